//! Table 3 as a code with checksums: its cells as integers, its sums, and what each sum comes to.
//!
//! form21 binds 175 cells by 39 sums, form19 161 by 37: one per row (R), one per column over the outcomes (H),
//! one per column over what comes in and goes out (B). See domain §3.1.

use crate::form::{CellId, Form, Group, T3_COLUMNS, TableId};
use crate::report::{Cell, CellState, Table};

/// Columns of table 3; the last is 总计.
pub const COLUMNS: usize = 7;
/// The column 总计.
pub const TOTAL: usize = COLUMNS - 1;
/// Larger numbers count nothing in a report; sums of smaller ones never overflow.
const LIMIT: i64 = 1_000_000_000_000_000;

/// A cell by its row and column.
pub type RowColumn = (usize, usize);

/// One of the sums that must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sum {
    /// R: the six columns of a row make its 总计. The row's place in the form.
    Row(usize),
    /// H: the outcomes of a column make its （七）总计. The column.
    Outcomes(usize),
    /// B: 新收 + 上年结转 = （七）总计 + 结转下年度, in a column.
    Balance(usize),
}

/// Why a sum was not evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unevaluated {
    /// A cell could not be read, or holds no whole number.
    Unread,
    /// Its total is blank: there is nothing to compare with.
    TotalBlank,
    /// Everything in it is blank.
    AllBlank,
    /// Only the total is filled in.
    PartsBlank,
}

/// One sum with what it comes to.
#[derive(Clone, Copy, Debug)]
pub struct CheckedSum {
    /// Which sum.
    pub sum: Sum,
    /// Left side and right side, or why there are none.
    pub sides: Result<(i64, i64), Unevaluated>,
}

impl CheckedSum {
    /// Left minus right; 0 where it was not evaluated.
    pub fn residual(&self) -> i64 {
        self.sides.map_or(0, |(left, right)| left - right)
    }

    /// Whether it was evaluated and the sides differ.
    pub fn fails(&self) -> bool {
        self.residual() != 0
    }
}

/// What a cell holds for the sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellContent {
    /// A whole number is printed, or a mark that stands for 0.
    Printed(i64),
    /// Nothing is printed: 0, or for a total the sum of its parts.
    Blank,
    /// Not read, or no whole number.
    Unread,
}

/// Table 3 as integers.
#[derive(Clone, Debug)]
pub struct Grid {
    form: &'static Form,
    contents: Vec<[CellContent; COLUMNS]>,
    /// As printed; blank is 0, a blank total the sum of its parts; `None` where something is unread.
    values: Vec<[Option<i64>; COLUMNS]>,
    new_received: usize,
    carried_in: usize,
    total_handled: usize,
    carried_out: usize,
}

impl Grid {
    /// Takes the values out of a table; `None` when it was not read.
    pub fn of(table: &Table) -> Option<Grid> {
        let form = table.form.filter(|_| table.is_read())?;
        let at = |id: &str| form.t3.iter().position(|r| r.id == id);
        let content_row = |row: &crate::form::Row| {
            let cells = table.row(row.id).map_or(&[][..], |r| &r.cells);
            std::array::from_fn(|c| cells.get(c).map_or(CellContent::Unread, content_of))
        };
        let mut grid = Grid {
            form,
            contents: form.t3.iter().map(content_row).collect(),
            values: Vec::new(),
            new_received: at("new_received")?,
            carried_in: at("carried_in")?,
            total_handled: at("total_handled")?,
            carried_out: at("carried_out")?,
        };
        grid.evaluate();
        Some(grid)
    }

    /// Fills `values`: what is printed, and for blank totals the sum of their parts.
    fn evaluate(&mut self) {
        let printed = |content: &CellContent| match content {
            CellContent::Printed(value) => Some(*value),
            CellContent::Blank => Some(0),
            CellContent::Unread => None,
        };
        self.values = self.contents.iter().map(|row| row.each_ref().map(printed)).collect();
        let of_row = |row: &[Option<i64>; COLUMNS]| row.iter().take(TOTAL).copied().sum::<Option<i64>>();
        for (r, (contents, values)) in self.contents.iter().zip(&mut self.values).enumerate() {
            if r != self.total_handled && contents.last() == Some(&CellContent::Blank) {
                let sum = of_row(values);
                let [.., total] = values;
                *total = sum;
            }
        }
        for c in 0..COLUMNS {
            if self.content(self.total_handled, c) == CellContent::Blank {
                let sum = match self.values.get(self.total_handled) {
                    Some(row) if c == TOTAL => of_row(row),
                    _ => self.outcomes().map(|r| self.value(r, c)).sum(),
                };
                if let Some(value) = self.values.get_mut(self.total_handled).and_then(|row| row.get_mut(c)) {
                    *value = sum;
                }
            }
        }
    }

    /// The form's generation.
    pub fn form(&self) -> &'static Form {
        self.form
    }

    /// How many rows the form has.
    pub(super) fn rows(&self) -> usize {
        self.contents.len()
    }

    pub(super) fn content(&self, r: usize, c: usize) -> CellContent {
        self.contents.get(r).and_then(|row| row.get(c).copied()).unwrap_or(CellContent::Unread)
    }

    /// The value that a cell counts for.
    pub fn value(&self, r: usize, c: usize) -> Option<i64> {
        self.values.get(r).and_then(|row| row.get(c).copied().flatten())
    }

    /// Whether nothing is printed in a cell.
    pub fn is_blank(&self, r: usize, c: usize) -> bool {
        self.content(r, c) == CellContent::Blank
    }

    /// Whether any total is blank.
    pub(super) fn has_derived(&self) -> bool {
        (0..self.rows()).any(|r| (0..COLUMNS).any(|c| self.is_derived(r, c)))
    }

    /// Whether a cell is a blank total, counted as the sum of its parts.
    pub fn is_derived(&self, r: usize, c: usize) -> bool {
        (c == TOTAL || r == self.total_handled) && self.is_blank(r, c)
    }

    /// The four rows of the balance: 新收, 上年结转, （七）总计, 结转下年度.
    pub(super) fn flow(&self) -> [usize; 4] {
        [self.new_received, self.carried_in, self.total_handled, self.carried_out]
    }

    /// The rows that are added up to （七）总计.
    pub fn outcomes(&self) -> impl Iterator<Item = usize> {
        let rows = self.form.t3.iter().enumerate();
        rows.filter(|(_, row)| row.group.is_outcome()).map(|(r, _)| r)
    }

    /// The rows of one class of outcome.
    pub(super) fn class(&self, group: Group) -> impl Iterator<Item = usize> {
        let rows = self.form.t3.iter().enumerate();
        rows.filter(move |(_, row)| row.group == group).map(|(r, _)| r)
    }

    /// A cell's address.
    pub fn id(&self, r: usize, c: usize) -> CellId {
        CellId::t3(self.form.t3.get(r).map_or("", |row| row.id), T3_COLUMNS.get(c).map_or("", |col| col.id))
    }

    /// The row and column of a cell of table 3.
    pub fn row_column(&self, id: CellId) -> Option<(usize, usize)> {
        let row = self.form.t3.iter().position(|r| r.id == id.row).filter(|_| id.table == TableId::T3)?;
        Some((row, T3_COLUMNS.iter().position(|c| c.id == id.column)?))
    }

    /// The value that a cell counts for, by its address.
    pub fn value_of(&self, id: CellId) -> Option<i64> {
        self.row_column(id).and_then(|(r, c)| self.value(r, c))
    }

    /// The table with other numbers in some cells, by place.
    pub(super) fn changed(&self, changes: &[(usize, i64)]) -> Grid {
        let mut grid = self.clone();
        for (place, value) in changes {
            let row = grid.contents.get_mut(place / COLUMNS);
            if let Some(content) = row.and_then(|row| row.get_mut(place % COLUMNS)) {
                *content = CellContent::Printed(*value);
            }
        }
        grid.evaluate();
        grid
    }

    /// All sums: rows, outcomes by column, balance by column.
    pub fn sums(&self) -> impl Iterator<Item = Sum> + use<> {
        let rows = self.rows();
        (0..rows).map(Sum::Row).chain((0..COLUMNS).map(Sum::Outcomes)).chain((0..COLUMNS).map(Sum::Balance))
    }

    /// The cells of the left and of the right side.
    pub fn sides_of(&self, sum: Sum) -> (Vec<RowColumn>, Vec<RowColumn>) {
        match sum {
            Sum::Row(r) => ((0..TOTAL).map(|c| (r, c)).collect(), vec![(r, TOTAL)]),
            Sum::Outcomes(c) => (self.outcomes().map(|r| (r, c)).collect(), vec![(self.total_handled, c)]),
            Sum::Balance(c) => (
                vec![(self.new_received, c), (self.carried_in, c)],
                vec![(self.total_handled, c), (self.carried_out, c)],
            ),
        }
    }

    /// Works out one sum.
    pub fn check(&self, sum: Sum) -> CheckedSum {
        CheckedSum { sum, sides: self.sides(sum) }
    }

    fn sides(&self, sum: Sum) -> Result<(i64, i64), Unevaluated> {
        let (left, right) = self.sides_of(sum);
        // A blank total whose parts are not 0 counts as their sum, and so stands for something.
        let empty = |r: usize, c: usize| self.is_blank(r, c) && self.value(r, c) == Some(0);
        let blank = |cells: &[(usize, usize)]| cells.iter().all(|(r, c)| empty(*r, *c));
        if blank(&left) && blank(&right) {
            return Err(Unevaluated::AllBlank);
        }
        let total =
            |cells: &[(usize, usize)]| cells.iter().map(|(r, c)| self.value(*r, *c)).sum::<Option<i64>>();
        let (Some(left_total), Some(right_total)) = (total(&left), total(&right)) else {
            return Err(Unevaluated::Unread);
        };
        match sum {
            // The total is the sum by definition where it is blank.
            Sum::Row(r) if self.is_derived(r, TOTAL) => return Err(Unevaluated::TotalBlank),
            Sum::Outcomes(c) if c < TOTAL && self.is_derived(self.total_handled, c) => {
                return Err(Unevaluated::TotalBlank);
            }
            Sum::Outcomes(TOTAL)
                if (0..COLUMNS).all(|c| self.is_derived(self.total_handled, c))
                    && left.iter().all(|(r, c)| self.is_derived(*r, *c)) =>
            {
                return Err(Unevaluated::TotalBlank);
            }
            Sum::Row(_) | Sum::Outcomes(_) if blank(&left) && right_total != 0 => {
                return Err(Unevaluated::PartsBlank);
            }
            _ => {}
        }
        Ok((left_total, right_total))
    }

    /// The other sums through the cells of a sum that were not worked out. Those with nothing but blanks say 0 = 0.
    pub(super) fn open_across(&self, sum: Sum, checks: &[CheckedSum]) -> Vec<Sum> {
        let cells = |sum: Sum| {
            let (left, right) = self.sides_of(sum);
            left.into_iter().chain(right).collect::<Vec<RowColumn>>()
        };
        let own = cells(sum);
        let is_open =
            |c: &&CheckedSum| c.sum != sum && !matches!(c.sides, Ok(_) | Err(Unevaluated::AllBlank));
        let across = checks.iter().filter(is_open).map(|c| c.sum);
        across.filter(|other| cells(*other).iter().any(|cell| own.contains(cell))).collect()
    }

    /// Whether the residuals obey the two identities that hold for any numbers whatever (domain §3.1). Where
    /// they do not, the program has misread or miscalculated, and nothing may be said about the report.
    ///
    /// Call it only when no sum was left out for an unread cell.
    pub(super) fn identities_hold(&self, checks: &[CheckedSum]) -> bool {
        let rows = self.rows();
        let at = |index: usize| checks.get(index).map_or(0, CheckedSum::residual);
        let (row, outcomes, balance) = (at, |c: usize| at(rows + c), |c: usize| at(rows + COLUMNS + c));
        let [new, carried, total, out] = self.flow();
        let columns = |of: &dyn Fn(usize) -> i64| (0..TOTAL).map(of).sum::<i64>() - of(TOTAL);
        columns(&outcomes) == self.outcomes().map(row).sum::<i64>() - row(total)
            && columns(&balance) == row(new) + row(carried) - row(total) - row(out)
    }
}

/// A cell as the sums see it.
fn content_of(cell: &Cell) -> CellContent {
    match cell.state {
        CellState::Blank => CellContent::Blank,
        CellState::Placeholder => CellContent::Printed(0),
        CellState::Missing | CellState::Text => CellContent::Unread,
        CellState::Number => {
            let value = cell.value.and_then(|v| v.to_int()).filter(|v| v.abs() <= LIMIT);
            value.map_or(CellContent::Unread, CellContent::Printed)
        }
    }
}
