//! Cells that rows have besides the columns of the form, and columns that they lack.

use crate::form::T3_COLUMNS;
use crate::report::{HeaderFault, HeaderFaultKind};

use super::super::super::columns::{Content, Placement, Ways};
use super::super::super::figure_groups::Events;
use super::super::super::segments::SegmentKind;
use super::super::super::stream::Stream;
use super::super::super::sums::row_holds;
use super::super::header::Header;
use super::super::{Found, WIDTH};
use super::figures;
use super::order::in_doubt;

/// A cell that rows have besides the columns of the form.
#[derive(Clone, Copy)]
pub(super) enum Foreign {
    /// There is none.
    None,
    /// It is the one at this place: 小计 and the like.
    At(usize),
    /// Rows have one, and the sums do not say which.
    Somewhere,
}

/// The columns that rows have otherwise than the form, where header and rows agree on it.
pub fn header_faults(
    stream: &Stream<'_>,
    events: &Events,
    found: &[Found],
    header: &Header,
) -> Vec<HeaderFault> {
    let events = &without_blank_column(stream, events, found);
    let mut faults = in_doubt(stream, events, found, header).faults;
    match (&header.foreign, foreign_cell(stream, events, found, header)) {
        (_, Foreign::None) if fitting_width(stream, events, found, header) + 1 == WIDTH => {
            let missing = header.lacks.and_then(|column| T3_COLUMNS.get(column));
            faults.extend(missing.map(|column| HeaderFault {
                kind: HeaderFaultKind::Missing,
                name: column.label.to_owned(),
                span: None,
            }));
        }
        (Some((name, span)), Foreign::At(_) | Foreign::Somewhere)
            if filled(stream, events, found, WIDTH + 1) * 2 > found.len() =>
        {
            let (name, span) = (name.clone(), Some(*span));
            faults.push(HeaderFault { kind: HeaderFaultKind::Extra, name, span });
        }
        _ => {}
    }
    faults
}

/// Where full rows have a figure more than there are columns: which of theirs is none, by the sums of nearly all.
pub(super) fn foreign_cell(
    stream: &Stream<'_>,
    events: &Events,
    found: &[Found],
    header: &Header,
) -> Foreign {
    let is_filled = |s: &usize| stream.segment(*s).is_some_and(|p| p.kind.is_filled());
    let filled = found.iter().filter_map(|f| events.groups.get(f.group)).map(|g| {
        let places = g.entries.iter().copied().filter(is_filled).map(Content::At);
        places.collect::<Placement>()
    });
    let rows: Vec<Placement> = filled.filter(|row| row.len() >= WIDTH).collect();
    let full: Vec<&Placement> = rows.iter().filter(|row| row.len() == WIDTH + 1).collect();
    if header.subtotal.is_none() && (full.len() < 3 || full.len() * 2 <= rows.len()) {
        return Foreign::None;
    }
    let holding = |place: usize| {
        let holds = |row: &&&Placement| {
            let mut row = (**row).clone();
            row.remove(place);
            row_holds(&figures(stream, &row)) == Some(true)
        };
        full.iter().filter(holds).count()
    };
    let scores: Vec<usize> = (0..=WIDTH).map(holding).collect();
    let most = scores.iter().copied().max().unwrap_or(0);
    let mut best = scores.iter().enumerate().filter(|(_, score)| **score == most).map(|(place, _)| place);
    match (best.next(), best.next()) {
        (Some(place), None) if most * 4 >= full.len() * 3 => Foreign::At(place),
        // The sums leave it open; the header may say.
        _ => match header.subtotal.flatten() {
            Some(place) if scores.get(place) == Some(&most) => Foreign::At(place),
            _ => Foreign::Somewhere,
        },
    }
}

/// Ways for the form's columns, from ways in which one place is no column.
pub(super) fn without(mut ways: Ways, place: usize) -> Ways {
    // Which figure is lost the sums cannot tell if it may be the one that is no column's.
    ways.all.retain(|way| !way.contains(&Content::Lost));
    for way in ways.all.iter_mut().filter(|way| way.len() > place) {
        way.remove(place);
    }
    // As many figures as columns, or as many fewer as there were.
    ways.found = ways.found.saturating_sub(1);
    ways
}

/// How many rows have so many figures, and behind them only blank cells.
fn filled(stream: &Stream<'_>, events: &Events, found: &[Found], width: usize) -> usize {
    let is_filled = |s: &usize| stream.segment(*s).is_some_and(|p| p.kind.is_filled());
    let begins = |entries: &[usize]| {
        let figures = entries.iter().filter(|s| is_filled(s)).count();
        figures == width && entries.iter().take(width).all(is_filled)
    };
    found.iter().filter(|f| events.groups.get(f.group).is_some_and(|g| begins(&g.entries))).count()
}

/// How many figures a row has: as many as the header names, if nearly all rows have that many.
pub(super) fn fitting_width(stream: &Stream<'_>, events: &Events, found: &[Found], header: &Header) -> usize {
    let of_width = |width: usize| {
        found.iter().filter(|f| events.groups.get(f.group).is_some_and(|g| g.entries.len() == width)).count()
    };
    let named = header.order.len();
    // A row with all figures shows that no column is missing.
    if named < WIDTH && filled(stream, events, found, WIDTH) > 0 {
        return WIDTH;
    }
    let short = header.lacks.is_some() && filled(stream, events, found, named) * 2 > found.len();
    if named != WIDTH && (short || of_width(named) > of_width(WIDTH)) { named } else { WIDTH }
}

/// The groups without the blank cells that stand behind every row: a tab or a bar at the end of each line is no
/// column.
pub(super) fn without_blank_column(stream: &Stream<'_>, events: &Events, found: &[Found]) -> Events {
    const ENOUGH: usize = 3;
    // Places that only fill up a short row differ from row to row.
    let is_blank = |s: &usize| stream.segment(*s).is_some_and(|p| p.kind == SegmentKind::Blank);
    let trailing = |entries: &[usize]| entries.iter().rev().take_while(|s| is_blank(s)).count();
    let rows = || found.iter().filter_map(|f| events.groups.get(f.group));
    let spare = rows().map(|g| trailing(&g.entries)).min().unwrap_or(0);
    let full = rows().filter(|g| g.entries.len() == WIDTH + spare).count();
    let mut events = events.clone();
    if spare > 0 && full >= ENOUGH && full * 2 > found.len() {
        for group in found.iter().filter_map(|f| f.group.into()) {
            if let Some(group) = events.groups.get_mut::<usize>(group) {
                group.entries.truncate(group.entries.len() - spare);
            }
        }
    }
    events
}
