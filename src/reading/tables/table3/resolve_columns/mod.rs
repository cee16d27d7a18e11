//! Which figure of a row is which column's, where it is not plain: by the rows around it, then by the sums.

mod by_neighbours;
mod by_sums;
mod foreign;
mod order;

use crate::form::Form;

use super::super::assemble;
use super::super::columns::{self, Habit, Placement, Ways};
use super::super::figure_groups::Events;
use super::super::stream::Stream;
use super::super::sums::Figures;
use super::header::Header;
use super::{Found, WIDTH};

pub use foreign::header_faults;

use by_neighbours::{by_count, by_neighbours, by_places, goes_on, without_odd_blanks};
use by_sums::{by_sums, without_shifted_totals};
use foreign::{Foreign, fitting_width, foreign_cell, without, without_blank_column};
use order::{by_grid, either_end, in_doubt, in_order};

/// A row on its way.
struct Open {
    id: &'static str,
    entries: Vec<usize>,
    ways: Ways,
    placement: Option<Placement>,
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
            Foreign::None => either_end(stream, in_order(ways, width, header), header),
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
    without_odd_blanks(stream, &mut open);
    by_places(stream, &mut open);
    by_neighbours(stream, &mut open);
    by_sums(stream, form, &mut open);
    without_shifted_totals(stream, form, &mut open);
    open.into_iter().map(|row| (row.id, row.placement)).collect()
}

fn figures(stream: &Stream<'_>, placement: &Placement) -> Figures {
    placement.iter().map(|place| assemble::figure(stream, *place)).collect()
}
