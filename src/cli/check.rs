//! `gouji check`.

use std::ops::Range;
use std::path::PathBuf;

use super::args::Check;
use super::input::{Gathered, Gatherer};
use super::names::shown;
use super::output::{Results, write};
use super::settings::{self, Settings};
use super::work::{default_jobs, in_order};
use super::{Complaint, Status, input};
use crate::finding::Lang;
use crate::render::problems::Unread;
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
    if let Some(path) = &settings {
        settings::knows(&beside, path, &house, lang)?;
        args.take_in(beside);
        let path = shown(path);
        eprintln!("{}", super::words(lang, format!("使用设置：{path}"), format!("settings: {path}")));
    }
    let options = args.options(house)?;
    let jobs = args.jobs.map_or_else(default_jobs, |n| n.get());
    let given = gathered(&args, lang)?;
    let mut reports = Vec::new();
    let (mut paths_of_reports, mut unreadable) = (Vec::new(), Vec::new());
    let mut take = |given: Gathered| {
        let before = unreadable.len();
        unreadable.extend(given.unread);
        let outcomes = in_order(&given.files, jobs, lang, input::read);
        for (file, outcome) in given.files.iter().zip(outcomes) {
            match outcome {
                Ok(of_file) => {
                    paths_of_reports.extend(of_file.iter().map(|_| file.path.clone()));
                    reports.extend(of_file);
                }
                Err(why) => unreadable.push(why),
            }
        }
        (reports.len(), unreadable.len() - before)
    };
    // Those to check come first, then what they are compared with.
    let [whole, of_units, before] = given;
    let checked = take(whole).0;
    let (units, missing_units) = take(of_units);
    let previous = take(before).0;
    // What is compared with must be a report.
    let beside = || reports.iter().zip(&paths_of_reports).enumerate().skip(checked);
    let no_reports: Vec<usize> = beside().filter(|(_, (r, _))| !r.t3.is_read()).map(|(n, _)| n).collect();
    let missing_units = missing_units + no_reports.iter().filter(|n| **n < units).count();
    unreadable.extend(no_reports.iter().filter_map(|n| paths_of_reports.get(*n)).map(|path| {
        Unread::new(
            path,
            "没有读到表三，不能用来对照。请确认是不是年度报告。",
            "table 3 was not read, so nothing can be compared with it. Make sure that it is a report.",
        )
    }));
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
    let shown_paths: Vec<String> = paths_of_reports.iter().map(|path| shown(path)).collect();
    let results = Results {
        reports: &all,
        paths: &shown_paths,
        first: paths_of_reports.first().map(PathBuf::as_path),
        checked,
        unread: &unreadable,
        across: &across,
        links: &links,
        lang,
    };
    write(&args, &results)?;
    Ok(results.status())
}

/// What is to be checked, the units, the report of the year before. Each file counts once: what is checked is no unit of itself,
/// and not what it is compared with.
fn gathered(args: &Check, lang: Lang) -> Result<[Gathered; 3], Complaint> {
    let mut gatherer = Gatherer::new();
    let mut given = [&args.paths, &args.units, &args.previous.iter().cloned().collect()]
        .map(|paths| gatherer.gather(paths));
    if let Some(output) = &args.output {
        let others: Vec<PathBuf> = args.rules.iter().chain(&args.settings).cloned().collect();
        input::spares(output, given.iter().flat_map(|one| &one.files), &others, lang)?;
    }
    let [whole, units, before] = &mut given;
    whole.pass_over(lang);
    units.pass_over(lang);
    before.pass_over(lang);
    for (option, one) in [("--units", &*units), ("--previous", &*before)] {
        let Some(path) = one.again.first().filter(|_| one.files.is_empty() && one.unread.is_empty()) else {
            continue;
        };
        // The year before may lie in the folder that is checked; it is found there.
        if whole.files.len() > 1 && option == "--previous" {
            continue;
        }
        let name = shown(path);
        return Err(super::words(
            lang,
            format!("{option} 写的就是要核对的那一份（{name}）。请写与它比较的另一份。"),
            format!(
                "{option} names the very report that is checked ({name}). Name what it is compared with."
            ),
        ));
    }
    Ok(given)
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
