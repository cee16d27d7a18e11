//! The header of table 3: which column stands where.

use crate::form::T3_COLUMNS;
use crate::text::View;

use super::super::align::Evidence;
use super::super::figure_groups::{Event, Events};
use super::super::segments::Cut;
use super::super::stream::{Item, Stream};
use super::WIDTH;

/// What the header says.
#[derive(Clone, Debug)]
pub struct Header {
    /// For each figure of a row, left to right, the form's column; other than 0 to 6 where the header says so.
    pub order: Vec<usize>,
    /// The header names 总计 before 自然人, though not in one row: it may be the first column or the last.
    pub total_in_doubt: bool,
    /// The header names a sum that is no column of the form (小计): before which figure of a row it stands, where
    /// that is plain.
    pub subtotal: Option<Option<usize>>,
    /// In a grid: for each of the form's columns the grid's column.
    pub grid: Option<Vec<u32>>,
    /// The header is cut short.
    pub damaged: bool,
}

/// Reads the header: what stands before the first label.
pub fn read(stream: &Stream<'_>, events: &Events, evidence: &Evidence) -> Header {
    let first = (0..events.list.len()).find(|e| evidence.label(*e).is_some_and(|row| row < 3));
    let head = events.list.get(..first.unwrap_or(0)).unwrap_or(&[]);
    let mut seen: Vec<Seen> = Vec::new();
    let mut all = String::new();
    let mut last = None;
    for event in head {
        let Event::Word(item) = event else { continue };
        let Some(Item::Word(nth, _)) = stream.items.get(*item) else { continue };
        let Some(segment) = stream.segment(*nth).filter(|_| last != Some(*nth)) else { continue };
        last = Some(*nth);
        let text = View::squeezed(stream.text, segment.span).text;
        let is_sum = text.chars().count() <= 10 && (text.ends_with("小计") || text.ends_with("合计"));
        let column = T3_COLUMNS.iter().position(|c| c.label == text).or(is_sum.then_some(SUM));
        if let Some(column) = column {
            seen.push(Seen { column, row: segment.row, x: segment.x, grid: segment.cut == Cut::Grid });
        }
        all += &text;
    }
    let subtotal = subtotal(&mut seen);
    let known = ["自然人", "商业", "科研", "公益", "法律", "其他", "总"];
    let missing = known.iter().filter(|word| !all.contains(**word)).count();
    let flat = !all.contains("法人");
    let order = order(&seen, flat);
    let place = |column: usize| seen.iter().position(|s| s.column == column);
    Header {
        total_in_doubt: order.last() == Some(&6) && place(6).is_some() && place(6) < place(0),
        order,
        subtotal,
        grid: grid(&seen),
        damaged: first.is_some() && !all.is_empty() && missing > 0,
    }
}

/// A column's name, where it stands.
struct Seen {
    column: usize,
    row: u32,
    x: u32,
    grid: bool,
}

/// Stands for a sum that is not called 总计, among the numbers of columns.
const SUM: usize = WIDTH;

/// Takes sums that are no column out of the names. One sum and no 总计 is the total under another name.
fn subtotal(seen: &mut Vec<Seen>) -> Option<Option<usize>> {
    let sums = seen.iter().filter(|s| s.column == SUM).count();
    let first = seen.iter().position(|s| s.column == SUM)?;
    if sums == 1 && !seen.iter().any(|s| s.column == WIDTH - 1) {
        seen.get_mut(first)?.column = WIDTH - 1;
        return None;
    }
    let column = |at: Option<usize>| seen.get(at?).map(|s| s.column);
    let place = match (column(first.checked_sub(1)), column(Some(first + 1))) {
        _ if sums > 1 => None,
        (Some(5), _) => Some(6),
        (Some(6), Some(1)) => Some(1),
        _ => None,
    };
    seen.retain(|s| s.column != SUM);
    Some(place)
}

/// The columns in the order in which a row's figures stand. Where the header has several rows, 总计 may come
/// anywhere among the names and still be the last column; it is the first only where it stands left of 自然人 in
/// the same row, or before it in a `flat` header, which has one row.
fn order(seen: &[Seen], flat: bool) -> Vec<usize> {
    let usual: Vec<usize> = (0..WIDTH).collect();
    let mut columns: Vec<usize> = Vec::new();
    for name in seen {
        if !columns.contains(&name.column) {
            columns.push(name.column);
        }
    }
    // Only a header that names all its columns can say that they stand otherwise.
    if columns.len() + 1 < WIDTH {
        return usual;
    }
    let place = |column: usize| seen.iter().find(|s| s.column == column);
    let total_first = match (place(6), place(0)) {
        (Some(total), Some(natural)) if total.row == natural.row => total.x < natural.x,
        (Some(_), Some(_)) => flat && columns.first() == Some(&6),
        _ => false,
    };
    let mut printed: Vec<usize> = columns.iter().copied().filter(|c| *c != 6).collect();
    let at = if total_first { 0 } else { printed.len() };
    if columns.contains(&6) {
        printed.insert(at, 6);
    }
    printed
}

fn grid(seen: &[Seen]) -> Option<Vec<u32>> {
    let at = |column: usize| {
        let mut places = seen.iter().filter(|s| s.column == column && s.grid).map(|s| s.x);
        let x = places.next()?;
        places.all(|other| other == x).then_some(x)
    };
    let columns: Vec<u32> = (0..WIDTH).map(at).collect::<Option<_>>()?;
    // In a header of several rows the five kinds of organisation stand under one name, and nothing between them. If
    // something does, its cells do not say how many columns they cover.
    let mut rows = seen.iter().map(|s| s.row);
    let first = rows.next();
    if let [natural, organisations @ .., total] = columns.as_slice()
        && rows.any(|row| Some(row) != first)
    {
        let range = organisations.iter().min()?..=organisations.iter().max()?;
        if range.contains(&natural) || range.contains(&total) {
            return None;
        }
    }
    let mut sorted = columns.clone();
    crate::order::ascending(&mut sorted);
    sorted.dedup();
    (sorted.len() == WIDTH).then_some(columns)
}
