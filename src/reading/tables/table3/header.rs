//! The header of table 3: which column stands where.

use crate::form::T3_COLUMNS;
use crate::report::{HeaderFault, HeaderFaultKind};
use crate::text::{Span, View};

use super::super::align::Evidence;
use super::super::figure_groups::{Events, words};
use super::super::segments::Cut;
use super::super::stream::Stream;
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
    /// Columns that stand elsewhere than in the form, or twice.
    pub faults: Vec<HeaderFault>,
    /// The one column of which the header has no word, where it names all the others.
    pub lacks: Option<usize>,
    /// A name that is no column's.
    pub foreign: Option<(String, Span)>,
}

/// Reads the header: what stands before the first label.
pub fn read(stream: &Stream<'_>, events: &Events, evidence: &Evidence) -> Header {
    let first = (0..events.list.len()).find(|e| evidence.label(*e).is_some_and(|row| row < 3));
    let head = events.list.get(..first.unwrap_or(0)).unwrap_or(&[]);
    let mut seen: Vec<Seen> = Vec::new();
    let mut foreign: Vec<Seen> = Vec::new();
    let mut all = String::new();
    for (segment, text) in words(stream, head) {
        let is_sum = text.chars().count() <= 10 && (text.ends_with("小计") || text.ends_with("合计"));
        let column = T3_COLUMNS.iter().position(|c| c.label == text).or(is_sum.then_some(SUM));
        if let Some(column) = column {
            let grid = segment.cut == Cut::Grid;
            seen.push(Seen { column, row: segment.row, x: segment.x, grid, span: segment.span });
        } else if is_foreign(&text) {
            foreign.push(Seen {
                column: SUM,
                row: segment.row,
                x: segment.x,
                grid: false,
                span: segment.span,
            });
        }
        all += &text;
    }
    let sum = seen.iter().find(|s| s.column == SUM).map(|s| s.span);
    let mut subtotal = subtotal(&mut seen);
    let mut foreign_span = sum.filter(|_| subtotal.is_some());
    // A name between those of columns and no part of one: a column that the form does not have.
    if let [only] = foreign.as_slice()
        && subtotal.is_none()
        && seen.iter().any(|s| (s.row, s.x) < (only.row, only.x))
    {
        let in_row = seen.iter().any(|s| s.row == only.row && (1..=5).contains(&s.column));
        let before = seen.iter().filter(|s| s.column < 6 && (s.row, s.x) < (only.row, only.x)).count();
        subtotal = in_row.then_some(Some(before));
        foreign_span = Some(only.span);
    }
    let known = ["自然人", "商业", "科研", "公益", "法律", "其他", "总"];
    let named = all.replace("法人或其他组织", "");
    let missing: Vec<usize> =
        (0..WIDTH).filter(|c| known.get(*c).is_some_and(|w| !named.contains(w))).collect();
    // Above the five kinds of organisations stands the name of all of them; one of its halves may have lost a character.
    let flat = !all.contains("法人") && !all.contains("或其他组织");
    let order = order(&seen, flat);
    let (order, faults) = faults(&seen, order);
    let place = |column: usize| seen.iter().position(|s| s.column == column);
    Header {
        total_in_doubt: order.last() == Some(&6)
            && place(6).is_some()
            && place(6) < place(0)
            && !is_rightmost(&seen),
        order,
        subtotal,
        grid: grid(&seen),
        damaged: first.is_some()
            && !all.is_empty()
            && missing.iter().any(|c| known.get(*c).is_some_and(|w| !all.contains(w))),
        faults,
        lacks: missing.first().copied().filter(|_| missing.len() == 1 && seen.len() + 1 == WIDTH),
        foreign: foreign_span.map(|span| (View::squeezed(stream.text, span).text, span)),
    }
}

/// Whether words of a header are the name of a column that the form does not have: neither a part of what the form
/// prints there, nor words that hold one.
fn is_foreign(text: &str) -> bool {
    const PRINTED: [&str; 3] = [
        "申请人情况",
        "法人或其他组织",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    ];
    const CORES: [&str; 12] =
        ["自然", "商业", "企业", "科研", "机构", "公益", "组织", "法律", "其他", "其它", "计", "申请"];
    let length = text.chars().count();
    (2..=8).contains(&length)
        && text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
        && !CORES.iter().any(|core| text.contains(core))
        && !T3_COLUMNS.iter().any(|column| is_left_of(text, column.label))
        && !PRINTED.iter().any(|printed| printed.contains(text))
        && !["勾稽", "关系", "单位：", "情况", "项"].iter().any(|word| text.contains(word))
}

/// Whether words are what is left of a name that lost characters: 社会公组.
fn is_left_of(text: &str, name: &str) -> bool {
    let mut whole = name.chars();
    text.chars().all(|c| whole.any(|own| own == c))
}

/// What the names say otherwise than the form, where all seven columns have one; and the order without a column
/// that is named twice, of which nobody can tell which is meant.
fn faults(seen: &[Seen], mut order: Vec<usize>) -> (Vec<usize>, Vec<HeaderFault>) {
    let fault = |kind, column: usize, span| HeaderFault {
        kind,
        name: T3_COLUMNS.get(column).map_or("", |c| c.label).to_owned(),
        span,
    };
    let count = |column: usize| seen.iter().filter(|s| s.column == column).count();
    let missing: Vec<usize> = (0..WIDTH).filter(|c| count(*c) == 0).collect();
    let twice: Vec<usize> = (0..WIDTH).filter(|c| count(*c) == 2).collect();
    let last = |column: usize| seen.iter().rev().find(|s| s.column == column).map(|s| s.span);
    if let ([missing], [twice]) = (missing.as_slice(), twice.as_slice())
        && seen.len() == WIDTH
        && !is_repeated_below(seen, *twice)
    {
        order = (0..WIDTH).collect();
        for column in [*missing, *twice] {
            if let Some(place) = order.get_mut(column) {
                *place = UNKNOWN;
            }
        }
        let faults = vec![
            fault(HeaderFaultKind::Extra, *twice, last(*twice)),
            fault(HeaderFaultKind::Missing, *missing, None),
        ];
        return (order, faults);
    }
    if seen.len() != WIDTH || !missing.is_empty() {
        return (order, Vec::new());
    }
    // Where the six others stand in their order, it is 总计 alone that moved.
    let others: Vec<usize> = order.iter().copied().filter(|column| column + 1 != WIDTH).collect();
    let moved: Vec<usize> = match others.is_sorted() {
        true if order.last() != Some(&(WIDTH - 1)) => vec![WIDTH - 1],
        _ => order.iter().enumerate().filter(|(place, column)| place != *column).map(|(_, c)| *c).collect(),
    };
    let faults = moved.into_iter().map(|c| fault(HeaderFaultKind::Moved, c, last(c))).collect();
    (order, faults)
}

/// Whether a name stands in two lines of several names each: a cell that is merged over both, drawn in both.
fn is_repeated_below(seen: &[Seen], column: usize) -> bool {
    let rows: Vec<u32> = seen.iter().filter(|s| s.column == column).map(|s| s.row).collect();
    let shared = |row: u32| seen.iter().filter(|s| s.row == row).count() > 1;
    matches!(rows.as_slice(), [one, other] if one != other && shared(*one) && shared(*other))
}

/// Stands in the order for a column that nobody can tell.
const UNKNOWN: usize = usize::MAX;

/// A column's name, where it stands.
struct Seen {
    column: usize,
    row: u32,
    x: u32,
    grid: bool,
    span: Span,
}

/// Stands for a sum that is not called 总计, among the numbers of columns.
const SUM: usize = WIDTH;

/// Whether 总计 stands to the right of all other names, of which several share a line: what is above them may be merged cells,
/// and where the columns are shows all the same.
fn is_rightmost(seen: &[Seen]) -> bool {
    let others = || seen.iter().filter(|s| s.column + 1 != WIDTH);
    let share_a_line = |names: &[Seen]| matches!(names, [one, next] if one.row == next.row && one.x < next.x);
    seen.windows(2).any(share_a_line)
        && seen.iter().filter(|s| s.column + 1 == WIDTH).all(|total| others().all(|other| other.x < total.x))
}

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
    // Beside 总计 and above or below the others, 自然人 is the first column: lines of a header may have changed places.
    let beside = |one: usize, other: usize| place(one).zip(place(other)).is_some_and(|(a, b)| a.row == b.row);
    if beside(0, WIDTH - 1) && !(1..WIDTH - 1).any(|column| beside(0, column)) && columns.contains(&1) {
        printed.retain(|column| *column != 0);
        printed.insert(0, 0);
    }
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
