//! Prose as words: [`token`]s cut by the longest match over the [`lexicon`], [`numerals`] with their [`units`], and the
//! digits that count nothing ([`not_quantities`]: titles, document numbers, addresses, dates).

pub mod lexicon;
pub mod not_quantities;
pub mod numerals;
pub mod token;
pub mod units;
