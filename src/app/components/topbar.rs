//! The bar over an open report: what it comes to, whose it is, how it stands, what can be done with all of it.

use js_sys::Array;
use yew::prelude::*;

use super::{close_menu, export_menu, header, verdict};
use crate::app::effects::exports::{self, FORMATS, Format, MARKED, Order, TABLES, TEXT, TRACKED};
use crate::app::model::{ResultsModel, Shared, csv};
use crate::app::platform::{files, files_module};
use crate::app::state::{Action, State, on_click};
use crate::app::words::{self, Pair};
use crate::document::{self, Document};
use crate::finding::Severity;
use crate::options::Options;

/// The bar.
pub fn draw(state: &UseReducerHandle<State>, model: &Shared<ResultsModel>) -> Html {
    let (lang, dispatch) = (state.lang, state.dispatcher());
    let walk = |forward: bool| on_click(&dispatch, Action::Walk(forward));
    html! {
        <header class={classes!("top", model.heads.is_empty().then_some("is-settled"))}>
            { verdict::bar(model, lang) }
            { verdict::identity(model, lang) }
            { ledger(state, model) }
            <div class="top-acts">
                if !model.heads.is_empty() {
                    <button type="button" class="icon walk" onclick={walk(false)} title={words::KEY_PREVIOUS.get(lang)}
                        aria-label={words::PREVIOUS.get(lang)}>{ "↑" }</button>
                    <button type="button" class="icon walk" onclick={walk(true)} title={words::KEY_NEXT.get(lang)}
                        aria-label={words::NEXT.get(lang)}>{ "↓" }</button>
                }
                { take_out(state, model) }
                <details class="menu more" onclick={close_menu()}>
                    <summary class="button" aria-label={words::MORE.get(lang)}>{ "⋯" }</summary>
                    <div class="menu-body">{ header::switches(state, &dispatch) }</div>
                </details>
            </div>
        </header>
    }
}

/// How the work stands.
fn ledger(state: &State, model: &ResultsModel) -> Html {
    let to_do = model.heads().filter(|finding| finding.severity < Severity::Info).count();
    let numbers: [(Pair, usize); 6] = [
        (words::TO_DO, to_do),
        (words::MENDED, state.changed.len()),
        (words::ASIDE, model.aside.len()),
        (words::NOT_CHECKED, model.tally.not_evaluated),
        (words::RULES_OFF, model.tally.rules_off),
        (words::HELD_SHORT, model.tally.passed),
    ];
    html! {
        <ul class="ledger" aria-label={words::LEDGER.get(state.lang)}>
            { for numbers.iter().map(|(name, count)| html! {
                <li class={(*count == 0).then_some("is-zero")}>{ name.get(state.lang) }{ " " }<b>{ *count }</b></li>
            }) }
        </ul>
    }
}

/// The menu of files that can be written about this report, the mended text first.
fn take_out(state: &UseReducerHandle<State>, model: &Shared<ResultsModel>) -> Html {
    let (state, model, lang) = (state.clone(), model.clone(), state.lang);
    let is_docx =
        state.input.parsed.as_ref().is_some_and(|document| document.format == document::Format::Docx);
    let file = state.input.file.clone().filter(|_| is_docx);
    let marked = file.is_some().then_some(MARKED);
    let came = state.original.as_ref().filter(|_| !state.changed.is_empty());
    let tracked = came.and_then(|original| {
        let format = original.model.as_ref()?.report().document.format;
        let file = original.file.clone().filter(|_| format == document::Format::Docx)?;
        Some((file, original.text.clone()))
    });
    let revised = tracked.is_some().then_some(TRACKED);
    let tables = TABLES.into_iter().filter(|(table, _)| model.report().table(*table).is_read());
    let tables = tables.map(|(_, format)| format);
    let formats: Vec<Format> =
        [TEXT].into_iter().chain(revised).chain(marked).chain(FORMATS).chain(tables).collect();
    export_menu(words::TAKE_OUT, &formats, lang, move |format| {
        let stem = state.input.name.rsplit_once('.').map_or(state.input.name.as_str(), |(stem, _)| stem);
        if format == TEXT {
            let stem = if stem.is_empty() { words::MENDED_NAME.get(lang) } else { stem };
            // Windows' own editor breaks lines at both characters.
            let text = state.input.text.replace('\n', "\r\n");
            files::save(&[stem, ".txt"].concat(), format.media, &text.into());
            return;
        }
        if let Some((table, _)) = TABLES.into_iter().find(|(_, one)| *one == format) {
            let name = [stem, words::table(table).get(lang), ".", format.extension].concat();
            files::save(&name, format.media, &csv::of(model.rows(table), lang).into());
            return;
        }
        if let Some((file, before)) = tracked.clone().filter(|_| format == TRACKED) {
            let after = state.input.text.clone();
            exports::write_tracked(file, before, after, stem.to_owned(), lang, state.dispatcher());
            return;
        }
        let set_aside = model.aside.iter().filter_map(|(index, reason)| {
            Some(["0 ", reason.id(), " ", &model.finding(*index)?.fingerprint].concat())
        });
        let order = Order {
            documents: Array::of1(&files_module::pack(Document::clone(&model.report().document))),
            file: file.clone(),
            options: Options::clone(&state.options),
            set_aside: set_aside.collect(),
            only: Vec::new(),
            name: if stem.is_empty() { words::LIST_NAME.get(lang).to_owned() } else { stem.to_owned() },
        };
        exports::write(order, format, lang, &state.dispatcher());
    })
}
