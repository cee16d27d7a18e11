//! What the prose says: every quantity that was read, and what became of it.

use yew::prelude::*;

use super::{Draw, cause};
use crate::app::model::quote;
use crate::app::words;
use crate::form::CellId;
use crate::report::prose::Fact;
use crate::rules::narrative::{Judgement, Verdict};

/// Compared quantities first; the others folded, with the reason of each.
pub fn draw(draw: Draw<'_>) -> Html {
    let pairs = || draw.model.report().facts.iter().zip(&draw.model.checked.outcomes.judgements);
    let of = |verdict: Verdict| pairs().filter(move |(_, judgement)| judgement.verdict == verdict);
    let count = |verdict: Verdict| of(verdict).count();
    let (differs, agrees, open) =
        (count(Verdict::Differs), count(Verdict::Agrees), count(Verdict::NotCompared));
    let row = |(fact, judgement): (&Fact, &Judgement)| row(draw, fact, judgement);
    html! {
        <section id="facts" class="panel facts">
            <h2>{ draw.t(words::PROSE) }
                <span class="count">{ words::facts(agrees, differs, open, draw.lang) }</span></h2>
            <p class="hint">{ draw.t(words::PROSE_HELP) }</p>
            if differs + agrees > 0 {
                { draw.folded("compared", html! {
                    <>{ draw.t(words::COMPARED) }<span class="count">{ differs + agrees }</span></>
                }, || html! {
                    <table class="list facts-list">
                        <tbody>{ for of(Verdict::Differs).chain(of(Verdict::Agrees)).map(row) }</tbody>
                    </table>
                }) }
            }
            if open > 0 {
                { draw.folded("facts", html! {
                    <>{ draw.t(words::fact(Verdict::NotCompared)) }<span class="count">{ open }</span></>
                }, || html! {
                    <table class="list facts-list"><tbody>{ for of(Verdict::NotCompared).map(row) }</tbody></table>
                }) }
            }
            if differs + agrees + open == 0 {
                <p>{ draw.t(words::PROSE_NONE) }</p>
            }
        </section>
    }
}

fn row(draw: Draw<'_>, fact: &Fact, judgement: &Judgement) -> Html {
    let report = draw.model.report();
    let raw = |id: CellId| report.cell(id).map_or(String::new(), |cell| cell.raw.clone());
    let cells: Vec<(CellId, String)> = judgement.cells.iter().map(|id| (*id, raw(*id))).collect();
    let (class, sign) = match judgement.verdict {
        Verdict::Agrees => ("fact-agrees", "✓"),
        Verdict::Differs => ("fact-differs", "✕"),
        Verdict::NotCompared => ("fact-open", "–"),
    };
    let reason = judgement.reason.as_ref().map(|reason| reason.get(draw.lang).to_owned());
    html! {
        <tr class={class} data-fact={fact.slot.id()} data-verdict-of-fact={judgement.verdict.name()}>
            <td class="fact-verdict">
                <span aria-hidden="true">{ sign }</span>{ " " }{ draw.t(words::fact(judgement.verdict)) }
            </td>
            <td>{ cause::quoted(draw, quote::at(report.text(), fact.span)) }</td>
            <td>
                if !cells.is_empty() {
                    <span>{ words::cells(&cells, draw.lang) }</span>
                }
                if let Some(reason) = reason {
                    <span class="hint">{ reason }</span>
                }
            </td>
        </tr>
    }
}
