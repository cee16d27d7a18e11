//! The order of the sections.

use crate::finding::{Finding, Severity, Words};
use crate::report::{Section, SectionKind};
use crate::rules::parse::full_title;
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-SEC-ORDER.
pub struct Order;

impl Rule for Order {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-SEC-ORDER",
            severity: Severity::Error,
            on: true,
            title: ("章节顺序不对", "Wrong order"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
六个部分的先后顺序。
## 为什么
统一格式的顺序固定，便于查阅、汇总和比对。
## 会报告
```gouji
基础：局 2023
章节 三 = 三、政府信息公开行政复议、行政诉讼情况
章节 四 = «四、收到和处理政府信息公开申请情况»
```
## 不报告
```gouji
基础：局 2023
前言：本报告由总体情况、存在的主要问题及改进情况、主动公开政府信息情况等部分组成。统计期限为2023年1月1日至2023年12月31日。
```
## 何时不报
重复的标题由 STRUCT-SEC-DUP 报告。2019年度降为警告。
## 容差
无。",
                "## What
The order of the six parts.
## Why
The form fixes it, so that reports can be read and added up side by side.
## Reported
## Not reported
## Silent when
A repeated heading is reported by STRUCT-SEC-DUP. A warning for 2019.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let mut highest: Option<&Section> = None;
        let mut seen: Vec<SectionKind> = Vec::new();
        for section in cx.parts() {
            let Some(kind) = section.kind.filter(|kind| !seen.contains(kind)) else { continue };
            seen.push(kind);
            match highest {
                Some(before) if before.kind > section.kind => {
                    let (this, that) = (full_title(kind), before.kind.map(full_title).unwrap_or_default());
                    let message = Words::new(
                        format!("“{this}”出现在“{that}”之后，应在其前。请按统一格式的顺序排列。"),
                        format!("“{this}” stands behind “{that}” and belongs before it, as the form has it."),
                    );
                    let finding = Finding::new(self.meta().code, cx.error_since_2020(), message);
                    sink.fails(finding.subject(section.heading).evidence(before.heading));
                }
                _ => highest = Some(section),
            }
        }
    }
}
