//! The slips that people make in table 3, each as a change of cells with one unknown amount or with none.

mod shifts;
mod small;

pub(super) use shifts::shifts;
pub(super) use small::small;

use super::cause::Cause;
use super::sums::{COLUMNS, CellContent, CheckedSum, Grid, TOTAL};

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
}

/// Adds to one of the residuals.
pub(super) fn add_at(residuals: &mut [i64], index: usize, by: i64) {
    if let Some(residual) = residuals.get_mut(index) {
        *residual += by;
    }
}
