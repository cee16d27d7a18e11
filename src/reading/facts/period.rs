//! For which time a quantity is said (domain §4.5).

use super::lexicon::Meaning;
use super::mentions::Mention;
use super::tokens::{Kind, Token};

/// Whether a quantity is about the year of the report: by its label, or else by the time at the beginning of its
/// sentence. Nothing said is the year of the report.
pub fn is_this_year(
    tokens: &[Token],
    mention: &Mention,
    label: &[Option<Meaning>],
    year: Option<u16>,
) -> bool {
    if let Some(time) = label.iter().rev().flatten().find_map(|m| verdict(*m, year)) {
        return time;
    }
    // 2018年,全区收到…: a clause of nothing but a time speaks for those behind it, until another does. Times in
    // comparisons (较上年) and in the middle of a clause speak for that clause alone.
    let before = tokens.get(mention.window()..mention.label.start).unwrap_or(&[]);
    let mut opens = true;
    let (mut said, mut before_clause) = (true, true);
    for (nth, token) in before.iter().enumerate() {
        let ends_clause =
            before.get(nth + 1).is_none_or(|next| matches!(next.kind, Kind::Mark(',' | ';' | ':')));
        match token.kind {
            // 自条例施行以来,: whatever the clause says, it ends in more than a year.
            Kind::Word(Meaning::LongTime) if ends_clause => said = false,
            Kind::Mark(',' | ';' | ':') => (opens, before_clause) = (true, said),
            // 2021年结转2件: the year from which something is carried over is not that of what follows.
            Kind::Word(Meaning::Carry | Meaning::CarriedIn | Meaning::CarriedOut) => {
                (opens, said) = (false, before_clause);
            }
            Kind::Word(meaning) if opens => match verdict(meaning, year) {
                Some(time) => said = time,
                None => opens = matches!(meaning, Meaning::Filler | Meaning::Among),
            },
            _ => opens = false,
        }
    }
    said
}

/// What a word says about the time; `None` when it says nothing.
fn verdict(meaning: Meaning, year: Option<u16>) -> Option<bool> {
    match meaning {
        Meaning::Year(y) => Some(year.is_none_or(|year| year == y)),
        Meaning::ThisYear | Meaning::YearEnd => Some(true),
        Meaning::OtherYear | Meaning::LongTime | Meaning::PartYear | Meaning::NextYear => Some(false),
        _ => None,
    }
}
