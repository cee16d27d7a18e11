//! Which figure of a row is which column's, where it is not plain: by the rows around it, then by the sums.

use crate::form::Form;

use super::super::groups::Events;
use super::super::place::{self, Habit, Place, Placing, Ways};
use super::super::stream::Stream;
use super::super::sums::{Figures, Sheet, row_holds};
use super::super::{build, piece::Cut};
use super::header::Header;
use super::{Found, WIDTH};

/// A row on its way.
struct Open {
    id: &'static str,
    slots: Vec<usize>,
    ways: Ways,
    placing: Option<Placing>,
}

/// For each found row its placing in the form's columns, `None` where it stays open.
pub fn settle(
    stream: &Stream<'_>,
    events: &Events,
    form: &'static Form,
    found: &[Found],
    header: &Header,
) -> Vec<(&'static str, Option<Placing>)> {
    let width = fitting_width(events, found, header);
    let habit =
        Habit::of(stream, found.iter().filter_map(|f| Some((&*events.groups.get(f.group)?.slots, width))));
    let mut open: Vec<Open> = Vec::new();
    for row in found {
        let slots = events.groups.get(row.group).map_or(&[][..], |g| &g.slots).to_vec();
        let ways = match by_grid(stream, &slots, header) {
            Some(placing) => Ways { all: vec![placing], found: WIDTH, ..Ways::default() },
            None => in_order(place::ways(stream, &slots, width, habit), width, header),
        };
        let placing = ways.only().cloned();
        open.push(Open { id: row.row.id, slots, ways, placing });
    }
    by_count(events, found, &mut open);
    by_places(stream, &mut open);
    by_neighbours(stream, &mut open);
    by_sums(stream, form, &mut open);
    open.into_iter().map(|row| (row.id, row.placing)).collect()
}

/// How many figures a row has: as many as the header names, if nearly all rows have that many.
fn fitting_width(events: &Events, found: &[Found], header: &Header) -> usize {
    let of_width = |width: usize| {
        found.iter().filter(|f| events.groups.get(f.group).is_some_and(|g| g.slots.len() == width)).count()
    };
    let named = header.order.len();
    if named != WIDTH && of_width(named) > of_width(WIDTH) { named } else { WIDTH }
}

/// In a grid the header's place is the figure's place.
fn by_grid(stream: &Stream<'_>, slots: &[usize], header: &Header) -> Option<Placing> {
    let columns = header.grid.as_ref()?;
    let mut placing = Vec::new();
    for column in columns {
        let covers = |slot: &&usize| {
            stream
                .piece(**slot)
                .is_some_and(|p| p.cut == Cut::Grid && p.x <= *column && *column < p.x + u32::from(p.width))
        };
        let slot = slots.iter().find(covers)?;
        placing.push(Place::At(*slot));
    }
    // A cell drawn over two columns is neither's.
    let twice = placing.windows(2).any(|w| w[0] == w[1]);
    (!twice).then_some(placing)
}

/// From the printed order of the columns to the form's.
fn in_order(mut ways: Ways, width: usize, header: &Header) -> Ways {
    // A header that names fewer columns than rows have figures, in the usual order, has lost a name.
    let rising = header.order.windows(2).all(|w| w[0] < w[1]);
    if width == WIDTH && rising {
        return ways;
    }
    for way in &mut ways.all {
        let mut placing = vec![Place::Lost; WIDTH];
        if way.len() == header.order.len() {
            for (place, column) in way.iter().zip(&header.order) {
                if let Some(slot) = placing.get_mut(*column) {
                    *slot = *place;
                }
            }
        }
        *way = placing;
    }
    ways
}

/// Where full rows have their figures at the same places, the other rows have theirs there too.
fn by_places(stream: &Stream<'_>, open: &mut [Open]) {
    let full: Vec<Placing> =
        open.iter().filter(|row| row.ways.found == WIDTH).filter_map(|row| row.placing.clone()).collect();
    let full: Vec<&Placing> = full.iter().collect();
    for row in open.iter_mut().filter(|row| row.ways.found != WIDTH) {
        row.placing = place::by_places(stream, &row.slots, &full).or(row.placing.take());
    }
}

/// Where all rows without a blank have the same number of cells, a row with another number has lost one, or got
/// one that is not its own: which of its cells are blank then nobody can tell.
fn by_count(events: &Events, found: &[Found], open: &mut [Open]) {
    let cells: Vec<usize> = found.iter().map(|f| events.groups.get(f.group).map_or(0, |g| g.cells)).collect();
    let full = |row: &Open| row.ways.found == WIDTH;
    let of_full: Vec<usize> = open.iter().zip(&cells).filter(|(row, _)| full(row)).map(|(_, n)| *n).collect();
    let Some(usual) = of_full.first().copied().filter(|n| *n > 0) else { return };
    if of_full.len() < 3 || of_full.iter().any(|n| *n != usual) {
        return;
    }
    for (row, _) in open.iter_mut().zip(&cells).filter(|(row, n)| !full(row) && **n != usual) {
        row.placing = None;
        row.ways.all.clear();
    }
}

/// Rows of blanks begin where the rows around them begin; figures between spaces stand under each other.
fn by_neighbours(stream: &Stream<'_>, open: &mut [Open]) {
    let certain: Vec<Placing> = open.iter().filter_map(|row| row.placing.clone()).collect();
    let certain: Vec<&Placing> = certain.iter().collect();
    let begins_at_once = |row: &Open| {
        row.placing.as_ref().is_none_or(|p| p.first().and_then(|p| p.piece()) == row.slots.first().copied())
    };
    let all_begin_at_once = open.iter().all(begins_at_once);
    for row in open.iter_mut().filter(|row| row.placing.is_none()) {
        if row.ways.stretches {
            let peer = place::by_peers(stream, &row.ways.all, &certain);
            let chosen = peer.or(Some(0).filter(|_| all_begin_at_once));
            row.placing = chosen.and_then(|nth| row.ways.all.get(nth).cloned());
        } else if row.slots.len() < WIDTH && !certain.is_empty() {
            let placing = place::by_columns(stream, &row.slots, &certain, WIDTH);
            row.placing = placing.filter(|p| row_holds(&figures(stream, p)) == Some(true));
        }
    }
}

/// Of several ways the one with which every sum holds that the row takes part in.
fn by_sums(stream: &Stream<'_>, form: &'static Form, open: &mut [Open]) {
    let pending: Vec<usize> = (0..open.len()).filter(|nth| open[*nth].placing.is_none()).collect();
    let mut chosen = Vec::new();
    for nth in pending {
        let Some(row) = open.get(nth) else { continue };
        let mut fitting: Vec<&Placing> = Vec::new();
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
        let same = |way: &&Placing| first.is_some_and(|f| texts(stream, f) == texts(stream, way));
        if let Some(way) = first
            && fitting.iter().all(same)
        {
            chosen.push((nth, way.clone()));
        }
    }
    for (nth, way) in chosen {
        if let Some(row) = open.get_mut(nth) {
            row.placing = Some(way);
        }
    }
}

fn sheet<'f>(
    stream: &Stream<'_>,
    form: &'f Form,
    open: &[Open],
    instead: Option<(&str, &Placing)>,
) -> Sheet<'f> {
    let placing = |id: &str| match instead {
        Some((own, way)) if own == id => Some(way.clone()),
        _ => open.iter().find(|row| row.id == id).and_then(|row| row.placing.clone()),
    };
    let rows = form.t3.iter().map(|row| (row, placing(row.id).map(|p| figures(stream, &p))));
    Sheet { rows: rows.collect() }
}

fn figures(stream: &Stream<'_>, placing: &Placing) -> Figures {
    placing.iter().map(|place| build::figure(stream, *place)).collect()
}

fn texts<'t>(stream: &'t Stream<'_>, placing: &Placing) -> Vec<Option<&'t str>> {
    placing.iter().map(|p| p.piece().and_then(|p| stream.piece(p)).map(|p| p.span.of(stream.text))).collect()
}
