//! One block of table 2: its header, its labels and its figures.

use std::ops::Range;

use crate::form::{FORMS, Form, Group, Row, TableId};
use crate::text::{Span, View};

use super::super::columns::{Habit, WIDEST};
use super::super::figure_groups::{Event, Events};
use super::super::labels::{AnyRow, WHOLE, rows};
use super::super::stream::Stream;
use super::{Found, is_moved_money, placement, word};

/// A block: from its item of article 20, or its 信息内容, to before the next.
pub struct ItemBlock {
    /// Events.
    range: Range<usize>,
    /// The words of the header, without white space.
    header: String,
    /// Labels: event, row as in [`rows`].
    labels: Vec<(usize, usize)>,
    /// Groups: event, group.
    groups: Vec<(usize, usize)>,
}

/// Cuts a table into its blocks.
pub fn blocks(stream: &Stream<'_>, events: &Events) -> Vec<ItemBlock> {
    let mut out: Vec<ItemBlock> = Vec::new();
    let new = |at: usize| ItemBlock {
        range: at..at,
        header: String::new(),
        labels: Vec::new(),
        groups: Vec::new(),
    };
    for (at, event) in events.list.iter().enumerate() {
        if out.is_empty() {
            out.push(new(at));
        }
        let text = word(stream, event).map(|w| View::squeezed(stream.text, w.span).text).unwrap_or_default();
        let begins = text.contains("第二十条") || text.contains("信息内容");
        if begins && out.last().is_some_and(|b| !b.labels.is_empty() || !b.groups.is_empty()) {
            out.push(new(at));
        }
        let Some(block) = out.last_mut() else { continue };
        block.range.end = at + 1;
        match event {
            Event::Group(group) => block.groups.push((at, *group)),
            Event::Word(_) => match label(stream, events, at) {
                Label::Whole(row) => block.labels.push((at, row)),
                Label::Rest => {}
                Label::None => block.header += &text,
            },
            Event::Page => {}
        }
    }
    out
}

/// What the words of an event are to a label.
enum Label {
    /// They are one, or its first part.
    Whole(usize),
    /// They are the second part.
    Rest,
    None,
}

fn label(stream: &Stream<'_>, events: &Events, at: usize) -> Label {
    let of = |at: usize| word(stream, events.list.get(at)?);
    if let Some(row) = of(at).and_then(|w| w.row(TableId::T2)) {
        return Label::Whole(row);
    }
    let part = |at: usize| of(at).filter(|w| w.row(TableId::T2).is_none())?.best_row(TableId::T2);
    let two = |first: usize| {
        let (one, other) = (part(first)?, part(first + 1)?);
        (one.0 == other.0 && one.1 + other.1 >= WHOLE).then_some(one.0)
    };
    match (two(at), at.checked_sub(1).and_then(two)) {
        (Some(row), _) => Label::Whole(row),
        (None, Some(_)) => Label::Rest,
        (None, None) => Label::None,
    }
}

impl ItemBlock {
    /// The generation to which the header belongs; where the header says nothing, the one whose rows have as many
    /// figures.
    pub fn form(&self, stream: &Stream<'_>, events: &Events) -> Option<&'static Form> {
        let scores: Vec<(usize, &'static Form)> =
            FORMS.iter().copied().map(|form| (self.fit(form), form)).collect();
        let best = scores.iter().map(|(score, _)| *score).max()?;
        let mut fitting = scores.iter().filter(|(score, _)| *score == best);
        if let (Some((score, form)), None) = (fitting.next(), fitting.next())
            && *score > 300
        {
            return Some(form);
        }
        let matching = |form: &&&'static Form| {
            let pairs = self.pairs(stream, events, form);
            !pairs.is_empty() && pairs.iter().all(|p| self.filled(stream, &p.entries) == p.row.columns.len())
        };
        let mut by_count = FORMS.iter().filter(matching);
        by_count.next().filter(|_| by_count.next().is_none()).copied()
    }

    /// How well the header names the columns of a generation's rows, in thousandths.
    fn fit(&self, form: &Form) -> usize {
        let columns = self.expected(form).first().map_or(&[][..], |row| row.columns);
        let recalls = columns.iter().map(|column| recall(column.label, &self.header));
        recalls.sum::<usize>() / columns.len().max(1)
    }

    /// The rows that the block has in a generation.
    fn expected(&self, form: &Form) -> Vec<&'static Row> {
        let known = rows(TableId::T2);
        let of_labels = self.labels.iter().filter_map(|(_, row)| known.get(*row)?.of(form)).map(|r| r.group);
        let of_header = [Group::Item1, Group::Item5, Group::Item6, Group::Item8, Group::Item9]
            .into_iter()
            .find(|item| self.header.contains(&item.label().replace('（', "(").replace('）', ")")));
        let Some(group) = of_labels.min().or(of_header) else { return Vec::new() };
        known.iter().filter_map(|row: &AnyRow| row.of(form)).filter(|row| row.group == group).collect()
    }

    /// The rows of the block with their figures.
    pub fn rows(
        &self,
        stream: &Stream<'_>,
        events: &Events,
        form: &'static Form,
        habit: Habit,
    ) -> Vec<Found> {
        let mut found: Vec<Found> = self
            .pairs(stream, events, form)
            .into_iter()
            .map(|pair| {
                let placement = placement(stream, &pair.entries, pair.row.columns.len(), habit);
                // Where the last column is printed in each place that it covers, fewer figures are blank cells lost.
                let placement = placement
                    .filter(|_| !self.repeats_last(pair.row) || self.filled(stream, &pair.entries) == WIDEST)
                    .filter(|placement| !is_moved_money(stream, pair.row, placement));
                Found { row: pair.row, form, entries: pair.entries, placement, label: pair.label }
            })
            .collect();
        // Labels whose figures are lost are rows all the same.
        for (event, row) in &self.labels {
            let Some(row) = rows(TableId::T2).get(*row).and_then(|r| r.of(form)) else { continue };
            if !found.iter().any(|f| f.row.id == row.id) {
                let label = self.label(stream, events, *event);
                found.push(Found { row, form, entries: Vec::new(), placement: None, label });
            }
        }
        found
    }

    /// Whether the header names the row's last column once for each place that it covers.
    fn repeats_last(&self, row: &Row) -> bool {
        let names = |name: &str| self.header.matches(name).count();
        let headers = names("信息内容").max(1);
        let times = WIDEST + 1 - row.columns.len();
        let printed = |label: &str| label.replace('（', "(").replace('）', ")").replace('：', ":");
        times > 1 && row.columns.last().is_some_and(|c| names(&printed(c.label)) >= times * headers)
    }

    /// The entries of each row, and how many columns it has.
    pub fn figures(&self, stream: &Stream<'_>, events: &Events, form: &Form) -> Vec<(Vec<usize>, usize)> {
        let pairs = self.pairs(stream, events, form).into_iter();
        pairs.map(|pair| (pair.entries, pair.row.columns.len())).collect()
    }

    /// Which group of figures is which row's.
    fn pairs(&self, stream: &Stream<'_>, events: &Events, form: &Form) -> Vec<Pair> {
        let labels: Vec<(usize, &'static Row)> = self
            .labels
            .iter()
            .filter_map(|(event, row)| Some((*event, rows(TableId::T2).get(*row)?.of(form)?)))
            .collect();
        let pair = |event: usize, row: &'static Row, groups: &[usize]| {
            let entries =
                groups.iter().filter_map(|g| events.groups.get(*g)).flat_map(|g| g.entries.iter().copied());
            Pair { row, entries: entries.collect(), label: self.label(stream, events, event) }
        };
        let after = |nth: usize, event: usize| {
            let next = labels.get(nth + 1).map_or(self.range.end, |(e, _)| *e);
            let groups = self.groups.iter().filter(move |(e, _)| (event..next).contains(e));
            let all: Vec<usize> = groups.map(|(_, g)| *g).collect();
            // Where figures stand in the label's own line, those in a line with other words are another row's.
            let line = match events.list.get(event) {
                Some(Event::Word(item)) => stream.row(*item),
                _ => None,
            };
            let row =
                |g: &usize| events.groups.get(*g).filter(|group| group.owned).and_then(|group| group.row);
            let has_own = line.is_some() && all.iter().any(|g| row(g) == line);
            all.into_iter()
                .filter(|g| !has_own || row(g).is_none_or(|r| Some(r) == line))
                .collect::<Vec<usize>>()
        };
        let first = labels.first().map_or(usize::MAX, |(event, _)| *event);
        let leading: Vec<usize> = self.groups.iter().filter(|(e, _)| *e < first).map(|(_, g)| *g).collect();
        let expected = self.expected(form);
        let all: Vec<usize> = self.groups.iter().map(|(_, g)| *g).collect();
        if leading.is_empty() {
            // Labels first. Several labels in a row and then their figures together are told apart by their sizes.
            let pairs: Vec<Pair> =
                labels.iter().enumerate().map(|(nth, (e, row))| pair(*e, row, &after(nth, *e))).collect();
            let lost = pairs.iter().filter(|p| p.entries.is_empty()).count();
            if lost == 0 || lost + 1 < pairs.len() {
                return pairs.into_iter().filter(|p| !p.entries.is_empty()).collect();
            }
            let Some(last) = pairs.last().filter(|p| p.row.columns.len() == 1) else {
                return pairs.into_iter().filter(|p| !p.entries.is_empty()).collect();
            };
            if last.entries.len() == pairs.len() && lost + 1 == pairs.len() {
                let entries = last.entries.clone();
                return pairs
                    .into_iter()
                    .zip(entries)
                    .map(|(p, entry)| Pair { entries: vec![entry], ..p })
                    .collect();
            }
            return match lost {
                0 => pairs,
                _ if last.entries.is_empty() || last.entries.len() == 1 => {
                    pairs.into_iter().filter(|p| !p.entries.is_empty()).collect()
                }
                _ => Vec::new(),
            };
        }
        // As many groups as the block has rows, and every label in front of its own: the other labels are lost.
        let some_labels = (1..expected.len()).contains(&labels.len());
        if all.len() == expected.len() && leading.len() == 1 && some_labels {
            let in_place = labels.iter().enumerate().all(|(nth, (event, row))| {
                let place = expected.iter().position(|r| r.id == row.id);
                place == all.iter().position(|g| after(nth, *event).contains(g))
            });
            let sized =
                all.iter().zip(&expected).all(|(g, row)| self.size(stream, events, *g) == row.columns.len());
            if in_place && sized {
                let label = |row: &Row| labels.iter().find(|(_, r)| r.id == row.id).map(|(e, _)| *e);
                let rows = expected.iter().zip(&all);
                return rows
                    .map(|(row, group)| Pair {
                        label: label(row).and_then(|e| self.label(stream, events, e)),
                        ..pair(usize::MAX, row, &[*group])
                    })
                    .collect();
            }
        }
        // A block of one row whose header is whole and whose label is lost.
        if let ([row], [group], []) = (expected.as_slice(), all.as_slice(), labels.as_slice())
            && self.fit(form) >= 900
            && self.size(stream, events, *group) == row.columns.len()
        {
            return vec![pair(usize::MAX, row, &[*group])];
        }
        // Figures first, each with its label behind it.
        let behind = labels.len() == all.len()
            && self.groups.iter().zip(&labels).all(|((g, _), (l, _))| g < l)
            && self.groups.iter().skip(1).zip(&labels).all(|((g, _), (l, _))| g > l)
            && all
                .iter()
                .zip(&labels)
                .all(|(g, (_, row))| self.size(stream, events, *g) == row.columns.len());
        if behind {
            return labels.iter().zip(&all).map(|((e, row), group)| pair(*e, row, &[*group])).collect();
        }
        Vec::new()
    }

    fn size(&self, stream: &Stream<'_>, events: &Events, group: usize) -> usize {
        events.groups.get(group).map_or(0, |g| self.filled(stream, &g.entries))
    }

    fn filled(&self, stream: &Stream<'_>, entries: &[usize]) -> usize {
        entries.iter().filter(|s| stream.segment(**s).is_some_and(|p| p.kind.is_filled())).count()
    }

    fn label(&self, stream: &Stream<'_>, events: &Events, event: usize) -> Option<Span> {
        word(stream, events.list.get(event)?).map(|w| w.span.trimmed(stream.text))
    }
}

/// A row and its figures.
struct Pair {
    row: &'static Row,
    entries: Vec<usize>,
    label: Option<Span>,
}

/// How many of the pairs of characters of `label` stand in `text`, in thousandths.
fn recall(label: &str, text: &str) -> usize {
    let chars: Vec<char> = label.chars().filter(|c| c.is_alphanumeric()).collect();
    let pairs: Vec<String> = chars.windows(2).map(|w| w.iter().collect()).collect();
    let found = pairs.iter().filter(|pair| text.contains(pair.as_str())).count();
    found * 1000 / pairs.len().max(1)
}
