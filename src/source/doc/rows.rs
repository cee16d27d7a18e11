//! The rows of tables: where cells begin and end across the page, and which are merged.

use super::bytes::{slice, u16_at};
use super::sprm;
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
    /// Takes in one property of a row.
    pub fn take(&mut self, code: u16, operand: sprm::Operand<'_>) {
        let bytes = operand.bytes();
        match code {
            sprm::ROW => *self = Layout::define(bytes).unwrap_or_default(),
            sprm::MERGED_DOWN => {
                let cell = bytes.first().and_then(|nth| self.cells.get_mut(usize::from(*nth)));
                if let (Some(cell), Some(how)) = (cell, bytes.get(1)) {
                    cell.down = down(u16::from(*how));
                }
            }
            sprm::MERGED_ACROSS => {
                let [first, limit] = [0, 1].map(|nth| bytes.get(nth).copied().map_or(0, usize::from));
                let cells = self.cells.iter_mut().take(limit).skip(first + 1);
                cells.for_each(|cell| cell.from_left = true);
            }
            _ => {}
        }
    }

    /// The number of columns, their edges, and of each cell how it looks.
    fn define(bytes: &[u8]) -> Option<Layout> {
        let count = usize::from(*bytes.first()?);
        let edge = |nth: usize| u16_at(bytes, 1 + 2 * nth).map(|edge| i32::from(edge.cast_signed()));
        let edges = (0..=count).map(edge).collect::<Option<Vec<_>>>()?;
        let look = |nth: usize| -> Merged {
            let flags =
                slice(bytes, 1 + 2 * (count + 1) + 20 * nth, 2).and_then(|look| u16_at(look, 0)).unwrap_or(0);
            Merged { from_left: flags & 3 == 1, down: down(flags >> 5 & 3) }
        };
        Some(Layout { edges, cells: (0..count).map(look).collect() })
    }
}

/// How a cell is merged with those above and below.
fn down(how: u16) -> Option<bool> {
    (how != 0).then_some(how == 1)
}

/// A table of these rows: the edges of all of them together are its columns.
pub fn table(rows: Vec<(Vec<Vec<Item>>, Layout)>) -> Item {
    let mut edges: Vec<i32> = rows.iter().flat_map(|(_, layout)| &layout.edges).copied().collect();
    edges.sort_unstable();
    // Those that are near the one before them are that one.
    let mut columns: Vec<(i32, u16)> = Vec::new();
    for edge in edges {
        let next = match columns.last() {
            Some((before, number)) if edge - before < NEAR => *number,
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
