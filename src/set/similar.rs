//! How much of a text stands in another, and the longest passages that do.
//!
//! Texts are compared by runs of five characters, after digits became one sign each and space and punctuation
//! went: a new year's figures do not make an old text new.

use std::collections::HashMap;
use std::ops::Range;

use crate::report::{ParagraphKind, Report, SectionKind};
use crate::text::{Span, View};

/// How many characters make a run.
const RUN: usize = 5;

/// The least characters of a passage that is worth quoting.
const PASSAGE: usize = 20;

/// A text made ready for comparison.
pub struct Prepared {
    /// Each character with its place in the report.
    chars: Vec<(char, Span)>,
    /// The runs, as numbers, sorted, each once.
    runs: Vec<u32>,
    /// One run in sixteen, for a quick look.
    sample: Vec<u32>,
}

/// Many texts, by the runs that they hold: those that a text may have much in common with are found without comparing it
/// with each, so that the cost grows with the number of texts and not with its square.
#[derive(Default)]
pub struct Index {
    /// Which texts hold a run, one run in four.
    holders: HashMap<u32, Vec<usize>>,
    count: usize,
}

/// A run that more texts hold says nothing about two of them.
const COMMON: usize = 64;

/// So many runs in common are no chance.
const SHARED: usize = 3;

impl Index {
    /// Adds a text; the first is number 0.
    pub fn add(&mut self, text: &Prepared) {
        for run in text.quarter() {
            self.holders.entry(run).or_default().push(self.count);
        }
        self.count += 1;
    }

    /// The numbers of texts that share more with this one than all texts share, in ascending order.
    pub fn near(&self, text: &Prepared) -> Vec<usize> {
        let lists: Vec<&Vec<usize>> = text.quarter().filter_map(|run| self.holders.get(&run)).collect();
        let mut hits: HashMap<usize, usize> = HashMap::new();
        for holder in lists.iter().filter(|list| list.len() <= COMMON).flat_map(|list| list.iter()) {
            *hits.entry(*holder).or_default() += 1;
        }
        let mut near: Vec<usize> =
            hits.into_iter().filter(|(_, count)| *count >= SHARED).map(|(number, _)| number).collect();
        crate::order::ascending(&mut near);
        near
    }
}

/// A passage that stands in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where in the first.
    pub first: Span,
    /// Where in the second.
    pub second: Span,
    /// How many characters it has, digits and punctuation not counted as above.
    pub length: usize,
}

impl Prepared {
    /// The prose of one section, without the paragraph that cites the law and says what the report is, which all
    /// reports share.
    pub fn section(report: &Report, section: SectionKind) -> Prepared {
        Prepared::sentences(report, section, |_| true)
    }

    /// Of the same those sentences that are of interest, each as it stands folded and without white space.
    pub fn sentences(report: &Report, section: SectionKind, takes: impl Fn(&str) -> bool) -> Prepared {
        Prepared::of(by_paragraph(report, section, takes).concat())
    }

    /// The same, each paragraph for itself.
    pub fn paragraphs(report: &Report, section: SectionKind, takes: impl Fn(&str) -> bool) -> Vec<Prepared> {
        by_paragraph(report, section, takes).into_iter().map(Prepared::of).collect()
    }

    /// Where it stands.
    pub fn span(&self) -> Option<Span> {
        Some(self.chars.first()?.1.join(self.chars.last()?.1))
    }

    /// Any text.
    pub fn text(text: &str) -> Prepared {
        let mut chars = Vec::new();
        let words = View::squeezed(text, Span::new(0, text.len()));
        push(&mut chars, text, &words, 0..words.text.len());
        Prepared::of(chars)
    }

    fn of(chars: Vec<(char, Span)>) -> Prepared {
        let mut runs: Vec<u32> = chars.windows(RUN).map(hash).collect();
        crate::order::ascending(&mut runs);
        runs.dedup();
        let sample = runs.iter().copied().filter(|run| run % 16 == 0).collect();
        Prepared { chars, runs, sample }
    }

    /// One run in four.
    fn quarter(&self) -> impl Iterator<Item = u32> {
        self.runs.iter().copied().filter(|run| run % 4 == 0)
    }

    /// How many characters there are to compare.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// How many thousandths of this text's runs stand in the other text as well.
    pub fn contained_in(&self, other: &Prepared) -> usize {
        shared(&self.runs, &other.runs) * 1000 / self.runs.len().max(1)
    }

    /// An estimate of the same from one run in sixteen, to pass over pairs that are nowhere near.
    pub fn roughly_contained_in(&self, other: &Prepared) -> usize {
        // Of so few nothing can be said, and comparing them in full costs little.
        if self.sample.len() < 8 {
            return 1000;
        }
        shared(&self.sample, &other.sample) * 1000 / self.sample.len()
    }

    /// The longest passages that stand in both, longest first, at most `most`.
    pub fn passages(&self, other: &Prepared, most: usize) -> Vec<Passage> {
        let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, run) in other.chars.windows(RUN).enumerate() {
            let known = places.entry(hash(run)).or_default();
            // A run that stands everywhere begins no passage worth quoting.
            if known.len() < 8 {
                known.push(at);
            }
        }
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(run) = self.chars.get(at..at + RUN) {
            let starts = places.get(&hash(run)).map_or(&[][..], Vec::as_slice);
            let longest = starts.iter().map(|start| (self.common(at, other, *start), *start)).max();
            match longest {
                Some((length, start)) if length >= PASSAGE => {
                    found.extend(self.passage(at, other, start, length));
                    at += length;
                }
                _ => at += 1,
            }
        }
        crate::order::by_key(&mut found, |p| std::cmp::Reverse(p.length));
        found.truncate(most);
        found
    }

    /// How many characters agree from here on.
    fn common(&self, at: usize, other: &Prepared, start: usize) -> usize {
        let own = self.chars.get(at..).unwrap_or_default();
        let others = other.chars.get(start..).unwrap_or_default();
        own.iter().zip(others).take_while(|(a, b)| a.0 == b.0).count()
    }

    fn passage(&self, at: usize, other: &Prepared, start: usize, length: usize) -> Option<Passage> {
        let span = |chars: &[(char, Span)], from: usize| {
            Some(chars.get(from)?.1.join(chars.get(from + length - 1)?.1))
        };
        Some(Passage { first: span(&self.chars, at)?, second: span(&other.chars, start)?, length })
    }
}

/// The characters that count of each paragraph of a section, without the paragraph that cites the law and says what the
/// report is.
fn by_paragraph(
    report: &Report,
    section: SectionKind,
    takes: impl Fn(&str) -> bool,
) -> Vec<Vec<(char, Span)>> {
    let text = report.text();
    let mut found = Vec::new();
    for paragraph in report.paragraphs.iter() {
        if paragraph.section != Some(section) || paragraph.kind != ParagraphKind::Prose {
            continue;
        }
        let words = paragraph.squeezed(text);
        let cites = words.text.contains("政府信息公开条例");
        if cites && (words.text.contains("本报告") || words.text.contains("编制")) {
            continue;
        }
        let (mut start, mut chars) = (0, Vec::new());
        for sentence in words.text.split_inclusive(['。', ';', '!', '?']) {
            if takes(sentence) {
                push(&mut chars, text, &words, start..start + sentence.len());
            }
            start += sentence.len();
        }
        found.push(chars);
    }
    found
}

/// Adds the characters that count of a piece of a text.
fn push(chars: &mut Vec<(char, Span)>, text: &str, words: &View, piece: Range<usize>) {
    let start = piece.start;
    for (at, c) in words.text.get(piece).unwrap_or_default().char_indices().map(|(at, c)| (start + at, c)) {
        let sign = match c {
            // A number of any length is one sign.
            '0'..='9' if chars.last().is_some_and(|(last, _)| *last == '0') => continue,
            '0'..='9' => '0',
            _ if c.is_alphanumeric() => c,
            _ => continue,
        };
        chars.push((sign, words.to_source(at, at + c.len_utf8(), text)));
    }
}

/// A run as a number (FNV-1a).
fn hash(run: &[(char, Span)]) -> u32 {
    run.iter().fold(0x811c_9dc5, |hash: u32, (c, _)| (hash ^ u32::from(*c)).wrapping_mul(0x0100_0193))
}

/// How many members two sorted lists share.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut count, mut rest) = (0, other);
    for run in one {
        let skip = rest.iter().position(|r| r >= run).unwrap_or(rest.len());
        rest = rest.get(skip..).unwrap_or_default();
        if rest.first() == Some(run) {
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "2022年，我局坚持以公开为常态、不公开为例外，全年主动公开信息120条，办理申请3件，切实保障群众知情权。";
    const NEW: &str = "2023年，我局坚持以公开为常态、不公开为例外，全年主动公开信息235条，办理申请8件，切实保障群众知情权。";

    #[test]
    fn new_figures_do_not_make_an_old_text_new() {
        assert_eq!(Prepared::text(NEW).contained_in(&Prepared::text(OLD)), 1000);
        let other =
            Prepared::text("我县大力推进基层政务公开标准化规范化建设，完善机制，配强队伍，开展培训。");
        assert!(Prepared::text(NEW).contained_in(&other) < 100);
    }

    #[test]
    fn the_longest_passage_is_quoted_in_both_texts() {
        let new = format!("我县大力推进基层政务公开。{NEW}");
        let found = Prepared::text(&new).passages(&Prepared::text(OLD), 3);
        let [passage] = found.as_slice() else { panic!("{found:?}") };
        assert!(passage.first.of(&new).starts_with("2023年") && passage.second.of(OLD).starts_with("2022年"));
    }

    #[test]
    fn copies_are_near_and_other_texts_are_not() {
        // Texts of ideographs that follow no sense but their number, with the same opening.
        let text = |seed: u32| -> Prepared {
            let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
            let own = (0..300).map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from_u32(0x4E00 + (state >> 16) % 0x2000).unwrap()
            });
            Prepared::text(&format!("{OLD}{}", own.collect::<String>()))
        };
        let mut index = Index::default();
        (0..200).for_each(|seed| index.add(&text(seed)));
        for seed in [0, 7, 199] {
            assert_eq!(index.near(&text(seed)), [seed as usize]);
        }
        assert_eq!(index.near(&text(200)), [] as [usize; 0]);
    }
}
