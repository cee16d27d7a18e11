//! From characters and their properties to paragraphs and tables.

use std::collections::HashMap;
use std::ops::Range;

use super::pieces::{NOTHING, Text};
use super::rows;
use super::runs::{Run, Runs};
use super::styles::Styles;
use super::{bytes, sprm};
use crate::source::Unreadable;
use crate::source::budget::{Budget, Cost};
use crate::source::docx::items::Item;
use crate::source::docx::numbering::Numbering;
use crate::source::stream::rows::Layout;
use crate::source::stream::{Open, Story};

/// Reads stretches of the text; counts numbers, changes, comments and hidden runs as it goes.
pub struct Body<'a> {
    pub budget: &'a Budget,
    pub text: &'a Text,
    pub characters: Runs<'a>,
    pub paragraphs: Runs<'a>,
    pub styles: Styles,
    pub numbering: Numbering,
    /// The stream of what is too long to stand in its place.
    pub data: &'a [u8],
    /// By character: the texts of the text boxes that hang there.
    pub boxes: HashMap<usize, Vec<Range<usize>>>,
    pub revisions: usize,
    pub comments: usize,
    pub hidden: usize,
}

/// What a stretch of characters is.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    deleted: bool,
    inserted: bool,
    hidden: bool,
    struck: bool,
    raised: bool,
    special: bool,
    picture: bool,
    symbol: Option<char>,
}

/// What a paragraph is.
#[derive(Clone, Debug, Default)]
struct Paragraph {
    depth: usize,
    ends_row: bool,
    ends_inner_cell: bool,
    list: Option<u32>,
    level: Option<u32>,
    layout: Layout,
}

impl Body<'_> {
    /// Whether any paragraph of a stretch is said to stand in a table.
    pub fn has_tables(&self, stretch: Range<usize>) -> bool {
        let text = self.text.characters.get(stretch.clone()).unwrap_or_default();
        let marks = text.iter().enumerate().filter(|(_, (c, _))| *c == '\u{7}');
        marks.map(|(at, (_, byte))| self.paragraph(stretch.start + at, *byte).depth).any(|depth| depth > 0)
    }

    /// The paragraphs and tables of a stretch of the text.
    pub fn read(&mut self, stretch: Range<usize>) -> Result<Vec<Item>, Unreadable> {
        let (mut story, mut open) = (Story::default(), Open::default());
        let mut run: Option<Run<'_>> = None;
        let mut look = Look::default();
        let mut piece: &[u8] = &[];
        let text = self.text;
        let characters = text.characters.get(stretch.clone()).unwrap_or_default();
        for (at, (character, byte)) in (stretch.start..).zip(characters) {
            let of_piece = text.properties(at);
            if run.is_none_or(|run| !(run.start..run.end).contains(byte)) || !std::ptr::eq(of_piece, piece) {
                run = self.characters.at(*byte);
                piece = of_piece;
                look = self.look(run.map_or(&[], |run| run.properties), piece);
                self.revisions += usize::from(look.deleted || look.inserted);
                self.hidden += usize::from(look.hidden);
            }
            match *character {
                '\r' | '\u{C}' if look.deleted && story.is_outside() => {}
                '\r' | '\u{C}' | '\u{7}' => {
                    let paragraph = self.paragraph(at, *byte);
                    self.end(*character, paragraph, look, std::mem::take(&mut open), &mut story)?;
                }
                '\u{8}' => open.boxes.extend(self.boxes.remove(&at).into_iter().flatten()),
                '\u{5}' => self.comments += 1,
                NOTHING => {}
                _ if look.deleted || look.hidden => {}
                other => push(&mut open, other, look),
            }
        }
        if !open.text.is_empty() || !open.boxes.is_empty() {
            self.end('\r', Paragraph::default(), Look::default(), open, &mut story)?;
        }
        Ok(story.finish())
    }

    /// Ends a paragraph, and what ends with it.
    fn end(
        &mut self,
        mark: char,
        paragraph: Paragraph,
        look: Look,
        mut open: Open<Range<usize>>,
        story: &mut Story,
    ) -> Result<(), Unreadable> {
        story.enter(paragraph.depth)?;
        if paragraph.depth > 0 && paragraph.ends_row {
            story.end_row((!look.deleted).then_some(paragraph.layout));
            return Ok(());
        }
        if paragraph.depth > 0 {
            open.take_out_struck();
        }
        let label = paragraph
            .list
            .filter(|list| *list != 0)
            .and_then(|list| self.numbering.next(&list.to_string(), paragraph.level.unwrap_or(0) as usize));
        self.budget.spend(Cost::Text, label.as_ref().map_or(0, String::len))?;
        let (own, boxes) = open.finish(label.as_deref());
        let mut own = vec![own];
        for stretch in boxes {
            own.append(&mut self.read(stretch)?);
        }
        story.add(own);
        if mark == '\u{7}' || paragraph.ends_inner_cell {
            story.end_cell(self.budget)?;
        }
        Ok(())
    }

    /// The properties of a paragraph, by the character that ends it.
    fn paragraph(&self, at: usize, byte: u32) -> Paragraph {
        let run = self.paragraphs.at(byte);
        let mut paragraph = Paragraph::default();
        if let Some(run) = run {
            (paragraph.list, paragraph.level) = self.styles.list(run.style);
        }
        let (mut in_table, mut depth) = (false, None);
        let own = run.map_or(&[][..], |run| run.properties);
        let mut take = |code: u16, operand: sprm::Operand<'_>| match code {
            sprm::IN_TABLE => in_table = operand.is_on(),
            sprm::ROW_END | sprm::INNER_ROW_END => paragraph.ends_row |= operand.is_on(),
            sprm::INNER_CELL_END => paragraph.ends_inner_cell = operand.is_on(),
            sprm::DEPTH => depth = Some(operand.number() as usize),
            sprm::LIST => paragraph.list = Some(operand.number()),
            sprm::LEVEL => paragraph.level = Some(operand.number()),
            _ => rows::take(&mut paragraph.layout, code, operand),
        };
        for (code, operand) in sprm::read(own).chain(sprm::read(self.text.properties(at))) {
            if sprm::ELSEWHERE.contains(&code) {
                let place = operand.number() as usize;
                let length = bytes::u16_at(self.data, place).map_or(0, usize::from);
                let there = bytes::slice(self.data, place.saturating_add(2), length).unwrap_or_default();
                sprm::read(there).for_each(|(code, operand)| take(code, operand));
            } else {
                take(code, operand);
            }
        }
        paragraph.depth =
            depth.filter(|_| in_table).unwrap_or(usize::from(in_table)).max(usize::from(in_table));
        paragraph
    }

    /// What characters with these properties are.
    fn look(&self, properties: &[u8], of_piece: &[u8]) -> Look {
        let mut look = Look::default();
        for (code, operand) in sprm::read(properties).chain(sprm::read(of_piece)) {
            match code {
                sprm::DELETED => look.deleted = operand.is_on(),
                sprm::INSERTED => look.inserted = operand.is_on(),
                sprm::HIDDEN => look.hidden = operand.is_on(),
                sprm::STYLE => look.hidden |= self.styles.is_hidden(operand.number() as u16),
                sprm::RAISED => look.raised = operand.number() == 1,
                sprm::SPECIAL => look.special = operand.is_on(),
                sprm::PICTURE => look.picture = true,
                // A font of signs has its own characters where Unicode has none.
                sprm::SYMBOL => {
                    let sign = char::from_u32(operand.number() >> 16);
                    look.symbol = sign.filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c));
                }
                code if sprm::STRUCK.contains(&code) => look.struck |= operand.is_on(),
                _ => {}
            }
        }
        look
    }
}

/// Adds a character to the paragraph, as it looks.
fn push(open: &mut Open<Range<usize>>, character: char, look: Look) {
    match character {
        '\u{1}' => open.images.extend((look.special && look.picture).then_some(open.text.len())),
        '(' if look.special => open.text.extend(look.symbol),
        other => open.push(other, look.struck, look.raised),
    }
}
