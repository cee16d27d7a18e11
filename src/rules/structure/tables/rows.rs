//! 表格行列被增删改.

use super::generation::generation_error;
use super::mixed::mixture;
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
格式：网页
表三 · 要求提供公开出版物 = 缺
```
## 不报告
```gouji
基础：局 2023
表三 · 要求提供公开出版物 = 0 0 0 0 0 0 0
```
## 何时不报
表格没有读全（别的行也读不准、表的末尾缺失）；表式与年度不符或新旧混用（另有规则）；多出的行只在 Word、网页和工作簿里报告。纯文本和 PDF 里少了行或列：没有它合计不平的，多半是复制时丢失，列为未核对；没有它也平的为警告。
## 容差
行名认核心词。表三只是“总计”换了位置或多一列“小计”时只作提示。",
                "## What
A row of the form is missing in a table, or one was added; columns of tables 3 and 4 are missing, added or moved.
## Why
Rows and columns must not be added, left out or moved; with nothing to report they hold 0.
## Reported
## Not reported
## Silent when
The table was not read whole (other rows are unsure, or its end is missing); the form is of another generation (other rules); added rows are told only where the file marks its tables. Missing rows and columns of plain text and PDF count as not checked where the sums fail without them (copying lost them), and are a warning where they hold.
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
        for id in [TableId::T2, TableId::T3] {
            let table = cx.report.table(id);
            let Some(missing) = missing_rows(cx, id) else { continue };
            let marked = cx.report.document.format.marks_cells();
            for row in missing {
                let had_figures = !marked && id == TableId::T3 && had_figures(table, row);
                let (severity, message) = lacking(id, row, marked, had_figures);
                let severity = severity.unwrap_or(cx.error_since_2020());
                let mut finding = Finding::new(self.meta().code, severity, message).cells(row.cells(id));
                if let Some(span) = table.span {
                    finding = finding.evidence(first_line(span, cx.report.text()));
                }
                sink.fails(finding);
            }
            // Where lines and cells are only guessed, a strange label may be no row at all.
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

/// What is said of a row that is not there, and how much it weighs; an error unless that is given. A line of a text is lost
/// easily: what the sums want there was, and copying lost it; where they hold without it, nobody can tell.
fn lacking(id: TableId, row: &Row, marked: bool, had_figures: bool) -> (Option<Severity>, Words) {
    let (table, table_en, label, label_en) = (id.name_zh(), id.name_en(), row.label, row.label_en);
    let rule = "统一格式的行不得删减，没有数据请填“0”。";
    let rule_en = "Keep it and fill it with 0.";
    match (marked, had_figures) {
        (true, _) => (
            None,
            Words::new(
                format!("{table}缺少“{label}”一行。{rule}"),
                format!("{table_en} lacks the row “{label_en}”. {rule_en}"),
            ),
        ),
        (false, false) => (
            Some(Severity::Warning),
            Words::new(
                format!("{table}缺少“{label}”一行。{rule}如为复制时丢失，请核对原文。"),
                format!(
                    "{table_en} lacks the row “{label_en}”. {rule_en} If it was lost in copying, please compare with the file."
                ),
            ),
        ),
        (false, true) => (
            Some(Severity::NotEvaluated),
            Words::new(
                format!(
                    "{table}“{label}”一行没有读到。没有这一行合计不平，可见原有数字，多半是复制时丢失，未作核对。请对照原文件。"
                ),
                format!(
                    "The row “{label_en}” of {} was not read. Without it the sums fail, so it held figures and was probably \
                     lost in copying. It was not checked. Please compare with the file.",
                    table_en.to_lowercase()
                ),
            ),
        ),
    }
}

/// Whether sums of table 3 fail without a row: it held figures.
fn had_figures(table: &Table, row: &Row) -> bool {
    let columns = 0..row.columns.len();
    let value = |other: &TableRow, column: usize| -> Option<i64> {
        other.cells.get(column)?.for_sums().and_then(|value| value.to_int())
    };
    let is_absent = |r: &TableRow| r.label.is_none() && r.cells.iter().all(|c| c.state == CellState::Missing);
    let here = || table.rows.iter().filter(|r| !is_absent(r));
    let of = |id: &str, column: usize| match here().find(|r| r.row.id == id) {
        Some(r) => value(r, column),
        None => Some(0),
    };
    let fails = |column: usize| -> Option<bool> {
        let total = of("total_handled", column)?;
        if row.group.is_outcome() {
            let outcomes = here().filter(|r| r.row.group.is_outcome());
            let sum = outcomes.map(|r| value(r, column)).try_fold(0i64, |sum, v| sum.checked_add(v?))?;
            return Some(sum != total);
        }
        let came = of("new_received", column)?.checked_add(of("carried_in", column)?)?;
        Some(came != total.checked_add(of("carried_out", column)?)?)
    };
    columns.into_iter().any(|column| fails(column) == Some(true))
}

/// The rows of a table that this rule tells, which stand nowhere; none where generations of the form are in question.
pub fn missing_rows(cx: &Context<'_>, id: TableId) -> Option<Vec<&'static Row>> {
    let table = cx.report.table(id);
    if id == TableId::T4 || !table.is_read() || generation_error(cx).is_some() || mixture(cx).is_some() {
        return None;
    }
    Some(absent(table).into_iter().filter(|row| !is_cut_off(cx, id, row)).collect())
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
    let only_missing = moved.is_none() && extra.is_none();
    let copied = only_missing && !cx.report.document.format.marks_cells();
    let (severity, message) = match (only_sums, copied) {
        (true, _) => (Severity::Info, message),
        (false, false) => (cx.error_since_2020(), message),
        // A column whose figures the totals hold was there, and copying lost it.
        (false, true) if totals_exceed(table) => (
            Severity::NotEvaluated,
            Words::new(
                format!(
                    "{}{}没有读到。各行总计大于其余各列之和，可见该列原有数字，多半是复制时丢失，未作核对。请对照原文件。",
                    id.name_zh(),
                    parts("", "{}一列", "", "")
                ),
                format!(
                    "In {} {} was not read. The totals are more than the other columns come to, so it held figures and was \
                     probably lost in copying. It was not checked. Please compare with the file.",
                    id.name_en().to_lowercase(),
                    parts("", "the column {}", "", "")
                ),
            ),
        ),
        (false, true) => (
            Severity::Warning,
            Words::new(
                format!("{}如为复制时丢失，请核对原文。", message.zh),
                format!("{} If it was lost in copying, please compare with the file.", message.en),
            ),
        ),
    };
    let finding = Finding::new("STRUCT-TABLE-ROWS", severity, message);
    let spans: Vec<Span> = faults.iter().filter_map(|f| f.span).collect();
    Some(match (spans.is_empty(), table.span) {
        (true, Some(span)) => finding.evidence(first_line(span, cx.report.text())),
        _ => spans.into_iter().fold(finding, Finding::subject),
    })
}

/// Whether in some rows the total is more than the columns come to that were read.
fn totals_exceed(table: &Table) -> bool {
    let exceeds = |row: &&TableRow| {
        let figures = row.cells.iter().map(|cell| cell.for_sums().and_then(|value| value.to_int()));
        let figures: Vec<Option<i64>> = figures.collect();
        figures.split_last().is_some_and(|(total, parts)| {
            total.is_some_and(|total| parts.iter().flatten().sum::<i64>() < total)
        })
    };
    table.rows.iter().filter(exceeds).count() > 1
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
