//! Many reports at once: read one after the other without stopping the page, each kept as its document and the
//! numbers of its check. What was found in a report is worked out again when it is opened, which takes a moment and
//! saves the memory of a thousand.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Date, Promise};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::AttrValue;

use super::board::{Board, Verdict};
use super::shared::Shared;
use super::state::{Action, Dispatch};
use super::{files, second};
use crate::document::Document;
use crate::finding::{Lang, Severity};
use crate::form::TableId;
use crate::options::{Options, kept};
use crate::rules::Tally;

/// How many rows are drawn before the person asks for more.
pub const STEP: usize = 200;

/// The most reports that are compared with each other without being asked: beyond this it takes seconds.
const COMPARED: usize = 100;

/// How long the page may be kept from answering, in milliseconds.
const SLICE: u32 = 12;

/// The files and what came of them.
#[derive(Clone)]
pub struct Folder {
    /// In the order in which they were read.
    pub items: Vec<Item>,
    /// How many files are read in all.
    pub total: usize,
    /// Whether reading goes on.
    pub is_running: bool,
    /// Set to stop it.
    pub stop: Rc<Cell<bool>>,
    /// By which column the rows are sorted.
    pub sort: Sort,
    /// Which rows are shown.
    pub filter: Filter,
    /// Words that a shown row has in its name.
    pub sought: AttrValue,
    /// How many rows are drawn.
    pub drawn: usize,
    /// What was found between reports: `None` before they were compared.
    pub across: Option<Vec<Problem>>,
}

/// A file, or a sheet of a workbook.
#[derive(Clone)]
pub struct Item {
    /// Name, size and time: a file that has not changed is not read again.
    pub key: Rc<str>,
    /// Its name.
    pub name: AttrValue,
    /// What came of it, or why it could not be read.
    pub result: Result<Found, AttrValue>,
}

/// A report that was read and checked.
#[derive(Clone)]
pub struct Found {
    /// What was read.
    pub document: Shared<Document>,
    /// Who reports.
    pub body: AttrValue,
    /// On which year.
    pub year: Option<u16>,
    /// The verdict.
    pub verdict: Verdict,
    /// Its numbers.
    pub tally: Tally,
    /// Tables of which nothing was read.
    pub unread: Rc<[TableId]>,
}

/// A row of the list of problems between reports: severity, its name, body, kind, what is wrong, calculation, advice,
/// code.
pub type Problem = Vec<AttrValue>;

/// Columns to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Worst first.
    Weight,
    /// By name.
    Name,
    /// By year.
    Year,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All.
    All,
    /// With errors.
    Errors,
    /// With warnings.
    Warnings,
    /// Not read, wholly or in part.
    Unread,
    /// Nothing found.
    Clean,
}

impl Filter {
    /// All of them, in order.
    pub const ALL: [Filter; 5] =
        [Filter::All, Filter::Errors, Filter::Warnings, Filter::Unread, Filter::Clean];

    /// Whether an item is shown.
    pub fn shows(self, item: &Item) -> bool {
        match (self, &item.result) {
            (Filter::All, _) => true,
            (Filter::Unread, Err(_)) => true,
            (_, Err(_)) => false,
            (Filter::Errors, Ok(found)) => found.tally.errors > 0,
            (Filter::Warnings, Ok(found)) => found.tally.warnings > 0,
            (Filter::Unread, Ok(found)) => !found.unread.is_empty(),
            (Filter::Clean, Ok(found)) => found.verdict == Verdict::Clean,
        }
    }
}

impl Folder {
    /// A folder of so many files, with what is known of them from before.
    fn begin(total: usize, items: Vec<Item>, stop: Rc<Cell<bool>>) -> Folder {
        Folder {
            items,
            total,
            is_running: true,
            stop,
            sort: Sort::Weight,
            filter: Filter::All,
            sought: AttrValue::Static(""),
            drawn: STEP,
            across: None,
        }
    }

    /// The items to draw, in order, by index.
    pub fn rows(&self) -> Vec<usize> {
        let words: Vec<&str> = self.sought.split_whitespace().collect();
        let has_words = |item: &Item| {
            let body = item.result.as_ref().map_or("", |found| found.body.as_str());
            words.iter().all(|word| item.name.contains(*word) || body.contains(*word))
        };
        let mut rows: Vec<usize> = Vec::new();
        for (index, item) in self.items.iter().enumerate() {
            if self.filter.shows(item) && has_words(item) {
                rows.push(index);
            }
        }
        rows.sort_unstable_by(|a, b| match (self.items.get(*a), self.items.get(*b)) {
            (Some(x), Some(y)) => self.order(x, y).then(a.cmp(b)),
            _ => a.cmp(b),
        });
        rows
    }

    fn order(&self, a: &Item, b: &Item) -> std::cmp::Ordering {
        let weight = |item: &Item| match &item.result {
            Err(_) => (usize::MAX, 0, 0),
            Ok(found) => (found.tally.errors, found.unread.len(), found.tally.warnings),
        };
        match self.sort {
            Sort::Weight => weight(b).cmp(&weight(a)),
            Sort::Name => a.name.as_str().cmp(&b.name),
            Sort::Year => {
                let year = |item: &Item| item.result.as_ref().map_or(None, |found| found.year);
                year(a).cmp(&year(b))
            }
        }
    }

    /// Every document that was read.
    pub fn documents(&self) -> Vec<Document> {
        self.items
            .iter()
            .filter_map(|item| Some(Document::clone(&item.result.as_ref().ok()?.document)))
            .collect()
    }
}

/// Reads files one after the other; what was read before and has not changed is kept.
pub fn read(
    list: Vec<(String, File)>,
    known: Vec<Item>,
    options: Shared<Options>,
    lang: Lang,
    to: &Dispatch,
) {
    let to = to.clone();
    let stop = Rc::new(Cell::new(false));
    let keyed: Vec<(Rc<str>, String, File)> =
        list.into_iter().map(|(name, file)| (key(&name, &file), name, file)).collect();
    let mut kept: Vec<Item> = known;
    kept.retain(|item| keyed.iter().any(|(key, ..)| *key == item.key));
    to.dispatch(Action::Folder(Shared::new(Folder::begin(keyed.len(), kept.clone(), stop.clone()))));
    spawn_local(async move {
        let mut done: Vec<Item> = Vec::new();
        let mut since = Date::now();
        for (key, name, file) in keyed {
            if stop.get() {
                break;
            }
            if kept.iter().any(|item| item.key == key) {
                continue;
            }
            match files::read(&file, lang).await {
                Err(why) => done.push(Item { key, name: name.into(), result: Err(why.into()) }),
                Ok(documents) => {
                    for document in documents {
                        let name =
                            if document.name.contains(" · ") { document.name.clone() } else { name.clone() };
                        let found = look(document, &options);
                        done.push(Item { key: key.clone(), name: name.into(), result: Ok(found) });
                    }
                }
            }
            if Date::now() - since > f64_of(SLICE) {
                to.dispatch(Action::Filed(std::mem::take(&mut done)));
                breathe().await;
                since = Date::now();
            }
        }
        to.dispatch(Action::Filed(done));
        to.dispatch(Action::FolderRead);
    });
}

/// Milliseconds as the browser's clock counts them.
#[expect(clippy::disallowed_types, reason = "the browser's clock is a floating-point number")]
fn f64_of(milliseconds: u32) -> f64 {
    f64::from(milliseconds)
}

/// Lets the browser draw and answer.
async fn breathe() {
    let turn = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(turn).await;
}

/// Reads and checks a document, and keeps the numbers.
fn look(document: Document, options: &Options) -> Found {
    let name = document.name.clone();
    let kept = Shared::new(document.clone());
    let board = Board::new(Shared::new(crate::check(document, options, None)), &[]);
    let identity = &board.report().identity;
    Found {
        document: kept,
        body: identity.body.as_ref().map_or(name, |body| body.value.clone()).into(),
        year: identity.year.as_ref().map(|year| year.value),
        verdict: board.verdict(),
        tally: board.tally,
        unread: board.unread_tables().into(),
    }
}

/// Whether so many reports are compared without being asked: few enough, and nothing has to be fetched for it.
pub fn compares_unasked(count: usize) -> bool {
    (2..=COMPARED).contains(&count) && second::is_here()
}

/// Compares the reports with each other, by the second module.
pub fn compare(folder: &Folder, options: &Options, lang: Lang, to: &Dispatch) {
    let (documents, settings, to) = (folder.documents(), kept::write(options), to.clone());
    spawn_local(async move {
        let packed: js_sys::Array = documents.into_iter().map(second::pack).collect();
        let answer = second::call("pageAcross", &[packed.into(), settings.into(), lang.code().into()]).await;
        let words = |row: wasm_bindgen::JsValue| -> Problem {
            js_sys::Array::from(&row).iter().map(|cell| cell.as_string().unwrap_or_default().into()).collect()
        };
        let rows = match answer {
            Ok(rows) => js_sys::Array::from(&rows).iter().map(words).collect(),
            // Not compared must never look like nothing found.
            Err(_) => {
                let weight = Severity::NotEvaluated;
                let title = AttrValue::Static(weight.title(lang));
                let why = AttrValue::Static(super::words::SECOND_FAILED.get(lang));
                let name = AttrValue::Static(weight.name());
                vec![vec![name, title.clone(), AttrValue::Static(""), title, why]]
            }
        };
        to.dispatch(Action::Compared(rows));
    });
}

/// Name, size and time of a file.
fn key(name: &str, file: &File) -> Rc<str> {
    let number = |value: String| value;
    [name, "|", &number(file.size().to_string()), "|", &number(file.last_modified().to_string())]
        .concat()
        .into()
}
