//! Table 2, 主动公开政府信息情况: what its numbers cannot be to each other, and who can make regulations.

mod documents;
mod items;

pub use documents::is_county_level;

use super::Rule;
use crate::finding::Finding;
use crate::form::CellId;
use crate::report::Report;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &documents::Net,
    &documents::RegulationAuthority,
    &documents::OpenTotal,
    &items::ItemsNegative,
    &items::DeltaSign,
    &items::Blank,
];

/// A row's name in both languages.
fn names(id: CellId) -> (&'static str, &'static str) {
    id.spec().map_or(("", ""), |(row, _)| (row.label, row.label_en))
}

/// The finding with its cells marked in the text, as subject and as evidence.
fn marked(mut finding: Finding, report: &Report, subjects: &[CellId], evidence: &[CellId]) -> Finding {
    let span = |id: &CellId| report.cell(*id).and_then(|cell| cell.span);
    finding = subjects.iter().filter_map(span).fold(finding, Finding::subject);
    evidence.iter().filter_map(span).fold(finding, Finding::evidence)
}
