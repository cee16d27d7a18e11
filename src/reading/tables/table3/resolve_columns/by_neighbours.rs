//! Rows with fewer figures than there are columns, placed by the rows around them.

use super::super::super::columns::{self, Placement};
use super::super::super::figure_groups::{Event, Events, FigureGroup};
use super::super::super::segments::{Cut, SegmentKind};
use super::super::super::stream::Stream;
use super::super::super::sums::row_holds;
use super::super::{Found, WIDTH};
use super::{Open, figures};

/// Whether the line below a row with blank cells holds figures and no label: a row may have been broken over two lines, and its
/// blank cells be none of the columns'.
pub(super) fn goes_on(stream: &Stream<'_>, events: &Events, group: usize) -> bool {
    let at = events.list.iter().position(|e| matches!(e, Event::Group(g) if *g == group));
    let next = at.and_then(|at| events.list.get(at + 1));
    let Some(Event::Group(next)) = next else { return false };
    let (own, next) = (events.groups.get(group), events.groups.get(*next));
    let is_marked =
        |g: &FigureGroup| g.entries.iter().filter_map(|s| stream.segment(*s)).all(|p| p.cut == Cut::Marks);
    own.is_some_and(is_marked)
        && next.is_some_and(|g| !g.owned && !g.entries.is_empty() && g.entries.len() < WIDTH)
}

/// A row with fewer cells than any without a blank has lost one; and where all of those have the same number, a row with
/// another one may have got one that is not its own. Which of its cells are blank then nobody can tell.
pub(super) fn by_count(events: &Events, found: &[Found], open: &mut [Open]) {
    let cells: Vec<usize> = found.iter().map(|f| events.groups.get(f.group).map_or(0, |g| g.cells)).collect();
    let full = |row: &Open| row.ways.found == WIDTH;
    let of_full: Vec<usize> = open.iter().zip(&cells).filter(|(row, _)| full(row)).map(|(_, n)| *n).collect();
    let (fewest, most) = (of_full.iter().min().copied().unwrap_or(0), of_full.iter().max().copied());
    if of_full.len() < 3 || fewest == 0 {
        return;
    }
    let is_odd = |n: usize| n < fewest || most == Some(fewest) && n != fewest;
    for (row, _) in open.iter_mut().zip(&cells).filter(|(row, n)| !full(row) && is_odd(**n)) {
        row.placement = None;
        row.ways.all.clear();
    }
}

/// A blank cell among the figures of a full row, where the other full rows have none, is what is left of a figure that came apart
/// (`| |0 |` for 10) if the row does not come to its total: what then stands in the columns nobody can tell.
pub(super) fn without_odd_blanks(stream: &Stream<'_>, open: &mut [Open]) {
    let is_broken = |row: &Open| {
        let is_filled = |entry: &usize| stream.segment(*entry).is_some_and(|p| p.kind.is_filled());
        let first = row.entries.iter().position(is_filled);
        let last = row.entries.iter().rposition(is_filled);
        let inner = first.zip(last).and_then(|(first, last)| row.entries.get(first..=last));
        let is_blank = |entry: &usize| stream.segment(*entry).is_some_and(|p| p.kind == SegmentKind::Blank);
        inner.is_some_and(|inner| inner.iter().any(is_blank))
    };
    let is_full = |row: &&mut Open| row.ways.found == WIDTH;
    let (broken, whole): (Vec<_>, Vec<_>) = open.iter_mut().filter(is_full).partition(|row| is_broken(row));
    if broken.len() * 4 > whole.len() {
        return;
    }
    for row in broken {
        if row.placement.as_ref().is_some_and(|p| row_holds(&figures(stream, p)) == Some(false)) {
            row.placement = None;
            row.ways.all.clear();
        }
    }
}

/// Where full rows have their figures at the same places, the other rows have theirs there too.
pub(super) fn by_places(stream: &Stream<'_>, open: &mut [Open]) {
    let full: Vec<Placement> =
        open.iter().filter(|row| row.ways.found == WIDTH).filter_map(|row| row.placement.clone()).collect();
    let full: Vec<&Placement> = full.iter().collect();
    for row in open.iter_mut().filter(|row| row.ways.found != WIDTH) {
        let placed = columns::by_places(stream, &row.entries, &full);
        // A stretch of cells that begins elsewhere than all full rows do has lost a cell, or has one too many.
        let elsewhere = row.ways.stretches
            && row.placement.as_ref().is_some_and(|p| columns::is_elsewhere(stream, p, &full));
        if placed.is_none() && elsewhere {
            row.ways.all.clear();
            row.placement = None;
        } else {
            row.placement = placed.or(row.placement.take());
        }
    }
}

/// Rows of blanks begin where the rows around them begin; figures between spaces stand under each other.
pub(super) fn by_neighbours(stream: &Stream<'_>, open: &mut [Open]) {
    let certain: Vec<Placement> = open.iter().filter_map(|row| row.placement.clone()).collect();
    let certain: Vec<&Placement> = certain.iter().collect();
    let begins_at_once = |row: &Open| {
        row.placement
            .as_ref()
            .is_none_or(|p| p.first().and_then(|p| p.segment()) == row.entries.first().copied())
    };
    let all_begin_at_once = open.iter().all(begins_at_once);
    for row in open.iter_mut().filter(|row| row.placement.is_none()) {
        if row.ways.stretches {
            let peer = columns::by_peers(stream, &row.ways.all, &certain);
            let chosen = peer.or(Some(0).filter(|_| all_begin_at_once));
            row.placement = chosen.and_then(|nth| row.ways.all.get(nth).cloned());
        } else if row.entries.len() < WIDTH && !certain.is_empty() {
            let placement = columns::by_columns(stream, &row.entries, &certain, WIDTH);
            row.placement = placement.filter(|p| row_holds(&figures(stream, p)) == Some(true));
        }
    }
}
