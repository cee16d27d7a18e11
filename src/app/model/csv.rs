//! A table of the report for a spreadsheet: lines of values between commas, as every spreadsheet opens them.

use super::RowView;
use crate::finding::Lang;

/// What tells spreadsheets that the text is UTF-8.
const MARK: char = '\u{feff}';

/// The rows as they stand, under the names of their columns.
pub fn of(rows: &[RowView], lang: Lang) -> String {
    let mut text = String::from(MARK);
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        for (nth, cell) in cells.enumerate() {
            if nth > 0 {
                text.push(',');
            }
            quoted(cell, &mut text);
        }
        // As the format's own description has it (RFC 4180).
        text.push_str("\r\n");
    };
    let mut above: Vec<&str> = Vec::new();
    for row in rows {
        // Table 2 has other columns further down.
        let names: Vec<&str> =
            row.row.columns.iter().map(|column| label(column.label, column.label_en, lang)).collect();
        if names != above {
            line(&mut std::iter::once("").chain(names.iter().copied()));
            above = names;
        }
        let label = label(row.row.label, row.row.label_en, lang);
        line(&mut std::iter::once(label).chain(row.cells.iter().map(|cell| cell.raw.as_str())));
    }
    text
}

fn label(zh: &'static str, en: &'static str, lang: Lang) -> &'static str {
    if lang == Lang::Zh { zh } else { en }
}

/// A value; between quotation marks where it holds what would end it. What a spreadsheet would take for a formula is left to
/// be words.
fn quoted(value: &str, to: &mut String) {
    let value = value.trim();
    let is_formula = value.starts_with(['=', '@']);
    if !is_formula && !value.contains([',', '"', '\n', '\r']) {
        to.push_str(value);
        return;
    }
    to.push('"');
    if is_formula {
        to.push('\'');
    }
    to.push_str(&value.replace('"', "\"\""));
    to.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::{ResultsModel, Shared, samples};
    use crate::form::TableId;
    use crate::options::Options;

    #[test]
    fn a_table_has_a_line_for_each_row_and_its_values_as_they_stand() {
        let checked = crate::check(crate::source::from_text(samples::sound()), &Options::default(), None);
        let model = ResultsModel::new(Shared::new(checked), &[]);
        for id in TableId::ALL {
            let rows = model.rows(id);
            let text = of(rows, Lang::Zh);
            assert!(text.starts_with(MARK));
            assert!(text.lines().count() > rows.len(), "{id:?}");
            let first = rows.first().unwrap();
            let values: Vec<&str> = first.cells.iter().map(|cell| cell.raw.as_str()).collect();
            assert!(text.lines().nth(1).unwrap().ends_with(&values.join(",")), "{text}");
        }
    }

    #[test]
    fn commas_and_formulas_stay_words() {
        let said = |value: &str| {
            let mut text = String::new();
            quoted(value, &mut text);
            text
        };
        assert_eq!(said("1,234"), "\"1,234\"");
        assert_eq!(said("他说\"好\""), "\"他说\"\"好\"\"\"");
        assert_eq!(said("=1+1"), "\"'=1+1\"");
        assert_eq!(said("38"), "38");
    }
}
