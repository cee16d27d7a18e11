//! Which marks end a row. Where a mark could end a row or a blank cell, that division of a table into rows is taken that
//! least speaks against: rows are as wide as others of the table are, and as rows of forms are: labels, then figures.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::fold;

/// The most cells of a row.
const WIDEST: usize = 64;

/// The most marks of a table whose rows are searched for.
const MOST: usize = 50_000;

/// The most labels of a row of figures.
const MOST_LABELS: usize = 3;

// What speaks against a row, in points; a blank cell is one.
/// No row is as wide if every blank mark ends one.
const UNKNOWN_WIDTH: usize = 4;
/// One alone is.
const LONE_WIDTH: usize = 1;
/// It begins with a figure, and the row above ends with one.
const FIGURES_GO_ON: usize = 6;
/// It begins with a figure, and no row of labels is above it.
const NO_LABEL: usize = 3;
/// Words stand behind its figures.
const LABEL_WITHIN: usize = 6;
/// Labels of columns and figures stand in it.
const COLUMNS_WITH_FIGURES: usize = 3;
/// It has no cell.
const NO_CELL: usize = 6;
/// All of its cells are blank.
const ALL_BLANK: usize = 2;

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
    /// The mark behind a cell.
    pub fn after(cell: &str) -> Mark {
        let is_figure = |c: char| fold(c).is_none_or(|c| c.is_ascii_digit() || "., -%".contains(c));
        match cell {
            "" => Mark::Blank,
            _ if cell.chars().all(is_figure) => Mark::Figure,
            _ => Mark::Words,
        }
    }
}

/// The rows of a table by the marks in it, without the mark that ends each.
pub fn rows(marks: &[Mark]) -> Vec<Range<usize>> {
    if marks.len() > MOST {
        return ends_at_every_blank(marks);
    }
    if let Some(width) = even_width(marks) {
        return (0..marks.len() / (width + 1))
            .map(|nth| nth * (width + 1)..nth * (width + 1) + width)
            .collect();
    }
    let table = Table::read(marks);
    let is_blank = |at: usize| marks.get(at) == Some(&Mark::Blank);
    // By the number of marks that are behind: the least that speaks against the rows so far, and where the last one began.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; marks.len() + 1];
    if let Some(first) = best.first_mut() {
        *first = Some((0, 0));
    }
    for end in 0..marks.len() {
        // The text may break off in the middle of a row.
        if !is_blank(end) && end + 1 != marks.len() {
            continue;
        }
        let content = if is_blank(end) { end } else { end + 1 };
        let ways = (content.saturating_sub(WIDEST)..=content).filter_map(|start| {
            let (so_far, _) = best.get(start).copied().flatten()?;
            Some((so_far + table.against(&(start..content)), start))
        });
        let way = ways.min();
        if let Some(slot) = best.get_mut(end + 1) {
            *slot = way;
        }
    }
    let (mut rows, mut end) = (Vec::new(), marks.len());
    while let Some((_, start)) = best.get(end).copied().flatten().filter(|_| end > 0) {
        rows.push(start..if is_blank(end - 1) { end - 1 } else { end });
        end = start;
    }
    rows.reverse();
    rows
}

/// The width of all rows, where what merged cells cover is a cell too: the marks divide evenly, and each row ends in one
/// that is blank.
fn even_width(marks: &[Mark]) -> Option<usize> {
    const ROWS: usize = 4;
    let ends_all = |width: &usize| {
        let mut rows = marks.chunks_exact(width + 1);
        rows.len() >= ROWS
            && rows.all(|row| row.last() == Some(&Mark::Blank) && row.iter().any(|mark| *mark != Mark::Blank))
            && marks.len().is_multiple_of(width + 1)
    };
    // A narrow table has its blank marks so by chance.
    (4..=WIDEST).find(ends_all)
}

/// The rows as if no cell were blank.
fn ends_at_every_blank(marks: &[Mark]) -> Vec<Range<usize>> {
    let (mut rows, mut start) = (Vec::new(), 0);
    for (at, _) in marks.iter().enumerate().filter(|(_, mark)| **mark == Mark::Blank) {
        rows.push(start..at);
        start = at + 1;
    }
    if start < marks.len() {
        rows.push(start..marks.len());
    }
    rows
}

/// How often something stands among the first marks, by their number.
struct Counts(Vec<usize>);

impl Counts {
    fn of(which: impl Iterator<Item = bool>) -> Counts {
        let mut counts = vec![0];
        for is in which {
            counts.push(counts.last().copied().unwrap_or(0) + usize::from(is));
        }
        Counts(counts)
    }

    fn within(&self, row: &Range<usize>) -> usize {
        let until = |at: usize| self.0.get(at).copied().unwrap_or(0);
        until(row.end).saturating_sub(until(row.start))
    }
}

/// A table's marks, counted so that any row can be weighed at once.
struct Table<'m> {
    marks: &'m [Mark],
    /// How many rows are so wide if every blank mark ends one.
    usual: HashMap<usize, usize>,
    blanks: Counts,
    words: Counts,
    figures: Counts,
    /// Where words stand behind a figure, blank cells passed over.
    behind_figure: Vec<bool>,
    all_behind_figure: Counts,
}

impl<'m> Table<'m> {
    fn read(marks: &'m [Mark]) -> Table<'m> {
        let mut usual: HashMap<usize, usize> = HashMap::new();
        for row in ends_at_every_blank(marks) {
            *usual.entry(row.len()).or_default() += 1;
        }
        let mut last = Mark::Blank;
        let behind_figure: Vec<bool> = marks
            .iter()
            .map(|mark| {
                let is = *mark == Mark::Words && last == Mark::Figure;
                last = if *mark == Mark::Blank { last } else { *mark };
                is
            })
            .collect();
        let counts = |kind: Mark| Counts::of(marks.iter().map(|mark| *mark == kind));
        Table {
            marks,
            usual,
            blanks: counts(Mark::Blank),
            words: counts(Mark::Words),
            figures: counts(Mark::Figure),
            all_behind_figure: Counts::of(behind_figure.iter().copied()),
            behind_figure,
        }
    }

    fn is(&self, kind: Mark, at: Option<usize>) -> bool {
        at.and_then(|at| self.marks.get(at)) == Some(&kind)
    }

    /// What speaks against a row, in points.
    fn against(&self, row: &Range<usize>) -> usize {
        let (width, blanks) = (row.len(), self.blanks.within(row));
        let odd = match self.usual.get(&width) {
            None => UNKNOWN_WIDTH,
            Some(1) => LONE_WIDTH,
            Some(_) => 0,
        };
        let mixed = self.words.within(row) > MOST_LABELS && self.figures.within(row) > 0;
        let empty = match width {
            0 => NO_CELL,
            _ if width == blanks => ALL_BLANK,
            _ => 0,
        };
        blanks
            + odd
            + empty
            + self.against_its_beginning(row)
            + if self.has_label_within(row) { LABEL_WITHIN } else { 0 }
            + if mixed { COLUMNS_WITH_FIGURES } else { 0 }
    }

    /// Figures stand behind a label, or a number for the row and a label, or in a row of their own below a row of labels.
    fn against_its_beginning(&self, row: &Range<usize>) -> usize {
        // The mark that ends the row above lies between.
        let above = row.start.saturating_sub(MOST_LABELS + 2)..row.start;
        if !self.is(Mark::Figure, Some(row.start)) || self.is(Mark::Words, Some(row.start + 1)) {
            0
        } else if self.is(Mark::Figure, row.start.checked_sub(2)) {
            FIGURES_GO_ON
        } else if self.words.within(&above) > MOST_LABELS {
            0
        } else {
            NO_LABEL
        }
    }

    /// Whether words stand behind a figure that is no number for the row in front of its label.
    fn has_label_within(&self, row: &Range<usize>) -> bool {
        let filled = row.clone().filter(|at| !self.is(Mark::Blank, Some(*at)));
        let own = filled.take(2).filter(|at| self.behind_figure.get(*at) == Some(&true)).count();
        self.all_behind_figure.within(row) > own
    }
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
