//! The doors to the later part of the program.
//!
//! The page comes in two parts that are one program: what shows it and takes text, and what comes a moment later (see
//! `xtask/src/split.rs`). Whatever can be reached through the functions here alone (reading, rules, drawing of results) is
//! in the later part. A door must not be opened before that part [`is_here`]: what a person does goes through [`then`], and
//! what only follows from a result needs no asking. The doors must not be woven into their callers, hence `inline(never)`.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::{AttrValue, Html, UseReducerHandle};

use super::board::Board;
use super::components;
use super::folder::{self, Folder};
use super::intake::{self, Page};
use super::second::gouji;
use super::shared::Shared;
use super::state::{Action, Dispatch, Notice, State};
use super::words;
use crate::Checked;
use crate::document::Document;
use crate::finding::Lang;
use crate::options::Options;

/// Whether the later part is here.
pub fn is_here() -> bool {
    gouji().and_then(|gouji| Reflect::get(&gouji, &"isWhole".into())).is_ok_and(|whole| whole.is_truthy())
}

/// Does something that needs the later part: now if it is here, else as soon as it is. If it does not come, the person
/// reads why; the next thing that needs it asks for it again.
pub fn then(lang: Lang, dispatch: &Dispatch, act: impl FnOnce() + 'static) {
    if is_here() {
        act();
        return;
    }
    let dispatch = dispatch.clone();
    spawn_local(async move {
        match arrived().await {
            Ok(_) => act(),
            Err(_) => {
                let text = AttrValue::Static(words::LATER_FAILED.get(lang));
                dispatch.dispatch(Action::Busy(None));
                dispatch.dispatch(Action::Say(Notice { text, is_problem: true, can_undo: false }));
            }
        }
    });
}

async fn arrived() -> Result<JsValue, JsValue> {
    let gouji = gouji()?;
    let later: Function = Reflect::get(&gouji, &"later".into())?.dyn_into()?;
    JsFuture::from(later.call0(&gouji)?.dyn_into::<Promise>()?).await
}

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
