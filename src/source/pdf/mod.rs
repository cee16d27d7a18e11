//! PDF with a text layer: characters with their places and ruling lines, rebuilt into paragraphs and tables.
//!
//! `inflate` opens streams within limits, `content` carries out the drawing operators, `font` says what codes mean,
//! `page` is what they leave behind;
//! `ruling` finds tables by their lines and `unruled` by places alone, `lines` finds paragraphs, `flow` puts the pages together;
//! `watermark` wipes off what is stamped across the pages, `imposed` parts two pages on one sheet. Places are whole numbers
//! (hundredths of a point) everywhere but in `content` and `font`, which follow the format in floating point.

#[allow(clippy::disallowed_types, reason = "coordinates as the format has them, not figures of a report")]
mod content;
mod directory;
mod flow;
#[allow(clippy::disallowed_types, reason = "widths of glyphs, not figures of a report")]
mod font;
mod imposed;
mod inflate;
mod lines;
mod page;
mod ruling;
mod unruled;
mod watermark;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::Unreadable;
use super::budget::{Budget, Cost};
use super::builder::Builder;
use super::sniff::Legacy;
use crate::document::{Document, Format};
use page::Sheet;

/// A page with fewer characters than this and a picture is a scan.
const SCAN_GLYPHS: usize = 20;

/// Reads a PDF. `legacy` decodes the codes of fonts that name a GB encoding.
pub fn read(bytes: &[u8], legacy: Legacy<'_>) -> Result<Document, Unreadable> {
    read_within(bytes, legacy, &Budget::default())
}

/// As [`read`], on this budget.
pub fn read_within(bytes: &[u8], legacy: Legacy<'_>, budget: &Budget) -> Result<Document, Unreadable> {
    directory::is_sane(bytes, budget)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Password,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => Unreadable::Password,
        _ => Unreadable::Broken,
    })?;
    let pages = pdf.pages();
    budget.spend(Cost::Pages, pages.len())?;
    let mut interpreter = content::Interpreter::new(legacy, budget);
    let mut sheets = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        let mut sheet = interpreter.page(page)?;
        sheet.straighten();
        sheets.push(sheet);
    }
    legible(&sheets)?;
    watermark::wipe(&mut sheets);
    let mut sheets = imposed::part(sheets);
    let mut builder = Builder::default();
    flow::write(&mut sheets, &mut builder);
    Ok(builder.finish(Format::Pdf))
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
