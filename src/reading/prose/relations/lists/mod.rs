//! Enumerations: a whole and its parts (domain §4.7).
//!
//! A list is read as it stands: what leads it in, the quantities that may be its whole (nearest first), and its
//! parts. Whether the parts must add up to the whole is for the rules to say.

mod labels;
mod leads;
mod of_a_kind;
mod parts;
mod verbs;
mod wholes;
mod without_lead;

use crate::reading::prose::Passage;
use crate::reading::prose::words::token::Kind;
use crate::reading::prose::words::units;
use crate::report::prose::{Family, Lead, List};
use crate::report::slot::{Block, Slot};
use labels::by_platforms;
pub(super) use labels::{names_its_parts, negation, partition, platforms};
pub(super) use leads::names_the_whole;
use leads::{At, leads};
pub(super) use of_a_kind::{family_of, family_of_all};
use of_a_kind::{fits, runs, units};
use parts::{Parts, flow, outer, parts};
pub(super) use parts::{
    begins_behind_comma, goes_on, names_a_year, numbered, opens_numbered, result_again, speaks_of_change,
    states_anew,
};
pub(super) use verbs::begins_with_verb;
use verbs::{changes_marks, of_one_verb};
pub(super) use wholes::tells_of_those_received;
use wholes::{FAR, wholes};
pub(super) use without_lead::is_bare_sum;
use without_lead::{closing, closing_sum, unsaid};

/// Finds the lists of a passage.
pub fn find(passage: &Passage<'_>) -> Vec<List> {
    let leads = leads(passage);
    let mut lists = Vec::new();
    let mut taken = vec![false; passage.mentions.len()];
    for (nth, lead) in leads.iter().enumerate() {
        let later = leads.get(nth + 1..).unwrap_or(&[]);
        let next = later.iter().take(FAR).find(|n| n.bracket == lead.bracket && n.sentence == lead.sentence);
        let found = next
            .and_then(|_| outer(passage, lead, later))
            .map(|run| Parts { run, ..Parts::default() })
            .unwrap_or_else(|| parts(passage, lead, next));
        for part in &found.run {
            if let Some(t) = taken.get_mut(*part) {
                *t = true;
            }
        }
        lists.extend(of_mixed_units(passage, lead, &found));
        for unit in units(passage, &found.run) {
            let same: Vec<usize> = found.run.iter().copied().filter(|p| fits(passage, *p, unit)).collect();
            for (family, run) in runs(passage, &same) {
                lists.push(make(passage, lead, family, run, unit, &found));
            }
        }
    }
    lists.extend(closing(passage, &taken));
    lists.extend(unsaid(passage, &leads, &taken));
    // Parts that are known to belong together need no lead: 予以公开258件,占…;不予公开35件….
    let free: Vec<usize> = (0..passage.mentions.len())
        .filter(|i| !taken.get(*i).copied().unwrap_or(true) && family_of(passage, *i) != Family::Other)
        .collect();
    let mut rest = free.as_slice();
    while let Some(first) = rest.first().copied() {
        // 行政复议6件,5件维持,1件纠正;1件诉讼维持: of reviews and of suits there is a list each.
        let block = |i: usize| passage.facts.get(i).and_then(|f| f.slot.block()).map(Block::proceedings);
        let results = |i: usize| (family_of(passage, i) == Family::Results).then(|| block(i));
        let key = |i: usize| {
            passage.mentions.get(i).map(|m| (m.sentence, m.bracket, family_of(passage, i), results(i)))
        };
        let alike = rest.iter().take_while(|i| key(**i) == key(first)).count();
        let again = (1..alike).find(|n| {
            let (before, i) = (rest.get(..*n).unwrap_or(&[]), rest.get(*n));
            i.is_some_and(|i| result_again(passage, before, *i))
        });
        let len = again.unwrap_or(alike);
        let (run, tail) = rest.split_at(len);
        rest = tail;
        let mention = passage.mentions.get(first);
        if let (true, Some(mention)) = (run.len() > 1, mention) {
            let unit = mention.numeral.unit.name;
            let lead = At {
                lead: Lead::Nothing,
                token: mention.label.start,
                bracket: mention.bracket,
                sentence: mention.sentence,
            };
            let run: Vec<usize> = run.iter().copied().filter(|p| fits(passage, *p, unit)).collect();
            lists.push(make(passage, &lead, family_of(passage, first), run, unit, &Parts::default()));
        }
    }
    lists
}

/// 公开信息47条,其中文件22件,公告16条,…: pieces of information counted together in several units, under a whole that
/// has one of them.
fn of_mixed_units(passage: &Passage<'_>, lead: &At, found: &Parts) -> Option<List> {
    let parts = found.run.as_slice();
    let unit = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.unit.name);
    let informs = parts.iter().all(|p| unit(p).is_some_and(units::of_information));
    let other = parts.iter().all(|p| family_of(passage, *p) == Family::Other);
    if !informs || !other || lead.lead != Lead::Among || parts.len() < 3 {
        return None;
    }
    // The whole stands directly before, in any of the units.
    let before = passage.mentions.partition_point(|m| m.at < lead.token).checked_sub(1)?;
    let whole = unit(&before).filter(|u| units::of_information(u))?;
    let several = parts.iter().any(|p| unit(p) != Some(whole));
    if !several || family_of(passage, before) != Family::Other || flow(passage, before) {
        return None;
    }
    let mut list = make(passage, lead, Family::Other, parts.to_vec(), whole, found);
    list.mixed = true;
    (list.wholes.first() == Some(&(passage.first + before))).then_some(list)
}

fn make(
    passage: &Passage<'_>,
    lead: &At,
    family: Family,
    run: Vec<usize>,
    unit: &str,
    found: &Parts,
) -> List {
    let (mut wholes, mut near) = wholes(passage, lead, family, unit, run.first().copied().unwrap_or(0));
    let closing = run.last().filter(|_| family == Family::Other).and_then(|p| closing_sum(passage, *p, unit));
    if let Some(sum) = closing {
        wholes.insert(0, sum);
        near += 1;
    }
    let ends_with_rest = run.last().is_some_and(|p| {
        passage.facts.get(*p).is_some_and(|f| f.rest || f.slot == Slot::OtherHandling)
            && (family != Family::Other || all_the_rest(passage, *p, wholes.first().copied()))
    });
    let nearest = wholes.first().and_then(|w| passage.mentions.get(*w));
    let same_sentence = nearest.is_some_and(|m| m.sentence == lead.sentence);
    let adjacent = nearest.is_some_and(|m| {
        passage
            .tokens
            .get(m.at + 1..lead.token)
            .is_some_and(|between| between.iter().all(|t| matches!(t.kind, Kind::Mark(',' | ':' | '('))))
    });
    let uniform = of_one_verb(passage, &run) && !changes_marks(passage, &run);
    let global = |i: usize| passage.first + i;
    List {
        partition: partition(passage, &run),
        named: names_its_parts(passage, wholes.first().copied(), &run)
            || by_platforms(passage, wholes.first().copied(), &run),
        mixed: false,
        same_sentence,
        adjacent,
        uniform,
        lead: lead.lead,
        family,
        wholes: wholes.into_iter().map(global).collect(),
        near,
        parts: run.into_iter().map(global).collect(),
        ends_with_rest,
        open: found.open,
        more: found.more,
    }
}

/// Whether 其他 names all that is left of the whole: 其他8条, 其他信息8条, but not 其他文件8件 of what is called 政府信息.
pub(super) fn all_the_rest(passage: &Passage<'_>, part: usize, whole: Option<usize>) -> bool {
    static ANYTHING: [&str; 10] =
        ["类", "类别", "信息", "方面", "内容", "情况", "事项", "方式", "渠道", "形式"];
    let words = passage.label_words(part).unwrap_or("");
    let Some((_, noun)) = ["其他", "其它", "其余"].iter().find_map(|rest| words.split_once(rest))
    else {
        return true;
    };
    let noun = noun.trim_end_matches(['的', '等', '共', '有']);
    noun.is_empty()
        || noun.starts_with('(')
        || ANYTHING.iter().any(|any| noun.starts_with(any) || noun.ends_with(any))
        || whole.and_then(|w| passage.label_words(w)).is_some_and(|whole| whole.contains(noun))
}
