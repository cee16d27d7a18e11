//! The right side of the page: the results, or what stands in their place.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{verdict, welcome};
use crate::app::board::Board;
use crate::app::folder::Folder;
use crate::app::shared::Shared;
use crate::app::state::{Chosen, Dispatch, Input, Reveal};
use crate::app::{browser, doors, words};
use crate::finding::Lang;
use crate::options::Options;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub board: Option<Shared<Board>>,
    pub chosen: Option<Chosen>,
    pub reveal: Reveal,
    pub open: Shared<Vec<&'static str>>,
    /// Whether there is no text, and not only no result yet.
    pub is_blank: bool,
    /// What the report came from: the file's name, and the file.
    pub input: Input,
    /// The reports that it belongs to, if it is the one that adds them up.
    pub units: Option<Shared<Folder>>,
    pub options: Shared<Options>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// All of it.
#[component]
pub fn Results(props: &Props) -> Html {
    let Props { board, reveal, is_blank, lang, dispatch, .. } = props;
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
        Some(board) => doors::results(props, board),
    };
    html! {
        <section id="results" class="results" tabindex="-1" ref={node} aria-label={words::RESULTS.get(*lang)}>
            { body }
        </section>
    }
}
