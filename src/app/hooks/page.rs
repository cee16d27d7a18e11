//! What concerns the whole document: language, colours, title, and the sign that the program runs.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::app::browser;
use crate::app::state::{State, Theme};
use crate::app::words;
use crate::finding::Lang;

/// Keeps the document's language, colours and title in step with the state.
#[hook]
pub fn use_page(state: &UseReducerHandle<State>) {
    use_effect_with((state.lang, state.theme), |(lang, theme)| {
        let Some(root) = browser::root() else { return };
        let _ = root.set_attribute("lang", if *lang == Lang::Zh { "zh-CN" } else { "en" });
        let _ = match theme {
            Theme::Auto => root.remove_attribute("data-theme"),
            _ => root.set_attribute("data-theme", theme.code()),
        };
        if let Some(document) = root.owner_document() {
            document.set_title(&[words::NAME.get(*lang), " · ", words::TITLE.get(*lang)].concat());
        }
    });
    use_effect_with((), |()| {
        if let Some(body) = web_sys::window().and_then(|w| w.document()).and_then(|d| d.body()) {
            let _ = body.set_attribute("data-ready", "");
        }
    });
}

/// Shows the dialog when there is one to show. The browser closes it itself.
#[hook]
pub fn use_dialog(state: &UseReducerHandle<State>, node: &NodeRef) {
    let node = node.clone();
    use_effect_with(state.dialog.is_some(), move |_| {
        if let Some(dialog) = node.cast::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    });
}
