//! The report as JSON, and as the object that the JavaScript API returns: one shape, defined here and nowhere
//! else. Stable: a field is never renamed or reused, new ones may be added; [`SCHEMA`] goes up when that is
//! broken.

mod catalogue;
mod cells;
mod finding;
mod set;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

#[cfg(feature = "house-rules")]
pub use catalogue::HOUSE;
pub use catalogue::{RuleJson, catalogue};
pub use cells::cells_of;
use cells::{CellsJson, FactJson};
pub use finding::FindingJson;
pub use set::{BetweenJson, SetJson};

use super::positions::Positions;
use super::{masked, shown_name};
use crate::Checked;
use crate::checked::{self, Tally};
use crate::finding::{Lang, Skipped};
use crate::form::{CellId, Form, TableId};
use crate::report::{Report, SecondReport};

/// The version of the shape.
pub const SCHEMA: u32 = 1;

/// One report with all that was found in it.
#[derive(Serialize)]
pub struct ReportJson<'a> {
    schema: u32,
    source: SourceJson,
    report: IdentityJson<'a>,
    sections: Vec<SectionJson<'a>>,
    /// Another report behind this one in the same text, of which nothing was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    second_report: Option<SecondJson>,
    cells: CellsJson<'a>,
    facts: Vec<FactJson<'a>>,
    verdict: &'static str,
    checks: ChecksJson,
    findings: Vec<FindingJson<'a>>,
    /// What the person found to be no problem.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    set_aside: Vec<AsideJson<'a>>,
    skipped: Vec<SkippedJson<'a>>,
    /// The text that places point into, where the caller does not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Cow<'a, str>>,
}

impl<'a> ReportJson<'a> {
    /// The report in one language, with places as `positions` counts them.
    pub fn new(checked: &'a Checked, positions: &'a Positions<'a>, lang: Lang) -> ReportJson<'a> {
        let (report, outcomes) = (&checked.report, &checked.outcomes);
        ReportJson {
            schema: SCHEMA,
            source: SourceJson::new(report),
            report: IdentityJson::new(report),
            sections: report.sections.iter().map(|s| SectionJson::new(s, positions)).collect(),
            second_report: report.second.map(|second| SecondJson::new(second, positions)),
            cells: CellsJson { report, positions },
            facts: report
                .facts
                .iter()
                .zip(&outcomes.judgements)
                .map(|(fact, judged)| FactJson::new(fact, judged, positions, lang))
                .collect(),
            verdict: checked.verdict().name(),
            checks: ChecksJson::new(&outcomes.tally()),
            findings: outcomes
                .findings
                .iter()
                .map(|f| FindingJson::new(f, lang, |_| Some(positions), false))
                .collect(),
            set_aside: outcomes
                .set_aside
                .iter()
                .map(|one| AsideJson {
                    reason: one.reason.id(),
                    finding: FindingJson::new(&one.finding, lang, |_| Some(positions), false),
                })
                .collect(),
            skipped: SkippedJson::all(&outcomes.skipped, lang),
            text: positions.carried(),
        }
    }
}

impl<'a> ReportJson<'a> {
    /// With the path of the file that the report came from.
    pub fn at(mut self, path: &str) -> ReportJson<'a> {
        self.source.path = Some(shown_name(path));
        self
    }
}

#[derive(Serialize)]
struct SourceJson {
    name: String,
    /// The file, as the call named it or as it was found in a folder; where the caller names files.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    format: &'static str,
}

impl SourceJson {
    fn new(report: &Report) -> SourceJson {
        let name = shown_name(&report.document.name);
        SourceJson { name, path: None, format: report.document.format.name() }
    }
}

/// Who reports on which year.
#[derive(Serialize)]
pub struct IdentityJson<'a> {
    title: Option<Cow<'a, str>>,
    body: Option<Cow<'a, str>>,
    kind: Option<&'static str>,
    year: Option<u16>,
    form: Option<&'static str>,
}

impl<'a> IdentityJson<'a> {
    /// As it was read; `None` where not found.
    pub fn new(report: &'a Report) -> IdentityJson<'a> {
        let identity = &report.identity;
        IdentityJson {
            title: identity.title.as_ref().map(|t| masked(&t.value)),
            body: identity.body.as_ref().map(|b| masked(&b.value)),
            kind: identity.kind.map(|k| k.name()),
            year: identity.year.as_ref().map(|y| y.value),
            form: form_of(report).map(|f| f.id),
        }
    }
}

/// The form that the tables follow: that of the first table that was read, newest distinction first.
fn form_of(report: &Report) -> Option<&'static Form> {
    [TableId::T2, TableId::T3, TableId::T4].into_iter().find_map(|t| report.table(t).form)
}

#[derive(Serialize)]
struct SectionJson<'a> {
    id: Option<&'static str>,
    numeral: &'a str,
    title: Cow<'a, str>,
    start: usize,
    end: usize,
}

impl<'a> SectionJson<'a> {
    fn new(section: &'a crate::report::Section, positions: &Positions<'_>) -> SectionJson<'a> {
        let (start, end) = positions.of(section.span);
        SectionJson {
            id: section.kind.map(|k| k.id()),
            numeral: &section.numeral,
            title: masked(&section.title),
            start,
            end,
        }
    }
}

#[derive(Serialize)]
struct SecondJson {
    start: usize,
    end: usize,
    /// Whether it says the same, word for word.
    same: bool,
}

impl SecondJson {
    fn new(second: SecondReport, positions: &Positions<'_>) -> SecondJson {
        let (start, end) = positions.of(second.span);
        SecondJson { start, end, same: second.is_same }
    }
}

#[derive(Serialize)]
struct ChecksJson {
    passed: usize,
    failed: usize,
    not_evaluated: usize,
}

impl ChecksJson {
    fn new(tally: &Tally) -> ChecksJson {
        ChecksJson { passed: tally.passed, failed: tally.failed, not_evaluated: tally.not_evaluated }
    }
}

/// Checks that could not be made, one entry for each rule and reason.
#[derive(Serialize)]
struct SkippedJson<'a> {
    code: &'static str,
    reason: &'a str,
    cells: Vec<CellId>,
    count: usize,
}

impl<'a> SkippedJson<'a> {
    fn all(skipped: &'a [Skipped], lang: Lang) -> Vec<SkippedJson<'a>> {
        let groups = checked::grouped(skipped).into_iter();
        let entry = |(one, count): (&'a Skipped, usize)| SkippedJson {
            code: one.code,
            reason: one.reason.get(lang),
            cells: cells_of_all(skipped, one),
            count,
        };
        groups.map(entry).collect()
    }
}

/// The cells of all checks that one stands for, each once, in the order in which they came.
fn cells_of_all(skipped: &[Skipped], one: &Skipped) -> Vec<CellId> {
    let mut seen = BTreeSet::new();
    let alike = skipped.iter().filter(|other| other.code == one.code && other.reason == one.reason);
    alike.flat_map(|other| &other.cells).copied().filter(|cell| seen.insert(*cell)).collect()
}

/// A finding that a person looked at and found to be no problem.
#[derive(Serialize)]
struct AsideJson<'a> {
    reason: &'static str,
    #[serde(flatten)]
    finding: FindingJson<'a>,
}
