//! The whole and its units, and what is worked out of them once.

use std::cell::OnceCell;

use super::list;
use super::sums::Sums;
use crate::finding::Words;
use crate::form::TableId;
use crate::report::Report;
use crate::report::same_body;
use crate::rules::set_rule::SetSink;
use crate::set::{Consolidation, sum};

/// The whole and its units.
pub struct Units<'c> {
    /// What was given.
    pub given: &'c Consolidation,
    /// One entry for each unit.
    pub units: Vec<Unit>,
    sums: OnceCell<Sums>,
}

/// A unit with its report; where it handed in several, the last is taken.
pub struct Unit {
    /// As it is called in messages.
    pub name: String,
    /// The number of its report.
    pub report: usize,
    /// The numbers of earlier versions.
    pub earlier: Vec<usize>,
}

impl<'c> Units<'c> {
    /// Puts the reports of one unit together.
    pub fn gather(given: &'c Consolidation, sink: &SetSink<'_>) -> Units<'c> {
        let mut units: Vec<Unit> = Vec::new();
        for number in given.units.iter().copied().filter(|n| *n != given.whole) {
            let Some(report) = sink.report(number) else { continue };
            let body = report.identity.body.as_ref().map(|b| b.value.as_str());
            let known = units.iter_mut().find(|unit| body.is_some_and(|body| same_body(body, &unit.name)));
            match known {
                Some(unit) => unit.earlier.push(std::mem::replace(&mut unit.report, number)),
                None => {
                    let name = body.map_or_else(|| report.document.name.clone(), str::to_owned);
                    units.push(Unit { name, report: number, earlier: Vec::new() });
                }
            }
        }
        Units { given, units, sums: OnceCell::new() }
    }

    /// The whole's report.
    pub fn whole<'a>(&self, sink: &SetSink<'a>) -> Option<&'a Report> {
        sink.report(self.given.whole)
    }

    /// Why the sums cannot be compared; `None` when they can.
    pub fn unsound(&self, sink: &SetSink<'_>) -> Option<Words> {
        if !list::mixed(self, sink).is_empty() {
            Some(Words::new(
                "有单位报告的年度或表式不同，未核对汇总数。",
                "Units report on another year or form; sums not compared.",
            ))
        } else if !list::failing(self, sink).is_empty() {
            Some(Words::new(
                "有单位报告的表三自身不平，须先退改，未核对汇总数。",
                "Units' own tables do not add up; sums not compared until they are mended.",
            ))
        } else if self.units.is_empty() {
            Some(Words::new("没有单位报告。", "There are no reports of units."))
        } else {
            None
        }
    }

    /// The three tables beside the sum of the units, with what explains the differences; worked out once. Empty where
    /// they cannot be compared.
    pub fn sums(&self, sink: &SetSink<'_>) -> &Sums {
        self.sums.get_or_init(|| Sums::new(self, sink))
    }

    /// The figures of every unit in those cells, in the order of [`Units::units`].
    pub fn figures(&self, sink: &SetSink<'_>, cells: &[crate::form::CellId]) -> Vec<sum::Figures> {
        let of = |unit: &Unit| sink.report(unit.report).map_or_else(Vec::new, |r| sum::figures(r, cells));
        self.units.iter().map(of).collect()
    }

    /// Units whose table was not read.
    pub fn unread(&self, sink: &SetSink<'_>, table: TableId) -> Vec<&Unit> {
        let read = |unit: &&Unit| !sink.report(unit.report).is_some_and(|r| r.table(table).is_read());
        self.units.iter().filter(read).collect()
    }
}
