//! Rich Text Format (1.9.1), by its own name or under `.doc`: groups and control words in ASCII. Read is what a reader sees, as
//! of a `doc`: results of fields, labels of lists as the writer counted them out, tracked changes accepted, hidden text left
//! out; no headers and footnotes.

mod characters;
mod ends;
mod state;
mod tokens;

use self::characters::{Fonts, Pending};
use self::state::{Row, State, To};
use self::tokens::{Token, Tokens};
use super::Unreadable;
use super::budget::{Budget, Cost};
use super::builder::Builder;
use super::docx::items::{Item, write};
use super::sniff::{self, Legacy};
use super::stream::{DEPTH_LIMIT, Open, Story};
use crate::document::{Document, Format};

/// How deep groups may nest before the file counts as broken.
const GROUP_LIMIT: usize = 1000;

/// Reads a document.
pub fn read_within(bytes: &[u8], legacy: Legacy<'_>, budget: &Budget) -> Result<Document, Unreadable> {
    let mut reader = Reader {
        budget,
        legacy,
        fonts: Fonts::default(),
        default_font: 0,
        state: State::default(),
        groups: Vec::new(),
        pending: Pending::default(),
        fallback: 0,
        starred: false,
        current: Text::default(),
        around: Vec::new(),
        rows: [Row::default(), Row::default()],
        last: State::default(),
        builder: Builder::default(),
    };
    for token in Tokens::new(sniff::rtf(bytes).ok_or(Unreadable::Broken)?) {
        reader.take(token)?;
        // What stands behind the last brace is no part of it.
        if reader.groups.is_empty() {
            break;
        }
    }
    if !reader.groups.is_empty() {
        return Err(Unreadable::Broken);
    }
    let items = reader.end_text()?;
    write(&items, &mut reader.builder, &mut Vec::new(), &mut Vec::new());
    Ok(reader.builder.finish(Format::Rtf))
}

/// The text of the document, or of a text box.
#[derive(Default)]
struct Text {
    story: Story,
    /// The label of the paragraph that comes.
    label: String,
    open: Open<Item>,
}

struct Reader<'a> {
    budget: &'a Budget,
    legacy: Legacy<'a>,
    fonts: Fonts,
    default_font: i32,
    state: State,
    /// The groups that are open: what holds after each, and whether it is a text box.
    groups: Vec<(State, bool)>,
    pending: Pending,
    /// How many characters are still to be passed over, which stand for one that older programs do not know.
    fallback: usize,
    /// Whether what comes next may be passed over by who does not know it.
    starred: bool,
    current: Text,
    /// The texts in which the box stands that is being read.
    around: Vec<Text>,
    /// How rows are laid out, of outer tables and of inner ones.
    rows: [Row; 2],
    /// How the last character looked, for counting.
    last: State,
    builder: Builder,
}

impl Reader<'_> {
    fn take(&mut self, token: Token<'_>) -> Result<(), Unreadable> {
        if !matches!(token, Token::Text(_)) {
            self.budget.spend(Cost::Steps, 1)?;
        }
        match token {
            Token::Text(bytes) => self.bytes(bytes)?,
            Token::Byte(byte) => self.bytes(&[byte])?,
            Token::Word("u", Some(number)) => {
                if self.pending.has().0 {
                    self.flush()?;
                }
                // Numbers above 32767 are written as negative ones.
                self.pending.unit(number as u16);
                self.fallback = self.state.fallback;
            }
            Token::Word("uc", number) => {
                self.state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(0);
            }
            Token::Open => {
                self.flush()?;
                if self.groups.len() >= GROUP_LIMIT {
                    return Err(Unreadable::Broken);
                }
                self.groups.push((self.state, false));
            }
            Token::Close => self.close()?,
            Token::Sign(b'\\' | b'{' | b'}') if self.fallback > 0 => self.fallback -= 1,
            Token::Sign(sign) => {
                self.flush()?;
                self.sign(sign)?;
            }
            Token::Word(word, number) => {
                self.flush()?;
                let starred = std::mem::take(&mut self.starred);
                self.word(word, number, starred)?;
            }
        }
        Ok(())
    }

    /// Bytes of text. They are turned into characters when all of them are there: two may be one.
    fn bytes(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let passed = self.fallback.min(bytes.len());
        self.fallback -= passed;
        let bytes = bytes.get(passed..).unwrap_or_default();
        if bytes.is_empty() || matches!(self.state.to, To::Nowhere | To::Shape | To::Fonts | To::Twice) {
            return Ok(());
        }
        if self.pending.has().1 {
            self.flush()?;
        }
        self.budget.spend(Cost::Text, bytes.len())?;
        self.pending.bytes(bytes);
        Ok(())
    }

    /// Writes the characters that wait.
    fn flush(&mut self) -> Result<(), Unreadable> {
        self.fallback = 0;
        if self.pending.has() == (false, false) {
            return Ok(());
        }
        let text = self.pending.take(&self.fonts, self.state.font, self.legacy);
        self.budget.spend(Cost::Text, text.len())?;
        for character in text.chars() {
            self.character(character);
        }
        Ok(())
    }

    fn character(&mut self, character: char) {
        match self.state.to {
            To::Body => {}
            To::Label if !self.fonts.is_of_signs(self.state.font) => {
                return self.current.label.push(character);
            }
            _ => return,
        }
        let (look, last) = (self.state.look, self.last.look);
        let changed = |look: state::Look| (look.deleted, look.inserted);
        let is_change = look.deleted || look.inserted;
        self.builder.extras.revisions += usize::from(is_change && changed(look) != changed(last));
        self.builder.extras.hidden += usize::from(look.hidden && !last.hidden);
        self.last = self.state;
        if !look.deleted && !look.hidden {
            self.current.open.push(character, look.struck, look.raised);
        }
    }

    fn close(&mut self) -> Result<(), Unreadable> {
        self.flush()?;
        self.starred = false;
        let Some((state, is_box)) = self.groups.pop() else { return Err(Unreadable::Broken) };
        if is_box {
            let items = self.end_text()?;
            self.current = self.around.pop().unwrap_or_default();
            self.current.open.boxes.extend(items);
        }
        self.state = state;
        Ok(())
    }

    fn sign(&mut self, sign: u8) -> Result<(), Unreadable> {
        match sign {
            b'*' => self.starred = true,
            b'~' => self.character('\u{A0}'),
            b'_' => self.character('\u{1E}'),
            b'\\' | b'{' | b'}' => self.bytes(&[sign])?,
            b'\t' => self.character('\t'),
            b'\r' | b'\n' => self.end_paragraph()?,
            _ => {}
        }
        Ok(())
    }

    fn word(&mut self, word: &str, number: Option<i32>, starred: bool) -> Result<(), Unreadable> {
        if self.state.to == To::Nowhere {
            return Ok(());
        }
        if let Some(to) = state::destination(word, starred) {
            return self.enter(word, to);
        }
        if self.state.to == To::Fonts {
            let font = self.state.font;
            match (word, number) {
                ("f", Some(number)) => self.state.font = number,
                ("fcharset", Some(number)) => self.fonts.set_charset(font, number),
                ("cpg", Some(number)) => self.fonts.set_page(font, number),
                _ => {}
            }
            return Ok(());
        }
        match (word, number) {
            ("ansicpg", Some(number)) => self.fonts.set_ansi(number),
            ("deff", Some(number)) => (self.default_font, self.state.font) = (number, number),
            ("plain", _) => self.state.plain(self.default_font),
            _ if self.state.take(word, number) => {}
            _ if matches!(self.state.to, To::Body | To::Label) => self.body(word, number)?,
            _ => {}
        }
        Ok(())
    }

    /// A control word that says where the text of its group goes.
    fn enter(&mut self, word: &str, to: To) -> Result<(), Unreadable> {
        match (word, self.state.to) {
            ("annotation", To::Body) => self.builder.extras.comments += 1,
            // The picture of a shape is told as one of the paragraph's.
            ("pict", To::Body | To::Shape) => self.current.open.images.push(self.current.open.text.len()),
            ("listtext" | "pntext", To::Body) => self.current.label.clear(),
            _ => {}
        }
        match (to, self.state.to) {
            (To::Box, To::Shape) => {
                if self.around.len() >= DEPTH_LIMIT {
                    return Err(Unreadable::Broken);
                }
                let Some(group) = self.groups.last_mut().filter(|(_, is_box)| !*is_box) else {
                    return Ok(());
                };
                group.1 = true;
                self.around.push(std::mem::take(&mut self.current));
                self.state.begin_text();
            }
            (To::Again, To::Twice) => self.state.to = To::Body,
            (To::Inner, To::Body) => self.state.inner = true,
            (To::Box | To::Again | To::Inner, _) => {}
            // A shape shows nothing but its boxes, and what stands twice is read once.
            (To::Shape | To::Label | To::Twice, from) if from != To::Body => {}
            (to, _) => self.state.to = to,
        }
        Ok(())
    }

    /// A control word in the text.
    fn body(&mut self, word: &str, number: Option<i32>) -> Result<(), Unreadable> {
        if let Some(character) = state::character(word) {
            self.character(character);
            return Ok(());
        }
        if self.state.to != To::Body {
            return Ok(());
        }
        match word {
            "par" | "sect" => self.end_paragraph(),
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.state.depth.max(2)),
            "row" => self.end_row(1, 0),
            "nestrow" => self.end_row(self.state.depth.max(2), 1),
            _ => {
                if let Some(row) = self.rows.get_mut(usize::from(self.state.inner)) {
                    row.take(word, number);
                }
                Ok(())
            }
        }
    }
}
