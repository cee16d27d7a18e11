//! Parts that stand each in a clause of its own, with what they consist of behind them: 共公开365条。机关公开241条,其中执法88条、
//! 动态153条;中心公开93条;学会公开31条.

use super::FARTHER;
use super::pieces::between;
use super::rows::BY_CLAUSE;
use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::{family_of_all, goes_on, negation, partition};
use crate::report::prose::{Ending, Enumeration, counted_alike};

/// The list of the first counts of the clauses, where some clause has more than one.
pub(super) fn read(
    passage: &Passage<'_>,
    usable: &[usize],
    k: usize,
    run: &[usize],
    carried: &[usize],
) -> Option<Enumeration> {
    let whole = *usable.get(k)?;
    let mention = |i: usize| passage.mentions.get(i);
    let first = run.first().and_then(|i| mention(*i))?;
    let of_whole = mention(whole)?;
    let next = first.sentence == of_whole.sentence + 1;
    let sentence: Vec<usize> = run
        .iter()
        .copied()
        .take_while(|i| mention(*i).is_some_and(|m| m.sentence == first.sentence))
        .collect();
    let clauses: Vec<&[usize]> = sentence.chunk_by(|a, b| !between(passage, *a, *b).contains(';')).collect();
    let parts: Vec<usize> = clauses.iter().filter_map(|clause| clause.first().copied()).collect();
    let alike = parts
        .iter()
        .all(|i| mention(*i).is_some_and(|m| counted_alike(m.numeral.unit.name, of_whole.numeral.unit.name)));
    let several = clauses.iter().any(|clause| clause.len() > 1);
    // 案件9件。9件案件结案7件、未结2件: the whole said again is no part of it.
    let again = first.numeral.value == of_whole.numeral.value;
    if parts.len() < 2 || !alike || !several || !next || again {
        return None;
    }
    let more = parts.last().and_then(|i| mention(*i)).is_some_and(|m| goes_on(passage, m));
    let global = |i: usize| passage.first + i;
    let parts_of: Vec<usize> = parts.iter().copied().map(global).collect();
    Some(Enumeration {
        row: BY_CLAUSE.name,
        opening: BY_CLAUSE.opening,
        whole: global(whole),
        farther: usable.get(..k).unwrap_or(&[]).iter().rev().take(FARTHER).copied().map(global).collect(),
        readings: vec![parts_of.clone()],
        carried: carried.iter().copied().map(global).collect(),
        ending: if more { Ending::Open } else { Ending::Whole },
        distance: 1,
        adjacent: true,
        one_unit: true,
        family: family_of_all(passage, &parts),
        ends_with_rest: false,
        partition: partition(passage, &parts),
        negation: negation(passage, &parts),
        nested: true,
        clause: parts.len(),
        parts: parts_of,
    })
}
