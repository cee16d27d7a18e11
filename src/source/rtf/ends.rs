//! Where paragraphs, cells, rows and texts end.

use super::Reader;
use super::state::{Row, To};
use crate::source::Unreadable;
use crate::source::budget::Cost;
use crate::source::docx::items::Item;
use crate::source::stream::Open;

impl Reader<'_> {
    /// Ends a paragraph where the text says so.
    pub(super) fn end_paragraph(&mut self) -> Result<(), Unreadable> {
        if self.state.to != To::Body || self.state.look.deleted && self.current.story.is_outside() {
            return Ok(());
        }
        self.paragraph(self.state.depth())
    }

    /// Ends a paragraph that stands in so many tables.
    fn paragraph(&mut self, depth: usize) -> Result<(), Unreadable> {
        self.current.story.enter(depth)?;
        let mut open = std::mem::take(&mut self.current.open);
        if depth > 0 {
            open.take_out_struck();
        }
        let label = label(&std::mem::take(&mut self.current.label));
        self.budget.spend(Cost::Text, label.as_ref().map_or(1, |label| label.len() + 1))?;
        let (own, boxes) = open.finish(label.as_deref());
        let mut own = vec![own];
        own.extend(boxes);
        self.current.story.add(own);
        Ok(())
    }

    /// Ends a cell.
    pub(super) fn end_cell(&mut self, depth: usize) -> Result<(), Unreadable> {
        self.paragraph(depth)?;
        self.current.story.end_cell(self.budget)
    }

    /// Ends a row of a table that stands in so many.
    pub(super) fn end_row(&mut self, depth: usize, nth: usize) -> Result<(), Unreadable> {
        let open = &self.current.open;
        if !open.text.trim().is_empty() || !open.images.is_empty() || !open.boxes.is_empty() {
            self.end_cell(depth)?;
        }
        self.current.open = Open::default();
        self.current.story.enter(depth)?;
        if self.current.story.has_cells() {
            let layout = self.rows.get(nth).map(Row::layout).unwrap_or_default();
            self.budget.spend(Cost::Cells, layout.edges())?;
            self.current.story.end_row((!self.state.look.deleted).then_some(layout));
        }
        Ok(())
    }

    /// Ends the text that is being read.
    pub(super) fn end_text(&mut self) -> Result<Vec<Item>, Unreadable> {
        if !self.current.open.is_empty() {
            self.paragraph(0)?;
        }
        Ok(std::mem::take(&mut self.current.story).finish())
    }
}

/// The label of a paragraph, as it stands before its text: a bullet is none.
fn label(written: &str) -> Option<String> {
    let mut label = written.trim().to_owned();
    if !label.contains(|c: char| c.is_alphanumeric()) {
        return None;
    }
    if label.ends_with(|c: char| c.is_ascii()) && written.ends_with(char::is_whitespace) {
        label.push(' ');
    }
    Some(label)
}
