//! The body of a document: from elements to paragraphs and tables.

use std::collections::HashMap;
use std::ops::Range;

use roxmltree::Node;

use super::items::{Cell, Item, Passage, RawCell, merge};
use super::numbering::Numbering;
use super::{DEPTH_LIMIT, Style, attribute, child, children, is_on, is_word, value};
use crate::document::{Block, Document, GridCell};
use crate::source::Unreadable;
use crate::source::budget::{Budget, Cost};
use crate::text::Span;

/// Reads a body; counts numbers, comments and hidden runs as it goes.
pub struct Body<'b> {
    budget: &'b Budget,
    /// Pages that the body refers to; `None` where one cannot be read.
    pub chunks: HashMap<String, Option<Document>>,
    pub styles: HashMap<String, Style>,
    pub numbering: Numbering,
    pub comments: usize,
    pub hidden: usize,
    /// How many text boxes are open around what is being read.
    boxes: usize,
    /// And how many tables.
    tables: usize,
}

impl<'b> Body<'b> {
    /// A reader that has read nothing yet.
    pub fn new(budget: &'b Budget) -> Body<'b> {
        Body {
            budget,
            chunks: HashMap::new(),
            styles: HashMap::new(),
            numbering: Numbering::default(),
            comments: 0,
            hidden: 0,
            boxes: 0,
            tables: 0,
        }
    }

    /// Everything in the body, in order.
    pub fn read(&mut self, body: Node<'_, '_>) -> Result<Vec<Item>, Unreadable> {
        let mut items = Vec::new();
        self.blocks(body, 0, &mut items)?;
        Ok(items)
    }

    fn blocks(&mut self, node: Node<'_, '_>, depth: usize, out: &mut Vec<Item>) -> Result<(), Unreadable> {
        deeper(depth)?;
        // Text whose paragraph mark was deleted belongs to the paragraph after it.
        let mut held: Option<Passage> = None;
        for node in node.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" if is_word(node) => {
                    let mut boxes = Vec::new();
                    let mut passage = self.label(node);
                    if let Some(before) = held.take() {
                        passage.append(before);
                    }
                    (passage.element, passage.boxed) = (node.range(), self.boxes > 0);
                    self.inline(node, depth + 1, &mut passage, &mut boxes)?;
                    self.budget.spend(Cost::Text, passage.text.len() + 1)?;
                    let mark = child(node, "pPr").and_then(|p| child(p, "rPr"));
                    if mark.is_some_and(|m| child(m, "del").is_some()) && boxes.is_empty() {
                        held = Some(passage);
                    } else {
                        out.push(Item::Paragraph(passage));
                        out.append(&mut boxes);
                    }
                }
                "tbl" if is_word(node) => {
                    out.extend(held.take().map(Item::Paragraph));
                    let mut rows = Vec::new();
                    self.tables += 1;
                    let read = self.rows(node, depth + 1, &mut rows);
                    self.tables -= 1;
                    read?;
                    out.push(Item::Table(merge(rows)));
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => {
                    self.blocks(node, depth + 1, out)?;
                }
                "AlternateContent" => {
                    if let Some(branch) = branch(node) {
                        self.blocks(branch, depth + 1, out)?;
                    }
                }
                "altChunk" if is_word(node) => self.chunk(node, out)?,
                _ => {}
            }
        }
        out.extend(held.map(Item::Paragraph));
        Ok(())
    }

    /// A page that stands in the document as it came. Its text has no place in the body's XML.
    fn chunk(&mut self, node: Node<'_, '_>, out: &mut Vec<Item>) -> Result<(), Unreadable> {
        let known = attribute(node, "id").and_then(|id| self.chunks.get(id));
        let document = known.and_then(Option::as_ref).ok_or(Unreadable::OtherOffice)?;
        let passage = |span: Span| {
            self.budget.spend(Cost::Text, span.end - span.start + 1)?;
            let text = span.of(&document.text).to_owned();
            let mut passage = Passage::of(text, Vec::new());
            (passage.element, passage.boxed) = (node.range(), true);
            Ok(Item::Paragraph(passage))
        };
        for block in &document.blocks {
            match block {
                Block::Line(span) => out.push(passage(*span)?),
                Block::Table(grid) => {
                    let cell = |cell: &GridCell| {
                        self.budget.spend(Cost::Cells, 1)?;
                        let GridCell { span, column, colspan, rowspan } = *cell;
                        Ok(Cell { items: vec![passage(span)?], column, colspan, rowspan })
                    };
                    let row = |row: &Vec<GridCell>| row.iter().map(cell).collect::<Result<Vec<_>, _>>();
                    out.push(Item::Table(grid.rows.iter().map(row).collect::<Result<_, _>>()?));
                }
            }
        }
        Ok(())
    }

    /// The number that Word writes before the paragraph.
    fn label(&mut self, paragraph: Node<'_, '_>) -> Passage {
        let text = self.numbered(paragraph).and_then(|(list, level)| self.numbering.next(&list, level));
        Passage::of(text.unwrap_or_default(), Vec::new())
    }

    /// The list and the level that a paragraph counts in: its own, or its style's.
    fn numbered(&self, paragraph: Node<'_, '_>) -> Option<(String, usize)> {
        let properties = child(paragraph, "pPr");
        let own = properties.and_then(|p| child(p, "numPr"));
        let own_list = own.and_then(|n| child(n, "numId")).and_then(value);
        let own_level = own.and_then(|n| child(n, "ilvl")).and_then(value).and_then(|v| v.parse().ok());
        if let Some(list) = own_list {
            return (list != "0").then(|| (list.to_owned(), own_level.unwrap_or(0)));
        }
        let named = properties.and_then(|p| child(p, "pStyle")).and_then(value);
        let default = || self.styles.iter().find(|(_, s)| s.default_paragraph).map(|(id, _)| id.as_str());
        let mut id = named.or_else(default)?;
        // A chain of styles longer than this leads in a circle.
        for _ in 0..20 {
            let style = self.styles.get(id)?;
            if let Some(list) = style.list.as_deref() {
                let level = own_level.or(style.level).or_else(|| self.numbering.level_of_style(list, id));
                return (list != "0").then(|| (list.to_owned(), level.unwrap_or(0)));
            }
            id = style.based_on.as_deref()?;
        }
        None
    }

    fn inline(
        &mut self,
        node: Node<'_, '_>,
        depth: usize,
        passage: &mut Passage,
        boxes: &mut Vec<Item>,
    ) -> Result<(), Unreadable> {
        deeper(depth)?;
        for node in node.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" if is_word(node) => self.run(node, depth + 1, passage, boxes)?,
                "ins" | "moveTo" | "hyperlink" | "smartTag" | "sdt" | "sdtContent" | "customXml"
                | "fldSimple" | "dir" | "bdo" | "rubyBase" => {
                    self.inline(node, depth + 1, passage, boxes)?;
                }
                "AlternateContent" => {
                    if let Some(branch) = branch(node) {
                        self.inline(branch, depth + 1, passage, boxes)?;
                    }
                }
                "oMath" | "oMathPara" => {
                    let texts = node.descendants().filter(|n| n.has_tag_name_local("t"));
                    texts.filter_map(|n| n.text()).for_each(|t| passage.text.push_str(t));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn run(
        &mut self,
        run: Node<'_, '_>,
        depth: usize,
        passage: &mut Passage,
        boxes: &mut Vec<Item>,
    ) -> Result<(), Unreadable> {
        deeper(depth)?;
        if self.is_hidden(run) {
            self.hidden += usize::from(children(run, "t").any(|t| t.text().is_some()));
            return Ok(());
        }
        let format = child(run, "rPr");
        let is_struck = ["strike", "dstrike"]
            .iter()
            .any(|line| format.and_then(|format| child(format, line)).is_some_and(is_on));
        // In a cell, a figure that is crossed out is not the one that holds.
        if is_struck && self.tables > 0 {
            return Ok(());
        }
        // A raised figure behind a figure is a note to it, and none of its digits.
        let raised = format.and_then(|format| child(format, "vertAlign")).and_then(value);
        if raised == Some("superscript") && passage.text.ends_with(|c: char| c.is_ascii_digit()) {
            passage.text.push('^');
        }
        self.run_content(run, run.range(), depth, passage, boxes)
    }

    fn run_content(
        &mut self,
        node: Node<'_, '_>,
        run: Range<usize>,
        depth: usize,
        passage: &mut Passage,
        boxes: &mut Vec<Item>,
    ) -> Result<(), Unreadable> {
        deeper(depth)?;
        for node in node.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => passage.push(node, run.clone()),
                "tab" | "ptab" => passage.text.push('\t'),
                "br" if !matches!(attribute(node, "type"), Some("page" | "column")) => {
                    passage.text.push('\n');
                }
                "cr" => passage.text.push('\n'),
                "noBreakHyphen" => passage.text.push('-'),
                "ruby" => {
                    if let Some(base) = child(node, "rubyBase") {
                        self.inline(base, depth + 1, passage, boxes)?;
                    }
                }
                "commentReference" => self.comments += 1,
                "drawing" | "pict" | "object" => self.drawing(node, depth + 1, passage, boxes)?,
                "AlternateContent" => {
                    if let Some(branch) = branch(node) {
                        self.run_content(branch, run.clone(), depth + 1, passage, boxes)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A drawing: the paragraphs of its text boxes come after the one that it hangs on; else a picture.
    fn drawing(
        &mut self,
        node: Node<'_, '_>,
        depth: usize,
        passage: &mut Passage,
        boxes: &mut Vec<Item>,
    ) -> Result<(), Unreadable> {
        deeper(depth)?;
        for node in node.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "txbxContent" => {
                    self.boxes += 1;
                    self.blocks(node, depth + 1, boxes)?;
                    self.boxes -= 1;
                }
                "blip" | "imagedata" | "chart" => passage.images.push(passage.text.len()),
                "AlternateContent" => {
                    if let Some(branch) = branch(node) {
                        self.drawing(branch, depth + 1, passage, boxes)?;
                    }
                }
                _ => self.drawing(node, depth + 1, passage, boxes)?,
            }
        }
        Ok(())
    }

    /// Whether a run is hidden, by itself or by its character style.
    fn is_hidden(&self, run: Node<'_, '_>) -> bool {
        let Some(properties) = child(run, "rPr") else { return false };
        if let Some(own) = child(properties, "vanish") {
            return is_on(own);
        }
        let mut id = child(properties, "rStyle").and_then(value);
        for _ in 0..20 {
            let Some(style) = id.and_then(|id| self.styles.get(id)) else { return false };
            if let Some(hidden) = style.hidden {
                return hidden;
            }
            id = style.based_on.as_deref();
        }
        false
    }

    fn rows(
        &mut self,
        table: Node<'_, '_>,
        depth: usize,
        out: &mut Vec<Vec<RawCell>>,
    ) -> Result<(), Unreadable> {
        deeper(depth)?;
        for node in table.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "tr" if is_word(node) => {
                    let properties = child(node, "trPr");
                    if properties.is_some_and(|p| child(p, "del").is_some()) {
                        continue;
                    }
                    let before = properties.and_then(|p| child(p, "gridBefore"));
                    let (mut cells, mut column) = (Vec::new(), before.map_or(0, count));
                    self.cells(node, depth + 1, &mut column, &mut cells)?;
                    out.push(cells);
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => self.rows(node, depth + 1, out)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn cells(
        &mut self,
        row: Node<'_, '_>,
        depth: usize,
        column: &mut u16,
        out: &mut Vec<RawCell>,
    ) -> Result<(), Unreadable> {
        deeper(depth)?;
        for node in row.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "tc" if is_word(node) => {
                    let properties = child(node, "tcPr");
                    let property = |name| properties.and_then(|p| child(p, name));
                    let span = property("gridSpan").map_or(1, count).max(1);
                    // Word leaves out the value where a merged cell goes on.
                    let goes_on = |n: Node<'_, '_>| value(n).unwrap_or("continue") == "continue";
                    let mut items = Vec::new();
                    self.blocks(node, depth + 1, &mut items)?;
                    self.budget.spend(Cost::Cells, 1)?;
                    let cell = Cell { items, column: *column, colspan: span, rowspan: 1 };
                    *column = column.saturating_add(span);
                    match out.last_mut() {
                        Some(left) if property("hMerge").is_some_and(goes_on) => {
                            left.cell.colspan = left.cell.colspan.saturating_add(span);
                        }
                        _ => out.push(RawCell { cell, merge: property("vMerge").map(goes_on) }),
                    }
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
                    self.cells(node, depth + 1, column, out)?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn deeper(depth: usize) -> Result<(), Unreadable> {
    if depth > DEPTH_LIMIT { Err(Unreadable::Broken) } else { Ok(()) }
}

/// A count of columns, within reason.
fn count(node: Node<'_, '_>) -> u16 {
    value(node).and_then(|v| v.parse().ok()).filter(|n| *n <= 1000).unwrap_or(0)
}

/// The branch of `mc:AlternateContent` that is read: the newer one, and never both.
fn branch<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}

trait LocalName {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl LocalName for Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}
