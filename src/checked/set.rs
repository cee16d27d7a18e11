//! Reports that are checked together. A finding between them carries in each mark the number of the report that it is
//! in.

use super::{Checked, Outcomes, Tally};
use crate::finding::{Finding, Held, Role, Severity, Skipped};
use crate::options::Options;
use crate::report::Report;
use crate::rules::{SetSink, consolidation, years};
use crate::set::{Links, Reviewed, Roles};

/// Reports that were checked together.
pub struct CheckedSet {
    /// Each with its own findings, in the order in which they were given.
    pub reports: Vec<Checked>,
    /// What was found between them.
    pub across: SetOutcomes,
    /// Which of them belong together.
    pub links: Links,
}

/// What was found between reports.
#[derive(Default)]
pub struct SetOutcomes {
    /// What fails, most serious first.
    pub findings: Vec<Finding>,
    /// What holds.
    pub held: Vec<Held>,
    /// What could not be checked.
    pub skipped: Vec<Skipped>,
}

impl SetOutcomes {
    /// Counts what was found.
    pub fn tally(&self) -> Tally {
        Tally::new(&self.findings, &self.held, &self.skipped)
    }

    /// What concerns the report of this number.
    pub fn about(&self, number: usize) -> Vec<Finding> {
        self.findings.iter().filter(|finding| concerns(finding, number)).cloned().collect()
    }

    /// Counts for each report what was found between it and others, so that its verdict says so.
    pub fn count_for(&self, reports: &mut [Checked]) {
        for (number, one) in reports.iter_mut().enumerate() {
            let mut tally = Tally::NONE;
            for finding in self.findings.iter().filter(|f| f.explained_by.is_none() && concerns(f, number)) {
                tally.errors += usize::from(finding.severity == Severity::Error);
                tally.warnings += usize::from(finding.severity == Severity::Warning);
                tally.infos += usize::from(finding.severity == Severity::Info);
            }
            one.outcomes.between = tally;
        }
    }
}

/// Checks each report (with the same body's report of the year before as evidence, where it is among them) and
/// then all of them together.
pub fn check_set(reports: Vec<Report>, roles: &Roles, options: &Options) -> CheckedSet {
    let links = Links::find(&reports.iter().collect::<Vec<_>>(), roles);
    let outcomes: Vec<Outcomes> = (0..reports.len())
        .filter_map(|at| {
            let previous = links.previous(at).and_then(|p| reports.get(p));
            Some(super::run(reports.get(at)?, options, previous))
        })
        .collect();
    let mut reports: Vec<Checked> =
        reports.into_iter().zip(outcomes).map(|(report, outcomes)| Checked { report, outcomes }).collect();
    let across = across(&reports.iter().collect::<Vec<_>>(), &links, options);
    across.count_for(&mut reports);
    CheckedSet { reports, across, links }
}

/// Whether a finding between reports concerns this one: it is wrong there, or the finding says of none that it is.
fn concerns(finding: &Finding, report: usize) -> bool {
    let mut subjects = finding.marks.iter().filter(|m| m.role == Role::Subject).peekable();
    match subjects.peek() {
        Some(_) => subjects.any(|m| m.report == report),
        None => finding.marks.iter().any(|m| m.report == report),
    }
}

/// Runs the rules of years and of consolidation over reports that were each checked before.
pub fn across(reports: &[&Checked], links: &Links, options: &Options) -> SetOutcomes {
    let reviewed: Vec<Reviewed<'_>> = reports.iter().map(|one| one.reviewed()).collect();
    let mut sink = SetSink::new(&reviewed, options);
    for years in &links.years {
        years::compare(*years, &mut sink);
    }
    if let Some(consolidation) = &links.consolidation {
        consolidation::compare(consolidation, &mut sink);
    }
    let SetSink { mut findings, held, skipped, .. } = sink;
    crate::order::by_key(&mut findings, |f| (f.explained_by.is_some(), f.severity));
    SetOutcomes { findings, held, skipped }
}
