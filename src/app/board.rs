//! What is drawn of a checked report, worked out once per check and not once per component.

use std::collections::{BTreeMap, BTreeSet};

use super::shared::Shared;
use crate::Checked;
use crate::finding::{Finding, Role, Severity};
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::report::{Cell, CellState, Report, TableState};
use crate::rules::Tally;
use crate::text::Span;

/// Fingerprints of findings that the person set aside.
pub type Dismissed = BTreeSet<String>;

/// A checked report, sorted for the eye.
pub struct Board {
    /// What was read and found.
    pub checked: Shared<Checked>,
    /// Causes, in the order of the findings, without those set aside.
    pub heads: Vec<Head>,
    /// Causes that the person set aside.
    pub dismissed: Vec<usize>,
    /// The numbers of the verdict; what the person set aside does not count.
    pub tally: Tally,
    /// Cells that are not simply as they should be.
    marks: BTreeMap<CellId, CellMark>,
    /// Rows (blocks of table 4) and columns of a table whose sum fails, with the finding that says so.
    lines: BTreeMap<Line, usize>,
}

/// One cause: its finding and those that follow from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Index of the finding.
    pub finding: usize,
    /// Indexes of those folded under it.
    pub folded: Vec<usize>,
}

/// What the page says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing found, in all three tables.
    Clean,
    /// Something found.
    Findings,
    /// Nothing found, but not everything could be read.
    Unread,
}

/// How a cell is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing against it.
    #[default]
    Ok,
    /// Takes part in a sum that fails.
    Failing,
    /// Probably the wrong one.
    Suspect,
    /// Not read.
    Unread,
}

impl Status {
    /// The word of the attribute `data-status`.
    pub fn name(self) -> &'static str {
        match self {
            Status::Ok => "ok",
            Status::Failing => "failing",
            Status::Suspect => "suspect",
            Status::Unread => "unread",
        }
    }
}

/// What is known against a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellMark {
    /// How it is drawn.
    pub status: Status,
    /// The value that would make the sums hold.
    pub proposal: Option<Num>,
}

/// A row, a block of table 4, or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// All cells of a row.
    Row(TableId, &'static str),
    /// Cells of one column.
    Column(TableId, &'static str),
}

impl Board {
    /// Sorts what was found.
    pub fn new(checked: Shared<Checked>, dismissed: &Dismissed) -> Board {
        let outcomes = &checked.outcomes;
        let (heads, aside) = fold(&outcomes.findings, dismissed);
        let mut tally = outcomes.tally();
        for finding in aside.iter().filter_map(|index| outcomes.findings.get(*index)) {
            let count = match finding.severity {
                Severity::Error => &mut tally.errors,
                Severity::Warning => &mut tally.warnings,
                Severity::Info => &mut tally.infos,
                Severity::NotEvaluated => continue,
            };
            *count = count.saturating_sub(1);
        }
        let mut board = Board {
            heads,
            dismissed: aside,
            tally,
            marks: BTreeMap::new(),
            lines: BTreeMap::new(),
            checked: checked.clone(),
        };
        board.mark_cells();
        board
    }

    /// The findings of the check, by index.
    pub fn finding(&self, index: usize) -> Option<&Finding> {
        self.checked.outcomes.findings.get(index)
    }

    /// The finding of that fingerprint, and where it stands among the causes.
    pub fn find(&self, fingerprint: &str) -> Option<&Finding> {
        self.checked.outcomes.findings.iter().find(|f| f.fingerprint == fingerprint)
    }

    /// The report.
    pub fn report(&self) -> &Report {
        &self.checked.report
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        if self.tally.errors + self.tally.warnings > 0 {
            Verdict::Findings
        } else if !self.unread_tables().is_empty() || self.checked.outcomes.held.is_empty() {
            Verdict::Unread
        } else {
            Verdict::Clean
        }
    }

    /// Tables of which nothing was read.
    pub fn unread_tables(&self) -> Vec<TableId> {
        TableId::ALL.into_iter().filter(|id| self.report().table(*id).state != TableState::Read).collect()
    }

    /// What is known against a cell.
    pub fn mark(&self, id: CellId) -> CellMark {
        self.marks.get(&id).copied().unwrap_or_default()
    }

    /// The finding that says that a row's or column's sum fails.
    pub fn failing_line(&self, line: Line) -> Option<&Finding> {
        self.lines.get(&line).and_then(|index| self.finding(*index))
    }

    /// Places in the text of what was found, causes only: span, severity, index of the finding.
    pub fn subjects(&self) -> impl Iterator<Item = (Span, Severity, usize)> {
        self.heads.iter().filter_map(|head| Some((head.finding, self.finding(head.finding)?))).flat_map(
            |(index, finding)| {
                let subjects = finding.marks.iter().filter(|m| m.role == Role::Subject);
                subjects.map(move |m| (m.span, finding.severity, index))
            },
        )
    }

    fn mark_cells(&mut self) {
        let checked = self.checked.clone();
        for (id, cell) in checked.report.cells() {
            if is_unread(cell) {
                self.marks.insert(id, CellMark { status: Status::Unread, proposal: None });
            }
        }
        let shown: Vec<usize> = self
            .heads
            .iter()
            .flat_map(|head| std::iter::once(head.finding).chain(head.folded.iter().copied()))
            .collect();
        let findings =
            shown.iter().filter_map(|index| Some((*index, checked.outcomes.findings.get(*index)?)));
        for (index, finding) in findings.clone() {
            if finding.severity != Severity::Error || !is_about_tables(finding.code) {
                continue;
            }
            for cell in &finding.cells {
                let mark = self.marks.entry(*cell).or_default();
                if mark.status == Status::Ok {
                    mark.status = Status::Failing;
                }
            }
            if let Some(line) = line_of(&finding.cells) {
                self.lines.entry(line).or_insert(index);
            }
        }
        for (_, finding) in findings {
            for suggestion in &finding.suggestions {
                let mark = CellMark { status: Status::Suspect, proposal: Some(suggestion.value) };
                self.marks.insert(suggestion.cell, mark);
            }
        }
    }
}

/// Puts every finding under its cause. Returns the causes that are shown and those that were set aside.
fn fold(findings: &[Finding], dismissed: &Dismissed) -> (Vec<Head>, Vec<usize>) {
    let by_fingerprint: BTreeMap<&str, usize> =
        findings.iter().enumerate().rev().map(|(i, f)| (f.fingerprint.as_str(), i)).collect();
    // A cause may itself follow from another; a chain is never longer than this.
    let root = |mut index: usize| {
        for _ in 0..4 {
            let above = findings.get(index).and_then(|f| f.explained_by.as_deref());
            match above.and_then(|above| by_fingerprint.get(above)) {
                Some(next) if *next != index => index = *next,
                _ => break,
            }
        }
        index
    };
    let mut folded: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut heads = Vec::new();
    for index in 0..findings.len() {
        let root = root(index);
        if root == index {
            heads.push(index);
        } else {
            folded.entry(root).or_default().push(index);
        }
    }
    let (aside, shown): (Vec<usize>, Vec<usize>) =
        heads.into_iter().partition(|i| findings.get(*i).is_some_and(|f| dismissed.contains(&f.fingerprint)));
    let heads = shown
        .into_iter()
        .map(|finding| Head { finding, folded: folded.remove(&finding).unwrap_or_default() });
    (heads.collect(), aside)
}

/// Whether the rule compares cells with cells. The others compare the prose with cells, and a cell is not marked
/// because a sentence does not agree with it.
fn is_about_tables(code: &str) -> bool {
    ["T2-", "T3-", "T4-", "FORM-CELL"].iter().any(|family| code.starts_with(family))
}

/// Whether nothing that could be counted was read from the cell.
pub fn is_unread(cell: &Cell) -> bool {
    matches!(cell.state, CellState::Missing | CellState::Text)
}

/// The row or column in which all cells stand, if there are at least two and one line holds them.
fn line_of(cells: &[CellId]) -> Option<Line> {
    let (first, rest) = cells.split_first()?;
    if rest.is_empty() || rest.iter().any(|c| c.table != first.table) {
        return None;
    }
    if rest.iter().all(|c| c.row == first.row) {
        return Some(Line::Row(first.table, first.row));
    }
    rest.iter().all(|c| c.column == first.column).then_some(Line::Column(first.table, first.column))
}
