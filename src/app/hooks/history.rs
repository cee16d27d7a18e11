//! The folder, a report or a view out of it, and a dialog are steps of the browser's history; and leaving the page with
//! changes is asked about.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::app::state::{Action, State};

/// How many steps lie between the page as it starts and what is shown.
fn depth(state: &State) -> i32 {
    let folder = match &state.folder {
        None => 0,
        Some(folder) if state.in_folder => 1 + i32::from(folder.view.is_some()),
        Some(_) => 2,
    };
    folder + i32::from(state.dialog.is_some())
}

/// Keeps the browser's history as deep as what is shown.
#[hook]
pub fn use_history(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    let depth = depth(state);
    // How deep the history is, and how many of its own steps back are still to be told.
    let (deep, own) = (use_mut_ref(|| 0i32), use_memo((), |()| Rc::new(Cell::new(0u32))));
    {
        let (deep, own) = (deep.clone(), own.clone());
        use_effect_with(depth, move |depth| {
            let mut deep = deep.borrow_mut();
            let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
            if *depth < *deep {
                own.set(own.get() + 1);
                let _ = history.go_with_delta(*depth - *deep);
            }
            for _ in *deep..*depth {
                // Refused where a page may not touch its history; then Back leaves it, as before.
                let _ = history.push_state(&JsValue::NULL, "");
            }
            *deep = *depth;
        });
    }
    use_effect_with((), move |()| {
        if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
            // Going back the browser would scroll to where it stood when the step was left, past what is shown there now.
            let _ = js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
        }
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                if own.get() > 0 {
                    own.set(own.get() - 1);
                    return;
                }
                let mut deep = deep.borrow_mut();
                if *deep > 0 {
                    *deep -= 1;
                    drop(deep);
                    dispatch.dispatch(Action::Back);
                }
            })
        });
        move || drop(listener)
    });
}

/// Asks before the page goes while something would be lost.
#[hook]
pub fn use_unload(state: &UseReducerHandle<State>) {
    use_effect_with(state.is_changed(), |is_changed| {
        let listener = web_sys::window().filter(|_| *is_changed).map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
                // Chromium before 119 asks only for this.
                let _ = js_sys::Reflect::set(event, &"returnValue".into(), &"".into());
            })
        });
        move || drop(listener)
    });
}
