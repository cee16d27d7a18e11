//! `cargo xtask compare`: the program beside what people would use instead, over the same reports in one run.
//!
//! A colleague's script (pandas and regular expressions), the rules of the public prior art, and a workbook whose sums
//! LibreOffice recalculates; they stand in `benches/compare/`. The last two read nothing: all cells are given to them as
//! they are printed, which no program does for a person.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::Value;

use crate::needs::Needs;
use crate::shell::{self, Result, step};
use crate::tools::packages;

/// A document, and what is true of it.
struct Truth {
    file: String,
    kind: String,
    /// The cell that is wrong, or `prose`.
    wrong: Option<String>,
    /// What is printed in the cells of tables 3 and 4.
    cells: BTreeMap<String, String>,
}

/// What one of them says of a document.
#[derive(Default)]
struct Answer {
    /// How many things it holds against the report.
    findings: u64,
    /// The cells that it names as wrong, or `prose`.
    named: Vec<String>,
    /// What it read; `None` where the cells were given.
    cells: Option<BTreeMap<String, String>>,
    milliseconds: f64,
}

type Answers = BTreeMap<String, Answer>;

/// Makes the documents, asks each, and prints what came.
pub fn run(words: &[String]) -> Result {
    if !words.is_empty() {
        return Err("cargo xtask compare".into());
    }
    Needs::comparing().make_sure()?.run()?;
    let folder = shell::target().join("compared");
    let truths = documents(&folder)?;
    let python = packages::PYTHON.find(0)?;
    let scripts = shell::root().join("benches").join("compare");
    let script = |name: &str, words: &[&Path]| -> Result<Answers> {
        let mut call = Command::new(&python);
        call.arg(scripts.join(name)).args(words).current_dir(&folder);
        step(name, || shell::output(&mut call)?.lines().map(of_script).collect())
    };
    let files: Vec<&Path> = truths.iter().map(|truth| Path::new(&truth.file)).collect();
    let all = [
        ("gouji", ours(&folder, &truths)?),
        ("a colleague's script", script("colleague.py", &files)?),
        ("prior art, cells given", script("prior_art.py", &[&folder])?),
        ("workbook, cells given", script("workbook.py", &[&folder, &packages::CALC.find(0)?])?),
    ];
    println!("{HEADS}");
    for (who, answers) in &all {
        for kind in ["sound", "planted", "carried"] {
            println!("{}", row(who, kind, truths.iter().filter(|truth| truth.kind == kind), answers));
        }
    }
    println!("{NOTE}");
    Ok(())
}

const HEADS: &str = "
| | reports | number | told something | wrong figure named | cells right | wrong | unread | ms, median |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

const NOTE: &str = "
sound: nothing is wrong, so whatever is told is false. planted: one figure is wrong. carried: sound tables as other programs hand them on.
Of gouji errors count; its time is that of the whole call by the number of reports, as is the workbook's.";

/// Has the tests write the documents.
fn documents(folder: &Path) -> Result<Vec<Truth>> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|e| format!("cannot empty {}: {e}", folder.display()))?;
    }
    let mut write = shell::cargo();
    write.args(["test", "--quiet", "--package", "gouji", "--test", "it", "compared::"]);
    step("writing the documents", || shell::call(write.env("GOUJI_COMPARED", folder)))?;
    shell::read(&folder.join("truth.jsonl"))?.lines().map(truth).collect()
}

fn truth(line: &str) -> Result<Truth> {
    let value = parsed(line)?;
    let word = |name: &str| value[name].as_str().map(str::to_owned);
    let mut cells = strings(&value["cells"]);
    // Of table 2 no sum exists, and only gouji reads it.
    cells.retain(|id, _| !id.starts_with("t2."));
    Ok(Truth {
        file: word("file").unwrap_or_default(),
        kind: word("kind").unwrap_or_default(),
        wrong: word("wrong"),
        cells,
    })
}

fn parsed(line: &str) -> Result<Value> {
    serde_json::from_str(line).map_err(|e| format!("not JSON ({e}): {line}"))
}

/// The members of an object that are words.
fn strings(object: &Value) -> BTreeMap<String, String> {
    let members = object.as_object().into_iter().flatten();
    members.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

/// A line of a script.
fn of_script(line: &str) -> Result<(String, Answer)> {
    let value = parsed(line)?;
    let named = value["named"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let answer = Answer {
        findings: value["findings"].as_u64().unwrap_or(0),
        named: named.map(str::to_owned).collect(),
        cells: value["cells"].is_object().then(|| strings(&value["cells"])),
        milliseconds: value["ms"].as_f64().unwrap_or(0.0),
    };
    Ok((value["file"].as_str().unwrap_or_default().to_owned(), answer))
}

/// What the program of this tree says.
fn ours(folder: &Path, truths: &[Truth]) -> Result<Answers> {
    let mut build = shell::cargo();
    build.args(["build", "--quiet", "--profile", "native", "--bin", "gouji"]);
    step("building gouji", || shell::call(&mut build))?;
    let program: PathBuf = shell::target().join("native").join("gouji");
    let mut call = Command::new(program);
    call.current_dir(folder).args(["check", "--format", "ndjson", "--jobs", "1"]);
    call.args(truths.iter().map(|truth| &truth.file));
    let start = Instant::now();
    // Exit status 1 and 2 say what was found.
    let output = call.output().map_err(|e| format!("cannot run gouji: {e}"))?;
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0 / truths.len().max(1) as f64;
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let reports = lines.lines().map(parsed).collect::<Result<Vec<Value>>>()?;
    let reports: Vec<&Value> = reports.iter().filter(|report| report["cells"].is_object()).collect();
    if reports.len() != truths.len() {
        return Err(format!("gouji answered for {} of {} reports", reports.len(), truths.len()));
    }
    let answers = truths
        .iter()
        .zip(reports)
        .map(|(truth, report)| (truth.file.clone(), Answer { milliseconds, ..answer(report) }));
    Ok(answers.collect())
}

/// A report of gouji's as an answer: errors, each cause once; what a cause proposes to change.
fn answer(report: &Value) -> Answer {
    let findings = report["findings"].as_array().map(Vec::as_slice).unwrap_or_default();
    let causes = findings.iter().filter(|f| f["severity"] == "error" && f["explained_by"].is_null());
    let mut named = Vec::new();
    for cause in causes.clone() {
        let proposed = cause["suggestions"].as_array().into_iter().flatten();
        let cells: Vec<String> = proposed.filter_map(|one| one["cell"].as_str()).map(str::to_owned).collect();
        let of_prose = ["NARR-", "INT-"].iter().any(|family| starts(&cause["code"], family));
        if cells.is_empty() && of_prose { named.push("prose".to_owned()) } else { named.extend(cells) }
    }
    let cells = report["cells"].as_object().into_iter().flatten();
    let read = cells.filter_map(|(id, cell)| Some((id.clone(), cell["value"].as_str()?.to_owned())));
    Answer { findings: causes.count() as u64, named, cells: Some(read.collect()), milliseconds: 0.0 }
}

fn starts(code: &Value, family: &str) -> bool {
    code.as_str().is_some_and(|code| code.starts_with(family))
}

/// Whether two figures are the same number, however many decimals are printed.
fn is_same(one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    one == other || number(one).is_some_and(|one| Some(one) == number(other))
}

/// One line of the table.
fn row<'a>(who: &str, kind: &str, truths: impl Iterator<Item = &'a Truth>, answers: &Answers) -> String {
    let none = Answer::default();
    let pairs: Vec<(&Truth, &Answer)> =
        truths.map(|truth| (truth, answers.get(&truth.file).unwrap_or(&none))).collect();
    let count = |holds: &dyn Fn(&(&Truth, &Answer)) -> bool| pairs.iter().filter(|pair| holds(pair)).count();
    let told = count(&|(_, answer)| answer.findings > 0);
    let named =
        count(&|(truth, answer)| truth.wrong.as_ref().is_some_and(|wrong| answer.named == [wrong.as_str()]));
    let named = if kind == "planted" { named.to_string() } else { String::new() };
    let (mut right, mut wrong, mut unread) = (0, 0, 0);
    for (truth, read) in pairs.iter().filter_map(|(truth, answer)| Some((truth, answer.cells.as_ref()?))) {
        for (id, printed) in &truth.cells {
            match read.get(id) {
                Some(value) if is_same(value, printed) => right += 1,
                Some(_) => wrong += 1,
                None => unread += 1,
            }
        }
    }
    let cells = match right + wrong + unread {
        0 => "given | |".to_owned(),
        _ => format!("{right} | {wrong} | {unread}"),
    };
    let mut times: Vec<f64> = pairs.iter().map(|(_, answer)| answer.milliseconds).collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or(0.0);
    format!("| {who} | {kind} | {} | {told} | {named} | {cells} | {median:.2} |", pairs.len())
}

#[test]
fn a_cause_names_the_cells_that_it_would_change() {
    let report = serde_json::json!({
        "cells": { "t3.granted.natural": { "value": "3" }, "t3.granted.biz": { "value": null } },
        "findings": [
            { "code": "T3-ROOT", "severity": "error", "explained_by": null, "suggestions": [{ "cell": "t3.granted.natural" }] },
            { "code": "T3-ROW", "severity": "error", "explained_by": "x", "suggestions": [] },
            { "code": "NARR-NEW", "severity": "error", "explained_by": null, "suggestions": [] },
            { "code": "FORM-DATE", "severity": "warning", "explained_by": null, "suggestions": [] },
        ]
    });
    let answer = answer(&report);
    assert_eq!(
        (answer.findings, answer.named),
        (2, vec!["t3.granted.natural".to_owned(), "prose".to_owned()])
    );
    assert_eq!(answer.cells.map(|cells| cells.len()), Some(1));
}

#[test]
fn a_row_counts_reports_told_of_and_cells_by_how_they_were_read() {
    let cells = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
    };
    let truth = Truth {
        file: "a".into(),
        kind: "planted".into(),
        wrong: Some("x".into()),
        cells: cells(&[("x", "1"), ("y", "2"), ("z", "3")]),
    };
    let answer = Answer {
        findings: 1,
        named: vec!["x".into()],
        cells: Some(cells(&[("x", "1"), ("y", "7")])),
        milliseconds: 1.5,
    };
    let answers = Answers::from([("a".to_owned(), answer)]);
    let row = row("me", "planted", std::iter::once(&truth), &answers);
    assert_eq!(row, "| me | planted | 1 | 1 | 1 | 1 | 1 | 1 | 1.50 |");
}
