//! Places as the caller counts them.

use std::borrow::Cow;

use crate::document::{Document, Origin};
use crate::text::{Span, Utf16Index, masked};

/// The way from a [`Span`] to a place in the text that the caller has, counted as the caller counts (the command
/// line in UTF-8 bytes, JavaScript in UTF-16 units): the plain text, the HTML source, or (for
/// docx, xlsx and pdf) the text that goes along with the report.
pub struct Positions<'a> {
    /// The way to the HTML source, for callers who have that.
    origin: Option<&'a Origin>,
    /// The caller's text, with an index where it is counted in UTF-16.
    utf16: Option<(&'a str, Utf16Index)>,
    /// The text that goes along with the report, for callers who do not have it.
    carried: Option<&'a str>,
}

impl<'a> Positions<'a> {
    /// UTF-8 bytes of the file's text (for HTML, of the source); of the text carried along for files of other kinds.
    pub fn utf8(document: &'a Document) -> Positions<'a> {
        Positions {
            origin: document.origin.as_ref(),
            utf16: None,
            carried: document.has_own_text().then_some(document.text.as_str()),
        }
    }

    /// UTF-16 units of the text or HTML that the caller holds; of the text carried along where there is none.
    pub fn utf16(document: &'a Document, held: Option<&'a str>) -> Positions<'a> {
        let text = held.unwrap_or(&document.text);
        Positions {
            origin: held.and(document.origin.as_ref()),
            utf16: Some((text, Utf16Index::new(text))),
            carried: held.is_none().then_some(document.text.as_str()),
        }
    }

    /// The text that goes along with the report, where the caller does not have what places count in.
    pub fn carried(&self) -> Option<Cow<'a, str>> {
        self.carried.map(masked)
    }

    /// Start and end as the caller counts them.
    pub fn of(&self, span: Span) -> (usize, usize) {
        let span = self.origin.map_or(span, |origin| origin.to_source(span));
        match &self.utf16 {
            None => (span.start, span.end),
            Some((text, index)) => (index.units(text, span.start), index.units(text, span.end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source;

    #[test]
    fn javascript_counts_in_utf16_units() {
        let document = source::from_text("年😀12");
        let span = Span::new(7, 9);
        assert_eq!(Positions::utf8(&document).of(span), (7, 9));
        assert_eq!(Positions::utf16(&document, None).of(span), (3, 5));
    }

    #[test]
    fn places_in_html_count_in_the_source() {
        let html = "<p>共 <b>12</b> 件</p>";
        let document = source::from_html(html);
        let Some(at) = document.text.find("12") else { return };
        let (start, end) = Positions::utf8(&document).of(Span::new(at, at + 2));
        assert_eq!(&html[start..end], "12");
    }
}
