//! Groups that follow one another without words between, and the labels in front of them.

use super::super::super::figure_groups::Event;
use super::super::WIDTH;
use super::View;

/// Groups without words between them, none of which has a label in its own line.
pub(super) struct Run {
    pub(super) groups: Vec<usize>,
    /// The rows of the labels in the words in front of them.
    pub(super) labels: Vec<usize>,
}

impl View<'_, '_> {
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
    pub(super) fn is_plain(&self, group: usize) -> bool {
        let run = self.run(group);
        self.is_one(&run) && (run.labels.len() <= 1 || self.is_orderly)
    }

    /// The row of a group in a block: labels of rows that follow one another, and then their figures, row by row.
    pub(super) fn block_row(&self, group: usize) -> Option<usize> {
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
    pub(super) fn orderly(&self) -> bool {
        self.groups().filter(|g| self.entries(*g) >= WIDTH && !self.is_owned(*g)).all(|group| {
            let run = self.run(group);
            !run.labels.is_empty() && self.is_one(&run)
        })
    }
}
