//! The reducer: what each [`Action`] does to the [`State`].

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use super::{Action, Dialog, Input, Notice, Reveal, State, Theme, load};
use crate::Checked;
use crate::app::deferred_entry;
use crate::app::model::{Chosen, Folder, Shared, folder, highlights};
use crate::app::platform::{settings, storage};
use crate::app::words;
use crate::finding::Lang;

impl State {
    fn replace(&mut self, input: Input, notice: Option<Notice>) {
        let version = self.input.version + 1;
        let before = std::mem::replace(&mut self.input, Input { version, ..input });
        let replaced = !before.is_blank();
        if replaced {
            self.before = Some(before);
        }
        // There is nothing to say where nothing was replaced.
        self.notice = notice.filter(|_| replaced);
        self.chosen = None;
        self.composing = false;
        self.model = None;
        self.marks = Shared::new(Vec::new());
    }

    fn type_text(&mut self, text: String, composing: bool) {
        self.composing = composing;
        if text.as_str() == self.input.text.as_str() {
            return;
        }
        self.marks = Shared::new(highlights::moved(&self.marks, &self.input.text, &text));
        self.input.text = AttrValue::from(text);
        self.input.parsed = None;
        self.input.file = None;
        if self.input.is_blank() {
            self.model = None;
            self.chosen = None;
        }
    }

    fn sort(&mut self, checked: Shared<Checked>) {
        let model = deferred_entry::results_model(checked, &self.dismissed);
        self.marks = Shared::new(highlights::of(&model, self.chosen.as_ref()));
        self.model = Some(Shared::new(model));
    }

    fn choose(&mut self, chosen: Option<Chosen>) {
        self.chosen = chosen;
        if let Some(model) = &self.model {
            self.marks = Shared::new(highlights::of(model, self.chosen.as_ref()));
        }
    }

    fn walk(&mut self, forward: bool) {
        let Some(model) = self.model.clone() else { return };
        let fingerprints: Vec<&str> = model
            .heads
            .iter()
            .filter_map(|head| model.finding(head.finding))
            .map(|finding| finding.fingerprint.as_str())
            .collect();
        let at = match &self.chosen {
            Some(Chosen::Finding(chosen)) => fingerprints.iter().position(|f| **f == **chosen),
            _ => None,
        };
        let count = fingerprints.len();
        let next = match (at, forward) {
            (None, true) => Some(0),
            (None, false) => count.checked_sub(1),
            (Some(at), true) => (at + 1).checked_rem(count),
            (Some(at), false) => (at + count).checked_sub(1).and_then(|at| at.checked_rem(count)),
        };
        if let Some(next) = next.and_then(|next| fingerprints.get(next)) {
            self.choose(Some(Chosen::Finding(Rc::from(*next))));
            self.show(Reveal { in_text: true, card: true, ..Reveal::default() });
        }
    }

    fn point(&mut self, byte: usize) {
        let Some(model) = self.model.clone() else { return };
        let under = model.subjects().filter(|(span, ..)| span.start <= byte && byte <= span.end);
        // Of several, the one with the smallest place: it says most about the character.
        let nearest = under.min_by_key(|(span, ..)| span.end - span.start);
        if let Some(finding) = nearest.and_then(|(.., index)| model.finding(index)) {
            self.choose(Some(Chosen::Finding(Rc::from(finding.fingerprint.as_str()))));
            self.show(Reveal { card: true, ..Reveal::default() });
        }
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
            self.replace(load(document, Some(found.file.clone())), None);
            self.before = None;
            self.in_folder = false;
            self.item = Some(index);
        }
    }

    /// Views were made in another language, or under other settings.
    fn forget_views(&mut self) {
        self.refile(|folder| (folder.across, folder.view) = (None, None));
    }

    /// What came of a view.
    fn viewed(&mut self, name: AttrValue, shown: Result<(AttrValue, Option<usize>), AttrValue>) {
        self.refile(|folder| {
            folder.is_comparing = false;
            let html = match shown {
                Ok((html, whole)) => {
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

    fn show(&mut self, reveal: Reveal) {
        self.reveal = Reveal { count: self.reveal.count + 1, ..reveal };
    }

    fn set_aside(&mut self, dismissed: Vec<String>) {
        self.dismissed = Shared::new(dismissed);
        if let Some(model) = &self.model {
            let checked = model.checked.clone();
            self.sort(checked);
        }
    }
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
            Action::Undo => {
                if let Some(before) = state.before.take() {
                    state.replace(before, None);
                }
            }
            Action::Checked(text, checked) => {
                // The person may have typed on: the check of that text is on its way.
                if text == state.input.text {
                    state.sort(checked);
                }
            }
            Action::Choose(chosen) => state.choose(chosen),
            Action::Reveal(chosen) => {
                state.choose(Some(chosen));
                state.show(Reveal { in_text: true, caret: true, ..Reveal::default() });
            }
            Action::Point(byte) => state.point(byte),
            Action::Walk(forward) => state.walk(forward),
            Action::Dismiss(fingerprint) => {
                let mut dismissed = state.dismissed.to_vec();
                dismissed.push(fingerprint);
                state.set_aside(dismissed);
            }
            Action::Restore => state.set_aside(Vec::new()),
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
            Action::Folder(folder) => {
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
            Action::BackToFolder => state.in_folder = state.folder.is_some(),
            Action::LeaveFolder => {
                if let Some(folder) = state.folder.take() {
                    folder.stop.set(true);
                }
                state.in_folder = false;
                state.item = None;
            }
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
            Action::Configure(options) => {
                settings::keep(&options);
                state.options = Shared::new(options);
                state.forget_views();
            }
        }
        Rc::new(state)
    }
}
