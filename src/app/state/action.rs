//! What can happen on the page.

use yew::AttrValue;

use super::{Dialog, Input, Notice, Theme};
use crate::Checked;
use crate::app::model::{Chosen, Folder, Item, Shared};
use crate::finding::Lang;
use crate::options::Options;

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
