//! Layouts that go row by row or cell by cell.

use super::grid::{Drawn, Place};

/// A cell a line after a tab; a merged cell shows once more as an empty one in each row that it hangs into.
pub fn word_cells(table: &Drawn) -> String {
    let mut out = String::new();
    for row in table.places() {
        for place in row {
            match place {
                Place::Begins(cell) => out += &format!("\t{}\n", cell.text),
                Place::Hanging(true) => out += "\t\n",
                Place::Hanging(false) | Place::Widened => {}
            }
        }
        out.push('\n');
    }
    out
}

/// Each cell, with something between them.
pub fn cells(table: &Drawn, between: &str) -> String {
    table.cells().map(|c| c.text.as_str()).collect::<Vec<_>>().join(between)
}

/// Bars after cells. `padded`: the row is filled up to the table's width with bars and no space between.
pub fn pipe_rows(table: &Drawn, before: &str, padded: bool) -> String {
    let mut out = String::new();
    for row in &table.rows {
        out += before;
        out += &row.iter().map(|c| format!("{} |", c.text)).collect::<Vec<_>>().join(" ");
        if padded && row.len() < table.columns {
            out += &format!(" {}", "|".repeat(table.columns - row.len()));
        }
        out.push('\n');
    }
    out
}

/// Markdown: the first row is the header, then the line of dashes.
pub fn markdown(table: &Drawn) -> String {
    let mut out = String::new();
    for (nth, row) in matrix(table, "\t").lines().enumerate() {
        out += &format!("| {} |\n", row.replace('\t', " | "));
        if nth == 0 {
            out += &format!("|{}\n", " --- |".repeat(table.columns));
        }
    }
    out
}

/// Every place of the table, merged ones as empty cells.
pub fn matrix(table: &Drawn, between: &str) -> String {
    let text = |place: &Place| match place {
        Place::Begins(cell) => cell.text.clone(),
        Place::Widened | Place::Hanging(_) => String::new(),
    };
    let rows = table.places();
    let lines = rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join(between));
    lines.map(|line| line + "\n").collect()
}

/// The cells that begin in each row.
pub fn rows(table: &Drawn, between: &str) -> String {
    let line = |row: &Vec<_>| {
        row.iter().map(|c: &super::grid::Cell| c.text.as_str()).collect::<Vec<_>>().join(between)
    };
    table.rows.iter().map(|row| line(row) + "\n").collect()
}

/// An HTML table.
pub fn html(table: &Drawn) -> String {
    let mut out = String::from("<table border=\"1\">\n");
    for row in &table.rows {
        out += "<tr>";
        for cell in row {
            let text = if cell.text.is_empty() { "&nbsp;" } else { &cell.text };
            let mut spans = String::new();
            if cell.colspan > 1 {
                spans += &format!(" colspan=\"{}\"", cell.colspan);
            }
            if cell.rowspan > 1 {
                spans += &format!(" rowspan=\"{}\"", cell.rowspan);
            }
            out += &format!("<td{spans}>{text}</td>");
        }
        out += "</tr>\n";
    }
    out + "</table>\n"
}
