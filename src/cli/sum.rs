//! `gouji sum`.

use super::args::Sum;
use super::{Complaint, Status, input, words};
use crate::finding::Lang;
use crate::render::xlsx;
use crate::report::Report;

/// Adds up the reports and writes the workbook.
pub fn run(args: &Sum) -> Result<Status, Complaint> {
    let lang = Lang::from(args.lang);
    let (files, mut unreadable) = input::files(&args.paths);
    input::spares(&args.output, &files, lang)?;
    let mut units: Vec<Report> = Vec::new();
    for file in &files {
        match input::read(file) {
            Ok(reports) => units.extend(reports),
            Err(why) => unreadable.push(why),
        }
    }
    for why in &unreadable {
        eprintln!("{}", why.line(lang));
    }
    if units.is_empty() {
        return Err(words(lang, "没有可以合计的报告。", "there is no report to add up."));
    }
    let target = args.output.display();
    let made = xlsx::sum(&units.iter().collect::<Vec<_>>(), lang).map_err(|error| error.to_string());
    let written =
        made.and_then(|bytes| std::fs::write(&args.output, bytes).map_err(|error| error.to_string()));
    written.map_err(|error| {
        words(
            lang,
            format!("{target}：写不进去（{error}）。"),
            format!("{target}: cannot be written ({error})."),
        )
    })?;
    Ok(if unreadable.is_empty() { Status::Clean } else { Status::Unread })
}
