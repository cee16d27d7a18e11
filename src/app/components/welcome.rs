//! What stands over the empty box: what this is for, in two sentences.

use yew::prelude::*;

use crate::app::words;
use crate::finding::Lang;

/// Shown while the box is empty.
pub fn draw(lang: Lang) -> Html {
    html! {
        <div class="welcome">
            <h2>{ words::WELCOME.get(lang) }</h2>
            <p class="lead">{ words::WELCOME_LEAD.get(lang) }</p>
        </div>
    }
}
