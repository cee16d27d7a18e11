//! What one slip of the person who added up would explain a whole table of differences.

use std::collections::HashMap;

use super::units::Unit;

/// A slip in adding up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A unit was left out.
    Omitted(usize),
    /// A unit was counted twice.
    Doubled(usize),
    /// An earlier version of a unit's report was added up: the unit, and which of its earlier versions.
    Stale(usize, usize),
}

/// The differences of a table (the whole less the sum), and what each slip would make of them.
pub struct Puzzle {
    /// The differences, cell by cell.
    pub difference: Vec<i64>,
    /// Slips with what each adds to the difference; those that change nothing cannot be told and are not here.
    pub slips: Vec<(Slip, Vec<i64>)>,
}

impl Puzzle {
    /// Sets up a table: `units` are the figures of the current reports, `earlier` those of earlier versions.
    pub fn new(
        difference: Vec<i64>,
        units: &[Unit],
        figures: &[Vec<i64>],
        earlier: &[Vec<Vec<i64>>],
    ) -> Puzzle {
        let mut slips = Vec::new();
        for (nth, own) in figures.iter().enumerate().take(units.len()) {
            slips.push((Slip::Omitted(nth), own.iter().map(|n| -n).collect()));
            slips.push((Slip::Doubled(nth), own.clone()));
            for (version, old) in earlier.get(nth).into_iter().flatten().enumerate() {
                let change = old.iter().zip(own).map(|(old, new)| old - new).collect();
                slips.push((Slip::Stale(nth, version), change));
            }
        }
        slips.retain(|(_, change): &(Slip, Vec<i64>)| change.iter().any(|n| *n != 0));
        Puzzle { difference, slips }
    }

    /// The smallest sets of slips that explain every cell: all single ones, or else all pairs. Empty when there is
    /// none, or so many that they explain nothing.
    pub fn solve(&self) -> Vec<Vec<Slip>> {
        let exact = self.slips.iter().filter(|(_, change)| *change == self.difference);
        let single: Vec<Vec<Slip>> = exact.map(|(slip, _)| vec![*slip]).collect();
        let solutions = if single.is_empty() { self.pairs() } else { single };
        if solutions.len() > MOST { Vec::new() } else { solutions }
    }

    fn pairs(&self) -> Vec<Vec<Slip>> {
        let mut known: HashMap<&[i64], Vec<usize>> = HashMap::new();
        for (at, (_, change)) in self.slips.iter().enumerate() {
            known.entry(change).or_default().push(at);
        }
        let mut found = Vec::new();
        for (at, (slip, change)) in self.slips.iter().enumerate() {
            let rest: Vec<i64> = self.difference.iter().zip(change).map(|(d, c)| d - c).collect();
            for other in known.get(rest.as_slice()).into_iter().flatten().filter(|other| **other > at) {
                let Some((second, _)) = self.slips.get(*other) else { continue };
                // Left out and counted twice, or left out and stale, are no two slips of one unit.
                if slip.unit() != second.unit() {
                    found.push(vec![*slip, *second]);
                }
            }
        }
        found
    }
}

/// The most explanations that still tell something.
const MOST: usize = 3;

impl Slip {
    /// The unit that it is about.
    pub fn unit(self) -> usize {
        match self {
            Slip::Omitted(unit) | Slip::Doubled(unit) | Slip::Stale(unit, _) => unit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(count: usize) -> Vec<Unit> {
        (0..count).map(|n| Unit { name: format!("单位{n}"), report: n, earlier: Vec::new() }).collect()
    }

    #[test]
    fn a_unit_left_out_is_named_and_so_are_two() {
        let figures = [vec![3, 0, 1], vec![10, 4, 0], vec![0, 7, 2]];
        let solve = |difference: &[i64]| Puzzle::new(difference.to_vec(), &units(3), &figures, &[]).solve();
        assert_eq!(solve(&[-10, -4, 0]), [[Slip::Omitted(1)]]);
        assert_eq!(solve(&[3, 0, 1]), [[Slip::Doubled(0)]]);
        assert_eq!(solve(&[-3, 7, 1]), [[Slip::Omitted(0), Slip::Doubled(2)]]);
        assert!(solve(&[1, 1, 1]).is_empty());
    }

    #[test]
    fn an_earlier_version_that_was_added_up_is_named() {
        let figures = [vec![3, 0], vec![10, 4]];
        let earlier = [vec![], vec![vec![9, 4]]];
        let puzzle = Puzzle::new(vec![-1, 0], &units(2), &figures, &earlier);
        assert_eq!(puzzle.solve(), [[Slip::Stale(1, 0)]]);
    }
}
