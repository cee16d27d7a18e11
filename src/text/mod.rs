//! The text as the person gave it, and views of it that are easier to read by program.
//!
//! Nothing is changed in the text itself. A [`View`] is a second string (full-width folded, odd spaces made
//! plain or left out, radicals made ideographs, traditional characters simplified) in which every byte knows its place in the original, so that a
//! finding can point at the very characters.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

mod char_set;
mod digits;
mod fold;
mod lines;
mod near;
mod personal_numbers;
mod view;
mod word_index;
mod word_list;

pub use char_set::{CharSet, Searched};
pub use digits::chinese_digit;
pub use fold::fold;
pub use lines::{LineIndex, Utf16Index};
pub use near::{one_character_off, two_characters_lost};
pub use personal_numbers::{PersonalNumber, masked, personal_numbers};
pub use view::View;
pub use word_index::WordIndex;
pub use word_list::{Firsts, WordList, begins};

/// Whether a character is white space. There is none beyond the ideographic space, so most of a report's characters
/// need no look into a table.
pub fn is_space(c: char) -> bool {
    c <= '\u{3000}' && c.is_whitespace()
}

/// How many bytes a character has, by the first of them.
const fn width(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// A half-open range of UTF-8 bytes in [`crate::document::Document::text`]. Both ends are character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// From `start` to before `end`.
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The characters of `text` there; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Without white space (NBSP and full-width space included) at either end.
    pub fn trimmed(self, text: &str) -> Span {
        let inner = self.of(text);
        // Most have none.
        let is_shown = |c: Option<char>| matches!(c, Some('!'..='~' | '\u{3001}'..='\u{9FFF}'));
        if is_shown(inner.chars().next()) && is_shown(inner.chars().next_back()) {
            return self;
        }
        let is_blank = |c: char| is_space(c) || fold::is_invisible(c);
        let start = self.start + (inner.len() - inner.trim_start_matches(is_blank).len());
        let end = self.end - (inner.len() - inner.trim_end_matches(is_blank).len());
        if start > end { Span::new(self.start, self.start) } else { Span::new(start, end) }
    }
}
/// The characters of a text that take room on the page: without white space and zero-width characters.
pub fn unspaced(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !fold::is_invisible(*c)).collect()
}
