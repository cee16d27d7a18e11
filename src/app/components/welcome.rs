//! What stands where the results will be: what this is for, in three steps.

use yew::prelude::*;

use crate::app::state::Dispatch;
use crate::app::words::{self, STEPS};
use crate::app::{intake, samples};
use crate::finding::Lang;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// Shown while the box is empty.
#[component]
pub fn Welcome(props: &Props) -> Html {
    let Props { lang, dispatch } = props;
    let sample = {
        let (dispatch, lang) = (dispatch.clone(), *lang);
        move |_: MouseEvent| intake::load(crate::source::from_text(samples::wrong()), lang, &dispatch)
    };
    html! {
        <div class="welcome">
            <ol>
                { for STEPS.iter().map(|(head, text)| html! {
                    <li><h2>{ head.get(*lang) }</h2><p>{ text.get(*lang) }</p></li>
                }) }
            </ol>
            <button type="button" class="primary" onclick={sample}>{ words::TRY_SAMPLE.get(*lang) }</button>
            <p class="hint">{ words::ABOUT_LOCAL.get(*lang) }</p>
        </div>
    }
}
