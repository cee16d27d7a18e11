//! The table of slots, a row for each; in parts, by what is counted.

use super::{Slot, SlotKind, SlotSpec};
use crate::finding::Severity;

/// What a slot is, with sentences that have it and sentences that look like it; see [`super::About`]. Nothing that runs asks
/// for them, and the page's first load leaves them out.
#[cfg(any(test, feature = "rule-docs"))]
macro_rules! about {
    ($zh:literal, $en:literal, $real:expr, $counter:expr $(,)?) => {
        Some(&crate::report::slot::About { name: ($zh, $en), real: &$real, counter: &$counter })
    };
}
#[cfg(not(any(test, feature = "rule-docs")))]
macro_rules! about {
    ($($texts:tt)*) => {
        None
    };
}

mod applicants;
mod applications;
mod cases;
mod documents;
mod outcomes;
mod ratios;

/// Applications and cases.
const CASES: &[&str] = &["件", "宗", "份", "起", "例", "个", "项", "次"];

/// None of these.
pub(super) const OTHER: SlotSpec = SlotSpec {
    slot: Slot::Other,
    id: "other",
    kind: SlotKind::Other,
    table: None,
    sums: &[],
    units: CASES,
    bare: false,
    code: None,
    severity: Severity::Warning,
    about: None,
};

/// Every slot, in the order of [`Slot`].
pub static SLOTS: [SlotSpec; COUNT] = joined(&[
    applications::ROWS,
    outcomes::ROWS,
    applicants::ROWS,
    cases::ROWS,
    documents::ROWS,
    ratios::ROWS,
    &[OTHER],
]);

const COUNT: usize = Slot::Other as usize + 1;

/// The parts of the table behind one another.
const fn joined(mut parts: &[&[SlotSpec]]) -> [SlotSpec; COUNT] {
    let mut table = [OTHER; COUNT];
    let mut free: &mut [SlotSpec] = &mut table;
    while let [part, later @ ..] = parts {
        let mut rows: &[SlotSpec] = part;
        while let [row, more @ ..] = rows {
            let [place, rest @ ..] = free else { return table };
            *place = *row;
            (rows, free) = (more, rest);
        }
        parts = later;
    }
    table
}
