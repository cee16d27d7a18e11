//! How many rows and columns cells say that they cover, and cells for what they cover.

use super::super::grid::Drawn;
use super::td::{Td, cells, each, each_row, header, places, written};
use crate::sample::Dice;

fn resized(table: &Drawn, dice: &mut Dice, resize: impl Fn(usize) -> usize) -> String {
    let mut rows = cells(table);
    let mut merged: Vec<&mut Td> = rows.iter_mut().skip(3).flatten().filter(|c| c.rowspan > 2).collect();
    if !merged.is_empty() {
        let nth = dice.below(merged.len() as u64) as usize;
        merged[nth].rowspan = resize(merged[nth].rowspan);
    }
    written(&rows)
}

pub(super) fn rowspan_short(table: &Drawn, dice: &mut Dice) -> String {
    resized(table, dice, |n| n - 1)
}

pub(super) fn rowspan_long(table: &Drawn, dice: &mut Dice) -> String {
    resized(table, dice, |n| n + 1)
}

pub(super) fn no_rowspan(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| cell.rowspan = 1)
}

pub(super) fn no_colspan(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| cell.colspan = 1)
}

pub(super) fn labels_wide(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    each_row(table, |nth, row| {
        if let Some(label) = row.iter_mut().rfind(|c| !c.is_value && nth >= first) {
            label.colspan += 1;
        }
    })
}

pub(super) fn one_label_narrow(table: &Drawn, dice: &mut Dice) -> String {
    let mut rows = cells(table);
    let mut wide: Vec<&mut Td> = rows.iter_mut().skip(3).flatten().filter(|c| c.colspan > 1).collect();
    if !wide.is_empty() {
        let nth = dice.below(wide.len() as u64) as usize;
        wide[nth].colspan -= 1;
    }
    written(&rows)
}

pub(super) fn unmerged(table: &Drawn, _: &mut Dice) -> String {
    written(&places(table, false))
}

pub(super) fn repeated(table: &Drawn, _: &mut Dice) -> String {
    written(&places(table, true))
}

/// `rowspan="8px"`, `colspan='+3'`, `rowspan=1 colspan=1`, `colspan="0"`.
pub(super) fn odd_spans(table: &Drawn, _: &mut Dice) -> String {
    each(table, |cell| {
        let (columns, rows) = (cell.colspan, cell.rowspan);
        let columns = if columns > 1 { format!("\" {columns}px\"") } else { "\"0\"".into() };
        cell.attributes = format!(" align=center colspan={columns} ROWSPAN='+{rows} '");
        (cell.colspan, cell.rowspan) = (1, 1);
    })
}
