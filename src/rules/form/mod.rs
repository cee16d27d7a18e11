//! Form: title, years, period, dates, what a template or a draft left behind.

mod dates;
mod identity;
mod leftovers;
mod missing;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &identity::Title,
    &identity::YearMismatch,
    &identity::Period,
    &identity::YearBody,
    &identity::YearNext,
    &dates::Late,
    &dates::Early,
    &dates::Missing,
    &leftovers::Template,
    &missing::Number,
    &missing::Law,
    &missing::Contact,
    &leftovers::Revisions,
    &leftovers::DoubledWord,
];
