//! The rows of the table of reports, in blocks: of many only those near what is seen are drawn, and all of them on paper.
//! In the place of the others stands a row as high as they are. It holds their names for the browser's own search
//! (`hidden="until-found"`), which brings them in where it finds something.

use std::any::Any;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

use super::deferred_entry;
use crate::app::model::{Found, Item, Review};
use crate::app::platform::browser;
use crate::app::state::{Action, Dispatch, on_click};
use crate::app::words::{self, Pair};
use crate::checked::Verdict;
use crate::finding::Lang;

/// How many rows come and go together.
pub const BLOCK: usize = 15;

/// How far from what is seen rows are drawn: of the window's height, above and below.
const NEAR: &str = "75% 0px";

/// How high a row is that was not drawn yet, in hundredths of a rem.
const HEIGHT: usize = 375;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The reports of this block, each with its number in the folder.
    pub rows: Vec<(usize, Item)>,
    /// How many rows stand before them.
    pub before: usize,
    /// Whether they are drawn from the start.
    pub is_near: bool,
    /// Whether more of them are to come: then the rows of a block are others in a moment.
    pub is_running: bool,
    /// The report that the person comes back from.
    pub left: Option<usize>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// A block of rows. A component, because each knows by itself whether it is near.
#[component]
pub fn Rows(props: &Props) -> Html {
    let Props { rows, before, left, .. } = props;
    let node = use_node_ref();
    let came_from = left.filter(|left| rows.iter().any(|(index, _)| index == left));
    let is_near = use_state(|| props.is_near);
    let is_printed = use_state(|| false);
    // As high as the block was when it was last drawn, and of how many rows.
    let seen = use_mut_ref(|| (0usize, 0i32));
    {
        let (node, near, printed) = (node.clone(), is_near.setter(), is_printed.setter());
        use_effect_with((), move |()| {
            let watch = deferred_entry::watch_rows(&node, near, printed, came_from);
            move || drop(watch)
        });
    }
    let is_drawn = *is_near || *is_printed;
    {
        let (node, near, seen) = (node.clone(), is_near.setter(), seen.clone());
        use_effect_with((is_drawn, rows.len()), move |(is_drawn, count)| {
            let found = if *is_drawn {
                None
            } else {
                deferred_entry::leave_room(&node, near, *count, *seen.borrow())
            };
            move || drop(found)
        });
    }
    if !is_drawn {
        if let Some(block) = node.cast::<HtmlElement>().filter(|block| block.child_element_count() > 1) {
            *seen.borrow_mut() = (rows.len(), block.offset_height());
        }
        let settled = rows.iter().filter(|_| !props.is_running);
        let names: String = settled.map(|(_, item)| names(item)).collect();
        return html! {
            <tbody ref={node}>
                <tr class="apart" aria-hidden="true"><td colspan="9"><div>{ names }</div></td></tr>
            </tbody>
        };
    }
    html! {
        <tbody ref={node}>
            { for rows.iter().enumerate().map(|(nth, (index, item))| {
                row(*index, before + nth, item, props.lang, &props.dispatch)
            }) }
        </tbody>
    }
}

/// What is kept as long as a block is there.
struct Watch {
    observer: Option<IntersectionObserver>,
    _calls: Option<Closure<dyn FnMut(Array)>>,
    _listeners: [Option<EventListener>; 2],
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Begins to watch whether a block is near, and whether the page is printed; the person stands again where they left.
pub fn watch(
    node: &NodeRef,
    near: UseStateSetter<bool>,
    printed: UseStateSetter<bool>,
    came_from: Option<usize>,
) -> Box<dyn Any> {
    let listen = |name: &'static str, is_so: bool| {
        let printed = printed.clone();
        web_sys::window().map(|window| EventListener::new(&window, name, move |_| printed.set(is_so)))
    };
    let listeners = [listen("beforeprint", true), listen("afterprint", false)];
    let block = node.cast::<HtmlElement>();
    let watched = block.clone().and_then(|block| watched(block, near));
    let row = came_from.map(|index| ["[data-item='", &index.to_string(), "'] .link"].concat());
    let row = row.and_then(|css| block?.query_selector(&css).ok()?);
    if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok())
        && browser::active("input, select, textarea, .filters, .reports").is_none()
    {
        browser::focus(&row);
        // The blocks that are not drawn take their room first.
        Timeout::new(0, move || browser::stand_at(&row)).forget();
    }
    let (observer, calls) = watched.unzip();
    Box::new(Watch { observer, _calls: calls, _listeners: listeners })
}

/// Tells whenever a block comes near what is seen, or goes away from it; one that has the focus stays.
fn watched(
    block: HtmlElement,
    near: UseStateSetter<bool>,
) -> Option<(IntersectionObserver, Closure<dyn FnMut(Array)>)> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    let target = block.clone();
    let call = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last = entries.iter().last().and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
        let Some(last) = last else { return };
        let has_focus = || block.query_selector(":focus").is_ok_and(|focus| focus.is_some());
        if last.is_intersecting() || !has_focus() {
            near.set(last.is_intersecting());
        }
    });
    let observer = IntersectionObserver::new_with_options(call.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(&target);
    Some((observer, call))
}

/// Makes the row in the place of a block as high as that was when it was last drawn with so many rows, and lets the browser's
/// search bring the block in.
pub fn leave_room(
    node: &NodeRef,
    near: UseStateSetter<bool>,
    count: usize,
    (of, height): (usize, i32),
) -> Option<Box<dyn Any>> {
    let block = node.cast::<HtmlElement>()?;
    let height = if of == count && height > 0 {
        [&height.to_string(), "px"].concat()
    } else {
        let hundredths = count * HEIGHT;
        [&(hundredths / 100).to_string(), ".", &(hundredths % 100 / 10).to_string(), "rem"].concat()
    };
    if let Some(row) = block.first_element_child().and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        let _ = row.style().set_property("height", &height);
    }
    if let Ok(Some(names)) = block.query_selector("div") {
        let _ = names.set_attribute("hidden", "until-found");
    }
    Some(Box::new(EventListener::new(&block, "beforematch", move |_| near.set(true))))
}

/// By what a report is looked for.
fn names(item: &Item) -> String {
    let (body, year) =
        item.result.as_ref().map_or(("", None), |found| (&*found.summary.body, found.summary.year));
    let year = year.map_or(String::new(), |year| year.to_string());
    [body, " ", &year, " ", &item.name, "\n"].concat()
}

fn row(index: usize, nth: usize, item: &Item, lang: Lang, dispatch: &Dispatch) -> Html {
    let name = item.name.clone();
    // The head of the table is the first.
    let place = (nth + 2).to_string();
    match &item.result {
        Err(why) => html! {
            <tr key={index} class="row-unread" data-report={name.clone()} aria-rowindex={place}>
                <th scope="row">{ name }</th>
                <td />
                <td colspan="7">{ words::CANNOT_OPEN.get(lang) }<span class="hint">{ why.clone() }</span></td>
            </tr>
        },
        Ok(found) => {
            let open = on_click(dispatch, Action::OpenReport(index));
            let (class, word) = verdict(found);
            let count = |n: usize| html! { <td class={(n == 0).then_some("zero")}>{ n }</td> };
            html! {
                <tr key={index} {class} data-report={name.clone()} data-item={index.to_string()} aria-rowindex={place}>
                    <th scope="row">
                        <button type="button" class="link" onclick={open}>{ &found.summary.body }</button>
                        if found.summary.body != *name {
                            <span class="hint">{ name }</span>
                        }
                    </th>
                    <td>{ found.summary.year.map(|year| year.to_string()) }</td>
                    <td class="row-verdict">
                        <span aria-hidden="true">{ words::sign(class) }</span>{ " " }{ word.get(lang) }
                        <span class="row-top">{ found.summary.top.get(lang).to_owned() }</span>
                    </td>
                    { count(found.summary.tally.errors) }
                    { count(found.summary.tally.warnings) }
                    { count(found.summary.tally.infos) }
                    { count(found.summary.tally.not_evaluated) }
                    { count(found.summary.tally.passed) }
                    <td class="row-review" data-review={item.review.name()}>
                        { item.review.title().get(lang) }{ " " }
                        { mark(index, item, Review::SendBack, words::SEND_BACK, lang, dispatch) }
                    </td>
                </tr>
            }
        }
    }
}

/// A button that says how far the review of a report is; pressed again, that it is open.
pub fn mark(index: usize, item: &Item, review: Review, title: Pair, lang: Lang, dispatch: &Dispatch) -> Html {
    let is_so = item.review == review;
    let next = if is_so { Review::Unseen } else { review };
    let onclick = on_click(dispatch, Action::Review(vec![index], next));
    html! {
        <button type="button" data-action={review.name()} aria-pressed={is_so.to_string()} {onclick}>
            { title.get(lang) }<span class="sr">{ " " }{ item.name.clone() }</span>
        </button>
    }
}

/// The class and the word of what a report comes to.
pub fn verdict(found: &Found) -> (&'static str, Pair) {
    match found.summary.verdict {
        Verdict::Clean => ("row-clean", words::ROW_CLEAN),
        Verdict::Findings if found.summary.tally.errors > 0 => ("row-error", words::ROW_ERROR),
        Verdict::Findings => ("row-warning", words::ROW_WARNING),
        Verdict::Partial => ("row-unread", words::ROW_PARTIAL),
        Verdict::Unread | Verdict::Empty => ("row-unread", words::ROW_UNREAD),
    }
}
