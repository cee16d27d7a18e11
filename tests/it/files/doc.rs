//! Word 97 documents: hand-made ones, and those that LibreOffice writes.

use std::io::Write;

use gouji::document::{Block, Document, Format};
use gouji::source::{Unreadable, from_bytes};
use proptest::prelude::*;

use super::{legacy, paper, round_trips};
use sample_reports::Sample;
use sample_reports::layouts::grid::{Drawn, Place};

/// A document as it is written into the container.
pub struct Word {
    version: u16,
    flags: u16,
    /// Each piece: its bytes, how many characters they are, whether in one byte each, and what modifies it.
    pieces: Vec<(Vec<u8>, usize, bool, u16)>,
    /// Each paragraph: how many bytes of the file it takes, and its properties.
    paragraphs: Vec<(usize, Vec<u8>)>,
    /// Other tables, by their number.
    tables: Vec<(usize, Vec<u8>)>,
}

/// Where the text begins.
const TEXT: usize = 1024;

impl Word {
    pub fn new() -> Word {
        Word {
            version: 0x00C1,
            flags: 0x0200,
            pieces: Vec::new(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// A piece in two bytes for a character.
    pub fn wide(mut self, text: &str) -> Word {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = bytes.len() / 2;
        self.pieces.push((bytes, length, false, 0));
        self
    }

    /// A piece of these bytes, one for a character.
    pub fn narrow(mut self, bytes: &[u8]) -> Word {
        self.pieces.push((bytes.to_vec(), bytes.len(), true, 0));
        self
    }

    /// The last piece is modified so.
    fn modified(mut self, modifier: u16) -> Word {
        self.pieces.last_mut().unwrap().3 = modifier;
        self
    }

    /// A paragraph in two bytes for a character, with its end and its properties.
    fn paragraph(self, text: &str, properties: &[u8]) -> Word {
        let mut word = self.wide(text);
        let length = word.pieces.last().unwrap().0.len();
        word.paragraphs.push((length, properties.to_vec()));
        word
    }

    /// A cell, and the end of a row of cells that are so wide and merged so.
    fn cell(self, text: &str) -> Word {
        self.paragraph(&format!("{text}\u{7}"), &[0x16, 0x24, 1])
    }

    fn row_end(self, edges: &[i16], merged: &[u16]) -> Word {
        let mut row = vec![merged.len() as u8];
        row.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
        for flags in merged {
            row.extend(flags.to_le_bytes());
            row.extend([0; 18]);
        }
        let mut properties = vec![0x16, 0x24, 1, 0x17, 0x24, 1, 0x08, 0xD6];
        properties.extend((row.len() as u16 + 1).to_le_bytes());
        properties.extend(row);
        self.paragraph("\u{7}", &properties)
    }

    fn table(mut self, number: usize, bytes: &[u8]) -> Word {
        self.tables.push((number, bytes.to_vec()));
        self
    }

    /// A table as it is drawn.
    fn drawn(mut self, table: &Drawn) -> Word {
        const WIDTH: i16 = 300;
        for row in table.places() {
            let (mut edges, mut merged, mut cells) = (Vec::new(), Vec::new(), Vec::new());
            for (column, place) in row.iter().enumerate() {
                let (text, down) = match place {
                    Place::Begins(cell) => {
                        (cell.text.replace('\n', "\u{B}"), if cell.rowspan > 1 { 3 } else { 0 })
                    }
                    Place::Hanging(true) => (String::new(), 1),
                    Place::Hanging(false) | Place::Widened => continue,
                };
                edges.push(column as i16 * WIDTH);
                merged.push(down << 5);
                cells.push(text);
            }
            edges.push(table.columns as i16 * WIDTH);
            self = cells.iter().fold(self, |word, text| word.cell(text)).row_end(&edges, &merged);
        }
        self
    }

    /// The streams: the document, and its tables.
    fn streams(&self) -> (Vec<u8>, Vec<u8>) {
        let mut document = vec![0; TEXT];
        let put = |document: &mut Vec<u8>, at: usize, bytes: &[u8]| {
            document[at..at + bytes.len()].copy_from_slice(bytes);
        };
        put(&mut document, 0, &[0xEC, 0xA5]);
        put(&mut document, 2, &self.version.to_le_bytes());
        put(&mut document, 10, &self.flags.to_le_bytes());
        let (mut places, mut entries, mut length) = (vec![0_u32], Vec::new(), 0);
        for (bytes, characters, narrow, modifier) in &self.pieces {
            let place = document.len() as u32;
            let place = if *narrow { (place * 2) | 0x4000_0000 } else { place };
            entries.extend([[0, 0], place.to_le_bytes()[..2].try_into().unwrap()].concat());
            entries.extend([place.to_le_bytes()[2], place.to_le_bytes()[3]]);
            entries.extend(modifier.to_le_bytes());
            document.extend(bytes);
            length += *characters as u32;
            places.push(length);
        }
        put(&mut document, 0x4C, &length.to_le_bytes());
        let pages = self.paragraph_pages(&mut document);
        let mut clx = vec![2];
        clx.extend((places.len() as u32 * 4 + entries.len() as u32).to_le_bytes());
        clx.extend(places.iter().flat_map(|place| place.to_le_bytes()));
        clx.extend(entries);
        let mut tables = Vec::new();
        for (number, bytes) in [(33, clx), (13, pages)].iter().chain(&self.tables) {
            put(&mut document, 0x9A + 8 * number, &(tables.len() as u32).to_le_bytes());
            put(&mut document, 0x9A + 8 * number + 4, &(bytes.len() as u32).to_le_bytes());
            tables.extend(bytes);
        }
        (document, tables)
    }

    /// Writes the properties of paragraphs behind the text, one page each; answers the table of the pages.
    fn paragraph_pages(&self, document: &mut Vec<u8>) -> Vec<u8> {
        if self.paragraphs.is_empty() {
            return Vec::new();
        }
        let (mut places, mut numbers, mut at) = (Vec::new(), Vec::new(), TEXT as u32);
        for (length, properties) in &self.paragraphs {
            document.resize(document.len().next_multiple_of(512), 0);
            numbers.push((document.len() / 512) as u32);
            places.push(at);
            let mut page = vec![0; 512];
            page[0..4].copy_from_slice(&at.to_le_bytes());
            at += *length as u32;
            page[4..8].copy_from_slice(&at.to_le_bytes());
            let mut own = vec![0, 0];
            own.extend(properties);
            own.resize(own.len().next_multiple_of(2), 0);
            let start = (511 - 2 - own.len()) / 2 * 2;
            (page[8], page[start + 1]) = ((start / 2) as u8, (own.len() / 2) as u8);
            page[start + 2..start + 2 + own.len()].copy_from_slice(&own);
            page[511] = 1;
            document.extend(page);
        }
        places.push(at);
        places.iter().chain(&numbers).flat_map(|number| number.to_le_bytes()).collect()
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        let (document, tables) = self.streams();
        container(&[("WordDocument", &document), ("1Table", &tables)])
    }
}

/// A container of these streams.
fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

/// A report with the properties of its tables.
pub fn of_a_report(sample: &Sample) -> Vec<u8> {
    let write = |word: Word, part| match part {
        paper::Part::Text(text) => word.paragraph(&format!("{text}\r"), &[]),
        paper::Part::Table(table) => word.drawn(&table),
    };
    paper::parts(sample).into_iter().fold(Word::new(), write).file()
}

/// A report of which nothing but the text is there.
pub fn of_marks_alone(sample: &Sample) -> Vec<u8> {
    Word::new().wide(&paper::range_text(sample).replace("\r\u{7}", "\u{7}")).file()
}

fn read(file: &[u8]) -> Result<Document, Unreadable> {
    from_bytes("a.doc", file, &legacy).map(|mut documents| documents.remove(0))
}

/// What is in a document, and what each cell covers.
pub fn layout(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(span) => out.push(span.of(&document.text).to_owned()),
            Block::Table(grid) => out.extend(grid.rows.iter().map(|row| {
                let cell = |c: &gouji::document::GridCell| {
                    format!("{}+{}v{} {}", c.column, c.colspan, c.rowspan, c.span.of(&document.text))
                };
                row.iter().map(cell).collect::<Vec<_>>().join(" | ")
            })),
        }
    }
    out
}

#[test]
fn pieces_of_every_encoding_make_one_text() {
    let gbk = encoding_rs::GBK.encode("共收到申请12件，").0.into_owned();
    let word = Word::new()
        .wide("一、总体情况\r")
        .narrow(&gbk)
        .narrow(b"2023")
        .wide("年𠮷\u{13} PAGE \u{14}3\u{15}页\u{1E}")
        .narrow(b"\x93ok\x94 \xB7\xB7\r")
        .wide("删")
        .modified((0x41 << 1) | (1 << 8))
        .wide("留\r");
    let document = read(&word.file()).unwrap();
    assert_eq!(document.text, "一、总体情况\n共收到申请12件，2023年𠮷3页-“ok” ··\n留\n");
    assert_eq!((document.format, document.extras.revisions), (Format::Doc, 1));
}

#[test]
fn cells_have_the_columns_that_their_edges_say() {
    let word = Word::new()
        .paragraph("前\r", &[])
        .cell("项")
        .cell("类")
        .row_end(&[0, 1000, 3000], &[3 << 5, 0])
        .cell("")
        .cell("3\r续")
        .cell("")
        .row_end(&[5, 1000, 2010, 3000], &[1 << 5, 0, 0])
        .cell("甲")
        .cell("并入")
        .cell("乙")
        .row_end(&[0, 1000, 2000, 3000], &[0, 0, 1])
        .paragraph("后\r", &[]);
    let document = read(&word.file()).unwrap();
    let expected = ["前", "0+1v2 项 | 1+2v1 类", "1+1v1 3\n续 | 2+1v1 ", "0+1v1 甲 | 1+2v1 并入", "后"];
    assert_eq!(layout(&document), expected);
}

#[test]
fn what_is_no_document_of_word_97_says_what_it_is() {
    let word = |version, flags| Word { version, flags, ..Word::new() }.wide("年报\r").file();
    assert_eq!(read(&word(0x0068, 0x0200)).unwrap_err(), Unreadable::OlderWord);
    assert_eq!(read(&word(0x00C1, 0x0300)).unwrap_err(), Unreadable::Password);
    for (stream, answer) in [
        ("Workbook", Unreadable::OldOffice),
        ("Book", Unreadable::OldOffice),
        ("EncryptedPackage", Unreadable::Password),
        ("PowerPoint Document", Unreadable::OtherOffice),
        ("WordDocument", Unreadable::Broken),
    ] {
        assert_eq!(read(&container(&[(stream, b"short")])).unwrap_err(), answer, "{stream}");
    }
    assert_eq!(read(&Word::new().wide("\r\r").file()).unwrap_err(), Unreadable::Empty);
}

#[test]
fn a_file_that_points_at_itself_again_and_again_is_refused() {
    let mut word = Word::new().wide(&"年".repeat(1 << 20));
    let piece = word.pieces[0].clone();
    let text = word.streams().0;
    // Sixty-four pieces that are all the same bytes.
    word.pieces = vec![(Vec::new(), piece.1, false, 0); 64];
    let (mut document, mut tables) = word.streams();
    document.extend(&text[TEXT..]);
    let entries = 5 + 4 * 65;
    for nth in 0..64 {
        tables[entries + 8 * nth + 2..entries + 8 * nth + 6].copy_from_slice(&(TEXT as u32).to_le_bytes());
    }
    assert_eq!(
        read(&container(&[("WordDocument", &document), ("1Table", &tables)])).unwrap_err(),
        Unreadable::TooBig
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_tables_get_an_answer(
        tables in prop::collection::vec(prop::collection::vec(prop_oneof![0..4_u8, any::<u8>()], 0..200), 7),
    ) {
        let numbers = [1, 12, 13, 40, 56, 73, 74];
        let word = Word::new().paragraph("一、总体情况\r", &[0x0B, 0x46, 1, 0]).cell("规章").row_end(&[0, 9], &[0]);
        let word = numbers.iter().zip(&tables).fold(word, |word, (number, bytes)| word.table(*number, bytes));
        let _ = read(&word.file());
    }
}

/// All that a document of today can hold, saved by LibreOffice as Word 97 had it: the same is read of both.
#[test]
fn libreoffice_saves_as_doc_what_docx_holds() {
    let Some(office) = round_trips::office("libreoffice_saves_as_doc_what_docx_holds") else { return };
    let folder = std::env::temp_dir().join(format!("gouji-doc-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let docx = super::docx::of_everything();
    let path = folder.join("a.docx");
    std::fs::write(&path, &docx).unwrap();
    round_trips::convert(&office, &folder, "doc:MS Word 97", &[path]);
    let doc = std::fs::read(folder.join("out").join("a.doc")).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let (docx, doc) = (gouji::source::docx::read(&docx).unwrap(), read(&doc).unwrap());
    // Between a text box and what it hangs on the two put blank paragraphs in other places.
    let said = |document: &Document| -> Vec<String> {
        layout(document).into_iter().filter(|l| !l.is_empty()).collect()
    };
    assert_eq!(said(&doc), said(&docx));
    assert!(said(&doc).len() > 20, "{:?}", said(&doc));
    assert_eq!((doc.extras.revisions, doc.extras.hidden), (docx.extras.revisions, docx.extras.hidden));
}
