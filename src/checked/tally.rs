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
    /// Errors and warnings between this report and others, which are among the above.
    pub between: usize,
    /// Findings that the person set aside, which are not among the above.
    pub set_aside: usize,
    /// Rules that usually run and were switched off.
    pub rules_off: usize,
    /// Whether there was no text at all.
    pub is_blank: bool,
}

impl Outcomes {
    /// Counts what was found.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::new(&self.findings, &self.held, &self.skipped);
        tally.errors += self.between.errors;
        tally.warnings += self.between.warnings;
        tally.infos += self.between.infos;
        tally.between = self.between.errors + self.between.warnings;
        tally.set_aside = self.set_aside.iter().filter(|one| one.finding.explained_by.is_none()).count();
        tally.rules_off = self.rules_off;
        tally.is_blank = self.is_blank;
        tally
    }
}

impl Tally {
    /// Nothing counted yet.
    pub const NONE: Tally = Tally {
        passed: 0,
        failed: 0,
        not_evaluated: 0,
        errors: 0,
        warnings: 0,
        infos: 0,
        between: 0,
        set_aside: 0,
        rules_off: 0,
        is_blank: false,
    };

    /// Takes a finding that the person set aside out of the count.
    pub fn set_aside(&mut self, finding: &Finding) {
        let count = match finding.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
            Severity::NotEvaluated => return,
        };
        *count = count.saturating_sub(1);
        self.set_aside += 1;
    }

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
            // A headline over cells is no check beside the sums that it explains; one of the prose is a check itself.
            let is_check = finding.explains.is_empty() || finding.is_of_prose();
            tally.failed += usize::from(weighs && is_check);
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
