//! Prose against itself: sums, shares, growth, balances, repeats (domain §4.7, §4.8, §5).

mod exact;
mod flow;
mod growth;
mod repeats;
mod shares;
mod sums;

use super::Rule;
use crate::reading::prose::{Family, Lead, List};
use crate::report::Report;

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
    &flow::DoneRate,
    &repeats::SaidTwice,
    &repeats::RoughlyRight,
];

/// Whether a list must hold every part of its whole (domain §4.7 (a) to (d)).
fn complete(report: &Report, list: &List) -> bool {
    let slots: Vec<&str> = list.parts.iter().filter_map(|i| report.facts.get(*i)).map(|f| f.slot).collect();
    let has = |slot: &str| slots.contains(&slot);
    if list.partition {
        return true;
    }
    match list.family {
        Family::Outcomes => {
            // 予以公开及部分公开 are two of the six classes; 不予公开、无法提供共 are as many as are named.
            let facts = list.parts.iter().filter_map(|i| report.facts.get(*i));
            let classes: usize = facts
                .filter(|f| f.slot.starts_with("o_"))
                .map(|f| match f.slot {
                    "o_open" => 2,
                    "o_mixed" => f.detail.split(' ').count(),
                    _ => 1,
                })
                .sum();
            classes >= 5 || (list.ends_with_rest && classes >= 4)
        }
        Family::Applicants => {
            let organisations =
                ["a_biz", "a_research", "a_charity", "a_legal_svc"].iter().filter(|s| has(s)).count();
            has("a_natural")
                && (has("a_org")
                    || has("a_other")
                    || organisations == 4
                    || (list.ends_with_rest && organisations > 1))
        }
        Family::Results => {
            let ends = |end: &str| slots.iter().any(|s| s.ends_with(end));
            ends("_upheld") && ends("_corrected") && ends("_other") && ends("_pending")
        }
        Family::Proceedings => has("rv") && (has("su") || (has("su_direct") && has("su_after"))),
        Family::Channels => list.ends_with_rest,
        Family::Other => {
            let enough = list.parts.len() > 2 || list.lead == Lead::Respectively;
            (list.ends_with_rest && enough) || list.lead == Lead::Respectively
        }
    }
}
