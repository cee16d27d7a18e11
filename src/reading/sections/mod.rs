//! Level-one sections and the paragraphs of the prose.
//!
//! Lines first ([`lines`]), then the headings among them ([`mod@headings`], whose wordings are in [`titles`]), then
//! the paragraphs between ([`paragraphs`]). Who reads the title and the signature ([`super::identity`]) does so
//! in between: it needs to know where the headings are, and its lines are none of the prose.

#![deny(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod furniture;
mod headings;
mod lines;
mod paragraphs;
mod titles;

pub use lines::Line;

use crate::document::{Document, Format};
use crate::report::{Paragraph, Section, SectionKind};
use crate::text::Span;
use headings::Candidate;
use lines::Folded;

/// Sections and paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Level-one sections as they stand.
    pub sections: Vec<Section>,
    /// Everything outside the tables, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The text in lines, those of tables of figures included.
    pub lines: Vec<Line>,
}

/// The lines of a document and the level-one headings among them.
pub struct Headings<'a> {
    folded: Folded<'a>,
    headings: Vec<Candidate>,
    /// The lines of a table of contents.
    contents: Vec<Span>,
    broken_by_pages: bool,
}

/// Finds the headings of level one. `tables`: every place that belongs to a table of figures, in order.
pub fn headings<'a>(document: &'a Document, tables: &[Span]) -> Headings<'a> {
    let folded = Folded::new(&document.text, lines::lines(document, tables));
    let (headings, contents) = headings::headings(&folded);
    let broken_by_pages = matches!(document.format, Format::Text | Format::Pdf);
    Headings { folded, headings, contents, broken_by_pages }
}

impl Headings<'_> {
    /// The text in lines.
    pub fn lines(&self) -> &[Line] {
        &self.folded.lines
    }

    /// Which of the six sections each begins, and where it stands; others are left out.
    pub fn kinds(&self) -> impl Iterator<Item = (SectionKind, Span)> {
        self.headings.iter().filter_map(|heading| Some((heading.kind?, heading.span)))
    }

    /// Where the first one begins.
    pub fn first(&self) -> Option<usize> {
        self.headings.first().map(|h| h.span.start)
    }

    /// Where the last one ends; 0 without any.
    pub fn last_end(&self) -> usize {
        self.headings.last().map_or(0, |h| h.span.end)
    }

    /// The sections and paragraphs. `frame`: the places of title and signature, which are none of the prose.
    pub fn outline(self, frame: impl Iterator<Item = Span>) -> Outline {
        let Headings { folded, headings, contents, broken_by_pages } = self;
        let sections = sections(&headings, folded.text.len());
        let mut noise = contents;
        noise.extend(frame);
        crate::order::ascending(&mut noise);
        let paragraphs = paragraphs::paragraphs(&folded, &headings, &sections, &noise, broken_by_pages);
        Outline { sections, paragraphs, lines: folded.lines }
    }
}

/// The sections that the headings begin, in a text of so many bytes.
fn sections(headings: &[Candidate], length: usize) -> Vec<Section> {
    let ends = headings.iter().skip(1).map(|next| next.span.start).chain([length]);
    let section = |(heading, end): (&Candidate, usize)| {
        let numeral = match heading.numeral.value {
            0 => String::new(),
            value => titles::printed(value),
        };
        Section {
            kind: heading.kind,
            numeral,
            title: heading.title.clone(),
            heading: heading.span,
            span: Span::new(heading.span.start, end),
        }
    };
    headings.iter().zip(ends).map(section).collect()
}
