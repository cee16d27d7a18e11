//! Form: title, years, period, dates, what a template or a draft left behind.

mod blanks;
pub(super) mod book_marks;
pub(super) mod confused;
mod contact;
mod dates;
pub(super) mod doers;
mod identity;
pub(super) mod leftovers;
mod legal;
pub(super) mod missing;
mod names;
pub(super) mod near_terms;
mod pronoun;
pub(super) mod terms;
mod years;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &identity::Title,
    &identity::YearMismatch,
    &identity::Period,
    &years::YearBody,
    &years::YearNext,
    &names::Signature,
    &names::OtherBody,
    &pronoun::Pronoun,
    &dates::Late,
    &dates::Early,
    &dates::Missing,
    &terms::NoSuchDay,
    &leftovers::Template,
    &missing::Number,
    &legal::Law,
    &contact::Contact,
    &leftovers::Revisions,
    &leftovers::DoubledWord,
    &terms::Term,
];
