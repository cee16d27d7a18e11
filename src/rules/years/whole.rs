//! The two reports as wholes: sudden changes, copied tables, names and years.

use super::{Pair, YearRule, is_number};
use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::report::same_body;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::set::sum;

/// Figures that grow or shrink tenfold.
pub const OUTLIER: YearRule = SetRule {
    meta: &Meta {
        code: "CY-OUTLIER",
        severity: Severity::Info,
        on: true,
        title: ("数据与上年相比骤变", "A figure changed abruptly"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
表二各数和表三新收、办理总计：两年相差十倍以上，或由有数变为0，且较大的一个不小于50的，提示核实；行政事业性收费金额骤变的警告。
## 为什么
骤变多半是口径、单位或填错位置造成的；收费金额相差约一万倍的，往往是“元”“万元”混用。
## 会报告
```gouji
表二 · 行政处罚 · 本年处理决定数量 = «12»
上年：
表二 · 行政处罚 = 9208
```
## 不报告
```gouji
表二 · 行政处罚 = 120
上年：
表二 · 行政处罚 = 264
```
## 何时不报
两年表式不同，相应格没有读到，或两个数都小于50。
## 容差
十倍。",
            "## What
Figures of table 2, and newly received and all handled of table 3: ten times as much or as little as last year, or nothing where there was something, the larger at least 50. Fees weigh as a warning.
## Why
Abrupt changes mostly come from another scope, unit or cell; fees that change ten-thousandfold were written in yuan for ten thousand yuan.
## Reported
## Not reported
## Silent when
The two forms differ, a cell was not read, or both figures are below 50.
## Tolerance
Tenfold.",
        ),
    },
    check: outlier,
};

fn outlier(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    let Some(form) = pair.later.t2.form.or(pair.later.t3.form) else { return };
    let disclosure = sum::cells(form, TableId::T2).into_iter().filter(|id| id.column != "delta");
    let applications = ["new_received", "total_handled"].map(|row| CellId::t3(row, "total"));
    for id in disclosure.chain(applications) {
        if !is_number(pair.later.cell(id)) || !is_number(pair.earlier.cell(id)) {
            continue;
        }
        let (Some(now), Some(then)) = (pair.later.value(id), pair.earlier.value(id)) else { continue };
        let (large, small) = if now > then { (now, then) } else { (then, now) };
        let tenfold = small.shifted(1).is_some_and(|ten| large >= ten);
        if large < Num::int(50) || !tenfold || small.is_negative() || (small.is_zero() && then.is_zero()) {
            continue;
        }
        let fee = id.row == "fee";
        let scale = small.shifted(3).is_some_and(|thousand| fee && !small.is_zero() && large >= thousand);
        let hint = if scale {
            ("，疑“元”“万元”混用", ": yuan for ten thousand yuan?")
        } else {
            ("", "")
        };
        let message = Words::new(
            format!(
                "{}〔{}〕由 {} 年的 {then} 变为 {now}{}。请核实统计口径和填报位置。",
                id.table.name_zh(),
                id.label_zh(),
                pair.earlier_year(),
                hint.0
            ),
            format!(
                "{}, {}: {then} in {}, now {now}{}. Check scope and place.",
                id.table.name_en(),
                id.label_en(),
                pair.earlier_year(),
                hint.1
            ),
        );
        let severity = if fee { Severity::Warning } else { OUTLIER.meta.severity };
        let finding =
            Finding::new(OUTLIER.meta.code, severity, message).sides(now, then, format!("{then} → {now}"));
        sink.fails(&pair.both(), pair.marked(finding, &[id], &[id]));
    }
}

/// A table that is last year's in every cell.
pub const COPY_TABLE: YearRule = SetRule {
    meta: &Meta {
        code: "CY-COPY-TABLE",
        severity: Severity::Warning,
        on: true,
        title: ("表格与上年完全相同", "A table is last year's in every cell"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
表二、表三、表四：非零数不少于十个，且全部与上年报告相同。
## 为什么
两年数字逐格相同几乎不可能，多半是沿用上年文件时忘了更新表格。
## 会报告
```gouji
一：全年工作平稳。
上年：
一：上年工作平稳。
```
## 不报告
```gouji
表三 · 重复申请 = 6 1 0 0 0 0 7
表四 · 行政复议 = 1 0 0 0 1
上年：
表四 · 行政复议 = 2 0 0 0 2
```
## 何时不报
非零数不足十个，或表格没有完整读到。
## 容差
无。",
            "## What
A table with ten or more figures that are not 0, all of them as in last year's report.
## Why
That hardly happens; more likely last year's file was used and the table forgotten.
## Reported
## Not reported
## Silent when
There are fewer than ten such figures, or a table was not read in full.
## Tolerance
None.",
        ),
    },
    check: copied_table,
};

fn copied_table(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for table in TableId::ALL {
        let (now, then) = (pair.later.table(table), pair.earlier.table(table));
        let Some(form) = now.form.filter(|f| then.form == Some(f)) else { continue };
        let ids = sum::cells(form, table);
        let (figures, before) = (sum::figures(pair.later, &ids), sum::figures(pair.earlier, &ids));
        let filled = figures.iter().flatten().filter(|n| !n.is_zero()).count();
        if filled < 10 || figures.iter().any(Option::is_none) || figures != before {
            continue;
        }
        let message = Words::new(
            format!(
                "{} {filled} 个非零数与 {} 年报告全部相同，疑为沿用上年表格。请核对是否已更新。",
                table.name_zh(),
                pair.earlier_year()
            ),
            format!(
                "All {filled} figures of {} are those of the report on {}: was the table updated?",
                table.name_en(),
                pair.earlier_year()
            ),
        );
        let mut finding = Finding::new(COPY_TABLE.meta.code, COPY_TABLE.meta.severity, message);
        finding.marks.extend(now.span.map(|span| pair.subject(span)));
        finding.marks.extend(then.span.map(|span| pair.evidence(span)));
        finding.cells = ids;
        sink.fails(&pair.both(), finding);
    }
}

/// The body is called otherwise than last year.
pub const BODY: YearRule = SetRule {
    meta: &Meta {
        code: "CY-BODY",
        severity: Severity::Info,
        on: true,
        title: ("单位名称与上年不同", "The body has another name than last year"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
指定为同一机关的两年报告，机关名称是否一致。
## 为什么
机构改革后名称、职责变化的，两年数字可能不衔接，应在报告中说明。
## 会报告
```gouji
基础：局 2023
标题：青禾区乡村振兴局2023年政府信息公开工作年度报告
落款：青禾区乡村振兴局
上年：
标题：青禾区农业农村局2022年政府信息公开工作年度报告
```
## 不报告
```gouji
标题：云溪市青禾区人民政府2023年政府信息公开工作年度报告
上年：
标题：青禾区人民政府2022年政府信息公开工作年度报告
```
## 何时不报
有一份没有读到机关名称，或只是省略了上级地名。
## 容差
无。",
            "## What
Two reports that are given as one body's name the same body.
## Why
After a reorganisation figures may not follow on those of last year; the report should say so.
## Reported
## Not reported
## Silent when
A report names no body, or one only leaves out the city or province.
## Tolerance
None.",
        ),
    },
    check: renamed,
};

/// Whether the two reports name one body, as far as they name any.
pub fn same_name(pair: &Pair<'_>) -> bool {
    match (&pair.later.identity.body, &pair.earlier.identity.body) {
        (Some(now), Some(then)) => same_body(&now.value, &then.value),
        _ => true,
    }
}

fn renamed(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    if same_name(pair) {
        return;
    }
    let (Some(now), Some(then)) = (&pair.later.identity.body, &pair.earlier.identity.body) else { return };
    let message = Words::new(
        format!(
            "本年报告的机关是“{}”，{} 年报告是“{}”。如因机构改革更名，请在报告中说明；如选错了上年报告，请更换。",
            now.value,
            pair.earlier_year(),
            then.value
        ),
        format!(
            "This report is of {}, the one on {} of {}. Tell of the reorganisation, or choose the right report.",
            now.value,
            pair.earlier_year(),
            then.value
        ),
    );
    let mut finding = Finding::new(BODY.meta.code, BODY.meta.severity, message);
    finding.marks.extend([pair.subject(now.span), pair.evidence(then.span)]);
    sink.fails(&pair.both(), finding);
}

/// Two reports of one body with a year or more between them.
pub const GAP: YearRule = SetRule {
    meta: &Meta {
        code: "CY-GAP",
        severity: Severity::NotEvaluated,
        on: true,
        title: ("两份报告年度不连续", "The two reports are not on consecutive years"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
同一机关的两份报告是否为相连的两个年度。
## 为什么
结转、现行有效等衔接关系只在相连的年度之间成立；缺少中间年度就无法核对，需要说明而不能当作通过。
## 会报告
```gouji
上年：
标题：青禾区人民政府2021年政府信息公开工作年度报告
前言：本报告统计期限为2021年1月1日至2021年12月31日。
落款：2022年1月18日
```
## 不报告
```gouji
上年：
标题：青禾区人民政府2022年政府信息公开工作年度报告
```
## 何时不报
年度没有读到。
## 容差
无。",
            "## What
Whether two reports of one body are on years that follow one another.
## Why
Only then do figures carry over. With a year missing nothing can be compared, and that is said rather than passed over.
## Reported
## Not reported
## Silent when
A year was not read.
## Tolerance
None.",
        ),
    },
    check: gap,
};

fn gap(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    if pair.years.consecutive {
        return;
    }
    let (now, then) = (pair.later_year(), pair.earlier_year());
    let message = Words::new(
        format!(
            "两份报告是 {then} 年度和 {now} 年度，不是相连的两年，跨年衔接未核对。请补上中间年度或上一年度的报告。"
        ),
        format!(
            "The reports are on {then} and {now}, which do not follow one another: nothing was compared. Add the \
             report of the year before."
        ),
    );
    let mut finding = Finding::new(GAP.meta.code, GAP.meta.severity, message);
    let year_of = |report: &crate::report::Report| report.identity.year.as_ref().map(|y| y.span);
    finding.marks.extend(year_of(pair.later).map(|span| pair.subject(span)));
    finding.marks.extend(year_of(pair.earlier).map(|span| pair.evidence(span)));
    sink.fails(&pair.both(), finding);
}
