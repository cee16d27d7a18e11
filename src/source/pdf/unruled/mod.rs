//! The second rule for tables, by places alone: a row is a base line with figures, a column is where figures stand
//! below one another, and the label of a row is the numbered text beside its figures. It reads tables that have no
//! ruling lines, and what the lines say is compared with it ([`disagreeing`]).
//!
//! It holds only where labels and figures agree one to one. Else it says nothing, and the text stays lines.

mod blocks;
mod labels;
mod words;

use self::blocks::{Block, blocks};
use self::labels::{Label, label_beside, labels};
use self::words::words;
use super::lines::numbered;
use super::page::{Glyph, Length, POINT};
use super::ruling::{Cell, Ruled};

/// Two rows may be a coincidence.
const FEWEST_ROWS: usize = 3;

/// A row: its label, and what stands in each column.
#[derive(Clone, Debug)]
struct Row {
    y: Length,
    label: usize,
    figures: Vec<String>,
}

/// The tables among characters that stand in none yet, top to bottom; their characters are taken away.
pub fn tables(glyphs: &mut Vec<Glyph>) -> Vec<Ruled> {
    let lines = words(&glyphs.iter().collect::<Vec<_>>(), &[]);
    let mut tables = Vec::new();
    for block in blocks(&lines) {
        let Some((table, taken)) =
            read(&block, glyphs).and_then(|(labels, rows)| table(&block, &labels, &rows))
        else {
            continue;
        };
        glyphs.retain(|g| !taken.holds(g));
        tables.push(table);
    }
    tables
}

/// The rows of a ruled table that are not certain: where this rule reads other figures beside a label than stand in its
/// row, all rows of figures are but those on which both agree.
pub fn disagreeing(table: &Ruled, glyphs: &[Glyph]) -> Vec<usize> {
    let squeezed = |text: &str| -> String { text.split_whitespace().collect() };
    let in_row = |row: usize, after: usize| -> Vec<String> {
        let cells = table.cells.iter().filter(|c| c.row == row && c.column > after);
        cells.map(|c| squeezed(&c.text)).filter(|text| !text.is_empty()).collect()
    };
    let lines = words(&glyphs.iter().collect::<Vec<_>>(), &[]);
    let (mut certain, mut doubtful) = (Vec::new(), Vec::new());
    for block in blocks(&lines) {
        let Some((labels, rows)) = read(&block, glyphs) else { continue };
        for row in rows {
            let Some(label) = labels.get(row.label).map(|l| squeezed(&l.text)) else { continue };
            let mut same = table.cells.iter().filter(|c| squeezed(&c.text) == label);
            let (Some(cell), None) = (same.next(), same.next()) else { continue };
            let placed: Vec<String> = row.figures.into_iter().filter(|f| !f.is_empty()).collect();
            if placed == in_row(cell.row, cell.column) {
                certain.push(cell.row);
            } else {
                doubtful.push(cell.row);
            }
        }
    }
    if !doubtful.is_empty() {
        let is_figure = |text: &String| text.starts_with(|c: char| c.is_ascii_digit());
        let rows = 0..table.ys.len().saturating_sub(1);
        doubtful.extend(rows.filter(|row| !certain.contains(row) && in_row(*row, 0).iter().any(is_figure)));
    }
    doubtful.sort_unstable();
    doubtful.dedup();
    doubtful
}

/// The labels of a block and its rows; `None` where they do not agree one to one.
fn read(block: &Block, glyphs: &[Glyph]) -> Option<(Vec<Label>, Vec<Row>)> {
    let (first, last) = (*block.ys.first()?, *block.ys.last()?);
    let edge = block.columns.first()?.0;
    // A label of a few lines reaches beyond the base lines of the first and the last figures.
    let reach = glyphs.iter().map(|g| g.size).max()?.min(30 * POINT) * 6;
    let beside: Vec<&Glyph> = glyphs
        .iter()
        .filter(|g| g.x < edge && (first - reach..=last + reach).contains(&g.middle().1))
        .collect();
    let mut starts: Vec<Length> =
        words(&beside, &[]).iter().flatten().filter(|w| w.begins_label()).map(|w| w.left).collect();
    starts.sort_unstable();
    starts.dedup_by(|b, a| *b - *a <= POINT);
    let labels = labels(&words(&beside, &starts), edge);
    let inside: Vec<&Glyph> =
        glyphs.iter().filter(|g| g.right() > edge && (first..=last).contains(&g.middle().1)).collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut used = vec![false; labels.len()];
    let mut ended = false;
    for line in words(&inside, &[]) {
        let y = line.first()?.y;
        match block.figures(&line).zip(label_beside(&labels, y)) {
            Some(_) if ended => return None,
            Some((figures, label)) => {
                if std::mem::replace(used.get_mut(label)?, true) {
                    return None;
                }
                rows.push(Row { y, label, figures });
            }
            // What stands above the first row or below the last is none of the table.
            None => ended = !rows.is_empty(),
        }
    }
    let (first, last) = (rows.first()?.y, rows.last()?.y);
    // A label between rows that has nothing beside it is a row of blank cells, unless it is the label of a group: then
    // a row next to it is deeper.
    let left = |row: Option<&Row>| row.and_then(|r| labels.get(r.label)).map_or(Length::MIN, |l| l.left);
    let blank = labels.iter().enumerate().filter(|(nth, label)| {
        let next = rows.partition_point(|r| r.y < label.top);
        let deeper = [next.checked_sub(1), Some(next)]
            .into_iter()
            .flatten()
            .any(|row| left(rows.get(row)) > label.left + label.size / 2);
        !deeper && used.get(*nth) == Some(&false) && first < label.top && label.bottom < last
    });
    let blank = blank.map(|(label, l)| Row {
        y: (l.top + l.bottom) / 2,
        label,
        figures: vec![String::new(); block.columns.len()],
    });
    let blank: Vec<Row> = blank.collect();
    rows.extend(blank);
    rows.sort_by_key(|r| r.y);
    let in_order = rows.is_sorted_by_key(|r| labels.get(r.label).map(|l| l.top));
    (in_order && rows.len() >= FEWEST_ROWS).then_some((labels, rows))
}

/// Where a table stands on the page.
struct Area {
    left: Length,
    right: Length,
    top: Length,
    bottom: Length,
}

impl Area {
    fn holds(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle();
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

/// Labels and rows as a table: a column for the labels of groups, one for those of rows, and one for each of figures.
fn table(block: &Block, labels: &[Label], rows: &[Row]) -> Option<(Ruled, Area)> {
    let own: Vec<&Label> = rows.iter().filter_map(|r| labels.get(r.label)).collect();
    let (first, last) = (own.first()?, own.last()?);
    let half = first.size.max(last.size) * 3 / 5;
    let (top, bottom) = (first.top.min(rows.first()?.y) - half, last.bottom.max(rows.last()?.y) + half);
    let within = |l: &&Label| l.top >= top && l.bottom <= bottom;
    let left = labels.iter().filter(within).map(|l| l.left).min()?;
    let right = block.columns.last()?.1;
    let is_own = |nth: usize| rows.iter().any(|r| r.label == nth);
    let mut cells = Vec::new();
    let mut cell = |row: usize, column: usize, text: &str| {
        cells.push(Cell { row, column, rows: 1, columns: 1, text: text.to_owned() });
    };
    for (nth, row) in rows.iter().enumerate() {
        let groups: Vec<&str> = labels
            .iter()
            .enumerate()
            .filter(|(at, label)| within(label) && !is_own(*at) && begins_at(rows, labels, label) == nth)
            .map(|(_, label)| label.text.as_str())
            .collect();
        cell(nth, 0, &groups.join(" "));
        cell(nth, 1, labels.get(row.label).map_or("", |l| &l.text));
        for (column, figure) in row.figures.iter().enumerate() {
            cell(nth, column + 2, figure);
        }
    }
    let xs = [left, left + 1].into_iter().chain(block.columns.iter().map(|c| c.0)).chain([right]).collect();
    // Rows meet half way between their figures.
    let middles = rows.windows(2).filter_map(|pair| match pair {
        [a, b] => Some((a.y + b.y) / 2),
        _ => None,
    });
    let ys = [top].into_iter().chain(middles).chain([bottom]).collect();
    Some((
        Ruled { xs, ys, cells, ..Ruled::default() },
        Area { left: left - half, right: right + half, top, bottom },
    ))
}

/// The row at which a group begins whose label stands in the middle of its rows: the first of the run around it that
/// are deeper than it, back to the one that counts from one.
fn begins_at(rows: &[Row], labels: &[Label], group: &Label) -> usize {
    let middle = (group.top + group.bottom) / 2;
    let mut at = rows.iter().rposition(|r| r.y <= middle).unwrap_or(0);
    let label = |nth: usize| rows.get(nth).and_then(|r| labels.get(r.label));
    let deeper = |nth: usize| label(nth).is_some_and(|l| l.left > group.left + group.size / 2);
    let next_level = rows.iter().filter_map(|r| labels.get(r.label)).map(|l| l.left);
    let next_level = next_level.filter(|left| *left > group.left + group.size / 2).min();
    let is_first = |nth: usize| {
        label(nth).is_some_and(|l| {
            next_level.is_some_and(|left| l.left - left < l.size / 2)
                && numbered(&l.text, |c| matches!(c, '1' | '一')).is_some()
        })
    };
    while at > 0 && !is_first(at) && deeper(at - 1) {
        at -= 1;
    }
    at
}
