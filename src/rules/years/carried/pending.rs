//! 上年未审结案件去向不明.

use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::rules::years::{Pair, YearRule, figure};

/// Cases pending at the end of last year should come up again.
pub const PENDING: YearRule = SetRule {
    meta: &Meta {
        code: "CY-PENDING",
        severity: Severity::Info,
        on: false,
        title: ("上年未审结案件去向不明", "Last year's pending cases are not accounted for"),
        holds: Some(("上年未审结案件均有去向", "Last year's pending cases are accounted for")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么
表四各类案件：本年总计不应少于上年报告的“尚未审结”。
## 为什么
上年未审结的案件一般在本年有结果。是否重新计入各地口径不一，因此只作提示，默认不用。
## 会报告
```gouji
表四 · 行政复议 · 总计 = «2»
上年：
表四 · 行政复议 = 1 0 0 5 6
```
## 不报告
```gouji
表四 · 行政复议 = 4 0 0 1 5
上年：
表四 · 行政复议 = 1 0 0 5 6
```
## 何时不报
相应格没有读到。
## 容差
无。",
            "## What
Table 4: each block's total is not below last year's number of pending cases.
## Why
Cases pending at the end of one year usually get their result in the next. Whether they are counted again is not settled, so this is for information and off by default.
## Reported
## Not reported
## Silent when
A cell was not read.
## Tolerance
None.",
        ),
    },
    check: pending,
};

fn pending(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for block in ["review", "suit_direct", "suit_after"] {
        let (open, all) = (CellId::t4(block, "pending"), CellId::t4(block, "total"));
        let (Some(then), Some(now)) = (figure(pair.earlier, open), figure(pair.later, all)) else { continue };
        if now >= then {
            sink.holds(PENDING.meta.code, [all, open], format!("{now} ≥ {then}"));
            continue;
        }
        let label = all.spec().map_or(("", ""), |(row, _)| (row.label, row.label_en));
        let message = Words::new(
            format!(
                "{}：{} 年尚未审结 {then} 件，本年总计 {now} 件。请核实上年未审结案件是否已计入本年结果。",
                label.0,
                pair.earlier_year()
            ),
            format!(
                "{}: {then} cases were pending at the end of {}, and this year's total is {now}. Check whether their \
                 results were counted.",
                label.1,
                pair.earlier_year()
            ),
        );
        let finding = Finding::new(PENDING.meta.code, PENDING.meta.severity, message).sides(
            now,
            then,
            format!("{now} < {then}"),
        );
        sink.fails(&pair.both(), pair.marked(finding, &[all], &[open]));
    }
}
