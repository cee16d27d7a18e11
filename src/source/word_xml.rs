//! Word documents in one file of XML: a package laid out flat (`pkg:package`), and Word 2003 XML (`w:wordDocument`). Both are
//! made into the package that they stand for, which the reader of `docx` reads.

use std::fmt::Write;

use roxmltree::Node;

use super::budget::Budget;
use super::docx::numbering::format_name;
use super::docx::{attribute, child, children, parse, read_within as read_package};
use super::sniff::{FLAT, WORD_2003};
use super::{Unreadable, package, xml};
use crate::document::{Document, Format};

/// How deep elements may nest before the file counts as broken.
const DEPTH_LIMIT: usize = 200;

/// The namespace of what is made of Word 2003 XML.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Reads a document.
pub fn read_within(text: &str, budget: &Budget) -> Result<Document, Unreadable> {
    xml::is_sane(text.as_bytes(), budget)?;
    let tree = parse(text.trim_start_matches('\u{FEFF}').trim_start())?;
    let root = tree.root_element();
    let parts = match (root.tag_name().namespace(), root.tag_name().name()) {
        (Some(FLAT), "package") => flat_parts(root),
        (Some(WORD_2003), "wordDocument") => parts_of_2003(root)?,
        _ => return Err(Unreadable::OtherOffice),
    };
    let document = read_package(&package::write(&parts)?, budget)?.document;
    Ok(Document { format: Format::Doc, ..document })
}

/// The parts of a flat package that are XML; pictures are passed over.
fn flat_parts(root: Node<'_, '_>) -> Vec<(String, Vec<u8>)> {
    let part = |node: Node<'_, '_>| {
        let content = child(node, "xmlData")?.children().find(Node::is_element)?;
        let name = attribute(node, "name")?.trim_start_matches('/').to_owned();
        Some((name, by_itself(content)?.into_bytes()))
    };
    children(root, "part").filter_map(part).collect()
}

/// The XML of an element, with the namespaces that are declared around it.
fn by_itself(node: Node<'_, '_>) -> Option<String> {
    let source = node.document().input_text().get(node.range())?;
    let name_end = source.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
    let (name, rest) = source.split_at_checked(name_end)?;
    let tag = rest.split('>').next().unwrap_or_default();
    let mut out = name.to_owned();
    for space in node.namespaces() {
        let declaration = space.name().map_or("xmlns".to_owned(), |prefix| format!("xmlns:{prefix}"));
        let own = tag.split_whitespace().any(|word| word.split('=').next() == Some(&declaration));
        if !own && space.name() != Some("xml") {
            // Writing to memory has no way to fail.
            let _ = write!(out, " {declaration}=\"{}\"", escaped(space.uri()));
        }
    }
    out.push_str(rest);
    Some(out)
}

/// Word 2003 XML as the parts of a package: body, styles and lists.
fn parts_of_2003(root: Node<'_, '_>) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let mut parts = Vec::new();
    let mut part = |name: &str, element: &str, content: &str| {
        let whole = format!("<w:{element} xmlns:w=\"{WORD}\" xmlns:x=\"urn:x\">{content}</w:{element}>");
        parts.push((format!("word/{name}.xml"), whole.into_bytes()));
    };
    let mut content = String::new();
    translate(child(root, "body").ok_or(Unreadable::Broken)?, false, 0, &mut content)?;
    part("document", "document", &content);
    if let Some(styles) = child(root, "styles") {
        content.clear();
        inside(styles, false, 0, &mut content)?;
        part("styles", "styles", &content);
    }
    if let Some(lists) = child(root, "lists") {
        part("numbering", "numbering", &numbering(lists));
    }
    Ok(parts)
}

/// Writes an element of Word 2003 XML under the names of today.
fn translate(node: Node<'_, '_>, in_drawing: bool, depth: usize, out: &mut String) -> Result<(), Unreadable> {
    if depth > DEPTH_LIMIT {
        return Err(Unreadable::Broken);
    }
    let name = node.tag_name().name();
    let is_word = node.tag_name().namespace() == Some(WORD_2003);
    let name = match (is_word, name) {
        (true, "vmerge") => "vMerge",
        (true, "hmerge") => "hMerge",
        (true, "hlink") => "hyperlink",
        // The text of a note stands in the run that refers to it.
        (true, "footnote" | "endnote" | "binData" | "sectPr") => return Ok(()),
        (true, "listPr") => {
            list(node, out);
            return Ok(());
        }
        (true, "r") if child(node, "r").is_some() => "smartTag",
        (true, "p") => return paragraph(node, in_drawing, depth, out),
        (false, "annotation") => match attribute(node, "type") {
            Some("Word.Insertion") => "ins",
            Some("Word.Deletion") => "del",
            Some("Word.Comment") => {
                out.push_str("<w:commentReference/>");
                return Ok(());
            }
            _ => return Ok(()),
        },
        (true, name) => return element("w", name, node, in_drawing, depth, out),
        (false, name) if in_drawing => return element("x", name, node, true, depth, out),
        // What people or programs put around words.
        (false, _) if node.children().any(|n| n.is_element()) => "smartTag",
        (false, _) => return Ok(()),
    };
    element("w", name, node, in_drawing, depth, out)
}

fn element(
    prefix: &str,
    name: &str,
    node: Node<'_, '_>,
    in_drawing: bool,
    depth: usize,
    out: &mut String,
) -> Result<(), Unreadable> {
    let _ = write!(out, "<{prefix}:{name}");
    for attribute in node.attributes() {
        let is_name = attribute.name().chars().all(|c| c.is_ascii_alphanumeric());
        if attribute.namespace() == Some(WORD_2003) && is_name {
            let _ = write!(out, " w:{}=\"{}\"", attribute.name(), escaped(attribute.value()));
        }
    }
    out.push('>');
    let in_drawing = name == "pict" || in_drawing && name != "txbxContent";
    inside(node, in_drawing, depth, out)?;
    let _ = write!(out, "</{prefix}:{name}>");
    Ok(())
}

fn inside(node: Node<'_, '_>, in_drawing: bool, depth: usize, out: &mut String) -> Result<(), Unreadable> {
    for node in node.children() {
        if node.is_element() {
            translate(node, in_drawing, depth + 1, out)?;
        } else if let Some(text) = node.text() {
            out.push_str(&escaped(text));
        }
    }
    Ok(())
}

/// A paragraph, with the number that Word has written down for it.
fn paragraph(node: Node<'_, '_>, in_drawing: bool, depth: usize, out: &mut String) -> Result<(), Unreadable> {
    out.push_str("<w:p>");
    let properties = child(node, "pPr");
    let label = properties.and_then(|p| child(p, "listPr")).and_then(|l| child(l, "t"));
    if let Some(properties) = properties {
        translate(properties, in_drawing, depth + 1, out)?;
    }
    if let Some(label) = label.and_then(|label| attribute(label, "val")) {
        let _ = write!(out, "<w:r><w:t>{}</w:t></w:r>", escaped(label));
    }
    for node in node.children().filter(|n| n.is_element() && Some(*n) != properties) {
        translate(node, in_drawing, depth + 1, out)?;
    }
    out.push_str("</w:p>");
    Ok(())
}

/// The list that a paragraph counts in, where its number is not written down; a number that is, is none of a list.
fn list(node: Node<'_, '_>, out: &mut String) {
    let value = |name| child(node, name).and_then(|n| attribute(n, "val")).map(escaped);
    let number = if child(node, "t").is_some() { Some("0".to_owned()) } else { value("ilfo") };
    if let Some(number) = number {
        let level = value("ilvl").unwrap_or("0".to_owned());
        let _ = write!(out, "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>");
    }
}

/// The definitions of lists.
fn numbering(lists: Node<'_, '_>) -> String {
    let mut out = String::new();
    let word = |node: Node<'_, '_>, name: &str| escaped(attribute(node, name).unwrap_or_default());
    let value = |node: Node<'_, '_>, name: &str| child(node, name).map_or(String::new(), |n| word(n, "val"));
    for definition in children(lists, "listDef") {
        let _ = write!(out, "<w:abstractNum w:abstractNumId=\"{}\">", word(definition, "listDefId"));
        for level in children(definition, "lvl") {
            let number: u8 = value(level, "nfc").parse().unwrap_or(0);
            let _ = write!(
                out,
                "<w:lvl w:ilvl=\"{}\"><w:start w:val=\"{}\"/><w:numFmt w:val=\"{}\"/><w:suff w:val=\"{}\"/>\
                 <w:lvlText w:val=\"{}\"/></w:lvl>",
                word(level, "ilvl"),
                value(level, "start"),
                format_name(number),
                value(level, "suff").to_lowercase(),
                value(level, "lvlText"),
            );
        }
        out.push_str("</w:abstractNum>");
    }
    for list in children(lists, "list") {
        let (number, definition) = (word(list, "ilfo"), value(list, "ilst"));
        let _ = write!(out, "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{definition}\"/></w:num>");
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
