//! The text box, and what is typed into where the report is drawn.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::platform::browser;
use crate::app::state::{Action, Dispatch, Input, Mode, Reveal};
use crate::form::CellId;
use crate::text::Span;

/// Puts text into the box when the page changed it (and never when the person did), and says when an input method
/// is done: browsers differ in whether the last `input` event still counts as composing.
#[hook]
pub fn use_field(field: &NodeRef, input: &Input, dispatch: &Dispatch) {
    let (node, text) = (field.clone(), input.text.clone());
    use_effect_with(input.version, move |version| {
        if *version > 0
            && let Some(field) = node.cast::<HtmlTextAreaElement>()
        {
            // A person who is in the box stays where they are.
            let caret = field.selection_start().ok().flatten().filter(|_| *version > 1).unwrap_or(0);
            field.set_value(&text);
            let _ = field.set_selection_range(caret, caret);
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

/// Brings the chosen place into view where the report is drawn, and its beginning where another text of it is shown; puts the focus into the cell or the line that is typed
/// into, and back on the cell when that is done.
#[hook]
pub fn use_sheet(
    sheet: &NodeRef,
    mode: Mode,
    reveal: Reveal,
    cell: Option<CellId>,
    line: Option<(Span, u32)>,
) {
    let (node, shown) = (sheet.clone(), use_mut_ref(|| mode));
    use_effect_with(mode, move |mode| {
        let before = std::mem::replace(&mut *shown.borrow_mut(), *mode);
        if let Some(sheet) = node.cast::<HtmlElement>().filter(|_| before != *mode) {
            browser::show_start(&sheet);
        }
    });
    let node = sheet.clone();
    use_effect_with(reveal, move |reveal| {
        let Some(sheet) = node.cast::<HtmlElement>().filter(|_| reveal.in_text) else { return };
        if let Ok(Some(place)) = sheet.query_selector(".is-here, .m-here") {
            browser::show_centred(&place);
        }
    });
    let (node, last) = (sheet.clone(), use_mut_ref(|| None::<CellId>));
    use_effect_with(cell, move |cell| {
        let before = std::mem::replace(&mut *last.borrow_mut(), *cell);
        let Some(sheet) = node.cast::<HtmlElement>() else { return };
        let find = |css: &str| sheet.query_selector(css).ok().flatten();
        if cell.is_some() {
            if let Some(field) = find(".cell-field").and_then(|node| node.dyn_into::<HtmlInputElement>().ok())
            {
                browser::focus(&field);
                let end = u32::try_from(field.value().encode_utf16().count()).unwrap_or(0);
                let _ = field.set_selection_range(end, end);
            }
        } else if let Some(before) = before
            && browser::has_no_focus()
            && let Some(cell) = find(&["[data-cell='", &before.to_string(), "']"].concat())
            && let Ok(cell) = cell.dyn_into::<HtmlElement>()
        {
            browser::focus(&cell);
        }
    });
    let node = sheet.clone();
    use_effect_with(line, move |line| {
        let Some((_, caret)) = *line else { return };
        let field =
            node.cast::<HtmlElement>().and_then(|sheet| sheet.query_selector(".line-field").ok().flatten());
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
            browser::focus(&field);
            let _ = field.set_selection_range(caret, caret);
        }
    });
}
