//! Personal data and marks of secrecy in a text that is public, or will be.
//!
//! What is found is shown masked everywhere ([`crate::text::masked`]).

mod numbers;
mod words;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &numbers::IdNumber,
    &numbers::Mobile,
    &words::Name,
    &numbers::BankCard,
    &words::Address,
    &words::CaseNumber,
    &words::Secret,
];
