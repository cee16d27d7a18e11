//! The report as JSON, and as the object that the JavaScript API returns: one shape, defined here and nowhere
//! else. Stable: a field is never renamed or reused, new ones may be added; [`SCHEMA`] goes up when that is
//! broken.

mod catalogue;
mod set;

use std::borrow::Cow;

use serde::{Serialize, Serializer};

#[cfg(feature = "house-rules")]
pub use catalogue::HOUSE;
pub use catalogue::{RuleJson, catalogue};
pub use set::{BetweenJson, SetJson};

use super::positions::Positions;
use super::{masked, shown_name};
use crate::Checked;
use crate::checked::{self, Tally};
use crate::finding::{Confidence, Finding, Lang, Replacement, Skipped, Suggestion};
use crate::form::{CellId, FORM_2021, Form, TableId};
use crate::num::Num;
use crate::report::{Cell, CellState, Report};
use crate::rules;

/// The version of the shape.
pub const SCHEMA: u32 = 1;

/// One report with all that was found in it.
#[derive(Serialize)]
pub struct ReportJson<'a> {
    schema: u32,
    source: SourceJson,
    report: IdentityJson<'a>,
    sections: Vec<SectionJson<'a>>,
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

/// Every cell of the form by its id, those that were not found included.
struct CellsJson<'a> {
    report: &'a Report,
    positions: &'a Positions<'a>,
}

/// Every cell of the form that a report follows; `None` for those of a table that was not read.
pub fn cells_of(report: &Report) -> impl Iterator<Item = (CellId, Option<&Cell>)> {
    let form = form_of(report)
        .or_else(|| report.identity.year.as_ref().and_then(|y| Form::for_year(y.value)))
        .unwrap_or(&FORM_2021);
    TableId::ALL.into_iter().flat_map(move |table| {
        let read = report.table(table);
        // Of a table that was not read, every cell of the form is missing.
        let rows = if read.rows.is_empty() { form.rows(table) } else { &[] };
        let lost = rows.iter().flat_map(move |row| row.columns.iter().map(move |c| (row, c, None)));
        read.cells()
            .map(|(row, column, cell)| (row, column, Some(cell)))
            .chain(lost)
            .map(move |(row, column, cell)| (CellId { table, row: row.id, column: column.id }, cell))
    })
}

impl Serialize for CellsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let missing = Cell::default();
        let all = cells_of(self.report);
        serializer
            .collect_map(all.map(|(id, cell)| (id, CellJson::new(cell.unwrap_or(&missing), self.positions))))
    }
}

#[derive(Serialize)]
struct CellJson<'a> {
    value: Option<Num>,
    raw: Cow<'a, str>,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl<'a> CellJson<'a> {
    fn new(cell: &'a Cell, positions: &Positions<'_>) -> CellJson<'a> {
        let place = cell.span.filter(|_| cell.state != CellState::Missing).map(|span| positions.of(span));
        CellJson {
            value: cell.value,
            raw: masked(&cell.raw),
            state: cell.state.name(),
            start: place.map(|(start, _)| start),
            end: place.map(|(_, end)| end),
        }
    }
}

#[derive(Serialize)]
struct FactJson<'a> {
    slot: &'static str,
    value: Num,
    unit: &'a str,
    scope: &'static str,
    start: usize,
    end: usize,
    verdict: &'static str,
    cells: &'a [CellId],
    reason: Option<&'a str>,
}

impl<'a> FactJson<'a> {
    fn new(
        fact: &'a crate::report::prose::Fact,
        judged: &'a rules::narrative::Judgement,
        positions: &Positions<'_>,
        lang: Lang,
    ) -> FactJson<'a> {
        let (start, end) = positions.of(fact.span);
        FactJson {
            slot: fact.slot.id(),
            value: fact.value,
            unit: &fact.unit,
            scope: fact.scope.name(),
            start,
            end,
            verdict: judged.verdict.name(),
            cells: &judged.cells,
            reason: judged.reason.as_ref().map(|r| r.get(lang)),
        }
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
    cells: &'a [CellId],
    count: usize,
}

impl<'a> SkippedJson<'a> {
    fn all(skipped: &'a [Skipped], lang: Lang) -> Vec<SkippedJson<'a>> {
        let groups = checked::grouped(skipped).into_iter();
        let entry = |(one, count): (&'a Skipped, usize)| SkippedJson {
            code: one.code,
            reason: one.reason.get(lang),
            cells: &one.cells,
            count,
        };
        groups.map(entry).collect()
    }
}

/// A finding that a person looked at and found to be no problem.
#[derive(Serialize)]
struct AsideJson<'a> {
    reason: &'static str,
    #[serde(flatten)]
    finding: FindingJson<'a>,
}

/// Something that a person should look at.
#[derive(Serialize)]
pub struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    title: &'a str,
    message: Cow<'a, str>,
    formula: Option<Cow<'a, str>>,
    left: Option<Num>,
    right: Option<Num>,
    delta: Option<Num>,
    cells: &'a [CellId],
    spans: Vec<SpanJson>,
    suggestion: Option<SuggestionJson<'a>>,
    suggestions: Vec<SuggestionJson<'a>>,
    alternatives: Vec<Vec<SuggestionJson<'a>>>,
    replacement: Option<ReplacementJson<'a>>,
    confidence: Thousandths,
    explains: &'a [String],
    explained_by: Option<&'a str>,
    fingerprint: &'a str,
}

impl<'a> FindingJson<'a> {
    /// `positions` gives the way of counting for the report of that number; `across` makes each place name it.
    fn new<'p>(
        finding: &'a Finding,
        lang: Lang,
        positions: impl Fn(usize) -> Option<&'p Positions<'p>>,
        across: bool,
    ) -> FindingJson<'a> {
        let spans = finding.marks.iter().filter_map(|mark| {
            let (start, end) = positions(mark.report)?.of(mark.span);
            Some(SpanJson { report: across.then_some(mark.report), start, end, role: mark.role.name() })
        });
        let suggest =
            |set: &'a [Suggestion]| set.iter().map(|s| SuggestionJson::new(s, lang)).collect::<Vec<_>>();
        FindingJson {
            code: finding.code,
            severity: finding.severity.name(),
            title: rules::title_of(finding, lang),
            message: masked(finding.message.get(lang)),
            formula: finding.formula.as_deref().map(masked),
            left: finding.left,
            right: finding.right,
            delta: finding.delta(),
            cells: &finding.cells,
            spans: spans.collect(),
            suggestion: finding.suggestions.first().map(|s| SuggestionJson::new(s, lang)),
            suggestions: suggest(&finding.suggestions),
            alternatives: finding.alternatives.iter().map(|set| suggest(set)).collect(),
            replacement: finding
                .replacement
                .as_ref()
                .zip(positions(0))
                .map(|(replacement, positions)| ReplacementJson::new(replacement, lang, positions)),
            confidence: Thousandths(finding.confidence),
            explains: &finding.explains,
            explained_by: finding.explained_by.as_deref(),
            fingerprint: &finding.fingerprint,
        }
    }
}

#[derive(Serialize)]
struct SpanJson {
    /// The number of the report among those that were checked together.
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<usize>,
    start: usize,
    end: usize,
    role: &'static str,
}

#[derive(Serialize)]
struct SuggestionJson<'a> {
    cell: CellId,
    value: Num,
    text: Cow<'a, str>,
}

impl<'a> SuggestionJson<'a> {
    fn new(suggestion: &'a Suggestion, lang: Lang) -> SuggestionJson<'a> {
        SuggestionJson {
            cell: suggestion.cell,
            value: suggestion.value,
            text: masked(suggestion.text.get(lang)),
        }
    }
}

/// A number of the prose that should be another.
#[derive(Serialize)]
struct ReplacementJson<'a> {
    start: usize,
    end: usize,
    value: Num,
    text: Cow<'a, str>,
}

impl<'a> ReplacementJson<'a> {
    fn new(replacement: &'a Replacement, lang: Lang, positions: &Positions<'_>) -> ReplacementJson<'a> {
        let (start, end) = positions.of(replacement.span);
        ReplacementJson { start, end, value: replacement.value, text: masked(replacement.text.get(lang)) }
    }
}

/// Between 0 and 1, which JSON and JavaScript can only write as a floating number. It is made here, at the
/// border, out of a whole number of thousandths, and nothing is ever computed with it.
struct Thousandths(Confidence);

impl Serialize for Thousandths {
    #[expect(clippy::disallowed_types, reason = "the form that JSON gives to a fraction; see the type")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0.0) / 1000.0)
    }
}
