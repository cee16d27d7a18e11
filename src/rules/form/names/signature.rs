//! The body under the report.

use super::super::confused::misspelt;
use super::super::doers;
use super::reporting::{Reporting, reporting};
use crate::finding::{Finding, Severity, Words};
use crate::report::{Located, may_be_one};
use crate::rules::{Context, Meta, Rule, Sink};

/// FORM-SIGNATURE.
pub struct Signature;

impl Rule for Signature {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-SIGNATURE",
            severity: Severity::Error,
            on: true,
            title: ("落款机关与标题不符", "Signed by another body"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
落款的机关名称与标题中的机关名称是否相同。标题与落款、正文都不同的，以多数为报告的机关，指出标题。
## 为什么
年度报告由标题所称的机关负责；落款是别的机关，多为沿用了别家的稿子。
## 会报告
```gouji
基础：局 2023
落款：«青禾区水利局»
```
```gouji
基础：区 2023
落款：«青禾区人民政府办公室»
```
```gouji
基础：局 2023
标题：«青禾区水利局»2023年政府信息公开工作年度报告
前言：本报告由青禾区农业农村局编制，统计期限为2023年1月1日至2023年12月31日。
```
```gouji
基础：镇 2023
标题：白沙岭镇人民政府2023年政府信息公开工作年度报告
落款：«白沙镇人民政府»
```
```gouji
基础：区 2023
标题：青禾区入民政府2023年政府信息公开工作年度报告
落款：«云溪市青禾区人民政府»
```
## 不报告
```gouji
基础：区 2023
落款：云溪市青禾区人民政府
```
## 何时不报
标题没有写机关；一方是另一方的简称，或只是省略了上级地名、“人民政府”“办事处”。只差形近、音近字（末、未）的为提醒；政府的报告由其办公室落款（或相反）的为提示。
## 容差
无。",
                "## What
Whether the body under the report is the one in its title. Where signature and text agree on another body than the title, the report is theirs and the title is told.
## Why
The body that the title names answers for the report; another one under it was usually left from its draft.
## Reported
## Not reported
## Silent when
The title names no body; one name is short for the other, or only leaves out the place above or 人民政府, 办事处. A warning where they differ only by characters taken for one another; for information where a government's own office signs, or a government for its office.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(Reporting { body, title, title_is_odd }) = reporting(cx).filter(|_| cx.is_report()) else {
            return;
        };
        let code = self.meta().code;
        let signature = cx.report.identity.signature.as_ref();
        if title_is_odd {
            let by = signature.filter(|s| may_be_one(&s.value, &body.value));
            let (zh, en) = match by {
                Some(_) => ("落款和正文均为", "signature and text name"),
                None => ("前言和正文均为", "preamble and text name"),
            };
            let message = Words::new(
                format!("标题写“{}”，{zh}“{}”，疑为标题的机关未改。", title.value, body.value),
                format!(
                    "The title names {}; {en} {}. The title may be left from another report.",
                    title.value, body.value
                ),
            );
            let finding = Finding::new(code, Severity::Error, message).subject(title.span);
            sink.fails(finding.evidence(by.map_or(body.span, |signature| signature.span)));
        }
        let Some(Located { value: name, span: place }) = signature else { return };
        // A government and its own office, whichever of them signs.
        let extends = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| !rest.is_empty());
        let own_office = extends(name, &body.value)
            || extends(&body.value, name) && body.value.ends_with("办公室") && name.ends_with("政府");
        // Where a character of a name was lost, nobody can compare it.
        let is_damaged =
            [name, &body.value].into_iter().any(|name| name.contains(char::REPLACEMENT_CHARACTER));
        let may_be_one = may_be_one(name, &body.value) && !doers::of_other_places(name, &body.value);
        if is_damaged || !own_office && may_be_one {
            return;
        }
        let misspelt = misspelt(name, &body.value).filter(|_| !own_office);
        let severity = match misspelt {
            _ if own_office => Severity::Info,
            Some(_) => Severity::Warning,
            None => Severity::Error,
        };
        let (zh, en) = if title_is_odd { ("正文", "The text") } else { ("标题", "The title") };
        let message = match misspelt {
            Some((under, above)) => Words::new(
                format!("{zh}为“{}”，落款为“{name}”，“{above}”与“{under}”应为同一个字。", body.value),
                format!(
                    "{en} names {}, but {name} signs: {above} and {under} should be one character.",
                    body.value
                ),
            ),
            None => Words::new(
                format!("{zh}为“{}”，落款为“{name}”，应为同一机关。", body.value),
                format!("{en} names {}, but {name} signs; they should be one body.", body.value),
            ),
        };
        sink.fails(Finding::new(code, severity, message).subject(*place).evidence(body.span));
    }
}
