//! Pages → one document: running heads and page numbers left out, paragraphs and tables that go on over a page
//! break put together.

use std::collections::HashMap;

use super::lines::{Line, Margins, joint, lines, numbered};
use super::page::{Length, POINT, Sheet};
use super::ruling::{Cell, Ruled, tables};
use crate::source::builder::{Builder, CellText};
use crate::text::Span;

/// A piece of a page.
enum Piece {
    Line(Line),
    Table(Ruled),
    Image,
}

/// Writes the pages down.
pub fn write(sheets: &mut [Sheet], builder: &mut Builder) {
    let mut pages: Vec<(Length, Vec<Piece>)> = Vec::with_capacity(sheets.len());
    let running = running_lines(sheets);
    for sheet in sheets.iter_mut() {
        let tables = tables(sheet);
        let is_running = |line: &Line| {
            in_margin(sheet, line) && (is_page_number(&line.text) || running.contains_key(&line.text))
        };
        let text: Vec<Line> =
            lines(sheet.glyphs.iter().collect()).into_iter().filter(|l| !is_running(l)).collect();
        let mut pieces: Vec<(Length, Piece)> = text.into_iter().map(|l| (l.y, Piece::Line(l))).collect();
        pieces.extend(tables.into_iter().map(|t| (t.ys.first().copied().unwrap_or(0), Piece::Table(t))));
        // A picture counts from the size of a table on; seals and logos do not.
        let large = |w: Length, h: Length| w * 3 > sheet.width && h > 80 * POINT;
        let images = sheet.images.iter().filter(|i| large(i.width, i.height));
        pieces.extend(images.map(|i| (i.y, Piece::Image)));
        pieces.sort_by_key(|(y, _)| *y);
        pages.push((sheet.width, pieces.into_iter().map(|(_, piece)| piece).collect()));
    }
    let mut writer = Writer { builder, paragraph: None, table: None };
    // Pages of one width have the same margins; a page of few lines does not show them.
    let mut margins: HashMap<Length, Margins> = HashMap::new();
    for (width, _) in &pages {
        let alike = pages.iter().filter(|(other, _)| other == width).flat_map(|(_, pieces)| pieces);
        let lines = alike.filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None });
        margins.entry(*width).or_insert_with(|| Margins::of(lines, *width));
    }
    for (nth, (width, pieces)) in pages.into_iter().enumerate() {
        let margins = margins.get(&width).copied().unwrap_or_default();
        for (at, piece) in pieces.into_iter().enumerate() {
            match piece {
                Piece::Line(line) => writer.line(line, margins),
                Piece::Table(table) => writer.table(table, nth > 0 && at == 0),
                Piece::Image => {
                    writer.flush();
                    let here = writer.builder.position();
                    writer.builder.extras.images.push(here);
                }
            }
        }
    }
    writer.flush();
}

/// Whether a line stands in the upper or lower margin.
fn in_margin(sheet: &Sheet, line: &Line) -> bool {
    line.y < sheet.height * 9 / 100 || line.y > sheet.height * 91 / 100
}

/// Lines that stand in the margins of three pages or more, with how often.
fn running_lines(sheets: &[Sheet]) -> HashMap<String, usize> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for sheet in sheets {
        let edge =
            sheet.glyphs.iter().filter(|g| g.y < sheet.height * 9 / 100 || g.y > sheet.height * 91 / 100);
        for line in lines(edge.collect()) {
            *seen.entry(line.text).or_default() += 1;
        }
    }
    seen.retain(|_, times| *times >= 3);
    seen
}

/// `3`, `- 3 -`, `—3—`, `第 3 页`, `3 / 12`.
fn is_page_number(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count();
    let other = |c: char| {
        c.is_ascii_digit()
            || ('０'..='９').contains(&c)
            || c.is_whitespace()
            || matches!(c, '-' | '–' | '—' | '－' | '─' | '―' | '/' | '·' | '第' | '页' | '頁' | '共')
    };
    (1..=6).contains(&digits) && text.chars().all(other)
}

/// Whether the text of a label begins with a number, as the labels of rows do: 1. or （一） or 四、.
fn begins_row(text: &str) -> bool {
    let rest = numbered(text, |c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Holds back the last paragraph and the last table until it is sure that they end.
struct Writer<'b> {
    builder: &'b mut Builder,
    paragraph: Option<(String, Line)>,
    table: Option<Joined>,
}

impl Writer<'_> {
    fn line(&mut self, line: Line, margins: Margins) {
        self.flush_table();
        self.paragraph = Some(match self.paragraph.take() {
            Some((mut text, above)) if margins.goes_on(&above, &line) => {
                text.push_str(joint(&text, &line.text));
                text.push_str(&line.text);
                (text, line)
            }
            before => {
                if let Some((text, _)) = before {
                    self.builder.line(&text);
                }
                (line.text.clone(), line)
            }
        });
    }

    fn table(&mut self, table: Ruled, first_on_page: bool) {
        if let Some((text, _)) = self.paragraph.take() {
            self.builder.line(&text);
        }
        if let Some(mut before) = self.table.take_if(|_| first_on_page) {
            let table = before.under(table);
            if before.goes_on(&table) {
                before.append(table);
                self.table = Some(before);
                return;
            }
            self.write(before);
            self.table = Some(Joined::new(table));
            return;
        }
        self.flush_table();
        self.table = Some(Joined::new(table));
    }

    fn write(&mut self, table: Joined) {
        let doubtful = table.doubtful.clone();
        let spans = self.builder.table(&table.texts());
        let rows = doubtful.into_iter().filter_map(|row| spans.get(row)?.iter().copied().reduce(Span::join));
        self.builder.extras.doubtful.extend(rows);
    }

    fn flush_table(&mut self) {
        if let Some(table) = self.table.take() {
            self.write(table);
        }
    }

    fn flush(&mut self) {
        self.flush_table();
        if let Some((text, _)) = self.paragraph.take() {
            self.builder.line(&text);
        }
    }
}

/// A table that may go on over several pages.
struct Joined {
    xs: Vec<Length>,
    open_bottom: bool,
    rows: usize,
    cells: Vec<Cell>,
    doubtful: Vec<usize>,
}

impl Joined {
    fn new(table: Ruled) -> Joined {
        let rows = table.ys.len().saturating_sub(1);
        let Ruled { xs, open_bottom, cells, doubtful, .. } = table;
        Joined { xs, open_bottom, rows, cells, doubtful }
    }

    /// Moves the table at the head of a page to where this one stands, where it is as wide: left and right pages
    /// may have different margins.
    fn under(&self, mut next: Ruled) -> Ruled {
        const MARGIN: Length = 45 * POINT;
        let width = |xs: &[Length]| Some(xs.last()? - xs.first()?);
        let shift = self.xs.first().zip(next.xs.first()).map_or(0, |(own, other)| own - other);
        let as_wide = width(&self.xs).zip(width(&next.xs)).is_some_and(|(a, b)| (a - b).abs() <= 2 * POINT);
        if as_wide && shift.abs() <= MARGIN {
            next.xs.iter_mut().for_each(|x| *x += shift);
        }
        next
    }

    /// Whether the table at the head of a page has the same outer edges, and columns at the same places as far as
    /// one of the two draws them.
    fn goes_on(&self, next: &Ruled) -> bool {
        const NEAR: Length = 4 * POINT;
        let same = |a: Option<&Length>, b: Option<&Length>| matches!((a, b), (Some(a), Some(b)) if (a - b).abs() <= NEAR);
        let known = |xs: &[Length], x: &Length| xs.iter().any(|own| (own - x).abs() <= NEAR);
        same(self.xs.first(), next.xs.first())
            && same(self.xs.last(), next.xs.last())
            && (next.xs.iter().all(|x| known(&self.xs, x)) || self.xs.iter().all(|x| known(&next.xs, x)))
    }

    fn append(&mut self, next: Ruled) {
        let next = self.aligned(next);
        let open = self.open_bottom && next.open_top;
        let Ruled { ys, open_bottom, mut cells, doubtful, .. } = next;
        let mut rows = ys.len().saturating_sub(1);
        let repeated = self.repeated_header(&cells, rows);
        cells.retain(|c| c.row >= repeated);
        cells.iter_mut().for_each(|c| c.row -= repeated);
        rows -= repeated;
        let cut = repeated == 0 && self.is_cut_row(&cells, open);
        let shift = self.rows - usize::from(cut);
        self.doubtful.extend(doubtful.into_iter().filter_map(|row| Some(row.checked_sub(repeated)? + shift)));
        let mut blank_so_far = true;
        for cell in cells {
            let above = self.cells.iter_mut().rfind(|c| {
                c.row + c.rows == self.rows && (c.column, c.columns) == (cell.column, cell.columns)
            });
            let in_first = cell.row == 0;
            blank_so_far &= !in_first || cell.text.is_empty();
            match above {
                // The rest of a cut row, or a group's label that spans the page break.
                Some(above) if in_first && (cut || blank_so_far) => {
                    above.rows += cell.rows - usize::from(cut);
                    if !above.text.is_empty() && !cell.text.is_empty() {
                        let between = joint(&above.text, &cell.text);
                        above.text.push_str(between);
                    }
                    above.text.push_str(&cell.text);
                }
                _ => self.cells.push(Cell { row: cell.row + shift, ..cell }),
            }
        }
        self.rows = shift + rows;
        self.open_bottom = open_bottom;
        self.cells.sort_by_key(|c| (c.row, c.column));
    }

    /// The next page's table with its columns counted as here; columns that only one page draws are added.
    fn aligned(&mut self, mut next: Ruled) -> Ruled {
        const NEAR: Length = 4 * POINT;
        let mut all = self.xs.clone();
        all.extend(next.xs.iter().filter(|x| !self.xs.iter().any(|own| (own - **x).abs() <= NEAR)));
        all.sort_unstable();
        let place = |xs: &[Length], nth: usize| {
            let x = xs.get(nth).copied().unwrap_or(0);
            all.iter().position(|own| (own - x).abs() <= NEAR).unwrap_or(0)
        };
        let renumber = |xs: &[Length], cells: &mut [Cell]| {
            for cell in cells {
                let (from, to) = (place(xs, cell.column), place(xs, cell.column + cell.columns));
                (cell.column, cell.columns) = (from, to.saturating_sub(from).max(1));
            }
        };
        renumber(&self.xs, &mut self.cells);
        renumber(&next.xs, &mut next.cells);
        self.xs = all;
        next
    }

    /// How many rows at the head of the next page say just what the first rows of the table say.
    fn repeated_header(&self, next: &[Cell], rows: usize) -> usize {
        let row = |cells: &[Cell], nth: usize| -> Vec<(usize, String)> {
            let in_row = cells.iter().filter(|c| c.row == nth && !c.text.is_empty());
            in_row.map(|c| (c.column, c.text.split_whitespace().collect())).collect()
        };
        let same = |nth: &usize| {
            let (own, other) = (row(&self.cells, *nth), row(next, *nth));
            // Rows of nothing but figures may well be alike without being a header.
            let is_label = |(_, text): &(usize, String)| text.chars().any(|c| !c.is_ascii_digit());
            !own.is_empty() && own == other && own.iter().all(is_label)
        };
        (0..rows.min(self.rows)).take_while(same).count()
    }

    /// Whether the page break went through a row: its cells are the same on both pages, none has a figure on one
    /// of them and something else on the other, and neither page drew the row's edge; or, where one did, the
    /// label goes on and the figures stand on one page alone.
    fn is_cut_row(&self, next: &[Cell], open: bool) -> bool {
        let is_figure = |c: &Cell| c.text.chars().any(|c| c.is_ascii_digit()) && !begins_row(&c.text);
        let (mut blank, mut label_goes_on, mut figures) = (true, false, false);
        for below in next.iter().filter(|c| c.row == 0) {
            let above = self.cells.iter().rfind(|c| {
                c.row + c.rows == self.rows && (c.column, c.columns) == (below.column, below.columns)
            });
            let Some(above) = above else { return false };
            match (above.text.is_empty(), below.text.is_empty()) {
                (false, false) if is_figure(above) || is_figure(below) || begins_row(&below.text) => {
                    return false;
                }
                (false, false) => label_goes_on = true,
                (true, false) => figures |= is_figure(below),
                (false, true) => figures |= is_figure(above),
                (true, true) => {}
            }
            blank &= below.text.is_empty();
        }
        !blank && (open || label_goes_on && figures)
    }

    fn texts(self) -> Vec<Vec<CellText>> {
        let mut rows: Vec<Vec<CellText>> = (0..self.rows).map(|_| Vec::new()).collect();
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        for cell in self.cells {
            if let Some(row) = rows.get_mut(cell.row) {
                row.push(CellText {
                    text: cell.text,
                    column: small(cell.column),
                    colspan: small(cell.columns),
                    rowspan: small(cell.rows),
                });
            }
        }
        rows
    }
}
