//! 表格未读到.

use crate::document::Format;
use crate::finding::{Finding, Severity, Words};
use crate::form::TableId;
use crate::reading::section_of;
use crate::report::TableState;
use crate::rules::{Context, Meta, Rule, Sink};

/// PARSE-TABLE-UNREAD.
pub struct TableUnread;

impl Rule for TableUnread {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-TABLE-UNREAD",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("表格未读到", "Table not read"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第二、三、四部分的标题在，或其前后各部分都在，统计表却没有读到。
## 为什么
网页和 PDF 复制时常丢失表格。没有读到不等于没有，更不等于没有问题，故单独列为“未核对”。
## 会报告
```gouji
基础：局 2023
表三 = 缺
```
## 不报告
```gouji
基础：局 2023
一：2023年，我局认真落实条例要求。
```
## 何时不报
文本不像年度报告（PARSE-NOT-REPORT）；该部分只有图片（PARSE-IMAGE-TABLE）；文件本身标明表格而该部分确无表格（STRUCT-TABLE-MISSING）。
## 容差
无。",
                "## What
The heading of part two, three or four is there, or the parts around it are, but its table was not read.
## Why
Tables are often lost when a page or a PDF is copied. What was not read is neither absent nor sound.
## Reported
## Not reported
## Silent when
The text is no annual report; only a picture stands in the part; the file marks its tables and there is none.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        for id in TableId::ALL {
            // Absent is no loss: a piece of a report need not have every table.
            if cx.report.table(id).state != TableState::Lost || is_really_missing(cx, id) {
                continue;
            }
            let kind = section_of(id);
            // Who opened the file itself is not told to open it.
            let document = &cx.report.document;
            let (lost_zh, do_zh, lost_en, do_en) =
                if document.format == Format::Text || document.name.is_empty() {
                    (
                        "（复制时可能丢失）",
                        "请直接拖入原文件，或重新复制表格",
                        "; it may have been lost in copying",
                        "Please drop the file itself, or copy the table again",
                    )
                } else {
                    (
                        "",
                        "请打开文件看表格是否在内，再另存为 docx 重试",
                        "",
                        "Please see whether the file has the table, and save it as docx",
                    )
                };
            let message = Words::new(
                format!("第{}部分的表格没有读到{lost_zh}，相关勾稽未核对。{do_zh}。", kind.numeral()),
                format!("{} was not read{lost_en}. Nothing about it was checked. {do_en}.", id.name_en()),
            );
            let mut finding = Finding::new(self.meta().code, Severity::NotEvaluated, message);
            if let Some(section) = cx.report.section(kind) {
                finding = finding.subject(section.heading);
            } else if let Some(next) = cx.report.sections.iter().find(|s| s.kind > Some(kind)) {
                finding = finding.evidence(next.heading);
            }
            sink.fails(finding);
        }
    }
}

/// Whether a table is missing in the report itself and not only for us: the file marks its tables, and the
/// section holds none, no picture, and next to no text in which one could have been written out.
pub fn is_really_missing(cx: &Context<'_>, id: TableId) -> bool {
    let report = cx.report;
    let Some(section) = report.section(section_of(id)) else { return false };
    let marks_tables =
        matches!(report.document.format, Format::Html | Format::Docx | Format::Doc | Format::Rtf);
    let has_tables = report.document.blocks.iter().any(|block| match block {
        crate::document::Block::Table(grid) => grid.span.overlaps(section.span),
        crate::document::Block::Line(_) => false,
    });
    let unread = report.table(id).state == TableState::Lost;
    let any_table = TableId::ALL.iter().any(|id| report.table(*id).is_read());
    let lines = report.paragraphs.iter().filter(|p| section.span.contains(p.span)).count();
    marks_tables && any_table && !has_tables && lines <= 12 && unread
}
