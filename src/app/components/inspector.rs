//! The calculation of a cell: every check that it takes part in, with the numbers.

use yew::prelude::*;

use super::Draw;
use crate::app::model::Chosen;
use crate::app::model::ResultsModel;
use crate::app::state::Action;
use crate::app::words;
use crate::finding::{Finding, Lang};
use crate::form::CellId;
use crate::report::CellState;
use crate::rules;
use crate::text::LineIndex;

/// Stands at the foot of the results while a cell is chosen. `further` is what else can be done with it.
pub fn draw(draw: Draw<'_>, chosen: Option<CellId>, further: Html) -> Html {
    let Draw { model, lang, .. } = draw;
    let Some(id) = chosen else {
        return html! { <div class="inspector-place" role="status" aria-live="polite" /> };
    };
    let report = model.report();
    let cell = report.cell(id);
    let state = cell.map_or(CellState::Missing, |cell| cell.state);
    let note = match state {
        CellState::Missing | CellState::Text => Some(words::CELL_UNREAD),
        CellState::Blank => Some(words::CELL_BLANK),
        CellState::Placeholder => Some(words::CELL_PLACEHOLDER),
        CellState::Number => None,
    };
    let span = cell.and_then(|cell| cell.span).filter(|span| span.start < span.end);
    let show = draw.on_click(Action::Reveal(Chosen::Cell(id)));
    let close = draw.on_click(Action::Choose(None));
    let steps = steps(model, id, lang);
    let raw = cell.map_or("", |cell| cell.raw.as_str());
    let line = span.map(|span| LineIndex::new(report.text()).line(span.start) + 1);
    html! {
        <div class="inspector-place" role="status" aria-live="polite">
            <aside class="inspector" data-inspector={id.to_string()}>
                <header>
                    <h3>{ words::cell(id, lang) }</h3>
                    <span class="inspector-value">{ raw.to_owned() }</span>
                    if let Some(line) = line {
                        <button type="button" onclick={show}>
                            { draw.t(words::IN_TEXT) }{ " " }{ words::line(line, lang) }
                        </button>
                    }
                    { further }
                    <button type="button" class="quiet" onclick={close}>{ draw.t(words::CLOSE) }</button>
                </header>
                if let Some(note) = note {
                    <p class="hint">{ draw.t(note) }</p>
                }
                if steps.is_empty() {
                    <p class="hint">{ draw.t(words::NO_RELATION) }</p>
                } else {
                    <ul class="steps" aria-label={draw.t(words::TAKES_PART)}>{ for steps }</ul>
                }
            </aside>
        </div>
    }
}

/// Failing, not made, holding: each check that has the cell among its own.
fn steps(model: &ResultsModel, id: CellId, lang: Lang) -> Vec<Html> {
    let outcomes = &model.checked.outcomes;
    let row =
        |class: &'static str, sign: &'static str, word: words::Pair, title: &'static str, body: Html| {
            html! {
                <li class={class}>
                    <span class="step-sign" aria-hidden="true">{ sign }</span>
                    <span class="step-title">{ title }<span class="sr">{ word.get(lang) }</span></span>
                    { body }
                </li>
            }
        };
    let title = |code: &'static str| words::rule(code, lang);
    let body = |finding: &Finding| {
        let difference = finding.delta().map(|delta| {
            html! { <span class="delta">{ words::DIFFERENCE.get(lang) }{ " " }{ delta.to_string() }</span> }
        });
        html! {
            <span class="formula">
                { finding.formula.clone().unwrap_or_else(|| finding.message.get(lang).to_owned()) }
                { difference }
            </span>
        }
    };
    let has = |cells: &[CellId]| cells.contains(&id);
    let failing = outcomes.findings.iter().filter(|f| has(&f.cells) && f.suggestions.is_empty());
    let failing = failing.map(|f| row("step-fails", "✕", words::FAILS, title(f.code), body(f)));
    let open = outcomes.skipped.iter().filter(|s| has(&s.cells)).map(|s| {
        let reason = html! { <span class="formula">{ s.reason.get(lang).to_owned() }</span> };
        row("step-open", "?", words::NOT_CHECKED, title(s.code), reason)
    });
    let holding = outcomes.held.iter().filter(|h| has(&h.cells)).map(|h| {
        let formula = html! { <span class="formula">{ h.formula.clone() }</span> };
        row("step-holds", "✓", words::HOLDS, rules::holds(h.code, lang), formula)
    });
    failing.chain(open).chain(holding).collect()
}
