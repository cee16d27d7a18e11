//! Rules: consolidation.

use super::Rule;
use crate::set::{Across, Consolidation};

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[];

/// Compares a report with the sum of its units.
pub fn compare(_consolidation: &Consolidation, _sink: &mut Across<'_>) {}
