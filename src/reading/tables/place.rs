//! Which of the slots found for a row is which column's: one slot for one column where the numbers agree, all
//! the ways to set them where they do not.

use std::ops::Range;

use super::piece::{Cut, Kind};
use super::stream::Stream;

/// What stands in one column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A piece.
    At(usize),
    /// Nothing, as the empty place shows.
    Empty,
    /// Something that was lost, or never was: nobody can tell.
    Lost,
}

impl Place {
    /// The piece.
    pub fn piece(self) -> Option<usize> {
        match self {
            Place::At(piece) => Some(piece),
            Place::Empty | Place::Lost => None,
        }
    }
}

/// For each column what stands there.
pub type Placing = Vec<Place>;

/// The ways to place the slots of one row.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// At least one where anything fits; only one where it is certain.
    pub all: Vec<Placing>,
    /// How many figures and placeholders were found.
    pub found: usize,
}

impl Ways {
    /// The only way.
    pub fn only(&self) -> Option<&Placing> {
        match self.all.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// More than this many figures too many or too few, and no way is tried.
const MOST_OFF: usize = 1;

/// All ways to place `slots` into `width` columns, in order.
pub fn ways(stream: &Stream<'_>, slots: &[usize], width: usize) -> Ways {
    let kind = |slot: &usize| stream.piece(*slot).map_or(Kind::MaybeBlank, |p| p.kind);
    let filled: Vec<usize> = slots.iter().copied().filter(|s| !is_blank(kind(s))).collect();
    let mut ways = Ways { all: Vec::new(), found: filled.len() };
    let certain: Vec<usize> = slots.iter().copied().filter(|s| kind(s) != Kind::MaybeBlank).collect();
    let exact = [slots, &certain, &filled].into_iter().find(|s| s.len() == width);
    if filled.len() == width {
        ways.all.push(filled.iter().copied().map(Place::At).collect());
    } else if filled.len() > width {
        if filled.len() - width <= MOST_OFF {
            ways.all = leaving_out(&filled, width);
        }
    } else if let Some(exact) = exact {
        ways.all.push(exact.iter().copied().map(Place::At).collect());
    } else if slots.len() > width && certain.len() > filled.len() {
        ways.all = windows(slots, width, |slot| is_blank(kind(slot)));
    } else if width - filled.len() <= MOST_OFF && certain.len() == filled.len() {
        // Where blank cells show, a figure too few has another reason than a lost one.
        ways.all = leaving_gaps(&filled, width);
    }
    ways
}

fn is_blank(kind: Kind) -> bool {
    matches!(kind, Kind::Blank | Kind::MaybeBlank)
}

/// Every stretch of `width` slots outside of which nothing is printed.
fn windows(slots: &[usize], width: usize, blank: impl Fn(&usize) -> bool) -> Vec<Placing> {
    let outside_blank = |inside: &Range<usize>| {
        slots.iter().enumerate().all(|(nth, slot)| inside.contains(&nth) || blank(slot))
    };
    let starts = 0..=slots.len() - width;
    let inside = starts.map(|start| start..start + width).filter(outside_blank);
    inside.filter_map(|r| slots.get(r)).map(|w| w.iter().copied().map(Place::At).collect()).collect()
}

/// One figure too many: each may be the one that does not belong.
fn leaving_out(filled: &[usize], width: usize) -> Vec<Placing> {
    let without = |out: usize| {
        filled.iter().enumerate().filter(|(nth, _)| *nth != out).map(|(_, slot)| Place::At(*slot)).collect()
    };
    (0..filled.len()).map(without).filter(|p: &Placing| p.len() == width).collect()
}

/// One figure too few: each column may be the one that lost it.
fn leaving_gaps(slots: &[usize], width: usize) -> Vec<Placing> {
    let with_gap = |gap: usize| {
        let mut placing: Placing = slots.iter().copied().map(Place::At).collect();
        placing.insert(gap, Place::Lost);
        placing
    };
    (0..width).map(with_gap).filter(|p| p.len() == width).collect()
}

/// Where the slots begin in their physical row, if that row has cells of its own.
pub fn shape(stream: &Stream<'_>, placing: &Placing) -> Option<(u32, usize)> {
    let first = placing.first()?.piece()?;
    let piece = stream.piece(first)?;
    if piece.cut == Cut::Spaces {
        return None;
    }
    let near = stream.pieces.get(first.saturating_sub(24)..(first + 24).min(stream.pieces.len()))?;
    let in_row = near.iter().filter(|p| p.row == piece.row).count();
    (in_row > placing.len()).then_some((piece.x, in_row))
}

/// For a row of blanks and few figures that several windows fit: the way that begins where the certain rows of
/// the same shape begin; or, where no certain row has merged cells before its figures, right after the label.
pub fn by_peers(stream: &Stream<'_>, all: &[Placing], certain: &[&Placing]) -> Option<usize> {
    let shapes: Vec<(u32, usize)> = certain.iter().filter_map(|p| shape(stream, p)).collect();
    let mut fitting = all
        .iter()
        .enumerate()
        .filter(|(_, way)| shape(stream, way).is_some_and(|(x, size)| shapes.contains(&(x, size))));
    let first = fitting.next()?;
    let alike = shapes.iter().filter(|(_, size)| shape(stream, first.1).is_some_and(|(_, s)| s == *size));
    let agree = alike.clone().all(|(x, _)| shape(stream, first.1).is_some_and(|(own, _)| own == *x));
    (fitting.next().is_none() && agree).then_some(first.0)
}

/// For a row of figures between spaces, too few of them: each goes into the column of the certain rows under or
/// above which it stands, if that is clear for all.
pub fn by_columns(
    stream: &Stream<'_>,
    slots: &[usize],
    certain: &[&Placing],
    width: usize,
) -> Option<Placing> {
    let extent = |piece: usize| {
        let piece = stream.piece(piece).filter(|p| p.cut == Cut::Spaces)?;
        let length = piece.span.of(stream.text).chars().count() as u32;
        Some((piece.x, piece.x + length))
    };
    let mut columns: Vec<Option<(u32, u32)>> = vec![None; width];
    for placing in certain {
        for (column, place) in columns.iter_mut().zip(placing.iter()) {
            let (from, to) = extent(place.piece()?)?;
            *column = Some(column.map_or((from, to), |(f, t)| (f.min(from), t.max(to))));
        }
    }
    let mut placing = vec![Place::Empty; width];
    let mut last = None;
    for slot in slots {
        let (from, to) = extent(*slot)?;
        let under = |c: &Option<(u32, u32)>| c.is_some_and(|(f, t)| from <= t && f <= to);
        let mut fitting = columns.iter().enumerate().filter(|(_, c)| under(c)).map(|(nth, _)| nth);
        let column = fitting.next()?;
        if fitting.next().is_some() || last.is_some_and(|l| l >= column) {
            return None;
        }
        last = Some(column);
        *placing.get_mut(column)? = Place::At(*slot);
    }
    Some(placing)
}
