//! Finds tables 2, 3 and 4 in a document and reads their cells.
//!
//! The way: the document becomes a stream of words and entries ([`segments`], [`labels`], [`stream`]); stretches in
//! which a table's own words stand close together are its places; in them entries are gathered to groups
//! ([`figure_groups`]) and groups are given to rows by the labels ([`align`]); last, each entry of a group goes to its
//! column ([`columns`]), where need be by the sums ([`sums`]). A figure that cannot be placed with certainty is not
//! placed: better unread than misread.

#![deny(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod align;
mod apart;
mod assemble;
pub(super) mod cell;
mod columns;
mod extent;
mod figure_groups;
mod labels;
mod mended;
mod narrow;
mod segments;
mod stream;
mod sums;
mod table2;
mod table3;
mod table4;
mod torn;

use crate::document::Document;
use crate::form::TableId;
use crate::report::Table;
use crate::text::Span;

use stream::Stream;

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
pub fn read(document: &Document) -> Tables {
    let stream = Stream::new(document);
    let mut disclosure = table2::read(&stream, None);
    let mut applications = table3::read(&stream, disclosure.table.form);
    if disclosure.table.form.is_none() {
        // A header that was lost leaves the generation to the other table.
        disclosure = table2::read(&stream, applications.table.form);
    }
    let mut cases = table4::read(&stream);
    cases.table.form = applications.table.form.or(disclosure.table.form).or(cases.table.form);
    let mut tables = [
        (TableId::T2, &mut disclosure.table),
        (TableId::T3, &mut applications.table),
        (TableId::T4, &mut cases.table),
    ];
    torn::take_back_halves(&document.text, &mut tables);
    torn::take_back_cut(&document.text, &mut tables);
    torn::take_back(&stream, &mut tables);
    narrow::take_back(&stream, &mut tables);
    torn::take_back_led(&stream, &mut applications.table);
    mended::run_together(&mut applications.table);
    mended::by_sums(&mut applications.table);
    mended::by_sums(&mut cases.table);
    apart::keep_apart(&mut disclosure.table, &mut applications.table);
    apart::keep_apart(&mut disclosure.table, &mut cases.table);
    apart::keep_apart(&mut applications.table, &mut cases.table);
    let old = extent::old_statistics(&stream);
    let stretches: Vec<_> =
        [&disclosure, &applications, &cases].iter().flat_map(|r| r.stretches.clone()).collect();
    let all: Vec<_> = stretches.into_iter().chain(old.clone()).collect();
    Tables {
        claimed: extent::claimed(&stream, &all),
        old_statistics: old.and_then(|items| stream.span(&items)),
        t2: disclosure.table,
        t3: applications.table,
        t4: cases.table,
    }
}

/// Whether two copies of a table hold different figures.
fn differ(one: &Table, other: &Table) -> bool {
    one.cells()
        .any(|(row, column, cell)| other.cell(row.id, column.id).is_some_and(|copy| copy.value != cell.value))
}
