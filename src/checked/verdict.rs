//! What is said of a report first.

use super::{Checked, Tally};
use crate::form::TableId;
use crate::report::TableState;

/// What is said of a report first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing found, in all three tables.
    Clean,
    /// Something found.
    Findings,
    /// Nothing found, but not everything could be read.
    Unread,
}

impl Verdict {
    /// All of them; their places are their numbers.
    pub(super) const ALL: [Verdict; 3] = [Verdict::Clean, Verdict::Findings, Verdict::Unread];

    /// The verdict on these numbers.
    pub fn of(tally: Tally, unread: &[TableId]) -> Verdict {
        // An error is an error, whatever else could not be read; a warning is no reason to keep quiet about a table
        // that nobody checked.
        if tally.errors > 0 {
            Verdict::Findings
        } else if !unread.is_empty() || tally.passed == 0 {
            Verdict::Unread
        } else if tally.warnings > 0 {
            Verdict::Findings
        } else {
            Verdict::Clean
        }
    }
}

/// Tables of which nothing was read.
pub fn unread_tables(checked: &Checked) -> Vec<TableId> {
    TableId::ALL.into_iter().filter(|id| checked.report.table(*id).state != TableState::Read).collect()
}
