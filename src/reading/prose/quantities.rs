//! Where each quantity stands in its sentence: the words that lead to it, the words that follow, the brackets
//! around it.

use std::ops::Range;

use super::words::lexicon::Meaning;
use super::words::numerals::Numeral;
use super::words::token::{Kind, Token};
use crate::report::prose::Measure;

/// A quantity in its place.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its token.
    pub at: usize,
    /// The number.
    pub numeral: Numeral,
    /// The tokens before it that belong to it: back to a mark or to the quantity before.
    pub label: Range<usize>,
    /// What these say, one after the other; brackets are stepped over.
    pub words: Vec<Option<Meaning>>,
    /// The tokens behind it, up to a mark; empty when they lead to the next quantity.
    pub tail: Range<usize>,
    /// The number of the sentence in the passage.
    pub sentence: usize,
    /// The first token of the sentence.
    pub from: usize,
    /// How many brackets are open around it.
    pub depth: usize,
    /// The opening bracket that it stands in.
    pub bracket: Option<usize>,
}

/// How far a sentence is looked back into, in tokens: no sentence of a report is longer, and time stays linear.
const WINDOW: usize = 600;

impl Mention {
    /// The first token of the sentence, or of as much of it as is looked at.
    pub fn window(&self) -> usize {
        self.from.max(self.at.saturating_sub(WINDOW))
    }
}

/// The brackets of a passage: for each opening one its closing one and the other way round.
#[derive(Clone, Debug, Default)]
pub struct Brackets {
    partner: Vec<Option<usize>>,
    /// For each token how many numbers stand before it, to ask whether a bracket holds any.
    numbers: Vec<usize>,
}

impl Brackets {
    /// Pairs the brackets; a sentence's end closes all that are open.
    pub fn of(tokens: &[Token]) -> Brackets {
        let mut partner = vec![None; tokens.len()];
        let mut numbers = Vec::with_capacity(tokens.len() + 1);
        let (mut open, mut count) = (Vec::new(), 0);
        for (i, token) in tokens.iter().enumerate() {
            numbers.push(count);
            match token.kind {
                Kind::Number(_) => count += 1,
                Kind::Mark('(') => open.push(i),
                Kind::Mark(')') => {
                    if let Some(start) = open.pop() {
                        if let Some(a) = partner.get_mut(start) {
                            *a = Some(i);
                        }
                        if let Some(b) = partner.get_mut(i) {
                            *b = Some(start);
                        }
                    }
                }
                _ => {}
            }
        }
        numbers.push(count);
        Brackets { partner, numbers }
    }

    /// The other bracket of a pair.
    pub fn partner(&self, at: usize) -> Option<usize> {
        self.partner.get(at).copied().flatten()
    }

    /// Whether numbers stand between two tokens.
    pub fn holds_numbers(&self, from: usize, to: usize) -> bool {
        self.numbers.get(to).zip(self.numbers.get(from)).is_some_and(|(b, a)| b > a)
    }
}

/// Finds every quantity of a passage with its place.
pub fn find(tokens: &[Token], brackets: &Brackets) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let (mut sentence, mut from) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Mark('。') if open.is_empty() || !open.iter().any(|o| brackets.partner(*o).is_some()) => {
                open.clear();
                sentence += 1;
                from = at + 1;
            }
            Kind::Mark('(') => open.push(at),
            Kind::Mark(')') => {
                open.pop();
            }
            Kind::Number(numeral) => {
                let label = label(tokens, brackets, at);
                let mut words = Vec::with_capacity(label.len());
                words.extend(meanings(tokens, brackets, label.clone()).map(|(_, meaning)| meaning));
                mentions.push(Mention {
                    at,
                    numeral,
                    label,
                    words,
                    tail: tail(tokens, brackets, at),
                    sentence,
                    from,
                    depth: open.len(),
                    bracket: open.last().copied(),
                });
            }
            _ => {}
        }
    }
    behind_labels(tokens, brackets, &mut mentions);
    mentions
}

/// 工作动态(310条)、通知公告(120条): where counts stand alone in brackets behind their labels, one after the other, the
/// brackets are no more than marks.
fn behind_labels(tokens: &[Token], brackets: &Brackets, mentions: &mut [Mention]) {
    let alone = |m: &Mention| {
        let open = m.bracket.filter(|open| open + 1 == m.at && brackets.partner(*open) == Some(m.at + 1))?;
        let counted = matches!(m.numeral.unit.measure, Measure::Count) && !m.numeral.unit.name.is_empty();
        let named = tokens.get(open.checked_sub(1)?)?;
        // 比上年(41条), 63条(次): a time or a number before a bracket is no label.
        let is_label = match named.kind {
            Kind::Mark(_) | Kind::Number(_) => false,
            Kind::Word(meaning) => !matches!(
                meaning,
                Meaning::Year(_)
                    | Meaning::OtherYear
                    | Meaning::ThisYear
                    | Meaning::Compare
                    | Meaning::PartYear
            ),
            _ => true,
        };
        (counted && is_label).then_some(open)
    };
    let all: Vec<Option<usize>> = mentions.iter().map(alone).collect();
    if all.iter().flatten().count() < 2 {
        return;
    }
    for i in 0..mentions.len() {
        let Some(Some(open)) = all.get(i).copied() else { continue };
        let sentence = |j: usize| mentions.get(j).map(|m| m.sentence);
        let beside = |j: Option<usize>| {
            j.is_some_and(|j| all.get(j).copied().flatten().is_some() && sentence(j) == sentence(i))
        };
        if !beside(i.checked_sub(1)) && !beside(i.checked_add(1)) {
            continue;
        }
        let before = label(tokens, brackets, open);
        let Some(mention) = mentions.get_mut(i).filter(|_| !before.is_empty()) else { continue };
        mention.words = meanings(tokens, brackets, before.clone()).map(|(_, meaning)| meaning).collect();
        mention.label = before;
        mention.depth = mention.depth.saturating_sub(1);
        mention.bracket = enclosing(tokens, brackets, mention.from, open);
    }
}

/// The bracket that a place stands in, looked for back to the beginning of the sentence.
fn enclosing(tokens: &[Token], brackets: &Brackets, from: usize, at: usize) -> Option<usize> {
    let mut place = at;
    while let Some(before) =
        place.checked_sub(1).filter(|before| *before >= from.max(at.saturating_sub(WINDOW)))
    {
        match tokens.get(before)?.kind {
            Kind::Mark(')') => place = brackets.partner(before).unwrap_or(before),
            Kind::Mark('(') => return Some(before),
            _ => place = before,
        }
    }
    None
}

/// Back to a mark or a number; brackets without numbers are stepped over.
fn label(tokens: &[Token], brackets: &Brackets, at: usize) -> Range<usize> {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        match tokens.get(before).map(|t| t.kind) {
            Some(Kind::Mark(')')) => match brackets.partner(before) {
                Some(open) if !brackets.holds_numbers(open, before) => start = open,
                _ => break,
            },
            // 予以公开、部分公开: inside a label. At its beginning it parts two items.
            Some(Kind::Mark('、')) => start = before,
            // 申请人以自然人为主,共12件: the clause before says what is counted.
            Some(Kind::Mark(',')) if says_mainly(tokens, before, at) => start = before,
            Some(Kind::Mark(_) | Kind::Number(_)) | None => break,
            Some(_) => start = before,
        }
    }
    while tokens.get(start).is_some_and(|t| t.is_mark('、')) && start < at {
        start += 1;
    }
    start..at
}

/// Whether between a comma and a number stands nothing but a word for the sum, and 为主 before the comma.
fn says_mainly(tokens: &[Token], comma: usize, at: usize) -> bool {
    let only_sum = |t: &Token| matches!(t.meaning(), Some(Meaning::Sum | Meaning::Filler));
    let clause = tokens.get(comma + 1..at).unwrap_or(&[]);
    let last = comma.checked_sub(1).and_then(|before| tokens.get(before)).and_then(Token::meaning);
    last == Some(Meaning::Mainly)
        && clause.iter().all(only_sum)
        && clause.iter().any(|t| t.meaning() == Some(Meaning::Sum))
}

/// Up to a mark. 49件答复中公开(含部分公开)27件: words that a bracket parts from the next number lead to that.
fn tail(tokens: &[Token], brackets: &Brackets, at: usize) -> Range<usize> {
    let start = at + 1;
    let mut end = start;
    while let Some(token) = tokens.get(end) {
        match token.kind {
            Kind::Mark('(') if end > start => {
                let close = brackets.partner(end).filter(|close| !brackets.holds_numbers(end, *close));
                let behind = close.and_then(|close| tokens.get(close + 1));
                return if behind.is_some_and(Token::is_number) { start..start } else { start..end };
            }
            Kind::Mark(_) => break,
            Kind::Number(_) => return start..start,
            _ => end += 1,
        }
    }
    start..end
}

/// The meanings of a range of tokens, without what stands in brackets.
pub fn meanings<'a>(
    tokens: &'a [Token],
    brackets: &'a Brackets,
    range: Range<usize>,
) -> impl Iterator<Item = (usize, Option<Meaning>)> + 'a {
    let mut skip_to = range.start;
    range.filter_map(move |i| {
        let token = tokens.get(i)?;
        if i < skip_to {
            return None;
        }
        if token.is_mark('(') {
            skip_to = brackets.partner(i).map_or(i + 1, |close| close + 1);
            return None;
        }
        if matches!(token.kind, Kind::Mark(_)) {
            return None;
        }
        Some((i, token.meaning()))
    })
}
