//! The doors to the later part of the program.
//!
//! The page comes in two parts that are one program: what shows it and takes text, and what comes a moment later (see
//! `xtask/src/split.rs`). Whatever can be reached through the functions here alone (reading, rules, drawing of results) is
//! in the later part. What a person does goes through [`super::later::then`] before it comes to a door; what only follows
//! from a result needs no asking. The doors must not be woven into their callers, hence `inline(never)`.

use web_sys::File;
use yew::{Html, UseReducerHandle};

use super::board::Board;
use super::components;
use super::folder::{self, Folder};
use super::intake::{self, Page};
use super::shared::Shared;
use super::state::{Dispatch, State};
use crate::Checked;
use crate::document::Document;
use crate::finding::Lang;
use crate::options::Options;

/// Reads a document and runs the rules over it.
#[inline(never)]
pub fn check(document: Document, options: &Options) -> Checked {
    crate::check(document, options, None)
}

/// Sorts what was found for drawing.
#[inline(never)]
pub fn board(checked: Shared<Checked>, dismissed: &[String]) -> Board {
    Board::new(checked, dismissed)
}

/// The document in the HTML of the clipboard.
#[inline(never)]
pub fn from_html(html: &str) -> Document {
    crate::source::from_html(html)
}

/// Reads the files that were chosen or dropped.
#[inline(never)]
pub fn take(files: Vec<(String, File)>, from: &Page, dispatch: &Dispatch) {
    intake::take(files, from, dispatch);
}

/// Compares reports that were opened together.
#[inline(never)]
pub fn compare(folder: &Folder, options: &Options, lang: Lang, dispatch: &Dispatch) {
    folder::view(folder::ACROSS.into(), folder, options, lang, dispatch);
}

/// Draws the results of one report.
#[inline(never)]
pub fn results(props: &components::ResultsProps, board: &Shared<Board>) -> Html {
    components::draw_report(props, board)
}

/// Draws the report's tables.
#[inline(never)]
pub fn tables(props: &components::TablesProps) -> Html {
    components::draw_tables(props)
}

/// Draws the table of reports.
#[inline(never)]
pub fn folder(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    components::draw_folder(state, folder)
}

/// Draws the catalogue of rules.
#[inline(never)]
pub fn rules(state: &UseReducerHandle<State>, at: Option<&'static str>) -> Html {
    components::draw_rules(state, at)
}

/// Draws the settings.
#[inline(never)]
pub fn settings(options: &Shared<Options>, lang: Lang, dispatch: &Dispatch) -> Html {
    components::draw_settings(options, lang, dispatch)
}
