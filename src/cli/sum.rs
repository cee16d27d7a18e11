//! `gouji sum`.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use super::args::Sum;
use super::names::shown;
use super::{Complaint, Status, input, output, words};
use crate::finding::{Lang, Words};
use crate::render::{csv, problems, xlsx};
use crate::report::Report;
use crate::rules::consolidation::{Mismatch, mismatch};

/// Adds up the reports and writes the workbook.
pub fn run(args: &Sum) -> Result<Status, Complaint> {
    let lang = Lang::from(args.lang);
    let form = Form::of(&args.output, lang)?;
    let mut given = input::Gatherer::new().gather(&args.paths);
    if args.output.as_os_str() != "-" {
        output::can_be_made(&args.output, lang)?;
        input::spares(&args.output, &given.files, &[], lang)?;
    }
    given.pass_over(lang);
    let (files, mut unreadable) = (given.files, given.unread);
    let mut units: Vec<(Report, String)> = Vec::new();
    for file in &files {
        match input::read(file) {
            Ok(reports) => units.extend(reports.into_iter().map(|report| (report, shown(&file.path)))),
            Err(why) => unreadable.push(why),
        }
    }
    for why in &unreadable {
        eprintln!("{}", why.line(lang));
    }
    if units.is_empty() {
        return Err(words(lang, "没有可以合计的报告。", "there is no report to add up."));
    }
    let doubts = doubts(&units, lang);
    for doubt in &doubts {
        eprintln!("{}", words(lang, doubt.zh.as_str(), doubt.en.as_str()));
    }
    let all: Vec<&Report> = units.iter().map(|(report, _)| report).collect();
    let bytes = match form {
        Form::Values => csv::sum(&all, lang).into_bytes(),
        Form::Workbook => xlsx::sum(&all, lang).map_err(|error| {
            words(lang, format!("写不成表格（{error}）。"), format!("the workbook cannot be made ({error})."))
        })?,
    };
    let written = match args.output.as_os_str() == "-" {
        true => std::io::stdout().lock().write_all(&bytes),
        false => std::fs::write(&args.output, bytes),
    };
    match written {
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        outcome => outcome.map_err(|e| output::cannot_be_written(&shown(&args.output), &e, lang))?,
    }
    Ok(if unreadable.is_empty() && doubts.is_empty() { Status::Clean } else { Status::Unread })
}

/// What is written.
enum Form {
    Workbook,
    Values,
}

impl Form {
    /// By the ending of the name; standard output takes values.
    fn of(output: &Path, lang: Lang) -> Result<Form, Complaint> {
        let ending = output.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("xlsx") => Ok(Form::Workbook),
            Some("csv") => Ok(Form::Values),
            None if output.as_os_str() == "-" => Ok(Form::Values),
            _ => Err(words(
                lang,
                "合计表写成 .xlsx 或 .csv，请把 -o 的文件名改成这样的结尾。",
                "the sum is written as .xlsx or .csv: give -o a name that ends so.",
            )),
        }
    }
}

/// What keeps reports from being added up: another year or form than the first has, a body that reports twice, tables that
/// were not read. The sum is made all the same: each may be meant.
fn doubts(units: &[(Report, String)], lang: Lang) -> Vec<Words> {
    let name = |(unit, file): &(Report, String)| {
        let body = problems::body(unit, lang);
        if lang == Lang::Zh { format!("{body}（{file}）") } else { format!("{body} ({file})") }
    };
    let year = |unit: &Report| unit.identity.year.as_ref().map(|year| year.value);
    let (mut doubts, mut seen) = (Vec::new(), BTreeSet::new());
    let Some(first) = units.first() else { return doubts };
    for given in units {
        let (own, due) = (name(given), name(first));
        let (unit, _) = given;
        doubts.extend(mismatch(unit, &first.0).map(|mismatch| match mismatch {
            Mismatch::Year(y, d) => Words::new(
                format!("“{own}”是 {y} 年度的报告，“{due}”是 {d} 年度，不能相加。请换成同年度的报告。"),
                format!(
                    "{own} reports on {y}, {due} on {d}: they cannot be added up. Take the right report."
                ),
            ),
            Mismatch::Form(f, d) => Words::new(
                format!("“{own}”表三用的是 {f} 年表式，“{due}”是 {d} 年表式，不能相加。请换成同表式的报告。"),
                format!("{own} uses the form of {f}, {due} that of {d}: they cannot be added up."),
            ),
        }));
        if let Some(body) = &unit.identity.body
            && !seen.insert((body.value.as_str(), year(unit)))
        {
            doubts.push(Words::new(
                format!("“{own}”的报告不止一份，都加进去了。请确认哪一份是定稿，去掉其余的。"),
                format!("{own} reports more than once, and all were added. Leave out what is not final."),
            ));
        }
        let tables =
            [("表二", "table 2", &unit.t2), ("表三", "table 3", &unit.t3), ("表四", "table 4", &unit.t4)];
        let unread: Vec<_> = tables.iter().filter(|(.., table)| !table.is_read()).collect();
        if !unread.is_empty() {
            let zh: Vec<&str> = unread.iter().map(|(zh, ..)| *zh).collect();
            let en: Vec<&str> = unread.iter().map(|(_, en, _)| *en).collect();
            doubts.push(Words::new(
                format!("“{own}”的{}没有读到，没有计入。", zh.join("、")),
                format!("{own}: {} not read and not included.", en.join(", ")),
            ));
        }
        // Single cells of a table that was read: the sum of such a cell is empty.
        let mut missing =
            unit.cells().filter(|(id, cell)| unit.table(id.table).is_read() && cell.for_sums().is_none());
        if let Some((first, _)) = missing.next() {
            let all = 1 + missing.count();
            doubts.push(Words::new(
                format!("“{own}”有{all}格没有读到（〔{}〕等），合计表里这些格空着。", first.label_zh()),
                format!(
                    "{own}: {all} cells were not read ([{}] …); the sum leaves them empty.",
                    first.label_en()
                ),
            ));
        }
    }
    doubts
}
