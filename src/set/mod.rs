//! Many reports at once: which of them belong together, and what is found between them.
//!
//! Two reports of one body on consecutive years, two versions of the same report, a government's report and those
//! of the units that it adds up: [`Links`] finds them, [`across`] runs the rules over them. Findings carry in
//! each [`Mark`] the number of the report that it is in.

pub mod differ;
mod links;
pub mod similar;
pub mod sum;
pub mod versions;

use crate::Checked;
use crate::finding::{self, Finding, Held, Mark, Role, Skipped, Words};
use crate::form::CellId;
use crate::options::Options;
use crate::report::Report;
use crate::rules::{self, Outcomes, Tally};
use crate::text::{Span, fold};

pub use links::{Consolidation, Links, Roles, Years, same_body};

/// Reports that were checked together.
pub struct CheckedSet {
    /// Each with its own findings, in the order in which they were given.
    pub reports: Vec<Checked>,
    /// What was found between them.
    pub across: Outcome,
    /// Which of them belong together.
    pub links: Links,
}

/// What was found between reports.
#[derive(Default)]
pub struct Outcome {
    /// What fails, most serious first.
    pub findings: Vec<Finding>,
    /// What holds.
    pub held: Vec<Held>,
    /// What could not be checked.
    pub skipped: Vec<Skipped>,
}

impl Outcome {
    /// Counts what was found.
    pub fn tally(&self) -> Tally {
        Tally::new(&self.findings, &self.held, &self.skipped)
    }
}

/// Checks each report (with the same body's report of the year before as evidence, where it is among them) and
/// then all of them together.
pub fn check(reports: Vec<Report>, roles: &Roles, options: &Options) -> CheckedSet {
    let links = Links::find(&reports.iter().collect::<Vec<_>>(), roles);
    let outcomes: Vec<Outcomes> = (0..reports.len())
        .filter_map(|at| {
            let previous = links.previous(at).and_then(|p| reports.get(p));
            Some(rules::run(reports.get(at)?, options, previous))
        })
        .collect();
    let reports: Vec<Checked> =
        reports.into_iter().zip(outcomes).map(|(report, outcomes)| Checked { report, outcomes }).collect();
    let across = across(&reports.iter().collect::<Vec<_>>(), &links, options);
    CheckedSet { reports, across, links }
}

/// Runs the rules of years and of consolidation over reports that were each checked before.
pub fn across(reports: &[&Checked], links: &Links, options: &Options) -> Outcome {
    let mut sink = Across { reports, options, outcome: Outcome::default() };
    for years in &links.years {
        rules::years::compare(*years, &mut sink);
    }
    if let Some(consolidation) = &links.consolidation {
        rules::consolidation::compare(consolidation, &mut sink);
    }
    let mut outcome = sink.outcome;
    crate::order::by_key(&mut outcome.findings, |f| (f.explained_by.is_some(), f.severity));
    outcome
}

/// Where rules across reports say what they found.
pub struct Across<'a> {
    reports: &'a [&'a Checked],
    options: &'a Options,
    outcome: Outcome,
}

impl<'a> Across<'a> {
    /// The person's settings.
    pub fn options(&self) -> &'a Options {
        self.options
    }

    /// A report by its number.
    pub fn report(&self, number: usize) -> Option<&'a Report> {
        self.checked(number).map(|c| &c.report)
    }

    /// A report with its own findings.
    pub fn checked(&self, number: usize) -> Option<&'a Checked> {
        self.reports.get(number).copied()
    }

    /// Something to look at, in these reports. A report in which the finding marks no words is marked at its
    /// title, so that it can be told from the marks which reports a finding is about.
    pub fn fails(&mut self, about: &[usize], mut finding: Finding) {
        for number in about {
            if !finding.marks.iter().any(|m| m.report == *number) {
                let span = self.report(*number).map_or(Span::default(), name_of);
                finding.marks.push(Mark { report: *number, span, role: Role::Evidence });
            }
        }
        if let Some(severity) = self.options.severity(finding.code) {
            finding.severity = severity;
        }
        finding.fingerprint = self.fingerprint(about, &finding);
        if !self.outcome.findings.iter().any(|f| f.fingerprint == finding.fingerprint) {
            self.outcome.findings.push(finding);
        }
    }

    /// A check that held, with its calculation in numbers.
    pub fn holds(&mut self, code: &'static str, cells: impl Into<Vec<CellId>>, formula: impl Into<String>) {
        let (cells, formula) = (cells.into(), formula.into());
        self.outcome.held.push(Held { code, cells, spans: Vec::new(), formula });
    }

    /// A check that could not be made, and why.
    pub fn skips(&mut self, code: &'static str, cells: impl Into<Vec<CellId>>, reason: Words) {
        self.outcome.skipped.push(Skipped { code, cells: cells.into(), reason });
    }

    /// The same for the same finding in later drafts: of the code, the bodies and years, and the cells or words.
    fn fingerprint(&self, about: &[usize], finding: &Finding) -> String {
        let mut parts = vec![finding.code.to_owned()];
        for report in about.iter().filter_map(|n| self.report(*n)) {
            let year = report.identity.year.as_ref().map_or(0, |y| y.value);
            parts.push(format!("{} {year}", links::known_as(report)));
        }
        parts.extend(finding.cells.iter().map(ToString::to_string));
        if finding.cells.is_empty() {
            let subjects = finding.marks.iter().filter(|m| m.role == Role::Subject);
            let quotes = subjects.filter_map(|m| Some(m.span.of(self.report(m.report)?.text())));
            parts.extend(quotes.map(|q| q.chars().filter_map(fold).filter(|c| !c.is_whitespace()).collect()));
        }
        finding::fingerprint(parts.iter().map(String::as_str))
    }
}

/// Where a report says whose it is: in its title, or wherever the body or the year was found.
fn name_of(report: &Report) -> Span {
    let identity = &report.identity;
    let title = identity.title.as_ref().map(|t| t.span);
    title
        .or(identity.body.as_ref().map(|b| b.span))
        .or(identity.year.as_ref().map(|y| y.span))
        .unwrap_or_default()
}
