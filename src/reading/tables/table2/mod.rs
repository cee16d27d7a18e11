//! Table 2, 主动公开政府信息情况: a block for each item of article 20, each with its own columns, and each block
//! in the generation in which it was printed.

mod block;

use std::ops::Range;

use crate::form::{FORMS, Form, Row, TableId, ValueKind};
use crate::report::{AmbiguousRow, Cell, Table, TableState};
use crate::text::Span;

use super::assemble;
use super::columns::{self, Content, Habit, Placement};
use super::figure_groups::{Event, Events, events};
use super::labels::rows;
use super::stream::Stream;
use super::table3::{MOST_COPIES, Reading};
use block::{ItemBlock, blocks};

/// A row that was found.
struct Found {
    row: &'static Row,
    form: &'static Form,
    entries: Vec<usize>,
    /// `None` where its figures could not be told apart.
    placement: Option<Placement>,
    label: Option<Span>,
}

/// Reads table 2. `hint`: the form of the other tables, for where the table itself does not tell.
pub fn read(stream: &Stream<'_>, hint: Option<&'static Form>) -> Reading {
    let stretches: Vec<Range<usize>> =
        stream.stretches(TableId::T2).into_iter().filter(|s| is_table(stream, s)).collect();
    let mut copies: Vec<(Vec<Found>, Vec<Range<usize>>)> = Vec::new();
    let mut repeated: Vec<Twice> = Vec::new();
    let parts = stretches.iter().flat_map(|stretch| parted(stream, stretch));
    // The blocks of a copy may be a stretch each.
    for stretch in parts.take(MOST_COPIES * 8) {
        let events = events(stream, &stretch, TableId::T2, usize::MAX);
        let (found, twice) = read_stretch(stream, &events, hint);
        repeated.extend(twice);
        let begun_again = |known: &Vec<Found>| {
            found.iter().filter(|f| known.iter().any(|k| k.row.id == f.row.id)).count() * 2 > found.len()
        };
        match copies.last_mut() {
            Some((known, places)) if !begun_again(known) => {
                known.extend(found);
                places.push(stretch);
            }
            _ => copies.push((found, vec![stretch])),
        }
    }
    let mut tables = copies.into_iter().filter_map(|(found, places)| build(stream, found, &places, hint));
    let Some(mut table) = tables.next() else { return Reading::default() };
    for copy in tables {
        let differs = super::differ(&table, &copy);
        table.copies.extend(copy.span.map(|span| (span, differs)));
    }
    table.repeated = repeated;
    Reading { table, stretches }
}

/// A stretch parted where the table begins again: at its first row, behind rows of three and more of the others.
fn parted(stream: &Stream<'_>, stretch: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = vec![stretch.clone()];
    let (mut seen, mut head) = (Vec::new(), None);
    for item in stretch.clone() {
        let Some(word) = stream.items.get(item).and_then(|i| i.word()) else { continue };
        match word.row(TableId::T2) {
            Some(0) if seen.len() > 3 => {
                let start = head.unwrap_or(item);
                let both = parts.last().map(|last| [last.start..start, start..stretch.end]);
                if let Some([before, behind]) = both.filter(|both| both.iter().all(|r| is_table(stream, r))) {
                    parts.pop();
                    parts.extend([before, behind]);
                    seen.clear();
                }
            }
            Some(row) if !seen.contains(&row) => seen.push(row),
            Some(_) => {}
            // 第二十条第（一）项 stands above the row.
            None if word.table == Some(TableId::T2) => {
                head = head.or(Some(item));
                continue;
            }
            None => {}
        }
        head = None;
    }
    parts
}

/// Whether a stretch holds labels with figures, or the header with labels.
fn is_table(stream: &Stream<'_>, stretch: &Range<usize>) -> bool {
    let Some(items) = stream.items.get(stretch.clone()) else { return false };
    let labels = items.iter().filter_map(|i| i.word()).filter(|w| w.row(TableId::T2).is_some()).count();
    let heads = items.iter().filter_map(|i| i.word()).filter(|w| w.table == Some(TableId::T2)).count();
    let entries = stretch.clone().filter(|at| stream.kind(*at).is_some_and(|k| k.is_entry())).count();
    labels >= 1 && heads >= 3 && entries >= 1
}

/// A row that stands there twice with different figures: the place that was read and the other.
type Twice = (&'static Row, Span, Span);

fn read_stretch(
    stream: &Stream<'_>,
    events: &Events,
    hint: Option<&'static Form>,
) -> (Vec<Found>, Vec<Twice>) {
    let blocks = blocks(stream, events);
    // Blocks that do not tell their generation follow those that do.
    let told: Vec<Option<&'static Form>> = blocks.iter().map(|b| b.form(stream, events)).collect();
    let most = FORMS.iter().copied().max_by_key(|form| told.iter().flatten().filter(|f| *f == form).count());
    let most = most.filter(|form| told.iter().flatten().any(|f| f == form)).or(hint);
    let blocks: Vec<(&ItemBlock, &'static Form)> =
        blocks.iter().zip(told).filter_map(|(block, told)| Some((block, told.or(most)?))).collect();
    let rows: Vec<_> = blocks.iter().flat_map(|(block, form)| block.figures(stream, events, form)).collect();
    let habit = Habit::of(stream, rows.iter().map(|(entries, width)| (entries.as_slice(), *width)));
    let (mut out, mut twice): (Vec<Found>, Vec<Twice>) = Default::default();
    for (block, form) in blocks {
        for found in block.rows(stream, events, form, habit) {
            match out.iter().find(|known| known.row.id == found.row.id) {
                Some(known) => twice.extend(differing(stream, known, &found)),
                None => out.push(found),
            }
        }
    }
    (out, twice)
}

/// Two rows of one label, each with all its figures, where these are not the same.
fn differing(stream: &Stream<'_>, one: &Found, other: &Found) -> Option<Twice> {
    let texts = |found: &Found| -> Vec<&str> {
        let filled = found.entries.iter().filter_map(|s| stream.segment(*s)).filter(|p| p.kind.is_filled());
        filled.map(|p| p.span.of(stream.text)).collect()
    };
    let span = |found: &Found| {
        found.entries.iter().filter_map(|s| stream.segment(*s)).map(|p| p.span).reduce(Span::join)
    };
    let whole = one.form == other.form && one.placement.is_some() && other.placement.is_some();
    (whole && texts(one) != texts(other)).then(|| Some((one.row, span(one)?, span(other)?))).flatten()
}

fn build(
    stream: &Stream<'_>,
    found: Vec<Found>,
    places: &[Range<usize>],
    hint: Option<&'static Form>,
) -> Option<Table> {
    let votes = |form: &Form| found.iter().filter(|f| f.form == form).count();
    let form = FORMS.iter().copied().max_by_key(|form| (votes(form), hint == Some(form)))?;
    if found.is_empty() {
        return None;
    }
    let mut table = Table { form: Some(form), state: TableState::Read, ..Table::default() };
    for any in rows(TableId::T2) {
        let found = found.iter().find(|f| f.row.id == any.id);
        let Some(row) = found.map(|f| f.row).or_else(|| any.of(form)) else { continue };
        let placement = found.and_then(|f| f.placement.as_ref());
        if let Some(found) = found.filter(|f| f.placement.is_none() && !f.entries.is_empty()) {
            let segments = found.entries.iter().filter_map(|s| stream.segment(*s));
            let filled = segments.clone().filter(|p| p.kind.is_filled()).count();
            let span = segments.map(|p| p.span).reduce(Span::join);
            table.ambiguous.extend(span.map(|span| AmbiguousRow { row, found: filled, span }));
        }
        table.rows.push(assemble::row(stream, row, placement, found.and_then(|f| f.label)));
    }
    table.span = places.iter().filter_map(|s| stream.span(s)).reduce(Span::join);
    Some(table)
}

/// Whether money stands in a column of numbers while a column is without a figure: what was lost stood in front of it.
pub fn is_moved_money(stream: &Stream<'_>, row: &Row, placement: &Placement) -> bool {
    let cells: Vec<_> = placement.iter().map(|place| assemble::cell(stream, *place)).collect();
    let counts = cells.iter().zip(row.columns).filter(|(_, column)| column.kind == ValueKind::Count);
    let is_money = |cell: &Cell| cell.unit.as_ref().is_some_and(|unit| unit.ends_with('元'));
    cells.iter().any(|cell| cell.value.is_none()) && counts.into_iter().any(|(cell, _)| is_money(cell))
}

/// The words of an event.
fn word<'s>(stream: &'s Stream<'_>, event: &Event) -> Option<&'s super::labels::Fragment> {
    match event {
        Event::Word(item) => stream.items.get(*item)?.word(),
        _ => None,
    }
}

/// The figures of a row of `width` columns.
fn placement(stream: &Stream<'_>, entries: &[usize], width: usize, habit: Habit) -> Option<Placement> {
    let ways = columns::ways(stream, entries, width, habit);
    let text = |entry: &usize| stream.segment(*entry).map_or("", |p| p.span.of(stream.text));
    let filled: Vec<usize> =
        entries.iter().copied().filter(|s| stream.segment(*s).is_some_and(|p| p.kind.is_filled())).collect();
    let indent = entries.iter().position(|s| Some(s) == filled.first()).unwrap_or(0);
    let repeats =
        filled.get(width - 1..).filter(|rest| rest.iter().all(|s| Some(text(s)) == rest.first().map(text)));
    match ways.only() {
        // A converter that prints a widened cell in each of its columns prints blank ones too.
        Some(_) if indent > 0 && habit.indent != Some(indent) && columns::is_twice(stream, &filled) => None,
        // Blank cells after the figures are what a widened cell leaves behind.
        _ if ways.stretches => {
            let first = entries.get(habit.indent?).copied();
            ways.all.iter().find(|way| way.first().and_then(|p| p.segment()) == first).cloned()
        }
        Some(only) => Some(only.clone()),
        None if filled.len() == columns::WIDEST && filled.len() > width && repeats.is_some() => {
            Some(filled.iter().take(width).copied().map(Content::At).collect())
        }
        None => None,
    }
}
