//! Level-one sections and the paragraphs of the prose.
//!
//! Lines first ([`lines`]), then the headings among them ([`headings`], whose wordings are in [`titles`]), then
//! the paragraphs between ([`paragraphs`]). Title and signature are found on the way ([`super::identity`]): they
//! are none of the prose.

mod headings;
mod lines;
mod paragraphs;
mod titles;

pub use lines::Line;

use super::identity;
use super::tables::Tables;
use crate::document::{Document, Format};
use crate::report::{Located, Paragraph, Section};
use crate::text::Span;

/// Sections and paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Level-one sections as they stand.
    pub sections: Vec<Section>,
    /// Everything outside the tables, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The text in lines, those of tables of figures included.
    pub lines: Vec<Line>,
    /// The title, on one line.
    pub title: Option<Located<String>>,
    /// Body and date under the report.
    pub signature: identity::Signature,
}

/// Reads the outline.
pub fn read(document: &Document, tables: &Tables) -> Outline {
    let text = document.text.as_str();
    let lines = lines::lines(document, &tables.claimed);
    let folded = lines::Folded::new(text, &lines);
    let (headings, contents) = headings::headings(&folded);
    let first = headings.first().map(|h| h.span.start);
    let title = identity::title(text, &lines, first);
    let signature = identity::signature(text, &lines, headings.last().map_or(0, |h| h.span.end));
    let sections: Vec<Section> = headings
        .iter()
        .enumerate()
        .map(|(nth, heading)| {
            let end = headings.get(nth + 1).map_or(text.len(), |next| next.span.start);
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
        })
        .collect();
    let mut noise = contents;
    noise.extend(title.iter().map(|t| t.span));
    noise.extend(signature.spans());
    crate::order::ascending(&mut noise);
    let broken_by_pages = matches!(document.format, Format::Text | Format::Pdf);
    let paragraphs = paragraphs::paragraphs(&folded, &headings, &sections, &noise, broken_by_pages);
    Outline { sections, paragraphs, lines, title, signature }
}
