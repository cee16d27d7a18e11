//! Table 3 all zero beside prose that names applications.

use super::messages;
use crate::finding::{Finding, Severity, Words};
use crate::form::TableId;
use crate::locate::evidence::said;
use crate::num::Num;
use crate::report::slot::Slot;
use crate::rules::{Context, Meta, Rule, Sink, blank_table};

/// T3-ALLZERO-TEXT.
pub struct AllZeroText;

impl Rule for AllZeroText {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-ALLZERO-TEXT",
            severity: Severity::Error,
            on: true,
            title: ("表三为0但正文有申请", "Table 3 is all 0 although the prose has applications"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
正文写明本年收到若干件申请，表三却全部为 0 或空白。
## 为什么
正文与表三说的是同一件事；全为 0 多半是表没有填，或填到了别处。
## 会报告
```gouji
基础：局 2023
表三 = 0
一：2023年，我局共收到政府信息公开申请«12件»，均已按时答复。
```
## 不报告
```gouji
基础：局 2023
表三 = 0
一：2023年，我局未收到政府信息公开申请。
```
```gouji
基础：局 2023
表三 = 0
一：2022年，我局共收到政府信息公开申请12件。
```
## 何时不报
表三没有读到，或有一格不为 0（由 NARR-NEW 等规则逐项核对）；正文的数属于其他单位或其他年度。
## 容差
无。",
                "## What
The prose says how many applications came in this year, but table 3 is all 0 or blank.
## Why
Both speak of the same; a table of zeros was probably not filled in.
## Reported
The prose has 12 applications and the table none.
## Not reported
None came in; the number is another year's.
## Silent when
Table 3 was not read or has a number other than 0 (NARR-NEW and others compare those); the number of the prose is another body's or another year's.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        if !report.t3.is_read()
            || blank_table::is_blank(report, TableId::T3)
            || !report.t3.cells().all(|(.., cell)| cell.for_sums().is_some_and(Num::is_zero))
        {
            return;
        }
        let said = said(report, Slot::New).into_iter().find(|(value, _)| *value > 0);
        let Some((value, span)) = said else { return };
        let quote: String = span.of(report.text()).split_whitespace().collect();
        let message = Words::new(
            format!("正文写收到申请“{quote}”，表三却全部为 0 或空白。请核对表三是否漏填。"),
            format!("The prose has “{quote}” applications, but table 3 is all 0 or blank. Was it filled in?"),
        );
        let finding = Finding::new(self.meta().code, Severity::Error, message)
            .sides(Num::int(value), Num::ZERO, format!("{value} ≠ 0"))
            .cells([messages::id("new_received", "total")])
            .subject(span);
        sink.fails(finding);
    }
}
