//! All findings, one card a cause.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::finding::Card;
use crate::app::board::{Board, Head};
use crate::app::browser;
use crate::app::shared::Shared;
use crate::app::state::{Action, Chosen, Dispatch, Reveal};
use crate::app::words;
use crate::finding::{Lang, Severity};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub board: Shared<Board>,
    pub chosen: Option<Chosen>,
    pub reveal: Reveal,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// The list of causes; informations are folded away, those set aside are counted.
#[component]
pub fn Findings(props: &Props) -> Html {
    let Props { board, chosen, reveal, lang, dispatch } = props;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(*reveal, move |reveal| {
            let list = node.cast::<HtmlElement>().filter(|_| reveal.card);
            let card = list.and_then(|list| list.query_selector("[data-finding].is-chosen").ok().flatten());
            if let Some(card) = card {
                browser::show(&card);
            }
        });
    }
    let fingerprint = match chosen {
        Some(Chosen::Finding(fingerprint)) => Some(fingerprint.clone()),
        _ => None,
    };
    let card = |head: &Head| {
        let finding = board.finding(head.finding)?;
        let is_chosen = fingerprint.as_deref() == Some(finding.fingerprint.as_str());
        let key = finding.fingerprint.clone() + &head.finding.to_string();
        Some(html! {
            <Card {key} board={board.clone()} head={Rc::new(head.clone())} {is_chosen} lang={*lang}
                dispatch={dispatch.clone()} />
        })
    };
    let weight = |head: &&Head| board.finding(head.finding).map_or(Severity::Info, |f| f.severity);
    let (main, minor): (Vec<&Head>, Vec<&Head>) =
        board.heads.iter().partition(|head| weight(head) != Severity::Info);
    let has_chosen = minor.iter().filter_map(|head| board.finding(head.finding));
    let has_chosen = has_chosen.map(|f| f.fingerprint.as_str()).any(|f| Some(f) == fingerprint.as_deref());
    let restore = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Restore)
    };
    html! {
        <section class="findings" ref={node} aria-label={words::FINDINGS.get(*lang)}>
            { for main.into_iter().filter_map(card) }
            if !minor.is_empty() {
                <details class="minor" open={has_chosen}>
                    <summary>{ words::INFOS.get(*lang) }<span class="count">{ minor.len() }</span></summary>
                    { for minor.into_iter().filter_map(card) }
                </details>
            }
            if !board.dismissed.is_empty() {
                <p class="aside">
                    { words::set_aside(board.dismissed.len(), *lang) }
                    <button type="button" class="quiet" onclick={restore}>{ words::RESTORE.get(*lang) }</button>
                </p>
            }
        </section>
    }
}
