//! The search for the fewest slips that take every residual to 0 (domain §8.4).

use super::atoms::{Atom, CellIndex, Effects, add_at, shifts, small};
use super::cause::Cause;
use super::sums::{COLUMNS, CheckedSum, Grid};

/// The most slips that are looked for together.
const MOST: usize = 3;
/// The most branches that are followed; beyond it the table is called unexplained.
const NODES: usize = 20_000;
/// What a slip over several cells costs more beside others: with so many to choose from, one will often fit.
const COMBINED: i32 = 200;

/// Slips that together explain all failing sums.
#[derive(Clone, Debug)]
pub(super) struct Solution {
    pub causes: Vec<Cause>,
    /// New values of the cells that change, by place.
    pub changes: Vec<(CellIndex, i64)>,
    pub cost: i32,
}

/// Every explanation by the fewest slips; empty when there is none by three or fewer.
pub(super) fn explain(grid: &Grid, checks: &[CheckedSum]) -> Vec<Solution> {
    let effects = Effects::new(grid, checks);
    let residuals: Vec<i64> = checks.iter().map(CheckedSum::residual).collect();
    let atoms = small(grid, &effects);
    let mut by_sum = vec![Vec::new(); residuals.len()];
    for (at, atom) in atoms.iter().enumerate() {
        let of_sums = atom.effect.iter().map(|(index, _)| *index);
        of_sums.for_each(|index| {
            by_sum.get_mut(index).into_iter().for_each(|list: &mut Vec<usize>| list.push(at))
        });
    }
    let mut search = Search { grid, atoms: &atoms, by_sum, found: Vec::new(), nodes: 0 };
    for count in 1..=MOST {
        search.go(&mut residuals.clone(), count, &mut Vec::new());
        // A single cell and a shifted block never look alike, so one that was found needs no second look.
        let single = |changes: &Vec<(CellIndex, i64)>| changes.len() == 1;
        if count == 1 && !search.found.iter().any(|(changes, _)| single(changes)) {
            for atom in shifts(grid, &effects, &residuals) {
                search.keep(&[(&atom, 1)]);
            }
        }
        if !search.found.is_empty() || search.nodes > NODES {
            break;
        }
    }
    if search.nodes > NODES {
        return Vec::new();
    }
    let solution = |(changes, (cost, causes))| Solution { causes, changes, cost };
    search.found.into_iter().map(solution).collect()
}

/// What the slips cost together, and which they are.
type Slips = (i32, Vec<Cause>);

struct Search<'a> {
    grid: &'a Grid,
    atoms: &'a [Atom],
    /// The atoms that change a sum, cheapest first.
    by_sum: Vec<Vec<usize>>,
    /// In the order of the changes, so that the same changes are found once.
    found: Vec<(Vec<(CellIndex, i64)>, Slips)>,
    nodes: usize,
}

impl<'a> Search<'a> {
    fn go(&mut self, residuals: &mut [i64], count: usize, chosen: &mut Vec<(&'a Atom, i64)>) {
        self.nodes += 1;
        if self.nodes > NODES {
            return;
        }
        let failing = residuals.iter().enumerate().filter(|(_, r)| **r != 0).map(|(i, _)| i);
        let mask = failing.clone().fold(0u64, |mask, i| mask | 1 << i);
        // Whatever explains the table must touch each failing sum: branch where there is least to choose from.
        let Some(narrowest) = failing.min_by_key(|i| self.by_sum.get(*i).map_or(0, Vec::len)) else { return };
        let atoms = self.atoms;
        for at in self.by_sum.get(narrowest).cloned().unwrap_or_default() {
            let Some(atom) = atoms.get(at) else { continue };
            if count == 1 {
                if atom.mask == mask
                    && let Some(delta) = solve(atom, narrowest, residuals)
                    && atom.effect.iter().all(|(i, by)| residuals.get(*i) == Some(&-(by * delta)))
                {
                    chosen.push((atom, delta));
                    self.keep(chosen);
                    chosen.pop();
                }
                continue;
            }
            let mut tried = Vec::new();
            for (index, _) in &atom.effect {
                let Some(delta) = solve(atom, *index, residuals).filter(|d| !tried.contains(d)) else {
                    continue;
                };
                tried.push(delta);
                atom.effect.iter().for_each(|(i, by)| add_at(residuals, *i, by * delta));
                chosen.push((atom, delta));
                self.go(residuals, count - 1, chosen);
                chosen.pop();
                atom.effect.iter().for_each(|(i, by)| add_at(residuals, *i, -by * delta));
            }
        }
    }

    /// Notes an explanation, unless a value would fall below 0 or a cheaper one says the same.
    fn keep(&mut self, chosen: &[(&Atom, i64)]) {
        let mut changes: Vec<(CellIndex, i64)> = Vec::new();
        for (place, by) in chosen.iter().flat_map(|(a, d)| a.changes.iter().map(move |(p, by)| (*p, by * d)))
        {
            match changes.iter_mut().find(|(p, _)| *p == place) {
                Some((_, sum)) => *sum += by,
                None => changes.push((place, by)),
            }
        }
        changes.retain(|(_, by)| *by != 0);
        crate::order::ascending(&mut changes);
        for (place, value) in &mut changes {
            *value += self.grid.value(*place / COLUMNS, *place % COLUMNS).unwrap_or(0);
        }
        if changes.is_empty() || changes.iter().any(|(_, value)| *value < 0) {
            return;
        }
        let combined = |a: &Atom| if chosen.len() > 1 && a.changes.len() > 1 { COMBINED } else { 0 };
        let cost = chosen.iter().map(|(a, _)| a.cost + combined(a)).sum();
        let causes: Vec<Cause> = chosen.iter().map(|(a, _)| a.cause).collect();
        match self.found.binary_search_by(|(known, _)| known.cmp(&changes)) {
            Err(at) => self.found.insert(at, (changes, (cost, causes))),
            Ok(at) => {
                if let Some((_, known)) = self.found.get_mut(at).filter(|(_, known)| cost < known.0) {
                    *known = (cost, causes);
                }
            }
        }
    }
}

/// The amount by which an atom takes one residual to 0; `None` when the residual is 0 already or no whole
/// amount does.
fn solve(atom: &Atom, index: usize, residuals: &[i64]) -> Option<i64> {
    let by = atom.effect.iter().find(|(i, _)| *i == index)?.1;
    let residual = *residuals.get(index)?;
    if residual == 0 || residual % by != 0 {
        return None;
    }
    let delta = -(residual / by);
    (!atom.fixed || delta == 1).then_some(delta)
}
