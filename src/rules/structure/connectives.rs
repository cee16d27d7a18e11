//! 首先…其次…第三, and 一方面 without another: lists that are numbered in words.

use super::numbering::SubNumber;
use crate::finding::{Finding, Severity, Words};
use crate::report::Report;
use crate::rules::Rule;
use crate::rules::passages::Passage;

/// A word that numbers an item, at the beginning of a clause.
struct Item {
    at: usize,
    end: usize,
    /// Its number; none for 最后 and 此外, which end a list.
    value: Option<usize>,
    /// Whether the number is as printed; 再次 and 再者 are a third or a later one.
    exact: bool,
}

/// What a list in words lacks.
pub struct Gap<'p> {
    passage: &'p Passage,
    start: usize,
    end: usize,
    /// What was due there.
    due: String,
    severity: Severity,
}

const WORDS: [(&str, Option<usize>, bool); 8] = [
    ("首先", Some(1), true),
    ("其次", Some(2), true),
    ("再次", Some(3), false),
    ("再者", Some(3), false),
    ("最后", None, true),
    ("此外", None, true),
    ("另外", None, true),
    ("同时", None, true),
];

const DIGITS: &str = "一二三四五六七八九";

fn item_at(text: &str, at: usize) -> Option<Item> {
    let rest = text.get(at..)?;
    for (word, value, exact) in WORDS {
        let Some(behind) = rest.strip_prefix(word) else { continue };
        // 首先要认识到 opens no list by itself; before 其次 and 第三 it does.
        let opens = behind.starts_with([',', '是', ':', '要', '在']);
        return opens.then_some(Item { at, end: at + word.len(), value, exact });
    }
    let nth = rest.strip_prefix('第');
    let digit = nth.unwrap_or(rest).chars().next()?;
    let value = DIGITS.chars().position(|d| d == digit)? + 1;
    let end = at + rest.len() - nth.unwrap_or(rest).len() + digit.len_utf8();
    let behind = text.get(end..)?;
    let closes = if nth.is_some() { behind.starts_with(',') } else { behind.starts_with('是') };
    closes.then_some(Item { at, end, value: Some(value), exact: true })
}

fn items(passage: &Passage) -> impl Iterator<Item = Item> {
    let behind = passage.behind(|mark| matches!(mark, '。' | ';' | ':' | ',' | '!'));
    behind.filter_map(|at| item_at(passage.text(), at))
}

/// What is lacking in the lists of a section's paragraphs.
pub fn gaps<'p>(prose: impl Iterator<Item = &'p Passage>) -> Vec<Gap<'p>> {
    let prose: Vec<&Passage> = prose.collect();
    let mut found: Vec<Gap<'p>> = prose.iter().filter_map(|passage| skipped(passage)).collect();
    found.extend(
        prose
            .iter()
            .enumerate()
            .filter_map(|(nth, passage)| one_side_only(passage, prose.get(nth + 1..).unwrap_or_default())),
    );
    found
}

/// The first item after 首先 in a paragraph that leaves a number out.
fn skipped<'p>(passage: &'p Passage) -> Option<Gap<'p>> {
    if !passage.may_hold("首先") {
        return None;
    }
    let mut last = 0;
    for item in items(passage) {
        let Some(value) = item.value else {
            last = 0;
            continue;
        };
        let first = passage.text().get(item.at..)?.starts_with("首先");
        let follows = value <= last + 1 || !item.exact && last >= 2;
        if first {
            last = 1;
        } else if last == 0 || follows {
            last = if last == 0 { 0 } else { last.max(if item.exact { value } else { last + 1 }) };
        } else {
            let digit = DIGITS.chars().nth(last).unwrap_or('?');
            let due = if last == 1 { "其次".to_owned() } else { format!("第{digit}") };
            return Some(Gap { passage, start: item.at, end: item.end, due, severity: Severity::Warning });
        }
    }
    None
}

/// 一方面 without what is to stand on the other side.
fn one_side_only<'p>(passage: &'p Passage, behind: &[&Passage]) -> Option<Gap<'p>> {
    const SIDE: &str = "一方面";
    const OTHER: [&str; 14] = [
        "另一方面",
        "另方面",
        "另一面",
        "二方面",
        "同时",
        "另外",
        "此外",
        "其次",
        "再者",
        "再一",
        ",还",
        ",又",
        "二是",
        "第二",
    ];
    if !passage.may_hold(SIDE) {
        return None;
    }
    let text = passage.text();
    let mut sides = text.match_indices(SIDE).filter(|(at, _)| {
        let before = text.get(..*at).unwrap_or_default();
        before.is_empty() || before.ends_with(['。', ';', ':', ',', '!'])
    });
    let (at, _) = sides.next()?;
    let rest = text.get(at + SIDE.len()..)?;
    let other = |text: &str| text.contains(SIDE) || OTHER.iter().any(|word| text.contains(word));
    let next = behind.first().is_some_and(|next| other(next.text()));
    (!other(rest) && !next && !rest.starts_with(['的', '来'])).then(|| Gap {
        passage,
        start: at,
        end: at + SIDE.len(),
        due: "另一方面".to_owned(),
        severity: Severity::Info,
    })
}

impl Gap<'_> {
    /// What is said of it.
    pub fn finding(&self, report: &Report) -> Finding {
        let place = self.passage.place(report, self.start, self.end);
        let (stands, due) = (place.of(report.text()), &self.due);
        let message = if self.severity == Severity::Info {
            Words::new(
                format!("“{stands}”之后没有“{due}”，请核对是否漏写。"),
                format!("No “{due}” follows “{stands}”: something may be missing."),
            )
        } else {
            Words::new(
                format!("“{stands}”之前缺少“{due}”，序号不连续。"),
                format!("“{due}” is missing before “{stands}”."),
            )
        };
        Finding::new(SubNumber.meta().code, self.severity, message).subject(place)
    }
}
