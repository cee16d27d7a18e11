//! Which way all suits went, said in words: 行政诉讼1件,为复议后起诉, where table 4 has it among 未经复议直接起诉.

use super::cases::SUIT;
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::num::Num;
use crate::report::slot::Slot;
use crate::rules::{Context, Meta, Rule, Sink};

/// NARR-SUIT: what the facts say, and what is said in words of the way of all suits.
pub struct Suits;

impl Rule for Suits {
    fn meta(&self) -> &'static Meta {
        SUIT.meta()
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        SUIT.check(cx, sink);
        if cx.is_report() {
            all_one_way(cx, sink);
        }
    }
}

const DIRECT: CellId = CellId::t4("suit_direct", "total");
const AFTER: CellId = CellId::t4("suit_after", "total");

/// What is said of all suits of a sentence, right behind their number or in brackets.
const ALL: [&str; 9] = [",均为", ",为", ",均系", ",系", ",全部为", ",都是", ",均属", "(均为", "("];

/// The ways, longest words first: the cell that counts them, and the other one.
const WAYS: [(&str, CellId, CellId); 5] = [
    ("未经复议直接起诉", DIRECT, AFTER),
    ("未经复议直接提起", DIRECT, AFTER),
    ("直接起诉", DIRECT, AFTER),
    ("经复议后起诉", AFTER, DIRECT),
    ("复议后起诉", AFTER, DIRECT),
];

fn all_one_way(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let suits = cx.report.facts.iter().filter(|f| f.slot == Slot::Suit && f.this_year && f.certain);
    for fact in suits {
        let Some(passage) = cx.passages().iter().find(|p| p.paragraph.span.contains(fact.span)) else {
            continue;
        };
        for (at, sentence) in passage.sentences() {
            let Some((start, end, (said, own, other))) = way_of_all(sentence) else { continue };
            let place = passage.place(cx.report, at + start, at + end);
            if !passage.place(cx.report, at, at + start).contains(fact.span) {
                continue;
            }
            let (Some(counted), Some(elsewhere)) = (cx.report.value(own), cx.report.value(other)) else {
                continue;
            };
            if counted != Num::ZERO || elsewhere != fact.value {
                continue;
            }
            let message = Words::new(
                format!("正文写{}件行政诉讼{said}，而表四计入{}。", fact.value, other.label_zh()),
                format!(
                    "The prose has all {} suits as {}; table 4 has them as {}.",
                    fact.value,
                    own.label_en(),
                    other.label_en()
                ),
            );
            let mut finding = Finding::new(SUIT.meta().code, Severity::Error, message)
                .sides(fact.value, counted, format!("{} ≠ {counted}", fact.value))
                .cells([own, other])
                .subject(place);
            if let Some(span) = cx.report.cell(other).and_then(|cell| cell.span) {
                finding = finding.evidence(span);
            }
            sink.fails(finding);
        }
    }
}

/// What a way is called, the cell that counts it, and the one that counts the other.
type Way = (&'static str, CellId, CellId);

/// Where a sentence says of all its suits which way they went.
fn way_of_all(sentence: &str) -> Option<(usize, usize, Way)> {
    let suits = sentence.find("行政诉讼")?;
    let behind = suits + "行政诉讼".len();
    // The number stands right behind: 行政诉讼1件, 行政诉讼案件2起.
    let rest = sentence.get(behind..)?;
    let count = rest.find(['件', '起', '宗']).filter(|at| *at <= 12)?;
    let number = rest.get(..count)?.trim_start_matches(['案', '件', '共', '为']);
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let tail_at = behind + count + '件'.len_utf8();
    let tail = sentence.get(tail_at..)?;
    ALL.iter().find_map(|link| {
        let words = tail.strip_prefix(link)?;
        let way = WAYS.into_iter().find(|(name, ..)| words.starts_with(name))?;
        let behind = words.get(way.0.len()..)?;
        // A number behind it counts a part.
        (!behind.starts_with(|c: char| c.is_ascii_digit())).then(|| {
            let start = tail_at + link.len();
            (start, start + way.0.len(), way)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_of_all_suits_is_their_way() {
        let said = |sentence: &str| way_of_all(sentence).map(|(.., (name, ..))| name);
        assert_eq!(said("被提起行政诉讼1件,为复议后起诉,结果维持。"), Some("复议后起诉"));
        assert_eq!(said("行政诉讼2件(均为未经复议直接起诉)。"), Some("未经复议直接起诉"));
        assert_eq!(said("行政诉讼2件,其中复议后起诉1件。"), None);
        assert_eq!(said("行政诉讼2件,为复议后起诉1件、直接起诉1件。"), None);
    }
}
