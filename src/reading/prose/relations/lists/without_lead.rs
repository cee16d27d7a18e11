//! Lists that no word leads in: the whole stands behind its parts, or before them without 其中.

use super::labels::{PLATFORMS, by_platforms, names_its_parts, platform};
use super::leads::At;
use super::make;
use super::of_a_kind::{family_of, fits};
use super::parts::{Parts, goes_on, speaks_of_change, sums};
use super::verbs::of_one_verb;
use super::wholes::FAR;
use crate::num::Num;
use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;
use crate::report::prose::{Family, Lead, List, Measure, counted_alike};
use crate::report::slot::Slot;

/// Lists whose whole stands behind them: 网站514条,公众号1887条,共计2401条.
pub(super) fn closing(passage: &Passage<'_>, taken: &[bool]) -> Vec<List> {
    let mut lists = Vec::new();
    for (i, sum) in passage.mentions.iter().enumerate() {
        let said = passage.label_words(i).unwrap_or("");
        let this_year = passage.facts.get(i).is_some_and(|f| f.this_year && f.slot != Slot::Pool);
        if sum.numeral.unit.measure != Measure::Count
            || !this_year
            || !(is_bare_sum(sum) || sums_up(sum, said))
        {
            continue;
        }
        let unit = sum.numeral.unit.name;
        let belongs = |p: &usize| {
            let (Some(part), Some(fact)) = (passage.mentions.get(*p), passage.facts.get(*p)) else {
                return false;
            };
            (part.sentence, part.bracket) == (sum.sentence, sum.bracket)
                && counted_alike(part.numeral.unit.name, unit)
                && !taken.get(*p).copied().unwrap_or(true)
                && fact.this_year
                && matches!(family_of(passage, *p), Family::Other | Family::Channels)
                && !fact.slot.is_flow()
                && !sums(passage, *p)
                && !speaks_of_change(part)
                && !passage.label_words(*p).is_some_and(|label| label.contains("平均"))
        };
        // What brackets hold is a part's own.
        let outer = |p: &usize| {
            let counts_ways = |m: &Mention| {
                matches!(m.numeral.unit.name, "种" | "类" | "个" | "大") && m.at + 1 == sum.label.start
            };
            passage
                .mentions
                .get(*p)
                .is_some_and(|m| (m.bracket == sum.bracket || sum.bracket.is_some()) && !counts_ways(m))
        };
        let mut run: Vec<usize> = (0..i).rev().take(FAR).filter(outer).take_while(belongs).collect();
        run.reverse();
        // What stands before the parts may be counted alike and not belong to them.
        let value = |p: &usize| passage.mentions.get(*p).map(|m| m.numeral.value);
        let comes_to = |from: usize| {
            let mut values = run.get(from..).unwrap_or(&[]).iter().filter_map(value);
            values.try_fold(Num::ZERO, Num::checked_add) == Some(sum.numeral.value)
        };
        let from = (0..run.len().saturating_sub(1)).find(|from| comes_to(*from)).unwrap_or(0);
        let run = run.split_off(from);
        let Some(last) = run.last().filter(|_| run.len() > 1) else { continue };
        let more = passage.mentions.get(*last).is_some_and(|m| goes_on(passage, m));
        let lead =
            At { lead: Lead::Closing, token: sum.label.start, bracket: sum.bracket, sentence: sum.sentence };
        let uniform = of_one_verb(passage, &run);
        let mut list = make(passage, &lead, Family::Other, run, unit, &Parts { more, ..Parts::default() });
        // Whatever marks part them, the sum behind is of all.
        list.uniform = uniform;
        list.wholes = vec![passage.first + i];
        list.near = 1;
        (list.same_sentence, list.adjacent) = (true, true);
        // 累计 may be of more than these.
        list.named = ["共计", "合计", "总计", "总共", "以上"].iter().any(|word| said.contains(word))
            // The sentence counts nothing else.
            || (sums_up(sum, said) && run_is_all(passage, &list.parts, i));
        lists.push(list);
    }
    lists
}

/// Whether a label says nothing but that the quantity is a sum: 共计, 合计发布, 以上共.
pub(in crate::reading::prose::relations) fn is_bare_sum(sum: &Mention) -> bool {
    let bare = |m: &Option<Meaning>| {
        matches!(m, Some(Meaning::Sum | Meaning::Publish | Meaning::Filler | Meaning::Receive))
    };
    sum.words.contains(&Some(Meaning::Sum)) && sum.words.iter().all(bare)
}

/// Whether the parts of a sum are all that its sentence counts, but for what brackets hold.
fn run_is_all(passage: &Passage<'_>, parts: &[usize], sum: usize) -> bool {
    let Some(sentence) = passage.mentions.get(sum).map(|m| m.sentence) else { return false };
    let before = (0..sum)
        .rev()
        .map_while(|i| passage.mentions.get(i).filter(|m| m.sentence == sentence).map(|m| (i, m)));
    let counts = |m: &Mention| m.numeral.unit.measure == Measure::Count && m.bracket.is_none();
    let ways = |m: &Mention| matches!(m.numeral.unit.name, "种" | "类" | "个" | "大");
    before.take(FAR).all(|(i, m)| !counts(m) || ways(m) || parts.contains(&(passage.first + i)))
}

/// Whether a label names what stands before it together and sums it up, and says nothing else: 二者合计, 三种渠道共公开信息,
/// 全年累计更新.
fn sums_up(sum: &Mention, said: &str) -> bool {
    static NOTHING: [&str; 34] = [
        "二者",
        "两者",
        "三者",
        "上述",
        "以上",
        "各类",
        "各渠道",
        "各平台",
        "渠道",
        "平台",
        "方式",
        "类",
        "全年",
        "本年度",
        "年内",
        "共计",
        "合计",
        "总计",
        "累计",
        "总共",
        "共",
        "主动",
        "公开",
        "发布",
        "更新",
        "推送",
        "刊发",
        "刊登",
        "公布",
        "政府",
        "政务",
        "信息",
        "各",
        "已",
    ];
    let mut rest = said;
    while let Some(left) = NOTHING.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = left;
    }
    sum.words.contains(&Some(Meaning::Sum)) && rest.is_empty()
}

/// Lists that nothing leads in, told way by way behind the one count before them: 公开8条。网站公开5条,公众号公开3条.
pub(super) fn unsaid(passage: &Passage<'_>, leads: &[At], taken: &[bool]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let plain = |i: usize| {
        passage.mentions.get(i).zip(passage.facts.get(i)).is_some_and(|(m, f)| {
            m.bracket.is_none()
                && m.numeral.unit.measure == Measure::Count
                && (f.slot, f.this_year) == (Slot::Other, true)
                && !taken.get(i).copied().unwrap_or(true)
        })
    };
    let sentence = |i: usize| passage.mentions.get(i).map(|m| m.sentence);
    let mut first = 0;
    while let Some(own) = sentence(first) {
        let end = passage.mentions.partition_point(|m| m.sentence <= own);
        let led = leads.partition_point(|l| l.sentence < own);
        let led = leads.get(led).is_some_and(|l| l.sentence == own);
        let all = first..end;
        let before = first.checked_sub(1);
        first = end;
        if led || all.len() < 2 || all.len() > PLATFORMS.len() + 1 || !all.clone().all(plain) {
            continue;
        }
        // The one count of the sentence before, or the first of the same.
        let alone = |w: &usize| {
            let only = w.checked_sub(1).and_then(sentence) != sentence(*w);
            plain(*w) && only && sentence(*w).is_some_and(|s| s + 1 == own)
        };
        let outer = before.filter(alone).map(|w| (w, all.clone()));
        let inner = (all.start, all.start + 1..all.end);
        for (whole, run) in outer.into_iter().chain([inner]) {
            let run: Vec<usize> = run.collect();
            let Some(unit) = passage.mentions.get(whole).map(|m| m.numeral.unit.name) else { continue };
            let alike = run.len() > 1 && run.iter().all(|p| fits(passage, *p, unit));
            let named = names_its_parts(passage, Some(whole), &run);
            // 173769万条。甲75656条,乙98113条: the unit is said twice over.
            let value = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.value);
            let sum = run.iter().filter_map(value).try_fold(Num::ZERO, Num::checked_add);
            let doubled = sum.and_then(|sum| sum.shifted(4)) == value(&whole) && sum != Some(Num::ZERO);
            let told = || by_platforms(passage, Some(whole), &run) && platform(passage, whole).is_none();
            if !alike || !(named || doubled || told()) {
                continue;
            }
            let lead = At {
                lead: Lead::Unsaid,
                token: passage.mentions.get(run.first().copied().unwrap_or(0)).map_or(0, |m| m.label.start),
                bracket: None,
                sentence: own,
            };
            let mut list = make(passage, &lead, Family::Other, run, unit, &Parts::default());
            list.wholes = vec![passage.first + whole];
            list.near = 1;
            (list.named, list.adjacent) = (named, true);
            lists.push(list);
            break;
        }
    }
    lists
}

/// The sum that a list itself closes with: 其中公告2条、其他3条,共发布5条.
pub(super) fn closing_sum(passage: &Passage<'_>, last: usize, unit: &str) -> Option<usize> {
    let (part, sum) = (passage.mentions.get(last)?, passage.mentions.get(last + 1)?);
    let fits = sum.sentence == part.sentence
        && sum.bracket == part.bracket
        && counted_alike(sum.numeral.unit.name, unit);
    (fits && is_bare_sum(sum)).then_some(last + 1)
}
