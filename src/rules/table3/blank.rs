//! Table 3 left blank.

use crate::finding::{Severity, Words};
use crate::form::TableId;
use crate::locate::evidence::said;
use crate::report::slot::Slot;
use crate::rules::{Context, Meta, Rule, Sink, blank_table};

/// T3-BLANK.
pub struct Blank;

impl Rule for Blank {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-BLANK",
            severity: Severity::Warning,
            on: true,
            title: ("表三空白", "Table 3 is blank"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表三各格全部空白。
## 为什么
没有申请应填“0”。空白分不清是没有申请还是没有填。
## 会报告
```gouji
格式：网页
表三 = 空
```
## 不报告
```gouji
表三 = 0
```
```gouji
表三 = 缺
```
## 何时不报
表三没有读到；有一格填了数。表二、表四也空白的，并入同一条；正文写明收到申请的，列为错误。
## 容差
无。",
                "## What
All cells of table 3 are blank.
## Why
Where there were no applications it should say 0. A blank may mean none or not filled in.
## Reported
The whole table is blank.
## Not reported
It is all 0; it is not there.
## Silent when
Table 3 was not read; one cell has a number. Tables 2 and 4 that are blank too are told in the same finding; it is an error where the prose has applications.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        if !blank_table::is_blank(report, TableId::T3) {
            return;
        }
        let blank = [TableId::T3, TableId::T2, TableId::T4]
            .into_iter()
            .filter(|id| blank_table::is_blank(report, *id));
        let mut blank: Vec<TableId> = blank.collect();
        let table_3_first = blank.clone();
        blank.sort_by_key(|id| *id as usize);
        let zh = blank.iter().map(|id| id.name_zh()).collect::<Vec<_>>().join("、");
        let en = blank.iter().map(|id| id.name_en().to_lowercase()).collect::<Vec<_>>().join(", ");
        let said = said(report, Slot::New).into_iter().find(|(value, _)| *value > 0);
        let Some((value, span)) = said else {
            let message = Words::new(
                format!("{zh}各格全部空白。没有收到申请应填“0”。"),
                format!("All cells of {en} are blank. Where there were no applications it should say 0."),
            );
            return sink.fails(blank_table::finding(self.meta(), &table_3_first, message, cx));
        };
        let quote: String = span.of(report.text()).split_whitespace().collect();
        let message = Words::new(
            format!("{zh}各格全部空白，而正文写收到申请“{quote}”。请补填。"),
            format!(
                "All cells of {en} are blank, but the prose has “{quote}” applications ({value}). Please fill them in."
            ),
        );
        let mut finding = blank_table::finding(self.meta(), &table_3_first, message, cx).evidence(span);
        finding.severity = Severity::Error;
        sink.fails(finding);
    }
}
