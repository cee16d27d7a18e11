//! Characters as words, and which words are figures.

use crate::source::pdf::lines::{base_lines, gap_in_number, gap_in_word, numbered};
use crate::source::pdf::page::{Glyph, Length, POINT};

/// A run of characters without a gap.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) left: Length,
    pub(super) right: Length,
    /// The middle of its height.
    pub(super) y: Length,
    pub(super) size: Length,
    pub(super) text: String,
}

impl Word {
    pub(super) fn is_figure(&self) -> bool {
        let is_sign = |c: char| matches!(c, '.' | ',' | '-' | '－' | '—' | '–' | '/' | '／' | '无');
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        self.text.chars().all(|c| digit(c) || is_sign(c))
            && (self.text.chars().any(digit) || self.text.chars().count() <= 2)
    }

    /// Whether it begins as the label of a row: 1. or （一） or 四、, and no decimal.
    pub(super) fn begins_label(&self) -> bool {
        let rest = numbered(&self.text, |c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    }
}

/// Characters → words, line by line and from left to right. Figures are cut apart at gaps at which text is not, since
/// columns of figures stand close. At `starts` a new word begins wherever there is any gap.
pub(super) fn words(glyphs: &[&Glyph], starts: &[Length]) -> Vec<Vec<Word>> {
    let visible = glyphs.iter().copied().filter(|g| !g.vertical && !g.text.trim().is_empty()).collect();
    let ends_in_digit = |w: &Word| w.text.ends_with(|c: char| c.is_ascii_digit());
    let mut out = Vec::new();
    for line in base_lines(visible) {
        let mut words: Vec<Word> = Vec::new();
        for glyph in line {
            let (_, y) = glyph.middle();
            let is_digit = glyph.text.starts_with(|c: char| c.is_ascii_digit());
            let goes_on = words.last().is_some_and(|last| {
                let gap = glyph.x - last.right;
                let close = if is_digit || ends_in_digit(last) {
                    gap_in_number(glyph.size)
                } else {
                    gap_in_word(glyph.size)
                };
                let starts_here = starts.iter().any(|s| (s - glyph.x).abs() <= POINT);
                gap <= if starts_here { glyph.size / 8 } else { close }
            });
            match words.last_mut() {
                Some(last) if goes_on => {
                    last.text.push_str(&glyph.text);
                    last.right = last.right.max(glyph.right());
                }
                _ => words.push(Word {
                    left: glyph.x,
                    right: glyph.right(),
                    y,
                    size: glyph.size,
                    text: glyph.text.clone(),
                }),
            }
        }
        out.push(words);
    }
    out
}

/// The last words of a line, as far as they are figures.
pub(super) fn figures(line: &[Word]) -> &[Word] {
    let first = line.iter().rposition(|w| !w.is_figure()).map_or(0, |at| at + 1);
    line.get(first..).unwrap_or(&[])
}
