//! What was checked and holds, and what could not be checked and why: as loud as the errors, for those who must
//! trust the silence.

use std::collections::BTreeMap;

use yew::prelude::*;

use super::facts::is_open;
use crate::app::board::Board;
use crate::app::shared::Shared;
use crate::app::words;
use crate::finding::{Held as HeldCheck, Lang};
use crate::form::CellId;

#[derive(Properties, PartialEq)]
pub struct HeldProps {
    pub board: Shared<Board>,
    pub lang: Lang,
    pub pick: Callback<CellId>,
}

/// Checks that hold, by rule, each with its calculation.
#[component]
pub fn Held(props: &HeldProps) -> Html {
    let HeldProps { board, lang, pick } = props;
    let held = &board.checked.outcomes.held;
    let groups = by_rule(held.iter().map(|check| (check.code, check)));
    html! {
        <section id="held" class="block">
            <h2>{ words::HELD.get(*lang) }<span class="count">{ held.len() }</span></h2>
            <p class="hint">{ words::HELD_HELP.get(*lang) }</p>
            { for groups.into_iter().map(|(code, checks)| html! {
                <HeldGroup key={code} {code} board={board.clone()} count={checks.len()} lang={*lang}
                    pick={pick.clone()} />
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct GroupProps {
    code: &'static str,
    board: Shared<Board>,
    count: usize,
    lang: Lang,
    pick: Callback<CellId>,
}

/// One rule's checks; drawn when they are opened.
#[component]
fn HeldGroup(props: &GroupProps) -> Html {
    let GroupProps { code, board, count, lang, pick } = props;
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        move |event: Event| open.set(is_open(&event))
    };
    let checks = || board.checked.outcomes.held.iter().filter(|check| check.code == *code);
    html! {
        <details {ontoggle}>
            <summary>{ words::held(code, *lang) }<span class="count">{ *count }</span></summary>
            if *open {
                <ul class="calculations">{ for checks().map(|check| calculation(check, *lang, pick)) }</ul>
            }
        </details>
    }
}

fn calculation(check: &HeldCheck, lang: Lang, pick: &Callback<CellId>) -> Html {
    let formula = html! { <span class="formula">{ check.formula.clone() }</span> };
    match check.cells.last() {
        Some(id) => {
            let (pick, id) = (pick.clone(), *id);
            html! {
                <li>
                    <button type="button" class="link" onclick={move |_: MouseEvent| pick.emit(id)}>
                        { words::cell(id, lang) }
                    </button>
                    { formula }
                </li>
            }
        }
        None => html! { <li>{ formula }</li> },
    }
}

#[derive(Properties, PartialEq)]
pub struct SkippedProps {
    pub board: Shared<Board>,
    pub lang: Lang,
}

/// Checks that could not be made: one line for each rule and reason.
#[component]
pub fn Skipped(props: &SkippedProps) -> Html {
    let SkippedProps { board, lang } = props;
    let skipped = &board.checked.outcomes.skipped;
    if skipped.is_empty() {
        return Html::default();
    }
    let groups = by_rule(skipped.iter().map(|s| ((s.reason.get(*lang), s.code), ())));
    html! {
        <section id="skipped" class="block not-checked">
            <h2>{ words::SKIPPED.get(*lang) }<span class="count">{ skipped.len() }</span></h2>
            <p class="hint">{ words::SKIPPED_HELP.get(*lang) }</p>
            <ul class="reasons">
                { for groups.into_iter().map(|((reason, code), all)| html! {
                    <li>
                        <span class="step-title">{ words::rule(code, *lang) }</span>
                        if all.len() > 1 {
                            <span class="count">{ all.len() }</span>
                        }
                        <span>{ reason.to_owned() }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Things by key, in the order of their first.
fn by_rule<K: Ord + Copy, T>(things: impl Iterator<Item = (K, T)>) -> Vec<(K, Vec<T>)> {
    let mut places: BTreeMap<K, usize> = BTreeMap::new();
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for (key, thing) in things {
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, group)) => group.push(thing),
            None => groups.push((key, vec![thing])),
        }
    }
    groups
}
