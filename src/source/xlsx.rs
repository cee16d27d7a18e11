//! Workbooks: the tables alone, a whole report in one sheet or in several, or a sheet for each unit.

mod sheet;

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx};

use super::Unreadable;
use super::budget::{Budget, Cost};
use super::builder::{Builder, CellText};
use super::package::Package;
use crate::document::{Document, Format};
use crate::text::fold;
use sheet::seen_before;

/// The most rows, columns and merged cells of one sheet; a report has some 60 rows of 15 cells.
const LIMITS: (u32, u32, usize) = (20_000, 500, 200_000);

/// The most sheets that are looked at.
const SHEET_LIMIT: usize = 500;

/// A filled cell, or a merged one.
struct Cell {
    row: u32,
    column: u32,
    rows: u32,
    columns: u32,
    text: String,
}

/// Reads a workbook. One document; or one for each sheet (named after it) where table 3 stands in several.
pub fn read(bytes: &[u8]) -> Result<Vec<Document>, Unreadable> {
    read_within(bytes, &Budget::default())
}

/// As [`read`], on this budget.
pub fn read_within(bytes: &[u8], budget: &Budget) -> Result<Vec<Document>, Unreadable> {
    Package::open_within(bytes, budget)?.is_sane(budget)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let metadata = book.sheets_metadata().to_vec();
    let seen =
        metadata.iter().filter(|s| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible);
    let told = sheet::sheets(bytes, budget)?;
    let nothing = sheet::Sheet::default();
    let mut sheets: Vec<(String, Vec<Cell>)> = Vec::new();
    for sheet in seen.take(SHEET_LIMIT) {
        let told = told.get(&sheet.name).unwrap_or(&nothing);
        sheets.push((sheet.name.clone(), cells(&mut book, &sheet.name, told, budget)?));
    }
    sheets.retain(|(_, cells)| !cells.is_empty());
    if sheets.is_empty() {
        return Err(Unreadable::Empty);
    }
    let table_3: Vec<usize> = sheets.iter().map(|(_, cells)| first_rows_of_table_3(cells)).collect();
    if table_3.contains(&1) {
        // A list of figures beside the tables is not read a second time as a table.
        let mut counts = table_3.iter();
        sheets.retain(|_| counts.next().is_none_or(|n| *n <= 2));
    }
    if table_3.iter().filter(|n| (1..=2).contains(*n)).count() > 1 {
        let document = |(name, cells): (String, Vec<Cell>)| {
            let mut builder = Builder::default();
            write(cells, &mut builder);
            Document { name, ..builder.finish(Format::Xlsx) }
        };
        return Ok(sheets.into_iter().map(document).collect());
    }
    let mut builder = Builder::default();
    sheets.into_iter().for_each(|(_, cells)| write(cells, &mut builder));
    Ok(vec![builder.finish(Format::Xlsx)])
}

fn refused(error: calamine::XlsxError) -> Unreadable {
    match error {
        calamine::XlsxError::Password => Unreadable::Password,
        _ => Unreadable::Broken,
    }
}

/// How often the first row of table 3 stands there: once where the table does; many times in a list of figures.
fn first_rows_of_table_3(cells: &[Cell]) -> usize {
    let squeezed =
        |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).filter_map(fold).collect() };
    cells.iter().filter(|c| squeezed(&c.text).contains("新收政府信息公开申请")).count()
}

/// The filled cells of a sheet, merged ones once, row by row.
fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    told: &sheet::Sheet,
    budget: &Budget,
) -> Result<Vec<Cell>, Unreadable> {
    let merged: Vec<Dimensions> = book.merge_cells_by_sheet_name(name).map_err(refused)?;
    let mut reader = book.worksheet_cells_reader(name).map_err(refused)?;
    let mut cells = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(refused)? {
        let (row, column) = cell.get_position();
        budget.spend(Cost::Steps, 1)?;
        let text = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Float(number) => shown(*number),
            value => Data::from(value.clone()).to_string(),
        };
        if text.trim().is_empty() {
            continue;
        }
        if row > LIMITS.0 || column > LIMITS.1 {
            return Err(Unreadable::TooBig);
        }
        budget.spend(Cost::Cells, 1)?;
        budget.spend(Cost::Text, text.len())?;
        cells.push(Cell { row, column, rows: 1, columns: 1, text });
    }
    drop(reader);
    for (row, column, formula) in &told.formulas {
        if *row <= LIMITS.0 && *column <= LIMITS.1 {
            budget.spend(Cost::Cells, 1)?;
            budget.spend(Cost::Text, formula.len())?;
            cells.push(Cell { row: *row, column: *column, rows: 1, columns: 1, text: formula.clone() });
        }
    }
    // A blank cell inside a table is a place, too; it is filled in when the table is written. What a merged
    // cell covers is not.
    let mut covered = HashSet::new();
    let places: HashMap<(u32, u32), usize> =
        cells.iter().enumerate().map(|(nth, c)| ((c.row, c.column), nth)).collect();
    for region in merged {
        let ((top, left), (bottom, right)) = (region.start, region.end);
        let area = u64::from(bottom.saturating_sub(top) + 1) * u64::from(right.saturating_sub(left) + 1);
        if bottom > LIMITS.0 || right > LIMITS.1 || area > 100_000 || covered.len() > LIMITS.2 {
            continue;
        }
        budget.spend(Cost::Steps, usize::try_from(area).unwrap_or(usize::MAX))?;
        match places.get(&(top, left)).and_then(|nth| cells.get_mut(*nth)) {
            Some(cell) => (cell.rows, cell.columns) = (bottom - top + 1, right - left + 1),
            None => cells.push(Cell {
                row: top,
                column: left,
                rows: bottom - top + 1,
                columns: right - left + 1,
                text: String::new(),
            }),
        }
        covered.extend((top..=bottom).flat_map(|row| (left..=right).map(move |column| (row, column))));
        covered.remove(&(top, left));
    }
    cells.retain(|c| !covered.contains(&(c.row, c.column)));
    // As on the screen: a hidden column is none, nor is a hidden row.
    if !(told.columns.is_empty() && told.rows.is_empty()) {
        let seen = |hidden: &[u32], from: u32, count: u32| {
            let first = seen_before(hidden, from);
            (first, seen_before(hidden, from + count) - first)
        };
        for cell in &mut cells {
            (cell.column, cell.columns) = seen(&told.columns, cell.column, cell.columns);
            (cell.row, cell.rows) = seen(&told.rows, cell.row, cell.rows);
        }
        cells.retain(|c| c.columns > 0 && c.rows > 0);
    }
    cells.sort_by_key(|c| (c.row, c.column));
    Ok(cells)
}

/// A number as a workbook shows it, to 15 digits: 0.1 + 0.2 is 0.3 there.
#[allow(
    clippy::disallowed_types,
    reason = "a workbook's numbers are floating point; from here on they are text"
)]
fn shown(number: f64) -> String {
    format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string()
}

/// Writes a sheet: headings and prose as lines, all else as tables.
fn write(cells: Vec<Cell>, builder: &mut Builder) {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for cell in cells {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| first.row == cell.row) => row.push(cell),
            _ => rows.push(vec![cell]),
        }
    }
    let filled = |row: &[Cell]| row.iter().filter(|c| !c.text.is_empty()).count();
    let is_table = |row: &Vec<Cell>| filled(row) > 1;
    let first = rows.iter().position(is_table).unwrap_or(rows.len());
    let last = rows.iter().rposition(is_table).unwrap_or(0);
    let mut table: Vec<Vec<Cell>> = Vec::new();
    for (nth, row) in rows.into_iter().enumerate() {
        let only = row.iter().find(|c| !c.text.is_empty()).filter(|_| filled(&row) == 1);
        match only {
            Some(cell) if nth < first || nth > last || is_heading(&cell.text) => {
                write_table(&mut table, builder);
                builder.line(&cell.text.replace('\r', ""));
            }
            _ => table.push(row),
        }
    }
    write_table(&mut table, builder);
}

/// Whether the only cell of a row is no part of the table around it: a numbered heading, or prose.
fn is_heading(text: &str) -> bool {
    let mut chars = text.trim().chars();
    let numeral = chars.next().is_some_and(|c| "一二三四五六七八九十".contains(c));
    numeral && chars.next() == Some('、') || text.chars().count() > 60
}

/// Writes rows as one table, with blank cells where nothing stands and nothing is merged.
fn write_table(rows: &mut Vec<Vec<Cell>>, builder: &mut Builder) {
    let all = || rows.iter().flatten();
    let (Some(left), Some(top)) = (all().map(|c| c.column).min(), all().map(|c| c.row).min()) else { return };
    let right = all().map(|c| c.column + c.columns).max().unwrap_or(left);
    let bottom = all().map(|c| c.row + c.rows).max().unwrap_or(top);
    if u64::from(right - left) * u64::from(bottom - top) > LIMITS.2 as u64 {
        rows.clear();
        return;
    }
    let small = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
    let mut taken = HashSet::new();
    for cell in all() {
        let places = (cell.row..cell.row + cell.rows)
            .flat_map(|row| (cell.column..cell.column + cell.columns).map(move |column| (row, column)));
        taken.extend(places);
    }
    let mut out: Vec<Vec<CellText>> = Vec::new();
    for row in rows.drain(..) {
        let Some(number) = row.first().map(|c| c.row) else { continue };
        let mut texts: Vec<CellText> = row
            .into_iter()
            .map(|c| CellText {
                text: c.text.replace('\r', ""),
                column: small(c.column - left),
                colspan: small(c.columns),
                rowspan: small(c.rows),
            })
            .collect();
        let blanks = (left..right).filter(|column| !taken.contains(&(number, *column)));
        texts.extend(blanks.map(|c| CellText { column: small(c - left), ..CellText::default() }));
        texts.sort_by_key(|c| c.column);
        out.push(texts);
    }
    builder.table(&out);
}
