//! Reports that were checked together.

use serde::{Serialize, Serializer};

use super::{ChecksJson, FindingJson, IdentityJson, Positions, ReportJson, SCHEMA, SkippedJson, SourceJson};
use crate::Checked;
use crate::checked::{CheckedSet, SetOutcomes};
use crate::finding::Lang;
use crate::form::{CellId, TableId};
use crate::report::{Report, Table};
use crate::set::{Links, Years, sum, versions};

/// What was found between reports. Flattened into whatever holds the reports.
#[derive(Serialize)]
pub struct BetweenJson<'a> {
    /// Findings as in one report, and each place says by number in which report it is.
    cross: Vec<FindingJson<'a>>,
    cross_checks: ChecksJson,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cross_skipped: Vec<SkippedJson<'a>>,
    /// The reports that were only compared with; their numbers go on from those of the reports.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    context: Vec<ContextJson<'a>>,
}

impl<'a> BetweenJson<'a> {
    /// What was found between `reports`, of which the first `checked` are those to check.
    pub fn new(
        outcome: &'a SetOutcomes,
        reports: &'a [Checked],
        checked: usize,
        positions: &'a [Positions<'a>],
        lang: Lang,
    ) -> BetweenJson<'a> {
        let finding = |f| FindingJson::new(f, lang, |n| positions.get(n), true);
        let others = reports.iter().enumerate().skip(checked);
        BetweenJson {
            cross: outcome.findings.iter().map(finding).collect(),
            cross_checks: ChecksJson::new(&outcome.tally()),
            cross_skipped: SkippedJson::all(&outcome.skipped, lang),
            context: others.map(|(number, one)| ContextJson::new(number, &one.report)).collect(),
        }
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.cross.is_empty() && self.cross_skipped.is_empty() && self.cross_checks.passed == 0
    }
}

/// A report that others were compared with: what it is, without what was found in it.
#[derive(Serialize)]
struct ContextJson<'a> {
    number: usize,
    source: SourceJson,
    report: IdentityJson<'a>,
}

impl<'a> ContextJson<'a> {
    fn new(number: usize, report: &'a Report) -> ContextJson<'a> {
        ContextJson { number, source: SourceJson::new(report), report: IdentityJson::new(report) }
    }
}

/// Reports that were checked together.
#[derive(Serialize)]
pub struct SetJson<'a> {
    schema: u32,
    reports: Vec<ReportJson<'a>>,
    #[serde(flatten)]
    between: BetweenJson<'a>,
    years: &'a [Years],
    versions: Vec<VersionsJson>,
    consolidation: Option<ConsolidationJson<'a>>,
}

impl<'a> SetJson<'a> {
    /// The set in one language; `positions` are those of its reports, in order.
    pub fn new(set: &'a CheckedSet, positions: &'a [Positions<'a>], lang: Lang) -> SetJson<'a> {
        let versions = set.links.versions.iter();
        SetJson {
            schema: SCHEMA,
            reports: set.reports.iter().zip(positions).map(|(c, p)| ReportJson::new(c, p, lang)).collect(),
            between: BetweenJson::new(&set.across, &set.reports, set.reports.len(), positions, lang),
            years: &set.links.years,
            versions: versions.filter_map(|pair| VersionsJson::new(&set.reports, positions, *pair)).collect(),
            consolidation: ConsolidationJson::new(&set.reports, &set.links),
        }
    }
}

/// Two versions of one report, with what differs.
#[derive(Serialize)]
struct VersionsJson {
    first: usize,
    second: usize,
    cells: Vec<versions::CellChange>,
    sentences: Vec<PlaceJson>,
    gone: Vec<String>,
    stayed: Vec<String>,
    came: Vec<String>,
}

/// A place in one of several reports.
#[derive(Serialize)]
struct PlaceJson {
    report: usize,
    start: usize,
    end: usize,
}

impl VersionsJson {
    /// What differs between the reports of these numbers.
    pub fn new(
        reports: &[Checked],
        positions: &[Positions<'_>],
        pair: (usize, usize),
    ) -> Option<VersionsJson> {
        let (first, second) = pair;
        let difference = versions::compare(reports.get(first)?.reviewed(), reports.get(second)?.reviewed());
        let place = |change: &versions::SentenceChange| {
            let report = if change.in_second { second } else { first };
            let (start, end) = positions.get(report)?.of(change.span);
            Some(PlaceJson { report, start, end })
        };
        let sentences = difference.sentences.iter().filter_map(place).collect();
        let versions::Difference { cells, gone, stayed, came, .. } = difference;
        Some(VersionsJson { first, second, cells, sentences, gone, stayed, came })
    }
}

/// A report that adds up others, and what they come to.
#[derive(Serialize)]
struct ConsolidationJson<'a> {
    whole: usize,
    units: &'a [usize],
    complete: bool,
    sum: SumJson,
}

impl<'a> ConsolidationJson<'a> {
    fn new(reports: &[Checked], links: &'a Links) -> Option<ConsolidationJson<'a>> {
        let given = links.consolidation.as_ref()?;
        let units = links.current_units();
        let units: Vec<&Report> = units.iter().filter_map(|n| reports.get(*n)).map(|c| &c.report).collect();
        Some(ConsolidationJson {
            whole: given.whole,
            units: &given.units,
            complete: given.complete,
            sum: SumJson(sum::tables(&units)),
        })
    }
}

/// The sum of reports: each cell with its value; `null` where a unit's could not be read.
struct SumJson([Table; 3]);

impl Serialize for SumJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let tables = TableId::ALL.into_iter().zip(&self.0);
        serializer.collect_map(tables.flat_map(|(table, sums)| {
            sums.cells().map(move |(row, column, cell)| {
                (CellId { table, row: row.id, column: column.id }, cell.value)
            })
        }))
    }
}
