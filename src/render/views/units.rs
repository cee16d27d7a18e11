//! The sum of the units, and what makes each cell of it.

use crate::checked::CheckedSet;
use crate::finding::Lang;
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::report::{Cell, Report};
use crate::set::sum::{self, Addends};

use super::form;
use super::{escaped, named, open, pick};

/// More units than this are folded away.
const SHOWN: usize = 8;

/// The whole's report, the units' reports, and which they are.
struct Sum<'a> {
    set: &'a CheckedSet,
    addends: Addends,
    lang: Lang,
}

impl<'a> Sum<'a> {
    fn new(set: &'a CheckedSet, lang: Lang) -> Sum<'a> {
        let reports: Vec<&Report> = set.reports.iter().map(|one| &one.report).collect();
        Sum { set, addends: sum::addends(&reports, &set.links), lang }
    }

    fn whole(&self) -> Option<&'a Report> {
        self.set.reports.get(self.addends.whole?).map(|one| &one.report)
    }

    fn units(&self) -> Vec<&'a Report> {
        self.addends.units.iter().filter_map(|n| self.set.reports.get(*n)).map(|one| &one.report).collect()
    }

    /// How many errors a unit's own report has.
    fn errors(&self, unit: usize) -> usize {
        self.set.reports.get(unit).map_or(0, |one| one.outcomes.tally().errors)
    }

    /// What the whole prints in a cell less the sum; `None` where one of them cannot be told.
    fn difference(&self, cell: CellId, sum: Option<Num>) -> Option<Num> {
        self.whole()?.cell(cell)?.for_sums()?.checked_sub(sum?).filter(|difference| !difference.is_zero())
    }

    fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        pick(self.lang, zh, en)
    }
}

fn signed(number: Num) -> String {
    if number.is_negative() { format!("−{}", number.negated()) } else { format!("+{number}") }
}

fn counted(errors: usize, lang: Lang) -> String {
    match (lang, errors) {
        (Lang::Zh, _) => format!("{errors} 处错误"),
        (Lang::En, 1) => "1 error".to_owned(),
        (Lang::En, _) => format!("{errors} errors"),
    }
}

/// The three tables of the sum; every cell leads to the units.
pub fn sum(set: &CheckedSet, lang: Lang) -> String {
    let sum = Sum::new(set, lang);
    let units = sum.units();
    let heading = match (sum.addends.year, lang) {
        (Some(year), Lang::Zh) => format!("{year} 年度 {} 家单位合计", units.len()),
        (Some(year), Lang::En) => format!("Sum of {} units, {year}", units.len()),
        (None, Lang::Zh) => format!("{} 家单位合计", units.len()),
        (None, Lang::En) => format!("Sum of {} units", units.len()),
    };
    let mut out = format!("<h2 tabindex=\"-1\">{heading}</h2>");
    let said = match (sum.addends.whole, lang) {
        (Some(whole), Lang::Zh) => format!(
            "与 {} 逐格对照：大字为各单位之和，小字为汇总报告所填和差额。点任一格看各单位的数。",
            named(set, whole, lang)
        ),
        (Some(whole), Lang::En) => format!(
            "Beside {}: large, the sum of the units; small, what the report prints and the difference. Press a cell to see the units.",
            named(set, whole, lang)
        ),
        (None, Lang::Zh) => "没有汇总报告，只列各单位之和。点任一格看各单位的数。".to_owned(),
        (None, Lang::En) => {
            "There is no report of the whole; this is the sum. Press a cell to see the units.".to_owned()
        }
    };
    let export = sum.pick("存为表格（xlsx）", "Save as a workbook (xlsx)");
    out.push_str(&format!(
        "<p class=\"hint\">{said}</p><p><button type=\"button\" data-export=\"sum\">{export}</button></p>"
    ));
    out.push_str(&troubled(&sum));
    let tables = sum::tables(&units);
    for (id, table) in TableId::ALL.into_iter().zip(&tables) {
        let Some(form) = table.form else {
            let name = pick(lang, id.name_zh(), id.name_en());
            let words = sum.pick("没有读到任何一家的。", "was read in no report.");
            out.push_str(&format!("<p class=\"lost\">{name}{words}</p>"));
            continue;
        };
        let figure = |cell: CellId| {
            let total = table.cell(cell.row, cell.column).and_then(|c| c.value);
            let shown = total.map_or_else(|| "？".to_owned(), |total| total.to_string());
            let label = if lang == Lang::Zh { cell.label_zh() } else { cell.label_en() };
            let button = format!(
                "<button type=\"button\" class=\"link\" data-view=\"sum {cell}\" aria-label=\"{} {shown}\">{shown}</button>",
                escaped(&label)
            );
            match sum.difference(cell, total) {
                None => ("", button),
                Some(difference) => {
                    let own =
                        sum.whole().and_then(|whole| whole.cell(cell)).map_or("", |cell| cell.raw.trim());
                    let said = sum.pick("填", "prints");
                    let own = if own.is_empty() { sum.pick("空", "nothing") } else { own };
                    let small = format!(
                        "<span class=\"was\">{said} {}</span><span class=\"was\">{} {}</span>",
                        escaped(own),
                        sum.pick("差", "off by"),
                        signed(difference)
                    );
                    ("off", button + &small)
                }
            }
        };
        out.push_str(&form::table(form, id, figure, lang));
    }
    out
}

/// Units whose own report fails or could not be read: what they hand in must be mended before anything is added up.
fn troubled(sum: &Sum<'_>) -> String {
    let row = |unit: &usize| {
        let report = &sum.set.reports.get(*unit)?.report;
        let unread: Vec<&str> = TableId::ALL
            .into_iter()
            .filter(|id| !report.table(*id).is_read())
            .map(|id| pick(sum.lang, id.name_zh(), id.name_en()))
            .collect();
        let errors = sum.errors(*unit);
        let mut why = Vec::new();
        if errors > 0 {
            why.push(counted(errors, sum.lang));
        }
        if !unread.is_empty() {
            let tables = unread.join(sum.pick("、", ", "));
            why.push([&tables, sum.pick("未读到，没有计入", " not read and not included")].concat());
        }
        let why = why.join(sum.pick("；", "; "));
        (!why.is_empty()).then(|| {
            format!(
                "<li>{} <span class=\"delta\">{why}</span></li>",
                open(*unit, &named(sum.set, *unit, sum.lang))
            )
        })
    };
    let rows: Vec<String> = sum.addends.units.iter().filter_map(row).collect();
    if rows.is_empty() {
        return String::new();
    }
    let heading = sum.pick("自身报告还没有过关的单位", "Units whose own report is not in order");
    let count = rows.len();
    // A long list would push the tables out of sight.
    let is_open = if count > SHOWN { "" } else { " open" };
    format!(
        "<details class=\"block not-checked\"{is_open}><summary>{heading}<span class=\"count\">{count}</span></summary>\
         <ul class=\"brief\">{}</ul></details>",
        rows.concat()
    )
}

/// A unit's part in a cell.
struct Part {
    unit: usize,
    errors: usize,
    value: Option<Num>,
    raw: String,
}

/// One cell of the sum, unit by unit: first those whose own report fails, then by size.
pub fn cell(set: &CheckedSet, cell: CellId, lang: Lang) -> String {
    let sum = Sum::new(set, lang);
    let mut parts: Vec<Part> = sum
        .addends
        .units
        .iter()
        .filter_map(|unit| {
            let own = set.reports.get(*unit)?.report.cell(cell);
            let value = own.and_then(Cell::for_sums);
            let raw = own.map_or_else(String::new, |cell| cell.raw.trim().to_owned());
            Some(Part { unit: *unit, errors: sum.errors(*unit), value, raw })
        })
        .collect();
    parts.sort_by_key(|part| (part.errors == 0 && part.value.is_some(), std::cmp::Reverse(part.value)));
    let known: Option<Num> = parts.iter().filter_map(|p| p.value).try_fold(Num::ZERO, Num::checked_add);
    let unread = parts.iter().filter(|part| part.value.is_none()).count();
    let difference = sum.difference(cell, known);
    let (table, label) = match lang {
        Lang::Zh => (cell.table.name_zh(), cell.label_zh()),
        Lang::En => (cell.table.name_en(), cell.label_en()),
    };
    let back = sum.pick("← 三张表", "← The three tables");
    let total = known.map_or_else(|| "？".to_owned(), |known| known.to_string());
    let mut out = format!(
        "<p><button type=\"button\" data-view=\"sum\">{back}</button></p>\
         <h2 tabindex=\"-1\">{table} {}</h2><dl class=\"sums\"><div><dt>{}</dt><dd>{total}</dd></div>",
        escaped(&label),
        sum.pick("各单位之和", "Sum of the units")
    );
    if let Some(own) = sum.whole().and_then(|whole| whole.cell(cell)) {
        let raw =
            if own.raw.trim().is_empty() { sum.pick("（空白）", "(blank)") } else { own.raw.trim() };
        out.push_str(&format!(
            "<div><dt>{}</dt><dd>{}</dd></div>",
            sum.pick("汇总报告所填", "The report prints"),
            escaped(raw)
        ));
    }
    if let Some(difference) = difference {
        let words = sum.pick("差额", "Difference");
        out.push_str(&format!("<div class=\"delta\"><dt>{words}</dt><dd>{}</dd></div>", signed(difference)));
    }
    out.push_str("</dl>");
    if unread > 0 {
        let words = match lang {
            Lang::Zh => format!("{unread} 家的这一格没有读到，没有计入。"),
            Lang::En => format!("The cell was not read in {unread} reports, which are not included."),
        };
        out.push_str(&format!("<p class=\"lost\">{words}</p>"));
    }
    let (zero, filled): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|p| p.errors == 0 && p.value.is_some_and(Num::is_zero));
    if !filled.is_empty() {
        out.push_str(&rows(&sum, &filled, difference));
    }
    if !zero.is_empty() {
        let words = sum.pick("为 0 或未填的单位", "Units with 0 or nothing");
        let count = zero.len();
        out.push_str(&format!(
            "<details><summary>{words}<span class=\"count\">{count}</span></summary>{}</details>",
            rows(&sum, &zero, None)
        ));
    }
    out
}

fn rows(sum: &Sum<'_>, parts: &[Part], difference: Option<Num>) -> String {
    let size = |number: Num| if number.is_negative() { number.negated() } else { number };
    let rows: String = parts
        .iter()
        .map(|part| {
            let value = match part.value {
                Some(value) if part.raw.is_empty() => {
                    format!("{value}<span class=\"hint\">{}</span>", sum.pick("空白", "blank"))
                }
                Some(value) => value.to_string(),
                None => sum.pick("未读到", "not read").to_owned(),
            };
            let own = match (part.errors, counted(part.errors, sum.lang)) {
                (0, _) => String::new(),
                (_, errors) => format!(
                    "<span class=\"delta\">{}{errors}</span>",
                    sum.pick("自身报告有 ", "its own report: ")
                ),
            };
            // A unit that was left out or counted twice has the very difference.
            let is_it =
                part.value.is_some_and(|value| !value.is_zero() && difference.map(size) == Some(value));
            let hint = if is_it {
                format!(
                    "<span class=\"delta\">{}</span>",
                    sum.pick(
                        "正好等于差额：漏计或重复？",
                        "the very difference: left out, or counted twice?"
                    )
                )
            } else {
                String::new()
            };
            format!(
                "<tr><th scope=\"row\">{}</th><td>{value}</td><td>{own} {hint}</td></tr>",
                open(part.unit, &named(sum.set, part.unit, sum.lang))
            )
        })
        .collect();
    let [unit, value, remark] = match sum.lang {
        Lang::Zh => ["单位", "所填", "备注"],
        Lang::En => ["Unit", "Prints", "Remark"],
    };
    format!(
        "<div class=\"scroll\"><table class=\"list figures\"><thead><tr><th scope=\"col\">{unit}</th><th scope=\"col\">{value}</th>\
         <th scope=\"col\">{remark}</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
}
