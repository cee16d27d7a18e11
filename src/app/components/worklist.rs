//! The worklist: one line a cause, the chosen one opened; what was set aside; what held and what was not checked.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::results::Props;
use super::{Draw, cause, facts, filters, inspector, proof};
use crate::app::effects::folder;
use crate::app::model::listing::{self, Listing};
use crate::app::model::{Chosen, Head, ResultsModel, Shared, quote};
use crate::app::platform::browser;
use crate::app::state::{Action, Dispatch, Settled};
use crate::app::words;
use crate::finding::Lang;
use crate::form::CellId;

/// How many rows are drawn before anything is painted: more than a window shows. The others follow a few at a time, so that the
/// page answers meanwhile.
const AT_ONCE: usize = 18;

/// How many of those follow at a time.
const AT_A_TIME: usize = 90;

/// After so many milliseconds what came into sight has been laid out.
const SETTLED: u32 = 150;

/// All of it.
pub fn draw(props: &Props, model: &Shared<ResultsModel>) -> Html {
    let Props { chosen, lang, .. } = props;
    let draw = drawing(props, model);
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
                { filters::draw(draw, &props.listed, original(props)) }
            }
            { two_reports(draw, props) }
            { inspector::draw(draw, cell, by_unit(props, cell)) }
            if let Some(settled) = &props.settled {
                { settled_card(draw, settled) }
            }
            <Causes model={model.clone()} props={props.clone()} />
            { set_aside(draw) }
            if model.mistaken().is_none() {
                <div class="panels">
                    { facts::draw(draw) }
                    { proof::held(draw) }
                    { proof::skipped(draw) }
                </div>
            }
            <p class="keys-line">
                <span><kbd>{ "F8" }</kbd>{ draw.t(words::NEXT) }</span>
                <span><kbd>{ "Alt" }</kbd><kbd>{ "Enter" }</kbd>{ draw.t(words::ACCEPT) }</span>
                <span><kbd>{ "Ctrl" }</kbd><kbd>{ "Z" }</kbd>{ draw.t(words::UNDO_STEP) }</span>
            </p>
        </>
    }
}

/// What the parts of the list draw with.
fn drawing<'a>(props: &'a Props, model: &'a ResultsModel) -> Draw<'a> {
    let Props { open, lang, dispatch, .. } = props;
    Draw {
        model,
        lang: *lang,
        dispatch,
        open,
        asked: props.asked.as_deref(),
        previous: props.previous.as_deref(),
        left_out: props.left_out.as_ref().map(|left_out| left_out.as_slice()),
    }
}

#[derive(Properties, PartialEq)]
struct CausesProps {
    model: Shared<ResultsModel>,
    props: Props,
}

/// The causes: those that are seen first, and the others as soon as those are painted.
#[component]
fn Causes(props: &CausesProps) -> Html {
    let drawn = use_state(|| AT_ONCE);
    let all = props.model.heads.len();
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, all > *drawn), move |(count, has_more)| {
            let next = count + AT_A_TIME;
            let more = has_more.then(|| Timeout::new(30, move || drawn.set(next)));
            move || std::mem::drop(more)
        });
    }
    causes(drawing(&props.props, &props.model), &props.props, *drawn)
}

/// The causes, put together as the person chose; informations folded below. So many rows are drawn, and those before the
/// one that is looked at.
fn causes(draw: Draw<'_>, props: &Props, drawn: usize) -> Html {
    let model = draw.model;
    let original = original(props);
    let came = original.and_then(|original| listing::fingerprints_before(model, original));
    let is_chosen = |head: &Head| match (&props.chosen, model.finding(head.finding)) {
        (Some(Chosen::Finding(chosen)), Some(finding)) => **chosen == *finding.fingerprint,
        _ => false,
    };
    let groups = props.listed.groups(model, draw.lang);
    let minor = props.listed.minor(model);
    let shown = || groups.iter().flat_map(|group| group.heads.iter().copied()).chain(minor.iter().copied());
    let chosen = shown().position(is_chosen);
    let has_chosen = chosen.is_some();
    let mut left = chosen.map_or(drawn, |chosen| drawn.max(chosen + 1));
    let (mut is_first, mut seen) = (true, std::collections::BTreeMap::new());
    let mut row = |head: &Head| {
        left = left.checked_sub(1)?;
        let is_open = is_chosen(head);
        // One of the rows is in the tab order; arrows lead to the others.
        let is_reached = is_open || (!has_chosen && std::mem::take(&mut is_first));
        // The same finding keeps its element while others come and go, and the focus with it.
        let finding = model.finding(head.finding);
        let fingerprint = finding.map_or("", |finding| finding.fingerprint.as_str());
        let nth = seen.entry(fingerprint).and_modify(|count| *count += 1).or_insert(0usize);
        let key = [fingerprint, "-", &nth.to_string()].concat();
        let is_new = came.as_ref().is_some_and(|came| !came.contains(fingerprint));
        Some(cause::draw(draw, head, cause::Row { is_open, is_reached, is_new, key }))
    };
    let is_empty = groups.is_empty();
    let is_all = props.listed == Listing::default();
    let main: Vec<Html> = groups
        .iter()
        .map(|group| {
            let rows: Vec<Html> = group.heads.iter().map_while(|head| row(head)).collect();
            if group.title.is_empty() {
                return html! { <ol class="causes" aria-label={draw.t(words::FINDINGS)}>{ for rows }</ol> };
            }
            html! {
                <section class="cause-group" data-group={group.title.clone()}>
                    <h3>{ group.title.clone() }<span class="count">{ group.heads.len() }</span></h3>
                    <ol class="causes" aria-label={group.title.clone()}>{ for rows }</ol>
                </section>
            }
        })
        .collect();
    // A finding that was walked to must not stay folded away.
    let is_open = minor.iter().any(|head| is_chosen(head));
    let count = minor.len();
    let minor: Vec<Html> = minor.into_iter().map_while(&mut row).collect();
    let onkeydown = {
        let dispatch = draw.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| arrow(&event, &dispatch))
    };
    html! {
        <div class="findings" onkeydown={onkeydown}>
            if is_empty && is_all && model.mistaken().is_none() {
                <p class="nothing">{ words::nothing_to_do(draw.model.verdict(), draw.lang) }</p>
            }
            if is_empty && !is_all {
                <p class="nothing">{ draw.t(words::NONE_LISTED) }{ " " }
                    <button type="button" class="link" onclick={draw.on_click(Action::List(Listing::default()))}>
                        { draw.t(words::LIST_ALL) }
                    </button>
                </p>
            }
            { for main }
            if count > 0 {
                <details class="minor panel" open={is_open}>
                    <summary>{ draw.t(words::INFOS) }<span class="count">{ count }</span></summary>
                    <ol class="causes" aria-label={draw.t(words::INFOS)}>{ for minor }</ol>
                </details>
            }
        </div>
    }
}

/// What was found in the report as it came.
fn original(props: &Props) -> Option<&ResultsModel> {
    props.original.as_ref()?.model.as_deref()
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

/// Where another report stands behind this one: the way to check each by itself.
fn two_reports(draw: Draw<'_>, props: &Props) -> Html {
    if draw.model.report().second.is_none_or(|second| second.is_same) {
        return Html::default();
    }
    let (checked, options, lang) = (draw.model.checked.clone(), props.options.clone(), props.lang);
    let dispatch = props.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        folder::take_apart(&checked.report, options.clone(), lang, &dispatch);
    });
    html! {
        <p class="acts two-reports">
            <span>{ draw.t(words::TWO_REPORTS) }</span>
            <button type="button" class="primary" data-action="take-apart" {onclick}>{ draw.t(words::TAKE_APART) }</button>
        </p>
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
    if let (true, Some(row)) = (takes_focus, row.dyn_ref::<web_sys::HtmlElement>()) {
        browser::focus(row);
    }
    // The rows around it are laid out when they are first seen; where that moved it, once more.
    Timeout::new(SETTLED, move || browser::show(&row)).forget();
}

/// What a screen reader hears of the chosen finding.
fn spoken(model: &ResultsModel, chosen: Option<&Chosen>, lang: Lang) -> String {
    let Some(Chosen::Finding(chosen)) = chosen else { return String::new() };
    let at = model.heads().position(|finding| finding.fingerprint == **chosen);
    let Some((at, finding)) = at.zip(model.find(chosen)) else { return String::new() };
    let heading = quote::headed(model, finding, lang);
    words::nth_of(at + 1, model.heads.len(), lang) + &heading + &cause::spoken_numbers(model, finding, lang)
}
