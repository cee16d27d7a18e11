//! The right side of the page: what was found, once there is something.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::deferred_entry;
use crate::Checked;
use crate::app::model::listing::Listing;
use crate::app::model::{Chosen, Folder, ResultsModel, Shared};
use crate::app::state::{Dispatch, Original, Reveal, Settled};
use crate::app::words;
use crate::finding::Lang;
use crate::options::Options;

#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub model: Option<Shared<ResultsModel>>,
    pub chosen: Option<Chosen>,
    /// Whether the person went there.
    pub went: bool,
    pub reveal: Reveal,
    pub open: Shared<Vec<&'static str>>,
    /// The finding whose reasons are asked for.
    pub asked: Option<AttrValue>,
    pub settled: Option<Settled>,
    pub listed: Listing,
    /// The report as it came.
    pub original: Option<Original>,
    /// The same body's report of the year before.
    pub previous: Option<Shared<Checked>>,
    /// What is not written into the list to send back, of a report that was opened from among several.
    pub left_out: Option<Shared<Vec<AttrValue>>>,
    /// The reports that it belongs to, if it is the one that adds them up.
    pub units: Option<Shared<Folder>>,
    pub options: Shared<Options>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// All of it.
#[component]
pub fn Results(props: &Props) -> Html {
    let Props { model, reveal, lang, .. } = props;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(*reveal, move |reveal| {
            if let Some(list) = node.cast::<HtmlElement>().filter(|_| reveal.card) {
                deferred_entry::reveal(&list, reveal.focus);
            }
        });
    }
    html! {
        <section id="results" class="work" tabindex="-1" ref={node} aria-label={words::RESULTS.get(*lang)}>
            if let Some(model) = model {
                { deferred_entry::results(props, model) }
            }
        </section>
    }
}
