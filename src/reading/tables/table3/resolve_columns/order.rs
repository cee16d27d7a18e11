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
        let rows = full_rows(stream, events, found);
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

fn is_filled(stream: &Stream<'_>, entry: usize) -> bool {
    stream.segment(entry).is_some_and(|p| p.kind.is_filled())
}

/// The figures of the rows that have one for each column. Blank cells tell nothing of the order: the total may be what is not
/// filled in.
fn full_rows(stream: &Stream<'_>, events: &Events, found: &[Found]) -> Vec<Figures> {
    let rows = found.iter().filter_map(|f| events.groups.get(f.group));
    let placements = rows.map(|group| {
        group
            .entries
            .iter()
            .copied()
            .filter(|entry| is_filled(stream, *entry))
            .map(Content::At)
            .collect::<Placement>()
    });
    placements.filter(|placement| placement.len() == WIDTH).map(|p| figures(stream, &p)).collect()
}

/// Whether the sums refute the header's order: with the form's nearly all rows come to their totals, and with the header's those
/// of them do not that would show a difference. Its lines were put in another order, not the columns.
fn is_refuted(stream: &Stream<'_>, events: &Events, found: &[Found], header: &Header) -> bool {
    const ENOUGH: usize = 3;
    let mut sorted = header.order.clone();
    crate::order::ascending(&mut sorted);
    if header.order == sorted || !sorted.iter().copied().eq(0..WIDTH) {
        return false;
    }
    let rows = full_rows(stream, events, found);
    let holds_as_named = |row: &Figures| {
        let at = |column: usize| {
            let place = header.order.iter().position(|named| *named == column)?;
            row.get(place).copied().flatten()
        };
        row_holds(&(0..WIDTH).map(at).collect()) == Some(true)
    };
    // A row of noughts, or with one number that is its total, holds in any order.
    let as_formed = rows.iter().filter(|row| row_holds(row) == Some(true)).count();
    let as_formed_alone =
        rows.iter().filter(|row| row_holds(row) == Some(true) && !holds_as_named(row)).count();
    let as_named_alone =
        rows.iter().filter(|row| row_holds(row) != Some(true) && holds_as_named(row)).count();
    as_formed_alone >= ENOUGH && as_formed * 4 >= rows.len() * 3 && as_named_alone * 4 <= as_formed_alone
}

/// Where nobody can tell whether 总计 is the first column or the last, the ways of both. A row of the same figure throughout, as
/// of noughts, is the same in both.
pub(super) fn either_end(stream: &Stream<'_>, mut ways: Ways, header: &Header) -> Ways {
    if header.total_in_doubt {
        let text = |content: &Content| Some(stream.segment(content.segment()?)?.span.of(stream.text));
        let is_uniform = |way: &Placement| {
            let mut texts = way.iter().map(text);
            let first = texts.next().flatten().filter(|text| !text.is_empty());
            first.is_some() && texts.all(|text| text == first)
        };
        let mut turned: Vec<Placement> =
            ways.all.iter().filter(|way| way.len() == WIDTH && !is_uniform(way)).cloned().collect();
        turned.iter_mut().for_each(|way| way.rotate_left(1));
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
