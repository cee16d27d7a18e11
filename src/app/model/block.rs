//! A column or a block of a spreadsheet that is pasted into a table's cells.

use super::{ResultsModel, RowView};
use crate::form::{CellId, TableId};

/// The values of a pasted block, row by row; `None` where something in it is no number: then it is no block of figures,
/// and nothing of it is put anywhere.
pub fn read(pasted: &str) -> Option<Vec<Vec<String>>> {
    let lines = pasted.trim_end_matches(['\r', '\n']).split('\n');
    let rows: Option<Vec<Vec<String>>> = lines.map(|line| line.split('\t').map(number).collect()).collect();
    rows.filter(|rows| rows.iter().flatten().any(|value| !value.is_empty()))
}

/// A cell of a spreadsheet as it is put into the text: without the commas between thousands; empty where nothing but a
/// sign of nothing stands.
fn number(cell: &str) -> Option<String> {
    let cell = cell.trim();
    if matches!(cell, "" | "/" | "-" | "—" | "——" | "\\") {
        return Some(String::new());
    }
    let plain: String = cell.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
    let digits = plain.strip_prefix(['-', '−']).unwrap_or(&plain);
    let is_number = digits.chars().all(|c| c.is_ascii_digit() || c == '.') && digits.matches('.').count() < 2;
    (is_number && digits.starts_with(|c: char| c.is_ascii_digit())).then_some(plain)
}

/// The cells that the block falls on, from one of them on: down the rows and along the columns of its table. What sticks
/// out of the table is left out.
pub fn place(model: &ResultsModel, from: CellId, block: &[Vec<String>]) -> Vec<(CellId, String)> {
    let grid = grid(model, from.table);
    let at = grid
        .iter()
        .enumerate()
        .find_map(|(row, cells)| Some((row, cells.iter().position(|cell| *cell == from)?)));
    let Some((row, column)) = at else { return Vec::new() };
    let rows = grid.iter().skip(row).zip(block);
    rows.flat_map(|(cells, values)| cells.iter().skip(column).zip(values))
        .map(|(cell, value)| (*cell, value.clone()))
        .collect()
}

/// The cells of a table, in the rows in which the form prints them.
fn grid(model: &ResultsModel, table: TableId) -> Vec<Vec<CellId>> {
    let rows = model.rows(table).iter().map(|row: &RowView| row.cells.iter().map(|cell| cell.id).collect());
    match table {
        // Its three blocks stand side by side.
        TableId::T4 => vec![rows.collect::<Vec<Vec<CellId>>>().concat()],
        TableId::T2 | TableId::T3 => rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::{Shared, samples};
    use crate::options::Options;

    #[test]
    fn only_figures_are_a_block() {
        assert_eq!(read("1\t2\r\n3\t\r\n").unwrap(), [["1", "2"], ["3", ""]]);
        assert_eq!(read("1,234\n-5\n0.5\n—").unwrap(), [["1234"], ["-5"], ["0.5"], [""]]);
        for wrong in ["", "\n", "重复申请\t5", "5件", "1.2.3", "-", "年报"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_block_falls_on_the_cells_below_and_beside() {
        let checked = crate::check(crate::source::from_text(samples::sound()), &Options::default(), None);
        let model = ResultsModel::new(Shared::new(checked), &[]);
        let from = CellId::parse("t3.unable_not_held.natural").unwrap();
        let block = read("1\t2\n3\t4").unwrap();
        let cells: Vec<String> =
            place(&model, from, &block).iter().map(|(id, value)| format!("{id} {value}")).collect();
        let below = cells.get(2).unwrap();
        assert_eq!(cells.len(), 4);
        assert!(cells.first().unwrap().ends_with(".natural 1") && below.ends_with(".natural 3"), "{cells:?}");
        let last = CellId::parse("t4.suit_after.total").unwrap();
        assert_eq!(place(&model, last, &block).len(), 1, "what sticks out is left out");
        let review = CellId::parse("t4.review.total").unwrap();
        let row = read("1\t2").unwrap();
        assert_eq!(place(&model, review, &row).get(1).unwrap().0.row, "suit_direct");
    }
}
