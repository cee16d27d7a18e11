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
use crate::report::{Date, Identity, Located, Paragraph, ParagraphKind, SectionKind, may_be_one};
use crate::text::{Span, View, fold, unspaced};

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

    identity.title_body =
        from_title.as_ref().filter(|(_, parts)| may_be_named(&parts.body)).map(|(title, parts)| {
            let fuller = names::fuller(text, &opening, &parts.body);
            fuller.unwrap_or_else(|| located(text, title.span, &parts.body))
        });
    identity.signature = undated_signature(text, outline).or_else(|| signed.body.clone());
    identity.body = named_by_most(&[
        (4, identity.title_body.clone()),
        (3, names::stated(text, &opening)),
        (3, signed.body.or_else(|| identity.signature.clone())),
        (2, names::subject(text, &opening)),
    ])
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
    let said = year_statements(text, &identity, outline);
    identity.year_is_in_doubt = is_tied(&said);
    identity.year = heaviest(&said).or_else(|| {
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
    /// The most sentences of a section that are asked.
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
    let of_section = |section: SectionKind| {
        outline
            .paragraphs
            .iter()
            .filter(move |p| p.kind == ParagraphKind::Prose && p.section == Some(section))
    };
    for section in [SectionKind::S1, SectionKind::S3, SectionKind::S4, SectionKind::S6] {
        let sentences = of_section(section).filter_map(|p| years::at_start(text, p)).take(SENTENCES);
        said.extend(sentences.map(|year| (SENTENCE, year)));
    }
    // What is planned is planned for the year after.
    let plans = of_section(SectionKind::S5).filter_map(|p| years::of_plan(text, p)).take(1);
    said.extend(plans.map(|year| (SENTENCE, year)));
    said
}

/// The year with the most weight; among equals the one that is said first, which is the title's where there is one.
fn heaviest(said: &[(u32, Located<u16>)]) -> Option<Located<u16>> {
    let most = said.iter().map(|(_, year)| weight_of(said, year.value)).max()?;
    said.iter().find(|(_, year)| weight_of(said, year.value) == most).map(|(_, year)| year.clone())
}

/// How much speaks for a year.
fn weight_of(said: &[(u32, Located<u16>)], value: u16) -> u32 {
    said.iter().filter(|(_, year)| year.value == value).map(|(weight, _)| weight).sum()
}

/// Whether as much speaks for another year as for the heaviest.
fn is_tied(said: &[(u32, Located<u16>)]) -> bool {
    heaviest(said).is_some_and(|year| {
        let most = weight_of(said, year.value);
        said.iter().any(|(_, other)| other.value != year.value && weight_of(said, other.value) == most)
    })
}

/// The name with the most weight behind it: a title that was left from another body's draft must not decide against
/// all others. Among equals the one that stands first in the list.
fn named_by_most(said: &[(u32, Option<Located<String>>)]) -> Option<Located<String>> {
    let named: Vec<(u32, &Located<String>)> =
        said.iter().filter_map(|(weight, name)| Some((*weight, name.as_ref()?))).collect();
    let weight = |name: &Located<String>| {
        let alike = named.iter().filter(|(_, other)| may_be_one(&name.value, &other.value));
        alike.map(|(weight, _)| weight).sum::<u32>()
    };
    let most = named.iter().map(|(_, name)| weight(name)).max()?;
    named.iter().find(|(_, name)| weight(name) == most).map(|(_, name)| (*name).clone())
}

/// Whether words of a title may be a body's name, and not the rest of a year that was cut off.
fn may_be_named(body: &str) -> bool {
    body.chars().nth(1).is_some() && !body.trim_end_matches('度').ends_with('年')
}

fn folded(text: &str) -> String {
    text.chars().filter_map(fold).filter(|c| !c.is_whitespace()).collect()
}

/// A name from folded text, as it is printed within `span`; the whole span where it cannot be found again.
fn located(text: &str, span: Span, name: &str) -> Located<String> {
    let view = View::squeezed(text, span);
    let place = view.text.find(name).map_or(span, |at| view.to_source(at, at + name.len(), text));
    Located { value: unspaced(place.of(text)), span: place }
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

/// Who signs where no day stands beside the name: a short line behind the last heading that is a body's name.
fn undated_signature(text: &str, outline: &Outline) -> Option<Located<String>> {
    let last = outline.sections.iter().filter(|s| s.kind.is_some()).map(|s| s.heading.end).max()?;
    let behind: Vec<&Paragraph> =
        outline.paragraphs.iter().rev().filter(|p| p.span.start >= last).take(6).collect();
    // A line that was cut in the middle goes on with what reads like a name.
    let goes_on = |before: Option<&&Paragraph>| {
        before.filter(|p| p.kind == ParagraphKind::Prose).is_some_and(|paragraph| {
            let text = paragraph.squeezed(text).text;
            text.chars().nth(15).is_some() && !text.ends_with(['。', ';', ':', '!', '?', ')', '”'])
        })
    };
    let names = behind.iter().enumerate().take(5).filter(|(nth, _)| !goes_on(behind.get(nth + 1)));
    names
        .filter_map(|(_, paragraph)| {
            let view = paragraph.squeezed(text);
            let length = bodies::name_at_the_start(&view.text)?;
            let value = view.text.get(..length)?.to_owned();
            Some(Located { value, span: view.to_source(0, length, text) })
        })
        .next()
}

/// The day that ends a folded line, and where it begins.
fn last_date(line: &str) -> Option<(Date, usize)> {
    let end = line.trim_end_matches([')', '。', '.']).len();
    line.char_indices().find_map(|(at, _)| {
        let (date, length) = dates::date(line.get(at..end)?, None)?;
        (at + length == end).then_some((date, at))
    })
}
