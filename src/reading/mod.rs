//! Document → Report. Always returns; what could not be read is a state.

pub mod facts;
pub mod identity;
pub mod sections;
pub mod tables;

use std::sync::Arc;

use crate::document::Document;
use crate::form::TableId;
use crate::report::{Report, SectionKind};

/// Reads a document. Never fails: a text that is no report is a report in which nothing was found.
pub fn read(document: Document) -> Report {
    let document = Arc::new(document);
    let tables = tables::read(&document);
    let outline = sections::read(&document, &tables);
    let identity = identity::read(&document, &outline);
    let mut report = Report {
        document,
        identity,
        sections: outline.sections,
        t2: tables.t2,
        t3: tables.t3,
        t4: tables.t4,
        paragraphs: outline.paragraphs,
        old_statistics: tables.old_statistics,
        ..Report::default()
    };
    let prose = facts::read(&report);
    (report.facts, report.claims, report.lists) = (prose.facts, prose.claims, prose.lists);
    (report.ratios, report.speaks_of_handling_fee) = (prose.ratios, prose.handling_fee);
    report
}

/// The section that a table belongs to.
pub fn section_of(table: TableId) -> SectionKind {
    match table {
        TableId::T2 => SectionKind::S2,
        TableId::T3 => SectionKind::S3,
        TableId::T4 => SectionKind::S4,
    }
}
