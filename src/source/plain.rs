//! Plain text: every line is a block. Tables drawn in text are found later, by `reading`.

use crate::document::{Block, Document, Format};
use crate::text::Span;

/// Cuts the text into lines (LF, CRLF or CR, or the breaks of word processors), and into tables where the text marks cells.
pub fn read(text: String) -> Document {
    #[cfg(feature = "files")]
    if text.contains(super::cell_marks::CELL) {
        return super::cell_marks::read(text);
    }
    let text = with_line_feeds(text);
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(ENDS) {
        let content = line.trim_end_matches(ENDS);
        // The second half of CRLF ends no line of its own.
        if !line.starts_with('\n') || !text.get(..start).is_some_and(|before| before.ends_with('\r')) {
            blocks.push(Block::Line(Span::new(start, start + content.len())));
        }
        start += line.len();
    }
    Document { format: Format::Text, text, blocks, ..Document::default() }
}

/// The characters that end a line.
pub const ENDS: [char; 4] = ['\n', '\r', '\u{B}', '\u{C}'];

/// The text with a line feed for each carriage return that stands alone: the same number of bytes, so that places stay what they
/// were.
fn with_line_feeds(text: String) -> String {
    let is_alone = |at: usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    if !text.match_indices('\r').any(|(at, _)| is_alone(at)) {
        return text;
    }
    text.char_indices().map(|(at, c)| if c == '\r' && is_alone(at) { '\n' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_end_a_line_ends_one() {
        for text in ["甲\n乙\n\n丙", "甲\r\n乙\r\n\r\n丙", "甲\r乙\r\r丙", "甲\u{B}乙\u{C}\r丙"] {
            let document = read(text.to_owned());
            let lines: Vec<&str> = document
                .blocks
                .iter()
                .map(|block| match block {
                    Block::Line(span) => span.of(text),
                    Block::Table(_) => "table",
                })
                .collect();
            assert_eq!(lines, ["甲", "乙", "", "丙"], "{text:?}");
            assert!(!document.text.replace("\r\n", "\n").contains('\r'), "{text:?}");
            assert_eq!(document.text.len(), text.len(), "places stay");
        }
    }
}
