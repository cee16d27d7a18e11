//! Labels and figures that have come apart: all labels behind their figures, or a page's labels in one place and its
//! figures in another.

use super::super::super::align::Alignment;
use super::super::super::figure_groups::Event;
use super::super::WIDTH;
use super::View;

/// So many rows whose sums hold in order are no chance.
const SEVERAL: usize = 3;

impl View<'_, '_> {
    /// Figures, label, figures, label, to the end: each label belongs to what stands before it.
    pub(super) fn labels_after(&self) -> Option<Vec<(usize, usize)>> {
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
    pub(super) fn is_scrambled(&self) -> bool {
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

    /// Labels and figures have come apart. Page by page (or over the whole table): where the labels are a run of
    /// the form's rows without gap, the rows of figures are as many, and the sums hold, they go together in order.
    pub(super) fn by_pages(&self, alignment: &Alignment) -> Vec<(usize, usize)> {
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
