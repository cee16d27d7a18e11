//! Table 3, 收到和处理政府信息公开申请情况.
//!
//! The best alignment of [`super::align`] is accepted group by group, each for a reason: the label stands in the same
//! line, or around the figures, or in front of them in a text in which labels come first; or the rows between two
//! that are certain are exactly as many as the groups there. What nothing vouches for stays unread.

mod accept_rows;
mod header;
mod resolve_columns;

use std::ops::Range;

use crate::form::{FORMS, Form, Row, TableId};
use crate::report::{AmbiguousRow, Cell, CellState, Located, Table, TableRow, TableState};
use crate::text::Span;

use super::align::{self, Evidence};
use super::figure_groups::{Event, Events, MOST_EVENTS, events};
use super::labels::{AnyRow, rows};
use super::segments::{Cut, SegmentKind};
use super::stream::{Item, Stream};

/// How many columns a row has.
pub const WIDTH: usize = 7;

/// The most copies of a table that are looked at.
pub const MOST_COPIES: usize = 16;

/// A table with the items of the stream that it takes up.
#[derive(Default)]
pub struct Reading {
    /// The table.
    pub table: Table,
    /// The stretches of the stream that are this table or a copy of it.
    pub stretches: Vec<Range<usize>>,
}

/// Reads table 3. `hint`: the form of table 2, for where this one does not tell.
pub fn read(stream: &Stream<'_>, hint: Option<&'static Form>) -> Reading {
    let stretches: Vec<Range<usize>> =
        stream.stretches(TableId::T3).into_iter().filter(|s| is_table(stream, s)).collect();
    let mut copies = copies(stream, &stretches).into_iter().take(MOST_COPIES);
    let Some(first) = copies.next() else { return Reading::default() };
    let mut table = read_copy(stream, &first, hint);
    for copy in copies {
        let other = read_copy(stream, &copy, hint);
        if let Some(span) = other.span.filter(|_| other.is_read()) {
            let differs = super::differ(&table, &other);
            table.copies.push((span, differs));
        }
    }
    Reading { table, stretches }
}

/// Whether a stretch holds rows, not only words that tables have too: at least one label with figures.
fn is_table(stream: &Stream<'_>, stretch: &Range<usize>) -> bool {
    let Some(items) = stream.items.get(stretch.clone()) else { return false };
    let labels =
        items.iter().filter_map(|i| i.word()).filter(|w| w.row(TableId::T3).is_some() && w.length > 2);
    let entries = stretch.clone().filter(|at| stream.kind(*at).is_some_and(|k| k.is_entry())).count();
    labels.count() >= 1 && entries >= WIDTH && !is_turned(stream, stretch)
}

/// Whether the labels of several rows stand beside one another in a row of marked cells without a figure: the table has its
/// rows for columns, and a figure behind a label is not that row's.
fn is_turned(stream: &Stream<'_>, stretch: &Range<usize>) -> bool {
    let label = |at: usize| {
        let segment = stream.items.get(at).and_then(|i| stream.segment(i.segment()));
        let word = stream.items.get(at).and_then(Item::word);
        let is_marked = segment.is_some_and(|p| p.cut == Cut::Marks);
        word.filter(|w| is_marked && w.length > 2).and_then(|w| w.row(TableId::T3))
    };
    let (mut row, mut labels) = (None, 0);
    for at in stretch.clone() {
        if row != stream.row(at) {
            (row, labels) = (stream.row(at), 0);
        }
        if stream.kind(at).is_some_and(SegmentKind::is_filled) {
            labels = 0;
        }
        labels += usize::from(label(at).is_some());
        if labels >= SEVERAL {
            return true;
        }
    }
    false
}

/// Stretches of one and the same copy of the table: a new copy begins where 本年新收 comes again after the figures
/// of （七）总计. 总计 without its number may be a column's, unless figures follow it.
fn copies(stream: &Stream<'_>, stretches: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
    let known = rows(TableId::T3);
    let is = |item: usize, id: &str| {
        let word = stream.items.get(item).and_then(|i| i.word());
        word.and_then(|w| w.row(TableId::T3)).and_then(|r| known.get(r)).is_some_and(|r| r.id == id)
    };
    let is_row = |item: usize| {
        let numbered = stream.items.get(item).and_then(|i| i.word()).is_some_and(|w| w.ordinal.is_some());
        numbered || stream.kind(item + 1).is_some_and(SegmentKind::is_filled)
    };
    let mut out: Vec<Vec<Range<usize>>> = Vec::new();
    let (mut begun, mut ended) = (false, false);
    for stretch in stretches {
        let mut start = stretch.start;
        for item in stretch.clone() {
            if is(item, "new_received") && begun && ended {
                if start < item {
                    extend(&mut out, start..item);
                }
                out.push(Vec::new());
                start = item;
                (begun, ended) = (true, false);
            } else if is(item, "new_received") {
                begun = true;
            } else if is(item, "total_handled") && begun && is_row(item) || is(item, "carried_out") {
                ended = true;
            }
        }
        extend(&mut out, start..stretch.end);
    }
    out
}

fn extend(copies: &mut Vec<Vec<Range<usize>>>, stretch: Range<usize>) {
    match copies.last_mut() {
        Some(copy) => copy.push(stretch),
        None => copies.push(vec![stretch]),
    }
}

/// A row for which figures were found.
pub struct Found {
    /// The form's row.
    pub row: &'static Row,
    /// The group of figures.
    pub group: usize,
}

fn read_copy(stream: &Stream<'_>, stretches: &[Range<usize>], hint: Option<&'static Form>) -> Table {
    let mut all = Events::default();
    for stretch in stretches {
        if all.list.len() >= MOST_EVENTS {
            break;
        }
        let part = events(stream, stretch, TableId::T3, WIDTH);
        let shift = all.groups.len();
        all.groups.extend(part.groups);
        all.list.extend(part.list.into_iter().map(|e| match e {
            Event::Group(nth) => Event::Group(nth + shift),
            other => other,
        }));
    }
    let evidence = Evidence::new(stream, &all);
    let (form, found) = best_form(stream, &all, &evidence, hint);
    let mut table = build(stream, &all, &evidence, form, &found, stretches);
    table.repeated = repeated_rows(stream, &all, &evidence, form, &found);
    // Two tables line by line in one: which figures are whose nobody can tell.
    if table.repeated.len() * 2 >= found.len().max(SEVERAL) {
        for row in &mut table.rows {
            row.cells.fill(Cell::default());
        }
        table.ambiguous.clear();
    }
    table
}

/// So many rows twice are no slip of copying.
const SEVERAL: usize = 6;

/// Rows that stand there twice with different figures, with both places.
fn repeated_rows(
    stream: &Stream<'_>,
    events: &Events,
    evidence: &Evidence,
    form: &'static Form,
    found: &[Found],
) -> Vec<(&'static Row, Span, Span)> {
    let known = rows(TableId::T3);
    let number = |row: &Row| known.iter().position(|r| r.id == row.id);
    let accepted: Vec<(usize, usize)> =
        found.iter().filter_map(|f| Some((number(f.row)?, f.group))).collect();
    let span = |group: usize| {
        let entries = events.groups.get(group)?.entries.iter();
        entries.filter_map(|s| stream.segment(*s)).map(|p| p.span).reduce(Span::join)
    };
    let twice = accept_rows::repeated(stream, events, evidence, form, &accepted);
    let named = |(row, one, other): (usize, usize, usize)| {
        Some((known.get(row)?.of(form)?, span(one)?, span(other)?))
    };
    twice.into_iter().filter_map(named).collect()
}

/// How well a generation fits, compared in this order.
type Fit = (usize, usize, bool);

/// The generation whose rows more of the figures fit, and which rows have which.
fn best_form(
    stream: &Stream<'_>,
    events: &Events,
    evidence: &Evidence,
    hint: Option<&'static Form>,
) -> (&'static Form, Vec<Found>) {
    let known = rows(TableId::T3);
    let mut best: Option<(Fit, &'static Form, Vec<Found>)> = None;
    for form in FORMS.iter().copied() {
        let present: Vec<bool> = known.iter().map(|row| row.of(form).is_some()).collect();
        let of_form = evidence.among(&present);
        let alignment = align::best(events, &of_form, &present);
        let accepted = accept_rows::accept_rows(stream, events, &of_form, &alignment, form);
        let row = |nth: usize| known.get(nth).and_then(|r: &AnyRow| r.of(form));
        let found: Vec<Found> =
            accepted.into_iter().filter_map(|(nth, group)| Some(Found { row: row(nth)?, group })).collect();
        // （六）其他处理 is in one generation a row and in the other the label of three.
        let is_own = |label: &usize| {
            let row = known.get(*label).filter(|r| r.id != "other_all" && r.of(form).is_some());
            row.is_some_and(|r| FORMS.iter().any(|f| r.of(f).is_none()))
        };
        let own_labels = (0..events.list.len()).filter_map(|event| evidence.label(event)).filter(is_own);
        let score = (own_labels.count(), found.len(), hint == Some(form));
        // Where nothing tells, the newest.
        if best.as_ref().is_none_or(|(known, ..)| score >= *known) {
            best = Some((score, form, found));
        }
    }
    best.map_or((&crate::form::FORM_2021, Vec::new()), |(_, form, found)| (form, found))
}

fn build(
    stream: &Stream<'_>,
    events: &Events,
    evidence: &Evidence,
    form: &'static Form,
    found: &[Found],
    stretches: &[Range<usize>],
) -> Table {
    let header = header::read(stream, events, evidence);
    let resolved = resolve_columns::resolve(stream, events, form, found, &header);
    let header_faults = resolve_columns::header_faults(stream, events, found, &header);
    let mut table =
        Table { form: Some(form), header_damaged: header.damaged, header_faults, ..Table::default() };
    for row in form.t3 {
        let label = label_of(stream, events, evidence, row);
        let group = found.iter().find(|f| f.row.id == row.id).and_then(|f| events.groups.get(f.group));
        let placement =
            resolved.iter().find(|(id, _)| *id == row.id).and_then(|(_, placement)| placement.as_ref());
        if let (None, Some(group)) = (placement, group) {
            let spans = group.entries.iter().filter_map(|s| stream.segment(*s)).map(|p| p.span);
            let filled =
                group.entries.iter().filter(|s| stream.segment(**s).is_some_and(|p| p.kind.is_filled()));
            if let Some(span) = spans.reduce(Span::join) {
                table.ambiguous.push(AmbiguousRow { row, found: filled.count(), span });
            }
        }
        table.rows.push(super::assemble::row(stream, row, placement, label));
    }
    without_lost_columns(&mut table);
    table.span = stretches.iter().filter_map(|s| stream.span(s)).reduce(Span::join);
    table.strange_rows = strange_rows(stream, events, found);
    let any =
        table.rows.iter().any(|r| r.cells.iter().any(|c| c.span.is_some())) || !table.ambiguous.is_empty();
    table.state = if any { TableState::Read } else { TableState::Lost };
    table
}

/// Leaves a column unread that is blank in every row though rows lack what it held: copying lost it. Where nobody applied of
/// a kind, its column may be blank, and the sums hold.
fn without_lost_columns(table: &mut Table) {
    const ENOUGH: usize = 3;
    let is_read = |row: &&mut TableRow| row.cells.iter().any(|cell| cell.value.is_some());
    for column in 0..WIDTH - 1 {
        let is_blank =
            |row: &TableRow| row.cells.get(column).is_some_and(|cell| cell.state == CellState::Blank);
        let read = || table.rows.iter().filter(|row| row.cells.iter().any(|cell| cell.value.is_some()));
        let fails = |row: &&TableRow| {
            let figures = row.cells.iter().map(|cell| cell.for_sums()?.to_int()).collect();
            let has_total = row.cells.last().is_some_and(|cell| cell.value.is_some());
            has_total && super::sums::row_holds(&figures) == Some(false)
        };
        if read().all(is_blank) && read().filter(fails).count() >= ENOUGH {
            for row in table.rows.iter_mut().filter(is_read) {
                if let Some(cell) = row.cells.get_mut(column) {
                    *cell = Cell::default();
                }
            }
        }
    }
}

/// Where the label of a row stands: the first words that hold most of it.
fn label_of(stream: &Stream<'_>, events: &Events, evidence: &Evidence, row: &Row) -> Option<Span> {
    let nth = rows(TableId::T3).iter().position(|r| r.id == row.id)?;
    let event = (0..events.list.len()).find(|event| evidence.label(*event) == Some(nth))?;
    match events.list.get(event) {
        Some(Event::Word(item)) => stream.items.get(*item)?.word().map(|w| w.span.trimmed(stream.text)),
        _ => None,
    }
}

/// Lines of a label and seven figures whose label no form has.
fn strange_rows(stream: &Stream<'_>, events: &Events, found: &[Found]) -> Vec<Located<String>> {
    let mut out = Vec::new();
    for (nth, group) in events.groups.iter().enumerate() {
        let placed = found.iter().any(|f| f.group == nth);
        if placed || !group.owned || group.entries.len() != WIDTH {
            continue;
        }
        let mut words = events.list.iter().filter_map(|event| match event {
            Event::Word(item) if stream.row(*item) == group.row => stream.items.get(*item)?.word(),
            _ => None,
        });
        let label = words.next_back().filter(|w| w.table.is_none() && w.classes.is_empty() && w.length >= 2);
        if let Some(label) = label {
            let span = label.span.trimmed(stream.text);
            out.push(Located { value: span.of(stream.text).to_string(), span });
        }
    }
    out
}
