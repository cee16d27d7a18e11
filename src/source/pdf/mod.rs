//! PDF with a text layer: characters with their places and ruling lines, rebuilt into paragraphs and tables.
//!
//! `content` carries out the drawing operators, `font` says what codes mean, `page` is what they leave behind;
//! `ruling` finds tables by their lines and `unruled` by places alone, `lines` finds paragraphs, `flow` puts the pages together. Places are whole numbers
//! (hundredths of a point) everywhere but in the first two, which follow the format in floating point.

#[allow(clippy::disallowed_types, reason = "coordinates as the format has them, not figures of a report")]
mod content;
mod flow;
#[allow(clippy::disallowed_types, reason = "widths of glyphs, not figures of a report")]
mod font;
mod lines;
mod page;
mod ruling;
mod unruled;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::Unreadable;
use super::builder::Builder;
use super::sniff::Legacy;
use crate::document::{Document, Format};
use page::Sheet;

/// The most pages that are read; the longest report has some 60.
const PAGE_LIMIT: usize = 300;

/// A page with fewer characters than this and a picture is a scan.
const SCAN_GLYPHS: usize = 20;

/// Reads a PDF. `legacy` decodes the codes of fonts that name a GB encoding.
pub fn read(bytes: &[u8], legacy: Legacy<'_>) -> Result<Document, Unreadable> {
    if !inflates_sanely(bytes) {
        return Err(Unreadable::TooBig);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Password,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => Unreadable::Password,
        _ => Unreadable::Broken,
    })?;
    let pages = pdf.pages();
    if pages.len() > PAGE_LIMIT {
        return Err(Unreadable::TooBig);
    }
    let mut interpreter = content::Interpreter::new(legacy);
    let mut sheets = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        let mut sheet = interpreter.page(page)?;
        sheet.straighten();
        sheets.push(sheet);
    }
    legible(&sheets)?;
    let mut builder = Builder::default();
    flow::write(&mut sheets, &mut builder);
    Ok(builder.finish(Format::Pdf))
}

/// Whether the streams in which a file keeps its own directory stay within bounds: the library inflates them
/// without a limit as soon as it opens the file.
fn inflates_sanely(bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"stream";
    /// A directory stream's dictionary is no longer than this.
    const DICTIONARY: usize = 1024;
    let has = |piece: &[u8], words: &[u8]| piece.windows(words.len()).filter(|w| *w == words).count();
    let mut left = content::STREAM_LIMIT;
    let begins = bytes.windows(MARK.len()).enumerate().filter(|(_, w)| *w == MARK).map(|(at, _)| at);
    for at in begins {
        let Some(before) = bytes.get(at.saturating_sub(DICTIONARY)..at) else { continue };
        let own = before.windows(3).rposition(|w| w == b"obj").and_then(|start| before.get(start..));
        let dictionary = own.unwrap_or(before);
        if has(dictionary, b"/ObjStm") + has(dictionary, b"/XRef") == 0 {
            continue;
        }
        if has(dictionary, b"FlateDecode") > 1 {
            return false;
        }
        let packed = bytes.get(at + MARK.len()..).unwrap_or_default().trim_ascii_start();
        let mut decoder = std::io::Read::take(flate2::read::ZlibDecoder::new(packed), left as u64 + 1);
        // What does not inflate ends early; how far it got is what counts.
        let mut sink = Counter(0);
        let _ = std::io::copy(&mut decoder, &mut sink);
        let Some(rest) = left.checked_sub(sink.0) else { return false };
        left = rest;
    }
    true
}

/// Counts what is written to it.
struct Counter(usize);

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether the pages hold text, and text that says which characters it is.
fn legible(sheets: &[Sheet]) -> Result<(), Unreadable> {
    let glyphs: usize = sheets.iter().map(|s| s.glyphs.len()).sum();
    let scanned = |s: &&Sheet| s.glyphs.len() < SCAN_GLYPHS && !s.images.is_empty();
    if sheets.is_empty() {
        return Err(Unreadable::Broken);
    }
    if glyphs == 0 && sheets.iter().all(|s| s.images.is_empty()) {
        return Err(Unreadable::Empty);
    }
    if sheets.iter().filter(scanned).count() * 2 > sheets.len() {
        return Err(Unreadable::Scan);
    }
    let odd = |c: char| c == '\u{FFFD}' || c.is_control() || matches!(c, '\u{E000}'..='\u{F8FF}');
    let unknown: usize = sheets.iter().flat_map(|s| &s.glyphs).filter(|g| g.text.chars().any(odd)).count();
    if unknown * 20 > glyphs { Err(Unreadable::NoCharacters) } else { Ok(()) }
}
