//! The later part of the program, entered to change the state: see [`deferred_entry`](crate::app::deferred_entry). All of
//! this is done with a report that was checked, so that the later part is there.

use yew::AttrValue;

use super::State;
use crate::Checked;
use crate::app::model::difference::{self, Changed};
use crate::app::model::edit::{self, Edit};
use crate::app::model::{Chosen, Folder, Shared};
use crate::document::Document;
use crate::form::CellId;
use crate::options::Options;
use crate::text::Span;

/// Sorts what was found for drawing.
#[inline(never)]
pub fn sort(state: &mut State, checked: Shared<Checked>) {
    state.sort(checked);
}

/// Looks at something.
#[inline(never)]
pub fn choose(state: &mut State, chosen: Option<Chosen>) {
    state.choose(chosen);
}

/// Goes to the next finding, or the one before.
#[inline(never)]
pub fn walk(state: &mut State, forward: bool) {
    state.walk(forward);
}

/// Looks at the finding at a place of the text.
#[inline(never)]
pub fn point(state: &mut State, byte: usize) {
    state.point(byte);
}

/// Puts what a finding proposes into the text.
#[inline(never)]
pub fn accept(state: &mut State, fingerprint: Option<AttrValue>) {
    state.accept(fingerprint);
}

/// Puts one of two sides right by the other.
#[inline(never)]
pub fn change(state: &mut State, fingerprint: &str, side: usize) {
    state.change_side(fingerprint, side);
}

/// Puts a value into a cell.
#[inline(never)]
pub fn put(state: &mut State, cell: CellId, value: &str) {
    state.put(cell, value);
}

/// Puts a pasted block into cells.
#[inline(never)]
pub fn put_block(state: &mut State, cell: CellId, pasted: &str) {
    state.put_block(cell, pasted);
}

/// Puts other words in the place of a line.
#[inline(never)]
pub fn put_line(state: &mut State, line: Span, words: String) {
    state.put_line(line, words);
}

/// The same body's report of the year before, where it is among those that were opened together.
#[inline(never)]
pub fn last_year(folder: &Folder, index: usize, options: &Options) -> Option<Shared<Checked>> {
    let document = folder.last_year(index)?.document()?;
    Some(Shared::new(crate::check(document, options, None)))
}

/// The report beside this one in the list of several.
#[inline(never)]
pub fn beside(folder: &Folder, index: usize, forward: bool) -> Option<usize> {
    folder.beside(index, forward)
}

/// The document with edits made.
#[inline(never)]
pub fn changed_document(document: &Document, edits: &[Edit]) -> Document {
    edit::document(document, edits)
}

/// The lines that are not as they were.
#[inline(never)]
pub fn changed_lines(before: &str, after: &str) -> Vec<Changed> {
    difference::lines(before, after)
}
