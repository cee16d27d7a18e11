//! The examples of the rules that look across reports: a report with last year's, or with those of its units.

use gouji::finding::{Finding, Role};
use gouji::options::Options;
use gouji::report::Report;
use gouji::rules::{self, Meta};
use gouji::set::{self, Consolidation, Roles};
use gouji::{reading, source};

use crate::doc_examples::blocks;
use crate::example::{Draft, Example};

/// The report, then last year's or the units', each under its own name.
pub fn reports(example: &Example) -> (Vec<Report>, Roles) {
    let read = |draft: &Draft| reading::read(source::from_text(draft.text()));
    let mut reports = vec![read(&example.draft)];
    let mut roles = Roles { no_consolidation: true, ..Roles::default() };
    if let Some(previous) = &example.previous {
        roles.years.push((reports.len(), 0));
        reports.push(read(previous));
    }
    if !example.units.is_empty() {
        let first = reports.len();
        for (name, draft) in &example.units {
            let mut draft = draft.clone();
            let own = "青禾区农业农村局";
            draft.title = draft.title.replace(own, name);
            draft.signature.iter_mut().for_each(|line| *line = line.replace(own, name));
            reports.push(read(&draft));
        }
        let expected = example.settings.iter().filter(|(name, _)| name == "应有单位");
        roles.consolidation = Some(Consolidation {
            whole: 0,
            units: (first..reports.len()).collect(),
            complete: !example.settings.iter().any(|(name, value)| name == "名单" && value == "不全"),
            expected: expected.flat_map(|(_, list)| list.split('、')).map(str::to_owned).collect(),
        });
    }
    (reports, roles)
}

fn findings(meta: &Meta, example: &Example) -> (Vec<String>, Vec<Finding>) {
    let mut options = Options::default();
    if !meta.on {
        options.select.insert(meta.code.to_owned());
    }
    let (reports, roles) = reports(example);
    let texts = reports.iter().map(|r| r.text().to_owned()).collect();
    let set = set::check(reports, &roles, &options);
    (texts, set.across.findings.into_iter().filter(|f| f.code == meta.code).collect())
}

fn problem_with_reported(meta: &Meta, example: &Example) -> Option<String> {
    let (texts, findings) = findings(meta, example);
    if findings.is_empty() {
        return Some("is said to be reported and is not".to_owned());
    }
    let subjects = || findings.iter().flat_map(|f| &f.marks).filter(|m| m.role == Role::Subject);
    for words in &example.marked_words {
        if !subjects().any(|m| m.span.of(&texts[m.report]) == words) {
            let marked: Vec<_> = subjects().map(|m| m.span.of(&texts[m.report])).collect();
            return Some(format!("should mark “{words}” and marks {marked:?}"));
        }
    }
    let unnamed = example.marked_cells.iter().find(|c| !findings.iter().any(|f| f.cells.contains(c)));
    unnamed.map(|cell| format!("should name {cell}"))
}

#[test]
fn the_examples_of_the_rules_across_reports_do_what_their_pages_say() {
    let mut problems = Vec::new();
    let across =
        rules::FAMILIES.iter().filter(|(family, _)| ["CROSS-YEAR", "CONSOLIDATION"].contains(family));
    for meta in across.flat_map(|(_, rules)| rules.iter()).map(|r| r.meta()) {
        for (heading, reported) in [("会报告", true), ("不报告", false)] {
            for block in blocks(meta.docs.0, heading) {
                let problem = match Example::parse(block) {
                    Err(error) => Some(error),
                    Ok(example) if reported => problem_with_reported(meta, &example),
                    Ok(example) => {
                        let (_, findings) = findings(meta, &example);
                        findings
                            .first()
                            .map(|f| format!("is said not to be reported and is: {}", f.message.zh))
                    }
                };
                problems.extend(problem.map(|p| format!("{}: {p}\n{block}", meta.code)));
            }
        }
    }
    assert!(problems.is_empty(), "{} problems\n\n{}", problems.len(), problems.join("\n"));
}
