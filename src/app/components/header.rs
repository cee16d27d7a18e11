//! The head of the page: name, language, colours, dialogs.

use yew::prelude::*;

use crate::app::state::{Action, Dialog, Dispatch, Theme};
use crate::app::words;
use crate::finding::Lang;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub lang: Lang,
    pub theme: Theme,
    pub dispatch: Dispatch,
}

/// Name and switches.
#[component]
pub fn Header(props: &Props) -> Html {
    let Props { lang, theme, dispatch } = props;
    let t = |pair: words::Pair| pair.get(*lang);
    let open = |dialog: Dialog| {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Open(Some(dialog)))
    };
    let speak = {
        let (dispatch, other) = (dispatch.clone(), if *lang == Lang::Zh { Lang::En } else { Lang::Zh });
        move |_: MouseEvent| dispatch.dispatch(Action::Speak(other))
    };
    let next = match theme {
        Theme::Auto => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Auto,
    };
    let paint = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Paint(next))
    };
    let colours = match theme {
        Theme::Auto => words::THEME_AUTO,
        Theme::Light => words::THEME_LIGHT,
        Theme::Dark => words::THEME_DARK,
    };
    html! {
        <header class="top">
            <div class="brand">
                <span class="seal" aria-hidden="true">{ "勾" }</span>
                <h1>
                    <span class="brand-name">{ t(words::NAME) }</span>
                    <span class="brand-title">{ t(words::TITLE) }</span>
                </h1>
            </div>
            <button type="button" class="local" onclick={open(Dialog::About)} title={t(words::HOW_TO_SEE)}>
                <span class="local-dot" aria-hidden="true" />{ t(words::LOCAL) }
            </button>
            <nav class="switches">
                <button type="button" onclick={open(Dialog::Rules(None))}>{ t(words::RULES) }</button>
                <button type="button" onclick={open(Dialog::Settings)}>{ t(words::SETTINGS) }</button>
                <button type="button" onclick={open(Dialog::About)}>{ t(words::ABOUT) }</button>
                <button type="button" onclick={paint}
                    aria-label={[t(words::THEME), " ", t(colours)].concat()}>
                    { t(words::THEME) }<span class="value">{ t(colours) }</span>
                </button>
                <button type="button" onclick={speak} lang={if *lang == Lang::Zh { "en" } else { "zh-CN" }}>
                    { if *lang == Lang::Zh { "English" } else { "中文" } }
                </button>
            </nav>
        </header>
    }
}
