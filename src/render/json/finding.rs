//! A finding, with its places and what it proposes.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::finding::{Confidence, Finding, Lang, Replacement, Suggestion};
use crate::form::CellId;
use crate::num::Num;
use crate::render::masked;
use crate::render::positions::Positions;
use crate::rules;

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
    pub(super) fn new<'p>(
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
    pub(super) fn new(suggestion: &'a Suggestion, lang: Lang) -> SuggestionJson<'a> {
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
    pub(super) fn new(
        replacement: &'a Replacement,
        lang: Lang,
        positions: &Positions<'_>,
    ) -> ReplacementJson<'a> {
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
