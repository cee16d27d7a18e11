//! Many reports at once: each kept as its document and the numbers of its check. What was found in a report is worked
//! out again when it is opened, which takes a moment and saves the memory of a thousand.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::File;
use yew::AttrValue;

use super::Shared;
use crate::app::platform::files_module;
use crate::app::words::Pair;
use crate::checked::{Summary, Verdict};
use crate::document::Document;
use crate::finding::{Finding, Lang};

/// The name of the view of what was found between the reports.
pub const ACROSS: &str = "across";

/// The files and what came of them.
#[derive(Clone)]
pub struct Folder {
    /// In the order in which they were read.
    pub items: Vec<Item>,
    /// How many files are read in all.
    pub total: usize,
    /// How many of them are done.
    pub done: usize,
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
    /// Whether they are being compared with each other.
    pub is_comparing: bool,
    /// What was found between reports, or why they were not compared: `None` before they were.
    pub across: Option<Result<AttrValue, AttrValue>>,
    /// The report that adds up the others, by its item.
    pub whole: Option<usize>,
    /// What is shown in place of the list: its name, and its content once it is there.
    pub view: Option<(AttrValue, Option<AttrValue>)>,
}

/// A file, or a sheet of a workbook.
#[derive(Clone)]
pub struct Item {
    /// Name, size and time: a file that has not changed is not read again.
    pub key: Rc<str>,
    /// Its name.
    pub name: AttrValue,
    /// What came of it, or why it could not be read.
    pub result: Result<Rc<Found>, AttrValue>,
    /// How far its review is. A file that was mended is read anew, and not looked at.
    pub review: Review,
    /// Findings that are not written into the list to send back, by fingerprint.
    pub left_out: Shared<Vec<AttrValue>>,
}

impl Item {
    /// What came of a file just now.
    pub fn new(key: Rc<str>, name: &str, result: Result<Rc<Found>, AttrValue>) -> Item {
        let left_out = Shared::new(Vec::new());
        Item { key, name: name.to_owned().into(), result, review: Review::default(), left_out }
    }
}

/// What came of it is compared by identity.
impl PartialEq for Item {
    fn eq(&self, other: &Item) -> bool {
        let is_same = match (&self.result, &other.result) {
            (Ok(one), Ok(other)) => Rc::ptr_eq(one, other),
            (Err(one), Err(other)) => one == other,
            _ => false,
        };
        is_same && self.name == other.name && self.review == other.review && self.left_out == other.left_out
    }
}

/// A report that was read and checked.
pub struct Found {
    /// What was read, packed: the second module takes it as it is.
    pub packed: JsValue,
    /// The file that it was read from.
    pub file: File,
    /// Who reports, the verdict, the numbers.
    pub summary: Summary,
    /// What was found between it and others.
    pub between: Shared<Vec<Finding>>,
}

impl Found {
    /// What was read.
    pub fn document(&self) -> Option<Document> {
        files_module::unpack(&self.packed)
    }
}

/// How far the review of a report is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Review {
    /// Not looked at.
    #[default]
    Unseen,
    /// To be sent back.
    SendBack,
    /// Its list of problems was written.
    Sent,
    /// Passed.
    Passed,
}

impl Review {
    /// The word of the attribute `data-review`.
    pub const fn name(self) -> &'static str {
        match self {
            Review::Unseen => "unseen",
            Review::SendBack => "send-back",
            Review::Sent => "sent",
            Review::Passed => "passed",
        }
    }

    /// In words.
    pub const fn title(self) -> Pair {
        match self {
            Review::Unseen => Pair("未看", "Not looked at"),
            Review::SendBack => Pair("待退回", "To send back"),
            Review::Sent => Pair("已退回", "Sent back"),
            Review::Passed => Pair("已通过", "Passed"),
        }
    }
}

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
    /// To be sent back.
    SendBack,
}

impl Filter {
    /// All of them, in order.
    pub const ALL: [Filter; 6] =
        [Filter::All, Filter::Errors, Filter::Warnings, Filter::Unread, Filter::Clean, Filter::SendBack];

    /// Its name.
    pub const fn title(self) -> Pair {
        match self {
            Filter::All => Pair("全部", "All"),
            Filter::Errors => Pair("有错误", "Errors"),
            Filter::Warnings => Pair("有警告", "Warnings"),
            Filter::Unread => Pair("未读全", "Not all read"),
            Filter::Clean => Pair("未发现不一致", "No inconsistency"),
            Filter::SendBack => Review::SendBack.title(),
        }
    }

    /// Whether an item is shown.
    pub fn shows(self, item: &Item) -> bool {
        match (self, &item.result) {
            (Filter::All, _) => true,
            (Filter::SendBack, _) => item.review == Review::SendBack,
            (Filter::Unread, Err(_)) => true,
            (_, Err(_)) => false,
            (Filter::Errors, Ok(found)) => found.summary.tally.errors > 0,
            (Filter::Warnings, Ok(found)) => found.summary.tally.warnings > 0,
            (Filter::Unread, Ok(found)) => !found.summary.unread.is_empty(),
            (Filter::Clean, Ok(found)) => found.summary.verdict == Verdict::Clean,
        }
    }
}

impl Folder {
    /// A folder of so many files, with what is known of them from before.
    pub fn begin(total: usize, items: Vec<Item>, stop: Rc<Cell<bool>>) -> Folder {
        Folder {
            items,
            total,
            done: 0,
            is_running: true,
            stop,
            sort: Sort::Weight,
            filter: Filter::All,
            sought: AttrValue::Static(""),
            is_comparing: false,
            across: None,
            whole: None,
            view: None,
        }
    }

    /// The same, sorted and filtered as another.
    pub fn looked_at_as(&self, other: &Folder) -> Folder {
        let sought = other.sought.clone();
        Folder { sort: other.sort, filter: other.filter, sought, ..self.clone() }
    }

    /// The items to draw, in order, by index.
    pub fn rows(&self) -> Vec<usize> {
        let words: Vec<&str> = self.sought.split_whitespace().collect();
        let has_words = |item: &Item| {
            let body = item.result.as_ref().map_or("", |found| found.summary.body.as_str());
            words.iter().all(|word| item.name.contains(*word) || body.contains(*word))
        };
        let mut rows: Vec<usize> = Vec::new();
        for (index, item) in self.items.iter().enumerate() {
            if self.filter.shows(item) && has_words(item) {
                rows.push(index);
            }
        }
        crate::order::by(&mut rows, |a, b| match (self.items.get(*a), self.items.get(*b)) {
            (Some(x), Some(y)) => self.order(x, y).then(a.cmp(b)),
            _ => a.cmp(b),
        });
        rows
    }

    /// How far reading is.
    pub fn progress(&self, lang: Lang) -> String {
        let [done, total, items] = [self.done, self.total, self.items.len()].map(|n| n.to_string());
        let words: &[&str] = match (lang, self.is_running, self.done < self.total) {
            (Lang::Zh, true, _) => &["正在读取：", &done, " / ", &total],
            (Lang::Zh, false, true) => &["已停止：", &total, " 个文件读了 ", &done, " 个"],
            (Lang::Zh, false, false) => &["共 ", &items, " 份"],
            (Lang::En, true, _) => &["Reading: ", &done, " of ", &total],
            (Lang::En, false, true) => &["Stopped: ", &done, " of ", &total, " files were read"],
            (Lang::En, false, false) => &[&items, " reports"],
        };
        words.concat()
    }

    fn order(&self, a: &Item, b: &Item) -> std::cmp::Ordering {
        let weight = |item: &Item| match &item.result {
            Err(_) => (usize::MAX, 0, 0),
            Ok(found) => {
                let Summary { tally, unread, .. } = &found.summary;
                (tally.errors, unread.len(), tally.warnings)
            }
        };
        match self.sort {
            Sort::Weight => weight(b).cmp(&weight(a)),
            Sort::Name => crate::order::natural(&a.name, &b.name),
            Sort::Year => {
                let year = |item: &Item| item.result.as_ref().map_or(None, |found| found.summary.year);
                year(a).cmp(&year(b))
            }
        }
    }

    /// Every document that was read, packed.
    pub fn documents(&self) -> Array {
        self.read().filter_map(|(_, item)| Some(item.result.as_ref().ok()?.packed.clone())).collect()
    }

    /// The item of a document, by the document's number among those that were read.
    pub fn item_of(&self, document: usize) -> Option<usize> {
        self.read().nth(document).map(|(index, _)| index)
    }

    /// The number of an item's document among those that were read.
    pub fn document_of(&self, index: usize) -> Option<usize> {
        self.read().position(|(other, _)| other == index)
    }

    /// What was read, by index.
    fn read(&self) -> impl Iterator<Item = (usize, &Item)> {
        self.items.iter().enumerate().filter(|(_, item)| item.result.is_ok())
    }

    /// The reports that are to be sent back, by index.
    pub fn to_send_back(&self) -> Vec<usize> {
        let wanted = |(_, item): &(usize, &Item)| item.review == Review::SendBack;
        self.read().filter(wanted).map(|(index, _)| index).collect()
    }

    /// The report that stands after (or before) this one in the list as it is sorted and filtered.
    pub fn beside(&self, index: usize, forward: bool) -> Option<usize> {
        let rows: Vec<usize> = self.rows().into_iter().filter(|row| self.item(*row).is_some()).collect();
        let Some(at) = rows.iter().position(|row| *row == index) else { return rows.first().copied() };
        let next = if forward { at.checked_add(1) } else { at.checked_sub(1) };
        next.and_then(|next| rows.get(next).copied())
    }

    /// The same body's report of the year before.
    pub fn last_year(&self, index: usize) -> Option<&Rc<Found>> {
        let here = &self.item(index)?.summary;
        let year = here.year?.checked_sub(1)?;
        let is_it = |found: &&Rc<Found>| {
            found.summary.year == Some(year) && found.summary.body == here.body && !here.body.is_empty()
        };
        self.items.iter().filter_map(|item| item.result.as_ref().ok()).find(is_it)
    }

    /// What was found in an item, if it was read.
    pub fn item(&self, index: usize) -> Option<&Rc<Found>> {
        self.items.get(index)?.result.as_ref().ok()
    }

    /// Takes over what was found once the reports were compared with each other.
    pub fn count_between(&mut self, summaries: Vec<Summary>, between: Vec<Vec<Finding>>) {
        let read: Vec<usize> = self.read().map(|(index, _)| index).collect();
        let mut between = between.into_iter();
        for (index, summary) in read.into_iter().zip(summaries) {
            let between = Shared::new(between.next().unwrap_or_default());
            let Some(item) = self.items.get_mut(index) else { continue };
            if let Ok(found) = &item.result {
                let (packed, file) = (found.packed.clone(), found.file.clone());
                item.result = Ok(Rc::new(Found { packed, file, summary, between }));
            }
        }
    }

    /// How many reports there are.
    pub fn count(&self) -> usize {
        self.read().count()
    }
}
