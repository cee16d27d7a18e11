//! Counts of the sentence before that may be the whole of what the next sentence tells: one that is named again, and the
//! first of it, where something else was told behind it.

use super::FARTHER;
use super::rows::{BEYOND, NAMED_AGAIN, Row};
use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::family_of;
use crate::report::prose::Family;
use crate::report::slot::SlotKind;

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
    let named = clause_with_among(passage, first);
    let last = usable.get(k).copied();
    let again = same.iter().copied().find(|i| {
        shares_words(label(*i), label(first))
            || (!last.is_some_and(|l| is_named(label(l), named)) && is_named(label(*i), named))
    });
    let beyond = same.last().copied().filter(|i| {
        let part = |i: usize| passage.facts.get(i).is_some_and(|f| f.part);
        let asides = usable.get(k).is_some_and(|last| part(*last));
        asides && !part(*i) && again != Some(*i) && same.len() == 1
    });
    let again = again.and_then(place).map(|k| (k, &NAMED_AGAIN));
    let received = received_before(passage, usable, k, first);
    let received = received.filter(|r| beyond != usable.get(*r).copied()).map(|k| (k, &BEYOND));
    again.into_iter().chain(beyond.and_then(place).map(|k| (k, &BEYOND))).chain(received).collect()
}

/// What came in, or was finished, before those who applied or the ways in which they did, where outcomes follow: 收到申请17件。
/// 信函11件,网络6件。予以公开9件,….
fn received_before(passage: &Passage<'_>, usable: &[usize], k: usize, first: usize) -> Option<usize> {
    let kind = |at: usize| usable.get(at).and_then(|i| passage.facts.get(*i)).map(|f| f.slot.kind());
    let outcomes = family_of(passage, first) == Family::Outcomes;
    let classes = matches!(kind(k), Some(SlotKind::Channel | SlotKind::Applicant));
    let before = (0..k).rev().take(FARTHER);
    let mut before = before.skip_while(|at| {
        matches!(kind(*at), Some(SlotKind::Channel | SlotKind::Applicant | SlotKind::Other))
    });
    before.next().filter(|at| outcomes && classes && kind(*at) == Some(SlotKind::Flow))
}

/// The clause before a count that ends with 中: 上述网站信息中, 县级件中.
fn clause_with_among<'a>(passage: &Passage<'a>, first: usize) -> &'a str {
    let from = passage.mentions.get(first).and_then(|m| passage.tokens.get(m.from)).map_or(0, |t| t.start);
    let to = passage.mentions.get(first).and_then(|m| passage.tokens.get(m.at)).map_or(0, |t| t.start);
    let words = passage.text.get(from..to).unwrap_or("");
    words.rfind(['中', '里']).and_then(|end| words.get(..end)).filter(|w| !w.ends_with('其')).unwrap_or("")
}

/// Whether what a label names, two characters or more, stands in a clause.
fn is_named(label: &str, clause: &str) -> bool {
    let mut name = label.trim_start_matches("其中").trim_start_matches([',', ':']);
    for word in ["通过", "经", "由", "在", "公开", "发布", "印发", "制发"] {
        name = name.strip_prefix(word).unwrap_or(name);
    }
    for word in ["公开", "发布", "推送", "刊发", "政府信息", "信息"] {
        name = name.strip_suffix(word).unwrap_or(name);
    }
    // 机关各科室640条。机关中,…: the first words are enough.
    let begins = clause.chars().count() > 1 && name.starts_with(clause);
    name.chars().count() > 1 && (clause.contains(name) || begins)
}

/// How many characters two labels must share for the one to name the other again.
const SHARED: usize = 5;

/// As many characters of a label are looked at.
const LABEL: usize = 24;

/// Whether two labels begin or go on with the same words.
fn shares_words(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(LABEL).collect(), b.chars().take(LABEL).collect());
    a.windows(SHARED).any(|words| {
        let common = || {
            let text: String = words.iter().collect();
            ["政府信息", "主动公开", "公开信息", "发布信息"].iter().any(|c| text.contains(c))
        };
        b.windows(SHARED).any(|other| other == words) && !common()
    })
}
