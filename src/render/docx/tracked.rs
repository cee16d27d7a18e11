//! A copy of the report that was checked, with what is proposed as tracked changes: accepted or rejected one by one in Word or
//! WPS. The file is patched: a run is cut where a number is changed, and every other part is carried over byte for byte.

use std::collections::BTreeMap;
use std::ops::Range;

use roxmltree::Node;

use super::super::problems::is_folded;
use super::marked::{AUTHOR, prefix, run_properties, words_element};
use super::{escaped, run};
use crate::Checked;
use crate::finding::Severity;
use crate::source::docx::{Docx, Place, attribute, parse};
use crate::source::package::{Package, sealed};
use crate::source::{Unreadable, docx as reader};
use crate::text::Span;

/// The file's bytes with the proposals as tracked changes, and how many there are of them. `checked` must have been read from
/// these very bytes.
pub fn tracked(bytes: &[u8], checked: &Checked) -> Result<(Vec<u8>, usize), Unreadable> {
    let docx = reader::read_mapped(bytes)?;
    if docx.document.text != checked.report.text() {
        return Err(Unreadable::Broken);
    }
    let (copy, count) = made(bytes, &docx, &proposals(checked))?;
    Ok((sealed(copy), count))
}

/// The file's bytes with these changes of its text as tracked changes, and how many of them could be made. They are in the
/// order of the text, of the length `length` in bytes, and do not overlap.
pub fn tracked_changes(
    bytes: &[u8],
    length: usize,
    changes: &[(Span, String)],
) -> Result<(Vec<u8>, usize), Unreadable> {
    let docx = reader::read_mapped(bytes)?;
    let mut at = 0;
    let is_in_order = changes.iter().all(|(span, _)| {
        let is_behind = at <= span.start && span.start <= span.end && span.end <= length;
        at = span.end;
        is_behind
    });
    if docx.document.text.len() != length || !is_in_order {
        return Err(Unreadable::Broken);
    }
    made(bytes, &docx, changes)
}

fn made(bytes: &[u8], docx: &Docx, changes: &[(Span, String)]) -> Result<(Vec<u8>, usize), Unreadable> {
    let (body, count) = changed(docx, changes)?;
    Ok((Package::open(bytes)?.patched(&[(docx.part.clone(), body.into_bytes())])?, count))
}

/// What should stand where, in the order of the text; where two proposals are about the same words, the first holds.
fn proposals(checked: &Checked) -> Vec<(Span, String)> {
    let findings = &checked.outcomes.findings;
    let heads = findings
        .iter()
        .filter(|f| matches!(f.severity, Severity::Error | Severity::Warning) && !is_folded(f, findings));
    let mut all: Vec<(Span, String)> = Vec::new();
    for finding in heads {
        let cells = finding.suggestions.iter().filter_map(|suggestion| {
            Some((checked.report.cell(suggestion.cell)?.span?, suggestion.value.to_string()))
        });
        let prose =
            finding.replacement.iter().map(|replacement| (replacement.span, replacement.value.to_string()));
        for (span, value) in cells.chain(prose) {
            let is_free = all.iter().all(|(other, _)| other.end <= span.start || span.end <= other.start);
            if is_free && span.of(checked.report.text()) != value {
                all.push((span, value));
            }
        }
    }
    all.sort_by_key(|(span, _)| span.start);
    all
}

/// A stretch of a piece that goes, and what comes behind it.
struct Change {
    from: usize,
    to: usize,
    new: Option<String>,
}

/// The part's XML with the changes that can be made in it: not those that would stand within another's.
fn changed(docx: &Docx, proposals: &[(Span, String)]) -> Result<(String, usize), Unreadable> {
    let tree = parse(&docx.xml)?;
    let w = prefix(docx);
    let mut id = next_id(tree.root_element());
    let (mut runs, mut ends) = (BTreeMap::<(usize, usize), BTreeMap<usize, Vec<Change>>>::new(), Vec::new());
    let mut count = 0;
    for (span, value) in proposals {
        let first = docx.pieces.partition_point(|piece| piece.text.end <= span.start);
        let touched: Vec<usize> = (first..docx.pieces.len())
            .take_while(|nth| docx.pieces.get(*nth).is_some_and(|piece| piece.text.start < span.end))
            .collect();
        if span.start == span.end {
            // A blank cell has no words: its number comes at the end of its paragraph.
            let is_blank = |p: &&Place| {
                p.text.start <= span.start
                    && span.end <= p.text.end
                    && p.text.of(&docx.document.text).trim().is_empty()
            };
            let place = docx.paragraphs.iter().find(is_blank);
            if let Some(place) = place.filter(|place| !place.boxed) {
                ends.push((place.element.clone(), inserted(&w, id, "", value)));
                (id, count) = (id + 1, count + 1);
            }
            continue;
        }
        let whole: usize = touched
            .iter()
            .filter_map(|nth| docx.pieces.get(*nth))
            .map(|piece| piece.text.end.min(span.end).saturating_sub(piece.text.start.max(span.start)))
            .sum();
        let all_free =
            touched.iter().filter_map(|nth| docx.pieces.get(*nth)).all(|piece| is_free(&tree, &piece.run));
        // A number that a list counts out, or that stands in another's change, is left to a person.
        if touched.is_empty() || whole != span.end - span.start || !all_free {
            continue;
        }
        count += 1;
        for (nth, index) in touched.iter().enumerate() {
            let Some(piece) = docx.pieces.get(*index) else { continue };
            let from = span.start.max(piece.text.start) - piece.text.start;
            let to = span.end.min(piece.text.end) - piece.text.start;
            let new = (nth + 1 == touched.len()).then(|| value.clone());
            let run = runs.entry((piece.run.start, piece.run.end)).or_default();
            run.entry(*index).or_default().push(Change { from, to, new });
        }
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for ((start, end), pieces) in runs {
        edits.push((start..end, changed_run(docx, start..end, &pieces, &w, &mut id)));
    }
    for (element, markup) in ends {
        let source = docx.xml.get(element.clone()).unwrap_or_default();
        match (source.strip_suffix("/>"), source.rfind("</")) {
            (Some(open), _) if !open.contains('>') => {
                edits.push((element, format!("{open}>{markup}</{w}p>")))
            }
            (_, Some(at)) => edits.push((element.start + at..element.start + at, markup)),
            _ => {}
        }
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut out, mut done) = (String::with_capacity(docx.xml.len() + 1024), 0);
    for (range, text) in edits.into_iter() {
        if range.start < done {
            continue;
        }
        out.push_str(docx.xml.get(done..range.start).unwrap_or_default());
        out.push_str(&text);
        done = range.end;
    }
    out.push_str(docx.xml.get(done..).unwrap_or_default());
    Ok((out, count))
}

/// Whether a run stands where a tracked change may: in no other change, and in no text box.
fn is_free(tree: &roxmltree::Document<'_>, run: &Range<usize>) -> bool {
    let node = tree.descendants().find(|node| node.is_element() && node.range() == *run);
    node.is_some_and(|node| {
        let names = node.ancestors().map(|around| around.tag_name().name());
        names
            .into_iter()
            .all(|name| !matches!(name, "ins" | "del" | "moveTo" | "moveFrom" | "txbxContent" | "fldSimple"))
    })
}

/// A number that no change of the file has.
fn next_id(root: Node<'_, '_>) -> u32 {
    let ids = root.descendants().filter_map(|node| attribute(node, "id")?.parse::<u32>().ok());
    ids.max().map_or(1, |id| id.saturating_add(1))
}

/// A run cut where it is changed; each part keeps the run's properties.
fn changed_run(
    docx: &Docx,
    range: Range<usize>,
    pieces: &BTreeMap<usize, Vec<Change>>,
    w: &str,
    id: &mut u32,
) -> String {
    let source = docx.xml.get(range.clone()).unwrap_or_default();
    let (open, rest) = source.split_once('>').unwrap_or((source, ""));
    let (content, close) = rest.rsplit_once("</").unwrap_or((rest, ""));
    let properties = run_properties(content, w);
    let content_start = range.start + open.len() + 1;
    let (mut at, content_end) = (content_start + properties.len(), content_start + content.len());
    let (mut out, mut part) = (String::new(), String::new());
    let finish = |part: &mut String, out: &mut String| {
        if !part.is_empty() {
            out.push_str(&format!("{open}>{properties}{part}</{close}"));
            part.clear();
        }
    };
    for (nth, changes) in pieces {
        let Some(piece) = docx.pieces.get(*nth) else { continue };
        let words = piece.text.of(&docx.document.text);
        part.push_str(docx.xml.get(at..piece.element.start).unwrap_or_default());
        let mut from = 0;
        for change in changes {
            part.push_str(&words_element(words.get(from..change.from).unwrap_or_default(), w));
            finish(&mut part, &mut out);
            let old = escaped(words.get(change.from..change.to).unwrap_or_default());
            out.push_str(&format!(
                "<{w}del {w}id=\"{id}\" {w}author=\"{AUTHOR}\">{open}>{properties}<{w}delText xml:space=\"preserve\">{old}\
                 </{w}delText></{close}</{w}del>"
            ));
            *id += 1;
            if let Some(new) = &change.new {
                out.push_str(&inserted(w, *id, properties, new));
                *id += 1;
            }
            from = change.to;
        }
        part.push_str(&words_element(words.get(from..).unwrap_or_default(), w));
        at = piece.element.end;
    }
    part.push_str(docx.xml.get(at..content_end).unwrap_or_default());
    finish(&mut part, &mut out);
    out
}

/// An insertion of one run.
fn inserted(w: &str, id: u32, properties: &str, text: &str) -> String {
    format!("<{w}ins {w}id=\"{id}\" {w}author=\"{AUTHOR}\">{}</{w}ins>", run(w, properties, text))
}
