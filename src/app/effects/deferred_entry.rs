//! The later part of the program, entered for files: see [`deferred_entry`](crate::app::deferred_entry).

use wasm_bindgen::JsValue;
use web_sys::File;

use super::checking::{self, Wanted};
use super::folder;
use super::house_rules;
use super::intake::{self, Page};
use crate::Checked;
use crate::app::model::Folder;
use crate::app::model::folder::ACROSS;
use crate::app::state::Dispatch;
use crate::finding::Lang;
use crate::options::Options;

/// Reads the files that were chosen or dropped.
#[inline(never)]
pub fn take(files: Vec<(String, File)>, from: &Page, dispatch: &Dispatch) {
    intake::take(files, from, dispatch);
}

/// Checks the text.
#[inline(never)]
pub fn check(wanted: Wanted, dispatch: Dispatch) {
    checking::check(wanted, dispatch);
}

/// Compares reports that were opened together.
#[inline(never)]
pub fn compare(folder: &Folder, options: &Options, lang: Lang, dispatch: &Dispatch) {
    folder::view(ACROSS.into(), folder, options, lang, dispatch);
}

/// What the office's own rules said, put beside the rest.
#[inline(never)]
pub fn with_house_rules(mut checked: Checked, answer: Option<JsValue>) -> Checked {
    house_rules::merge(&mut checked, answer);
    checked
}
