//! What the rules say about one report.

use std::collections::{HashMap, HashSet};

use super::{Aside, Tally};
use crate::finding::{Finding, Held, Severity, Skipped};
use crate::house_rules::HouseRules;
use crate::options::Options;
use crate::report::Report;
use crate::rules::narrative::{Judgement, internal_verdicts, one_cause};
use crate::rules::{Context, Sink, catalogue};

/// Everything that was found in one report.
#[derive(Default)]
pub struct Outcomes {
    /// What fails, most serious first, then by place.
    pub findings: Vec<Finding>,
    /// What a person found to be no problem; not among the findings.
    pub set_aside: Vec<Aside>,
    /// What holds.
    pub held: Vec<Held>,
    /// What could not be checked.
    pub skipped: Vec<Skipped>,
    /// What became of each fact, in the order of [`Report::facts`].
    pub judgements: Vec<Judgement>,
    /// What was found between this report and others, counted ([`super::SetOutcomes::count_for`]).
    pub between: Tally,
    /// How many rules that usually run were switched off.
    pub rules_off: usize,
    /// The office's own rules, which were among them.
    pub house_rules: HouseRules,
    /// Whether there was no text at all.
    pub is_blank: bool,
}

/// Keeps a finding folded only under a headline that is there and weighs at least as much: with the headline's
/// rule switched off or turned down, what it would have explained must not vanish from the verdict.
fn fold(findings: &mut [Finding]) {
    let mut headlines: HashMap<String, Severity> = HashMap::new();
    for finding in findings.iter() {
        let weight = headlines.entry(finding.fingerprint.clone()).or_insert(finding.severity);
        *weight = finding.severity.min(*weight);
    }
    for finding in findings.iter_mut().filter(|f| f.explained_by.is_some()) {
        let stands = |by: &String| headlines.get(by).is_some_and(|weight| *weight <= finding.severity);
        if !finding.explained_by.as_ref().is_some_and(stands) {
            finding.explained_by = None;
        }
    }
    let folded: HashSet<(String, String)> =
        findings.iter().filter_map(|f| Some((f.explained_by.clone()?, f.fingerprint.clone()))).collect();
    for headline in findings.iter_mut().filter(|f| !f.explains.is_empty()) {
        headline.explains.retain(|of| folded.contains(&(headline.fingerprint.clone(), of.clone())));
    }
}

impl Outcomes {
    /// Puts beside them what rules said that another module ran: an office's own, in the page.
    pub fn add(&mut self, findings: Vec<Finding>, held: Vec<Held>, skipped: Vec<Skipped>) {
        self.findings.extend(findings);
        self.held.extend(held);
        self.skipped.extend(skipped);
        sort(&mut self.findings);
    }
}

/// The most serious first, then by place. A finding that follows from another comes after all that do not, so that a
/// cause is a headline.
fn sort(findings: &mut [Finding]) {
    let place = |f: &Finding| f.marks.first().map_or(usize::MAX, |m| m.span.start);
    crate::order::by_key(findings, |f| (f.explained_by.is_some(), f.severity, place(f)));
}

/// Whether a finding holds where two reports seem to stand in one text. What stands twice, or is lacking, or comes to something
/// else in the prose is what the mixing did; that is told by itself.
fn speaks_of_one(finding: &Finding) -> bool {
    const OF_THE_WHOLE: [&str; 3] = ["STRUCT-", "FORM-", "INT-"];
    finding.code == "STRUCT-TABLE-DUP" || !OF_THE_WHOLE.iter().any(|family| finding.code.starts_with(family))
}

/// Runs every rule that is switched on over one report.
pub fn run(report: &Report, options: &Options, previous: Option<&Report>) -> Outcomes {
    let cx = Context::new(report, options, previous);
    let mut sink = Sink::new(report, options);
    for rule in catalogue().filter(|rule| rule.meta().runs(options)) {
        rule.check(&cx, &mut sink);
    }
    #[cfg(feature = "house-rules")]
    crate::rules::house::check(&cx, &mut sink);
    let mut judgements = cx.into_judgements();
    let Sink { mut findings, held, skipped, .. } = sink;
    if report.seems_two() {
        findings.retain(speaks_of_one);
    }
    internal_verdicts::settle(&report.facts, &mut judgements, &findings, &held);
    one_cause::fold(report, &mut findings, &held, &skipped);
    fold(&mut findings);
    sort(&mut findings);
    let rules_off = catalogue().filter(|rule| rule.meta().on && !rule.meta().runs(options)).count();
    #[cfg(feature = "house-rules")]
    let rules_off = rules_off + crate::rules::house::off(options);
    let is_blank = report.text().trim().is_empty();
    let house_rules = options.house_rules.clone();
    Outcomes {
        findings,
        set_aside: Vec::new(),
        held,
        skipped,
        judgements,
        between: Tally::NONE,
        rules_off,
        house_rules,
        is_blank,
    }
}
