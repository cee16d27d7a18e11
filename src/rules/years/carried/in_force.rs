//! 现行有效件数与上年推算不符.

use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, bare};
use crate::num::Num;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::rules::years::{Pair, YearRule, figure, is_number};

/// 现行有效 is last year's, plus 制发, minus 废止.
pub const VALID: YearRule = SetRule {
    meta: &Meta {
        code: "CY-VALID",
        severity: Severity::Warning,
        on: true,
        title: ("现行有效件数与上年推算不符", "In force does not follow from last year"),
        holds: Some(("现行有效件数与上年推算相符", "In force as follows from last year")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么
2021年表式表二“规章”“行政规范性文件”：本年现行有效件数应等于上年现行有效件数加本年制发件数减本年废止件数。
## 为什么
三个数之间有固定的推算关系。不符的常见原因：废止件数漏填，或文件到期失效、清理、机构改革未作说明。
## 会报告
```gouji
表二 · 行政规范性文件 · 现行有效件数 = «50»
上年：
表二 · 行政规范性文件 = 3 1 41
```
## 不报告
```gouji
表二 · 行政规范性文件 = 6 2 45
上年：
表二 · 行政规范性文件 = 3 1 41
```
## 何时不报
有一份是2019年表式（口径不同，2020年与2021年之间没有推算关系），或相应格没有读到。
## 容差
无；只作警告，因为失效、清理、机构改革都可能使推算不成立。",
            "## What
In the form of 2021: regulations and normative documents in force are last year's, plus those made, minus those repealed.
## Why
The three figures are tied together. Usual causes: repeals not counted, documents that lapsed or were cleared out without a note.
## Reported
## Not reported
## Silent when
One of the reports uses the form of 2019, which counts otherwise, or a cell was not read.
## Tolerance
None; only a warning, because lapsed documents and reorganisations break the relation lawfully.",
        ),
    },
    check: valid,
};

fn valid(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for row in ["regulation", "normdoc"] {
        let cell = |column| CellId::t2(row, column);
        let ids = [cell("made"), cell("repealed"), cell("valid")];
        let printed =
            is_number(pair.later.cell(cell("valid"))) && is_number(pair.earlier.cell(cell("valid")));
        let (Some(then), Some(made), Some(repealed), Some(now)) = (
            figure(pair.earlier, cell("valid")),
            figure(pair.later, cell("made")),
            figure(pair.later, cell("repealed")),
            figure(pair.later, cell("valid")),
        ) else {
            continue;
        };
        let Some(due) = then.checked_add(made).and_then(|n| n.checked_sub(repealed)) else { continue };
        if !printed {
            continue;
        }
        if due == now {
            sink.holds(VALID.meta.code, ids, format!("{then} + {made} − {repealed} = {now}"));
            continue;
        }
        let label = cell("valid").spec().map_or(("", ""), |(row, _)| (bare(row.label), row.label_en));
        let gap = now.checked_sub(due).unwrap_or(Num::ZERO);
        let (less_zh, less_en, gap) =
            if gap.is_negative() { ("少", "fewer", gap.negated()) } else { ("多", "more", gap) };
        let message = Words::new(
            format!(
                "{}现行有效应为 {due} 件，现填 {now} 件，{less_zh} {gap} 件。{} 年 {then} 件，加本年制发 {made} 件、\
                 减本年废止 {repealed} 件。请核实废止、失效件数，或在报告中说明原因（到期失效、清理、机构改革）。",
                label.0,
                pair.earlier_year()
            ),
            format!(
                "{}: {then} in force in {}, plus {made} made, minus {repealed} repealed, makes {due}; the report has \
                 {now}, {gap} {less_en}. Check repealed and lapsed documents, or give the reason.",
                label.1,
                pair.earlier_year()
            ),
        );
        let finding = Finding::new(VALID.meta.code, VALID.meta.severity, message).sides(
            due,
            now,
            format!("{then} + {made} − {repealed} = {due} ≠ {now}"),
        );
        // The cell that is off first; the same cell of the year before is evidence.
        let later = [cell("valid"), cell("made"), cell("repealed")];
        sink.fails(&pair.both(), pair.marked(finding, &later, &[cell("valid")]));
    }
}
