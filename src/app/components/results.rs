//! The right side of the page: the results, or what stands in their place.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{verdict, welcome};
use crate::app::model::Chosen;
use crate::app::model::Folder;
use crate::app::model::ResultsModel;
use crate::app::model::Shared;
use crate::app::platform::browser;
use crate::app::state::{Dispatch, Input, Reveal};
use crate::app::words;
use crate::finding::Lang;
use crate::options::Options;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub model: Option<Shared<ResultsModel>>,
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
    let Props { model, reveal, is_blank, lang, dispatch, .. } = props;
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
    let body = match model {
        None => html! {
            <>
                { verdict::waiting(*is_blank, *lang) }
                { welcome::draw(*lang, dispatch) }
            </>
        },
        Some(model) => super::deferred_entry::results(props, model),
    };
    html! {
        <section id="results" class="results" tabindex="-1" ref={node} aria-label={words::RESULTS.get(*lang)}>
            { body }
        </section>
    }
}
