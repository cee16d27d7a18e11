//! The file information block: where in the file everything else stands ([MS-DOC] 2.5).

use super::bytes::{slice, u16_at, usize_at};
use crate::source::Unreadable;

/// Word 97; what is older has another layout.
const WORD_97: u16 = 0x00C1;

/// The tables that the block points at, by their number in [MS-DOC] `FibRgFcLcb97`.
#[derive(Clone, Copy, Debug)]
pub enum Table {
    /// Styles.
    Styles = 1,
    /// Pages of character properties.
    Characters = 12,
    /// Pages of paragraph properties.
    Paragraphs = 13,
    /// The pieces of the text.
    Pieces = 33,
    /// Where drawings hang on the text.
    Anchors = 40,
    /// The texts of text boxes.
    TextBoxes = 56,
    /// Lists.
    Lists = 73,
    /// Lists as paragraphs refer to them.
    ListInstances = 74,
}

/// The block.
pub struct Fib<'a> {
    document: &'a [u8],
    /// Which of the two streams of tables holds.
    pub table: &'static str,
    /// The lengths of the texts that follow each other: body, footnotes, headers, macros, comments, endnotes, text boxes.
    lengths: [usize; 7],
}

impl<'a> Fib<'a> {
    /// Reads the block at the beginning of the stream `WordDocument`.
    pub fn read(document: &'a [u8]) -> Result<Fib<'a>, Unreadable> {
        let number = |at| u16_at(document, at).ok_or(Unreadable::Broken);
        let (version, flags) = (number(2)?, number(0x0A)?);
        if version < WORD_97 {
            return Err(Unreadable::OlderWord);
        }
        if flags & 0x0100 != 0 {
            return Err(Unreadable::Password);
        }
        let mut lengths = [0; 7];
        for (nth, length) in lengths.iter_mut().enumerate() {
            *length = usize_at(document, 0x4C + 4 * nth).ok_or(Unreadable::Broken)?;
        }
        Ok(Fib { document, table: if flags & 0x0200 != 0 { "1Table" } else { "0Table" }, lengths })
    }

    /// How long the body is, in character positions.
    pub fn body(&self) -> usize {
        self.lengths.first().copied().unwrap_or(0)
    }

    /// Where the texts of text boxes begin: behind all others.
    pub fn text_boxes(&self) -> usize {
        self.lengths.iter().take(6).fold(0, |sum, length| sum.saturating_add(*length))
    }

    /// A table's bytes in the stream of tables.
    pub fn table<'t>(&self, tables: &'t [u8], table: Table) -> Option<&'t [u8]> {
        let at = 0x9A + 8 * table as usize;
        let (start, length) = (usize_at(self.document, at)?, usize_at(self.document, at + 4)?);
        slice(tables, start, length).filter(|bytes| !bytes.is_empty())
    }

    /// From where a table begins to the end of the stream: some go on behind their length.
    pub fn table_and_on<'t>(&self, tables: &'t [u8], table: Table) -> Option<&'t [u8]> {
        self.table(tables, table)?;
        tables.get(usize_at(self.document, 0x9A + 8 * table as usize)?..)
    }
}
