//! How roughly a number may be said.

use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::report::prose::Qualifier;
use crate::rules::narrative::{Verdict, quoted};
use crate::rules::{Context, Meta, Rule, Sink};

/// 约数与实际出入偏大.
pub struct RoughlyRight;

impl Rule for RoughlyRight {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-QUAL",
            severity: Severity::Info,
            on: false,
            title: ("约数与实际出入偏大", "A rounded number is far off"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
正文写“约、近、超、余”的件数，与表中实际数出入是否超出措辞允许的范围。
## 为什么
“近100件”而实际112件，措辞不当。默认不开。
## 会报告
```gouji
一：2023年，全区共收到政府信息公开申请近«100件»。
```
## 不报告
```gouji
一：2023年，全区共收到政府信息公开申请近150件。
```
## 何时不报
默认不开。
## 容差
超、余：不小于所述且不超过其1.3倍；近：所述的90%至100%；约：上下5%。
",
                "\
## What
Whether a number with 约, 近, 超 or 余 lies within what the word allows.
## Why
“Nearly 100” for 112 is the wrong word. Off by default.
## Reported
Nearly 100, where the table has 146.
## Not reported
Nearly 150.
## Silent when
Off by default.
## Tolerance
Over: up to 1.3 times; nearly: 90 to 100 %; about: 5 % either way.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for (fact, judged) in cx.report.facts.iter().zip(cx.judgements()) {
            let rough = !matches!(fact.qualifier, Qualifier::Exact | Qualifier::Reaching);
            if !rough || judged.verdict != Verdict::Differs {
                continue;
            }
            let Some(reason) = &judged.reason else { continue };
            let quote = quoted(cx.report.text(), fact.quote);
            let message =
                Words::new(format!("正文“{quote}”，{}。", reason.zh), format!("“{quote}”: {}.", reason.en));
            let finding = Finding::new(self.meta().code, Severity::Info, message)
                .sides(fact.value, judged.right.unwrap_or(Num::ZERO), "")
                .cells(judged.cells.iter().copied())
                .subject(fact.span);
            sink.fails(finding);
        }
    }
}
