//! Reports made without any text: the figures put straight into the cells, as a perfect reader would.

use std::collections::BTreeMap;

use gouji::form::{CellId, Form, Row, TableId};
use gouji::num::Num;
use gouji::report::{Cell, CellState, Report, Table, TableRow, TableState};

use sample_reports::Sample;

/// The report of a sample.
pub fn report(sample: &Sample) -> Report {
    let cells: BTreeMap<CellId, String> = sample.cells().map(|(id, text)| (id, text.to_owned())).collect();
    let table = |id: TableId| table(id, sample.form(id), &cells);
    Report { t2: table(TableId::T2), t3: table(TableId::T3), t4: table(TableId::T4), ..Report::default() }
}

/// One table with what is printed in its cells; a cell that is not listed is missing.
pub fn table(id: TableId, form: &'static Form, cells: &BTreeMap<CellId, String>) -> Table {
    let cell = |row: &Row, column: &'static str| {
        cells.get(&CellId { table: id, row: row.id, column }).map_or_else(Cell::default, |raw| read(raw))
    };
    let row = |row: &'static Row| TableRow {
        row,
        cells: row.columns.iter().map(|c| cell(row, c.id)).collect(),
        label: None,
    };
    let rows = form.rows(id).iter().map(row).collect();
    Table { state: TableState::Read, form: Some(form), rows, ..Table::default() }
}

/// A cell as printed: a number with a sign or a unit, a mark, nothing, or words.
fn read(raw: &str) -> Cell {
    let digits = raw.trim_end_matches(['万', '元', '件']);
    let value = Num::parse(&digits.replace(',', ""));
    let state = match raw {
        "" => CellState::Blank,
        "-" | "/" => CellState::Placeholder,
        _ if value.is_some() => CellState::Number,
        _ => CellState::Text,
    };
    let unit = Some(&raw[digits.len()..]).filter(|unit| !unit.is_empty()).map(str::to_owned);
    let signed = raw.len() > 1 && raw.starts_with(['+', '-']);
    Cell { value, raw: raw.to_owned(), state, unit, signed, ..Cell::default() }
}
