//! What a slot of the prose may rightly equal in the tables: its admissible sums of cells (domain §4.2, §4.3).

use crate::finding::Words;
use crate::form::{CellId, Group, TableId};
use crate::num::Num;
use crate::report::slot::{Cells, Detail, Slot, Sum};
use crate::report::{CellState, Report};

/// A sum of cells that a slot may equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its cells.
    pub cells: Vec<CellId>,
    /// What it is called.
    pub name: (&'static str, &'static str),
}

impl Target {
    /// Its value; `None` where a cell has none. A blank total counts for the sum of its row.
    pub fn value(&self, report: &Report) -> Option<Num> {
        self.cells.iter().try_fold(Num::ZERO, |sum, id| sum.checked_add(value(report, *id)?))
    }

    /// `272 + 3 = 275`, or the bare value of a single cell.
    pub fn formula(&self, report: &Report) -> String {
        let terms: Vec<String> =
            self.cells.iter().filter_map(|id| value(report, *id)).map(|n| n.to_string()).collect();
        let total = self.value(report).map_or_else(|| "?".to_owned(), |n| n.to_string());
        if terms.len() < 2 { total } else { format!("{} = {total}", terms.join(" + ")) }
    }

    /// 表三本年新收.
    pub fn called(&self) -> Words {
        let table = self.cells.first().map_or(TableId::T3, |c| c.table);
        Words::new(
            format!("{}{}", table.name_zh(), self.name.0),
            format!("{} {}", table.name_en(), self.name.1),
        )
    }
}

/// What a cell counts for: its number, 0 for a blank; a blank total what its row comes to.
pub fn value(report: &Report, id: CellId) -> Option<Num> {
    // A table in which nothing at all is filled in says nothing, not even 0.
    if report.table(id.table).is_wholly_blank() {
        return None;
    }
    let cell = report.cell(id)?;
    if cell.state == CellState::Blank && id.column == "total" {
        let row = report.table(id.table).row(id.row)?;
        let parts = row.row.columns.iter().zip(&row.cells).filter(|(c, _)| c.id != "total");
        return parts.map(|(_, cell)| cell.for_sums()).try_fold(Num::ZERO, |sum, n| sum.checked_add(n?));
    }
    cell.for_sums()
}

/// The admissible sums of a slot, the expected one first; empty for a slot that no table holds.
pub fn of(report: &Report, slot: Slot, detail: Detail) -> Vec<Target> {
    let spec = slot.spec();
    let Some(table) = spec.table else { return Vec::new() };
    let mut targets = Vec::with_capacity(spec.sums.len());
    for Sum { name, cells } in spec.sums {
        let mut sum = |cells: Vec<CellId>| targets.push(Target { cells, name: *name });
        match (cells, detail) {
            (Cells::Of(rows, columns), _) => {
                sum(rows.iter().flat_map(|row| of_row(table, row, columns)).collect());
            }
            (Cells::Each(row, columns), _) => {
                of_row(table, row, columns)
                    .filter(|id| report.cell(*id).is_some())
                    .for_each(|id| sum(vec![id]));
            }
            (Cells::Classes(classes), _) => sum(totals(report, |class| classes.contains(&class))),
            (Cells::NamedRow, Detail::Row(row)) => sum(vec![CellId::t3(row, "total")]),
            (Cells::NamedClasses, Detail::Classes(classes)) => {
                sum(totals(report, |class| classes.contains(class)));
            }
            (Cells::NamedRow | Cells::NamedClasses, _) => {}
        }
    }
    targets
}

/// These columns of a row.
fn of_row(
    table: TableId,
    row: &'static str,
    columns: &'static [&'static str],
) -> impl Iterator<Item = CellId> {
    columns.iter().map(move |column| CellId { table, row, column })
}

/// The totals of all rows of table 3 whose class is asked for.
fn totals(report: &Report, asked: impl Fn(Group) -> bool) -> Vec<CellId> {
    let rows = report.t3.rows.iter().filter(|r| asked(r.row.group));
    rows.map(|r| CellId::t3(r.row.id, "total")).collect()
}
