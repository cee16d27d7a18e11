//! Many reports at once: which of them belong together, what they come to, and how they differ.
//!
//! Two reports of one body on consecutive years, two versions of the same report, a government's report and those
//! of the units that it adds up: [`Links`] finds them.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

pub mod differ;
mod links;
pub mod similar;
pub mod sum;
pub mod versions;

use crate::finding::Finding;
use crate::report::Report;

pub use links::{Consolidation, Links, Roles, Years, known_as};

/// A report and what was found in it.
#[derive(Clone, Copy)]
pub struct Reviewed<'a> {
    /// The report.
    pub report: &'a Report,
    /// What was found in it.
    pub findings: &'a [Finding],
}
