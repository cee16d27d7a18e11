//! How many checks held and failed, counted in one way for every form of output.

use super::Outcomes;
use crate::finding::{Finding, Held, Severity, Skipped};

/// How many checks held, failed and could not be made, and how many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks that held.
    pub passed: usize,
    /// Checks that failed: errors and warnings, a headline not counted beside what it explains.
    pub failed: usize,
    /// Checks that could not be made.
    pub not_evaluated: usize,
    /// Errors, each cause once.
    pub errors: usize,
    /// Warnings, each cause once.
    pub warnings: usize,
    /// For information.
    pub infos: usize,
}

impl Outcomes {
    /// Counts what was found.
    pub fn tally(&self) -> Tally {
        Tally::new(&self.findings, &self.held, &self.skipped)
    }
}

impl Tally {
    /// Counts what was found, what held and what could not be checked.
    pub fn new(findings: &[Finding], held: &[Held], skipped: &[Skipped]) -> Tally {
        let mut tally = Tally::of(findings);
        tally.passed = held.len();
        // A finding of this severity is the headline of checks that were skipped, and counts where none were.
        let unread = findings.iter().filter(|f| f.severity == Severity::NotEvaluated).count();
        tally.not_evaluated = if skipped.is_empty() { unread } else { skipped.len() };
        tally
    }

    /// Counts findings alone.
    pub fn of(findings: &[Finding]) -> Tally {
        let mut tally = Tally::default();
        for finding in findings {
            let weighs = finding.severity <= Severity::Warning;
            tally.failed += usize::from(weighs && finding.explains.is_empty());
            if finding.explained_by.is_some() {
                continue;
            }
            match finding.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Info => tally.infos += 1,
                Severity::NotEvaluated => {}
            }
        }
        tally
    }
}

/// One entry for each rule and reason, with how many checks it stands for, in the order in which they came.
pub fn grouped(skipped: &[Skipped]) -> Vec<(&Skipped, usize)> {
    let mut groups: Vec<(&Skipped, usize)> = Vec::new();
    for one in skipped {
        match groups.iter_mut().find(|(first, _)| first.code == one.code && first.reason == one.reason) {
            Some((_, count)) => *count += 1,
            None => groups.push((one, 1)),
        }
    }
    groups
}
