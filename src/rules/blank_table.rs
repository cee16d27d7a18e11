//! A table of the form that was read and in which nothing is filled in.

use super::{Context, Meta, Sink};
use crate::finding::{Finding, Words};
use crate::form::{CellId, TableId};
use crate::report::{CellState, Report};

/// Whether every cell of a table is blank.
pub fn is_blank(report: &Report, table: TableId) -> bool {
    let table = report.table(table);
    table.is_read() && table.cells().all(|(.., cell)| cell.state == CellState::Blank)
}

/// Reports such a table as one finding over all of its cells, where it is one.
pub fn report(meta: &Meta, id: TableId, message: Words, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !is_blank(cx.report, id) {
        return;
    }
    let table = cx.report.table(id);
    let cells = table.cells().map(|(row, column, _)| CellId { table: id, row: row.id, column: column.id });
    let finding = Finding::new(meta.code, meta.severity, message).cells(cells);
    sink.fails(match table.span {
        Some(span) => finding.subject(span),
        None => finding,
    });
}
