//! The page's one state and its reducer. Components send an [`Action`]; nothing else changes anything. The state knows
//! nothing of what draws it.

mod action;
mod deferred_entry;
mod history;
mod input;
mod mending;
mod reducer;

use web_sys::File;
use yew::{AttrValue, Callback, MouseEvent, UseReducerDispatcher};

use crate::Checked;
use crate::app::model::difference::Changed;
use crate::app::model::listing::Listing;
use crate::app::model::{Chosen, Folder, ResultsModel, SetAside, Shared};
use crate::app::platform::{browser, settings, storage};
use crate::app::words::Pair;
use crate::finding::{Finding, Lang};
use crate::form::CellId;
use crate::options::Options;
use crate::text::Span;

pub use action::{Action, View};
pub use history::Step;
pub use input::{Input, load};

/// Sends actions to the page's state.
pub type Dispatch = UseReducerDispatcher<State>;

/// Everything that the page knows.
#[derive(Clone, PartialEq)]
pub struct State {
    /// Language of the page.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// How large the text is.
    pub size: Size,
    /// Whether every component is shown, and no report.
    pub in_gallery: bool,
    /// Whether the text is kept on this machine.
    pub is_kept: bool,
    /// What is checked.
    pub input: Input,
    /// Whether an input method is composing: the text is drawn, but not checked.
    pub composing: bool,
    /// What came of it; kept while the next check is under way.
    pub model: Option<Shared<ResultsModel>>,
    /// What the person looks at.
    pub chosen: Option<Chosen>,
    /// Whether the person went there; the first finding is shown without that.
    pub went: bool,
    /// Findings set aside. Kept while the page is open and no longer: an ignored error must not stay hidden.
    pub set_aside: Shared<Vec<SetAside>>,
    /// The finding whose reasons for being set aside are asked for.
    pub asked: Option<AttrValue>,
    /// The value that was last accepted.
    pub settled: Option<Settled>,
    /// Which findings are listed.
    pub listed: Listing,
    /// The text as it came, with what was found in it.
    pub original: Option<Original>,
    /// Lines that are not as they came.
    pub changed: Shared<Vec<Changed>>,
    /// Which text is shown.
    pub mode: Mode,
    /// The cell that is typed into, and what was typed.
    pub draft: Option<(CellId, AttrValue)>,
    /// The line that is typed into, by its place in the text that was checked, and the place of the caret.
    pub line: Option<(Span, u32)>,
    /// Steps that can be taken back, the last one last.
    pub past: Vec<Step>,
    /// Steps that were taken back.
    pub future: Vec<Step>,
    /// Whether the person is typing: one step until the next check.
    pub is_typing: bool,
    /// Reports of the folder that were changed and left.
    pub drafts: Vec<(usize, Step)>,
    /// Folded parts of the page that are open.
    pub open: Shared<Vec<&'static str>>,
    /// How to check.
    pub options: Shared<Options>,
    /// A message over the text.
    pub notice: Option<Notice>,
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
    /// The same body's report of the year before, where it was opened beside this one.
    pub previous: Option<Shared<Checked>>,
    /// The file that is being read.
    pub busy: Option<AttrValue>,
    /// The pages of the office's own rules, once they were asked for.
    pub house_pages: AttrValue,
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
    /// Show its row among the findings.
    pub card: bool,
    /// Put the focus on that row.
    pub focus: bool,
}

/// The text as it came.
#[derive(Clone, PartialEq)]
pub struct Original {
    /// The text.
    pub text: AttrValue,
    /// What was found in it, once it was checked.
    pub model: Option<Shared<ResultsModel>>,
    /// The file that it came in: a copy with tracked changes is made of it.
    pub file: Option<File>,
}

/// A value that was put into the text from a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// Where.
    pub place: AttrValue,
    /// What stood there.
    pub was: AttrValue,
    /// What stands there now.
    pub now: AttrValue,
    /// The cells that were changed.
    pub cells: Vec<CellId>,
}

/// Which text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As it came.
    Original,
    /// As it is now.
    #[default]
    Mended,
    /// What was changed.
    Differences,
}

impl Mode {
    /// All three.
    pub const ALL: [Mode; 3] = [Mode::Original, Mode::Mended, Mode::Differences];

    /// The word of the attribute `data-mode`.
    pub const fn name(self) -> &'static str {
        match self {
            Mode::Original => "original",
            Mode::Mended => "mended",
            Mode::Differences => "differences",
        }
    }
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

impl Notice {
    /// Something did not work.
    pub fn problem(text: impl Into<AttrValue>) -> Notice {
        Notice { text: text.into(), is_problem: true, can_undo: false }
    }
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

/// Size of the text, and how much stands beside the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// As the browser has it.
    #[default]
    Usual,
    /// A quarter larger.
    Large,
    /// The same, and nothing that one can do without.
    Plain,
}

impl Size {
    /// All three.
    pub const ALL: [Size; 3] = [Size::Usual, Size::Large, Size::Plain];

    /// The word of the attribute `data-size`.
    pub const fn code(self) -> &'static str {
        match self {
            Size::Usual => "",
            Size::Large => "large",
            Size::Plain => "plain",
        }
    }

    /// The one after it.
    pub const fn next(self) -> Size {
        match self {
            Size::Usual => Size::Large,
            Size::Large => Size::Plain,
            Size::Plain => Size::Usual,
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

impl State {
    /// The state at the start: as the address says, else with the settings of the last visit.
    pub fn load() -> State {
        let wanted = |key| browser::parameter(key).or_else(|| storage::get(key));
        let lang = match wanted("lang").as_deref() {
            Some("en") => Lang::En,
            _ => Lang::Zh,
        };
        let kept = storage::get(storage::TEXT).map(AttrValue::from);
        let (theme, size) = (wanted("theme"), wanted("size"));
        State {
            lang,
            theme: Theme::ALL.into_iter().find(|t| Some(t.code()) == theme.as_deref()).unwrap_or_default(),
            size: Size::ALL.into_iter().find(|s| Some(s.code()) == size.as_deref()).unwrap_or_default(),
            in_gallery: false,
            is_kept: kept.is_some(),
            original: kept.as_ref().map(|text| Original { text: text.clone(), model: None, file: None }),
            input: kept.map_or_else(Input::empty, Input::kept),
            composing: false,
            model: None,
            chosen: None,
            went: false,
            set_aside: Shared::new(Vec::new()),
            asked: None,
            settled: None,
            listed: Listing::default(),
            previous: None,
            changed: Shared::new(Vec::new()),
            mode: Mode::default(),
            draft: None,
            line: None,
            past: Vec::new(),
            future: Vec::new(),
            is_typing: false,
            drafts: Vec::new(),
            open: Shared::new(Vec::new()),
            options: Shared::new(settings::load()),
            notice: None,
            dialog: None,
            sought: AttrValue::Static(""),
            reveal: Reveal::default(),
            folder: None,
            in_folder: false,
            item: None,
            busy: None,
            house_pages: AttrValue::Static(""),
            rule_page: None,
        }
    }

    /// Whether something would be lost with the page: changes, or findings set aside.
    pub fn is_changed(&self) -> bool {
        let is_mended = match &self.original {
            Some(original) => original.text != self.input.text,
            None => !self.input.is_blank(),
        };
        is_mended || !self.set_aside.is_empty() || !self.drafts.is_empty()
    }

    /// What was found between the report that is open and others that were opened with it.
    pub fn between(&self) -> Option<Shared<Vec<Finding>>> {
        Some(self.folder.as_ref()?.item(self.item?)?.between.clone())
    }

    /// What was set aside in a report of the folder, the one that is open or one that was left.
    pub fn aside_of(&self, item: usize) -> &[SetAside] {
        if self.item == Some(item) {
            return &self.set_aside;
        }
        self.drafts.iter().find(|(other, _)| *other == item).map_or(&[], |(_, step)| step.set_aside())
    }

    /// The words in the page's language.
    pub fn say(&self, words: Pair) -> &'static str {
        words.get(self.lang)
    }
}

/// Sends an action when something is pressed.
pub fn on_click(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}
