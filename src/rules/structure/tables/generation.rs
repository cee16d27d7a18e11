//! 表式与年度不符.

use super::mixed::mixture;
use super::rows::first_line;
use crate::finding::{Finding, Severity, Words};
use crate::form::{FORMS, Form, Row};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// STRUCT-FORM-GEN.
pub struct Generation;

/// Both tables of one generation that is not the year's: the form in use, the right one, the year.
pub(super) fn generation_error(cx: &Context<'_>) -> Option<(&'static Form, &'static Form, u16)> {
    let year = cx.year()?;
    let right = Form::for_year(year)?;
    let mut used = [&cx.report.t2, &cx.report.t3].into_iter().filter(|t| t.is_read()).filter_map(|t| t.form);
    let first = used.next()?;
    let same = used.all(|form| form == first);
    (same && first != right && mixture(cx).is_none()).then_some((first, right, year))
}

impl Rule for Generation {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-FORM-GEN",
            severity: Severity::Error,
            on: true,
            title: ("表式与年度不符", "Wrong form generation"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2019、2020年度应使用国办公开办函〔2019〕60号的试行格式，2021年度起应使用国办公开办函〔2021〕30号的格式。
## 为什么
两版格式的行列不同，用错格式则数据口径不符，也无法汇总。
## 会报告
```gouji
基础：区 2020
标题：青禾区人民政府2023年政府信息公开工作年度报告
前言：本报告依据条例编制，统计期限为2023年1月1日至2023年12月31日。
```
## 不报告
```gouji
基础：区 2020
一：2020年，全区各级行政机关认真落实条例要求。
```
## 何时不报
年度没有读到；两版格式混用的由 STRUCT-FORM-MIXED 报告。表二、表三有一张没有读到的为警告。
## 容差
无。",
                "## What
Reports on 2019 and 2020 follow the trial form of 2019, those since 2021 the form of 2021.
## Why
Rows and columns differ, so that the figures mean something else and cannot be added up.
## Reported
## Not reported
## Silent when
The year was not read; a mixture is reported by STRUCT-FORM-MIXED. A warning where table 2 or table 3 was not read.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some((used, right, year)) = generation_error(cx) else { return };
        let name =
            |form: &Form| if form.id == "2019" { "2019年试行格式" } else { "2021年修订格式" };
        let mut message = Words::new(
            format!("{year}年度应使用{}，现为{}。依据{}。", name(right), name(used), right.notice),
            format!(
                "A report on {year} follows the form of {} ({}); this one follows that of {}.",
                right.id, right.notice, used.id
            ),
        );
        let mark = mark_of(cx, used);
        if let Some((words, _)) = &mark {
            message.zh += &format!("例如表中有“{words}”。");
            message.en += &format!(" For instance it has “{words}”.");
        }
        // Where one of the tables was not read, it may be of the other generation: the two are mixed then.
        let are_read = [&cx.report.t2, &cx.report.t3].iter().all(|table| table.is_read());
        let severity = if are_read { Severity::Error } else { Severity::Warning };
        let mut finding = Finding::new(self.meta().code, severity, message);
        if let Some((_, span)) = mark {
            finding = finding.subject(span);
        } else if let Some(span) = cx.report.t3.span.or(cx.report.t2.span) {
            finding = finding.subject(first_line(span, cx.report.text()));
        }
        sink.fails(finding);
    }
}

/// Words in the report's tables that only one generation of the form has, and their place.
fn mark_of(cx: &Context<'_>, form: &Form) -> Option<(&'static str, Span)> {
    let table = cx.report.t2.span.or(cx.report.t3.span)?;
    let other = FORMS.iter().find(|f| **f != form)?;
    let own = |row: &&Row| !other.t2.iter().any(|r| r.label == row.label);
    let labels = form.t2.iter().filter(own).map(|r| r.label);
    let columns = form.t2.iter().flat_map(|r| r.columns.iter().map(|c| c.label));
    let view = crate::text::View::squeezed(cx.report.text(), table);
    columns.chain(labels).find_map(|label| {
        let at = view.text.find(label)?;
        let foreign = !other.t2.iter().any(|r| r.columns.iter().any(|c| c.label == label));
        foreign.then(|| (label, view.to_source(at, at + label.len(), cx.report.text())))
    })
}
