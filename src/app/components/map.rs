//! The map of the report: its sections and tables, with what is open in each and what was not read.

use yew::prelude::*;

use crate::app::model::{ResultsModel, quote};
use crate::app::platform::browser;
use crate::app::words;
use crate::finding::{Finding, Lang, Severity};
use crate::form::TableId;
use crate::report::{Section, SectionKind};

/// The map. A press goes there.
pub fn draw(model: &ResultsModel, lang: Lang) -> Html {
    let report = model.report();
    let of_table = |id: TableId| counts(model, &|finding| quote::table_of(report, finding) == Some(id));
    let unread = model.unread_tables();
    let table = |id: TableId| {
        // A table of which some cells were not read is none that was.
        let is_read = report.table(id).is_read() && !unread.contains(&id);
        html! {
            <li>
                <button type="button" class="map-row sub" onclick={go(id.id().to_owned())}>
                    <span class="map-name">{ words::table(id).get(lang) }</span>
                    { of_table(id) }
                    if !is_read {
                        <span class="count count-unread"><span>{ words::UNREAD.get(lang) }</span></span>
                    }
                </button>
            </li>
        }
    };
    let is_report = model.mistaken().is_none();
    let missing = SectionKind::ALL.into_iter().filter(|kind| is_report && report.section(*kind).is_none());
    html! {
        <nav class="map" aria-label={words::MAP.get(lang)}>
            <ul>
                { for report.sections.iter().enumerate().map(|(nth, section)| {
                    let is_here = |finding: &Finding| {
                        quote::table_of(report, finding).is_none()
                            && quote::section_of(report, finding) == Some(nth)
                    };
                    let tables: &[TableId] = match section.kind {
                        Some(SectionKind::S2) => &[TableId::T2],
                        Some(SectionKind::S3) => &[TableId::T3],
                        Some(SectionKind::S4) => &[TableId::T4],
                        _ => &[],
                    };
                    html! {
                        <>
                            <li>
                                <button type="button" class="map-row" title={section.title.clone()}
                                    onclick={go(["at-s", &nth.to_string()].concat())}>
                                    <span class="map-no">{ section.numeral.clone() }</span>
                                    <span class="map-name">{ short(section, lang) }</span>
                                    { counts(model, &is_here) }
                                </button>
                            </li>
                            { for tables.iter().map(|id| table(*id)) }
                        </>
                    }
                }) }
                { for missing.map(|kind| html! {
                    <li class="map-row is-missing" data-missing="" title={words::section(kind).get(lang)}>
                        <span class="map-no">{ "–" }</span>
                        <span class="map-name">{ words::section(kind).get(lang) }</span>
                        <span class="count count-unread"><span>{ words::NOT_FOUND.get(lang) }</span></span>
                    </li>
                }) }
            </ul>
            <ul class="map-foot" aria-label={words::LINES.get(lang)}>
                <li><span class="m m-wrong">{ "83" }</span>{ words::LINE_WRONG.get(lang) }</li>
                <li><span class="m m-suspect">{ "9" }</span>{ words::LINE_SUSPECT.get(lang) }</li>
                <li><span class="m m-held">{ "164" }</span>{ words::LINE_HELD.get(lang) }</li>
                <li><span class="m m-apart">{ "320" }</span>{ words::LINE_APART.get(lang) }</li>
            </ul>
        </nav>
    }
}

/// A section's name where there is little room.
fn short(section: &Section, lang: Lang) -> AttrValue {
    match section.kind {
        Some(kind) => words::section(kind).get(lang).into(),
        None => section.title.clone().into(),
    }
}

fn go(id: String) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| browser::show_top(&id))
}

/// How many errors and warnings are somewhere.
fn counts(model: &ResultsModel, is_there: &dyn Fn(&Finding) -> bool) -> Html {
    let count = |severity: Severity| model.heads().filter(|f| f.severity == severity && is_there(f)).count();
    let one = |class: &'static str, count: usize, sign: &'static str| {
        if count == 0 {
            return Html::default();
        }
        html! { <span class={classes!("count", class)} title={sign}>{ count }</span> }
    };
    html! {
        <span class="map-counts">
            { one("count-error", count(Severity::Error), "✕") }
            { one("count-warning", count(Severity::Warning), "!") }
        </span>
    }
}
