//! Entries that stand together: the figures of one row, or of several.

use std::ops::Range;

use crate::form::{FORMS, TableId};
use crate::text::View;

use super::labels::{Fragment, WHOLE, rows};
use super::segments::{Cut, Segment, SegmentKind};
use super::stream::{Item, Stream};

/// Words and groups of entries of one table, in order.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// In reading order.
    pub list: Vec<Event>,
    /// The groups that the events speak of.
    pub groups: Vec<FigureGroup>,
}

/// A step through a table.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The item of the stream that is words.
    Word(usize),
    /// A group, by number.
    Group(usize),
    /// The end of a page.
    Page,
}

/// The segments of words among some events, each once, with their words without space.
pub fn words<'s>(
    stream: &'s Stream<'_>,
    events: impl IntoIterator<Item = &'s Event>,
) -> impl Iterator<Item = (&'s Segment, String)> {
    let mut last = None;
    events.into_iter().filter_map(move |event| {
        let Event::Word(item) = event else { return None };
        let Some(Item::Word(nth, _)) = stream.items.get(*item) else { return None };
        let segment = stream.segment(*nth).filter(|_| last != Some(*nth))?;
        last = Some(*nth);
        Some((segment, View::squeezed(stream.text, segment.span).text))
    })
}

/// Entries that stand together.
#[derive(Clone, Debug)]
pub struct FigureGroup {
    /// Segments.
    pub entries: Vec<usize>,
    /// The physical row, where they are all of one.
    pub row: Option<u32>,
    /// Whether words stand in the same physical row before them.
    pub owned: bool,
    /// Whether the entries were more than one row's and have been taken apart.
    pub split: bool,
    /// How many cells the row has, labels included, where cells are told apart by marks; 0 elsewhere.
    pub cells: usize,
}

impl FigureGroup {
    fn filled(&self, stream: &Stream<'_>) -> usize {
        self.entries.iter().filter(|s| stream.segment(**s).is_some_and(|p| p.kind.is_filled())).count()
    }
}

/// More events than this are no table of ours: the rest of the stretch is passed over.
pub const MOST_EVENTS: usize = 2000;

/// Collects the words and groups of a stretch.
pub fn events(stream: &Stream<'_>, stretch: &Range<usize>, table: TableId, width: usize) -> Events {
    let mut collector = Collector { stream, table, width, events: Events::default(), flow: Vec::new() };
    let mut at = stretch.start;
    while at < stretch.end && collector.events.list.len() < MOST_EVENTS {
        let row = stream.row(at);
        let mut end = at + 1;
        while end < stretch.end && stream.row(end) == row {
            end += 1;
        }
        collector.row(at..end);
        at = end;
    }
    collector.end_flow();
    let mut events = collector.events;
    drop_row_numbers(stream, &mut events);
    events
}

/// Where cells stand a line each and rows are numbered, the last figure of each run is the number of the next row:
/// it is one more each time.
fn drop_row_numbers(stream: &Stream<'_>, events: &mut Events) {
    const ENOUGH: usize = 5;
    let number = |entry: Option<&usize>| {
        let segment = stream.segment(*entry?).filter(|p| p.kind == SegmentKind::Value)?;
        segment.span.of(stream.text).parse::<usize>().ok()
    };
    let runs: Vec<usize> = (0..events.groups.len())
        .filter(|g| {
            events.groups.get(*g).is_some_and(|g| g.row.is_none() && !g.owned && !g.entries.is_empty())
        })
        .collect();
    let last: Vec<Option<usize>> =
        runs.iter().map(|g| number(events.groups.get(*g).and_then(|g| g.entries.last()))).collect();
    let follows = |w: &[Option<usize>]| matches!(w, [Some(one), Some(next)] if one + 1 == *next);
    let steps = last.windows(2).filter(|w| follows(w)).count();
    if steps < ENOUGH || steps * 4 < (runs.len().saturating_sub(1)) * 3 {
        return;
    }
    for (nth, run) in runs.iter().enumerate() {
        let near = [nth.checked_sub(1), Some(nth)].into_iter().flatten();
        let counts = near.filter_map(|at| last.get(at..at + 2)).any(follows);
        if let Some(group) = events.groups.get_mut(*run).filter(|_| counts) {
            group.entries.pop();
        }
    }
}

struct Collector<'s, 'a> {
    stream: &'s Stream<'a>,
    table: TableId,
    /// How many columns a row of the table has.
    width: usize,
    events: Events,
    /// Entries that came a row each.
    flow: Vec<usize>,
}

impl Collector<'_, '_> {
    /// One physical row.
    fn row(&mut self, items: Range<usize>) {
        let entries = items.clone().filter(|at| self.is_entry(*at)).count();
        let words = items.clone().filter(|at| self.word(*at)).count();
        let filled = |at: usize| self.stream.kind(at).is_some_and(SegmentKind::is_filled);
        match (words, entries) {
            (_, 0) if self.is_label_with_words(items.clone()) => self.mixed(items),
            (_, 0) => self.words_only(items),
            (0, 1) => self.flow_on(items),
            (0, _) => {
                let filled = items.clone().filter(|at| filled(*at)).count();
                // Blank cells, or the last cell and blank ones, after cells that stood a line each.
                if filled <= 1 && !self.flow.is_empty() {
                    self.flow_on(items);
                } else if filled > 0 || self.is_blank_row(items.clone()) {
                    self.end_flow();
                    let entries = items.clone().filter_map(|at| self.entry(at)).collect();
                    self.group(entries, self.stream.row(items.start), false);
                }
            }
            (1..=3, _) if self.is_row_with_spoiled_cells(items.clone()) => {
                self.end_flow();
                let segments = items.clone().filter_map(|at| self.stream.items.get(at)).map(Item::segment);
                self.group(segments.collect(), self.stream.row(items.start), false);
            }
            _ => self.mixed(items),
        }
    }

    /// Whether marked cells are the one row of a table whose rows have no labels, with something that is no figure in a few
    /// of them.
    fn is_row_with_spoiled_cells(&self, items: Range<usize>) -> bool {
        self.table == TableId::T4
            && items.len() == self.width
            && items.clone().all(|at| self.cut(at).is_some_and(|cut| cut != Cut::Spaces))
            && items.into_iter().all(|at| self.is_entry(at) || self.is_no_name(at))
    }

    /// Whether a row of marked cells is a label and behind it, in place of its only figure, something that is none:
    /// 行政许可, 约20.
    fn is_label_with_words(&self, items: Range<usize>) -> bool {
        let last = items.end.saturating_sub(1);
        items.len() > 1
            && items.clone().all(|at| self.cut(at).is_some_and(|cut| cut != Cut::Spaces))
            && items.clone().rev().nth(1).is_some_and(|at| self.is_label(at))
            && self.is_no_name(last)
            && self.row_of_one_figure(last - 1)
    }

    /// The one cell behind a label that holds words in place of a figure, where all the others are there. Only where
    /// the file itself says what is a cell.
    fn spoiled(&self, items: Range<usize>) -> Option<usize> {
        if !items.clone().all(|at| self.cut(at) == Some(Cut::Grid)) {
            return None;
        }
        let label = items.clone().rev().find(|at| self.is_label(*at))?;
        let entries = items.clone().filter(|at| self.is_entry(*at)).count();
        let mut words = (label + 1..items.end).filter(|at| self.word(*at));
        let word = words.next().filter(|at| words.next().is_none() && self.is_no_name(*at));
        word.filter(|_| entries + 1 == self.width)
    }

    /// Whether words are none of the form's, and short enough for a cell: 见附件.
    fn is_no_name(&self, at: usize) -> bool {
        let word = self.stream.items.get(at).and_then(|i| i.word());
        let named = |w: &Fragment| w.classes.iter().any(|(_, recall)| *recall >= WHOLE);
        word.is_some_and(|w| !named(w) && w.ordinal.is_none() && w.length <= 12)
    }

    /// Whether words are the label of a row with one column.
    fn row_of_one_figure(&self, at: usize) -> bool {
        let word = self.stream.items.get(at).and_then(|i| i.word());
        let row = word.and_then(|w| w.row(self.table)).and_then(|row| rows(self.table).get(row));
        row.is_some_and(|row| FORMS.iter().filter_map(|form| row.of(form)).any(|row| row.columns.len() == 1))
    }

    /// Whether a row without a word is one that was left blank: of a table whose rows have no labels, with just as
    /// many cells as there are columns.
    fn is_blank_row(&self, items: Range<usize>) -> bool {
        self.table == TableId::T4
            && items.len() == self.width
            && items.into_iter().all(|at| self.stream.kind(at) == Some(SegmentKind::Blank))
    }

    fn flow_on(&mut self, items: Range<usize>) {
        let entries: Vec<usize> = items.filter_map(|at| self.entry(at)).collect();
        self.flow.extend(entries);
    }

    fn words_only(&mut self, items: Range<usize>) {
        for at in items {
            match self.stream.kind(at) {
                Some(SegmentKind::Page) => self.events.list.push(Event::Page),
                // A corrupted figure in a line of its own: 1O between figures.
                Some(SegmentKind::Words) if self.is_text_entry(at) && !self.flow.is_empty() => {
                    self.flow.extend(self.stream.items.get(at).map(Item::segment));
                }
                _ => {
                    self.end_flow();
                    self.events.list.push(Event::Word(at));
                }
            }
        }
    }

    /// Words and entries in one row: a label and its figures; or a whole table in one line.
    fn mixed(&mut self, items: Range<usize>) {
        self.end_flow();
        let many = self.holds_many_rows(items.clone());
        let row = self.stream.row(items.start).filter(|_| !many);
        let marked = items.clone().any(|at| self.cut(at) != Some(Cut::Spaces));
        // A row of blank cells is a row where a label stands, and elsewhere the rest of a header, or of a label.
        let labelled = items.clone().any(|at| self.is_label(at) && self.begins_label(at));
        let only = items.end.checked_sub(1).filter(|_| self.is_label_with_words(items.clone()));
        let only = only.or_else(|| self.spoiled(items.clone()));
        let mut run = Vec::new();
        let mut worded = false;
        let mut named = false;
        for at in items {
            let text_entry =
                only == Some(at) || marked && (named || worded && !run.is_empty()) && self.is_text_entry(at);
            named |= self.is_label(at);
            if !self.word(at) || text_entry {
                run.extend(self.stream.items.get(at).map(Item::segment));
                continue;
            }
            // Blank cells before a label are merged ones; figures before the first are a row's number.
            let entries = std::mem::take(&mut run);
            if (worded || many) && self.any_filled(&entries) {
                self.group(entries, row, !many);
            }
            worded = true;
            self.events.list.push(Event::Word(at));
        }
        if self.any_filled(&run) || (labelled && !run.is_empty()) {
            self.group(run, row, !many);
        }
    }

    /// Whether several labels of rows have figures behind them.
    fn holds_many_rows(&self, items: Range<usize>) -> bool {
        let (mut labels, mut open) = (0, false);
        for at in items {
            if self.is_label(at) {
                open = true;
            } else if open && self.stream.kind(at).is_some_and(SegmentKind::is_filled) {
                labels += 1;
                open = false;
            }
        }
        labels >= 2
    }

    fn any_filled(&self, entries: &[usize]) -> bool {
        entries.iter().any(|s| self.stream.segment(*s).is_some_and(|p| p.kind.is_filled()))
    }

    fn is_label(&self, at: usize) -> bool {
        let word = self.stream.items.get(at).and_then(|i| i.word());
        word.is_some_and(|w| w.row(self.table).is_some())
    }

    /// Whether words are a label from its beginning: with its number, where the form's label has one.
    fn begins_label(&self, at: usize) -> bool {
        let word = self.stream.items.get(at).and_then(|i| i.word());
        word.is_some_and(|w| w.ordinal.is_some()) || self.table != TableId::T3
    }

    fn word(&self, at: usize) -> bool {
        matches!(self.stream.items.get(at), Some(Item::Word(..)))
            || self.stream.kind(at) == Some(SegmentKind::Prose)
    }

    fn is_entry(&self, at: usize) -> bool {
        self.stream.kind(at).is_some_and(SegmentKind::is_entry)
    }

    fn entry(&self, at: usize) -> Option<usize> {
        self.is_entry(at).then(|| self.stream.items.get(at).map(Item::segment)).flatten()
    }

    fn cut(&self, at: usize) -> Option<Cut> {
        self.stream.items.get(at).and_then(|item| self.stream.segment(item.segment())).map(|p| p.cut)
    }

    /// Whether words look like a figure that went wrong.
    fn is_text_entry(&self, at: usize) -> bool {
        let Some(Item::Word(segment, fragment)) = self.stream.items.get(at) else { return false };
        let Some(segment) = self.stream.segment(*segment) else { return false };
        let text = segment.span.of(self.stream.text);
        let digit = |c: char| {
            crate::text::fold(c).is_some_and(|c| c.is_ascii_digit() || matches!(c, 'O' | 'o' | 'l' | 'I'))
        };
        // A figure with a full stop looks like a label's number, which has words behind it: 32.
        let is_number = fragment.length == 0 && !self.word(at + 1);
        // A cell may hold an amount of many digits, with its unit and a mark: 24816.50 万元[1].
        let is_counted = |c: &char| {
            segment.cut == Cut::Spaces || !(digit(*c) || c.is_whitespace() || matches!(c, '.' | ','))
        };
        // 小计 and 合计 are names of columns.
        fragment.classes.is_empty()
            && (fragment.ordinal.is_none() || is_number)
            && !text.ends_with('计')
            && text.chars().filter(is_counted).count() <= 8
            && (text.chars().any(digit) || (segment.cut != Cut::Spaces && fragment.length <= 2))
    }

    fn group(&mut self, entries: Vec<usize>, row: Option<u32>, owned: bool) {
        let cells = self.cells(&entries);
        self.events.list.push(Event::Group(self.events.groups.len()));
        self.events.groups.push(FigureGroup { entries, row, owned, split: false, cells });
    }

    /// The entries and the cells of labels right before them.
    fn cells(&self, entries: &[usize]) -> usize {
        let marked = |segment: usize| self.stream.segment(segment).is_some_and(|p| p.cut == Cut::Marks);
        if !entries.iter().all(|entry| marked(*entry)) {
            return 0;
        }
        let labels = self.events.list.iter().rev().map_while(|event| match event {
            Event::Word(at) => self.stream.items.get(*at),
            _ => None,
        });
        let mut segments: Vec<usize> = labels
            .take_while(|item| item.word().is_some_and(|w| w.names_rows(self.table)))
            .map(Item::segment)
            .collect();
        segments.dedup();
        entries.len() + segments.len()
    }

    /// Ends a run of entries that stood a line each, taking it apart where it is several rows.
    fn end_flow(&mut self) {
        if self.flow.is_empty() {
            return;
        }
        let entries = std::mem::take(&mut self.flow);
        let group = FigureGroup { entries, row: None, owned: false, split: false, cells: 0 };
        // Blank cells after a label are its row; elsewhere they fill up the row before, or are no cells.
        let blanks = group
            .entries
            .iter()
            .filter(|s| self.stream.segment(**s).is_some_and(|p| p.kind == SegmentKind::Blank));
        let after_label = matches!(self.events.list.last(), Some(Event::Word(at)) if self.is_label(*at));
        if group.filled(self.stream) == 0 && !(after_label && blanks.count() > 0) {
            return;
        }
        match self.taken_apart(&group.entries) {
            Some(rows) => {
                for entries in rows {
                    self.events.list.push(Event::Group(self.events.groups.len()));
                    self.events.groups.push(FigureGroup {
                        entries,
                        row: None,
                        owned: false,
                        split: true,
                        cells: 0,
                    });
                }
            }
            None => self.group(group.entries, None, false),
        }
    }

    /// The rows of a run of figures, where it is a multiple of a row: by the empty lines between them, row by
    /// row (each figure or each row set off) or column by column (each column of several rows set off).
    fn taken_apart(&self, entries: &[usize]) -> Option<Vec<Vec<usize>>> {
        let width = self.width;
        let all_filled = entries
            .iter()
            .all(|s| self.stream.segment(*s).is_some_and(|p| !p.kind.eq(&SegmentKind::MaybeBlank)));
        if entries.len() <= width || !entries.len().is_multiple_of(width) || !all_filled {
            return None;
        }
        let mut runs: Vec<&[usize]> = Vec::new();
        let mut start = 0;
        for at in 1..=entries.len() {
            let apart = entries.get(at).is_none_or(|s| self.stream.segment(*s).is_some_and(|p| p.gap > 0));
            if apart {
                runs.push(entries.get(start..at)?);
                start = at;
            }
        }
        if runs.len() == 1 {
            return Some(entries.chunks(width).map(<[usize]>::to_vec).collect());
        }
        let mut rows = Vec::new();
        let mut at = 0;
        while at < runs.len() {
            let height = runs.get(at)?.len();
            if height == width {
                rows.push(runs.get(at)?.to_vec());
                at += 1;
                continue;
            }
            let block = runs.get(at..at + width)?;
            if block.iter().any(|column| column.len() != height) {
                return None;
            }
            for row in 0..height {
                rows.push(block.iter().filter_map(|column| column.get(row).copied()).collect());
            }
            at += width;
        }
        Some(rows)
    }
}
