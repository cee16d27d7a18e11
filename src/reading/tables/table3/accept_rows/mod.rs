//! Which parts of the best alignment are safe.

mod in_order;
mod runs;
mod scrambled;

use crate::form::{Form, TableId};

use super::super::align::{Alignment, Evidence};
use super::super::figure_groups::{Event, Events};
use super::super::labels::rows;
use super::super::stream::Stream;
use super::super::{assemble, columns::Content, sums};
use super::WIDTH;

/// The rows (numbered as in [`rows`]) whose figures are certain to be theirs, each with its group.
pub fn accept_rows(
    stream: &Stream<'_>,
    events: &Events,
    evidence: &Evidence,
    alignment: &Alignment,
    form: &Form,
) -> Vec<(usize, usize)> {
    let view = View::new(stream, events, evidence, form);
    if let Some(pairs) = view.labels_after() {
        return pairs;
    }
    if view.is_scrambled() {
        return view.by_pages(alignment);
    }
    view.in_order(alignment)
}

/// Groups of figures whose label's row has other figures already: the row, the group that is read and the other.
pub fn repeated(
    stream: &Stream<'_>,
    events: &Events,
    evidence: &Evidence,
    form: &Form,
    accepted: &[(usize, usize)],
) -> Vec<(usize, usize, usize)> {
    let view = View::new(stream, events, evidence, form);
    let free = (0..events.groups.len())
        .filter(|g| view.entries(*g) >= WIDTH && !accepted.iter().any(|(_, taken)| taken == g));
    let rows = free.filter_map(|group| Some((view.own_or_before(group)?, group)));
    let twice = rows.filter_map(|(row, group)| {
        let (_, first) = accepted.iter().find(|(r, g)| *r == row && view.own_or_before(*g) == Some(row))?;
        (view.texts(*first) != view.texts(group)).then_some((row, *first, group))
    });
    twice.collect()
}

/// What is known of labels and figures.
struct View<'v, 'a> {
    stream: &'v Stream<'a>,
    events: &'v Events,
    evidence: &'v Evidence,
    /// For each group the event at which it stands.
    at: Vec<usize>,
    /// The rows that the form has, in order, numbered as in [`rows`].
    of_form: Vec<usize>,
    /// Whether nothing has come apart ([`View::orderly`]).
    is_orderly: bool,
}

impl<'v, 'a> View<'v, 'a> {
    fn new(stream: &'v Stream<'a>, events: &'v Events, evidence: &'v Evidence, form: &Form) -> View<'v, 'a> {
        let mut at = vec![0; events.groups.len()];
        for (nth, event) in events.list.iter().enumerate() {
            if let Event::Group(group) = event
                && let Some(entry) = at.get_mut(*group)
            {
                *entry = nth;
            }
        }
        let known = rows(TableId::T3);
        let of_form = known.iter().enumerate().filter(|(_, row)| row.of(form).is_some()).map(|(nth, _)| nth);
        let of_form = of_form.collect();
        let mut view = View { stream, events, evidence, at, of_form, is_orderly: false };
        view.is_orderly = view.orderly();
        view
    }

    fn entries(&self, group: usize) -> usize {
        self.events.groups.get(group).map_or(0, |g| g.entries.len())
    }

    /// Groups that may be a row, in order.
    fn groups(&self) -> impl Iterator<Item = usize> {
        (0..self.events.groups.len()).filter(|g| self.entries(*g) + 2 >= WIDTH)
    }

    /// Whole labels: (event, row).
    fn labels(&self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.events.list.len())
            .filter_map(|event| Some((event, self.evidence.label(event)?)))
            .filter(|(_, row)| self.of_form.contains(row))
    }

    /// Whether a group's own line bears a row's label.
    fn is_owned(&self, group: usize) -> bool {
        self.own_row(group).is_some()
    }

    fn own_row(&self, group: usize) -> Option<usize> {
        let line = self.events.groups.get(group).filter(|g| g.owned)?.row?;
        let event = *self.at.get(group)?;
        let before = (0..event).rev().take_while(|e| self.evidence.line.get(*e) == Some(&Some(line)));
        before.filter_map(|e| self.evidence.label(e)).next()
    }

    /// The row whose label stands in a group's own line, or right before it.
    fn own_or_before(&self, group: usize) -> Option<usize> {
        let before = || self.evidence.label(self.at.get(group)?.checked_sub(1)?);
        self.own_row(group).or_else(before)
    }

    /// Whether the sums of the groups hold, each as a row of its own; one may fail.
    fn rows_hold(&self, groups: impl Iterator<Item = usize>) -> bool {
        groups.filter(|g| self.row_holds(*g) == Some(false)).count() <= 1
    }

    fn row_holds(&self, group: usize) -> Option<bool> {
        let entries = &self.events.groups.get(group)?.entries;
        if entries.len() != WIDTH {
            return None;
        }
        sums::row_holds(&entries.iter().map(|s| assemble::figure(self.stream, Content::At(*s))).collect())
    }

    fn texts(&self, group: usize) -> Vec<&str> {
        let entries = self.events.groups.get(group).map_or(&[][..], |g| &g.entries);
        entries.iter().filter_map(|s| self.stream.segment(*s)).map(|p| p.span.of(self.stream.text)).collect()
    }

    fn groups_in(&self, from: usize, to: usize) -> impl Iterator<Item = usize> {
        self.groups().filter(move |g| self.at.get(*g).is_some_and(|at| (from..to).contains(at)))
    }
}
