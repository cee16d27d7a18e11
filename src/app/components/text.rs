//! The report's text as it is: the box that is pasted and typed into. Input methods, the browser's own spelling and
//! search work in it as in any field; the marks stand where the report is drawn.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::effects::intake;
use crate::app::hooks::use_field;
use crate::app::model::samples;
use crate::app::platform::browser;
use crate::app::platform::files_module;
use crate::app::state::{Action, Dispatch, Input, Notice, on_click};
use crate::app::words::{self, Pair};
use crate::finding::Lang;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub input: Input,
    pub notice: Option<Notice>,
    /// The file that is being read.
    pub busy: Option<AttrValue>,
    /// What opening files needs.
    pub page: intake::Page,
    pub dispatch: Dispatch,
}

/// The box with what fills it.
#[component]
pub fn TextPane(props: &Props) -> Html {
    let Props { input, notice, busy, page, dispatch } = props;
    let lang = &page.lang;
    let t = |pair: Pair| pair.get(*lang);
    let field = use_node_ref();
    use_field(&field, input, dispatch);

    let oninput = {
        let dispatch = dispatch.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                dispatch.dispatch(Action::Typed(field.value(), event.is_composing()));
            }
        }
    };
    let onpaste = {
        let (dispatch, page) = (dispatch.clone(), page.clone());
        move |event: Event| intake::paste(&event, &page, &dispatch)
    };
    let onclick = {
        let dispatch = dispatch.clone();
        move |event: MouseEvent| {
            let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            let (start, end) = (field.selection_start().ok().flatten(), field.selection_end().ok().flatten());
            if let (Some(start), true) = (start, start == end) {
                dispatch.dispatch(Action::Point(browser::byte_at(&field.value(), start)));
            }
        }
    };
    let sample = |text: fn() -> String| intake::on_click(text, *lang, dispatch);
    html! {
        <section class="text-pane" aria-label={t(words::TEXT_PANE)}>
            <div class="toolbar">
                { super::open_buttons(page, dispatch) }
                <button type="button" onclick={sample(samples::sound)}>{ t(words::SAMPLE_SOUND) }</button>
                <button type="button" onclick={sample(samples::wrong)}>{ t(words::SAMPLE_WRONG) }</button>
                <button type="button" onclick={on_click(dispatch, Action::Clear)} disabled={input.is_blank()}>{ t(words::CLEAR) }</button>
            </div>
            { message(notice.as_ref(), busy.as_ref(), *lang, dispatch) }
            <div class="frame">
                <textarea ref={field} class="field" spellcheck="false" autocomplete="off" autocapitalize="off"
                    aria-label={t(words::TEXT)} placeholder={t(words::TEXT_HINT)} {oninput} {onpaste} {onclick} />
            </div>
        </section>
    }
}

/// What is being read, or what happened to the text, what to do, and the way back.
fn message(notice: Option<&Notice>, busy: Option<&AttrValue>, lang: Lang, dispatch: &Dispatch) -> Html {
    if let Some(file) = busy {
        let stop = Callback::from(|_: MouseEvent| files_module::stop());
        return html! {
            <div role="status" aria-live="polite">
                <div class="notice busy" data-busy="">
                    <p>{ words::BUSY.get(lang) }{ file.clone() }</p>
                    <progress aria-label={words::BUSY.get(lang)} />
                    <button type="button" onclick={stop}>{ words::CANCEL.get(lang) }</button>
                </div>
            </div>
        };
    }
    let body = notice.map(|notice| {
        html! {
            <div class={classes!("notice", notice.is_problem.then_some("is-problem"))}>
                <p>{ notice.text.clone() }</p>
                if notice.can_undo {
                    <button type="button" onclick={on_click(dispatch, Action::Undo)}>{ words::UNDO.get(lang) }</button>
                }
                <button type="button" class="quiet" onclick={on_click(dispatch, Action::Unsay)}>
                    { words::CLOSE.get(lang) }
                </button>
            </div>
        }
    });
    html! { <div role="status" aria-live="polite">{ body }</div> }
}
