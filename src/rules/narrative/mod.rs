//! Prose against tables (domain §4): what became of each fact, and the NARR rules.

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

mod all_cases;
mod cases;
mod claims;
mod compared;
pub(super) mod denials;
mod documents;
mod fees;
mod fits;
mod flow;
mod hints;
pub(crate) mod internal_verdicts;
mod judge;
mod neighbours;
mod none_said;
mod not_compared;
pub(crate) mod one_cause;
mod outcomes;
mod scope;
mod two_scopes;

pub use judge::judge;

pub(in crate::rules) use compared::quoted;

use super::Rule;
use crate::finding::{Severity, Words};
use crate::form::CellId;
use crate::num::Num;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &flow::NEW,
    &flow::CARRY_IN,
    &flow::POOL,
    &flow::DONE,
    &flow::CARRY_OUT,
    &outcomes::OUTCOME,
    &outcomes::OUTCOME_SUB,
    &outcomes::APPLICANT,
    &cases::REVIEW,
    &all_cases::Suits,
    &cases::REVIEW_AND_SUIT,
    &all_cases::Results,
    &none_said::Zero,
    &claims::AllDone,
    &claims::NoLoss,
    &documents::NORMATIVE,
    &documents::REGULATIONS,
    &documents::ENFORCEMENT,
    &documents::FEES,
    &fees::Missing,
    &fees::Contradiction,
    &scope::PartExceedsWhole,
    &scope::SameNumber,
];

/// What became of a fact.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// Agrees, differs, or not compared.
    pub verdict: Verdict,
    /// Cells that it was compared with.
    pub cells: Vec<CellId>,
    /// Why it was not compared, or how it differs.
    pub reason: Option<Words>,
    /// The rule that speaks about it.
    pub code: Option<&'static str>,
    /// How much a difference weighs; `None` where it is too slight to be reported.
    pub severity: Option<Severity>,
    /// The comparison in numbers.
    pub formula: Option<String>,
    /// What the prose says, in the table's unit.
    pub left: Option<Num>,
    /// What the table says.
    pub right: Option<Num>,
    /// Whether it was not compared because the table or the cell could not be read.
    pub unread: bool,
}

impl Judgement {
    fn not_compared(reason: Words) -> Judgement {
        Judgement { reason: Some(reason), ..Judgement::default() }
    }
}

/// Agrees, differs, or not compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// As the table says.
    Agrees,
    /// Not as the table says.
    Differs,
    /// Nothing to compare it with, or no safe way to.
    #[default]
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
