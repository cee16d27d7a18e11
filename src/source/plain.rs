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
    let (mut start, mut last) = (0, None);
    while let Some(rest) = text.as_bytes().get(start..).filter(|rest| !rest.is_empty()) {
        let end = rest.iter().position(|byte| is_end(*byte));
        let length = end.unwrap_or(rest.len());
        // The second half of CRLF ends no line of its own.
        if !(last == Some(&b'\r') && rest.first() == Some(&b'\n')) {
            blocks.push(Block::Line(Span::new(start, start + length)));
        }
        last = rest.get(length);
        start += length + 1;
    }
    Document { format: Format::Text, text, blocks, ..Document::default() }
}

/// The characters that end a line.
pub const ENDS: [char; 4] = ['\n', '\r', '\u{B}', '\u{C}'];

/// Whether a byte is one of [`ENDS`].
fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0x0B | 0x0C)
}

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
