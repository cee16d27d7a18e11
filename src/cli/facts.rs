//! `gouji facts`.

use std::io::Write;

use super::args::Facts;
use super::names::shown;
use super::{Complaint, Status, input};
use crate::finding::Lang;
use crate::options::Options;
use crate::render;

/// Shows every quantity of the prose of each report.
pub fn run(args: &Facts) -> Result<Status, Complaint> {
    let lang = Lang::from(args.lang);
    let mut given = input::Gatherer::new().gather(&args.paths);
    given.pass_over(lang);
    let (files, mut unreadable) = (given.files, given.unread);
    for file in &files {
        match input::read(file) {
            Ok(reports) => {
                for report in reports {
                    let outcomes = crate::checked::run(&report, &Options::default(), None);
                    let out = format!(
                        "# {}\n{}",
                        shown(&file.path),
                        render::facts::text(&crate::checked::Checked { report, outcomes }, lang)
                    );
                    // A closed pipe is the reader's choice, and there is nobody left to tell.
                    let _ = std::io::stdout().lock().write_all(out.as_bytes());
                }
            }
            Err(why) => unreadable.push(why),
        }
    }
    for why in &unreadable {
        eprintln!("{}", why.line(lang));
    }
    Ok(if unreadable.is_empty() { Status::Clean } else { Status::Unread })
}
