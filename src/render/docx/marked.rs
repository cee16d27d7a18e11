//! A copy of the report that was checked, with a comment at the very words of each finding. The file is patched:
//! runs are cut where a comment begins or ends, and every part that needs no change is carried over byte for byte.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::masked;
use super::super::problems::{self, is_folded};
use super::{WORD, escaped, run};
use crate::Checked;
use crate::checked::Reason;
use crate::finding::{Finding, Lang, Role, Severity};
use crate::rules;
use crate::source::docx::{Docx, Piece, attribute, children, parse, text_of};
use crate::source::package::{Package, sealed};
use crate::source::{Unreadable, docx as reader};
use crate::text::Span;

const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const COMMENTS_RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";

/// Who the comments are by.
pub(super) const AUTHOR: &str = "勾稽 Gouji";

/// The file's bytes with the findings as comments. `checked` must have been read from these very bytes.
pub fn marked(bytes: &[u8], checked: &Checked, lang: Lang) -> Result<Vec<u8>, Unreadable> {
    let docx = reader::read_mapped(bytes)?;
    if docx.document.text != checked.report.text() {
        return Err(Unreadable::Broken);
    }
    let mut package = Package::open(bytes)?;
    let folder = docx.part.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let file = docx.part.rsplit('/').next().unwrap_or_default();
    let relations_name = format!("{folder}/_rels/{file}.rels");
    let relations = match package.read(&relations_name)? {
        Some(bytes) => text_of(bytes)?,
        None => "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
            .to_owned(),
    };
    let existing = existing_comments(&relations, &folder)?;
    let before = match &existing {
        Some(name) => package.read(name)?.map(text_of).transpose()?,
        None => None,
    };
    let first_id = before.as_deref().map(next_id).transpose()?.unwrap_or(0);

    let findings = &checked.outcomes.findings;
    // What could not be checked is not the report's fault, and no comment on it.
    let is_marked = |f: &&Finding| f.severity != Severity::NotEvaluated && !is_folded(f, findings);
    let asides = &checked.outcomes.set_aside;
    let aside_findings: Vec<Finding> = asides.iter().map(|one| one.finding.clone()).collect();
    let aside = aside_findings.iter().zip(asides).filter(|(f, _)| !is_folded(f, &aside_findings));
    let aside: Vec<(&Finding, Reason)> = aside.map(|(f, one)| (f, one.reason)).collect();
    let said = findings.iter().filter(is_marked).map(|f| (f, words(f, findings, lang)));
    let said = said.chain(aside.iter().map(|(f, reason)| {
        let answer = format!("【{}】{}", problems::aside_heading(lang), reason.words(lang));
        (*f, [vec![answer], words(f, &aside_findings, lang)].concat())
    }));
    let placed = said.flat_map(|(finding, lines)| at_each_place(finding, checked, lines, lang));
    let placed: Vec<(Span, Vec<String>)> = placed.collect();
    let anchors: Vec<Anchor> = placed.iter().map(|(span, _)| anchor(*span, &docx)).collect();
    let body = with_marks(&docx, &anchors, first_id);
    let comments: String = placed.iter().zip(first_id..).map(|((_, lines), id)| comment(lines, id)).collect();

    let mut parts = vec![(docx.part.clone(), body.into_bytes())];
    match (existing, before) {
        (Some(name), Some(text)) => {
            parts.push((name, before_end(&text, &in_own_prefix(&text, &comments))?.into_bytes()));
        }
        _ => {
            let name = format!("{folder}/comments.xml");
            let root = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                 <w:comments xmlns:w=\"{WORD}\">{comments}</w:comments>"
            );
            let relation = format!(
                "<Relationship Id=\"{}\" Type=\"{COMMENTS_RELATION}\" Target=\"comments.xml\"/>",
                free_relation(&relations)
            );
            let types = text_of(package.read("[Content_Types].xml")?.ok_or(Unreadable::Broken)?)?;
            let kind = format!("<Override PartName=\"/{name}\" ContentType=\"{COMMENTS_TYPE}\"/>");
            parts.push(("[Content_Types].xml".to_owned(), before_end(&types, &kind)?.into_bytes()));
            parts.push((relations_name, before_end(&relations, &relation)?.into_bytes()));
            parts.push((name, root.into_bytes()));
        }
    }
    package.patched(&parts).map(sealed)
}

/// The part that holds the file's own comments, if it has any.
fn existing_comments(relations: &str, folder: &str) -> Result<Option<String>, Unreadable> {
    let tree = parse(relations)?;
    let own = tree
        .root_element()
        .children()
        .find(|n| attribute(*n, "Type").is_some_and(|t| t.ends_with("/comments")));
    Ok(own.and_then(|n| attribute(n, "Target")).map(|target| match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    }))
}

fn next_id(comments: &str) -> Result<u32, Unreadable> {
    let tree = parse(comments)?;
    let ids =
        children(tree.root_element(), "comment").filter_map(|n| attribute(n, "id")?.parse::<u32>().ok());
    Ok(ids.max().map_or(0, |id| id.saturating_add(1)))
}

/// A relationship's id that the file does not use.
fn free_relation(relations: &str) -> String {
    let mut nth = 1;
    while relations.contains(&format!("\"rIdGouji{nth}\"")) {
        nth += 1;
    }
    format!("rIdGouji{nth}")
}

/// Puts markup before the end of the root element, which may hold nothing yet.
fn before_end(text: &str, markup: &str) -> Result<String, Unreadable> {
    let root = parse(text)?.root_element().range();
    let element = text.get(root.clone()).ok_or(Unreadable::Broken)?;
    let after = text.get(root.end..).unwrap_or_default();
    let head = text.get(..root.start).unwrap_or_default();
    if let Some(open) = element.strip_suffix("/>") {
        let name =
            open.trim_start_matches('<').split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
        return Ok(format!("{head}{open}>{markup}</{name}>{after}"));
    }
    let (before, end) = element.rsplit_once("</").ok_or(Unreadable::Broken)?;
    Ok(format!("{head}{before}{markup}</{end}{after}"))
}

/// Comments written with the prefix that an existing part binds to WordprocessingML.
fn in_own_prefix(part: &str, comments: &str) -> String {
    let declared = part.split_once(&format!("=\"{WORD}\""));
    match declared.and_then(|(before, _)| before.rsplit_once("xmlns:")) {
        Some((_, "w")) => comments.to_owned(),
        Some((_, prefix)) => {
            comments.replace("<w:", &format!("<{prefix}:")).replace("</w:", &format!("</{prefix}:"))
        }
        None => comments.to_owned(),
    }
}

/// What the comment says: the kind and weight, what is wrong, the calculation, what to do.
fn words(finding: &Finding, all: &[Finding], lang: Lang) -> Vec<String> {
    let title = rules::title_of(finding, lang);
    let head = match lang {
        Lang::Zh => format!("【{}】{title}（{}）", finding.severity.title(lang), finding.code),
        Lang::En => format!("[{}] {title} ({})", finding.severity.title(lang), finding.code),
    };
    let mut lines = vec![head, masked(finding.message.get(lang)).into_owned()];
    let folded = problems::folded_under(finding, all).filter_map(|f| f.formula.as_ref());
    // A headline may have the formula of what stands under it.
    for formula in finding.formula.iter().chain(folded).map(|f| masked(f).into_owned()) {
        if !lines.contains(&formula) {
            lines.push(formula);
        }
    }
    lines.extend(finding.advice(lang).map(|advice| masked(advice).into_owned()));
    lines.retain(|line| !line.is_empty());
    lines
}

fn comment(lines: &[String], id: u32) -> String {
    let paragraphs: String = lines.iter().map(|line| format!("<w:p>{}</w:p>", run("w:", "", line))).collect();
    format!("<w:comment w:id=\"{id}\" w:author=\"{AUTHOR}\" w:initials=\"G\">{paragraphs}</w:comment>")
}

/// Where a comment hangs.
enum Anchor {
    /// From a byte of one piece's text to a byte of another's (or the same), in one paragraph.
    Words { from: (usize, usize), to: (usize, usize) },
    /// At the end of a paragraph, which has no words of its own there (a blank cell, a generated number).
    Paragraph(usize),
}

/// The places of a finding with what is said at each: everything at its first subject (at the beginning of the document where
/// it has none), and at every other suspect place that it belongs to the same.
fn at_each_place(
    finding: &Finding,
    checked: &Checked,
    lines: Vec<String>,
    lang: Lang,
) -> Vec<(Span, Vec<String>)> {
    /// More places than this are a row or a column, which one comment says.
    const MOST: usize = 8;
    let subjects = finding.marks.iter().filter(|m| m.role == Role::Subject).map(|m| m.span);
    let suspects = finding.suggestions.iter().filter_map(|s| checked.report.cell(s.cell)?.span);
    let mut spans: Vec<Span> = Vec::new();
    for span in subjects.chain(suspects) {
        if !spans.contains(&span) {
            spans.push(span);
        }
    }
    let first = spans.first().copied().or(finding.marks.first().map(|m| m.span)).unwrap_or_default();
    let same = match lang {
        Lang::Zh => "与上一条批注是同一问题，应一并核对。",
        Lang::En => "The same problem as in the comment before: to be looked at together.",
    };
    let short: Vec<String> = lines.first().cloned().into_iter().chain([same.to_owned()]).collect();
    let others = spans.into_iter().skip(1).take(MOST).map(|span| (span, short.clone()));
    std::iter::once((first, lines)).chain(others).collect()
}

/// Where the comment on a place hangs.
fn anchor(span: Span, docx: &Docx) -> Anchor {
    let place = docx.paragraphs.partition_point(|p| p.text.start <= span.start).saturating_sub(1);
    // Word takes no comments in text boxes: it hangs on the paragraph before.
    let free = (0..=place).rev().find(|n| docx.paragraphs.get(*n).is_some_and(|p| !p.boxed));
    let Some(free) = free.filter(|n| *n == place) else { return Anchor::Paragraph(free.unwrap_or(0)) };
    let Some(paragraph) = docx.paragraphs.get(free) else { return Anchor::Paragraph(free) };
    let wanted = Span::new(span.start, span.end.min(paragraph.text.end));
    let first = docx.pieces.partition_point(|p| p.text.end <= wanted.start);
    let after = docx.pieces.partition_point(|p| p.text.start < wanted.end);
    match (docx.pieces.get(first), after.checked_sub(1).and_then(|last| docx.pieces.get(last))) {
        (Some(begin), Some(end)) if first < after && wanted.start < wanted.end => Anchor::Words {
            from: (first, wanted.start.saturating_sub(begin.text.start)),
            to: (after - 1, wanted.end.min(end.text.end) - end.text.start),
        },
        _ => Anchor::Paragraph(free),
    }
}

/// What is put where inside a run: by piece, byte of its text, and whether it begins a comment, so that ends come
/// before beginnings at the same place.
type Cuts = BTreeMap<(usize, usize, bool), String>;

/// The part's XML with the comments' marks.
fn with_marks(docx: &Docx, anchors: &[Anchor], first_id: u32) -> String {
    let xml = docx.xml.as_str();
    let w = prefix(docx);
    let begin = |id: u32| format!("<{w}commentRangeStart {w}id=\"{id}\"/>");
    let end = |id: u32| {
        format!("<{w}commentRangeEnd {w}id=\"{id}\"/><{w}r><{w}commentReference {w}id=\"{id}\"/></{w}r>")
    };
    let mut cuts: BTreeMap<(usize, usize), Cuts> = BTreeMap::new();
    let mut ends: BTreeMap<usize, String> = BTreeMap::new();
    for (anchor, id) in anchors.iter().zip(first_id..) {
        match anchor {
            Anchor::Words { from, to } => {
                for ((piece, at), is_begin, markup) in [(*from, true, begin(id)), (*to, false, end(id))] {
                    let Some(run) = docx.pieces.get(piece).map(|p| (p.run.start, p.run.end)) else {
                        continue;
                    };
                    let place = cuts.entry(run).or_default().entry((piece, at, is_begin)).or_default();
                    place.push_str(&markup);
                }
            }
            Anchor::Paragraph(nth) => {
                ends.entry(*nth).or_default().push_str(&format!("{}{}", begin(id), end(id)));
            }
        }
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for ((start, stop), places) in cuts {
        edits.push((start..stop, cut_run(docx, start..stop, &places, &w)));
    }
    for (nth, markup) in ends {
        let Some(element) = docx.paragraphs.get(nth).map(|p| p.element.clone()) else { continue };
        let source = xml.get(element.clone()).unwrap_or_default();
        match (source.strip_suffix("/>"), source.rfind("</")) {
            (Some(open), _) if !open.contains('>') => {
                edits.push((element, format!("{open}>{markup}</{w}p>")));
            }
            (_, Some(at)) => edits.push((element.start + at..element.start + at, markup)),
            _ => {}
        }
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut out, mut done) = (String::with_capacity(xml.len() + 1024), 0);
    for (range, text) in edits {
        if range.start < done {
            continue;
        }
        out.push_str(xml.get(done..range.start).unwrap_or_default());
        out.push_str(&text);
        done = range.end;
    }
    out.push_str(xml.get(done..).unwrap_or_default());
    out
}

/// The prefix of WordprocessingML in the body, with its colon.
pub(super) fn prefix(docx: &Docx) -> String {
    let first = docx.paragraphs.first().and_then(|p| docx.xml.get(p.element.clone())).unwrap_or_default();
    let name: &str = first.trim_start_matches('<').split([' ', '>', '/', '\n']).next().unwrap_or("w:p");
    name.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"))
}

/// The properties at the beginning of a run's content.
pub(super) fn run_properties<'a>(content: &'a str, w: &str) -> &'a str {
    let end = format!("</{w}rPr>");
    let empty = format!("<{w}rPr/>");
    match content.find(&end) {
        _ if content.starts_with(&empty) => content.get(..empty.len()).unwrap_or_default(),
        Some(at) if content.starts_with(&format!("<{w}rPr")) => {
            content.get(..at + end.len()).unwrap_or_default()
        }
        _ => "",
    }
}

/// A run cut at the places given, with markup between the parts; each part keeps the run's properties.
fn cut_run(docx: &Docx, run: Range<usize>, places: &Cuts, w: &str) -> String {
    let source = docx.xml.get(run.clone()).unwrap_or_default();
    let (open, rest) = source.split_once('>').unwrap_or((source, ""));
    let (content, close) = rest.rsplit_once("</").unwrap_or((rest, ""));
    let properties = run_properties(content, w);
    let mut out = String::new();
    let mut part = String::new();
    let finish = |part: &mut String, out: &mut String| {
        if !part.is_empty() {
            out.push_str(&format!("{open}>{properties}{part}</{close}"));
            part.clear();
        }
    };
    let content_start = run.start + open.len() + 1;
    let (mut at, content_end) = (content_start + properties.len(), content_start + content.len());
    let mut by_piece: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
    for ((piece, byte, _), markup) in places {
        by_piece.entry(*piece).or_default().push((*byte, markup));
    }
    for (nth, cuts) in by_piece {
        let Some(Piece { text, element, .. }) = docx.pieces.get(nth) else { continue };
        let words = text.of(&docx.document.text);
        part.push_str(docx.xml.get(at..element.start).unwrap_or_default());
        let mut from = 0;
        for (byte, markup) in cuts {
            part.push_str(&words_element(words.get(from..byte).unwrap_or_default(), w));
            finish(&mut part, &mut out);
            out.push_str(markup);
            from = byte;
        }
        part.push_str(&words_element(words.get(from..).unwrap_or_default(), w));
        at = element.end;
    }
    part.push_str(docx.xml.get(at..content_end).unwrap_or_default());
    finish(&mut part, &mut out);
    out
}

pub(super) fn words_element(words: &str, w: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    format!("<{w}t xml:space=\"preserve\">{}</{w}t>", escaped(words))
}
