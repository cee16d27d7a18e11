//! Words of growth against their numbers.

use super::{Growth, growths};
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::report::prose::Direction;
use crate::rules::{Context, Meta, Rule, Sink};

/// 增减方向与数字矛盾.
pub struct DirectionFits;

impl Rule for DirectionFits {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-DIR",
            severity: Severity::Error,
            on: true,
            title: ("增减方向与数字矛盾", "Up or down against the numbers"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
句中写明了前后两个数时，“增长、增加到”应当由小到大，“下降、减少到”应当由大到小。
## 为什么
方向写反是改稿时最常见的遗漏。
## 会报告
```gouji
一：2023年，全区公报赠阅点由112个增加到«72个»。
```
## 不报告
```gouji
一：2023年，全区公报赠阅点由72个增加到112个。
```
## 何时不报
两个数单位不同、有约数的不报。
## 容差
无。
",
                "\
## What
Where both numbers are printed, 增长 must go up and 下降 down.
## Why
A word left over from last year.
## Reported
“Rose” from 112 to 72.
## Not reported
From 72 to 112.
## Silent when
Different units, rounded numbers.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        // Of a difference without a percentage INT-YOY speaks.
        let own = |g: &Growth<'_>| g.contradicts() && (g.percent.is_some() || g.difference.is_none());
        for growth in growths(report).filter(own) {
            let (Some(base), current) = (growth.base, growth.current_value) else { continue };
            let (zh, en) = match growth.direction {
                Direction::Up => ("增长", "up"),
                Direction::Down => ("下降", "down"),
            };
            let message = Words::new(
                format!("由{base}到{current}，正文却写“{zh}”，方向与数字相反，请核对。"),
                format!(
                    "From {base} to {current}, but the prose says {en}: the direction contradicts the numbers."
                ),
            );
            let place = growth.percent.unwrap_or(growth.current);
            let severity = if growth.apart { Severity::Warning } else { Severity::Error };
            let finding = Finding::new(self.meta().code, severity, message)
                .sides(
                    growth.current.value,
                    Num::int(i64::try_from(base).unwrap_or(0)),
                    format!("{base} → {current}"),
                )
                .subject(place.span);
            sink.fails(growth.with_base(finding));
        }
    }
}
