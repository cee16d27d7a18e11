//! Comma-separated values (RFC 4180) for spreadsheets and scripts: a row for each problem, or a row for each cell of the form.

use crate::Checked;
use crate::finding::Lang;
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::render::json;
use crate::report::{Cell, Report};
use crate::set;

use super::problems::{self, Between, Problem, headings};
use super::{masked, pick, shown_name};

/// What spreadsheet programs take for the sign of UTF-8.
const MARK: &str = "\u{FEFF}";

/// The list of problems, with the file and the code before the columns that every list has; `paths` are the files that the
/// reports came from.
pub fn problem_list(reports: &[Checked], paths: &[String], between: &Between<'_>, lang: Lang) -> String {
    let titles = problem_titles(lang);
    let width = titles.len();
    let mut rows = Rows::new(titles);
    let mut nth = 0;
    let mut row = |file: &str, problem: &Problem| {
        nth += 1;
        let [number, columns @ ..] = problem.row(nth, lang);
        let own = [number, shown_name(file), problem.code.to_owned()];
        rows.add(own.into_iter().chain(columns));
    };
    for (one, path) in reports.iter().zip(paths) {
        problems::problems(one, lang).iter().chain(&problems::aside(one, lang)).for_each(|p| row(path, p));
    }
    between.problems.iter().for_each(|problem| row("", problem));
    for unread in between.unread {
        let words = unread.words.get(lang).to_owned();
        let blank = String::new;
        let told = [blank(), shown_name(&unread.name), blank(), blank(), blank(), blank(), words];
        rows.add(told.into_iter().chain(std::iter::repeat_with(blank)).take(width));
    }
    rows.finish()
}

/// Every cell of every report: whose, which, and what was read there. Values are as exact as in the JSON.
pub fn cells(reports: &[Checked], paths: &[String], lang: Lang) -> String {
    let mut rows = Rows::new(cell_titles(lang));
    let missing = Cell::default();
    for (one, path) in reports.iter().zip(paths) {
        let year = one.report.identity.year.as_ref().map_or(String::new(), |year| year.value.to_string());
        let body = one.report.identity.body.as_ref().map_or(String::new(), |body| body.value.clone());
        for (id, cell) in json::cells_of(&one.report) {
            let cell = cell.unwrap_or(&missing);
            rows.add([
                shown_name(path),
                body.clone(),
                year.clone(),
                id.to_string(),
                if lang == Lang::Zh { id.label_zh() } else { id.label_en() },
                cell.value.map_or(String::new(), |value| value.to_string()),
                masked(&cell.raw).into_owned(),
                cell.state.name().to_owned(),
            ]);
        }
    }
    rows.finish()
}

fn problem_titles(lang: Lang) -> Vec<&'static str> {
    let [number, columns @ ..] = headings(lang);
    let own = [number, pick(lang, "文件", "File"), pick(lang, "规则", "Rule")];
    own.into_iter().chain(columns).collect()
}

fn cell_titles(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Zh => ["文件", "单位", "年度", "单元格", "行与列", "数值", "原文", "状态"],
        Lang::En => ["File", "Body", "Year", "Cell", "Row and column", "Value", "As printed", "State"],
    }
}

fn sum_titles(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Zh => ["表", "行", "列", "合计"],
        Lang::En => ["Table", "Row", "Column", "Sum"],
    }
}

/// Whether a line is the head of values that are written here, also as a spreadsheet saves it: quoted, or between semicolons
/// or tabs.
#[cfg(feature = "cli")]
pub fn is_head(line: &str) -> bool {
    let line = line.replace('"', "").replace([';', '\t'], ",");
    [Lang::Zh, Lang::En].into_iter().any(|lang| {
        line == problem_titles(lang).join(",")
            || line == cell_titles(lang).join(",")
            || line.starts_with(&format!("{},", sum_titles(lang).join(",")))
    })
}

/// The sum of units: a row for each cell of the form, with what each unit has there. Empty where a figure was not read.
pub fn sum(units: &[&Report], lang: Lang) -> String {
    let names = units.iter().map(|unit| problems::body(unit, lang));
    let mut rows = Rows::new(sum_titles(lang).into_iter().map(str::to_owned).chain(names));
    for (id, table) in TableId::ALL.into_iter().zip(&set::sum::tables(units)) {
        for (row, column, sum) in table.cells() {
            let labels = match lang {
                Lang::Zh => [id.name_zh(), row.label, column.label],
                Lang::En => [id.name_en(), row.label_en, column.label_en],
            };
            let cell = CellId { table: id, row: row.id, column: column.id };
            let told = |value: Option<Num>| value.map_or(String::new(), |value| value.to_string());
            let own = units.iter().map(|unit| told(unit.cell(cell).and_then(Cell::for_sums)));
            rows.add(labels.map(str::to_owned).into_iter().chain([told(sum.value)]).chain(own));
        }
    }
    rows.finish()
}

/// Rows of values, written down.
struct Rows(String);

impl Rows {
    fn new<T: Into<String>>(titles: impl IntoIterator<Item = T>) -> Rows {
        let mut rows = Rows(MARK.to_owned());
        rows.add(titles.into_iter().map(Into::into));
        rows
    }

    fn add(&mut self, values: impl IntoIterator<Item = String>) {
        let values: Vec<String> = values.into_iter().map(field).collect();
        self.0.push_str(&values.join(","));
        self.0.push_str("\r\n");
    }

    fn finish(self) -> String {
        self.0
    }
}

/// A value as it may stand between commas. One that a spreadsheet would take for a formula is made a text.
fn field(value: String) -> String {
    let is_number = value.strip_prefix('-').unwrap_or(&value).starts_with(|c: char| c.is_ascii_digit())
        && value.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
    let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number { "'" } else { "" };
    if guard.is_empty() && !value.contains([',', '"', '\n', '\r']) {
        return value;
    }
    format!("\"{guard}{}\"", value.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_never_a_formula_and_never_two() {
        for (value, written) in [
            ("表三", "表三"),
            ("-3", "-3"),
            ("-3.5", "-3.5"),
            ("=1+2", "\"'=1+2\""),
            ("-A1", "\"'-A1\""),
            ("甲,\"乙\"\n丙", "\"甲,\"\"乙\"\"\n丙\""),
        ] {
            assert_eq!(field(value.to_owned()), written);
        }
    }
}
