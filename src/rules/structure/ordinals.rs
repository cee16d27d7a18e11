//! 一是…二是…三是: whether they run on.

use super::numbering::SubNumber;
use crate::finding::{Finding, Severity, Words};
use crate::report::Report;
use crate::rules::Rule;
use crate::rules::passages::Passage;

const DIGITS: &str = "一二三四五六七八九";

/// An ordinal that does not follow on the one before.
pub struct Slip<'p> {
    passage: &'p Passage,
    at: usize,
    stands: char,
    due: char,
}

/// 三是 at the beginning of a clause.
struct Ordinal<'p> {
    passage: &'p Passage,
    at: usize,
    value: usize,
}

fn ordinals(passage: &Passage) -> Vec<Ordinal<'_>> {
    let text = passage.text();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('是') {
        let before = text.get(..at).unwrap_or_default();
        let Some(digit) = before.chars().next_back() else { continue };
        let Some(value) = DIGITS.chars().position(|d| d == digit) else { continue };
        let start = at - digit.len_utf8();
        let front = text.get(..start).unwrap_or_default();
        if front.is_empty() || front.ends_with(['。', ';', ':', ',', '!', ')', '、']) {
            found.push(Ordinal { passage, at: start, value: value + 1 });
        }
    }
    found
}

/// The slips of a section. A new run begins at 一; what stands before the first 一 may have been lost in copying.
pub fn slips<'p>(prose: impl Iterator<Item = &'p Passage>) -> Vec<Slip<'p>> {
    let all: Vec<Ordinal<'p>> = prose.flat_map(ordinals).collect();
    let mut slips = Vec::new();
    let mut last = 0;
    for (nth, ordinal) in all.iter().enumerate() {
        let next = all.get(nth + 1).map_or(0, |next| next.value);
        let due = last + 1;
        let follows = ordinal.value == due || ordinal.value == 1;
        // 一是…一是…三是: the second was meant to be 二是.
        let again = ordinal.value == last && (next == last + 2 || ordinal.value > 1);
        if last > 0 && (!follows || again) && (ordinal.value > last || again) {
            let digit = |value: usize| DIGITS.chars().nth(value - 1).unwrap_or('?');
            slips.push(Slip {
                passage: ordinal.passage,
                at: ordinal.at,
                stands: digit(ordinal.value),
                due: digit(due),
            });
            // Where only this one is off, the next follows on what it should have been.
            last = if next == due + 1 { due } else { ordinal.value };
            continue;
        }
        last = ordinal.value;
    }
    slips
}

impl Slip<'_> {
    /// What is said of it.
    pub fn finding(&self, report: &Report) -> Finding {
        let Slip { stands, due, .. } = self;
        let message = Words::new(
            format!("“{stands}是”之前应为“{due}是”，序号不连续。"),
            format!("“{stands}是” does not follow on: “{due}是” was due."),
        );
        let place = self.passage.place(report, self.at, self.at + "一是".len());
        Finding::new(SubNumber.meta().code, Severity::Warning, message).subject(place)
    }
}
