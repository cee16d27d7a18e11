//! Whom the public may ask.

use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};

/// FORM-CONTACT.
pub struct Contact;

impl Rule for Contact {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CONTACT",
            severity: Severity::Info,
            on: false,
            title: ("联系方式缺失", "Contact"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
报告里有没有联系电话。
## 为什么
公众对报告有疑问时可以联系。国家统一格式没有硬性要求，默认不启用。
## 会报告
```gouji
基础：局 2023
前言：本报告依据条例编制，统计期限为2023年1月1日至12月31日。
```
## 不报告
```gouji
基础：局 2023
前言：本报告依据条例编制，统计期限为2023年1月1日至12月31日。联系电话：0000-2200110。
```
## 何时不报
粘贴的只是报告的一段。
## 容差
无。",
                "## What
Whether a telephone number stands in the report.
## Why
So that the public can ask. The form does not insist on it, and the rule is off by default.
## Reported
## Not reported
## Silent when
Only a piece of a report was pasted.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let has = |text: &str| {
            ["电话", "联系方式", "热线"].iter().any(|w| text.contains(w))
                && text.bytes().any(|b| b.is_ascii_digit())
        };
        if !cx.is_whole() || cx.passages().iter().any(|p| has(p.text())) {
            return;
        }
        let message = Words::new("未见联系电话。", "There is no telephone number to ask at.");
        sink.fails(Finding::new(self.meta().code, Severity::Info, message));
    }
}
