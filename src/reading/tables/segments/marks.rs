//! Cells between tabs and bars.

use super::bars::{is_bar, without_lost_space};
use super::tokens::begins_with_ordinal;
use super::{Cut, Cutter, SegmentKind};
use crate::reading::tables::cell;
use crate::report::CellState;
use crate::text::{Span, is_space};

/// The most cells that a line of nothing but bars counts for: none of our tables is wider.
const MOST_BARS: usize = 16;

impl Cutter<'_> {
    /// Cells between bars. A bar ends a cell; one at the beginning of a line with words opens it.
    pub(super) fn bars(&mut self, span: Span) {
        let line = span.of(self.text);
        self.row += 1;
        if line.chars().all(|c| is_bar(c) || c.is_whitespace()) {
            return self.bars_alone(span, line.chars().filter(|c| is_bar(*c)).count());
        }
        let mut at = span.start;
        let mut parts: Vec<(Span, &str)> = Vec::new();
        for part in line.split(is_bar) {
            let inner = part.strip_suffix('\\').filter(|_| self.bars.escaped).unwrap_or(part);
            parts.push((Span::new(at, at + inner.len()), inner));
            let bar = Span::new(at + part.len(), span.end).of(self.text).chars().next();
            at += part.len() + bar.map_or(0, char::len_utf8);
        }
        let last = parts.len().saturating_sub(1);
        let last_printed = parts.iter().rposition(|(_, p)| !p.trim().is_empty()).unwrap_or(last);
        let dashes = dashes(&parts);
        for (nth, (cell, part)) in parts.iter().enumerate() {
            if dashes.contains(&nth) {
                continue;
            }
            // After the last bar there is a cell only if something stands there; before the first, unless rows
            // begin with bars here.
            let end = self.bars.end.filter(|_| nth == last && last > 0);
            let outside = (nth == last && end.is_none() || nth == 0 && (self.bars.outer || part.is_empty()))
                && part.trim().is_empty();
            if !outside {
                // Behind the last cell with something in it bars may only fill up the row.
                let is_fill = part.is_empty() || self.bars.fill && *part == " ";
                let empty =
                    if is_fill && nth > last_printed { SegmentKind::MaybeBlank } else { SegmentKind::Blank };
                self.marked_cell(*cell, nth, end.unwrap_or(empty));
            }
        }
        self.open_cell = parts.last().is_some_and(|(_, p)| !p.trim().is_empty());
    }

    /// A line of bars alone: the first ends a cell that stood on a line of its own, each further one is a cell
    /// in which nothing stands.
    fn bars_alone(&mut self, span: Span, bars: usize) {
        let blanks = if self.open_cell { bars - 1 } else { bars };
        self.open_cell = false;
        // Where a bar hardly ever follows another, a line between them may have been lost: nothing shows what stood there. An
        // empty line does show a blank cell.
        if bars == 1 && self.gap == 0 && self.bars.rarely_blank {
            return;
        }
        // One is a blank cell; several at once are how converters fill up a row.
        let kind = if bars == 1 { SegmentKind::Blank } else { SegmentKind::MaybeBlank };
        for nth in 0..blanks.min(MOST_BARS) {
            self.push(Span::new(span.start, span.start), kind, nth, Cut::Marks);
        }
    }

    /// A cell between marks; if it holds a label and figures both, they are taken apart.
    fn marked_cell(&mut self, cell: Span, nth: usize, empty: SegmentKind) {
        let inner = without_lost_space(cell.of(self.text));
        let cell = if self.bars.lost_spaces { Span::new(cell.end - inner.len(), cell.end) } else { cell };
        let before = self.segments.len();
        self.cell(cell, nth, Cut::Marks, empty);
        let is_words =
            self.segments.last().is_some_and(|p| matches!(p.kind, SegmentKind::Words | SegmentKind::Prose));
        // Digits alone that stand apart are one cell's: 1 2.
        let labelled = cell.of(self.text).contains(|c: char| !c.is_ascii() && c.is_alphabetic());
        if self.segments.len() != before + 1 || !is_words || !labelled {
            return;
        }
        if ends_in_figures(cell.of(self.text)) {
            let gap = self.segments.pop().map_or(0, |p| p.gap);
            self.gap = gap;
            self.tokens(cell, Cut::Spaces);
        } else if let Some(label) = label_behind_figure(cell.of(self.text)) {
            // The last cell of a row, and the first one of the next.
            let gap = self.segments.pop().map_or(0, |p| p.gap);
            self.gap = gap;
            let middle = cell.end - label.len();
            self.cell(Span::new(cell.start, middle), nth, Cut::Marks, empty);
            self.cell(Span::new(middle, cell.end), nth + 1, Cut::Marks, empty);
        }
    }

    /// Cells between tabs; or one cell after a tab, which goes on with the row of the line before.
    pub(super) fn tabs(&mut self, span: Span) {
        let line = span.of(self.text);
        let after_one_tab = line.strip_prefix('\t').filter(|rest| !rest.contains('\t'));
        if let Some(rest) = after_one_tab {
            if !self.in_cell_row {
                self.row += 1;
            }
            self.in_cell_row = true;
            let x = self.segments.len();
            return self.marked_cell(Span::new(span.end - rest.len(), span.end), x, SegmentKind::Blank);
        }
        self.in_cell_row = false;
        self.row += 1;
        let mut at = span.start;
        for (nth, part) in line.split('\t').enumerate() {
            self.marked_cell(Span::new(at, at + part.len()), nth, SegmentKind::Blank);
            at += part.len() + 1;
        }
    }
}

/// The cells of the dashes under a Markdown header, where a lost line's end put them behind the header's own: so many in a row
/// are nobody's figures.
fn dashes(parts: &[(Span, &str)]) -> Vec<usize> {
    const SEVERAL: usize = 4;
    let is_dashes = |part: &str| {
        let dashes = part.trim().trim_matches(':');
        dashes.len() >= 3 && dashes.bytes().all(|b| b == b'-')
    };
    let mut out = Vec::new();
    let mut run = Vec::new();
    for (nth, (_, part)) in parts.iter().enumerate() {
        if is_dashes(part) {
            run.push(nth);
        } else if run.len() >= SEVERAL {
            out.append(&mut run);
        } else {
            run.clear();
        }
    }
    if run.len() >= SEVERAL {
        out.append(&mut run);
    }
    out
}

/// Whether words are followed by at least two figures, or by one as far off as a column.
fn ends_in_figures(text: &str) -> bool {
    let mut tokens = text.split_whitespace().rev();
    let is_figure = |t: &str| matches!(cell::kind(t), Some(CellState::Number));
    let Some(last) = tokens.next().filter(|last| is_figure(last)) else { return false };
    let before = text.trim_end().strip_suffix(last).unwrap_or("");
    tokens.next().is_some_and(is_figure) || before.ends_with("   ")
}

/// The label that begins with its number behind a figure and a space: `2 三、本年度办理结果`.
fn label_behind_figure(text: &str) -> Option<&str> {
    let (figure, rest) = text.trim_start().split_once(is_space)?;
    let label = rest.trim_start();
    let is_figure = !figure.is_empty() && figure.bytes().all(|b| b.is_ascii_digit());
    (is_figure && begins_with_ordinal(label)).then_some(label)
}
