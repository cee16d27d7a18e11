//! The catalogue: every rule with its switch and its severity.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::markdown;
use crate::app::state::{Action, Dialog, State, on_click};
use crate::app::words;
use crate::finding::Severity;
use crate::options::Options;
use crate::rules::{self, Meta};

/// Severities that a rule can be given.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// The body of the dialog; `at` is the rule that the person asked about.
pub fn draw(state: &UseReducerHandle<State>, at: Option<&'static str>) -> Html {
    let dispatch = state.dispatcher();
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.dispatch(Action::Seek(field.value()));
            }
        })
    };
    let mut usual = Options::clone(&state.options);
    usual.ignore.clear();
    usual.select.clear();
    usual.severities.clear();
    let matches = |meta: &Meta| {
        let has =
            |word: &str| [meta.code, meta.title.0, meta.title.1].iter().any(|name| contains(name, word));
        state.sought.split_whitespace().all(has)
    };
    let found = rules::catalogue().map(|rule| rule.meta()).filter(|meta| matches(meta));
    let count = rules::catalogue().count().to_string();
    html! {
        <>
            <p class="hint">{ state.say(words::RULES_HELP).replace("{}", &count) }</p>
            <div class="rules-bar">
                <input type="search" value={state.sought.clone()} placeholder={state.say(words::RULE_SEARCH)}
                    aria-label={state.say(words::RULE_SEARCH)} {oninput} />
                <button type="button" onclick={on_click(&dispatch, Action::Configure(usual))}>
                    { state.say(words::RULES_DEFAULT) }
                </button>
            </div>
            if !state.options.house_rules.is_empty() {
                <details class="house-catalogue rule-text" data-house-catalogue="" open=true>
                    <summary>{ state.say(words::HOUSE_RULES) }</summary>
                    { markdown::draw(&state.house_pages) }
                </details>
            }
            <ul class="rules">
                { for found.map(|meta| one(state, meta, at == Some(meta.code))) }
            </ul>
        </>
    }
}

/// Whether `words` contain `word`, letters of either case.
fn contains(words: &str, word: &str) -> bool {
    let (words, word) = (words.as_bytes(), word.as_bytes());
    word.is_empty() || words.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
}

fn one(state: &UseReducerHandle<State>, meta: &'static Meta, is_open: bool) -> Html {
    let options = &state.options;
    let runs = meta.runs(options);
    let onchange = {
        let (dispatch, options) = (state.dispatcher(), options.clone());
        Callback::from(move |event: Event| {
            let mut options = Options::clone(&options);
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                weigh(&mut options, meta, &select.value());
            } else {
                switch(&mut options, meta, !runs);
            }
            dispatch.dispatch(Action::Configure(options));
        })
    };
    let severity = options.severity(meta.code).unwrap_or(meta.severity);
    let page = state.rule_page.as_ref().filter(|(code, _)| is_open && *code == meta.code);
    let ask = on_click(&state.dispatcher(), Action::Open(Some(Dialog::Rules(Some(meta.code)))));
    html! {
        <li key={meta.code} class={(!runs).then_some("is-off")} data-rule={meta.code}>
            <label class="rule-switch">
                <input type="checkbox" checked={runs} onchange={onchange.clone()} />
                <span class="rule-title">{ meta.title_in(state.lang) }</span>
                <code>{ meta.code }</code>
            </label>
            if meta.severity != Severity::NotEvaluated {
                <select {onchange} aria-label={meta.title_in(state.lang)} disabled={!runs}>
                    { for SEVERITIES.iter().map(|option| html! {
                        <option value={option.name()} selected={*option == severity}>
                            { option.title(state.lang) }
                        </option>
                    }) }
                </select>
            } else {
                <span class="hint">{ meta.severity.title(state.lang) }</span>
            }
            if let Some((_, text)) = page {
                <div class="rule-text">{ markdown::draw(text) }</div>
            } else {
                <button type="button" class="quiet" onclick={ask}>{ state.say(words::RULE) }</button>
            }
        </li>
    }
}

/// Gives a rule a severity; the list keeps only what differs from the catalogue.
fn weigh(options: &mut Options, meta: &Meta, name: &str) {
    match SEVERITIES.into_iter().find(|s| s.name() == name && *s != meta.severity) {
        Some(severity) => options.severities.insert(meta.code.to_owned(), severity),
        None => options.severities.remove(meta.code),
    };
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
