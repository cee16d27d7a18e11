//! What can happen on the page.

use yew::AttrValue;

use super::{Dialog, Input, Mode, Notice, Size, Theme};
use crate::Checked;
use crate::app::model::listing::Listing;
use crate::app::model::{Chosen, Folder, Item, Reason, Review, Shared};
use crate::checked::Summary;
use crate::finding::{Finding, Lang};
use crate::form::CellId;
use crate::options::Options;
use crate::text::Span;

/// A view of several reports, made by the second module.
#[derive(Clone)]
pub struct View {
    /// What is shown.
    pub html: AttrValue,
    /// The document that adds up the others.
    pub whole: Option<usize>,
    /// What each report comes to, with what was found between it and others.
    pub summaries: Vec<Summary>,
    /// The findings between each report and others.
    pub between: Vec<Vec<Finding>>,
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
    /// Takes the last step back.
    Undo,
    /// Takes it again.
    Redo,
    /// The person has not typed for a moment: what comes now is another step.
    Rested,
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
    /// Puts what a finding proposes into the text; without a finding what the chosen one proposes.
    Accept(Option<AttrValue>),
    /// Puts one of two sides right by the other, where it cannot be said which is wrong.
    Change(AttrValue, usize),
    /// Asks why a finding is no problem, or no longer.
    Ask(Option<AttrValue>),
    /// Sets a finding aside.
    SetAside(AttrValue, Reason),
    /// Takes back that a finding was set aside.
    Restore(AttrValue),
    /// Lists other findings.
    List(Listing),
    /// Shows another text.
    Show(Mode),
    /// Types into a cell, or no longer.
    Draft(Option<(CellId, AttrValue)>),
    /// A figure was pressed on a cell: it goes on with what was begun there, whether or not its field is drawn yet.
    Figure(CellId, String),
    /// Enter was pressed on a cell: puts in what was begun, else looks at the cell.
    Enter(CellId),
    /// Puts a value into a cell.
    Put(CellId, String),
    /// Puts a block of a spreadsheet into the cells from this one on.
    PutBlock(CellId, String),
    /// Types into a line, with the caret at a place; or no longer.
    Line(Option<(Span, u32)>),
    /// Puts other words in the place of a line.
    PutLine(Span, String),
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
    /// Changes the size of the text.
    Enlarge(Size),
    /// Shows every component.
    Gallery,
    /// Keeps the text on this machine, or removes what was kept.
    Keep(bool),
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
    Viewed(AttrValue, Result<View, AttrValue>),
    /// Says how far the review of these is.
    Review(Vec<usize>, Review),
    /// Writes a finding of the report that is open into its list to send back, or leaves it out.
    OnSlip(AttrValue, bool),
    /// Opens the next of them, or the one before.
    Turn(bool),
    /// Back from a view to the list.
    Unview,
    /// A file is being read, or no longer.
    Busy(Option<AttrValue>),
    /// Opens one of them.
    OpenReport(usize),
    /// One step back in the browser's history: closes the dialog, else the view or report, else the list.
    Back,
    /// Back from one of them to all.
    BackToFolder,
    /// Leaves them.
    LeaveFolder,
    /// The page of a rule arrived.
    RulePage(&'static str, String),
    /// The pages of the office's own rules arrived.
    HousePages(String),
}
