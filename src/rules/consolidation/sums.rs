//! The whole beside the sum of its units, table by table, and what explains the differences.

use super::explain::{Puzzle, Slip};
use super::units::Units;
use crate::finding::Words;
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::report::CellState;
use crate::rules::set_rule::SetSink;
use crate::set::sum;

/// The three tables beside the sum of the units.
#[derive(Default)]
pub struct Sums {
    /// Each table that could be compared, and whether something explains its differences.
    pub tables: Vec<(Compared, bool)>,
    /// Why others could not be.
    pub skipped: Vec<Words>,
    /// What explains differences.
    pub explained: Vec<Explained>,
}

/// One explanation of the differences of some tables.
pub struct Explained {
    /// What went wrong, all of it together.
    pub slips: Vec<Slip>,
    /// Whether nothing else explains them.
    pub sure: bool,
    /// The tables.
    pub tables: Vec<TableId>,
}

impl Sums {
    /// Compares the three tables. What explains one table and another as well is one slip.
    pub fn new(units: &Units<'_>, sink: &SetSink<'_>) -> Sums {
        let mut sums = Sums::default();
        if let Some(why) = units.unsound(sink) {
            sums.skipped.push(why);
            return sums;
        }
        for table in [TableId::T3, TableId::T2, TableId::T4] {
            match Compared::new(units, table, sink) {
                Ok(compared) => {
                    let is_explained = !compared.is_sound() && sums.explain(&compared, units, sink);
                    sums.tables.push((compared, is_explained));
                }
                Err(why) => sums.skipped.push(why),
            }
        }
        sums
    }

    /// Tables that are not the sum of the units, and nothing explains why.
    pub fn unexplained(&self) -> impl Iterator<Item = &Compared> {
        let off = self.tables.iter().filter(|(compared, is_explained)| !compared.is_sound() && !is_explained);
        off.map(|(compared, _)| compared)
    }

    fn explain(&mut self, compared: &Compared, units: &Units<'_>, sink: &SetSink<'_>) -> bool {
        let solutions = compared.puzzle(units, sink).solve();
        let shared = solutions.iter().find(|s| self.explained.iter().any(|known| known.slips == **s));
        let Some(solution) = shared.or(solutions.first()) else { return false };
        let sure = solutions.len() == 1 || shared.is_some();
        let table = compared.table;
        match self.explained.iter_mut().find(|known| known.slips == *solution) {
            Some(known) => known.tables.push(table),
            None => self.explained.push(Explained { slips: solution.clone(), sure, tables: vec![table] }),
        }
        if !sure {
            let others = solutions.iter().skip(1).cloned();
            self.explained.extend(others.map(|slips| Explained { slips, sure: false, tables: vec![table] }));
        }
        true
    }
}

/// One table of the whole and the sum.
pub struct Compared {
    /// Which.
    pub table: TableId,
    /// Its cells.
    pub cells: Vec<CellId>,
    /// The figures of the whole.
    own: sum::Figures,
    /// The figures of each unit.
    pub figures: Vec<sum::Figures>,
    /// The whole less the sum; `None` where one of them cannot be told.
    difference: Vec<Option<Num>>,
}

impl Compared {
    /// Compares one table; says why where it cannot be done.
    fn new(units: &Units<'_>, table: TableId, sink: &SetSink<'_>) -> Result<Compared, Words> {
        let unread = units.unread(sink, table);
        let of_whole = units.whole(sink).filter(|whole| whole.table(table).is_read());
        let form = of_whole.and_then(|whole| whole.table(table).form);
        let (Some(whole), Some(form), true) = (of_whole, form, unread.is_empty()) else {
            let names: Vec<&str> = unread.iter().map(|u| u.name.as_str()).collect();
            let who = if names.is_empty() { "汇总报告".to_owned() } else { names.join("、") };
            return Err(Words::new(
                format!("{}没有读到（{who}），未核对汇总数。", table.name_zh()),
                format!("{} was not read ({who}); sums not compared.", table.name_en()),
            ));
        };
        let cells = sum::cells(form, table);
        let figures = units.figures(sink, &cells);
        let total = sum::total(&figures, cells.len());
        let own = cells.iter().zip(&total).map(|(id, total)| {
            let cell = whole.cell(*id)?;
            // A blank is 0 beside a sum of 0, and something not filled in beside any other.
            cell.for_sums().filter(|_| cell.state == CellState::Number || total.is_some_and(Num::is_zero))
        });
        let own: sum::Figures = own.collect();
        let difference = own.iter().zip(&total).map(|(own, total)| (*own)?.checked_sub((*total)?)).collect();
        Ok(Compared { table, cells, own, figures, difference })
    }

    /// How many cells could be compared.
    pub fn known(&self) -> usize {
        self.difference.iter().flatten().count()
    }

    /// Whether it is the sum of the units.
    pub fn is_sound(&self) -> bool {
        self.off().next().is_none() && self.known() > 0
    }

    /// The cells that are off, with the difference.
    pub fn off(&self) -> impl Iterator<Item = (usize, CellId, Num)> {
        self.cells.iter().enumerate().filter_map(|(at, id)| {
            let difference = self.difference.get(at).copied().flatten()?;
            (!difference.is_zero() && !self.is_rounding(at, *id, difference)).then_some((at, *id, difference))
        })
    }

    /// Whether a difference of amounts is no more than their rounding: half of the last printed decimal for each.
    fn is_rounding(&self, at: usize, id: CellId, difference: Num) -> bool {
        if id.table != TableId::T2 || id.column != "amount" {
            return false;
        }
        let figures = self.figures.iter().chain([&self.own]);
        let printed = figures.filter_map(|f| f.get(at).copied().flatten());
        let decimals = printed.map(Num::scale).filter(|scale| *scale > 0).min().unwrap_or(0);
        let half =
            i64::try_from(self.figures.len() + 1).ok().and_then(|count| Num::new(count * 5, decimals + 1));
        let size = if difference.is_negative() { difference.negated() } else { difference };
        decimals > 0 && half.is_some_and(|half| size <= half)
    }

    /// The differences as whole numbers, without amounts and what cannot be told.
    fn puzzle(&self, units: &Units<'_>, sink: &SetSink<'_>) -> Puzzle {
        let at: Vec<usize> = (0..self.cells.len())
            .filter(|at| self.difference.get(*at).copied().flatten().and_then(Num::to_int).is_some())
            .filter(|at| self.cells.get(*at).is_some_and(|id| id.column != "amount"))
            .collect();
        let whole = |figures: &[Option<Num>]| -> Vec<i64> {
            at.iter()
                .map(|at| figures.get(*at).copied().flatten().and_then(Num::to_int).unwrap_or(0))
                .collect()
        };
        let figures: Vec<Vec<i64>> = self.figures.iter().map(|f| whole(f)).collect();
        let earlier: Vec<Vec<Vec<i64>>> = units
            .units
            .iter()
            .map(|unit| {
                let versions = unit.earlier.iter().filter_map(|n| sink.report(*n));
                versions.map(|report| whole(&sum::figures(report, &self.cells))).collect()
            })
            .collect();
        Puzzle::new(whole(&self.difference), &units.units, &figures, &earlier)
    }
}
