//! Table 4, 政府信息公开行政复议、行政诉讼情况: three blocks of five figures, mostly in one row of fifteen.

mod header;

use std::ops::Range;

use crate::form::{FORM_2021, Row, TableId};
use crate::report::{AmbiguousRow, HeaderFault, SectionKind, Table, TableState};
use crate::text::{Span, View};

use super::assemble;
use super::columns::{self, Content, Habit, Placement};
use super::figure_groups::{Event, Events, FigureGroup, events};
use super::stream::Stream;
use super::table3::{MOST_COPIES, Reading};

/// Figures of a block, and of all three.
const BLOCK: usize = 5;
const WIDTH: usize = 15;
/// The results, as words that no other result has.
const RESULTS: [&str; BLOCK] = ["维持", "纠正", "其他", "尚未", "总计"];
/// The blocks, as words that no other block has.
const BLOCKS: [&str; 3] = ["行政复议", "未经复议", "复议后起诉"];

/// Reads table 4.
pub fn read(stream: &Stream<'_>) -> Reading {
    let mut reading = Reading::default();
    let under_header = stream.stretches(TableId::T4).into_iter().filter(|s| is_header(stream, s));
    let stretches: Vec<Range<usize>> = under_header.chain(headless(stream)).collect();
    for stretch in stretches {
        if reading.stretches.len() >= MOST_COPIES {
            break;
        }
        if reading.stretches.iter().any(|s| s.start < stretch.end && stretch.start < s.end) {
            continue;
        }
        let Some(table) = read_stretch(stream, &stretch) else { continue };
        if reading.table.is_read() {
            let differs = super::differ(&reading.table, &table);
            reading.table.copies.extend(table.span.map(|span| (span, differs)));
        } else {
            reading.table = table;
        }
        reading.stretches.push(stretch);
    }
    reading
}

/// Whether a stretch holds the table's header and figures, not only words that prose has too.
fn is_header(stream: &Stream<'_>, stretch: &Range<usize>) -> bool {
    let Some(items) = stream.items.get(stretch.clone()) else { return false };
    let words = items.iter().filter_map(|i| i.word()).filter(|w| w.table == Some(TableId::T4)).count();
    let entries = stretch.clone().filter(|at| stream.kind(*at).is_some_and(|k| k.is_entry())).count();
    words >= 3 && entries >= BLOCK
}

/// Rows of exactly fifteen figures right under the heading of section four: a table that lost its header.
fn headless(stream: &Stream<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let headings = stream.items.iter().enumerate().filter(|(_, item)| {
        item.word().is_some_and(|w| w.section() == Some(SectionKind::S4) && w.ordinal.is_some())
    });
    for (heading, _) in headings {
        let near = heading + 1..heading + 4;
        let Some(first) = near.into_iter().find(|at| stream.kind(*at).is_some_and(|k| k.is_entry())) else {
            continue;
        };
        let row = stream.row(first);
        let end = (first..stream.items.len()).find(|at| stream.row(*at) != row).unwrap_or(stream.items.len());
        if end - first == WIDTH {
            out.push(first..end);
        }
    }
    out
}

fn read_stretch(stream: &Stream<'_>, stretch: &Range<usize>) -> Option<Table> {
    let events = events(stream, stretch, TableId::T4, WIDTH);
    let (placement, entries, header_faults) = match by_header(stream, &events) {
        Some(by_header) => by_header,
        None => {
            let (placement, entries) = placement(stream, &events)?;
            (placement, entries, Vec::new())
        }
    };
    let mut table =
        Table { form: Some(&FORM_2021), state: TableState::Read, header_faults, ..Table::default() };
    for (nth, row) in FORM_2021.t4.iter().enumerate() {
        let of_block: Placement = (0..BLOCK)
            .map(|column| placement.get(nth * BLOCK + column).copied().unwrap_or(Content::Lost))
            .collect();
        if of_block.contains(&Content::Lost)
            && let Some(span) =
                entries.iter().filter_map(|s| stream.segment(*s)).map(|p| p.span).reduce(Span::join)
        {
            table.ambiguous.push(AmbiguousRow { row, found: entries.len(), span });
        }
        table.rows.push(assemble::row(stream, row, Some(&of_block), label_of(stream, &events, nth)));
    }
    table.repeated = row_again(stream, &events, &entries);
    table.span = stream.span(stretch);
    table.header_damaged = is_damaged(stream, &events);
    Some(table)
}

/// The row that was read, where another whole row with other figures stands under the same header.
fn row_again(stream: &Stream<'_>, events: &Events, read: &[usize]) -> Vec<(&'static Row, Span, Span)> {
    let filled = |entries: &[usize]| -> Vec<Span> {
        let segments = entries.iter().filter_map(|s| stream.segment(*s)).filter(|p| p.kind.is_filled());
        segments.map(|p| p.span).collect()
    };
    let own = filled(read);
    let texts = |spans: &[Span]| spans.iter().map(|span| span.of(stream.text).to_owned()).collect::<Vec<_>>();
    let others = events.groups.iter().map(|group| filled(&group.entries)).filter(|other| {
        own.len() == WIDTH
            && other.len() == WIDTH
            && !other.iter().any(|span| own.contains(span))
            && texts(other) != texts(&own)
    });
    let place = |spans: &[Span]| spans.iter().copied().reduce(Span::join);
    let twice = others.filter_map(|other| Some((FORM_2021.t4.first()?, place(&own)?, place(&other)?)));
    twice.take(1).collect()
}

/// Where the header names other columns than the form, or in another order: the places of one row of figures under
/// its names, the entries, and what is otherwise. All are lost where the figures do not stand in one row.
fn by_header(stream: &Stream<'_>, events: &Events) -> Option<(Placement, Vec<usize>, Vec<HeaderFault>)> {
    let header = header::read(stream, events);
    if header.order.is_empty() {
        return None;
    }
    let filled = |s: &usize| stream.segment(*s).is_some_and(|p| p.kind.is_filled());
    let groups: Vec<&Vec<usize>> =
        events.groups.iter().map(|g| &g.entries).filter(|g| g.iter().any(filled)).collect();
    let in_row = match groups.as_slice() {
        [only] if only.iter().filter(|s| filled(s)).count() == header.order.len() => {
            Some(only.iter().copied().filter(filled).collect::<Vec<_>>())
        }
        [only] if only.len() == header.order.len() => Some((*only).clone()),
        _ => None,
    };
    let mut placement = vec![Content::Lost; WIDTH];
    let Some(entries) = in_row else {
        // A header that lost a name, or has words that are none, says nothing of where the figures stand.
        let entries: Vec<usize> = groups.into_iter().flatten().copied().collect();
        let certain = header.order.len() == WIDTH && !entries.is_empty();
        return certain.then_some((placement, entries, header.faults));
    };
    for (entry, place) in entries.iter().zip(&header.order) {
        if let Some(content) = place.and_then(|place| placement.get_mut(place)) {
            *content = Content::At(*entry);
        }
    }
    // Cells a line each: a name and a figure may have been lost on their way, each in another place. The sums tell.
    if stand_in_lines(stream, &entries) && header.order.len() < WIDTH && !adds_up_without(stream, &placement)
    {
        placement.fill(Content::Lost);
    }
    Some((placement, entries, header.faults))
}

/// Whether every entry stands on a line of its own.
fn stand_in_lines(stream: &Stream<'_>, entries: &[usize]) -> bool {
    let spans: Vec<Span> = entries.iter().filter_map(|s| stream.segment(*s)).map(|p| p.span).collect();
    let between = |pair: &[Span]| match pair {
        [one, next] => stream.text.get(one.end..next.start).is_some_and(|text| text.contains('\n')),
        _ => false,
    };
    spans.windows(2).all(between)
}

/// Whether each block adds up, a column that is not there counted as 0.
fn adds_up_without(stream: &Stream<'_>, placement: &Placement) -> bool {
    placement.chunks(BLOCK).all(|block| {
        let figure = |place: &Content| match place {
            Content::Lost => Some(0),
            place => assemble::figure(stream, *place),
        };
        super::sums::row_holds(&block.iter().map(figure).collect()) == Some(true)
    })
}

/// The fifteen places, and the entries that they were made of.
fn placement(stream: &Stream<'_>, events: &Events) -> Option<(Placement, Vec<usize>)> {
    let groups: Vec<(usize, &FigureGroup)> = events
        .groups
        .iter()
        .enumerate()
        .filter(|(_, g)| g.entries.iter().any(|s| stream.segment(*s).is_some_and(|p| p.kind.is_filled())))
        .collect();
    if groups.is_empty() {
        let blank = events.groups.iter().find(|g| g.entries.len() == WIDTH)?;
        return Some((one_row(stream, &blank.entries), blank.entries.clone()));
    }
    // Figures a line each: one that came twice or was lost moves all behind it, so their number must be right.
    let filled = |s: &usize| stream.segment(*s).is_some_and(|p| p.kind.is_filled());
    let in_lines = groups.iter().all(|(_, g)| g.row.is_none());
    let all: Vec<usize> = groups.iter().flat_map(|(_, g)| g.entries.iter().copied()).filter(filled).collect();
    let long = groups.iter().any(|(_, g)| g.entries.len() + 1 >= WIDTH);
    if in_lines && long && (all.len() != WIDTH || groups.len() > 1) {
        return Some((one_row(stream, &all), all));
    }
    // One row of fifteen, nearly always.
    if let Some((_, group)) =
        groups.iter().find(|(_, g)| g.entries.len() + 1 >= WIDTH && g.entries.len() >= WIDTH)
    {
        return Some((one_row(stream, &group.entries), group.entries.clone()));
    }
    let entries: Vec<usize> = groups.iter().flat_map(|(_, g)| g.entries.iter().copied()).collect();
    let sizes: Vec<usize> = groups.iter().map(|(_, g)| g.entries.len()).collect();
    let in_order = |entries: &[usize]| entries.iter().copied().map(Content::At).collect::<Placement>();
    match sizes.as_slice() {
        _ if entries.len() == WIDTH && sizes.iter().all(|n| *n == 1) => {
            // A result a line: the words before each figure must go through the results three times.
            let right = groups.iter().enumerate().all(|(nth, (group, _))| {
                RESULTS
                    .get(nth % BLOCK)
                    .is_some_and(|word| words_before(stream, events, *group).contains(word))
            });
            right.then(|| (in_order(&entries), entries))
        }
        [3, 3, 3, 3, 3] => {
            // A result a row, a block a column.
            let right = groups.iter().enumerate().all(|(nth, (group, _))| {
                RESULTS.get(nth).is_some_and(|word| words_before(stream, events, *group).contains(word))
            });
            let turned = (0..WIDTH).filter_map(|nth| entries.get(nth % BLOCK * 3 + nth / BLOCK));
            right.then(|| (turned.copied().map(Content::At).collect(), entries.clone()))
        }
        [5, 5, 5] => {
            let order: Vec<Option<usize>> =
                groups.iter().map(|(g, _)| block_before(stream, events, *g)).collect();
            let known = order.iter().flatten().count();
            if known > 0 && !order.iter().enumerate().all(|(nth, b)| b.is_none_or(|b| b == nth)) {
                return None;
            }
            Some((in_order(&entries), entries))
        }
        [first, ..] if *first >= BLOCK && sizes.len() <= 4 => Some((one_row(stream, &entries), entries)),
        _ => None,
    }
}

/// A block's words among the last before a group, if they are one block's only.
fn block_before(stream: &Stream<'_>, events: &Events, group: usize) -> Option<usize> {
    let words = words_before(stream, events, group);
    let mut named = BLOCKS.iter().enumerate().filter(|(_, word)| words.contains(**word)).map(|(nth, _)| nth);
    named.next().filter(|_| named.next().is_none())
}

/// The words between a group and the one before it.
fn words_before(stream: &Stream<'_>, events: &Events, group: usize) -> String {
    let is_group = |e: &Event| matches!(e, Event::Group(g) if *g == group);
    let at = events.list.iter().position(is_group).unwrap_or(0);
    let before = events.list.get(..at).unwrap_or(&[]).iter().rev();
    let words: Vec<&Event> = before.take_while(|e| !matches!(e, Event::Group(_))).collect();
    words.into_iter().rev().map(|e| text(stream, e)).collect()
}

fn text(stream: &Stream<'_>, event: &Event) -> String {
    let Event::Word(item) = event else { return String::new() };
    let word = stream.items.get(*item).and_then(|i| i.word());
    word.map_or_else(String::new, |w| View::squeezed(stream.text, w.span).text)
}

/// Figures in one row. Where they are not fifteen, the ways with which no block's sum fails are laid over one
/// another, and what they agree on is taken.
fn one_row(stream: &Stream<'_>, entries: &[usize]) -> Placement {
    let ways = columns::ways(stream, entries, WIDTH, Habit::default());
    // Where blank cells stand among more figures than there are columns for, one may be a row's number.
    let filled = |entry: &usize| stream.segment(*entry).is_some_and(|p| p.kind.is_filled());
    let last = entries.iter().rposition(filled).unwrap_or(0);
    if let Some(only) = ways.only().filter(|_| last < WIDTH) {
        return only.clone();
    }
    let fitting: Vec<&Placement> = ways.all.iter().filter(|way| blocks_hold(stream, way)).collect();
    let agreed = |nth: usize| {
        let first = fitting.first().and_then(|way| way.get(nth)).copied()?;
        fitting.iter().all(|way| way.get(nth) == Some(&first)).then_some(first)
    };
    (0..WIDTH).map(|nth| agreed(nth).unwrap_or(Content::Lost)).collect()
}

/// Whether all blocks that are complete add up, and at least two are.
fn blocks_hold(stream: &Stream<'_>, way: &Placement) -> bool {
    let mut holding = 0;
    for block in way.chunks(BLOCK) {
        let figures: Vec<Option<i64>> = block.iter().map(|p| assemble::figure(stream, *p)).collect();
        match super::sums::row_holds(&figures) {
            Some(true) => holding += 1,
            Some(false) => return false,
            None => {}
        }
    }
    holding >= 2
}

fn label_of(stream: &Stream<'_>, events: &Events, block: usize) -> Option<Span> {
    let name = BLOCKS.get(block)?;
    events.list.iter().find_map(|event| match event {
        Event::Word(item) if text(stream, event).contains(name) => {
            stream.items.get(*item)?.word().map(|w| w.span.trimmed(stream.text))
        }
        _ => None,
    })
}

/// Whether words of the header are missing: each result is to be named three times.
fn is_damaged(stream: &Stream<'_>, events: &Events) -> bool {
    let header: String = events.list.iter().map(|event| text(stream, event)).collect();
    RESULTS.iter().take(4).any(|word| {
        let last = word.chars().next_back().unwrap_or(' ');
        header.matches(word).count() < 3 && header.matches(last).count() < 3
    }) || ["维持", "纠正", "审结"].iter().any(|word| {
        let first = word.chars().next().unwrap_or(' ');
        header.matches(first).count() < 3
    })
}
