//! Every cell of the real published reports, in every shape in which they are present.

use std::collections::BTreeMap;
use std::path::Path;

use gouji::form::{CellId, Form, TableId};
use gouji::report::{BodyKind, CellState, Report, TableState};
use gouji::text::Span;
use gouji::{reading, source};
use sample_reports::Sample;

use crate::support::real_reports;

type Expected = BTreeMap<String, Option<String>>;

fn expected(folder: &Path) -> BTreeMap<String, Expected> {
    let text = std::fs::read_to_string(folder.join("expected-cells.json")).unwrap();
    let all: serde_json::Value = serde_json::from_str(&text).unwrap();
    let cells = |report: &serde_json::Value| {
        let cells = report["cells"].as_object().unwrap().iter();
        cells.map(|(id, value)| (id.clone(), value.as_str().map(String::from))).collect()
    };
    all.as_object().unwrap().iter().map(|(name, report)| (name.clone(), cells(report))).collect()
}

/// Differences, one a line: the cell, what is printed, what was read.
fn differences(report: &Report, expected: &Expected) -> Vec<String> {
    let read: BTreeMap<String, Option<String>> =
        report.cells().map(|(id, cell)| (id.to_string(), cell.value.map(|v| v.to_string()))).collect();
    let mut out = Vec::new();
    for (id, value) in expected {
        match read.get(id) {
            Some(found) if found == value => {}
            // The list counts the blanks in the table 4 of one report as 0; the page has nothing there.
            Some(None) if id.starts_with("t4.") && value.as_deref() == Some("0") => {
                let cell = report.cell(CellId::parse(id).unwrap()).unwrap();
                assert_eq!(cell.state, CellState::Blank, "{id}");
                assert_eq!(report.document.format, gouji::document::Format::Html);
            }
            Some(found) => {
                let cell = report.cell(CellId::parse(id).unwrap()).unwrap();
                out.push(format!("{id}: {value:?} was read as {found:?} ({})", cell.state.name()));
            }
            None => out.push(format!("{id}: no such cell in the form that was recognised")),
        }
    }
    let more = read.iter().filter(|(id, value)| value.is_some() && !expected.contains_key(*id));
    out.extend(more.map(|(id, value)| format!("{id}: {value:?} stands in no such cell")));
    out
}

#[test]
fn every_cell_is_read_as_printed() {
    let Some(folder) = real_reports("every_cell_is_read_as_printed") else { return };
    let expected = expected(&folder);
    let mut failures = Vec::new();
    let mut cells = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().to_string();
        let Some((_, cells_of)) = expected.iter().find(|(report, _)| name.starts_with(report.as_str()))
        else {
            continue;
        };
        let document = match path.extension().and_then(|e| e.to_str()) {
            Some("txt") => source::from_text(std::fs::read_to_string(&path).unwrap()),
            Some("html") => source::from_html(&std::fs::read_to_string(&path).unwrap()),
            _ => continue,
        };
        let wrong = differences(&reading::read(document), cells_of);
        cells += cells_of.len();
        if !wrong.is_empty() {
            failures.push(format!("{name}: {} cells\n  {}", wrong.len(), wrong.join("\n  ")));
        }
    }
    assert!(cells > 1000, "{cells} cells compared");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The text with the figures of a sample in the place of its own in tables 3 and 4. Spaces behind a figure make up for its length, so
/// that columns of spaces stay where they are.
fn transplanted(text: &str, report: &Report, sample: &Sample) -> String {
    let mut cells: Vec<(Span, &str)> = sample
        .cells()
        .filter(|(id, _)| id.table != TableId::T2)
        .filter_map(|(id, figure)| {
            let cell = report.cell(id).filter(|cell| cell.value.is_some())?;
            Some((cell.span?, figure))
        })
        .collect();
    cells.sort_by_key(|(span, _)| span.start);
    let (mut out, mut at) = (String::new(), 0);
    for (span, figure) in cells {
        out += &text[at..span.start];
        out += figure;
        at = span.end;
        let spaces = text[at..].len() - text[at..].trim_start_matches(' ').len();
        let room = span.end - span.start + spaces.saturating_sub(1);
        if spaces > 1 {
            out += &" ".repeat(room.saturating_sub(figure.len()));
            at += spaces - 1;
        }
    }
    out + &text[at..]
}

/// A sample with no figure above 0 in tables 3 and 4 but those of applicants who are natural persons, `kept` of its rows.
fn quiet(form: &'static Form, seed: u64, kept: bool) -> Sample {
    let mut sample = Sample::random(form, BodyKind::Dept, seed);
    let natural = |row: &'static str| CellId::t3(row, "natural");
    let ids: Vec<CellId> = sample.cells().map(|(id, _)| id).filter(|id| id.table != TableId::T2).collect();
    for id in ids {
        let figure = match id.table {
            TableId::T3 if kept && id.column == "total" => {
                sample.text(TableId::T3, id.row, natural(id.row).column).to_owned()
            }
            TableId::T3 if kept && id.column == "natural" => continue,
            _ => "0".to_owned(),
        };
        sample.print(id, figure);
    }
    sample
}

#[test]
fn other_figures_in_the_layouts_of_real_reports_are_read_as_printed() {
    let Some(folder) = real_reports("other_figures_in_the_layouts_of_real_reports_are_read_as_printed")
    else {
        return;
    };
    let (mut read, mut failures) = (0, Vec::new());
    for folder in [folder.clone(), folder.join("excerpts")] {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "txt") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let report = reading::read(source::from_text(text.as_str()));
            let Some(form) = report.t3.form else { continue };
            let of_seed = |seed: u64| match seed % 3 {
                0 => quiet(form, seed, false),
                1 => quiet(form, seed, true),
                _ => Sample::random(form, BodyKind::Region, seed),
            };
            for sample in (0..6).map(of_seed) {
                let changed = transplanted(&text, &report, &sample);
                let other = reading::read(source::from_text(changed));
                let printed = sample.cells().filter(|(id, _)| id.table != TableId::T2);
                for (id, figure) in printed.filter(|(id, _)| report.value(*id).is_some()) {
                    let value = other.value(id).map(|value| value.to_string());
                    read += 1;
                    if value.as_deref() != Some(figure) {
                        failures.push(format!("{}: {id}: {figure} was read as {value:?}", path.display()));
                    }
                }
            }
        }
    }
    assert!(read > 10_000, "{read} cells compared");
    let some = failures.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} of {read}\n{some}", failures.len());
}

#[test]
fn tables_lost_in_copying_are_lost_and_not_absent() {
    let Some(folder) = real_reports("tables_lost_in_copying_are_lost_and_not_absent") else { return };
    let text = std::fs::read_to_string(folder.join("wenzhou-office-2020.txt")).unwrap();
    let report = reading::read(source::from_text(text));
    for table in [&report.t2, &report.t3, &report.t4] {
        assert_ne!(table.state, TableState::Read);
    }
}
