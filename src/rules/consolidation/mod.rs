//! Rules between a consolidated report and those of its units (`docs/domain.md`, §3.5 and §9).
//!
//! First the list of units is looked at: who is missing, who is there twice, whose own report still fails. Only
//! over a sound list are the sums compared, and a difference is explained before it is listed cell by cell.

mod cells;
mod copies;
mod explain;
mod list;
mod slips;
mod sums;
mod units;

use super::set_rule::{self, SetRule, SetSink};
use crate::set::Consolidation;

pub use list::{Mismatch, mismatch};
pub use units::Units;

/// A rule between a report and those that it adds up.
type UnitRule = SetRule<fn(&Units<'_>, &mut SetSink<'_>)>;

set_rules![UnitRule:
    cells::CELL,
    slips::OMIT,
    slips::DOUBLE,
    slips::STALE,
    list::UNIT_MISSING,
    list::UNIT_DUP,
    list::MIX,
    list::UNIT_ERR,
    copies::COPY,
    cells::NEG,
];

/// Compares a report with the sum of its units.
pub fn compare(consolidation: &Consolidation, sink: &mut SetSink<'_>) {
    let units = Units::gather(consolidation, sink);
    for check in set_rule::chosen(CHECKS, sink.options()) {
        check(&units, sink);
    }
}
