//! Gouji 勾稽 checks the annual reports on government information disclosure (政府信息公开工作年度报告).
//!
//! One way through, one direction: bytes → [`document`] → [`report`] → [`finding`]s → presentation. Each step is
//! a pure function over plain values; nothing further down knows what comes after it.

pub mod document;
pub mod finding;
pub mod form;
pub mod locate;
pub mod num;
pub mod options;
mod order;
pub mod reading;
pub mod render;
pub mod report;
pub mod rules;
pub mod set;
pub mod source;
pub mod summary;
pub mod text;

#[cfg(feature = "cli")]
pub mod cli;

#[cfg(feature = "border")]
pub mod api;
#[cfg(feature = "page")]
pub mod app;

use document::Document;
use options::Options;
use report::Report;
use rules::Outcomes;

/// A report and all that was found in it.
pub struct Checked {
    /// What was read.
    pub report: Report,
    /// What holds, what fails, what could not be checked.
    pub outcomes: Outcomes,
}

/// The whole way: reads a document and runs the rules over it. Never fails and never panics, whatever is in it.
///
/// `previous` is the same body's report on the year before, as further evidence.
pub fn check(document: Document, options: &Options, previous: Option<&Report>) -> Checked {
    let report = reading::read(document);
    let outcomes = rules::run(&report, options, previous);
    Checked { report, outcomes }
}
