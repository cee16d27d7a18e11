//! The ways in which the quantities behind a whole can be taken as its parts.

use super::FARTHER;
use super::apposed::apposed;
use super::body::{Body, body};
use super::pieces::between;
use super::rows::Row;
use crate::num::Num;
use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::{
    all_the_rest, begins_with_verb, family_of, family_of_all, goes_on, names_its_parts, negation, partition,
};
use crate::reading::prose::words::{BY_MEANS, units};
use crate::report::prose::{Ending, Enumeration, Fact, Family, Opening, counted_alike};
use crate::report::slot::{Slot, SlotKind};
use crate::text::WordList;

/// The most quantities of the next sentence that may go on with it.
const GOES_ON: usize = 4;

/// Reads the parts behind a whole.
pub(super) fn read(
    passage: &Passage<'_>,
    usable: &[usize],
    k: usize,
    run: Vec<usize>,
    row: Option<&'static Row>,
    carried: &[usize],
) -> Vec<Enumeration> {
    let read = |row: &'static Row| one(passage, usable, k, run, row, carried);
    row.and_then(read).unwrap_or_default()
}

pub(super) fn one(
    passage: &Passage<'_>,
    usable: &[usize],
    k: usize,
    run: Vec<usize>,
    row: &'static Row,
    carried: &[usize],
) -> Option<Vec<Enumeration>> {
    let whole = *usable.get(k)?;
    let (of_whole, first) = (passage.mentions.get(whole)?, *run.first()?);
    let opened = passage.mentions.get(first)?;
    let cases = |slot: Slot| matches!(slot.kind(), SlotKind::Cases(_));
    // 维持11件,驳回3件: a result is no whole of the others.
    let of_results =
        |i: usize| passage.facts.get(i).is_some_and(|f| matches!(f.slot.kind(), SlotKind::Results(..)));
    if of_results(whole) && of_results(first) {
        return None;
    }
    // 举办发布会14场,开展活动9次。举办发布会14场: the same said again is no part of itself.
    let said = |i: usize| passage.label_words(i).map(|label| label.trim_start_matches("全年"));
    if said(whole) == said(first) && of_whole.numeral.value == opened.numeral.value && said(first) != Some("")
    {
        return None;
    }
    let results = passage.facts.get(whole).is_some_and(|f| cases(f.slot))
        && family_of(passage, first) == Family::Results;
    let opening = if results { Opening::Led } else { row.opening };
    let cut = body(passage, whole, &run, opened.sentence, false)?;
    let through = cut.before_verb.then(|| body(passage, whole, &run, opened.sentence, true)).flatten();
    let through = through.filter(|through| belongs_beyond(passage, whole, &cut.body, &through.body));
    let Body { body, mut ending, nested, closing, .. } = through.unwrap_or(cut);
    let unit = of_whole.numeral.unit.name;
    let same = |i: &usize| {
        passage
            .mentions
            .get(*i)
            .is_some_and(|m| counted_alike(m.numeral.unit.name, unit) || m.numeral.unit.name.is_empty())
    };
    let loose = |i: &usize| passage.mentions.get(*i).is_some_and(|m| of_pieces(m.numeral.unit.name));
    let up_to_semicolon = |all: &[usize]| -> Vec<usize> {
        let cut = all.windows(2).position(|w| matches!(w, [a, b] if between(passage, *a, *b).contains(';')));
        all.get(..cut.map_or(all.len(), |c| c + 1)).unwrap_or(&[]).to_vec()
    };
    let alike: Vec<usize> = body.iter().copied().filter(same).collect();
    // 发布信息374条,其中文件5件,…,其他80条,访问量176万余次: a rough count of something else ends the row.
    let exact = |i: &usize| passage.facts.get(*i).is_some_and(Fact::is_exact);
    let row_of = body.iter().copied().take_while(|i| same(i) || exact(i));
    let all: Vec<usize> = row_of.filter(loose).collect();
    let directly: Vec<usize> = body.iter().copied().take_while(|i| same(i)).collect();
    let semicolons: Vec<bool> =
        alike.windows(2).map(|w| matches!(w, [a, b] if between(passage, *a, *b).contains(';'))).collect();
    // Commas first, then a semicolon: another statement.
    let mixed_marks = semicolons.first() == Some(&false) && semicolons.contains(&true);
    let clause = up_to_semicolon(&alike);
    let mut readings =
        vec![if mixed_marks { clause.clone() } else { alike.clone() }, directly, alike.clone(), all.clone()];
    readings.push(up_to_semicolon(&all));
    // 其中通过网站公开36条,通过公众号公开24条。通过公示栏公开12条。: the next sentence goes on with the same words.
    if let Some(next) = goes_on_alike(passage, usable, &alike).filter(|i| same(i)) {
        readings.push([alike.as_slice(), &[next]].concat());
    }
    readings.retain(|r| !r.is_empty());
    if alike.is_empty() && all.is_empty() {
        return None;
    }
    let value = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.value);
    let sum = |parts: &[usize]| parts.iter().filter_map(value).try_fold(Num::ZERO, Num::checked_add);
    let of = of_whole.numeral.value;
    let gap = |parts: &Vec<usize>| {
        let gap = sum(parts).and_then(|s| s.checked_sub(of)).unwrap_or(Num::int(i64::MAX));
        if gap.is_negative() { gap.negated() } else { gap }
    };
    // What stands behind the semicolon, with a verb or in another unit, comes into question only where the parts come out
    // with it.
    let parted = |pair: &[usize]| match pair {
        [a, b] if between(passage, *a, *b).contains(';') => Some(*b),
        _ => None,
    };
    let later = body.windows(2).skip(1).find_map(parted).filter(|_| body.get(..2).and_then(parted).is_none());
    let anew = |b: usize| {
        let verb = passage.mentions.get(b).and_then(|m| begins_with_verb(passage, m));
        let unit_of = |i: usize| passage.mentions.get(i).map_or("", |m| m.numeral.unit.name);
        verb != Some(false) || !counted_alike(unit_of(b), unit_of(first))
    };
    let ends = later.is_some_and(anew);
    let to_semicolon = [up_to_semicolon(&alike), up_to_semicolon(&all)];
    let comes_out = readings.iter().any(|r| r.len() > 1 && gap(r).is_zero());
    let choice: &[Vec<usize>] = if ends && !comes_out && to_semicolon.iter().all(|r| r.len() > 1) {
        &to_semicolon
    } else {
        &readings
    };
    let several = choice.iter().any(|r| r.len() > 1);
    let nearest = choice.iter().filter(|r| !several || r.len() > 1).min_by_key(|r| gap(r));
    let parts = nearest?.clone();
    // It may go on in the next sentence.
    let last = *body.last()?;
    let next = passage.mentions.get(last).map(|m| (m.sentence + 1, m.bracket));
    let mut longer = alike.clone();
    let onward = usable.iter().skip_while(|i| **i <= last).take(GOES_ON);
    for i in onward.filter(|i| same(i) && passage.mentions.get(**i).map(|m| (m.sentence, m.bracket)) == next)
    {
        longer.push(*i);
        readings.push(longer.clone());
    }
    if parts.last().and_then(|p| passage.mentions.get(*p)).is_some_and(|m| goes_on(passage, m)) {
        ending = Ending::Open;
    }
    let farther = usable.get(..k).unwrap_or(&[]).iter().rev().take(FARTHER);
    let global = |i: usize| passage.first + i;
    let all_of = |list: &[usize]| list.iter().copied().map(global).collect::<Vec<_>>();
    let (from, to) = (parts.first().copied()?, parts.last().copied()?);
    let inside = body.iter().filter(|i| **i > from && **i < to && !parts.contains(i)).count();
    let found = Enumeration {
        row: row.name,
        opening,
        whole: global(whole),
        farther: farther.copied().map(global).collect(),
        readings: readings.iter().filter(|r| r.len() > 1).map(|r| all_of(r)).collect(),
        carried: carried.iter().copied().map(global).collect(),
        ending,
        distance: opened.sentence.saturating_sub(of_whole.sentence),
        adjacent: near(between(passage, whole, first)),
        one_unit: inside == 0 && parts.iter().all(same),
        family: family_of_all(passage, &parts),
        ends_with_rest: passage.facts.get(to).is_some_and(|f| f.rest || f.slot == Slot::OtherHandling)
            && all_the_rest(passage, to, Some(whole)),
        partition: partition(passage, &parts) || names_its_parts(passage, Some(whole), &parts),
        negation: negation(passage, &parts),
        nested,
        clause: if mixed_marks { clause.len() } else { parts.len() },
        parts: all_of(&parts),
    };
    // 公告12条,动态20条,共发布32条: the sum behind is a whole of its own.
    let found = match found.opening {
        Opening::Bare if apposed(passage, whole, &parts) => {
            Enumeration { opening: Opening::Apposed, adjacent: true, ..found }
        }
        _ => found,
    };
    let closed = closing.filter(|_| all.len() > 1 && row.opening != Opening::Bare).map(|sum| Enumeration {
        row: "whole behind",
        opening: Opening::Closing,
        whole: global(sum),
        farther: vec![global(whole)],
        parts: all_of(&all),
        readings: vec![all_of(&alike), all_of(&[&[whole], all.as_slice()].concat())],
        ..found.clone()
    });
    Some(by_class(passage, found).into_iter().chain(closed).collect())
}

/// The count of the next sentence that begins as the last parts do: 通过….
fn goes_on_alike(passage: &Passage<'_>, usable: &[usize], parts: &[usize]) -> Option<usize> {
    let opens = |i: usize| {
        let label = passage.label_words(i)?.trim_start_matches("其中").trim_start_matches([',', ':']);
        label.char_indices().nth(2).and_then(|(end, _)| label.get(..end))
    };
    let last = *parts.last()?;
    let by = opens(last).filter(|word| BY_MEANS.contains(word))?;
    let several = parts.iter().filter(|i| opens(**i) == Some(by)).count() > 1;
    let place = |i: usize| passage.mentions.get(i).map(|m| (m.sentence, m.bracket));
    let next = *usable.get(usable.binary_search(&last).ok()? + 1)?;
    let (sentence, bracket) = place(last)?;
    (several && opens(next) == Some(by) && place(next) == Some((sentence + 1, bracket))).then_some(next)
}

/// Whether what stands behind a verb belongs to the row before it: without it hardly any of the whole is told, and with it
/// nearly all.
fn belongs_beyond(passage: &Passage<'_>, whole: usize, cut: &[usize], through: &[usize]) -> bool {
    let mention = |i: &usize| passage.mentions.get(*i);
    let sum = |parts: &[usize]| {
        let counted = parts.iter().filter_map(mention).filter(|m| of_pieces(m.numeral.unit.name));
        counted.filter_map(|m| m.numeral.value.to_int()).fold(0i64, i64::saturating_add)
    };
    let Some(of) = mention(&whole).and_then(|m| m.numeral.value.to_int()) else { return false };
    sum(cut).saturating_mul(2) < of && (sum(through) - of).abs() <= of / 4
}

/// 收到申请7件,自然人6件,法人1件,予以公开5件,不予公开2件: one row that splits its whole twice over.
fn by_class(passage: &Passage<'_>, found: Enumeration) -> Vec<Enumeration> {
    let family = |p: &usize| p.checked_sub(passage.first).map_or(Family::Other, |i| family_of(passage, i));
    // 已在网站公布1件: no way of applying, but an answer.
    let published = |p: &usize| {
        let label = p.checked_sub(passage.first).and_then(|i| passage.label_words(i)).unwrap_or("");
        label.contains('已') && (label.contains("公布") || label.contains("公开"))
    };
    let applicants = |p: &&usize| matches!(family(p), Family::Applicants | Family::Channels) && !published(p);
    let cut = found.parts.iter().take_while(applicants).count();
    let (first, later) = found.parts.split_at(cut);
    let outcomes = later.iter().filter(|p| family(p) == Family::Outcomes).count();
    if first.len() < 2 || later.len() < 2 || outcomes == 0 || later.iter().any(|p| applicants(&p)) {
        return vec![found];
    }
    let with = |parts: &[usize], family| Enumeration {
        parts: parts.to_vec(),
        readings: vec![parts.to_vec()],
        clause: parts.len(),
        family,
        ..found.clone()
    };
    vec![with(first, Family::Applicants), with(later, Family::Outcomes)]
}

/// Whether a unit counts pieces of information, applications or events: those may stand side by side under one whole.
pub(super) fn of_pieces(unit: &str) -> bool {
    units::of_information(unit)
        || counted_alike(unit, "件")
        || matches!(unit, "" | "项" | "期" | "次" | "批" | "部" | "场" | "封")
}

/// Whether hardly anything stands before what opens the parts.
fn near(words: &str) -> bool {
    static OPENS: WordList = WordList::new(&["其中", "包括", "包含", "涵盖", "含", ":", "("]);
    let before = OPENS.places(words).next().map_or(words, |(at, _)| words.get(..at).unwrap_or(""));
    before.chars().filter(|c| !matches!(c, ',' | '。' | '、')).count() <= 4
}
