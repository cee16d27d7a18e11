//! Two versions of one report: the approved document and the published page, the first and the second draft.

use std::collections::{HashMap, HashSet};

use crate::form::CellId;
use crate::report::{Cell, CellState, ParagraphKind, Report};
use crate::text::Span;

use super::Reviewed;
use super::similar::Prepared;

/// What differs between two versions.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// Cells that print something else.
    pub cells: Vec<CellChange>,
    /// Sentences that stand in only one of them, in order.
    pub sentences: Vec<SentenceChange>,
    /// Fingerprints of findings that the second no longer has.
    pub gone: Vec<String>,
    /// Of those that both have.
    pub stayed: Vec<String>,
    /// Of those that only the second has.
    pub came: Vec<String>,
}

/// A cell that prints something else.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CellChange {
    /// Which.
    pub cell: CellId,
    /// What the first prints; `None` where the cell was not found.
    pub first: Option<String>,
    /// What the second prints.
    pub second: Option<String>,
}

/// A sentence that stands in only one of the versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentenceChange {
    /// Whether it stands in the second (it is new) or in the first (it is gone).
    pub in_second: bool,
    /// Where.
    pub span: Span,
}

/// Compares two versions, cell by cell, sentence by sentence and finding by finding.
pub fn compare(first: Reviewed<'_>, second: Reviewed<'_>) -> Difference {
    let fingerprints =
        |one: Reviewed<'_>| -> Vec<String> { one.findings.iter().map(|f| f.fingerprint.clone()).collect() };
    let (before, after) = (fingerprints(first), fingerprints(second));
    let was: HashSet<&String> = before.iter().collect();
    let is: HashSet<&String> = after.iter().collect();
    Difference {
        cells: cells(first.report, second.report),
        sentences: sentences(first.report, second.report),
        gone: before.iter().filter(|f| !is.contains(f)).cloned().collect(),
        stayed: after.iter().filter(|f| was.contains(f)).cloned().collect(),
        came: after.iter().filter(|f| !was.contains(f)).cloned().collect(),
    }
}

impl Difference {
    /// Whether both say the same.
    pub fn is_none(&self) -> bool {
        self.cells.is_empty() && self.sentences.is_empty()
    }

    /// The changed sentences side by side: a sentence of the first with the one of the second that most of its words
    /// went into; what is only gone or only new stands alone. In the order of the second, then of the first.
    pub fn side_by_side(&self, first: &Report, second: &Report) -> Vec<[Option<Span>; 2]> {
        let prepared = |report: &Report, in_second: bool| -> Vec<(Span, Prepared)> {
            let of_one = self.sentences.iter().filter(|change| change.in_second == in_second);
            of_one.map(|change| (change.span, Prepared::text(change.span.of(report.text())))).collect()
        };
        let (mut gone, new) = (prepared(first, false), prepared(second, true));
        let mut rows = Vec::new();
        for (span, words) in &new {
            let likeness = |old: &Prepared| words.contained_in(old).max(old.contained_in(words));
            let best = (0..gone.len()).max_by_key(|at| gone.get(*at).map_or(0, |(_, old)| likeness(old)));
            let partner = best.filter(|at| gone.get(*at).is_some_and(|(_, old)| likeness(old) >= ALIKE));
            rows.push([partner.map(|at| gone.remove(at).0), Some(*span)]);
        }
        rows.extend(gone.into_iter().map(|(span, _)| [Some(span), None]));
        rows
    }
}

/// From how many thousandths of shared runs two sentences are taken for one that was changed.
const ALIKE: usize = 400;

fn cells(first: &Report, second: &Report) -> Vec<CellChange> {
    let shown = |cell: Option<&Cell>| {
        cell.filter(|c| c.state != CellState::Missing).map(|c| (c.value, c.raw.clone()))
    };
    let mut ids: Vec<CellId> = first.cells().map(|(id, _)| id).collect();
    let known: HashSet<CellId> = ids.iter().copied().collect();
    ids.extend(second.cells().map(|(id, _)| id).filter(|id| !known.contains(id)));
    let mut changes = Vec::new();
    for cell in ids {
        let (before, after) = (shown(first.cell(cell)), shown(second.cell(cell)));
        // The same number in another dress (１２ and 12) is no change; a blank that became 0 is one.
        let same = match (&before, &after) {
            (Some((Some(a), _)), Some((Some(b), _))) => a == b,
            (a, b) => a == b,
        };
        if !same {
            changes.push(CellChange {
                cell,
                first: before.map(|(_, raw)| raw),
                second: after.map(|(_, raw)| raw),
            });
        }
    }
    changes
}

/// Sentences by their words without space: extraction may have changed the space and the width of signs.
fn sentences(first: &Report, second: &Report) -> Vec<SentenceChange> {
    let (before, after) = (split(first), split(second));
    let count = |all: &[(String, Span)]| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        all.iter().for_each(|(words, _)| *counts.entry(words.clone()).or_default() += 1);
        counts
    };
    let (mut left_before, mut left_after) = (count(&before), count(&after));
    let mut only = |all: Vec<(String, Span)>, in_second: bool| {
        let others = if in_second { &mut left_before } else { &mut left_after };
        let mut changes = Vec::new();
        for (words, span) in all {
            match others.get_mut(&words) {
                Some(left) if *left > 0 => *left -= 1,
                _ => changes.push(SentenceChange { in_second, span }),
            }
        }
        changes
    };
    let mut changes = only(before, false);
    changes.extend(only(after, true));
    changes
}

fn split(report: &Report) -> Vec<(String, Span)> {
    let text = report.text();
    let mut all = Vec::new();
    for paragraph in report.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Noise) {
        let words = paragraph.squeezed(text);
        let mut start = 0;
        for sentence in words.text.split_inclusive(['。', '！', '？', '；', '!', '?', ';']) {
            let end = start + sentence.len();
            all.push((sentence.to_owned(), words.to_source(start, end, text)));
            start = end;
        }
    }
    all
}
