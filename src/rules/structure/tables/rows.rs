//! 表格行列被增删改.

use super::generation::generation_error;
use super::mixed::mixture;
use crate::document::Format;
use crate::finding::{Finding, Severity, Words};
use crate::form::{Row, TableId};
use crate::report::{CellState, HeaderFault, HeaderFaultKind, Table, TableRow};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// STRUCT-TABLE-ROWS.
pub struct Rows;

impl Rule for Rows {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-TABLE-ROWS",
            severity: Severity::Error,
            on: true,
            title: ("表格行列被增删改", "Rows or columns altered"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
统计表里少了统一格式规定的行，或多出格式没有的行；表三、表四的列少了、多了或调换了位置。
## 为什么
统一格式的行和列不得增删或调换：没有数据也应保留并填“0”，否则无法汇总比对。
## 会报告
```gouji
基础：局 2023
表三 · 要求提供公开出版物 = 缺
```
## 不报告
```gouji
基础：局 2023
表三 · 要求提供公开出版物 = 0 0 0 0 0 0 0
```
## 何时不报
表格没有读全（别的行也读不准、表的末尾缺失）；表式与年度不符或新旧混用（另有规则）；多出的行只在 Word、网页和工作簿里报告。
## 容差
行名认核心词。表三只是“总计”换了位置或多一列“小计”时只作提示。",
                "## What
A row of the form is missing in a table, or one was added; columns of tables 3 and 4 are missing, added or moved.
## Why
Rows and columns must not be added, left out or moved; with nothing to report they hold 0.
## Reported
## Not reported
## Silent when
The table was not read whole (other rows are unsure, or its end is missing); the form is of another generation (other rules); added rows are told only where the file marks its tables.
## Tolerance
A label is known by its main words. Where only the total of table 3 stands elsewhere or a subtotal was added, it is an info."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for id in [TableId::T3, TableId::T4] {
            if let Some(finding) = other_columns(cx, id) {
                sink.fails(finding);
            }
        }
        if generation_error(cx).is_some() || mixture(cx).is_some() {
            return;
        }
        for id in [TableId::T2, TableId::T3] {
            let table = cx.report.table(id);
            if !table.is_read() {
                continue;
            }
            for row in absent(table).into_iter().filter(|row| !is_cut_off(cx, id, row)) {
                let label = row.label;
                let message = Words::new(
                    format!("{}缺少“{label}”一行。统一格式的行不得删减，没有数据请填“0”。", id.name_zh()),
                    format!("{} lacks the row “{}”. Keep it and fill it with 0.", id.name_en(), row.label_en),
                );
                let mut finding =
                    Finding::new(self.meta().code, cx.error_since_2020(), message).cells(row.cells(id));
                if let Some(span) = table.span {
                    finding = finding.evidence(first_line(span, cx.report.text()));
                }
                sink.fails(finding);
            }
            // Where lines and cells are only guessed, a strange label may be no row at all.
            let marked =
                matches!(cx.report.document.format, Format::Html | Format::Docx | Format::Doc | Format::Xlsx);
            for strange in table.strange_rows.iter().filter(|_| marked).take(10) {
                let message = Words::new(
                    format!("{}多出“{}”一行，统一格式没有此行。", id.name_zh(), strange.value),
                    format!("{} has a row “{}” that the form does not have.", id.name_en(), strange.value),
                );
                let finding = Finding::new(self.meta().code, cx.error_since_2020(), message);
                sink.fails(finding.subject(strange.span));
            }
        }
    }
}

/// The columns of a table that are not the form's, in one finding.
fn other_columns(cx: &Context<'_>, id: TableId) -> Option<Finding> {
    let table = cx.report.table(id);
    let faults: Vec<&HeaderFault> = table.header_faults.iter().filter(|_| table.is_read()).collect();
    let names = |kind: HeaderFaultKind| -> Option<String> {
        let of_kind = faults.iter().filter(|f| f.kind == kind);
        let names: Vec<String> = of_kind.map(|f| format!("“{}”", f.name)).collect();
        (!names.is_empty()).then(|| names.concat())
    };
    let (moved, missing, extra) =
        (names(HeaderFaultKind::Moved), names(HeaderFaultKind::Missing), names(HeaderFaultKind::Extra));
    let parts = |moved_as: &str, missing_as: &str, extra_as: &str, between: &str| {
        let part = |names: &Option<String>, words: &str| names.as_ref().map(|n| words.replace("{}", n));
        let parts = [part(&missing, missing_as), part(&extra, extra_as), part(&moved, moved_as)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(between)
    };
    if faults.is_empty() {
        return None;
    }
    let message = Words::new(
        format!(
            "{}的表头与统一格式不同：{}。列不得增删或调换，数据按表头所写的列核对，请照统一格式改正。",
            id.name_zh(),
            parts("{}的位置有变", "缺{}一列", "多出{}一列", "，")
        ),
        format!(
            "The header of {} is not the form's: {}. Columns must not be added, left out or moved; figures were \
             checked under the names printed above them.",
            id.name_en().to_lowercase(),
            parts("{} moved", "{} missing", "{} added", ", ")
        ),
    );
    // Sums by another name or in another place put no figure under a wrong one.
    let only_sums = faults.iter().all(|f| ["总计", "小计", "合计"].iter().any(|sum| f.name == *sum));
    let severity = if only_sums { Severity::Info } else { cx.error_since_2020() };
    let finding = Finding::new("STRUCT-TABLE-ROWS", severity, message);
    let spans: Vec<Span> = faults.iter().filter_map(|f| f.span).collect();
    Some(match (spans.is_empty(), table.span) {
        (true, Some(span)) => finding.evidence(first_line(span, cx.report.text())),
        _ => spans.into_iter().fold(finding, Finding::subject),
    })
}

/// Whether a row may lie before what was pasted: no row stands above it, and no heading above the table.
fn is_cut_off(cx: &Context<'_>, id: TableId, row: &Row) -> bool {
    let table = cx.report.table(id);
    let above = table.rows.iter().take_while(|r| r.row.id != row.id);
    let leads = above.into_iter().all(|r| r.cells.iter().all(|c| c.state == CellState::Missing));
    let headed = |span: Span| cx.report.sections.iter().any(|s| s.heading.end <= span.start);
    leads && !table.span.is_some_and(headed)
}

/// Rows that are surely not there: every other row is read with its label, and rows stand behind them.
fn absent(table: &Table) -> Vec<&'static Row> {
    let is_absent = |r: &TableRow| r.label.is_none() && r.cells.iter().all(|c| c.state == CellState::Missing);
    let whole = |r: &TableRow| r.label.is_some() && r.cells.iter().all(|c| c.state != CellState::Missing);
    let last = table.rows.iter().rposition(|r| !is_absent(r)).unwrap_or(0);
    let body = table.rows.get(..last).unwrap_or(&[]);
    let sure = table.ambiguous.is_empty() && table.rows.iter().all(|r| is_absent(r) || whole(r));
    let absent: Vec<_> = body.iter().filter(|r| is_absent(r)).map(|r| r.row).collect();
    // Many at once are a reading gone wrong rather than rows deleted.
    if sure && absent.len() <= 4 { absent } else { Vec::new() }
}

/// The first line of a table, without the marks that converters write.
pub(super) fn first_line(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let end = inner.find('\n').unwrap_or(inner.len());
    let line = inner.get(..end).unwrap_or("");
    let marked = line.trim_start().starts_with("[bookmark:") || line.trim_start().starts_with("[image:");
    let mark = line.find(']').filter(|_| marked).map_or(0, |close| close + 1);
    Span::new(span.start + mark, span.start + end).trimmed(text)
}
