//! SARIF 2.1.0 (OASIS), for tools that gather the results of checkers.
//!
//! A place in plain text is a region of lines and columns, in HTML a range of bytes of the source (in UTF-8); in
//! docx, xlsx and PDF, which have no lines, a range of characters of the text that was read from them, with the words themselves.
//! One cause is one result: what follows from it stands in its message.

mod places;
mod schema;

use std::collections::BTreeMap;

use crate::Checked;
use crate::finding::{Finding, Lang, Mark, Role, Severity};
use crate::rules;
use crate::text::Span;

use self::places::Places;
pub use self::schema::Log;
use self::schema::{
    Artifact, Configuration, Descriptor, Driver, Help, Invocation, LocationObject, LogicalLocation,
    Notification, ResultObject, Run, Suppression, Text, Tool,
};
use super::masked;
use super::problems::{Unread, folded_under, is_folded};

/// All findings of the first `checked` reports, and those between all of them. `paths` are the files that the
/// reports came from, in order; where there is none the report's name stands for it.
pub fn log<'a>(
    reports: &'a [Checked],
    paths: &[String],
    checked: usize,
    across: &'a [Finding],
    unread: &[Unread],
    lang: Lang,
) -> Log<'a> {
    let places: Vec<Places<'a>> = reports
        .iter()
        .enumerate()
        .map(|(index, one)| Places::new(index, &one.report, paths.get(index)))
        .collect();
    let ours = rules::catalogue().map(|r| descriptor(r.meta(), lang));
    let rules: Vec<Descriptor> = ours.chain(of_the_house(reports, lang)).collect();
    let mut results = Vec::new();
    for (index, one) in reports.iter().enumerate().take(checked) {
        let findings = &one.outcomes.findings;
        let heads = findings.iter().filter(|f| !is_folded(f, findings));
        results.extend(heads.map(|f| result(f, findings, &rules, &places, |_| index, lang)));
        results.extend(one.outcomes.set_aside.iter().map(|aside| ResultObject {
            suppressions: vec![Suppression { kind: "external", justification: aside.reason.words(lang) }],
            ..result(&aside.finding, &[], &rules, &places, |_| index, lang)
        }));
    }
    let heads = across.iter().filter(|f| !is_folded(f, across));
    results.extend(heads.map(|f| result(f, across, &rules, &places, |mark| mark.report, lang)));
    let notification = |u: &Unread| Notification { level: "error", message: Text { text: u.line(lang) } };
    let invocation = Invocation {
        execution_successful: false,
        tool_execution_notifications: unread.iter().map(notification).collect(),
    };
    let driver = Driver {
        name: "gouji",
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        rules,
    };
    let run = Run {
        tool: Tool { driver },
        language: if lang == Lang::Zh { "zh-CN" } else { "en-US" },
        column_kind: "unicodeCodePoints",
        artifacts: places.iter().map(|p| Artifact { location: p.location.clone() }).collect(),
        invocations: if unread.is_empty() { Vec::new() } else { vec![invocation] },
        results,
    };
    Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }
}

fn descriptor(meta: &'static rules::Meta, lang: Lang) -> Descriptor {
    Descriptor {
        id: meta.code,
        short_description: Text { text: meta.title_in(lang).to_owned() },
        help: help(meta, lang),
        default_configuration: Configuration { enabled: meta.on, level: level(meta.severity) },
    }
}

/// The rule's page without its examples, in builds that have the pages.
#[cfg(feature = "rule-docs")]
fn help(meta: &'static rules::Meta, lang: Lang) -> Option<Help> {
    const EXAMPLES: [&str; 4] = ["会报告\n", "不报告\n", "Reported\n", "Not reported\n"];
    let page = format!("\n{}", super::rule_pages::body(meta, lang));
    let sections = page.split("\n## ").filter(|section| !section.trim().is_empty());
    let told = sections.filter(|section| !EXAMPLES.iter().any(|heading| section.starts_with(heading)));
    let (mut text, mut markdown) = (String::new(), String::new());
    for section in told {
        text.push_str(&format!("{}\n", section.trim()));
        markdown.push_str(&format!("## {}\n\n", section.trim()));
    }
    Some(Help { text, markdown })
}

#[cfg(not(feature = "rule-docs"))]
fn help(_: &'static rules::Meta, _: Lang) -> Option<Help> {
    None
}

/// The office's own rules: the same for all reports of a run.
#[cfg(feature = "house-rules")]
fn of_the_house(reports: &[Checked], lang: Lang) -> Vec<Descriptor> {
    let rules = reports.first().map_or(&[][..], |one| one.outcomes.house_rules.rules());
    let one = |rule: &crate::house_rules::HouseRule| Descriptor {
        id: rule.code,
        short_description: Text { text: rule.title.get(lang).to_owned() },
        help: None,
        default_configuration: Configuration { enabled: true, level: level(rule.severity) },
    };
    rules.iter().map(one).collect()
}

#[cfg(not(feature = "house-rules"))]
fn of_the_house(_: &[Checked], _: Lang) -> Vec<Descriptor> {
    Vec::new()
}

/// SARIF's word for a severity; what could not be checked is no failure and has none.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
        Severity::NotEvaluated => "none",
    }
}

/// Stands for the report itself where a finding marks no words.
const WHOLE: Mark = Mark { report: 0, span: Span::new(0, 0), role: Role::Subject };

fn result<'a>(
    finding: &'a Finding,
    all: &[Finding],
    rules: &[Descriptor],
    places: &[Places<'_>],
    report: impl Fn(&Mark) -> usize,
    lang: Lang,
) -> ResultObject<'a> {
    let at = |mark: &Mark| places.get(report(mark)).map(|p| p.location_of(mark.span));
    let own = |role: Role| finding.marks.iter().filter(move |m| m.role == role);
    let mut locations: Vec<LocationObject> = own(Role::Subject).filter_map(at).collect();
    let mut related_locations = Vec::new();
    // Each only once, as the schema asks.
    let folded = folded_under(finding, all).flat_map(|f| &f.marks);
    for location in own(Role::Evidence).chain(folded).filter_map(at) {
        if !related_locations.contains(&location) && !locations.contains(&location) {
            related_locations.push(location);
        }
    }
    if locations.is_empty() {
        let first = finding.marks.first().copied().unwrap_or(WHOLE);
        locations.extend(places.get(report(&first)).map(Places::whole));
    }
    if let Some(first) = locations.first_mut() {
        first.logical_locations = finding
            .cells
            .iter()
            .map(|cell| LogicalLocation {
                name: if lang == Lang::Zh { cell.label_zh() } else { cell.label_en() },
                fully_qualified_name: cell.to_string(),
                kind: "element",
            })
            .collect();
    }
    let mut message = finding.message.get(lang).to_owned();
    let formulas =
        finding.formula.iter().chain(folded_under(finding, all).filter_map(|f| f.formula.as_ref()));
    for more in formulas.map(String::as_str).chain(finding.advice(lang)).flat_map(str::lines) {
        // What explains the failing of a sum may say that sum itself.
        if !message.lines().any(|line| line == more) {
            message.push('\n');
            message.push_str(more);
        }
    }
    ResultObject {
        rule_id: finding.code,
        rule_index: rules.iter().position(|rule| rule.id == finding.code),
        kind: if finding.severity == Severity::NotEvaluated { "open" } else { "fail" },
        level: level(finding.severity),
        message: Text { text: masked(&message).into_owned() },
        locations,
        related_locations,
        partial_fingerprints: BTreeMap::from([("gouji/v1", finding.fingerprint.as_str())]),
        suppressions: Vec::new(),
    }
}
