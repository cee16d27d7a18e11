//! Counts of the sentence before that may be the whole of what the next sentence tells: one that is named again, and the
//! first of it, where something else was told behind it.

use super::FARTHER;
use super::rows::{BEYOND, NAMED_AGAIN, Row};
use crate::reading::prose::Passage;

/// Counts of the sentence before, other than its last, that may be the whole of what the next sentence tells.
pub(super) fn other_wholes(
    passage: &Passage<'_>,
    usable: &[usize],
    k: usize,
    first: usize,
) -> Vec<(usize, &'static Row)> {
    let sentence = |i: usize| passage.mentions.get(i).map(|m| (m.sentence, m.bracket));
    let Some(own) = usable.get(k).and_then(|i| sentence(*i)) else { return Vec::new() };
    let before = usable.get(..k).unwrap_or(&[]).iter().rev().take(FARTHER);
    let same: Vec<usize> = before.copied().take_while(|i| sentence(*i) == Some(own)).collect();
    let place = |i: usize| usable.binary_search(&i).ok();
    let label = |i: usize| passage.label_words(i).unwrap_or("");
    let again = same.iter().copied().find(|i| shares_words(label(*i), label(first)));
    let beyond = same.last().copied().filter(|i| {
        let part = |i: usize| passage.facts.get(i).is_some_and(|f| f.part);
        let asides = usable.get(k).is_some_and(|last| part(*last));
        asides && !part(*i) && again != Some(*i) && same.len() == 1
    });
    let again = again.and_then(place).map(|k| (k, &NAMED_AGAIN));
    again.into_iter().chain(beyond.and_then(place).map(|k| (k, &BEYOND))).collect()
}

/// How many characters two labels must share for the one to name the other again.
const SHARED: usize = 5;

/// As many characters of a label are looked at.
const LABEL: usize = 24;

/// Whether two labels begin or go on with the same words.
fn shares_words(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(LABEL).collect(), b.chars().take(LABEL).collect());
    a.windows(SHARED).any(|words| {
        let text: String = words.iter().collect();
        let common = ["政府信息", "主动公开", "公开信息", "发布信息"].iter().any(|c| text.contains(c));
        !common && b.windows(SHARED).any(|other| other == words)
    })
}
