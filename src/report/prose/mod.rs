//! What was read in the prose: quantities, claims in words, enumerations, and percentages with what they are made of.

mod claim;
mod fact;
mod list;
mod ratio;

pub use claim::{Claim, ClaimKind};
pub use fact::{Fact, FactKind, Measure, Qualifier, Reference, Scope, counted_alike};
pub use list::{Ending, Enumeration, Family, Lead, List, Opening};
pub use ratio::{BalanceOf, Direction, Ratio};
