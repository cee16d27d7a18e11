//! The list of problems (问题清单) that a supervising office sends back: one row a cause, in words that need no
//! program to read. Every form of output that shows such a list takes it from here.

use crate::Checked;
use crate::checked::{Outcomes, SetOutcomes};
use crate::document::Document;
use crate::finding::{Finding, Lang, Role, Severity, Words};
use crate::form::{CellId, bare};
use crate::report::{Report, SectionKind};
use crate::rules;
use crate::text::{LineIndex, Span};

use super::{masked, shown_name};

/// The headings of the columns, in order.
pub fn headings(lang: Lang) -> [&'static str; 9] {
    match lang {
        Lang::Zh => {
            ["序号", "单位", "位置", "问题类型", "问题描述", "核对算式", "修改建议", "等级", "单位反馈"]
        }
        Lang::En => [
            "No.",
            "Body",
            "Place",
            "Kind",
            "What is wrong",
            "Calculation",
            "What to do",
            "Severity",
            "Answer",
        ],
    }
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Who reports.
    pub body: String,
    /// Table, row and column, or section and sentence.
    pub place: String,
    /// The rule's code.
    pub code: &'static str,
    /// The rule's title.
    pub kind: String,
    /// What is wrong.
    pub description: String,
    /// The calculations with numbers, its own and those of the sums that it explains, one a line.
    pub calculation: String,
    /// What to do.
    pub advice: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What was answered already: why it is no problem.
    pub answer: String,
}

impl Problem {
    /// The cells of the row, in the order of [`headings`]; `number` counts from 1.
    pub fn row(&self, number: usize, lang: Lang) -> [String; 9] {
        [
            number.to_string(),
            self.body.clone(),
            self.place.clone(),
            self.kind.clone(),
            self.description.clone(),
            self.calculation.clone(),
            self.advice.clone(),
            self.severity.title(lang).to_owned(),
            self.answer.clone(),
        ]
    }
}

/// The heading of a list that is sent to someone.
pub fn list_title(lang: Lang) -> &'static str {
    if lang == Lang::Zh {
        "政府信息公开工作年度报告核对问题清单"
    } else {
        "Annual reports on information disclosure: list of problems"
    }
}

/// Who sends it and when, to be filled in: the program knows neither.
pub fn list_sender(lang: Lang) -> &'static str {
    if lang == Lang::Zh {
        "核对单位：____________________　　核对日期：______年____月____日"
    } else {
        "Checked by: ____________________    Date: ____________________"
    }
}

/// The list for one report. What follows from a headline is folded into it; personal data is masked.
pub fn problems(checked: &Checked, lang: Lang) -> Vec<Problem> {
    let findings = &checked.outcomes.findings;
    let lines = LineIndex::new(checked.report.text());
    let heads = findings.iter().filter(|f| !is_folded(f, findings));
    heads.map(|f| problem(f, findings, &checked.report, &lines, lang)).collect()
}

/// The heading over what the person found to be no problem.
pub fn aside_heading(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "核实后不作为问题" } else { "Looked at: no problem" }
}

/// What the person found to be no problem, with the reason as the answer.
pub fn aside(checked: &Checked, lang: Lang) -> Vec<Problem> {
    let Outcomes { set_aside, .. } = &checked.outcomes;
    let findings: Vec<Finding> = set_aside.iter().map(|one| one.finding.clone()).collect();
    let lines = LineIndex::new(checked.report.text());
    let rows = set_aside.iter().filter(|one| !is_folded(&one.finding, &findings));
    rows.map(|one| {
        let answer = one.reason.words(lang).to_owned();
        Problem { answer, ..problem(&one.finding, &findings, &checked.report, &lines, lang) }
    })
    .collect()
}

/// A file that gave no report. A list of results in which it does not show would pass for complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// As the person named it.
    pub name: String,
    /// Why, and what to do.
    pub words: Words,
}

impl Unread {
    /// The heading over several.
    pub fn heading(lang: Lang) -> &'static str {
        if lang == Lang::Zh { "未能读取的文件" } else { "Files that could not be read" }
    }

    /// One line.
    pub fn line(&self, lang: Lang) -> String {
        let (name, words) = (shown_name(&self.name), self.words.get(lang));
        if lang == Lang::Zh { format!("{name}：{words}") } else { format!("{name}: {words}") }
    }
}

/// What belongs to no report alone: what was found between reports, as lists for people, and what gave no report.
pub struct Between<'a> {
    /// Files that could not be read.
    pub unread: &'a [Unread],
    /// The problems.
    pub problems: Vec<Problem>,
    /// What was found, problems and the rest.
    pub outcome: &'a SetOutcomes,
}

impl<'a> Between<'a> {
    /// For a report that was checked alone.
    pub const NOTHING: Between<'static> = Between {
        unread: &[],
        problems: Vec::new(),
        outcome: &SetOutcomes { findings: Vec::new(), held: Vec::new(), skipped: Vec::new() },
    };

    /// The lists; `reports` are those that places refer to by number.
    pub fn new(outcome: &'a SetOutcomes, reports: &[Checked], lang: Lang) -> Between<'a> {
        Between { unread: &[], problems: across(&outcome.findings, reports, lang), outcome }
    }

    /// Whether nothing was looked at between reports.
    pub fn is_empty(&self) -> bool {
        let SetOutcomes { findings, held, skipped } = self.outcome;
        findings.is_empty() && held.is_empty() && skipped.is_empty()
    }
}

/// The list of findings across reports. Each stands under the first body that it is about.
pub fn across(findings: &[Finding], reports: &[Checked], lang: Lang) -> Vec<Problem> {
    let heads = findings.iter().filter(|f| !is_folded(f, findings));
    let about = |f: &Finding| {
        let first = f.marks.iter().find(|m| m.role == Role::Subject).or(f.marks.first());
        first.and_then(|m| reports.get(m.report)).or(reports.first()).map(|c| &c.report)
    };
    let row = |f| {
        let report = about(f)?;
        Some(problem(f, findings, report, &LineIndex::new(report.text()), lang))
    };
    heads.filter_map(row).collect()
}

/// An item of what held or could not be checked: the words that there are, with a point between.
pub fn item(title: &str, words: &str) -> String {
    match (title.is_empty(), words.is_empty()) {
        (true, _) => words.to_owned(),
        (_, true) => title.to_owned(),
        _ => format!("{title} · {words}"),
    }
}

/// Whether a finding is shown under another.
pub fn is_folded(finding: &Finding, all: &[Finding]) -> bool {
    finding.explained_by.as_ref().is_some_and(|cause| all.iter().any(|f| f.fingerprint == *cause))
}

/// The findings that are shown under this one.
pub fn folded_under<'a>(finding: &'a Finding, all: &'a [Finding]) -> impl Iterator<Item = &'a Finding> {
    all.iter().filter(|f| f.explained_by.as_ref() == Some(&finding.fingerprint))
}

fn problem(finding: &Finding, all: &[Finding], report: &Report, lines: &LineIndex, lang: Lang) -> Problem {
    let own = finding.formula.iter();
    let mut calculations: Vec<&str> = Vec::new();
    for formula in own.chain(folded_under(finding, all).filter_map(|f| f.formula.as_ref())) {
        // A headline may repeat the calculation of a sum that it explains.
        if !calculations.contains(&formula.as_str()) {
            calculations.push(formula);
        }
    }
    Problem {
        body: body(report, lang),
        place: place(finding, report, lines, lang),
        code: finding.code,
        kind: rules::title_of(finding, lang).to_owned(),
        description: masked(finding.message.get(lang)).into_owned(),
        calculation: masked(&calculations.join("\n")).into_owned(),
        advice: masked(&advice(finding, lang)).into_owned(),
        severity: finding.severity,
        answer: String::new(),
    }
}

/// Who reports; the file's name where the report does not say.
pub fn body(report: &Report, lang: Lang) -> String {
    let named = report.identity.body.as_ref().map(|b| masked(&b.value).into_owned());
    named.unwrap_or_else(|| match (&report.document as &Document, lang) {
        (document, _) if !document.name.is_empty() => shown_name(&document.name),
        (_, Lang::Zh) => "（未识别机关）".to_owned(),
        (_, Lang::En) => "(body not found)".to_owned(),
    })
}

/// Where it is, in words: the cells of a table, or section and sentence. What the prose says wrongly of a table stands in the
/// prose.
pub fn place(finding: &Finding, report: &Report, lines: &LineIndex, lang: Lang) -> String {
    let mark = finding.marks.iter().find(|m| m.role == Role::Subject);
    let is_prose = mark.is_some_and(|mark| !is_in_table(report, lines, mark.span));
    if let Some(first) = finding.cells.first().filter(|_| !is_prose) {
        return cells(first, &finding.cells, lang);
    }
    let Some(mark) = mark else {
        return if lang == Lang::Zh { "全文" } else { "whole report" }.to_owned();
    };
    // Who gets the list has the report on paper: no lines to count there, but sentences to find.
    format!("{}“{}”", section(report, mark.span, lang), beginning(report.text(), lines, mark.span.start))
}

/// Whether a place is in one of the three tables: in a row of cells, or between the lines of a table's first and last cell.
fn is_in_table(report: &Report, lines: &LineIndex, span: Span) -> bool {
    let at = lines.line(span.start);
    lines.span(report.text(), at).of(report.text()).contains('\t')
        || [&report.t2, &report.t3, &report.t4].into_iter().any(|table| {
            let read = || table.cells().filter_map(|(.., cell)| cell.span);
            let (start, end) = (read().map(|cell| cell.start).min(), read().map(|cell| cell.end).max());
            let line = |at: Option<usize>| at.map(|at| lines.line(at));
            start.is_some() && line(start) <= Some(at) && Some(at) <= line(end)
        })
}

/// How the sentence that holds a place begins, in few characters; personal data is masked. A row of a table is one.
fn beginning(text: &str, lines: &LineIndex, at: usize) -> String {
    const LONGEST: usize = 14;
    let line = lines.line(at);
    let line = Span::new(lines.start(line), lines.start(line + 1).max(at));
    let before = Span::new(line.start, at).of(text);
    let start = before.rsplit(ENDS).next().map_or(0, |rest| before.len() - rest.len());
    let words = masked(Span::new(line.start + start, line.end).of(text)).into_owned();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = words.find(ENDS).unwrap_or(words.len());
    let words = words.get(..end).unwrap_or(&words);
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}……", words.get(..end).unwrap_or(words)),
        None => words.to_owned(),
    }
}

/// What ends a sentence.
const ENDS: [char; 4] = ['。', '；', '！', '？'];

/// What to do, a line each: of many changes the first, and how many there are.
fn advice(finding: &Finding, lang: Lang) -> String {
    const MOST: usize = 4;
    let all: Vec<&str> = finding.advice(lang).collect();
    let mut lines: Vec<String> = all.iter().take(MOST).map(|line| (*line).to_owned()).collect();
    if all.len() > MOST {
        let rest = all.len() - MOST;
        lines.push(match lang {
            Lang::Zh => format!("另有 {rest} 处一并修改。"),
            Lang::En => format!("{rest} more change with them."),
        });
    }
    lines.join("\n")
}

/// The section that holds a place, in words before the sentence.
fn section(report: &Report, span: Span, lang: Lang) -> String {
    let section = report.sections.iter().find(|s| s.span.contains(span)).and_then(|s| s.kind);
    match (section, lang) {
        (None, _) => String::new(),
        (Some(kind), Lang::Zh) => format!("第{}部分，", SectionKind::numeral(kind)),
        (Some(kind), Lang::En) => format!("section {}, ", kind as usize + 1),
    }
}

/// 表三 “重复申请” 行 × 自然人; of many cells the row or column that they share.
fn cells(first: &CellId, all: &[CellId], lang: Lang) -> String {
    let table = match lang {
        Lang::Zh => first.table.name_zh(),
        Lang::En => first.table.name_en(),
    };
    let label = |cell: &CellId| match lang {
        Lang::Zh => cell.label_zh(),
        Lang::En => cell.label_en(),
    };
    let specs = first.spec();
    let row = specs.map(|(row, _)| if lang == Lang::Zh { bare(row.label) } else { row.label_en });
    let column = specs.map(|(_, column)| if lang == Lang::Zh { column.label } else { column.label_en });
    let (one_row, one_column) =
        (all.iter().all(|c| c.row == first.row), all.iter().all(|c| c.column == first.column));
    let what = match (all.len(), one_row, one_column) {
        (1, ..) => label(first),
        (_, true, _) => row.unwrap_or_default().to_owned(),
        (_, _, true) => column.unwrap_or_default().to_owned(),
        (2..=3, ..) => {
            all.iter().map(label).collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
        }
        _ => return table.to_owned(),
    };
    format!("{table} {what}")
}
