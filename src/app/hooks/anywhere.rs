//! What is dropped or pasted anywhere on the page is opened.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event};
use yew::prelude::*;

use crate::app::effects::drop;
use crate::app::effects::intake::{self, Page};
use crate::app::platform::{browser, clipboard};
use crate::app::state::{Action, Dispatch, State};
use crate::form::CellId;

/// Listens on the whole document, unless a dialog is open.
#[hook]
pub fn use_anywhere(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    let page = Page { lang: state.lang, options: state.options.clone(), folder: state.folder.clone() };
    use_effect_with((page, state.dialog.is_some()), move |(page, is_open)| {
        let listeners = if *is_open { Vec::new() } else { listen(page, &dispatch) };
        move || std::mem::drop(listeners)
    });
}

fn listen(page: &Page, dispatch: &Dispatch) -> Vec<EventListener> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Vec::new() };
    // What is dragged out of the page itself is not opened when it falls back on it.
    let is_own = Rc::new(Cell::new(false));
    let on = |name: &'static str, act: Box<dyn Fn(&Event)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, name, options, move |event| act(event))
    };
    let own = is_own.clone();
    let begins = on("dragstart", Box::new(move |_| own.set(true)));
    let own = is_own.clone();
    let ends = on("dragend", Box::new(move |_| own.set(false)));
    let own = is_own.clone();
    let over = on(
        "dragover",
        Box::new(move |event| {
            let has_files = event.dyn_ref::<DragEvent>().is_some_and(drop::may_have_files);
            if !own.get() && (has_files || !browser::is_typing(event)) {
                event.prevent_default();
                browser::set_over(true);
            }
        }),
    );
    let leaves = on(
        "dragleave",
        Box::new(|event| {
            if event.dyn_ref::<DragEvent>().is_some_and(|drag| drag.related_target().is_none()) {
                browser::set_over(false);
            }
        }),
    );
    let (page_dropped, to) = (page.clone(), dispatch.clone());
    let falls = on(
        "drop",
        Box::new(move |event| {
            browser::set_over(false);
            let Some(drag) = event.dyn_ref::<DragEvent>().filter(|_| !is_own.get()) else { return };
            if drop::has_files(drag) {
                event.prevent_default();
                drop::open(drag, &page_dropped, &to);
            } else if !browser::is_typing(event) {
                event.prevent_default();
                drop::open_words(drag, &page_dropped, &to);
            }
        }),
    );
    let (page, to) = (page.clone(), dispatch.clone());
    let pasted = on(
        "paste",
        Box::new(move |event| {
            // Over a table's cells a block of a spreadsheet is put into them; a single value goes into the field.
            let cell = browser::active(".sheet [data-cell]");
            let cell = cell.and_then(|cell| CellId::parse(&cell.get_attribute("data-cell")?));
            let words = clipboard::plain(event);
            let is_block = words.trim_end().contains(['\t', '\n']);
            if let Some(cell) = cell.filter(|_| is_block || !browser::is_typing(event)) {
                event.prevent_default();
                to.dispatch(Action::PutBlock(cell, words));
            } else if !browser::is_typing(event) && !event.default_prevented() {
                event.prevent_default();
                intake::paste_outside(event, &page, &to);
            }
        }),
    );
    vec![begins, ends, over, leaves, falls, pasted]
}
