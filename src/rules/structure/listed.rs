//! 产业、就业、教育、医疗四个领域: whether as many are listed as the number behind the list says.

use super::numbering::SubNumber;
use crate::finding::{Finding, Severity, Words};
use crate::report::Report;
use crate::rules::Rule;
use crate::rules::passages::Passage;
use crate::text::WordList;

/// What is counted behind a list.
pub static COUNTED: WordList = WordList::new(&[
    "个领域",
    "大领域",
    "个重点领域",
    "个方面",
    "个栏目",
    "个专栏",
    "个渠道",
    "个环节",
    "个部门",
    "个乡镇",
    "个平台",
    "类信息",
]);

/// A list whose number is another.
pub struct Listed<'p> {
    passage: &'p Passage,
    start: usize,
    end: usize,
    said: usize,
    counted: usize,
}

/// The lists of a passage that are longer or shorter than they say. Only plain ones, of three items and more parted by 、 alone:
/// 和 may stand inside an item.
pub fn miscounts(passage: &Passage) -> Vec<Listed<'_>> {
    let text = passage.text();
    let mut found = Vec::new();
    if !passage.holds_any(&COUNTED) {
        return found;
    }
    for noun in COUNTED.words() {
        for (at, _) in text.match_indices(noun).take(20) {
            let Some(digit) = text.get(..at).and_then(|before| before.chars().next_back()) else { continue };
            let start = at - digit.len_utf8();
            let Some(said) = value(digit) else { continue };
            let before = text.get(..start).unwrap_or_default();
            let clause = before.rsplit([',', '。', ';', ':', '!']).next().unwrap_or_default();
            let counted = clause.matches('、').count() + 1;
            let odd = ['和', '及', '与', '等', '(', ')', '"', '《', '》', '的', '第', '前', '十', '余', '或'];
            let last = clause.rsplit('、').next().unwrap_or_default();
            let plain = !clause.contains(odd)
                && !clause.contains(|c: char| c.is_ascii_digit())
                && (2..=8).contains(&last.chars().count())
                && clause.split('、').all(|item| (1..=12).contains(&item.chars().count()));
            if plain && counted > 2 && said != counted {
                found.push(Listed { passage, start, end: at + noun.len(), said, counted });
            }
        }
    }
    found
}

/// The number that a character is.
fn value(digit: char) -> Option<usize> {
    match digit {
        '两' => Some(2),
        digit if digit.is_ascii_digit() => digit.to_digit(10).map(|value| value as usize),
        digit => "一二三四五六七八九".chars().position(|d| d == digit).map(|at| at + 1),
    }
}

impl Listed<'_> {
    /// What is said of it.
    pub fn finding(&self, report: &Report) -> Finding {
        let place = self.passage.place(report, self.start, self.end);
        let (stands, said, counted) = (place.of(report.text()), self.said, self.counted);
        let message = Words::new(
            format!("写“{stands}”，前面列出的为{counted}项，请核对。"),
            format!("“{stands}” says {said}, but {counted} are listed before it. Please check."),
        );
        Finding::new(SubNumber.meta().code, Severity::Info, message).subject(place)
    }
}
