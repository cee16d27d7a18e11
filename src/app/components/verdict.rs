//! The verdict, said first, and what the report was recognised as.

use yew::prelude::*;

use crate::app::board::{Board, Verdict};
use crate::app::shared::Shared;
use crate::app::state::{Action, Dispatch};
use crate::app::words;
use crate::finding::Lang;
use crate::form::TableId;
use crate::rules::Tally;

#[derive(Properties, PartialEq)]
pub struct LineProps {
    pub board: Option<Shared<Board>>,
    /// Whether a check is on its way when there is no board yet.
    pub checking: bool,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// The verdict line; announced when it changes.
#[component]
pub fn VerdictLine(props: &LineProps) -> Html {
    let LineProps { board, checking, lang, dispatch } = props;
    let (kind, head, note, tally) = match board {
        None => {
            let head = if *checking { words::CHECKING } else { words::EMPTY };
            ("empty", head.get(*lang).to_owned(), None, Tally::default())
        }
        Some(board) => said(board, *lang),
    };
    let walk = |forward: bool| {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Walk(forward))
    };
    let (first, rest) = head.split_once(['：', ':']).map_or((head.as_str(), None), |(a, b)| (a, Some(b)));
    let can_walk = board.as_ref().is_some_and(|board| !board.heads.is_empty());
    html! {
        <div class={classes!("verdict", look(kind, tally))} data-verdict={kind} data-errors={tally.errors.to_string()}
            data-warnings={tally.warnings.to_string()} data-passed={tally.passed.to_string()}
            data-not-evaluated={tally.not_evaluated.to_string()}>
            <span class="verdict-sign" aria-hidden="true">{ sign(kind, tally) }</span>
            <div class="verdict-words" role="status" aria-live="polite">
                <p class="verdict-head">
                    <strong>{ first.to_owned() }</strong>
                    if let Some(rest) = rest {
                        <span class="verdict-count">
                            { if *lang == Lang::Zh { "：" } else { ":" } }{ rest.to_owned() }
                        </span>
                    }
                </p>
                if let Some(note) = note {
                    <p class="verdict-note">{ note.get(*lang) }</p>
                }
            </div>
            if can_walk {
                <div class="walk" title={words::WALK_KEYS.get(*lang)}>
                    <button type="button" onclick={walk(false)}>{ words::PREVIOUS.get(*lang) }</button>
                    <button type="button" onclick={walk(true)}>{ words::NEXT.get(*lang) }</button>
                </div>
            }
        </div>
    }
}

/// The verdict's word, its sentence, a note, and the numbers.
fn said(board: &Board, lang: Lang) -> (&'static str, String, Option<words::Pair>, Tally) {
    let (kind, tally, unread) = (board.verdict(), board.tally, board.unread_tables());
    let nothing = unread.len() == 3 && board.report().sections.len() < 3;
    if nothing && kind == Verdict::Unread {
        let head = words::NOT_A_REPORT.get(lang).to_owned();
        return ("unread", head, Some(words::NOT_A_REPORT_HELP), tally);
    }
    let name = match kind {
        Verdict::Clean => "clean",
        Verdict::Findings => "findings",
        Verdict::Unread => "unread",
    };
    let head = words::verdict(kind, tally, &unread, lang);
    (name, head, (kind == Verdict::Clean).then_some(words::ONLY_CONSISTENCY), tally)
}

fn look(kind: &str, tally: Tally) -> &'static str {
    match kind {
        "clean" => "is-clean",
        "findings" if tally.errors > 0 => "is-error",
        "findings" => "is-warning",
        "unread" => "is-unread",
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

#[derive(Properties, PartialEq)]
pub struct IdentityProps {
    pub board: Shared<Board>,
    pub lang: Lang,
}

/// What the report was recognised as: who would notice first that the wrong file was pasted.
#[component]
pub fn Identity(props: &IdentityProps) -> Html {
    let IdentityProps { board, lang } = props;
    let identity = &board.report().identity;
    let body = identity.body.as_ref().map_or(words::NO_BODY.get(*lang), |body| body.value.as_str());
    let year = match (&identity.year, lang) {
        (Some(year), Lang::Zh) => year.value.to_string() + " 年度",
        (Some(year), Lang::En) => year.value.to_string(),
        (None, _) => words::NO_YEAR.get(*lang).to_owned(),
    };
    let form = board.report().t3.form.or(board.report().t2.form).map(|form| match lang {
        Lang::Zh => form.id.to_owned() + " 年表式",
        Lang::En => "form of ".to_owned() + form.id,
    });
    let kind = identity.kind.map(|kind| words::kind(kind).get(*lang));
    html! {
        <p class="identity">
            <span class="sr">{ words::RECOGNISED.get(*lang) }</span>
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
#[component]
pub fn Contents(props: &IdentityProps) -> Html {
    let IdentityProps { board, lang } = props;
    let outcomes = &board.checked.outcomes;
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
    let facts = board.report().facts.len();
    html! {
        <nav class="contents" aria-label={words::CONTENTS.get(*lang)}>
            <ul>
                { for TableId::ALL.into_iter().map(|id| link(id.id(), words::table(id).get(*lang), None)) }
                { link("facts", words::PROSE.get(*lang), Some(facts)) }
                { link("held", words::HELD.get(*lang), Some(outcomes.held.len())) }
                if !outcomes.skipped.is_empty() {
                    { link("skipped", words::SKIPPED.get(*lang), Some(outcomes.skipped.len())) }
                }
            </ul>
        </nav>
    }
}
