//! What the page shows of several reports: what was found between them, two of them side by side, their sum and what
//! makes it.
//!
//! Pieces of HTML, made by the second module and put into the page as they are: nothing of them is in the first load.
//! There is no script and no style in them. What can be pressed is a button: with `data-view` it asks for another of
//! these views, with `data-open` for the report of that number, with `data-export` for a file.

mod across;
mod form;
#[cfg(feature = "house-rules")]
pub mod house_form;
mod pair;
#[cfg(feature = "house-rules")]
pub mod search;
mod units;

use crate::checked::CheckedSet;
use crate::finding::Lang;
use crate::form::CellId;

use super::html::escaped;
use super::{masked, pick, title};

/// A view, as its buttons name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// What was found between the reports, and which of them belong together.
    Across,
    /// Two of them side by side.
    Pair(usize, usize),
    /// The sum of the units.
    Sum,
    /// What makes one cell of it.
    Units(CellId),
    /// What the figures look like.
    #[cfg(feature = "module")]
    Pictures,
}

impl View {
    /// `across`, `pair 0 1`, `sum`, `sum t3.new_received.total`.
    pub fn parse(words: &str) -> Option<View> {
        let words: Vec<&str> = words.split_whitespace().collect();
        match words.as_slice() {
            ["across"] => Some(View::Across),
            ["pair", one, other] => Some(View::Pair(one.parse().ok()?, other.parse().ok()?)),
            #[cfg(feature = "module")]
            ["pictures"] => Some(View::Pictures),
            ["sum"] => Some(View::Sum),
            ["sum", cell] => CellId::parse(cell).map(View::Units),
            _ => None,
        }
    }
}

/// Draws it; `None` where a report that it names is not among these.
pub fn draw(view: View, set: &CheckedSet, lang: Lang) -> Option<String> {
    match view {
        View::Across => Some(across::draw(set, lang)),
        View::Pair(one, other) => pair::draw(set, one, other, lang),
        View::Sum => Some(units::sum(set, lang)),
        #[cfg(feature = "module")]
        View::Pictures => {
            let pictures = super::pictures::of_set(set, super::pictures::Place::Page, lang);
            let heading = pick(lang, "图解", "Pictures");
            Some(format!("<h2 tabindex=\"-1\">{heading}</h2>{}", super::pictures::figures(&pictures)))
        }
        View::Units(cell) => Some(units::cell(set, cell, lang)),
    }
}

/// Words of a report as they may be shown: escaped, personal data masked.
fn quoted(text: &str) -> String {
    escaped(&masked(text))
}

/// Who reports on which year, and in which file.
fn named(set: &CheckedSet, number: usize, lang: Lang) -> String {
    set.reports.get(number).map_or_else(String::new, |one| escaped(&title(&one.report, lang)))
}

/// The file's name; empty for pasted text.
fn file_of(set: &CheckedSet, number: usize) -> String {
    set.reports.get(number).map_or_else(String::new, |one| escaped(&one.report.document.name))
}

/// A button that opens a report.
fn open(number: usize, words: &str) -> String {
    format!("<button type=\"button\" class=\"link\" data-open=\"{number}\">{words}</button>")
}
