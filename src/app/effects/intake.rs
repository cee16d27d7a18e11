//! How text comes in: pasted, opened, dropped, or from a sample. What cannot be taken is said in words, and the
//! text that was in the box stays.

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, File, FileList, HtmlTextAreaElement};
use yew::html::TargetCast;
use yew::{AttrValue, Callback, MouseEvent};

use crate::app::deferred_entry;
use crate::app::effects::deferred;
use crate::app::effects::{folder, house_rules};
use crate::app::model::Folder;
use crate::app::model::Shared;
use crate::app::platform::clipboard::{self, Pasted};
use crate::app::platform::files::{self, Unread};
use crate::app::state::{self, Action, Dispatch, Notice};
use crate::app::words;
use crate::document::{Block, Document};
use crate::finding::Lang;
use crate::options::Options;

/// Puts a document into the box; what was there can be had back.
fn load(document: Document, file: Option<File>, lang: Lang) -> Action {
    let notice = Notice { text: words::REPLACED.get(lang).into(), is_problem: false, can_undo: true };
    Action::Load(state::load(document, file), Some(notice))
}

/// Puts a sample into the box when something is pressed.
pub fn on_click(sample: fn() -> String, lang: Lang, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(load(crate::source::from_text(sample()), None, lang)))
}

/// Takes a paste where the browser alone would lose something; else leaves it to the browser.
pub fn paste(event: &Event, from: &Page, dispatch: &Dispatch) {
    let lang = from.lang;
    match clipboard::read(event) {
        Pasted::Text => {}
        Pasted::Html(html, plain) => {
            let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            if deferred::is_here() {
                if let Some(document) = tables(&html) {
                    event.prevent_default();
                    put(&field, document, lang, dispatch);
                }
                return;
            }
            // The browser's own paste is over by then.
            event.prevent_default();
            let (to, words, place) = (dispatch.clone(), plain.clone(), field.clone());
            let pasted = move || match tables(&html) {
                Some(document) => put(&place, document, lang, &to),
                None => insert(&place, &words, &to),
            };
            let to = dispatch.clone();
            deferred::then_or(lang, dispatch, pasted, move || insert(&field, &plain, &to));
        }
        Pasted::Files(files) => {
            event.prevent_default();
            open(&files, from, dispatch);
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

/// Opens what is pasted while no field has the focus.
pub fn paste_outside(event: &Event, from: &Page, dispatch: &Dispatch) {
    match clipboard::read(event) {
        Pasted::Text => take_words(String::new(), clipboard::plain(event), from, dispatch),
        Pasted::Html(html, plain) => take_words(html, plain, from, dispatch),
        Pasted::Files(files) => open(&files, from, dispatch),
        Pasted::Picture => problem(words::PICTURE_PASTED.get(from.lang).into(), dispatch),
        Pasted::TooLong(bytes) => {
            problem(words::too_long(bytes, clipboard::LIMIT, from.lang).into(), dispatch);
        }
    }
}

/// Puts words, with their tables where there are any, in the place of the whole text.
pub fn take_words(html: String, plain: String, from: &Page, dispatch: &Dispatch) {
    let lang = from.lang;
    if plain.trim().is_empty() && html.trim().is_empty() {
        return;
    }
    let to = dispatch.clone();
    deferred::then(lang, dispatch, move || {
        let document = tables(&html).unwrap_or_else(|| crate::source::from_text(plain));
        to.dispatch(load(document, None, lang));
    });
}

/// Puts a pasted document in the place of the whole text; in the middle of other text its tables go in as lines with tabs.
fn put(field: &HtmlTextAreaElement, document: Document, lang: Lang, dispatch: &Dispatch) {
    let (start, end) = selection(field);
    let length = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
    if start == 0 && end == length || field.value().trim().is_empty() {
        dispatch.dispatch(load(document, None, lang));
    } else {
        insert(field, &document.text, dispatch);
    }
}

/// Puts words in the place of what is selected.
fn insert(field: &HtmlTextAreaElement, words: &str, dispatch: &Dispatch) {
    let (start, end) = selection(field);
    let _ = field.set_range_text_with_start_and_end(words, start, end);
    dispatch.dispatch(Action::Typed(field.value(), false));
}

fn selection(field: &HtmlTextAreaElement) -> (u32, u32) {
    let ends = (field.selection_start().ok().flatten(), field.selection_end().ok().flatten());
    (ends.0.unwrap_or(0), ends.1.unwrap_or(0))
}

/// Opens files: one into the box, several as a table of reports.
pub fn open(list: &FileList, from: &Page, dispatch: &Dispatch) {
    let files: Vec<(String, File)> =
        (0..list.length()).filter_map(|i| list.get(i)).map(|file| (path(&file), file)).collect();
    open_all(files, from, dispatch);
}

/// What opening files needs to know of the page.
#[derive(Clone, PartialEq)]
pub struct Page {
    /// Its language.
    pub lang: Lang,
    /// How to check.
    pub options: Shared<Options>,
    /// The reports that are open together already.
    pub folder: Option<Shared<Folder>>,
}

/// The same for files with their paths.
pub fn open_all(files: Vec<(String, File)>, from: &Page, dispatch: &Dispatch) {
    let (from, to) = (from.clone(), dispatch.clone());
    deferred::then(from.lang, dispatch, move || super::deferred_entry::take(files, &from, &to));
}

/// The same when all of the program is here.
pub fn take(mut files: Vec<(String, File)>, from: &Page, dispatch: &Dispatch) {
    if files.len() > 1 {
        // What a folder holds besides reports: the office's lock files, hidden ones.
        files.retain(|(name, _)| !name.rsplit('/').next().is_some_and(|n| n.starts_with(['.', '~'])));
    }
    if files.len() > 1 {
        let known = from.folder.as_ref().map_or(Vec::new(), |folder| folder.items.clone());
        folder::read(files, known, from.options.clone(), from.lang, dispatch);
        return;
    }
    let Some((_, file)) = files.pop() else { return };
    let (from, dispatch) = (from.clone(), dispatch.clone());
    if file.name().ends_with(".toml") {
        house_rules::open(file, from.options, from.lang, dispatch);
        return;
    }
    dispatch.dispatch(Action::Busy(Some(file.name().into())));
    spawn_local(async move {
        let read = files::read(&file, from.lang).await;
        dispatch.dispatch(Action::Busy(None));
        match read {
            // A workbook with a unit on each sheet is a folder in one file.
            Ok(documents) if documents.len() > 1 => {
                folder::read(vec![(file.name(), file)], Vec::new(), from.options, from.lang, &dispatch);
            }
            Ok(documents) => {
                if let Some(document) = documents.into_iter().next() {
                    dispatch.dispatch(load(document, Some(file), from.lang));
                }
            }
            Err(Unread::Because(why)) => problem(why.into(), &dispatch),
            Err(Unread::Stopped) => problem(words::CANCELLED.get(from.lang).into(), &dispatch),
        }
    });
}

/// The file's path inside the chosen folder, or its name.
fn path(file: &File) -> String {
    let path =
        js_sys::Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}

fn problem(text: AttrValue, dispatch: &Dispatch) {
    dispatch.dispatch(Action::Say(Notice { text, is_problem: true, can_undo: false }));
}

/// The document in pasted HTML, if it has tables and fits the box.
fn tables(html: &str) -> Option<Document> {
    Some(deferred_entry::from_html(html))
        .filter(|document| document.text.len() <= clipboard::LIMIT && has_table(document))
}

/// Whether the document holds a table that is more than one cell around everything.
fn has_table(document: &Document) -> bool {
    document.blocks.iter().any(|block| match block {
        Block::Table(grid) => grid.rows.iter().any(|row| row.len() > 1),
        Block::Line(_) => false,
    })
}
