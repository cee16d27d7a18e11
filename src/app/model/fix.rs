//! What a finding proposes to put into the text: the place, what stands there, what should.

use super::edit::Edit;
use crate::finding::{Finding, Lang, Role};
use crate::form::CellId;
use crate::num::slip::Slip;
use crate::report::{CellState, Report};
use crate::text::Span;

/// One value that should be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The cell, where it is one.
    pub cell: Option<CellId>,
    /// Where it stands; `None` where the text has no place for it.
    pub span: Option<Span>,
    /// What stands there.
    pub was: String,
    /// What should.
    pub now: String,
}

/// What a finding proposes: values of cells, or the number of a sentence that is another number with two
/// neighbouring digits swapped. Empty where it cannot be said which side is wrong.
pub fn of(report: &Report, finding: &Finding) -> Vec<Fix> {
    if finding.suggestions.is_empty() {
        return in_prose(report, finding).into_iter().collect();
    }
    let one = |suggestion: &crate::finding::Suggestion| {
        let cell = report.cell(suggestion.cell);
        Fix {
            cell: Some(suggestion.cell),
            span: cell.and_then(|cell| cell.span),
            was: cell.map_or_else(String::new, |cell| cell.raw.clone()),
            now: suggestion.value.to_string(),
        }
    };
    finding.suggestions.iter().map(one).collect()
}

/// The edits that put all of it into the text; `None` where one of them has no place.
pub fn edits(report: &Report, fixes: &[Fix]) -> Option<Vec<Edit>> {
    fixes.iter().map(|fix| Some(Edit { span: figures(report, fix)?, words: fix.now.clone() })).collect()
}

/// The edit that puts a value into a cell.
pub fn cell(report: &Report, id: CellId, value: &str) -> Option<Edit> {
    let cell = report.cell(id)?;
    let fix = Fix { cell: Some(id), span: cell.span, was: cell.raw.clone(), now: value.to_owned() };
    Some(Edit { span: figures(report, &fix)?, words: fix.now })
}

/// The figures inside a place: a unit that is printed with a number stays.
fn figures(report: &Report, fix: &Fix) -> Option<Span> {
    let span = fix.span?;
    let is_number =
        fix.cell.is_some_and(|id| report.cell(id).is_some_and(|cell| cell.state == CellState::Number));
    let words = span.of(report.text());
    let is_figure = |c: char| c.is_numeric() || matches!(c, '.' | '．' | ',' | '，' | '-' | '−' | '－');
    let (Some(start), Some(end)) = (words.find(is_figure), words.rfind(is_figure)) else { return Some(span) };
    if !is_number {
        return Some(span);
    }
    let width = words.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Some(Span::new(span.start + start, span.start + end + width))
}

/// The number of the prose that is proposed, or one whose digits are those of the number beside it, in another order.
fn in_prose(report: &Report, finding: &Finding) -> Option<Fix> {
    if let Some(replacement) = &finding.replacement {
        return Some(Fix {
            cell: None,
            span: Some(replacement.span),
            was: replacement.span.of(report.text()).to_owned(),
            now: replacement.value.to_string(),
        });
    }
    let (left, right) = (finding.left?.to_string(), finding.right?.to_string());
    if !finding.code.starts_with("NARR-") || Slip::between_digits(&left, &right) != Some(Slip::Swapped) {
        return None;
    }
    let span = said(report, finding, &left)?;
    Some(Fix { cell: None, span: Some(span), was: left, now: right })
}

/// Where the prose says the number of a finding, if that is at one place only.
fn said(report: &Report, finding: &Finding, number: &str) -> Option<Span> {
    let mut subjects = finding.marks.iter().filter(|mark| mark.role == Role::Subject && mark.report == 0);
    let (Some(mark), None) = (subjects.next(), subjects.next()) else { return None };
    let words = mark.span.of(report.text());
    let start = words.find(number)?;
    let is_whole = |rest: Option<char>| !rest.is_some_and(|c| c.is_ascii_digit() || c == '.');
    let end = start + number.len();
    let stands_alone =
        is_whole(words.get(..start)?.chars().next_back()) && is_whole(words.get(end..)?.chars().next());
    stands_alone.then_some(Span::new(mark.span.start + start, mark.span.start + end))
}

/// Where it cannot be said which side is wrong, the prose or the one cell: what either should be by the other.
pub fn sides(report: &Report, finding: &Finding) -> Vec<Fix> {
    let (Some(left), Some(right)) = (finding.left, finding.right) else { return Vec::new() };
    if !finding.code.starts_with("NARR-") || !of(report, finding).is_empty() {
        return Vec::new();
    }
    let (was, now) = (left.to_string(), right.to_string());
    let span = said(report, finding, &was);
    let prose = span.map(|span| Fix { cell: None, span: Some(span), was: was.clone(), now: now.clone() });
    let cell = match finding.cells.as_slice() {
        [id] if report.value(*id) == Some(right) => report.cell(*id).map(|cell| (*id, cell)),
        _ => None,
    };
    let cell =
        cell.map(|(id, cell)| Fix { cell: Some(id), span: cell.span, was: cell.raw.clone(), now: was });
    prose.into_iter().chain(cell).collect()
}

/// A number between its signs for people: 83 → 38, or 9 ≠ 6 where it cannot be said which side is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Headline {
    /// What stands, and what should.
    Proposed(String, String),
    /// Two sides that do not agree.
    Unequal(String, String),
}

/// The numbers of a finding, the first of its proposals where there are several.
pub fn headline(fixes: &[Fix], finding: &Finding, lang: Lang) -> Option<Headline> {
    let blank = if lang == Lang::Zh { "空白" } else { "blank" };
    if let Some(fix) = fixes.first() {
        let was = if fix.was.is_empty() { blank.to_owned() } else { fix.was.clone() };
        return Some(Headline::Proposed(was, fix.now.clone()));
    }
    Some(Headline::Unequal(finding.left?.to_string(), finding.right?.to_string()))
}
