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
        Content::Joined(one, next) => match (stream.segment(one), stream.segment(next)) {
            (Some(one), Some(next)) => cell::read(stream.text, one.span.join(next.span)),
            _ => Cell::default(),
        },
        Content::Empty => Cell { state: crate::report::CellState::Blank, ..Cell::default() },
        Content::Lost => Cell::default(),
    }
}

/// The whole number of a cell for sums: a blank or a placeholder counts as 0.
pub fn figure(stream: &Stream<'_>, place: Content) -> Option<i64> {
    let cell = cell(stream, place);
    // What two halves come to together, to see whether the sums want them joined.
    let is_joined = matches!(place, Content::Joined(..));
    let joined = cell.damage.and_then(|damage| damage.likely).filter(|_| is_joined);
    cell.for_sums().or(joined)?.to_int()
}
