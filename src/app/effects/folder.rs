//! Many reports at once: read and checked aside, some batches of files under way at a time, each kept as its document and the
//! numbers of its check. What was found in a report is worked out again when it is opened, which takes a moment and
//! saves the memory of a thousand.

use std::cell::Cell;
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use js_sys::{Array, Date, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::AttrValue;

use crate::app::model::{Folder, Found, Item, Shared};
use crate::app::platform::files::{self, Unread};
use crate::app::platform::files_module;
use crate::app::state::{Action, Dispatch, View};
use crate::app::words;
use crate::checked::Summary;
use crate::finding::Lang;
use crate::options::{Options, kept};
use crate::report::Report;
use crate::source::{self, Unreadable};

/// The most reports that are compared with each other without being asked: beyond this it takes seconds.
const COMPARED: usize = 200;

/// So many files are read on the page's own thread rather than bringing in the second module for them.
const FEW: usize = 8;

/// How many files go to a worker at once, at most. Handing one over holds up the page while the browser asks the disk for it.
const BATCH: usize = 4;

/// Into how many batches files are parted at least, so that the workers end together.
const SPREAD: usize = 24;

/// How many batches are under way at once: each worker has the next ones lying there while the page draws.
const AHEAD: usize = 16;

/// How often what was read is shown, in milliseconds. Each time the rows stand in another order, and are drawn anew.
const PACE: u32 = 400;

/// How long the page may be asked for nothing else, in milliseconds.
const TURN: u32 = 12;

/// How many documents go to the second module at once: the page answers in between.
const PORTION: usize = 25;

/// Files on their way through a worker.
struct Under {
    files: Vec<(String, File)>,
    /// The second module's answer, listened to from the start: it may be refused before its turn comes.
    answer: Result<JsFuture, JsValue>,
}

/// What reading files needs.
struct Reading {
    options: Shared<Options>,
    lang: Lang,
    /// Whether every file goes to the second module, and not only what the page cannot read itself.
    is_aside: bool,
}

/// Opens a report and the one behind it in the same text as two of a folder.
pub fn take_apart(report: &Report, options: Shared<Options>, lang: Lang, to: &Dispatch) {
    let start = report.second.map_or(report.text().len(), |second| second.span.start);
    let Some((first, second)) = report.text().split_at_checked(start) else { return };
    let parts = [(words::FIRST_PART, first), (words::SECOND_PART, second)].into_iter();
    let files = parts.filter_map(|(name, text)| {
        let name = [name.get(lang), ".txt"].concat();
        let file = File::new_with_str_sequence(&Array::of1(&text.into()), &name).ok()?;
        Some((name, file))
    });
    read(files.collect(), Vec::new(), options, lang, to);
}

/// Reads and checks files; what was read before and has not changed is kept.
pub fn read(
    mut list: Vec<(String, File)>,
    known: Vec<Item>,
    options: Shared<Options>,
    lang: Lang,
    to: &Dispatch,
) {
    let to = to.clone();
    crate::order::by(&mut list, |(one, _), (other, _)| crate::order::natural(one, other));
    let stop = Rc::new(Cell::new(false));
    // The office's own rules run there alone.
    let is_aside = files_module::is_near() || list.len() > FEW || !options.house_rules.is_empty();
    let reading = Reading { options, lang, is_aside };
    spawn_local(async move {
        let total = list.len();
        let (list, kept) = unknown(list, known).await;
        let mut done = total - list.len();
        to.dispatch(Action::Folder(Shared::new(Folder::begin(total, kept, stop.clone()))));
        let (mut items, mut under_way) = (Vec::new(), VecDeque::new());
        // The first that is read is shown at once: the next may be long in coming.
        let (mut since, mut turn) = (Date::now() - f64_of(PACE), Turn::new());
        let size = if is_aside { (total / SPREAD).clamp(1, BATCH) } else { 1 };
        let mut list = list.into_iter();
        loop {
            let batch: Vec<(String, File)> = list.by_ref().take(size).collect();
            let is_last = batch.is_empty();
            if !is_last {
                match reading.here(&batch).await {
                    Some(found) => {
                        items.extend(found);
                        done += 1;
                    }
                    None => under_way.push_back(reading.start(batch)),
                }
                turn.give().await;
            }
            while !stop.get()
                && (is_last || under_way.len() > AHEAD)
                && let Some(first) = under_way.pop_front()
            {
                done += reading.finish(first, &mut items, &stop).await;
                turn.give().await;
                if Date::now() - since > f64_of(PACE) {
                    to.dispatch(Action::Filed(std::mem::take(&mut items), std::mem::take(&mut done)));
                    breathe().await;
                    since = Date::now();
                }
            }
            if is_last || stop.get() {
                break;
            }
        }
        to.dispatch(Action::Filed(items, done));
        to.dispatch(Action::FolderRead);
    });
}

/// The files that were not read before, and what is known of the others. A browser asks the disk for the size and the
/// time of each, which takes its time: nothing is asked where nothing is known.
async fn unknown(list: Vec<(String, File)>, known: Vec<Item>) -> (Vec<(String, File)>, Vec<Item>) {
    if known.is_empty() {
        return (list, known);
    }
    let (mut unknown, mut keys) = (Vec::new(), BTreeSet::new());
    let mut turn = Turn::new();
    for (name, file) in list {
        let key = key(&name, file.size(), file.last_modified());
        if !known.iter().any(|item| item.key == key) {
            unknown.push((name, file));
        }
        keys.insert(key);
        turn.give().await;
    }
    let kept = known.into_iter().filter(|item| keys.contains(&item.key));
    (unknown, kept.collect())
}

impl Reading {
    /// What a file gives that the page reads itself; `None` where it goes to the second module.
    async fn here(&self, batch: &[(String, File)]) -> Option<Vec<Item>> {
        let (name, file) = batch.first().filter(|_| !self.is_aside)?;
        let key = || key(name, file.size(), file.last_modified());
        let unread = |why: String| Some(vec![Item::new(key(), name, Err(why.into()))]);
        let bytes = match files::bytes(file, self.lang).await {
            Ok(bytes) => bytes,
            Err(why) => return unread(why),
        };
        match source::from_bytes(name, &bytes, &files::legacy) {
            Err(Unreadable::NotBuilt) => None,
            Err(why) => unread(words::file(name, why.words().get(self.lang), self.lang)),
            Ok(documents) => {
                let found = documents.into_iter().map(|document| {
                    let packed = files_module::pack(document.clone());
                    (packed, Summary::new(&crate::check(document, &self.options, None)))
                });
                Some(items(&key(), name, file, found))
            }
        }
    }

    /// Sends files to the second module, which reads them from the disk itself.
    fn start(&self, files: Vec<(String, File)>) -> Under {
        let names: Array = files.iter().map(|(name, _)| JsValue::from(name)).collect();
        let answer = self.look(files.iter().map(|(_, file)| file).collect(), names);
        Under { files, answer }
    }

    fn look(&self, files: Array, names: Array) -> Result<JsFuture, JsValue> {
        let settings = kept::write(&self.options);
        let arguments = [files.into(), names.into(), settings.into(), self.lang.code().into()];
        files_module::ask("pageLook", &arguments).map(JsFuture::from)
    }

    /// Waits for the second module, and says how many files are done; when the person stopped, none is.
    async fn finish(&self, under: Under, to: &mut Vec<Item>, stop: &Cell<bool>) -> usize {
        let count = under.files.len();
        let answers = match answered(under.answer).await {
            Ok(answers) => answers.iter().map(Ok).collect(),
            Err(error) if files_module::is_stopped(&error) => vec![Err(error)],
            Err(_) => {
                // One of them, or another file, may have brought the worker down: each gets a worker of its own.
                let mut answers = Vec::new();
                for one in &under.files {
                    let again = self.start(vec![one.clone()]);
                    answers.push(answered(again.answer).await.map(|answers| answers.get(0)));
                }
                answers
            }
        };
        for ((name, file), answer) in under.files.iter().zip(answers) {
            let told = answer.as_ref().ok().and_then(|answer| key_in(name, answer));
            let answer = match answer {
                Ok(answer) if found_in(&answer).is_undefined() => self.read_here(name, file).await,
                Ok(answer) => Ok(found_in(&answer)),
                Err(error) => Err(files::refused(name, &error, self.lang)),
            };
            let key = || told.clone().unwrap_or_else(|| key(name, file.size(), file.last_modified()));
            match answer {
                Ok(found) if found.is_array() => {
                    to.extend(items(&key(), name, file, files_module::looked(&found).into_iter()));
                }
                Ok(why) => {
                    let why = words::file(name, &why.as_string().unwrap_or_default(), self.lang);
                    to.push(Item::new(key(), name, Err(why.into())));
                }
                Err(Unread::Because(why)) => to.push(Item::new(key(), name, Err(why.into()))),
                Err(Unread::Stopped) => {
                    stop.set(true);
                    return 0;
                }
            }
        }
        count
    }

    /// What is found in a file that the worker could not read: WebKit gives it none that comes from a page on the disk.
    async fn read_here(&self, name: &str, file: &File) -> Result<JsValue, Unread> {
        let bytes = files::bytes(file, self.lang).await.map_err(Unread::Because)?;
        let bytes = Array::of1(&Uint8Array::from(bytes.as_slice()));
        let answers = answered(self.look(bytes, Array::of1(&name.into()))).await;
        answers
            .map(|answers| found_in(&answers.get(0)))
            .map_err(|error| files::refused(name, &error, self.lang))
    }
}

/// The answers for each of some files.
async fn answered(answer: Result<JsFuture, JsValue>) -> Result<Array, JsValue> {
    answer?.await?.dyn_into()
}

/// What was found in one file: the reports in it, or in words why there are none; nothing where it could not be read.
fn found_in(answer: &JsValue) -> JsValue {
    answer.dyn_ref::<Array>().map_or(JsValue::UNDEFINED, |answer| answer.get(0))
}

/// The file's size and time as the worker says them: asked for here they would hold up the page.
fn key_in(name: &str, answer: &JsValue) -> Option<Rc<str>> {
    let answer = answer.dyn_ref::<Array>()?;
    Some(key(name, answer.get(1).as_f64()?, answer.get(2).as_f64()?))
}

/// The items that one file gives: a workbook may hold a unit on each sheet, and the name says which.
fn items(
    key: &Rc<str>,
    name: &str,
    file: &File,
    found: impl Iterator<Item = (JsValue, Summary)>,
) -> Vec<Item> {
    found
        .map(|(packed, summary)| {
            let own = files_module::name_of(&packed);
            let name = if own.contains(" · ") { own } else { name.to_owned() };
            let found = Found { packed, file: file.clone(), summary, between: Shared::new(Vec::new()) };
            Item::new(key.clone(), &name, Ok(Rc::new(found)))
        })
        .collect()
}

/// Milliseconds as the browser's clock counts them.
#[expect(clippy::disallowed_types, reason = "the browser's clock is a floating-point number")]
fn f64_of(milliseconds: u32) -> f64 {
    f64::from(milliseconds)
}

/// How long the page has been at it without giving way.
struct Turn {
    #[expect(clippy::disallowed_types, reason = "the browser's clock is a floating-point number")]
    since: f64,
}

impl Turn {
    fn new() -> Turn {
        Turn { since: Date::now() }
    }

    /// Lets the browser draw and answer, where it has waited for that.
    async fn give(&mut self) {
        if Date::now() - self.since > f64_of(TURN) {
            breathe().await;
            self.since = Date::now();
        }
    }
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

/// Whether so many reports are compared without being asked: few enough. What is wrong between two years must not wait for a
/// press, so that the second module is fetched for it where it is not here yet.
pub fn compares_unasked(folder: &Folder) -> bool {
    (2..=COMPARED).contains(&folder.count()) && folder.done >= folder.total
}

/// Shows a view of the reports, made by the second module: what was found between them, two of them, their sum.
pub fn view(name: AttrValue, folder: &Folder, options: &Options, lang: Lang, to: &Dispatch) {
    let (documents, settings, to) = (folder.documents(), kept::write(options), to.clone());
    let count = JsValue::from(documents.length());
    to.dispatch(Action::View(name.clone()));
    spawn_local(async move {
        let ask = || {
            let arguments =
                [JsValue::from(name.as_str()), count.clone(), settings.clone().into(), lang.code().into()];
            files_module::ask("pageView", &arguments)
        };
        let made = async {
            let there = JsFuture::from(ask()?).await?;
            if !there.is_undefined() {
                return Ok(there);
            }
            // A new worker begins with an empty desk.
            let mut portion = Array::new();
            let mut is_first = true;
            for (at, document) in (1..).zip(documents.iter()) {
                portion.push(&document);
                if portion.length() as usize >= PORTION || at == documents.length() {
                    let full = std::mem::replace(&mut portion, Array::new());
                    files_module::call("pagePut", &[full.into(), is_first.into()]).await?;
                    is_first = false;
                }
            }
            JsFuture::from(ask()?).await
        };
        let answer: Result<JsValue, JsValue> = made.await;
        let shown = answer.and_then(|answer| {
            let answer: Array = answer.dyn_into()?;
            let html = answer.get(0).as_string().ok_or(JsValue::UNDEFINED)?;
            let whole = answer.get(1).as_f64().filter(|whole| *whole >= f64_of(0));
            let summaries = files_module::looked(&answer.get(2)).into_iter().map(|(_, summary)| summary);
            let between: Array = answer.get(3).dyn_into()?;
            let between = between.iter().map(|rows| files_module::found(&rows).unwrap_or_default().0);
            Ok(View {
                html: html.into(),
                whole: whole.map(index),
                summaries: summaries.collect(),
                between: between.collect(),
            })
        });
        // Not compared must never look like nothing found.
        let shown = shown.map_err(|error| {
            let stopped = files_module::is_stopped(&error);
            AttrValue::Static(if stopped { words::COMPARE_STOPPED } else { words::COMPARE_FAILED }.get(lang))
        });
        to.dispatch(Action::Viewed(name, shown));
    });
}

/// A whole number that came over the border.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and not below 0")]
#[expect(clippy::disallowed_types, reason = "the border has no other numbers")]
fn index(number: f64) -> usize {
    number as usize
}

/// Name, size and time of a file.
#[expect(clippy::disallowed_types, reason = "as the browser counts bytes and milliseconds")]
fn key(name: &str, size: f64, modified: f64) -> Rc<str> {
    [name, "|", &size.to_string(), "|", &modified.to_string()].concat().into()
}
