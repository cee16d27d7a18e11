//! Slips of a few cells, of a class of outcomes, and of the rows of the balance.

use super::{Atom, Atoms, CellIndex, Effects};
use crate::form::Group;
use crate::locate::cause::Cause;
use crate::locate::sums::{COLUMNS, CellContent, Grid, Sum, TOTAL};

/// The slips of a few cells: those that may also come two or three at a time.
pub(in crate::locate) fn small(grid: &Grid, effects: &Effects) -> Vec<Atom> {
    let mut atoms = Atoms { grid, effects, list: Vec::new() };
    atoms.cells();
    atoms.swaps();
    atoms.propagated();
    atoms.classes();
    atoms.flows();
    crate::order::by_key(&mut atoms.list, |a| a.cost);
    atoms.list
}

impl Atoms<'_> {
    /// Whether a blank cell is the only one in its row, or in a sum of its column: then it was forgotten. Where
    /// many are blank, blank means 0.
    fn stands_out(&self, r: usize, c: usize) -> bool {
        let sums = [Sum::Row(r), Sum::Outcomes(c), Sum::Balance(c)];
        sums.into_iter().any(|sum| {
            let (left, right) = self.grid.sides_of(sum);
            let cells: Vec<_> = left.into_iter().chain(right).collect();
            cells.contains(&(r, c)) && cells.iter().filter(|(r, c)| self.grid.is_blank(*r, *c)).count() == 1
        })
    }

    fn cells(&mut self) {
        for r in 0..self.grid.rows() {
            for c in 0..COLUMNS {
                let id = self.grid.id(r, c);
                let (cause, cost) = match self.grid.content(r, c) {
                    CellContent::Blank if self.stands_out(r, c) => (Cause::Fill(id), 800),
                    CellContent::Blank => (Cause::Fill(id), 1100),
                    _ => (Cause::Cell(id), 1000),
                };
                self.push(cause, vec![(r * COLUMNS + c, 1)], false, cost);
            }
        }
    }

    fn swaps(&mut self) {
        for r in 0..self.grid.rows() {
            for c in 0..COLUMNS {
                let right = (c + 1 < COLUMNS).then_some((r, c + 1));
                let below = (r + 1 < self.grid.rows()).then_some((r + 1, c));
                for (r2, c2) in right.into_iter().chain(below) {
                    let by = self.value(r2, c2) - self.value(r, c);
                    if by != 0 {
                        let changes = vec![(r * COLUMNS + c, by), (r2 * COLUMNS + c2, -by)];
                        self.push(Cause::Swap(self.grid.id(r, c), self.grid.id(r2, c2)), changes, true, 1100);
                    }
                }
            }
        }
    }

    /// A wrong cell whose totals were added up by a spreadsheet, and so are wrong with it.
    fn propagated(&mut self) {
        let [_, _, total, _] = self.grid.flow();
        let outcomes: Vec<usize> = self.grid.outcomes().collect();
        let at = |r: usize, c: usize| (r * COLUMNS + c, 1);
        for r in 0..self.grid.rows() {
            for c in 0..COLUMNS {
                let id = self.grid.id(r, c);
                if c < TOTAL {
                    self.push(Cause::WithRowTotal(id), vec![at(r, c), at(r, TOTAL)], false, 1200);
                }
                if outcomes.contains(&r) {
                    self.push(Cause::WithColumnTotal(id), vec![at(r, c), at(total, c)], false, 1300);
                    if c < TOTAL {
                        let all = vec![at(r, c), at(r, TOTAL), at(total, c), at(total, TOTAL)];
                        self.push(Cause::WithAllTotals(id), all, false, 1400);
                    }
                }
            }
        }
    }

    fn classes(&mut self) {
        let [_, _, total, _] = self.grid.flow();
        for class in Group::OUTCOMES {
            let rows: Vec<usize> = self.grid.class(class).collect();
            let filled: Vec<usize> =
                rows.iter().copied().filter(|r| (0..COLUMNS).any(|c| self.value(*r, c) != 0)).collect();
            let changes = |rows: &[usize], sign: i64| -> Vec<(CellIndex, i64)> {
                let of_column = |c: usize| rows.iter().map(|r| self.value(*r, c)).sum::<i64>() * sign;
                let all = (0..COLUMNS).map(|c| (total * COLUMNS + c, of_column(c)));
                all.filter(|(_, by)| *by != 0).collect()
            };
            let spare: Vec<(CellIndex, i64)> = filled
                .iter()
                .flat_map(|r| (0..COLUMNS).map(move |c| (*r, c)))
                .map(|(r, c)| (r * COLUMNS + c, -self.value(r, c)))
                .filter(|(p, by)| *by != 0 && self.free(p / COLUMNS, p % COLUMNS))
                .collect();
            let mut found = vec![
                (Cause::Class { class, row: None, twice: false }, changes(&rows, 1), 700),
                (Cause::Class { class, row: None, twice: true }, changes(&rows, -1), 700),
                (Cause::SpareClass(class), spare, 1000),
            ];
            if filled.len() > 1 {
                for r in filled {
                    let row = self.grid.form().t3.get(r).map(|row| row.id);
                    found.push((Cause::Class { class, row, twice: false }, changes(&[r], 1), 800));
                    found.push((Cause::Class { class, row, twice: true }, changes(&[r], -1), 800));
                }
            }
            for (cause, changes, cost) in found {
                // A class in one cell is a cell; that one of few is to spare would be chance.
                let least = if matches!(cause, Cause::SpareClass(_)) { 3 } else { 2 };
                if changes.len() >= least {
                    self.push(cause, changes, true, cost);
                }
            }
        }
    }

    fn flows(&mut self) {
        let [new, carried, total, out] = self.grid.flow();
        let this = &*self;
        let [n, i, t, f] = [new, carried, total, out].map(|r| move |c: usize| this.value(r, c));
        let changes = |r: usize, target: &dyn Fn(usize) -> i64| -> Vec<(CellIndex, i64)> {
            let all = (0..COLUMNS).map(|c| (r * COLUMNS + c, target(c) - self.value(r, c)));
            all.filter(|(_, by)| *by != 0).collect()
        };
        let empty = |r: usize| (0..COLUMNS).all(|c| self.value(r, c) == 0);
        let mut found = Vec::new();
        if (0..COLUMNS).all(|c| n(c) == t(c)) && !empty(new) {
            // Seven equal cells are no coincidence.
            found.push((Cause::TotalRepeatsNew, changes(total, &|c| n(c) + i(c) - f(c)), 600));
        }
        if empty(out) {
            found.push((Cause::CarriedOutForgotten, changes(out, &|c| n(c) + i(c) - t(c)), 900));
        }
        if empty(carried) {
            found.push((Cause::CarriedInForgotten, changes(carried, &|c| t(c) + f(c) - n(c)), 900));
        }
        // What （七）总计 counts without an outcome.
        let outcomes = |c: usize| self.grid.outcomes().map(|r| self.value(r, c)).sum::<i64>();
        let left = |c: usize| t(c) - outcomes(c);
        if (0..COLUMNS).all(|c| left(c) >= 0) && (0..COLUMNS).filter(|c| left(*c) > 0).count() > 2 {
            let put = |r: usize| changes(r, &|c| self.value(r, c) + left(c));
            if empty(out) {
                let taken = changes(total, &|c| t(c) - left(c));
                found.push((Cause::CarriedOutCounted, put(out).into_iter().chain(taken).collect(), 950));
            }
            for r in self.grid.outcomes().filter(|r| empty(*r)) {
                let id = self.grid.form().t3.get(r).map_or("", |row| row.id);
                found.push((Cause::RowForgotten(id), put(r), 1000));
            }
        }
        for (cause, changes, cost) in found {
            // In one column and the total, any of the rows may be off: that is for the propagated slips to say.
            let least = if cause == Cause::TotalRepeatsNew { 2 } else { 3 };
            if changes.len() >= least {
                self.push(cause, changes, true, cost);
            }
        }
    }
}
