//! Workbooks: the list of problems with a summary, what held and what could not be checked; and the sum of units
//! in the official form.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
};

use crate::Checked;
use crate::finding::{Lang, Severity};
use crate::form::{CellId, Content, TableId};
use crate::num::Num;
use crate::report::{Cell, Report, Table};
use crate::source::package;
use crate::{checked, rules, set};

use super::marks::PROPERTY;
use super::problems::{self, Between, headings};
use super::{masked, pick, shown_name};

/// Writing to memory fails only where a text has no place in a workbook.
pub type Error = rust_xlsxwriter::XlsxError;

/// The most characters that a cell may hold.
const CELL_LIMIT: usize = 32_000;

/// The list of problems for one report or many: problems, a summary with a row for each report, what held, and
/// what could not be checked. Columns as supervising offices use them.
pub fn problem_list(reports: &[Checked], between: &Between<'_>, lang: Lang) -> Result<Vec<u8>, Error> {
    let mut book = book()?;
    let style = Style::new();

    let widths = [5, 15, 17, 14, 38, 26, 24, 6, 12];
    let mut sheet = List::new(pick(lang, "问题清单", "Problems"), &headings(lang), &widths, &style)?;
    // In print alone: rows over the header would be in the way of filters and of programs.
    let (title, sender) = (problems::list_title(lang), problems::list_sender(lang));
    sheet.sheet.set_header(format!("&C&14{title}")).set_footer(format!("&L{sender}&R&P / &N"));
    let all =
        reports.iter().flat_map(|one| problems::problems(one, lang)).chain(between.problems.iter().cloned());
    for (nth, problem) in all.enumerate() {
        sheet.row(&problem.row(nth + 1, lang), Some(problem.severity))?;
    }
    book.push_worksheet(sheet.finish()?);

    let aside: Vec<_> = reports.iter().flat_map(|one| problems::aside(one, lang)).collect();
    if !aside.is_empty() {
        let mut sheet = List::new(problems::aside_heading(lang), &headings(lang), &widths, &style)?;
        for (nth, problem) in aside.iter().enumerate() {
            sheet.row(&problem.row(nth + 1, lang), None)?;
        }
        book.push_worksheet(sheet.finish()?);
    }

    let titles = match lang {
        Lang::Zh => ["单位", "年度", "文件", "错误", "警告", "提示", "未核对", "核对通过", "结论"],
        Lang::En => ["Body", "Year", "File", "Errors", "Warnings", "Notes", "Not checked", "Held", "Verdict"],
    };
    let mut sheet =
        List::new(pick(lang, "汇总", "Summary"), &titles, &[24, 6, 26, 6, 6, 6, 8, 10, 46], &style)?;
    for one in reports {
        let tally = one.outcomes.tally();
        let year = one.report.identity.year.as_ref().map_or(String::new(), |y| y.value.to_string());
        let counts = [tally.errors, tally.warnings, tally.infos, tally.not_evaluated, tally.passed];
        let mut cells = vec![problems::body(&one.report, lang), year, shown_name(&one.report.document.name)];
        cells.extend(counts.map(|n| n.to_string()));
        cells.push(super::verdict(one, lang));
        let worst = [(tally.errors, Severity::Error), (tally.warnings, Severity::Warning)];
        sheet.row(&cells, worst.into_iter().find(|(n, _)| *n > 0).map(|(_, s)| s))?;
    }
    for unread in between.unread {
        let mut cells = vec![String::new(); titles.len()];
        if let [_, _, file, .., verdict] = cells.as_mut_slice() {
            *file = shown_name(&unread.name);
            *verdict = format!(
                "{}{}",
                pick(lang, "未能读取，未作核对。", "Not read, and so not checked. "),
                unread.words.get(lang)
            );
        }
        sheet.row(&cells, Some(Severity::Error))?;
    }
    book.push_worksheet(sheet.finish()?);

    let titles = match lang {
        Lang::Zh => ["序号", "单位", "核对项目", "规则", "核对算式"],
        Lang::En => ["No.", "Body", "What held", "Rule", "Calculation"],
    };
    let mut sheet = List::new(pick(lang, "核对通过", "Held"), &titles, &[6, 24, 28, 22, 66], &style)?;
    let among = pick(lang, "（报告之间）", "(between reports)");
    let held = reports.iter().flat_map(|one| {
        let body = problems::body(&one.report, lang);
        one.outcomes.held.iter().map(move |held| (body.clone(), held))
    });
    let held = held.chain(between.outcome.held.iter().map(|held| (among.to_owned(), held)));
    for (nth, (body, held)) in held.enumerate() {
        let formula = masked(&held.formula).into_owned();
        let title = rules::holds_of(held.code, &held.title, lang).to_owned();
        sheet.row(&[(nth + 1).to_string(), body, title, held.code.to_owned(), formula], None)?;
    }
    book.push_worksheet(sheet.finish()?);

    let titles = match lang {
        Lang::Zh => ["单位", "核对项目", "规则", "项数", "未能核对的原因"],
        Lang::En => ["Body", "What was not checked", "Rule", "Checks", "Why"],
    };
    let mut sheet = List::new(pick(lang, "未能核对", "Not checked"), &titles, &[24, 28, 22, 6, 66], &style)?;
    let skipped = reports.iter().map(|one| (problems::body(&one.report, lang), &one.outcomes.skipped));
    for (body, skipped) in skipped.chain([(among.to_owned(), &between.outcome.skipped)]) {
        for (skipped, count) in checked::grouped(skipped) {
            let reason = masked(skipped.reason.get(lang)).into_owned();
            let title = rules::holds_of(skipped.code, &skipped.title, lang).to_owned();
            sheet.row(&[body.clone(), title, skipped.code.to_owned(), count.to_string(), reason], None)?;
        }
    }
    book.push_worksheet(sheet.finish()?);
    book.save_to_buffer().map(package::sealed)
}

/// The sum of units: the three tables as the notices print them, and a sheet with every unit's figures from which
/// each sum is calculated. A cell that cannot be told, because a unit's own could not be read, is left empty and
/// coloured.
pub fn sum(units: &[&Report], lang: Lang) -> Result<Vec<u8>, Error> {
    let mut book = book()?;
    let style = Style::new();
    let tables = set::sum::tables(units);
    let details = pick(lang, "各单位", "Units");
    let mut next_row = 1;
    let mut sheets = Vec::new();
    for (id, table) in TableId::ALL.into_iter().zip(&tables) {
        let Some(form) = table.form else { continue };
        let mut sheet = Worksheet::new();
        sheet.set_name(id.name_zh())?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        let rows = form.printed(id);
        let width = rows.first().map_or(0, |row| row.iter().map(|c| c.columns).sum());
        let title = sum_title(units, id, lang);
        merged(&mut sheet, 0, 0, 1, width, &title, &style.title)?;
        for (nth, row) in rows.iter().enumerate() {
            let at = nth as u32 + 1;
            for cell in row {
                match cell.content {
                    Content::Header(text) => {
                        merged(&mut sheet, at, cell.column, cell.rows, cell.columns, text, &style.header)?;
                    }
                    Content::Label(text) => {
                        merged(&mut sheet, at, cell.column, cell.rows, cell.columns, text, &style.label)?;
                    }
                    Content::Figure(cell_id) => {
                        let value = table.cell(cell_id.row, cell_id.column).and_then(|c| c.value);
                        let format = if value.is_some() { &style.figure } else { &style.unread };
                        merged(&mut sheet, at, cell.column, cell.rows, cell.columns, "", format)?;
                        if let Some(value) = value {
                            let source =
                                format!("='{details}'!D{}", detail_row(next_row, table, cell_id) + 1);
                            let formula = Formula::new(source).set_result(value.to_string());
                            sheet.write_formula_with_format(at, cell.column, formula, format)?;
                        }
                    }
                }
            }
        }
        for column in 0..width {
            let labels = if id == TableId::T3 { 3 } else { 1 };
            let wide = if id == TableId::T4 || column >= labels { 11 } else { 24 };
            sheet.set_column_width(column, wide)?;
        }
        next_row += table.rows.iter().map(|r| r.cells.len() as u32).sum::<u32>();
        sheets.push(sheet);
    }
    sheets.into_iter().for_each(|sheet| {
        book.push_worksheet(sheet);
    });
    book.push_worksheet(unit_figures(units, &tables, details, lang, &style)?);
    book.save_to_buffer().map(package::sealed)
}

/// The row of the sheet of units' figures on which a cell stands, where the table begins at `first`.
fn detail_row(first: u32, table: &Table, id: CellId) -> u32 {
    let place = table.cells().position(|(row, column, _)| row.id == id.row && column.id == id.column);
    first + place.unwrap_or(0) as u32
}

fn sum_title(units: &[&Report], id: TableId, lang: Lang) -> String {
    let unread: Vec<String> =
        units.iter().filter(|u| !u.table(id).is_read()).map(|u| problems::body(u, lang)).collect();
    let count = units.len() - unread.len();
    match (lang, unread.is_empty()) {
        (Lang::Zh, true) => format!("{}：{count} 个单位合计", id.name_zh()),
        (Lang::Zh, false) => {
            format!("{}：{count} 个单位合计；未读到、没有计入：{}", id.name_zh(), unread.join("、"))
        }
        (Lang::En, true) => format!("{}: sum of {count} units", id.name_en()),
        (Lang::En, false) => {
            format!(
                "{}: sum of {count} units; not read and not included: {}",
                id.name_en(),
                unread.join(", ")
            )
        }
    }
}

/// A row for each cell of the form, a column for each unit, and their sum.
fn unit_figures(
    units: &[&Report],
    tables: &[Table; 3],
    name: &str,
    lang: Lang,
    style: &Style,
) -> Result<Worksheet, Error> {
    let mut titles: Vec<String> = match lang {
        Lang::Zh => ["表", "行", "列", "合计"],
        Lang::En => ["Table", "Row", "Column", "Sum"],
    }
    .map(str::to_owned)
    .to_vec();
    titles.extend(units.iter().map(|u| problems::body(u, lang)));
    let mut widths = vec![8, 36, 16, 12];
    widths.resize(titles.len(), 16);
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut list = List::new(name, &titles, &widths, style)?;
    let sheet = &mut list.sheet;
    sheet.set_freeze_panes(1, 4)?;
    let mut at = 1;
    for (id, table) in TableId::ALL.into_iter().zip(tables) {
        for (row, column, sum) in table.cells() {
            let (table_name, row_label, column_label) = match lang {
                Lang::Zh => (id.name_zh(), row.label, column.label),
                Lang::En => (id.name_en(), row.label_en, column.label_en),
            };
            for (nth, text) in (0_u16..).zip([table_name, row_label, column_label]) {
                sheet.write_with_format(at, nth, text, &style.label)?;
            }
            let cell_id = CellId { table: id, row: row.id, column: column.id };
            for (nth, unit) in (4_u16..).zip(units) {
                match unit.cell(cell_id).and_then(Cell::for_sums) {
                    Some(value) => number(sheet, at, nth, value, &style.figure)?,
                    None => {
                        let words = pick(lang, "未读到", "not read");
                        sheet.write_with_format(at, nth, words, &style.unread)?;
                    }
                }
            }
            match sum.value {
                Some(value) if !units.is_empty() => {
                    let last = rust_xlsxwriter::utility::column_number_to_name(3 + units.len() as u16);
                    let formula = Formula::new(format!("=SUM(E{0}:{last}{0})", at + 1));
                    let formula = formula.set_result(value.to_string());
                    sheet.write_formula_with_format(at, 3, formula, &style.figure)?;
                }
                _ => {
                    sheet.write_with_format(at, 3, "", &style.unread)?;
                }
            }
            at += 1;
        }
    }
    list.next = at;
    list.finish()
}

/// Writes a figure as a number.
#[allow(clippy::disallowed_types, reason = "a workbook has no other numbers; the figure itself stays exact")]
fn number(sheet: &mut Worksheet, row: u32, column: u16, value: Num, format: &Format) -> Result<(), Error> {
    match value.to_string().parse::<f64>() {
        Ok(number) => sheet.write_with_format(row, column, number, format)?,
        Err(_) => sheet.write_with_format(row, column, value.to_string(), format)?,
    };
    Ok(())
}

/// Writes text into a cell, or into several merged ones.
fn merged(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    rows: u16,
    columns: u16,
    text: &str,
    format: &Format,
) -> Result<(), Error> {
    if rows > 1 || columns > 1 {
        let (last_row, last_column) = (row + u32::from(rows) - 1, column + columns - 1);
        sheet.merge_range(row, column, last_row, last_column, text, format)?;
    } else {
        sheet.write_with_format(row, column, text, format)?;
    }
    Ok(())
}

/// A workbook that says nothing of the clock, so that the same findings give the same bytes.
fn book() -> Result<Workbook, Error> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_creation_datetime(&created);
    book.set_properties(&properties.set_custom_property(PROPERTY, env!("CARGO_PKG_VERSION")));
    Ok(book)
}

/// How cells look.
struct Style {
    title: Format,
    header: Format,
    label: Format,
    text: Format,
    figure: Format,
    unread: Format,
}

impl Style {
    fn new() -> Style {
        let cell = Format::new()
            .set_font_name("宋体")
            .set_font_size(10)
            .set_border(FormatBorder::Thin)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        Style {
            title: Format::new()
                .set_font_name("宋体")
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            header: cell
                .clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0xE8_EE_F4)),
            label: cell.clone(),
            figure: cell.clone().set_align(FormatAlign::Center),
            unread: cell.clone().set_background_color(Color::RGB(0xFF_F2_CC)),
            text: cell.set_align(FormatAlign::Top),
        }
    }
}

/// A sheet with a header that stays in sight, a filter, and rows of text.
struct List<'s> {
    sheet: Worksheet,
    style: &'s Style,
    widths: Vec<u32>,
    next: u32,
}

impl<'s> List<'s> {
    fn new(name: &str, titles: &[&str], widths: &[u32], style: &'s Style) -> Result<List<'s>, Error> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?.set_footer("&C&P / &N");
        for (column, title) in (0_u16..).zip(titles) {
            sheet.write_with_format(0, column, *title, &style.header)?;
        }
        for (column, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        let widths = widths.to_vec();
        Ok(List { sheet, style, widths, next: 1 })
    }

    /// Adds a row; whole numbers are written as numbers. The severity colours it.
    fn row(&mut self, cells: &[String], severity: Option<Severity>) -> Result<(), Error> {
        let format = match severity {
            Some(Severity::Error) => self.style.text.clone().set_background_color(Color::RGB(0xFC_E4_E4)),
            Some(Severity::Warning) => self.style.text.clone().set_background_color(Color::RGB(0xFF_F7_E0)),
            _ => self.style.text.clone(),
        };
        let centred = format.clone().set_align(FormatAlign::Center);
        for (column, text) in (0_u16..).zip(cells) {
            match text.parse::<u32>() {
                Ok(number) => self.sheet.write_with_format(self.next, column, number, &centred)?,
                Err(_) => {
                    let text: String = text.chars().take(CELL_LIMIT).collect();
                    self.sheet.write_string_with_format(self.next, column, text, &format)?
                }
            };
        }
        let lines = cells.iter().zip(&self.widths).map(|(text, width)| lines_in(text, *width)).max();
        self.sheet.set_row_height_pixels(self.next, (lines.unwrap_or(1) * LINE + 4).min(TALLEST))?;
        self.next += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<Worksheet, Error> {
        if self.next > 1 {
            let last = u16::try_from(self.widths.len()).unwrap_or(u16::MAX).saturating_sub(1);
            self.sheet.autofilter(0, 0, self.next - 1, last)?;
        }
        Ok(self.sheet)
    }
}

/// The height of a line of text, in pixels.
const LINE: u32 = 17;

/// The tallest row that a workbook may have, in pixels.
const TALLEST: u32 = 545;

/// How many lines a text takes in a column of that width: not every program makes rows as tall as their text.
fn lines_in(text: &str, width: u32) -> u32 {
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let room = width.saturating_sub(1).max(2);
    text.split('\n').map(|line| line.chars().map(wide).sum::<u32>().div_ceil(room).max(1)).sum()
}
