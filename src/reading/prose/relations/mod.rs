//! What the prose says between its quantities: [`lists`] of parts, [`ratios`] (shares, growth, rates), and [`claims`] in
//! words without a number.

pub mod balances;
pub mod claims;
pub mod enumerations;
pub mod lists;
pub mod ratios;
pub mod references;
