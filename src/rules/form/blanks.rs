//! Blanks that were left for a number and never filled: 办结  件. Read in the text as it is printed, since folding takes
//! blanks away.

use crate::text::Span;

/// Units before which a number is missed.
const UNITS: [&str; 12] = ["件", "条", "篇", "期", "场", "个", "份", "宗", "次", "人次", "万元", "%"];

/// Characters with which a unit makes a word, though a blank came between them: 文 件, 日 期.
const MAKE_A_WORD: [(&str, &str); 8] = [
    ("件", "文案条信证附软组要零邮稿部事配元硬物急快"),
    ("条", "头线面链信一车苗金词"),
    ("期", "日学定时假逾到长工周分近前后延早按短中同限有初末"),
    ("场", "现市立机会到农操广剧"),
    ("个", "各每这一几多那某两"),
    ("份", "月身股年省备成"),
    ("宗", "大卷祖"),
    ("次", "层批再多首档依每初人其名"),
];

/// What is counted, or what is done with it, so that a single blank behind it is one for a number.
const COUNTED: [&str; 34] = [
    "公开",
    "发布",
    "收到",
    "受理",
    "办理",
    "办结",
    "答复",
    "制发",
    "废止",
    "有效",
    "结转",
    "申请",
    "信息",
    "复议",
    "诉讼",
    "留言",
    "评议",
    "培训",
    "会议",
    "例会",
    "发布会",
    "维持",
    "纠正",
    "提供",
    "处理",
    "审结",
    "提起",
    "参训",
    "解读",
    "图解",
    "处罚",
    "许可",
    "强制",
    "收费",
];

/// The blanks of a paragraph before a unit and an end, with the word before them.
pub(super) fn left_out(paragraph: Span, text: &str) -> Vec<Span> {
    let printed = paragraph.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = printed.get(from..).and_then(first_blank).map(|at| from + at) {
        let (before, rest) = printed.split_at(at);
        let behind = rest.trim_start_matches(is_blank);
        let end = printed.len() - behind.len();
        from = end;
        if !UNITS.iter().any(|unit| behind.starts_with(unit)) {
            continue;
        }
        let word = before.trim_end_matches(char::is_alphabetic).len();
        let before = before.get(word..).unwrap_or_default();
        if let Some(unit) = unit_left_alone(before, behind, end - at > 1) {
            let last_four = before.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
            let start = paragraph.start + word + last_four;
            found.push(Span::new(start, paragraph.start + end + unit.len()));
        }
    }
    found
}

/// Where the first blank stands; most bytes begin none.
fn first_blank(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.as_bytes().get(at..)?.iter().position(|b| matches!(b, b' ' | 0xE3 | 0xC2))?;
        let c = text.get(at..)?.chars().next()?;
        if is_blank(c) {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// A blank inside a line; a tab parts cells.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}')
}

/// The unit behind a blank, where a number is missed between the word before and it.
fn unit_left_alone(before: &str, behind: &str, wide: bool) -> Option<&'static str> {
    let ends = |unit: &&&str| {
        behind.strip_prefix(**unit).is_some_and(|rest| {
            rest.starts_with(['，', '。', '；', '、', '（', '）', ',', ';', '(', ')']) || **unit == "%"
        })
    };
    let unit = UNITS.iter().find(ends)?;
    let last = before.chars().next_back()?;
    let makes_a_word = MAKE_A_WORD.iter().any(|(u, with)| u == unit && with.contains(last));
    let number = "一二三四五六七八九十百千万两几余多数干若每各第";
    let is_word = before.chars().count() >= 2 && !last.is_ascii() && !number.contains(last) && !makes_a_word;
    let counted = COUNTED.iter().any(|word| before.ends_with(word));
    (is_word && (counted || wide && before.chars().all(|c| c > '\u{4DFF}'))).then_some(*unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_before_a_unit_and_an_end_is_one_for_a_number() {
        let found = |text: &str| {
            let all = left_out(Span::new(0, text.len()), text);
            all.into_iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("上年结转8件，年内办结  件，结转"), ["年内办结  件"]);
        assert_eq!(found("废止 件，现行有效　件。"), ["废止 件", "现行有效　件"]);
        assert_eq!(
            found("规范性文 件，办理条  件。按日 期，公开条 目，12 件，第一 次，申请 12 件。"),
            [""; 0]
        );
    }
}
