//! The later part of the program, entered to draw: see [`deferred_entry`](crate::app::deferred_entry).

use yew::{Html, UseReducerHandle};

use super::{dialogs, folder, report, results, table};
use crate::app::model::{Folder, ResultsModel, Shared};
use crate::app::state::{Dispatch, State};
use crate::finding::Lang;
use crate::options::Options;

/// Draws the results of one report.
#[inline(never)]
pub fn results(props: &results::Props, model: &Shared<ResultsModel>) -> Html {
    report::draw(props, model)
}

/// Draws the report's tables.
#[inline(never)]
pub fn tables(props: &table::Props) -> Html {
    table::draw(props)
}

/// Draws the table of reports.
#[inline(never)]
pub fn folder(state: &UseReducerHandle<State>, folder: &Shared<Folder>) -> Html {
    folder::draw(state, folder)
}

/// Draws the catalogue of rules.
#[inline(never)]
pub fn rules(state: &UseReducerHandle<State>, at: Option<&'static str>) -> Html {
    dialogs::rules::draw(state, at)
}

/// Draws the settings.
#[inline(never)]
pub fn settings(options: &Shared<Options>, lang: Lang, dispatch: &Dispatch) -> Html {
    dialogs::settings::draw(options, lang, dispatch)
}
