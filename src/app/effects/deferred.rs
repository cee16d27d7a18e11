//! Whether all of the program is here, and what waits for it: see [`deferred_entry`](crate::app::deferred_entry).

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::AttrValue;

use crate::app::platform::files_module::gouji;
use crate::app::state::{Action, Dispatch, Notice};
use crate::app::words;
use crate::finding::Lang;

/// Whether the later part is here.
pub fn is_here() -> bool {
    gouji().and_then(|gouji| Reflect::get(&gouji, &"isWhole".into())).is_ok_and(|whole| whole.is_truthy())
}

/// Does something that needs the later part: now if it is here, else as soon as it is. If it does not come, the person
/// reads why; the next thing that needs it asks for it again.
pub fn then(lang: Lang, dispatch: &Dispatch, act: impl FnOnce() + 'static) {
    then_or(lang, dispatch, act, || {});
}

/// The same, and does something else if it does not come.
pub fn then_or(
    lang: Lang,
    dispatch: &Dispatch,
    act: impl FnOnce() + 'static,
    other: impl FnOnce() + 'static,
) {
    if is_here() {
        act();
        return;
    }
    let dispatch = dispatch.clone();
    spawn_local(async move {
        match arrived().await {
            Ok(_) => act(),
            Err(_) => {
                other();
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
