//! What this program wrote itself: lists of problems, values, pictures, copies of reports. They lie beside the reports and are
//! none, so each form bears a mark, by which the next run passes it over.

use super::csv;
#[cfg(feature = "files")]
use super::marks::PROPERTY;
use super::marks::{COMMENT, GENERATOR};
use crate::finding::Lang;
#[cfg(feature = "files")]
use crate::source::package::{self, Package};

/// How much of a file is looked at.
pub const HEAD: usize = 4096;

/// A file of our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// As it was written, as far as can be told.
    Written,
    /// Saved by another program since: somebody may have filled it in.
    Edited,
}

/// The line that stands at the end of a text in a file.
pub fn last_line(lang: Lang) -> &'static str {
    super::pick(lang, "（以上是勾稽的核对结果。）", "(Results of a check by Gouji.)")
}

/// Whether these bytes are ours. Of a report's own copy with comments or tracked changes that is so until somebody saves it: then
/// it is the report again.
pub fn of(bytes: &[u8]) -> Option<Own> {
    if bytes.starts_with(b"PK") {
        return of_package(bytes);
    }
    let head = decoded(bytes.get(..HEAD).unwrap_or(bytes));
    let tail = String::from_utf8_lossy(bytes.get(bytes.len().saturating_sub(HEAD)..).unwrap_or(bytes));
    (is_marked(head.trim_start_matches('\u{FEFF}')) || ends(&tail)).then_some(Own::Written)
}

#[cfg(feature = "files")]
fn of_package(bytes: &[u8]) -> Option<Own> {
    if package::is_sealed(bytes) {
        return Some(Own::Written);
    }
    let properties = Package::open(bytes).ok()?.read("docProps/custom.xml").ok()??;
    let is_ours = String::from_utf8_lossy(&properties).contains(&format!("name=\"{PROPERTY}\""));
    is_ours.then_some(Own::Edited)
}

#[cfg(not(feature = "files"))]
fn of_package(_: &[u8]) -> Option<Own> {
    None
}

/// The beginning of a text. Spreadsheets of Chinese systems save values in their own encoding.
fn decoded(head: &[u8]) -> String {
    match std::str::from_utf8(head) {
        Ok(text) => text.to_owned(),
        // Cut within a character.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(head).into_owned(),
        Err(_) => {
            let marked = encoding_rs::Encoding::for_bom(head).map(|(encoding, _)| encoding);
            marked.unwrap_or(encoding_rs::GB18030).decode_with_bom_removal(head).0.into_owned()
        }
    }
}

fn is_marked(head: &str) -> bool {
    let first = head.lines().next().unwrap_or_default();
    let is_page = head.contains(GENERATOR) && head.starts_with("<!DOCTYPE html>");
    let is_drawn = head.starts_with("<svg ") && head.contains(COMMENT);
    is_page || is_drawn || first == COMMENT || csv::is_head(first) || is_json(head)
}

/// JSON of every form, also where a program has laid it out anew.
fn is_json(head: &str) -> bool {
    let bare: String = head.split_whitespace().collect();
    let is_results = ["{\"schema\":1,\"reports\":[", "{\"schema\":1,\"source\":{\"name\":"];
    is_results.iter().any(|begins| bare.starts_with(begins))
        || bare.starts_with("{\"$schema\":") && bare.contains("\"tool\":{\"driver\":{\"name\":\"gouji\"")
}

fn ends(tail: &str) -> bool {
    let last = tail.trim_end().lines().next_back().unwrap_or_default();
    [Lang::Zh, Lang::En].into_iter().any(|lang| last == last_line(lang))
}
