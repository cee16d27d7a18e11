//! The slips that people make in table 3, each as a change of cells with one unknown amount or with none.

use super::sums::{COLUMNS, CellContent, CheckedSum, Grid, Sum, TOTAL};
use crate::form::{CellId, Group};

/// One slip that would explain failing sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// One cell holds another number than it should.
    Cell(CellId),
    /// A blank cell should hold a number.
    Fill(CellId),
    /// Two neighbouring cells hold each other's numbers.
    Swap(CellId, CellId),
    /// A cell is wrong, and its row's total was added up from it.
    WithRowTotal(CellId),
    /// An outcome is wrong, and （七）总计 of its column was added up from it.
    WithColumnTotal(CellId),
    /// An outcome is wrong, and all totals over it were added up from it.
    WithAllTotals(CellId),
    /// （七）总计 leaves out, or counts twice, a class of outcomes (or one row of it) in every column.
    Class {
        /// The class.
        class: Group,
        /// The row, where it is only one of several.
        row: Option<&'static str>,
        /// Counted twice rather than left out.
        twice: bool,
    },
    /// A class is filled in that is not part of （七）总计, although the balance holds without it.
    SpareClass(Group),
    /// （七）总计 repeats 本年新收 in every column; what was carried over is left out.
    TotalRepeatsNew,
    /// 结转下年度 is all 0 though applications are left over.
    CarriedOutForgotten,
    /// 结转下年度 is all 0, and what is left over is counted in （七）总计 without an outcome.
    CarriedOutCounted,
    /// An outcome's row is all 0, and （七）总计 counts what belongs there.
    RowForgotten(&'static str),
    /// 上年结转 is all 0 though more was handled than came in.
    CarriedInForgotten,
    /// The rows `first`–`last` stand one row too low (or too high).
    RowsShifted {
        /// First row, in the form's order.
        first: usize,
        /// Last row.
        last: usize,
        /// Too low.
        down: bool,
    },
    /// In one column the cells of rows `first`–`last` stand one row too low (or too high).
    ColumnShifted {
        /// The column.
        column: usize,
        /// First row.
        first: usize,
        /// Last row.
        last: usize,
        /// Too low.
        down: bool,
    },
    /// In the rows `first`–`last` the cells of columns `from`–`to` stand one column too far right (or left).
    CellsShifted {
        /// First row.
        first: usize,
        /// Last row.
        last: usize,
        /// First column.
        from: usize,
        /// Last column.
        to: usize,
        /// Too far right.
        right: bool,
    },
}

/// A cell by place: row times [`COLUMNS`] plus column.
pub(super) type CellIndex = usize;

/// A slip as the search sees it.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub cause: Cause,
    /// What each cell changes by, per unit of the unknown.
    pub changes: Vec<(CellIndex, i64)>,
    /// What each residual changes by, per unit of the unknown.
    pub effect: Vec<(usize, i64)>,
    /// The residuals that change, as bits.
    pub mask: u64,
    /// The unknown is 1: the changes say it all.
    pub fixed: bool,
    /// In thousandths: how unlikely the slip is.
    pub cost: i32,
}

/// How a change of a cell shows in the residuals of the evaluated sums.
pub(super) struct Effects {
    of_cell: Vec<Vec<(usize, i64)>>,
}

impl Effects {
    /// From the sums that were evaluated; a blank total passes a change of its parts on.
    pub(super) fn new(grid: &Grid, checks: &[CheckedSum]) -> Effects {
        let mut of_cell = vec![Vec::new(); grid.rows() * COLUMNS];
        for (index, check) in checks.iter().enumerate().filter(|(_, c)| c.sides.is_ok()) {
            let (left, right) = grid.sides_of(check.sum);
            let sides =
                left.into_iter().map(|cell| (cell, 1)).chain(right.into_iter().map(|cell| (cell, -1)));
            for ((r, c), sign) in sides {
                for place in parts(grid, r, c) {
                    if let Some(effects) = of_cell.get_mut(place) {
                        add(effects, index, sign);
                    }
                }
            }
        }
        Effects { of_cell }
    }

    fn of(&self, changes: &[(CellIndex, i64)]) -> Vec<(usize, i64)> {
        let mut effect = Vec::new();
        for (place, change) in changes {
            for (index, sign) in self.of_cell.get(*place).into_iter().flatten() {
                add(&mut effect, *index, sign * change);
            }
        }
        effect.retain(|(_, by)| *by != 0);
        effect
    }
}

fn add(list: &mut Vec<(usize, i64)>, index: usize, by: i64) {
    match list.iter_mut().find(|(i, _)| *i == index) {
        Some((_, sum)) => *sum += by,
        None => list.push((index, by)),
    }
}

/// The printed cells that make up a cell's value: itself, or the parts of a blank total.
fn parts(grid: &Grid, r: usize, c: usize) -> Vec<CellIndex> {
    if !grid.is_derived(r, c) {
        return vec![r * COLUMNS + c];
    }
    let [_, _, total, _] = grid.flow();
    if c == TOTAL {
        (0..TOTAL).flat_map(|c| parts(grid, r, c)).collect()
    } else if r == total {
        grid.outcomes().flat_map(|r| parts(grid, r, c)).collect()
    } else {
        Vec::new()
    }
}

/// All slips that the table allows, cheapest first.
pub(super) struct Atoms<'a> {
    grid: &'a Grid,
    effects: &'a Effects,
    list: Vec<Atom>,
}

/// The slips of a few cells: those that may also come two or three at a time.
pub(super) fn small(grid: &Grid, effects: &Effects) -> Vec<Atom> {
    let mut atoms = Atoms { grid, effects, list: Vec::new() };
    atoms.cells();
    atoms.swaps();
    atoms.propagated();
    atoms.classes();
    atoms.flows();
    crate::order::by_key(&mut atoms.list, |a| a.cost);
    atoms.list
}

/// The slips of whole blocks that explain the residuals; there are too many to try them together with others.
pub(super) fn shifts(grid: &Grid, effects: &Effects, residuals: &[i64]) -> Vec<Atom> {
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
    /// Whether a cell holds something that can be changed.
    fn free(&self, r: usize, c: usize) -> bool {
        self.grid.content(r, c) != CellContent::Unread && !self.grid.is_derived(r, c)
    }

    fn value(&self, r: usize, c: usize) -> i64 {
        self.grid.value(r, c).unwrap_or(0)
    }

    fn push(&mut self, cause: Cause, changes: Vec<(CellIndex, i64)>, fixed: bool, cost: i32) {
        if changes.is_empty() || !changes.iter().all(|(p, _)| self.free(p / COLUMNS, p % COLUMNS)) {
            return;
        }
        let effect = self.effects.of(&changes);
        let mask = effect.iter().fold(0u64, |mask, (index, _)| mask | 1 << index);
        if mask != 0 {
            self.list.push(Atom { cause, changes, effect, mask, fixed, cost });
        }
    }

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

/// Adds to one of the residuals.
pub(super) fn add_at(residuals: &mut [i64], index: usize, by: i64) {
    if let Some(residual) = residuals.get_mut(index) {
        *residual += by;
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
