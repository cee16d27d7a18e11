//! The later part of the program, entered to draw: see [`deferred_entry`](crate::app::deferred_entry).

use std::any::Any;

use web_sys::Element;
use yew::{Html, NodeRef, UseReducerHandle, UseStateSetter};

use super::{dialogs, folder, gallery, keep, map, record, results, rows, sheet, topbar, worklist};
use crate::app::model::{Folder, ResultsModel, Shared};
use crate::app::state::{Dispatch, State};
use crate::finding::Lang;
use crate::options::Options;

/// Draws the bar over a report.
#[inline(never)]
pub fn topbar(state: &UseReducerHandle<State>, model: &Shared<ResultsModel>) -> Html {
    topbar::draw(state, model)
}

/// Draws the map of a report.
#[inline(never)]
pub fn map(model: &ResultsModel, lang: Lang) -> Html {
    map::draw(model, lang)
}

/// Draws the report itself.
#[inline(never)]
pub fn sheet(props: &sheet::Props) -> Html {
    sheet::draw(props)
}

/// Draws the results of one report.
#[inline(never)]
pub fn results(props: &results::Props, model: &Shared<ResultsModel>) -> Html {
    worklist::draw(props, model)
}

/// Brings the chosen finding into view.
#[inline(never)]
pub fn reveal(list: &Element, takes_focus: bool) {
    worklist::reveal(list, takes_focus);
}

/// Draws the table of reports.
#[inline(never)]
pub fn folder(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    folder::draw(state, folder)
}

/// Draws the buttons over a report that was opened from the table.
#[inline(never)]
pub fn review(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    folder::review(state, folder)
}

/// Draws the table as a list beside such a report.
#[inline(never)]
pub fn queue(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    folder::queue(state, folder)
}

/// Draws the catalogue of rules.
#[inline(never)]
pub fn rules(state: &UseReducerHandle<State>, at: Option<&'static str>) -> Html {
    dialogs::rules::draw(state, at)
}

/// Draws what this is.
#[inline(never)]
pub fn about(state: &UseReducerHandle<State>) -> Html {
    dialogs::about::draw(state)
}

/// Draws the line about keeping the text on this machine.
#[inline(never)]
pub fn keep(state: &UseReducerHandle<State>) -> Html {
    keep::draw(state)
}

/// Draws every component.
#[inline(never)]
pub fn gallery(state: &UseReducerHandle<State>) -> Html {
    gallery::draw(state)
}

/// What stands at the foot of each printed page.
#[inline(never)]
pub fn foot(model: &ResultsModel, lang: Lang) -> String {
    record::foot(model, lang)
}

/// Draws the settings.
#[inline(never)]
pub fn settings(options: &Shared<Options>, lang: Lang, dispatch: &Dispatch) -> Html {
    dialogs::settings::draw(options, lang, dispatch)
}

/// Begins to watch a block of rows.
#[inline(never)]
pub fn watch_rows(
    node: &NodeRef,
    near: UseStateSetter<bool>,
    printed: UseStateSetter<bool>,
    came_from: Option<usize>,
) -> Box<dyn Any> {
    rows::watch(node, near, printed, came_from)
}

/// Leaves room for a block of rows that is not drawn.
#[inline(never)]
pub fn leave_room(
    node: &NodeRef,
    near: UseStateSetter<bool>,
    count: usize,
    seen: (usize, i32),
) -> Option<Box<dyn Any>> {
    rows::leave_room(node, near, count, seen)
}
