//! Level-one sections and the paragraphs of the prose.

use super::tables::Tables;
use crate::document::Document;
use crate::report::{Paragraph, Section};

/// Sections and paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Level-one sections as they stand.
    pub sections: Vec<Section>,
    /// Everything outside the tables, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// Reads the outline.
pub fn read(_document: &Document, _tables: &Tables) -> Outline {
    Outline::default()
}
