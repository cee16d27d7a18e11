//! Where a finding stands, as far as the format of a file has lines, bytes or characters.

use super::schema::{Location, LocationObject, PhysicalLocation, Region, Text};
use crate::document::{Document, Format};
use crate::render::masked;
use crate::report::Report;
use crate::text::{LineIndex, Span};

/// The places of one report.
pub(super) struct Places<'a> {
    document: &'a Document,
    lines: LineIndex,
    pub(super) location: Location,
}

impl<'a> Places<'a> {
    pub(super) fn new(index: usize, report: &'a Report, path: Option<&String>) -> Places<'a> {
        let document = &report.document;
        let lines = LineIndex::new(&document.text);
        Places {
            document,
            lines,
            location: Location { uri: uri(&masked(path.unwrap_or(&document.name))), index },
        }
    }

    pub(super) fn whole(&self) -> LocationObject {
        let physical_location = PhysicalLocation { artifact_location: self.location.clone(), region: None };
        LocationObject { physical_location, logical_locations: Vec::new() }
    }

    pub(super) fn location_of(&self, span: Span) -> LocationObject {
        let text = masked(span.of(&self.document.text)).into_owned();
        let mut region = Region { snippet: Text { text }, ..Region::default() };
        match (self.document.format, &self.document.origin) {
            (Format::Text, _) if !self.document.rewritten => {
                let (start, end) = (self.point(span.start), self.point(span.end));
                (region.start_line, region.start_column) = (Some(start.0), Some(start.1));
                (region.end_line, region.end_column) = (Some(end.0), Some(end.1));
            }
            (Format::Html, Some(origin)) => {
                let source = origin.to_source(span);
                region.byte_offset = Some(source.start);
                region.byte_length = Some(source.end.saturating_sub(source.start));
            }
            // A file without lines: characters of its text, as the JSON carries it.
            _ => {
                let before = Span::new(0, span.start).of(&self.document.text);
                region.char_offset = Some(before.chars().count());
                region.char_length = Some(span.of(&self.document.text).chars().count());
            }
        }
        let mut location = self.whole();
        location.physical_location.region = Some(region);
        location
    }

    /// Line and column, each from 1; columns in characters.
    fn point(&self, byte: usize) -> (usize, usize) {
        let line = self.lines.line(byte);
        let before = Span::new(self.lines.start(line), byte).of(&self.document.text);
        (line + 1, before.chars().count() + 1)
    }
}

/// A path as a URI: bytes that may not stand in one are written out.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    if out.is_empty() { "report".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_uris() {
        assert_eq!(uri("年报 1.txt"), "%E5%B9%B4%E6%8A%A5%201.txt");
        assert_eq!(uri("/a/b.txt"), "file:///a/b.txt");
    }
}
