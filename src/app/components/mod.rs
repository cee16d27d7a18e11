//! The pieces of the page. Each is a function of its properties; what a person does goes to the state as an action.

mod dialogs;
mod facts;
mod finding;
mod findings;
mod header;
mod inspector;
mod proof;
mod table;
mod table2;
mod table3;
mod table4;
mod text;
mod verdict;
mod welcome;

use yew::prelude::*;

use super::hooks::{use_check, use_keys, use_page};
use super::state::{Action, State};
use super::words;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::load);
    use_check(&state);
    use_keys(&state);
    use_page(&state);
    let dispatch = state.dispatcher();
    let lang = state.lang;
    let pick = use_callback(dispatch.clone(), |cell, dispatch| {
        dispatch.dispatch(Action::Choose(Some(super::state::Chosen::Cell(cell))));
    });
    let results = match &state.board {
        Some(board) => html! {
            <>
                <verdict::Identity board={board.clone()} {lang} />
                <verdict::Contents board={board.clone()} {lang} />
                <findings::Findings board={board.clone()} chosen={state.chosen.clone()} reveal={state.reveal}
                    {lang} dispatch={dispatch.clone()} />
                <table::Tables board={board.clone()} chosen={state.chosen.clone()} {lang} pick={pick.clone()} />
                <facts::Facts board={board.clone()} {lang} dispatch={dispatch.clone()} />
                <proof::Held board={board.clone()} {lang} pick={pick.clone()} />
                <proof::Skipped board={board.clone()} {lang} />
                <inspector::Inspector board={board.clone()} chosen={state.chosen.clone()} {lang}
                    dispatch={dispatch.clone()} />
            </>
        },
        None => html! { <welcome::Welcome {lang} dispatch={dispatch.clone()} /> },
    };
    html! {
        <>
            <a class="skip" href="#results">{ words::SKIP.get(lang) }</a>
            <header::Header {lang} theme={state.theme} dispatch={dispatch.clone()} />
            <main>
                <text::TextPane input={state.input.clone()} marks={state.marks.clone()} reveal={state.reveal}
                    notice={state.notice.clone()} {lang} dispatch={dispatch.clone()} />
                <section id="results" class="results" tabindex="-1" aria-label={words::RESULTS.get(lang)}>
                    <verdict::VerdictLine board={state.board.clone()} checking={!state.input.is_blank()} {lang}
                        dispatch={dispatch.clone()} />
                    { results }
                </section>
            </main>
            <dialogs::Dialogs dialog={state.dialog} options={state.options.clone()} {lang} {dispatch} />
        </>
    }
}
