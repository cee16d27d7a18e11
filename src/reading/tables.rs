//! Finds tables 2, 3 and 4 in a document and reads their cells.
//!
//! The way: the document becomes a stream of words and slots ([`piece`], [`words`], [`stream`]); stretches in
//! which a table's own words stand close together are its places; in them slots are gathered to groups
//! ([`groups`]) and groups are given to rows by the labels ([`align`]); last, each slot of a group goes to its
//! column ([`place`]), where need be by the sums ([`sums`]). A figure that cannot be placed with certainty is not
//! placed: better unread than misread.

mod align;
mod applications;
mod build;
mod cases;
mod cell;
mod disclosure;
mod groups;
mod piece;
mod place;
mod stream;
mod sums;
mod words;

use crate::document::Document;
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
    let applications = applications::read(&stream);
    let disclosure = disclosure::read(&stream, applications.table.form);
    let mut cases = cases::read(&stream);
    cases.table.form = applications.table.form.or(disclosure.table.form).or(cases.table.form);
    Tables { t2: disclosure.table, t3: applications.table, t4: cases.table, ..Tables::default() }
}

/// Whether two copies of a table hold different figures.
fn differ(one: &Table, other: &Table) -> bool {
    one.cells()
        .any(|(row, column, cell)| other.cell(row.id, column.id).is_some_and(|copy| copy.value != cell.value))
}
#[doc(hidden)] pub fn dump(document: &Document) -> String {
    let s = Stream::new(document);
    let mut out = String::new();
    for i in &s.items {
        let p = s.piece(i.piece()).unwrap();
        out += &match i { stream::Item::Word(_, f) => format!("row {} w {:?} {:?} {:?}\n", p.row, f.span.of(s.text), f.table, f.classes),
            _ => format!("row {} x{} gap{} {:?} {:?}\n", p.row, p.x, p.gap, p.kind, p.span.of(s.text).chars().take(20).collect::<String>()) };
    }
    for t in crate::form::TableId::ALL { out += &format!("{t:?} {:?}\n", s.stretches(t)); }
    out
}
