//! `gouji check`.

use std::io::{IsTerminal, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use super::args::{Check, Colours, Format};
use super::input;
use super::{Complaint, Status};
use crate::finding::{Finding, Lang, Severity};
use crate::render::json::{self, ReportJson};
use crate::render::positions::Positions;
use crate::render::text::{self, Style};
use crate::render::{html, markdown, problems, sarif};
use crate::report::Report;
use crate::set::{self, Consolidation, Links, Roles};
use crate::{Checked, rules};

/// Checks what the call names and writes it out.
pub fn run(mut args: Check) -> Result<Status, Complaint> {
    args.settle()?;
    let (lang, options) = (Lang::from(args.lang), args.options()?);
    let jobs = args.jobs.map_or_else(default_jobs, |n| n.get());
    let mut reports = Vec::new();
    let mut unreadable = Vec::new();
    let mut take = |paths: &[PathBuf]| {
        let (files, not_found) = input::files(paths);
        unreadable.extend(not_found);
        for outcome in in_order(&files, jobs, |path| input::read(path)) {
            match outcome {
                Ok(of_file) => reports.extend(of_file),
                Err(why) => unreadable.push(why),
            }
        }
        reports.len()
    };
    // Those to check come first, then what they are compared with.
    let checked = take(&args.paths);
    let units = take(&args.units);
    let previous = take(args.previous.as_slice());
    for why in &unreadable {
        eprintln!("{}", why.line(lang));
    }
    let roles = roles(&args, checked, checked..units, units..previous, &reports, lang)?;
    let links = Links::find(&reports.iter().collect::<Vec<_>>(), &roles);
    let numbers: Vec<usize> = (0..reports.len()).collect();
    let outcomes = in_order(&numbers, jobs, |number| {
        let before = links.previous(*number).and_then(|n| reports.get(n));
        reports.get(*number).map(|report| rules::run(report, &options, before))
    });
    let all: Vec<Checked> = reports
        .into_iter()
        .zip(outcomes.into_iter().flatten())
        .map(|(report, outcomes)| Checked { report, outcomes })
        .collect();
    let across = set::across(&all.iter().collect::<Vec<_>>(), &links, &options);
    let results = Results { reports: &all, checked, across: &across.findings, lang };
    write(&args, &results)?;
    Ok(results.status(!unreadable.is_empty()))
}

/// Who is compared with whom, as far as the call says so.
fn roles(
    args: &Check,
    checked: usize,
    units: Range<usize>,
    previous: Range<usize>,
    reports: &[Report],
    lang: Lang,
) -> Result<Roles, Complaint> {
    let mut roles = Roles::default();
    if let Some(earlier) = previous.clone().next() {
        // Of several reports the one of the same body; of one, that one, whatever it says.
        let body = |n: usize| reports.get(n).and_then(|r| r.identity.body.as_ref());
        let same = |n: &usize| match (body(*n), body(earlier)) {
            (Some(one), Some(other)) => set::same_body(&one.value, &other.value),
            _ => false,
        };
        let later = (0..checked).find(same).or((checked == 1).then_some(0));
        roles.years.extend(later.map(|later| (earlier, later)));
    }
    if !args.units.is_empty() {
        if checked != 1 {
            return Err(super::words(
                lang,
                format!("用 --units 时只能核对一份汇总报告，现有 {checked} 份。"),
                format!("--units goes with one consolidated report; there are {checked}."),
            ));
        }
        let units = units.collect();
        roles.consolidation = Some(Consolidation { whole: 0, units, complete: true, expected: Vec::new() });
    }
    Ok(roles)
}

/// What a run found.
struct Results<'a> {
    /// All reports, those to check first.
    reports: &'a [Checked],
    /// How many of them are to check; the others were only compared with.
    checked: usize,
    across: &'a [Finding],
    lang: Lang,
}

impl Results<'_> {
    fn checked(&self) -> &[Checked] {
        self.reports.get(..self.checked).unwrap_or(self.reports)
    }

    fn status(&self, unreadable: bool) -> Status {
        let own = self.checked().iter().flat_map(|c| &c.outcomes.findings);
        let wrong = own.chain(self.across).any(|f| f.severity == Severity::Error);
        match (unreadable, wrong) {
            (true, _) => Status::Unreadable,
            (false, true) => Status::Errors,
            (false, false) => Status::Clean,
        }
    }
}

fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, |n| n.get())
}

/// Does `work` on each item, `jobs` at a time, and gives the results in the order of the items.
fn in_order<T: Sync, R: Send>(items: &[T], jobs: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(items.len()) {
            let (send, next, work) = (send.clone(), &next, &work);
            scope.spawn(move || {
                while let Some((at, item)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    items.get(at).map(|item| (at, item))
                } {
                    if send.send((at, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        for (at, result) in receive {
            if let Some(place) = results.get_mut(at) {
                *place = Some(result);
            }
        }
    });
    results.into_iter().flatten().collect()
}

fn write(args: &Check, results: &Results<'_>) -> Result<(), Complaint> {
    let (checked, across, lang) = (results.checked(), results.across, results.lang);
    let to_terminal = args.output.is_none() && std::io::stdout().is_terminal();
    let out = match args.format {
        Format::Text => {
            let colours = match args.color {
                Colours::Always => true,
                Colours::Never => false,
                Colours::Auto => to_terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
            };
            text::render(results.reports, results.checked, across, &Style { lang, colours }).into_bytes()
        }
        Format::Json => json_bytes(results),
        Format::Ndjson => ndjson_bytes(results),
        Format::Markdown => {
            markdown::render(checked, &problems::across(across, results.reports, lang), lang).into_bytes()
        }
        Format::Html => {
            html::render(checked, &problems::across(across, results.reports, lang), lang).into_bytes()
        }
        Format::Sarif => to_json(&sarif::log(results.reports, results.checked, across, lang)),
        #[cfg(feature = "files")]
        Format::Xlsx | Format::Docx | Format::Marked => {
            if to_terminal {
                return Err(super::words(
                    lang,
                    "这种格式不能显示在终端上，请用 -o 写到文件。",
                    "this format cannot be shown on a terminal: write it to a file with -o.",
                ));
            }
            office_bytes(args, results)?
        }
    };
    let outcome = match &args.output {
        Some(path) => std::fs::write(path, out),
        None => std::io::stdout().lock().write_all(&out),
    };
    match outcome {
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            let target =
                args.output.as_ref().map_or_else(|| "stdout".to_owned(), |p| p.display().to_string());
            Err(super::words(
                lang,
                format!("{target}：写不进去（{error}）。"),
                format!("{target}: cannot be written ({error})."),
            ))
        }
        Ok(()) => Ok(()),
    }
}

/// A workbook or a document.
#[cfg(feature = "files")]
fn office_bytes(args: &Check, results: &Results<'_>) -> Result<Vec<u8>, Complaint> {
    let (checked, lang) = (results.checked(), results.lang);
    let across = problems::across(results.across, results.reports, lang);
    let failed = |error: &dyn std::fmt::Display| {
        super::words(lang, format!("写不成文件（{error}）。"), format!("the file cannot be made ({error})."))
    };
    match args.format {
        Format::Xlsx => crate::render::xlsx::problem_list(checked, &across, lang).map_err(|e| failed(&e)),
        Format::Docx => crate::render::docx::problem_list(checked, &across, lang)
            .map_err(|e| failed(&e.words().get(lang))),
        _ => {
            let (Some(path), [one]) = (args.paths.first(), checked) else {
                return Err(super::words(
                    lang,
                    format!("批注版一次只做一份报告，现有 {} 份。", checked.len()),
                    format!("a marked copy is made of one report at a time; there are {}.", checked.len()),
                ));
            };
            let bytes = std::fs::read(path).map_err(|e| failed(&e))?;
            crate::render::docx::marked(&bytes, one, lang).map_err(|_| {
                super::words(
                    lang,
                    "批注版只能从 docx 文件做。请选择报告的 docx 稿。",
                    "a marked copy can be made of a docx alone. Choose the report's docx.",
                )
            })
        }
    }
}

fn json_bytes(results: &Results<'_>) -> Vec<u8> {
    #[derive(serde::Serialize)]
    struct Whole<'a> {
        schema: u32,
        reports: Vec<ReportJson<'a>>,
        cross: Vec<json::FindingJson<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        context: Vec<json::ContextJson<'a>>,
    }
    let positions: Vec<_> = results.reports.iter().map(|c| Positions::utf8(&c.report.document)).collect();
    let checked = results.checked().iter().zip(&positions);
    to_json(&Whole {
        schema: json::SCHEMA,
        reports: checked.map(|(c, p)| ReportJson::new(c, p, results.lang)).collect(),
        cross: json::cross(results.across, &positions, results.lang),
        context: json::context(results.reports, results.checked),
    })
}

fn ndjson_bytes(results: &Results<'_>) -> Vec<u8> {
    #[derive(serde::Serialize)]
    struct Cross<'a> {
        cross: Vec<json::FindingJson<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        context: Vec<json::ContextJson<'a>>,
    }
    let positions: Vec<_> = results.reports.iter().map(|c| Positions::utf8(&c.report.document)).collect();
    let mut out = Vec::new();
    for (one, positions) in results.checked().iter().zip(&positions) {
        out.extend(to_json(&ReportJson::new(one, positions, results.lang)));
    }
    if !results.across.is_empty() {
        out.extend(to_json(&Cross {
            cross: json::cross(results.across, &positions, results.lang),
            context: json::context(results.reports, results.checked),
        }));
    }
    out
}

/// One line of JSON.
fn to_json(value: &impl serde::Serialize) -> Vec<u8> {
    // Writing plain structs with string keys to memory has no way to fail.
    let mut line = serde_json::to_vec(value).unwrap_or_default();
    line.push(b'\n');
    line
}
