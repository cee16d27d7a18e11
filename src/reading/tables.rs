//! Finds tables 2, 3 and 4 in a document and reads their cells.

mod cell;
mod piece;
mod words;

use crate::document::Document;
use crate::report::Table;
use crate::text::Span;

/// The three tables as read.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Table 2.
    pub t2: Table,
    /// Table 3.
    pub t3: Table,
    /// Table 4.
    pub t4: Table,
    /// Every place of the text that belongs to a table of figures (the three tables, their copies, a pre-2019
    /// statistics table), in order: not prose, and no headings inside.
    pub claimed: Vec<Span>,
    /// The pre-2019 statistics table (统计指标 | 单位 | 统计数), where one was left in.
    pub old_statistics: Option<Span>,
}

/// Reads the three tables.
pub fn read(_document: &Document) -> Tables {
    Tables::default()
}
