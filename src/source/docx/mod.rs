//! Word and WPS documents (Office Open XML): what a reader sees, with generated numbers counted out, tracked
//! changes accepted and hidden text left out; what was changed, commented or hidden is counted.

mod body;
pub(super) mod items;
pub(super) mod numbering;

use std::collections::HashMap;
use std::ops::Range;

use roxmltree::{Node, ParsingOptions};

use crate::document::{Document, Format};
use crate::source::budget::Budget;
use crate::source::builder::Builder;
use crate::source::decode::is_html;
use crate::source::package::Package;
use crate::source::{Unreadable, html, xml};
use crate::text::Span;

/// The most nodes that a part's XML may have; a report has some 20,000.
const NODE_LIMIT: u32 = 3_000_000;

/// How deep elements may nest before the file counts as broken.
const DEPTH_LIMIT: usize = 100;

/// A document that was read, with the way back from its text into the file.
pub struct Docx {
    /// The document.
    pub document: Document,
    /// The name of the part that holds the body.
    pub part: String,
    /// That part's XML.
    pub xml: String,
    /// Every stretch of text that stands in the file itself, in the order of the text.
    pub pieces: Vec<Piece>,
    /// Every paragraph, in the order of the text.
    pub paragraphs: Vec<Place>,
}

/// A stretch of the document's text and the `w:t` element that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in [`Document::text`].
    pub text: Span,
    /// The `w:t` element, in bytes of the part's XML.
    pub element: Range<usize>,
    /// The `w:r` element around it.
    pub run: Range<usize>,
}

/// A paragraph of the document's text and its `w:p` element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it stands in [`Document::text`].
    pub text: Span,
    /// The `w:p` element, in bytes of the part's XML.
    pub element: Range<usize>,
    /// Whether it stands in a text box, where Word allows no comments.
    pub boxed: bool,
}

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    read_mapped(bytes).map(|docx| docx.document)
}

/// Reads a document and keeps the way back into the file.
pub fn read_mapped(bytes: &[u8]) -> Result<Docx, Unreadable> {
    read_within(bytes, &Budget::default())
}

/// As [`read_mapped`], on this budget.
pub fn read_within(bytes: &[u8], budget: &Budget) -> Result<Docx, Unreadable> {
    let mut package = Package::open_within(bytes, budget)?;
    let part = main_part(&mut package, budget)?;
    let xml = markup(package.read_within(&part, budget)?.ok_or(Unreadable::Broken)?, budget)?;
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut beside = |name: &str| -> Result<String, Unreadable> {
        let part = package.read_within(&format!("{folder}/{name}"), budget)?;
        part.map_or(Ok(String::new()), |bytes| markup(bytes, budget))
    };
    let (styles, numbering) = (beside("styles.xml")?, beside("numbering.xml")?);

    let mut reader = body::Body::new(budget);
    reader.chunks = chunks(&mut package, &part, budget)?;
    if !styles.is_empty() {
        reader.styles = read_styles(parse(&styles)?.root_element());
    }
    if !numbering.is_empty() {
        let list_of = |style: &str| reader.styles.get(style).and_then(|s| s.list.clone());
        reader.numbering = numbering::Numbering::read(parse(&numbering)?.root_element(), list_of);
    }
    let (mut builder, mut pieces, mut paragraphs) = (Builder::default(), Vec::new(), Vec::new());
    {
        let tree = parse(&xml)?;
        let body = child(tree.root_element(), "body").ok_or(Unreadable::Broken)?;
        let items = reader.read(body)?;
        items::write(&items, &mut builder, &mut pieces, &mut paragraphs);
        let changed = |n: &Node<'_, '_>| {
            is_word(*n) && matches!(n.tag_name().name(), "ins" | "del" | "moveFrom" | "moveTo")
        };
        builder.extras.revisions = body.descendants().filter(changed).count();
    }
    builder.extras.comments = reader.comments;
    builder.extras.hidden = reader.hidden;
    Ok(Docx { document: builder.finish(Format::Docx), part, xml, pieces, paragraphs })
}

/// Pages that stand in the document as they came, to be drawn in when Word opens it (`w:altChunk`), by the name under which
/// the body refers to them. Whole documents of other kinds can stand there too: those are saved anew first.
fn chunks(
    package: &mut Package<'_>,
    part: &str,
    budget: &Budget,
) -> Result<HashMap<String, Option<Document>>, Unreadable> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let Some(bytes) = package.read_within(&format!("{folder}/_rels/{name}.rels"), budget)? else {
        return Ok(HashMap::new());
    };
    let text = markup(bytes, budget)?;
    let tree = parse(&text)?;
    let mut chunks = HashMap::new();
    for relation in tree.root_element().children() {
        let (Some(id), Some(target)) = (attribute(relation, "Id"), attribute(relation, "Target")) else {
            continue;
        };
        if !attribute(relation, "Type").is_some_and(|kind| kind.ends_with("/aFChunk")) {
            continue;
        }
        let place = if target.starts_with('/') { target.to_owned() } else { format!("{folder}/{target}") };
        let content = package.read_within(&place, budget)?.map(String::from_utf8).and_then(Result::ok);
        chunks.insert(id.to_owned(), content.filter(|text| is_html(text)).map(|text| html::read(&text)));
    }
    Ok(chunks)
}

/// The part that holds the body: the package's relationships name it.
fn main_part(package: &mut Package<'_>, budget: &Budget) -> Result<String, Unreadable> {
    let usual = "word/document.xml";
    let Some(bytes) = package.read_within("_rels/.rels", budget)? else { return Ok(usual.to_owned()) };
    let text = markup(bytes, budget)?;
    let tree = parse(&text)?;
    let target = tree
        .root_element()
        .children()
        .find(|n| attribute(*n, "Type").is_some_and(|t| t.ends_with("/officeDocument")))
        .and_then(|n| attribute(n, "Target"));
    Ok(target.unwrap_or(usual).trim_start_matches('/').to_owned())
}

/// The text of an XML part that a parser may be let loose on.
fn markup(bytes: Vec<u8>, budget: &Budget) -> Result<String, Unreadable> {
    xml::is_sane(&bytes, budget)?;
    text_of(bytes)
}

/// The text of an XML part: UTF-8, or UTF-16 with a mark.
pub(crate) fn text_of(bytes: Vec<u8>) -> Result<String, Unreadable> {
    let wide = |pick: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks().0.iter().map(|pair| pick(*pair)).collect();
        String::from_utf16(&units).map_err(|_| Unreadable::Broken)
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|_| Unreadable::Broken),
    }
}

/// Parses a part. Entities beyond XML's own five are not expanded.
pub(crate) fn parse(text: &str) -> Result<roxmltree::Document<'_>, Unreadable> {
    let options = ParsingOptions { nodes_limit: NODE_LIMIT, ..ParsingOptions::default() };
    roxmltree::Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Unreadable::TooBig,
        _ => Unreadable::Broken,
    })
}

/// What the reader needs of a style.
#[derive(Clone, Debug, Default)]
pub(in crate::source) struct Style {
    based_on: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    hidden: Option<bool>,
    default_paragraph: bool,
}

fn read_styles(root: Node<'_, '_>) -> HashMap<String, Style> {
    let mut styles = HashMap::new();
    for node in children(root, "style") {
        let Some(id) = attribute(node, "styleId") else { continue };
        let list = child(node, "pPr").and_then(|p| child(p, "numPr"));
        let is_default = matches!(attribute(node, "default"), Some("1" | "true" | "on"));
        let style = Style {
            based_on: child(node, "basedOn").and_then(value).map(str::to_owned),
            list: list.and_then(|l| child(l, "numId")).and_then(value).map(str::to_owned),
            level: list.and_then(|l| child(l, "ilvl")).and_then(value).and_then(|v| v.parse().ok()),
            hidden: child(node, "rPr").and_then(|r| child(r, "vanish")).map(is_on),
            default_paragraph: is_default && attribute(node, "type") == Some("paragraph"),
        };
        styles.insert(id.to_owned(), style);
    }
    styles
}

/// Whether a node is of WordprocessingML, in either of its name spaces.
fn is_word(node: Node<'_, '_>) -> bool {
    node.is_element()
        && node.tag_name().namespace().is_some_and(|n| {
            n.ends_with("wordprocessingml/2006/main") || n.ends_with("ooxml/wordprocessingml/main")
        })
}

/// The first child element of that local name.
pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|n| n.is_element() && n.tag_name().name() == name)
}

/// The child elements of that local name.
pub(crate) fn children<'a, 'i>(node: Node<'a, 'i>, name: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |n| n.is_element() && n.tag_name().name() == name)
}

/// An attribute by local name, whatever its prefix.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == name).map(|a| a.value())
}

/// `w:val`.
fn value<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    attribute(node, "val")
}

/// A switch such as `<w:vanish/>`: on unless it says otherwise.
fn is_on(node: Node<'_, '_>) -> bool {
    !matches!(value(node), Some("0" | "false" | "off"))
}
