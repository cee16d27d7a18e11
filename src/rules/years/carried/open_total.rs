//! 对外公开总数量与上年不衔接.

use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, bare};
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::rules::years::{Pair, YearRule, figure, is_number};

/// 对外公开总数量 is last year's plus 新公开 (form of 2019).
pub const OPEN_TOTAL: YearRule = SetRule {
    meta: &Meta {
        code: "CY-OPENTOTAL",
        severity: Severity::Info,
        on: true,
        title: ("对外公开总数量与上年不衔接", "Documents open in all do not follow from last year"),
        holds: Some(("对外公开总数量与上年衔接", "Documents open in all as follows from last year")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么
2019年表式表二：本年“对外公开总数量”一般等于上年“对外公开总数量”加“本年新公开数量”；不等的提示，总数比上年减少而正文未提清理、废止的警告。
## 为什么
公开过的文件除被清理、废止外仍应公开。
## 会报告
```gouji
基础：区 2020
一 = 全年公开工作平稳。
表二 · 规范性文件 · 对外公开总数量 = «30»
上年：
表二 · 规范性文件 = 5 5 41
```
## 不报告
```gouji
基础：区 2020
表二 · 规范性文件 = 6 6 47
上年：
表二 · 规范性文件 = 5 5 41
```
## 何时不报
有一份不是2019年表式，或相应格没有读到。
## 容差
无。",
            "## What
In the form of 2019: documents open in all are usually last year's plus those newly opened; a smaller number than last year's, with no word of clearing out, is a warning.
## Why
What was opened stays open unless it is cleared out or repealed.
## Reported
## Not reported
## Silent when
One of the reports uses another form, or a cell was not read.
## Tolerance
None.",
        ),
    },
    check: open_total,
};

fn open_total(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for row in ["regulation", "normdoc"] {
        let (opened, all) = (CellId::t2(row, "new_open"), CellId::t2(row, "open_total"));
        let printed = is_number(pair.later.cell(all)) && is_number(pair.earlier.cell(all));
        let (Some(then), Some(new), Some(now)) =
            (figure(pair.earlier, all), figure(pair.later, opened), figure(pair.later, all))
        else {
            continue;
        };
        let Some(due) = then.checked_add(new).filter(|_| printed) else { continue };
        if due == now {
            sink.holds(OPEN_TOTAL.meta.code, [opened, all], format!("{then} + {new} = {now}"));
            continue;
        }
        let cleared = ["清理", "废止", "失效"].iter().any(|w| pair.later.text().contains(w));
        let severity = if now < then && !cleared { Severity::Warning } else { Severity::Info };
        let label = all.spec().map_or(("", ""), |(row, _)| (bare(row.label), row.label_en));
        let message = Words::new(
            format!(
                "{}：{} 年公开总数 {then} + 本年新公开 {new} = {due}，本年填 {now}。\
                 有清理、废止的请在报告中说明，否则请核对。",
                label.0,
                pair.earlier_year()
            ),
            format!(
                "{}: {then} open in all in {}, plus {new} newly opened, makes {due}; the report has {now}. Say so where \
                 documents were cleared out, otherwise check.",
                label.1,
                pair.earlier_year()
            ),
        );
        let finding = Finding::new(OPEN_TOTAL.meta.code, severity, message).sides(
            due,
            now,
            format!("{then} + {new} = {due} ≠ {now}"),
        );
        sink.fails(&pair.both(), pair.marked(finding, &[all, opened], &[all]));
    }
}
