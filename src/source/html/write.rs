//! Writes a page down as a document: a line per paragraph, a line per row of a table with tabs between cells.
//!
//! A table may be there for its looks only: the whole article in one cell, or a menu beside it. Row by row, what
//! is running text becomes lines and what is figures stays a table, so that no table inside is hidden by one
//! around it, and a report that is one single table from title to end comes apart into its pieces.

use super::tree::{Cell, Mark, Node, Page, Row, Table};
use crate::document::{Block, Document, Extras, Format, Grid, GridCell, Origin};
use crate::text::Span;

/// A paragraph of so many characters with a full stop is running text. The longest label of the forms has 40.
const PROSE: usize = 50;

/// Columns up to which a merged cell is followed over rows. The official tables have fifteen.
const TRACKED: usize = 128;

/// Writes the page down.
pub(super) fn write(page: &Page, source_length: usize) -> Document {
    let room = page.text.len() + page.text.len() / 4;
    let mut writer = Writer {
        page,
        text: String::with_capacity(room),
        origin: Origin { starts: Vec::with_capacity(room), ends: Vec::with_capacity(room) },
        blocks: Vec::new(),
        images: Vec::new(),
        // Empty cells written for merged ones: a bound that no table made for reading comes near.
        filler: page.text.len() * 4 + 4096,
    };
    let mut work = vec![Work::Nodes(page.nodes.iter())];
    while let Some(next) = work.pop() {
        match next {
            Work::Nodes(mut nodes) => {
                let Some(node) = nodes.next() else { continue };
                work.push(Work::Nodes(nodes));
                match node {
                    Node::Line(span) => writer.line(*span),
                    Node::Image => writer.images.push(writer.text.len()),
                    Node::Table(id) => {
                        let Some(table) = page.tables.get(*id) else { continue };
                        // The last first: the stack turns them round.
                        work.extend(parts(page, table).into_iter().rev());
                    }
                }
            }
            Work::Rows(placed) => writer.grid(&placed),
        }
    }
    let end = u32::try_from(source_length).unwrap_or(u32::MAX);
    writer.origin.starts.push(end);
    Document {
        format: Format::Html,
        text: writer.text,
        blocks: writer.blocks,
        origin: Some(writer.origin),
        extras: Extras {
            images: writer.images,
            revisions: page.revisions,
            comments: page.comments,
            hidden: page.hidden,
            doubtful: Vec::new(),
        },
        ..Document::default()
    }
}

/// What is still to be written.
enum Work<'p> {
    Nodes(std::slice::Iter<'p, Node>),
    Rows(Vec<PlacedRow<'p>>),
}

/// A cell with the room that it takes.
#[derive(Clone, Copy)]
struct Placed<'p> {
    cell: &'p Cell,
    column: u16,
    colspan: u16,
    rowspan: u16,
}

/// The cells of a row.
type PlacedRow<'p> = Vec<Placed<'p>>;

/// Cuts a table into what stays a table and what becomes lines.
fn parts<'p>(page: &Page, table: &'p Table) -> Vec<Work<'p>> {
    let placed = place(table);
    let mut parts = Vec::new();
    let mut run: Vec<PlacedRow<'p>> = Vec::new();
    for (row, cells) in table.rows.iter().zip(placed) {
        if is_flow(page, row) {
            end_run(&mut run, &mut parts);
            parts.extend(row.cells.iter().map(|cell| Work::Nodes(cell.nodes.iter())));
        } else {
            run.push(cells);
        }
    }
    end_run(&mut run, &mut parts);
    parts
}

/// Ends a run of rows without running text: a table if any of them has two cells with something in them.
fn end_run<'p>(run: &mut Vec<PlacedRow<'p>>, parts: &mut Vec<Work<'p>>) {
    let rows = std::mem::take(run);
    if rows.iter().any(|row| row.iter().filter(|placed| has_text(placed.cell)).count() >= 2) {
        parts.push(Work::Rows(clip(rows)));
    } else {
        parts.extend(rows.iter().flatten().map(|placed| Work::Nodes(placed.cell.nodes.iter())));
    }
}

fn has_text(cell: &Cell) -> bool {
    cell.nodes.iter().any(|node| matches!(node, Node::Line(_)))
}

/// Ends merged cells where the run ends.
fn clip(mut rows: Vec<PlacedRow<'_>>) -> Vec<PlacedRow<'_>> {
    let count = rows.len();
    for (nth, row) in rows.iter_mut().enumerate() {
        for placed in row {
            placed.rowspan = placed.rowspan.min(u16::try_from(count - nth).unwrap_or(u16::MAX));
        }
    }
    rows
}

/// Gives each cell its column, merged cells of the rows above minded.
fn place(table: &Table) -> Vec<PlacedRow<'_>> {
    // For each column the row in which it is free again.
    let mut free_at = [0usize; TRACKED];
    let mut group_end = vec![table.rows.len(); table.rows.len()];
    for nth in (0..table.rows.len().saturating_sub(1)).rev() {
        let same = table.rows.get(nth).map(|r| r.group) == table.rows.get(nth + 1).map(|r| r.group);
        let end = if same { group_end.get(nth + 1).copied().unwrap_or(nth + 1) } else { nth + 1 };
        if let Some(slot) = group_end.get_mut(nth) {
            *slot = end;
        }
    }
    let mut placed = Vec::with_capacity(table.rows.len());
    for (nth, (row, end)) in table.rows.iter().zip(group_end).enumerate() {
        let mut column = 0usize;
        let mut cells = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            while free_at.get(column).is_some_and(|free| *free > nth) {
                column += 1;
            }
            let rowspan = usize::from(cell.rowspan).min(end - nth).max(1);
            // A cell is no wider than the room before the next merged one: tables that overlap are drawn so.
            let wanted = usize::from(cell.colspan);
            let room = (column..column + wanted)
                .take_while(|c| free_at.get(*c).is_none_or(|free| *free <= nth))
                .count();
            let colspan = room.max(1);
            for slot in free_at.iter_mut().skip(column).take(colspan) {
                *slot = nth + rowspan;
            }
            let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            let placed =
                Placed { cell, column: narrow(column), colspan: narrow(colspan), rowspan: narrow(rowspan) };
            cells.push(placed);
            column += colspan;
        }
        placed.push(cells);
    }
    placed
}

/// Whether a row of a table holds running text, a section's heading or another table, and is no row of figures.
fn is_flow(page: &Page, row: &Row) -> bool {
    let filled = row.cells.iter().filter(|cell| has_text(cell)).count();
    row.cells.iter().any(|cell| {
        let lines = || {
            cell.nodes.iter().filter_map(|node| match node {
                Node::Line(span) => Some(span.of(&page.text)),
                _ => None,
            })
        };
        let count = lines().count();
        let prose = lines().filter(|line| is_prose(line)).count();
        let headed = lines().any(is_section_heading);
        cell.nodes.iter().any(|node| matches!(node, Node::Table(_)))
            || prose >= 2
            || headed && (filled == 1 || count >= 2)
            || filled == 1 && (prose == 1 || count >= 6)
    })
}

fn is_prose(line: &str) -> bool {
    line.contains(['。', '；']) && line.chars().nth(PROSE).is_some()
}

/// Whether a line looks like one of the six headings. Rows of table 3 are numbered as well (一、本年新收…), so
/// the title's own words must stand there.
fn is_section_heading(line: &str) -> bool {
    const WORDS: [&str; 7] =
        ["总体", "主动公开", "收到和处理", "行政复议", "行政诉讼", "主要问题", "需要报告"];
    let numbered = line.starts_with(['一', '二', '三', '四', '五', '六']);
    numbered && line.chars().nth(40).is_none() && WORDS.iter().any(|word| line.contains(word))
}

struct Writer<'p> {
    page: &'p Page,
    text: String,
    origin: Origin,
    blocks: Vec<Block>,
    images: Vec<usize>,
    filler: usize,
}

impl Writer<'_> {
    fn line(&mut self, span: Span) {
        let start = self.text.len();
        self.copy(span);
        self.blocks.push(Block::Line(Span::new(start, self.text.len())));
        let end = self.last_source();
        self.put('\n', end, end);
    }

    fn grid(&mut self, rows: &[PlacedRow<'_>]) {
        let start = self.text.len();
        let mut grid = Grid { span: Span::new(start, start), rows: Vec::with_capacity(rows.len()) };
        for row in rows {
            let mut cells = Vec::with_capacity(row.len());
            // The column that the text has come to, and the place in the source of what was written last.
            let (mut at, mut source) = (0u16, self.last_source());
            for (nth, placed) in row.iter().enumerate() {
                // One tab from cell to cell, and one for each further column that a merged cell covers.
                let least = u16::from(nth > 0);
                let wanted = usize::from(placed.column.saturating_sub(at).max(least));
                let tabs = wanted.min(self.filler.max(usize::from(least)));
                self.filler = self.filler.saturating_sub(tabs);
                for _ in 0..tabs {
                    self.put('\t', source, source);
                }
                let span = self.cell(placed.cell);
                grid.span.end = grid.span.end.max(span.end);
                (at, source) = (placed.column, placed.cell.end);
                let Placed { column, colspan, rowspan, .. } = *placed;
                cells.push(GridCell { span, column, colspan, rowspan });
            }
            if !cells.is_empty() {
                self.put('\n', source, source);
            }
            grid.rows.push(cells);
        }
        self.blocks.push(Block::Table(grid));
    }

    /// Writes what stands in a cell on one line: several paragraphs with a space between.
    fn cell(&mut self, cell: &Cell) -> Span {
        let start = self.text.len();
        for node in &cell.nodes {
            match node {
                Node::Line(span) => {
                    if self.text.len() > start {
                        let source = self.last_source();
                        self.put(' ', source, source);
                    }
                    self.copy(*span);
                }
                Node::Image => self.images.push(self.text.len()),
                Node::Table(_) => {}
            }
        }
        Span::new(start, self.text.len())
    }

    fn copy(&mut self, span: Span) {
        let marks = &self.page.marks;
        let mut mark = marks.partition_point(|m| m.at <= span.start).saturating_sub(1);
        for (offset, c) in span.of(&self.page.text).char_indices() {
            let at = span.start + offset;
            while marks.get(mark + 1).is_some_and(|next| next.at <= at) {
                mark += 1;
            }
            let Mark { at: from, source, width } =
                marks.get(mark).copied().unwrap_or(Mark { at, source: 0, width: 0 });
            let (start, length) =
                if width > 0 { (source, width) } else { (source + at - from, c.len_utf8()) };
            self.put(c, start, start + length);
        }
    }

    fn put(&mut self, c: char, start: usize, end: usize) {
        self.text.push(c);
        let (start, end) = (u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX));
        self.origin.starts.resize(self.text.len(), start);
        self.origin.ends.resize(self.text.len(), end);
    }

    fn last_source(&self) -> usize {
        self.origin.ends.last().map_or(0, |end| *end as usize)
    }
}
