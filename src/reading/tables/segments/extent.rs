//! Where something stands in a line of figures between spaces.

use crate::text::is_space;

/// Where something stands in a line: in characters, and in columns of a screen, where ideographs take two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    bytes: (usize, usize),
    chars: (usize, usize),
    columns: (usize, usize),
}

impl Extent {
    pub(super) fn of(line: &str, start: usize, end: usize) -> Extent {
        let columns = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
        let (before, inner) = (line.get(..start).unwrap_or(""), line.get(start..end).unwrap_or(""));
        let (char, column) = (before.chars().count(), columns(before));
        Extent {
            bytes: (start, end),
            chars: (char, char + inner.chars().count()),
            columns: (column, column + columns(inner)),
        }
    }

    pub(super) fn text<'t>(&self, line: &'t str) -> &'t str {
        line.get(self.bytes.0..self.bytes.1).unwrap_or("")
    }

    pub(super) fn length(&self) -> usize {
        self.chars.1 - self.chars.0
    }

    /// Whether it begins, ends, or has its middle where the other one has.
    pub(super) fn is_over(&self, other: &Extent) -> bool {
        const NEAR: usize = 2;
        let aligned = |(from, to): (usize, usize), (start, end): (usize, usize)| {
            from.abs_diff(start) <= NEAR
                || to.abs_diff(end) <= NEAR
                || (from + to).abs_diff(start + end) <= 2 * NEAR
        };
        aligned(self.chars, other.chars) || aligned(self.columns, other.columns)
    }
}

/// Where the words of a line stand.
pub(super) fn places(line: &str) -> impl Iterator<Item = Extent> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let start = at + rest.find(|c: char| !is_space(c))?;
        let end = line.get(start..)?.find(is_space).map_or(line.len(), |length| start + length);
        at = end;
        Some(Extent::of(line, start, end))
    })
}
