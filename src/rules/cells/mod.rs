//! What is printed in single cells: blanks, marks in place of numbers, words, units, odd digits, odd amounts.

mod digits;
mod format;
mod money;
mod states;

use super::Rule;
use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, Column, Row, TableId};
use crate::report::{Cell, Report};

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &states::Empty,
    &states::Placeholder,
    &states::Text,
    &digits::Unit,
    &digits::Decimal,
    &digits::Negative,
    &format::Format,
    &money::WanYuan,
    &money::AmountWithoutUnit,
];

/// The cells of a table with their row and column.
fn cells_of(
    report: &Report,
    table: TableId,
) -> impl Iterator<Item = (CellId, (&'static Row, &'static Column), &Cell)> {
    let cells = report.table(table).cells();
    cells.map(move |(row, column, cell)| {
        (CellId { table, row: row.id, column: column.id }, (row, column), cell)
    })
}

fn all_cells(report: &Report) -> impl Iterator<Item = (CellId, (&'static Row, &'static Column), &Cell)> {
    TableId::ALL.into_iter().flat_map(|table| cells_of(report, table))
}

/// A finding about some cells, marked in the text.
fn about(
    code: &'static str,
    severity: Severity,
    message: Words,
    report: &Report,
    cells: &[CellId],
) -> Finding {
    let finding = Finding::new(code, severity, message).cells(cells.iter().copied());
    let spans = cells.iter().filter_map(|id| report.cell(*id)?.span);
    spans.fold(finding, Finding::subject)
}

/// What is printed, cut where it would run on.
fn shortened(raw: &str) -> String {
    const MOST: usize = 20;
    // What stands apart there is quoted so.
    let one_line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", one_line.get(..at).unwrap_or_default()),
        None => one_line,
    }
}
