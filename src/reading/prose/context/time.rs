//! For which time a quantity is said (domain §4.5).

use std::ops::Range;

use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::{Kind, Token};

/// A time, as it bears on the year of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// The year of the report.
    Year,
    /// Less than it: 上半年, 一季度, 5月.
    Part,
    /// Another year, or more than one.
    Other,
}

/// For which time a quantity is said: by its label, or else by the time at the beginning of its sentence. `None` where
/// nothing is said.
pub fn of(tokens: &[Token], mention: &Mention, label: &[Option<Meaning>], year: Option<u16>) -> Option<Time> {
    let in_label = label.iter().rev().flatten().find_map(|m| said(*m, year));
    in_label.or_else(|| before(tokens, mention.window()..mention.label.start, year))
}

/// No sentence is longer, in tokens: what stands farther before a number says nothing of it.
pub const MOST_BEFORE: usize = 400;

/// The time that the clauses of a sentence so far speak of. 2018年,全区收到…: a clause of nothing but a time speaks for
/// those behind it, until another does. Times in comparisons (较上年) and in the middle of a clause speak for that
/// clause alone.
pub fn before(tokens: &[Token], clauses: Range<usize>, year: Option<u16>) -> Option<Time> {
    let mut opens = true;
    let (mut time, mut before_clause) = (None, None);
    // Whether the clause says nothing but a time so far, and whether something was counted before.
    let (mut says_only_time, mut counted) = (false, false);
    let tokens = tokens.get(clauses).unwrap_or(&[]);
    let tokens = tokens.get(tokens.len().saturating_sub(MOST_BEFORE)..).unwrap_or(&[]);
    for (nth, token) in tokens.iter().enumerate() {
        let ends_clause =
            tokens.get(nth + 1).is_none_or(|next| matches!(next.kind, Kind::Mark(',' | ';' | ':')));
        match token.kind {
            // 自条例施行以来,: whatever the clause says, it ends in more than a year.
            Kind::Word(Meaning::LongTime) if ends_clause => time = Some(Time::Other),
            Kind::Mark(',' | ';' | ':') => (opens, before_clause, says_only_time) = (true, time, false),
            // 收到1874件,上年为2115件;其中…: beside this year's count, an aside.
            Kind::Number(_) => {
                if says_only_time && counted && time == Some(Time::Other) {
                    time = before_clause;
                }
                (opens, says_only_time, counted) = (false, false, true);
            }
            // 2021年结转2件: the year from which something is carried over is not that of what follows.
            Kind::Word(Meaning::Carry | Meaning::CarriedIn | Meaning::CarriedOut) => {
                (opens, time) = (false, before_clause);
            }
            // 月均121条;微信发布638条: a mean is of its own count alone.
            Kind::Word(Meaning::PerTime) => (opens, time) = (false, before_clause),
            Kind::Word(meaning) if opens => match said(meaning, year) {
                Some(new) => (time, says_only_time) = (Some(new), true),
                None => {
                    opens = matches!(meaning, Meaning::Filler | Meaning::Among);
                    says_only_time &= meaning == Meaning::Filler;
                }
            },
            _ => (opens, says_only_time) = (false, false),
        }
    }
    time
}

/// What a word says about the time; `None` when it says nothing.
pub fn said(meaning: Meaning, year: Option<u16>) -> Option<Time> {
    match meaning {
        Meaning::Year(y) => Some(if year.is_none_or(|year| year == y) { Time::Year } else { Time::Other }),
        Meaning::ThisYear | Meaning::YearEnd => Some(Time::Year),
        Meaning::PartYear | Meaning::PerTime => Some(Time::Part),
        Meaning::OtherYear | Meaning::LongTime | Meaning::NextYear => Some(Time::Other),
        _ => None,
    }
}
