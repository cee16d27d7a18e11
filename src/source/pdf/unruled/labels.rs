//! The labels of rows: numbered text, perhaps over several lines.

use super::words::Word;
use crate::source::pdf::lines::joint;
use crate::source::pdf::page::Length;

/// A label, perhaps over several lines.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) left: Length,
    pub(super) right: Length,
    /// The middle of its first and of its last line.
    pub(super) top: Length,
    pub(super) bottom: Length,
    pub(super) size: Length,
    pub(super) text: String,
}

/// Numbered words, each with the lines below that go on with it.
pub(super) fn labels(lines: &[Vec<Word>], edge: Length) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for line in lines {
        let mut left_neighbour: Option<usize> = None;
        for word in line.iter().filter(|w| w.left < edge) {
            if word.begins_label() {
                left_neighbour = Some(labels.len());
                labels.push(Label {
                    left: word.left,
                    right: word.right,
                    top: word.y,
                    bottom: word.y,
                    size: word.size,
                    text: word.text.clone(),
                });
                continue;
            }
            let touches = |l: &Label| word.left - l.right <= word.size / 8 && l.bottom == word.y;
            let continues = |l: &Label| {
                let below = word.y - l.bottom;
                below > 0
                    && below <= l.size * 7 / 4
                    && word.left >= l.left - l.size / 2
                    && word.left < l.right
            };
            let beside = left_neighbour.filter(|n| labels.get(*n).is_some_and(touches));
            // Of two columns of labels the nearer one goes on here.
            let above = || (0..labels.len()).rev().filter(|n| labels.get(*n).is_some_and(continues));
            let nearest = || above().max_by_key(|n| labels.get(*n).map(|l| l.left));
            let next_to =
                || left_neighbour.filter(|n| labels.get(*n).is_some_and(|l| word.left - l.right < l.size));
            let Some(nth) = beside.or_else(nearest).or_else(next_to) else { continue };
            if let Some(label) = labels.get_mut(nth) {
                let between = joint(&label.text, &word.text);
                label.text.push_str(between);
                label.text.push_str(&word.text);
                (label.bottom, label.right) = (word.y, label.right.max(word.right));
                left_neighbour = Some(nth);
            }
        }
    }
    labels
}

/// The label that stands beside a base line: of several the one nearest to the figures.
pub(super) fn label_beside(labels: &[Label], y: Length) -> Option<usize> {
    let mut beside: Vec<(Length, usize)> = labels
        .iter()
        .enumerate()
        .filter(|(_, l)| l.top - l.size * 2 / 5 <= y && y <= l.bottom + l.size * 2 / 5)
        .map(|(nth, l)| (l.left, nth))
        .collect();
    beside.sort_unstable();
    let (left, nth) = beside.pop()?;
    // Two of the same column cannot both be meant.
    let size = labels.get(nth)?.size;
    beside.last().is_none_or(|(other, _)| left - other >= size / 2).then_some(nth)
}
