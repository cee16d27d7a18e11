//! Documents that come as one stream of characters, with marks where paragraphs, cells and rows end: Word 97's, and RTF.

pub mod narrow;
pub mod rows;

use std::ops::Range;

use self::rows::Layout;
use super::Unreadable;
use super::budget::{Budget, Cost};
use super::docx::items::{Item, Passage};

/// How many tables may stand in each other before the file counts as broken.
pub const DEPTH_LIMIT: usize = 60;

/// A paragraph that is being read; `B` is how a text box that hangs on it is told.
pub struct Open<B> {
    pub text: String,
    pub images: Vec<usize>,
    /// What of the text is crossed out.
    struck: Vec<Range<usize>>,
    pub boxes: Vec<B>,
    /// Whether the last character was raised.
    was_raised: bool,
}

impl<B> Default for Open<B> {
    fn default() -> Open<B> {
        Open {
            text: String::new(),
            images: Vec::new(),
            struck: Vec::new(),
            boxes: Vec::new(),
            was_raised: false,
        }
    }
}

impl<B> Open<B> {
    /// Whether there is nothing of it yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.images.is_empty() && self.boxes.is_empty()
    }

    /// Adds a character as it is shown: crossed out, raised above the line.
    pub fn push(&mut self, character: char, struck: bool, raised: bool) {
        let start = self.text.len();
        match character {
            '\t' => self.text.push('\t'),
            '\u{B}' => self.text.push('\n'),
            '\u{1E}' => self.text.push('-'),
            c if c.is_ascii_control() => {}
            c => {
                // A raised figure behind a figure is a note to it, and none of its digits.
                let begins = raised && !self.was_raised && c.is_ascii_digit();
                if begins && self.text.ends_with(|before: char| before.is_ascii_digit()) {
                    self.text.push('^');
                }
                self.text.push(c);
            }
        }
        self.was_raised = raised;
        if struck {
            self.struck.push(start..self.text.len());
        }
    }

    /// In a cell, a figure that is crossed out is not the one that holds.
    pub fn take_out_struck(&mut self) {
        let mut kept = String::with_capacity(self.text.len());
        let mut from = 0;
        for stretch in std::mem::take(&mut self.struck) {
            kept.push_str(self.text.get(from..stretch.start).unwrap_or_default());
            from = stretch.end;
        }
        kept.push_str(self.text.get(from..).unwrap_or_default());
        if kept.len() < self.text.len() {
            self.images.clear();
        }
        self.text = kept;
    }

    /// The paragraph with its label before it, and what hangs on it.
    pub fn finish(mut self, label: Option<&str>) -> (Item, Vec<B>) {
        if let Some(label) = label {
            self.images.iter_mut().for_each(|at| *at += label.len());
            self.text.insert_str(0, label);
        }
        (Item::Paragraph(Passage::of(self.text, self.images)), self.boxes)
    }
}

/// A table that is being read.
#[derive(Default)]
struct OpenTable {
    rows: Vec<(Vec<Vec<Item>>, Layout)>,
    cells: Vec<Vec<Item>>,
    items: Vec<Item>,
}

impl OpenTable {
    fn end_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.items));
    }

    fn end_row(&mut self, layout: Layout) {
        self.rows.push((std::mem::take(&mut self.cells), layout));
    }

    /// The table; what has no end of its own ends with it.
    fn finish(mut self) -> Item {
        if !self.items.is_empty() {
            self.end_cell();
        }
        if !self.cells.is_empty() {
            self.end_row(Layout::default());
        }
        rows::table(self.rows)
    }
}

/// Paragraphs and tables in the order in which they end.
#[derive(Default)]
pub struct Story {
    items: Vec<Item>,
    tables: Vec<OpenTable>,
}

impl Story {
    /// Whether nothing stands in a table at this place.
    pub fn is_outside(&self) -> bool {
        self.tables.is_empty()
    }

    /// Whether the row at this place has cells that it has not ended yet.
    pub fn has_cells(&self) -> bool {
        self.tables.last().is_some_and(|table| !table.cells.is_empty())
    }

    /// What ends next stands in so many tables: deeper ones are over.
    pub fn enter(&mut self, depth: usize) -> Result<(), Unreadable> {
        if depth > DEPTH_LIMIT {
            return Err(Unreadable::Broken);
        }
        self.close_to(depth);
        self.tables.resize_with(depth, OpenTable::default);
        Ok(())
    }

    /// Adds paragraphs.
    pub fn add(&mut self, mut items: Vec<Item>) {
        match self.tables.last_mut() {
            None => self.items.append(&mut items),
            Some(table) => table.items.append(&mut items),
        }
    }

    /// Ends a cell.
    pub fn end_cell(&mut self, budget: &Budget) -> Result<(), Unreadable> {
        if let Some(table) = self.tables.last_mut() {
            budget.spend(Cost::Cells, 1)?;
            table.end_cell();
        }
        Ok(())
    }

    /// Ends a row that is laid out so; one that was deleted is none.
    pub fn end_row(&mut self, layout: Option<Layout>) {
        match (self.tables.last_mut(), layout) {
            (Some(table), Some(layout)) => table.end_row(layout),
            (Some(table), None) => table.cells.clear(),
            (None, _) => {}
        }
    }

    /// All of it.
    pub fn finish(mut self) -> Vec<Item> {
        self.close_to(0);
        self.items
    }

    fn close_to(&mut self, depth: usize) {
        while self.tables.len() > depth {
            let Some(table) = self.tables.pop() else { return };
            let table = table.finish();
            match self.tables.last_mut() {
                Some(outer) => outer.items.push(table),
                None => self.items.push(table),
            }
        }
    }
}
