//! 分项大于总数.

use super::{Sum, weigh};
use crate::finding::{Finding, Severity, Words};
use crate::rules::narrative::quoted;
use crate::rules::{Context, Meta, Rule, Sink};

/// 分项大于总数.
pub struct PartExceedsWhole;

impl Rule for PartExceedsWhole {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-SUB-GT",
            severity: Severity::Error,
            on: true,
            title: ("分项大于总数", "A part exceeds the whole"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
紧跟在总数之后、以“其中”引出的第一个分项，不应大于总数；后面又接一个“其中”的那一项也不应大于总数，只作提醒。
## 为什么
分项与总数写在同一段话里，任何读者都会加一加；加不拢，整份报告的数字都会被怀疑。
## 会报告
```gouji
一：2023年，全区主动公开政府信息120条，其中规范性文件«210条»、政策解读12条。
```
## 不报告
```gouji
一：2023年，全区主动公开政府信息210条，其中规范性文件12条、政策解读120条。
```
## 何时不报
单位不同、约数、别的年度的数不报；“其中”另起一句的不报。
## 容差
无。
",
                "\
## What
The first part behind 其中 in the whole's own sentence cannot exceed it, nor the one that another 其中 divides (a warning).
## Why
A whole and its parts stand in one paragraph, and every reader adds them up; where they do not, no figure of the report is believed.
## Reported
210 of 120.
## Not reported
12 of 210.
## Silent when
Other units, rounded numbers, other years, 其中 in a sentence of its own.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        for list in &report.lists {
            let Sum::PartExceeds { whole, part, severity } = weigh(report, list) else { continue };
            let message = Words::new(
                format!(
                    "正文“{}”，其中一项{}大于总数{}，请核对。",
                    quoted(report.text(), part.quote),
                    part.value,
                    whole.value
                ),
                format!("A part, {}, exceeds its whole, {}. Check both.", part.value, whole.value),
            );
            let finding = Finding::new(self.meta().code, severity, message)
                .sides(part.value, whole.value, format!("{} > {}", part.value, whole.value))
                .subject(part.span)
                .evidence(whole.span);
            sink.fails(finding);
        }
    }
}
