//! The document as one stream of small segments: cells of explicit tables, and what plain lines hold.
//!
//! Whatever drew the table (tabs, bars, spaces, line breaks, a grid), afterwards there are only words, figures,
//! placeholders and blanks in reading order, each with the physical row and the place in it where it stood.

mod bars;
mod extent;
mod line;
mod marks;
mod tokens;

use crate::document::{Block, Document, Grid, GridCell};
use crate::form::TableId;
use crate::report::CellState;
use crate::text::{Span, is_space};

use super::cell;
use super::labels::{Fragment, fragments};

/// A segment of the document.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: SegmentKind,
    /// Segments of the same physical row (a line, a row of a grid, the lines of cells up to a blank one) share it.
    pub row: u32,
    /// The place in the row: the number of the cell, the column of the grid, or the characters before it.
    pub x: u32,
    /// How many columns of a grid it covers; 1 elsewhere.
    pub width: u16,
    /// How cells are told apart here.
    pub cut: Cut,
    /// How many empty lines stand before it.
    pub gap: u8,
}

/// What a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// Words that may be a label or a header.
    Words,
    /// A number, perhaps with a unit.
    Value,
    /// A dash, 无 and the like.
    Placeholder,
    /// A cell in which nothing stands.
    Blank,
    /// Something that may be a blank cell, or a merged one, or none: an empty place between bars without even a
    /// space, a line with nothing but a no-break space.
    MaybeBlank,
    /// A sentence: never part of a table.
    Prose,
    /// The end of a page: a page number, a form feed.
    Page,
}

/// How cells are told apart in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// By the format itself: `x` and `width` are exact.
    Grid,
    /// By tabs or bars: a blank cell shows.
    Marks,
    /// By spaces: `x` is the character column.
    Spaces,
}

impl SegmentKind {
    /// Whether it may stand in a cell that the body fills in.
    pub fn is_entry(self) -> bool {
        matches!(
            self,
            SegmentKind::Value | SegmentKind::Placeholder | SegmentKind::Blank | SegmentKind::MaybeBlank
        )
    }

    /// Whether something is printed there.
    pub fn is_filled(self) -> bool {
        matches!(self, SegmentKind::Value | SegmentKind::Placeholder)
    }

    fn of_state(state: CellState) -> SegmentKind {
        match state {
            CellState::Number => SegmentKind::Value,
            CellState::Placeholder => SegmentKind::Placeholder,
            _ => SegmentKind::Blank,
        }
    }
}

/// The longest label of any form has 40 characters; with a group's label before it, some 60. What is longer, or
/// has a full stop, is a sentence.
const LONGEST_WORDS: usize = 64;

/// Cuts a document into segments.
pub fn segments(document: &Document) -> Vec<Segment> {
    let mut cutter = Cutter::new(&document.text);
    cutter.bars = bars::Bars::of(document);
    for block in &document.blocks {
        match block {
            Block::Line(span) => cutter.line(*span),
            Block::Table(grid) => cutter.grid(grid),
        }
    }
    cutter.segments
}

/// Cuts blocks into segments, one after the other.
struct Cutter<'a> {
    text: &'a str,
    segments: Vec<Segment>,
    row: u32,
    gap: u8,
    /// Whether the line before was a cell of a row that goes on over lines.
    in_cell_row: bool,
    /// Whether the last cell still lacks the bar that ends it, where bars stand on lines of their own.
    open_cell: bool,
    /// How rows between bars are written.
    bars: bars::Bars,
    /// How many entries have come since the last words.
    entries: usize,
    /// The figures between spaces of the line right above, each with the number of its segment.
    above: Vec<(usize, extent::Extent)>,
}

/// More entries than this without a word between are no table of ours, and are passed over.
const MOST_ENTRIES: usize = 4000;

impl<'a> Cutter<'a> {
    fn new(text: &'a str) -> Cutter<'a> {
        Cutter {
            text,
            segments: Vec::new(),
            row: 0,
            gap: 0,
            in_cell_row: false,
            open_cell: false,
            bars: bars::Bars::default(),
            entries: 0,
            above: Vec::new(),
        }
    }

    fn push(&mut self, span: Span, kind: SegmentKind, x: usize, cut: Cut) {
        self.entries = if kind.is_entry() { self.entries + 1 } else { 0 };
        if self.entries > MOST_ENTRIES {
            return;
        }
        let segment = Segment { span, kind, row: self.row, x: x as u32, width: 1, cut, gap: self.gap };
        self.segments.push(segment);
        self.gap = 0;
    }

    /// A cell that may hold anything.
    fn cell(&mut self, span: Span, x: usize, cut: Cut, empty: SegmentKind) {
        // No word among so many figures: this is no table of ours, whatever the figure is.
        if self.entries > MOST_ENTRIES && is_without_words(span.of(self.text)) {
            return;
        }
        let inner = span.trimmed(self.text);
        let content = inner.of(self.text);
        if content.is_empty() {
            return self.push(span, empty, x, cut);
        }
        match cell::kind(content) {
            None if cell::is_unseen(content) => self.push(inner, SegmentKind::Value, x, cut),
            Some(state) => self.push(inner, SegmentKind::of_state(state), x, cut),
            None => self.words(inner, x, cut),
        }
    }

    /// Words, or a sentence.
    fn words(&mut self, span: Span, x: usize, cut: Cut) {
        let kind = if is_sentence(span.of(self.text)) { SegmentKind::Prose } else { SegmentKind::Words };
        self.push(span, kind, x, cut);
    }

    fn grid(&mut self, grid: &Grid) {
        self.in_cell_row = false;
        self.open_cell = false;
        let turned = self.turned(grid);
        for row in turned.as_ref().unwrap_or(&grid.rows) {
            self.row += 1;
            for cell in row {
                let inner = cell.span.trimmed(self.text);
                if is_whole_article(inner.of(self.text)) {
                    self.lines_of(inner);
                    continue;
                }
                self.cell(cell.span, usize::from(cell.column), Cut::Grid, SegmentKind::Blank);
                if let Some(segment) = self.segments.last_mut() {
                    segment.width = cell.colspan.max(1);
                }
            }
        }
    }

    /// Table 3 with its rows drawn as columns, turned back: where the labels of several rows stand in one.
    fn turned(&self, grid: &Grid) -> Option<Vec<Vec<GridCell>>> {
        const SEVERAL: usize = 5;
        let is_label = |cell: &&GridCell| {
            let inner = cell.span.trimmed(self.text);
            let is_row = |f: &Fragment| f.length > 2 && f.row(TableId::T3).is_some();
            inner.end - inner.start <= LONGEST_WORDS * 4 && fragments(self.text, inner).iter().any(is_row)
        };
        let across =
            |row: &Vec<GridCell>| row.len() > 12 && row.iter().filter(is_label).nth(SEVERAL - 1).is_some();
        grid.rows.iter().find(|row| across(row))?;
        let mut columns: Vec<Vec<GridCell>> = Vec::new();
        for (nth, row) in grid.rows.iter().enumerate() {
            for cell in row {
                let column = usize::from(cell.column);
                columns.resize(columns.len().max(column + 1), Vec::new());
                let turned = GridCell {
                    column: u16::try_from(nth).unwrap_or(u16::MAX),
                    colspan: cell.rowspan,
                    rowspan: cell.colspan,
                    ..*cell
                };
                columns.get_mut(column)?.push(turned);
            }
        }
        Some(columns)
    }

    /// A cell that holds an article, tables included: its lines.
    fn lines_of(&mut self, span: Span) {
        let mut start = span.start;
        for line in span.of(self.text).split_inclusive('\n') {
            self.line(Span::new(start, start + line.trim_end_matches(['\n', '\r']).len()));
            start += line.len();
        }
        self.row += 1;
    }
}

/// Whether words are longer than any label, or have a full stop; notes in brackets behind a label do not count.
fn is_sentence(text: &str) -> bool {
    // A character is at most 4 bytes, so short spans need no counting.
    if text.len() <= LONGEST_WORDS && !text.contains('。') {
        return false;
    }
    let (mut all, mut outside, mut depth, mut stop) = (0, 0, 0usize, false);
    for c in text.chars().filter(|c| !is_space(*c)) {
        depth += usize::from(matches!(c, '（' | '('));
        outside += usize::from(depth == 0);
        if outside > LONGEST_WORDS || depth == 0 && c == '。' {
            return true;
        }
        all += 1;
        stop |= c == '。';
        depth = depth.saturating_sub(usize::from(matches!(c, '）' | ')')));
    }
    outside <= 1 && (all > LONGEST_WORDS || stop)
}

/// Whether a text surely holds no word, as one look at its bytes tells.
fn is_without_words(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii() && !b.is_ascii_alphabetic())
}

/// Whether a cell of a grid holds not a label or a figure but an article with tables of its own.
fn is_whole_article(text: &str) -> bool {
    text.len() > 600 && text.bytes().filter(|b| *b == b'\n').count() >= 8
}
