//! Builds lines and tables out of tags.
//!
//! Only tables nest. Every other block element merely ends the line before it and the line inside it, so that
//! tags left open or crossed do no harm, and nothing recurses on depth.

mod builder;
mod elements;

use crate::text::Span;
pub(super) use builder::build;

/// What stands in the page or in a cell.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// A line of text: a piece of [`Page::text`].
    Line(Span),
    /// A picture.
    Image,
    /// A table, by its place in [`Page::tables`].
    Table(usize),
}

/// A table as written.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

/// A row as written.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Which thead, tbody or tfoot it stands in; merged cells do not reach over.
    pub(super) group: usize,
    pub(super) cells: Vec<Cell>,
}

/// A cell as written.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) colspan: u16,
    /// `u16::MAX` reaches to the end of the group.
    pub(super) rowspan: u16,
    pub(super) nodes: Vec<Node>,
    /// Where its content ends in the source.
    pub(super) end: usize,
}

/// A page taken apart.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text of all lines, one after another, entities decoded and white space collapsed.
    pub(super) text: String,
    /// Where the text came from: ascending in `at`.
    pub(super) marks: Vec<Mark>,
    pub(super) nodes: Vec<Node>,
    pub(super) tables: Vec<Table>,
    pub(super) revisions: usize,
    pub(super) comments: usize,
    pub(super) hidden: usize,
}

/// From `at` on, the text came from `source` on: byte for byte, or (`width` > 0) one character from an entity
/// or a run of white space that is `width` bytes wide.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) source: usize,
    pub(super) width: usize,
}
