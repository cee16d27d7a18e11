//! 表格疑为图片.

use crate::document::Format;
use crate::finding::{Finding, Severity, Words};
use crate::form::TableId;
use crate::reading::section_of;
use crate::report::TableState;
use crate::rules::{Context, Meta, Rule, Sink};

/// PARSE-IMAGE-TABLE.
pub struct ImageTable;

impl Rule for ImageTable {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-IMAGE-TABLE",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("表格疑为图片", "Table is an image"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第二、三、四部分里有图片而没有可读的表格。
## 为什么
图片里的数字无法核对；公开的网页用图片代替表格，公众也无法检索和使用。网页中出现时列为警告，其他文件列为“未核对”。
## 会报告
```gouji
基础：局 2023
表三 = 缺
三：«[image: 表三截图]»
```
## 不报告
```gouji
基础：局 2023
一：[image: 培训会现场]我局组织了业务培训。
```
## 何时不报
该部分读到了表格；文本不像年度报告。
## 容差
无。",
                "## What
Part two, three or four holds a picture and no table that can be read.
## Why
Figures in a picture cannot be checked, nor searched or used by the public. A warning on a web page, otherwise not evaluated.
## Reported
## Not reported
## Silent when
A table was read there; the text is no annual report.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        let on_page = cx.report.document.format == Format::Html;
        let severity = if on_page { Severity::Warning } else { Severity::NotEvaluated };
        for id in TableId::ALL {
            if cx.report.table(id).state != TableState::Image {
                continue;
            }
            let kind = section_of(id);
            let message = Words::new(
                format!("第{}部分只有图片，表中的数字无法核对；公开网页应使用文本表格。", kind.numeral()),
                format!(
                    "There is only a picture where {} should be; its figures cannot be checked. A page should \
                     hold the table as text.",
                    id.name_en().to_lowercase()
                ),
            );
            let mut finding = Finding::new(self.meta().code, severity, message);
            if let Some(section) = cx.report.section(kind) {
                finding = finding.subject(picture(cx, section.span).unwrap_or(section.heading));
            }
            sink.fails(finding);
        }
    }
}

/// Where a converter wrote that a picture stood.
fn picture(cx: &Context<'_>, section: crate::text::Span) -> Option<crate::text::Span> {
    let inner = section.of(cx.report.text());
    let start = inner.find("[image:")?;
    let end = start + inner.get(start..)?.find(']')? + 1;
    Some(crate::text::Span::new(section.start + start, section.start + end))
}
