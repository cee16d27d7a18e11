//! How a document writes rows between marks.

use crate::document::{Block, Document};

use super::SegmentKind;

/// How a document writes rows between bars.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bars {
    /// Rows begin with a bar: most lines with bars and something else do.
    pub(super) outer: bool,
    /// An editor put a backslash before each bar: it is none of the cell.
    pub(super) escaped: bool,
    /// Short rows are filled up: some line with something else ends in bars with nothing between.
    pub(super) fill: bool,
    /// Each cell is followed by a bar on a line of its own, and hardly ever does such a bar follow another: where it
    /// does, a line may have been lost.
    pub(super) rarely_blank: bool,
    /// Cells begin with a question mark that was a no-break space before a conversion: most do.
    pub(super) lost_spaces: bool,
    /// Hardly any line has a bar: one that sticks to digits is one that a recogniser of pictures saw.
    pub(super) rare: bool,
    /// What an empty place behind the last bar of a line is, where bars stand only between cells: where rows do not
    /// end in a bar otherwise, a blank cell.
    pub(super) end: Option<SegmentKind>,
}

impl Bars {
    /// From all of its lines.
    pub(super) fn of(document: &Document) -> Bars {
        let (mut outer, mut all, mut fill, mut closed, mut escaped) = (0, 0, false, 0, 0);
        let (mut cells, mut odd, mut printed) = (0, 0, 0);
        let (mut alone, mut doubled, mut was_alone) = (0, 0, false);
        for block in &document.blocks {
            let Block::Line(span) = block else { continue };
            let line = span.of(&document.text);
            let shown = line.trim();
            printed += usize::from(!shown.is_empty());
            let is_alone = shown == "|";
            alone += usize::from(is_alone);
            doubled += usize::from(is_alone && was_alone);
            was_alone = is_alone;
            if line.bytes().any(|b| matches!(b, b'\t' | b'|')) {
                for cell in line.split(['\t', '|']).skip(1).filter(|cell| !cell.trim().is_empty()) {
                    cells += 1;
                    odd += usize::from(without_lost_space(cell).len() < cell.trim_start().len());
                }
            }
            if line.contains('|') && !line.trim_matches(['|', ' ']).is_empty() {
                all += 1;
                escaped += usize::from(line.matches('|').count() == line.matches("\\|").count());
                outer += usize::from(line.trim_start().trim_start_matches('\\').starts_with('|'));
                fill |= line.trim_end().ends_with("||");
                closed += usize::from(line.trim_end().ends_with('|'));
            }
        }
        let end = match closed * 4 {
            few if few <= all => Some(SegmentKind::Blank),
            some if some < all * 3 => Some(SegmentKind::MaybeBlank),
            _ => None,
        };
        Bars {
            outer: outer * 2 > all,
            escaped: escaped * 2 > all,
            fill,
            rare: alone == 0 && all > 0 && all * SEVERAL < printed,
            rarely_blank: alone >= MANY && doubled <= FEW,
            lost_spaces: odd >= SEVERAL && odd * 2 > cells,
            end: end.filter(|_| all > 0),
        }
    }
}

/// So many cells are more than one table's.
const MANY: usize = 100;

/// So few blank cells among them may be lost lines.
const FEW: usize = 2;

/// So many cells alike are no chance.
const SEVERAL: usize = 10;

/// A cell without the question mark in front that was a no-break space; without white space before it in any case.
pub(super) fn without_lost_space(cell: &str) -> &str {
    let cell = cell.trim_start();
    let rest =
        cell.strip_prefix(['?', '？', '\u{FFFD}']).filter(|rest| rest.is_empty() || rest.starts_with(' '));
    rest.map_or(cell, str::trim_start)
}

/// Whether each bar of a line sticks to a digit: 9| is no cell and its edge.
pub(super) fn sticks_to_digits(line: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    line.match_indices(is_bar).all(|(at, bar)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        let behind = line.get(at + bar.len()..).and_then(|behind| behind.chars().next());
        is_digit(before) || is_digit(behind)
    })
}

/// Whether a bar stands in a line.
pub(super) fn has_bar(line: &str) -> bool {
    BARS.iter().any(|bar| line.contains(*bar))
}

/// The bars that stand between cells.
const BARS: [char; 6] = ['|', '｜', '│', '┃', '║', '￨'];

/// Whether a character is one of them.
pub(super) fn is_bar(c: char) -> bool {
    BARS.contains(&c)
}
