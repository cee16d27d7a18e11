//! The quantities before a list that may be its whole, nearest first.

use super::leads::At;
use crate::reading::prose::Passage;
use crate::report::prose::{Family, counted_alike};
use crate::report::slot::Slot;
use std::ops::Range;

/// The most earlier quantities that are looked at as wholes: more are of no use, and time stays linear.
pub(super) const FAR: usize = 24;

/// Quantities before a list, of its unit, that may be its whole.
pub(super) fn wholes(
    passage: &Passage<'_>,
    lead: &At,
    family: Family,
    unit: &str,
    first_part: usize,
) -> (Vec<usize>, usize) {
    // 收到申请9次,其中4件不予公开: applications are counted as one likes.
    let of_applications = matches!(family, Family::Outcomes | Family::Applicants | Family::Channels);
    let applied = |i: usize| passage.facts.get(i).is_some_and(|f| f.slot.is_flow() && f.certain);
    // 收到的申请中,自然人198件: of those received, not of those that were answered.
    let received = family == Family::Applicants && tells_of_those_received(passage, first_part);
    let another_flow =
        |i: usize| received && passage.facts.get(i).is_some_and(|f| f.slot.is_flow() && f.slot != Slot::New);
    let part_year = passage.facts.get(first_part).is_some_and(|f| f.part_year);
    let is_whole = |i: &usize| {
        passage
            .mentions
            .get(*i)
            .is_some_and(|m| counted_alike(m.numeral.unit.name, unit) || (of_applications && applied(*i)))
            && !another_flow(*i)
            && passage.facts.get(*i).is_some_and(|f| (f.this_year || f.part_year) && f.part_year == part_year)
    };
    let before: Range<usize> = 0..passage.mentions.partition_point(|m| m.at < lead.token).min(first_part);
    if let Some(bracket) = lead.bracket {
        // In brackets the whole stands directly before them, or inside before the lead.
        let inside =
            before.clone().rev().take(FAR).find(|i| {
                passage.mentions.get(*i).is_some_and(|m| m.bracket == Some(bracket)) && is_whole(i)
            });
        let outside = before
            .clone()
            .rev()
            .take(FAR)
            .find(|i| passage.mentions.get(*i).is_some_and(|m| m.at + 1 == bracket));
        let whole = inside.or(outside).filter(is_whole);
        return (whole.into_iter().collect(), 1);
    }
    let depth = |i: &usize| passage.mentions.get(*i).is_some_and(|m| m.bracket.is_none());
    let own: Vec<usize> = before
        .clone()
        .rev()
        .take(8 * FAR)
        .take_while(|i| passage.mentions.get(*i).is_some_and(|m| m.sentence == lead.sentence))
        .filter(|i| is_whole(i) && depth(i))
        .take(FAR)
        .collect();
    let earlier: Vec<usize> = before
        .rev()
        .take(3 * FAR)
        .filter(|i| {
            passage.mentions.get(*i).is_some_and(|m| m.sentence < lead.sentence) && is_whole(i) && depth(i)
        })
        .take(FAR)
        .collect();
    let near = if own.is_empty() {
        let last = earlier.first().and_then(|i| passage.mentions.get(*i)).map(|m| m.sentence);
        let directly = |m: &&usize| {
            passage.mentions.get(**m).map(|m| m.sentence) == last
                && last.is_some_and(|l| l + 1 == lead.sentence)
        };
        earlier.iter().take_while(directly).count()
    } else {
        own.len()
    };
    (own.into_iter().chain(earlier).collect(), near)
}

/// Whether the sentence of a part says before it that it is of what was received: 收到的申请中,.
pub(in crate::reading::prose::relations) fn tells_of_those_received(
    passage: &Passage<'_>,
    part: usize,
) -> bool {
    let number = passage.mentions.get(part).and_then(|m| passage.tokens.get(m.at)).map_or(0, |t| t.start);
    let before = passage.text.get(..number).unwrap_or_default();
    let sentence = before.rsplit(['。', ';']).next().unwrap_or_default();
    let clause = sentence.split(',').next().unwrap_or_default();
    let received = ["收到的", "新收的", "受理的", "新收"].iter().any(|word| clause.contains(word));
    received && clause.ends_with("申请中")
}
