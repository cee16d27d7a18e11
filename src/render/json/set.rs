//! Reports that were checked together.

use serde::{Serialize, Serializer};

use super::{FindingJson, IdentityJson, Positions, ReportJson, SCHEMA, SourceJson, cross};
use crate::Checked;
use crate::finding::Lang;
use crate::form::{CellId, TableId};
use crate::report::{Report, Table};
use crate::set::{CheckedSet, Links, Years, sum, versions};

/// A report that others were compared with: what it is, without what was found in it.
#[derive(Serialize)]
pub struct ContextJson<'a> {
    /// The number by which places in findings across reports refer to it.
    number: usize,
    source: SourceJson<'a>,
    report: IdentityJson<'a>,
}

/// The reports from number `checked` on, which were only compared with.
pub fn context(reports: &[Checked], checked: usize) -> Vec<ContextJson<'_>> {
    let others = reports.iter().enumerate().skip(checked);
    others
        .map(|(number, one)| ContextJson {
            number,
            source: SourceJson::new(&one.report),
            report: IdentityJson::new(&one.report),
        })
        .collect()
}

/// Reports that were checked together.
#[derive(Serialize)]
pub struct SetJson<'a> {
    schema: u32,
    reports: Vec<ReportJson<'a>>,
    cross: Vec<FindingJson<'a>>,
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
            cross: cross(&set.across.findings, positions, lang),
            years: &set.links.years,
            versions: versions.filter_map(|pair| VersionsJson::new(&set.reports, positions, *pair)).collect(),
            consolidation: ConsolidationJson::new(&set.reports, &set.links),
        }
    }
}

/// Two versions of one report, with what differs.
#[derive(Serialize)]
pub struct VersionsJson {
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
        let difference = versions::compare(reports.get(first)?, reports.get(second)?);
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
