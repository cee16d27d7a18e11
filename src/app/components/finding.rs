//! One cause: what is wrong, the calculation, what to change, where it shows, what follows from it.

use std::rc::Rc;

use yew::prelude::*;

use super::Draw;
use crate::app::model::Chosen;
use crate::app::model::quote::{self, Quote};
use crate::app::model::{Head, ResultsModel};
use crate::app::state::{Action, Dialog};
use crate::app::words;
use crate::finding::{Confidence, Finding, Lang, Role, Suggestion};
use crate::rules;

/// How many quotes of evidence a card shows.
const QUOTES: usize = 4;

/// How many changes a card shows unfolded.
const FIXES: usize = 3;

/// A card.
pub fn card(draw: Draw<'_>, head: &Head, is_chosen: bool) -> Html {
    let Draw { model, lang, .. } = draw;
    let Some(finding) = model.finding(head.finding) else { return Html::default() };
    let meta = rules::find(finding.code).map(|rule| rule.meta());
    let show = Action::Reveal(Chosen::Finding(Rc::from(finding.fingerprint.as_str())));
    let dismiss = Action::Dismiss(finding.fingerprint.clone());
    let rule = meta.map(|meta| draw.on_click(Action::Open(Some(Dialog::Rules(Some(meta.code))))));
    let can_show = finding.marks.iter().any(|m| m.span.start < m.span.end);
    let id = ["f-", &finding.fingerprint].concat();
    html! {
        <article key={finding.fingerprint.clone() + &head.finding.to_string()} class={classes!("card", finding.severity.name(), is_chosen.then_some("is-chosen"))}
            data-finding={finding.fingerprint.clone()} data-code={finding.code}
            data-severity={finding.severity.name()} aria-labelledby={id.clone()}>
            <header class="card-head">
                <span class="badge">
                    <span class="badge-sign" aria-hidden="true">{ words::severity_sign(finding.severity) }</span>
                    { finding.severity.title(lang) }
                </span>
                <h3 {id}>{ words::rule(finding.code, lang) }</h3>
                <span class="where">{ quote::place(model, finding, lang) }</span>
            </header>
            <p class="message">{ finding.message.get(lang).to_owned() }</p>
            if let Some(formula) = &finding.formula {
                <p class="formula">{ formula.clone() }</p>
            }
            { suggestions(model, finding, lang) }
            { alternatives(model, finding, lang) }
            { quotes(draw, finding) }
            { folded(model, head, lang) }
            <footer class="card-foot">
                if can_show {
                    <button type="button" onclick={draw.on_click(show)} title={draw.t(words::SHOW_TITLE)}>{ draw.t(words::SHOW) }</button>
                }
                <button type="button" onclick={draw.on_click(dismiss)} title={draw.t(words::DISMISS_TITLE)}>
                    { draw.t(words::DISMISS) }
                </button>
                if let Some(rule) = rule {
                    <button type="button" class="quiet" onclick={rule} title={finding.code}>
                        { draw.t(words::RULE) }
                    </button>
                }
            </footer>
        </article>
    }
}

/// What to change to what.
fn suggestions(model: &ResultsModel, finding: &Finding, lang: Lang) -> Html {
    if finding.suggestions.is_empty() {
        return Html::default();
    }
    let many = finding.suggestions.len() > FIXES + 1;
    let (first, rest) = finding.suggestions.split_at(if many { FIXES } else { finding.suggestions.len() });
    let sure = if finding.confidence == Confidence::CERTAIN && finding.alternatives.is_empty() {
        words::ONLY_EXPLANATION
    } else {
        words::MOST_LIKELY
    };
    html! {
        <div class="fixes">
            { for first.iter().map(|suggestion| fix(model, suggestion, lang)) }
            if !rest.is_empty() {
                <details>
                    <summary>{ words::rest(rest.len(), lang) }</summary>
                    { for rest.iter().map(|suggestion| fix(model, suggestion, lang)) }
                </details>
            }
            <p class="hint">{ sure.get(lang) }{ if lang == Lang::Zh { "；" } else { ". " } }
                { words::BY_RECORDS.get(lang) }</p>
        </div>
    }
}

fn fix(model: &ResultsModel, suggestion: &Suggestion, lang: Lang) -> Html {
    let printed = model.report().cell(suggestion.cell).map_or("", |cell| cell.raw.as_str());
    let printed = if printed.is_empty() { words::BLANK.get(lang) } else { printed };
    html! {
        <p class="fix">
            <span class="fix-cell">{ words::cell(suggestion.cell, lang) }</span>
            <span class="fix-now">{ words::NOW.get(lang) }{ " " }<del>{ printed.to_owned() }</del></span>
            <span class="fix-arrow" aria-hidden="true">{ "→" }</span>
            <span class="fix-new">{ words::SHOULD.get(lang) }{ " " }<ins>{ suggestion.value.to_string() }</ins></span>
        </p>
    }
}

fn alternatives(model: &ResultsModel, finding: &Finding, lang: Lang) -> Html {
    if finding.alternatives.is_empty() {
        return Html::default();
    }
    html! {
        <details class="alternatives">
            <summary>
                { words::ALTERNATIVES.get(lang) }<span class="count">{ finding.alternatives.len() }</span>
            </summary>
            <ul>
                { for finding.alternatives.iter().map(|set| html! {
                    <li>
                        if set.len() > 1 {
                            <span class="hint">{ words::TOGETHER.get(lang) }</span>
                        }
                        { for set.iter().map(|suggestion| fix(model, suggestion, lang)) }
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// The sentences that are wrong or that show it; figures in tables stand in the formula already.
fn quotes(draw: Draw<'_>, finding: &Finding) -> Html {
    let quotes: Vec<(Role, Quote)> = quote::of(draw.model, finding).take(QUOTES).collect();
    if quotes.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="quotes">
            { for quotes.into_iter().map(|(role, quote)| {
                let label = if role == Role::Subject { words::QUOTE } else { words::BASIS };
                html! {
                    <li>
                        <span class="quote-label">{ draw.t(label) }</span>
                        { quoted(draw, quote) }
                    </li>
                }
            }) }
        </ul>
    }
}

/// Words of the report that lead to their place.
pub fn quoted(draw: Draw<'_>, quote: Quote) -> Html {
    let show = draw.on_click(Action::Reveal(Chosen::Place(quote.span)));
    html! {
        <button type="button" class="quote" onclick={show} title={draw.t(words::SHOW_TITLE)}>
            { quote.before }<mark>{ quote.words }</mark>{ quote.after }
        </button>
    }
}

/// The failing sums that this cause explains.
fn folded(model: &ResultsModel, head: &Head, lang: Lang) -> Html {
    if head.folded.is_empty() {
        return Html::default();
    }
    html! {
        <details class="folded">
            <summary>{ words::folded(head.folded.len(), lang) }</summary>
            <ul>
                { for head.folded.iter().filter_map(|index| model.finding(*index)).map(|finding| html! {
                    <li data-finding={finding.fingerprint.clone()} data-code={finding.code}
                        data-severity={finding.severity.name()}>
                        <p class="message">{ finding.message.get(lang).to_owned() }</p>
                        if let Some(formula) = &finding.formula {
                            <p class="formula">{ formula.clone() }</p>
                        }
                    </li>
                }) }
            </ul>
        </details>
    }
}
