//! 一是…二是…三是: whether they run on, and are as many as 三个方面 announces.

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
pub struct Ordinal<'p> {
    passage: &'p Passage,
    at: usize,
    value: usize,
}

/// The ordinals of a section, in order.
pub fn all<'p>(prose: impl Iterator<Item = &'p Passage>) -> Vec<Ordinal<'p>> {
    prose.flat_map(ordinals).collect()
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
pub fn slips<'p>(all: &[Ordinal<'p>]) -> Vec<Slip<'p>> {
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

/// 三个方面 before another number of 一是, 二是.
pub struct Miscount<'p> {
    passage: &'p Passage,
    announced: (usize, usize),
    said: usize,
    counted: usize,
}

/// What is announced by number, in a section's prose.
const ANNOUNCED: [&str; 6] = ["个方面", "方面", "个问题", "点不足", "点问题", "项措施"];

/// How many characters may stand between the number and 一是.
const NEAR: usize = 20;

/// Where the number of items announced is not that of the items that follow at once.
pub fn miscounts<'p>(all: &[Ordinal<'p>]) -> Vec<Miscount<'p>> {
    let mut found = Vec::new();
    for (nth, first) in all.iter().enumerate().filter(|(_, ordinal)| ordinal.value == 1) {
        let Some((start, end, said)) = announcement(first.passage.text(), first.at) else { continue };
        let behind = all.iter().skip(nth + 1).map(|ordinal| ordinal.value);
        let run: Vec<usize> = behind.take_while(|value| *value != 1).collect();
        // A run out of order is told as such.
        if run.iter().zip(2..).all(|(value, due)| *value == due) && !run.is_empty() && run.len() + 1 != said {
            let (passage, announced) = (first.passage, (start, end));
            found.push(Miscount { passage, announced, said, counted: run.len() + 1 });
        }
    }
    found
}

/// The number of items that is announced right before a place: where it stands, and how many.
fn announcement(text: &str, at: usize) -> Option<(usize, usize, usize)> {
    let before = text.get(..at)?;
    let from = before.char_indices().rev().take(NEAR).last().map_or(0, |(from, _)| from);
    let near = before.get(from..)?;
    if near.contains(['。', ';']) {
        return None;
    }
    let (word, length) = ANNOUNCED.iter().filter_map(|w| Some((near.rfind(w)?, w.len()))).min()?;
    let digit = near.get(..word)?.chars().next_back()?;
    let said = match digit {
        '两' => 2,
        digit if digit.is_ascii_digit() => digit.to_digit(10)? as usize,
        digit => DIGITS.chars().position(|d| d == digit)? + 1,
    };
    // 十三个方面 is no three, and 第三方面 no number of them.
    let front = near.get(..word - digit.len_utf8())?.chars().next_back();
    let is_whole =
        !front.is_some_and(|c| c.is_ascii_digit() || matches!(c, '十' | '第' | '这' | '其' | '上'));
    (is_whole && said > 1).then_some((from + word - digit.len_utf8(), from + word + length, said))
}

impl Miscount<'_> {
    /// What is said of it.
    pub fn finding(&self, report: &Report) -> Finding {
        let Miscount { said, counted, .. } = self;
        let place = self.passage.place(report, self.announced.0, self.announced.1);
        let stands = place.of(report.text());
        let message = Words::new(
            format!("写“{stands}”，其后所列为{counted}项。请核对是漏写还是数目有误。"),
            format!(
                "“{stands}” announces {said}, but {counted} follow: one is missing, or the number is wrong."
            ),
        );
        Finding::new(SubNumber.meta().code, Severity::Warning, message).subject(place)
    }
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
