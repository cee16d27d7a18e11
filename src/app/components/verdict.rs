//! The verdict, said first, and what the report was recognised as.

use yew::prelude::*;

use super::Draw;
use crate::app::model::ResultsModel;
use crate::app::state::Action;
use crate::app::words;
use crate::checked::Tally;
use crate::checked::Verdict;
use crate::finding::Lang;
use crate::form::TableId;

/// Before there is a result.
pub fn waiting(is_blank: bool, lang: Lang) -> Html {
    let words = if is_blank { words::EMPTY } else { words::CHECKING };
    bar("empty", words.get(lang).to_owned(), None, Tally::default(), lang, Html::default())
}

/// The verdict line; announced when it changes.
pub fn line(draw: Draw<'_>) -> Html {
    let walk = |forward: bool| draw.on_click(Action::Walk(forward));
    let buttons = if draw.model.heads.is_empty() {
        Html::default()
    } else {
        html! {
            <div class="walk" title={draw.t(words::WALK_KEYS)}>
                <button type="button" onclick={walk(false)}>{ draw.t(words::PREVIOUS) }</button>
                <button type="button" onclick={walk(true)}>{ draw.t(words::NEXT) }</button>
            </div>
        }
    };
    let (kind, head, note, tally) = said(draw.model, draw.lang);
    bar(kind, head, note, tally, draw.lang, buttons)
}

fn bar(
    kind: &'static str,
    head: String,
    note: Option<words::Pair>,
    tally: Tally,
    lang: Lang,
    buttons: Html,
) -> Html {
    let (first, rest) = head.split_once(['：', ':']).map_or((head.as_str(), None), |(a, b)| (a, Some(b)));
    html! {
        <div class={classes!("verdict", look(kind, tally))} data-verdict={kind} data-errors={tally.errors.to_string()}
            data-warnings={tally.warnings.to_string()} data-passed={tally.passed.to_string()}
            data-not-evaluated={tally.not_evaluated.to_string()} data-set-aside={tally.set_aside.to_string()}
            data-rules-off={tally.rules_off.to_string()}>
            <span class="verdict-sign" aria-hidden="true">{ sign(kind, tally) }</span>
            <div class="verdict-words" role="status" aria-live="polite">
                <p class="verdict-head">
                    <strong>{ first.to_owned() }</strong>
                    if let Some(rest) = rest {
                        <span class="verdict-count">
                            { if lang == Lang::Zh { "：" } else { ":" } }{ rest.to_owned() }
                        </span>
                    }
                </p>
                if let Some(note) = note {
                    <p class="verdict-note">{ note.get(lang) }</p>
                }
            </div>
            { buttons }
        </div>
    }
}

/// The verdict's word, its sentence, a note, and the numbers.
fn said(model: &ResultsModel, lang: Lang) -> (&'static str, String, Option<words::Pair>, Tally) {
    let (kind, tally, unread) = (model.verdict(), model.tally, model.unread_tables());
    let nothing = unread.len() == 3 && model.report().sections.len() < 3;
    if nothing && kind == Verdict::Unread {
        let head = words::NOT_A_REPORT.get(lang).to_owned();
        return ("unread", head, Some(words::NOT_A_REPORT_HELP), tally);
    }
    let head = words::verdict(kind, tally, &unread, lang);
    (kind.name(), head, (kind == Verdict::Clean).then_some(words::ONLY_CONSISTENCY), tally)
}

fn look(kind: &str, tally: Tally) -> &'static str {
    match kind {
        "clean" => "is-clean",
        "findings" if tally.errors > 0 => "is-error",
        "findings" => "is-warning",
        "unread" | "partial" => "is-unread",
        _ => "is-empty",
    }
}

fn sign(kind: &str, tally: Tally) -> &'static str {
    match look(kind, tally) {
        "is-clean" => "✓",
        "is-error" => "✕",
        "is-warning" => "!",
        "is-unread" => "?",
        _ => "…",
    }
}

/// What the report was recognised as: who would notice first that the wrong file was pasted.
pub fn identity(draw: Draw<'_>) -> Html {
    let Draw { model, lang, .. } = draw;
    let identity = &model.report().identity;
    let body = identity.body.as_ref().map_or(words::NO_BODY.get(lang), |body| body.value.as_str());
    let year = match (&identity.year, lang) {
        (Some(year), Lang::Zh) => year.value.to_string() + " 年度",
        (Some(year), Lang::En) => year.value.to_string(),
        (None, _) => words::NO_YEAR.get(lang).to_owned(),
    };
    let (t2, t3) = (model.report().t2.form, model.report().t3.form);
    let form = match (t2, t3) {
        (Some(t2), Some(t3)) if t2 != t3 => Some(words::two_forms(t2.id, t3.id, lang)),
        _ => t3.or(t2).map(|form| words::form(form.id, lang)),
    };
    let kind = identity.kind.map(|kind| words::kind(kind).get(lang));
    html! {
        <p class="identity">
            <span class="sr">{ words::RECOGNISED.get(lang) }</span>
            <span class="identity-body">{ body.to_owned() }</span>
            if let Some(kind) = kind {
                <span>{ kind }</span>
            }
            <span>{ year }</span>
            if let Some(form) = form {
                <span>{ form }</span>
            }
        </p>
    }
}

/// Links to the parts of the results, with how much there is in each.
pub fn contents(draw: Draw<'_>, export: Html) -> Html {
    let Draw { model, lang, .. } = draw;
    let outcomes = &model.checked.outcomes;
    let link = |to: &'static str, name: &'static str, count: Option<usize>| {
        html! {
            <li>
                <a href={["#", to].concat()}>
                    { name }
                    if let Some(count) = count {
                        <span class="count">{ count }</span>
                    }
                </a>
            </li>
        }
    };
    let facts = model.report().facts.len();
    html! {
        <nav class="contents" aria-label={words::CONTENTS.get(lang)}>
            <ul>
                { for TableId::ALL.into_iter().map(|id| link(id.id(), words::table(id).get(lang), None)) }
                { link("facts", words::PROSE.get(lang), Some(facts)) }
                { link("held", words::HELD.get(lang), Some(outcomes.held.len())) }
                if !outcomes.skipped.is_empty() {
                    { link("skipped", words::SKIPPED.get(lang), Some(outcomes.skipped.len())) }
                }
            </ul>
            { export }
        </nav>
    }
}
