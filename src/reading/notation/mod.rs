//! What copying and the notation of another program put around the words: the marks of a quoted mail, the numbers of an
//! editor's lines, Markdown's asterisks, the commas between the cells of a list, the words of a stamp, the marks
//! around every figure or line.
//!
//! All of it is read as white space of the same length, so that every place in the text stays where it was.

mod around;
mod emphasis;
mod margins;
mod separated;
mod stamps;

use std::ops::Range;

use crate::document::{Document, Format};

/// The document with white space in place of such marks.
pub fn plain(mut document: Document) -> Document {
    if document.format == Format::Text {
        let text = &document.text;
        let spaces = [
            margins::quotes(text),
            margins::line_numbers(text),
            emphasis::asterisks(text),
            stamps::stamps(text),
            around::names_of_spaces(text),
            around::marks_of_figures(text),
            around::marks_of_lines(text),
        ];
        let mut marks: Vec<(Range<usize>, char)> =
            spaces.into_iter().flatten().map(|mark| (mark, ' ')).collect();
        marks.extend(separated::separators(text));
        marks.sort_by_key(|(mark, _)| mark.start);
        if !marks.is_empty() {
            document.text = with_white_space(text, &marks);
        }
    }
    document
}

/// The lines of a text, each with where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

/// The text with white space in place of some ranges: each becomes a space or a tab, and spaces up to its length.
fn with_white_space(text: &str, marks: &[(Range<usize>, char)]) -> String {
    let mut out = String::with_capacity(text.len());
    for (mark, space) in marks {
        out.push_str(text.get(out.len()..mark.start).unwrap_or(""));
        if out.len() < mark.end {
            out.push(*space);
        }
        out.extend(std::iter::repeat_n(' ', mark.end.saturating_sub(out.len())));
    }
    out.push_str(text.get(out.len()..).unwrap_or(""));
    out
}
