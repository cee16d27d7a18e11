//! Many reports: a table with a row for each, and what was found between them.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::board::Verdict;
use crate::app::drop;
use crate::app::exports::{self, FORMATS, Format, Order, SUM};
use crate::app::folder::{self, Filter, Folder, Found, Item, Problem, STEP, Sort};
use crate::app::intake::Page;
use crate::app::shared::Shared;
use crate::app::state::{Action, State, on_click};
use crate::app::words::{self, Pair};

/// The whole view.
pub fn draw(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    let dispatch = state.dispatcher();
    let rows = folder.rows();
    let sought = {
        let (dispatch, folder) = (dispatch.clone(), folder.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.dispatch(changed(&folder, |f| f.sought = field.value().into()));
            }
        })
    };
    let head = |title: Pair, sort: Sort| {
        let onclick = on_click(&dispatch, changed(folder, |f| f.sort = sort));
        let order =
            (folder.sort == sort).then_some(if sort == Sort::Weight { "descending" } else { "ascending" });
        html! {
            <th scope="col" aria-sort={order}>
                <button type="button" class="link" {onclick}>{ state.say(title) }</button>
            </th>
        }
    };
    let plain = |title: Pair| html! { <th scope="col">{ state.say(title) }</th> };
    let page = Page { lang: state.lang, options: state.options.clone(), folder: Some(folder.clone()) };
    // Dropped again after some were mended: only what changed is read.
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = {
        let (page, dispatch) = (page.clone(), dispatch.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            drop::open(&event, &page, &dispatch);
        })
    };
    html! {
        <section class="folder" {ondragover} {ondrop} data-folder={folder.items.len().to_string()} aria-label={state.say(words::FOLDER)}>
            { bar(state, folder, page) }
            if let Some(notice) = &state.notice {
                <p class="notice is-problem" role="status">{ notice.text.clone() }</p>
            }
            <div class="filters" role="group" aria-label={state.say(words::SHOWN)}>
                { for Filter::ALL.into_iter().map(|filter| {
                    let count = folder.items.iter().filter(|item| filter.shows(item)).count();
                    html! {
                        <button type="button" aria-pressed={(folder.filter == filter).to_string()}
                            onclick={on_click(&dispatch, changed(folder, |f| f.filter = filter))}>
                            { state.say(words::filter(filter)) }<span class="count">{ count }</span>
                        </button>
                    }
                }) }
                <input type="search" value={folder.sought.clone()} placeholder={state.say(words::FIND_REPORT)}
                    aria-label={state.say(words::FIND_REPORT)} oninput={sought} />
            </div>
            <div class="scroll">
                <table class="list reports">
                    <thead>
                        <tr>
                            { head(words::REPORT, Sort::Name) }
                            { head(words::YEAR, Sort::Year) }
                            { head(words::VERDICT, Sort::Weight) }
                            { for words::COUNTS.into_iter().map(plain) }
                        </tr>
                    </thead>
                    <tbody>
                        { for rows.iter().take(folder.drawn).filter_map(|index| {
                            folder.items.get(*index).map(|item| row(state, *index, item))
                        }) }
                    </tbody>
                </table>
            </div>
            if rows.len() > folder.drawn {
                <button type="button" onclick={on_click(&dispatch, changed(folder, |f| f.drawn += STEP))}>
                    { state.say(words::MORE_ROWS) }<span class="count">{ rows.len() - folder.drawn }</span>
                </button>
            }
            { across(state, folder) }
        </section>
    }
}

/// An action that changes how the folder is shown.
fn changed(folder: &Folder, change: impl FnOnce(&mut Folder)) -> Action {
    let mut folder = folder.clone();
    change(&mut folder);
    Action::Folder(Shared::new(folder))
}

/// How far reading is, and what can be done with all reports.
fn bar(state: &UseReducerHandle<State>, folder: &Shared<Folder>, page: Page) -> Html {
    let dispatch = state.dispatcher();
    let stop = {
        let stop = folder.stop.clone();
        Callback::from(move |_: MouseEvent| stop.set(true))
    };
    let all: Vec<Format> = FORMATS.into_iter().chain([SUM]).collect();
    let (options, lang) = (state.options.clone(), state.lang);
    let export = {
        let (folder, dispatch) = (folder.clone(), dispatch.clone());
        move |format: Format| {
            let documents = folder.documents();
            let name = words::LIST_NAME.get(lang).to_owned();
            let order = Order { documents, options: (*options).clone(), left_out: Vec::new(), name };
            exports::write(order, format, lang, &dispatch);
        }
    };
    html! {
        <div class="folder-bar">
            <h2 role="status" aria-live="polite">
                { words::folder(folder.items.len(), folder.total, folder.is_running, lang) }
            </h2>
            if folder.is_running {
                <progress max={folder.total.to_string()} value={folder.items.len().to_string()} />
                <button type="button" onclick={stop}>{ state.say(words::STOP) }</button>
            } else {
                { super::open_buttons(&page, &dispatch) }
                { super::export_menu(&all, lang, export) }
            }
            <button type="button" onclick={on_click(&dispatch, Action::LeaveFolder)}>{ state.say(words::LEAVE) }</button>
        </div>
    }
}

fn row(state: &UseReducerHandle<State>, index: usize, item: &Item) -> Html {
    let name = item.name.clone();
    match &item.result {
        Err(why) => html! {
            <tr key={index} class="row-unread" data-report={name.clone()}>
                <th scope="row">{ name }</th>
                <td />
                <td colspan="6">{ words::CANNOT_OPEN.get(state.lang) }<span class="hint">{ why.clone() }</span></td>
            </tr>
        },
        Ok(found) => {
            let open = on_click(&state.dispatcher(), Action::OpenReport(index));
            let (class, word) = verdict(found);
            let count = |n: usize| html! { <td class={(n == 0).then_some("zero")}>{ n }</td> };
            html! {
                <tr key={index} class={class} data-report={name.clone()}>
                    <th scope="row">
                        <button type="button" class="link" onclick={open}>{ found.body.clone() }</button>
                        if found.body != name {
                            <span class="hint">{ name }</span>
                        }
                    </th>
                    <td>{ found.year.map(|year| year.to_string()) }</td>
                    <td class="row-verdict">
                        <span aria-hidden="true">{ words::sign(class) }</span>{ " " }{ word.get(state.lang) }
                    </td>
                    { count(found.tally.errors) }
                    { count(found.tally.warnings) }
                    { count(found.tally.infos) }
                    { count(found.tally.not_evaluated) }
                    { count(found.tally.passed) }
                </tr>
            }
        }
    }
}

fn verdict(found: &Found) -> (&'static str, Pair) {
    match found.verdict {
        Verdict::Clean => ("row-clean", words::ROW_CLEAN),
        Verdict::Findings if found.tally.errors > 0 => ("row-error", words::ROW_ERROR),
        Verdict::Findings => ("row-warning", words::ROW_WARNING),
        Verdict::Unread => ("row-unread", words::ROW_UNREAD),
    }
}

/// What was found between the reports.
fn across(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    let count = folder.items.iter().filter(|item| item.result.is_ok()).count();
    if folder.is_running || count < 2 {
        return Html::default();
    }
    let body = match &folder.across {
        None if folder::compares_unasked(folder.items.len()) => {
            html! { <p class="hint">{ state.say(words::COMPARING) }</p> }
        }
        None => {
            let (dispatch, folder) = (state.dispatcher(), folder.clone());
            let (options, lang) = (state.options.clone(), state.lang);
            let compare =
                Callback::from(move |_: MouseEvent| folder::compare(&folder, &options, lang, &dispatch));
            html! { <button type="button" onclick={compare}>{ state.say(words::COMPARE) }</button> }
        }
        Some(rows) if rows.is_empty() => html! { <p>{ state.say(words::ACROSS_NONE) }</p> },
        Some(rows) => html! { <>{ for rows.iter().map(problem) }</> },
    };
    html! {
        <section class="block across">
            <h2>{ state.say(words::ACROSS) }</h2>
            <p class="hint">{ state.say(words::ACROSS_HELP) }</p>
            { body }
        </section>
    }
}

fn problem(row: &Problem) -> Html {
    let cell = |at: usize| row.get(at).cloned().unwrap_or_default();
    let some = |at: usize, class: &'static str| match cell(at) {
        text if text.is_empty() => Html::default(),
        text => html! { <p {class}>{ text }</p> },
    };
    html! {
        <article class={["card ", &cell(0)].concat()} data-finding={cell(7)} data-code={cell(7)} data-severity={cell(0)}>
            <header class="card-head">
                <span class="badge">{ cell(1) }</span><h3>{ cell(3) }</h3><span class="where">{ cell(2) }</span>
            </header>
            { some(4, "message") }
            { some(5, "formula") }
            { some(6, "message") }
        </article>
    }
}
