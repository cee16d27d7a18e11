//! The header of table 3: which column stands where.

use crate::form::T3_COLUMNS;
use crate::text::View;

use super::super::align::Evidence;
use super::super::groups::{Event, Events};
use super::super::piece::Cut;
use super::super::stream::{Item, Stream};
use super::WIDTH;

/// What the header says.
#[derive(Clone, Debug)]
pub struct Header {
    /// For each figure of a row, left to right, the form's column; other than 0 to 6 where the header says so.
    pub order: Vec<usize>,
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
        let Some(piece) = stream.piece(*nth).filter(|_| last != Some(*nth)) else { continue };
        last = Some(*nth);
        let text = View::squeezed(stream.text, piece.span).text;
        if let Some(column) = T3_COLUMNS.iter().position(|c| c.label == text) {
            seen.push(Seen { column, row: piece.row, x: piece.x, grid: piece.cut == Cut::Grid });
        }
        all += &text;
    }
    let known = ["自然人", "商业", "科研", "公益", "法律", "其他", "总"];
    let missing = known.iter().filter(|word| !all.contains(**word)).count();
    let flat = !all.contains("法人");
    Header {
        order: order(&seen, flat),
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
    let mut sorted = columns.clone();
    crate::order::ascending(&mut sorted);
    sorted.dedup();
    (sorted.len() == WIDTH).then_some(columns)
}
