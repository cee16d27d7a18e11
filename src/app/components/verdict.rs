//! The verdict, said first, and what the report was recognised as.

use yew::prelude::*;

use crate::app::model::ResultsModel;
use crate::app::words;
use crate::checked::Verdict;
use crate::finding::Lang;

/// Before there is a result. An office's own rules may take longer over a long text, and are named.
pub fn waiting(is_blank: bool, no_house_rules: bool, lang: Lang) -> Html {
    let words = match (is_blank, no_house_rules) {
        (true, _) => words::EMPTY,
        (false, true) => words::CHECKING,
        (false, false) => words::CHECKING_BY_HOUSE_RULES,
    };
    html! {
        <div class={classes!("verdict", "is-empty", is_blank.then_some("sr"))} data-verdict="empty">
            <p class="verdict-words" role="status" aria-live="polite">{ words.get(lang) }</p>
        </div>
    }
}

/// The verdict; announced when it changes.
pub fn bar(model: &ResultsModel, lang: Lang) -> Html {
    let (kind, tally) = (model.verdict(), model.tally);
    let (look, sign) = match kind {
        Verdict::Clean => ("is-clean", "✓"),
        Verdict::Findings if tally.errors > 0 => ("is-error", "✕"),
        Verdict::Findings => ("is-warning", "!"),
        Verdict::Partial => ("is-partial", "◐"),
        Verdict::Unread | Verdict::Empty => ("is-unread", "?"),
    };
    let words = match model.mistaken() {
        Some(_) if kind == Verdict::Unread => words::NOT_A_REPORT.get(lang).to_owned(),
        _ => words::verdict(kind, tally, &model.unread_tables(), lang),
    };
    html! {
        <div class={classes!("verdict", look)} data-verdict={kind.name()}
            data-errors={tally.errors.to_string()} data-warnings={tally.warnings.to_string()}
            data-passed={tally.passed.to_string()} data-not-evaluated={tally.not_evaluated.to_string()}
            data-set-aside={tally.set_aside.to_string()} data-rules-off={tally.rules_off.to_string()}>
            <span class="verdict-sign" aria-hidden="true">{ sign }</span>
            <p class="verdict-words" role="status" aria-live="polite">{ words }</p>
        </div>
    }
}

/// What the report was recognised as: who would notice first that the wrong file was pasted.
pub fn identity(model: &ResultsModel, lang: Lang) -> Html {
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
        <h1 class="identity">
            <span class="sr">{ words::RECOGNISED.get(lang) }</span>
            <span class="identity-body">{ body.to_owned() }</span>
            <span>{ year }</span>
            if let Some(kind) = kind {
                <span class="identity-more">{ kind }</span>
            }
            if let Some(form) = form {
                <span class="identity-more">{ form }</span>
            }
        </h1>
    }
}
