//! Fixed terms with one character wrong, lost or typed twice inside them, found by their distance from the term and not by
//! a list of slips. What is a word of its own is none.

use crate::rules::passages::Passage;
use crate::text::{WordList, begins};

/// Long terms of every report.
const TERMS: [&str; 9] = [
    "政府信息公开",
    "依申请公开",
    "信息处理费",
    "行政规范性文件",
    "国务院办公厅",
    "政府门户网站",
    "政务新媒体",
    "法律服务机构",
    "公共企事业单位",
];

/// The characters that they begin with.
pub(in crate::rules) static FIRSTS: WordList = WordList::new(&["政", "依", "信", "行", "国", "法", "公"]);

/// Words that are as near to a term, and right.
const WORDS: [&str; 14] = [
    "政务信息公开",
    "政府信用公开",
    "政务门户网站",
    "政府新媒体",
    "政务媒体",
    "政务自媒体",
    "政务融媒体",
    "政务全媒体",
    "公共企业单位",
    "公共事业单位",
    "政府信息开",
    "公用企事业单位",
    "公益企事业单位",
    "行政性规范性文件",
];

/// Characters before 政 with which it makes another word: 行政信息公开.
const BEFORE: [char; 8] = ['行', '财', '民', '党', '邮', '市', '施', '执'];

/// Where a passage has a term one character off: its bytes and the term.
pub(super) fn near(passage: &Passage) -> Vec<(usize, usize, &'static str)> {
    let text = passage.text();
    let mut found = Vec::new();
    for (at, first) in passage.places(&FIRSTS) {
        let Some(rest) = text.get(at..) else { continue };
        for term in TERMS.into_iter().filter(|term| begins(term, first)) {
            if rest.starts_with(term) || !may_be_slip(rest, term) {
                continue;
            }
            if text.get(..at).is_some_and(|before| before.ends_with(BEFORE)) {
                continue;
            }
            let length = term.chars().count();
            let piece = |characters: usize| {
                let (last, c) = rest.char_indices().nth(characters - 1)?;
                rest.get(..last + c.len_utf8())
            };
            let hit = [length, length - 1, length + 1]
                .into_iter()
                .filter_map(piece)
                .find(|piece| is_slip(piece, term, rest.get(piece.len()..).unwrap_or_default()));
            found.extend(hit.map(|piece| (at, at + piece.len(), term)));
        }
    }
    found
}

/// Whether a text goes on as a term does behind the first character in which they differ: a quick look at what
/// [`is_slip`] weighs.
fn may_be_slip(text: &str, term: &str) -> bool {
    let alike = text.bytes().zip(term.bytes()).take_while(|(one, other)| one == other).count();
    // Two characters may begin with the same bytes.
    let alike = (0..=alike).rev().find(|at| term.is_char_boundary(*at)).unwrap_or(0);
    let (Some(text), Some(term)) = (text.get(alike..), term.get(alike..)) else { return false };
    let (text_behind, term_behind) = (behind_first(text), behind_first(term));
    let (other, lost, twice) = ((text_behind, term_behind), (text, term_behind), (text_behind, term));
    [other, lost, twice].into_iter().any(|(text, term)| text.starts_with(term))
}

/// A text without its first character.
fn behind_first(text: &str) -> &str {
    text.chars().next().and_then(|c| text.get(c.len_utf8()..)).unwrap_or_default()
}

/// Whether a piece of text with some words behind it was meant to be a term.
fn is_slip(piece: &str, term: &str, behind: &str) -> bool {
    // Both ends stand, so that the piece is not another word that only begins or ends alike.
    let ends = piece.chars().next_back() == term.chars().next_back();
    if !ends || !crate::text::one_character_off(piece, term) {
        return false;
    }
    let longer = piece.chars().count() > term.chars().count();
    let other = |c: &char| !term.contains(*c);
    // 政府信息的公开, 政府信息化公开: what is put in is a word of its own, unless it is typed twice.
    let put_in = longer && piece.chars().any(|c| other(&c));
    let odd = piece.chars().any(|c| !c.is_alphabetic() || "的及和与或未不应已均可".contains(c));
    // 依申请开展: the last character begins another word.
    let shorter = piece.chars().count() < term.chars().count();
    let goes_on = shorter && behind.starts_with(['展', '放', '发', '通', '设', '始']);
    !put_in && !odd && !goes_on && !WORDS.contains(&piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_one_character_off_is_told_and_another_word_is_not() {
        let found = |text: &str| {
            near(&Passage::of(text)).iter().map(|(a, b, _)| text[*a..*b].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            found("规范依申请工开答复,未收取信处理费,国务院办公办厅"),
            ["依申请工开", "信处理费", "国务院办公办厅"]
        );
        assert_eq!(found("行政规范文件3件,信息处里费,政新媒体"), ["行政规范文件", "信息处里费", "政新媒体"]);
        for right in [
            "行政信息公开",
            "政务信息公开",
            "政府新媒体",
            "依申请开展",
            "政府信息开放",
            "政府信息的公开",
            "公共事业单位",
            "国务院办公室",
            "政府信息主动公开",
        ] {
            assert_eq!(found(right), [""; 0], "{right}");
        }
    }
}
