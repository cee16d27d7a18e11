//! The rows of tables: where cells begin and end across the page, and which are merged.

use crate::source::docx::items::{Cell, Item, RawCell, merge};

/// Edges of cells nearer to each other than this are one: in twentieths of a point, of which a character has two hundred.
const NEAR: i32 = 40;

/// How a row is laid out.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The left edges of the cells, and the right edge of the last.
    edges: Vec<i32>,
    /// Of each cell.
    cells: Vec<Merged>,
}

/// How a cell is merged with others.
#[derive(Clone, Copy, Debug, Default)]
struct Merged {
    /// It goes on from the left.
    from_left: bool,
    /// It begins (false) or goes on (true) from above.
    down: Option<bool>,
}

impl Layout {
    /// A row whose cells have these edges, and are merged so: from the left, and as the last part of [`Layout::merge_down`].
    pub fn new(edges: Vec<i32>, merged: impl IntoIterator<Item = (bool, Option<bool>)>) -> Layout {
        let cells = merged.into_iter().map(|(from_left, down)| Merged { from_left, down }).collect();
        Layout { edges, cells }
    }

    /// How many edges there are.
    pub fn edges(&self) -> usize {
        self.edges.len()
    }

    /// A cell begins what is merged downwards (false), goes on in it (true), or stands by itself.
    pub fn merge_down(&mut self, nth: usize, down: Option<bool>) {
        if let Some(cell) = self.cells.get_mut(nth) {
            cell.down = down;
        }
    }

    /// The cells from the first to before the limit are one.
    pub fn merge_across(&mut self, first: usize, limit: usize) {
        self.cells.iter_mut().take(limit).skip(first + 1).for_each(|cell| cell.from_left = true);
    }
}

/// A table of these rows: the edges of all of them together are its columns.
pub fn table(rows: Vec<(Vec<Vec<Item>>, Layout)>) -> Item {
    let mut edges: Vec<i32> = rows.iter().flat_map(|(_, layout)| &layout.edges).copied().collect();
    edges.sort_unstable();
    // Those that are near the one before them are that one.
    let mut columns: Vec<(i32, u16)> = Vec::new();
    for edge in edges {
        let next = match columns.last() {
            Some((before, number)) if edge.saturating_sub(*before) < NEAR => *number,
            Some((_, number)) => number.saturating_add(1),
            None => 0,
        };
        columns.push((edge, next));
    }
    let column = |edge: i32| {
        let behind = columns.partition_point(|(other, _)| *other < edge);
        columns.get(behind).map_or(0, |(_, number)| *number)
    };
    let row = |(cells, layout): (Vec<Vec<Item>>, Layout)| -> Vec<RawCell> {
        let mut out: Vec<RawCell> = Vec::with_capacity(cells.len());
        let mut next = 0_u16;
        for (nth, items) in cells.into_iter().enumerate() {
            let places = layout.edges.get(nth).zip(layout.edges.get(nth + 1));
            let (from, to) = places.map_or((next, next.saturating_add(1)), |(l, r)| (column(*l), column(*r)));
            let from = from.max(next);
            let span = to.saturating_sub(from).max(1);
            next = from.saturating_add(span);
            let merged = layout.cells.get(nth).copied().unwrap_or_default();
            match out.last_mut().filter(|_| merged.from_left) {
                Some(left) => left.cell.colspan = left.cell.colspan.saturating_add(span),
                None => out.push(RawCell {
                    cell: Cell { items, column: from, colspan: span, rowspan: 1 },
                    merge: merged.down,
                }),
            }
        }
        out
    };
    Item::Table(merge(rows.into_iter().map(row).collect()))
}
