//! What speaks for and against an enumeration being meant to come to its whole: facts about it, no judgement. The
//! judgement is [`super::decision`].

mod numbers;
mod words;

use std::fmt;

use super::{is_damaged, remarks, shares, sums};
use crate::num::Num;
use crate::reading::prose::relations::enumerations::{
    CHANNELS_OVER_SENTENCES, CLASSIFIED, OF_THESE, OF_THESE_FAR, SEEN_FROM, SUMMED_IN_PASSING, SUMMED_UP,
};
use crate::report::Report;
use crate::report::prose::{Ending, Enumeration, Fact, Family, Opening, Qualifier, counted_alike};
use crate::report::slot::{Slot, SlotKind};
use crate::text::{Span, WordList};

pub use numbers::{Mending, NEARLY_WHOLE, is_mended, overlap};
use numbers::{gap, length_slip, mending, one_slip};
use words::{CHANNELS, INSTANCES, STEPS, TRAITS, by_channels, ends_elsewhere, of_origins};
pub use words::{behind_among, names_channels};

/// What is known of an enumeration whose parts do not come to its whole.
#[derive(Clone, Copy, Debug)]
pub struct Evidence {
    /// How its parts are opened.
    pub opening: Opening,
    /// Whether the parts come to more than the whole.
    pub over: bool,
    /// What the whole is.
    pub whole: i64,
    /// How far they are from it, in thousandths of the whole.
    pub gap: i128,
    /// How many parts there are.
    pub parts: usize,
    /// Whether all is counted in one unit.
    pub one_unit: bool,
    /// Whether some part is counted in the unit of the whole, or all are in one of their own.
    pub of_its_unit: bool,
    /// Whether whole and parts stand in one sentence.
    pub same_sentence: bool,
    /// Whether the parts are opened directly behind the whole.
    pub adjacent: bool,
    /// Whether words say that the parts are all there is: 其他 at the end, a closed class, shares of 100 %, brackets.
    pub names_all: bool,
    /// Whether its labels are the words of which every such whole consists: 线上 and 线下.
    pub partition: bool,
    /// Whether it has two parts, and the one is named as what the other is not.
    pub negation: bool,
    /// Whether its parts are channels of publication, of which small ones are left out.
    pub channels: bool,
    /// Whether a number of it is rough.
    pub rough: bool,
    /// Whether the whole has but one digit, or a count before it could hold all the parts.
    pub larger_whole: bool,
    /// How it ends.
    pub ending: Ending,
    /// Whether each part has a share, and these come to 100 %.
    pub shares_are_all: bool,
    /// Whether words say by what it splits its whole: 按申请方式分, 从内容看.
    pub split: bool,
    /// Whether its whole is a sum that was found behind it by its words alone.
    pub summed_up: bool,
    /// Whether its whole is a sum that may be of more than what stands before it.
    pub in_passing: bool,
    /// Whether its whole is said to be published and each part names its channel.
    pub by_channels: bool,
    /// Whether a whole that was published is told channel by channel over several sentences.
    pub over_sentences: bool,
    /// Whether its shares come to less than 100 %.
    pub shares_fall_short: bool,
    /// Whether one slip of one number makes it come out, and of which kind.
    pub slip: Mending,
    /// Whether one digit too many or too few in one number makes it come out.
    pub length_slip: bool,
    /// Whether the whole counts what is incomplete by its nature: the statistics of a government's site.
    pub of_site: bool,
    /// Whether one may be counted in several parts: people by what they are, cases by instances.
    pub of_traits: bool,
    /// Whether two parts each nearly fill the whole: they must overlap, or be wrong.
    pub overlapping: bool,
    /// Whether inner lists were left out of it.
    pub nested: bool,
    /// Whether its parts are said of what came in and went out, or in the classes of a table: other rules speak of those.
    pub of_others: bool,
    /// Whether its whole stands in a row of its like, before and behind it.
    pub in_row: bool,
    /// Whether its parts are outcomes of the applications that its whole counts.
    pub of_outcomes: bool,
    /// Whether its last parts are those of a whole farther off, which they come to with its own.
    pub goes_on_outside: bool,
    /// Whether another reading comes out.
    pub explained: bool,
    /// Whether its parts come to its whole and what was carried in beside it.
    pub with_carried_in: bool,
}

impl fmt::Display for Evidence {
    /// What speaks for and against, in the order in which the table asks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = if self.over { "over" } else { "short" };
        write!(
            f,
            "[{:?}, {side} by {}‰, {} parts, slip {:?}, {:?}",
            self.opening, self.gap, self.parts, self.slip, self.ending
        )?;
        let said = [
            (self.one_unit, "one unit"),
            (self.same_sentence, "same sentence"),
            (self.adjacent, "adjacent"),
            (self.names_all, "names all"),
            (self.channels, "channels"),
            (self.rough, "rough"),
            (self.shares_are_all, "shares are all"),
            (self.by_channels, "by channels"),
            (self.shares_fall_short, "shares fall short"),
            (self.of_traits, "of traits"),
            (self.overlapping, "overlapping"),
            (self.nested, "nested"),
        ];
        for (_, words) in said.iter().filter(|(said, _)| *said) {
            write!(f, ", {words}")?;
        }
        f.write_str("]")
    }
}

/// What became of an enumeration.
pub enum Reading {
    /// It comes out.
    Holds,
    /// It does not.
    Fails(Num, Evidence),
}

/// Looks at an enumeration; `None` where its numbers cannot be added.
pub fn of(report: &Report, list: &Enumeration) -> Option<Reading> {
    let whole = report.facts.get(list.whole).filter(|f| !sums::is_mean(report, f))?;
    let w = whole.value.to_int().filter(|w| *w > 0)?;
    let parts: Vec<&Fact> = list.parts.iter().filter_map(|i| report.facts.get(*i)).collect();
    let values: Vec<i64> = parts.iter().map(|f| f.value.to_int()).collect::<Option<_>>()?;
    let total = values.iter().try_fold(0i64, |sum, v| sum.checked_add(*v))?;
    if total == w && values.len() > 1 {
        return Some(Reading::Holds);
    }
    // 48.6万, 31.2万, 79.8万: each is right to half of its last digit.
    let numbers = || [whole].into_iter().chain(parts.iter().copied());
    let in_ten_thousands = numbers().all(|f| f.is_exact() || is_printed_short(f));
    if in_ten_thousands
        && values.len() > 1
        && (total - w).abs() <= numbers().map(slack).fold(0i64, i64::saturating_add) / 2
    {
        return Some(Reading::Holds);
    }
    if is_damaged(report, numbers()) {
        return None;
    }
    let shares = shares::of_parts(report, &list.parts);
    let labels: Vec<&str> = parts.iter().map(|f| f.quote.of(report.text())).collect();
    let last = parts.last();
    let ending = match list.ending {
        Ending::Whole if total > w && last.is_some_and(|l| remarks::counted_twice(report, l)) => {
            Ending::Twice
        }
        Ending::Whole if total < w && last.is_some_and(|l| remarks::left_out(report, l)) => Ending::Open,
        ending => ending,
    };
    // 答复153项,予以公开71项、不予公开28项: two outcomes that nothing leads in need not be all.
    let apposed_outcomes = list.opening == Opening::Apposed && list.family == Family::Outcomes;
    let names_all = list.ends_with_rest
        || closes_account(list, &parts)
        || list.partition
        || (list.row == CLASSIFIED && list.parts.len() > 1)
        || closed(list, whole, &parts)
        || shares == Some(true)
        || (list.row == "bracket" && list.parts.len() > 1 && (list.one_unit || !opens_with_among(&labels)))
        || ((list.negation || of_origins(&labels)) && !apposed_outcomes && is_mended(w, &values, total));
    let evidence = Evidence {
        opening: list.opening,
        over: total > w,
        whole: w,
        gap: gap(w, total),
        parts: values.len(),
        one_unit: list.one_unit,
        of_its_unit: parts.iter().any(|p| p.unit.is_empty() || counted_alike(&p.unit, &whole.unit))
            || parts.windows(2).all(|w| matches!(w, [a, b] if a.unit == b.unit)),
        same_sentence: list.distance == 0,
        adjacent: list.adjacent,
        names_all,
        partition: list.partition,
        negation: list.negation,
        channels: labels.iter().all(|l| CHANNELS.stand_in(l)),
        rough: !in_ten_thousands,
        larger_whole: w < 10 || larger(report, list, total),
        ending,
        shares_are_all: shares == Some(true),
        split: matches!(list.row, CLASSIFIED | SEEN_FROM),
        summed_up: list.row == SUMMED_UP,
        in_passing: list.row == SUMMED_IN_PASSING,
        by_channels: by_channels(whole.quote.of(report.text()), &labels),
        over_sentences: list.row == CHANNELS_OVER_SENTENCES,
        shares_fall_short: shares == Some(false),
        slip: mending(w, &values, total),
        length_slip: length_slip(w, &values, total),
        of_site: sums::names_site(&labels),
        of_traits: labels.iter().filter(|l| INSTANCES.stand_in(l)).count() > 1
            || labels.iter().filter(|l| STEPS.stand_in(l)).count() > 1
            || (matches!(whole.unit.as_str(), "人" | "名") && labels.iter().any(|l| TRAITS.stand_in(l))),
        overlapping: overlap(w, &values),
        nested: list.nested,
        of_others: of_others(report, list, &parts),
        in_row: in_row(report, list, whole),
        of_outcomes: list.family == Family::Outcomes && whole.slot.kind() == SlotKind::Flow,
        goes_on_outside: goes_on_outside(report, list, w, &values),
        explained: explained(report, list, w, &values, &labels, total),
        with_carried_in: with_carried_in(report, list, w, total),
    };
    Some(Reading::Fails(Num::int(total), evidence))
}

/// Whether 其中 opens the parts.
fn opens_with_among(labels: &[&str]) -> bool {
    labels.first().is_some_and(|label| label.trim_start_matches(['(', '（']).starts_with("其中"))
}

/// Whether a whole without a verb stands in a row of its like: 公开要闻285条,通知303条,部门动态3718条,民生信息713条.
fn in_row(report: &Report, list: &Enumeration, whole: &Fact) -> bool {
    let text = report.text();
    let Some(before) = list.farther.first().and_then(|i| report.facts.get(*i)) else { return false };
    let between = Span::new(before.span.end.min(whole.span.start), whole.span.start).of(text);
    let words = between.trim_start_matches(before.unit.as_str());
    let label = words.trim_start_matches(['，', ',', '、']);
    (before.passage, before.sentence) == (whole.passage, whole.sentence)
        && before.unit == whole.unit
        && label.len() < words.len()
        && !DONE.stand_in(label)
        && !label.contains(['，', ',', '；', ';', '：', ':', '共', '总'])
}

/// Verbs of what a whole was, and words that lead parts in.
static DONE: WordList = WordList::new(&[
    "其中", "公开", "发布", "收到", "接收", "受理", "办理", "办结", "答复", "回复", "推送", "制发", "开展",
    "举办", "信息",
]);

/// Whether a number is meant exactly but for the digits that 万 or 亿 leaves out.
fn is_printed_short(fact: &Fact) -> bool {
    matches!(fact.qualifier, Qualifier::Exact | Qualifier::Reaching)
        && !fact.range
        && fact.place > 0
        && fact.value.is_int()
}

/// What one of the last printed digit of a number stands for; nothing where all are printed.
fn slack(fact: &Fact) -> i64 {
    u32::try_from(fact.place)
        .ok()
        .and_then(|place| 10i64.checked_pow(place))
        .filter(|unit| *unit > 1)
        .unwrap_or(0)
}

/// Whether a count before the whole could hold all the parts.
fn larger(report: &Report, list: &Enumeration, total: i64) -> bool {
    let value = |i: &usize| report.facts.get(*i).and_then(|f| f.value.to_int());
    list.farther.iter().filter_map(value).any(|far| far >= total)
}

/// Whether what was carried or finished stands among the parts, or they are the cases that table 4 counts.
fn of_others(report: &Report, list: &Enumeration, parts: &[&Fact]) -> bool {
    let flow = |f: &&Fact| matches!(f.slot, Slot::CarriedIn | Slot::CarriedOut | Slot::Done);
    let cases = matches!(list.family, Family::Results | Family::Proceedings) && report.t4.is_read();
    // 接到30件,上年结转3件,共计33件: where the first is not known as what came in, no other rule adds them up.
    let pooled = list.row == SUMMED_UP
        && matches!(parts, [a, b] if matches!((a.slot, b.slot), (Slot::Other | Slot::Applications, Slot::CarriedIn)));
    cases || (!pooled && parts.iter().any(flow) && !closes_account(list, parts))
}

/// Whether 其中 leads in all that became of what came in, what goes on at its end, and nothing else was carried: 收到17件,其中
/// 提供5件,部分公开4件,不予公开3件,无法提供4件,结转下年1件.
fn closes_account(list: &Enumeration, parts: &[&Fact]) -> bool {
    let flow = |f: &&&Fact| matches!(f.slot, Slot::CarriedIn | Slot::CarriedOut | Slot::Done);
    let last = parts.last().is_some_and(|f| f.slot == Slot::CarriedOut);
    let outcomes = parts.iter().filter(|f| f.slot.is_outcome()).count();
    list.opening == Opening::Led
        && last
        && parts.iter().filter(flow).count() == 1
        && list.carried.len() == 1
        && outcomes > 1
        && parts.len() > 3
}

/// Whether the parts are the classes of which every such whole consists.
fn closed(list: &Enumeration, whole: &Fact, parts: &[&Fact]) -> bool {
    let of_applications = whole.slot.kind() == SlotKind::Flow;
    match list.family {
        Family::Outcomes => parts.len() > 2 && matches!(whole.slot, Slot::Done | Slot::Processed),
        Family::Applicants => {
            of_applications && parts.len() > 1 && parts.iter().any(|f| f.slot == Slot::Natural)
        }
        Family::Results => parts.len() > 2,
        _ => false,
    }
}

/// Whether what came in, with what was carried in, is what the parts come to: the outcomes of all of these.
fn with_carried_in(report: &Report, list: &Enumeration, w: i64, total: i64) -> bool {
    let came_in = report.facts.get(list.whole).is_some_and(|f| matches!(f.slot, Slot::New | Slot::Accepted));
    let mut carried = list.carried.iter().filter_map(|i| report.facts.get(*i));
    came_in
        && carried.any(|f| {
            f.slot == Slot::CarriedIn && f.value.to_int().and_then(|c| w.checked_add(c)) == Some(total)
        })
}

/// Whether the last parts come with their whole to a whole farther off: 96条,其中网站41条,其中执法6条,部门信息55条.
fn goes_on_outside(report: &Report, list: &Enumeration, w: i64, values: &[i64]) -> bool {
    let value = |i: &usize| report.facts.get(*i).and_then(|f| f.value.to_int());
    let mut with = w;
    let outer = values.iter().skip(1).rev().any(|v| {
        with = with.saturating_add(*v);
        list.farther.iter().filter_map(value).any(|far| far == with)
    });
    // 在办结的5件中,…: all that follows is of these.
    outer && !matches!(list.row, OF_THESE | OF_THESE_FAR)
}

/// Whether another way to read the same words comes out.
fn explained(
    report: &Report,
    list: &Enumeration,
    w: i64,
    values: &[i64],
    labels: &[&str],
    total: i64,
) -> bool {
    let value = |i: &usize| report.facts.get(*i).and_then(|f| f.value.to_int());
    let sum = |parts: &[usize]| parts.iter().map(value).try_fold(0i64, |sum, v| sum.checked_add(v?));
    if list.readings.iter().any(|r| sum(r) == Some(w)) {
        return true;
    }
    // A whole farther off.
    if values.len() > 1 && list.farther.iter().filter_map(value).any(|far| far == total) {
        return true;
    }
    // 受理82件,其中投诉59件、举报23件;投诉中消费41件、价格12件、其他6件: a whole that stands between.
    let first = list.parts.first().copied().unwrap_or(0);
    if values.len() > 1 && first > list.whole && (list.whole + 1..first).any(|i| value(&i) == Some(total)) {
        return true;
    }
    // With what was carried.
    let carried = || list.carried.iter().filter_map(value).filter(|c| *c > 0);
    // What was finished is what its outcomes come to.
    let finished = report.facts.get(list.whole).is_some_and(|f| f.slot == Slot::Done);
    if !finished && carried().any(|c| total == w + c || total == w - c || total - c == w) {
        return true;
    }
    // Several splits one after the other, each complete.
    let (mut running, mut splits) = (0i64, 0);
    for v in values {
        running += v;
        if running == w {
            (running, splits) = (0, splits + 1);
        }
    }
    if splits > 1 && running == 0 {
        return true;
    }
    // A part that is the sum of two or more behind it.
    let nested = values.iter().enumerate().any(|(i, v)| {
        let mut inner = 0i64;
        let behind = values.iter().skip(i + 1).enumerate();
        // Of small numbers some would come out by chance.
        *v > 9
            && total - v == w
            && behind.into_iter().any(|(n, b)| {
                inner += b;
                n > 0 && inner == *v
            })
    });
    // 受理42件,其中简易38件,本级9件,下属单位33件: the last are a split by themselves. Of many parts some would by chance.
    let few = values.len() < 5 && values.first().is_some_and(|v| *v > 9 && *v <= w);
    let mut last = 0i64;
    let behind = values.iter().skip(1).rev().enumerate();
    let split = behind.into_iter().any(|(nth, v)| {
        last = last.saturating_add(*v);
        nth > 0 && last == w
    });
    (few && split)
        || nested
        || ends_elsewhere(w, values, labels)
        || begins_complete(list, w, values, labels, total)
}

/// Whether the first parts come to the whole already, and what follows is another split or a remark.
fn begins_complete(list: &Enumeration, w: i64, values: &[i64], labels: &[&str], total: i64) -> bool {
    let mut running = 0i64;
    for (nth, v) in values.iter().enumerate() {
        running += v;
        let left = values.len() - nth - 1;
        if nth == 0 || left == 0 || running != w {
            continue;
        }
        let (before, behind) = labels.split_at((nth + 1).min(labels.len()));
        let rest: i64 = values.iter().skip(nth + 1).sum();
        let by_channels =
            before.iter().all(|l| CHANNELS.stand_in(l)) && !behind.iter().any(|l| CHANNELS.stand_in(l));
        let said = before.last().is_some_and(|l| l.contains("其他") || l.contains("其余"));
        let remark = left == 1 && !one_slip(w, total);
        // …,其他途径8条: what names the rest is a part, and neither another split nor a remark.
        if left == 1 && behind.iter().any(|l| ["其他", "其它", "其余"].iter().any(|rest| l.starts_with(rest)))
        {
            continue;
        }
        if said || by_channels || rest == w || remark || list.clause == nth + 1 {
            return true;
        }
    }
    false
}
