//! Damaged figures that the sums read: digits that stand apart, letters in place of digits.
//!
//! A cell whose characters may have been one number ([`crate::report::Damage::likely`]) is read as it where every
//! sum through the cell that can be worked out holds then, and at least one can. Otherwise it stays unread.

use crate::form::Group;
use crate::num::Num;
use crate::report::{Cell, CellState, Damage, DamageCause, Table};

use super::sums::{Figures, Sheet, row_holds};

/// Takes back numbers in groups of three in rows whose other cells hold digits that stand apart: two rows in one, where 94 and
/// 337 look like 94 337.
pub fn run_together(table: &mut Table) {
    let is_apart = |cell: &Cell| cell.damage.is_some_and(|damage| damage.cause == DamageCause::Broken);
    let is_grouped = |cell: &Cell| {
        cell.value.is_some() && cell.raw.split_whitespace().nth(1).is_some_and(|group| group.len() == 3)
    };
    for row in table.rows.iter_mut().filter(|row| row.cells.iter().filter(|cell| is_apart(cell)).count() > 1)
    {
        for cell in row.cells.iter_mut().filter(|cell| is_grouped(cell)) {
            let likely = cell.value.take();
            (cell.state, cell.damage) =
                (CellState::Missing, Some(Damage { cause: DamageCause::Broken, likely }));
        }
    }
}

/// Reads the damaged figures of table 3 or 4 that the sums decide.
pub fn by_sums(table: &mut Table) {
    let doubtful = |table: &Table| -> Vec<(usize, usize, Num)> {
        let rows = table.rows.iter().enumerate();
        let cells = rows.flat_map(|(r, row)| row.cells.iter().enumerate().map(move |(c, cell)| (r, c, cell)));
        let open = cells.filter(|(.., cell)| matches!(cell.state, CellState::Missing | CellState::Text));
        open.filter_map(|(r, c, cell)| Some((r, c, cell.damage?.likely?))).collect()
    };
    // One that is read may be what another one's sums lacked.
    loop {
        let fitting = doubtful(table).into_iter().find(|(r, c, likely)| fits(table, *r, *c, *likely));
        let Some((r, c, likely)) = fitting else { return };
        if let Some(cell) = table.rows.get_mut(r).and_then(|row| row.cells.get_mut(c)) {
            (cell.state, cell.value) = (CellState::Number, Some(likely));
        }
    }
}

/// Whether each sum through a cell holds with a number in it, as far as it can be worked out.
fn fits(table: &Table, r: usize, c: usize, likely: Num) -> bool {
    let mut figures: Vec<Figures> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.for_sums()?.to_int()).collect())
        .collect();
    let Some(row) = figures.get_mut(r) else { return false };
    let Some(place) = row.get_mut(c) else { return false };
    *place = likely.to_int();
    let own = row_holds(row);
    let of_t3 = table.rows.first().is_some_and(|row| row.row.columns.len() == super::table3::WIDTH);
    let sheet =
        Sheet { rows: table.rows.iter().map(|row| row.row).zip(figures.into_iter().map(Some)).collect() };
    let group = table.rows.get(r).map(|row| row.row.group);
    let of_column = if of_t3 {
        let is_outcome = group.is_some_and(|g| g.is_outcome() || g == Group::Total);
        let is_flow = group.is_some_and(|g| matches!(g, Group::Flow | Group::Total));
        [sheet.outcomes_hold(c).filter(|_| is_outcome), sheet.balance_holds(c).filter(|_| is_flow)]
    } else {
        [None, None]
    };
    let told = [own].into_iter().chain(of_column).flatten();
    told.clone().all(|holds| holds) && told.count() > 0
}
