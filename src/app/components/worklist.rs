//! The worklist: one line a cause, the chosen one opened; what was set aside; what held and what was not checked.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::results::Props;
use super::{Draw, cause, facts, inspector, proof};
use crate::app::effects::folder;
use crate::app::model::{Chosen, Head, ResultsModel, Shared, quote};
use crate::app::platform::browser;
use crate::app::state::{Action, Dispatch, Listed, Settled};
use crate::app::words;
use crate::finding::{Lang, Severity};
use crate::form::CellId;

/// All of it.
pub fn draw(props: &Props, model: &Shared<ResultsModel>) -> Html {
    let Props { chosen, open, lang, dispatch, .. } = props;
    let draw = Draw { model, lang: *lang, dispatch, open, asked: props.asked.as_deref() };
    let cell = match chosen {
        Some(Chosen::Cell(id)) => Some(*id),
        _ => None,
    };
    let spoken = if props.went { spoken(model, chosen.as_ref(), *lang) } else { String::new() };
    html! {
        <>
            <p class="sr" role="status" aria-live="polite" data-spoken="">{ spoken }</p>
            if let Some(kind) = model.mistaken() {
                <section class="mistaken" data-mistaken="">
                    <h2>{ words::mistaken(kind).0.get(*lang) }</h2>
                    <p>{ words::mistaken(kind).1.get(*lang) }</p>
                </section>
            } else {
                { filters(draw, props.listed) }
            }
            { inspector::draw(draw, cell, by_unit(props, cell)) }
            if let Some(settled) = &props.settled {
                { settled_card(draw, settled) }
            }
            { causes(draw, props) }
            { set_aside(draw) }
            <div class="panels">
                { facts::draw(draw) }
                { proof::held(draw) }
                { proof::skipped(draw) }
            </div>
            <p class="keys-line">
                <span><kbd>{ "F8" }</kbd>{ draw.t(words::NEXT) }</span>
                <span><kbd>{ "Alt" }</kbd><kbd>{ "Enter" }</kbd>{ draw.t(words::ACCEPT) }</span>
                <span><kbd>{ "Ctrl" }</kbd><kbd>{ "Z" }</kbd>{ draw.t(words::UNDO_STEP) }</span>
            </p>
        </>
    }
}

/// Which are listed, with how many there are.
fn filters(draw: Draw<'_>, listed: Listed) -> Html {
    let tally = draw.model.tally;
    let all = [
        (Listed::All, words::ALL, tally.errors + tally.warnings),
        (Listed::Errors, words::ERRORS, tally.errors),
        (Listed::Warnings, words::WARNINGS, tally.warnings),
    ];
    html! {
        <div class="work-bar">
            <h2 class="sr">{ draw.t(words::FINDINGS) }</h2>
            <div class="segments" role="group" aria-label={draw.t(words::SHOWN)}>
                { for all.into_iter().map(|(which, name, count)| html! {
                    <button type="button" aria-pressed={(which == listed).to_string()}
                        onclick={draw.on_click(Action::List(which))}>
                        { draw.t(name) }{ " " }<span class="fig">{ count }</span>
                    </button>
                }) }
            </div>
        </div>
    }
}

/// The causes, the gravest first; informations folded below.
fn causes(draw: Draw<'_>, props: &Props) -> Html {
    let model = draw.model;
    let severity = |head: &Head| model.finding(head.finding).map(|finding| finding.severity);
    let is_chosen = |head: &Head| match (&props.chosen, model.finding(head.finding)) {
        (Some(Chosen::Finding(chosen)), Some(finding)) => **chosen == *finding.fingerprint,
        _ => false,
    };
    let is_minor = |head: &Head| severity(head).is_none_or(|severity| severity >= Severity::Info);
    let is_listed = |head: &Head| match props.listed {
        Listed::All => !is_minor(head),
        Listed::Errors => severity(head) == Some(Severity::Error),
        Listed::Warnings => severity(head) == Some(Severity::Warning),
    };
    let has_chosen = model.heads.iter().any(&is_chosen);
    let (mut is_first, mut seen) = (true, Vec::new());
    let mut row = |head: &Head| {
        let is_open = is_chosen(head);
        // One of the rows is in the tab order; arrows lead to the others.
        let is_reached = is_open || (!has_chosen && std::mem::take(&mut is_first));
        // The same finding keeps its element while others come and go, and the focus with it.
        let fingerprint = model.finding(head.finding).map_or("", |finding| finding.fingerprint.as_str());
        let nth = seen.iter().filter(|other| **other == fingerprint).count();
        seen.push(fingerprint);
        cause::draw(draw, head, is_open, is_reached, [fingerprint, "-", &nth.to_string()].concat())
    };
    let main: Vec<Html> = model.heads.iter().filter(|head| is_listed(head)).map(&mut row).collect();
    let minor: Vec<&Head> = model.heads.iter().filter(|head| is_minor(head)).collect();
    // A finding that was walked to must not stay folded away.
    let is_open = minor.iter().any(|head| is_chosen(head));
    let count = minor.len();
    let minor: Vec<Html> = minor.into_iter().map(&mut row).collect();
    let onkeydown = {
        let dispatch = draw.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| arrow(&event, &dispatch))
    };
    html! {
        <div class="findings" onkeydown={onkeydown}>
            if main.is_empty() && props.listed == Listed::All && model.mistaken().is_none() {
                <p class="nothing">{ words::nothing_to_do(draw.model.verdict(), draw.lang) }</p>
            }
            <ol class="causes" aria-label={draw.t(words::FINDINGS)}>{ for main }</ol>
            if count > 0 {
                <details class="minor panel" open={is_open}>
                    <summary>{ draw.t(words::INFOS) }<span class="count">{ count }</span></summary>
                    <ol class="causes" aria-label={draw.t(words::INFOS)}>{ for minor }</ol>
                </details>
            }
        </div>
    }
}

/// Up and down between the rows.
fn arrow(event: &KeyboardEvent, dispatch: &Dispatch) {
    let forward = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    if browser::is_at(event, ".cause-row") && !event.alt_key() && !event.ctrl_key() {
        event.prevent_default();
        dispatch.dispatch(Action::Walk(forward));
    }
}

/// What was just accepted, and what holds now.
fn settled_card(draw: Draw<'_>, settled: &Settled) -> Html {
    let outcomes = &draw.model.checked.outcomes;
    let held = outcomes.held.iter().filter(|check| check.cells.iter().any(|id| settled.cells.contains(id)));
    let held: Vec<&str> = held.map(|check| check.formula.as_str()).take(3).collect();
    html! {
        <section class="settled" role="status" aria-live="polite" data-settled="">
            <p class="settled-head">
                <span class="settled-sign" aria-hidden="true">{ "✓" }</span>
                <span>{ settled.place.clone() }</span>
                <span class="num"><s class="num-was">{ settled.was.clone() }</s>
                    <span class="num-to" aria-hidden="true">{ "→" }</span><span class="num-now">{ settled.now.clone() }</span></span>
            </p>
            <ul>
                { for held.iter().map(|formula| html! {
                    <li><span class="formula">{ (*formula).to_owned() }</span><b>{ draw.t(words::HOLDS) }</b></li>
                }) }
            </ul>
            <button type="button" data-action="undo" onclick={draw.on_click(Action::Undo)}>
                { draw.t(words::UNDO_STEP) }
            </button>
        </section>
    }
}

/// Findings that are no problem, each with its reason and the way back.
fn set_aside(draw: Draw<'_>) -> Html {
    let model = draw.model;
    if model.aside.is_empty() {
        return Html::default();
    }
    html! {
        <section class="aside panel">
            <h2>{ draw.t(words::ASIDE) }<span class="count">{ model.aside.len() }</span></h2>
            <ul>
                { for model.aside.iter().filter_map(|(index, reason)| {
                    let finding = model.finding(*index)?;
                    let restore = draw.on_click(Action::Restore(finding.fingerprint.clone().into()));
                    Some(html! {
                        <li data-aside={finding.fingerprint.clone()} data-code={finding.code} data-severity={finding.severity.name()}>
                            <div>
                                <p>{ quote::headed(model, finding, draw.lang) }</p>
                                <p class="hint">{ reason.words(draw.lang) }</p>
                            </div>
                            <button type="button" data-action="restore" onclick={restore}>{ draw.t(words::RESTORE) }</button>
                        </li>
                    })
                }) }
            </ul>
        </section>
    }
}

/// The way from a cell of the whole to the units that make it.
fn by_unit(props: &Props, cell: Option<CellId>) -> Html {
    let (Some(folder), Some(cell)) = (&props.units, cell) else { return Html::default() };
    let (folder, options, lang) = (folder.clone(), props.options.clone(), props.lang);
    let (dispatch, name) = (props.dispatch.clone(), ["sum ", &cell.to_string()].concat());
    let onclick = Callback::from(move |_: MouseEvent| {
        folder::view(name.clone().into(), &folder, &options, lang, &dispatch);
    });
    html! { <button type="button" {onclick}>{ words::BY_UNIT.get(lang) }</button> }
}

/// Brings the chosen row into view, and puts the focus on it when that was asked for.
pub fn reveal(list: &Element, takes_focus: bool) {
    let Ok(Some(row)) = list.query_selector(".is-open > .cause-row") else { return };
    if let Some(cause) = row.parent_element() {
        browser::show(&cause);
    }
    browser::show(&row);
    if let (true, Ok(row)) = (takes_focus, row.dyn_into::<web_sys::HtmlElement>()) {
        browser::focus(&row);
    }
}

/// What a screen reader hears of the chosen finding.
fn spoken(model: &ResultsModel, chosen: Option<&Chosen>, lang: Lang) -> String {
    let Some(Chosen::Finding(chosen)) = chosen else { return String::new() };
    let at = model.heads().position(|finding| finding.fingerprint == **chosen);
    let Some((at, finding)) = at.zip(model.find(chosen)) else { return String::new() };
    let heading = quote::headed(model, finding, lang);
    words::nth_of(at + 1, model.heads.len(), lang) + &heading + &cause::spoken_numbers(model, finding, lang)
}
