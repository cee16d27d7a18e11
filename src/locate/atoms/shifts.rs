//! Blocks of cells that stand one place too far on.

use super::{Atom, Atoms, CellIndex, Effects, add_at};
use crate::locate::cause::Cause;
use crate::locate::sums::{COLUMNS, Grid, TOTAL};

/// The slips of whole blocks that explain the residuals; there are too many to try them together with others.
pub(in crate::locate) fn shifts(grid: &Grid, effects: &Effects, residuals: &[i64]) -> Vec<Atom> {
    let mut atoms = Atoms { grid, effects, list: Vec::new() };
    let rows = grid.rows();
    let failing_rows = residuals.iter().take(rows).any(|r| *r != 0);
    let mut failing_columns: Vec<usize> = residuals
        .iter()
        .enumerate()
        .skip(rows)
        .filter(|(_, r)| **r != 0)
        .map(|(i, _)| (i - rows) % COLUMNS)
        .collect();
    crate::order::ascending(&mut failing_columns);
    // A block that moves changes the sums of its own columns alone, and row sums move with whole rows. Blank
    // totals carry changes further, so then every block is tried.
    let any = grid.has_derived();
    if any || !failing_rows {
        atoms.shifted_rows(residuals);
    }
    for column in (0..COLUMNS).filter(|c| any || failing_columns.iter().all(|f| f == c)) {
        atoms.shifted_column(column, residuals);
    }
    let within = |from: usize, to: usize| failing_columns.iter().all(|c| (from..=to).contains(c));
    for from in 0..COLUMNS {
        for to in (from + 1..COLUMNS).filter(|to| any || within(from, *to) && (*to == TOTAL || !failing_rows))
        {
            for right in [true, false] {
                atoms.shifted_cells(from, to, right, residuals);
            }
        }
    }
    atoms.list
}

impl Atoms<'_> {
    /// Puts a block where `from` says and notes what that changes; the block is only moved, never altered.
    fn moved(&self, places: &[(usize, usize)], from: &[(usize, usize)]) -> Vec<(CellIndex, i64)> {
        let changes = places
            .iter()
            .zip(from)
            .map(|(to, from)| (to.0 * COLUMNS + to.1, self.value(from.0, from.1) - self.value(to.0, to.1)));
        changes.filter(|(_, by)| *by != 0).collect()
    }

    fn push_shift(&mut self, cause: Cause, changes: Vec<(CellIndex, i64)>, residuals: &[i64]) {
        // Two cells that change places are a swap, not a shift.
        if changes.len() > 2 && explains(&self.effects.of(&changes), residuals) {
            // The more cells a block has, the likelier it does by chance what two cells that changed places do.
            let more = i32::try_from(changes.len() - 3).unwrap_or(i32::MAX).saturating_mul(20).min(350);
            self.push(cause, changes, true, 1150 + more);
        }
    }

    fn shifted_rows(&mut self, residuals: &[i64]) {
        for first in 0..self.grid.rows() {
            for last in first + 1..self.grid.rows() {
                for down in [true, false] {
                    let changes: Vec<_> = (0..COLUMNS)
                        .flat_map(|c| {
                            let rows: Vec<_> = (first..=last).map(|r| (r, c)).collect();
                            self.moved(&rows, &rotated(&rows, down))
                        })
                        .collect();
                    self.push_shift(Cause::RowsShifted { first, last, down }, changes, residuals);
                }
            }
        }
    }

    fn shifted_column(&mut self, column: usize, residuals: &[i64]) {
        for first in 0..self.grid.rows() {
            for last in first + 1..self.grid.rows() {
                for down in [true, false] {
                    let rows: Vec<_> = (first..=last).map(|r| (r, column)).collect();
                    let changes = self.moved(&rows, &rotated(&rows, down));
                    let cause = Cause::ColumnShifted { column, first, last, down };
                    self.push_shift(cause, changes, residuals);
                }
            }
        }
    }

    fn shifted_cells(&mut self, from: usize, to: usize, right: bool, residuals: &[i64]) {
        let of_row = |r: usize| {
            let cells: Vec<_> = (from..=to).map(|c| (r, c)).collect();
            let changes = self.moved(&cells, &rotated(&cells, right));
            let effect = self.effects.of(&changes);
            (changes, effect)
        };
        let rows: Vec<_> = (0..self.grid.rows()).map(of_row).collect();
        for first in 0..rows.len() {
            let mut sum = residuals.to_vec();
            for (last, (changes, effect)) in rows.iter().enumerate().skip(first) {
                // A window begins and ends with a row that moves.
                if changes.is_empty() {
                    if last == first {
                        break;
                    }
                    continue;
                }
                effect.iter().for_each(|(index, by)| add_at(&mut sum, *index, *by));
                if sum.iter().all(|left| *left == 0) {
                    let window = rows.get(first..=last).into_iter().flatten();
                    let changes = window.flat_map(|(changes, _)| changes.iter().copied());
                    let cause = Cause::CellsShifted { first, last, from, to, right };
                    self.push_shift(cause, changes.collect(), residuals);
                }
            }
        }
    }
}

/// Whether an effect takes every residual to 0.
fn explains(effect: &[(usize, i64)], residuals: &[i64]) -> bool {
    let failing = residuals.iter().filter(|r| **r != 0).count();
    effect.len() == failing && effect.iter().all(|(index, by)| residuals.get(*index) == Some(&-by))
}

/// Where each cell's number belongs from: with a block that stands one place too far on, the next place holds
/// what belongs here, and the first holds what belongs last.
fn rotated(places: &[(usize, usize)], too_far: bool) -> Vec<(usize, usize)> {
    let mut from = places.to_vec();
    if too_far {
        from.rotate_left(1);
    } else {
        from.rotate_right(1);
    }
    from
}
