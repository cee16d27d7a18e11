//! Enumerations read by rows of steps: what stands between a whole and its first part is matched, piece by piece, against
//! [`ROWS`]; the first row that fits says how the parts are opened.
//!
//! [`super::lists`] reads what it is sure of. Here every enumeration is read with all the ways in which its words can be
//! taken (which quantities are its parts, which its whole), so that a rule can ask whether *any* of them comes out.

mod apposed;
mod body;
mod by_clause;
mod closing;
mod other_wholes;
mod over_sentences;
mod pieces;
mod readings;
mod rows;

use crate::num::Num;
use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::relations::lists::{names_a_year, speaks_of_change, tells_of_those_received};
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::Kind;
use crate::report::prose::{Enumeration, Fact, Measure, Opening, counted_alike};
use crate::report::slot::Slot;
use crate::text::WordList;
use other_wholes::other_wholes;
use pieces::{Piece, pieces};
use readings::read;
use rows::NEXT_SENTENCE;
pub use rows::{
    CHANNELS_OVER_SENTENCES, CLASSIFIED, OF_THESE, OF_THESE_FAR, ROWS, Row, SEEN_FROM, SUMMED_IN_PASSING,
    SUMMED_UP,
};

/// The most parts of an enumeration that are read.
const LONGEST: usize = 40;

/// The most counts before its whole that may be its whole instead.
const FARTHER: usize = 6;

/// Finds the enumerations of a passage.
pub fn find(passage: &Passage<'_>) -> Vec<Enumeration> {
    let carried = carried(passage);
    let all: Vec<usize> = (0..passage.mentions.len()).filter(|i| counts(passage, *i)).collect();
    let unit = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.unit);
    let pieces = |i: &usize| {
        unit(i).is_some_and(|u| matches!(u.measure, Measure::Count | Measure::None) || u.name == "批")
    };
    let mut found = of(passage, &all.iter().copied().filter(pieces).collect::<Vec<_>>(), &carried);
    // 372人次,其中现场331人次,电话41人次: visits and persons are parts of their own kind only.
    let mut names: Vec<&str> = Vec::new();
    for name in all.iter().filter(|i| !pieces(i)).filter_map(unit).map(|u| u.name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for name in names {
        let of_unit: Vec<usize> =
            all.iter().copied().filter(|i| unit(i).is_some_and(|u| u.name == name)).collect();
        if of_unit.len() > 2 {
            found.extend(of(passage, &of_unit, &carried));
        }
    }
    // 浏览量达13.6万(网站5.2万,微信8.4万): numbers in 万 without a unit are of their own kind.
    let in_ten_thousands: Vec<usize> =
        (0..passage.mentions.len()).filter(|i| in_ten_thousands(passage, *i)).collect();
    if in_ten_thousands.len() > 2 {
        found.extend(of(passage, &in_ten_thousands, &carried));
    }
    // 自2019年以来公开信息60条,其中动态36条,公告24条: of another time too, what words lead in is of its whole.
    let of_another_time: Vec<usize> =
        (0..passage.mentions.len()).filter(|i| counts_of_another_time(passage, *i)).collect();
    if of_another_time.len() > 2 {
        let lists = of(passage, &of_another_time, &[]);
        found.extend(lists.into_iter().filter(|e| matches!(e.opening, Opening::Led | Opening::Including)));
    }
    found.extend(closing::find(passage, &all, &carried));
    // 办结214件。收到的申请中,自然人198件: of another count, that may have been left out.
    found.retain(|list| {
        let local = |i: usize| i.checked_sub(passage.first).unwrap_or(usize::MAX);
        let first = list.parts.first().map_or(usize::MAX, |i| local(*i));
        let flow = |f: &Fact| f.slot.is_flow() && f.slot != Slot::New;
        !(passage.facts.get(local(list.whole)).is_some_and(flow) && tells_of_those_received(passage, first))
    });
    found
}

/// The enumerations among these quantities.
fn of(passage: &Passage<'_>, usable: &[usize], carried: &[usize]) -> Vec<Enumeration> {
    let mut found = Vec::new();
    // Up to which quantity the splits go of a whole that is split several ways, one after the other.
    let mut split_up_to = None;
    for (k, whole) in usable.iter().enumerate() {
        let Some(mention) = passage.mentions.get(*whole) else { continue };
        if mention.numeral.unit.name.is_empty() && !in_ten_thousands(passage, *whole) {
            continue;
        }
        let behind = usable.get(k + 1..).unwrap_or(&[]);
        // In brackets behind it.
        if let Some(open) = opens_bracket(passage, mention) {
            let inner = level(passage, behind, Some(open));
            found.extend(read(passage, usable, k, inner, ROWS.first(), carried));
        }
        let run = level(passage, behind, mention.bracket);
        let Some(first) = run.first().and_then(|i| passage.mentions.get(*i)) else { continue };
        let pieces = pieces(passage, mention.at + 1, first.at);
        let row = ROWS.iter().skip(1).find(|row| row.reads(&pieces));
        if row.is_some_and(|row| matches!(row.name, CLASSIFIED | SEEN_FROM)) {
            if split_up_to.is_some_and(|last| *whole <= last) {
                continue;
            }
            let head = head_of(passage, &found, *whole).and_then(|head| usable.binary_search(&head).ok());
            for split in splits(passage, &run) {
                split_up_to = split.last().copied();
                found.extend(read(passage, usable, head.unwrap_or(k), split, row, carried));
            }
            continue;
        }
        // …当面2件,网上7件。从办理情况看,…: what follows a list that comes out is of the same whole.
        if let Some(head) = head_of(passage, &found, *whole)
            && let Some(head) = usable.binary_search(&head).ok()
        {
            let split = read(passage, usable, head, run.clone(), row, carried);
            let told = |e: &Enumeration| e.opening != Opening::Bare || e.ends_with_rest || e.partition;
            found.extend(split.into_iter().filter(told));
        }
        if row.is_some_and(|row| matches!(row.name, NEXT_SENTENCE | OF_THESE)) {
            let others = other_wholes(passage, usable, k, *run.first().unwrap_or(whole));
            for (k, row) in others {
                found.extend(read(passage, usable, k, run.clone(), Some(row), carried));
            }
        }
        found.extend(by_clause::read(passage, usable, k, &run, carried));
        found.extend(over_sentences::read(passage, usable, k, carried));
        let own = read(passage, usable, k, run.clone(), row, carried);
        let far_over = own.iter().any(|e| e.opening == Opening::Led && is_far_over(passage, e));
        found.extend(own);
        if far_over {
            found.extend(of_farther(passage, usable, k, &run, carried));
        }
    }
    found
}

/// What parts come to, and their whole.
fn sum_and_whole(passage: &Passage<'_>, list: &Enumeration) -> Option<(i64, i64)> {
    let value = |i: &usize| {
        let local = i.checked_sub(passage.first)?;
        passage.mentions.get(local)?.numeral.value.to_int()
    };
    let sum = list.parts.iter().try_fold(0i64, |sum, i| sum.checked_add(value(i)?))?;
    Some((sum, value(&list.whole)?))
}

/// Whether parts come to more than twice what is taken for their whole, and not the first of them to just that.
fn is_far_over(passage: &Passage<'_>, list: &Enumeration) -> bool {
    let local = |n: usize| list.parts.get(n)?.checked_sub(passage.first);
    let value = |n: usize| passage.mentions.get(local(n)?)?.numeral.value.to_int();
    let mut running = 0i64;
    let whole = sum_and_whole(passage, list).map(|(_, whole)| whole);
    let begins = (0..list.parts.len()).any(|n| {
        running = running.saturating_add(value(n).unwrap_or(0));
        Some(running) == whole
    });
    list.parts.len() > 1
        && !begins
        && sum_and_whole(passage, list).is_some_and(|(sum, whole)| sum > whole.saturating_mul(2))
}

/// The list with the count farther off that its parts come near to, where they are far above the nearest.
fn of_farther(
    passage: &Passage<'_>,
    usable: &[usize],
    k: usize,
    run: &[usize],
    carried: &[usize],
) -> Vec<Enumeration> {
    let unit = |i: usize| passage.mentions.get(i).map_or("", |m| m.numeral.unit.name);
    let first = run.first().copied().unwrap_or(0);
    let alike = |far: &usize| usable.get(*far).is_some_and(|i| counted_alike(unit(*i), unit(first)));
    let near = |list: &Enumeration| {
        sum_and_whole(passage, list).is_some_and(|(sum, whole)| (sum - whole).abs() <= whole / 4)
    };
    let mut lists = (0..k).rev().take(FARTHER).filter(alike).filter_map(|far| {
        let lists = read(passage, usable, far, run.to_vec(), Some(&rows::FARTHER_OFF), carried);
        lists.iter().any(near).then_some(lists)
    });
    lists.next().unwrap_or_default()
}

/// The whole of a list found before that comes out, where its last part is this count.
fn head_of(passage: &Passage<'_>, found: &[Enumeration], last: usize) -> Option<usize> {
    let value = |i: &usize| {
        i.checked_sub(passage.first).and_then(|i| passage.mentions.get(i)).map(|m| m.numeral.value)
    };
    let comes_out = |parts: &&Vec<usize>, whole: usize| {
        parts.len() > 1
            && parts.last() == Some(&(passage.first + last))
            && parts.iter().filter_map(value).try_fold(Num::ZERO, Num::checked_add) == value(&whole)
    };
    let mut lists = found.iter().rev().take(FARTHER);
    let list = lists.find(|e| {
        e.opening != Opening::Closing
            && [&e.parts].into_iter().chain(&e.readings).any(|parts| comes_out(&parts, e.whole))
    })?;
    list.whole.checked_sub(passage.first)
}

/// The quantities behind a whole, one run for each way in which it is split: 按提交方式分,…;从申请人看,….
fn splits(passage: &Passage<'_>, run: &[usize]) -> Vec<Vec<usize>> {
    let sentence = |i: usize| passage.mentions.get(i).map(|m| m.sentence);
    let mut splits: Vec<Vec<usize>> = Vec::new();
    for i in run.iter().copied() {
        let at = |i: usize| passage.mentions.get(i).map_or(0, |m| m.at);
        let last = splits.last().and_then(|s| s.last().copied());
        let anew = last.is_none_or(|l| {
            let between = pieces(passage, at(l) + 1, at(i));
            between.contains(&Piece::Classified) || between.contains(&Piece::SeenFrom)
        });
        // In the next sentence only what is looked at in another way.
        if !anew && last.is_some_and(|l| sentence(l) != sentence(i)) {
            break;
        }
        match splits.last_mut() {
            Some(split) if !anew => split.push(i),
            _ => splits.push(vec![i]),
        }
    }
    splits
}

/// Whether a quantity counts something of the year that can be a whole or a part.
fn counts(passage: &Passage<'_>, i: usize) -> bool {
    let own = |m: &Mention, f: &Fact| f.this_year || f.part_year || names_a_year(passage, m);
    passage.mentions.get(i).zip(passage.facts.get(i)).is_some_and(|(m, f)| own(m, f))
        && is_counted(passage, i)
}

/// Whether a quantity counts pieces of another time than the year and its parts.
fn counts_of_another_time(passage: &Passage<'_>, i: usize) -> bool {
    passage.mentions.get(i).zip(passage.facts.get(i)).is_some_and(|(m, f)| {
        !f.this_year
            && !f.part_year
            && !names_a_year(passage, m)
            && m.numeral.unit.measure == Measure::Count
            && is_counted(passage, i)
    })
}

/// Whether a quantity counts something that can be a whole or a part.
fn is_counted(passage: &Passage<'_>, i: usize) -> bool {
    passage.mentions.get(i).zip(passage.facts.get(i)).is_some_and(|(m, f)| {
        matches!(m.numeral.unit.measure, Measure::Count | Measure::None | Measure::Other | Measure::Money)
            && f.slot != Slot::Growth
            // 总阅读量46.3万: of readers, whatever it counts.
            && !(m.numeral.unit.name.is_empty()
                && m.words.contains(&Some(Meaning::Foreign))
                && (f.place > 0 || passage.label_words(i).is_none_or(|label| READERS.stand_in(label))))
            && !speaks_of_change(m)
            // 平均每件形成材料2份: a mean is no part and no whole.
            && !passage.label_words(i).is_some_and(|label| label.contains("平均"))
    })
}

/// Those who read, watch or follow: 总阅读量463251.
static READERS: WordList = WordList::new(&[
    "阅读", "浏览", "点击", "访问", "粉丝", "关注", "播放", "点赞", "转发", "评论", "收藏", "用户", "订阅",
    "下载",
]);

/// Whether a number of the year has no unit but 万 or 亿.
fn in_ten_thousands(passage: &Passage<'_>, i: usize) -> bool {
    passage.mentions.get(i).zip(passage.facts.get(i)).is_some_and(|(m, f)| {
        m.numeral.unit.name.is_empty()
            && f.place > 0
            && f.this_year
            && f.slot == Slot::Other
            && !speaks_of_change(m)
    })
}

/// The counts behind at one level of brackets, up to the end of that bracket, and not too many.
fn level(passage: &Passage<'_>, behind: &[usize], bracket: Option<usize>) -> Vec<usize> {
    let close = bracket.and_then(|b| passage.brackets.partner(b)).unwrap_or(usize::MAX);
    let at = |i: &usize| passage.mentions.get(*i);
    let inside = behind.iter().take(4 * LONGEST).take_while(|i| at(i).is_some_and(|m| m.at < close));
    inside.filter(|i| at(i).is_some_and(|m| m.bracket == bracket)).copied().take(LONGEST).collect()
}

/// The bracket that opens behind a quantity, words between or none.
fn opens_bracket(passage: &Passage<'_>, mention: &Mention) -> Option<usize> {
    let next = passage.tokens.get(mention.at + 1..)?.iter().take(6);
    let words = next.take_while(|t| !matches!(t.kind, Kind::Mark(_) | Kind::Number(_))).count();
    let at = mention.at + 1 + words;
    passage.tokens.get(at).filter(|t| t.is_mark('(')).map(|_| at)
}

/// The counts of the passage that were carried from one year into the other.
fn carried(passage: &Passage<'_>) -> Vec<usize> {
    let of = |f: &crate::report::prose::Fact| matches!(f.slot, Slot::CarriedIn | Slot::CarriedOut);
    passage.facts.iter().enumerate().filter(|(_, f)| of(f)).map(|(i, _)| i).take(4).collect()
}
