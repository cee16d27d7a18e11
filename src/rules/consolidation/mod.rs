//! Rules between a consolidated report and those of its units (domain §3.5 and §9).
//!
//! First the list of units is looked at: who is missing, who is there twice, whose own report still fails. Only
//! over a sound list are the sums compared, and a difference is explained before it is listed cell by cell.

mod copies;
mod explain;
mod pages;
mod sums;
mod units;

use super::{Context, Meta, Rule, Sink};
use crate::set::{Across, Consolidation};

pub use units::Units;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &SetRule(&pages::CELL),
    &SetRule(&pages::OMIT),
    &SetRule(&pages::DOUBLE),
    &SetRule(&pages::STALE),
    &SetRule(&pages::UNIT_MISSING),
    &SetRule(&pages::UNIT_DUP),
    &SetRule(&pages::MIX),
    &SetRule(&pages::UNIT_ERR),
    &SetRule(&pages::COPY),
    &SetRule(&pages::NEG),
];

/// A rule whose finding comes out of [`compare`].
struct SetRule(&'static Meta);

impl Rule for SetRule {
    fn meta(&self) -> &'static Meta {
        self.0
    }

    fn check(&self, _: &Context<'_>, _: &mut Sink<'_>) {}
}

/// Compares a report with the sum of its units.
pub fn compare(consolidation: &Consolidation, sink: &mut Across<'_>) {
    let units = Units::gather(consolidation, sink);
    let sound = units.check_list(sink);
    copies::compare(&units, sink);
    if sound {
        sums::compare(&units, sink);
    }
}
