//! Which of the slots found for a row is which column's: one slot for one column where the numbers agree, all
//! the ways to set them where they do not.

use std::ops::Range;

use super::segments::{Cut, Kind};
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
    /// The ways are stretches of a longer row, of which only blank cells are left out.
    pub stretches: bool,
}

/// How cells stand in a table's rows, as its full rows show.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habit {
    /// Empty places behind the last figure are cells: full rows have none.
    ends_in_cells: bool,
    /// Blank cells stand between the figures of full rows.
    spaced: bool,
    /// With how many blank cells, which are no column's, full rows begin; `None` where they differ.
    pub indent: Option<usize>,
}

impl Habit {
    /// From rows and how many figures each has to have.
    pub fn of<'r>(stream: &Stream<'_>, rows: impl Iterator<Item = (&'r [usize], usize)>) -> Habit {
        let (mut filled_up, mut spaced) = (false, false);
        let mut indents: Vec<usize> = Vec::new();
        for (slots, width) in rows {
            let kinds: Vec<Kind> = slots.iter().filter_map(|s| stream.piece(*s)).map(|p| p.kind).collect();
            let first = kinds.iter().position(|k| !is_blank(*k)).unwrap_or(0);
            let last = kinds.iter().rposition(|k| !is_blank(*k)).unwrap_or(0);
            // A blank cell and a figure twice may be a widened cell that a converter prints in each of its columns.
            if first > 0 && slots.len() <= WIDEST && is_twice(stream, slots) {
                continue;
            }
            if kinds.iter().filter(|k| !is_blank(**k)).count() != width {
                continue;
            }
            indents.push(first);
            filled_up |= kinds.get(last + 1) == Some(&Kind::MaybeBlank);
            spaced |= kinds.get(first..last).is_some_and(|inner| inner.contains(&Kind::Blank));
        }
        let first = indents.first().copied();
        let indent = first.or(Some(0)).filter(|_| indents.iter().all(|i| Some(*i) == first));
        Habit { ends_in_cells: first.is_some() && !filled_up, spaced, indent }
    }
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

/// The most columns that a row of table 2 has.
pub const WIDEST: usize = 3;

/// Whether the last figure is the one before it once more.
pub fn is_twice(stream: &Stream<'_>, slots: &[usize]) -> bool {
    let pieces = slots.iter().rev().filter_map(|s| stream.piece(*s));
    let mut texts = pieces.filter(|p| p.kind.is_filled()).map(|p| p.span.of(stream.text));
    matches!((texts.next(), texts.next()), (Some(one), Some(other)) if one == other)
}

/// More than this many figures too many or too few, and no way is tried.
const MOST_OFF: usize = 1;

/// All ways to place `slots` into `width` columns, in order.
pub fn ways(stream: &Stream<'_>, slots: &[usize], width: usize, habit: Habit) -> Ways {
    let kind = |slot: &usize| stream.piece(*slot).map_or(Kind::MaybeBlank, |p| p.kind);
    let filled: Vec<usize> = slots.iter().copied().filter(|s| !is_blank(kind(s))).collect();
    let mut ways = Ways { found: filled.len(), ..Ways::default() };
    let is_cell = |slot: &usize| kind(slot) != Kind::MaybeBlank || habit.ends_in_cells;
    let certain: Vec<usize> = slots.iter().copied().filter(is_cell).collect();
    // Blank cells in front of the first figure may be merged ones, and places behind the last may be cells.
    let in_doubt = certain.len() < slots.len() && certain.first() != filled.first() && !filled.is_empty();
    let exact = Some(&certain).filter(|s| s.len() == width && !in_doubt);
    if filled.len() == width {
        ways.all.push(filled.iter().copied().map(Place::At).collect());
    } else if filled.len() > width {
        if filled.len() - width <= MOST_OFF {
            ways.all = leaving_out(&filled, width);
        }
    } else if habit.spaced {
        // Which of its blank cells stand between columns nobody can tell by counting.
    } else if let Some(exact) = exact {
        ways.all.push(exact.iter().copied().map(Place::At).collect());
    } else if width >= WIDEST && slots.len() + 1 >= width * 2 {
        // Nearly two cells for a column: some stand between columns, and no row that is full shows which.
    } else if slots.len() > width && certain.len() > filled.len() {
        ways.all = windows(slots, width, |slot| is_blank(kind(slot)));
        ways.stretches = true;
    } else if width - filled.len() <= MOST_OFF && certain.len() == filled.len() {
        // Where blank cells show, a figure too few has another reason than a lost one.
        ways.all = leaving_gaps(&filled, width);
    }
    ways
}

/// For a row of a table in which the certain rows have their figures at the same places of their lines: what
/// stands at these places.
pub fn by_places(stream: &Stream<'_>, slots: &[usize], certain: &[&Placing]) -> Option<Placing> {
    const ENOUGH: usize = 3;
    let marked =
        |slot: usize| stream.piece(slot).filter(|p| p.cut == Cut::Marks && p.kind != Kind::MaybeBlank);
    let places = |placing: &Placing| -> Option<Vec<u32>> {
        let pieces: Vec<_> = placing.iter().map(|p| marked(p.piece()?)).collect::<Option<_>>()?;
        let row = pieces.first()?.row;
        pieces.iter().all(|p| p.row == row).then(|| pieces.iter().map(|p| p.x).collect())
    };
    let columns = places(certain.first()?)?;
    if certain.len() < ENOUGH || !certain.iter().all(|c| places(c).as_ref() == Some(&columns)) {
        return None;
    }
    let row = marked(*slots.first()?)?.row;
    if !slots.iter().filter_map(|s| stream.piece(*s)).all(|p| p.row == row) {
        return None;
    }
    let at = |x: &u32| slots.iter().copied().find(|s| marked(*s).is_some_and(|p| p.x == *x));
    let placing: Placing = columns.iter().map(|x| at(x).map(Place::At)).collect::<Option<_>>()?;
    let outside = |slot: &usize| !placing.contains(&Place::At(*slot));
    let left_out = slots.iter().filter(|s| outside(s));
    left_out.filter_map(|s| stream.piece(*s)).all(|p| is_blank(p.kind)).then_some(placing)
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
    // Few rows, or rows under one another by chance, show no columns.
    const ENOUGH: usize = 3;
    if certain.len() < ENOUGH {
        return None;
    }
    let mut columns: Vec<Option<(u32, u32)>> = vec![None; width];
    for placing in certain {
        for (column, place) in columns.iter_mut().zip(placing.iter()) {
            let (from, to) = extent(place.piece()?)?;
            *column = Some(column.map_or((from, to), |(f, t)| (f.min(from), t.max(to))));
        }
    }
    let apart = |w: &[Option<(u32, u32)>]| matches!(w, [Some((_, to)), Some((from, _))] if to < from);
    if !columns.windows(2).all(apart) {
        return None;
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
