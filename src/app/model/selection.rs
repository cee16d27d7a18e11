//! What the person looks at.

use std::rc::Rc;

use crate::form::CellId;

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
