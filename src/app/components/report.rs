//! The results of one report: the verdict, the findings, the tables, the prose, the proof.

use js_sys::Array;
use yew::prelude::*;

use super::results::Props;
use super::{Draw, export_menu, facts, finding, inspector, proof, table, verdict};
use crate::app::effects::exports::{self, FORMATS, Format, MARKED, Order};
use crate::app::effects::folder;
use crate::app::model::Chosen;
use crate::app::model::Shared;
use crate::app::model::{Head, ResultsModel};
use crate::app::platform::files_module;
use crate::app::state::Action;
use crate::app::words;
use crate::document::{self, Document};
use crate::finding::Severity;
use crate::form::CellId;
use crate::options::Options;

/// All of them.
pub fn draw(props: &Props, model: &Shared<ResultsModel>) -> Html {
    let Props { chosen, open, lang, dispatch, .. } = props;
    let draw = Draw { model, lang: *lang, dispatch, open };
    let cell = match chosen {
        Some(Chosen::Cell(id)) => Some(*id),
        _ => None,
    };
    html! {
        <>
            { verdict::line(draw) }
            { verdict::identity(draw) }
            { verdict::contents(draw, export(props, model)) }
            { findings(draw, chosen.as_ref()) }
            <table::Tables model={model.clone()} chosen={cell} lang={*lang} dispatch={dispatch.clone()} />
            { facts::draw(draw) }
            { proof::held(draw) }
            { proof::skipped(draw) }
            { inspector::draw(draw, cell, by_unit(props, cell)) }
        </>
    }
}

/// The menu of files that can be written about this report.
fn export(props: &Props, model: &Shared<ResultsModel>) -> Html {
    let (model, options, lang) = (model.clone(), props.options.clone(), props.lang);
    let (input, dispatch) = (props.input.clone(), props.dispatch.clone());
    let is_docx = input.parsed.as_ref().is_some_and(|document| document.format == document::Format::Docx);
    let file = input.file.clone().filter(|_| is_docx);
    let marked = file.is_some().then_some(MARKED);
    let formats: Vec<Format> = marked.into_iter().chain(FORMATS).collect();
    export_menu(&formats, lang, move |format| {
        let left_out = model.dismissed.iter().filter_map(|index| model.finding(*index));
        let stem = input.name.rsplit_once('.').map_or(input.name.as_str(), |(stem, _)| stem);
        let order = Order {
            documents: Array::of1(&files_module::pack(Document::clone(&model.report().document))),
            file: file.clone(),
            options: Options::clone(&options),
            left_out: left_out.map(|finding| finding.fingerprint.clone()).collect(),
            name: if stem.is_empty() { words::LIST_NAME.get(lang).to_owned() } else { stem.to_owned() },
        };
        exports::write(order, format, lang, &dispatch);
    })
}

/// The way from a cell of the whole to the units that make it.
fn by_unit(props: &Props, cell: Option<CellId>) -> Html {
    let (Some(folder), Some(cell)) = (&props.units, cell) else { return Html::default() };
    let (folder, options, lang) = (folder.clone(), props.options.clone(), props.lang);
    let (dispatch, name) = (props.dispatch.clone(), ["sum ", &cell.to_string()].concat());
    let onclick = Callback::from(move |_: MouseEvent| {
        folder::view(name.clone().into(), &folder, &options, lang, &dispatch);
    });
    html! { <button type="button" {onclick}>{ words::BY_UNIT.get(lang) }</button> }
}

/// One card a cause; informations are folded away, those set aside are counted.
fn findings(draw: Draw<'_>, chosen: Option<&Chosen>) -> Html {
    let model = draw.model;
    let is_chosen = |head: &Head| match (chosen, model.finding(head.finding)) {
        (Some(Chosen::Finding(chosen)), Some(finding)) => **chosen == *finding.fingerprint,
        _ => false,
    };
    let is_minor = |head: &Head| model.finding(head.finding).is_none_or(|f| f.severity == Severity::Info);
    let card = |head: &Head| finding::card(draw, head, is_chosen(head));
    let main = model.heads.iter().filter(|head| !is_minor(head));
    let minor = || model.heads.iter().filter(|head| is_minor(head));
    let count = minor().count();
    // A finding that was walked to must not stay folded away.
    let has_chosen = minor().any(&is_chosen);
    html! {
        <section class="findings" aria-label={draw.t(words::FINDINGS)}>
            { for main.map(card) }
            if count > 0 {
                <details class="minor" open={has_chosen}>
                    <summary>{ draw.t(words::INFOS) }<span class="count">{ count }</span></summary>
                    { for minor().map(card) }
                </details>
            }
            if !model.dismissed.is_empty() {
                <p class="aside">
                    { words::set_aside(model.dismissed.len(), draw.lang) }
                    <button type="button" class="quiet" onclick={draw.on_click(Action::Restore)}>
                        { draw.t(words::RESTORE) }
                    </button>
                </p>
            }
        </section>
    }
}
