//! Growth that cannot be.

use super::{Growth, growths};
use crate::finding::{Finding, Severity, Words};
use crate::report::Report;
use crate::report::prose::{Direction, Qualifier};
use crate::report::slot::Slot;
use crate::rules::arithmetic::exact::{Printed, whole};
use crate::rules::narrative::quoted;
use crate::rules::{Context, Meta, Rule, Sink};

/// 同比不可能成立.
pub struct GrowthPossible;

impl Rule for GrowthPossible {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-YOY-IMPOSSIBLE",
            severity: Severity::Warning,
            on: true,
            title: ("同比不可能成立", "A growth that no earlier number gives"),
            holds: Some(("同比有可能的基数", "There is an earlier number that gives the growth")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
“……件，同比增长……%”没有写上年的数时，看是否存在一个整数基数，使增减幅按印出的位数恰为此数。不存在则必有一个数写错。
## 为什么
件数是整数，小的件数只能有少数几种增减幅。
## 会报告
```gouji
一：2023年，全区举办新闻发布会3场，同比增长«20%»。
```
## 不报告
```gouji
一：2023年，全区共收到政府信息公开申请146件，同比增长4.3%。
```
## 何时不报
约数、百分点、倍数以外的写法，以及增减幅不紧跟在件数之后的不报；基数写在句中的由 INT-YOY 核对。
## 容差
四舍五入与截断都算可能。
",
                "\
## What
Where no earlier number is printed, there must be a whole number from which the growth prints as it does. If none exists, one of the two figures is wrong.
## Why
Counts are whole numbers, and small ones allow only few percentages.
## Reported
3, up 20 %.
## Not reported
146, up 4.3 %.
## Silent when
Rounded numbers, percentage points, growth that does not follow its number directly; with the base printed it is INT-YOY.
## Tolerance
Rounded and cut off are both possible.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        for growth in growths(report) {
            let (Some(percent_fact), Some(printed), None) = (growth.percent, growth.printed, growth.base)
            else {
                continue;
            };
            if percent_fact.qualifier != Qualifier::Exact {
                continue;
            }
            let current = growth.current_value;
            if is_of_another(report, &growth, printed) {
                continue;
            }
            if let Some(base) = printed.feasible_base(current, growth.direction) {
                sink.holds_at(code, [percent_fact.span], Vec::new(), format!("{base} → {current}"));
                continue;
            }
            let quote = quoted(report.text(), percent_fact.span);
            let (zh, en) = match growth.direction {
                Direction::Up => ("增长", "up"),
                Direction::Down => ("下降", "down"),
            };
            let message = Words::new(
                format!(
                    "{current}{}同比{zh}{quote}：没有一个整数基数能得出这个比例，件数或比例至少一个有误。",
                    growth.current.unit
                ),
                format!(
                    "{current}, {en} {quote}: no whole number gives that. The count or the percentage is wrong."
                ),
            );
            let finding = Finding::new(code, Severity::Warning, message)
                .subject(percent_fact.span)
                .evidence(growth.current.span);
            sink.fails(finding);
        }
    }
}

/// Whether the growth may be of a count before: 收到申请383件,办结367件,结转下年16件,较上年增长36.3%.
fn is_of_another(report: &Report, growth: &Growth<'_>, printed: Printed) -> bool {
    let current = growth.current;
    let carried = matches!(current.slot, Slot::CarriedIn | Slot::CarriedOut);
    let mut before = report.facts_in(current.passage).iter().filter(|f| {
        f.sentence <= current.sentence && f.span.start < current.span.start && f.unit == current.unit
    });
    carried && before.any(|f| whole(f).is_some_and(|n| printed.feasible_base(n, growth.direction).is_some()))
}
