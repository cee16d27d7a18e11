//! The right side of the page: the verdict, the findings, the tables, the prose, the proof.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{Draw, export_menu, facts, finding, inspector, proof, table, verdict, welcome};
use crate::app::board::{Board, Head};
use crate::app::browser;
use crate::app::exports::{self, FORMATS, Order};
use crate::app::shared::Shared;
use crate::app::state::{Action, Chosen, Dispatch, Reveal};
use crate::app::words;
use crate::document::Document;
use crate::finding::{Lang, Severity};
use crate::options::Options;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub board: Option<Shared<Board>>,
    pub chosen: Option<Chosen>,
    pub reveal: Reveal,
    pub open: Shared<Vec<&'static str>>,
    /// Whether there is no text, and not only no result yet.
    pub is_blank: bool,
    /// The file's name.
    pub name: AttrValue,
    pub options: Shared<Options>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// All of it.
#[component]
pub fn Results(props: &Props) -> Html {
    let Props { board, chosen, reveal, open, is_blank, lang, dispatch, .. } = props;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(*reveal, move |reveal| {
            let results = node.cast::<HtmlElement>().filter(|_| reveal.card);
            let card =
                results.and_then(|node| node.query_selector("[data-finding].is-chosen").ok().flatten());
            if let Some(card) = card {
                browser::show(&card);
            }
        });
    }
    let body = match board {
        None => html! {
            <>
                { verdict::waiting(*is_blank, *lang) }
                { welcome::draw(*lang, dispatch) }
            </>
        },
        Some(board) => {
            let draw = Draw { board, lang: *lang, dispatch, open };
            let cell = match chosen {
                Some(Chosen::Cell(id)) => Some(*id),
                _ => None,
            };
            html! {
                <>
                    { verdict::line(draw) }
                    { verdict::identity(draw) }
                    { verdict::contents(draw, export(props, board)) }
                    { findings(draw, chosen.as_ref()) }
                    <table::Tables board={board.clone()} chosen={cell} lang={*lang} dispatch={dispatch.clone()} />
                    { facts::draw(draw) }
                    { proof::held(draw) }
                    { proof::skipped(draw) }
                    { inspector::draw(draw, cell) }
                </>
            }
        }
    };
    html! {
        <section id="results" class="results" tabindex="-1" ref={node} aria-label={words::RESULTS.get(*lang)}>
            { body }
        </section>
    }
}

/// The menu of files that can be written about this report.
fn export(props: &Props, board: &Shared<Board>) -> Html {
    let (board, options, lang) = (board.clone(), props.options.clone(), props.lang);
    let (name, dispatch) = (props.name.clone(), props.dispatch.clone());
    export_menu(&FORMATS, lang, move |format| {
        let left_out = board.dismissed.iter().filter_map(|index| board.finding(*index));
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let order = Order {
            documents: vec![Document::clone(&board.report().document)],
            options: Options::clone(&options),
            left_out: left_out.map(|finding| finding.fingerprint.clone()).collect(),
            name: if stem.is_empty() { words::LIST_NAME.get(lang).to_owned() } else { stem.to_owned() },
        };
        exports::write(order, format, lang, &dispatch);
    })
}

/// One card a cause; informations are folded away, those set aside are counted.
fn findings(draw: Draw<'_>, chosen: Option<&Chosen>) -> Html {
    let board = draw.board;
    let is_chosen = |head: &Head| match (chosen, board.finding(head.finding)) {
        (Some(Chosen::Finding(chosen)), Some(finding)) => **chosen == *finding.fingerprint,
        _ => false,
    };
    let is_minor = |head: &Head| board.finding(head.finding).is_none_or(|f| f.severity == Severity::Info);
    let card = |head: &Head| finding::card(draw, head, is_chosen(head));
    let main = board.heads.iter().filter(|head| !is_minor(head));
    let minor = || board.heads.iter().filter(|head| is_minor(head));
    let count = minor().count();
    // A finding that was walked to must not stay folded away.
    let has_chosen = minor().any(&is_chosen);
    html! {
        <section class="findings" aria-label={draw.t(words::FINDINGS)}>
            { for main.map(card) }
            if count > 0 {
                <details class="minor" open={has_chosen}>
                    <summary>{ draw.t(words::INFOS) }<span class="count">{ count }</span></summary>
                    { for minor().map(card) }
                </details>
            }
            if !board.dismissed.is_empty() {
                <p class="aside">
                    { words::set_aside(board.dismissed.len(), draw.lang) }
                    <button type="button" class="quiet" onclick={draw.on_click(Action::Restore)}>
                        { draw.t(words::RESTORE) }
                    </button>
                </p>
            }
        </section>
    }
}
