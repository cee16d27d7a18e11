//! What stands where the results will be: what this is for, in three steps.

use yew::prelude::*;

use crate::app::effects::intake;
use crate::app::model::samples;
use crate::app::state::Dispatch;
use crate::app::words::{self, STEPS};
use crate::finding::Lang;

/// Shown while the box is empty.
pub fn draw(lang: Lang, dispatch: &Dispatch) -> Html {
    let sample = intake::on_click(samples::wrong, lang, dispatch);
    html! {
        <div class="welcome">
            <ol>
                { for STEPS.iter().map(|(head, text)| html! {
                    <li><h2>{ head.get(lang) }</h2><p>{ text.get(lang) }</p></li>
                }) }
            </ol>
            <button type="button" class="primary" onclick={sample}>{ words::TRY_SAMPLE.get(lang) }</button>
            <p class="hint">{ words::ABOUT_LOCAL.get(lang) }</p>
        </div>
    }
}
