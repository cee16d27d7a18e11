//! The three tables as read: rows, cells, and the state of each.

use super::identity::Located;
use crate::form::{Column, Form, Row};
use crate::num::Num;
use crate::text::Span;

/// One of the three tables.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// How far it could be read.
    pub state: TableState,
    /// The generation of the form that it follows; where both are mixed inside one table, that of most rows.
    pub form: Option<&'static Form>,
    /// From its first to its last character.
    pub span: Option<Span>,
    /// The form's rows, all of them, in the form's order (in table 2 each row in the generation that it was
    /// printed in), each with all its cells.
    pub rows: Vec<TableRow>,
    /// Rows that stand there twice with different figures: the row, the place that was read and the other.
    pub repeated: Vec<(&'static Row, Span, Span)>,
    /// Rows in which values were found that could not be placed: the row, and how many.
    pub ambiguous: Vec<AmbiguousRow>,
    /// Labels of rows that stand in the table and belong to no form.
    pub strange_rows: Vec<Located<String>>,
    /// The header was cut short and columns were recognised by position.
    pub header_damaged: bool,
    /// Where the names of the columns are not the form's.
    pub header_faults: Vec<HeaderFault>,
    /// Places of further copies of the same table, and whether their numbers differ from the first.
    pub copies: Vec<(Span, bool)>,
}

/// Where the header of a table names other columns than the form does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderFault {
    /// What is otherwise.
    pub kind: HeaderFaultKind,
    /// The column's name.
    pub name: String,
    /// Where it stands, if it does.
    pub span: Option<Span>,
}

/// What is otherwise in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderFaultKind {
    /// The column stands in another's place; its values are read under its name.
    Moved,
    /// The form has the column, the header does not.
    Missing,
    /// The form has no such column, or not a second one.
    Extra,
}

/// A row of a table with its cells.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// The form's row.
    pub row: &'static Row,
    /// One cell for each of the row's columns.
    pub cells: Vec<Cell>,
    /// Where the label was found; `None` when it was lost or the row is absent.
    pub label: Option<Span>,
}

/// A row whose values could not be told apart.
#[derive(Clone, Debug)]
pub struct AmbiguousRow {
    /// The form's row.
    pub row: &'static Row,
    /// How many values stood there.
    pub found: usize,
    /// Where.
    pub span: Span,
}

/// How far a table could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableState {
    /// Not in the text, and nothing shows that it ever was.
    #[default]
    Absent,
    /// Its section is there but the table is not: lost in copying.
    Lost,
    /// Only pictures stand where it should be.
    Image,
    /// Read, as far as the cells' states say.
    Read,
}

impl Table {
    /// Whether there is anything to check.
    pub fn is_read(&self) -> bool {
        self.state == TableState::Read
    }

    /// A row by id.
    pub fn row(&self, id: &str) -> Option<&TableRow> {
        self.rows.iter().find(|r| r.row.id == id)
    }

    /// Whether nothing at all is filled in: then there is one thing to say about it, and nothing to compare with.
    pub fn is_wholly_blank(&self) -> bool {
        self.is_read() && self.cells().all(|(.., cell)| cell.state == CellState::Blank)
    }

    /// A cell by row and column id.
    pub fn cell(&self, row: &str, column: &str) -> Option<&Cell> {
        let row = self.row(row)?;
        let at = row.row.columns.iter().position(|c| c.id == column)?;
        row.cells.get(at)
    }

    /// All cells with their row and column.
    pub fn cells(&self) -> impl Iterator<Item = (&'static Row, &'static Column, &Cell)> {
        self.rows
            .iter()
            .flat_map(|r| r.row.columns.iter().zip(&r.cells).map(move |(c, cell)| (r.row, c, cell)))
    }
}

/// A cell of a table as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The number, where one stands there. For 本年增/减 with its sign.
    pub value: Option<Num>,
    /// What stands there, as printed, without space around it.
    pub raw: String,
    /// What it is.
    pub state: CellState,
    /// Where it stands; for a blank cell the empty place.
    pub span: Option<Span>,
    /// The unit printed with the number (万元, 元, 项, 件, 次), as printed.
    pub unit: Option<String>,
    /// Whether a sign or a word of direction was printed (本年增/减).
    pub signed: bool,
    /// What copying or conversion did to the characters, where they are no plain number for that.
    pub damage: Option<Damage>,
}

impl Cell {
    /// The figure that was read need not be the one that is meant: it is read no more, and why.
    pub fn take_back(&mut self, cause: DamageCause, likely: Option<Num>) {
        (self.value, self.state) = (None, CellState::Missing);
        self.damage = Some(Damage { cause, likely });
    }
}

/// What a cell's characters show of copying and conversion. A number with a note is read; of everything else the
/// sums decide, and where they do not the cell is unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// What happened.
    pub cause: DamageCause,
    /// The number that it may have been; `None` where nothing shows it.
    pub likely: Option<Num>,
}

/// What happened to the characters of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamageCause {
    /// A mark or a bracketed note stands behind the number: 132*, 22（其中修订16件）.
    Note,
    /// The digits stand apart: over a space, a line, two paragraphs.
    Broken,
    /// Letters in place of digits: 1O, l2.
    Letters,
    /// Marks that mean nothing beside the digits: `·0`, `12;`, `"7"`.
    Marks,
    /// Question marks in place of characters that were lost.
    Lost,
    /// A column too narrow for its number: #######.
    TooNarrow,
    /// A formula without its result: =SUM(D5:I5), #REF!.
    Formula,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellState {
    /// Not found, or found among values that could not be placed.
    #[default]
    Missing,
    /// A number, perhaps with a unit.
    Number,
    /// Nothing.
    Blank,
    /// `-`, `—`, `/`, 无 and the like.
    Placeholder,
    /// Something else.
    Text,
}

impl CellState {
    /// The name that stands in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            CellState::Missing => "missing",
            CellState::Number => "number",
            CellState::Blank => "blank",
            CellState::Placeholder => "placeholder",
            CellState::Text => "text",
        }
    }
}

impl Cell {
    /// What the cell counts for in sums: its number, 0 for a blank or a placeholder; `None` where it is
    /// missing or holds text, and the sum cannot be evaluated.
    pub fn for_sums(&self) -> Option<Num> {
        match self.state {
            CellState::Number => self.value,
            CellState::Blank | CellState::Placeholder => Some(Num::ZERO),
            CellState::Missing | CellState::Text => None,
        }
    }
}
