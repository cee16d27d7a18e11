//! How text comes in: pasted, opened, dropped, or from a sample. What cannot be taken is said in words, and the
//! text that was in the box stays.

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, FileList, HtmlTextAreaElement};
use yew::AttrValue;
use yew::html::TargetCast;

use super::clipboard::{self, Pasted};
use super::state::{self, Action, Dispatch, Notice};
use super::{files, words};
use crate::document::Document;
use crate::finding::Lang;

/// Puts a document into the box; what was there can be had back.
fn load(document: Document, lang: Lang) -> Action {
    let notice = Notice { text: words::REPLACED.get(lang).into(), is_problem: false, can_undo: true };
    Action::Load(state::load(document), Some(notice))
}

/// Puts a sample into the box.
pub fn sample(text: String, lang: Lang) -> Action {
    load(crate::source::from_text(text), lang)
}

/// Takes a paste where the browser alone would lose something; else leaves it to the browser.
pub fn paste(event: &Event, lang: Lang, dispatch: &Dispatch) {
    match clipboard::read(event) {
        Pasted::Text => {}
        Pasted::Tables(document) => {
            let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            event.prevent_default();
            let ends = (field.selection_start().ok().flatten(), field.selection_end().ok().flatten());
            let (start, end) = (ends.0.unwrap_or(0), ends.1.unwrap_or(0));
            let length = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
            if start == 0 && end == length || field.value().trim().is_empty() {
                dispatch.dispatch(load(document, lang));
            } else {
                // In the middle of other text the tables go in as lines with tabs.
                let _ = field.set_range_text_with_start_and_end(&document.text, start, end);
                dispatch.dispatch(Action::Typed(field.value(), false));
            }
        }
        Pasted::Files(files) => {
            event.prevent_default();
            open(&files, lang, dispatch);
        }
        Pasted::Picture => {
            event.prevent_default();
            problem(words::PICTURE_PASTED.get(lang).into(), dispatch);
        }
        Pasted::TooLong(bytes) => {
            event.prevent_default();
            problem(words::too_long(bytes, clipboard::LIMIT, lang).into(), dispatch);
        }
    }
}

/// Opens files.
pub fn open(list: &FileList, lang: Lang, dispatch: &Dispatch) {
    let Some(file) = list.get(0) else { return };
    let dispatch = dispatch.clone();
    spawn_local(async move {
        match files::read(&file, lang).await {
            Ok(document) => dispatch.dispatch(load(document, lang)),
            Err(why) => problem(why.into(), &dispatch),
        }
    });
}

fn problem(text: AttrValue, dispatch: &Dispatch) {
    dispatch.dispatch(Action::Say(Notice { text, is_problem: true, can_undo: false }));
}
