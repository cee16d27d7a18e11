//! Prose against itself: sums, shares, growth, balances, repeats (domain §4.7, §4.8, §5).

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

mod balances;
mod decision;
mod evidence;
mod exact;
mod finished;
mod flow;
mod growth;
mod named_things;
mod pools;
mod rates;
mod relations;
mod remarks;
mod repeats;
mod shares;
mod stocks;
mod sums;

use super::Rule;
use crate::report::Report;
use crate::report::prose::{Fact, Family, Lead, List};
use crate::report::slot::{CaseResult, Detail, Slot};
use crate::text::Span;

pub use decision::TABLE;
pub(in crate::rules) use exact::{Fit, Printed};
pub use relations::{Relation, of as relations};

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &flow::Balance,
    &sums::PartsAddUp,
    &sums::PartExceedsWhole,
    &shares::ShareFits,
    &shares::ShareTruncated,
    &shares::SharesAddUp,
    &growth::GrowthFits,
    &growth::GrowthPossible,
    &growth::DirectionFits,
    &rates::DoneRate,
    &repeats::SaidTwice,
    &repeats::RoughlyRight,
    &named_things::NamedThings,
];

/// Whether a character was lost between the first and the last of these facts, so that what one of them counts cannot be known.
fn is_damaged<'f>(report: &Report, facts: impl Iterator<Item = &'f Fact>) -> bool {
    let place = facts.map(|f| f.quote).reduce(Span::join);
    place.is_some_and(|place| place.of(report.text()).contains(char::REPLACEMENT_CHARACTER))
}

/// Whether a list must hold every part of its whole (domain §4.7 (a) to (d)).
fn complete(report: &Report, list: &List) -> bool {
    let slots: Vec<Slot> = list.parts.iter().filter_map(|i| report.facts.get(*i)).map(|f| f.slot).collect();
    let has = |slot: Slot| slots.contains(&slot);
    if list.partition {
        return true;
    }
    match list.family {
        Family::Outcomes => {
            // 予以公开及部分公开 are two of the six classes; 不予公开、无法提供共 are as many as are named.
            let facts = list.parts.iter().filter_map(|i| report.facts.get(*i));
            let classes: usize = facts
                .filter(|f| f.slot.is_outcome())
                .map(|f| match f.slot {
                    Slot::Open => 2,
                    _ => match f.detail {
                        Detail::Classes(classes) => classes.count(),
                        _ => 1,
                    },
                })
                .sum();
            classes >= 5 || (list.ends_with_rest && classes >= 4)
        }
        Family::Applicants => {
            let organisations = [Slot::Business, Slot::Research, Slot::Charity, Slot::LegalService]
                .iter()
                .filter(|s| has(**s))
                .count();
            has(Slot::Natural)
                && (has(Slot::Organisations)
                    || has(Slot::OtherApplicants)
                    || organisations == 4
                    || (list.ends_with_rest && organisations > 1))
        }
        Family::Results => {
            let ended = |result| slots.iter().any(|s| s.result() == Some(result));
            [CaseResult::Upheld, CaseResult::Corrected, CaseResult::Other, CaseResult::Pending]
                .into_iter()
                .all(ended)
        }
        Family::Proceedings => {
            has(Slot::Review) && (has(Slot::Suit) || (has(Slot::DirectSuit) && has(Slot::LaterSuit)))
        }
        Family::Channels => list.ends_with_rest,
        Family::Other => {
            let enough = list.parts.len() > 2 || list.lead == Lead::Respectively;
            (list.ends_with_rest && enough) || list.lead == Lead::Respectively
        }
    }
}
