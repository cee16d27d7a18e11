//! How long a report is.

use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-LENGTH.
pub struct Length;

impl Rule for Length {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-LENGTH",
            severity: Severity::Info,
            on: false,
            title: ("总体情况超出篇幅", "Section one is too long"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第一部分的字数是否超过本地要求（设置“篇幅”，例如 1000 字）。
## 为什么
有的地方要求总体情况原则上不超过一千字。国家统一格式没有此项要求，故默认不启用。
## 会报告
```gouji
基础：局 2023
设置：篇幅 = 20
一 = «2023年，我局认真落实条例要求，及时主动公开各类政府信息，规范办理公开申请。»
```
## 不报告
```gouji
基础：局 2023
设置：篇幅 = 1000
一 = 2023年，我局认真落实条例要求。
```
## 何时不报
没有设置字数。
## 容差
按字符计，空白不计。",
                "## What
Whether part one is longer than the local notice allows (a setting, for instance 1000 characters).
## Why
Some places ask for it. The national form does not, so it is off by default.
## Reported
## Not reported
## Silent when
No length is set.
## Tolerance
Characters, white space left out."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let limit = cx.options.section_one_limit;
        if limit == 0 {
            return;
        }
        let length: usize = cx.prose_of(SectionKind::S1).map(|p| p.text().chars().count()).sum();
        if length <= limit {
            return;
        }
        let message = Words::new(
            format!("总体情况 {length} 字，本地要求原则上不超过 {limit} 字。"),
            format!("Part one has {length} characters; the local notice allows {limit}."),
        );
        let places = cx.prose_of(SectionKind::S1).map(|p| p.paragraph.span);
        let place = places.reduce(crate::text::Span::join).unwrap_or_default();
        sink.fails(Finding::new(self.meta().code, Severity::Info, message).subject(place));
    }
}
