//! What the prose says: every quantity that was read, and what became of it.

use yew::prelude::*;

use crate::app::board::Board;
use crate::app::quote;
use crate::app::shared::Shared;
use crate::app::state::{Action, Chosen, Dispatch};
use crate::app::words;
use crate::finding::Lang;
use crate::reading::facts::Fact;
use crate::rules::narrative::{Judgement, Verdict};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub board: Shared<Board>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// Compared quantities first; the others folded, with the reason of each.
#[component]
pub fn Facts(props: &Props) -> Html {
    let Props { board, lang, dispatch } = props;
    let open = use_state(|| false);
    let t = |pair: words::Pair| pair.get(*lang);
    let pairs = || board.report().facts.iter().zip(&board.checked.outcomes.judgements);
    let of = |verdict: Verdict| pairs().filter(move |(_, judgement)| judgement.verdict == verdict);
    let count = |verdict: Verdict| of(verdict).count();
    let (differs, agrees, open_count) =
        (count(Verdict::Differs), count(Verdict::Agrees), count(Verdict::NotCompared));
    let ontoggle = {
        let open = open.clone();
        move |event: Event| open.set(is_open(&event))
    };
    let row = |(fact, judgement): (&Fact, &Judgement)| row(board, fact, judgement, *lang, dispatch);
    html! {
        <section id="facts" class="block facts">
            <h2>{ t(words::PROSE) }
                <span class="count">{ words::facts(agrees, differs, open_count, *lang) }</span></h2>
            <p class="hint">{ t(words::PROSE_HELP) }</p>
            if differs + agrees > 0 {
                <div class="scroll">
                    <table class="list">
                        <thead>
                            <tr>
                                <th scope="col">{ t(words::COMPARED) }</th>
                                <th scope="col">{ t(words::QUANTITY) }</th>
                                <th scope="col">{ t(words::CELLS) }</th>
                            </tr>
                        </thead>
                        <tbody>
                            { for of(Verdict::Differs).map(row) }
                            { for of(Verdict::Agrees).map(row) }
                        </tbody>
                    </table>
                </div>
            }
            if open_count > 0 {
                <details {ontoggle}>
                    <summary>
                        { t(words::fact(Verdict::NotCompared)) }<span class="count">{ open_count }</span>
                    </summary>
                    if *open {
                        <table class="list">
                            <tbody>{ for of(Verdict::NotCompared).map(row) }</tbody>
                        </table>
                    }
                </details>
            }
            if differs + agrees + open_count == 0 {
                <p>{ t(words::PROSE_NONE) }</p>
            }
        </section>
    }
}

/// Whether the details of the event are open now.
pub fn is_open(event: &Event) -> bool {
    event.target_dyn_into::<web_sys::Element>().is_some_and(|details| details.has_attribute("open"))
}

fn row(board: &Board, fact: &Fact, judgement: &Judgement, lang: Lang, dispatch: &Dispatch) -> Html {
    let quote = quote::at(board.report().text(), fact.span);
    let span = fact.span;
    let dispatch = dispatch.clone();
    let show = move |_: MouseEvent| dispatch.dispatch(Action::Reveal(Chosen::Place(span)));
    let cells = judgement.cells.iter().map(|id| {
        let value = board.report().cell(*id).map_or("", |cell| cell.raw.as_str());
        [&words::cell(*id, lang), " ", value].concat()
    });
    let cells: Vec<String> = cells.collect();
    let (class, sign) = match judgement.verdict {
        Verdict::Agrees => ("fact-agrees", "✓"),
        Verdict::Differs => ("fact-differs", "✕"),
        Verdict::NotCompared => ("fact-open", "–"),
    };
    let reason = judgement.reason.as_ref().map(|reason| reason.get(lang).to_owned());
    html! {
        <tr class={class} data-fact={fact.slot} data-verdict-of-fact={judgement.verdict.name()}>
            <td class="fact-verdict">
                <span aria-hidden="true">{ sign }</span>{ " " }{ words::fact(judgement.verdict).get(lang) }
            </td>
            <td>
                <button type="button" class="quote" onclick={show} title={words::SHOW_TITLE.get(lang)}>
                    { quote.before }<mark>{ quote.words }</mark>{ quote.after }
                </button>
            </td>
            <td>
                if !cells.is_empty() {
                    <span>{ cells.join(" + ") }</span>
                }
                if let Some(reason) = reason {
                    <span class="hint">{ reason }</span>
                }
            </td>
        </tr>
    }
}
