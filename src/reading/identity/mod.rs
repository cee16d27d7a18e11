//! Title, body, kind of body, year, period and date.

#![deny(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod bodies;
pub(crate) mod dates;
mod names;
mod period;
mod published;
mod title;
mod years;

use super::sections::{Line, Outline};
use crate::document::Document;
use crate::report::{Date, Identity, Located, Paragraph, ParagraphKind, SectionKind};
use crate::text::{Span, View, fold};

/// What stands around the prose and is none of it: the title above, body and date below.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The title, on one line.
    title: Option<Located<String>>,
    /// Body and date under the report.
    signature: Signature,
}

/// Finds title and signature. `first` is where the first heading begins, `last_end` where the last one ends.
pub fn frame(text: &str, lines: &[Line], first: Option<usize>, last_end: usize) -> Frame {
    Frame { title: title::title(text, lines, first), signature: signature(text, lines, last_end) }
}

impl Frame {
    /// The places of its lines.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.title.iter().map(|t| t.span).chain(self.signature.spans())
    }
}

/// Body and date under the report (落款).
#[derive(Clone, Debug, Default)]
struct Signature {
    /// Who signs.
    body: Option<Located<String>>,
    /// When.
    date: Option<Located<Date>>,
}

impl Signature {
    /// The places of its lines.
    fn spans(&self) -> impl Iterator<Item = Span> {
        self.body.iter().map(|b| b.span).chain(self.date.iter().map(|d| d.span))
    }
}

/// Reads who reports on which year.
pub fn read(document: &Document, outline: &Outline, frame: Frame) -> Identity {
    let text = document.text.as_str();
    let front: Vec<&Paragraph> = outline.paragraphs.iter().filter(|p| p.section.is_none()).take(60).collect();
    let Frame { title, signature: signed } = frame;
    let from_title = title.as_ref().map(|t| (t, title::parts(&folded(&t.value))));
    let opening = names::opening(text, outline);
    let mut identity = Identity { title: title.clone(), ..Identity::default() };

    identity.period = period::period(text, outline);
    identity.date_is_signature = signed.date.is_some();
    identity.date = signed.date.clone().or_else(|| published::date(text, outline));

    identity.body = from_title
        .as_ref()
        .filter(|(_, parts)| !parts.body.is_empty())
        .map(|(title, parts)| {
            let fuller = names::fuller(text, &opening, &parts.body);
            fuller.unwrap_or_else(|| located(text, title.span, &parts.body))
        })
        .or_else(|| names::stated(text, &opening))
        .or(signed.body)
        .or_else(|| names::subject(text, &opening))
        .or_else(|| names::contact(text, &opening))
        // A portal names its owner for the pages of all.
        .or_else(|| published::by(text, outline));
    identity.kind = match &identity.body {
        Some(body) => bodies::kind(&folded(&body.value)),
        None => names::own_words(&opening),
    };

    identity.title_year = title.and_then(|title| years::of_title(text, title.span));
    // The title's own line is no second witness.
    let is_title = |p: &Paragraph| identity.title.as_ref().is_some_and(|t| t.span.overlaps(p.span));
    identity.opening_year = front.iter().filter(|p| !is_title(p)).find_map(|p| years::before_title(text, p));
    identity.year = heaviest(&year_statements(text, &identity, outline)).or_else(|| {
        // Where there is no section one, in what comes first.
        let prose = || outline.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Prose);
        let mut of_one = prose().filter(|p| p.section == Some(SectionKind::S1)).peekable();
        let year = |p: &Paragraph| years::first(text, p);
        match of_one.peek() {
            Some(_) => of_one.take(3).find_map(year),
            None => prose().take(3).find_map(year),
        }
    });
    identity
}

/// What states the report's year, each with its weight. One place that was left from last year's draft must not
/// decide against all others.
fn year_statements(text: &str, identity: &Identity, outline: &Outline) -> Vec<(u32, Located<u16>)> {
    const TITLE: u32 = 4;
    const PERIOD: u32 = 3;
    const OPENING: u32 = 3;
    /// The day under the report is in the year after.
    const SIGNATURE: u32 = 2;
    const SENTENCE: u32 = 1;
    /// The most sentences of section one that are asked.
    const SENTENCES: usize = 3;
    let mut said: Vec<(u32, Located<u16>)> = Vec::new();
    said.extend(identity.title_year.clone().map(|year| (TITLE, year)));
    if let Some(period) = &identity.period
        && let Some(day) = period.value.to.or(period.value.from)
    {
        said.push((PERIOD, Located { value: day.year, span: period.span }));
    }
    said.extend(identity.opening_year.clone().map(|year| (OPENING, year)));
    // Sentences and a signature do not found a year by themselves.
    if said.is_empty() {
        return said;
    }
    if let Some(date) = identity.date.as_ref().filter(|_| identity.date_is_signature)
        && let Some(value) = date.value.year.checked_sub(1)
    {
        said.push((SIGNATURE, Located { value, span: date.span }));
    }
    let prose = outline.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Prose);
    let of_one = prose.filter(|p| p.section == Some(SectionKind::S1));
    let sentences = of_one.filter_map(|p| years::at_start(text, p)).take(SENTENCES);
    said.extend(sentences.map(|year| (SENTENCE, year)));
    said
}

/// The year with the most weight; among equals the one that is said first, which is the title's where there is one.
fn heaviest(said: &[(u32, Located<u16>)]) -> Option<Located<u16>> {
    let weight = |value: u16| said.iter().filter(|(_, y)| y.value == value).map(|(w, _)| w).sum::<u32>();
    let most = said.iter().map(|(_, year)| weight(year.value)).max()?;
    said.iter().find(|(_, year)| weight(year.value) == most).map(|(_, year)| year.clone())
}

fn folded(text: &str) -> String {
    text.chars().filter_map(fold).filter(|c| !c.is_whitespace()).collect()
}

/// A name from folded text, as it is printed within `span`; the whole span where it cannot be found again.
fn located(text: &str, span: Span, name: &str) -> Located<String> {
    let view = View::squeezed(text, span);
    let place = view.text.find(name).map_or(span, |at| view.to_source(at, at + name.len(), text));
    Located { value: place.of(text).split_whitespace().collect(), span: place }
}

/// Finds who signs and when: the last line behind the last heading (`from`) that is a day and nothing else, or
/// a body's name with a day; and the name above it.
fn signature(text: &str, lines: &[Line], from: usize) -> Signature {
    let start = lines.partition_point(|l| l.span.start < from);
    let tail = lines.len().saturating_sub(40).max(start);
    let mut signature = Signature::default();
    for nth in (tail..lines.len()).rev() {
        let Some(line) = lines.get(nth).filter(|l| !l.claimed && l.span.end - l.span.start <= 150) else {
            continue;
        };
        let view = View::squeezed(text, line.span);
        let Some((date, at)) = last_date(&view.text) else { continue };
        let before = view.text.get(..at).unwrap_or("").trim_end_matches(['(', ':', '期', '日']);
        if !before.is_empty() && !bodies::is_name(before) {
            continue;
        }
        let span = view.to_source(at, view.text.len(), text);
        signature.date = Some(Located { value: date, span });
        if bodies::is_name(before) {
            signature.body = Some(located(text, line.span, before));
        } else if let Some(above) = nth.checked_sub(1).filter(|n| *n >= start).and_then(|n| lines.get(n)) {
            let name = View::squeezed(text, above.span).text;
            if above.span.end - above.span.start <= 150 && bodies::is_name(&name) {
                signature.body = Some(located(text, above.span, &name));
            }
        }
        break;
    }
    signature
}

/// The day that ends a folded line, and where it begins.
fn last_date(line: &str) -> Option<(Date, usize)> {
    let end = line.trim_end_matches([')', '。', '.']).len();
    line.char_indices().find_map(|(at, _)| {
        let (date, length) = dates::date(line.get(at..end)?, None)?;
        (at + length == end).then_some((date, at))
    })
}
