//! What a quantity counts: from the words around it to a slot (domain §4.2).
//!
//! The words that lead to the number decide first, those behind it second, the topic of the sentence third.
//! Between several words the one nearest to the number wins: 办结上年结转5件 is about what was carried over.
//!
//! What the words say stands in the tables of [`rows`]; here is what they look at: which words decide, what they name,
//! and which of the words must be known.

mod row;
mod rows;

use std::cmp::Ordering;

use super::words::lexicon::Meaning;
use super::words::numerals::Numeral;
use crate::report::prose::Measure;
use crate::report::slot::{Block, Detail, Slot};
use row::{Seen, decide, first};

/// What a sentence is about, as far as it has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// Nothing yet.
    #[default]
    None,
    /// Applications for information.
    Applications,
    /// Reviews and suits.
    Cases(Block),
    /// Normative documents.
    Documents,
    /// Regulations.
    Regulations,
    /// Anything else that is counted.
    Foreign,
}

impl Topic {
    /// The topic after a word.
    pub fn after(self, meaning: Meaning) -> Topic {
        match meaning {
            Meaning::Application => Topic::Applications,
            Meaning::Review => Topic::Cases(Block::Review),
            Meaning::Suit => match self {
                // 复议和…诉讼 in two words.
                Topic::Cases(Block::Direct | Block::After) => self,
                _ => Topic::Cases(Block::Suit),
            },
            Meaning::SuitDirect => Topic::Cases(Block::Direct),
            Meaning::SuitAfter => Topic::Cases(Block::After),
            Meaning::Dispute => Topic::Cases(Block::Both),
            Meaning::NormDoc => Topic::Documents,
            Meaning::Regulation => Topic::Regulations,
            Meaning::Foreign | Meaning::Enforce(_) | Meaning::Charge | Meaning::HandlingFee => Topic::Foreign,
            _ => self,
        }
    }
}

/// A slot with what else is known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The slot.
    pub slot: Slot,
    /// What else is known of it.
    pub detail: Detail,
    /// Whether every word between the meaning and the number is understood.
    pub certain: bool,
}

impl Found {
    fn new(slot: Slot, certain: bool) -> Found {
        Found { slot, detail: Detail::None, certain }
    }
}

/// The words around a quantity: `None` is unknown text.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Before it.
    pub label: &'a [Option<Meaning>],
    /// Behind it.
    pub tail: &'a [Option<Meaning>],
    /// What the sentence, or else the passage, is about.
    pub topic: Topic,
    /// Whether the sentence has spoken of cases in another sense (备案, 代理).
    pub other_cases: bool,
    /// The unit in which applications were counted last in this paragraph.
    pub applications_in: &'static str,
    /// The slot of the quantity before in the same sentence.
    pub before: Slot,
    /// The verb before the channels that the sentence has just counted: 收到网上申请5件,信函3件.
    pub by_channels: Option<Meaning>,
    /// The year of the report.
    pub year: Option<u16>,
    /// Whether the label names ways of applying only to say that there are all of them: 通过邮寄、现场等方式.
    pub any_way: bool,
}

/// The slot of a quantity; [`Slot::Other`] where it counts none of what the form asks for.
pub fn find(numeral: &Numeral, around: &Around<'_>) -> Found {
    let other = Found::new(Slot::Other, false);
    match numeral.unit.measure {
        Measure::Percent | Measure::Points | Measure::Times => {
            return ratio(numeral.unit.name, around);
        }
        Measure::Money => {
            let amount = seen(around.label, around, certain(around.label));
            return decide(rows::AMOUNTS, &amount).unwrap_or(other);
        }
        Measure::Other => return other,
        Measure::Count | Measure::None => {}
    }
    if speaks_of_change(around.label) {
        return other;
    }
    if around.label.contains(&Some(Meaning::Split)) {
        // 一件拆分为几件: the other way to count what came in.
        let found = Found { slot: Slot::Applications, detail: Detail::Split, certain: false };
        return if around.topic == Topic::Applications { found } else { other };
    }
    let found = cases(around)
        .or_else(|| documents(around))
        .or_else(|| decisions(around))
        .or_else(|| applications(around.label, around, true))
        .or_else(|| applications(around.tail, around, false))
        .or_else(|| pooled(around));
    found.map_or(other, |found| {
        let fits = found.slot.fits_unit(numeral.unit.name)
            || ((found.slot.is_flow() || found.slot.is_applicant())
                && numeral.unit.name == around.applications_in);
        Found { certain: found.certain && fits, ..found }
    })
}

/// Whether the label speaks of a difference, or of where one starts: 比上年增加5件, 由5件. In 防灾减灾信息5条 and
/// 多媒体解读5篇 the same characters are part of a name: unknown text, or a word of meaning, follows them.
pub fn speaks_of_change(label: &[Option<Meaning>]) -> bool {
    use Meaning::{
        About, AtLeast, AtMost, Compare, Down, DownTo, Each, Filler, From, OtherYear, Reaching, Sum,
        ThisYear, Up, UpTo, Year,
    };
    let is_change = |m: &Option<Meaning>| matches!(m, Some(Up | Down | UpTo | DownTo));
    let dated = |m: &Option<Meaning>| matches!(m, Some(OtherYear | Year(_)));
    let compared = label.contains(&Some(Compare)) && label.iter().any(dated);
    if compared && label.iter().any(is_change) {
        return true;
    }
    let says_nothing = |m: &Option<Meaning>| {
        matches!(
            m,
            Some(
                About
                    | AtLeast
                    | AtMost
                    | Compare
                    | Each
                    | Filler
                    | OtherYear
                    | Reaching
                    | Sum
                    | ThisYear
                    | Year(_)
            )
        )
    };
    let last = label.iter().rposition(|m| is_change(m) || *m == Some(From));
    last.is_some_and(|at| label.get(at + 1..).unwrap_or(&[]).iter().all(says_nothing))
}

/// What a table looks at where no word decides and none is named.
fn seen<'a>(words: &'a [Option<Meaning>], around: &'a Around<'a>, understood: bool) -> Seen<'a> {
    Seen {
        words,
        is_label: true,
        around,
        near: None,
        named: (Slot::Other, Detail::None),
        understood,
        understood_behind: true,
    }
}

/// The last of some words that is one of these.
fn last(words: &[Option<Meaning>], of: impl Fn(Meaning) -> bool) -> Option<(usize, Meaning)> {
    words.iter().enumerate().rev().find_map(|(at, m)| Some((at, m.filter(|m| of(*m))?)))
}

/// A share, a growth or a rate.
fn ratio(unit: &str, around: &Around<'_>) -> Found {
    use Meaning::{Down, DownTo, EachShare, FinishRate, OpenRate, OtherRate, Share, Up, UpTo};
    let near = last(around.label, |m| {
        matches!(m, Share | EachShare | Up | Down | UpTo | DownTo | FinishRate | OpenRate | OtherRate)
    });
    let otherwise = if matches!(unit, "倍" | "番") { Slot::Growth } else { Slot::Other };
    decide(rows::RATIOS, &Seen { near, ..seen(around.label, around, false) })
        .unwrap_or(Found::new(otherwise, false))
}

/// Whether no unknown text stands between the first word of meaning and the number.
fn certain(label: &[Option<Meaning>]) -> bool {
    let first = label.iter().position(|m| m.is_some_and(is_significant)).unwrap_or(0);
    let narrows =
        |m: &Option<Meaning>| matches!(m, None | Some(Meaning::Narrow | Meaning::Foreign | Meaning::Rest));
    let before = label.get(..first).unwrap_or(&[]);
    let behind = label.get(first..).unwrap_or(&[]);
    !behind.iter().any(narrows)
        && !before.contains(&Some(Meaning::Narrow))
        && !before.contains(&Some(Meaning::Foreign))
}

fn is_significant(meaning: Meaning) -> bool {
    use Meaning::{
        Accept, Applicant, Application, Apply, CarriedIn, CarriedOut, Carry, Channel, Charge, Decide,
        Dispute, Enforce, Finish, Handle, LooseResult, Make, NormDoc, Outcome, Pending, Publish, Receive,
        Regulation, Repeal, Result, Review, SubRow, Suit, SuitAfter, SuitDirect, Valid,
    };
    matches!(
        meaning,
        Accept
            | Applicant(_)
            | Application
            | Apply
            | Carry
            | CarriedIn
            | CarriedOut
            | Channel
            | Charge
            | Decide
            | Dispute
            | Enforce(_)
            | Finish
            | Handle
            | Make
            | NormDoc
            | Outcome(_)
            | Pending
            | Publish
            | Receive
            | Regulation
            | Repeal
            | Result(_)
            | LooseResult(_)
            | Review
            | SubRow(_)
            | Suit
            | SuitAfter
            | SuitDirect
            | Valid
    )
}

/// Reviews and suits: 行政复议2件, 维持1件.
fn cases(around: &Around<'_>) -> Option<Found> {
    let block_in = |words: &[Option<Meaning>]| {
        let mut block = None;
        for meaning in words.iter().flatten() {
            block = match (block, meaning) {
                (Some(Block::Review), Meaning::Suit) | (Some(Block::Suit), Meaning::Review) => {
                    Some(Block::Both)
                }
                (_, Meaning::Dispute) => Some(Block::Both),
                (_, Meaning::SuitDirect) => Some(Block::Direct),
                (_, Meaning::SuitAfter) => Some(Block::After),
                (Some(Block::Direct | Block::After), Meaning::Suit) => block,
                (_, Meaning::Suit) => Some(Block::Suit),
                (_, Meaning::Review) => Some(Block::Review),
                _ => block,
            };
        }
        block
    };
    // 撤回, 驳回: in no column of the form; and whether the word is one of those.
    let result_in = |words: &[Option<Meaning>]| {
        last(words, |m| matches!(m, Meaning::Result(_) | Meaning::LooseResult(_)))
    };
    // Behind the number only what follows at once: 2件行政复议, 3件被维持.
    let near_tail: Vec<Option<Meaning>> = around.tail.iter().take(4).copied().collect();
    let around = &Around { tail: &near_tail, ..*around };
    let result = result_in(around.label).or_else(|| {
        let nothing_before = !around.label.iter().flatten().any(|m| is_significant(*m));
        result_in(around.tail).filter(|_| nothing_before)
    });
    let led_by_topic = if let Topic::Cases(block) = around.topic { Some(block) } else { None };
    let block = block_in(around.label).or(block_in(around.tail)).or(led_by_topic)?;
    // 其他3件 among outcomes of cases is read by the caller through the topic.
    let words = || around.label.iter().chain(around.tail).flatten();
    let other_sense = around.other_cases
        || words().any(|m| {
            matches!(
                m,
                Meaning::OtherCases
                    | Meaning::Lost
                    | Meaning::NoLoss
                    | Meaning::Accept
                    | Meaning::Handle
                    | Meaning::Finish
            )
        });
    // 针对我局信息公开工作的行政复议: what narrows the cases is that they are about disclosure.
    let about_disclosure =
        around.label.contains(&Some(Meaning::InfoPub)) && around.label.iter().all(Option::is_some);
    let plain =
        certain(around.label) || (about_disclosure && !around.label.contains(&Some(Meaning::Foreign)));
    let (ended, detail) = match result {
        Some((_, Meaning::Result(result))) => (Some(result), Detail::None),
        Some((_, Meaning::LooseResult(result))) => (Some(result), Detail::LooseTerm),
        _ => (None, Detail::None),
    };
    let named = (Slot::of_cases(block, ended), detail);
    decide(rows::CASES, &Seen { near: result, named, ..seen(around.label, around, !other_sense && plain) })
}

/// Normative documents and regulations.
fn documents(around: &Around<'_>) -> Option<Found> {
    use Meaning::{Make, NormDoc, Publish, Repeal, Valid};
    let verb = last(around.label, |m| matches!(m, Make | Repeal | Valid | Publish));
    let behind = around.tail.first().filter(|m| **m == Some(Valid)).map(|_| (0, Valid));
    // Words behind 规范性文件, where it stands behind the number.
    let named = around.tail.iter().position(|m| *m == Some(NormDoc)).map(|at| at + 1);
    let tail = named.and_then(|at| around.tail.get(at..)).filter(|_| !around.label.contains(&Some(NormDoc)));
    let understood_behind = !tail.unwrap_or(&[]).contains(&None);
    let label = seen(around.label, around, certain(around.label));
    decide(rows::DOCUMENTS, &Seen { near: verb.or(behind), understood_behind, ..label })
}

/// Licences, penalties, coercion: decisions, not items and not what was put on show.
fn decisions(around: &Around<'_>) -> Option<Found> {
    let words = around.label.iter().chain(around.tail.iter().take(3)).flatten();
    let (slot, near) = words.into_iter().find_map(|m| match m {
        Meaning::Enforce(slot) => Some((*slot, *m)),
        _ => None,
    })?;
    let label = seen(around.label, around, certain(around.label));
    decide(rows::DECISIONS, &Seen { near: Some((0, near)), named: (slot, Detail::None), ..label })
}

/// Applications: what came in, what went out, with which result, from whom.
fn applications(words: &[Option<Meaning>], around: &Around<'_>, is_label: bool) -> Option<Found> {
    let limits = |m: &Option<Meaning>| matches!(m, Some(Meaning::Channel | Meaning::Narrow));
    let unlimited: Vec<Option<Meaning>>;
    let words = if is_label && around.any_way {
        unlimited = words.iter().copied().filter(|m| !limits(m)).collect();
        unlimited.as_slice()
    } else {
        words
    };
    let named = around.label.iter().chain(around.tail).any(|m| *m == Some(Meaning::Application));
    let about = named || around.topic == Topic::Applications;
    let known = if is_label { certain(words) } else { !words.iter().take(6).any(Option::is_none) };
    let seen = Seen { is_label, ..seen(words, around, known && about) };
    if first(rows::NOT_APPLICATIONS, &seen).is_some() {
        return None;
    }
    if let Some(found) =
        carried(around.label, around, known && about).or_else(|| carried(around.tail, around, about))
    {
        return Some(found);
    }
    let near =
        if is_label { deciding_before(words) } else { words.iter().flatten().copied().find(|m| decides(*m)) };
    let at = |near: Meaning| words.iter().rposition(|m| *m == Some(near)).unwrap_or(0);
    let named = match near {
        Some(Meaning::Outcome(slot) | Meaning::Applicant(slot)) => (slot, Detail::None),
        Some(Meaning::SubRow(row)) => (Slot::OutcomeRow, Detail::Row(row)),
        _ => (Slot::Other, Detail::None),
    };
    decide(rows::APPLICATIONS, &Seen { near: near.map(|near| (at(near), near)), named, ..seen })
}

/// The word before the number that settles what is counted: the nearest, but 不予公开答复2件 is named by its outcome.
fn deciding_before(words: &[Option<Meaning>]) -> Option<Meaning> {
    let mut kinds = words.iter().flatten().copied().filter(|m| is_significant(*m)).rev();
    let (last, before) = (kinds.next(), kinds.next());
    match (last, before) {
        (Some(Meaning::Finish), Some(outcome @ Meaning::Outcome(_))) if certain(words) => Some(outcome),
        _ => words.iter().flatten().copied().rev().find(|m| decides(*m)),
    }
}

/// Whether a word settles what an application count is.
fn decides(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Outcome(_)
            | Meaning::SubRow(_)
            | Meaning::Applicant(_)
            | Meaning::Channel
            | Meaning::Receive
            | Meaning::Accept
            | Meaning::Handle
            | Meaning::Finish
    )
}

/// What goes over from one year to the next.
fn carried(words: &[Option<Meaning>], around: &Around<'_>, sure: bool) -> Option<Found> {
    let relative = |m: &Option<Meaning>| match (*m, around.year) {
        (Some(Meaning::Year(year)), Some(own)) => Some(match year.cmp(&own) {
            Ordering::Less => Meaning::OtherYear,
            Ordering::Equal => Meaning::ThisYear,
            Ordering::Greater => Meaning::NextYear,
        }),
        (meaning, _) => meaning,
    };
    let carries =
        |m: &Option<Meaning>| matches!(m, Some(Meaning::Carry | Meaning::CarriedIn | Meaning::CarriedOut));
    if !words.iter().any(carries) {
        return None;
    }
    let words: Vec<Option<Meaning>> = words.iter().map(relative).collect();
    let near = words.iter().position(|m| *m == Some(Meaning::Carry)).map(|at| (at, Meaning::Carry));
    decide(rows::CARRIED, &Seen { near, ..seen(&words, around, sure) })
}

/// 共计5件 behind what came in and what was carried over.
fn pooled(around: &Around<'_>) -> Option<Found> {
    decide(rows::POOLED, &seen(around.label, around, true))
}
