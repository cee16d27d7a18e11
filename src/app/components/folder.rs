//! Many reports: a table with a row for each, and what was found between them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::rows::{self, BLOCK, Rows};
use crate::app::effects::drop;
use crate::app::effects::exports::{self, FORMATS, Format, LEFT_OUT, Order, SLIP, SLIPS, SUM};
use crate::app::effects::folder;
use crate::app::effects::intake::Page;
use crate::app::model::Shared;
use crate::app::model::folder::ACROSS;
use crate::app::model::{Chosen, Filter, Folder, Review, Sort};
use crate::app::platform::browser;
use crate::app::platform::files_module;
use crate::app::state::{Action, Dispatch, State, on_click};
use crate::app::words::{self, Pair};
use crate::finding::Lang;
use crate::options::Options;
use crate::text::Span;

/// How many rows the list beside a report has at a time.
const PAGE: usize = 100;

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
    // Around the row that the person comes back to all is as high as it will be.
    let left = rows.iter().position(|row| Some(*row) == state.item).unwrap_or(0) / BLOCK;
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
    if let Some((_, content)) = &folder.view {
        return view(state, folder, content.as_ref());
    }
    html! {
        <section id="results" tabindex="-1" class="folder" {ondragover} {ondrop} data-folder={folder.items.len().to_string()} aria-label={state.say(words::FOLDER)}>
            { bar(state, folder, page) }
            if let Some(notice) = state.notice.as_ref().filter(|notice| notice.is_problem) {
                <p class="notice is-problem" role="status">{ notice.text.clone() }</p>
            }
            <div class="filters" role="group" aria-label={state.say(words::SHOWN)}>
                { for Filter::ALL.into_iter().map(|filter| {
                    let count = folder.items.iter().filter(|item| filter.shows(item)).count();
                    html! {
                        <button type="button" aria-pressed={(folder.filter == filter).to_string()}
                            onclick={on_click(&dispatch, changed(folder, |f| f.filter = filter))}>
                            { state.say(filter.title()) }<span class="count">{ count }</span>
                        </button>
                    }
                }) }
                <input type="search" value={folder.sought.clone()} placeholder={state.say(words::FIND_REPORT)}
                    aria-label={state.say(words::FIND_REPORT)} oninput={sought} />
            </div>
            if !folder.is_running {
                { find_in_all(state, folder) }
            }
            <div class="scroll">
                // Not all rows are drawn: how many there are is said.
                <table class="list reports" aria-rowcount={(rows.len() + 1).to_string()}>
                    <thead>
                        <tr aria-rowindex="1">
                            { head(words::REPORT, Sort::Name) }
                            { head(words::YEAR, Sort::Year) }
                            { head(words::VERDICT, Sort::Weight) }
                            { for words::COUNTS.into_iter().map(plain) }
                            { plain(words::STATE) }
                        </tr>
                    </thead>
                    { for rows.chunks(BLOCK).enumerate().map(|(nth, block)| {
                        let items = block.iter().filter_map(|index| Some((*index, folder.items.get(*index)?.clone())));
                        html! {
                            <Rows key={nth} rows={items.collect::<Vec<_>>()} before={nth * BLOCK} left={state.item} is_running={folder.is_running}
                                is_near={nth == 0 || nth.abs_diff(left) < 2}
                                lang={state.lang} dispatch={dispatch.clone()} />
                        }
                    }) }
                </table>
            </div>
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
        Callback::from(move |_: MouseEvent| {
            stop.set(true);
            files_module::stop();
        })
    };
    let all: Vec<Format> = FORMATS.into_iter().chain([SUM]).collect();
    let export = {
        let (state, folder) = (state.clone(), folder.clone());
        move |format: Format| write(&state, &folder, format)
    };
    let sum = {
        let (state, folder) = (state.clone(), folder.clone());
        Callback::from(move |_: MouseEvent| show("sum".into(), &state, &folder))
    };
    html! {
        <div class="folder-bar">
            <h2><span role="status" aria-live="polite">{ folder.progress(state.lang) }</span></h2>
            { slips(state, folder) }
            if folder.is_running {
                <progress max={folder.total.to_string()} value={folder.done.to_string()} aria-label={state.say(words::BUSY)} />
                <button type="button" onclick={stop}>{ state.say(words::STOP) }</button>
            } else {
                { super::open_buttons(&page, &dispatch) }
                if folder.count() > 1 {
                    <button type="button" onclick={sum}>{ state.say(words::SUM_VIEW) }</button>
                }
                { super::export_menu(words::EXPORT, &all, state.lang, export) }
            }
            <button type="button" onclick={on_click(&dispatch, Action::LeaveFolder)}>{ state.say(words::LEAVE) }</button>
        </div>
    }
}

/// The list to send back to this one unit, by one press.
fn slip(state: &UseReducerHandle<State>, folder: &Shared<Folder>, index: usize) -> Html {
    let (to, folder) = (state.clone(), folder.clone());
    let onclick = Callback::from(move |_: MouseEvent| send_back(&to, &folder, &[index], SLIP));
    html! { <button type="button" data-export="slip" {onclick}>{ state.say(words::TAKE_SLIP) }</button> }
}

/// Writes a file about all of them.
fn write(state: &UseReducerHandle<State>, folder: &Folder, format: Format) {
    let order = Order {
        documents: folder.documents(),
        file: None,
        options: Options::clone(&state.options),
        set_aside: set_aside(state, folder),
        only: Vec::new(),
        name: state.say(if format == SUM { words::SUM_VIEW } else { words::LIST_NAME }).to_owned(),
    };
    exports::write(order, format, state.lang, &state.dispatcher());
}

/// Shows a view of them.
fn show(name: AttrValue, state: &UseReducerHandle<State>, folder: &Folder) {
    folder::view(name, folder, &state.options, state.lang, &state.dispatcher());
}

/// A view in place of the list.
fn view(state: &UseReducerHandle<State>, folder: &Shared<Folder>, content: Option<&AttrValue>) -> Html {
    let back = on_click(&state.dispatcher(), Action::Unview);
    html! {
        <section id="results" tabindex="-1" class="folder view">
            <div class="folder-bar">
                <button type="button" onclick={back}>{ state.say(words::BACK) }</button>
                { find_in_all(state, folder) }
            </div>
            if let Some(notice) = state.notice.as_ref().filter(|notice| notice.is_problem) {
                <p class="notice is-problem" role="status">{ notice.text.clone() }</p>
            }
            <div role="status" aria-live="polite">
                if content.is_none() {
                    { waiting(state, words::PREPARING) }
                }
            </div>
            if let Some(content) = content {
                { made(content, state, folder) }
            }
        </section>
    }
}

/// Something takes a while, and can be stopped.
fn waiting(state: &UseReducerHandle<State>, what: Pair) -> Html {
    let stop = Callback::from(|_: MouseEvent| files_module::stop());
    html! {
        <p class="waiting">
            { state.say(what) }<progress aria-label={state.say(what)} />
            <button type="button" onclick={stop}>{ state.say(words::STOP) }</button>
        </p>
    }
}

/// Looks for words, or a pattern, in every report.
fn find_in_all(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    let onsubmit = {
        let (state, folder) = (state.clone(), folder.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target_dyn_into::<Element>();
            let field =
                |css: &str| form.as_ref()?.query_selector(css).ok()??.dyn_into::<HtmlInputElement>().ok();
            let words = field("[type=search]").map_or(String::new(), |field| field.value());
            let is_pattern = field("[type=checkbox]").is_some_and(|field| field.checked());
            if !words.trim().is_empty() {
                let kind = if is_pattern { "match " } else { "find " };
                show([kind, words.trim()].concat().into(), &state, &folder);
            }
        })
    };
    html! {
        <form class="find-all" role="search" data-find="" {onsubmit}>
            <input type="search" placeholder={state.say(words::FIND_IN_ALL)} aria-label={state.say(words::FIND_IN_ALL)} />
            <label><input type="checkbox" />{ state.say(words::AS_PATTERN) }</label>
            <button type="submit">{ state.say(words::FIND) }</button>
        </form>
    }
}

/// What the second module drew. Its buttons say what they want by attributes.
fn made(content: &AttrValue, state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    let onclick = {
        let (state, folder) = (state.clone(), folder.clone());
        Callback::from(move |event: MouseEvent| {
            let wanted = |name: &str| {
                let element = browser::closest(&event, &["[", name, "]"].concat())?;
                Some((element.get_attribute(name)?, element))
            };
            if let Some((name, button)) = wanted("data-view") {
                show(if name == "pair" { chosen(&button) } else { name }.into(), &state, &folder);
            } else if let Some((number, button)) = wanted("data-open") {
                if let Some(item) = number.parse().ok().and_then(|number| folder.item_of(number)) {
                    state.dispatch(Action::OpenReport(item));
                    let place = button.get_attribute("data-place");
                    let place = place.as_deref().and_then(|place| place.split_once('-'));
                    let span = place
                        .and_then(|(start, end)| Some(Span::new(start.parse().ok()?, end.parse().ok()?)));
                    if let Some(span) = span {
                        state.dispatch(Action::Reveal(Chosen::Place(span)));
                    }
                }
            } else if wanted("data-export").is_some() {
                write(&state, &folder, SUM);
            }
        })
    };
    html! { <div class="made" {onclick}>{ Html::from_html_unchecked(content.clone()) }</div> }
}

/// The pair that is chosen beside a button.
fn chosen(button: &Element) -> String {
    let value = |nth: &str| {
        let row = button.parent_element()?;
        let list = row.query_selector(&["label:nth-of-type(", nth, ") select"].concat()).ok()??;
        Some(list.dyn_into::<HtmlSelectElement>().ok()?.value())
    };
    ["pair ", &value("1").unwrap_or_default(), " ", &value("2").unwrap_or_default()].concat()
}

/// The lists to send back, one for each report that is to be, in one file.
fn slips(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    let wanted = folder.to_send_back();
    if wanted.is_empty() {
        return Html::default();
    }
    let count = wanted.len();
    let onclick = {
        let (state, folder) = (state.clone(), folder.clone());
        Callback::from(move |_: MouseEvent| send_back(&state, &folder, &wanted, SLIPS))
    };
    html! {
        <button type="button" class="primary" data-export="slips" {onclick}>
            { state.say(words::SLIPS) }{ " " }<span class="fig">{ count }</span>
        </button>
    }
}

/// What was set aside in the reports, as an order says it.
fn set_aside(state: &State, folder: &Folder) -> Vec<String> {
    let items = (0..folder.items.len()).filter_map(|index| Some((index, folder.document_of(index)?)));
    items.flat_map(|(index, number)| exports::aside_words(number, state.aside_of(index))).collect()
}

/// What is not written into the lists to send back, as an order says it.
fn left_out(folder: &Folder) -> Vec<String> {
    let items = folder.items.iter().enumerate();
    let items = items.filter_map(|(index, item)| Some((folder.document_of(index)?.to_string(), item)));
    let words = items.flat_map(|(number, item)| {
        item.left_out.iter().map(move |finding| [&number, " ", LEFT_OUT, " ", finding].concat())
    });
    words.collect()
}

/// Writes the lists to send back of these reports, one as a document by itself, and says of them that they were sent.
/// All reports go along: what was found between a report and others stands on its list, too.
fn send_back(state: &UseReducerHandle<State>, folder: &Folder, wanted: &[usize], format: Format) {
    let one = wanted.first().and_then(|index| folder.item(*index)).filter(|_| format == SLIP);
    let body = one.map_or("", |found| found.summary.body.as_str());
    let order = Order {
        documents: folder.documents(),
        file: None,
        options: Options::clone(&state.options),
        set_aside: [set_aside(state, folder), left_out(folder)].concat(),
        only: wanted.iter().filter_map(|index| folder.document_of(*index)).collect(),
        name: [body, state.say(words::SLIP)].concat(),
    };
    exports::write(order, format, state.lang, &state.dispatcher());
    state.dispatch(Action::Review(wanted.to_vec(), Review::Sent));
}

/// Over a report that was opened from among several: back to them, to the one beside, and what is done with it.
pub fn review(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    let dispatch = state.dispatcher();
    let opened = state.item.and_then(|index| Some((index, folder.items.get(index)?)));
    let turn = |forward: bool, title: Pair, sign: &'static str| {
        let to = state.item.and_then(|index| folder.beside(index, forward));
        html! {
            <button type="button" data-turn={if forward { "next" } else { "previous" }} disabled={to.is_none()}
                onclick={on_click(&dispatch, Action::Turn(forward))}>
                { state.say(title) }<kbd aria-hidden="true">{ sign }</kbd>
            </button>
        }
    };
    html! {
        <div class="review">
            <button type="button" onclick={on_click(&dispatch, Action::BackToFolder)}>{ state.say(words::BACK) }</button>
            if let Some((index, item)) = opened {
                { turn(false, words::PREVIOUS_REPORT, "K") }
                { turn(true, words::NEXT_REPORT, "J") }
                <span class="review-marks" data-review={item.review.name()}>
                    { rows::mark(index, item, Review::Passed, words::PASS, state.lang, &dispatch) }
                    { rows::mark(index, item, Review::SendBack, words::SEND_BACK, state.lang, &dispatch) }
                </span>
                { slip(state, folder, index) }
            }
        </div>
    }
}

/// The list beside a report that was opened from it, as it is sorted and filtered.
pub fn queue(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    html! { <Queue folder={folder.clone()} item={state.item} lang={state.lang} dispatch={state.dispatcher()} /> }
}

#[derive(Properties, PartialEq)]
struct QueueProps {
    folder: Shared<Folder>,
    item: Option<usize>,
    lang: Lang,
    dispatch: Dispatch,
}

/// A page of its rows, around the report. A component, because what is done in the report leaves it as it is.
#[component]
fn Queue(props: &QueueProps) -> Html {
    let QueueProps { folder, item: open, lang, dispatch } = props;
    let rows = folder.rows();
    let at = rows.iter().position(|row| Some(*row) == *open).unwrap_or(0);
    let row = |index: &usize| {
        let item = folder.items.get(*index)?;
        let found = item.result.as_ref().ok()?;
        let (class, word) = rows::verdict(found);
        let is_open = Some(*index) == *open;
        let onclick = on_click(dispatch, Action::OpenReport(*index));
        Some(html! {
            <li key={*index}>
                <button type="button" class={classes!("queue-row", class)} aria-current={is_open.then_some("true")} {onclick}>
                    <span class="row-verdict"><span aria-hidden="true">{ words::sign(class) }</span>
                        <span class="sr">{ word.get(*lang) }{ " " }</span></span>{ " " }
                    <span>{ &found.summary.body }{ " " }
                        { found.summary.year.map(|year| year.to_string()) }</span>
                    <span class="row-top">{ found.summary.top.get(*lang).to_owned() }</span>
                    <span class="queue-state" data-review={item.review.name()}>{ item.review.title().get(*lang) }</span>
                </button>
            </li>
        })
    };
    let page = rows.iter().skip(at / PAGE * PAGE).take(PAGE);
    html! { <nav aria-label={words::FOLDER.get(*lang)}><ol class="queue">{ for page.filter_map(row) }</ol></nav> }
}

/// What was found between the reports.
fn across(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    if folder.is_running || folder.count() < 2 {
        return Html::default();
    }
    let compare = {
        let (state, folder) = (state.clone(), folder.clone());
        Callback::from(move |_: MouseEvent| show(ACROSS.into(), &state, &folder))
    };
    let found = folder.across.as_ref().filter(|_| !folder.is_comparing);
    let why_not = found.and_then(|found| found.as_ref().err());
    html! {
        <section class="block across">
            <h2>{ state.say(words::ACROSS) }</h2>
            <p class="hint">{ state.say(words::ACROSS_HELP) }</p>
            <div role="status" aria-live="polite">
                if folder.is_comparing {
                    { waiting(state, words::COMPARING) }
                }
                if let Some(why) = why_not {
                    <p class="lost">{ why }</p>
                }
            </div>
            if let Some(Ok(content)) = found {
                { made(content, state, folder) }
            } else if !folder.is_comparing {
                <button type="button" onclick={compare}>{ state.say(words::COMPARE) }</button>
            }
        </section>
    }
}
