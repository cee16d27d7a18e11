//! `gouji check`.

use std::ops::Range;
use std::path::PathBuf;

use super::args::Check;
use super::output::{Results, write};
use super::settings::{self, Settings};
use super::work::{default_jobs, in_order};
use super::{Complaint, Status, input};
use crate::finding::Lang;
use crate::report::Report;
use crate::set::{Consolidation, Links, Roles};
use crate::{Checked, checked};

/// Checks what the call names and writes it out.
pub fn run(mut args: Check) -> Result<Status, Complaint> {
    let lang = Lang::from(args.lang);
    let settings = settings::find(&args);
    let beside = settings.as_ref().map_or(Ok(Settings::default()), |path| settings::read(path, lang))?;
    // Found or named, they are read, and so not written over.
    args.settings = settings.clone();
    args.rules = args.rules.or_else(|| beside.rules.clone());
    let house = super::house_rules::read(args.rules.as_deref(), lang)?;
    args.settle(&house)?;
    args.take_in(beside, &house, lang)?;
    if let Some(path) = &settings {
        let path = path.display();
        eprintln!("{}", super::words(lang, format!("使用设置：{path}"), format!("settings: {path}")));
    }
    let options = args.options(house)?;
    let jobs = args.jobs.map_or_else(default_jobs, |n| n.get());
    let mut reports = Vec::new();
    let (mut paths_of_reports, mut unreadable) = (Vec::new(), Vec::new());
    let mut take = |paths: &[PathBuf]| {
        let before = unreadable.len();
        let (files, not_found) = input::files(paths);
        unreadable.extend(not_found);
        let outcomes = in_order(&files, jobs, lang, input::read);
        for (file, outcome) in files.iter().zip(outcomes) {
            match outcome {
                Ok(of_file) => {
                    paths_of_reports.extend(of_file.iter().map(|_| file.path.display().to_string()));
                    reports.extend(of_file);
                }
                Err(why) => unreadable.push(why),
            }
        }
        (reports.len(), unreadable.len() - before)
    };
    // Those to check come first, then what they are compared with.
    let checked = take(&args.paths).0;
    let (units, missing_units) = take(&args.units);
    let previous = take(args.previous.as_slice()).0;
    for why in &unreadable {
        eprintln!("{}", why.line(lang));
    }
    let mut roles = roles(&args, checked, checked..units, units..previous, &reports, lang)?;
    // Without the units that could not be read a difference proves nothing.
    roles.consolidation.iter_mut().for_each(|c| c.complete = missing_units == 0);
    let links = Links::find(&reports.iter().collect::<Vec<_>>(), &roles);
    let numbers: Vec<usize> = (0..reports.len()).collect();
    let outcomes = in_order(&numbers, jobs, lang, |number| {
        let before = links.previous(*number).and_then(|n| reports.get(n));
        reports.get(*number).map(|report| checked::run(report, &options, before))
    });
    let mut all: Vec<Checked> = reports
        .into_iter()
        .zip(outcomes.into_iter().flatten())
        .map(|(report, outcomes)| Checked { report, outcomes })
        .collect();
    let across = checked::across(&all.iter().collect::<Vec<_>>(), &links, &options);
    across.count_for(&mut all);
    let results = Results {
        reports: &all,
        paths: &paths_of_reports,
        checked,
        unread: &unreadable,
        across: &across,
        links: &links,
        lang,
    };
    write(&args, &results)?;
    Ok(results.status())
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
            (Some(one), Some(other)) => crate::report::same_body(&one.value, &other.value),
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
