//! 上一年项目数量与上年报告不衔接.

use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, bare};
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::rules::years::{Pair, YearRule, figure, is_number};

/// 上一年项目数量 is last year's, with its 增/减 (form of 2019).
pub const ITEMS: YearRule = SetRule {
    meta: &Meta {
        code: "CY-ITEMS",
        severity: Severity::Warning,
        on: true,
        title: (
            "上一年项目数量与上年报告不衔接",
            "Items of the year before do not follow from last year's report",
        ),
        holds: Some(("上一年项目数量与上年报告衔接", "Items of the year before as in last year's report")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么
2019年表式表二：本年“上一年项目数量”应等于上年报告的“上一年项目数量”加“本年增/减”。
## 为什么
上年末的项目数就是本年的“上一年项目数量”。
## 会报告
```gouji
基础：区 2020
表二 · 行政许可 · 上一年项目数量 = «210»
上年：
表二 · 行政许可 = 205 +3 1700
```
## 不报告
```gouji
基础：区 2020
表二 = 0
表二 · 行政许可 = 208 +3 1830
上年：
表二 = 0
表二 · 行政许可 = 205 +3 1700
```
## 何时不报
有一份不是2019年表式，或相应格没有读到、只填了符号。
## 容差
无；只作警告。",
            "## What
In the form of 2019: the number of items of the year before is last year's number with last year's increase or decrease.
## Why
The number at the end of last year is the one that this year begins with.
## Reported
## Not reported
## Silent when
One of the reports uses another form, or a cell was not read or holds only a sign.
## Tolerance
None; only a warning.",
        ),
    },
    check: items,
};

fn items(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for row in ["license", "other_service", "penalty", "coercion", "fee"] {
        let (before, delta) = (CellId::t2(row, "prev_items"), CellId::t2(row, "delta"));
        let printed = is_number(pair.later.cell(before)) && is_number(pair.earlier.cell(before));
        let (Some(then), Some(change), Some(now)) =
            (figure(pair.earlier, before), figure(pair.earlier, delta), figure(pair.later, before))
        else {
            continue;
        };
        let Some(due) = then.checked_add(change).filter(|_| printed) else { continue };
        let sum = if change.is_negative() {
            format!("{then} − {}", change.negated())
        } else {
            format!("{then} + {change}")
        };
        if due == now {
            sink.holds(ITEMS.meta.code, [before, delta], format!("{sum} = {now}"));
            continue;
        }
        let label = before.spec().map_or(("", ""), |(row, _)| (bare(row.label), row.label_en));
        let message = Words::new(
            format!(
                "{}“上一年项目数量”应为 {due} 项，现填 {now} 项。{} 年报告上一年项目 {then} 项、增减 {change} 项。\
                 请核对两年的权责清单。",
                label.0,
                pair.earlier_year()
            ),
            format!(
                "{}: the report on {} has {then} items and a change of {change}, so this year begins with {due}, not \
                 {now}. Check both years' lists.",
                label.1,
                pair.earlier_year()
            ),
        );
        let finding = Finding::new(ITEMS.meta.code, ITEMS.meta.severity, message).sides(
            due,
            now,
            format!("{sum} = {due} ≠ {now}"),
        );
        sink.fails(&pair.both(), pair.marked(finding, &[before], &[before, delta]));
    }
}
