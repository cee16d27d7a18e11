//! What PDF tools make of a table.

use super::grid::{Cell, Drawn};

/// Where the columns of a table begin, counted in characters, and how wide a row's label may be.
struct Frame {
    starts: Vec<usize>,
    label_width: usize,
}

impl Frame {
    fn of(table: &Drawn) -> Frame {
        let starts = match table.columns {
            4 => vec![0, 22, 40, 58],
            10 => vec![0, 3, 9, 34, 42, 48, 54, 60, 66, 72],
            n => (0..n).map(|nth| nth * 8).collect(),
        };
        Frame { starts, label_width: 12 }
    }

    fn width(&self, cell: &Cell) -> usize {
        let end = self.starts.last().map_or(0, |last| last + 16);
        let at = |column: usize| self.starts.get(column).copied().unwrap_or(end);
        let room = at(cell.column + cell.colspan) - at(cell.column) - 1;
        match cell.is_value {
            true => 12,
            false if cell.column == 2 => self.label_width,
            false => room.clamp(2, 30),
        }
    }
}

/// Lines of characters that grow as they are written on.
#[derive(Default)]
struct Canvas {
    lines: Vec<Vec<char>>,
}

impl Canvas {
    fn write(&mut self, line: usize, column: usize, text: &str) {
        while self.lines.len() <= line {
            self.lines.push(Vec::new());
        }
        let row = &mut self.lines[line];
        let chars: Vec<char> = text.chars().collect();
        row.resize(row.len().max(column + chars.len()), ' ');
        row[column..column + chars.len()].copy_from_slice(&chars);
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    chars.chunks(width.max(1)).map(|piece| piece.iter().collect()).collect()
}

/// Aligned columns. A label takes as many lines as it needs; the figures stand on the one in the middle. After
/// half of the rows of a long table the page ends. `headers`: the next page begins with the header again.
pub fn layout(table: &Drawn, headers: bool) -> String {
    let frame = Frame::of(table);
    let mut canvas = Canvas::default();
    let (mut tops, mut top) = (Vec::new(), 0);
    for row in &table.rows {
        tops.push(top);
        let lines = row.iter().filter(|c| c.rowspan == 1).map(|c| wrapped(&c.text, frame.width(c)).len());
        let height = lines.max().unwrap_or(1).max(1);
        top += height;
    }
    tops.push(top);
    for (nth, row) in table.rows.iter().enumerate() {
        for cell in row {
            let (first, end) = (tops[nth], tops[nth + cell.rowspan]);
            let lines = wrapped(&cell.text, frame.width(cell));
            let above = (end - first).saturating_sub(lines.len()) / 2;
            for (below, text) in lines.iter().enumerate() {
                let column = frame.starts[cell.column];
                canvas.write((first + above + below).min(end - 1), column, text);
            }
        }
    }
    let page_end = if table.rows.len() > 20 { tops[16] } else { usize::MAX };
    let header_end = tops[3.min(tops.len() - 1)];
    let line = |chars: &Vec<char>| chars.iter().collect::<String>().trim_end().to_string() + "\n";
    let mut out = String::new();
    for (nth, chars) in canvas.lines.iter().enumerate() {
        if nth == page_end {
            out += "\n                                  -3-\n\u{c}";
            if headers {
                canvas.lines[..header_end].iter().for_each(|chars| out += &line(chars));
            }
        }
        out += &line(chars);
    }
    out
}

/// A cell a line, labels over several lines, page numbers and form feeds between.
pub fn raw(table: &Drawn) -> String {
    let mut out = String::new();
    for (nth, row) in table.rows.iter().enumerate() {
        if nth == 12 {
            out += "-2-\n\n\u{c}";
        }
        for cell in row {
            let lines = wrapped(&cell.text, 12).join("\n");
            if !lines.is_empty() {
                out += &format!("{lines}\n\n");
            }
        }
    }
    out
}

/// The figures of five rows of table 3 at a time, column by column, and after them the rows' labels. The other
/// tables as [`raw`].
pub fn blocks(table: &Drawn) -> String {
    if table.columns != 10 {
        return raw(table);
    }
    let mut out: String = table.rows[..3].iter().flatten().map(|c| format!("{}\n\n", c.text)).collect();
    for (nth, rows) in table.rows[3..].chunks(5).enumerate() {
        if nth == 3 {
            out += "-3-\n\n\u{c}";
        }
        let figures: Vec<Vec<&Cell>> =
            rows.iter().map(|r| r.iter().filter(|c| c.is_value).collect()).collect();
        for column in 0..7 {
            figures.iter().for_each(|row| out += &format!("{}\n", row[column].text));
            out.push('\n');
        }
        rows.iter().flatten().filter(|c| !c.is_value).for_each(|c| out += &format!("{}\n", c.text));
        out.push('\n');
    }
    out
}
