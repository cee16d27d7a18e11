//! Years as reports write them, and the one that a report is on.

use crate::report::{Located, Paragraph};
use crate::text::{Span, View, fold};

/// The year at the start of folded text: 2023年, 2023年度, 二〇二三年. Its value and its bytes, 年度 included.
pub(super) fn year(text: &str) -> Option<(u16, usize)> {
    let (value, digits) = match text.get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_digit())) {
        Some(digits) => (digits.parse().ok()?, 4),
        None => {
            let value = text.chars().take(4).try_fold(0u16, |sum, c| {
                let digit = if c == '零' {
                    0
                } else {
                    "〇一二三四五六七八九".chars().position(|d| d == c)?
                };
                Some(sum * 10 + u16::try_from(digit).ok()?)
            })?;
            (value, 12)
        }
    };
    let rest = text.get(digits..)?.strip_prefix('年')?;
    let length = digits + 3 + if rest.starts_with('度') { 3 } else { 0 };
    (2000..=2099).contains(&value).then_some((value, length))
}

/// The first year in folded text, and its place.
pub(super) fn find(text: &str) -> Option<(u16, usize, usize)> {
    text.char_indices().find_map(|(at, c)| {
        let starts = c.is_ascii_digit() || c == '二';
        let behind_digit =
            || at.checked_sub(1).is_some_and(|b| text.as_bytes().get(b).is_some_and(u8::is_ascii_digit));
        if !starts || behind_digit() {
            return None;
        }
        let (value, length) = year(text.get(at..)?)?;
        Some((value, at, at + length))
    })
}

/// The year that a title says; the place of its digits.
pub(super) fn of_title(text: &str, title: Span) -> Option<Located<u16>> {
    let view = View::squeezed(text, title);
    let (value, start, _) = find(&view.text)?;
    Some(Located { value, span: digits(text, &view, start) })
}

/// The place of the digits of a year that begins at `start`.
fn digits(text: &str, view: &View, start: usize) -> Span {
    let ascii = view.text.as_bytes().get(start).is_some_and(u8::is_ascii_digit);
    view.to_source(start, start + if ascii { 4 } else { 4 * '二'.len_utf8() }, text)
}

/// The year that the first paragraphs say the report is on: a year before 年度报告.
pub(super) fn before_title(text: &str, paragraph: &Paragraph) -> Option<Located<u16>> {
    let view = paragraph.squeezed(text);
    let subject =
        ["年度报告", "工作报告", "报告如下", "汇报如下"].iter().find_map(|words| view.text.find(words))?;
    let head = view.text.get(..subject)?;
    let (mut at, mut found) = (0, None);
    while let Some((value, start, end)) = head.get(at..).and_then(find) {
        found = Some((value, at + start));
        at += end;
    }
    // A notice's own year stands far before: 《…2019年…通知》要求，编制….
    let (value, start) =
        found.filter(|(_, start)| head.get(*start..).is_some_and(|r| r.chars().count() <= 24))?;
    Some(Located { value, span: digits(text, &view, start) })
}

/// The year that a paragraph begins with: 2023年，我局….
pub(super) fn at_start(text: &str, paragraph: &Paragraph) -> Option<Located<u16>> {
    let numbers = |c: char| "()一二三四五六七八九十、.:".contains(c);
    // Most paragraphs begin with none: that is seen without folding the whole.
    let plain = paragraph.span.of(text).chars().filter_map(fold).filter(|c| !c.is_whitespace());
    let head: String = plain.skip_while(|c| numbers(*c)).take("2023年".chars().count()).collect();
    if paragraph.gap.is_none() && year(&head).is_none() {
        return None;
    }
    let view = paragraph.squeezed(text);
    let bare = view.text.trim_start_matches(numbers);
    let start = view.text.len() - bare.len();
    let (value, _) = year(bare)?;
    Some(Located { value, span: digits(text, &view, start) })
}

/// The year that a paragraph of plans takes for granted: the one before that for which it plans (2024年，我局将…).
pub(super) fn of_plan(text: &str, paragraph: &Paragraph) -> Option<Located<u16>> {
    /// So many characters behind the year the plan has begun.
    const NEAR: usize = 16;
    let planned = at_start(text, paragraph)?;
    let view = paragraph.squeezed(text);
    let plans = view.text.chars().take(NEAR + "2024年".chars().count()).any(|c| c == '将');
    let value = planned.value.checked_sub(1).filter(|_| plans)?;
    Some(Located { value, span: planned.span })
}

/// The first year that a paragraph names.
pub(super) fn first(text: &str, paragraph: &Paragraph) -> Option<Located<u16>> {
    let view = paragraph.squeezed(text);
    let (value, start, _) = find(&view.text)?;
    Some(Located { value, span: digits(text, &view, start) })
}
