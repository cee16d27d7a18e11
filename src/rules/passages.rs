//! The report's paragraphs as rules about words read them: folded, without white space, once for all rules.

use super::Context;
use crate::finding::Severity;
use crate::report::{Paragraph, ParagraphKind, Report, SectionKind};
use crate::text::{Span, View};

/// A paragraph with its folded text.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Where it stands and what it is.
    pub paragraph: Paragraph,
    /// Its text, folded and without white space.
    pub view: View,
}

impl Passage {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.view.text
    }

    /// Whether it is running text.
    pub fn is_prose(&self) -> bool {
        self.paragraph.kind == ParagraphKind::Prose
    }

    /// The place in the report's text of `start..end` in the folded text.
    pub fn place(&self, report: &Report, start: usize, end: usize) -> Span {
        self.view.to_source(start, end, report.text())
    }

    /// The sentences, each with the byte at which it begins in the folded text.
    pub fn sentences(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut at = 0;
        self.text().split_inclusive(['。', '!', '?', ';']).map(move |sentence| {
            at += sentence.len();
            (at - sentence.len(), sentence)
        })
    }
}

/// Every paragraph of a report.
pub(super) fn read(report: &Report) -> Vec<Passage> {
    let with_view = |p: &Paragraph| Passage { paragraph: *p, view: p.squeezed(report.text()) };
    report.paragraphs.iter().map(with_view).collect()
}

impl Context<'_> {
    /// The running text of a section.
    pub fn prose_of(&self, section: SectionKind) -> impl Iterator<Item = &Passage> {
        self.passages().iter().filter(move |p| p.is_prose() && p.paragraph.section == Some(section))
    }

    /// How many of the six sections were found.
    pub fn sections_found(&self) -> usize {
        SectionKind::ALL.iter().filter(|kind| self.report.section(**kind).is_some()).count()
    }

    /// Whether the text is a report, or a piece of one: at least three sections, or a table.
    pub fn is_report(&self) -> bool {
        let report = self.report;
        self.sections_found() >= 3 || report.t2.is_read() || report.t3.is_read() || report.t4.is_read()
    }

    /// Whether the text seems to be the whole report, so that what is not in it may be said to be missing:
    /// at least five sections, the first and the last of them included.
    pub fn is_whole(&self) -> bool {
        let has = |kind| self.report.section(kind).is_some();
        self.sections_found() >= 5 && has(SectionKind::S1) && has(SectionKind::S6)
    }

    /// The year that the report says it is on.
    pub fn year(&self) -> Option<u16> {
        self.report.identity.year.as_ref().map(|year| year.value)
    }

    /// An error, but a warning in 2019, when the notice allowed bodies to follow the form loosely.
    pub fn error_since_2020(&self) -> Severity {
        if self.year() == Some(2019) { Severity::Warning } else { Severity::Error }
    }
}
