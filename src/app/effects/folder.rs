//! Many reports at once: read and checked aside, a few files under way at a time, each kept as its document and the
//! numbers of its check. What was found in a report is worked out again when it is opened, which takes a moment and
//! saves the memory of a thousand.

use std::cell::Cell;
use std::collections::VecDeque;
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

/// How many files are under way at once: some are read from the disk while others are checked (by up to four workers).
const AHEAD: usize = 8;

/// How often what was read is shown, in milliseconds.
const PACE: u32 = 200;

/// How many documents go to the second module at once: the page answers in between.
const PORTION: usize = 25;

/// A file on its way.
struct Under {
    key: Rc<str>,
    name: String,
    file: File,
    /// The second module's answer, listened to from the start: it may be refused before its turn comes.
    answer: JsFuture,
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
    // The office's own rules run there alone.
    let is_aside = files_module::is_near() || keyed.len() > FEW || !options.house_rules.is_empty();
    let reading = Reading { options, lang, is_aside };
    to.dispatch(Action::Folder(Shared::new(Folder::begin(keyed.len(), kept.clone(), stop.clone()))));
    spawn_local(async move {
        let (mut items, mut done, mut under_way) = (Vec::new(), 0, VecDeque::new());
        let mut since = Date::now();
        for (key, name, file) in keyed {
            if stop.get() {
                break;
            }
            if kept.iter().any(|item| item.key == key) {
                done += 1;
                continue;
            }
            let bytes = files::bytes(&file, reading.lang).await;
            if stop.get() {
                break;
            }
            match reading.start(key, name, file, bytes) {
                Ok(under) => under_way.push_back(under),
                Err(found) => {
                    items.extend(found);
                    done += 1;
                }
            }
            if under_way.len() > AHEAD
                && let Some(first) = under_way.pop_front()
            {
                done += usize::from(reading.finish(first, &mut items, &stop).await);
            }
            if Date::now() - since > f64_of(PACE) {
                to.dispatch(Action::Filed(std::mem::take(&mut items), std::mem::take(&mut done)));
                breathe().await;
                since = Date::now();
            }
        }
        for under in under_way {
            done += usize::from(reading.finish(under, &mut items, &stop).await);
        }
        to.dispatch(Action::Filed(items, done));
        to.dispatch(Action::FolderRead);
    });
}

impl Reading {
    /// Reads a file here, or sends it to the second module.
    fn start(
        &self,
        key: Rc<str>,
        name: String,
        file: File,
        bytes: Result<Vec<u8>, String>,
    ) -> Result<Under, Vec<Item>> {
        let unread = |why: String| vec![Item::new(key.clone(), &name, Err(why.into()))];
        let bytes = bytes.map_err(unread)?;
        if !self.is_aside {
            match source::from_bytes(&name, &bytes, &files::legacy) {
                Err(Unreadable::NotBuilt) => {}
                Err(why) => return Err(unread(words::file(&name, why.words().get(self.lang), self.lang))),
                Ok(documents) => {
                    let found = documents.into_iter().map(|document| {
                        let packed = files_module::pack(document.clone());
                        (packed, Summary::new(&crate::check(document, &self.options, None)))
                    });
                    return Err(items(&key, &name, &file, found));
                }
            }
        }
        match self.ask(&bytes, &name) {
            Ok(answer) => Ok(Under { key, name, file, answer }),
            Err(error) => {
                Err(unread(words::file(&name, files_module::why(&error).get(self.lang), self.lang)))
            }
        }
    }

    fn ask(&self, bytes: &[u8], name: &str) -> Result<JsFuture, JsValue> {
        let settings = kept::write(&self.options);
        let bytes = Uint8Array::from(bytes);
        let arguments = [bytes.into(), name.into(), settings.into(), self.lang.code().into()];
        files_module::ask("pageLook", &arguments).map(JsFuture::from)
    }

    /// Waits for the second module. Whether the file is done; when the person stopped, it is not.
    async fn finish(&self, under: Under, to: &mut Vec<Item>, stop: &Cell<bool>) -> bool {
        let Under { key, name, file, answer } = under;
        let mut answer = answer.await;
        if matches!(&answer, Err(error) if !error.is_string() && !files_module::is_stopped(error)) {
            // Another file may have brought the worker down; this one gets a worker of its own.
            answer = match files::bytes(&file, self.lang).await {
                Ok(bytes) => match self.ask(&bytes, &name) {
                    Ok(again) => again.await,
                    Err(error) => Err(error),
                },
                Err(why) => Err(why.into()),
            };
        }
        match answer {
            Ok(answer) => to.extend(items(&key, &name, &file, files_module::looked(&answer).into_iter())),
            Err(error) => match files::refused(&name, &error, self.lang) {
                Unread::Stopped => {
                    stop.set(true);
                    return false;
                }
                Unread::Because(why) => to.push(Item::new(key, &name, Err(why.into()))),
            },
        }
        true
    }
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

/// Lets the browser draw and answer.
async fn breathe() {
    let turn = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(turn).await;
}

/// Whether so many reports are compared without being asked: few enough, and nothing has to be fetched for it.
pub fn compares_unasked(folder: &Folder) -> bool {
    (2..=COMPARED).contains(&folder.count()) && files_module::is_near() && folder.done >= folder.total
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
fn key(name: &str, file: &File) -> Rc<str> {
    [name, "|", &file.size().to_string(), "|", &file.last_modified().to_string()].concat().into()
}
