//! The numbers of the six sections.

use super::super::sections::shifting;
use super::duplicate::{repeated_numbers, same_number};
use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-SEC-NUM.
pub struct SectionNumber;

impl Rule for SectionNumber {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-SEC-NUM",
            severity: Severity::Error,
            on: true,
            title: ("章节序号不对", "Wrong numeral"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
六个部分标题前的序号是否为一至六。
## 为什么
序号与统一格式不符，说明增减了章节，或由旧稿改来时漏改。
## 会报告
```gouji
基础：局 2023
章节 四 = «五、政府信息公开行政复议、行政诉讼情况»
```
## 不报告
```gouji
基础：局 2023
章节 一 = 总体情况
```
## 何时不报
标题没有序号；两个标题序号相同的归入 STRUCT-SEC-DUP 之下。2019年度降为警告。
## 容差
“一、”“一.”“第一部分”视为相同。",
                "## What
Whether the six parts are numbered 一 to 六.
## Why
Another number shows that a part was added or left out, or was not changed from an older draft.
## Reported
## Not reported
## Silent when
A heading has no number; two with the same number stand under STRUCT-SEC-DUP. A warning for 2019.
## Tolerance
一、 一. and 第一部分 are the same."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for section in cx.parts() {
            let Some(kind) = section.kind else { continue };
            if section.numeral.is_empty() || section.numeral == kind.numeral() {
                continue;
            }
            let stands = format!("{}、{}", section.numeral, section.title);
            let message = Words::new(
                format!("“{stands}”的序号应为“{}”。", kind.numeral()),
                format!("“{stands}” should be numbered “{}”.", kind.numeral()),
            );
            let mut finding =
                Finding::new(self.meta().code, cx.error_since_2020(), message).subject(section.heading);
            // The same number twice is the cause where there is one, or a section too many before it.
            finding.explained_by = repeated_numbers(cx)
                .into_iter()
                .find(|(_, second)| second.heading == section.heading)
                .map(|(first, second)| same_number(cx, first, second).sealed(cx.report.text()).fingerprint)
                .or_else(|| shifting(cx, section));
            sink.fails(finding);
        }
    }
}
