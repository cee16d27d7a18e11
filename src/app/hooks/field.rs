//! The text box and its marked copy.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::model::Shared;
use crate::app::model::highlights::{Look, TextMark};
use crate::app::platform::browser;
use crate::app::state::{Action, Dispatch, Input, Reveal};

/// Puts text into the box when the page changed it (and never when the person did), and says when an input method
/// is done: browsers differ in whether the last `input` event still counts as composing.
#[hook]
pub fn use_field(field: &NodeRef, input: &Input, dispatch: &Dispatch) {
    let (node, text) = (field.clone(), input.text.clone());
    use_effect_with(input.version, move |version| {
        if *version > 0
            && let Some(field) = node.cast::<HtmlTextAreaElement>()
        {
            field.set_value(&text);
            let _ = field.set_selection_range(0, 0);
        }
    });
    let (node, dispatch) = (field.clone(), dispatch.clone());
    use_effect_with((), move |()| {
        let listener = node.cast::<HtmlTextAreaElement>().map(|field| {
            let target = field.clone();
            EventListener::new(&target, "compositionend", move |_| {
                dispatch.dispatch(Action::Composed(field.value()));
            })
        });
        move || drop(listener)
    });
}

/// Brings the chosen place into view in the text, and puts the caret there when that was asked for.
#[hook]
pub fn use_reveal_in_text(
    field: &NodeRef,
    copy: &NodeRef,
    reveal: Reveal,
    marks: &Shared<Vec<TextMark>>,
    input: &Input,
) {
    let (field, copy) = (field.clone(), copy.clone());
    let (marks, text) = (marks.clone(), input.text.clone());
    use_effect_with(reveal, move |reveal| {
        let Some(mark) = marks.iter().find(|m| m.look == Look::Chosen).filter(|_| reveal.in_text) else {
            return;
        };
        let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
        let (start, end) =
            (browser::units_at(&text, mark.span.start), browser::units_at(&text, mark.span.end));
        let drawn = copy
            .cast::<HtmlElement>()
            .and_then(|copy| copy.query_selector(".m-chosen").ok().flatten())
            .and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let (Some(node), Some(frame)) = (drawn, field.closest(".frame").ok().flatten()) {
            browser::show_in(&frame, &node);
            browser::show(&frame);
        }
        // A touch screen would cover half the page with its keyboard.
        if reveal.caret && browser::matches("(pointer: fine)") {
            browser::focus(&field);
            let _ = field.set_selection_range(start, end);
        }
    });
}
