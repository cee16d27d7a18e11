//! The office's own rules among the settings: a file loaded by hand, and why it was refused.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::effects::house_rules;
use crate::app::model::Shared;
use crate::app::state::{Action, Dispatch};
use crate::app::words::{self, Pair};
use crate::finding::Lang;
use crate::house_rules::HouseRules as Rules;
use crate::options::Options;

/// What it is drawn of.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The settings.
    pub options: Shared<Options>,
    /// The page's language.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The button, what is in use, and the refusal.
#[component]
pub fn HouseRules(props: &Props) -> Html {
    let refusal = use_state_eq(|| None::<AttrValue>);
    let lang = props.lang;
    let t = |pair: Pair| pair.get(lang);
    let configure = {
        let (options, dispatch) = (props.options.clone(), props.dispatch.clone());
        move |rules: Rules| {
            let options = Options { house_rules: rules, ..Options::clone(&options) };
            dispatch.dispatch(Action::Configure(options));
        }
    };
    let onchange = {
        let (refusal, configure) = (refusal.clone(), configure.clone());
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
            // The same file chosen again, after it was mended, is a new choice.
            field.set_value("");
            let (refusal, configure) = (refusal.clone(), configure.clone());
            spawn_local(async move {
                match house_rules::load(&file, lang).await {
                    Ok(rules) => {
                        refusal.set(None);
                        configure(rules);
                    }
                    Err(why) => refusal.set(Some(why.into())),
                }
            });
        })
    };
    let remove = Callback::from(move |_: MouseEvent| configure(Rules::default()));
    let source = props.options.house_rules.source();
    let count = source.lines().filter(|line| line.trim_start().starts_with("[[rule]]")).count();
    html! {
        <section data-house-rules={count.to_string()}>
            <h3>{ t(words::HOUSE_RULES) }</h3>
            <p class="hint">{ t(words::HOUSE_RULES_HELP) }</p>
            <p>
                <label class="button">
                    { t(words::LOAD_RULES) }
                    <input id="house-rules-file" class="sr" type="file" accept=".toml,text/plain" {onchange} />
                </label>
            </p>
            if !source.is_empty() {
                <p role="status">
                    { count }{ " " }{ t(words::RULES_LOADED) }{ " " }
                    <button type="button" data-action="remove-house-rules" onclick={remove}>{ t(words::REMOVE_RULES) }</button>
                </p>
            }
            if let Some(why) = refusal.as_ref() {
                <div class="notice is-problem" role="alert" data-refusal="">
                    <p>{ t(words::RULES_REFUSED) }</p>
                    <ul>{ for why.lines().map(|line| html! { <li>{ line.to_owned() }</li> }) }</ul>
                </div>
            }
        </section>
    }
}
