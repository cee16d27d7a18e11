//! The dialogs: what this is, the catalogue, the settings. The browser's own `dialog` keeps the focus inside and
//! closes on Escape.

pub mod about;
mod house_rules;
mod markdown;
pub mod rules;
pub mod settings;

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::app::state::{Action, Dialog, State};
use crate::app::words;

/// The open dialog, if there is one.
pub fn draw(state: &UseReducerHandle<State>, node: &NodeRef) -> Html {
    let Some(dialog) = state.dialog else { return Html::default() };
    let dispatch = state.dispatcher();
    let (title, body) = match dialog {
        Dialog::About => (words::ABOUT, super::deferred_entry::about(state)),
        Dialog::Rules(at) => (words::RULES, super::deferred_entry::rules(state, at)),
        Dialog::Settings => {
            (words::SETTINGS, super::deferred_entry::settings(&state.options, state.lang, &dispatch))
        }
    };
    let onclose = Callback::from(move |_: Event| dispatch.dispatch(Action::Open(None)));
    let close = {
        let node = node.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    html! {
        <dialog ref={node.clone()} class="dialog" aria-labelledby="dialog-title" {onclose}>
            <header>
                <h2 id="dialog-title">{ state.say(title) }</h2>
                <button type="button" onclick={close}>{ state.say(words::CLOSE) }</button>
            </header>
            <div class="dialog-body">{ body }</div>
        </dialog>
    }
}
