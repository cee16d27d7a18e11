//! What a document holds, however its file says it: paragraphs and tables, cells that go on from row to row joined, and all of
//! it written down with the way back into the file. The reader of Word 97 documents uses it too.

use std::collections::HashMap;
use std::ops::Range;

use roxmltree::Node;

use super::{Piece, Place};
use crate::source::builder::{Builder, CellText};
use crate::text::Span;

/// A paragraph or a table.
pub enum Item {
    Paragraph(Passage),
    Table(Vec<Vec<Cell>>),
}

/// The text of a paragraph and where it came from.
#[derive(Default)]
pub struct Passage {
    pub(super) text: String,
    pieces: Vec<(Span, Range<usize>, Range<usize>)>,
    pub(super) images: Vec<usize>,
    pub(super) element: Range<usize>,
    pub(super) boxed: bool,
}

/// A cell of a table.
pub struct Cell {
    pub items: Vec<Item>,
    pub column: u16,
    pub colspan: u16,
    pub rowspan: u16,
}

/// A cell as the file has it: `merge` is whether it goes on from above, where it is merged at all.
pub struct RawCell {
    pub cell: Cell,
    pub merge: Option<bool>,
}

/// Joins cells that go on from row to row.
pub fn merge(rows: Vec<Vec<RawCell>>) -> Vec<Vec<Cell>> {
    let mut out: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
    // By column: the cell that the rows below may go on from.
    let mut open: HashMap<u16, (usize, usize)> = HashMap::new();
    for (nth, row) in rows.into_iter().enumerate() {
        let mut cells = Vec::with_capacity(row.len());
        for RawCell { cell, merge } in row {
            let above = open.get(&cell.column).copied().filter(|_| merge == Some(true));
            let origin = above.and_then(|(row, at)| out.get_mut(row)?.get_mut(at).map(|c| (row, c)));
            if let Some((row, origin)) = origin {
                origin.rowspan = (nth - row + 1).min(usize::from(u16::MAX)) as u16;
                continue;
            }
            if merge.is_some() {
                open.insert(cell.column, (nth, cells.len()));
            } else {
                open.remove(&cell.column);
            }
            cells.push(cell);
        }
        out.push(cells);
    }
    out
}

impl Passage {
    /// Text with pictures in it, of a file that has no elements to lead back to.
    pub fn of(text: String, images: Vec<usize>) -> Passage {
        Passage { text, images, ..Passage::default() }
    }

    /// Adds the text of an element of a run.
    pub(super) fn push(&mut self, t: Node<'_, '_>, run: Range<usize>) {
        let start = self.text.len();
        for text in t.children().filter_map(|n| n.text()) {
            // Line breaks of the XML itself are spaces to Word.
            self.text.extend(text.chars().map(|c| if c.is_ascii_control() { ' ' } else { c }));
        }
        if self.text.len() > start {
            self.pieces.push((Span::new(start, self.text.len()), t.range(), run));
        }
    }

    /// Adds the text of another passage.
    pub(super) fn append(&mut self, other: Passage) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces.into_iter().map(|(s, t, r)| (moved(s, shift), t, r)));
        self.images.extend(other.images.into_iter().map(|at| at + shift));
    }
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

/// Whether a table only arranges the page: one column, or tables inside its cells. Its content is then read
/// as if the table were not there.
fn is_layout(rows: &[Vec<Cell>]) -> bool {
    let nested = |c: &Cell| c.items.iter().any(|i| matches!(i, Item::Table(_)));
    rows.iter().all(|row| row.len() < 2) || rows.iter().flatten().any(nested)
}

/// Writes the items down, with the way back into the file.
pub fn write(items: &[Item], builder: &mut Builder, pieces: &mut Vec<Piece>, places: &mut Vec<Place>) {
    for item in items {
        match item {
            Item::Paragraph(passage) => {
                let at = builder.line(&passage.text);
                locate(passage, at.start, builder, pieces, places);
            }
            Item::Table(rows) if is_layout(rows) => {
                rows.iter().flatten().for_each(|cell| write(&cell.items, builder, pieces, places));
            }
            Item::Table(rows) => {
                let texts: Vec<Vec<CellText>> =
                    rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect();
                let spans = builder.table(&texts);
                for (row, spans) in rows.iter().zip(spans) {
                    for (cell, span) in row.iter().zip(spans) {
                        let mut at = span.start;
                        for passage in cell.passages() {
                            locate(passage, at, builder, pieces, places);
                            at += passage.text.len() + 1;
                        }
                    }
                }
            }
        }
    }
}

fn locate(
    passage: &Passage,
    at: usize,
    builder: &mut Builder,
    pieces: &mut Vec<Piece>,
    places: &mut Vec<Place>,
) {
    let moved_piece = |(text, element, run): &(Span, Range<usize>, Range<usize>)| Piece {
        text: moved(*text, at),
        element: element.clone(),
        run: run.clone(),
    };
    pieces.extend(passage.pieces.iter().map(moved_piece));
    builder.extras.images.extend(passage.images.iter().map(|image| image + at));
    let text = Span::new(at, at + passage.text.len());
    places.push(Place { text, element: passage.element.clone(), boxed: passage.boxed });
}

impl Cell {
    fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.items.iter().filter_map(|i| match i {
            Item::Paragraph(passage) => Some(passage),
            Item::Table(_) => None,
        })
    }

    fn text(&self) -> CellText {
        let mut text = String::new();
        for (nth, passage) in self.passages().enumerate() {
            if nth > 0 {
                text.push('\n');
            }
            text.push_str(&passage.text);
        }
        CellText { text, column: self.column, colspan: self.colspan, rowspan: self.rowspan }
    }
}
