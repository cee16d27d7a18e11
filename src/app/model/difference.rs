//! What was changed in a text, line by line.

use super::edit::{self, Edit};
use crate::text::Span;

/// A line that is not as it was: the one before, the one after, either of them perhaps not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The line as it was.
    pub before: Option<String>,
    /// The line as it is.
    pub after: Option<String>,
    /// What differs in each of them, where both are there.
    pub spans: (Span, Span),
    /// Where the line stands in the text as it is.
    pub place: usize,
}

/// The longest run of changed lines that is compared line with line; a longer one is shown as a whole.
const COMPARED: usize = 400;

/// The changed lines, in order.
pub fn lines(before: &str, after: &str) -> Vec<Changed> {
    if before == after {
        return Vec::new();
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split('\n').collect(), after.split('\n').collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let inner = |lines: &[&'_ str]| head..lines.len() - tail;
    let mut place: usize = new.iter().take(head).map(|line| line.len() + 1).sum();
    let (old, new) = (old.get(inner(&old)).unwrap_or(&[]), new.get(inner(&new)).unwrap_or(&[]));
    let mut changed = Vec::new();
    let (mut gone, mut come): (Vec<&str>, Vec<(usize, &str)>) = (Vec::new(), Vec::new());
    for step in steps(old, new) {
        match step {
            Step::Kept(line) => {
                pair(&mut gone, &mut come, place, &mut changed);
                place += line.len() + 1;
            }
            Step::Gone(line) => gone.push(line),
            Step::Come(line) => {
                come.push((place, line));
                place += line.len() + 1;
            }
        }
    }
    pair(&mut gone, &mut come, place, &mut changed);
    changed
}

/// The changes by which the first text becomes the second, each as small as it can be and inside a line: a number, or a stretch
/// of words; and how many lines came or went, which is no such change.
pub fn edits(before: &str, after: &str) -> (Vec<Edit>, usize) {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split('\n').collect(), after.split('\n').collect());
    let (mut edits, mut left, mut start) = (Vec::new(), 0, 0);
    let (mut gone, mut come): (Vec<(usize, &str)>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut settle = |gone: &mut Vec<(usize, &str)>, come: &mut Vec<&str>| {
        left += gone.len().abs_diff(come.len());
        for ((start, before), after) in gone.drain(..).zip(come.drain(..)) {
            edits.extend(inside(before, after).into_iter().map(|edit| Edit {
                span: Span::new(start + edit.span.start, start + edit.span.end),
                ..edit
            }));
        }
    };
    for step in steps(&old, &new) {
        match step {
            Step::Kept(line) => {
                settle(&mut gone, &mut come);
                start += line.len() + 1;
            }
            Step::Gone(line) => {
                gone.push((start, line));
                start += line.len() + 1;
            }
            Step::Come(line) => come.push(line),
        }
    }
    settle(&mut gone, &mut come);
    (edits, left)
}

/// The changes inside a line: number by number where only numbers differ, else one.
fn inside(before: &str, after: &str) -> Vec<Edit> {
    let (old, new) = (runs(before), runs(after));
    let words = |text: &str, span: &Span| span.of(text).to_owned();
    let pairs = || old.iter().zip(&new);
    let is_number = |(text, span): (&str, &Span)| span.of(text).starts_with(|c: char| c.is_ascii_digit());
    let is_alike = old.len() == new.len()
        && pairs()
            .all(|(a, b)| a.of(before) == b.of(after) || is_number((before, a)) && is_number((after, b)));
    if !is_alike {
        return vec![edit::between(before, after)];
    }
    let differs = pairs().filter(|(a, b)| a.of(before) != b.of(after));
    differs.map(|(a, b)| Edit { span: *a, words: words(after, b) }).collect()
}

/// The runs of digits and of anything else between them.
fn runs(line: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut last = None;
    for (at, c) in line.char_indices() {
        let (is_digit, end) = (c.is_ascii_digit(), at + c.len_utf8());
        match runs.last_mut() {
            Some(run) if last == Some(is_digit) => run.end = end,
            _ => runs.push(Span::new(at, end)),
        }
        last = Some(is_digit);
    }
    runs
}

enum Step<'a> {
    Kept(&'a str),
    Gone(&'a str),
    Come(&'a str),
}

/// The shortest way from one list of lines to the other.
fn steps<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Step<'a>> {
    if old.len() == new.len() || old.len().max(new.len()) > COMPARED {
        // Edited in place, or too much to compare: line with line.
        let both = old
            .iter()
            .zip(new)
            .flat_map(|(a, b)| if a == b { vec![Step::Kept(a)] } else { vec![Step::Gone(a), Step::Come(b)] });
        let shorter = old.len().min(new.len());
        let rest = old.iter().skip(shorter).map(|a| Step::Gone(a));
        return both.chain(rest).chain(new.iter().skip(shorter).map(|b| Step::Come(b))).collect();
    }
    // common[i * width + j]: how many lines the rests from i and j have in common, in order.
    let width = new.len() + 1;
    let mut common = vec![0u16; (old.len() + 1) * width];
    let at = |common: &[u16], i: usize, j: usize| common.get(i * width + j).copied().unwrap_or(0);
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let count = if old.get(i) == new.get(j) {
                at(&common, i + 1, j + 1) + 1
            } else {
                at(&common, i + 1, j).max(at(&common, i, j + 1))
            };
            if let Some(place) = common.get_mut(i * width + j) {
                *place = count;
            }
        }
    }
    let (mut steps, mut i, mut j) = (Vec::new(), 0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a == b => {
                steps.push(Step::Kept(a));
                (i, j) = (i + 1, j + 1);
            }
            (Some(a), b) if b.is_none() || at(&common, i + 1, j) >= at(&common, i, j + 1) => {
                steps.push(Step::Gone(a));
                i += 1;
            }
            (_, Some(b)) => {
                steps.push(Step::Come(b));
                j += 1;
            }
            _ => return steps,
        }
    }
}

/// Puts lines that went beside those that came in their place.
fn pair(gone: &mut Vec<&str>, come: &mut Vec<(usize, &str)>, place: usize, to: &mut Vec<Changed>) {
    let count = gone.len().max(come.len());
    for nth in 0..count {
        let (before, after) = (gone.get(nth).copied(), come.get(nth).copied());
        let spans = match (before, after) {
            (Some(before), Some((_, after))) => {
                let edit = edit::between(before, after);
                (edit.span, Span::new(edit.span.start, edit.span.start + edit.words.len()))
            }
            (before, after) => {
                let whole = |line: Option<&str>| Span::new(0, line.map_or(0, str::len));
                (whole(before), whole(after.map(|(_, line)| line)))
            }
        };
        to.push(Changed {
            before: before.map(String::from),
            after: after.map(|(_, line)| line.to_owned()),
            spans,
            place: after.map_or(place, |(at, _)| at),
        });
    }
    gone.clear();
    come.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_make_the_second_text_of_the_first_number_by_number() {
        let (before, after) =
            ("一\n甲\t83\t47\t5\n共164件，办结92件。\n三", "一\n甲\t38\t92\t5\n共146件，办结92件。\n三");
        let (made, left) = edits(before, after);
        let words: Vec<&str> = made.iter().map(|edit| edit.words.as_str()).collect();
        assert_eq!((words, left), (vec!["38", "92", "146"], 0));
        assert_eq!(edit::text(before, &made), after);
        // Words, and a number where none was.
        for (before, after) in [("收到申请", "收到的申请"), ("甲\t\t5", "甲\t3\t5"), ("3件", "3条")]
        {
            let (made, left) = edits(before, after);
            assert_eq!((edit::text(before, &made), left), (after.to_owned(), 0));
        }
        assert_eq!(edits("一\n二", "一\n二\n三").1, 1);
        assert_eq!(edits("一", "一"), (Vec::new(), 0));
    }

    fn shown(before: &str, after: &str) -> Vec<(Option<String>, Option<String>)> {
        lines(before, after).into_iter().map(|line| (line.before, line.after)).collect()
    }

    #[test]
    fn a_changed_number_is_one_line_with_its_figures() {
        let changed = lines("甲\n共 83 件\n乙", "甲\n共 38 件\n乙");
        assert_eq!(changed.len(), 1);
        let one = changed.first().unwrap();
        assert_eq!((one.spans.0.of("共 83 件"), one.spans.1.of("共 38 件")), ("83", "38"));
        assert_eq!(one.place, "甲\n".len());
        assert_eq!(lines("一样", "一样"), []);
    }

    #[test]
    fn lines_that_went_and_came_do_not_shift_the_others() {
        let some = |line: &str| Some(line.to_owned());
        assert_eq!(shown("a\nb\nc\nd", "a\nc\nd"), [(some("b"), None)]);
        assert_eq!(shown("a\nb\nc", "a\nB\nc\nx"), [(some("b"), some("B")), (None, some("x"))]);
        assert_eq!(shown("a\nd", "a\nb\nc\nd"), [(None, some("b")), (None, some("c"))]);
    }
}
