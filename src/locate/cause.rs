//! The slips that people make in table 3.

use crate::form::{CellId, Group};

/// One slip that would explain failing sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// One cell holds another number than it should.
    Cell(CellId),
    /// A blank cell should hold a number.
    Fill(CellId),
    /// Two neighbouring cells hold each other's numbers.
    Swap(CellId, CellId),
    /// A cell is wrong, and its row's total was added up from it.
    WithRowTotal(CellId),
    /// An outcome is wrong, and （七）总计 of its column was added up from it.
    WithColumnTotal(CellId),
    /// An outcome is wrong, and all totals over it were added up from it.
    WithAllTotals(CellId),
    /// （七）总计 leaves out, or counts twice, a class of outcomes (or one row of it) in every column.
    Class {
        /// The class.
        class: Group,
        /// The row, where it is only one of several.
        row: Option<&'static str>,
        /// Counted twice rather than left out.
        twice: bool,
    },
    /// A class is filled in that is not part of （七）总计, although the balance holds without it.
    SpareClass(Group),
    /// （七）总计 repeats 本年新收 in every column; what was carried over is left out.
    TotalRepeatsNew,
    /// 结转下年度 is all 0 though applications are left over.
    CarriedOutForgotten,
    /// 结转下年度 is all 0, and what is left over is counted in （七）总计 without an outcome.
    CarriedOutCounted,
    /// An outcome's row is all 0, and （七）总计 counts what belongs there.
    RowForgotten(&'static str),
    /// 上年结转 is all 0 though more was handled than came in.
    CarriedInForgotten,
    /// The rows `first`–`last` stand one row too low (or too high).
    RowsShifted {
        /// First row, in the form's order.
        first: usize,
        /// Last row.
        last: usize,
        /// Too low.
        down: bool,
    },
    /// In one column the cells of rows `first`–`last` stand one row too low (or too high).
    ColumnShifted {
        /// The column.
        column: usize,
        /// First row.
        first: usize,
        /// Last row.
        last: usize,
        /// Too low.
        down: bool,
    },
    /// In the rows `first`–`last` the cells of columns `from`–`to` stand one column too far right (or left).
    CellsShifted {
        /// First row.
        first: usize,
        /// Last row.
        last: usize,
        /// First column.
        from: usize,
        /// Last column.
        to: usize,
        /// Too far right.
        right: bool,
    },
}
