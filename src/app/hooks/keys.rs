//! Keys that work anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::app::platform::browser;
use crate::app::state::{Action, State};

/// `n`/`p` (outside text boxes) and `F8`/`Shift+F8` (anywhere) walk through the findings; Escape closes what is
/// open. A dialog closes by itself.
#[hook]
pub fn use_keys(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    let is_open = state.dialog.is_some();
    use_effect_with(is_open, move |is_open| {
        let is_open = *is_open;
        let listener = web_sys::window().and_then(|w| w.document()).map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
                if is_open || key.ctrl_key() || key.meta_key() || key.alt_key() || key.is_composing() {
                    return;
                }
                let typing = browser::is_typing(event);
                let action = match key.key().as_str() {
                    "F8" => Action::Walk(!key.shift_key()),
                    "n" if !typing => Action::Walk(true),
                    "p" if !typing => Action::Walk(false),
                    "Escape" => Action::Choose(None),
                    _ => return,
                };
                if !matches!(action, Action::Choose(_)) {
                    event.prevent_default();
                } else {
                    dispatch.dispatch(Action::Unsay);
                }
                dispatch.dispatch(action);
            })
        });
        move || drop(listener)
    });
}
