//! Growth and change: 较上年增加5件,增长20%; 由18件增至55件.

use super::is_count;
use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::Kind;
use crate::report::prose::{Direction, Measure, Ratio};
use crate::report::slot::Slot;

/// Whether a word only says that something is compared, with which year, and which way it went.
fn compares(meaning: &Option<Meaning>) -> bool {
    matches!(
        meaning,
        Some(
            Meaning::Up
                | Meaning::Down
                | Meaning::Compare
                | Meaning::OtherYear
                | Meaning::Year(_)
                | Meaning::Filler
        )
    )
}

/// Whether a count of this year is compared with nothing: 较2022年的25件 is not it.
fn is_compared(mention: &Mention) -> bool {
    mention.words.iter().any(|m| matches!(m, Some(Meaning::Compare | Meaning::From)))
}

/// Whether a word names another year, or one by its number.
fn names_year(meaning: &Option<Meaning>) -> bool {
    matches!(meaning, Some(Meaning::OtherYear | Meaning::Year(_)))
}

/// The count that grew, the count it grew from, the difference between them: places among the mentions.
type Operands = (usize, Option<usize>, Option<usize>);

/// Growth of the quantity before it, with its base where it is printed.
pub(super) fn growth(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let label = &mention.words;
    let direction = label.iter().rev().flatten().find_map(|m| match m {
        Meaning::Up | Meaning::UpTo => Some(Direction::Up),
        Meaning::Down | Meaning::DownTo => Some(Direction::Down),
        _ => None,
    });
    let doubles = mention.numeral.unit.name == "番";
    let direction = direction.or(doubles.then_some(Direction::Up))?;
    let is_subject = |m: &Option<Meaning>| matches!(m, Some(Meaning::Apply | Meaning::Application));
    // 办结率增长…, 群众满意度提升…: a subject of its own.
    let plain = label.iter().all(|m| {
        is_subject(m)
            || compares(m)
            || matches!(
                m,
                Some(
                    Meaning::Reaching
                        | Meaning::About
                        | Meaning::AtLeast
                        | Meaning::AtMost
                        | Meaning::ThisYear
                )
            )
    });
    if !plain || label.contains(&Some(Meaning::UpTo)) || label.contains(&Some(Meaning::DownTo)) {
        return None;
    }
    let before = i.checked_sub(1)?;
    let mut apart = false;
    let (current, base, difference) = if label.iter().any(is_subject) {
        (what_came_in(passage, i, mention)?, None, None)
    } else {
        let last = passage.mentions.get(before).filter(|m| m.sentence == mention.sentence);
        let read = last.and_then(|last| match role(passage, before, last, mention)? {
            Role::Base => compared_with(passage, before, last, mention).map(|c| (c, Some(before), None)),
            Role::Result => grown_from(passage, before, last).map(|base| (before, Some(base), None)),
            Role::Difference => by_difference(passage, before, last),
            Role::Count => None,
        });
        let read = read.or_else(|| by_names(passage, i, mention));
        apart = read.is_none();
        let read = read.or_else(|| beside(passage, i, mention));
        read.or_else(|| count_before(passage, i, mention).map(|count| (count, None, None)))?
    };
    Some(Ratio::Growth {
        percent: Some(passage.first + i),
        current: passage.first + current,
        base: base.map(|at| passage.first + at),
        difference: difference.map(|at| passage.first + at),
        direction,
        multiple: false,
        apart,
    })
}

/// 受理申请198件,投诉16件,申请数量较上年回落19.8%: what came in, wherever the sentence says it.
fn what_came_in(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<usize> {
    let mut of_sentence = (0..i).rev().take(40).filter_map(|j| {
        let mention = passage.mentions.get(j).filter(|m| m.sentence == mention.sentence && is_count(m))?;
        let fact = passage.facts.get(j)?;
        let came_in = matches!(fact.slot, Slot::New | Slot::Accepted) && fact.certain && fact.this_year;
        (came_in && mention.bracket.is_none() && !fact.part).then_some(j)
    });
    of_sentence.next().filter(|_| of_sentence.next().is_none())
}

/// What the count right before a growth is to it.
enum Role {
    /// The other year's: 较去年同期的18件,增幅达200%; 比2022年(31起)下降29%.
    Base,
    /// What it came to: 由72个增加到112个,增幅达55%.
    Result,
    /// By how much: 比上年增加5件,增长20%.
    Difference,
    /// One that may have grown.
    Count,
}

fn role(passage: &Passage<'_>, before: usize, last: &Mention, mention: &Mention) -> Option<Role> {
    let gap = passage.tokens.get(last.at + 1..mention.label.start)?;
    let at_once = gap.iter().all(|t| matches!(t.kind, Kind::Mark(',' | '、' | ')')));
    if !at_once || !is_count(last) {
        return Some(Role::Count);
    }
    let label = &last.words;
    let says = |wanted: fn(&Meaning) -> bool| label.iter().flatten().any(wanted);
    let in_label = says(|m| matches!(m, Meaning::Compare | Meaning::From))
        && label.iter().any(names_year)
        && !says(|m| matches!(m, Meaning::Up | Meaning::Down));
    let in_bracket = is_in_years_bracket(passage, last) && label.is_empty();
    let other_year = passage.facts.get(before).is_some_and(|f| !f.this_year);
    Some(if (in_label && other_year) || in_bracket {
        Role::Base
    } else if says(|m| matches!(m, Meaning::UpTo | Meaning::DownTo)) {
        Role::Result
    } else if says(|m| matches!(m, Meaning::Up | Meaning::Down)) {
        Role::Difference
    } else {
        Role::Count
    })
}

/// A count of the same sentence in the same unit.
fn alike<'p>(passage: &'p Passage<'_>, at: usize, last: &Mention) -> Option<&'p Mention> {
    let of_unit = |m: &&Mention| m.sentence == last.sentence && m.numeral.unit.name == last.numeral.unit.name;
    passage.mentions.get(at).filter(of_unit)
}

/// The count that is compared with the other year's. Only the one directly before the comparison is surely it.
fn compared_with(passage: &Passage<'_>, before: usize, last: &Mention, mention: &Mention) -> Option<usize> {
    let current = (0..before).rev().take(6).find(|j| {
        alike(passage, *j, last).is_some_and(|m| m.bracket == mention.bracket)
            && passage.facts.get(*j).is_some_and(|f| f.this_year)
    })?;
    (current + 1 == before).then_some(current)
}

/// The count that 由 leads in, before what it came to.
fn grown_from(passage: &Passage<'_>, before: usize, last: &Mention) -> Option<usize> {
    let base = before.checked_sub(1)?;
    let from = alike(passage, base, last)?;
    from.words.iter().any(|m| matches!(m, Some(Meaning::From))).then_some(base)
}

/// The counts that the difference right before is between.
fn by_difference(passage: &Passage<'_>, before: usize, last: &Mention) -> Option<Operands> {
    // 办结5件,办结率100%,较上年增加2件: rates between are stepped over.
    let rate =
        |j: &usize| passage.mentions.get(*j).is_some_and(|m| m.numeral.unit.measure == Measure::Percent);
    let current = (0..before).rev().take(4).find(|j| !rate(j))?;
    let count = alike(passage, current, last)?;
    let gap = passage.tokens.get(count.at + 1..last.label.start)?;
    let at_once = current + 1 < before || gap.iter().all(|t| t.is_mark(','));
    let joined = at_once && last.words.iter().all(compares);
    let this_year = |at: usize| passage.facts.get(at).is_some_and(|f| f.this_year);
    if this_year(current) && !is_compared(count) {
        return joined.then_some((current, None, Some(before)));
    }
    // 收到220件,较2022年的168件增加52件,增长31%: the count before the difference is the one compared with.
    let compared = count.words.iter().any(|m| matches!(m, Some(Meaning::Compare | Meaning::From)));
    let now = current.checked_sub(1).filter(|now| compared && alike(passage, *now, last).is_some())?;
    (joined && this_year(now)).then_some((now, Some(current), Some(before)))
}

/// The counts of the sentence by what their words say of them, in whatever order they stand: this year's, the other
/// year's, and by how much. 2022年收到18件,今年收到24件,增加6件,增长33.3%.
fn by_names(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Operands> {
    let changed = |m: &Mention| m.words.iter().any(|w| matches!(w, Some(Meaning::Up | Meaning::Down)));
    let own = (0..i).rev().take(6);
    let own =
        own.map_while(|j| passage.mentions.get(j).filter(|m| m.sentence == mention.sentence).map(|m| (j, m)));
    let own: Vec<(usize, &Mention)> = own.take_while(|(_, m)| is_count(m)).collect();
    let unit = own.first()?.1.numeral.unit.name;
    let this_year = |j: usize| passage.facts.get(j).is_some_and(|f| f.this_year && f.is_exact());
    let only = |wanted: &dyn Fn(usize, &Mention) -> bool| {
        let mut found = own.iter().filter(|(j, m)| wanted(*j, m)).map(|(j, _)| *j);
        found.next().filter(|_| found.next().is_none())
    };
    let current = only(&|j, m| !changed(m) && this_year(j) && !is_compared(m))?;
    let base = only(&|j, m| !changed(m) && !this_year(j));
    let difference = only(&|_, m| changed(m));
    let alike = own.iter().all(|(_, m)| m.numeral.unit.name == unit && m.bracket == mention.bracket);
    let known = base.is_some() || difference.is_some();
    let all = [Some(current), base, difference].iter().flatten().count() == own.len();
    (alike && known && all).then_some((current, base, difference))
}

/// How many counts back the one that grew is looked for.
const NEAR: usize = 24;

/// A count of another year, or a difference, that stands right beside the growth, and the count of this year that it is
/// compared with, wherever that stands: 公开58条。其中…。较上年的64条减少9.4%; 317件,增长21.9%(2022年为260件); 230件,上升9.5%,增加20件.
fn beside(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Operands> {
    let at = |j: usize| passage.mentions.get(j).filter(|m| m.sentence == mention.sentence && is_count(m));
    let fact = |j: usize| passage.facts.get(j).filter(|f| f.is_exact());
    let between = |from: usize, to: usize| {
        let marks = |t: &crate::reading::prose::words::token::Token| {
            matches!(t.kind, Kind::Mark(',' | '、' | '(' | ')'))
        };
        passage.tokens.get(from..to).is_some_and(|gap| gap.iter().all(marks))
    };
    let changed = |m: &Mention| m.words.iter().any(|w| matches!(w, Some(Meaning::Up | Meaning::Down)));
    let other_year = |j: usize, m: &Mention| {
        m.words.iter().any(names_year) && fact(j).is_some_and(|f| !f.this_year) && !changed(m)
    };
    let difference_of =
        |j: usize, m: &Mention| changed(m) && m.words.iter().all(compares) && fact(j).is_some();
    let before = i.checked_sub(1).and_then(|j| Some((j, at(j)?)));
    let before = before.filter(|(_, m)| between(m.at + 1, mention.label.start));
    let behind = at(i + 1).map(|m| (i + 1, m)).filter(|(_, m)| between(mention.at + 1, m.label.start));
    let mut found = [before, behind].into_iter().flatten();
    let (operand, of, is_base) = found.find_map(|(j, m)| match (other_year(j, m), difference_of(j, m)) {
        (true, _) => Some((j, m, true)),
        (_, true) => Some((j, m, false)),
        _ => None,
    })?;
    // The counts of this year in that unit, nearest first.
    let near = (i.saturating_sub(NEAR)..i).rev().filter(|j| *j != operand);
    let counts = near.filter(|j| {
        let plain = |m: &&Mention| {
            m.sentence + FAR >= mention.sentence
                && m.numeral.unit.name == of.numeral.unit.name
                && m.bracket.is_none()
                && !changed(m)
                && !is_compared(m)
        };
        passage.mentions.get(*j).filter(plain).is_some() && fact(*j).is_some_and(|f| f.this_year && !f.part)
    });
    let counts: Vec<usize> = counts.collect();
    let value = |j: usize| passage.mentions.get(j)?.numeral.value.to_int().map(i128::from);
    let off = |j: &usize| {
        let (current, other) = (value(*j)?, value(operand)?);
        let bases = if is_base { [other, other] } else { [current - other, current + other] };
        bases.iter().filter_map(|base| off_by(current, *base, mention)).min()
    };
    // Of several the one that comes out best; else the nearest, but for what the same sentence splits it into.
    let best = counts.iter().filter_map(|j| Some((off(j)?, *j))).min_by_key(|(off, _)| *off);
    let current = best.map(|(_, j)| j).or_else(|| counts.first().copied())?;
    Some(if is_base { (current, Some(operand), None) } else { (current, None, Some(operand)) })
}

/// How many sentences back the count that grew may stand.
const FAR: usize = 2;

/// How many thousandths of its last digit the printed percentage is off the change from one count to the other; `None`
/// where it is another one.
fn off_by(current: i128, base: i128, mention: &Mention) -> Option<i128> {
    let printed = i128::from(mention.numeral.value.mantissa());
    let scale = 10i128.checked_pow(u32::from(mention.numeral.value.scale()))?;
    let change = (current - base).abs().checked_mul(100 * scale)?;
    let off = (change - printed.checked_mul(base)?).abs();
    (base > 0 && off < base).then(|| off.checked_mul(1000).map_or(0, |off| off / base))
}

/// 1482件,同比增长260.6%: the count that grew; brackets between are stepped over.
fn count_before(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<usize> {
    let current = (0..i)
        .rev()
        .take(40)
        .find(|j| passage.mentions.get(*j).is_some_and(|m| m.bracket == mention.bracket))?;
    let count = passage.mentions.get(current).filter(|m| m.sentence == mention.sentence && is_count(m))?;
    let mut at = count.at + 1;
    while at < mention.label.start {
        let token = passage.tokens.get(at)?;
        at = match token.kind {
            Kind::Mark(',') => at + 1,
            Kind::Mark('(') => passage.brackets.partner(at)? + 1,
            _ => return None,
        };
    }
    let is_change =
        count.words.iter().any(|m| matches!(m, Some(Meaning::Up | Meaning::Down | Meaning::Compare)));
    let this_year = passage.facts.get(current).is_some_and(|f| f.this_year);
    (this_year && !is_change).then_some(current)
}

/// 36场,是上年12场的3倍.
pub(super) fn multiple(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let plain = mention.words.iter().all(|m| *m == Some(Meaning::Filler));
    let base = i.checked_sub(1)?;
    let current = base.checked_sub(1)?;
    let (last, count) = (passage.mentions.get(base)?, passage.mentions.get(current)?);
    let dated = last.words.iter().any(names_year);
    let is = passage
        .text
        .get(passage.tokens.get(last.label.start)?.start..passage.tokens.get(last.at)?.start)?
        .starts_with(['是', '为']);
    let alike = |m: &Mention| {
        m.sentence == mention.sentence
            && m.bracket == mention.bracket
            && m.numeral.unit.name == last.numeral.unit.name
            && is_count(m)
    };
    let at_once = last.at + 1 == mention.label.start;
    let fits = mention.numeral.unit.name == "倍" && plain && dated && is && at_once;
    let this_year = passage.facts.get(current).is_some_and(|f| f.this_year);
    (fits && alike(last) && alike(count) && this_year).then_some(Ratio::Growth {
        percent: Some(passage.first + i),
        current: passage.first + current,
        base: Some(passage.first + base),
        difference: None,
        direction: Direction::Up,
        multiple: true,
        apart: false,
    })
}

/// A difference that is printed beside both counts, where no percentage follows that is read with it: 由423条增加到493条,增加70条;
/// 220件,较2022年的168件增加52件.
pub(super) fn difference(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let direction = mention.words.iter().rev().flatten().find_map(|m| match m {
        Meaning::Up => Some(Direction::Up),
        Meaning::Down => Some(Direction::Down),
        _ => None,
    })?;
    let before = i.checked_sub(1)?;
    let earlier = before.checked_sub(1)?;
    let at = |j: usize| {
        passage.mentions.get(j).filter(|m| {
            m.sentence == mention.sentence
                && (m.bracket == mention.bracket || is_in_years_bracket(passage, m))
                && m.numeral.unit.name == mention.numeral.unit.name
        })
    };
    let (last, first) = (at(before)?, at(earlier)?);
    // 比去年(41条)增加16条: the year stands before the bracket.
    let bracketed = is_in_years_bracket(passage, last) && last.words.is_empty();
    let gap = passage.tokens.get(last.at + 1..mention.label.start)?;
    let between =
        |t: &crate::reading::prose::words::token::Token| t.is_mark(',') || (bracketed && t.is_mark(')'));
    let plain = mention.words.iter().all(compares) && gap.iter().all(between);
    let says = |m: &Mention, wanted: &[Meaning]| m.words.iter().flatten().any(|w| wanted.contains(w));
    let dated = |m: &Mention| m.words.iter().any(names_year);
    let year = |j: usize| passage.facts.get(j).is_some_and(|f| f.this_year);
    let (base, current) = if says(last, &[Meaning::UpTo, Meaning::DownTo]) && says(first, &[Meaning::From]) {
        (earlier, before)
    } else if (bracketed || (says(last, &[Meaning::Compare]) && dated(last) && !year(before)))
        && year(earlier)
        && !dated(first)
        && first.bracket == mention.bracket
    {
        (before, earlier)
    } else {
        return None;
    };
    (plain && is_count(mention)).then_some(Ratio::Growth {
        percent: None,
        current: passage.first + current,
        base: Some(passage.first + base),
        difference: Some(passage.first + i),
        direction,
        multiple: false,
        apart: false,
    })
}

/// Whether a count stands in a bracket directly behind the name of another year: 比2022年(31件).
fn is_in_years_bracket(passage: &Passage<'_>, mention: &Mention) -> bool {
    let before = mention.bracket.and_then(|b| b.checked_sub(1)).and_then(|b| passage.tokens.get(b));
    before.is_some_and(|t| names_year(&t.meaning()))
}

/// 由18件增至55件: a change without a percentage, for its direction.
pub(super) fn change(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let label = &mention.words;
    let direction = label.iter().rev().flatten().find_map(|m| match m {
        Meaning::UpTo => Some(Direction::Up),
        Meaning::DownTo => Some(Direction::Down),
        _ => None,
    })?;
    let base = i.checked_sub(1)?;
    let from = passage.mentions.get(base)?;
    let starts = from.words.iter().any(|m| matches!(m, Some(Meaning::From)));
    let same = from.sentence == mention.sentence
        && from.numeral.unit.name == mention.numeral.unit.name
        && from.bracket == mention.bracket;
    (starts && same && passage.brackets.holds_numbers(from.at, mention.at)).then_some(Ratio::Growth {
        percent: None,
        current: passage.first + i,
        base: Some(passage.first + base),
        difference: None,
        direction,
        multiple: false,
        apart: false,
    })
}
