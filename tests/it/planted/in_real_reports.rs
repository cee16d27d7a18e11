//! Real published reports: what their tables 3 and 4 are known to hold, and errors planted into them.

use std::collections::BTreeMap;
use std::path::Path;

use gouji::checked::Outcomes;
use gouji::finding::{Finding, Severity, Suggestion};
use gouji::form::{CellId, FORMS, Form, TableId};
use gouji::num::Num;
use gouji::options::Options;
use gouji::report::Report;
use gouji::{check, checked, source};
use serde_json::Value;

use super::wrong;
use crate::in_memory;
use crate::support::real_reports;
use sample_reports::Dice;

/// The figures of one report, as `expected-cells.json` has them.
struct Figures {
    name: String,
    cells: BTreeMap<CellId, String>,
    forms: [&'static Form; 3],
}

impl Figures {
    /// All reports of the folder.
    fn all(folder: &Path) -> Vec<Figures> {
        let json = std::fs::read_to_string(folder.join("expected-cells.json")).unwrap();
        let all: serde_json::Map<String, Value> = serde_json::from_str(&json).unwrap();
        all.iter().map(|(name, of)| Figures::of(name, &of["cells"])).collect()
    }

    fn of(name: &str, json: &Value) -> Figures {
        let cells: BTreeMap<CellId, String> = json
            .as_object()
            .unwrap()
            .iter()
            .map(|(id, value)| (CellId::parse(id).unwrap(), value.as_str().unwrap_or("").to_owned()))
            .collect();
        // Generations may be mixed: each table follows the form whose rows its figures are for.
        let fits = |form: &&&Form, table: TableId| {
            let rows = form.rows(table).iter();
            let mut ids =
                rows.flat_map(|r| r.columns.iter().map(|c| CellId { table, row: r.id, column: c.id }));
            ids.all(|id| cells.contains_key(&id))
        };
        let form = |table| *FORMS.iter().rev().find(|form| fits(form, table)).expect("a form");
        let forms = TableId::ALL.map(form);
        Figures { name: name.to_owned(), cells, forms }
    }

    fn report(&self) -> Report {
        let table = |id: TableId| in_memory::table(id, self.forms[id as usize], &self.cells);
        Report { t2: table(TableId::T2), t3: table(TableId::T3), t4: table(TableId::T4), ..Report::default() }
    }
}

fn errors(outcomes: &Outcomes) -> Vec<&Finding> {
    let of_tables = |f: &&Finding| f.code.starts_with("T3-") || f.code.starts_with("T4-");
    outcomes.findings.iter().filter(of_tables).filter(|f| f.severity == Severity::Error).collect()
}

/// The wrong totals that are known to be printed.
fn known(name: &str) -> &'static [&'static str] {
    if name == "hongze-2023" { &["T4-SUM-REVIEW", "T4-SUM-AFTER"] } else { &[] }
}

#[test]
fn only_the_known_errors_are_found_in_the_printed_figures() {
    let Some(folder) = real_reports("only_the_known_errors_are_found_in_the_printed_figures") else { return };
    for figures in Figures::all(&folder) {
        let outcomes = checked::run(&figures.report(), &Options::default(), None);
        let codes: Vec<_> = errors(&outcomes).iter().map(|f| f.code).collect();
        assert_eq!(codes, known(&figures.name), "{}", figures.name);
        let blank = outcomes.findings.iter().find(|f| f.code == "T3-TOTAL-BLANK");
        assert_eq!(blank.is_some(), figures.name.starts_with("shanghai"), "{}", figures.name);
    }
}

#[test]
fn only_the_known_errors_are_found_in_the_files() {
    let Some(folder) = real_reports("only_the_known_errors_are_found_in_the_files") else { return };
    let mut read = 0;
    for entry in std::fs::read_dir(&folder).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let document = match entry.path().extension().and_then(|e| e.to_str()) {
            Some("txt") => source::from_text(std::fs::read_to_string(entry.path()).unwrap()),
            Some("html") => source::from_html(&std::fs::read_to_string(entry.path()).unwrap()),
            _ => continue,
        };
        let checked = check(document, &Options::default(), None);
        let errors = errors(&checked.outcomes);
        let codes: Vec<_> = errors.iter().map(|f| f.code).collect();
        let stem = name.split('.').next().unwrap().trim_end_matches("-layout").trim_end_matches("-raw");
        assert_eq!(
            codes,
            known(stem),
            "{name}: {:?}",
            errors.iter().map(|f| &f.message.zh).collect::<Vec<_>>()
        );
        for (finding, total) in errors.iter().zip(["11", "5"]) {
            // One result over a total of 0: either may be wrong, so both are listed and none is proposed.
            let ways = finding.suggestions.iter().chain(finding.alternatives.iter().flatten());
            let offered: Vec<_> = ways.map(|s| (s.cell.column, s.value.to_string())).collect();
            assert!(offered.contains(&("total", total.to_owned())), "{name}: {offered:?}");
        }
        read += usize::from(checked.report.t3.is_read());
    }
    assert!(read >= 10, "only {read} reports have a table 3");
}

#[test]
fn any_wrong_cell_of_a_real_table_3_is_named() {
    let Some(folder) = real_reports("any_wrong_cell_of_a_real_table_3_is_named") else { return };
    for figures in Figures::all(&folder) {
        let mut dice = Dice::new(1);
        // With a total blank its row is one check short, and a cell may be one of several that fit;
        // what matters then is that none is named alone.
        let is_blank = |(id, text): (&CellId, &String)| {
            id.table == TableId::T3 && id.column == "total" && text.is_empty()
        };
        let short = figures.cells.iter().any(is_blank);
        let filled: Vec<CellId> = figures
            .cells
            .iter()
            .filter(|(id, text)| id.table == TableId::T3 && !text.is_empty())
            .map(|(id, _)| *id)
            .collect();
        for cell in filled {
            let mut planted = Figures { name: figures.name.clone(), cells: figures.cells.clone(), ..figures };
            let right: i64 = figures.cells[&cell].parse().unwrap();
            planted.cells.insert(cell, wrong(right, &mut dice).to_string());
            let outcomes = checked::run(&planted.report(), &Options::default(), None);
            let is_it =
                |of: &[Suggestion]| matches!(of, [one] if (one.cell, one.value) == (cell, Num::int(right)));
            let root = outcomes.findings.iter().find(|f| f.code == "T3-ROOT");
            let named = root.is_some_and(|f| {
                is_it(&f.suggestions) && f.alternatives.is_empty() || short && !f.alternatives.is_empty()
            });
            assert!(
                named,
                "{}: {cell} {right} as {}: {:?}",
                figures.name,
                planted.cells[&cell],
                outcomes.findings.iter().map(|f| &f.message.zh).collect::<Vec<_>>()
            );
        }
    }
}
