//! Text in which tables stand as marks: what `Range.Text` of Word and WPS gives. A paragraph ends in CR, a cell in BEL,
//! and so does a row, as if one more cell stood there that is blank. Which blank cell is the end of a row is not said.

mod rows;

use std::ops::Range;

use super::plain::ENDS;
use crate::document::{Block, Document, Format, Grid, GridCell};
use crate::text::Span;
use rows::{Mark, rows};

/// Ends a cell, and a row.
pub const CELL: char = '\u{7}';

/// The most characters of a paragraph that stands in a cell beside others.
const LONGEST: usize = 60;

/// The most paragraphs of a row's first cell.
const MOST_PARAGRAPHS: usize = 3;

/// Reads text with cell marks. The text stays as it is: every place points into it.
pub fn read(text: String) -> Document {
    let mut reader = Reader { text: &text, blocks: Vec::new(), cells: Vec::new(), after_row: true };
    let mut start = 0;
    for piece in text.split_inclusive(CELL) {
        let end = start + piece.len();
        match piece.strip_suffix(CELL) {
            Some(content) => reader.cell(Span::new(start, start + content.len())),
            None => reader.prose(Span::new(start, end)),
        }
        start = end;
    }
    reader.table();
    let blocks = reader.blocks;
    Document { format: Format::Text, text, blocks, ..Document::default() }
}

struct Reader<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    /// The cells of the table that is being read, the ends of its rows among them.
    cells: Vec<Span>,
    /// Whether what comes next may stand outside of the table.
    after_row: bool,
}

impl Reader<'_> {
    fn cell(&mut self, span: Span) {
        let whole = trimmed(self.text, span);
        let own = if self.after_row { self.leave(span) } else { None };
        let cell = own.unwrap_or(whole);
        self.cells.push(cell);
        self.after_row = cell.start == cell.end;
    }

    /// The first cell of a row may have paragraphs in front of it that stand outside: they end the table, and begin another.
    /// Answers what then is the cell.
    fn leave(&mut self, span: Span) -> Option<Span> {
        let paragraphs = paragraphs(self.text, trimmed_end(self.text, span));
        let words = |p: &Span| p.of(self.text).trim();
        let outside = self.cells.is_empty()
            || paragraphs.len() > MOST_PARAGRAPHS
            || paragraphs.iter().any(|p| words(p).is_empty() || is_heading(words(p)))
            || paragraphs.iter().map(|p| words(p).chars().count()).max() > Some(LONGEST);
        let (last, before) = paragraphs.split_last()?;
        if before.is_empty() || !outside {
            return None;
        }
        self.table();
        self.blocks.extend(before.iter().copied().map(Block::Line));
        Some(trimmed(self.text, *last))
    }

    /// What follows the last mark.
    fn prose(&mut self, span: Span) {
        self.table();
        self.blocks.extend(paragraphs(self.text, span).into_iter().map(Block::Line));
    }

    /// Ends the table that is being read.
    fn table(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let marks: Vec<Mark> = cells.iter().map(|cell| Mark::after(cell.of(self.text))).collect();
        let row = |row: Range<usize>| -> Vec<GridCell> {
            let cells = cells.get(row).unwrap_or_default();
            (0..)
                .zip(cells)
                .map(|(column, span)| GridCell { span: *span, column, colspan: 1, rowspan: 1 })
                .collect()
        };
        let rows: Vec<Vec<GridCell>> =
            rows(&marks).into_iter().map(row).filter(|row| !row.is_empty()).collect();
        let all = rows.iter().flatten().map(|c| c.span).reduce(Span::join);
        if let Some(span) = all {
            self.blocks.push(Block::Table(Grid { span, rows }));
        }
    }
}

/// A numbered heading as sections of a report have it: `四、……情况`.
fn is_heading(paragraph: &str) -> bool {
    let mut chars = paragraph.chars();
    let numbered =
        chars.next().is_some_and(|c| "一二三四五六七八九十".contains(c)) && chars.next() == Some('、');
    let words = paragraph.trim_end_matches(['：', ':', '。', ' ']);
    numbered && (words.ends_with("情况") || words.ends_with("事项"))
}

/// The paragraphs of a stretch, without their ends.
pub fn paragraphs(text: &str, span: Span) -> Vec<Span> {
    let (mut paragraphs, mut start) = (Vec::new(), span.start);
    let mut chars = span.of(text).char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if ENDS.contains(&c) {
            paragraphs.push(Span::new(start, span.start + at));
            start = span.start + at + 1;
            if c == '\r' && chars.next_if(|(_, next)| *next == '\n').is_some() {
                start += 1;
            }
        }
    }
    paragraphs.push(Span::new(start, span.end));
    paragraphs
}

fn trimmed(text: &str, span: Span) -> Span {
    let end = trimmed_end(text, span);
    let content = end.of(text);
    Span::new(end.end - content.trim_start().len(), end.end)
}

fn trimmed_end(text: &str, span: Span) -> Span {
    Span::new(span.start, span.start + span.of(text).trim_end().len())
}
