//! Which quantities are counted alike, and by which property of the applications a list parts them.

use crate::reading::prose::Passage;
use crate::report::prose::{Family, counted_alike};
use crate::report::slot::{Block, Detail, Slot, SlotKind};

/// The units in which the parts are counted, in order of first use; a part without a unit goes with the first.
pub(super) fn units(passage: &Passage<'_>, parts: &[usize]) -> Vec<&'static str> {
    let mut units: Vec<&'static str> = Vec::new();
    for unit in parts.iter().filter_map(|p| passage.mentions.get(*p)).map(|m| m.numeral.unit.name) {
        if !unit.is_empty() && !units.iter().any(|known| counted_alike(known, unit)) {
            units.push(unit);
        }
    }
    units
}

pub(super) fn fits(passage: &Passage<'_>, mention: usize, unit: &str) -> bool {
    passage
        .mentions
        .get(mention)
        .is_some_and(|m| counted_alike(m.numeral.unit.name, unit) || m.numeral.unit.name.is_empty())
}

pub fn family_of(passage: &Passage<'_>, i: usize) -> Family {
    let Some(fact) = passage.facts.get(i) else { return Family::Other };
    match fact.slot.kind() {
        SlotKind::Outcome if fact.slot == Slot::OutcomeRow => Family::Other,
        SlotKind::Outcome if fact.slot == Slot::Mixed && fact.detail == Detail::None => Family::Other,
        SlotKind::Outcome => Family::Outcomes,
        SlotKind::Applicant => Family::Applicants,
        SlotKind::Channel => Family::Channels,
        SlotKind::Cases(block) if block != Block::Both => Family::Proceedings,
        SlotKind::Results(..) => Family::Results,
        _ => Family::Other,
    }
}

/// What all these quantities are parts of; [`Family::Other`] where they differ.
pub fn family_of_all(passage: &Passage<'_>, parts: &[usize]) -> Family {
    let mut families = parts.iter().map(|part| family_of(passage, *part));
    let first = families.next().unwrap_or(Family::Other);
    if families.all(|family| family == first) { first } else { Family::Other }
}

/// Splits parts into runs of one family, where every part has one and no family comes again; else one run.
pub(super) fn runs(passage: &Passage<'_>, parts: &[usize]) -> Vec<(Family, Vec<usize>)> {
    let mut runs: Vec<(Family, Vec<usize>)> = Vec::new();
    for part in parts {
        let fact = passage.facts.get(*part);
        let joins = fact.is_some_and(|f| f.rest || matches!(f.slot, Slot::CarriedOut | Slot::CarriedIn));
        let family = family_of(passage, *part);
        match runs.last_mut() {
            Some((last, run)) if *last == family || (joins && *last != Family::Other) => run.push(*part),
            _ => runs.push((family, vec![*part])),
        }
    }
    // Nobody splits one whole in so many ways.
    if runs.len() > 8 {
        return vec![(Family::Other, parts.to_vec())];
    }
    let pure = runs.iter().all(|(family, run)| *family != Family::Other && run.len() > 1);
    let repeats = runs.iter().enumerate().any(|(i, (f, _))| runs.iter().skip(i + 1).any(|(g, _)| f == g));
    if runs.len() == 1 || (pure && !repeats) {
        return runs;
    }
    vec![(Family::Other, parts.to_vec())]
}
