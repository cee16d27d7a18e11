//! What a file says, before anyone asks what it means: lines and tables, every character with its place.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

use crate::text::Span;

pub mod packed;

/// The kind of file that a document was read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text in any layout.
    #[default]
    Text,
    /// HTML, from a file or the clipboard.
    Html,
    /// Word or WPS, as Office Open XML.
    Docx,
    /// Word or WPS, as Word 97 wrote it.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// A workbook.
    Xlsx,
    /// PDF with a text layer.
    Pdf,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 7] =
        [Format::Text, Format::Html, Format::Docx, Format::Doc, Format::Rtf, Format::Xlsx, Format::Pdf];

    /// Whether the file itself says what is a row and a cell, so that none of it is lost in copying lines.
    pub fn marks_cells(self) -> bool {
        matches!(self, Format::Html | Format::Docx | Format::Doc | Format::Rtf | Format::Xlsx)
    }

    /// The name that stands in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Doc => "doc",
            Format::Rtf => "rtf",
            Format::Xlsx => "xlsx",
            Format::Pdf => "pdf",
        }
    }
}

/// A document: one text, cut into lines and tables.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Where it came from, as a person would name it (a file name); empty for pasted text.
    pub name: String,
    /// The kind of file.
    pub format: Format,
    /// All text, in reading order. Every [`Span`] in the program points into this.
    /// For plain text it is the text as given; for other formats it is what the reader wrote down, in which a
    /// table stands as one line per row with tabs between cells.
    pub text: String,
    /// The text's lines and tables, in order, without overlap.
    pub blocks: Vec<Block>,
    /// Where each byte of `text` stood in the HTML source; only for [`Format::Html`].
    pub origin: Option<Origin>,
    /// Whether the file is text, and `text` is nonetheless what its reader wrote down: a file of values between commas.
    pub rewritten: bool,
    /// What the file held besides text.
    pub extras: Extras,
}

impl Document {
    /// Whether places in `text` are not places in what the person has: files of no text, and those that were written anew.
    pub fn has_own_text(&self) -> bool {
        self.rewritten || !matches!(self.format, Format::Text | Format::Html)
    }
}

/// One piece of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A line of plain text, or a paragraph; without its line break. May hold tabs or bars: whether such lines
    /// are a table is for `reading` to find out.
    Line(Span),
    /// A table whose cells the format itself marks (HTML, docx, xlsx, ruled PDF).
    Table(Grid),
}

/// A table with explicit cells.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// From the first to the last cell.
    pub span: Span,
    /// The rows, each with the cells that begin in it (cells covered by a merged one are absent).
    pub rows: Vec<Vec<GridCell>>,
}

/// A cell of a [`Grid`].
#[derive(Clone, Copy, Debug, Default)]
pub struct GridCell {
    /// Its text, in [`Document::text`]; may hold line breaks.
    pub span: Span,
    /// The first column that it covers, from 0.
    pub column: u16,
    /// How many columns it covers, at least 1.
    pub colspan: u16,
    /// How many rows it covers, at least 1.
    pub rowspan: u16,
}

/// The way from [`Document::text`] back to the HTML source.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// For each byte of the text its byte in the source, and one more for the end.
    pub starts: Vec<u32>,
    /// For each byte of the text the end in the source of the character (or entity) it belongs to.
    pub ends: Vec<u32>,
}

impl Origin {
    /// The place in the source of a span of the text.
    pub fn to_source(&self, span: Span) -> Span {
        let start = self.starts.get(span.start).copied().unwrap_or(0) as usize;
        if span.end <= span.start {
            return Span::new(start, start);
        }
        let end = self.ends.get(span.end - 1).copied().unwrap_or(0) as usize;
        Span::new(start, end.max(start))
    }
}

/// What a file held besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// Places in the text where a picture stood.
    pub images: Vec<usize>,
    /// Tracked insertions and deletions.
    pub revisions: usize,
    /// Comments.
    pub comments: usize,
    /// Runs of hidden text.
    pub hidden: usize,
    /// Rows of tables that two ways of reading the file read differently: what stands in them is not certain.
    pub doubtful: Vec<Span>,
}
