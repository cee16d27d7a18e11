//! What is drawn of a checked report, worked out once per check and not once per component.

use yew::AttrValue;

use super::aside::{Reason, SetAside};
use super::mistaken::{self, Mistaken};
use crate::Checked;
use crate::app::model::Shared;
use crate::checked::Tally;
use crate::checked::{self, Verdict};
use crate::finding::{Finding, Role, Severity};
use crate::form::{CellId, Row, TableId};
use crate::num::Num;
use crate::report::{Cell, CellState, Report, TableRow};
use crate::text::Span;

/// A checked report, sorted for the eye.
pub struct ResultsModel {
    /// What was read and found.
    pub checked: Shared<Checked>,
    /// Causes, in the order of the findings, without those set aside.
    pub heads: Vec<Head>,
    /// Causes that the person set aside, and why.
    pub aside: Vec<(usize, Reason)>,
    /// The numbers of the verdict; what the person set aside does not count.
    pub tally: Tally,
    /// The rows of the three tables, as they are drawn.
    pub tables: [Vec<RowView>; 3],
    /// Columns whose sum fails.
    failing_columns: Vec<(TableId, &'static str)>,
}

/// One cause: its finding and those that follow from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Index of the finding.
    pub finding: usize,
    /// Indexes of those folded under it.
    pub folded: Vec<usize>,
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

/// A row (of table 4 a block) as it is drawn.
#[derive(Clone)]
pub struct RowView {
    /// The row of the form.
    pub row: &'static Row,
    /// Its cells.
    pub cells: Vec<CellView>,
    /// Whether the row does not add up.
    pub fails: bool,
}

/// A cell as it is drawn.
#[derive(Clone, PartialEq)]
pub struct CellView {
    /// Which.
    pub id: CellId,
    /// What stands there.
    pub raw: AttrValue,
    /// How it is drawn.
    pub status: Status,
    /// The value that would make the sums hold.
    pub proposal: Option<Num>,
}

impl ResultsModel {
    /// Sorts what was found; `set_aside` is what the person found to be no problem.
    pub fn new(checked: Shared<Checked>, set_aside: &[SetAside]) -> ResultsModel {
        let outcomes = &checked.outcomes;
        let (heads, aside) = fold(&outcomes.findings, set_aside);
        let mut tally = outcomes.tally();
        for finding in aside.iter().filter_map(|(index, _)| outcomes.findings.get(*index)) {
            tally.set_aside(finding);
        }
        let tables = TableId::ALL
            .map(|id| checked.report.table(id).rows.iter().map(|row| RowView::new(id, row)).collect());
        let mut model = ResultsModel {
            heads,
            aside,
            tally,
            tables,
            failing_columns: Vec::new(),
            checked: checked.clone(),
        };
        model.mark_cells(&checked);
        model
    }

    /// A finding of the check, by index.
    pub fn finding(&self, index: usize) -> Option<&Finding> {
        self.checked.outcomes.findings.get(index)
    }

    /// The causes that stand, the gravest first.
    pub fn heads(&self) -> impl Iterator<Item = &Finding> {
        self.heads.iter().filter_map(|head| self.finding(head.finding))
    }

    /// The finding of that fingerprint.
    pub fn find(&self, fingerprint: &str) -> Option<&Finding> {
        self.checked.outcomes.findings.iter().find(|f| f.fingerprint == fingerprint)
    }

    /// The report.
    pub fn report(&self) -> &Report {
        &self.checked.report
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.tally, &self.unread_tables())
    }

    /// The rows of a table, as they are drawn.
    pub fn rows(&self, id: TableId) -> &[RowView] {
        let [t2, t3, t4] = &self.tables;
        match id {
            TableId::T2 => t2,
            TableId::T3 => t3,
            TableId::T4 => t4,
        }
    }

    /// What was put in, where it is no report.
    pub fn mistaken(&self) -> Option<Mistaken> {
        mistaken::of(self.report())
    }

    /// Tables of which nothing was read.
    pub fn unread_tables(&self) -> Vec<TableId> {
        checked::unread_tables(&self.checked)
    }

    /// Whether a column does not add up.
    pub fn column_fails(&self, table: TableId, column: &str) -> bool {
        self.failing_columns.iter().any(|(t, c)| *t == table && *c == column)
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

    fn cell(&mut self, id: CellId) -> Option<&mut CellView> {
        let row = self.row(id)?;
        row.cells.iter_mut().find(|cell| cell.id.column == id.column)
    }

    fn row(&mut self, id: CellId) -> Option<&mut RowView> {
        let [t2, t3, t4] = &mut self.tables;
        let rows = match id.table {
            TableId::T2 => t2,
            TableId::T3 => t3,
            TableId::T4 => t4,
        };
        rows.iter_mut().find(|row| row.row.id == id.row)
    }

    fn mark_cells(&mut self, checked: &Checked) {
        let shown: Vec<usize> = self
            .heads
            .iter()
            .flat_map(|head| std::iter::once(head.finding).chain(head.folded.iter().copied()))
            .collect();
        for finding in shown.iter().filter_map(|index| checked.outcomes.findings.get(*index)) {
            if finding.severity == Severity::Error && is_about_tables(finding.code) {
                self.mark_failing(&finding.cells);
            }
        }
        for finding in shown.iter().filter_map(|index| checked.outcomes.findings.get(*index)) {
            for suggestion in &finding.suggestions {
                if let Some(cell) = self.cell(suggestion.cell) {
                    cell.status = Status::Suspect;
                    cell.proposal = Some(suggestion.value);
                }
            }
        }
    }

    /// Marks the cells of a failing sum, and the row or column that they are.
    fn mark_failing(&mut self, cells: &[CellId]) {
        for id in cells {
            if let Some(cell) = self.cell(*id).filter(|cell| cell.status == Status::Ok) {
                cell.status = Status::Failing;
            }
        }
        let Some((first, rest)) = cells.split_first() else { return };
        if rest.is_empty() || rest.iter().any(|c| c.table != first.table) {
            return;
        }
        if rest.iter().all(|c| c.row == first.row) {
            if let Some(row) = self.row(*first) {
                row.fails = true;
            }
        } else if rest.iter().all(|c| c.column == first.column) {
            self.failing_columns.push((first.table, first.column));
        }
    }
}

impl PartialEq for RowView {
    fn eq(&self, other: &RowView) -> bool {
        std::ptr::eq(self.row, other.row) && self.cells == other.cells && self.fails == other.fails
    }
}

impl RowView {
    fn new(table: TableId, row: &TableRow) -> RowView {
        let cells = row.row.columns.iter().zip(&row.cells).map(|(column, cell)| CellView {
            id: CellId { table, row: row.row.id, column: column.id },
            raw: AttrValue::from(cell.raw.clone()),
            status: if is_unread(cell) { Status::Unread } else { Status::Ok },
            proposal: None,
        });
        RowView { row: row.row, cells: cells.collect(), fails: false }
    }
}

/// Puts every finding under its cause. Returns the causes that are shown and those that were set aside.
fn fold(findings: &[Finding], set_aside: &[SetAside]) -> (Vec<Head>, Vec<(usize, Reason)>) {
    let above = |index: usize| {
        let by = findings.get(index)?.explained_by.as_ref()?;
        findings.iter().position(|f| f.fingerprint == *by).filter(|found| *found != index)
    };
    // A cause may itself follow from another; a chain is never longer than this.
    let root = |index: usize| (0..4).fold(index, |index, _| above(index).unwrap_or(index));
    let (mut heads, mut aside): (Vec<Head>, Vec<(usize, Reason)>) = (Vec::new(), Vec::new());
    for (index, finding) in findings.iter().enumerate().filter(|(index, _)| above(*index).is_none()) {
        if let Some(one) = set_aside.iter().find(|one| one.is_of(finding)) {
            aside.push((index, one.reason));
        } else {
            heads.push(Head { finding: index, folded: Vec::new() });
        }
    }
    for index in (0..findings.len()).filter(|index| above(*index).is_some()) {
        let root = root(index);
        if let Some(head) = heads.iter_mut().find(|head| head.finding == root) {
            head.folded.push(index);
        }
    }
    let severity = |head: &Head| findings.get(head.finding).map(|finding| finding.severity);
    crate::order::by(&mut heads, |a, b| severity(a).cmp(&severity(b)).then(a.finding.cmp(&b.finding)));
    (heads, aside)
}

/// Whether the rule compares cells with cells. The others compare the prose with cells, and a cell is not marked
/// because a sentence does not agree with it.
fn is_about_tables(code: &str) -> bool {
    ["T2-", "T3-", "T4-", "FORM-CELL"].iter().any(|family| code.starts_with(family))
}

/// Whether nothing that could be counted was read from the cell.
fn is_unread(cell: &Cell) -> bool {
    matches!(cell.state, CellState::Missing | CellState::Text)
}
