//! Rules between reports: the same thing as a rule on one report, but for what it looks at.

use super::{Context, Meta, Rule, Sink};
use crate::finding::{self, Finding, Held, Mark, Role, Skipped, Words};
use crate::form::CellId;
use crate::options::Options;
use crate::report::Report;
use crate::set::{Reviewed, known_as};
use crate::text::{Span, fold};

/// A rule between reports: what it is called, and its check, a function over what the reports are to each other (two
/// years, a whole and its units).
pub struct SetRule<F: 'static> {
    /// What it is called and what it is for.
    pub meta: &'static Meta,
    /// What it does.
    pub check: F,
}

/// The checks of those rules that run under these settings, in the order of the catalogue.
pub fn chosen<F>(rules: &'static [SetRule<F>], options: &Options) -> impl Iterator<Item = &'static F> {
    rules.iter().filter(|rule| rule.meta.runs(options)).map(|rule| &rule.check)
}

/// A rule between reports as it stands in the catalogue: on one report it has nothing to say.
pub struct OnOneReport(pub &'static Meta);

impl Rule for OnOneReport {
    fn meta(&self) -> &'static Meta {
        self.0
    }

    fn check(&self, _: &Context<'_>, _: &mut Sink<'_>) {}
}

/// Lists the rules of a family between reports twice: for the catalogue, and with their checks for those who compare
/// reports. The page's first module does not compare, and so does not hold the checks.
macro_rules! set_rules {
    ($kind:ident: $($rule:path),* $(,)?) => {
        /// The rules of this family.
        pub static RULES: &[&dyn $crate::rules::Rule] = &[$(&$crate::rules::set_rule::OnOneReport($rule.meta)),*];

        static CHECKS: &[$kind] = &[$($rule),*];
    };
}

/// Where rules between reports say what they found.
pub struct SetSink<'a> {
    reports: &'a [Reviewed<'a>],
    options: &'a Options,
    /// What fails.
    pub findings: Vec<Finding>,
    /// What holds.
    pub held: Vec<Held>,
    /// What could not be checked.
    pub skipped: Vec<Skipped>,
}

impl<'a> SetSink<'a> {
    /// Nothing said yet about these reports.
    pub fn new(reports: &'a [Reviewed<'a>], options: &'a Options) -> SetSink<'a> {
        SetSink { reports, options, findings: Vec::new(), held: Vec::new(), skipped: Vec::new() }
    }

    /// The person's settings.
    pub fn options(&self) -> &'a Options {
        self.options
    }

    /// A report by its number.
    pub fn report(&self, number: usize) -> Option<&'a Report> {
        self.reports.get(number).map(|one| one.report)
    }

    /// What was found in it.
    pub fn found_in(&self, number: usize) -> &'a [Finding] {
        self.reports.get(number).map_or(&[], |one| one.findings)
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
        if !self.findings.iter().any(|f| f.fingerprint == finding.fingerprint) {
            self.findings.push(finding);
        }
    }

    /// A check that held, with its calculation in numbers.
    pub fn holds(&mut self, code: &'static str, cells: impl Into<Vec<CellId>>, formula: impl Into<String>) {
        let (cells, formula) = (cells.into(), formula.into());
        self.held.push(Held { code, title: None, cells, spans: Vec::new(), formula });
    }

    /// A check that could not be made, and why.
    pub fn skips(&mut self, code: &'static str, cells: impl Into<Vec<CellId>>, reason: Words) {
        self.skipped.push(Skipped { code, title: None, cells: cells.into(), reason });
    }

    /// The same for the same finding in later drafts: of the code, the bodies and years, and the cells or words.
    fn fingerprint(&self, about: &[usize], finding: &Finding) -> String {
        let mut parts = vec![finding.code.to_owned()];
        for report in about.iter().filter_map(|n| self.report(*n)) {
            let year = report.identity.year.as_ref().map_or(0, |y| y.value);
            parts.push(format!("{} {year}", known_as(report)));
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
