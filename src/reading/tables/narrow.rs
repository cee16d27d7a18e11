//! Figures that went on in the line below, since their cells were too narrow.
//!
//! A line of nothing but digits that no cell holds may be the ends of the figures above it. Where they stand under one
//! another [`super::segments`] sees to it; elsewhere the sums of the rows show that their figures are not whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::TableId;
use crate::report::{DamageCause, Table, TableRow};
use crate::text::Span;

use super::segments::SegmentKind;
use super::stream::Stream;
use super::torn::is_in_doubt;

/// Takes back the longest figures of every row above such a line, where one of these rows shows by its sum that it is not
/// whole: which of them go on is not certain.
pub fn take_back(stream: &Stream<'_>, tables: &mut [(TableId, &mut Table)]) {
    let lines = Lines::of(stream, tables);
    let rows = || tables.iter().flat_map(|(id, table)| table.rows.iter().map(move |row| (*id, row)));
    let is_doubtful = |id: TableId, row: &TableRow| id != TableId::T2 && is_in_doubt(row);
    let shows = |(id, row): (TableId, &TableRow)| {
        is_doubtful(id, row) && lines.full_above_ends(stream, row).is_some()
    };
    if lines.ends.is_empty() || !rows().any(shows) {
        return;
    }
    for row in tables.iter_mut().flat_map(|(_, table)| &mut table.rows) {
        let Some(full) = lines.full_above_ends(stream, row) else { continue };
        for cell in row.cells.iter_mut().filter(|cell| cell.value.is_some()) {
            if cell.span.map(length) == Some(full) {
                cell.take_back(DamageCause::Broken, None);
            }
        }
    }
}

fn length(figure: Span) -> usize {
    figure.end - figure.start
}

/// The places of a row's figures.
fn figures(row: &TableRow) -> impl Iterator<Item = Span> {
    row.cells.iter().filter(|cell| cell.value.is_some()).filter_map(|cell| cell.span)
}

/// Lines with numbers in them.
struct Lines {
    /// How long the numbers of each are.
    lengths: BTreeMap<u32, Vec<usize>>,
    /// Those of two numbers or more that hold nothing else, and none that was read.
    ends: BTreeSet<u32>,
}

impl Lines {
    fn of(stream: &Stream<'_>, tables: &[(TableId, &mut Table)]) -> Lines {
        let (mut lengths, mut others) = (BTreeMap::<u32, Vec<usize>>::new(), BTreeSet::new());
        for segment in &stream.segments {
            let text = segment.span.of(stream.text);
            let is_number = segment.kind == SegmentKind::Value;
            if is_number && text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                lengths.entry(segment.row).or_default().push(length(segment.span));
            } else if !matches!(segment.kind, SegmentKind::Blank | SegmentKind::MaybeBlank) {
                others.insert(segment.row);
            }
        }
        let cells = tables.iter().flat_map(|(_, table)| &table.rows).flat_map(figures);
        others.extend(cells.filter_map(|span| line_of(stream, span)));
        let alone = lengths.iter().filter(|(line, numbers)| numbers.len() > 1 && !others.contains(line));
        let ends = alone.map(|(line, _)| *line).collect();
        Lines { lengths, ends }
    }

    /// Below a row stand the ends of its figures: how long those are that fill their cells. There are no more ends than
    /// figures that fill theirs, and none is longer.
    fn full_above_ends(&self, stream: &Stream<'_>, row: &TableRow) -> Option<usize> {
        let line = figures(row).filter_map(|span| line_of(stream, span)).max()?;
        let below = line.checked_add(1).filter(|below| self.ends.contains(below))?;
        let (above, below) = (self.lengths.get(&line)?, self.lengths.get(&below)?);
        let full = above.iter().copied().max()?;
        let can_go_on = above.iter().filter(|length| **length == full).count();
        (full > 1 && below.len() <= can_go_on && below.iter().all(|length| *length <= full)).then_some(full)
    }
}

/// The line on which something stands.
fn line_of(stream: &Stream<'_>, span: Span) -> Option<u32> {
    stream
        .segment(stream.at(span))
        .filter(|segment| segment.span.start == span.start)
        .map(|segment| segment.row)
}
