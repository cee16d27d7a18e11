//! Which of the entries found for a row is which column's: one entry for one column where the numbers agree, all
//! the ways to set them where they do not.

use std::ops::Range;

use super::segments::{Cut, SegmentKind};
use super::stream::Stream;

/// What stands in one column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A segment.
    At(usize),
    /// Two segments next to each other that may be one figure, broken by a space.
    Joined(usize, usize),
    /// Nothing, as the empty place shows.
    Empty,
    /// Something that was lost, or never was: nobody can tell.
    Lost,
}

impl Content {
    /// The segment.
    pub fn segment(self) -> Option<usize> {
        match self {
            Content::At(segment) => Some(segment),
            Content::Joined(..) | Content::Empty | Content::Lost => None,
        }
    }
}

/// For each column what stands there.
pub type Placement = Vec<Content>;

/// The ways to place the entries of one row.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// At least one where anything fits; only one where it is certain.
    pub all: Vec<Placement>,
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
    /// Whether a full row begins with blank cells that are no column's.
    indented: bool,
    /// Whether no row is full.
    unknown: bool,
}

impl Habit {
    /// From rows and how many figures each has to have.
    pub fn of<'r>(stream: &Stream<'_>, rows: impl Iterator<Item = (&'r [usize], usize)>) -> Habit {
        let (mut filled_up, mut spaced) = (false, false);
        let mut indents: Vec<usize> = Vec::new();
        for (entries, width) in rows {
            let kinds: Vec<SegmentKind> =
                entries.iter().filter_map(|s| stream.segment(*s)).map(|p| p.kind).collect();
            let first = kinds.iter().position(|k| !is_blank(*k)).unwrap_or(0);
            let last = kinds.iter().rposition(|k| !is_blank(*k)).unwrap_or(0);
            // A blank cell and a figure twice may be a widened cell that a converter prints in each of its columns.
            if first > 0 && entries.len() <= WIDEST && is_twice(stream, entries) {
                continue;
            }
            // Words behind the figures are no column's, and show nothing of where the columns stand.
            let is_full = kinds.iter().filter(|k| k.is_filled()).count() == width;
            if !is_full || kinds.iter().any(|k| !k.is_entry()) {
                continue;
            }
            indents.push(first);
            filled_up |= kinds.get(last + 1) == Some(&SegmentKind::MaybeBlank);
            spaced |= kinds.get(first..last).is_some_and(|inner| inner.contains(&SegmentKind::Blank));
        }
        let first = indents.first().copied();
        let indent = first.or(Some(0)).filter(|_| indents.iter().all(|i| Some(*i) == first));
        let indented = indents.iter().any(|indent| *indent > 0);
        let unknown = indents.is_empty();
        Habit { ends_in_cells: first.is_some() && !filled_up, spaced, indent, indented, unknown }
    }
}

impl Ways {
    /// The only way.
    pub fn only(&self) -> Option<&Placement> {
        match self.all.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// The most columns that a row of table 2 has.
pub const WIDEST: usize = 3;

/// Whether the last figure is the one before it once more.
pub fn is_twice(stream: &Stream<'_>, entries: &[usize]) -> bool {
    let segments = entries.iter().rev().filter_map(|s| stream.segment(*s));
    let mut texts = segments.filter(|p| p.kind.is_filled()).map(|p| p.span.of(stream.text));
    matches!((texts.next(), texts.next()), (Some(one), Some(other)) if one == other)
}

/// More than this many figures too many or too few, and no way is tried.
const MOST_OFF: usize = 1;

/// All ways to place `entries` into `width` columns, in order.
pub fn ways(stream: &Stream<'_>, entries: &[usize], width: usize, habit: Habit) -> Ways {
    let kind = |entry: &usize| stream.segment(*entry).map_or(SegmentKind::MaybeBlank, |p| p.kind);
    let filled: Vec<usize> = entries.iter().copied().filter(|s| !is_blank(kind(s))).collect();
    let mut ways = Ways { found: filled.len(), ..Ways::default() };
    let is_cell = |entry: &usize| kind(entry) != SegmentKind::MaybeBlank || habit.ends_in_cells;
    let certain: Vec<usize> = entries.iter().copied().filter(is_cell).collect();
    // Blank cells in front of the first figure may be merged ones, and places behind the last may be cells.
    let in_doubt = certain.len() < entries.len() && certain.first() != filled.first() && !filled.is_empty();
    let exact = Some(&certain).filter(|s| s.len() == width && !in_doubt);
    // Words among the figures, and blank cells that show: which of them is a column's nobody can tell by counting.
    let worded = filled.iter().any(|entry| !kind(entry).is_filled());
    let in_question = worded && entries.iter().any(|entry| kind(entry) == SegmentKind::Blank);
    if filled.len() < width && is_run_together(stream, &filled) {
        // Which cells ran together the figures do not tell.
    } else if filled.len() == width && !(in_question && entries.len() != width) {
        ways.all.push(filled.iter().copied().map(Content::At).collect());
    } else if in_question && entries.len() != width {
        // Nothing fits for certain.
    } else if filled.len() > width {
        if filled.len() - width <= MOST_OFF {
            ways.all = leaving_out(&filled, width);
            ways.all.extend(joining(stream, &filled, width));
        }
    } else if habit.spaced {
        // Which of its blank cells stand between columns nobody can tell by counting.
    } else if habit.indented && exact.and_then(|e| e.first()).is_some_and(|first| is_blank(kind(first))) {
        // The blank cell in front may be none of the columns', and what is lacking stand elsewhere.
    } else if habit.unknown && exact.is_some_and(|exact| is_moved(stream, exact)) {
        // No row is full, a blank cell stands in front, and the sum does not hold: the end of the row may be cut off.
    } else if let Some(exact) = exact {
        ways.all.push(exact.iter().copied().map(Content::At).collect());
    } else if width >= WIDEST && entries.len() + 1 >= width * 2 {
        // Nearly two cells for a column: some stand between columns, and no row that is full shows which.
    } else if entries.len() > width && certain.len() > filled.len() {
        ways.all = windows(entries, width, |entry| is_blank(kind(entry)));
        ways.stretches = true;
    } else if width - filled.len() <= MOST_OFF && certain.len() == filled.len() {
        // Where blank cells show, a figure too few has another reason than a lost one.
        ways.all = leaving_gaps(&filled, width);
    }
    ways
}

/// Whether entries begin with a blank cell and end in a figure that is not what the others come to.
fn is_moved(stream: &Stream<'_>, entries: &[usize]) -> bool {
    let kind = |entry: Option<&usize>| stream.segment(*entry?).map(|p| p.kind);
    let begins_blank = kind(entries.first()).is_some_and(is_blank);
    let ends_filled = kind(entries.last()).is_some_and(SegmentKind::is_filled);
    let figures = entries.iter().map(|entry| super::assemble::figure(stream, Content::At(*entry))).collect();
    begins_blank && ends_filled && entries.len() > WIDEST && super::sums::row_holds(&figures) == Some(false)
}

/// Whether a figure among too few may be two: 03.
fn is_run_together(stream: &Stream<'_>, entries: &[usize]) -> bool {
    let mut texts = entries.iter().filter_map(|s| stream.segment(*s)).map(|p| p.span.of(stream.text));
    texts.any(super::cell::is_zero_led)
}

/// For a row of a table in which the certain rows have their figures at the same places of their lines: what
/// stands at these places.
pub fn by_places(stream: &Stream<'_>, entries: &[usize], certain: &[&Placement]) -> Option<Placement> {
    const ENOUGH: usize = 3;
    let marked = |entry: usize| {
        stream.segment(entry).filter(|p| p.cut == Cut::Marks && p.kind != SegmentKind::MaybeBlank)
    };
    let places = |placement: &Placement| -> Option<Vec<u32>> {
        let segments: Vec<_> = placement.iter().map(|p| marked(p.segment()?)).collect::<Option<_>>()?;
        let row = segments.first()?.row;
        segments.iter().all(|p| p.row == row).then(|| segments.iter().map(|p| p.x).collect())
    };
    let columns = places(certain.first()?)?;
    if certain.len() < ENOUGH || !certain.iter().all(|c| places(c).as_ref() == Some(&columns)) {
        return None;
    }
    let row = marked(*entries.first()?)?.row;
    if !entries.iter().filter_map(|s| stream.segment(*s)).all(|p| p.row == row) {
        return None;
    }
    let at = |x: &u32| entries.iter().copied().find(|s| marked(*s).is_some_and(|p| p.x == *x));
    let placement: Placement = columns.iter().map(|x| at(x).map(Content::At)).collect::<Option<_>>()?;
    let outside = |entry: &usize| !placement.contains(&Content::At(*entry));
    let left_out = entries.iter().filter(|s| outside(s));
    left_out.filter_map(|s| stream.segment(*s)).all(|p| is_blank(p.kind)).then_some(placement)
}

/// Whether a placement begins at another place of its line than all of the certain ones do, where cells are marked.
pub fn is_elsewhere(stream: &Stream<'_>, placement: &Placement, certain: &[&Placement]) -> bool {
    const ENOUGH: usize = 3;
    let first = |placement: &Placement| {
        let segment = stream.segment(placement.first()?.segment()?)?;
        (segment.cut == Cut::Marks).then_some(segment.x)
    };
    let Some(usual) = certain.first().and_then(|c| first(c)).filter(|_| certain.len() >= ENOUGH) else {
        return false;
    };
    certain.iter().all(|c| first(c) == Some(usual)) && first(placement).is_some_and(|x| x != usual)
}

fn is_blank(kind: SegmentKind) -> bool {
    matches!(kind, SegmentKind::Blank | SegmentKind::MaybeBlank)
}

/// Every stretch of `width` entries outside of which nothing is printed.
fn windows(entries: &[usize], width: usize, blank: impl Fn(&usize) -> bool) -> Vec<Placement> {
    let outside_blank = |inside: &Range<usize>| {
        entries.iter().enumerate().all(|(nth, entry)| inside.contains(&nth) || blank(entry))
    };
    let starts = 0..=entries.len() - width;
    let inside = starts.map(|start| start..start + width).filter(outside_blank);
    inside.filter_map(|r| entries.get(r)).map(|w| w.iter().copied().map(Content::At).collect()).collect()
}

/// One figure too many: each may be the one that does not belong.
fn leaving_out(filled: &[usize], width: usize) -> Vec<Placement> {
    let without = |out: usize| {
        filled
            .iter()
            .enumerate()
            .filter(|(nth, _)| *nth != out)
            .map(|(_, entry)| Content::At(*entry))
            .collect()
    };
    (0..filled.len()).map(without).filter(|p: &Placement| p.len() == width).collect()
}

/// One figure too many: two next to each other, in a line or where one ends, may be the halves of one.
fn joining(stream: &Stream<'_>, filled: &[usize], width: usize) -> Vec<Placement> {
    let digits = |nth: usize| {
        let text = stream.segment(nth).map_or("", |p| p.span.of(stream.text));
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
    };
    let begins = |nth: usize| stream.segment(nth).is_some_and(|p| !p.span.of(stream.text).starts_with('0'));
    let near = |one: usize, next: usize| match (stream.segment(one), stream.segment(next)) {
        (Some(a), Some(b)) => a.cut == Cut::Spaces && b.cut == Cut::Spaces,
        _ => false,
    };
    let pairs = filled.iter().zip(filled.iter().skip(1)).enumerate();
    let halves = pairs
        .filter(|(_, (one, next))| near(**one, **next) && digits(**one) && digits(**next) && begins(**one));
    let joined = halves.map(|(at, (one, next))| {
        let before = filled.iter().take(at).copied().map(Content::At);
        let behind = filled.iter().skip(at + 2).copied().map(Content::At);
        before.chain([Content::Joined(*one, *next)]).chain(behind).collect::<Placement>()
    });
    joined.filter(|p| p.len() == width).collect()
}

/// One figure too few: each column may be the one that lost it.
fn leaving_gaps(entries: &[usize], width: usize) -> Vec<Placement> {
    let with_gap = |gap: usize| {
        let mut placement: Placement = entries.iter().copied().map(Content::At).collect();
        placement.insert(gap, Content::Lost);
        placement
    };
    (0..width).map(with_gap).filter(|p| p.len() == width).collect()
}

/// Where the entries begin in their physical row, if that row has cells of its own.
pub fn shape(stream: &Stream<'_>, placement: &Placement) -> Option<(u32, usize)> {
    let first = placement.first()?.segment()?;
    let segment = stream.segment(first)?;
    if segment.cut == Cut::Spaces {
        return None;
    }
    let near = stream.segments.get(first.saturating_sub(24)..(first + 24).min(stream.segments.len()))?;
    let in_row = near.iter().filter(|p| p.row == segment.row).count();
    (in_row > placement.len()).then_some((segment.x, in_row))
}

/// For a row of blanks and few figures that several windows fit: the way that begins where the certain rows of
/// the same shape begin; or, where no certain row has merged cells before its figures, right after the label.
pub fn by_peers(stream: &Stream<'_>, all: &[Placement], certain: &[&Placement]) -> Option<usize> {
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
    entries: &[usize],
    certain: &[&Placement],
    width: usize,
) -> Option<Placement> {
    let extent = |segment: usize| {
        let segment = stream.segment(segment).filter(|p| p.cut == Cut::Spaces)?;
        let length = segment.span.of(stream.text).chars().count() as u32;
        Some((segment.x, segment.x + length))
    };
    // Few rows, or rows under one another by chance, show no columns.
    const ENOUGH: usize = 3;
    if certain.len() < ENOUGH || is_run_together(stream, entries) {
        return None;
    }
    let mut columns: Vec<Option<(u32, u32)>> = vec![None; width];
    for placement in certain {
        for (column, place) in columns.iter_mut().zip(placement.iter()) {
            let (from, to) = extent(place.segment()?)?;
            *column = Some(column.map_or((from, to), |(f, t)| (f.min(from), t.max(to))));
        }
    }
    let apart = |w: &[Option<(u32, u32)>]| matches!(w, [Some((_, to)), Some((from, _))] if to < from);
    if !columns.windows(2).all(apart) {
        return None;
    }
    let under =
        |(from, to): (u32, u32), column: &Option<(u32, u32)>| column.is_some_and(|(f, t)| from < t && f < to);
    let mut placement = vec![Content::Empty; width];
    // Where words stand in a column, nobody knows what its figure was.
    for words in words_behind(stream, entries).filter_map(extent) {
        for (place, _) in placement.iter_mut().zip(&columns).filter(|(_, column)| under(words, column)) {
            *place = Content::Lost;
        }
    }
    let mut last = None;
    for entry in entries {
        let own = extent(*entry)?;
        let mut fitting = columns.iter().enumerate().filter(|(_, c)| under(own, c)).map(|(nth, _)| nth);
        let column = fitting.next()?;
        if fitting.next().is_some() || last.is_some_and(|l| l >= column) {
            return None;
        }
        last = Some(column);
        *placement.get_mut(column)? = Content::At(*entry);
    }
    Some(placement)
}

/// The segments of words that stand in a row's line behind its first figure.
fn words_behind<'s>(stream: &'s Stream<'_>, entries: &[usize]) -> impl Iterator<Item = usize> + use<'s> {
    let first = entries.first().copied().unwrap_or(usize::MAX);
    let row = stream.segment(first).map(|p| p.row);
    let of_row = (first..stream.segments.len()).take_while(move |s| stream.segment(*s).map(|p| p.row) == row);
    of_row.filter(|s| {
        stream.segment(*s).is_some_and(|p| matches!(p.kind, SegmentKind::Words | SegmentKind::Prose))
    })
}
