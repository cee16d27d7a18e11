//! The page's one state and its reducer. Components send an [`Action`]; nothing else changes anything.

use std::rc::Rc;

use web_sys::File;
use yew::{AttrValue, Callback, MouseEvent, Reducible, UseReducerDispatcher};

use super::board::Board;
use super::doors;
use super::folder::{self, Folder, Item};
use super::marks::{self, TextMark};
use super::shared::Shared;
use super::storage;
use super::words::{self, Pair};
use crate::Checked;
use crate::document::{Document, Format};
use crate::finding::Lang;
use crate::form::CellId;
use crate::options::Options;

/// Sends actions to the page's state.
pub type Dispatch = UseReducerDispatcher<State>;

/// Everything that the page knows.
#[derive(Clone, PartialEq)]
pub struct State {
    /// Language of the page.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// What is checked.
    pub input: Input,
    /// Whether an input method is composing: the text is drawn, but not checked.
    pub composing: bool,
    /// What came of it; kept while the next check is under way.
    pub board: Option<Shared<Board>>,
    /// Places to mark in the text; moved along while the person types.
    pub marks: Shared<Vec<TextMark>>,
    /// What the person looks at.
    pub chosen: Option<Chosen>,
    /// Findings set aside. Kept while the page is open and no longer: an ignored error must not stay hidden.
    pub dismissed: Shared<Vec<String>>,
    /// Folded parts of the page that are open.
    pub open: Shared<Vec<&'static str>>,
    /// How to check.
    pub options: Shared<Options>,
    /// A message over the text.
    pub notice: Option<Notice>,
    /// What was in the box before it was replaced.
    pub before: Option<Input>,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// The words by which rules are looked for.
    pub sought: AttrValue,
    /// What to bring into view.
    pub reveal: Reveal,
    /// The reports that were opened together.
    pub folder: Option<Shared<Folder>>,
    /// Whether they are shown, and not one of them.
    pub in_folder: bool,
    /// The item of the report that was opened from among them.
    pub item: Option<usize>,
    /// The file that is being read.
    pub busy: Option<AttrValue>,
    /// The page of the rule that was asked for, once it is there: its code and its text.
    pub rule_page: Option<(&'static str, AttrValue)>,
}

/// An order to bring the chosen place into view; a new count is a new order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reveal {
    /// Goes up with each order.
    pub count: u32,
    /// Show its place in the text.
    pub in_text: bool,
    /// Put the caret there.
    pub caret: bool,
    /// Show its card among the findings.
    pub card: bool,
}

/// What is checked.
#[derive(Clone, PartialEq)]
pub struct Input {
    /// The text in the box.
    pub text: AttrValue,
    /// The document that the text is the rendition of, until the text is edited.
    pub parsed: Option<Shared<Document>>,
    /// The file's name, empty for typed and pasted text.
    pub name: AttrValue,
    /// The file itself, until the text is edited: a marked copy is made of it.
    pub file: Option<File>,
    /// Goes up whenever the page, not the person, put the text into the box.
    pub version: u32,
}

impl Input {
    fn empty() -> Input {
        Input {
            text: AttrValue::Static(""),
            parsed: None,
            name: AttrValue::Static(""),
            file: None,
            version: 0,
        }
    }

    /// The document to check.
    pub fn document(&self) -> Document {
        match &self.parsed {
            Some(parsed) => Document::clone(parsed),
            None => {
                let mut document = crate::source::from_text(self.text.to_string());
                document.name = self.name.to_string();
                document
            }
        }
    }

    /// Whether there is nothing in the box but space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What the person looks at.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// A finding, by fingerprint: the choice survives edits.
    Finding(Rc<str>),
    /// A cell of a table.
    Cell(CellId),
    /// A place in the text, such as a quantity of the prose.
    Place(crate::text::Span),
}

/// A message over the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What happened and what to do.
    pub text: AttrValue,
    /// Whether something did not work.
    pub is_problem: bool,
    /// Whether what was in the box before can be had back.
    pub can_undo: bool,
}

/// Colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All three.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The word of the attribute `data-theme`.
    pub fn code(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// What this is, how to see that nothing is sent, keys, version.
    About,
    /// The catalogue, perhaps opened at one rule.
    Rules(Option<&'static str>),
    /// Settings.
    Settings,
}

/// What can happen.
#[derive(Clone)]
pub enum Action {
    /// The person typed: the text of the box, and whether an input method is at work.
    Typed(String, bool),
    /// The input method is done.
    Composed(String),
    /// Puts something into the box: a sample, a file, a paste with tables.
    Load(Input, Option<Notice>),
    /// Empties the box.
    Clear,
    /// Puts back what was in the box before.
    Undo,
    /// A check is done: of this version of the text.
    Checked(AttrValue, Shared<Checked>),
    /// Looks at something.
    Choose(Option<Chosen>),
    /// Looks at something and goes to its place in the text.
    Reveal(Chosen),
    /// The person pointed at a byte of the text: looks at the finding there, if there is one.
    Point(usize),
    /// The next (or the previous) finding.
    Walk(bool),
    /// Sets a finding aside.
    Dismiss(String),
    /// Takes back every finding that was set aside.
    Restore,
    /// Opens or closes a folded part.
    Unfold(&'static str, bool),
    /// A message.
    Say(Notice),
    /// Closes the message.
    Unsay,
    /// Opens or closes a dialog.
    Open(Option<Dialog>),
    /// Looks for rules.
    Seek(String),
    /// Changes the language.
    Speak(Lang),
    /// Changes the colours.
    Paint(Theme),
    /// Changes how to check.
    Configure(Options),
    /// Shows reports that are opened together, or shows them otherwise.
    Folder(Shared<Folder>),
    /// Some more of them were read: what came of so many files.
    Filed(Vec<Item>, usize),
    /// All of them were read, as far as they can be.
    FolderRead,
    /// A view of them is being made.
    View(AttrValue),
    /// It is there, with the document that adds up the others; or why it is not.
    Viewed(AttrValue, Result<(AttrValue, Option<usize>), AttrValue>),
    /// Back from a view to the list.
    Unview,
    /// A file is being read, or no longer.
    Busy(Option<AttrValue>),
    /// Opens one of them.
    OpenReport(usize),
    /// Back from one of them to all.
    BackToFolder,
    /// Leaves them.
    LeaveFolder,
    /// The page of a rule arrived.
    RulePage(&'static str, String),
}

impl State {
    /// The state at the start: as the address says, else with the settings of the last visit.
    pub fn load() -> State {
        let wanted = |key| super::browser::parameter(key).or_else(|| storage::get(key));
        let lang = match wanted("lang").as_deref() {
            Some("en") => Lang::En,
            _ => Lang::Zh,
        };
        let theme = wanted("theme");
        State {
            lang,
            theme: Theme::ALL.into_iter().find(|t| Some(t.code()) == theme.as_deref()).unwrap_or_default(),
            input: Input::empty(),
            composing: false,
            board: None,
            marks: Shared::new(Vec::new()),
            chosen: None,
            dismissed: Shared::new(Vec::new()),
            open: Shared::new(Vec::new()),
            options: Shared::new(super::settings::load()),
            notice: None,
            before: None,
            dialog: None,
            sought: AttrValue::Static(""),
            reveal: Reveal::default(),
            folder: None,
            in_folder: false,
            item: None,
            busy: None,
            rule_page: None,
        }
    }

    /// The words in the page's language.
    pub fn say(&self, words: Pair) -> &'static str {
        words.get(self.lang)
    }

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
        self.board = None;
        self.marks = Shared::new(Vec::new());
    }

    fn type_text(&mut self, text: String, composing: bool) {
        self.composing = composing;
        if text.as_str() == self.input.text.as_str() {
            return;
        }
        self.marks = Shared::new(marks::moved(&self.marks, &self.input.text, &text));
        self.input.text = AttrValue::from(text);
        self.input.parsed = None;
        self.input.file = None;
        if self.input.is_blank() {
            self.board = None;
            self.chosen = None;
        }
    }

    fn sort(&mut self, checked: Shared<Checked>) {
        let board = doors::board(checked, &self.dismissed);
        self.marks = Shared::new(marks::of(&board, self.chosen.as_ref()));
        self.board = Some(Shared::new(board));
    }

    fn choose(&mut self, chosen: Option<Chosen>) {
        self.chosen = chosen;
        if let Some(board) = &self.board {
            self.marks = Shared::new(marks::of(board, self.chosen.as_ref()));
        }
    }

    fn walk(&mut self, forward: bool) {
        let Some(board) = self.board.clone() else { return };
        let fingerprints: Vec<&str> = board
            .heads
            .iter()
            .filter_map(|head| board.finding(head.finding))
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
        let Some(board) = self.board.clone() else { return };
        let under = board.subjects().filter(|(span, ..)| span.start <= byte && byte <= span.end);
        // Of several, the one with the smallest place: it says most about the character.
        let nearest = under.min_by_key(|(span, ..)| span.end - span.start);
        if let Some(finding) = nearest.and_then(|(.., index)| board.finding(index)) {
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
        if let Some((found, document)) = found.and_then(|found| Some((found, folder::document(found)?))) {
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
        if let Some(board) = &self.board {
            let checked = board.checked.clone();
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
                super::settings::keep(&options);
                state.options = Shared::new(options);
                state.forget_views();
            }
        }
        Rc::new(state)
    }
}

/// Sends an action when something is pressed.
pub fn on_click(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}

/// A document as it goes into the box. A box has no carriage returns, so they go before the check counts places.
pub fn load(document: Document, file: Option<File>) -> Input {
    let name = AttrValue::from(document.name.clone());
    let has_returns = document.text.contains('\r');
    let text = if has_returns {
        AttrValue::from(document.text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        AttrValue::from(document.text.clone())
    };
    let parsed = (document.format != Format::Text && !has_returns).then(|| Shared::new(document));
    Input { text, parsed, name, file, version: 0 }
}
