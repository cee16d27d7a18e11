//! The report's text: the box that is typed into, and under it the same text with marks.
//!
//! The marked copy never touches the box, so that input methods, the browser's undo and spelling are left alone.
//! Both stand in one scrolling frame and take their height from the copy: they cannot drift apart.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::effects::intake;
use crate::app::hooks::{use_field, use_reveal_in_text};
use crate::app::model::Shared;
use crate::app::model::highlights::{self, TextMark};
use crate::app::model::samples;
use crate::app::platform::browser;
use crate::app::platform::files_module;
use crate::app::state::{Action, Dispatch, Input, Notice, Reveal, on_click};
use crate::app::words::{self, Pair};
use crate::finding::Lang;

/// The longest text that gets marks, in bytes: a longer one would be laid out twice at each key.
const MARKED: usize = 400_000;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub input: Input,
    pub marks: Shared<Vec<TextMark>>,
    pub reveal: Reveal,
    pub notice: Option<Notice>,
    /// The file that is being read.
    pub busy: Option<AttrValue>,
    /// What opening files needs.
    pub page: intake::Page,
    pub dispatch: Dispatch,
}

/// The left side of the page.
#[component]
pub fn TextPane(props: &Props) -> Html {
    let Props { input, marks, reveal, notice, busy, page, dispatch } = props;
    let lang = &page.lang;
    let t = |pair: Pair| pair.get(*lang);
    let (field, copy) = (use_node_ref(), use_node_ref());
    use_field(&field, input, dispatch);
    use_reveal_in_text(&copy, *reveal);

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
    let is_long = input.text.len() > MARKED;
    html! {
        <section class="text-pane" aria-label={t(words::TEXT_PANE)}>
            <div class="toolbar">
                { super::open_buttons(page, dispatch) }
                <button type="button" onclick={sample(samples::sound)}>{ t(words::SAMPLE_SOUND) }</button>
                <button type="button" onclick={sample(samples::wrong)}>{ t(words::SAMPLE_WRONG) }</button>
                <button type="button" onclick={on_click(dispatch, Action::Clear)} disabled={input.is_blank()}>{ t(words::CLEAR) }</button>
            </div>
            { message(notice.as_ref(), busy.as_ref(), *lang, dispatch) }
            <div class={classes!("frame", is_long.then_some("is-long"))}>
                <div class="paper">
                    if !is_long {
                        { marked(&input.text, marks, &copy) }
                    }
                    <textarea ref={field} class="field" spellcheck="false" autocomplete="off" autocapitalize="off"
                        aria-label={t(words::TEXT)} placeholder={t(words::TEXT_HINT)} {oninput} {onpaste}
                        {onclick} />
                </div>
            </div>
            if is_long {
                <p class="hint">{ t(words::LONG_TEXT) }</p>
            }
        </section>
    }
}

/// The marked copy under the box.
fn marked(text: &str, marks: &[TextMark], node: &NodeRef) -> Html {
    let pieces = highlights::pieces(text, marks);
    html! {
        <div class="copy" aria-hidden="true" inert=true ref={node.clone()}>
            { for pieces.iter().map(|piece| {
                let words = piece.span.of(text).to_owned();
                match piece.look {
                    Some(look) => html! { <mark class={look.class()}>{ words }</mark> },
                    None => html! { { words } },
                }
            }) }
            // A box ends in an empty line where the text ends in a line break; a block does not.
            { "\u{200b}" }
        </div>
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
