//! Plain text: every line is a block. Tables drawn in text are found later, by `reading`.

use crate::document::{Block, Document, Format};
use crate::text::Span;

/// Cuts the text into lines (LF or CRLF).
pub fn read(text: String) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        blocks.push(Block::Line(Span::new(start, start + content.len())));
        start += line.len();
    }
    Document { format: Format::Text, text, blocks, ..Document::default() }
}
