//! The numbers of the six sections.

use super::super::sections::{numeral_value, shifting};
use super::duplicate::repeated_numbers;
use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-SEC-NUM.
pub struct SectionNumber;

/// So many of the six with their number show that it was lost where there is none.
const MOST: usize = 5;

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
六个部分标题前的序号是否为一至六，五个有序号而一个没有的为警告。
## 为什么
序号与统一格式不符，说明增减了章节，或由旧稿改来时漏改。
## 会报告
```gouji
基础：局 2023
章节 四 = «七、政府信息公开行政复议、行政诉讼情况»
```
```gouji
基础：局 2023
章节 一 = «总体情况»
```
## 不报告
```gouji
基础：局 2023
章节 一 = 总体情况
章节 二 = 主动公开政府信息情况
```
## 何时不报
两个以上标题没有序号；两个标题序号相同的、由前面一处错号带出来的，归入该处之下。2019年度降为警告。
## 容差
“一、”“一.”“第一部分”视为相同。",
                "## What
Whether the six parts are numbered 一 to 六; one without a number beside five that have theirs is a warning.
## Why
Another number shows that a part was added or left out, or was not changed from an older draft.
## Reported
## Not reported
## Silent when
Two or more headings have no number; two with the same number, and what only follows from a wrong one before it, stand under that. A warning for 2019.
## Tolerance
一、 一. and 第一部分 are the same."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let right = |s: &&crate::report::Section| s.kind.is_some_and(|kind| kind.numeral() == s.numeral);
        let numbered = cx.parts().iter().filter(right).count();
        // The last section whose number is off, how far, and what says so: those behind it that are as far off have no other
        // cause.
        let mut off: Option<(isize, Option<String>)> = None;
        for section in cx.parts() {
            let Some(kind) = section.kind else { continue };
            if section.numeral.is_empty() && numbered >= MOST {
                let (title, due) = (&section.title, kind.numeral());
                let message = Words::new(
                    format!("标题“{title}”缺少序号，应为“{due}、”。"),
                    format!("The heading “{title}” lacks its number “{due}”."),
                );
                sink.fails(
                    Finding::new(self.meta().code, Severity::Warning, message).subject(section.heading),
                );
            }
            if section.numeral.is_empty() || section.numeral == kind.numeral() {
                off = None;
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
            let by = isize::try_from(numeral_value(section)).ok();
            let by = by.and_then(|stands| stands.checked_sub_unsigned(kind as usize));
            let before = off.take().filter(|(last, _)| by == Some(*last)).and_then(|(_, cause)| cause);
            finding.explained_by = repeated_numbers(cx)
                .into_iter()
                .find(|same| same.wrong().heading == section.heading)
                .map(|same| same.finding(cx).sealed(cx.report.text()).fingerprint)
                .or_else(|| shifting(cx, section))
                .or(before);
            let cause = finding.explained_by.clone();
            let cause = cause.or_else(|| Some(finding.clone().sealed(cx.report.text()).fingerprint));
            off = by.map(|by| (by, cause));
            sink.fails(finding);
        }
    }
}
