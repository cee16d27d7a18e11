//! A second report in the same text: behind the first one, or between its lines.

use crate::document::{Block, Document};
use crate::report::{SecondReport, SectionKind};
use crate::text::{Span, View};

use super::sections::Headings;

/// From so many of the six sections on it is a report.
const ENOUGH: usize = 4;

/// Where another report begins: its title, or its first heading. Each of the two has most of the sections.
pub fn find(text: &str, headings: &Headings<'_>) -> Option<SecondReport> {
    let kinds: Vec<(SectionKind, Span)> = headings.kinds().collect();
    let distinct = |kinds: &[(SectionKind, Span)]| {
        SectionKind::ALL.into_iter().filter(|kind| kinds.iter().any(|(own, _)| own == kind)).count()
    };
    let at = (1..kinds.len()).find(|at| {
        let (before, behind) = kinds.split_at_checked(*at).unwrap_or_default();
        let (last, first) = (before.last(), behind.first());
        let begins_again =
            last.zip(first).is_some_and(|((last, _), (first, _))| first < last && *first <= SectionKind::S2);
        begins_again && distinct(before) >= ENOUGH && distinct(behind) >= ENOUGH
    })?;
    let (_, heading) = kinds.get(at)?;
    let after = kinds.get(at - 1)?.1.end;
    let is_title = |span: &Span| {
        let words = View::squeezed(text, *span).text;
        words.chars().count() <= 60 && words.contains("政府信息公开") && words.ends_with("报告")
    };
    let between = headings.lines().iter().map(|line| line.span);
    let between = between.skip_while(|span| span.start < after).take_while(|span| span.start < heading.start);
    let start = between.filter(is_title).last().map_or(heading.start, |title| title.start);
    let begin = headings.first().map_or(0, |first| first.min(start));
    let span = Span::new(start, text.len());
    let squeezed = |from: usize, to: usize| View::squeezed(text, Span::new(from, to)).text;
    // From heading to heading: one copy may have lost its title.
    let is_same = squeezed(heading.start, text.len()).trim_end() == squeezed(begin, start).trim_end();
    Some(SecondReport { span, is_same })
}

/// The headings that stand there a second time, where most of the six do and the copies are not behind one another.
pub fn interleaved(headings: &Headings<'_>) -> Vec<Span> {
    let kinds: Vec<(SectionKind, Span)> = headings.kinds().collect();
    let second = |kind| kinds.iter().filter(|(own, _)| *own == kind).nth(1).map(|(_, span)| *span);
    let twice: Vec<Span> = SectionKind::ALL.into_iter().filter_map(second).collect();
    if twice.len() >= ENOUGH { twice } else { Vec::new() }
}

/// The document without what stands behind a place.
pub fn up_to(document: &Document, end: usize) -> Document {
    let begins = |block: &&Block| match block {
        Block::Line(span) => span.start < end,
        Block::Table(grid) => grid.span.start < end,
    };
    let blocks = document.blocks.iter().filter(begins).cloned().collect();
    Document { blocks, ..document.clone() }
}
