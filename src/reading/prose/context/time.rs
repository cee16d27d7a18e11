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
    let in_label = (0..label.len()).rev().find_map(|i| {
        let at = |i: usize| label.get(i).copied().flatten();
        let since = is_since(at(i)?, i.checked_sub(1).and_then(at), year);
        if since { Some(Time::Year) } else { said(at(i)?, year) }
    });
    in_label.or_else(|| before(tokens, mention.window()..mention.label.start, year))
}

/// Whether a word says 以来 of the report's own year: 2023年以来 is that year.
fn is_since(meaning: Meaning, before: Option<Meaning>, year: Option<u16>) -> bool {
    let own = matches!(before, Some(Meaning::Year(y)) if year == Some(y));
    meaning == Meaning::LongTime && own
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
    // Whether a word has led parts in, and whether a clause of such a row has no verb.
    let (mut led, mut named) = (false, false);
    let tokens = tokens.get(clauses).unwrap_or(&[]);
    let tokens = tokens.get(tokens.len().saturating_sub(MOST_BEFORE)..).unwrap_or(&[]);
    for (nth, token) in tokens.iter().enumerate() {
        let ends_clause =
            tokens.get(nth + 1).is_none_or(|next| matches!(next.kind, Kind::Mark(',' | ';' | ':')));
        led |= matches!(token.meaning(), Some(Meaning::Among | Meaning::Including | Meaning::Containing))
            || token.is_mark('(');
        named &= !token.meaning().is_some_and(|m| says_done(m, says_only_time)) && !token.is_mark(')');
        let since = nth.checked_sub(1).and_then(|b| tokens.get(b)).and_then(Token::meaning);
        let own = token.meaning().is_some_and(|m| is_since(m, since, year));
        match token.kind {
            // 2023年以来: the year, whatever is said of it.
            _ if own => {}
            // 自条例施行以来,: whatever the clause says, it ends in more than a year.
            Kind::Word(Meaning::LongTime) if ends_clause => time = Some(Time::Other),
            Kind::Mark(',' | ';' | ':') => {
                (opens, before_clause, says_only_time) = (true, time, false);
                named = led && counted;
            }
            // 收到1874件,上年为2115件;其中…: beside this year's count, an aside.
            Kind::Number(_) => {
                // 其中公告9条,2022年法治建设报告1条,动态48条: the year belongs to the name of one part.
                if (says_only_time || named) && counted && time == Some(Time::Other) {
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

/// Whether a word is what was done with what is counted, or by whom; 公开 within a name is not: 2022年财政决算公开信息.
fn says_done(meaning: Meaning, first: bool) -> bool {
    match meaning {
        Meaning::Receive
        | Meaning::Accept
        | Meaning::Handle
        | Meaning::Finish
        | Meaning::Wide
        | Meaning::Own => true,
        Meaning::Make | Meaning::Publish => first,
        _ => false,
    }
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
