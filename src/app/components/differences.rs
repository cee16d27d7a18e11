//! What was changed: each line as it came beside the line as it is.

use yew::prelude::*;

use crate::app::model::ResultsModel;
use crate::app::model::difference::Changed;
use crate::app::model::quote;
use crate::app::state::{Action, Dispatch, Mode, on_click};
use crate::app::words;
use crate::finding::Lang;
use crate::text::Span;

/// All of it, or that nothing was changed.
pub fn draw(changed: &[Changed], model: &ResultsModel, lang: Lang, dispatch: &Dispatch) -> Html {
    if changed.is_empty() {
        let back = on_click(dispatch, Action::Show(Mode::Mended));
        return html! {
            <div class="sheet" data-shown="differences">
                <p>{ words::NOTHING_CHANGED.get(lang) }</p>
                <button type="button" onclick={back}>{ words::MODE_MENDED.get(lang) }</button>
            </div>
        };
    }
    html! {
        <div class="diff" data-shown="differences">
            <h2 class="before">{ words::MODE_ORIGINAL.get(lang) }</h2>
            <h2>{ words::MODE_MENDED.get(lang) }</h2>
            { for changed.iter().map(|line| {
                let place = quote::place_of(model, Span::new(line.place, line.place), lang);
                html! {
                    <>
                        <div class="before">
                            <span class="diff-place">{ place }</span>
                            { line.before.as_ref().map(|words| side(words, line.spans.0, true)) }
                        </div>
                        <div class="after">
                            { line.after.as_ref().map(|words| side(words, line.spans.1, false)) }
                        </div>
                    </>
                }
            }) }
        </div>
    }
}

/// One side of a line, with what differs marked.
fn side(words: &str, span: Span, is_before: bool) -> Html {
    let part = |from: usize, to: usize| words.get(from..to).unwrap_or("").replace('\t', "  ");
    let inner = part(span.start, span.end);
    html! {
        <p class="diff-words">
            { part(0, span.start) }
            if inner.is_empty() {
            } else if is_before {
                <del>{ inner }</del>
            } else {
                <ins>{ inner }</ins>
            }
            { part(span.end, words.len()) }
        </p>
    }
}
