//! Which reader takes a file: by what is in it, not by its name.

use super::budget::{Budget, Cost};
use super::decode::{Undecodable, decode, is_html};
use super::{Unreadable, html, plain};
use crate::document::Document;

/// The largest file that is looked at, in bytes.
pub const FILE_LIMIT: usize = 100 << 20;

/// Decodes bytes by an encoding label of the WHATWG standard (`gb18030`, `big5`); `None` where they do not fit.
/// Natively `encoding_rs`, in the page the browser's `TextDecoder`.
pub type Legacy<'a> = &'a dyn Fn(&'static str, &[u8]) -> Option<String>;

/// Reads a file of any known kind. Almost always one document; a workbook with a sheet per unit gives several.
///
/// `name` becomes the documents' name and decides nothing but whether text with commas is CSV.
pub fn from_bytes(name: &str, bytes: &[u8], legacy: Legacy<'_>) -> Result<Vec<Document>, Unreadable> {
    let budget = Budget::default();
    let documents = match kind(name, bytes, legacy, &budget)? {
        Kind::Plain(text) => vec![plain::read(text)],
        Kind::Html(text) => vec![html::read(&text)],
        #[cfg(feature = "files")]
        Kind::Docx => vec![super::docx::read_within(bytes, &budget)?.document],
        #[cfg(feature = "files")]
        Kind::WordXml(text) => vec![super::word_xml::read_within(&text, &budget)?],
        #[cfg(feature = "files")]
        Kind::Doc => vec![super::doc::read_within(bytes, legacy, &budget)?],
        #[cfg(feature = "files")]
        Kind::Rtf => vec![super::rtf::read_within(bytes, legacy, &budget)?],
        #[cfg(feature = "files")]
        Kind::Pdf => vec![super::pdf::read_within(bytes, legacy, &budget)?],
        #[cfg(feature = "files")]
        Kind::Xlsx => super::xlsx::read_within(bytes, &budget)?,
        #[cfg(feature = "files")]
        Kind::Mht => {
            let page = decode(&super::mht::page(bytes)?, legacy).map_err(undecodable)?;
            budget.spend(Cost::Text, page.len())?;
            vec![html::read(&page)]
        }
        #[cfg(feature = "files")]
        Kind::Csv(text) => vec![super::csv::read(&text)],
        #[cfg(not(feature = "files"))]
        Kind::Docx
        | Kind::WordXml(_)
        | Kind::Doc
        | Kind::Rtf
        | Kind::Xlsx
        | Kind::Pdf
        | Kind::Mht
        | Kind::Csv(_) => {
            return Err(Unreadable::NotBuilt);
        }
    };
    // A document without a word is no report that was found sound.
    if documents.iter().all(|document| document.text.trim().is_empty()) {
        let pictures = documents.iter().any(|document| !document.extras.images.is_empty());
        return Err(if pictures { Unreadable::OnlyPictures } else { Unreadable::Empty });
    }
    let several = documents.len() > 1;
    let named = |mut document: Document| {
        document.name = match document.name.as_str() {
            sheet if several && !sheet.is_empty() => format!("{name} · {sheet}"),
            _ => name.to_owned(),
        };
        document
    };
    Ok(documents.into_iter().map(named).collect())
}

/// A file by its content.
#[cfg_attr(
    not(feature = "files"),
    expect(dead_code, reason = "without the readers only the name of a kind matters")
)]
enum Kind {
    Plain(String),
    Html(String),
    Csv(String),
    Mht,
    Docx,
    WordXml(String),
    Doc,
    Rtf,
    Xlsx,
    Pdf,
}

fn kind(name: &str, bytes: &[u8], legacy: Legacy<'_>, budget: &Budget) -> Result<Kind, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() > FILE_LIMIT {
        return Err(Unreadable::TooBig);
    }
    let head = bytes.get(..1024).unwrap_or(bytes);
    // Readers of PDF allow for some bytes before the mark, and so do writers.
    if find(head, b"%PDF-").is_some() {
        return Ok(Kind::Pdf);
    }
    if rtf(bytes).is_some() {
        return Ok(Kind::Rtf);
    }
    for (mark, answer) in MARKS {
        if bytes.starts_with(mark) {
            return Err(*answer);
        }
    }
    if is_picture(bytes) {
        return Err(Unreadable::Picture);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        return if find(bytes, &name).is_some() { Err(Unreadable::Password) } else { Ok(Kind::Doc) };
    }
    if is_mht(head) {
        return Ok(Kind::Mht);
    }
    let text = decode(bytes, legacy).map_err(undecodable)?;
    budget.spend(Cost::Text, text.len())?;
    if text.contains("progid=\"Excel.Sheet\"") {
        return Err(Unreadable::OldOffice);
    }
    if is_word_xml(&text) {
        return Ok(Kind::WordXml(text));
    }
    Ok(if is_html(&text) {
        Kind::Html(text)
    } else if is_csv(name, &text) {
        Kind::Csv(text)
    } else {
        Kind::Plain(text)
    })
}

/// A file of RTF from its first brace on; programs leave ends of lines or a mark of UTF-8 before it.
pub(super) fn rtf(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    bytes.starts_with(b"{\\rtf").then_some(bytes)
}

/// The namespaces of a package laid out flat in one file, and of Word 2003 XML.
pub(super) const FLAT: &str = "http://schemas.microsoft.com/office/2006/xmlPackage";
/// See [`FLAT`].
pub(super) const WORD_2003: &str = "http://schemas.microsoft.com/office/word/2003/wordml";

/// Whether a text is a Word document in XML. The namespace is declared by the outermost element.
pub fn is_word_xml(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let head = || text.char_indices().nth(8192).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    text.starts_with('<') && (head().contains(FLAT) || head().contains(WORD_2003))
}

fn undecodable(error: Undecodable) -> Unreadable {
    match error {
        Undecodable::Empty => Unreadable::Empty,
        Undecodable::NotText => Unreadable::Unknown,
    }
}

/// First bytes that settle what a file is.
const MARKS: &[(&[u8], Unreadable)] = &[
    (b"\x89PNG", Unreadable::Picture),
    (b"\xFF\xD8\xFF", Unreadable::Picture),
    (b"GIF8", Unreadable::Picture),
    (b"II*\0", Unreadable::Picture),
    (b"MM\0*", Unreadable::Picture),
    (b"RIFF", Unreadable::Picture),
    (b"Rar!", Unreadable::Archive),
    (b"7z\xBC\xAF\x27\x1C", Unreadable::Archive),
    (b"\x1F\x8B", Unreadable::Archive),
];

/// Pictures whose first bytes alone could be a text's: bitmaps, and what telephones take (HEIF).
fn is_picture(bytes: &[u8]) -> bool {
    let reserved_is_zero = bytes.get(6..10) == Some(&[0; 4]);
    bytes.starts_with(b"BM") && reserved_is_zero || bytes.get(4..8) == Some(b"ftyp")
}

/// What a zip archive holds.
#[cfg(feature = "files")]
fn package(bytes: &[u8]) -> Result<Kind, Unreadable> {
    let package = super::package::Package::open(bytes)?;
    let has = |start: &str| package.names().any(|name| name.starts_with(start));
    let whole = package.has("[Content_Types].xml");
    match () {
        () if whole && has("word/") => Ok(Kind::Docx),
        () if whole && has("xl/") => Ok(Kind::Xlsx),
        () if package.has("OFD.xml") => Err(Unreadable::Ofd),
        () if whole || package.has("mimetype") => Err(Unreadable::OtherOffice),
        () => Err(Unreadable::Archive),
    }
}

#[cfg(not(feature = "files"))]
fn package(_bytes: &[u8]) -> Result<Kind, Unreadable> {
    Ok(Kind::Docx)
}

/// A web page saved in one file: mail headers, and parts.
fn is_mht(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let begins =
        ["mime-version:", "from:", "date:", "subject:", "content-type:", "snapshot-content-location:"];
    begins.iter().any(|b| head.trim_start().starts_with(b)) && head.contains("content-type: ")
}

/// Whether text is a table of commas: it is named so, or most of its lines have several.
fn is_csv(name: &str, text: &str) -> bool {
    if name.to_ascii_lowercase().ends_with(".csv") {
        return true;
    }
    // A table of commas has at least three such lines.
    if text.matches(',').nth(3 * 4 - 1).is_none() {
        return false;
    }
    let lines = || text.lines().filter(|l| !l.trim().is_empty());
    let all = lines().count();
    let with_commas = lines().filter(|l| l.bytes().filter(|b| *b == b',').count() >= 4).count();
    all >= 5 && with_commas * 5 >= all * 3
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
