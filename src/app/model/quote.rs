//! Words of the report around a place, and the name of a place for people.

use crate::app::model::ResultsModel;
use crate::app::words;
use crate::finding::{Finding, Lang, Role};
use crate::form::{CellId, TableId};
use crate::report::Report;
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

/// Where a finding is: the cell, the table, or the section.
pub fn place(model: &ResultsModel, finding: &Finding, lang: Lang) -> String {
    let subject = finding.marks.iter().find(|m| m.role == Role::Subject).or(finding.marks.first());
    let report = model.report();
    let in_table = |span: Span| {
        TableId::ALL.into_iter().find(|id| report.table(*id).span.is_some_and(|table| table.contains(span)))
    };
    if let Some(table) = subject.and_then(|m| in_table(m.span)) {
        return words::table(table).get(lang).to_owned();
    }
    if let Some(section) = subject.and_then(|m| section(report, m.span)) {
        return section;
    }
    match finding.cells.as_slice() {
        [] => String::new(),
        [CellId { table, .. }, ..] => words::table(*table).get(lang).to_owned(),
    }
}

/// The section that holds a place, as it is headed.
fn section(report: &Report, span: Span) -> Option<String> {
    let section = report.sections.iter().find(|s| s.span.contains(span))?;
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
