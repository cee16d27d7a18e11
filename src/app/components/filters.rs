//! What is listed of the findings: by severity, by place, by rule; how they are put together; how far the work is.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Draw;
use crate::app::model::ResultsModel;
use crate::app::model::listing::{self, Grouping, Listing};
use crate::app::state::Action;
use crate::app::words::{self, Pair};
use crate::finding::{Finding, Lang, Severity};
use crate::rules;

/// With fewer findings there is nothing to choose from.
const FEW: usize = 3;

/// One choice of a field: its value, its words, how many there are.
type Choice = (String, String, usize);

/// The bar over the list.
pub fn draw(draw: Draw<'_>, listed: &Listing, original: Option<&ResultsModel>) -> Html {
    let Draw { model, lang, .. } = draw;
    let tally = model.tally;
    let severities = [
        (None, words::ALL, tally.errors + tally.warnings),
        (Some(Severity::Error), words::ERRORS, tally.errors),
        (Some(Severity::Warning), words::WARNINGS, tally.warnings),
    ];
    let (left, done) = listing::progress(model, original);
    html! {
        <div class="work-bar">
            <h2 class="sr">{ draw.t(words::FINDINGS) }</h2>
            <div class="segments" role="group" aria-label={draw.t(words::SHOWN)}>
                { for severities.into_iter().map(|(severity, name, count)| html! {
                    <button type="button" aria-pressed={(severity == listed.severity).to_string()}
                        onclick={draw.on_click(Action::List(Listing { severity, ..listed.clone() }))}>
                        { draw.t(name) }{ " " }<span class="fig">{ count }</span>
                    </button>
                }) }
            </div>
            if done > 0 {
                <span class="work-done" data-left={left.to_string()} data-done={done.to_string()}>
                    { words::left_and_done(left, done, lang) }
                </span>
            }
            if model.heads.len() >= FEW {
                <div class="work-fields">{ fields(draw, listed) }</div>
            }
        </div>
    }
}

/// The three fields.
fn fields(draw: Draw<'_>, listed: &Listing) -> Html {
    let Draw { model, lang, .. } = draw;
    let place = |finding: &Finding, lang: Lang| listing::place_of(model, finding, lang);
    let places = choices(model, |f| (place(f, Lang::Zh), place(f, lang)));
    let kinds = choices(model, |f| (f.code.to_owned(), rules::title_of(f, lang).to_owned()));
    let codes: Vec<&'static str> = model.heads().map(|finding| finding.code).collect();
    let (by_place, by_rule, by_group) = (listed.clone(), listed.clone(), listed.clone());
    html! {
        <>
            { field(draw, "place", words::ANY_PLACE, &places, listed.place.as_deref(), move |chosen| {
                Listing { place: chosen.map(AttrValue::from), ..by_place.clone() }
            }) }
            { field(draw, "rule", words::ANY_RULE, &kinds, listed.rule, move |chosen| {
                let rule = chosen.and_then(|chosen| codes.iter().copied().find(|code| **code == chosen));
                Listing { rule, ..by_rule.clone() }
            }) }
            { field(draw, "group", words::BY_WEIGHT, &[
                (Grouping::Place.name().to_owned(), draw.t(words::BY_PLACE).to_owned(), 0),
                (Grouping::Rule.name().to_owned(), draw.t(words::BY_RULE).to_owned(), 0),
            ], Some(listed.by.name()), move |chosen| {
                let by = Grouping::ALL.into_iter().find(|by| Some(by.name()) == chosen.as_deref());
                Listing { by: by.unwrap_or_default(), ..by_group.clone() }
            }) }
        </>
    }
}

/// The values that findings have, each once, in the order of the findings.
fn choices(model: &ResultsModel, of: impl Fn(&Finding) -> (String, String)) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for finding in model.heads() {
        let (value, words) = of(finding);
        match choices.iter_mut().find(|(other, ..)| *other == value) {
            Some((.., count)) => *count += 1,
            None => choices.push((value, words, 1)),
        }
    }
    choices
}

/// A field whose first choice is none of them.
fn field(
    draw: Draw<'_>,
    id: &'static str,
    none: Pair,
    choices: &[Choice],
    chosen: Option<&str>,
    listing: impl Fn(Option<String>) -> Listing + 'static,
) -> Html {
    let dispatch = draw.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        let value = Some(field.value()).filter(|value| !value.is_empty());
        dispatch.dispatch(Action::List(listing(value)));
    });
    let is_any = !choices.iter().any(|(value, ..)| Some(value.as_str()) == chosen);
    html! {
        <select data-filter={id} aria-label={draw.t(words::filter(id))} {onchange}>
            <option value="" selected={is_any}>{ draw.t(none) }</option>
            { for choices.iter().map(|(value, words, count)| html! {
                <option value={value.clone()} selected={Some(value.as_str()) == chosen}>
                    { words.clone() }{ if *count > 0 { [" ", &count.to_string()].concat() } else { String::new() } }
                </option>
            }) }
        </select>
    }
}
