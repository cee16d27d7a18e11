//! From failing sums to the cell that explains them (domain §8).

use crate::report::Report;

/// Which sums fail and what explains them.
#[derive(Clone, Debug, Default)]
pub struct Diagnosis {}

/// Works out which sums of tables 3 and 4 fail and what explains them.
pub fn diagnose(_report: &Report, _previous: Option<&Report>) -> Diagnosis {
    Diagnosis::default()
}
