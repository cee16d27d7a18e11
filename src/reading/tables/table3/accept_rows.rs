//! Which parts of the best alignment are safe.

use crate::form::{Form, TableId};

use super::super::align::{Alignment, Evidence};
use super::super::figure_groups::{Event, Events};
use super::super::labels::{WHOLE, rows};
use super::super::stream::Stream;
use super::super::{assemble, columns::Content, sums};
use super::WIDTH;

/// So many rows whose sums hold in order are no chance.
const SEVERAL: usize = 3;

/// Why a group is taken for a row's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// The label stands in the same line, or on both sides.
    Label,
    /// The label stands in front; good where labels come first.
    LabelBefore,
    /// The label stands behind; good in company.
    LabelAfter,
    /// No label.
    Nothing,
}

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

/// Groups without words between them, none of which has a label in its own line.
struct Run {
    groups: Vec<usize>,
    /// The rows of the labels in the words in front of them.
    labels: Vec<usize>,
}

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

    /// Figures, label, figures, label, to the end: each label belongs to what stands before it.
    fn labels_after(&self) -> Option<Vec<(usize, usize)>> {
        let groups: Vec<usize> = self.groups().collect();
        let labels: Vec<(usize, usize)> = self.labels().collect();
        let alternate = groups.len() == labels.len()
            && groups.len() >= 3
            && groups.iter().zip(&labels).all(|(g, (event, _))| self.at.get(*g) < Some(event))
            && groups.iter().skip(1).zip(&labels).all(|(g, (event, _))| self.at.get(*g) > Some(event));
        let rising = labels.is_sorted_by(|one, next| one.1 < next.1);
        let plain = groups.iter().all(|g| self.entries(*g) == WIDTH && !self.is_owned(*g));
        (alternate && rising && plain)
            .then(|| groups.into_iter().zip(labels).map(|(group, (_, row))| (row, group)).collect())
    }

    /// Figures before the first label, and a label after the last figures: labels and figures have come apart.
    fn is_scrambled(&self) -> bool {
        // Blank cells may not show.
        let loose = |g: &usize| !self.is_owned(*g) && self.entries(*g) * 2 + 1 >= WIDTH;
        let first = (0..self.events.groups.len()).find(loose).and_then(|g| self.at.get(g).copied());
        let last = self.groups().last().and_then(|g| self.at.get(g).copied());
        let labels: Vec<usize> = self.labels().map(|(event, _)| event).collect();
        let leading = first.is_some_and(|at| labels.first().is_some_and(|label| at < *label));
        let trailing = last.is_some_and(|at| labels.last().is_some_and(|label| at < *label));
        leading && trailing || self.labels_fall() && self.events.groups.iter().any(|g| g.split)
    }

    /// Whether labels come in an order that no form has.
    fn labels_fall(&self) -> bool {
        let labels: Vec<usize> = self.labels().map(|(_, row)| row).collect();
        !labels.is_sorted()
    }

    /// The alignment as it goes, as far as labels vouch for it.
    fn in_order(&self, alignment: &Alignment) -> Vec<(usize, usize)> {
        let row = |g: usize| self.block_row(g).or(alignment.groups.get(g).copied().flatten());
        let told: Vec<(usize, usize)> = self.groups().filter_map(|g| Some((row(g)?, g))).collect();
        let reasons: Vec<Reason> = told.iter().map(|(row, g)| self.reason(alignment, *row, *g)).collect();
        let sure = |nth: usize| matches!(reasons.get(nth), Some(Reason::Label | Reason::LabelBefore));
        let mut out = Vec::new();
        let mut nth = 0;
        while nth < told.len() {
            if sure(nth) {
                out.extend(told.get(nth).copied());
                nth += 1;
                continue;
            }
            let end = (nth..told.len()).find(|i| sure(*i)).unwrap_or(told.len());
            let before = nth.checked_sub(1).and_then(|i| told.get(i));
            if self.fills_gap(
                before,
                told.get(end),
                told.get(nth..end).unwrap_or(&[]),
                reasons.get(nth..end).unwrap_or(&[]),
            ) {
                out.extend(told.get(nth..end).into_iter().flatten().copied());
            }
            nth = end;
        }
        self.without_rivals(out)
    }

    /// Why the group is taken for the row's.
    fn reason(&self, alignment: &Alignment, row: usize, group: usize) -> Reason {
        let Some(event) = self.at.get(group).copied() else { return Reason::Nothing };
        if self.own_row(group) == Some(row) {
            return Reason::Label;
        }
        if self.block_row(group) == Some(row) {
            return Reason::LabelBefore;
        }
        let is_group = |e: &usize| matches!(self.events.list.get(*e), Some(Event::Group(_)));
        let told = |e: usize| alignment.words.get(e).copied().flatten() == Some(row);
        let weight = |e: usize| {
            let of = self.evidence.of.get(e).into_iter().flatten();
            of.filter(|(r, _)| *r == row).map(|(_, weight)| *weight).sum::<u32>()
        };
        let before: Vec<usize> = (0..event).rev().take_while(|e| !is_group(e)).collect();
        let after: Vec<usize> = (event + 1..self.events.list.len()).take_while(|e| !is_group(e)).collect();
        let sum = |events: &[usize]| events.iter().copied().filter(|e| told(*e)).map(weight).sum::<u32>();
        let (front, back) = (sum(&before), sum(&after));
        let nearest = before.iter().find_map(|e| self.evidence.label(*e));
        let split = self.events.groups.get(group).is_some_and(|g| g.split);
        let whole = u32::from(WHOLE);
        // A label around the figures has its end behind them, not all of it.
        let ends = front > 0 && back > 0 && !after.iter().any(|e| self.evidence.label(*e) == Some(row));
        if ends && front + back >= whole && nearest.is_none_or(|n| n == row) && !split {
            Reason::Label
        } else if front >= whole && nearest.is_none_or(|n| n == row) && !split && self.is_plain(group) {
            Reason::LabelBefore
        } else if back >= whole || front >= whole {
            Reason::LabelAfter
        } else {
            Reason::Nothing
        }
    }

    /// The run of groups that one group stands in, and the labels in front of it.
    fn run(&self, group: usize) -> Run {
        let loose = |event: usize| match self.events.list.get(event) {
            Some(Event::Group(g)) => !self.is_owned(*g),
            event => matches!(event, Some(Event::Page)),
        };
        let at = self.at.get(group).copied().unwrap_or(0);
        let first = (0..at).rev().take_while(|e| loose(*e)).last().unwrap_or(at);
        let end = (at..self.events.list.len()).find(|e| !loose(*e)).unwrap_or(self.events.list.len());
        let is_words = |e: &usize| !matches!(self.events.list.get(*e), Some(Event::Group(_)));
        let mut labels: Vec<usize> = (0..first)
            .rev()
            .take_while(is_words)
            .filter_map(|e| self.evidence.label(e))
            .filter(|row| self.of_form.contains(row))
            .collect();
        labels.reverse();
        labels.dedup();
        Run { groups: self.groups_in(first, end).collect(), labels }
    }

    /// Whether all groups of a run hold the same: a line that came twice.
    fn is_one(&self, run: &Run) -> bool {
        run.groups
            .iter()
            .all(|g| run.groups.first().is_some_and(|first| self.texts(*g) == self.texts(*first)))
    }

    /// Whether the label in front of a group is the group's own: the only one there; or the nearest, in a text in
    /// which nothing has come apart.
    fn is_plain(&self, group: usize) -> bool {
        let run = self.run(group);
        self.is_one(&run) && (run.labels.len() <= 1 || self.is_orderly)
    }

    /// The row of a group in a block: labels of rows that follow one another, and then their figures, row by row.
    fn block_row(&self, group: usize) -> Option<usize> {
        if self.is_owned(group) {
            return None;
        }
        let run = self.run(group);
        let first = self.of_form.iter().position(|r| Some(r) == run.labels.first())?;
        let follow = self.of_form.get(first..first + run.labels.len()) == Some(run.labels.as_slice());
        let exact = run.groups.iter().all(|g| self.entries(*g) == WIDTH && self.row_holds(*g) != Some(false));
        if run.groups.len() < 2 || run.groups.len() != run.labels.len() || !follow || !exact {
            return None;
        }
        run.labels.get(run.groups.iter().position(|g| *g == group)?).copied()
    }

    /// Whether every group has a label of its own line, or stands alone behind words that hold one.
    fn orderly(&self) -> bool {
        self.groups().filter(|g| self.entries(*g) >= WIDTH && !self.is_owned(*g)).all(|group| {
            let run = self.run(group);
            !run.labels.is_empty() && self.is_one(&run)
        })
    }

    /// Whether groups without certain labels are exactly the rows between two certain ones; at an end of the
    /// table, whether labels behind vouch for each.
    fn fills_gap(
        &self,
        before: Option<&(usize, usize)>,
        after: Option<&(usize, usize)>,
        gap: &[(usize, usize)],
        reasons: &[Reason],
    ) -> bool {
        let place = |row: usize| self.of_form.iter().position(|r| *r == row);
        let labelled = reasons.iter().all(|r| *r == Reason::LabelAfter);
        let first = match before {
            Some((row, _)) => place(*row).map(|p| p + 1),
            None => Some(0).filter(|_| labelled),
        };
        let end = match after {
            Some((row, _)) => place(*row),
            None => Some(self.of_form.len()).filter(|_| labelled),
        };
        let (Some(first), Some(end)) = (first, end) else { return false };
        // Every group between counts, those too that the alignment has no use for.
        let from = before.map_or(0, |(_, g)| g + 1);
        let to = after.map_or(self.events.groups.len(), |(_, g)| *g);
        let between = (from..to).filter(|g| self.entries(*g) >= WIDTH).count();
        let exact = end.checked_sub(first) == Some(gap.len()) && between == gap.len();
        exact && self.rows_hold(gap.iter().map(|(_, group)| *group))
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

    /// Drops rows for which a second group stands between the same two rows with as good a claim and other
    /// figures.
    fn without_rivals(&self, rows: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        let taken = |g: usize| rows.iter().any(|(_, group)| *group == g);
        let rival = |row: usize, group: usize| {
            let next = group + 1;
            let is_next = self.events.groups.get(next).is_some_and(|g| !g.owned && g.entries.len() == WIDTH);
            let touching = self.at.get(next).copied() == self.at.get(group).map(|at| at + 1);
            let owned = self.own_row(group) == Some(row);
            is_next && touching && !owned && !taken(next) && self.texts(next) != self.texts(group)
        };
        rows.iter().copied().filter(|(row, group)| !rival(*row, *group)).collect()
    }

    fn texts(&self, group: usize) -> Vec<&str> {
        let entries = self.events.groups.get(group).map_or(&[][..], |g| &g.entries);
        entries.iter().filter_map(|s| self.stream.segment(*s)).map(|p| p.span.of(self.stream.text)).collect()
    }

    /// Labels and figures have come apart. Page by page (or over the whole table): where the labels are a run of
    /// the form's rows without gap, the rows of figures are as many, and the sums hold, they go together in order.
    fn by_pages(&self, alignment: &Alignment) -> Vec<(usize, usize)> {
        let mut pages: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        for (nth, event) in self.events.list.iter().enumerate() {
            if matches!(event, Event::Page) {
                pages.push((start, nth));
                start = nth + 1;
            }
        }
        pages.push((start, self.events.list.len()));
        let by_page: Vec<Option<Vec<(usize, usize)>>> = pages
            .iter()
            .filter(|(from, to)| {
                self.labels().any(|(e, _)| (*from..*to).contains(&e))
                    || self.groups_in(*from, *to).next().is_some()
            })
            .map(|(from, to)| self.page(*from, *to))
            .collect();
        if by_page.iter().all(Option::is_some) {
            let out: Vec<(usize, usize)> = by_page.into_iter().flatten().flatten().collect();
            if out.is_sorted_by(|one, next| one.0 < next.0) {
                return out;
            }
        }
        if let Some(out) = self.page(0, self.events.list.len()) {
            return out;
        }
        // Only what stands in one line with its label.
        let owned = self.groups().filter_map(|g| Some((self.own_row(g)?, g)));
        owned.filter(|(row, g)| alignment.groups.get(*g).copied().flatten() == Some(*row)).collect()
    }

    fn groups_in(&self, from: usize, to: usize) -> impl Iterator<Item = usize> {
        self.groups().filter(move |g| self.at.get(*g).is_some_and(|at| (from..to).contains(at)))
    }

    fn page(&self, from: usize, to: usize) -> Option<Vec<(usize, usize)>> {
        let groups: Vec<usize> = self.groups_in(from, to).collect();
        let mut labels: Vec<usize> =
            self.labels().filter(|(e, _)| (from..to).contains(e)).map(|(_, row)| row).collect();
        crate::order::ascending(&mut labels);
        let known = labels.len();
        labels.dedup();
        let first = self.of_form.iter().position(|r| Some(r) == labels.first())?;
        let run = self.of_form.get(first..first + labels.len())?;
        if labels.len() != known || run != labels || groups.len() != labels.len() {
            return None;
        }
        // A figure row or two in front of as many labels: the labels of what stands there may have been cut off.
        let begins = |(event, row): (usize, usize)| (from..to).contains(&event) && labels.contains(&row);
        let first_label = self.labels().find(|label| begins(*label)).map(|(event, _)| event);
        let first_group = groups.first().and_then(|g| self.at.get(*g).copied());
        if labels.len() < SEVERAL && first_group < first_label {
            return None;
        }
        let pairs: Vec<(usize, usize)> = labels.into_iter().zip(groups.iter().copied()).collect();
        let exact = groups.iter().all(|g| self.entries(*g) == WIDTH);
        (exact && self.rows_hold(groups.into_iter()) && self.labels_stand_by(&pairs)).then_some(pairs)
    }

    /// Whether each label right before figures is that of a row that follows, or that went before, without words
    /// between.
    fn labels_stand_by(&self, pairs: &[(usize, usize)]) -> bool {
        let row_of = |group: usize| pairs.iter().find(|(_, g)| *g == group).map(|(row, _)| *row);
        let figures = |events: &mut dyn Iterator<Item = &Event>| {
            let stretch = events.skip_while(|e| !matches!(e, Event::Group(_)));
            let groups = stretch.map_while(|e| match e {
                Event::Group(group) => Some(row_of(*group)),
                Event::Page => Some(None),
                Event::Word(_) => None,
            });
            groups.flatten().collect::<Vec<usize>>()
        };
        for (event, label) in self.labels() {
            let here = pairs.iter().any(|(row, _)| *row == label);
            let right_before = matches!(self.events.list.get(event + 1), Some(Event::Group(_)));
            if !here || !right_before {
                continue;
            }
            let after = figures(&mut self.events.list.iter().skip(event + 1));
            let before = figures(&mut self.events.list.iter().take(event).rev());
            if !after.is_empty() && !after.contains(&label) && !before.contains(&label) {
                return false;
            }
        }
        true
    }
}
