//! The page's one state and its reducer. Components send an [`Action`]; nothing else changes anything. The state knows
//! nothing of what draws it.

mod action;
mod input;
mod reducer;

use yew::{AttrValue, Callback, MouseEvent, UseReducerDispatcher};

use crate::app::model::highlights::TextMark;
use crate::app::model::{Chosen, Folder, ResultsModel, Shared};
use crate::app::platform::{browser, settings, storage};
use crate::app::words::Pair;
use crate::finding::Lang;
use crate::options::Options;

pub use action::Action;
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
    /// What is checked.
    pub input: Input,
    /// Whether an input method is composing: the text is drawn, but not checked.
    pub composing: bool,
    /// What came of it; kept while the next check is under way.
    pub model: Option<Shared<ResultsModel>>,
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

impl State {
    /// The state at the start: as the address says, else with the settings of the last visit.
    pub fn load() -> State {
        let wanted = |key| browser::parameter(key).or_else(|| storage::get(key));
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
            model: None,
            marks: Shared::new(Vec::new()),
            chosen: None,
            dismissed: Shared::new(Vec::new()),
            open: Shared::new(Vec::new()),
            options: Shared::new(settings::load()),
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
}

/// Sends an action when something is pressed.
pub fn on_click(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}
