//! The dialogs: what this is, the catalogue, the settings. The browser's own `dialog` keeps the focus inside and
//! closes on Escape.

mod about;
mod rules;
mod settings;

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::app::shared::Shared;
use crate::app::state::{Action, Dialog, Dispatch};
use crate::app::words;
use crate::finding::Lang;
use crate::options::Options;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub dialog: Option<Dialog>,
    pub options: Shared<Options>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// The open dialog, if there is one.
#[component]
pub fn Dialogs(props: &Props) -> Html {
    let Props { dialog, options, lang, dispatch } = props;
    let Some(dialog) = dialog else { return Html::default() };
    let (title, body) = match dialog {
        Dialog::About => (words::ABOUT, html! { <about::About lang={*lang} /> }),
        Dialog::Rules(at) => (
            words::RULES,
            html! { <rules::Rules at={*at} options={options.clone()} lang={*lang} dispatch={dispatch.clone()} /> },
        ),
        Dialog::Settings => (
            words::SETTINGS,
            html! { <settings::Settings options={options.clone()} lang={*lang} dispatch={dispatch.clone()} /> },
        ),
    };
    html! { <Modal title={title.get(*lang)} lang={*lang} dispatch={dispatch.clone()}>{ body }</Modal> }
}

#[derive(Properties, PartialEq)]
struct ModalProps {
    title: &'static str,
    lang: Lang,
    dispatch: Dispatch,
    children: Children,
}

#[component]
fn Modal(props: &ModalProps) -> Html {
    let ModalProps { title, lang, dispatch, children } = props;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let onclose = {
        let dispatch = dispatch.clone();
        move |_: Event| dispatch.dispatch(Action::Open(None))
    };
    let close = {
        let node = node.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    html! {
        <dialog ref={node} class="dialog" aria-labelledby="dialog-title" {onclose}>
            <header>
                <h2 id="dialog-title">{ *title }</h2>
                <button type="button" onclick={close}>{ words::CLOSE.get(*lang) }</button>
            </header>
            <div class="dialog-body">{ children.clone() }</div>
        </dialog>
    }
}
