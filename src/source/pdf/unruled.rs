//! The second rule for tables, by places alone: a row is a base line with figures, a column is where figures stand
//! below one another, and the label of a row is the numbered text beside its figures. It reads tables that have no
//! ruling lines, and what the lines say is compared with it ([`disagreeing`]).
//!
//! It holds only where labels and figures agree one to one. Else it says nothing, and the text stays lines.

use super::lines::{base_lines, gap_in_number, gap_in_word, joint, numbered};
use super::page::{Glyph, Length, POINT};
use super::ruling::{Cell, Ruled};

/// A line with fewer figures is no row of a wide table. Narrow tables can be read line by line.
const FEWEST_COLUMNS: usize = 5;

/// Two rows may be a coincidence.
const FEWEST_ROWS: usize = 3;

/// Rows further apart than so many times the height of a character belong to different tables.
const REACH: Length = 12;

/// A run of characters without a gap.
#[derive(Clone, Debug)]
struct Word {
    left: Length,
    right: Length,
    /// The middle of its height.
    y: Length,
    size: Length,
    text: String,
}

impl Word {
    fn is_figure(&self) -> bool {
        let is_sign = |c: char| matches!(c, '.' | ',' | '-' | '－' | '—' | '–' | '/' | '／' | '无');
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        self.text.chars().all(|c| digit(c) || is_sign(c))
            && (self.text.chars().any(digit) || self.text.chars().count() <= 2)
    }

    /// Whether it begins as the label of a row: 1. or （一） or 四、, and no decimal.
    fn begins_label(&self) -> bool {
        let rest = numbered(&self.text, |c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    }
}

/// A label, perhaps over several lines.
#[derive(Clone, Debug)]
struct Label {
    left: Length,
    right: Length,
    /// The middle of its first and of its last line.
    top: Length,
    bottom: Length,
    size: Length,
    text: String,
}

/// A row: its label, and what stands in each column.
#[derive(Clone, Debug)]
struct Row {
    y: Length,
    label: usize,
    figures: Vec<String>,
}

/// Rows below one another whose figures stand in the same columns.
#[derive(Clone, Debug)]
struct Block {
    /// From the first to the last base line with figures.
    ys: Vec<Length>,
    /// The left and right edge of each column.
    columns: Vec<(Length, Length)>,
}

impl Block {
    /// What stands in each column of a line. A column may have nothing; but nothing stands between columns, and no two
    /// figures in one.
    fn figures(&self, line: &[Word]) -> Option<Vec<String>> {
        let mut figures = vec![String::new(); self.columns.len()];
        for word in line.iter().filter(|w| self.columns.first().is_none_or(|edge| w.right > edge.0)) {
            let mut there = self
                .columns
                .iter()
                .zip(&mut figures)
                .filter(|((left, right), _)| word.left <= *right && word.right >= *left);
            let (Some((_, slot)), None) = (there.next(), there.next()) else { return None };
            if !slot.is_empty() || !word.is_figure() {
                return None;
            }
            slot.clone_from(&word.text);
        }
        Some(figures)
    }

    /// Takes in lines that follow one another (upwards or downwards) as long as they are rows of these columns, or parts
    /// of labels. Says how many.
    fn extend<'a>(&mut self, lines: impl Iterator<Item = &'a Vec<Word>>) -> usize {
        let mut taken = 0;
        for line in lines {
            let Some(word) = line.first() else { break };
            let far = self.ys.iter().map(|y| (word.y - y).abs()).min().is_none_or(|d| d > word.size * REACH);
            let fits = self.widened(line) || self.figures(line).is_some();
            if far || !fits {
                break;
            }
            if line.iter().any(|w| self.columns.first().is_some_and(|edge| w.right > edge.0)) {
                self.ys.push(word.y);
            }
            taken += 1;
        }
        taken
    }

    /// Takes in the places of a line with a figure for each column, if the columns stay apart.
    fn widened(&mut self, line: &[Word]) -> bool {
        let figures = figures(line);
        let columns = self.columns.iter().zip(figures);
        let columns: Vec<_> = columns.map(|(c, w)| (c.0.min(w.left), c.1.max(w.right))).collect();
        let apart = columns.windows(2).all(|pair| matches!(pair, [a, b] if a.1 < b.0));
        let fits = figures.len() == self.columns.len() && apart;
        if fits {
            self.columns = columns;
        }
        fits
    }
}

/// The tables among characters that stand in none yet, top to bottom; their characters are taken away.
pub fn tables(glyphs: &mut Vec<Glyph>) -> Vec<Ruled> {
    let lines = words(&glyphs.iter().collect::<Vec<_>>(), &[]);
    let mut tables = Vec::new();
    for block in blocks(&lines) {
        let Some((table, taken)) =
            read(&block, glyphs).and_then(|(labels, rows)| table(&block, &labels, &rows))
        else {
            continue;
        };
        glyphs.retain(|g| !taken.holds(g));
        tables.push(table);
    }
    tables
}

/// The rows of a ruled table that are not certain: where this rule reads other figures beside a label than stand in its
/// row, all rows of figures are but those on which both agree.
pub fn disagreeing(table: &Ruled, glyphs: &[Glyph]) -> Vec<usize> {
    let squeezed = |text: &str| -> String { text.split_whitespace().collect() };
    let in_row = |row: usize, after: usize| -> Vec<String> {
        let cells = table.cells.iter().filter(|c| c.row == row && c.column > after);
        cells.map(|c| squeezed(&c.text)).filter(|text| !text.is_empty()).collect()
    };
    let lines = words(&glyphs.iter().collect::<Vec<_>>(), &[]);
    let (mut certain, mut doubtful) = (Vec::new(), Vec::new());
    for block in blocks(&lines) {
        let Some((labels, rows)) = read(&block, glyphs) else { continue };
        for row in rows {
            let Some(label) = labels.get(row.label).map(|l| squeezed(&l.text)) else { continue };
            let mut same = table.cells.iter().filter(|c| squeezed(&c.text) == label);
            let (Some(cell), None) = (same.next(), same.next()) else { continue };
            let placed: Vec<String> = row.figures.into_iter().filter(|f| !f.is_empty()).collect();
            if placed == in_row(cell.row, cell.column) {
                certain.push(cell.row);
            } else {
                doubtful.push(cell.row);
            }
        }
    }
    if !doubtful.is_empty() {
        let is_figure = |text: &String| text.starts_with(|c: char| c.is_ascii_digit());
        let rows = 0..table.ys.len().saturating_sub(1);
        doubtful.extend(rows.filter(|row| !certain.contains(row) && in_row(*row, 0).iter().any(is_figure)));
    }
    doubtful.sort_unstable();
    doubtful.dedup();
    doubtful
}

/// Characters → words, line by line and from left to right. Figures are cut apart at gaps at which text is not, since
/// columns of figures stand close. At `starts` a new word begins wherever there is any gap.
fn words(glyphs: &[&Glyph], starts: &[Length]) -> Vec<Vec<Word>> {
    let visible = glyphs.iter().copied().filter(|g| !g.vertical && !g.text.trim().is_empty()).collect();
    let ends_in_digit = |w: &Word| w.text.ends_with(|c: char| c.is_ascii_digit());
    let mut out = Vec::new();
    for line in base_lines(visible) {
        let mut words: Vec<Word> = Vec::new();
        for glyph in line {
            let (_, y) = glyph.middle();
            let is_digit = glyph.text.starts_with(|c: char| c.is_ascii_digit());
            let goes_on = words.last().is_some_and(|last| {
                let gap = glyph.x - last.right;
                let close = if is_digit || ends_in_digit(last) {
                    gap_in_number(glyph.size)
                } else {
                    gap_in_word(glyph.size)
                };
                let starts_here = starts.iter().any(|s| (s - glyph.x).abs() <= POINT);
                gap <= if starts_here { glyph.size / 8 } else { close }
            });
            match words.last_mut() {
                Some(last) if goes_on => {
                    last.text.push_str(&glyph.text);
                    last.right = last.right.max(glyph.right());
                }
                _ => words.push(Word {
                    left: glyph.x,
                    right: glyph.right(),
                    y,
                    size: glyph.size,
                    text: glyph.text.clone(),
                }),
            }
        }
        out.push(words);
    }
    out
}

/// The last words of a line, as far as they are figures.
fn figures(line: &[Word]) -> &[Word] {
    let first = line.iter().rposition(|w| !w.is_figure()).map_or(0, |at| at + 1);
    line.get(first..).unwrap_or(&[])
}

/// Lines below one another with figures in the same columns. The columns are those of the lines with most figures.
fn blocks(lines: &[Vec<Word>]) -> Vec<Block> {
    let counts: Vec<usize> = lines.iter().map(|line| figures(line).len()).collect();
    let mut most: Vec<usize> = counts.iter().copied().filter(|n| *n >= FEWEST_COLUMNS).collect();
    most.sort_unstable();
    most.dedup();
    let mut blocks: Vec<Block> = Vec::new();
    let mut free = vec![true; lines.len()];
    for columns in most.into_iter().rev() {
        for (nth, line) in lines.iter().enumerate() {
            let is_free = |at: &usize| free.get(*at).copied().unwrap_or(false);
            let Some(y) = line.first().map(|w| w.y) else { continue };
            if !is_free(&nth) || counts.get(nth) != Some(&columns) {
                continue;
            }
            let edges = figures(line).iter().map(|w| (w.left, w.right)).collect();
            let mut block = Block { ys: vec![y], columns: edges };
            let below = (nth + 1..lines.len()).take_while(is_free).filter_map(|at| lines.get(at));
            let last = nth + block.extend(below);
            let above = (0..nth).rev().take_while(is_free).filter_map(|at| lines.get(at));
            let first = nth - block.extend(above);
            if block.ys.len() >= FEWEST_ROWS {
                free.iter_mut().take(last + 1).skip(first).for_each(|slot| *slot = false);
                block.ys.sort_unstable();
                blocks.push(block);
            }
        }
    }
    blocks.sort_by_key(|b| b.ys.first().copied());
    blocks
}

/// The labels of a block and its rows; `None` where they do not agree one to one.
fn read(block: &Block, glyphs: &[Glyph]) -> Option<(Vec<Label>, Vec<Row>)> {
    let (first, last) = (*block.ys.first()?, *block.ys.last()?);
    let edge = block.columns.first()?.0;
    // A label of a few lines reaches beyond the base lines of the first and the last figures.
    let reach = glyphs.iter().map(|g| g.size).max()?.min(30 * POINT) * 6;
    let beside: Vec<&Glyph> = glyphs
        .iter()
        .filter(|g| g.x < edge && (first - reach..=last + reach).contains(&g.middle().1))
        .collect();
    let mut starts: Vec<Length> =
        words(&beside, &[]).iter().flatten().filter(|w| w.begins_label()).map(|w| w.left).collect();
    starts.sort_unstable();
    starts.dedup_by(|b, a| *b - *a <= POINT);
    let labels = labels(&words(&beside, &starts), edge);
    let inside: Vec<&Glyph> =
        glyphs.iter().filter(|g| g.right() > edge && (first..=last).contains(&g.middle().1)).collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut used = vec![false; labels.len()];
    let mut ended = false;
    for line in words(&inside, &[]) {
        let y = line.first()?.y;
        match block.figures(&line).zip(label_beside(&labels, y)) {
            Some(_) if ended => return None,
            Some((figures, label)) => {
                if std::mem::replace(used.get_mut(label)?, true) {
                    return None;
                }
                rows.push(Row { y, label, figures });
            }
            // What stands above the first row or below the last is none of the table.
            None => ended = !rows.is_empty(),
        }
    }
    let (first, last) = (rows.first()?.y, rows.last()?.y);
    // A label between rows that has nothing beside it is a row of blank cells, unless it is the label of a group: then
    // a row next to it is deeper.
    let left = |row: Option<&Row>| row.and_then(|r| labels.get(r.label)).map_or(Length::MIN, |l| l.left);
    let blank = labels.iter().enumerate().filter(|(nth, label)| {
        let next = rows.partition_point(|r| r.y < label.top);
        let deeper = [next.checked_sub(1), Some(next)]
            .into_iter()
            .flatten()
            .any(|row| left(rows.get(row)) > label.left + label.size / 2);
        !deeper && used.get(*nth) == Some(&false) && first < label.top && label.bottom < last
    });
    let blank = blank.map(|(label, l)| Row {
        y: (l.top + l.bottom) / 2,
        label,
        figures: vec![String::new(); block.columns.len()],
    });
    let blank: Vec<Row> = blank.collect();
    rows.extend(blank);
    rows.sort_by_key(|r| r.y);
    let in_order = rows.is_sorted_by_key(|r| labels.get(r.label).map(|l| l.top));
    (in_order && rows.len() >= FEWEST_ROWS).then_some((labels, rows))
}

/// Numbered words, each with the lines below that go on with it.
fn labels(lines: &[Vec<Word>], edge: Length) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for line in lines {
        let mut left_neighbour: Option<usize> = None;
        for word in line.iter().filter(|w| w.left < edge) {
            if word.begins_label() {
                left_neighbour = Some(labels.len());
                labels.push(Label {
                    left: word.left,
                    right: word.right,
                    top: word.y,
                    bottom: word.y,
                    size: word.size,
                    text: word.text.clone(),
                });
                continue;
            }
            let touches = |l: &Label| word.left - l.right <= word.size / 8 && l.bottom == word.y;
            let continues = |l: &Label| {
                let below = word.y - l.bottom;
                below > 0
                    && below <= l.size * 7 / 4
                    && word.left >= l.left - l.size / 2
                    && word.left < l.right
            };
            let beside = left_neighbour.filter(|n| labels.get(*n).is_some_and(touches));
            // Of two columns of labels the nearer one goes on here.
            let above = || (0..labels.len()).rev().filter(|n| labels.get(*n).is_some_and(continues));
            let nearest = || above().max_by_key(|n| labels.get(*n).map(|l| l.left));
            let next_to =
                || left_neighbour.filter(|n| labels.get(*n).is_some_and(|l| word.left - l.right < l.size));
            let Some(nth) = beside.or_else(nearest).or_else(next_to) else { continue };
            if let Some(label) = labels.get_mut(nth) {
                let between = joint(&label.text, &word.text);
                label.text.push_str(between);
                label.text.push_str(&word.text);
                (label.bottom, label.right) = (word.y, label.right.max(word.right));
                left_neighbour = Some(nth);
            }
        }
    }
    labels
}

/// The label that stands beside a base line: of several the one nearest to the figures.
fn label_beside(labels: &[Label], y: Length) -> Option<usize> {
    let mut beside: Vec<(Length, usize)> = labels
        .iter()
        .enumerate()
        .filter(|(_, l)| l.top - l.size * 2 / 5 <= y && y <= l.bottom + l.size * 2 / 5)
        .map(|(nth, l)| (l.left, nth))
        .collect();
    beside.sort_unstable();
    let (left, nth) = beside.pop()?;
    // Two of the same column cannot both be meant.
    let size = labels.get(nth)?.size;
    beside.last().is_none_or(|(other, _)| left - other >= size / 2).then_some(nth)
}

/// Where a table stands on the page.
struct Area {
    left: Length,
    right: Length,
    top: Length,
    bottom: Length,
}

impl Area {
    fn holds(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle();
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

/// Labels and rows as a table: a column for the labels of groups, one for those of rows, and one for each of figures.
fn table(block: &Block, labels: &[Label], rows: &[Row]) -> Option<(Ruled, Area)> {
    let own: Vec<&Label> = rows.iter().filter_map(|r| labels.get(r.label)).collect();
    let (first, last) = (own.first()?, own.last()?);
    let half = first.size.max(last.size) * 3 / 5;
    let (top, bottom) = (first.top.min(rows.first()?.y) - half, last.bottom.max(rows.last()?.y) + half);
    let within = |l: &&Label| l.top >= top && l.bottom <= bottom;
    let left = labels.iter().filter(within).map(|l| l.left).min()?;
    let right = block.columns.last()?.1;
    let is_own = |nth: usize| rows.iter().any(|r| r.label == nth);
    let mut cells = Vec::new();
    let mut cell = |row: usize, column: usize, text: &str| {
        cells.push(Cell { row, column, rows: 1, columns: 1, text: text.to_owned() });
    };
    for (nth, row) in rows.iter().enumerate() {
        let groups: Vec<&str> = labels
            .iter()
            .enumerate()
            .filter(|(at, label)| within(label) && !is_own(*at) && begins_at(rows, labels, label) == nth)
            .map(|(_, label)| label.text.as_str())
            .collect();
        cell(nth, 0, &groups.join(" "));
        cell(nth, 1, labels.get(row.label).map_or("", |l| &l.text));
        for (column, figure) in row.figures.iter().enumerate() {
            cell(nth, column + 2, figure);
        }
    }
    let xs = [left, left + 1].into_iter().chain(block.columns.iter().map(|c| c.0)).chain([right]).collect();
    // Rows meet half way between their figures.
    let middles = rows.windows(2).filter_map(|pair| match pair {
        [a, b] => Some((a.y + b.y) / 2),
        _ => None,
    });
    let ys = [top].into_iter().chain(middles).chain([bottom]).collect();
    Some((
        Ruled { xs, ys, cells, ..Ruled::default() },
        Area { left: left - half, right: right + half, top, bottom },
    ))
}

/// The row at which a group begins whose label stands in the middle of its rows: the first of the run around it that
/// are deeper than it, back to the one that counts from one.
fn begins_at(rows: &[Row], labels: &[Label], group: &Label) -> usize {
    let middle = (group.top + group.bottom) / 2;
    let mut at = rows.iter().rposition(|r| r.y <= middle).unwrap_or(0);
    let label = |nth: usize| rows.get(nth).and_then(|r| labels.get(r.label));
    let deeper = |nth: usize| label(nth).is_some_and(|l| l.left > group.left + group.size / 2);
    let next_level = rows.iter().filter_map(|r| labels.get(r.label)).map(|l| l.left);
    let next_level = next_level.filter(|left| *left > group.left + group.size / 2).min();
    let is_first = |nth: usize| {
        label(nth).is_some_and(|l| {
            next_level.is_some_and(|left| l.left - left < l.size / 2)
                && numbered(&l.text, |c| matches!(c, '1' | '一')).is_some()
        })
    };
    while at > 0 && !is_first(at) && deeper(at - 1) {
        at -= 1;
    }
    at
}
