//! What else speaks for or against a value: the report's own sentences, and last year's report.

use super::targets;
use crate::form::{CellId, T3_COLUMNS, TableId};
use crate::report::Report;
use crate::report::prose::{Fact, Scope};
use crate::report::slot::Slot;
use crate::text::Span;

/// That some cells together should hold a value.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The cells.
    pub cells: Vec<CellId>,
    /// What they should come to.
    pub value: i64,
    /// Whether every word of the statement was understood.
    pub sure: bool,
    /// Who says so.
    pub source: Source,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A statement of the prose.
    Prose(Span),
    /// 结转下年度 of last year's report.
    LastYear,
}

impl Evidence {
    /// How much it changes the likelihood of an explanation, in thousandths: what the cells came to before and
    /// come to after. A number that a change turns into just the stated one is no chance, however the sentence
    /// went on; a number that fits already is a reason to leave it.
    pub(super) fn weight(&self, before: Option<i64>, after: Option<i64>) -> i32 {
        match (before == Some(self.value), after == Some(self.value)) {
            (false, true) => 600,
            (true, false) if self.sure => -600,
            (true, false) => -200,
            _ => 0,
        }
    }

    /// What the cells come to under an assignment of values; `None` where one is unread.
    pub(super) fn total(&self, value: &dyn Fn(CellId) -> Option<i64>) -> Option<i64> {
        self.cells.iter().map(|id| value(*id)).sum()
    }
}

/// Everything that the prose says about cells of tables 3 and 4.
pub(super) fn of_prose(report: &Report) -> Vec<Evidence> {
    let usable = report.facts.iter().filter(|fact| is_usable(fact, report));
    usable
        .filter_map(|fact| {
            let cells = cells_of(report, fact);
            let value = fact.value.to_int()?;
            (!cells.is_empty()).then_some(Evidence {
                cells,
                value,
                sure: fact.certain,
                source: Source::Prose(fact.span),
            })
        })
        .collect()
}

/// What the prose says about one slot: each exact number about all that the table counts, and its place.
pub fn said(report: &Report, slot: Slot) -> Vec<(i64, Span)> {
    let of_slot = report.facts.iter().filter(|f| f.slot == slot && f.certain && is_usable(f, report));
    of_slot.filter_map(|f| Some((f.value.to_int()?, f.span))).collect()
}

/// 上年结转 of each column is what last year's report carried over.
pub(super) fn of_last_year(previous: &Report) -> Vec<Evidence> {
    let cell = |column| CellId::t3("carried_out", column);
    let carried = T3_COLUMNS.iter().filter_map(|c| {
        let value = previous.value(cell(c.id))?.to_int()?;
        let cells = vec![CellId::t3("carried_in", c.id)];
        Some(Evidence { cells, value, sure: true, source: Source::LastYear })
    });
    carried.collect()
}

/// Whether the statement is meant exactly, of this year and about all that the table counts.
fn is_usable(fact: &Fact, report: &Report) -> bool {
    let plain = fact.is_exact() && fact.this_year;
    plain && !fact.value.is_negative() && is_about_the_table(fact, report)
}

/// Whether the statement is about all that the table counts (domain §4.4).
fn is_about_the_table(fact: &Fact, report: &Report) -> bool {
    let single = report.identity.kind.is_none_or(|kind| kind.is_single());
    match fact.scope {
        Scope::Unmarked => true,
        Scope::Own => single,
        Scope::Wide => !single,
        Scope::Sub => false,
    }
}

/// The cells whose sum a statement names; empty where it may name more than one sum, or one of table 2.
fn cells_of(report: &Report, fact: &Fact) -> Vec<CellId> {
    let counts = fact.slot.table().is_some_and(|table| table != TableId::T2);
    let named = targets::of(report, fact.slot, fact.detail).into_iter().next();
    named.filter(|_| counts && !fact.slot.is_open_count()).map_or_else(Vec::new, |target| target.cells)
}
