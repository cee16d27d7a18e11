//! Word 97 to 2003, and what WPS writes as `.doc` and `.wps`: a container of streams, in one of which the text stands in
//! pieces ([MS-CFB], [MS-DOC]). Read is what a reader sees, as of a `docx`: numbers of lists counted out, tracked changes
//! accepted, hidden text left out; no headers and footnotes.

mod body;
mod bytes;
mod fib;
mod fields;
mod lists;
mod pieces;
mod rows;
mod runs;
mod sprm;
mod styles;

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::ops::Range;

use cfb::CompoundFile;

use self::body::Body;
use self::bytes::{slice, u32_at, usize_at};
use self::fib::{Fib, Table};
use self::pieces::{NOTHING, Text};
use self::runs::Runs;
use self::styles::Styles;
use super::budget::{Budget, Cost};
use super::builder::Builder;
use super::docx::items::write;
use super::sniff::Legacy;
use super::{Unreadable, cell_marks};
use crate::document::{Document, Format};

/// Reads a document.
pub fn read_within(bytes: &[u8], legacy: Legacy<'_>, budget: &Budget) -> Result<Document, Unreadable> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    let has = |name: &str| file.exists(name);
    if !has("WordDocument") {
        let answers = [
            ("EncryptedPackage", Unreadable::Password),
            ("Workbook", Unreadable::OldOffice),
            ("Book", Unreadable::OldOffice),
        ];
        let known = answers.into_iter().find(|(stream, _)| has(stream));
        return Err(known.map_or(Unreadable::OtherOffice, |(_, answer)| answer));
    }
    let document = stream(&mut file, "WordDocument", budget)?;
    let fib = Fib::read(&document)?;
    let tables = stream(&mut file, fib.table, budget)?;
    let data = if file.exists("Data") { stream(&mut file, "Data", budget)? } else { Vec::new() };
    let clx = fib.table(&tables, Table::Pieces).ok_or(Unreadable::Broken)?;
    let mut text = Text::read(&document, clx, legacy, budget)?;
    fields::take_out_instructions(&mut text.characters);
    let length = fib.body().min(text.characters.len());
    let (boxes, left_over) = text_boxes(&fib, &tables, budget)?;
    let mut body = Body {
        budget,
        text: &text,
        characters: Runs::read(&document, fib.table(&tables, Table::Characters), false, budget)?,
        paragraphs: Runs::read(&document, fib.table(&tables, Table::Paragraphs), true, budget)?,
        styles: Styles::read(fib.table(&tables, Table::Styles), budget)?,
        numbering: lists::read(&fib, &tables),
        data: &data,
        boxes,
        revisions: 0,
        comments: 0,
        hidden: 0,
    };
    if text.characters.iter().take(length).any(|(c, _)| *c == '\u{7}') && !body.has_tables(0..length) {
        return Ok(without_properties(&text, length));
    }
    let mut items = body.read(0..length)?;
    for stretch in left_over {
        items.append(&mut body.read(stretch)?);
    }
    let mut builder = Builder::default();
    write(&items, &mut builder, &mut Vec::new(), &mut Vec::new());
    builder.extras.revisions = body.revisions;
    builder.extras.comments = body.comments;
    builder.extras.hidden = body.hidden;
    Ok(builder.finish(Format::Doc))
}

/// A stream of the container.
fn stream(
    file: &mut CompoundFile<Cursor<&[u8]>>,
    name: &str,
    budget: &Budget,
) -> Result<Vec<u8>, Unreadable> {
    let stream = file.open_stream(name).map_err(|_| Unreadable::Broken)?;
    let (mut content, allowed) = (Vec::new(), budget.left(Cost::Inflated));
    stream.take(allowed.saturating_add(1)).read_to_end(&mut content).map_err(|_| Unreadable::Broken)?;
    budget.spend(Cost::Inflated, content.len())?;
    Ok(content)
}

/// A document whose paragraphs do not say which of them stand in tables: the marks of its cells alone do.
fn without_properties(text: &Text, length: usize) -> Document {
    let characters = text.characters.iter().take(length).map(|(c, _)| *c);
    let is_shown = |c: &char| *c != NOTHING && (!c.is_ascii_control() || "\t\r\u{7}\u{B}\u{C}".contains(*c));
    Document { format: Format::Doc, ..cell_marks::read(characters.filter(is_shown).collect()) }
}

/// By the character where they hang, the texts of text boxes; and those that hang nowhere.
fn text_boxes(
    fib: &Fib<'_>,
    tables: &[u8],
    budget: &Budget,
) -> Result<(HashMap<usize, Vec<Range<usize>>>, Vec<Range<usize>>), Unreadable> {
    let entries = |table: Table, width: usize| {
        let bytes = fib.table(tables, table).unwrap_or_default();
        (bytes, bytes.len().saturating_sub(4) / (4 + width))
    };
    let (anchors, count) = entries(Table::Anchors, 26);
    budget.spend(Cost::Nodes, count)?;
    let mut places = HashMap::new();
    for nth in 0..count {
        let shape = slice(anchors, 4 * (count + 1) + 26 * nth, 26).and_then(|anchor| u32_at(anchor, 0));
        places.extend(shape.zip(usize_at(anchors, 4 * nth)));
    }
    let (texts, count) = entries(Table::TextBoxes, 22);
    budget.spend(Cost::Nodes, count)?;
    let (mut hanging, mut left_over) = (HashMap::<usize, Vec<Range<usize>>>::new(), Vec::new());
    for nth in 0..count {
        let entry = slice(texts, 4 * (count + 1) + 22 * nth, 22);
        let bounds = usize_at(texts, 4 * nth).zip(usize_at(texts, 4 * nth + 4));
        let (Some(entry), Some((start, end))) = (entry, bounds) else { continue };
        let start = fib.text_boxes().saturating_add(start);
        // One more end of a paragraph stands behind each. The last entry, and those that wait to be used again, hold nothing.
        let stretch = start..fib.text_boxes().saturating_add(end).saturating_sub(1);
        if stretch.is_empty() || u32_at(entry, 8).is_some_and(|flags| flags & 0xFFFF != 0) {
            continue;
        }
        match u32_at(entry, 14).and_then(|shape| places.get(&shape)) {
            Some(place) => hanging.entry(*place).or_default().push(stretch),
            None => left_over.push(stretch),
        }
    }
    Ok((hanging, left_over))
}
