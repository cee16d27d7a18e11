//! Which figure of a row is which column's, where it is not plain: by the rows around it, then by the sums.

use crate::form::{Form, T3_COLUMNS};
use crate::report::{HeaderFault, HeaderFaultKind};

use super::super::assemble;
use super::super::columns::{self, Content, Habit, Placement, Ways};
use super::super::figure_groups::{Event, Events, FigureGroup};
use super::super::segments::{Cut, SegmentKind};
use super::super::stream::Stream;
use super::super::sums::{Figures, Sheet, row_holds};
use super::header::Header;
use super::{Found, WIDTH};

/// A row on its way.
struct Open {
    id: &'static str,
    entries: Vec<usize>,
    ways: Ways,
    placement: Option<Placement>,
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

/// How many rows have so many figures, and behind them only blank cells.
fn filled(stream: &Stream<'_>, events: &Events, found: &[Found], width: usize) -> usize {
    let is_filled = |s: &usize| stream.segment(*s).is_some_and(|p| p.kind.is_filled());
    let begins = |entries: &[usize]| {
        let figures = entries.iter().filter(|s| is_filled(s)).count();
        figures == width && entries.iter().take(width).all(is_filled)
    };
    found.iter().filter(|f| events.groups.get(f.group).is_some_and(|g| begins(&g.entries))).count()
}

/// For each found row its placement in the form's columns, `None` where it stays open.
pub fn resolve(
    stream: &Stream<'_>,
    events: &Events,
    form: &'static Form,
    found: &[Found],
    header: &Header,
) -> Vec<(&'static str, Option<Placement>)> {
    let header = &in_doubt(stream, events, found, header);
    let events = &without_blank_column(stream, events, found);
    let foreign = foreign_cell(stream, events, found, header);
    let width = match foreign {
        Foreign::None => fitting_width(stream, events, found, header),
        _ => WIDTH + 1,
    };
    let habit =
        Habit::of(stream, found.iter().filter_map(|f| Some((&*events.groups.get(f.group)?.entries, width))));
    let mut open: Vec<Open> = Vec::new();
    for row in found {
        let entries = events.groups.get(row.group).map_or(&[][..], |g| &g.entries).to_vec();
        let ways = columns::ways(stream, &entries, width, habit);
        let mut ways = match foreign {
            Foreign::None => either_end(in_order(ways, width, header), header),
            Foreign::At(place) => without(ways, place),
            Foreign::Somewhere if ways.found == width => columns::ways(stream, &entries, WIDTH, habit),
            Foreign::Somewhere => Ways::default(),
        };
        if let Some(placement) = by_grid(stream, &entries, header) {
            // As many cells as columns in another order than the header's: cells that say wrongly how many columns
            // they cover. The sums may tell.
            let certain = entries.len() == width;
            if !certain || ways.all.contains(&placement) {
                ways.all.clear();
            }
            ways.all.push(placement);
            ways.found = WIDTH;
        }
        if ways.found < WIDTH && goes_on(stream, events, row.group) {
            ways.all.clear();
        }
        let placement = ways.only().cloned();
        open.push(Open { id: row.row.id, entries, ways, placement });
    }
    by_count(events, found, &mut open);
    by_places(stream, &mut open);
    by_neighbours(stream, &mut open);
    by_sums(stream, form, &mut open);
    without_shifted_totals(stream, form, &mut open);
    open.into_iter().map(|row| (row.id, row.placement)).collect()
}

/// Whether the line below a row with blank cells holds figures and no label: a row may have been broken over two lines, and its
/// blank cells be none of the columns'.
fn goes_on(stream: &Stream<'_>, events: &Events, group: usize) -> bool {
    let at = events.list.iter().position(|e| matches!(e, Event::Group(g) if *g == group));
    let next = at.and_then(|at| events.list.get(at + 1));
    let Some(Event::Group(next)) = next else { return false };
    let (own, next) = (events.groups.get(group), events.groups.get(*next));
    let is_marked =
        |g: &FigureGroup| g.entries.iter().filter_map(|s| stream.segment(*s)).all(|p| p.cut == Cut::Marks);
    own.is_some_and(is_marked)
        && next.is_some_and(|g| !g.owned && !g.entries.is_empty() && g.entries.len() < WIDTH)
}

/// The groups without the blank cells that stand behind every row: a tab or a bar at the end of each line is no
/// column.
fn without_blank_column(stream: &Stream<'_>, events: &Events, found: &[Found]) -> Events {
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

/// A row whose 总计 is blank and whose 其他 is what the cells before it come to has lost a cell on the left: what is
/// read as 其他 is the total. So has one with which a column's sum fails. Only where other rows have their total filled in.
fn without_shifted_totals(stream: &Stream<'_>, form: &'static Form, open: &mut [Open]) {
    let of = |row: &Open| row.placement.as_ref().map(|p| figures(stream, p));
    let is_blank = |content: &Content| match content {
        Content::At(nth) => stream.segment(*nth).is_some_and(|p| !p.kind.is_filled()),
        Content::Empty => true,
        Content::Joined(..) | Content::Lost => false,
    };
    let has_total = |row: &Open| row.placement.as_ref().and_then(|p| p.last()).is_some_and(|c| !is_blank(c));
    if open.iter().filter(|row| has_total(row)).count() * 2 <= open.len() {
        return;
    }
    let is_total = |row: &Open| match of(row).as_deref() {
        Some([parts @ .., Some(other), _]) => {
            *other > 0 && parts.iter().copied().sum::<Option<i64>>() == Some(*other)
        }
        _ => false,
    };
    let sheet = sheet(stream, form, open, None);
    let fails = |row: &Open| {
        let is_filled = |p: &Placement| p.iter().any(|content| !is_blank(content));
        if !row.placement.as_ref().is_some_and(is_filled) {
            return false;
        }
        let at = form.t3.iter().position(|r| r.id == row.id);
        at.is_some_and(|at| (0..WIDTH - 1).any(|column| sheet.column_fails(at, column)))
    };
    let shifted: Vec<usize> = open
        .iter()
        .enumerate()
        .filter(|(_, row)| row.placement.is_some() && !has_total(row) && (is_total(row) || fails(row)))
        .map(|(nth, _)| nth)
        .collect();
    for nth in shifted {
        if let Some(row) = open.get_mut(nth) {
            row.placement = None;
        }
    }
}

/// The header with 总计 where the sums have it, if its own words leave that open.
fn in_doubt(stream: &Stream<'_>, events: &Events, found: &[Found], header: &Header) -> Header {
    let mut header = header.clone();
    if header.total_in_doubt {
        let rows =
            found.iter().filter_map(|f| events.groups.get(f.group)).filter(|g| g.entries.len() == WIDTH);
        let rows: Vec<Figures> =
            rows.map(|g| figures(stream, &g.entries.iter().copied().map(Content::At).collect())).collect();
        let turned = |row: &Figures| {
            let mut row = row.clone();
            row.rotate_left(1);
            row_holds(&row) == Some(true)
        };
        let last = rows.iter().filter(|row| row_holds(row) == Some(true)).count();
        let first = rows.iter().filter(|row| turned(row)).count();
        header.total_in_doubt = first == last;
        if first > last {
            header.order.rotate_right(1);
        }
    }
    header
}

/// Where nobody can tell whether 总计 is the first column or the last, the ways of both.
fn either_end(mut ways: Ways, header: &Header) -> Ways {
    if header.total_in_doubt {
        let mut turned = ways.all.clone();
        turned.iter_mut().filter(|way| way.len() == WIDTH).for_each(|way| way.rotate_left(1));
        ways.all.extend(turned);
    }
    ways
}

/// A cell that rows have besides the columns of the form.
#[derive(Clone, Copy)]
enum Foreign {
    /// There is none.
    None,
    /// It is the one at this place: 小计 and the like.
    At(usize),
    /// Rows have one, and the sums do not say which.
    Somewhere,
}

/// Where full rows have a figure more than there are columns: which of theirs is none, by the sums of nearly all.
fn foreign_cell(stream: &Stream<'_>, events: &Events, found: &[Found], header: &Header) -> Foreign {
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
fn without(mut ways: Ways, place: usize) -> Ways {
    // Which figure is lost the sums cannot tell if it may be the one that is no column's.
    ways.all.retain(|way| !way.contains(&Content::Lost));
    for way in ways.all.iter_mut().filter(|way| way.len() > place) {
        way.remove(place);
    }
    // As many figures as columns, or as many fewer as there were.
    ways.found = ways.found.saturating_sub(1);
    ways
}

/// How many figures a row has: as many as the header names, if nearly all rows have that many.
fn fitting_width(stream: &Stream<'_>, events: &Events, found: &[Found], header: &Header) -> usize {
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

/// In a grid the header's place is the figure's place.
fn by_grid(stream: &Stream<'_>, entries: &[usize], header: &Header) -> Option<Placement> {
    let columns = header.grid.as_ref()?;
    let mut placement = Vec::new();
    for column in columns {
        let covers = |entry: &&usize| {
            stream
                .segment(**entry)
                .is_some_and(|p| p.cut == Cut::Grid && p.x <= *column && *column < p.x + u32::from(p.width))
        };
        let entry = entries.iter().find(covers)?;
        placement.push(Content::At(*entry));
    }
    // A cell drawn over two columns is neither's.
    let twice = placement.iter().zip(placement.iter().skip(1)).any(|(one, next)| one == next);
    (!twice).then_some(placement)
}

/// From the printed order of the columns to the form's.
fn in_order(mut ways: Ways, width: usize, header: &Header) -> Ways {
    // A header that names fewer columns than rows have figures, in the usual order, has lost a name.
    let rising = header.order.is_sorted_by(|one, next| one < next);
    if width == WIDTH && rising {
        return ways;
    }
    for way in &mut ways.all {
        let mut placement = vec![Content::Lost; WIDTH];
        if way.len() == header.order.len() {
            for (place, column) in way.iter().zip(&header.order) {
                if let Some(entry) = placement.get_mut(*column) {
                    *entry = *place;
                }
            }
        }
        *way = placement;
    }
    ways
}

/// Where full rows have their figures at the same places, the other rows have theirs there too.
fn by_places(stream: &Stream<'_>, open: &mut [Open]) {
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

/// A row with fewer cells than any without a blank has lost one; and where all of those have the same number, a row with
/// another one may have got one that is not its own. Which of its cells are blank then nobody can tell.
fn by_count(events: &Events, found: &[Found], open: &mut [Open]) {
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

/// Rows of blanks begin where the rows around them begin; figures between spaces stand under each other.
fn by_neighbours(stream: &Stream<'_>, open: &mut [Open]) {
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

/// Of several ways the one with which every sum holds that the row takes part in.
fn by_sums(stream: &Stream<'_>, form: &'static Form, open: &mut [Open]) {
    let pending = open.iter().enumerate().filter(|(_, row)| row.placement.is_none()).map(|(nth, _)| nth);
    let pending: Vec<usize> = pending.collect();
    let mut chosen = Vec::new();
    for nth in pending {
        let Some(row) = open.get(nth) else { continue };
        let mut fitting: Vec<&Placement> = Vec::new();
        for way in &row.ways.all {
            let sheet = sheet(stream, form, open, Some((row.id, way)));
            let Some(at) = form.t3.iter().position(|r| r.id == row.id) else { continue };
            let (holding, failing) = sheet.around(at);
            let own = row_holds(&figures(stream, way));
            let vouched = own == Some(true) || holding + 1 >= WIDTH;
            if own != Some(false) && failing == 0 && vouched {
                fitting.push(way);
            }
        }
        let first = fitting.first().copied();
        let same = |way: &&Placement| first == Some(*way);
        if let Some(way) = first
            && fitting.iter().all(same)
            && !may_be_doubled_elsewhere(stream, row, way)
        {
            chosen.push((nth, way.clone()));
        }
    }
    for (nth, way) in chosen {
        if let Some(row) = open.get_mut(nth) {
            row.placement = Some(way);
        }
    }
}

/// Whether a way leaves out a figure that stands alone while others stand twice in a row: a line may have been doubled, and the
/// figure that the sums do not want may be the report's own.
fn may_be_doubled_elsewhere(stream: &Stream<'_>, row: &Open, way: &Placement) -> bool {
    let text = |entry: &usize| stream.segment(*entry).map_or("", |p| p.span.of(stream.text));
    let is_filled = |s: &usize| stream.segment(*s).is_some_and(|p| p.kind.is_filled());
    let filled: Vec<usize> = row.entries.iter().copied().filter(is_filled).collect();
    let is_at = |content: &Content| matches!(content, Content::At(_));
    if filled.len() != WIDTH + 1 || !way.iter().all(is_at) {
        return false;
    }
    // Only figures on lines of their own are doubled with their line.
    let apart = |one: &usize, next: &usize| {
        let ends = (stream.segment(*one).map(|p| p.span.end), stream.segment(*next).map(|p| p.span.start));
        let between = ends.0.zip(ends.1).and_then(|(from, to)| stream.text.get(from..to));
        between.is_some_and(|between| between.contains('\n'))
    };
    let alike = |pair: &[usize]| matches!(pair, [one, next] if text(one) == text(next) && apart(one, next));
    let left_out = |entry: &usize| !way.contains(&Content::At(*entry));
    let own = filled.windows(2).any(|pair| pair.iter().any(left_out) && alike(pair));
    !own && filled.windows(2).any(alike)
}

fn sheet<'f>(
    stream: &Stream<'_>,
    form: &'f Form,
    open: &[Open],
    instead: Option<(&str, &Placement)>,
) -> Sheet<'f> {
    let placement = |id: &str| match instead {
        Some((own, way)) if own == id => Some(way.clone()),
        _ => open.iter().find(|row| row.id == id).and_then(|row| row.placement.clone()),
    };
    let rows = form.t3.iter().map(|row| (row, placement(row.id).map(|p| figures(stream, &p))));
    Sheet { rows: rows.collect() }
}

fn figures(stream: &Stream<'_>, placement: &Placement) -> Figures {
    placement.iter().map(|place| assemble::figure(stream, *place)).collect()
}
