//! What a quantity counts: from the words around it to a slot (domain §4.2).
//!
//! The words that lead to the number decide first, those behind it second, the topic of the sentence third.
//! Between several words the one nearest to the number wins: 办结上年结转5件 is about what was carried over.

use super::words::lexicon::Meaning;
use super::words::numerals::Numeral;
use crate::report::prose::Measure;
use crate::report::slot::{Block, Classes, Detail, Slot};

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
    let has = |m: Meaning| around.label.contains(&Some(m));
    match numeral.unit.measure {
        Measure::Percent | Measure::Points | Measure::Times => {
            return ratio(numeral.unit.name, around);
        }
        Measure::Money => {
            return match () {
                () if has(Meaning::HandlingFee) || around.tail.contains(&Some(Meaning::HandlingFee)) => {
                    Found::new(Slot::HandlingFee, true)
                }
                () if has(Meaning::Charge) => Found::new(Slot::Fees, certain(around.label)),
                () => other,
            };
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

/// A share, a growth or a rate.
fn ratio(unit: &str, around: &Around<'_>) -> Found {
    let slot = around.label.iter().rev().flatten().find_map(|m| {
        Some(match m {
            Meaning::Share | Meaning::EachShare => Slot::Share,
            Meaning::Up | Meaning::Down | Meaning::UpTo | Meaning::DownTo => Slot::Growth,
            Meaning::FinishRate => Slot::DoneRate,
            Meaning::OpenRate | Meaning::OtherRate => Slot::Rate,
            _ => return None,
        })
    });
    let otherwise = if matches!(unit, "倍" | "番") { Slot::Growth } else { Slot::Other };
    Found::new(slot.unwrap_or(otherwise), false)
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
        words.iter().rev().flatten().find_map(|m| match m {
            Meaning::Result(result) => Some((*result, false)),
            Meaning::LooseResult(result) => Some((*result, true)),
            _ => None,
        })
    };
    // Behind the number only what follows at once: 2件行政复议, 3件被维持.
    let near: Vec<Option<Meaning>> = around.tail.iter().take(4).copied().collect();
    let label_block = block_in(around.label);
    let tail_block = block_in(&near);
    let led_by_topic = match around.topic {
        Topic::Cases(block) => Some(block),
        _ => None,
    };
    let result = result_in(around.label).or_else(|| {
        let nothing_before = !around.label.iter().flatten().any(|m| is_significant(*m));
        result_in(&near).filter(|_| nothing_before)
    });
    let block = label_block.or(tail_block).or(led_by_topic.filter(|_| result.is_some()))?;
    // 收到申请5件,…: an application verb with its own noun is no case, whatever follows.
    if label_block.is_none() && around.label.contains(&Some(Meaning::Application)) {
        return None;
    }
    // 其他3件 among outcomes of cases is read by the caller through the topic.
    let words = || around.label.iter().chain(&near).flatten();
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
    let sure = !other_sense && plain && !around.label.contains(&Some(Meaning::Not));
    let slot = Slot::of_cases(block, result.map(|(result, _)| result));
    let loose = result.is_some_and(|(_, loose)| loose);
    Some(Found { slot, detail: if loose { Detail::LooseTerm } else { Detail::None }, certain: sure })
}

/// Normative documents and regulations.
fn documents(around: &Around<'_>) -> Option<Found> {
    let in_label = |m: Meaning| around.label.contains(&Some(m));
    let either = |m: Meaning| in_label(m) || around.tail.contains(&Some(m));
    if in_label(Meaning::Regulation) && in_label(Meaning::NormDoc) {
        return Some(Found::new(Slot::Other, false));
    }
    let verb = around.label.iter().rev().flatten().find_map(|m| match m {
        Meaning::Make => Some(0),
        Meaning::Repeal => Some(1),
        Meaning::Valid => Some(2),
        Meaning::Publish => Some(3),
        _ => None,
    });
    let verb = verb.or_else(|| around.tail.first().and_then(|m| (*m == Some(Meaning::Valid)).then_some(2)));
    if either(Meaning::Regulation) {
        let slots = [Slot::RegulationsMade, Slot::RegulationsRepealed, Slot::RegulationsValid, Slot::Other];
        return Some(Found::new(slots.get(verb.unwrap_or(3)).copied()?, certain(around.label)));
    }
    // 规章7件(含新制定2件,修改3件,废止2件): of what is made anew and what is changed the table makes one number.
    if around.topic == Topic::Regulations && verb == Some(1) && !either(Meaning::NormDoc) {
        return Some(Found::new(Slot::RegulationsRepealed, certain(around.label)));
    }
    let inherited = around.topic == Topic::Documents && matches!(verb, Some(1 | 2));
    if !either(Meaning::NormDoc) && !inherited {
        return None;
    }
    let slots = [Slot::NormDocsMade, Slot::NormDocsRepealed, Slot::NormDocsValid, Slot::NormDocs];
    // 对18件规范性文件进行清理: what was done to them, words behind say that are not known.
    let named = around.tail.iter().position(|m| *m == Some(Meaning::NormDoc)).map_or(0, |at| at + 1);
    let behind = around.tail.get(named..).filter(|_| !in_label(Meaning::NormDoc)).unwrap_or(&[]);
    let known = named == 0 || !behind.contains(&None);
    Some(Found::new(slots.get(verb.unwrap_or(3)).copied()?, known && certain(around.label)))
}

/// Licences, penalties, coercion: decisions, not items and not what was put on show.
fn decisions(around: &Around<'_>) -> Option<Found> {
    let slot = around.label.iter().chain(around.tail.iter().take(3)).flatten().find_map(|m| match m {
        Meaning::Enforce(slot) => Some(*slot),
        _ => None,
    })?;
    let has = |m: Meaning| around.label.iter().chain(around.tail).any(|w| *w == Some(m));
    // 作出行政许可5件、行政处罚决定3件: one verb for all of them.
    let acts = has(Meaning::Decide) || has(Meaning::Decision) || around.before.is_decision();
    let items = has(Meaning::Items);
    let otherwise = has(Meaning::Publish) || has(Meaning::Receive) || has(Meaning::Accept);
    if otherwise {
        return Some(Found::new(Slot::Other, false));
    }
    // Without a verb of deciding it may count items of the form of 2019 or what was asked for: never held against it.
    Some(Found::new(slot, acts && !items && certain(around.label)))
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
    let all = || around.label.iter().chain(around.tail).flatten();
    let named = all().any(|m| *m == Meaning::Application);
    let about = named || around.topic == Topic::Applications;
    let foreign = words.iter().flatten().any(|m| matches!(m, Meaning::Foreign | Meaning::Enforce(_)));
    if foreign && !named {
        return None;
    }
    let sure = if is_label { certain(words) } else { !words.iter().take(6).any(Option::is_none) };
    let sure = sure && about;
    if let Some(found) = carried(around.label, around, sure).or_else(|| carried(around.tail, around, about)) {
        return Some(found);
    }
    if words.contains(&Some(Meaning::Pending)) {
        return about.then_some(Found::new(Slot::CarriedOut, sure));
    }
    if words.contains(&Some(Meaning::Except)) {
        return None;
    }
    let kinds: Vec<Meaning> = words.iter().flatten().copied().filter(|m| is_significant(*m)).collect();
    let pick = if is_label {
        // 不予公开答复2件: what was answered is named by its outcome.
        let outcome = kinds.iter().rev().nth(1).filter(|m| matches!(m, Meaning::Outcome(_)));
        match kinds.last() {
            Some(Meaning::Finish) if outcome.is_some() && certain(words) => outcome,
            _ => kinds.iter().rev().find(|m| decides(**m)),
        }
    } else {
        kinds.iter().find(|m| decides(**m))
    };
    let has_channel = words.contains(&Some(Meaning::Channel));
    let negated = words.contains(&Some(Meaning::Not));
    // Of a class or a column only what stands between it and the number matters.
    let picked = pick.and_then(|p| words.iter().rposition(|w| *w == Some(*p))).unwrap_or(0);
    let sure_from_pick = about
        && (!is_label
            || words
                .get(picked..)
                .unwrap_or(&[])
                .iter()
                .all(|w| !matches!(w, None | Some(Meaning::Narrow | Meaning::Foreign))));
    match pick {
        Some(Meaning::Outcome(slot)) => {
            let classes: Vec<_> = kinds.iter().filter(|m| matches!(m, Meaning::Outcome(_))).collect();
            let slot = match classes.as_slice() {
                [Meaning::Outcome(Slot::Granted), Meaning::Outcome(Slot::Partial)] => Slot::Open,
                [_] => *slot,
                _ => return Some(mixed(words, sure_from_pick && !negated)),
            };
            // 信息 counted in 条 under 制作政府信息 is no outcome of applications.
            Some(Found::new(slot, sure_from_pick && !negated))
        }
        Some(Meaning::SubRow(row)) => {
            Some(Found { slot: Slot::OutcomeRow, detail: Detail::Row(row), certain: sure_from_pick })
        }
        Some(Meaning::Applicant(slot)) => Some(Found::new(*slot, sure_from_pick && !has_channel)),
        Some(Meaning::Channel) if about => Some(Found::new(Slot::Channel, false)),
        Some(verb @ (Meaning::Receive | Meaning::Accept | Meaning::Handle | Meaning::Finish)) => {
            if has_channel || words.contains(&Some(Meaning::Applicant(Slot::Business))) {
                return about.then_some(Found::new(Slot::Channel, false));
            }
            let slot = match verb {
                Meaning::Receive => Slot::New,
                Meaning::Accept => Slot::Accepted,
                Meaning::Handle => Slot::Processed,
                _ => Slot::Done,
            };
            let applied = all().any(|m| *m == Meaning::Apply);
            let in_cases = matches!(around.topic, Topic::Cases(_));
            (about || (applied && !in_cases && !matches!(around.topic, Topic::Foreign | Topic::Regulations)))
                .then_some(Found::new(slot, sure && !negated))
        }
        // 依申请公开5件: which of the counts, it does not say.
        None if is_label && words.contains(&Some(Meaning::Application)) => {
            Some(Found::new(Slot::Applications, sure && !negated && !has_channel))
        }
        None if !is_label
            && words.contains(&Some(Meaning::Application))
            && around.label.iter().all(Option::is_some) =>
        {
            Some(Found::new(Slot::Applications, sure && !negated))
        }
        _ => None,
    }
}

/// 不予公开、无法提供共53件: the classes are named by the detail. Without a word for the sum it is not certain that
/// the number is that of all of them.
fn mixed(words: &[Option<Meaning>], sure: bool) -> Found {
    let class = |m: &Option<Meaning>| match m {
        Some(Meaning::Outcome(slot)) => Some(*slot),
        _ => None,
    };
    let classes = Classes::of(words.iter().filter_map(class)).filter(|classes| classes.count() > 1);
    let first = words.iter().position(|m| class(m).is_some()).unwrap_or(0);
    let plain = words
        .iter()
        .skip(first)
        .all(|m| class(m).is_some() || matches!(m, Some(Meaning::Filler | Meaning::Sum)));
    let summed = words.iter().skip(first).any(|m| *m == Some(Meaning::Sum));
    Found {
        slot: Slot::Mixed,
        detail: classes.map_or(Detail::None, Detail::Classes),
        certain: sure && plain && summed && classes.is_some(),
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
    if words.contains(&Some(Meaning::CarriedOut)) {
        return Some(Found::new(Slot::CarriedOut, sure));
    }
    if words.contains(&Some(Meaning::CarriedIn)) {
        return Some(Found::new(Slot::CarriedIn, sure));
    }
    let at = words.iter().position(|m| *m == Some(Meaning::Carry))?;
    let (before, behind) = (words.get(..at)?, words.get(at..)?);
    let this = around.year;
    let later =
        |m: &Meaning| *m == Meaning::NextYear || matches!((m, this), (Meaning::Year(y), Some(t)) if *y > t);
    let earlier =
        |m: &Meaning| *m == Meaning::OtherYear || matches!((m, this), (Meaning::Year(y), Some(t)) if *y < t);
    let same =
        |m: &Meaning| *m == Meaning::ThisYear || matches!((m, this), (Meaning::Year(y), Some(t)) if *y == t);
    if behind.iter().flatten().any(later) {
        return Some(Found::new(Slot::CarriedOut, sure));
    }
    if before.iter().flatten().any(earlier) || behind.iter().flatten().any(earlier) {
        return Some(Found::new(Slot::CarriedIn, sure));
    }
    if behind.iter().flatten().any(same) {
        return Some(Found::new(Slot::CarriedIn, sure));
    }
    // 转 and 转到 are everyday words; 结转5件 behind what was finished goes out, but does not say so.
    (around.topic == Topic::Applications).then_some(Found::new(Slot::CarriedOut, false))
}

/// 共计5件 behind what came in and what was carried over.
fn pooled(around: &Around<'_>) -> Option<Found> {
    let only_sum = around.label.contains(&Some(Meaning::Sum))
        && around.label.iter().all(|m| matches!(m, Some(Meaning::Sum | Meaning::Filler | Meaning::Apply)));
    match around.before {
        Slot::CarriedIn if only_sum => Some(Found::new(Slot::Pool, true)),
        // 收到网上申请5件,信函3件,合计8件: what was received is told by its ways.
        Slot::Channel if only_sum && around.topic == Topic::Applications => Some(match around.by_channels {
            Some(Meaning::Receive) => Found::new(Slot::New, true),
            Some(Meaning::Accept) => Found::new(Slot::Accepted, true),
            _ => Found::new(Slot::Applications, false),
        }),
        _ => None,
    }
}
