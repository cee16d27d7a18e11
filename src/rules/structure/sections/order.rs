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
重复的标题由 STRUCT-SEC-DUP 报告。2019年度降为警告；纯文本和 PDF 里颠倒的两部分序号都与统一格式相同的（“四、”在“三、”之前），可能是复制时打乱，也降为警告。
## 容差
无。",
                "## What
The order of the six parts.
## Why
The form fixes it, so that reports can be read and added up side by side.
## Reported
## Not reported
## Silent when
A repeated heading is reported by STRUCT-SEC-DUP. A warning for 2019, and in plain text and PDF where both parts have the form's own numbers (四 in front of 三): copying may have moved them.
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
                        format!("“{this}”应在“{that}”之前。请按统一格式的顺序排列。"),
                        format!("“{this}” stands behind “{that}” and belongs before it, as the form has it."),
                    );
                    // Nobody writes 四 in front of 三: both have the form's own numbers, so the text was put in another
                    // order, not the report. A file that is no copy has what it has.
                    let as_formed = |s: &Section| s.kind.is_some_and(|kind| s.numeral == kind.numeral());
                    let is_moved =
                        !cx.report.document.format.marks_cells() && as_formed(section) && as_formed(before);
                    let severity = if is_moved { Severity::Warning } else { cx.error_since_2020() };
                    let message = if is_moved {
                        Words::new(
                            format!(
                                "{}两处的序号都与统一格式相同，也可能是复制时打乱了次序，请核对原文。",
                                message.zh
                            ),
                            format!(
                                "{} Both have the form's own numbers: copying may have put them in this order. Please \
                                 compare with the file.",
                                message.en
                            ),
                        )
                    } else {
                        message
                    };
                    let finding = Finding::new(self.meta().code, severity, message);
                    sink.fails(finding.subject(section.heading).evidence(before.heading));
                }
                _ => highest = Some(section),
            }
        }
    }
}
