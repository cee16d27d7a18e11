//! `gouji check`.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use super::args::{Check, Colours, Format};
use super::input::{self, Unreadable};
use super::{Complaint, Status};
use crate::finding::{Finding, Lang, Severity};
use crate::render::json::{self, ReportJson};
use crate::render::positions::Positions;
use crate::render::text::{self, Style};
use crate::render::{html, markdown, sarif};
use crate::{Checked, check};

/// Checks what the call names and writes it out.
pub fn run(mut args: Check) -> Result<Status, Complaint> {
    args.settle()?;
    let (lang, options) = (Lang::from(args.lang), args.options()?);
    let (paths, mut unreadable) = input::files(&args.paths);
    let jobs = args.jobs.map_or_else(default_jobs, |n| n.get());
    let mut checked = Vec::new();
    let read_and_check = |path: &PathBuf| {
        let documents = input::read(path)?;
        Ok(documents.into_iter().map(|d| check(d, &options, None)).collect::<Vec<_>>())
    };
    for outcome in in_order(&paths, jobs, read_and_check) {
        match outcome {
            Ok(of_file) => checked.extend(of_file),
            Err(why) => unreadable.push(why),
        }
    }
    for why in &unreadable {
        eprintln!("{}", why.line(lang));
    }
    let across = Vec::new();
    write(&args, &checked, &across, lang)?;
    Ok(status(&checked, &unreadable))
}

fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, |n| n.get())
}

fn status(checked: &[Checked], unreadable: &[Unreadable]) -> Status {
    let wrong = checked.iter().flat_map(|c| &c.outcomes.findings).any(|f| f.severity == Severity::Error);
    match (unreadable.is_empty(), wrong) {
        (false, _) => Status::Unreadable,
        (true, true) => Status::Errors,
        (true, false) => Status::Clean,
    }
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

fn write(args: &Check, checked: &[Checked], across: &[Finding], lang: Lang) -> Result<(), Complaint> {
    let to_terminal = args.output.is_none() && std::io::stdout().is_terminal();
    let out = match args.format {
        Format::Text => {
            let colours = match args.color {
                Colours::Always => true,
                Colours::Never => false,
                Colours::Auto => to_terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
            };
            text::render(checked, across, &Style { lang, colours }).into_bytes()
        }
        Format::Json => json_bytes(checked, across, lang),
        Format::Ndjson => ndjson_bytes(checked, across, lang),
        Format::Markdown => markdown::render(checked, across, lang).into_bytes(),
        Format::Html => html::render(checked, across, lang).into_bytes(),
        Format::Sarif => to_json(&sarif::log(checked, across, lang)),
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

fn json_bytes(checked: &[Checked], across: &[Finding], lang: Lang) -> Vec<u8> {
    #[derive(serde::Serialize)]
    struct Whole<'a> {
        schema: u32,
        reports: Vec<ReportJson<'a>>,
        cross: Vec<json::FindingJson<'a>>,
    }
    let positions: Vec<_> = checked.iter().map(|c| Positions::utf8(&c.report.document)).collect();
    let reports = checked.iter().zip(&positions).map(|(c, p)| ReportJson::new(c, p, lang)).collect();
    to_json(&Whole { schema: json::SCHEMA, reports, cross: json::cross(across, &positions, lang) })
}

fn ndjson_bytes(checked: &[Checked], across: &[Finding], lang: Lang) -> Vec<u8> {
    #[derive(serde::Serialize)]
    struct Cross<'a> {
        cross: Vec<json::FindingJson<'a>>,
    }
    let positions: Vec<_> = checked.iter().map(|c| Positions::utf8(&c.report.document)).collect();
    let mut out = Vec::new();
    for (one, positions) in checked.iter().zip(&positions) {
        out.extend(to_json(&ReportJson::new(one, positions, lang)));
    }
    if !across.is_empty() {
        out.extend(to_json(&Cross { cross: json::cross(across, &positions, lang) }));
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
