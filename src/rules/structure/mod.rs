//! Structure: the six sections, their order and numbers, the tables and the generation of the form.

mod connectives;
pub(super) mod content;
pub(super) mod listed;
mod numbering;
mod ordinals;
mod repeats;
mod sections;
mod tables;

use super::Rule;
pub(super) use content::empty;
pub use tables::missing_rows;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &sections::Missing,
    &sections::Order,
    &numbering::SectionNumber,
    &sections::Title,
    &sections::Extra,
    &numbering::Duplicate,
    &numbering::SubNumber,
    &repeats::Repeated,
    &content::Empty,
    &tables::Missing,
    &tables::Duplicate,
    &tables::Rows,
    &tables::Generation,
    &tables::Mixed,
    &tables::OldStatistics,
    &content::Aspects,
    &content::Article50,
    &content::Length,
];
