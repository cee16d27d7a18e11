//! Enumerations: a whole and its parts (domain §4.7).
//!
//! A list is read as it stands: what leads it in, the quantities that may be its whole (nearest first), and its
//! parts. Whether the parts must add up to the whole is for the rules to say.

mod labels;
mod without_lead;

use std::ops::Range;

use crate::num::Num;
use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::Kind;
use crate::reading::prose::words::units;
use crate::report::prose::{Family, Lead, List, Measure, counted_alike};
use crate::report::slot::{Block, Detail, Slot, SlotKind};
use labels::{by_platforms, names_its_parts, partition};
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
            Kind::Mark(',' | ':') if names_the_whole(passage, token) => Some(Lead::Among),
            // 公开信息171条:动态34条,….
            Kind::Mark(':')
                if token
                    .checked_sub(1)
                    .and_then(|b| passage.tokens.get(b))
                    .is_some_and(|b| b.is_number()) =>
            {
                Some(Lead::Among)
            }
            // 不予公开的4件中,….
            Kind::Word(Meaning::Filler)
                if passage.text.get(t.start..t.end) == Some("中")
                    && token
                        .checked_sub(1)
                        .and_then(|b| passage.tokens.get(b))
                        .is_some_and(|b| b.is_number()) =>
            {
                Some(Lead::Among)
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

/// Whether the clause before a mark says of what the parts follow: 在主动公开的信息中, 所有答复件中.
pub(super) fn names_the_whole(passage: &Passage<'_>, mark: usize) -> bool {
    static ENDS: [&str; 5] = ["信息中", "申请中", "件中", "文件中", "答复中"];
    let before = passage.tokens.get(mark.saturating_sub(LONGEST_CLAUSE)..mark).unwrap_or(&[]);
    let end = before.last().map_or(0, |last| last.end);
    if !passage.text.get(..end).is_some_and(|text| text.ends_with('中')) {
        return false;
    }
    let clause = before.rsplit(|t| matches!(t.kind, Kind::Mark(_))).next().unwrap_or(&[]);
    let Some(first) = clause.first() else { return false };
    let text = passage.text.get(first.start..end).unwrap_or("");
    text.starts_with(['在', '所', '已', '上']) && ENDS.iter().any(|end| text.ends_with(end))
}

/// The most tokens of a clause that names a whole.
const LONGEST_CLAUSE: usize = 16;

/// The quantities that a lead leads in, as numbers of mentions.
#[derive(Default)]
struct Parts {
    run: Vec<usize>,
    /// Whether the list may go on differently.
    open: bool,
    /// Whether it ends with 等.
    more: bool,
}

fn parts(passage: &Passage<'_>, lead: &At, next: Option<&At>) -> Parts {
    let from = passage.mentions.partition_point(|m| m.at < lead.token);
    let mut parts: Vec<usize> = Vec::new();
    let (mut open, mut more) = (false, false);
    // Whether no label of those so far begins with a verb, and whether a semicolon has stood between them: looked at
    // once for each part, so that time is in proportion to the list.
    let (mut no_verb, mut semicolon) = (true, false);
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
        let dated = !belongs_to_year(passage, i) && !names_a_year(passage, mention);
        if !counted || dated || speaks_of_change(passage, mention) {
            continue;
        }
        if parts.first().is_some_and(|first| begins_anew(passage, *first, i)) {
            break;
        }
        // 动态20条、公告5条,…,发布解读2条: behind names a verb says something else.
        let verb = begins_with_verb(passage, mention);
        if parts.len() > 1 && no_verb && verb == Some(true) {
            break;
        }
        // 动态41条、公告3条、其他2条;公众号256条: 其他 was the last.
        let behind_semicolon = parts.last().is_some_and(|last| parted(passage, *last, i));
        let rest = parts.last().is_some_and(|l| passage.facts.get(*l).is_some_and(|f| f.rest));
        if rest && parts.len() > 1 && behind_semicolon && !semicolon {
            break;
        }
        no_verb &= verb == Some(false);
        semicolon |= behind_semicolon;
        parts.push(i);
        // 招生信息121篇等: there are more.
        if goes_on(passage, mention) {
            more = true;
            break;
        }
    }
    // What the next 其中 leads in is cut from something counted otherwise: this list was over before it.
    let unit = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.unit.name);
    let (first, last) = (parts.first().and_then(unit), parts.last().and_then(unit));
    if open
        && next.is_some()
        && parts.len() > 2
        && first != last
        && parts.last().is_some_and(|l| sums(passage, *l))
    {
        parts.pop();
        open = false;
    }
    // 动态98条,微博211条;文件991件,其中…: behind a semicolon another statement begins, and the next 其中 is of that.
    if open
        && next.is_some()
        && parts.len() > 2
        && parts.split_last().is_some_and(|(last, before)| begins_behind_semicolon(passage, before, *last))
    {
        parts.pop();
        open = false;
    }
    // The last quantity before another 其中 is that one's whole; where it is a count of its own kind, this list is over.
    if open && parts.len() > 1 && parts.last().is_some_and(|last| flow(passage, *last)) {
        parts.pop();
        open = false;
    }
    if !open && let Some(cut) = ends_at_semicolon(passage, lead, &parts) {
        parts.truncate(cut);
        more = false;
    }
    Parts { run: parts, open, more }
}

/// The parts of a list whose items are parted by semicolons and have lists of their own: 其中,网站846条,包括机构4条、
/// 人事5条;公众号199条. Only where they come to the whole, or one platform after the other is told.
fn outer(passage: &Passage<'_>, lead: &At, later: &[At]) -> Option<Vec<usize>> {
    let from = passage.mentions.partition_point(|m| m.at < lead.token);
    let own = passage.mentions.iter().enumerate().skip(from).take(4 * FAR);
    let own = own.take_while(|(_, m)| m.sentence == lead.sentence).filter(|(_, m)| m.bracket == lead.bracket);
    let mut run: Vec<usize> = Vec::new();
    let mut last = lead.token;
    for (i, mention) in own {
        let between = passage.tokens.get(last..mention.at).unwrap_or(&[]);
        let new_item = run.is_empty() || between.iter().any(|t| t.is_mark(';'));
        last = mention.at;
        let counted = mention.numeral.unit.measure == Measure::Count && belongs_to_year(passage, i);
        if new_item && counted && !speaks_of_change(passage, mention) {
            run.push(i);
            continue;
        }
        // What stands in an item besides must be its own list.
        let item = passage.mentions.get(*run.last()?)?;
        let led = later.iter().take_while(|l| l.token < mention.at).any(|l| l.token > item.at);
        if !led {
            return None;
        }
    }
    let first = run.first().filter(|_| run.len() > 1)?;
    let unit = passage.mentions.get(*first)?.numeral.unit.name;
    let (wholes, near) = wholes(passage, lead, Family::Other, unit, *first);
    let value = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.value);
    let total = run.iter().filter_map(value).try_fold(Num::ZERO, Num::checked_add)?;
    let whole = wholes.first().copied().filter(|_| near > 0)?;
    let alike = run.iter().all(|p| fits(passage, *p, unit) && family_of(passage, *p) == Family::Other);
    let told = value(&whole) == Some(total) || by_platforms(passage, Some(whole), &run);
    (alike && told).then_some(run)
}

/// Whether a count is of the year reported on, or the whole sentence is of less: in that, its numbers belong together.
/// 上半年40条 in a list of the year does not.
fn belongs_to_year(passage: &Passage<'_>, i: usize) -> bool {
    let part_year = |m: &Mention| m.words.contains(&Some(Meaning::PartYear));
    passage.facts.get(i).is_some_and(|f| f.this_year || f.part_year)
        && !passage.mentions.get(i).is_some_and(part_year)
}

/// How many of the parts stand before the first semicolon, where commas part these, and what stands behind it does not
/// make up the whole with them: 网站528条,其中动态113条,服务信息415条;公众号75条.
fn ends_at_semicolon(passage: &Passage<'_>, lead: &At, parts: &[usize]) -> Option<usize> {
    let first = parts.first()?;
    let unit = passage.mentions.get(*first)?.numeral.unit.name;
    let cut = 1 + parts.windows(2).position(|w| matches!(w, [a, b] if parted(passage, *a, *b)))?;
    if cut < 2 || !parts.iter().all(|p| fits(passage, *p, unit)) {
        return None;
    }
    let value = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.value);
    let total = parts.iter().filter_map(value).try_fold(Num::ZERO, Num::checked_add)?;
    let (wholes, _) = wholes(passage, lead, Family::Other, unit, *first);
    (!wholes.iter().filter_map(value).any(|whole| whole == total)).then_some(cut)
}

/// Whether a year in the label is part of a thing's name: 2021年信息公开年报1条, not 2021年5条 or 2021年发布5条.
fn names_a_year(passage: &Passage<'_>, mention: &Mention) -> bool {
    let words: Vec<Option<Meaning>> =
        crate::reading::prose::quantities::meanings(passage.tokens, passage.brackets, mention.label.clone())
            .map(|(_, m)| m)
            .collect();
    let Some(year) = words.iter().rposition(|m| matches!(m, Some(Meaning::Year(_)))) else { return false };
    let named = |m: &Option<Meaning>| {
        matches!(m, None | Some(Meaning::Foreign | Meaning::InfoPub | Meaning::Filler | Meaning::Narrow))
    };
    let behind = words.get(year + 1..).unwrap_or(&[]);
    behind.contains(&None) && behind.iter().all(named)
}

/// Whether 等 and nothing else follows a quantity.
pub(super) fn goes_on(passage: &Passage<'_>, mention: &Mention) -> bool {
    let behind = passage.tokens.get(mention.tail.clone()).unwrap_or(&[]);
    let said = behind.first().zip(behind.last()).and_then(|(a, b)| passage.text.get(a.start..b.end));
    matches!(said, Some("等" | "等等" | "等信息"))
}

/// Whether a quantity is a sum of its own: 共维护13个专栏.
fn sums(passage: &Passage<'_>, i: usize) -> bool {
    passage.mentions.get(i).is_some_and(|m| label(passage, m).any(|w| w == Meaning::Sum))
}

/// Whether a semicolon stands between two quantities.
fn parted(passage: &Passage<'_>, a: usize, b: usize) -> bool {
    let at = |i: usize| passage.mentions.get(i).map(|m| m.at);
    let between = at(a).zip(at(b)).and_then(|(a, b)| passage.tokens.get(a..b)).unwrap_or(&[]);
    between.iter().any(|t| t.is_mark(';'))
}

/// Whether a quantity stands behind a semicolon, and those before it are parted by other marks.
fn begins_behind_semicolon(passage: &Passage<'_>, before: &[usize], i: usize) -> bool {
    let pair = |w: &[usize]| matches!(w, [a, b] if parted(passage, *a, *b));
    before.len() > 1 && !before.windows(2).any(pair) && before.last().is_some_and(|l| parted(passage, *l, i))
}

/// Whether commas part the first two parts and a semicolon some of the others: it begins another statement.
fn changes_marks(passage: &Passage<'_>, run: &[usize]) -> bool {
    let mut pairs = run.windows(2).map(|w| matches!(w, [a, b] if parted(passage, *a, *b)));
    pairs.next() == Some(false) && pairs.any(|p| p)
}

fn label<'a>(passage: &'a Passage<'_>, mention: &Mention) -> impl Iterator<Item = Meaning> + 'a {
    crate::reading::prose::quantities::meanings(passage.tokens, passage.brackets, mention.label.clone())
        .filter_map(|(_, m)| m)
}

pub(super) fn speaks_of_change(passage: &Passage<'_>, mention: &Mention) -> bool {
    let words =
        crate::reading::prose::quantities::meanings(passage.tokens, passage.brackets, mention.label.clone());
    crate::reading::prose::slot_of::speaks_of_change(&words.map(|(_, m)| m).collect::<Vec<_>>())
}

/// Whether a fact counts what comes in or goes out, so that it can be a whole.
fn flow(passage: &Passage<'_>, i: usize) -> bool {
    passage.facts.get(i).is_some_and(|f| {
        matches!(
            f.slot,
            Slot::New
                | Slot::Accepted
                | Slot::Processed
                | Slot::Done
                | Slot::Pool
                | Slot::Review
                | Slot::Suit
                | Slot::Cases
        ) || (f.certain && (f.slot.is_decision() || f.slot == Slot::NormDocsMade))
    })
}

/// Whether the label begins with what was done (回复留言5条) or has no verb (工作动态5条). Where a verb comes later, behind
/// who did it and how (网站发布5条, 通过网站发布5条, 留言办理5件), nothing is said. 公示 and 公开 are mostly parts of a
/// name (公开目录, 公示公告).
fn begins_with_verb(passage: &Passage<'_>, mention: &Mention) -> Option<bool> {
    let is_verb = |i: usize, meaning: Option<Meaning>| {
        let word = passage.tokens.get(i).and_then(|t| passage.text.get(t.start..t.end)).unwrap_or("");
        matches!(
            meaning,
            Some(
                Meaning::Receive
                    | Meaning::Accept
                    | Meaning::Handle
                    | Meaning::Finish
                    | Meaning::Make
                    | Meaning::Publish
            )
        ) && word.chars().count() > 1
            && !matches!(word, "公示" | "公开" | "主动公开" | "更新" | "制作")
    };
    let leads_in = |meaning: Option<Meaning>| {
        matches!(
            meaning,
            Some(
                Meaning::Among
                    | Meaning::Including
                    | Meaning::Containing
                    | Meaning::Filler
                    | Meaning::ThisYear
                    | Meaning::Each
                    | Meaning::Sum
            )
        )
    };
    let words: Vec<(usize, Option<Meaning>)> =
        crate::reading::prose::quantities::meanings(passage.tokens, passage.brackets, mention.label.clone())
            .filter(|(_, m)| !leads_in(*m))
            .collect();
    let ambiguous = words.first().is_some_and(|w| w.1 == Some(Meaning::Publish));
    match words.iter().position(|(i, m)| is_verb(*i, *m)) {
        Some(0) => Some(true),
        None if !ambiguous => Some(false),
        _ => None,
    }
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
    let class = |i: usize| passage.facts.get(i).map(|f| (f.slot.is_case(), flow(passage, i)));
    (sums && acts) || (flow(passage, i) && class(first) != class(i))
}

/// The units in which the parts are counted, in order of first use; a part without a unit goes with the first.
fn units(passage: &Passage<'_>, parts: &[usize]) -> Vec<&'static str> {
    let mut units: Vec<&'static str> = Vec::new();
    for unit in parts.iter().filter_map(|p| passage.mentions.get(*p)).map(|m| m.numeral.unit.name) {
        if !unit.is_empty() && !units.iter().any(|known| counted_alike(known, unit)) {
            units.push(unit);
        }
    }
    units
}

fn fits(passage: &Passage<'_>, mention: usize, unit: &str) -> bool {
    passage
        .mentions
        .get(mention)
        .is_some_and(|m| counted_alike(m.numeral.unit.name, unit) || m.numeral.unit.name.is_empty())
}

pub(super) fn family_of(passage: &Passage<'_>, i: usize) -> Family {
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

/// Splits parts into runs of one family, where every part has one and no family comes again; else one run.
fn runs(passage: &Passage<'_>, parts: &[usize]) -> Vec<(Family, Vec<usize>)> {
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
        || ANYTHING.iter().any(|any| noun.starts_with(any) || noun.ends_with(any))
        || whole.and_then(|w| passage.label_words(w)).is_some_and(|whole| whole.contains(noun))
}

/// Whether no label begins with a verb behind one that does not. 网站发布5条,微博3条: one verb goes on; a verb behind
/// parts without says something else.
fn of_one_verb(passage: &Passage<'_>, run: &[usize]) -> bool {
    let named = run.iter().filter(|p| !passage.facts.get(**p).is_some_and(|f| f.rest));
    let verbs: Vec<bool> =
        named.filter_map(|p| begins_with_verb(passage, passage.mentions.get(*p)?)).collect();
    verbs.windows(2).all(|w| matches!(w, [_, false] | [true, true]))
}

/// The most earlier quantities that are looked at as wholes: more are of no use, and time stays linear.
const FAR: usize = 24;

/// Quantities before a list, of its unit, that may be its whole.
fn wholes(
    passage: &Passage<'_>,
    lead: &At,
    family: Family,
    unit: &str,
    first_part: usize,
) -> (Vec<usize>, usize) {
    // 收到申请9次,其中4件不予公开: applications are counted as one likes.
    let of_applications = matches!(family, Family::Outcomes | Family::Applicants | Family::Channels);
    let applied = |i: usize| passage.facts.get(i).is_some_and(|f| f.slot.is_flow() && f.certain);
    let part_year = passage.facts.get(first_part).is_some_and(|f| f.part_year);
    let is_whole = |i: &usize| {
        passage
            .mentions
            .get(*i)
            .is_some_and(|m| counted_alike(m.numeral.unit.name, unit) || (of_applications && applied(*i)))
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
