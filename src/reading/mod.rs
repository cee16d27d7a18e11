//! Document → Report. Always returns; what could not be read is a state.

pub mod identity;
mod notation;
pub mod prose;
mod second;
pub mod sections;
pub mod tables;

use std::sync::Arc;

use crate::document::Document;
use crate::form::TableId;
use crate::report::{AmbiguousRow, Cell, Report, SecondReport, SectionKind, TableState};
use crate::text::Span;

/// Reads a document. Never fails: a text that is no report is a report in which nothing was found. Of two reports one
/// behind the other the first is read.
pub fn read(document: Document) -> Report {
    let document = Arc::new(notation::plain(document));
    let tables = tables::read(&document);
    let headings = sections::headings(&document, &tables.claimed);
    let Some(second) = second::find(&document.text, &headings) else {
        return report(Arc::clone(&document), &document, tables, headings, None);
    };
    let first = second::up_to(&document, second.span.start);
    let tables = tables::read(&first);
    let headings = sections::headings(&first, &tables.claimed);
    report(document, &first, tables, headings, Some(second))
}

/// The report in what was read of a document.
fn report(
    document: Arc<Document>,
    read: &Document,
    tables: tables::Tables,
    headings: sections::Headings<'_>,
    second: Option<SecondReport>,
) -> Report {
    let interleaved = if second.is_some() { Vec::new() } else { second::interleaved(&headings) };
    let frame = identity::frame(&read.text, headings.lines(), headings.first(), headings.last_end());
    let outline = headings.outline(frame.spans());
    let identity = identity::read(read, &outline, frame);
    let mut report = Report {
        document,
        identity,
        sections: outline.sections,
        t2: tables.t2,
        t3: tables.t3,
        t4: tables.t4,
        paragraphs: outline.paragraphs,
        old_statistics: tables.old_statistics,
        second,
        interleaved,
        ..Report::default()
    };
    if let Some(second) = &report.second {
        report
            .sections
            .iter_mut()
            .for_each(|section| section.span.end = section.span.end.min(second.span.start));
    }
    doubt(&mut report);
    states_of_unread(&mut report);
    if !report.interleaved.is_empty() {
        // Which lines are whose nobody can tell.
        for table in [&mut report.t2, &mut report.t3, &mut report.t4] {
            table.rows.iter_mut().for_each(|row| row.cells.fill(Cell::default()));
            table.ambiguous.clear();
        }
        return report;
    }
    let prose = prose::read(&report);
    (report.facts, report.claims, report.lists) = (prose.facts, prose.claims, prose.lists);
    (report.enumerations, report.balances) = (prose.enumerations, prose.balances);
    report.references = prose.references;
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

/// Takes back what was read in rows that the file's reader read in two ways: such figures are not certain.
fn doubt(report: &mut Report) {
    let document = Arc::clone(&report.document);
    let doubtful = |cell: &Cell| {
        cell.span.is_some_and(|span| document.extras.doubtful.iter().any(|row| row.contains(span)))
    };
    for table in [&mut report.t2, &mut report.t3, &mut report.t4] {
        for row in table.rows.iter_mut().filter(|r| r.cells.iter().any(doubtful)) {
            let places = row.cells.iter().filter_map(|c| c.span);
            if let Some(span) = places.reduce(Span::join) {
                let found = row.cells.iter().filter(|c| !c.raw.is_empty()).count();
                table.ambiguous.push(AmbiguousRow { row: row.row, found, span });
            }
            row.cells.fill(Cell::default());
        }
    }
}

/// Says of each table that was not read why: nothing shows that it ever was there, it was lost in copying (its
/// section stands there, or the sections around it do), or only a picture stands in its place.
fn states_of_unread(report: &mut Report) {
    for id in TableId::ALL {
        if report.table(id).is_read() {
            continue;
        }
        let kind = section_of(id);
        let own = report.section(kind).map(|section| section.span);
        let before = report.sections.iter().any(|s| s.kind.is_some_and(|k| k < kind));
        let after = report.sections.iter().any(|s| s.kind.is_some_and(|k| k > kind));
        let pictured = own.is_some_and(|span| {
            let places = &report.document.extras.images;
            let first = places.partition_point(|at| *at < span.start);
            places.get(first).is_some_and(|at| *at <= span.end) || span.of(report.text()).contains("[image:")
        });
        let state = match own {
            Some(_) if pictured => TableState::Image,
            Some(_) => TableState::Lost,
            None if before && after => TableState::Lost,
            None => TableState::Absent,
        };
        match id {
            TableId::T2 => report.t2.state = state,
            TableId::T3 => report.t3.state = state,
            TableId::T4 => report.t4.state = state,
        }
    }
}
