//! Comma-separated values (RFC 4180), tabs or semicolons instead of commas as well: one table.

use super::builder::{Builder, CellText};
use crate::document::{Document, Format};

/// Reads a text of values. Never fails: a quotation mark that is not closed runs to the end.
pub fn read(text: &str) -> Document {
    let rows = records(text, separator(text));
    let mut builder = Builder::default();
    let mut table: Vec<Vec<CellText>> = Vec::new();
    for fields in rows {
        let filled = fields.iter().filter(|f| !f.is_empty()).count();
        // A row with one value is a heading or a caption, unless it is a label of the table with blanks behind.
        if filled <= 1 && fields.iter().position(|f| !f.is_empty()).unwrap_or(0) == 0 && fields.len() < 3 {
            builder.table(&std::mem::take(&mut table));
            builder.line(fields.first().map_or("", String::as_str));
            continue;
        }
        let cell = |(column, text): (usize, String)| CellText {
            text,
            column: u16::try_from(column).unwrap_or(u16::MAX),
            colspan: 1,
            rowspan: 1,
        };
        table.push(fields.into_iter().enumerate().map(cell).collect());
    }
    builder.table(&table);
    Document { rewritten: true, ..builder.finish(Format::Text) }
}

/// The sign that stands most often in the first lines.
fn separator(text: &str) -> char {
    let count = |sign: char| text.lines().take(40).flat_map(str::chars).filter(|c| *c == sign).count();
    [',', '\t', ';'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(',')
}

fn records(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let rows = reader.records().map_while(Result::ok);
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_keep_separators_and_line_breaks() {
        assert_eq!(
            records("a,\"b,\"\"c\"\"\n d\",\r\n,1", ','),
            [vec!["a", "b,\"c\"\n d", ""], vec!["", "1"]]
        );
    }

    #[test]
    fn a_quote_inside_a_field_is_only_a_quote() {
        assert_eq!(records("3\" pipe,x", ','), [vec!["3\" pipe", "x"]]);
    }

    #[test]
    fn headings_are_lines_and_values_are_a_table() {
        let document = read("云溪市年报\n项目;2024\n规章;0\n");
        assert_eq!(document.text, "云溪市年报\n项目\t2024\n规章\t0\n");
        assert_eq!(document.blocks.len(), 2);
    }
}
