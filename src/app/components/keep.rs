//! One line under the report: whether its text is kept on this machine. Off, unless the person asks for it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::state::{Action, State, on_click};
use crate::app::words;

/// The line.
pub fn draw(state: &UseReducerHandle<State>) -> Html {
    let dispatch = state.dispatcher();
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            dispatch.dispatch(Action::Keep(field.is_some_and(|field| field.checked())));
        })
    };
    html! {
        <p class="keep">
            <label>
                <input type="checkbox" data-action="keep" checked={state.is_kept} {onchange} />
                { state.say(words::KEEP) }
            </label>
            if state.is_kept {
                <button type="button" data-action="remove-all" onclick={on_click(&dispatch, Action::Keep(false))}>
                    { state.say(words::REMOVE_ALL) }
                </button>
            }
        </p>
    }
}
