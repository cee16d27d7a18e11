//! What was read from a document: who reports on which year, the sections, the three tables, the prose.
//!
//! A report is what stands there, not what should: nothing is repaired, a blank is not 0, and what could not be
//! read is a state.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

mod identity;
mod names;
pub mod prose;
mod sections;
pub mod slot;
mod tables;

use std::sync::Arc;

use crate::document::Document;
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::text::Span;
pub use identity::{BodyKind, Date, Identity, Located, Period};
pub(crate) use names::{ends_as_a_body, folded_name};
pub use names::{may_be_one, same_body};
pub use sections::{Paragraph, ParagraphKind, Section, SectionKind};
pub use tables::{
    AmbiguousRow, Cell, CellState, Damage, DamageCause, HeaderFault, HeaderFaultKind, Table, TableRow,
    TableState,
};

/// A report as read. Made by [`crate::reading::read`], which always returns one.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The text that every span points into.
    pub document: Arc<Document>,
    /// Who reports on which year.
    pub identity: Identity,
    /// Level-one sections in the order in which they stand, unknown and repeated ones included.
    pub sections: Vec<Section>,
    /// Table 2.
    pub t2: Table,
    /// Table 3.
    pub t3: Table,
    /// Table 4.
    pub t4: Table,
    /// The statistics table of before 2019 (统计指标 | 单位 | 统计数), where one was left in.
    pub old_statistics: Option<Span>,
    /// Everything outside the three tables, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Quantities in the prose.
    pub facts: Vec<prose::Fact>,
    /// What the prose claims in words.
    pub claims: Vec<prose::Claim>,
    /// Enumerations in the prose.
    pub lists: Vec<prose::List>,
    /// The same with every way to read them.
    pub enumerations: Vec<prose::Enumeration>,
    /// What came in and what became of it, by the words around the counts.
    pub balances: Vec<prose::BalanceOf>,
    /// Counts that name earlier ones again.
    pub references: Vec<prose::Reference>,
    /// Shares, growth and rates in the prose.
    pub ratios: Vec<prose::Ratio>,
    /// Whether 信息处理费 is spoken of anywhere in the prose.
    pub speaks_of_handling_fee: bool,
    /// Another report behind this one in the same text.
    pub second: Option<SecondReport>,
    /// Headings of another report that stand between this one's, as where two were printed side by side: then nothing was
    /// read.
    pub interleaved: Vec<Span>,
}

/// Another report in the same text, of which nothing was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondReport {
    /// From its title, or its first heading, to the end.
    pub span: Span,
    /// Whether it says the same, word for word.
    pub is_same: bool,
}

impl Report {
    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.document.text
    }

    /// One of the tables.
    pub fn table(&self, id: TableId) -> &Table {
        match id {
            TableId::T2 => &self.t2,
            TableId::T3 => &self.t3,
            TableId::T4 => &self.t4,
        }
    }

    /// Whether two reports seem to stand in one text: most headings twice, most rows of a table, or two tables, with other
    /// figures each.
    pub fn seems_two(&self) -> bool {
        const FEW: usize = 5;
        let tables = || TableId::ALL.into_iter().map(|id| self.table(id));
        let doubled = tables().filter(|table| table.copies.iter().any(|(_, differs)| *differs)).count();
        !self.interleaved.is_empty() || doubled > 1 || tables().any(|table| table.repeated.len() > FEW)
    }

    /// A cell, if the form in use has it.
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.table(id.table).cell(id.row, id.column)
    }

    /// The value of a cell, if a number stands there.
    pub fn value(&self, id: CellId) -> Option<Num> {
        self.cell(id)?.value
    }

    /// Every cell of the forms in use, table by table, in reading order.
    pub fn cells(&self) -> impl Iterator<Item = (CellId, &Cell)> {
        TableId::ALL.into_iter().flat_map(|id| {
            self.table(id)
                .cells()
                .map(move |(r, c, cell)| (CellId { table: id, row: r.id, column: c.id }, cell))
        })
    }

    /// The facts of one paragraph of the prose, by its number ([`prose::Fact::passage`]).
    pub fn facts_in(&self, passage: usize) -> &[prose::Fact] {
        let from = self.facts.partition_point(|f| f.passage < passage);
        let to = self.facts.partition_point(|f| f.passage <= passage);
        self.facts.get(from..to).unwrap_or(&[])
    }

    /// The first section of that kind.
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        self.sections.iter().find(|s| s.kind == Some(kind))
    }
}
