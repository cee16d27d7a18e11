//! Words of the report around a place, and the name of a place for people.

use super::{ResultsModel, fix};
use crate::app::words;
use crate::finding::{Finding, Lang, Role};
use crate::form::TableId;
use crate::report::Report;
use crate::rules;
use crate::text::Span;

/// How many characters stand around the quoted words.
const AROUND: usize = 18;

/// A place with a few words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The place.
    pub span: Span,
    /// What stands before it on its line.
    pub before: String,
    /// The words themselves.
    pub words: String,
    /// What stands after it on its line.
    pub after: String,
}

/// The quote of a place.
pub fn at(text: &str, span: Span) -> Quote {
    let is_break = |c: &char| *c == '\n' || *c == '\r';
    let head = text.get(..span.start).unwrap_or("");
    let tail = text.get(span.end..).unwrap_or("");
    let mut before: Vec<char> = head.chars().rev().take_while(|c| !is_break(c)).take(AROUND + 1).collect();
    let mut after: Vec<char> = tail.chars().take_while(|c| !is_break(c)).take(AROUND + 1).collect();
    let (cut_before, cut_after) = (before.len() > AROUND, after.len() > AROUND);
    before.truncate(AROUND);
    after.truncate(AROUND);
    let before: String = before.into_iter().rev().collect();
    let after: String = after.into_iter().collect();
    Quote {
        span,
        before: if cut_before { "…".to_owned() + &before } else { before.trim_start().to_owned() },
        words: span.of(text).chars().take(120).collect(),
        after: if cut_after { after + "…" } else { after.trim_end().to_owned() },
    }
}

/// The sentences of a finding, subject first. None from tables (the formula has their figures), and none where
/// the words are personal data, which the message shows masked.
pub fn of<'a>(model: &'a ResultsModel, finding: &'a Finding) -> impl Iterator<Item = (Role, Quote)> + 'a {
    let report = model.report();
    let is_private = finding.code.starts_with("PRIV-");
    let tables = TableId::ALL.map(|id| report.table(id).span);
    let in_prose = move |span: Span| {
        !is_private && span.start < span.end && !tables.iter().flatten().any(|table| table.contains(span))
    };
    let with = |role: Role| finding.marks.iter().filter(move |m| m.role == role && m.report == 0);
    let mut seen: Vec<Span> = Vec::new();
    with(Role::Subject)
        .chain(with(Role::Evidence))
        .filter(move |m| {
            let is_new = !seen.contains(&m.span);
            seen.push(m.span);
            is_new && in_prose(m.span)
        })
        .map(|m| (m.role, at(report.text(), m.span)))
}

/// The place that says where a finding is: its first subject, else whatever it marks.
fn subject(finding: &Finding) -> Option<Span> {
    let marks = &finding.marks;
    marks.iter().find(|m| m.role == Role::Subject).or(marks.first()).map(|mark| mark.span)
}

fn table_at(report: &Report, span: Span) -> Option<TableId> {
    TableId::ALL.into_iter().find(|id| report.table(*id).span.is_some_and(|table| table.contains(span)))
}

fn section_at(report: &Report, span: Span) -> Option<usize> {
    report.sections.iter().position(|section| section.span.contains(span))
}

/// The table that a finding stands in.
pub fn table_of(report: &Report, finding: &Finding) -> Option<TableId> {
    match subject(finding) {
        Some(span) => table_at(report, span),
        None => finding.cells.first().map(|cell| cell.table),
    }
}

/// The section that a finding stands in, by its number among the sections.
pub fn section_of(report: &Report, finding: &Finding) -> Option<usize> {
    section_at(report, subject(finding)?)
}

/// Where a place is: the table or the section.
pub fn place_of(model: &ResultsModel, span: Span, lang: Lang) -> String {
    let report = model.report();
    match table_at(report, span) {
        Some(table) => words::table(table).get(lang).to_owned(),
        None => section_at(report, span).and_then(|nth| titled(report, nth)).unwrap_or_default(),
    }
}

/// Where a finding is: the table or the section.
fn place(model: &ResultsModel, finding: &Finding, lang: Lang) -> String {
    let said = subject(finding).map(|span| place_of(model, span, lang)).filter(|said| !said.is_empty());
    let table = || finding.cells.first().map(|cell| words::table(cell.table).get(lang).to_owned());
    said.or_else(table).unwrap_or_default()
}

/// What a finding is about, as its headline says it: 表三, 不掌握 × 自然人; else where it is and which rule speaks.
pub fn heading(model: &ResultsModel, finding: &Finding, lang: Lang) -> (String, String) {
    match fix::of(model.report(), finding).first().and_then(|fix| fix.cell) {
        Some(cell) => {
            let label = if lang == Lang::Zh { cell.label_zh() } else { cell.label_en() };
            (words::table(cell.table).get(lang).to_owned(), label)
        }
        None => (place(model, finding, lang), rules::title_of(finding, lang).to_owned()),
    }
}

/// The same in one line.
pub fn headed(model: &ResultsModel, finding: &Finding, lang: Lang) -> String {
    let (place, what) = heading(model, finding, lang);
    if place.is_empty() { what } else { [&place, " ", &what].concat() }
}

/// A section as it is headed.
fn titled(report: &Report, nth: usize) -> Option<String> {
    let section = report.sections.get(nth)?;
    let numeral = section.numeral.as_str();
    Some(if numeral.is_empty() { section.title.clone() } else { [numeral, "、", &section.title].concat() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_stays_on_its_line() {
        let text = "第一行\n全年收到申请12件，办结。\n第三行";
        let start = text.find("12").unwrap();
        let quote = at(text, Span::new(start, start + 2));
        assert_eq!((quote.before.as_str(), quote.words.as_str()), ("全年收到申请", "12"));
        assert_eq!(quote.after, "件，办结。");
    }
}
