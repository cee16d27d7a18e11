//! What concerns the whole document: language, colours, title, and the sign that the program runs.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::app::effects::folder;
use crate::app::effects::{deferred, deferred_entry};
use crate::app::platform::browser;
use crate::app::platform::files_module;
use crate::app::platform::storage::{self, TEXT};
use crate::app::state::{Action, Dialog, Size, State, Theme};
use crate::app::words;
use crate::finding::Lang;
use crate::options::kept;

/// Keeps the document's language, colours and title in step with the state.
#[hook]
pub fn use_page(state: &UseReducerHandle<State>) {
    use_effect_with((state.lang, state.theme, state.size), |(lang, theme, size)| {
        let Some(root) = browser::root() else { return };
        let _ = root.set_attribute("lang", if *lang == Lang::Zh { "zh-CN" } else { "en" });
        let _ = match theme {
            Theme::Auto => root.remove_attribute("data-theme"),
            _ => root.set_attribute("data-theme", theme.code()),
        };
        let _ = match size {
            Size::Usual => root.remove_attribute("data-size"),
            _ => root.set_attribute("data-size", size.code()),
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

/// Brings the page of the rule that was asked for, in the page's language.
#[hook]
pub fn use_rule_page(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    use_effect_with((state.dialog, state.lang), move |(dialog, lang)| {
        let (Some(Dialog::Rules(Some(code))), lang) = (*dialog, *lang) else { return };
        spawn_local(async move {
            let page = files_module::call("pageRule", &[code.into(), lang.code().into()]).await;
            let text = page.ok().and_then(|text| text.as_string());
            let text = text.unwrap_or_else(|| words::SECOND_FAILED.get(lang).to_owned());
            dispatch.dispatch(Action::RulePage(code, text));
        });
    });
}

/// Brings the pages of the office's own rules for the catalogue.
#[hook]
pub fn use_house_pages(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    let is_wanted = matches!(state.dialog, Some(Dialog::Rules(_))) && !state.options.house_rules.is_empty();
    use_effect_with((is_wanted, state.options.clone(), state.lang), move |(is_wanted, options, lang)| {
        let (settings, lang) = (kept::write(options), *lang);
        if !is_wanted {
            return;
        }
        spawn_local(async move {
            let pages =
                files_module::call("pageHouseCatalogue", &[settings.into(), lang.code().into()]).await;
            let text = pages.ok().and_then(|text| text.as_string());
            let text = text.unwrap_or_else(|| words::SECOND_FAILED.get(lang).to_owned());
            dispatch.dispatch(Action::HousePages(text));
        });
    });
}

/// Shows every component where the address asks for that (`?gallery`).
#[hook]
pub fn use_gallery(state: &UseReducerHandle<State>) {
    let (dispatch, lang) = (state.dispatcher(), state.lang);
    use_effect_with((), move |()| {
        if browser::parameter("gallery").is_some() {
            let to = dispatch.clone();
            deferred::then(lang, &dispatch, move || to.dispatch(Action::Gallery));
        }
    });
}

/// Keeps the text on this machine while the person wants that.
#[hook]
pub fn use_kept(state: &UseReducerHandle<State>) {
    let kept = (state.is_kept && state.folder.is_none()).then(|| state.input.text.clone());
    use_effect_with(kept, |kept| {
        if let Some(text) = kept {
            storage::set(TEXT, text);
        }
    });
}

/// Compares reports that were opened together, once all of them are read, unless that is a lot of work; and
/// moves the focus to the head of a view when it is there.
#[hook]
pub fn use_folder(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    let (folder, options, lang) = (state.folder.clone(), state.options.clone(), state.lang);
    let is_done = folder.as_ref().is_some_and(|folder| !folder.is_running && folder.across.is_none());
    let shown = folder.as_ref().and_then(|folder| folder.view.clone());
    use_effect_with((is_done, lang), move |(is_done, lang)| {
        if let Some(folder) = folder.filter(|folder| *is_done && folder::compares_unasked(folder)) {
            deferred_entry::compare(&folder, &options, *lang, &dispatch);
        }
    });
    use_effect_with(shown, |shown| {
        let Some((_, Some(_))) = shown else { return };
        let head = browser::root().and_then(|root| root.query_selector(".view h2").ok().flatten());
        if let Some(head) = head.and_then(|head| head.dyn_into::<HtmlElement>().ok()) {
            browser::focus(&head);
            browser::show(&head);
        }
    });
}
