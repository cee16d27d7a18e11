//! Marks that stand all through a text: behind or before nearly every figure, at the beginning or the end of nearly every
//! line; and the names that pages give to spaces.

use std::ops::Range;

use super::lines;
use crate::text::is_space;

/// So many figures, so many lines alike are no chance.
const FIGURES: usize = 40;
const LINES: usize = 20;

/// The names of spaces in the source of a page, and of a line's end.
const SPACES: [&str; 8] = ["&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "<br>", "<br/>", "<br />"];

/// What is left of a page's source in place of spaces.
pub(super) fn names_of_spaces(text: &str) -> Vec<Range<usize>> {
    let named = SPACES.iter().flat_map(|name| text.match_indices(name));
    let some = text.contains('&') || text.contains('<');
    if some { named.map(|(at, name)| at..at + name.len()).collect() } else { Vec::new() }
}

/// One mark before or behind nearly all figures that stand alone: `0¤`, `12.`, `"7"`, (3).
pub(super) fn marks_of_figures(text: &str) -> Vec<Range<usize>> {
    let (mut all, mut before, mut behind) = (0, Vec::new(), Vec::new());
    for (at, token) in tokens_of_digits(text) {
        if let Some((first, last)) = marks_around(token) {
            all += 1;
            before.extend(first.map(|mark| (mark, at..at + mark.len_utf8())));
            let end = at + token.len();
            behind.extend(last.map(|mark| (mark, end - mark.len_utf8()..end)));
        }
    }
    let through = |marks| all_through(marks, all.max(FIGURES), 8);
    through(before).chain(through(behind)).collect()
}

/// A figure with its marks has fewer bytes.
const LONGEST: usize = 24;

/// What stands between white space or bars and holds a digit, with its place. Looked for from digit to digit: most of a text has
/// none.
fn tokens_of_digits(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_edge = |c: char| is_space(c) || matches!(c, '|' | '｜' | '│');
    let boundary = |from: usize, to: usize| (from..to).find(|at| text.is_char_boundary(*at)).unwrap_or(to);
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let digit = next + text.as_bytes().get(next..)?.iter().position(u8::is_ascii_digit)?;
            next = digit + 1;
            let from = boundary(digit.saturating_sub(LONGEST), digit);
            let mut before = text.get(from..digit)?.char_indices().rev();
            let start = match before.find(|(_, c)| is_edge(*c)) {
                Some((at, edge)) => from + at + edge.len_utf8(),
                None if from == 0 => 0,
                None => continue,
            };
            let to = boundary((digit + LONGEST).min(text.len()), text.len());
            let end = match text.get(digit..to)?.find(is_edge) {
                Some(at) => digit + at,
                None if to == text.len() => to,
                None => continue,
            };
            next = end;
            if end - start < LONGEST {
                return Some((start, text.get(start..end)?));
            }
        }
    })
}

/// The marks before and behind digits that are all of a token besides.
fn marks_around(token: &str) -> Option<(Option<char>, Option<char>)> {
    // About, amounts; shares.
    let means =
        |c: char| matches!(c, '+' | '~' | '≈' | '<' | '>' | '=' | '¥' | '￥' | '$' | '%' | '％' | '‰');
    let mark = |c: Option<char>| c.filter(|c| !c.is_alphanumeric());
    let first = mark(token.chars().next());
    let last = mark(token.chars().next_back()).filter(|_| token.chars().nth(1).is_some());
    let first = first.filter(|c| *c != '-');
    let rest = token.trim_start_matches(|c| Some(c) == first).trim_end_matches(|c| Some(c) == last);
    let marks = token.chars().count() - rest.chars().count();
    let expected = usize::from(first.is_some()) + usize::from(last.is_some());
    let plain = marks == expected && ![first, last].into_iter().flatten().any(means);
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let is_figure = rest.starts_with(|c: char| c.is_ascii_digit())
        && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
        && rest.matches('.').count() < 2;
    (is_figure && plain).then_some((first, last))
}

/// The places of the mark that is found in at least `tenths` tenths of `all`, if one is.
fn all_through(
    marks: Vec<(char, Range<usize>)>,
    all: usize,
    tenths: usize,
) -> impl Iterator<Item = Range<usize>> {
    let mut counts: Vec<(char, usize)> = Vec::new();
    for (mark, _) in &marks {
        match counts.iter_mut().find(|(known, _)| known == mark) {
            Some((_, count)) => *count += 1,
            None => counts.push((*mark, 1)),
        }
    }
    let most = counts.into_iter().find(|(_, count)| count * 10 >= all * tenths).map(|(mark, _)| mark);
    marks.into_iter().filter(move |(mark, _)| Some(*mark) == most).map(|(_, place)| place)
}

/// A mark at the beginning of nearly all lines, with a space behind it; or one at their ends: •, ¶, ↵.
pub(super) fn marks_of_lines(text: &str) -> Vec<Range<usize>> {
    let is_mark = |c: &char| !c.is_alphanumeric() && !c.is_whitespace();
    let of_sentence = |c: char| "。；：，、！？）”》〕】,.:!?)|-%％‰".contains(c);
    let (mut all, mut first, mut last) = (0, Vec::new(), Vec::new());
    for (start, line) in lines(text) {
        let line = line.trim_end();
        let mut chars = line.chars();
        let Some(opening) = chars.next() else { continue };
        all += 1;
        let opens = is_mark(&opening) && opening != '|' && chars.next().is_some_and(char::is_whitespace);
        first.extend(opens.then_some((opening, start..start + opening.len_utf8())));
        let closing = line.chars().next_back().filter(|c| is_mark(c) && !of_sentence(*c));
        let end = start + line.len();
        last.extend(closing.map(|mark| (mark, end - mark.len_utf8()..end)));
    }
    let through = |marks| all_through(marks, all.max(LINES), 9);
    through(first).chain(through(last)).collect()
}

#[cfg(test)]
mod tests {
    use crate::reading::notation::plain;

    fn read(text: &str) -> String {
        plain(crate::source::from_text(text)).text
    }

    #[test]
    fn a_mark_of_nearly_all_figures_is_white_space() {
        for (cell, bare) in [("3¤", "3  "), ("12.", "12 "), ("\"7\"", " 7 "), ("(5)", " 5 ")] {
            let row = |cell: &str| format!("许可\t{cell}\t{cell}\t{cell}\n").repeat(20);
            assert_eq!(read(&row(cell)), row(bare), "{cell}");
        }
    }

    #[test]
    fn marks_that_mean_something_and_single_ones_are_kept() {
        for text in
            ["许可\t-3\t4\t+5\n".repeat(30), "许可\t3%\t4%\n".repeat(30), "许可\t3.\t4\t5\n".repeat(30)]
        {
            assert_eq!(read(&text), text);
        }
    }

    #[test]
    fn marks_of_nearly_all_lines_are_white_space() {
        assert_eq!(read(&"• 收到3件\n".repeat(20)), "    收到3件\n".repeat(20));
        assert_eq!(read(&"收到3件¶\n".repeat(20)), "收到3件  \n".repeat(20));
        let few = "• 收到3件\n办结3件。\n".repeat(20);
        assert_eq!(read(&few), few);
    }

    #[test]
    fn names_of_spaces_are_white_space() {
        assert_eq!(read("规章&nbsp;3\t&#160;"), "规章      3\t      ");
    }
}
