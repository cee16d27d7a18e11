//! What a check comes to: the one place that says what was found, how often, and what is said of it first.
//!
//! It stands between the rules and the forms of output: rules know nothing of verdicts, and whatever is drawn or written
//! takes its numbers and its verdict from here.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

mod aside;
mod outcomes;
pub mod packed;
mod set;
mod summary;
mod tally;
mod verdict;

use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::options::Options;
use crate::reading;
use crate::report::Report;
use crate::set::Reviewed;

pub use aside::{Aside, Reason};
pub use outcomes::{Outcomes, run};
pub use set::{CheckedSet, SetOutcomes, across, check_set};
pub use summary::Summary;
pub use tally::{Tally, grouped};
pub use verdict::{Verdict, sentence, unread_tables};

/// A report and all that was found in it.
pub struct Checked {
    /// What was read.
    pub report: Report,
    /// What holds, what fails, what could not be checked.
    pub outcomes: Outcomes,
}

impl Checked {
    /// The report with its findings, for those who compare it with others.
    pub fn reviewed(&self) -> Reviewed<'_> {
        Reviewed { report: &self.report, findings: &self.outcomes.findings }
    }

    /// What is said of it first.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.outcomes.tally(), &unread_tables(self))
    }

    /// Whether something was not read: a table, or what a finding says could not be.
    pub fn has_unread(&self) -> bool {
        let unread = |f: &Finding| f.severity == Severity::NotEvaluated && f.code.starts_with("PARSE-");
        matches!(self.verdict(), Verdict::Unread | Verdict::Empty)
            || !unread_tables(self).is_empty()
            || self.outcomes.findings.iter().any(unread)
    }
}

/// The whole way: reads a document and runs the rules over it. Never fails and never panics, whatever is in it.
///
/// `previous` is the same body's report on the year before, as further evidence.
pub fn check(document: Document, options: &Options, previous: Option<&Report>) -> Checked {
    let report = reading::read(document);
    let outcomes = run(&report, options, previous);
    Checked { report, outcomes }
}
