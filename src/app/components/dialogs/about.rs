//! What this is, how to see that nothing is sent, keys, version and build, licences, and how an error is reported without
//! the report.

use yew::prelude::*;

use crate::app::model::blurred;
use crate::app::platform::{browser, files};
use crate::app::state::{Action, State};
use crate::app::words;

/// The folded part with the blurred copy.
const BLURRED: &str = "blurred";

/// The body of the dialog.
pub fn draw(state: &UseReducerHandle<State>) -> Html {
    let t = |pair: words::Pair| state.say(pair);
    let keys = [
        ("F8", words::NEXT),
        ("Shift+F8", words::PREVIOUS),
        ("Alt+Enter", words::KEY_ACCEPT),
        ("Ctrl+Z", words::KEY_UNDO),
        ("Ctrl+Shift+Z", words::KEY_REDO),
        ("← ↑ → ↓", words::KEY_ARROWS),
        ("0–9", words::KEY_FIGURES),
        ("Ctrl+V", words::KEY_BLOCK),
        ("Enter", words::KEY_ENTER),
        ("Esc", words::KEY_ESCAPE),
    ];
    html! {
        <>
            <p>{ t(words::ABOUT_WHAT) }</p>
            <p>{ t(words::ONLY_CONSISTENCY) }</p>
            <h3>{ t(words::LOCAL) }</h3>
            <p>{ t(words::ABOUT_LOCAL) }</p>
            <p>{ t(words::ABOUT_PROVE) }</p>
            <h3>{ t(words::ABOUT_KEYS) }</h3>
            <dl class="keys">
                { for keys.iter().map(|(key, what)| html! {
                    <div><dt><kbd>{ *key }</kbd></dt><dd>{ what.get(state.lang) }</dd></div>
                }) }
            </dl>
            <h3>{ t(words::ABOUT_VERSION) }</h3>
            <p data-build="">{ env!("CARGO_PKG_VERSION") }
                if let Some(build) = browser::build() {
                    { " · " }{ t(words::ABOUT_BUILD) }{ " " }<code>{ build }</code>
                }
            </p>
            <p>{ t(words::ABOUT_LICENCE) }{ " " }{ t(words::ABOUT_PARTS) }</p>
            if !state.input.is_blank() {
                { without_report(state) }
            }
        </>
    }
}

/// The copy that goes along when an error is reported: shown before it is taken.
fn without_report(state: &UseReducerHandle<State>) -> Html {
    let is_open = state.open.contains(&BLURRED);
    let copy = if is_open { blurred::copy(&state.input.text) } else { String::new() };
    let ontoggle = {
        let dispatch = state.dispatcher();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            dispatch.dispatch(Action::Unfold(BLURRED, details.is_some_and(|d| d.has_attribute("open"))));
        })
    };
    let take = {
        let (copy, name) = (copy.clone(), state.say(words::BLURRED_NAME));
        Callback::from(move |_: MouseEvent| {
            files::save(&[name, ".txt"].concat(), "text/plain;charset=utf-8", &copy.as_str().into());
        })
    };
    html! {
        <details data-blurred="" {ontoggle} open={is_open}>
            <summary>{ state.say(words::BLURRED) }</summary>
            <p class="hint">{ state.say(words::BLURRED_HELP) }</p>
            if is_open {
                <textarea class="blurred" readonly=true rows="10" aria-label={state.say(words::BLURRED_NAME)} value={copy} />
                <p><button type="button" data-action="take-blurred" onclick={take}>
                    { state.say(words::BLURRED_TAKE) }
                </button></p>
            }
        </details>
    }
}
