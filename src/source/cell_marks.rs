//! Text in which tables stand as marks: what `Range.Text` of Word and WPS gives. A paragraph ends in CR, a cell in BEL,
//! and so does a row, as if one more cell stood there that is blank. Which blank cell is the end of a row is not said.

use std::collections::HashMap;
use std::ops::Range;

use super::plain::ENDS;
use crate::document::{Block, Document, Format, Grid, GridCell};
use crate::text::{Span, fold};

/// Ends a cell, and a row.
pub const CELL: char = '\u{7}';

/// The most cells of a row.
const WIDEST: usize = 64;

/// The most marks of a table whose rows are searched for.
const MOST: usize = 50_000;

/// The most characters of a paragraph that stands in a cell beside others.
const LONGEST: usize = 60;

/// The most labels of a row of figures.
const MOST_LABELS: usize = 3;

/// The most paragraphs of a row's first cell.
const MOST_PARAGRAPHS: usize = 3;

/// Reads text with cell marks. The text stays as it is: every place points into it.
pub fn read(text: String) -> Document {
    let mut reader = Reader { text: &text, blocks: Vec::new(), cells: Vec::new(), after_row: true };
    let mut start = 0;
    for piece in text.split_inclusive(CELL) {
        let end = start + piece.len();
        match piece.strip_suffix(CELL) {
            Some(content) => reader.cell(Span::new(start, start + content.len())),
            None => reader.prose(Span::new(start, end)),
        }
        start = end;
    }
    reader.table();
    let blocks = reader.blocks;
    Document { format: Format::Text, text, blocks, ..Document::default() }
}

struct Reader<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    /// The cells of the table that is being read, the ends of its rows among them.
    cells: Vec<Span>,
    /// Whether what comes next may stand outside of the table.
    after_row: bool,
}

impl Reader<'_> {
    fn cell(&mut self, span: Span) {
        let whole = trimmed(self.text, span);
        let own = if self.after_row { self.leave(span) } else { None };
        let cell = own.unwrap_or(whole);
        self.cells.push(cell);
        self.after_row = cell.start == cell.end;
    }

    /// The first cell of a row may have paragraphs in front of it that stand outside: they end the table, and begin another.
    /// Answers what then is the cell.
    fn leave(&mut self, span: Span) -> Option<Span> {
        let paragraphs = paragraphs(self.text, trimmed_end(self.text, span));
        let words = |p: &Span| p.of(self.text).trim();
        let outside = self.cells.is_empty()
            || paragraphs.len() > MOST_PARAGRAPHS
            || paragraphs.iter().any(|p| words(p).is_empty() || is_heading(words(p)))
            || paragraphs.iter().map(|p| words(p).chars().count()).max() > Some(LONGEST);
        let (last, before) = paragraphs.split_last()?;
        if before.is_empty() || !outside {
            return None;
        }
        self.table();
        self.blocks.extend(before.iter().copied().map(Block::Line));
        Some(trimmed(self.text, *last))
    }

    /// What follows the last mark.
    fn prose(&mut self, span: Span) {
        self.table();
        self.blocks.extend(paragraphs(self.text, span).into_iter().map(Block::Line));
    }

    /// Ends the table that is being read.
    fn table(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let marks: Vec<Mark> = cells.iter().map(|cell| Mark::after(cell.of(self.text))).collect();
        let row = |row: Range<usize>| -> Vec<GridCell> {
            let cells = cells.get(row).unwrap_or_default();
            (0..)
                .zip(cells)
                .map(|(column, span)| GridCell { span: *span, column, colspan: 1, rowspan: 1 })
                .collect()
        };
        let rows: Vec<Vec<GridCell>> =
            rows(&marks).into_iter().map(row).filter(|row| !row.is_empty()).collect();
        let all = rows.iter().flatten().map(|c| c.span).reduce(Span::join);
        if let Some(span) = all {
            self.blocks.push(Block::Table(Grid { span, rows }));
        }
    }
}

/// What stands before a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing: it ends a row, or a blank cell.
    Blank,
    /// A figure.
    Figure,
    /// Words.
    Words,
}

impl Mark {
    fn after(cell: &str) -> Mark {
        let is_figure = |c: char| fold(c).is_none_or(|c| c.is_ascii_digit() || "., -%".contains(c));
        match cell {
            "" => Mark::Blank,
            _ if cell.chars().all(is_figure) => Mark::Figure,
            _ => Mark::Words,
        }
    }
}

/// How often something stands among the first marks, by their number.
struct Counts(Vec<usize>);

impl Counts {
    fn of(which: impl Iterator<Item = bool>) -> Counts {
        let mut sum = 0;
        Counts(
            std::iter::once(0)
                .chain(which.map(|is| {
                    sum += usize::from(is);
                    sum
                }))
                .collect(),
        )
    }

    fn within(&self, row: &Range<usize>) -> usize {
        let until = |at: usize| self.0.get(at).copied().unwrap_or(0);
        until(row.end).saturating_sub(until(row.start))
    }
}

/// The rows of a table by the marks in it. Where a mark could end a row or a blank cell, rows are as wide as others of the
/// table are, and as rows of forms are: labels, then figures.
pub fn rows(marks: &[Mark]) -> Vec<Range<usize>> {
    let blank: Vec<bool> = marks.iter().map(|mark| *mark == Mark::Blank).collect();
    let blank = blank.as_slice();
    if blank.len() > MOST {
        return ends_at_every_blank(blank);
    }
    // As if no cell were blank.
    let mut usual: HashMap<usize, usize> = HashMap::new();
    for row in ends_at_every_blank(blank) {
        *usual.entry(row.len()).or_default() += 1;
    }
    let [blanks, words, figures] = [Mark::Blank, Mark::Words, Mark::Figure]
        .map(|kind| Counts::of(marks.iter().map(|mark| *mark == kind)));
    // What stands before each mark, blank cells passed over: words behind a figure begin a row.
    let before = marks.iter().scan(Mark::Blank, |last, mark| {
        let before = *last;
        *last = if *mark == Mark::Blank { before } else { *mark };
        Some(before)
    });
    let behind_figure: Vec<bool> = marks
        .iter()
        .zip(before)
        .map(|(mark, before)| *mark == Mark::Words && before == Mark::Figure)
        .collect();
    let begins_anew = Counts::of(behind_figure.iter().copied());
    let is = |kind: Mark, at: Option<usize>| at.and_then(|at| marks.get(at)) == Some(&kind);
    let cost = |row: &Range<usize>| -> usize {
        let (width, blanks) = (row.len(), blanks.within(row));
        let odd = match usual.get(&width) {
            None => 4,
            Some(1) => 1,
            Some(_) => 0,
        };
        // Figures stand behind a label, or a row of them below a row of labels.
        let below_labels = row.start > MOST_LABELS
            && words.within(&(row.start.saturating_sub(MOST_LABELS + 2)..row.start)) > MOST_LABELS;
        let torn = if !is(Mark::Figure, Some(row.start)) || is(Mark::Words, Some(row.start + 1)) {
            0
        } else if is(Mark::Figure, row.start.checked_sub(2)) {
            6
        } else if below_labels {
            0
        } else {
            3
        };
        // The row's own beginning: its label, with a number in front of it or not.
        let filled = (row.start..row.end).filter(|at| !is(Mark::Blank, Some(*at)));
        let own = filled.take(2).filter(|at| behind_figure.get(*at) == Some(&true)).count();
        let joined = begins_anew.within(row) > own;
        let labels_of_columns = words.within(row) > MOST_LABELS && figures.within(row) > 0;
        blanks
            + odd
            + torn
            + if joined { 6 } else { 0 }
            + if labels_of_columns { 3 } else { 0 }
            + if width == 0 { 6 } else { 0 }
            + if width > 0 && width == blanks { 2 } else { 0 }
    };
    // By the number of marks that are behind: the least that it costs to get there, and where the last row began.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; blank.len() + 1];
    if let Some(first) = best.first_mut() {
        *first = Some((0, 0));
    }
    for end in 0..blank.len() {
        // The text may break off in the middle of a row.
        if !blank.get(end).is_some_and(|b| *b) && end + 1 != blank.len() {
            continue;
        }
        let content = if blank.get(end).is_some_and(|b| *b) { end } else { end + 1 };
        let ways = (content.saturating_sub(WIDEST)..=content).filter_map(|start| {
            let (so_far, _) = best.get(start).copied().flatten()?;
            Some((so_far + cost(&(start..content)), start))
        });
        let way = ways.min();
        if let Some(slot) = best.get_mut(end + 1) {
            *slot = way;
        }
    }
    let (mut rows, mut end) = (Vec::new(), blank.len());
    while let Some((_, start)) = best.get(end).copied().flatten().filter(|_| end > 0) {
        let content = if blank.get(end - 1).is_some_and(|b| *b) { end - 1 } else { end };
        rows.push(start..content);
        end = start;
    }
    rows.reverse();
    rows
}

/// The rows as if no cell were blank.
fn ends_at_every_blank(blank: &[bool]) -> Vec<Range<usize>> {
    let (mut rows, mut start) = (Vec::new(), 0);
    for (at, _) in blank.iter().enumerate().filter(|(_, blank)| **blank) {
        rows.push(start..at);
        start = at + 1;
    }
    if start < blank.len() {
        rows.push(start..blank.len());
    }
    rows
}

/// A numbered heading as sections of a report have it: `四、……情况`.
fn is_heading(paragraph: &str) -> bool {
    let mut chars = paragraph.chars();
    let numbered =
        chars.next().is_some_and(|c| "一二三四五六七八九十".contains(c)) && chars.next() == Some('、');
    let words = paragraph.trim_end_matches(['：', ':', '。', ' ']);
    numbered && (words.ends_with("情况") || words.ends_with("事项"))
}

/// The paragraphs of a stretch, without their ends.
pub fn paragraphs(text: &str, span: Span) -> Vec<Span> {
    let (mut paragraphs, mut start) = (Vec::new(), span.start);
    let mut chars = span.of(text).char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if ENDS.contains(&c) {
            paragraphs.push(Span::new(start, span.start + at));
            start = span.start + at + 1;
            if c == '\r' && chars.next_if(|(_, next)| *next == '\n').is_some() {
                start += 1;
            }
        }
    }
    paragraphs.push(Span::new(start, span.end));
    paragraphs
}

fn trimmed(text: &str, span: Span) -> Span {
    let end = trimmed_end(text, span);
    let content = end.of(text);
    Span::new(end.end - content.trim_start().len(), end.end)
}

fn trimmed_end(text: &str, span: Span) -> Span {
    Span::new(span.start, span.start + span.of(text).trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a table written with `·` for a cell with words, a digit for one with a figure and ` ` for a blank mark.
    fn widths(marks: &str) -> Vec<usize> {
        let mark = |c: char| if c == ' ' { Mark::Blank } else { Mark::after(&c.to_string()) };
        rows(&marks.chars().map(mark).collect::<Vec<_>>()).into_iter().map(|row| row.len()).collect()
    }

    #[test]
    fn a_row_ends_where_others_of_the_table_do() {
        assert_eq!(widths("··· ··· ··· "), [3, 3, 3]);
        assert_eq!(widths("··· ·   ··· "), [3, 3, 3], "two blank cells at the end of a row");
        assert_eq!(widths("···· ···· · ·· "), [4, 4, 4], "a blank cell inside");
        assert_eq!(widths("··· ···  ·· "), [3, 3, 3], "one in front");
        assert_eq!(widths("· ···· ···· · ·· ·· "), [1, 4, 4, 1, 2, 2]);
        assert_eq!(widths("··· ··· ··"), [3, 3, 2], "broken off");
        assert_eq!(
            widths("·· ···· ···· 1111 111111111 "),
            [2, 4, 4, 14],
            "one row of figures below its labels"
        );
        assert_eq!(widths("·111 ·111 ·111 "), [4, 4, 4]);
        assert_eq!(widths("1·11 1·11 1·11 1·11 "), [4, 4, 4, 4], "a number before each row");
        assert!(widths("").is_empty());
    }
}
