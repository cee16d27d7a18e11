//! What stands between two quantities, as pieces that the steps of a row are held against.

use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::names_the_whole;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::{Kind, Token};

/// A piece of what stands between two counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Mark(char),
    Lead(Meaning),
    /// A clause that names the whole: 在公开的信息中.
    OfThese,
    Words,
}

/// The most pieces between a whole and its first part: what is farther apart does not belong together, and time stays
/// linear.
const LONGEST_GAP: usize = 40;

/// What stands between two places, closed brackets left out.
pub(super) fn pieces(passage: &Passage<'_>, from: usize, to: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = from;
    while let Some(token) = passage.tokens.get(at).filter(|_| at < to && pieces.len() < LONGEST_GAP) {
        let piece = match token.kind {
            Kind::Mark('(') if passage.brackets.partner(at).is_some_and(|close| close < to) => {
                at = passage.brackets.partner(at).unwrap_or(at) + 1;
                continue;
            }
            Kind::Mark(mark) => {
                if matches!(mark, ',' | ':')
                    && names_the_whole(passage, at)
                    && let Some(last) = pieces.last_mut()
                {
                    *last = Piece::OfThese;
                }
                Piece::Mark(mark)
            }
            Kind::Word(meaning) => lead(passage, token, meaning).map_or(Piece::Words, Piece::Lead),
            _ => Piece::Words,
        };
        if piece != Piece::Words || pieces.last() != Some(&Piece::Words) {
            pieces.push(piece);
        }
        at += 1;
    }
    pieces
}

/// Whether a word opens parts: 含 does, 另有 does not.
fn lead(passage: &Passage<'_>, token: &Token, meaning: Meaning) -> Option<Meaning> {
    let said = passage.text.get(token.start..token.end).unwrap_or("");
    match meaning {
        Meaning::Among | Meaning::Respectively => Some(meaning),
        Meaning::Including if said.starts_with("其中") => Some(Meaning::Among),
        Meaning::Containing if said.starts_with("其中") => Some(Meaning::Among),
        Meaning::Including if said != "如" && said != "例如" => Some(meaning),
        Meaning::Containing if said.contains('含') => Some(Meaning::Including),
        _ => None,
    }
}

/// The words between two quantities.
pub(super) fn between<'a>(passage: &Passage<'a>, a: usize, b: usize) -> &'a str {
    let end = |i: usize| passage.mentions.get(i).and_then(|m| passage.tokens.get(m.at));
    let (from, to) = (end(a).map_or(0, |t| t.end), end(b).map_or(0, |t| t.start));
    passage.text.get(from..to).unwrap_or("")
}
