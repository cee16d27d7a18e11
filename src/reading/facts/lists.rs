//! Enumerations: a whole and its parts (domain §4.7).
//!
//! A list is read as it stands: what leads it in, the quantities that may be its whole (nearest first), and its
//! parts. Whether the parts must add up to the whole is for the rules to say.

use std::ops::Range;

use super::Passage;
use super::lexicon::Meaning;
use super::mentions::Mention;
use super::tokens::Kind;
use super::units::Measure;

/// An enumeration. Numbers are those of facts among all facts of the prose.
#[derive(Clone, Debug)]
pub struct List {
    /// What leads it in.
    pub lead: Lead,
    /// What its parts are.
    pub family: Family,
    /// Quantities in the same unit that may be the whole, nearest first: of the same sentence, then of those
    /// before in the paragraph.
    pub wholes: Vec<usize>,
    /// How many of `wholes` stand in the list's own sentence, or in the one directly before where the list opens
    /// its sentence.
    pub near: usize,
    /// Its parts.
    pub parts: Vec<usize>,
    /// Whether its last part is 其他.
    pub ends_with_rest: bool,
    /// Whether another 其中 follows inside, so that it is not clear where it ends.
    pub open: bool,
    /// Whether the nearest whole stands in the list's own sentence.
    pub same_sentence: bool,
    /// Whether nothing but marks stands between the nearest whole and the list.
    pub adjacent: bool,
    /// Whether all labels are of one kind: every one with a verb, or none.
    pub uniform: bool,
}

/// What leads a list in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// 其中.
    Among,
    /// 分别为.
    Respectively,
    /// Brackets behind the whole.
    Brackets,
    /// 包括, 主要有: need not be whole.
    Including,
    /// 含: parts named in passing.
    Containing,
    /// Nothing; the parts are known to belong together.
    Nothing,
}

/// What the parts of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// 予以公开, 部分公开, …
    Outcomes,
    /// 自然人, 法人或其他组织, …
    Applicants,
    /// 网络, 信函, …
    Channels,
    /// 维持, 纠正, …
    Results,
    /// 复议, 诉讼.
    Proceedings,
    /// Anything.
    Other,
}

/// Finds the lists of a passage.
pub fn find(passage: &Passage<'_>) -> Vec<List> {
    let leads = leads(passage);
    let mut lists = Vec::new();
    let mut taken = vec![false; passage.mentions.len()];
    for (nth, lead) in leads.iter().enumerate() {
        let next = leads
            .iter()
            .skip(nth + 1)
            .take(FAR)
            .find(|n| n.bracket == lead.bracket && n.sentence == lead.sentence);
        let (parts, open) = parts(passage, lead, next);
        if parts.is_empty() {
            continue;
        }
        for part in &parts {
            if let Some(t) = taken.get_mut(*part) {
                *t = true;
            }
        }
        for unit in units(passage, &parts) {
            let same: Vec<usize> = parts.iter().copied().filter(|p| fits(passage, *p, unit)).collect();
            for (family, run) in runs(passage, &same) {
                lists.push(make(passage, lead, family, run, unit, open));
            }
        }
    }
    // Parts that are known to belong together need no lead: 予以公开258件,占…;不予公开35件….
    let free: Vec<usize> = (0..passage.mentions.len())
        .filter(|i| !taken.get(*i).copied().unwrap_or(true) && family_of(passage, *i) != Family::Other)
        .collect();
    let mut rest = free.as_slice();
    while let Some(first) = rest.first().copied() {
        let key = |i: usize| passage.mentions.get(i).map(|m| (m.sentence, m.bracket, family_of(passage, i)));
        let len = rest.iter().take_while(|i| key(**i) == key(first)).count();
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
            lists.push(make(passage, &lead, family_of(passage, first), run, unit, false));
        }
    }
    lists
}

/// A lead in its place.
struct At {
    lead: Lead,
    token: usize,
    bracket: Option<usize>,
    sentence: usize,
}

fn leads(passage: &Passage<'_>) -> Vec<At> {
    let mut leads: Vec<At> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut sentence = 0;
    for (token, t) in passage.tokens.iter().enumerate() {
        let lead = match t.kind {
            Kind::Mark('(') => {
                open.push(token);
                let behind_number =
                    token.checked_sub(1).and_then(|b| passage.tokens.get(b)).is_some_and(|b| b.is_number());
                behind_number.then_some(Lead::Brackets)
            }
            Kind::Mark(')') => {
                open.pop();
                None
            }
            Kind::Mark('。') => {
                open.clear();
                sentence += 1;
                None
            }
            Kind::Word(Meaning::Among) => Some(Lead::Among),
            Kind::Word(Meaning::Respectively) => Some(Lead::Respectively),
            Kind::Word(Meaning::Including) => Some(Lead::Including),
            Kind::Word(Meaning::Containing) => Some(Lead::Containing),
            _ => None,
        };
        let Some(lead) = lead else { continue };
        let bracket = open.last().copied();
        match leads.last_mut() {
            // (含…: the bracket's own word says more than the bracket; 其中,…分别为: both lead the same list.
            Some(last)
                if last.bracket == bracket
                    && last.sentence == sentence
                    && !passage.brackets.holds_numbers(last.token, token) =>
            {
                if !(last.lead == Lead::Among && lead == Lead::Containing) {
                    last.lead = lead;
                }
                last.token = token;
            }
            _ => leads.push(At { lead, token, bracket, sentence }),
        }
    }
    leads
}

/// The quantities that a lead leads in, as numbers of mentions, and whether the list may go on differently.
fn parts(passage: &Passage<'_>, lead: &At, next: Option<&At>) -> (Vec<usize>, bool) {
    let from = passage.mentions.partition_point(|m| m.at < lead.token);
    let mut parts: Vec<usize> = Vec::new();
    let mut open = false;
    for (i, mention) in passage.mentions.iter().enumerate().skip(from) {
        let over =
            lead.bracket.and_then(|b| passage.brackets.partner(b)).is_some_and(|close| mention.at > close);
        if mention.sentence != lead.sentence || over {
            break;
        }
        if mention.bracket != lead.bracket {
            continue;
        }
        if next.is_some_and(|n| mention.at > n.token) {
            open = true;
            break;
        }
        let counted = matches!(mention.numeral.unit.measure, Measure::Count | Measure::None | Measure::Money);
        let fact = passage.facts.get(i);
        if !counted || fact.is_none_or(|f| !f.this_year) || speaks_of_change(passage, mention) {
            continue;
        }
        if parts.first().is_some_and(|first| begins_anew(passage, *first, i)) {
            break;
        }
        parts.push(i);
    }
    // The last quantity before another 其中 is that one's whole; where it is a count of its own kind, this list is over.
    if open && parts.len() > 1 && parts.last().is_some_and(|last| flow(passage, *last)) {
        parts.pop();
        open = false;
    }
    (parts, open)
}

fn label<'a>(passage: &'a Passage<'_>, mention: &Mention) -> impl Iterator<Item = Meaning> + 'a {
    super::mentions::meanings(passage.tokens, passage.brackets, mention.label.clone()).filter_map(|(_, m)| m)
}

fn speaks_of_change(passage: &Passage<'_>, mention: &Mention) -> bool {
    label(passage, mention).any(|m| {
        matches!(
            m,
            Meaning::Up | Meaning::Down | Meaning::UpTo | Meaning::DownTo | Meaning::Compare | Meaning::From
        )
    })
}

/// Whether a fact counts what comes in or goes out, so that it can be a whole.
fn flow(passage: &Passage<'_>, i: usize) -> bool {
    passage.facts.get(i).is_some_and(|f| {
        matches!(
            f.slot,
            "n_new"
                | "n_accept"
                | "n_process"
                | "n_done"
                | "n_pool"
                | "rv"
                | "su"
                | "rvsu"
                | "lic"
                | "pen"
                | "coe"
                | "d_made"
        )
    })
}

/// Whether the label says what was done. 公示 in a label is mostly a noun (公告公示).
fn has_verb(passage: &Passage<'_>, mention: &Mention) -> bool {
    let words = super::mentions::meanings(passage.tokens, passage.brackets, mention.label.clone());
    words.into_iter().any(|(i, meaning)| match meaning {
        Some(Meaning::Receive | Meaning::Accept | Meaning::Handle | Meaning::Finish | Meaning::Make) => true,
        Some(Meaning::Publish) => passage
            .tokens
            .get(i)
            .and_then(|t| passage.text.get(t.start..t.end))
            .is_some_and(|word| word != "公示"),
        _ => false,
    })
}

/// Whether a quantity begins another statement: 其中…,信函5件;共办结18件.
fn begins_anew(passage: &Passage<'_>, first: usize, i: usize) -> bool {
    let Some(mention) = passage.mentions.get(i) else { return true };
    let sums = label(passage, mention).any(|m| m == Meaning::Sum);
    let acts = label(passage, mention).any(|m| {
        matches!(
            m,
            Meaning::Receive
                | Meaning::Accept
                | Meaning::Handle
                | Meaning::Finish
                | Meaning::Publish
                | Meaning::Make
        )
    });
    let class = |i: usize| {
        passage.facts.get(i).map(|f| (f.slot.starts_with("rv") || f.slot.starts_with("su"), flow(passage, i)))
    };
    (sums && acts) || (flow(passage, i) && class(first) != class(i))
}

/// The units in which the parts are counted, in order of first use; a part without a unit goes with the first.
fn units(passage: &Passage<'_>, parts: &[usize]) -> Vec<&'static str> {
    let mut units = Vec::new();
    for unit in parts.iter().filter_map(|p| passage.mentions.get(*p)).map(|m| m.numeral.unit.name) {
        if !unit.is_empty() && !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

fn fits(passage: &Passage<'_>, mention: usize, unit: &str) -> bool {
    passage
        .mentions
        .get(mention)
        .is_some_and(|m| m.numeral.unit.name == unit || m.numeral.unit.name.is_empty())
}

fn family_of(passage: &Passage<'_>, i: usize) -> Family {
    let Some(fact) = passage.facts.get(i) else { return Family::Other };
    match fact.slot {
        "o_sub" | "other" | "o_mixed" => Family::Other,
        slot if slot.starts_with("o_") => Family::Outcomes,
        slot if slot.starts_with("a_") => Family::Applicants,
        "ch" => Family::Channels,
        "rv" | "su" | "su_direct" | "su_after" => Family::Proceedings,
        slot if slot.starts_with("rv_") || slot.starts_with("su_") || slot.starts_with("rvsu_") => {
            Family::Results
        }
        _ => Family::Other,
    }
}

/// Splits parts into runs of one family, where every part has one and no family comes again; else one run.
fn runs(passage: &Passage<'_>, parts: &[usize]) -> Vec<(Family, Vec<usize>)> {
    let mut runs: Vec<(Family, Vec<usize>)> = Vec::new();
    for part in parts {
        let fact = passage.facts.get(*part);
        let joins = fact.is_some_and(|f| f.rest || matches!(f.slot, "n_out" | "n_in"));
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

fn make(passage: &Passage<'_>, lead: &At, family: Family, run: Vec<usize>, unit: &str, open: bool) -> List {
    let (wholes, near) = wholes(passage, lead, unit, run.first().copied().unwrap_or(0));
    let ends_with_rest =
        run.last().and_then(|p| passage.facts.get(*p)).is_some_and(|f| f.rest || f.slot == "o_other");
    let nearest = wholes.first().and_then(|w| passage.mentions.get(*w));
    let same_sentence = nearest.is_some_and(|m| m.sentence == lead.sentence);
    let adjacent = nearest.is_some_and(|m| {
        passage
            .tokens
            .get(m.at + 1..lead.token)
            .is_some_and(|between| between.iter().all(|t| matches!(t.kind, Kind::Mark(',' | ':' | '('))))
    });
    let named = run.iter().filter(|p| !passage.facts.get(**p).is_some_and(|f| f.rest));
    let verbs: Vec<bool> =
        named.filter_map(|p| passage.mentions.get(*p)).map(|m| has_verb(passage, m)).collect();
    let uniform = verbs.windows(2).all(|w| w.first() == w.last());
    let global = |i: usize| passage.first + i;
    List {
        same_sentence,
        adjacent,
        uniform,
        lead: lead.lead,
        family,
        wholes: wholes.into_iter().map(global).collect(),
        near,
        parts: run.into_iter().map(global).collect(),
        ends_with_rest,
        open,
    }
}

/// The most earlier quantities that are looked at as wholes: more are of no use, and time stays linear.
const FAR: usize = 24;

/// Quantities before a list, of its unit, that may be its whole.
fn wholes(passage: &Passage<'_>, lead: &At, unit: &str, first_part: usize) -> (Vec<usize>, usize) {
    let is_whole = |i: &usize| {
        passage.mentions.get(*i).is_some_and(|m| m.numeral.unit.name == unit)
            && passage.facts.get(*i).is_some_and(|f| f.this_year)
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
