//! The head of the page: name, language, colours, dialogs.

use yew::prelude::*;

use crate::app::effects::deferred;
use crate::app::state::{Action, Dialog, Dispatch, State, Theme, on_click};
use crate::app::words;
use crate::finding::Lang;

/// Name and switches.
pub fn draw(state: &State, dispatch: &Dispatch) -> Html {
    let lang = state.lang;
    let t = |pair: words::Pair| pair.get(lang);
    html! {
        <header class="brand-bar">
            <div class="brand">
                <span class="seal" aria-hidden="true">{ "勾" }</span>
                <h1>
                    <span class="brand-name">{ t(words::NAME) }</span>
                    <span class="brand-title">{ t(words::TITLE) }</span>
                </h1>
            </div>
            <button type="button" class="local" onclick={open(Dialog::About, lang, dispatch)} title={t(words::HOW_TO_SEE)}>
                <span class="local-dot" aria-hidden="true" />{ t(words::LOCAL) }
            </button>
            { switches(state, dispatch) }
        </header>
    }
}

fn open(dialog: Dialog, lang: Lang, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let to = dispatch.clone();
    Callback::from(move |_: MouseEvent| {
        let dispatch = to.clone();
        deferred::then(lang, &to, move || dispatch.dispatch(Action::Open(Some(dialog))));
    })
}

/// Rules, settings, colours, size of the text, language.
pub fn switches(state: &State, dispatch: &Dispatch) -> Html {
    let State { lang, theme, size, .. } = *state;
    let t = |pair: words::Pair| pair.get(lang);
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let next = match theme {
        Theme::Auto => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Auto,
    };
    let colours = match theme {
        Theme::Auto => words::THEME_AUTO,
        Theme::Light => words::THEME_LIGHT,
        Theme::Dark => words::THEME_DARK,
    };
    html! {
        <nav class="switches" aria-label={t(words::SWITCHES)}>
            <button type="button" onclick={open(Dialog::Rules(None), lang, dispatch)}>{ t(words::RULES) }</button>
            <button type="button" onclick={open(Dialog::Settings, lang, dispatch)}>{ t(words::SETTINGS) }</button>
            <button type="button" onclick={open(Dialog::About, lang, dispatch)}>{ t(words::ABOUT) }</button>
            <button type="button" onclick={on_click(dispatch, Action::Paint(next))}>
                { t(words::THEME) }{ " " }<span class="value">{ t(colours) }</span>
            </button>
            <button type="button" data-action="size" onclick={on_click(dispatch, Action::Enlarge(size.next()))}>
                { t(words::SIZE) }{ " " }<span class="value">{ t(words::size(size.code())) }</span>
            </button>
            <button type="button" onclick={on_click(dispatch, Action::Speak(other))}
                lang={if lang == Lang::Zh { "en" } else { "zh-CN" }}>
                { if lang == Lang::Zh { "English" } else { "中文" } }
            </button>
        </nav>
    }
}
