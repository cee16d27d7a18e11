//! Paragraphs between the headings: lines that a converter broke joined again, and noise told apart.

use std::collections::BTreeMap;

use super::furniture::{is_noise, is_page_mark};
use super::headings::Candidate;
use super::lines::{Folded, Line};
use super::titles::{self, Style};
use crate::report::{Paragraph, ParagraphKind, Section};
use crate::text::Span;

/// Makes the paragraphs. `noise` are lines known to be none of the prose, in order: title, signature, list of
/// contents.
pub(super) fn paragraphs(
    folded: &Folded<'_>,
    headings: &[Candidate],
    sections: &[Section],
    noise: &[Span],
    broken_by_pages: bool,
) -> Vec<Paragraph> {
    let mut pieces = pieces(folded, headings, noise);
    mark_running(&mut pieces);
    let wrap = wrap_width(&pieces);
    if wrap.is_some_and(|wrap| is_double_spaced(&pieces, wrap)) {
        pieces.iter_mut().for_each(|piece| piece.line.apart = false);
    }
    let mut found: Vec<Paragraph> = headings
        .iter()
        .map(|h| Paragraph { span: h.span, gap: None, kind: ParagraphKind::Heading, section: h.kind })
        .collect();
    let mut open: Option<Joined> = None;
    let mut prose: Vec<Paragraph> = Vec::new();
    for piece in &pieces {
        if piece.breaks {
            close(&mut open, &mut prose);
        }
        if piece.noise {
            // A page's footer inside a sentence is passed over; anything else ends the paragraph.
            let footer = piece.footer;
            match &mut open {
                Some(joined) if footer && joined.waits(wrap) => joined.footers.push(piece.line.span),
                _ => {
                    close(&mut open, &mut prose);
                    prose.push(paragraph(piece.line.span, ParagraphKind::Noise));
                }
            }
            continue;
        }
        match &mut open {
            Some(joined) if joined.takes(piece, wrap, broken_by_pages) => joined.add(piece),
            _ => {
                close(&mut open, &mut prose);
                open = Some(Joined::new(piece));
            }
        }
    }
    close(&mut open, &mut prose);
    found.extend(prose);
    crate::order::by_key(&mut found, |p| (p.span.start, p.span.end));
    mark_menus(folded.text, &mut found);
    let mut at = 0;
    for paragraph in &mut found {
        while sections.get(at + 1).is_some_and(|next| next.span.start <= paragraph.span.start) {
            at += 1;
        }
        let section = sections.get(at).filter(|s| s.span.start <= paragraph.span.start);
        paragraph.section = section.and_then(|s| s.kind);
    }
    found
}

fn paragraph(span: Span, kind: ParagraphKind) -> Paragraph {
    Paragraph { span, gap: None, kind, section: None }
}

/// A line, or what a heading leaves of it.
struct Piece {
    line: Line,
    noise: bool,
    /// Whether it is a page's number, or stands on every page.
    footer: bool,
    /// What is printed, folded, where it is short and no sentence.
    label: Option<String>,
    /// Whether more than a sixth of it are figures.
    figures: bool,
    /// Its last character, folded.
    ends: Option<char>,
    /// Whether it begins with a number of a heading or a list.
    numbered: bool,
    /// Whether it begins with 一是, 二是, ….
    item: bool,
    /// Whether a heading or a table stands before it.
    breaks: bool,
    /// Whether it has marks of a sentence.
    sentences: bool,
}

fn pieces(folded: &Folded<'_>, headings: &[Candidate], noise: &[Span]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut headings = headings.iter().peekable();
    let mut noise = noise.iter().peekable();
    // Whether a heading or a table stands before the next piece.
    let mut breaks = true;
    for (nth, line) in folded.lines.iter().enumerate() {
        if line.claimed {
            breaks = true;
            continue;
        }
        while headings.peek().is_some_and(|h| h.span.end <= line.span.start) {
            headings.next();
            breaks = true;
        }
        while noise.peek().is_some_and(|n| n.end <= line.span.start) {
            noise.next();
        }
        let mut known = noise.peek().is_some_and(|n| n.overlaps(line.span));
        let mut at = line.span.start;
        let mut cut = false;
        let first = pieces.len();
        // The text itself may go on behind the title on its line.
        let rest = noise.peek().filter(|n| known && n.start <= at).map(|n| Span::new(n.end, line.span.end));
        let headed = |r: &Span| headings.clone().any(|h| h.span.start < r.start && at < h.span.end);
        let rest = rest.filter(|r| r.start < r.end && !headed(r) && reads_like_prose(&folded.part(nth, *r)));
        if let Some(rest) = rest {
            pieces.extend(piece(folded, nth, Span::new(at, rest.start), cut, known));
            (at, cut, known) = (rest.start, true, false);
        }
        for heading in headings.clone().take_while(|h| h.span.start < line.span.end) {
            pieces.extend(piece(folded, nth, Span::new(at, heading.span.start.max(at)), cut, known));
            at = heading.span.end.min(line.span.end).max(at);
            cut = true;
        }
        pieces.extend(piece(folded, nth, Span::new(at, line.span.end), cut, known));
        for piece in pieces.iter_mut().skip(first) {
            piece.breaks |= std::mem::take(&mut breaks);
        }
    }
    pieces
}

/// A piece of a line; nothing where only marks are left.
fn piece(lines: &Folded<'_>, nth: usize, span: Span, cut: bool, known: bool) -> Option<Piece> {
    let line = lines.lines.get(nth)?;
    let span = span.trimmed(lines.text);
    if span.start == span.end {
        return None;
    }
    let folded = lines.part(nth, span);
    if cut && folded.chars().all(|c| "#*_:。.-】".contains(c)) {
        return None;
    }
    let line = Line { span, apart: line.apart || cut, ..*line };
    let noise = known || is_noise(&folded) || line.cell && !reads_like_prose(&folded);
    let numeral = titles::numeral(&folded);
    let behind = folded.get(numeral.length..).and_then(|rest| rest.chars().next());
    let numbered = match numeral.style {
        Style::Level1 | Style::Bracketed => true,
        // 1.5万件 is no item.
        Style::Arabic => behind.is_some_and(|c| !c.is_ascii_digit()),
        Style::Bare | Style::None => false,
    };
    let item = starts_item(&folded);
    let sentences = folded.contains([',', '。', ';']);
    let footer = is_page_mark(&folded);
    let figures = folded.bytes().filter(u8::is_ascii_digit).count() * 6 >= folded.len();
    let ends = folded.chars().next_back();
    let is_label = !sentences && !numbered && !item && folded.chars().nth(LONGEST_RUNNING).is_none();
    let label = is_label.then(|| folded.to_string());
    Some(Piece { line, noise, footer, label, figures, ends, numbered, item, breaks: cut, sentences })
}

/// What stands on each page is no longer than a title, and comes this often.
const LONGEST_RUNNING: usize = 60;
const RUNNING: usize = 3;

/// Marks lines that stand there again and again, page by page: a running title, a watermark.
fn mark_running(pieces: &mut [Piece]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for label in pieces.iter().filter(|p| !p.line.cell && !p.figures).filter_map(|p| p.label.clone()) {
        *times.entry(label).or_default() += 1;
    }
    let is_running =
        |piece: &Piece| piece.label.as_ref().and_then(|l| times.get(l)).is_some_and(|n| *n >= RUNNING);
    for piece in pieces.iter_mut().filter(|p| !p.line.cell && !p.figures) {
        if is_running(piece) {
            (piece.noise, piece.footer) = (true, true);
        }
    }
}

/// Whether an empty line stands between any two, those too that were cut in the middle of a sentence: then it parts no
/// paragraphs.
fn is_double_spaced(pieces: &[Piece], wrap: usize) -> bool {
    const ENOUGH: usize = 5;
    let lines = || pieces.iter().filter(|p| !p.noise && !p.line.cell && !p.breaks);
    let apart = lines().filter(|p| p.line.apart).count();
    let cut = pieces.iter().zip(pieces.iter().skip(1)).filter(|(one, next)| {
        let is_cut = !one.noise && !one.ends.is_some_and(|c| "。!?;:".contains(c));
        is_cut && next.line.apart && !next.noise && inner(&one.line) + SLACK >= wrap
    });
    apart * 10 >= lines().count() * 9 && cut.count() >= ENOUGH
}

fn reads_like_prose(folded: &str) -> bool {
    folded.contains(['。', ',']) && folded.chars().nth(15).is_some()
}

/// 一是, 二是, …
fn starts_item(folded: &str) -> bool {
    let mut chars = folded.chars();
    let first = chars.next().is_some_and(|c| "一二三四五六七八九十".contains(c));
    first && chars.next() == Some('是')
}

/// How wide the full lines of a document are that a converter broke, in columns; `None` where lines are whole.
fn wrap_width(pieces: &[Piece]) -> Option<usize> {
    // Figures in columns are no lines of prose, even where no table was recognised.
    let prose = |p: &&Piece| !p.noise && !p.line.cell && !p.figures;
    let mut widths: Vec<usize> =
        pieces.iter().filter(prose).map(|p| inner(&p.line)).filter(|w| *w >= 30).collect();
    crate::order::ascending(&mut widths);
    // The widest lines may hang over: nine tenths up stands a line like all full ones.
    let full = *widths.get(widths.len() * 9 / 10)?;
    let near = widths.iter().filter(|w| w.abs_diff(full) <= SLACK).count();
    (full <= 140 && near >= 4 && near * 5 >= widths.len() * 2).then_some(full)
}

/// How many columns a full line may lack: the first line is set in by four, and a long word or a mark that must
/// not begin a line leaves two to four more.
const SLACK: usize = 8;

/// The width of a line without the white space before it: margins differ from page to page.
fn inner(line: &Line) -> usize {
    line.width - line.indent
}

/// Lines joined so far.
struct Joined {
    span: Span,
    /// Marks of pages seen since its last line.
    footers: Vec<Span>,
    gap: Option<Span>,
    last: Line,
    /// The last character of what was joined.
    ends: Option<char>,
    cell: bool,
    /// Whether its last line has marks of a sentence.
    sentences: bool,
}

impl Joined {
    fn new(piece: &Piece) -> Joined {
        Joined {
            span: piece.line.span,
            footers: Vec::new(),
            gap: None,
            last: piece.line,
            ends: piece.ends,
            cell: piece.line.cell,
            sentences: piece.sentences,
        }
    }

    /// Whether its last line was cut in the middle.
    fn waits(&self, wrap: Option<usize>) -> bool {
        let open_end = !self.ends.is_some_and(|c| "。!?".contains(c));
        let full = wrap.is_some_and(|width| inner(&self.last) + SLACK >= width);
        open_end && (full || self.ends.is_some_and(|c| ",、".contains(c)))
    }

    /// Whether a line goes on where this one was cut.
    fn takes(&self, next: &Piece, wrap: Option<usize>, broken_by_pages: bool) -> bool {
        if self.cell || next.line.cell || self.gap.is_some() && !self.footers.is_empty() {
            return false;
        }
        // A whole paragraph on one line, cut where a page ended: no full stop, and a blank line behind it.
        let open_end = !self.ends.is_some_and(|c| "。!?;:".contains(c));
        if broken_by_pages && open_end && self.sentences && next.sentences && inner(&self.last) >= 50 {
            return !next.numbered && !next.item;
        }
        if self.waits(wrap) {
            let behind_page = !self.footers.is_empty();
            return !next.numbered && (behind_page || !next.line.apart);
        }
        // A full line that ends with a sentence, and a next one that is not set in: one paragraph.
        let full = wrap.is_some_and(|width| inner(&self.last).abs_diff(width) <= 3);
        let starts = next.line.apart || next.numbered || next.item;
        full && !starts && next.line.indent <= self.last.indent && self.footers.is_empty()
    }

    fn add(&mut self, piece: &Piece) {
        if let (Some(first), Some(last)) = (self.footers.first(), self.footers.last()) {
            self.gap = Some(first.join(*last));
            self.footers.clear();
        }
        self.span = self.span.join(piece.line.span);
        self.last = piece.line;
        self.ends = piece.ends;
        self.sentences = piece.sentences;
    }
}

fn close(open: &mut Option<Joined>, out: &mut Vec<Paragraph>) {
    if let Some(joined) = open.take() {
        out.push(Paragraph { span: joined.span, gap: joined.gap, kind: ParagraphKind::Prose, section: None });
    }
}

/// Marks blocks of menus and screenshots as noise (domain §4.1): at least four lines in a row without a full
/// stop or semicolon, of which three in ten end with a date or an arrow, or half are a mere word or number.
fn mark_menus(text: &str, paragraphs: &mut [Paragraph]) {
    let shapes: Vec<Option<Shape>> = paragraphs.iter().map(|p| shape(text, p)).collect();
    let mut start = 0;
    while start < shapes.len() {
        let run = shapes.iter().skip(start).take_while(|shape| shape.is_some()).count();
        let (mut lines, mut dated, mut words) = (0, 0, 0);
        for (nth, shape) in shapes.iter().enumerate().skip(start).take(run) {
            let Some(shape) = shape else { continue };
            // Cells side by side are one line, which ends with the last of them.
            let here = paragraphs.get(nth).map_or(0, |p| p.span.end);
            let next = paragraphs.get(nth + 1).map_or(text.len(), |p| p.span.start);
            if nth + 1 == start + run || Span::new(here, next).of(text).contains('\n') {
                lines += 1;
                dated += usize::from(shape.dated);
                words += usize::from(shape.length <= 12 && !shape.counts);
            }
        }
        if lines >= 4 && (dated * 10 > lines * 3 || words * 2 >= lines) {
            for paragraph in paragraphs.iter_mut().skip(start).take(run) {
                paragraph.kind = ParagraphKind::Noise;
            }
        }
        start += run.max(1);
    }
}

/// What matters of a line without a full stop.
struct Shape {
    length: usize,
    dated: bool,
    /// Whether it counts something (12件).
    counts: bool,
}

/// The shape of a paragraph; `None` for one that reads like prose.
fn shape(text: &str, paragraph: &Paragraph) -> Option<Shape> {
    if paragraph.kind == ParagraphKind::Heading || paragraph.span.end - paragraph.span.start > 600 {
        return None;
    }
    let ends_sentence = |text: &str| text.contains(['。', ';']);
    if paragraph.gap.is_none() && ends_sentence(paragraph.span.of(text)) {
        return None;
    }
    let folded = paragraph.squeezed(text).text;
    if ends_sentence(&folded) {
        return None;
    }
    let last = folded.chars().next_back();
    let tail = folded.trim_end_matches(['.', '…', ')']);
    let digits =
        tail.bytes().rev().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/')).count();
    let dated =
        matches!(last, Some('>' | '»' | '›')) || digits >= 5 && tail.len() > digits || folded.ends_with('日');
    let counts = folded
        .chars()
        .zip(folded.chars().skip(1))
        .any(|(digit, unit)| digit.is_ascii_digit() && "件条次项个份篇期宗起%".contains(unit));
    Some(Shape { length: folded.chars().count(), dated, counts })
}
