//! What the prose says in words: that nothing came in, that all was finished, that no case was lost, that no fee
//! was charged (domain §4.6).

use std::ops::Range;

use crate::num::Num;
use crate::reading::prose::Passage;
use crate::reading::prose::context::scope::Marks;
use crate::reading::prose::context::time::{self, Time};
use crate::reading::prose::quantities::{self};
use crate::reading::prose::slot_of::Topic;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::{Kind, Token};
use crate::report::SectionKind;
use crate::report::prose::{Claim, ClaimKind};
use crate::report::slot::{Block, CaseResult, Slot};
use crate::text::Span;

/// Finds the claims of a passage.
pub fn find(
    passage: &Passage<'_>,
    heading: Topic,
    section: Option<SectionKind>,
    year: Option<u16>,
    scopes: &Marks,
    to_source: &dyn Fn(usize, usize) -> Span,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut topic = heading;
    let (mut sentence, mut blocks) = (0, Vec::new());
    let mut disclosure = section == Some(SectionKind::S4);
    let mut excepted = false;
    for clause in clauses(passage.tokens) {
        let at = |i: usize| passage.tokens.get(i).map_or((0, 0), |t| (t.start, t.end));
        let said_here = || quantities::meanings(passage.tokens, passage.brackets, clause.clone());
        let mut claims_something = false;
        for meaning in said_here().filter_map(|(_, meaning)| meaning) {
            claims_something |=
                matches!(meaning, Meaning::NoLoss | Meaning::Not | Meaning::Every | Meaning::FinishRate);
            topic = topic.after(meaning);
            disclosure |= matches!(meaning, Meaning::InfoPub | Meaning::Application);
            excepted |= meaning == Meaning::Except;
            match meaning {
                Meaning::Review => blocks.push(Block::Review),
                Meaning::Suit | Meaning::SuitDirect | Meaning::SuitAfter => blocks.push(Block::Suit),
                Meaning::Dispute => blocks.push(Block::Both),
                _ => {}
            }
        }
        // Of other clauses nothing more is asked.
        let words: Vec<_> = if claims_something { said_here().collect() } else { Vec::new() };
        let has_number = |from: usize| {
            passage.tokens.get(from..clause.end).is_some_and(|t| t.iter().any(Token::is_number))
        };
        let said_of =
            |i: usize| passage.tokens.get(i).and_then(|t| passage.text.get(t.start..t.end)).unwrap_or("");
        let mut kinds = said(&words, topic, &blocks, &has_number);
        if !excepted && topic == Topic::Applications {
            kinds.extend(all_done(&words, &said_of, passage, &clause));
        }
        if !kinds.is_empty() {
            let (from, to) = (at(clause.start).0, at(clause.end.saturating_sub(1)).1);
            let scope = scopes.between(at(sentence).0, to).0;
            let own = words.iter().filter_map(|w| w.1.filter(|m| *m != Meaning::LongTime));
            let mut times = own.filter_map(|m| time::said(m, year)).peekable();
            // 第一季度收到30件,已全部办结: what the sentence, or the applications before, are about.
            let led = || time::before(passage.tokens, sentence..clause.start, year);
            let this_year = match times.peek() {
                Some(_) => times.all(|time| time == Time::Year),
                None => !of_another_time(passage, clause.start, sentence) && led() != Some(Time::Part),
            };
            for (kind, certain) in kinds {
                let about_cases = matches!(kind, ClaimKind::None(slot) if slot.is_case());
                let certain = certain && (!about_cases || disclosure);
                let span = to_source(from, to);
                claims.push(Claim { kind, certain, scope, this_year, passage: 0, section, span });
            }
        }
        if passage.tokens.get(clause.end).is_some_and(|t| t.is_mark('。')) {
            (sentence, excepted) = (clause.end + 1, false);
            blocks.clear();
        }
    }
    claims
}

/// Whether the applications counted last before a clause are of another year, or, in the sentence before too, of less
/// than one.
fn of_another_time(passage: &Passage<'_>, clause: usize, sentence: usize) -> bool {
    let behind = passage.mentions.partition_point(|m| m.at < clause);
    let before = passage.mentions.get(..behind).unwrap_or(&[]).iter().zip(passage.facts);
    let Some((last, fact)) = before.rev().take(12).find(|(_, f)| f.slot.is_flow()) else {
        return false;
    };
    let ends = |t: &Token| t.is_mark('。');
    let between = passage.tokens.get(last.at..sentence).unwrap_or(&[]).iter().filter(|t| ends(t)).count();
    (fact.part_year && between < 2) || (!fact.this_year && last.at >= sentence)
}

/// The clauses of a passage: between marks other than 、.
fn clauses(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for (i, token) in tokens.iter().enumerate() {
        if matches!(token.kind, Kind::Mark(c) if c != '、') {
            if i > start {
                clauses.push(start..i);
            }
            start = i + 1;
        }
    }
    if tokens.len() > start {
        clauses.push(start..tokens.len());
    }
    clauses
}

/// What a clause claims, and whether all its words were understood.
fn said(
    words: &[(usize, Option<Meaning>)],
    topic: Topic,
    blocks: &[Block],
    has_number: &dyn Fn(usize) -> bool,
) -> Vec<(ClaimKind, bool)> {
    let mut kinds = Vec::new();
    let has = |m: Meaning| words.iter().any(|w| w.1 == Some(m));
    // 复议9件、诉讼5件,其中诉讼均获维持: the clause's own word goes before those of the sentence.
    let own: Vec<Block> = words
        .iter()
        .filter_map(|w| match w.1? {
            Meaning::Review => Some(Block::Review),
            Meaning::Suit | Meaning::SuitDirect | Meaning::SuitAfter => Some(Block::Suit),
            Meaning::Dispute => Some(Block::Both),
            _ => None,
        })
        .collect();
    let blocks = if own.is_empty() { blocks } else { own.as_slice() };
    let block = || {
        let both = blocks.contains(&Block::Both)
            || (blocks.contains(&Block::Review) && blocks.contains(&Block::Suit));
        match blocks.last() {
            _ if both => Block::Both,
            Some(block) => *block,
            None => Block::Suit,
        }
    };
    // Only suits are lost (败诉); a review is corrected.
    if has(Meaning::NoLoss) {
        kinds.push((ClaimKind::NoLoss(Block::Suit), true));
        return kinds;
    }
    if let Some(not) = words.iter().position(|w| w.1 == Some(Meaning::Not)) {
        let behind = words.get(not + 1..).unwrap_or(&[]);
        let before = words.get(..not).unwrap_or(&[]);
        if !behind.is_empty() && !has_number(words.get(not).map_or(0, |w| w.0)) {
            kinds.extend(denied(before, behind, topic));
        } else if behind.is_empty() && !has_number(words.first().map_or(0, |w| w.0)) {
            // 政府信息公开申请为零: what is denied stands before it.
            kinds.extend(denied(&[], before, topic));
        }
        return kinds;
    }
    let every = words.iter().position(|w| w.1 == Some(Meaning::Every));
    if let Some(every) = every {
        let behind = words.get(every + 1..).unwrap_or(&[]);
        let upheld = behind.iter().any(|w| w.1 == Some(Meaning::Result(CaseResult::Upheld)));
        let mixed = behind.iter().any(|w| match w.1 {
            Some(Meaning::Result(result)) => result != CaseResult::Upheld,
            Some(Meaning::LooseResult(_)) => true,
            _ => false,
        });
        if upheld && !mixed && !blocks.is_empty() && !has_number(behind.first().map_or(0, |w| w.0)) {
            kinds.push((ClaimKind::AllUpheld(block()), true));
        }
    }
    kinds
}

/// 全部办结, 均已办结, 办结率100%. 均在法定期限内答复 is true whatever was carried over, and claims nothing here.
fn all_done<'a>(
    words: &[(usize, Option<Meaning>)],
    said: &dyn Fn(usize) -> &'a str,
    passage: &Passage<'_>,
    clause: &Range<usize>,
) -> Option<(ClaimKind, bool)> {
    let has = |m: Meaning| words.iter().any(|w| w.1 == Some(m));
    if has(Meaning::InTime)
        || has(Meaning::Not)
        || has(Meaning::Foreign)
        || has(Meaning::CarriedIn)
        || has(Meaning::OtherYear)
    {
        return None;
    }
    if let Some((_, rate)) = words.iter().map(|w| (w.1, w.0)).find(|(m, _)| *m == Some(Meaning::FinishRate)) {
        let whole = passage.tokens.get(rate..clause.end)?.iter().any(|t| match t.kind {
            Kind::Number(n) => n.unit.name == "%" && n.value == Num::int(100),
            _ => false,
        });
        // 到期办结率: of which applications, an unknown word in front says.
        let before = words.iter().rev().find(|w| w.0 < rate);
        let plain = said(rate).starts_with("办结率") && before.is_none_or(|w| w.1.is_some());
        return whole.then_some((ClaimKind::AllDone { plain: true }, plain));
    }
    let every = words.iter().position(|w| w.1 == Some(Meaning::Every))?;
    let finish = words.iter().skip(every + 1).find(|w| w.1 == Some(Meaning::Finish))?;
    let finished = ["办结", "办理完毕", "办理完成", "处理完毕", "办毕", "完成办理"]
        .iter()
        .any(|w| said(finish.0).contains(w));
    let plain = ["全部", "所有", "全都", "悉数"]
        .iter()
        .any(|w| said(words.get(every).map_or(0, |w| w.0)).contains(w));
    let between = words.iter().skip(every + 1).take_while(|w| w.0 < finish.0);
    let certain = between.into_iter().all(|w| w.1.is_some());
    finished.then_some((ClaimKind::AllDone { plain }, certain))
}

/// What a denial denies: the words before 未 and behind it.
fn denied(
    before: &[(usize, Option<Meaning>)],
    behind: &[(usize, Option<Meaning>)],
    topic: Topic,
) -> Vec<(ClaimKind, bool)> {
    let has = |m: Meaning| behind.iter().any(|w| w.1 == Some(m));
    let known = behind
        .iter()
        .all(|w| !matches!(w.1, None | Some(Meaning::Narrow | Meaning::Foreign | Meaning::OtherCases)));
    let narrowed =
        before.iter().any(|w| matches!(w.1, Some(Meaning::Narrow | Meaning::Channel | Meaning::Foreign)));
    let certain = known && !narrowed;
    let lost = has(Meaning::Lost) || has(Meaning::Result(CaseResult::Corrected));
    let (review, suit) = (has(Meaning::Review), has(Meaning::Suit));
    let both = has(Meaning::Dispute) || (review && suit);
    if has(Meaning::HandlingFee) {
        let kind = if has(Meaning::FeeNotice) { ClaimKind::NoFeeNotice } else { ClaimKind::NoFee };
        let collects = has(Meaning::Collect) || has(Meaning::FeeNotice) || has(Meaning::OfCases);
        return if collects { vec![(kind, certain)] } else { Vec::new() };
    }
    if has(Meaning::FeeNotice) {
        return vec![(ClaimKind::NoFeeNotice, certain)];
    }
    if lost {
        let named = before.iter().rev().find_map(|w| match w.1 {
            Some(Meaning::Review) => Some(Block::Review),
            Some(Meaning::Suit) => Some(Block::Suit),
            Some(Meaning::Dispute) => Some(Block::Both),
            _ => None,
        });
        let named = match (both, review, suit) {
            (true, ..) => Some(Block::Both),
            (_, true, _) => Some(Block::Review),
            (_, _, true) => Some(Block::Suit),
            _ => named,
        };
        // 复议、诉讼败诉: it is the suits that are lost.
        let all = if has(Meaning::Result(CaseResult::Corrected)) { Block::Both } else { Block::Suit };
        let block = named.filter(|block| *block != Block::Both).unwrap_or(all);
        return vec![(ClaimKind::NoLoss(block), certain)];
    }
    if has(Meaning::SuitDirect) || has(Meaning::SuitAfter) {
        let slots = [(Meaning::SuitDirect, Slot::DirectSuit), (Meaning::SuitAfter, Slot::LaterSuit)];
        return slots
            .iter()
            .filter(|(m, _)| has(*m))
            .map(|(_, slot)| (ClaimKind::None(*slot), certain))
            .collect();
    }
    if both {
        return vec![(ClaimKind::None(Slot::Cases), certain)];
    }
    if review || suit {
        return vec![(ClaimKind::None(if review { Slot::Review } else { Slot::Suit }), certain)];
    }
    let about = matches!(topic, Topic::Applications);
    if has(Meaning::CarriedOut) && about {
        return vec![(ClaimKind::None(Slot::CarriedOut), certain)];
    }
    if has(Meaning::CarriedIn) && about {
        return vec![(ClaimKind::None(Slot::CarriedIn), certain)];
    }
    let application = behind.iter().position(|w| w.1 == Some(Meaning::Application));
    let other_things = behind.iter().any(|w| {
        matches!(
            w.1,
            Some(
                Meaning::Charge
                    | Meaning::Collect
                    | Meaning::Finish
                    | Meaning::Pending
                    | Meaning::Outcome(_)
                    | Meaning::SubRow(_)
                    | Meaning::InTime
                    | Meaning::Applicant(_)
                    | Meaning::Channel
                    | Meaning::Carry
            )
        )
    });
    if let (Some(at), false) = (application, other_things) {
        let led = behind.get(..at).unwrap_or(&[]);
        let receives =
            led.iter().any(|w| matches!(w.1, Some(Meaning::Receive | Meaning::Accept | Meaning::OfCases)));
        let says_whose = |m: &Option<Meaning>| {
            matches!(
                m,
                Some(Meaning::Filler | Meaning::ThisYear | Meaning::Year(_) | Meaning::Own | Meaning::Wide)
            )
        };
        let at_once = led.iter().all(|w| says_whose(&w.1));
        if receives || at_once {
            return vec![(ClaimKind::None(Slot::New), certain)];
        }
    }
    Vec::new()
}
