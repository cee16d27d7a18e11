//! How a document writes rows between bars.

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
    /// What an empty place behind the last bar of a line is, where bars stand only between cells: where rows do not
    /// end in a bar otherwise, a blank cell.
    pub(super) end: Option<SegmentKind>,
}

impl Bars {
    /// From all of its lines.
    pub(super) fn of(document: &Document) -> Bars {
        let (mut outer, mut all, mut fill, mut closed, mut escaped) = (0, 0, false, 0, 0);
        for block in &document.blocks {
            let Block::Line(span) = block else { continue };
            let line = span.of(&document.text);
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
        Bars { outer: outer * 2 > all, escaped: escaped * 2 > all, fill, end: end.filter(|_| all > 0) }
    }
}

/// The bars that stand between cells.
pub(super) fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃' | '║' | '￨')
}
