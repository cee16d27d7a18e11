//! How a row of a table is laid out, as its properties say.

use super::bytes::{slice, u16_at};
use super::sprm;
use crate::source::stream::rows::Layout;

/// Takes in one property of a row.
pub fn take(layout: &mut Layout, code: u16, operand: sprm::Operand<'_>) {
    let bytes = operand.bytes();
    match code {
        sprm::ROW => *layout = define(bytes).unwrap_or_default(),
        sprm::MERGED_DOWN => {
            if let [nth, how, ..] = bytes {
                layout.merge_down(usize::from(*nth), down(u16::from(*how)));
            }
        }
        sprm::MERGED_ACROSS => {
            let [first, limit] = [0, 1].map(|nth| bytes.get(nth).copied().map_or(0, usize::from));
            layout.merge_across(first, limit);
        }
        _ => {}
    }
}

/// The number of columns, their edges, and of each cell how it looks.
fn define(bytes: &[u8]) -> Option<Layout> {
    let count = usize::from(*bytes.first()?);
    let edge = |nth: usize| u16_at(bytes, 1 + 2 * nth).map(|edge| i32::from(edge.cast_signed()));
    let edges = (0..=count).map(edge).collect::<Option<Vec<_>>>()?;
    let merged = |nth: usize| {
        let look = slice(bytes, 1 + 2 * (count + 1) + 20 * nth, 2);
        let flags = look.and_then(|look| u16_at(look, 0)).unwrap_or(0);
        (flags & 3 == 1, down(flags >> 5 & 3))
    };
    Some(Layout::new(edges, (0..count).map(merged)))
}

/// How a cell is merged with those above and below.
fn down(how: u16) -> Option<bool> {
    (how != 0).then_some(how == 1)
}
