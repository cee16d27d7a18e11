//! Figures in the order of the form, as far as labels vouch for them.

use super::super::super::align::Alignment;
use super::super::super::figure_groups::Event;
use super::super::super::labels::WHOLE;
use super::super::WIDTH;
use super::View;

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

impl View<'_, '_> {
    /// The alignment as it goes, as far as labels vouch for it.
    pub(super) fn in_order(&self, alignment: &Alignment) -> Vec<(usize, usize)> {
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
}
