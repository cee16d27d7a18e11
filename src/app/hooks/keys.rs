//! Keys that work anywhere on the page. None without a modifier does anything while a field has the focus, but for F8.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::app::platform::browser;
use crate::app::state::{Action, State};

/// `F8` and `Shift+F8` walk through the findings, `Alt+Enter` accepts the chosen one's value, `Ctrl+Z` and
/// `Ctrl+Shift+Z` go back and forth in the one line of steps, `J` and `K` to the next and previous of several reports; Escape closes what is open. A dialog has its own keys.
#[hook]
pub fn use_keys(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    let is_active = state.dialog.is_none() && !state.in_folder;
    let has_others = state.folder.is_some();
    use_effect_with((is_active, has_others), move |(is_active, has_others)| {
        let has_others = *has_others;
        let document = web_sys::window().and_then(|w| w.document()).filter(|_| *is_active);
        let listener = document.map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
                if key.is_composing() || event.default_prevented() {
                    return;
                }
                let is_command = (key.ctrl_key() || key.meta_key()) && !key.alt_key();
                // Other fields than the report's have their own undo.
                let takes_steps = !browser::is_typing(event) || browser::is_at(event, ".field");
                let action = match key.key().as_str() {
                    "z" | "Z" if is_command && takes_steps && key.shift_key() => Action::Redo,
                    "z" | "Z" if is_command && takes_steps => Action::Undo,
                    "y" | "Y" if is_command && takes_steps => Action::Redo,
                    "Enter" if key.alt_key() && !key.ctrl_key() => Action::Accept(None),
                    "F8" if !is_command && !key.alt_key() => Action::Walk(!key.shift_key()),
                    "j" | "J" | "k" | "K" if has_others && !is_command && !key.alt_key() => {
                        if browser::is_typing(event) || browser::is_at(event, "[data-cell]") {
                            return;
                        }
                        Action::Turn(key.key().eq_ignore_ascii_case("j"))
                    }
                    "Escape" if !browser::is_typing(event) => {
                        dispatch.dispatch(Action::Unsay);
                        dispatch.dispatch(Action::Choose(None));
                        return;
                    }
                    _ => return,
                };
                event.prevent_default();
                dispatch.dispatch(action);
            })
        });
        move || drop(listener)
    });
}
