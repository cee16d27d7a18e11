//! From failing sums to the cell that explains them (domain §8).
//!
//! Table 3 is a code with checksums: every cell stands in two or three sums, and no two cells in the same ones
//! with the same signs. One wrong cell therefore shows which it is and what it should hold. [`sums`] works the
//! sums out; `atoms` lists the slips that people make; [`search`] finds the fewest that explain all failing
//! sums; [`rank`] weighs them by what the prose and last year's report say ([`evidence`]). Nothing is changed:
//! an explanation is a proposal.
//!
//! # Misread or misprinted
//!
//! A sum that fails is held against the report, unless the table itself shows that the reading is at fault:
//!
//! - **A lone sum.** One wrong cell breaks every sum that it stands in, and that is two or three. Where exactly one
//!   fails and *each* other sum through its cells was worked out and holds, no single misprint explains it, and
//!   the error is withdrawn. Where one of these could not be worked out (an unread cell, a blank total), nothing
//!   speaks for a misreading: the error stands, and the message names what could not be worked out. A sum whose
//!   cells are all blank counts as worked out: it says 0 = 0.
//! - **A scrambled table.** More rows fail than anybody mistypes, no three slips explain them, and the file does
//!   not mark its cells: rows or columns moved in reading.
//! - **A broken identity.** Residuals obey two identities whatever the numbers are; where they do not, the program
//!   is at fault.
//!
//! A sum that cannot be worked out at all (its own cell is unread) is neither: it counts as not checked, at its
//! cells.

#![deny(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod atoms;
mod cause;
pub mod evidence;
pub mod rank;
mod search;
pub mod sums;
pub mod table4;
pub mod targets;

pub use cause::Cause;
pub use rank::{Change, Explanation, Reason};
pub use sums::{CheckedSum, Grid, Sum, Unevaluated};
pub use table4::CaseBlock;

use crate::document::Format;
use crate::report::Report;

/// With more failing rows than this and no explanation, it is the table as a whole that does not fit.
const MANY_ROWS: usize = 8;
/// The most explanations that are kept.
const KEPT: usize = 24;

/// Which sums fail and what explains them.
#[derive(Clone, Debug, Default)]
pub struct Diagnosis {
    /// Table 3; `None` when it was not read.
    pub t3: Option<Applications>,
    /// The blocks of table 4; empty when it was not read.
    pub t4: Vec<CaseBlock>,
}

/// What became of table 3.
#[derive(Clone, Debug)]
pub struct Applications {
    /// The table as integers.
    pub grid: Grid,
    /// Every sum, in the order of [`Grid::sums`].
    pub checks: Vec<CheckedSum>,
    /// What the failing sums come from.
    pub origin: Origin,
}

/// What the failing sums of table 3 come from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// None fails.
    Sound,
    /// Exactly one fails, and every other sum through its cells was worked out and holds. One wrong cell breaks two
    /// sums at least, so no single error of a table that was read right does that: a cell was misread.
    Lone(Sum),
    /// Explained: every way to do it with the fewest slips, likeliest first.
    Explained {
        /// At most [`KEPT`] of them.
        ways: Vec<Explanation>,
        /// How many cannot be told apart from the first: 1 when it stands alone.
        near: usize,
    },
    /// Not explained by three slips or fewer.
    Unexplained,
    /// So many rows fail that the table as a whole does not fit; the number of rows.
    Scrambled(usize),
    /// The residuals break an identity that holds for any numbers: the program is at fault, not the report.
    Fault,
}

impl Applications {
    /// The sums that do not hold.
    pub fn failing(&self) -> impl Iterator<Item = &CheckedSum> {
        self.checks.iter().filter(|c| c.fails())
    }

    /// The sums through the cells of a failing sum that could not be worked out, where it is the only one that
    /// fails: what would have told a misprint from a misreading.
    pub fn open_across_the_only_failing(&self) -> Vec<Sum> {
        let mut failing = self.failing();
        match (failing.next(), failing.next()) {
            (Some(one), None) => self.grid.open_across(one.sum, &self.checks),
            _ => Vec::new(),
        }
    }

    /// Whether failing sums may be held against the report: not where everything shows that it was misread.
    pub fn is_trusted(&self) -> bool {
        !matches!(self.origin, Origin::Lone(_) | Origin::Scrambled(_) | Origin::Fault)
    }
}

/// Works out which sums of tables 3 and 4 fail and what explains them.
pub fn diagnose(report: &Report, previous: Option<&Report>) -> Diagnosis {
    let evidence = || {
        let mut evidence = evidence::of_prose(report);
        evidence.extend(previous.into_iter().flat_map(evidence::of_last_year));
        evidence
    };
    let t3 = Grid::of(&report.t3).map(|grid| {
        let checks: Vec<CheckedSum> = grid.sums().map(|sum| grid.check(sum)).collect();
        let origin = judge(&grid, &checks, report.document.format, &evidence);
        Applications { grid, checks, origin }
    });
    Diagnosis { t3, t4: table4::check(&report.t4, &evidence) }
}

fn judge(
    grid: &Grid,
    checks: &[CheckedSum],
    format: Format,
    evidence: &dyn Fn() -> Vec<evidence::Evidence>,
) -> Origin {
    let left_out = |c: &CheckedSum| matches!(c.sides, Err(Unevaluated::Unread | Unevaluated::PartsBlank));
    if !checks.iter().any(left_out) && !grid.identities_hold(checks) {
        return Origin::Fault;
    }
    let mut failing = checks.iter().filter(|c| c.fails());
    match (failing.next(), failing.next()) {
        (None, _) => return Origin::Sound,
        (Some(one), None) if grid.open_across(one.sum, checks).is_empty() => return Origin::Lone(one.sum),
        _ => {}
    }
    let solutions = search::explain(grid, checks);
    if !solutions.is_empty() {
        let (mut ways, near) = rank::rank(grid, checks, solutions, &evidence());
        ways.truncate(KEPT);
        return Origin::Explained { ways, near };
    }
    let rows = checks.iter().filter(|c| c.fails() && matches!(c.sum, Sum::Row(_))).count();
    // Where the file itself marks the cells, they are what they are; text in columns may have slipped in reading.
    if rows > MANY_ROWS && !format.marks_cells() { Origin::Scrambled(rows) } else { Origin::Unexplained }
}
