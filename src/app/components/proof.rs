//! What was checked and holds, and what could not be checked and why: as loud as the errors, for those who must
//! trust the silence.

use yew::prelude::*;

use super::Draw;
use crate::app::model::Chosen;
use crate::app::state::Action;
use crate::app::words;
use crate::checked;
use crate::finding::Held;
use crate::rules;

/// Checks that hold, by rule, each with its calculation.
pub fn held(draw: Draw<'_>) -> Html {
    let held = &draw.model.checked.outcomes.held;
    let mut firsts: Vec<&Held> = Vec::new();
    for check in held {
        if !firsts.iter().any(|first| first.code == check.code) {
            firsts.push(check);
        }
    }
    html! {
        <section id="held" class="panel">
            <h2>{ draw.t(words::HELD) }<span class="count">{ held.len() }</span></h2>
            <p class="hint">{ draw.t(words::HELD_HELP) }</p>
            { for firsts.into_iter().map(|first| {
                let code = first.code;
                let checks = || held.iter().filter(|check| check.code == code);
                let summary = html! {
                    <>{ rules::holds_of(code, &first.title, draw.lang).to_owned() }<span class="count">{ checks().count() }</span></>
                };
                draw.folded(code, summary, || html! {
                    <ul class="calculations">{ for checks().map(|check| calculation(draw, check)) }</ul>
                })
            }) }
        </section>
    }
}

fn calculation(draw: Draw<'_>, check: &Held) -> Html {
    html! {
        <li>
            if let Some(id) = check.cells.last() {
                <button type="button" class="link" onclick={draw.on_click(Action::Choose(Some(Chosen::Cell(*id))))}>
                    { words::cell(*id, draw.lang) }
                </button>
            }
            <span class="formula">{ check.formula.clone() }</span>
        </li>
    }
}

/// Checks that could not be made: one line for each rule and reason.
pub fn skipped(draw: Draw<'_>) -> Html {
    let skipped = &draw.model.checked.outcomes.skipped;
    if skipped.is_empty() {
        return Html::default();
    }
    html! {
        <section id="skipped" class="panel not-checked">
            <h2>{ draw.t(words::SKIPPED) }<span class="count">{ skipped.len() }</span></h2>
            <p class="hint">{ draw.t(words::SKIPPED_HELP) }</p>
            <ul class="skipped">
                { for checked::grouped(skipped).into_iter().map(|(first, count)| html! {
                    <li>
                        <span class="step-title">{ rules::holds_of(first.code, &first.title, draw.lang).to_owned() }</span>
                        if count > 1 {
                            <span class="count">{ count }</span>
                        }
                        <span>{ first.reason.get(draw.lang).to_owned() }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}
