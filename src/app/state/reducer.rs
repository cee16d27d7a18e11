//! The reducer: what each [`Action`] does to the [`State`].

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use super::deferred_entry;
use super::{Action, Dialog, Input, Mode, Notice, Original, Reveal, State, Theme, View, load};
use crate::app::model::edit::{self, Edit};
use crate::app::model::{Chosen, Folder, ResultsModel, SetAside, Shared, folder};
use crate::app::platform::{settings, storage};
use crate::app::words;
use crate::finding::Lang;
use crate::form::CellId;

impl State {
    fn replace(&mut self, input: Input, notice: Option<Notice>) {
        let replaced = !self.input.is_blank();
        if replaced {
            self.remember();
        }
        let version = self.input.version + 1;
        self.input = Input { version, ..input };
        let is_blank = self.input.is_blank();
        let file = self.input.file.clone();
        self.original = (!is_blank).then(|| Original { text: self.input.text.clone(), model: None, file });
        // There is nothing to say where nothing was replaced.
        self.notice = notice.filter(|_| replaced);
        self.set_aside = Shared::new(Vec::new());
        self.forget_place();
        (self.composing, self.is_typing) = (false, false);
        (self.model, self.mode, self.previous) = (None, Mode::Mended, None);
        self.listed = Default::default();
        self.compare();
    }

    /// What is being typed into a cell.
    fn draft_of(&self, cell: CellId) -> Option<AttrValue> {
        self.draft.as_ref().filter(|(id, _)| *id == cell).map(|(_, words)| words.clone())
    }

    /// Nothing is looked at or typed into.
    fn forget_place(&mut self) {
        (self.chosen, self.went, self.asked, self.settled) = (None, false, None, None);
        (self.draft, self.line) = (None, None);
    }

    fn type_text(&mut self, text: String, composing: bool) {
        self.composing = composing;
        if text.as_str() == self.input.text.as_str() {
            return;
        }
        if !self.is_typing {
            self.remember();
            self.is_typing = true;
        }
        let edit = edit::between(&self.input.text, &text);
        let is_another = is_another(&self.input.text, &edit);
        let edits = if self.input.parsed.is_some() { vec![edit] } else { Vec::new() };
        self.change(text, &edits);
        if is_another && !self.input.is_blank() {
            self.original = Some(Original { text: self.input.text.clone(), model: None, file: None });
            self.set_aside = Shared::new(Vec::new());
            self.forget_place();
            (self.mode, self.listed) = (Mode::Mended, Default::default());
            self.compare();
        }
    }

    /// Puts another text in the place of the one that is checked. The document that it came from keeps its shape where
    /// the edits allow that; the file is another one now.
    pub(super) fn change(&mut self, text: String, edits: &[Edit]) {
        let keeps_shape = edits.iter().all(|one| edit::keeps_shape(&self.input.text, one));
        let parsed = self.input.parsed.take().filter(|_| keeps_shape);
        self.input.parsed =
            parsed.map(|document| Shared::new(deferred_entry::changed_document(&document, edits)));
        self.input.text = AttrValue::from(text);
        self.input.file = None;
        if self.input.is_blank() {
            (self.model, self.original) = (None, None);
            self.forget_place();
        }
        self.compare();
    }

    /// Changes the reports that are opened together.
    fn refile(&mut self, change: impl FnOnce(&mut Folder)) {
        if let Some(folder) = &self.folder {
            let mut folder = Folder::clone(folder);
            change(&mut folder);
            self.folder = Some(Shared::new(folder));
        }
    }

    fn open_report(&mut self, index: usize) {
        let folder = self.folder.clone();
        let found = folder.as_ref().and_then(|folder| folder.items.get(index)?.result.as_ref().ok());
        if let Some((found, document)) = found.and_then(|found| Some((found, found.document()?))) {
            let input = load(document, Some(found.file.clone()));
            self.keep_draft();
            self.replace(input, None);
            (self.past, self.future) = (Vec::new(), Vec::new());
            if let Some(at) = self.drafts.iter().position(|(item, _)| *item == index) {
                let (_, step) = self.drafts.remove(at);
                self.remember();
                self.put_back(step);
            }
            self.in_folder = false;
            self.item = Some(index);
            self.previous =
                folder.as_ref().and_then(|folder| deferred_entry::last_year(folder, index, &self.options));
        }
    }

    /// A report of the folder that was changed is not lost when another one is opened.
    fn keep_draft(&mut self) {
        let is_mended = self.original.as_ref().is_some_and(|original| original.text != self.input.text);
        if let (Some(item), true) = (self.item, is_mended || !self.set_aside.is_empty()) {
            let step = self.step();
            self.drafts.retain(|(other, _)| *other != item);
            self.drafts.push((item, step));
        }
    }

    /// Views were made in another language, or under other settings.
    fn forget_views(&mut self) {
        self.refile(|folder| (folder.across, folder.view) = (None, None));
    }

    /// What came of a view.
    fn viewed(&mut self, name: AttrValue, shown: Result<View, AttrValue>) {
        self.refile(|folder| {
            folder.is_comparing = false;
            let html = match shown {
                Ok(View { html, whole, summaries, between }) => {
                    folder.count_between(summaries, between);
                    folder.whole = whole.and_then(|document| folder.item_of(document));
                    Ok(html)
                }
                Err(why) => Err(why),
            };
            if name == folder::ACROSS {
                folder.across = Some(html);
            } else if let Some((_, content)) = folder.view.as_mut().filter(|(shown, _)| *shown == name) {
                match html {
                    Ok(html) => *content = Some(html),
                    Err(why) => (folder.view, folder.across) = (None, Some(Err(why))),
                }
            }
        });
    }

    pub(super) fn show(&mut self, reveal: Reveal) {
        self.reveal = Reveal { count: self.reveal.count + 1, ..reveal };
    }

    fn leave_folder(&mut self) {
        if let Some(folder) = self.folder.take() {
            folder.stop.set(true);
        }
        (self.in_folder, self.item) = (false, None);
        self.drafts.clear();
    }

    fn set_aside(&mut self, change: impl FnOnce(&ResultsModel, &mut Vec<SetAside>)) {
        let Some(model) = self.model.clone() else { return };
        self.remember();
        let mut set_aside = self.set_aside.to_vec();
        change(&model, &mut set_aside);
        self.set_aside = Shared::new(set_aside);
        (self.asked, self.settled) = (None, None);
        let checked = model.checked.clone();
        deferred_entry::sort(self, checked);
        self.show(Reveal { in_text: true, card: true, focus: true, ..Reveal::default() });
    }
}

/// Whether an edit puts another report in the place of the one that was there: next to nothing of that is left.
fn is_another(before: &str, edit: &Edit) -> bool {
    let kept = before.len() - (edit.span.end - edit.span.start);
    !before.trim().is_empty() && kept * 10 < before.len()
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = State::clone(&self);
        match action {
            Action::Typed(text, composing) => state.type_text(text, composing),
            Action::Composed(text) => {
                state.type_text(text, false);
                state.composing = false;
            }
            Action::Load(input, notice) => state.replace(input, notice),
            Action::Clear => {
                if !state.input.is_blank() {
                    let notice =
                        Notice { text: state.say(words::CLEARED).into(), is_problem: false, can_undo: true };
                    state.replace(Input::empty(), Some(notice));
                }
            }
            Action::Undo => state.travel(true),
            Action::Redo => state.travel(false),
            Action::Rested => state.is_typing = false,
            Action::Checked(text, checked) => {
                // The person may have typed on: the check of that text is on its way.
                if text == state.input.text {
                    // What was put in is one step, whatever is typed after it.
                    state.is_typing &= state.model.is_some();
                    deferred_entry::sort(&mut state, checked);
                }
            }
            Action::Choose(chosen) if state.model.is_some() => deferred_entry::choose(&mut state, chosen),
            Action::Choose(_) => {}
            Action::Reveal(chosen) => {
                deferred_entry::choose(&mut state, Some(chosen));
                state.show(Reveal { in_text: true, ..Reveal::default() });
            }
            Action::Point(byte) if state.model.is_some() => deferred_entry::point(&mut state, byte),
            Action::Point(_) => {}
            Action::Walk(forward) if state.model.is_some() => deferred_entry::walk(&mut state, forward),
            Action::Walk(_) => {}
            Action::Accept(fingerprint) if state.model.is_some() => {
                deferred_entry::accept(&mut state, fingerprint)
            }
            Action::Accept(_) => {}
            Action::Change(fingerprint, side) => deferred_entry::change(&mut state, &fingerprint, side),
            Action::Ask(finding) => state.asked = finding,
            Action::SetAside(fingerprint, reason) => state.set_aside(|model, set_aside| {
                set_aside.extend(model.find(&fingerprint).map(|finding| SetAside::new(finding, reason)));
            }),
            Action::Restore(fingerprint) => state.set_aside(|_, set_aside| {
                set_aside.retain(|one| one.fingerprint != *fingerprint);
            }),
            Action::List(listed) => state.listed = listed,
            Action::Show(mode) => (state.mode, state.draft, state.line) = (mode, None, None),
            Action::Draft(draft) => state.draft = draft,
            Action::Figure(cell, key) => {
                let begun = state.draft_of(cell).unwrap_or_default();
                state.draft = Some((cell, [&begun, key.as_str()].concat().into()));
            }
            Action::Enter(cell) => match state.draft_of(cell) {
                Some(begun) => deferred_entry::put(&mut state, cell, &begun),
                None => deferred_entry::choose(&mut state, Some(Chosen::Cell(cell))),
            },
            // What lost the focus because the person gave up, or is done, says so a second time.
            Action::Put(cell, value) if state.draft.as_ref().is_some_and(|(id, _)| *id == cell) => {
                deferred_entry::put(&mut state, cell, &value);
            }
            Action::Put(..) => {}
            Action::PutBlock(cell, pasted) if state.model.is_some() => {
                deferred_entry::put_block(&mut state, cell, &pasted);
            }
            Action::PutBlock(..) => {}
            Action::Line(line) => state.line = line,
            Action::PutLine(line, words) if state.line.is_some_and(|(span, _)| span == line) => {
                deferred_entry::put_line(&mut state, line, words);
            }
            Action::PutLine(..) => {}
            Action::Unfold(part, is_open) => {
                let mut open = state.open.to_vec();
                open.retain(|other| *other != part);
                if is_open {
                    open.push(part);
                }
                state.open = Shared::new(open);
            }
            Action::Say(notice) => state.notice = Some(notice),
            Action::Unsay => state.notice = None,
            Action::Open(dialog) => {
                state.dialog = dialog;
                state.sought = match dialog {
                    Some(Dialog::Rules(Some(code))) => AttrValue::Static(code),
                    _ => AttrValue::Static(""),
                };
            }
            Action::Seek(words) => state.sought = AttrValue::from(words),
            Action::Review(items, review) => state.refile(|folder| {
                for index in items {
                    if let Some(item) = folder.items.get_mut(index) {
                        item.review = review;
                    }
                }
            }),
            Action::OnSlip(fingerprint, is_on) => {
                let item = state.item;
                state.refile(|folder| {
                    if let Some(item) = item.and_then(|item| folder.items.get_mut(item)) {
                        let mut left_out = item.left_out.to_vec();
                        left_out.retain(|other| *other != fingerprint);
                        if !is_on {
                            left_out.push(fingerprint);
                        }
                        item.left_out = Shared::new(left_out);
                    }
                });
            }
            Action::Turn(forward) => {
                let next = state.folder.as_ref().zip(state.item);
                if let Some(next) =
                    next.and_then(|(folder, item)| deferred_entry::beside(folder, item, forward))
                {
                    state.open_report(next);
                }
            }
            Action::Folder(folder) => {
                // Files opened beside those that are there do not change how the list is looked at.
                let folder = match state.folder.as_ref().filter(|_| folder.is_running) {
                    Some(before) => Shared::new(folder.looked_at_as(before)),
                    None => folder,
                };
                // Not where only the list is shown otherwise.
                if folder.is_running {
                    (state.item, state.notice) = (None, None);
                }
                state.folder = Some(folder);
                state.in_folder = true;
            }
            Action::Filed(items, files) => state.refile(|folder| {
                folder.items.extend(items);
                folder.done += files;
            }),
            Action::FolderRead => state.refile(|folder| folder.is_running = false),
            Action::View(name) => {
                if name == folder::ACROSS {
                    state.refile(|folder| folder.is_comparing = true);
                } else {
                    state.in_folder = true;
                    state.refile(|folder| folder.view = Some((name, None)));
                }
            }
            Action::Viewed(name, shown) => state.viewed(name, shown),
            Action::Unview => state.refile(|folder| folder.view = None),
            Action::Busy(file) => state.busy = file,
            Action::OpenReport(index) => state.open_report(index),
            Action::Back => {
                let has_view = state.folder.as_ref().is_some_and(|folder| folder.view.is_some());
                if state.dialog.is_some() {
                    state.dialog = None;
                } else if state.in_folder && has_view {
                    state.refile(|folder| folder.view = None);
                } else if state.in_folder {
                    state.leave_folder();
                } else {
                    state.in_folder = state.folder.is_some();
                }
            }
            Action::BackToFolder => state.in_folder = state.folder.is_some(),
            Action::LeaveFolder => state.leave_folder(),
            Action::HousePages(text) => state.house_pages = text.into(),
            Action::RulePage(code, text) => state.rule_page = Some((code, text.into())),
            Action::Speak(lang) => {
                storage::set("lang", if lang == Lang::Zh { "" } else { lang.code() });
                state.lang = lang;
                state.forget_views();
            }
            Action::Paint(theme) => {
                storage::set("theme", if theme == Theme::Auto { "" } else { theme.code() });
                state.theme = theme;
            }
            Action::Enlarge(size) => {
                storage::set("size", size.code());
                state.size = size;
            }
            Action::Gallery => state.in_gallery = true,
            Action::Keep(is_kept) => {
                if !is_kept {
                    storage::set(storage::TEXT, "");
                }
                state.is_kept = is_kept;
            }
            Action::Configure(options) => {
                settings::keep(&options);
                state.options = Shared::new(options);
                state.forget_views();
            }
        }
        Rc::new(state)
    }
}
