//! Rates: 答复76条,答复率100%; 公开率52.1%.

use super::is_count;
use crate::num::Num;
use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;
use crate::report::prose::Ratio;
use crate::report::slot::{Slot, SlotKind};
use crate::text::WordList;

/// How a rate of what was answered is named, before 率.
const ANSWERS: [&str; 5] = ["办结", "答复", "回复", "办复", "办理"];

/// How many counts back the one that a rate names is looked for.
const NEAR: usize = 5;

/// Whether an outcome is that something was disclosed.
fn is_disclosed(slot: Slot) -> bool {
    matches!(slot, Slot::Granted | Slot::Partial | Slot::Open)
}

/// A rate of disclosure behind the count that was disclosed.
pub(super) fn open_rate(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let label = &mention.words;
    let plain =
        label.iter().all(|m| matches!(m, Some(Meaning::OpenRate | Meaning::Filler | Meaning::Reaching)));
    // 其中主动公开121件,依申请公开14件,不予公开17件,主动公开率79.6%: of the one that it names.
    let says = |j: usize, word: &str| passage.label_words(j).is_some_and(|label| label.contains(word));
    let named = says(i, "主动公开率").then(|| {
        let own = |j: &usize| passage.mentions.get(*j).is_some_and(|m| m.sentence == mention.sentence);
        (0..i).rev().take(NEAR).take_while(own).find(|j| says(*j, "主动公开"))
    });
    let named = named.flatten();
    let before = named.or_else(|| i.checked_sub(1))?;
    // 予以公开11件,不予公开2件,公开率85%: of what was disclosed, which stands before what was not.
    let slot = |j: usize| passage.facts.get(j).map(|f| f.slot);
    let withheld = |j: usize| slot(j).is_some_and(|s| s.is_outcome() && !is_disclosed(s));
    let disclosed = |j: &usize| slot(*j).is_some_and(is_disclosed);
    let own = |j: &usize| passage.mentions.get(*j).is_some_and(|m| m.sentence == mention.sentence);
    let told = withheld(before).then(|| (0..before).rev().take(NEAR).take_while(own).find(disclosed));
    let earlier = told.is_some();
    let before = told.unwrap_or(Some(before))?;
    let part = passage.mentions.get(before).filter(|m| m.sentence == mention.sentence && is_count(m))?;
    let gap = passage.tokens.get(part.at + 1..mention.label.start)?;
    let adjacent =
        (named.is_some() || earlier || gap.iter().all(|t| t.is_mark(','))) && part.bracket == mention.bracket;
    let opens = label.contains(&Some(Meaning::OpenRate));
    (plain && opens && adjacent)
        .then_some(Ratio::OpenRate { percent: passage.first + i, part: passage.first + before })
}

/// A rate behind the count of what was done, behind the count of what there was to do: 留言76条,答复76条,答复率100%;
/// 应训120人,实训114人,参训率95%. What is pending may stand between, and what a bracket says besides. That the rate is of
/// these two, its own verb says (回收率 of what was 回收), or that all is finished that came.
pub(super) fn answer_rate(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let said = passage.label_words(i)?;
    let (subject, rest) = said.split_once('率')?;
    let several = rest.contains('率');
    let plain = rest
        .chars()
        .all(|c| "为达到是均、和与及按时期答复办结回理率也都约满意面商走访沟通群众代表委员".contains(c));
    let verb: Vec<char> = subject.chars().rev().take(2).collect();
    let in_time = !several && ["按", "及时", "期"].iter().any(|word| subject.contains(word));
    let fact = |j: usize| passage.facts.get(j).filter(|f| f.this_year && f.is_exact());
    let counts = |j: &usize, sentence: usize| {
        passage
            .mentions
            .get(*j)
            .is_some_and(|m| m.sentence == sentence && m.bracket == mention.bracket && is_count(m))
    };
    // 受理留言60条,办结60条。办结率100%: a rate in a sentence of its own is of the counts before it.
    let alone = !i.checked_sub(1).is_some_and(|before| counts(&before, mention.sentence));
    let sentence = if alone { mention.sentence.saturating_sub(1) } else { mention.sentence };
    let beside = |j: &usize| counts(j, sentence);
    let says =
        |j: usize, wanted: Meaning| passage.mentions.get(j).is_some_and(|m| m.words.contains(&Some(wanted)));
    let around = |j: usize| {
        let mention = passage.mentions.get(j)?;
        let (from, to) = (mention.label.start, mention.tail.end.max(mention.at + 1));
        passage.text.get(passage.tokens.get(from)?.start..passage.tokens.get(to - 1)?.end)
    };
    let mut before = (0..i).rev().take(8).filter(beside);
    // 采纳121条,未采纳66条,采纳率64.7%: what was not done is not what the rate is of.
    let pending = |j: usize| {
        says(j, Meaning::Pending)
            || passage.label_words(j).is_some_and(|w| w.starts_with("正在") || w.starts_with(['未', '不']))
    };
    let done = before.find(|j| !pending(*j))?;
    // 交办768件,其中咨询402件、求助366件;办结761件,办结率99.1%: less than all of it is of no smaller count.
    let value = |j: usize| passage.mentions.get(j).map(|m| m.numeral.value);
    let next = before.next()?;
    // 共26件,其中撤销2件,答复24件,办结率100%: of what was left when some were taken back, which stands nowhere.
    if passage.label_words(next).is_some_and(|label| label.contains('撤')) {
        return None;
    }
    let less = mention.numeral.value < Num::int(100) && value(next) < value(done);
    let holds = |j: &usize| less && value(*j) >= value(done);
    // 受理留言60条,公开答复28条,电话答复15条,办结60条: how some were answered is not what there was to do.
    let came_in = |j: &usize| says(*j, Meaning::Receive) || says(*j, Meaning::Accept);
    let some = |j: usize| passage.label_words(j).is_some_and(|w| ANSWERS.iter().any(|a| w.ends_with(a)));
    let ways = some(next) && !came_in(&next) && value(next) < value(done);
    let all = before.find(|j| holds(j) || (ways && came_in(j))).unwrap_or(next);
    let (d, a) = (passage.mentions.get(done)?, passage.mentions.get(all)?);
    let own = around(done)?;
    let in_time = in_time && !["按", "及时", "期内", "如期"].iter().any(|word| own.contains(word));
    let plainly = |m: &Option<Meaning>| {
        matches!(
            m,
            Some(
                Meaning::Finish
                    | Meaning::Handle
                    | Meaning::Filler
                    | Meaning::Every
                    | Meaning::Sum
                    | Meaning::InTime
                    | Meaning::Among
            )
        )
    };
    let finished =
        d.words.iter().all(plainly) && (says(done, Meaning::Finish) || says(done, Meaning::Handle));
    let of_answers = ANSWERS.iter().any(|word| subject.ends_with(word));
    // 更新率 of 实际更新57个: all of its verb, or the last of it behind 实 against 应.
    let named_by_verb = verb.iter().all(|c| own.contains(*c)) && verb.len() > 1;
    let due = own.contains('实') && around(all)?.contains('应') && verb.iter().any(|c| own.contains(*c));
    let answers = (finished && of_answers) || named_by_verb || due;
    let a_fact = fact(all).filter(|_| fact(done).is_some())?;
    let came = !says(all, Meaning::Finish) || says(all, Meaning::Receive) || says(all, Meaning::Accept);
    // 答复75件,按期办结75件,按时办结率100%: of what was finished, that in time.
    let in_time_of_done = !came && subject.contains('按') && says(done, Meaning::InTime) && all + 1 == done;
    let applications = a_fact.slot.kind() == SlotKind::Flow;
    let foreign = matches!(
        a_fact.slot,
        Slot::Other | Slot::New | Slot::Accepted | Slot::Applications | Slot::Processed
    ) || (in_time_of_done && a_fact.slot == Slot::Done);
    let carried = passage
        .facts
        .iter()
        .any(|f| matches!(f.slot, Slot::CarriedIn | Slot::CarriedOut) && !f.value.is_zero());
    let same_unit = a.numeral.unit.name == d.numeral.unit.name;
    // 群众来信30件,…,留言答复率: what else the rate is of, the count names.
    let of = [subject, "按时", "按期", "为", "其", "总"]
        .into_iter()
        .reduce(|s, word| s.trim_start_matches(word))?;
    let of = ANSWERS.iter().fold(of, |s, word| s.trim_end_matches(word));
    let named = named_by_verb || due || of.is_empty() || of.ends_with('件') || around(all)?.contains(of);
    let reads = (came && !(applications && carried)) || in_time_of_done;
    (plain && answers && reads && foreign && same_unit && named).then_some(Ratio::AnswerRate {
        percent: passage.first + i,
        done: passage.first + done,
        all: passage.first + all,
        in_time,
    })
}

/// A rate of what was done over what was due: 应公开96家,实际公开96家,公开率100%.
pub(super) fn due_rate(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let says = |at: usize, word: char| {
        let own = at.checked_sub(passage.first).and_then(|i| passage.label_words(i));
        own.is_some_and(|label| label.contains(word))
    };
    answer_rate(passage, i, mention)
        .filter(|r| matches!(*r, Ratio::AnswerRate { done, all, .. } if says(done, '实') && says(all, '应')))
}

/// A rate behind the count of what was done, where other counts stand between that and what there was to do: 交办768件,其中
/// 咨询402件、求助366件;办结761件,办结率99.1%.
pub(super) fn rate_of_done(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let (subject, rest) = passage.label_words(i)?.split_once('率')?;
    let in_time = ["按", "及时", "期"].iter().any(|word| subject.contains(word));
    let all = mention.numeral.value == Num::int(100);
    let verb = subject.char_indices().rev().nth(1).and_then(|(at, _)| subject.get(at..))?;
    let plain = ["", "为", "达", "达到", "是"].contains(&rest) && !in_time && !all;
    let done = i.checked_sub(1).filter(|_| plain)?;
    let count = passage.mentions.get(done)?;
    let beside = count.sentence == mention.sentence && count.bracket == mention.bracket && is_count(count);
    let gap = passage.tokens.get(count.at + 1..mention.label.start)?;
    let near = gap.iter().all(|t| t.is_mark(','));
    let fact = passage.facts.get(done)?;
    let names = passage.label_words(done)?.contains(verb) && !verb.contains("满意");
    (beside && near && names && fact.is_exact() && fact.this_year).then_some(Ratio::Share {
        percent: passage.first + i,
        part: passage.first + done,
        of_all: false,
        bare: false,
        base: None,
        rate: true,
    })
}

/// The mean of a month behind the count of the whole year: 全年1350条,月均112.5条.
pub(super) fn mean(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    static MONTHLY: WordList = WordList::new(&["月均", "每月平均", "平均每月"]);
    let monthly = MONTHLY.stand_in(passage.label_words(i)?);
    let total = i.checked_sub(1).filter(|_| monthly)?;
    let last = passage.mentions.get(total)?;
    let alike = last.sentence == mention.sentence
        && last.bracket == mention.bracket
        && last.numeral.unit.name == mention.numeral.unit.name
        && is_count(last);
    let whole_year = passage.facts.get(total).is_some_and(|f| f.this_year && !f.part_year);
    (alike && whole_year).then_some(Ratio::Mean { mean: passage.first + i, total: passage.first + total })
}
