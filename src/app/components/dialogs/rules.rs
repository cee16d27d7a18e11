//! The catalogue: every rule with its switch and its severity.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::settings::SEVERITIES;
use crate::app::shared::Shared;
use crate::app::state::{Action, Dispatch};
use crate::app::words;
use crate::finding::{Lang, Severity};
use crate::options::Options;
use crate::rules::{self, Meta};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The rule that the person asked about.
    pub at: Option<&'static str>,
    pub options: Shared<Options>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// The body of the dialog.
#[component]
pub fn Rules(props: &Props) -> Html {
    let Props { at, options, lang, dispatch } = props;
    let sought = use_state(|| at.unwrap_or("").to_owned());
    let t = |pair: words::Pair| pair.get(*lang);
    let oninput = {
        let sought = sought.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                sought.set(field.value());
            }
        }
    };
    let defaults = {
        let (dispatch, options) = (dispatch.clone(), options.clone());
        move |_: MouseEvent| {
            let mut options = Options::clone(&options);
            options.ignore.clear();
            options.select.clear();
            options.severities.clear();
            dispatch.dispatch(Action::Configure(options));
        }
    };
    let wanted = sought.to_lowercase();
    let matches = |meta: &Meta| {
        let name = [meta.code, " ", meta.title.0, " ", meta.title.1].concat().to_lowercase();
        wanted.split_whitespace().all(|word| name.contains(word))
    };
    let found = rules::catalogue().map(|rule| rule.meta()).filter(|meta| matches(meta));
    let count = rules::catalogue().count().to_string();
    html! {
        <>
            <p class="hint">{ t(words::RULES_HELP).replace("{}", &count) }</p>
            <div class="rules-bar">
                <input type="search" value={(*sought).clone()} placeholder={t(words::RULE_SEARCH)}
                    aria-label={t(words::RULE_SEARCH)} {oninput} />
                <button type="button" onclick={defaults}>{ t(words::RULES_DEFAULT) }</button>
            </div>
            <ul class="rules">
                { for found.map(|meta| html! {
                    <One key={meta.code} code={meta.code} options={options.clone()} lang={*lang}
                        is_open={*at == Some(meta.code)} dispatch={dispatch.clone()} />
                }) }
            </ul>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    code: &'static str,
    options: Shared<Options>,
    lang: Lang,
    is_open: bool,
    dispatch: Dispatch,
}

#[component]
fn One(props: &OneProps) -> Html {
    let OneProps { code, options, lang, dispatch, .. } = props;
    let Some(meta) = rules::find(code).map(|rule| rule.meta()) else { return Html::default() };
    let runs = options.runs(meta);
    let change = {
        let (dispatch, options) = (dispatch.clone(), options.clone());
        move |edit: &dyn Fn(&mut Options)| {
            let mut options = Options::clone(&options);
            edit(&mut options);
            dispatch.dispatch(Action::Configure(options));
        }
    };
    let onchange = {
        let change = change.clone();
        move |_: Event| change(&|options| switch(options, meta, !runs))
    };
    let weigh = move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        let severity = SEVERITIES.into_iter().find(|s| s.name() == select.value());
        change(&|options| {
            match severity.filter(|s| *s != meta.severity) {
                Some(severity) => options.severities.insert(meta.code.to_owned(), severity),
                None => options.severities.remove(meta.code),
            };
        });
    };
    let severity = options.severity(meta.code).unwrap_or(meta.severity);
    let text = if *lang == Lang::Zh { meta.docs.0 } else { meta.docs.1 };
    html! {
        <li class={(!runs).then_some("is-off")} data-rule={meta.code}>
            <label class="rule-switch">
                <input type="checkbox" checked={runs} {onchange} />
                <span class="rule-title">{ meta.title_in(*lang) }</span>
                <code>{ meta.code }</code>
            </label>
            if meta.severity != Severity::NotEvaluated {
                <select onchange={weigh} aria-label={meta.title_in(*lang)} disabled={!runs}>
                    { for SEVERITIES.iter().map(|option| html! {
                        <option value={option.name()} selected={*option == severity}>
                            { option.title(*lang) }
                        </option>
                    }) }
                </select>
            } else {
                <span class="hint">{ meta.severity.title(*lang) }</span>
            }
            if !text.is_empty() {
                <details open={props.is_open}>
                    <summary>{ words::RULE.get(*lang) }</summary>
                    <div class="rule-text">{ text }</div>
                </details>
            }
        </li>
    }
}

/// Switches a rule on or off. The lists keep only what differs from the catalogue.
fn switch(options: &mut Options, meta: &Meta, on: bool) {
    if on {
        options.ignore.remove(meta.code);
    } else {
        options.ignore.insert(meta.code.to_owned());
    }
    // A list of chosen rules leaves out all others, so it is only kept while a rule that is off by default is on.
    let is_extra = |code: &str| rules::find(code).is_some_and(|rule| !rule.meta().on);
    let mut extra: Vec<String> = options.select.iter().filter(|code| is_extra(code)).cloned().collect();
    extra.retain(|code| code != meta.code);
    if on && !meta.on {
        extra.push(meta.code.to_owned());
    }
    options.select.clear();
    if !extra.is_empty() {
        let usual = rules::catalogue().map(|rule| rule.meta()).filter(|meta| meta.on);
        options.select.extend(usual.map(|meta| meta.code.to_owned()));
        options.select.extend(extra);
    }
}
