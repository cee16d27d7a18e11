//! What becomes of tables on web pages: what editors, content systems, Word, WPS and hands make of one and the same
//! table in HTML. Each is a way to write one table, or to wrap a whole page; the figures are the sample's.

mod cells;
mod frames;
mod shape;
mod spans;
mod td;

use gouji::form::TableId;

pub use frames::{FRAMES, Frame, framed};

use cells::{
    all_headers, broken_at_marks, broken_labels, excel, figures_in_paragraphs, joined_labels, nbsp_blanks,
    nested, nested_figures, no_end_tags, noted_labels, span_each, units, units_in_header, wide_digits, word,
};
use shape::{
    blank_first, blank_last, body_each, flat_header, head_and_foot, header_again, hidden_cells, hidden_rows,
    no_totals, row_numbers, spare_columns, subtotal_column, subtotal_first, table_each, totals_first, turned,
    two_tables, two_tables_headed, two_tables_labelled, words_between,
};
use spans::{
    labels_wide, no_colspan, no_rowspan, odd_spans, one_label_narrow, repeated, rowspan_long, rowspan_short,
    unmerged,
};

use super::grid::{Drawn, draw};
use crate::sample::{Dice, Sample};

/// A way to write a table, by name.
pub type Wear = (&'static str, fn(&Drawn, &mut Dice) -> String);

/// All ways to write a table.
pub const WEARS: [Wear; 45] = [
    ("a merged label one row too short", rowspan_short),
    ("a merged label one row too long", rowspan_long),
    ("no cell says how many rows it covers", no_rowspan),
    ("no cell says how many columns it covers", no_colspan),
    ("labels a column too wide", labels_wide),
    ("one row's label a column too narrow", one_label_narrow),
    ("merged cells written out as blank ones", unmerged),
    ("merged cells written out, each with its text", repeated),
    ("spans with their unit, and of nothing", odd_spans),
    ("a table in each cell", nested),
    ("a table in each cell with a figure", nested_figures),
    ("labels in paragraphs of few characters", broken_labels),
    ("labels broken before their brackets and numbers", broken_at_marks),
    ("figures in paragraphs with empty ones around", figures_in_paragraphs),
    ("hidden cells between", hidden_cells),
    ("hidden rows between", hidden_rows),
    ("header cells everywhere", all_headers),
    ("a body for each row", body_each),
    ("a head for the a foot for the last row", head_and_foot),
    ("two tables, the second with the header", two_tables_headed),
    ("two tables, the second without a header", two_tables),
    ("two tables, merged labels again in the second", two_tables_labelled),
    ("the header again in the middle", header_again),
    ("blank cells as no-break spaces in paragraphs", nbsp_blanks),
    ("a span for each character", span_each),
    ("as Word copies", word),
    ("as WPS and Excel copy", excel),
    ("units after figures", units),
    ("full-width digits", wide_digits),
    ("a subtotal column", subtotal_column),
    ("a subtotal column before the five", subtotal_first),
    ("no column of totals", no_totals),
    ("totals first", totals_first),
    ("a column of row numbers", row_numbers),
    ("a blank column at the end", blank_last),
    ("a blank column at the beginning", blank_first),
    ("notes behind labels", noted_labels),
    ("units in the header", units_in_header),
    ("no end tags", no_end_tags),
    ("a table for each row", table_each),
    ("group and row in one cell", joined_labels),
    ("the header in one row", flat_header),
    ("columns for their looks", spare_columns),
    ("turned", turned),
    ("words of the page between rows", words_between),
];

/// The whole report, its tables written in one way.
pub fn render(sample: &Sample, wear: &Wear, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    super::report(sample, true, |id: TableId| (wear.1)(&draw(sample, id), &mut dice))
}
