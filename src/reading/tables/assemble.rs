//! From places to the cells of a [`Table`](crate::report::Table).

use crate::form::Row;
use crate::report::{Cell, TableRow};
use crate::text::Span;

use super::cell;
use super::columns::{Content, Placement};
use super::stream::Stream;

/// A row with its cells, in the order of the form's columns.
pub fn row(
    stream: &Stream<'_>,
    row: &'static Row,
    placement: Option<&Placement>,
    label: Option<Span>,
) -> TableRow {
    let place = |nth: usize| placement.and_then(|p| p.get(nth)).copied().unwrap_or(Content::Lost);
    let cells = (0..row.columns.len()).map(|nth| self::cell(stream, place(nth))).collect();
    TableRow { row, cells, label }
}

/// The cell at a place.
pub fn cell(stream: &Stream<'_>, place: Content) -> Cell {
    match place {
        Content::At(nth) => {
            stream.segment(nth).map_or_else(Cell::default, |p| cell::read(stream.text, p.span))
        }
        Content::Empty => Cell { state: crate::report::CellState::Blank, ..Cell::default() },
        Content::Lost => Cell::default(),
    }
}

/// The whole number of a cell for sums: a blank or a placeholder counts as 0.
pub fn figure(stream: &Stream<'_>, place: Content) -> Option<i64> {
    cell(stream, place).for_sums()?.to_int()
}
