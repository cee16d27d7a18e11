//! Which places of the text belong to tables and are no prose.

use std::ops::Range;

use crate::text::{Span, View, fold};

use super::segments::SegmentKind;
use super::stream::{Item, Stream};

/// The places of stretches, whole lines, without the sentences between; captions above a table are taken in.
pub fn claimed(stream: &Stream<'_>, stretches: &[Range<usize>]) -> Vec<Span> {
    let mut spans = Vec::new();
    for stretch in stretches {
        let first = caption(stream, stretch.start).unwrap_or(stretch.start);
        for item in first..stretch.end {
            let Some(segment) = stream.items.get(item).and_then(|i| stream.segment(i.segment())) else {
                continue;
            };
            if segment.kind != SegmentKind::Prose {
                spans.push(segment.span);
            }
        }
    }
    joined(stream.text, spans)
}

/// The first item of a caption above an item: 表一, 表2 …, ## 表三：….
fn caption(stream: &Stream<'_>, item: usize) -> Option<usize> {
    let row = stream.row(item.checked_sub(1)?)?;
    let first = (0..item).rev().take(24).take_while(|at| stream.row(*at) == Some(row)).last()?;
    let text: String = (first..item)
        .filter_map(|at| stream.items.get(at)?.word())
        .map(|w| View::squeezed(stream.text, w.span).text)
        .collect();
    let name = text.trim_start_matches('#').strip_prefix('表')?;
    let numbered = name.starts_with(|c: char| c.is_ascii_digit() || "一二三四五".contains(c));
    (numbered && text.chars().count() <= 24).then_some(first)
}

/// Spans in order; those between which nothing is printed but marks of tables are one.
fn joined(text: &str, mut spans: Vec<Span>) -> Vec<Span> {
    crate::order::ascending(&mut spans);
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        let only_marks = |from: usize| {
            Span::new(from, span.start).of(text).chars().all(|c| {
                c.is_whitespace() || fold(c).is_none() || matches!(c, '|' | '｜' | '│' | '-' | ':' | '+')
            })
        };
        match out.last_mut() {
            Some(last) if span.start <= last.end || only_marks(last.end) => *last = last.join(span),
            _ => out.push(span),
        }
    }
    out
}

/// The statistics table that reports had before 2019 (统计指标 | 单位 | 统计数): its items.
pub fn old_statistics(stream: &Stream<'_>) -> Option<Range<usize>> {
    const LONGEST: usize = 600;
    let text = |item: usize| {
        let word = stream.items.get(item).and_then(Item::word);
        word.map(|w| View::squeezed(stream.text, w.span).text).unwrap_or_default()
    };
    // Few words have the first of its characters: only those are folded.
    let may_say = |item: usize| {
        let word = stream.items.get(item).and_then(Item::word);
        word.is_some_and(|w| w.span.of(stream.text).chars().any(|c| fold(c) == Some('统')))
    };
    let is_name = |item: &usize| matches!(stream.items.get(*item), Some(Item::Word(_, w)) if w.length >= 4);
    let first = (0..stream.items.len()).filter(is_name).find(|item| {
        may_say(*item)
            && text(*item).contains("统计指标")
            && (item + 1..item + 6).any(|near| text(near).contains("统计数"))
    })?;
    let ends = |item: &usize| {
        let heading = stream.items.get(*item).and_then(Item::word).is_some_and(|w| w.section().is_some());
        heading || stream.kind(*item) == Some(SegmentKind::Prose)
    };
    let last = (first + LONGEST).min(stream.items.len());
    let end = (first..last).find(ends).unwrap_or(last);
    // It ends with its last figure.
    let end = (first..end)
        .rev()
        .find(|at| stream.kind(*at).is_some_and(SegmentKind::is_filled))
        .map_or(end, |at| at + 1);
    Some(first..end)
}
