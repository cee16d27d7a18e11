//! What follows from a slot: a row of the table.

use super::Slot;
use super::kinds::SlotKind;
use crate::finding::Severity;
use crate::form::{Group, TableId};

/// All that follows from a slot.
#[derive(Clone, Copy, Debug)]
pub struct SlotSpec {
    /// The slot.
    pub slot: Slot,
    /// Its name in JSON. Stable.
    pub id: &'static str,
    /// What kind of thing it counts.
    pub kind: SlotKind,
    /// The table in which its cells stand.
    pub table: Option<TableId>,
    /// The sums of cells that it may rightly equal, the expected one first.
    pub sums: &'static [Sum],
    /// The units in which it is counted.
    pub units: &'static [&'static str],
    /// Whether a number without a unit may count it: 部分公开67，占….
    pub bare: bool,
    /// The rule that compares it with its cells.
    pub code: Option<&'static str>,
    /// How much a difference weighs where nothing is in doubt.
    pub severity: Severity,
    /// For people who work on the program.
    pub about: Option<&'static About>,
}

/// What a slot is, with sentences. The number in question stands in `«»`; the report is of 青禾区教育局 on 2023.
/// Offices write these in hundreds of ways; a new way that is met goes here first.
#[derive(Debug)]
pub struct About {
    /// What it counts, Chinese and English.
    pub name: (&'static str, &'static str),
    /// Sentences in which the marked number has it, surely.
    pub real: &'static [&'static str],
    /// Sentences in which it has not, or not surely.
    pub counter: &'static [&'static str],
}

/// A sum of cells that a slot may equal.
#[derive(Debug)]
pub struct Sum {
    /// What it is called behind the name of its table, Chinese and English.
    pub name: (&'static str, &'static str),
    /// What is added up.
    pub cells: Cells,
}

/// Which cells of the slot's table a sum takes.
#[derive(Debug)]
pub enum Cells {
    /// These columns of these rows, all together.
    Of(&'static [&'static str], &'static [&'static str]),
    /// These columns of this row, each a sum by itself, as far as the form in use has them.
    Each(&'static str, &'static [&'static str]),
    /// The totals of all rows of these classes.
    Classes(&'static [Group]),
    /// The total of the row that [`Detail::Row`](super::Detail::Row) names.
    NamedRow,
    /// The totals of all rows of the classes that [`Detail::Classes`](super::Detail::Classes) names.
    NamedClasses,
}
