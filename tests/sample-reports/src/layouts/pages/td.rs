//! Cells and rows as they will be written in HTML.

use super::super::grid::{Cell, Drawn};

/// A cell as it will be written.
#[derive(Clone)]
pub(super) struct Td {
    pub(super) tag: &'static str,
    pub(super) attributes: String,
    pub(super) colspan: usize,
    pub(super) rowspan: usize,
    pub(super) text: String,
    pub(super) is_value: bool,
}

pub(super) type Rows = Vec<Vec<Td>>;

impl Td {
    pub(super) fn new(text: &str) -> Td {
        Td {
            tag: "td",
            attributes: String::new(),
            colspan: 1,
            rowspan: 1,
            text: text.into(),
            is_value: false,
        }
    }

    pub(super) fn written(&self) -> String {
        let span = |name: &str, n: usize| if n > 1 { format!(" {name}={n}") } else { String::new() };
        let Td { tag, attributes, text, .. } = self;
        let spans = span("colspan", self.colspan) + &span("rowspan", self.rowspan);
        format!("<{tag}{attributes}{spans}>{text}</{tag}>")
    }
}

pub(super) fn cells(table: &Drawn) -> Rows {
    let cell =
        |c: &Cell| Td { colspan: c.colspan, rowspan: c.rowspan, is_value: c.is_value, ..Td::new(&c.text) };
    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

pub(super) fn row(cells: &[Td]) -> String {
    format!("<tr>{}</tr>\n", cells.iter().map(Td::written).collect::<String>())
}

pub(super) fn written(rows: &[Vec<Td>]) -> String {
    format!("<table>{}</table>\n", rows.iter().map(|r| row(r)).collect::<String>())
}

/// Every cell changed.
pub(super) fn each(table: &Drawn, change: impl FnMut(&mut Td)) -> String {
    let mut rows = cells(table);
    rows.iter_mut().flatten().for_each(change);
    written(&rows)
}

/// Every row changed.
pub(super) fn each_row(table: &Drawn, mut change: impl FnMut(usize, &mut Vec<Td>)) -> String {
    let mut rows = cells(table);
    rows.iter_mut().enumerate().for_each(|(nth, row)| change(nth, row));
    written(&rows)
}

/// How many rows of the header a table has: none where its headers stand among its rows.
pub(super) fn header(table: &Drawn) -> usize {
    if table.columns == 4 { 0 } else { 3 }
}

pub(super) fn is_applications(table: &Drawn) -> bool {
    table.columns == 10
}

/// Every place of the table a cell; merged places blank, or with the text of what covers them.
pub(super) fn places(table: &Drawn, repeat: bool) -> Rows {
    let mut rows = vec![vec![Td::new(""); table.columns]; table.rows.len()];
    for (r, row) in table.rows.iter().enumerate() {
        for cell in row {
            for line in rows.iter_mut().skip(r).take(cell.rowspan) {
                for place in &mut line[cell.column..cell.column + cell.colspan] {
                    place.text = if repeat { cell.text.clone() } else { String::new() };
                }
            }
            rows[r][cell.column] = Td { is_value: cell.is_value, ..Td::new(&cell.text) };
        }
    }
    rows
}
