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

/// Reports such a table as one finding over all of its cells, where it is one. Where table 3 is blank too, that finding
/// holds all that are: a form that was not filled in is one matter.
pub fn report(meta: &Meta, id: TableId, message: Words, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let told_with_table_3 = id != TableId::T3 && is_blank(cx.report, TableId::T3);
    if is_blank(cx.report, id) && !told_with_table_3 {
        sink.fails(finding(meta, &[id], message, cx));
    }
}

/// The finding over all cells of some tables.
pub fn finding(meta: &Meta, ids: &[TableId], message: Words, cx: &Context<'_>) -> Finding {
    let cells = ids.iter().flat_map(|id| {
        let cells = cx.report.table(*id).cells();
        cells.map(|(row, column, _)| CellId { table: *id, row: row.id, column: column.id })
    });
    let finding = Finding::new(meta.code, meta.severity, message).cells(cells);
    ids.iter().filter_map(|id| cx.report.table(*id).span).fold(finding, Finding::subject)
}
