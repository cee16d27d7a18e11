//! The period that the report covers.

use super::year_mismatch::mismatch;
use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// FORM-PERIOD.
pub struct Period;

impl Rule for Period {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-PERIOD",
            severity: Severity::Warning,
            on: true,
            title: ("统计期限缺失或不完整", "Period"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
是否写明统计期限自1月1日起至12月31日止。
## 为什么
统计期限决定各数的口径；只写截止日期的，起点不明。
## 会报告
```gouji
基础：局 2023
前言：本报告依据条例编制，数据核定时间点为«2023年12月31日»。
```
```gouji
基础：局 2023
前言：本报告依据条例编制。
```
## 不报告
```gouji
基础：局 2023
前言：本报告依据条例编制，所列数据的统计期限自2023年1月1日起至12月31日止。
```
## 何时不报
粘贴的只是报告的一段。
## 容差
复制时丢失“年”“月”的日期按数字识别。",
                "## What
Whether the report says that it covers 1 January to 31 December.
## Why
The period tells what the figures count; an end alone leaves the beginning open.
## Reported
## Not reported
## Silent when
Only a piece of a report was pasted.
## Tolerance
Days that lost 年 and 月 in copying are read by their digits."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_whole() {
            return;
        }
        let year = cx.year().map_or("20××".to_owned(), |y| y.to_string());
        let whole = format!("{year}年1月1日至{year}年12月31日");
        let period = cx.report.identity.period.as_ref();
        let (zh, en, place) = match period.map(|p| (p.value.from, p.value.to, p.span)) {
            None | Some((None, None, _)) => {
                (format!("未写明统计期限（{whole}）。"), format!("The period ({whole}) is not stated."), None)
            }
            Some((None, Some(_), span)) => (
                format!("统计期限只有截止日期，应写明起止（{whole}）。"),
                format!("Only the end of the period is stated; it should be {whole}."),
                Some(span),
            ),
            // The other end is a day that does not exist: FORM-DATE-INVALID tells.
            Some((_, _, span)) if beside_no_such_day(cx, span) => return,
            Some((Some(_), None, span)) => (
                format!("统计期限只有起始日期，应写明起止（{whole}）。"),
                format!("Only the beginning of the period is stated; it should be {whole}."),
                Some(span),
            ),
            Some((Some(from), Some(to), span)) => {
                let days = (from.month, from.day, to.month, to.day) == (1, 1, 12, 31);
                // That one of its ends has last year's number FORM-YEAR-MISMATCH tells.
                let told = || mismatch(cx).is_some_and(|mismatch| mismatch.is_at(span));
                if days && (from.year == to.year || told()) {
                    return;
                }
                (
                    format!("统计期限不是完整的一年，应为{whole}。"),
                    format!("The period is not a whole year; it should be {whole}."),
                    Some(span),
                )
            }
        };
        let finding = Finding::new(self.meta().code, Severity::Warning, Words::new(zh, en));
        sink.fails(match place {
            Some(span) => finding.subject(span),
            None => finding,
        });
    }
}

/// Whether a day that does not exist stands in the paragraph of the period.
fn beside_no_such_day(cx: &Context<'_>, period: Span) -> bool {
    let own = cx.passages().iter().filter(|p| p.paragraph.span.contains(period));
    own.into_iter().any(|p| !super::super::terms::impossible_days(p.text()).is_empty())
}
