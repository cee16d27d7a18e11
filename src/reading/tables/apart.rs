//! One figure is one cell.
//!
//! A table whose last rows were lost may run into the header of the next one, where 总计 stands as well, and take its figures.
//! Of two tables that took the same figures the one whose rows hold by their own sums keeps them; of the other, and of
//! both where that decides nothing, the rows that took them are undecided.

use std::collections::BTreeSet;

use crate::report::{AmbiguousRow, Cell, Table, TableRow};
use crate::text::Span;

use super::sums::row_holds;

/// Leaves each figure to one of two tables, or to neither.
pub fn keep_apart(one: &mut Table, other: &mut Table) {
    let in_both: BTreeSet<Span> = places(other).collect();
    let in_both: BTreeSet<Span> = places(one).filter(|span| in_both.contains(span)).collect();
    if in_both.is_empty() {
        return;
    }
    let (one_holds, other_holds) = (holds(one, &in_both), holds(other, &in_both));
    if !one_holds || other_holds {
        undecide(one, &in_both);
    }
    if !other_holds || one_holds {
        undecide(other, &in_both);
    }
}

fn filled(row: &TableRow) -> impl Iterator<Item = Span> {
    row.cells.iter().filter(|cell| cell.value.is_some()).filter_map(|cell| cell.span)
}

fn places(table: &Table) -> impl Iterator<Item = Span> {
    table.rows.iter().flat_map(filled)
}

fn takes(row: &TableRow, places: &BTreeSet<Span>) -> bool {
    filled(row).any(|span| places.contains(&span))
}

/// Whether each row that took one of these figures holds by its own sum.
fn holds(table: &Table, places: &BTreeSet<Span>) -> bool {
    table.rows.iter().filter(|row| takes(row, places)).all(|row| {
        let figures: Vec<Option<i64>> =
            row.cells.iter().map(|cell| cell.for_sums().and_then(|value| value.to_int())).collect();
        row_holds(&figures) == Some(true)
    })
}

fn undecide(table: &mut Table, places: &BTreeSet<Span>) {
    for row in table.rows.iter_mut().filter(|row| takes(row, places)) {
        if let Some(span) = filled(row).reduce(Span::join) {
            table.ambiguous.push(AmbiguousRow { row: row.row, found: filled(row).count(), span });
        }
        row.cells.iter_mut().for_each(|cell| *cell = Cell::default());
    }
}
