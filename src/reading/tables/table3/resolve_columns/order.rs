//! The order in which the columns are printed.

use super::super::super::columns::{Content, Placement, Ways};
use super::super::super::figure_groups::Events;
use super::super::super::segments::Cut;
use super::super::super::stream::Stream;
use super::super::super::sums::{Figures, row_holds};
use super::super::header::Header;
use super::super::{Found, WIDTH};
use super::figures;

/// The header with 总计 where the sums have it, if its own words leave that open.
pub(super) fn in_doubt(stream: &Stream<'_>, events: &Events, found: &[Found], header: &Header) -> Header {
    let mut header = header.clone();
    if is_refuted(stream, events, found, &header) {
        header.order = (0..WIDTH).collect();
        header.faults.clear();
        header.damaged = true;
    }
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

/// Whether the sums refute the header's order: with it no row comes to its total, and with the form's nearly all do. Its lines
/// were put in another order, not the columns.
fn is_refuted(stream: &Stream<'_>, events: &Events, found: &[Found], header: &Header) -> bool {
    const ENOUGH: usize = 5;
    let mut sorted = header.order.clone();
    crate::order::ascending(&mut sorted);
    if header.order == sorted || !sorted.iter().copied().eq(0..WIDTH) {
        return false;
    }
    let rows = found.iter().filter_map(|f| events.groups.get(f.group)).filter(|g| g.entries.len() == WIDTH);
    let rows = rows.map(|g| figures(stream, &g.entries.iter().copied().map(Content::At).collect()));
    // Rows of noughts hold in any order.
    let rows: Vec<Figures> = rows.filter(|row| row.iter().flatten().any(|figure| *figure != 0)).collect();
    let named = |row: &&Figures| {
        let at = |column: usize| {
            let place = header.order.iter().position(|named| *named == column)?;
            row.get(place).copied().flatten()
        };
        row_holds(&(0..WIDTH).map(at).collect()) == Some(true)
    };
    let as_named = rows.iter().filter(named).count();
    let as_formed = rows.iter().filter(|row| row_holds(row) == Some(true)).count();
    as_formed >= ENOUGH && as_formed * 4 >= rows.len() * 3 && as_named * 4 <= as_formed
}

/// Where nobody can tell whether 总计 is the first column or the last, the ways of both.
pub(super) fn either_end(mut ways: Ways, header: &Header) -> Ways {
    if header.total_in_doubt {
        let mut turned = ways.all.clone();
        turned.iter_mut().filter(|way| way.len() == WIDTH).for_each(|way| way.rotate_left(1));
        ways.all.extend(turned);
    }
    ways
}

/// From the printed order of the columns to the form's.
pub(super) fn in_order(mut ways: Ways, width: usize, header: &Header) -> Ways {
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

/// In a grid the header's place is the figure's place.
pub(super) fn by_grid(stream: &Stream<'_>, entries: &[usize], header: &Header) -> Option<Placement> {
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
