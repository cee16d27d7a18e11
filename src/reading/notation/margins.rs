//! What copying put in front of lines: the marks of a quoted mail, the numbers of an editor's lines.

use std::ops::Range;

use super::lines;

/// So many lines one after the other are no chance.
const QUOTED: usize = 3;
const NUMBERED: usize = 20;

/// `> ` and `>> ` at the beginning of lines that follow one another.
pub(super) fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    if !text.starts_with('>') && !text.contains("\n>") {
        return out;
    }
    let mut run: Vec<Range<usize>> = Vec::new();
    let mut end = |run: &mut Vec<Range<usize>>| {
        if run.len() >= QUOTED {
            out.append(run);
        }
        run.clear();
    };
    for (start, line) in lines(text) {
        let marks = line.find(|c| c != '>' && c != ' ').unwrap_or(line.len());
        if line.starts_with('>') {
            run.push(start..start + marks);
        } else if !line.trim().is_empty() {
            end(&mut run);
        }
    }
    end(&mut run);
    out
}

/// The numbers of lines, where nearly all lines have one and each is one more than the one before it.
pub(super) fn line_numbers(text: &str) -> Vec<Range<usize>> {
    let (mut out, mut lines_with_words, mut rising) = (Vec::new(), 0, 0);
    let mut last: Option<usize> = None;
    for (start, line) in lines(text) {
        if line.trim().is_empty() {
            continue;
        }
        lines_with_words += 1;
        let Some((length, number)) = numbered(line) else { continue };
        rising += usize::from(last.is_some_and(|last| (last + 1..=last + 3).contains(&number)));
        last = Some(number);
        out.push(start..start + length);
    }
    if lines_with_words < NUMBERED || rising * 10 < lines_with_words * 9 {
        out.clear();
    }
    out
}

/// A number at the beginning of a line with the mark behind it: how long, and which.
fn numbered(line: &str) -> Option<(usize, usize)> {
    let digits = line.trim_start_matches(' ');
    let behind = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = digits.strip_suffix(behind)?.parse().ok()?;
    let mark = behind.chars().next()?;
    let ends_number = matches!(mark, '\t' | ' ' | ':' | '.' | '|' | '\n' | '\r');
    let kept = if matches!(mark, '\n' | '\r') { 0 } else { mark.len_utf8() };
    ends_number.then_some((line.len() - behind.len() + kept, number))
}

#[cfg(test)]
mod tests {
    use crate::reading::notation::plain;

    fn read(text: &str) -> String {
        plain(crate::source::from_text(text)).text
    }

    #[test]
    fn marks_of_a_quoted_mail_are_white_space() {
        assert_eq!(
            read("好的。\n> 一、总体\n> 情况\n>\n>> 二、\n收到"),
            "好的。\n  一、总体\n  情况\n \n   二、\n收到"
        );
    }

    #[test]
    fn a_mark_that_stands_alone_is_kept() {
        assert_eq!(read("其中\n> 3件\n的"), "其中\n> 3件\n的");
    }

    #[test]
    fn numbers_of_lines_are_white_space() {
        let text: String = (1..=30).map(|nth| format!("{nth:>4}\t第几行有{nth}件\n")).collect();
        let kept: String = (1..=30).map(|nth| format!("     第几行有{nth}件\n")).collect();
        assert_eq!(read(&text), kept);
    }

    #[test]
    fn numbers_of_rows_are_kept() {
        let text: String = (1..=30).map(|nth| format!("{}\t{nth}\n正文\n", nth % 8)).collect();
        assert_eq!(read(&text), text);
    }
}
