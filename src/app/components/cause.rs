//! One cause: the number as its headline; opened what is wrong, the calculation, what to do, what follows from it.

use std::rc::Rc;

use yew::prelude::*;

use super::{Draw, crossing};
use crate::app::model::fix::{self, Fix, Headline};
use crate::app::model::quote::{self, Quote};
use crate::app::model::{Chosen, Head, Reason, ResultsModel};
use crate::app::state::{Action, Dialog, Dispatch, on_click};
use crate::app::words;
use crate::finding::{Confidence, Finding, Lang, Role, Severity, Suggestion};
use crate::form::CellId;
use crate::rules;

/// How many quotes of evidence an opened cause shows.
const QUOTES: usize = 4;

/// How many changes it shows unfolded.
const FIXES: usize = 3;

/// How a row stands.
pub struct Row {
    /// Opened.
    pub is_open: bool,
    /// The tab key comes to it.
    pub is_reached: bool,
    /// It was not there when the report came.
    pub is_new: bool,
    /// What it keeps its element by.
    pub key: String,
}

/// A row, opened or not.
pub fn draw(draw: Draw<'_>, head: &Head, row: Row) -> Html {
    let Row { is_open, is_reached, is_new, key } = row;
    let Draw { model, lang, .. } = draw;
    let Some(finding) = model.finding(head.finding) else { return Html::default() };
    let fixes = fix::of(model.report(), finding);
    let (place, what) = quote::heading(model, finding, lang);
    let headline = fix::headline(&fixes, finding, lang);
    let why = rules::title_of(finding, lang);
    let body = is_open.then(|| body(draw, head, finding, &fixes, headline.as_ref()));
    let look = Look {
        fingerprint: finding.fingerprint.clone().into(),
        code: finding.code,
        severity: finding.severity,
        why: (what != why).then(|| why.to_owned().into()),
        place: place.into(),
        what: what.into(),
        headline: headline.filter(|_| !is_open),
        is_reached,
        is_new,
        lang,
    };
    html! { <Cause {key} {look} {body} dispatch={draw.dispatch.clone()} /> }
}

/// What is seen of a row that is not opened.
#[derive(Clone, PartialEq)]
struct Look {
    fingerprint: AttrValue,
    code: &'static str,
    severity: Severity,
    place: AttrValue,
    what: AttrValue,
    why: Option<AttrValue>,
    headline: Option<Headline>,
    is_reached: bool,
    is_new: bool,
    lang: Lang,
}

#[derive(Properties)]
struct Props {
    look: Look,
    /// What is seen of an opened one besides.
    body: Option<Html>,
    dispatch: Dispatch,
}

impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        self.body.is_none() && other.body.is_none() && self.look == other.look
    }
}

/// A component, so that of many rows only those are drawn anew that are not as they were.
#[component]
fn Cause(props: &Props) -> Html {
    let Look { fingerprint, code, severity, place, what, why, headline, is_reached, is_new, lang } =
        &props.look;
    let is_open = props.body.is_some();
    let choose = if is_open {
        Action::Choose(None)
    } else {
        Action::Reveal(Chosen::Finding(Rc::from(fingerprint.as_str())))
    };
    html! {
        <li class={classes!("cause", severity.name(), is_open.then_some("is-open"))}
            data-finding={fingerprint} data-code={*code} data-severity={severity.name()}>
            <button type="button" class="cause-row" aria-expanded={is_open.to_string()}
                tabindex={if *is_reached { "0" } else { "-1" }} onclick={on_click(&props.dispatch, choose)}>
                <span class="cells">
                    <span class="sign" aria-hidden="true">{ words::severity_sign(*severity) }</span>
                    <span class="cause-words">
                        <span class="sr">{ severity.title(*lang) }{ " " }</span>
                        <span class="cause-place">{ place }{ " " }<b>{ what }</b>
                            if *is_new {
                                <span class="is-new-finding" data-new="">{ words::NEW_FINDING.get(*lang) }</span>
                            }
                        </span>
                        if let Some(why) = why {
                            <span class="cause-why">{ why }</span>
                        }
                    </span>
                    if let Some(headline) = headline {
                        { number(headline, *lang) }
                    }
                </span>
            </button>
            { props.body.clone() }
        </li>
    }
}

/// 83 → 38, or 9 ≠ 6.
fn number(headline: &Headline, lang: Lang) -> Html {
    let (was, sign, said, now) = match headline {
        Headline::Proposed(was, now) => (was, "→", words::SHOULD_BE, now),
        Headline::Unequal(left, right) => (left, "≠", words::IS_NOT, right),
    };
    html! {
        <span class="num">
            <span class="num-was">{ was.clone() }</span>
            <span class="num-to" aria-hidden="true">{ sign }</span><span class="sr">{ said.get(lang) }</span>
            <span class="num-now">{ now.clone() }</span>
        </span>
    }
}

/// What a screen reader hears of the numbers.
pub fn spoken_numbers(model: &ResultsModel, finding: &Finding, lang: Lang) -> String {
    let fixes = fix::of(model.report(), finding);
    match fix::headline(&fixes, finding, lang) {
        Some(Headline::Proposed(was, now)) => ["，", &was, words::SHOULD_BE.get(lang), &now].concat(),
        Some(Headline::Unequal(left, right)) => ["，", &left, words::IS_NOT.get(lang), &right].concat(),
        None => String::new(),
    }
}

fn body(draw: Draw<'_>, head: &Head, finding: &Finding, fixes: &[Fix], headline: Option<&Headline>) -> Html {
    let Draw { model, lang, .. } = draw;
    let fixed = fixes.first().and_then(|fix| fix.cell);
    let cell = crossing::cell_of(model, &finding.cells, fixed);
    html! {
        <div class="cause-body">
            if let Some(headline) = headline {
                <p class="cause-figure">{ number(headline, lang) }</p>
            }
            <p class="message">{ finding.message.get(lang).to_owned() }</p>
            { actions(draw, finding, fixes) }
            if draw.asked == Some(finding.fingerprint.as_str()) {
                { reasons(draw, finding) }
            }
            { calculation(draw, head, finding) }
            if let Some(cell) = fixed.and(cell) {
                { crossing::cut_out(draw, cell) }
            }
            if let Some(cell) = cell {
                { crossing::beside(draw, cell, fixed.is_some()) }
            }
            if fixes.len() > 1 {
                { suggestions(model, &finding.suggestions, lang) }
            }
            if !fixes.is_empty() {
                <p class="hint">{ sure(finding).get(lang) }{ if lang == Lang::Zh { "；" } else { ". " } }
                    { words::BY_RECORDS.get(lang) }</p>
            }
            { alternatives(model, finding, lang) }
            { quotes(draw, finding) }
            { folded(model, head, lang) }
        </div>
    }
}

fn sure(finding: &Finding) -> words::Pair {
    if !finding.suggestions.is_empty()
        && finding.confidence == Confidence::CERTAIN
        && finding.alternatives.is_empty()
    {
        words::ONLY_EXPLANATION
    } else {
        words::MOST_LIKELY
    }
}

/// Why a finding is no problem: one of a few reasons, asked for below its buttons.
fn reasons(draw: Draw<'_>, finding: &Finding) -> Html {
    html! {
        <fieldset class="reasons">
            <legend>{ draw.t(words::WHY_NOT) }</legend>
            { for Reason::ALL.into_iter().map(|reason| html! {
                <button type="button" data-reason={reason.id()}
                    onclick={draw.on_click(Action::SetAside(finding.fingerprint.clone().into(), reason))}>
                    { reason.words(draw.lang) }
                </button>
            }) }
            <button type="button" class="quiet" onclick={draw.on_click(Action::Ask(None))}>
                { draw.t(words::CANCEL) }
            </button>
        </fieldset>
    }
}

/// The buttons.
fn actions(draw: Draw<'_>, finding: &Finding, fixes: &[Fix]) -> Html {
    let fingerprint: AttrValue = finding.fingerprint.clone().into();
    let is_asked = draw.asked == Some(finding.fingerprint.as_str());
    let meta = rules::find(finding.code).map(|rule| rule.meta());
    let rule = meta.map(|meta| draw.on_click(Action::Open(Some(Dialog::Rules(Some(meta.code))))));
    let can_show = finding.marks.iter().any(|m| m.span.start < m.span.end) || !finding.cells.is_empty();
    let show = Action::Reveal(Chosen::Finding(Rc::from(finding.fingerprint.as_str())));
    let sides = fix::sides(draw.model.report(), finding);
    let has_place = !fixes.is_empty() && fix::edits(draw.model.report(), fixes).is_some();
    html! {
        <div class="acts">
            if has_place {
                <button type="button" class="primary" data-action="accept"
                    onclick={draw.on_click(Action::Accept(Some(fingerprint.clone())))}>
                    { words::change_to(fixes.first().map_or("", |fix| &fix.now), fixes.len(), draw.lang) }
                </button>
            }
            { for sides.iter().enumerate().map(|(side, fix)| html! {
                <button type="button" data-action="change"
                    onclick={draw.on_click(Action::Change(fingerprint.clone(), side))}>
                    { fix.cell.map_or(words::PROSE_SHORT, |cell| words::table(cell.table)).get(draw.lang) }
                    { if draw.lang == Lang::En { ": " } else { "" } }
                    { words::change_to(&fix.now, 1, draw.lang) }
                </button>
            }) }
            if can_show {
                <button type="button" data-action="locate" onclick={draw.on_click(show)}
                    title={draw.t(words::SHOW_TITLE)}>{ draw.t(words::SHOW) }</button>
            }
            if finding.severity <= Severity::Warning {
                <button type="button" data-action="set-aside" title={draw.t(words::SET_ASIDE_TITLE)}
                    aria-expanded={is_asked.to_string()}
                    onclick={draw.on_click(Action::Ask((!is_asked).then_some(fingerprint)))}>{ draw.t(words::SET_ASIDE) }</button>
            }
            { on_slip(draw, finding) }
            if let Some(rule) = rule {
                <button type="button" class="quiet" data-action="rule" onclick={rule} title={finding.code}>
                    { draw.t(words::RULE) }
                </button>
            }
        </div>
    }
}

/// Whether a finding is written into the list to send back: it is, unless the reviewer leaves it out.
fn on_slip(draw: Draw<'_>, finding: &Finding) -> Html {
    let Some(left_out) = draw.left_out.filter(|_| finding.severity <= Severity::Warning) else {
        return Html::default();
    };
    let is_on = !left_out.iter().any(|other| **other == *finding.fingerprint);
    let action = Action::OnSlip(finding.fingerprint.clone().into(), !is_on);
    html! {
        <label class="button on-slip">
            <input type="checkbox" data-action="on-slip" checked={is_on} onclick={draw.on_click(action)} />
            { draw.t(words::ON_SLIP) }
        </label>
    }
}

/// The calculation, signed, with its difference; of a located cell the sums that it breaks.
fn calculation(draw: Draw<'_>, head: &Head, finding: &Finding) -> Html {
    let folded = head.folded.iter().filter_map(|index| draw.model.finding(*index));
    let sums: Vec<&Finding> = if finding.suggestions.is_empty() {
        vec![finding]
    } else {
        folded.filter(|sum| sum.formula.is_some() && sum.delta().is_some()).take(FIXES).collect()
    };
    // Two numbers side by side are the headline already.
    let is_sum = |sum: &&Finding| sum.formula.as_ref().is_some_and(|formula| formula.contains(['=', '+']));
    let sums: Vec<&Finding> = sums.into_iter().filter(is_sum).collect();
    if sums.is_empty() {
        return Html::default();
    }
    html! {
        <table class="calc" aria-label={draw.t(words::CALCULATION)}>
            <tbody>
                { for sums.into_iter().map(|sum| html! {
                    <tr>
                        <th scope="row">{ line_of(&sum.cells, draw.lang) }</th>
                        <td class="terms formula">{ sum.formula.clone() }</td>
                        <td class="sum-off">{ sum.delta().map(|delta| signed(&delta.to_string())) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn signed(delta: &str) -> String {
    if delta.starts_with(['-', '−']) { delta.replace('-', "−") } else { ["+", delta].concat() }
}

/// Whether the cells of a sum stand in a row or in a column.
fn line_of(cells: &[CellId], lang: Lang) -> &'static str {
    let Some((first, rest)) = cells.split_first().filter(|(_, rest)| !rest.is_empty()) else { return "" };
    if rest.iter().all(|cell| cell.table == first.table && cell.row == first.row) {
        words::ROW.get(lang)
    } else if rest.iter().all(|cell| cell.table == first.table && cell.column == first.column) {
        words::COLUMN.get(lang)
    } else {
        ""
    }
}

/// What to change to what.
fn suggestions(model: &ResultsModel, all: &[Suggestion], lang: Lang) -> Html {
    let many = all.len() > FIXES + 1;
    let (first, rest) = all.split_at(if many { FIXES } else { all.len() });
    html! {
        <div class="fixes">
            { for first.iter().map(|suggestion| fix_line(model, suggestion, lang)) }
            if !rest.is_empty() {
                <details>
                    <summary>{ words::rest(rest.len(), lang) }</summary>
                    { for rest.iter().map(|suggestion| fix_line(model, suggestion, lang)) }
                </details>
            }
        </div>
    }
}

fn fix_line(model: &ResultsModel, suggestion: &Suggestion, lang: Lang) -> Html {
    let printed = model.report().cell(suggestion.cell).map_or("", |cell| cell.raw.as_str());
    let printed = if printed.is_empty() { words::BLANK.get(lang) } else { printed };
    let headline = Headline::Proposed(printed.to_owned(), suggestion.value.to_string());
    html! {
        <p class="fix">
            <span class="fix-cell">{ words::cell(suggestion.cell, lang) }</span>
            { number(&headline, lang) }
        </p>
    }
}

fn alternatives(model: &ResultsModel, finding: &Finding, lang: Lang) -> Html {
    if finding.alternatives.is_empty() {
        return Html::default();
    }
    html! {
        <details class="alternatives">
            <summary>
                { words::ALTERNATIVES.get(lang) }<span class="count">{ finding.alternatives.len() }</span>
            </summary>
            <ul>
                { for finding.alternatives.iter().map(|set| html! {
                    <li>
                        if set.len() > 1 {
                            <span class="hint">{ words::TOGETHER.get(lang) }</span>
                        }
                        { for set.iter().map(|suggestion| fix_line(model, suggestion, lang)) }
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// The sentences that show that something is wrong; the wrong one itself stands in the report.
fn quotes(draw: Draw<'_>, finding: &Finding) -> Html {
    let shows = quote::of(draw.model, finding).filter(|(role, _)| *role == Role::Evidence);
    let quotes: Vec<Quote> = shows.map(|(_, quote)| quote).take(QUOTES).collect();
    if quotes.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="quotes">
            { for quotes.into_iter().map(|quote| html! {
                <li>
                    <span class="quote-label">{ draw.t(words::BASIS) }</span>
                    { quoted(draw, quote) }
                </li>
            }) }
        </ul>
    }
}

/// Words of the report that lead to their place.
pub fn quoted(draw: Draw<'_>, quote: Quote) -> Html {
    let show = draw.on_click(Action::Reveal(Chosen::Place(quote.span)));
    html! {
        <button type="button" class="quote" onclick={show} title={draw.t(words::SHOW_TITLE)}>
            { quote.before }<mark>{ quote.words }</mark>{ quote.after }
        </button>
    }
}

/// The failing checks that this cause explains.
fn folded(model: &ResultsModel, head: &Head, lang: Lang) -> Html {
    if head.folded.is_empty() {
        return Html::default();
    }
    html! {
        <details class="folded">
            <summary>{ words::folded(head.folded.len(), lang) }</summary>
            <ul>
                { for head.folded.iter().filter_map(|index| model.finding(*index)).map(|finding| html! {
                    <li data-follows={finding.code}>
                        <p class="message">{ finding.message.get(lang).to_owned() }</p>
                        if let Some(formula) = &finding.formula {
                            <p class="formula">{ formula.clone() }</p>
                        }
                    </li>
                }) }
            </ul>
        </details>
    }
}
