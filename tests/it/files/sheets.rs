//! Workbooks and values separated by commas.

use gouji::document::{Block, Document};
use gouji::source::{package, xlsx};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// Writes a value for each (row, column).
fn fill(sheet: &mut Worksheet, cells: &[(u32, u16, &str)]) {
    for (row, column, text) in cells {
        match text.parse::<u32>() {
            Ok(number) => sheet.write(*row, *column, number).unwrap(),
            Err(_) => sheet.write(*row, *column, *text).unwrap(),
        };
    }
}

fn read(mut book: Workbook) -> Vec<Document> {
    xlsx::read(&book.save_to_buffer().unwrap()).unwrap()
}

#[test]
fn merged_and_blank_cells_keep_their_places() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(1, 0, 2, 0, "三、", &Format::new()).unwrap();
    sheet.merge_range(0, 0, 0, 1, "项目", &Format::new()).unwrap();
    fill(sheet, &[(0, 3, "总计"), (1, 1, "（一）"), (1, 3, "7"), (2, 1, "（二）"), (2, 2, "3"), (2, 3, "8")]);
    let documents = read(book);
    let Block::Table(grid) = &documents[0].blocks[0] else { panic!("no table") };
    let cells: Vec<_> = grid
        .rows
        .iter()
        .flatten()
        .map(|c| (c.column, c.colspan, c.rowspan, c.span.of(&documents[0].text)))
        .collect();
    assert_eq!(
        cells,
        [
            (0, 2, 1, "项目"),
            (2, 1, 1, ""),
            (3, 1, 1, "总计"),
            (0, 1, 2, "三、"),
            (1, 1, 1, "（一）"),
            (2, 1, 1, ""),
            (3, 1, 1, "7"),
            (1, 1, 1, "（二）"),
            (2, 1, 1, "3"),
            (3, 1, 1, "8"),
        ]
    );
}

#[test]
fn headings_and_prose_around_the_tables_are_lines() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(
        sheet,
        &[
            (0, 0, "云溪市年报"),
            (2, 0, "规章"),
            (2, 1, "0"),
            (3, 0, "三、收到和处理政府信息公开申请情况"),
            (4, 0, "一、本年新收政府信息公开申请数量"),
            (4, 1, "12"),
            (5, 0, "（七）总计"),
            (6, 0, "落款"),
        ],
    );
    assert_eq!(
        read(book)[0].text,
        "云溪市年报\n规章\t0\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t12\n（七）总计\n落款\n"
    );
}

#[test]
fn a_sheet_for_each_unit_is_a_document_for_each_unit() {
    let unit = |name: &str, total: &str, book: &mut Workbook| {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        fill(sheet, &[(0, 0, "一、本年新收政府信息公开申请数量"), (0, 1, total)]);
    };
    let mut book = Workbook::new();
    unit("青禾区", "1", &mut book);
    unit("松岭县", "2", &mut book);
    let names: Vec<String> = read(book).into_iter().map(|d| d.name).collect();
    assert_eq!(names, ["青禾区", "松岭县"]);
}

#[test]
fn a_report_spread_over_sheets_is_one_document() {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), &[(0, 0, "规章"), (0, 1, "0")]);
    fill(book.add_worksheet(), &[(0, 0, "一、本年新收政府信息公开申请数量"), (0, 1, "3")]);
    book.add_worksheet().set_hidden(true).write(0, 0, "草稿").unwrap();
    let documents = read(book);
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0].text, "规章\t0\n一、本年新收政府信息公开申请数量\t3\n");
}

#[test]
fn a_cell_at_the_far_end_of_a_sheet_does_not_fill_the_memory() {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), &[(0, 0, "规章"), (1_048_575, 16_383, "1")]);
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(xlsx::read(&bytes).map(|d| d.len()).unwrap_err(), gouji::source::Unreadable::TooBig);
}

#[test]
fn decimals_are_read_as_they_are_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "收费").unwrap();
    sheet.write(0, 1, 11853.38).unwrap();
    sheet.write(0, 2, 0.1 + 0.2).unwrap();
    assert_eq!(read(book)[0].text, "收费\t11853.38\t0.3\n");
}

#[test]
fn a_hidden_column_is_none() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "项目", &Format::new()).unwrap();
    fill(sheet, &[(0, 3, "总计"), (1, 0, "规章"), (1, 1, "9"), (1, 2, "1"), (1, 3, "7")]);
    sheet.set_column_hidden(1).unwrap();
    let documents = read(book);
    assert_eq!(documents[0].text, "项目\t总计\n规章\t1\t7\n");
    let Block::Table(grid) = &documents[0].blocks[0] else { panic!("no table") };
    let widths: Vec<_> = grid.rows.iter().flatten().map(|c| (c.column, c.colspan)).collect();
    assert_eq!(widths, [(0, 2), (2, 1), (0, 1), (1, 1), (2, 1)]);
}

#[test]
fn a_hidden_row_is_none() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(1, 0, 3, 0, "行政", &Format::new()).unwrap();
    fill(sheet, &[(0, 0, "项目"), (0, 1, "数"), (0, 2, "总计"), (1, 1, "许可"), (1, 2, "7")]);
    fill(sheet, &[(2, 1, "上年许可"), (2, 2, "9"), (3, 1, "处罚"), (3, 2, "2")]);
    sheet.set_row_hidden(2).unwrap();
    let documents = read(book);
    assert_eq!(documents[0].text, "项目\t数\t总计\n行政\t许可\t7\n处罚\t2\n");
    let Block::Table(grid) = &documents[0].blocks[0] else { panic!("no table") };
    let heights: Vec<_> = grid.rows.iter().flatten().map(|c| c.rowspan).collect();
    assert_eq!(heights, [1, 1, 1, 2, 1, 1, 1, 1]);
}

#[test]
fn a_formula_without_its_result_is_no_blank_cell() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, &[(0, 0, "规章"), (0, 1, "3")]);
    sheet.write_formula(0, 2, rust_xlsxwriter::Formula::new("=SUM(B1:B1)").set_result("7")).unwrap();
    sheet.write_formula(0, 3, rust_xlsxwriter::Formula::new("=B1+1").set_result("4")).unwrap();
    // As programs write it that do not calculate.
    let (bytes, part) = (book.save_to_buffer().unwrap(), "xl/worksheets/sheet1.xml");
    let sheet = package::Package::open(&bytes).unwrap().read(part).unwrap().unwrap();
    let sheet = String::from_utf8(sheet).unwrap();
    assert!(sheet.contains("<v>7</v>"));
    let without = sheet.replace("<v>7</v>", "<v></v>").into_bytes();
    let bytes = package::Package::open(&bytes).unwrap().patched(&[(part.to_owned(), without)]).unwrap();
    assert_eq!(xlsx::read(&bytes).unwrap()[0].text, "规章\t3\t=SUM(B1:B1)\t4\n");
}
