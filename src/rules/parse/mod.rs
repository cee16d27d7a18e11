//! What could not be read: never the body's fault, and said as loudly as what is wrong.

mod cell_ambiguous;
mod header_odd;
mod image_table;
mod not_report;
mod partial;
mod table_unread;

use crate::report::SectionKind;
use crate::rules::{Context, Rule};
pub use cell_ambiguous::CellAmbiguous;
pub use header_odd::HeaderOdd;
pub(super) use header_odd::full_title;
pub use image_table::ImageTable;
pub use not_report::NotReport;
pub use partial::Partial;
pub use table_unread::TableUnread;
pub(super) use table_unread::is_really_missing;

/// The rules of this family.
pub static RULES: &[&dyn Rule] =
    &[&NotReport, &Partial, &TableUnread, &ImageTable, &CellAmbiguous, &HeaderOdd];

/// The parts that were found.
fn found(cx: &Context<'_>) -> Vec<SectionKind> {
    SectionKind::ALL.into_iter().filter(|kind| cx.report.section(*kind).is_some()).collect()
}

/// 一、三、五; three and more in a row are 一至三.
fn numerals(kinds: &[SectionKind]) -> String {
    let runs = kinds.chunk_by(|a, b| *a as usize + 1 == *b as usize);
    let words = runs.map(|run| match run {
        [first, _, .., last] => format!("{}至{}", first.numeral(), last.numeral()),
        few => few.iter().map(|kind| kind.numeral()).collect::<Vec<_>>().join("、"),
    });
    words.collect::<Vec<_>>().join("、")
}
