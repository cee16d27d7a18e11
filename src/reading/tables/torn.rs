//! Numbers that a line break has torn in two.
//!
//! A line with nothing but digits, right before or behind a figure that was read, may be the rest of it. Where the sum of a
//! row of table 3 or 4 holds as the figure stands, it is whole; where it holds with the rest, [`super::mended`] joins them.
//! Otherwise the figure stays unread.

use std::collections::BTreeSet;

use crate::form::TableId;
use crate::num::Num;
use crate::report::{Cell, DamageCause, Table, TableRow};
use crate::text::{Span, fold};

use super::cell;
use super::segments::{Segment, SegmentKind};
use super::stream::Stream;
use super::sums::{Figures, row_holds};

/// Takes back figures whose other half may stand beside them.
pub fn take_back(stream: &Stream<'_>, tables: &mut [(TableId, &mut Table)]) {
    let read: BTreeSet<Span> = tables.iter().flat_map(|(_, table)| places(table)).collect();
    let rests = Rests::of(stream, &read);
    if rests.alone.is_empty() {
        return;
    }
    for (id, table) in tables {
        for row in &mut table.rows {
            let torn =
                (0..row.cells.len()).find_map(|nth| Some((nth, rests.with(stream, row.cells.get(nth)?)?)));
            let Some((nth, whole)) = torn.filter(|_| *id == TableId::T2 || is_in_doubt(row)) else {
                continue;
            };
            if let Some(place) = row.cells.get_mut(nth) {
                *place = whole;
            }
        }
    }
}

fn places(table: &Table) -> impl Iterator<Item = Span> {
    table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| cell.value.is_some())
        .filter_map(|cell| cell.span)
}

/// Takes back figures at the ends of lines that were all cut off at the same place, where the row's own sum does not vouch for
/// them: more digits may have followed.
pub fn take_back_cut(text: &str, tables: &mut [(TableId, &mut Table)]) {
    const ENOUGH: usize = 5;
    let length = |line: &str| line.trim_end_matches('\r').chars().count();
    let widest = text.lines().map(length).max().unwrap_or(0);
    if text.lines().filter(|line| length(line) == widest).count() < ENOUGH {
        return;
    }
    let is_at_edge = |span: Span| {
        let rest = text.get(span.end..).unwrap_or("");
        let start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        rest.chars().next().is_none_or(|c| matches!(c, '\n' | '\r'))
            && text.get(start..span.end).is_some_and(|line| length(line) == widest)
    };
    for (id, table) in tables {
        for row in table.rows.iter_mut().filter(|row| *id == TableId::T2 || is_in_doubt(row)) {
            let at_edge = |cell: &&mut Cell| cell.value.is_some() && cell.span.is_some_and(is_at_edge);
            for cell in row.cells.iter_mut().filter(at_edge) {
                cell.take_back(DamageCause::Lost, None);
            }
        }
    }
}

/// Takes back figures that are one side of a decimal point, whose other side stands beyond white space: 28. and 72.
pub fn take_back_halves(text: &str, tables: &mut [(TableId, &mut Table)]) {
    for (_, table) in tables {
        let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
        for cell in cells.filter(|cell| cell.value.is_some()) {
            if cell.span.is_some_and(|span| is_half(text, span)) {
                cell.take_back(DamageCause::Broken, None);
            }
        }
    }
}

fn is_half(text: &str, span: Span) -> bool {
    let is_gap = |c: char| c.is_whitespace() && c != '\t' || fold(c).is_none();
    let ends_in_digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    let before = text.get(..span.start).unwrap_or("");
    let whole = before.trim_end_matches(is_gap).strip_suffix('.').filter(|whole| ends_in_digit(whole));
    // A label's number stands right before its words: 1.属于国家秘密.
    let is_behind = whole.is_some_and(|whole| {
        let digits = whole.trim_end_matches(|c: char| c.is_ascii_digit());
        digits.ends_with(|c: char| is_gap(c) || c == '\t' || c == '|')
    });
    let behind = text.get(span.end..).unwrap_or("");
    let decimals = behind.trim_start_matches(is_gap).strip_prefix('.');
    let is_before = decimals.is_some_and(|decimals| decimals.starts_with(|c: char| c.is_ascii_digit()));
    is_behind || is_before
}

/// Whether nothing shows that a row's figures are whole as they were read.
pub(super) fn is_in_doubt(row: &TableRow) -> bool {
    let figures: Figures = row.cells.iter().map(|cell| cell.for_sums()?.to_int()).collect();
    row_holds(&figures) != Some(true)
}

/// Digits that stand alone on their line and were read as nobody's figure.
struct Rests {
    /// Their segments, in order.
    alone: BTreeSet<usize>,
}

impl Rests {
    fn of(stream: &Stream<'_>, read: &BTreeSet<Span>) -> Rests {
        let segments = stream.segments.iter().enumerate();
        let mut alone: BTreeSet<usize> = segments
            .filter(|(nth, p)| is_digits(stream, p) && !read.contains(&p.span) && is_alone(stream, *nth, p))
            .map(|(nth, _)| nth)
            .collect();
        let pages = page_numbers(stream, &alone);
        alone.retain(|nth| !pages.contains(nth));
        Rests { alone }
    }

    /// A cell together with the rest of its number, if one stands beside it.
    fn with(&self, stream: &Stream<'_>, cell: &Cell) -> Option<Cell> {
        let span = cell.span.filter(|_| cell.value.is_some())?;
        let nth = stream.at(span);
        let own = stream.segment(nth).filter(|p| p.span == span && is_digits(stream, p))?;
        let behind = nth + 1;
        // Of cells a line each there is one too many; that is for those to see who count them.
        if is_alone(stream, nth, own) {
            return None;
        }
        let is_last = stream.segment(behind).is_none_or(|next| next.row != own.row);
        let is_first =
            nth.checked_sub(1).and_then(|nth| stream.segment(nth)).is_none_or(|p| p.row != own.row);
        let before = nth.checked_sub(1).filter(|nth| is_first && self.alone.contains(nth));
        let rest = Some(behind).filter(|nth| is_last && self.alone.contains(nth)).or(before)?;
        let mut whole = cell::read(stream.text, span.join(stream.segment(rest)?.span));
        // 1 234 is one number in print; over two lines it need not be.
        if whole.value.is_some() {
            whole.take_back(DamageCause::Broken, whole.value);
        }
        Some(whole)
    }
}

/// Takes back the last figure of a line where the next one begins with digits, and words behind them, that make the row's sum hold:
/// 1, and 7 （二）部分公开 in the next line.
pub fn take_back_led(stream: &Stream<'_>, table: &mut Table) {
    for row in table.rows.iter_mut().filter(|row| is_in_doubt(row)) {
        let whole = row.cells.iter().enumerate().find_map(|(nth, cell)| {
            let whole = led_by(stream, cell)?;
            let mut figures: Figures = row.cells.iter().map(|cell| cell.for_sums()?.to_int()).collect();
            *figures.get_mut(nth)? = whole.damage?.likely?.to_int();
            (row_holds(&figures) == Some(true)).then_some((nth, whole))
        });
        if let Some((nth, whole)) = whole
            && let Some(place) = row.cells.get_mut(nth)
        {
            *place = whole;
        }
    }
}

/// A cell with the digits at the beginning of the next line.
fn led_by(stream: &Stream<'_>, cell: &Cell) -> Option<Cell> {
    let span = cell.span.filter(|_| cell.value.is_some())?;
    let nth = stream.at(span);
    let own = stream.segment(nth).filter(|p| p.span == span && is_digits(stream, p))?;
    let rest = stream.segment(nth + 1).filter(|p| p.row != own.row && is_digits(stream, p))?;
    stream.segment(nth + 2).filter(|p| p.row == rest.row && p.kind == SegmentKind::Words)?;
    let mut whole = cell::read(stream.text, span.join(rest.span));
    let digits: String = whole.raw.chars().filter(char::is_ascii_digit).collect();
    whole.take_back(DamageCause::Broken, Num::parse(&digits));
    Some(whole)
}

/// Whether nothing is printed on a segment's line besides it.
fn is_alone(stream: &Stream<'_>, nth: usize, segment: &Segment) -> bool {
    let is_beside = |other: &Segment| {
        other.row == segment.row && !matches!(other.kind, SegmentKind::Blank | SegmentKind::MaybeBlank)
    };
    let near = [nth.checked_sub(1), nth.checked_add(1)].into_iter().flatten();
    !near.filter_map(|nth| stream.segment(nth)).any(is_beside)
}

fn is_digits(stream: &Stream<'_>, segment: &Segment) -> bool {
    let text = segment.span.of(stream.text);
    segment.kind == SegmentKind::Value && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Of numbers on lines of their own those that count the pages: each one more than the one before it.
fn page_numbers(stream: &Stream<'_>, alone: &BTreeSet<usize>) -> BTreeSet<usize> {
    const HIGHEST: usize = 99;
    let number = |nth: &usize| {
        let text = stream.segment(*nth)?.span.of(stream.text);
        text.parse::<usize>().ok().filter(|page| *page <= HIGHEST && !text.starts_with('0'))
    };
    let numbers: Vec<(usize, usize)> = alone.iter().filter_map(|nth| Some((*nth, number(nth)?))).collect();
    let pairs = numbers.iter().zip(numbers.iter().skip(1));
    pairs
        .filter(|((_, page), (_, next))| page + 1 == *next)
        .flat_map(|((one, _), (next, _))| [*one, *next])
        .collect()
}
