//! The reports that the page has put on this module's desk: read and checked once, looked at in many ways. The page keeps
//! its own copy of the documents, so that nothing is lost when the worker that holds the desk is stopped.

use std::cell::RefCell;

use crate::checked::{self, CheckedSet, Summary};
use crate::document::Document;
use crate::finding::{Finding, Lang};
use crate::options::kept;
use crate::render::views::{self, View};
use crate::report::Report;
use crate::set::{Roles, sum};
use crate::{reading, render};

/// What lies on the desk.
#[derive(Default)]
struct Desk {
    documents: Vec<Document>,
    /// The same, checked together, with the settings under which that was done.
    checked: Option<(String, CheckedSet)>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Clears the desk.
pub fn clear() {
    DESK.with_borrow_mut(|desk| *desk = Desk::default());
}

/// Puts further documents on it.
pub fn put(documents: Vec<Document>) {
    DESK.with_borrow_mut(|desk| {
        desk.documents.extend(documents);
        desk.checked = None;
    });
}

/// A view of them. `None` where the desk does not hold `count` documents (a new worker begins with an empty one) or the
/// view is none.
pub fn view(words: &str, count: usize, settings: &str, lang: Lang) -> Option<String> {
    with_checked(count, settings, |set| {
        views::search::draw(words, set, lang).or_else(|| views::draw(View::parse(words)?, set, lang))
    })?
}

/// The number of the report of the whole, where one was found.
pub fn whole(count: usize, settings: &str) -> Option<usize> {
    with_checked(count, settings, |set| set.links.consolidation.as_ref().map(|c| c.whole))?
}

/// Each report's summary, with what was found between it and others.
pub fn summaries(count: usize, settings: &str) -> Vec<Summary> {
    let all = |set: &CheckedSet| {
        let reports = set.reports.iter().enumerate();
        reports.map(|(number, one)| Summary::among(one, &set.across.about(number))).collect()
    };
    with_checked(count, settings, all).unwrap_or_default()
}

/// For each report the findings between it and others, causes only.
pub fn between(count: usize, settings: &str) -> Vec<Vec<Finding>> {
    let all = |set: &CheckedSet| {
        let about = |number| set.across.about(number).into_iter().filter(|f| f.explained_by.is_none());
        (0..set.reports.len()).map(|number| about(number).collect()).collect()
    };
    with_checked(count, settings, all).unwrap_or_default()
}

/// The sum of the units of a set.
pub fn sum_of(set: &CheckedSet, lang: Lang) -> Result<Vec<u8>, render::xlsx::Error> {
    let reports: Vec<&Report> = set.reports.iter().map(|one| &one.report).collect();
    let units = sum::addends(&reports, &set.links).units;
    let units: Vec<&Report> = units.iter().filter_map(|n| reports.get(*n).copied()).collect();
    render::xlsx::sum(&units, lang)
}

fn with_checked<T>(count: usize, settings: &str, look: impl FnOnce(&CheckedSet) -> T) -> Option<T> {
    DESK.with_borrow_mut(|desk| {
        if desk.documents.len() != count {
            return None;
        }
        if desk.checked.as_ref().is_none_or(|(under, _)| under != settings) {
            let reports: Vec<Report> = desk.documents.iter().cloned().map(reading::read).collect();
            let set = checked::check_set(reports, &Roles::default(), &kept::read(settings));
            desk.checked = Some((settings.to_owned(), set));
        }
        desk.checked.as_ref().map(|(_, set)| look(set))
    })
}
