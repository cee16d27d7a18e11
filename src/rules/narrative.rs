//! Prose against tables (domain §4): what became of each fact, and the NARR rules.

use super::{Context, Rule};
use crate::finding::Words;
use crate::form::CellId;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[];

/// What became of a fact.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Agrees, differs, or not compared.
    pub verdict: Verdict,
    /// Cells that it was compared with.
    pub cells: Vec<CellId>,
    /// Why it was not compared, or how it differs.
    pub reason: Option<Words>,
}

/// Agrees, differs, or not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As the table says.
    Agrees,
    /// Not as the table says.
    Differs,
    /// Nothing to compare it with, or no safe way to.
    NotCompared,
}

impl Verdict {
    /// The name that stands in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Agrees => "agrees",
            Verdict::Differs => "differs",
            Verdict::NotCompared => "not_compared",
        }
    }
}

/// Compares every fact of the report, in the order of [`crate::report::Report::facts`].
pub fn judge(cx: &Context<'_>) -> Vec<Judgement> {
    let unread = || Judgement { verdict: Verdict::NotCompared, cells: Vec::new(), reason: None };
    cx.report.facts.iter().map(|_| unread()).collect()
}
