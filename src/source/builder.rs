//! Writes down a [`Document`] piece by piece: what every reader of a binary format ends in.

use crate::document::{Block, Document, Extras, Format, Grid, GridCell};
use crate::text::Span;

/// A document being written: a line per paragraph, a line per table row with tabs between cells.
#[derive(Default)]
pub struct Builder {
    text: String,
    blocks: Vec<Block>,
    /// What the file holds besides text.
    pub extras: Extras,
}

/// A cell that is to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellText {
    /// Its text; may hold line breaks.
    pub text: String,
    /// The first column that it covers, from 0.
    pub column: u16,
    /// How many columns it covers.
    pub colspan: u16,
    /// How many rows it covers.
    pub rowspan: u16,
}

impl Builder {
    /// Where the next text will stand.
    pub fn position(&self) -> usize {
        self.text.len()
    }

    /// Writes a paragraph; one with line breaks becomes several lines. Returns where it stands.
    pub fn line(&mut self, paragraph: &str) -> Span {
        let first = self.text.len();
        for line in paragraph.split('\n') {
            let start = self.text.len();
            self.text.push_str(line);
            self.blocks.push(Block::Line(Span::new(start, self.text.len())));
            self.text.push('\n');
        }
        Span::new(first, self.text.len() - 1)
    }

    /// Writes a table. Returns where each cell stands.
    pub fn table(&mut self, rows: &[Vec<CellText>]) -> Vec<Vec<Span>> {
        let mut grid = Grid::default();
        for row in rows {
            let mut cells = Vec::with_capacity(row.len());
            for cell in row {
                if !cells.is_empty() {
                    self.text.push('\t');
                }
                let start = self.text.len();
                self.text.extend(cell.text.chars().map(|c| if c == '\t' { ' ' } else { c }));
                cells.push(GridCell {
                    span: Span::new(start, self.text.len()),
                    column: cell.column,
                    colspan: cell.colspan.max(1),
                    rowspan: cell.rowspan.max(1),
                });
            }
            self.text.push('\n');
            grid.rows.push(cells);
        }
        let spans: Vec<Vec<Span>> =
            grid.rows.iter().map(|row| row.iter().map(|c| c.span).collect()).collect();
        let all = spans.iter().flatten().copied().reduce(Span::join);
        if let Some(span) = all {
            grid.span = span;
            self.blocks.push(Block::Table(grid));
        }
        spans
    }

    /// The document.
    pub fn finish(self, format: Format) -> Document {
        let Builder { text, blocks, extras } = self;
        Document { format, text, blocks, extras, ..Document::default() }
    }
}
