//! Ruling lines → tables: which lines touch, the grid that they span, and which of its cells are merged.

use super::lines::cell_text;
use super::page::{Glyph, Length, POINT, Rule, Sheet};
use super::unruled;

/// Lines closer than this are one line; ends closer than this touch.
const NEAR: Length = 2 * POINT;

/// Edges closer than this are one edge: no column and no row is as narrow.
const SLIVER: Length = 5 * POINT;

/// Lines that run on this far beyond the last one across end at an edge that was not drawn.
const OPEN: Length = 6 * POINT;

/// The most that cells keep free at each side.
const PADDING: Length = 8 * POINT;

/// More crossings than this to try, and the page is a drawing.
const CROSSING_LIMIT: usize = 4_000_000;

/// The most cells of one table on one page.
const CELL_LIMIT: usize = 10_000;

/// A table on one page.
#[derive(Clone, Debug, Default)]
pub struct Ruled {
    /// Edges of its columns.
    pub xs: Vec<Length>,
    /// Edges of its rows.
    pub ys: Vec<Length>,
    /// Whether its upper edge was not drawn: it may go on from the page before.
    pub open_top: bool,
    /// Whether its lower edge was not drawn.
    pub open_bottom: bool,
    /// Its cells, row by row.
    pub cells: Vec<Cell>,
    /// Rows in which the places of the figures say something else than the lines.
    pub doubtful: Vec<usize>,
}

/// A cell, perhaps merged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// First row.
    pub row: usize,
    /// First column.
    pub column: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// What stands in it.
    pub text: String,
}

/// The tables of a page, ruled or not, top to bottom; their characters are taken off the page.
pub fn tables(sheet: &mut Sheet) -> Vec<Ruled> {
    let (horizontal, vertical) = (merged(&sheet.horizontal), merged(&sheet.vertical));
    if horizontal.len().saturating_mul(vertical.len()) > CROSSING_LIMIT {
        return Vec::new();
    }
    let mut tables = Vec::new();
    for (horizontal, vertical) in components(&horizontal, &vertical) {
        let Some(mut table) = grid(&horizontal, &vertical) else { continue };
        let (inside, outside): (Vec<Glyph>, Vec<Glyph>) =
            std::mem::take(&mut sheet.glyphs).into_iter().partition(|g| table.holds(g));
        table.fill(&inside);
        if table.cells.iter().filter(|c| !c.text.is_empty()).count() > 1 {
            table.doubtful = unruled::disagreeing(&table, &inside);
            sheet.glyphs = outside;
            tables.push(table);
        } else {
            // A frame around text, or a line under a heading.
            sheet.glyphs = outside.into_iter().chain(inside).collect();
        }
    }
    tables.extend(unruled::tables(&mut sheet.glyphs));
    tables.sort_by_key(|t| t.ys.first().copied());
    tables
}

/// Lines drawn in pieces, or twice, made one.
fn merged(rules: &[Rule]) -> Vec<Rule> {
    let mut rules = rules.to_vec();
    rules.sort_unstable();
    let mut out: Vec<Rule> = Vec::new();
    let mut rest = rules.as_slice();
    while let Some(first) = rest.first() {
        let (group, after) = rest.split_at(rest.partition_point(|r| r.at - first.at <= NEAR));
        rest = after;
        let mut group = group.to_vec();
        group.sort_unstable_by_key(|r| r.from);
        let begin = out.len();
        for rule in group {
            match out.get_mut(begin..).and_then(|done| done.last_mut()) {
                Some(last) if rule.from <= last.to + NEAR => last.to = last.to.max(rule.to),
                _ => out.push(Rule { at: first.at, ..rule }),
            }
        }
    }
    out
}

/// Lines that touch one another, directly or through others.
fn components(horizontal: &[Rule], vertical: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut parent: Vec<usize> = (0..horizontal.len() + vertical.len()).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while let Some(up) = parent.get(at).copied().filter(|up| *up != at) {
            let above = parent.get(up).copied().unwrap_or(up);
            if let Some(slot) = parent.get_mut(at) {
                *slot = above;
            }
            at = up;
        }
        at
    }
    for (i, h) in horizontal.iter().enumerate() {
        for (j, v) in vertical.iter().enumerate() {
            let touch =
                v.from - NEAR <= h.at && h.at <= v.to + NEAR && h.from - NEAR <= v.at && v.at <= h.to + NEAR;
            if touch {
                let (a, b) = (root(&mut parent, i), root(&mut parent, horizontal.len() + j));
                if let Some(slot) = parent.get_mut(a.max(b)) {
                    *slot = a.min(b);
                }
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = Default::default();
    for (i, h) in horizontal.iter().enumerate() {
        groups.entry(root(&mut parent, i)).or_default().0.push(*h);
    }
    for (j, v) in vertical.iter().enumerate() {
        groups.entry(root(&mut parent, horizontal.len() + j)).or_default().1.push(*v);
    }
    groups.into_values().collect()
}

/// The edges that lines stand for, with those that were not drawn: where the lines across run on beyond the
/// outermost one. Says whether the first and the last were added.
fn edges(rules: &[Rule], across: &[Rule]) -> (Vec<Length>, bool, bool) {
    let mut at: Vec<Length> = rules.iter().map(|r| r.at).collect();
    at.sort_unstable();
    at.dedup_by(|b, a| *b - *a <= SLIVER);
    let (first, last) = (across.iter().map(|r| r.from).min(), across.iter().map(|r| r.to).max());
    let open_first = matches!((first, at.first()), (Some(end), Some(edge)) if end < edge - OPEN);
    let open_last = matches!((last, at.last()), (Some(end), Some(edge)) if end > edge + OPEN);
    at.splice(0..0, first.filter(|_| open_first));
    at.extend(last.filter(|_| open_last));
    (at, open_first, open_last)
}

fn grid(horizontal: &[Rule], vertical: &[Rule]) -> Option<Ruled> {
    let (xs, ..) = edges(vertical, horizontal);
    let (ys, open_top, open_bottom) = edges(horizontal, vertical);
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns.saturating_mul(rows) > CELL_LIMIT {
        return None;
    }
    let side = |edges: &[Length], nth: usize| Some((*edges.get(nth)?, *edges.get(nth + 1)?));
    // Whether a wall stands to the right of a cell, or below it.
    let walled = |rules: &[Rule], at: Option<&Length>, along: Option<(Length, Length)>| -> bool {
        let (Some(at), Some((from, to))) = (at, along) else { return true };
        let near = rules.iter().filter(|r| (r.at - at).abs() <= SLIVER);
        let covered: Length = near.map(|r| (r.to.min(to) - r.from.max(from)).max(0)).sum();
        covered * 2 >= to - from
    };
    let right_open = |row: usize, column: usize| {
        column + 1 < columns && !walled(vertical, xs.get(column + 1), side(&ys, row))
    };
    let bottom_open =
        |row: usize, column: usize| row + 1 < rows && !walled(horizontal, ys.get(row + 1), side(&xs, column));
    let mut taken = vec![false; rows * columns];
    let open_right: Vec<bool> = (0..rows * columns).map(|n| right_open(n / columns, n % columns)).collect();
    let open_below: Vec<bool> = (0..rows * columns).map(|n| bottom_open(n / columns, n % columns)).collect();
    let is = |list: &[bool], nth: usize| list.get(nth).copied().unwrap_or(false);
    let mut cells = Vec::new();
    for start in 0..rows * columns {
        if is(&taken, start) {
            continue;
        }
        let (mut todo, mut last_row, mut first, mut last) =
            (vec![start], start / columns, start % columns, 0);
        while let Some(at) = todo.pop() {
            match taken.get_mut(at) {
                Some(slot @ false) => *slot = true,
                _ => continue,
            }
            let (row, column) = (at / columns, at % columns);
            (last_row, first, last) = (last_row.max(row), first.min(column), last.max(column));
            if is(&open_right, at) {
                todo.push(at + 1);
            }
            if column > 0 && is(&open_right, at - 1) {
                todo.push(at - 1);
            }
            if is(&open_below, at) {
                todo.push(at + columns);
            }
            if row > 0 && is(&open_below, at - columns) {
                todo.push(at - columns);
            }
        }
        let row = start / columns;
        let (rows, columns) = (last_row + 1 - row, last + 1 - first);
        cells.push(Cell { row, column: first, rows, columns, text: String::new() });
    }
    Some(Ruled { xs, ys, open_top, open_bottom, cells, doubtful: Vec::new() })
}

impl Ruled {
    /// Whether a character stands inside the table.
    fn holds(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle();
        let within = |edges: &[Length], at: Length| {
            edges.first().is_some_and(|first| *first <= at) && edges.last().is_some_and(|last| at < *last)
        };
        within(&self.xs, x) && within(&self.ys, y)
    }

    /// Puts characters into the cells that they stand in.
    fn fill(&mut self, glyphs: &[Glyph]) {
        let columns = self.xs.len().saturating_sub(1);
        let rows = self.ys.len().saturating_sub(1);
        let mut owner = vec![usize::MAX; rows * columns];
        for (nth, cell) in self.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rows {
                for column in cell.column..cell.column + cell.columns {
                    if let Some(slot) = owner.get_mut(row * columns + column) {
                        *slot = nth;
                    }
                }
            }
        }
        let mut inside: Vec<Vec<&Glyph>> = vec![Vec::new(); self.cells.len()];
        for glyph in glyphs {
            let (x, y) = glyph.middle();
            let column = self.xs.partition_point(|edge| *edge <= x).saturating_sub(1);
            let row = self.ys.partition_point(|edge| *edge <= y).saturating_sub(1);
            let cell = owner.get(row * columns + column).and_then(|nth| inside.get_mut(*nth));
            if let Some(cell) = cell {
                cell.push(glyph);
            }
        }
        let edge = |nth: usize| self.xs.get(nth).copied().unwrap_or(0);
        let sides = |cell: &Cell| (edge(cell.column), edge(cell.column + cell.columns));
        // What cells keep free at their sides is the least that any of them does.
        let seen = self.cells.iter().zip(&inside).flat_map(|(cell, glyphs)| {
            let (left, right) = sides(cell);
            let visible = glyphs.iter().filter(|g| !g.text.trim().is_empty());
            visible.map(move |g| (g.x - left).min(right - g.right()))
        });
        let padding = seen.min().unwrap_or(0).clamp(0, PADDING);
        let widths: Vec<Length> =
            self.cells.iter().map(|cell| sides(cell).1 - sides(cell).0 - 2 * padding).collect();
        for ((cell, glyphs), width) in self.cells.iter_mut().zip(inside).zip(widths) {
            cell.text = cell_text(glyphs, width);
        }
    }
}
