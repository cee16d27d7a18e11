//! The record for paper: what it comes to, what was found, what was set aside, what was not checked, what held.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::cause;
use crate::app::model::{ResultsModel, Shared, quote};
use crate::app::words;
use crate::checked;
use crate::finding::{Held, Lang};
use crate::rules;

/// Whose report it is, the file, the day and the program: at the head of the record and at the foot of each page.
pub fn foot(model: &ResultsModel, lang: Lang) -> String {
    let report = model.report();
    let body = report.identity.body.as_ref().map_or("", |body| body.value.as_str());
    let today: String = String::from(js_sys::Date::new_0().to_iso_string()).chars().take(10).collect();
    let program = [words::NAME.get(lang), " ", env!("CARGO_PKG_VERSION")].concat();
    let parts = [body, &report.document.name, &today, &program];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub model: Shared<ResultsModel>,
    pub lang: Lang,
}

/// How long after a check the record is written, in milliseconds: nobody prints while typing.
const LATE: u32 = 300;

/// The record, a moment late, or as soon as something is printed.
#[component]
pub fn Record(props: &Props) -> Html {
    let written = use_state(|| None::<Shared<ResultsModel>>);
    {
        let written = written.clone();
        use_effect_with(props.model.clone(), move |model| {
            let (model, first) = (model.clone(), written.clone());
            let late = Timeout::new(LATE, {
                let model = model.clone();
                move || first.set(Some(model))
            });
            let print = web_sys::window()
                .map(|window| EventListener::once(&window, "beforeprint", move |_| written.set(Some(model))));
            move || drop((late, print))
        });
    }
    written.as_ref().map(|model| draw(model, props.lang)).unwrap_or_default()
}

/// The record. On the screen it is not seen.
pub fn draw(model: &ResultsModel, lang: Lang) -> Html {
    let outcomes = &model.checked.outcomes;
    let verdict = words::verdict(model.verdict(), model.tally, &model.unread_tables(), lang);
    let mut held: Vec<(&Held, usize)> = Vec::new();
    for check in &outcomes.held {
        match held.iter_mut().find(|(first, _)| first.code == check.code) {
            Some((_, count)) => *count += 1,
            None => held.push((check, 1)),
        }
    }
    html! {
        <section class="record" aria-hidden="true">
            <h2>{ words::RECORD.get(lang) }</h2>
            <p class="record-meta">
                { foot(model, lang) }
            </p>
            <p class="record-verdict"><b>{ verdict }</b></p>
            <ol>
                { for model.heads().map(|finding| html! {
                    <li>
                        <b>{ quote::headed(model, finding, lang) }{ cause::spoken_numbers(model, finding, lang) }</b>
                        <p class="message">{ finding.message.get(lang).to_owned() }</p>
                        if let Some(formula) = &finding.formula {
                            <p class="formula">{ formula.clone() }</p>
                        }
                    </li>
                }) }
            </ol>
            if !model.aside.is_empty() {
                <h3>{ words::ASIDE.get(lang) }</h3>
                <ul>
                    { for model.aside.iter().filter_map(|(index, reason)| {
                        let said = quote::headed(model, model.finding(*index)?, lang);
                        Some(html! { <li>{ said }{ "：" }{ reason.words(lang) }</li> })
                    }) }
                </ul>
            }
            if !outcomes.skipped.is_empty() {
                <h3>{ words::SKIPPED.get(lang) }</h3>
                <ul>
                    { for checked::grouped(&outcomes.skipped).into_iter().map(|(first, count)| html! {
                        <li>{ rules::holds_of(first.code, &first.title, lang).to_owned() }{ " × " }{ count }{ "：" }
                            { first.reason.get(lang).to_owned() }</li>
                    }) }
                </ul>
            }
            <h3>{ words::HELD.get(lang) }</h3>
            <ul class="record-held">
                { for held.into_iter().map(|(first, count)| html! {
                    <li>{ rules::holds_of(first.code, &first.title, lang).to_owned() }{ " × " }{ count }</li>
                }) }
            </ul>
        </section>
    }
}
