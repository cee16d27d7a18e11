//! The catalogue of rules, and the run over one report.
//!
//! One rule, one place: documentation, code, numbers, words and tests stand together in its family's file.
//! A rule sees a [`Context`] and says into a [`Sink`] what holds, what fails and what it could not check.

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

#[macro_use]
mod rule;
#[macro_use]
mod set_rule;

pub mod arithmetic;
mod blank_table;
pub mod cells;
pub mod consolidation;
mod deeds;
pub mod form;
#[cfg(feature = "house-rules")]
pub mod house;
pub mod narrative;

mod lost_characters;
pub mod parse;
pub mod passages;
pub mod privacy;
mod second_report;
pub mod structure;
pub mod table2;
pub mod table3;
pub mod table4;
mod words;
pub mod years;

pub use rule::{Context, Meta, Rule, Sink};
pub use set_rule::SetSink;

use std::sync::Arc;

use crate::finding::{Finding, Lang, Words};

/// All rules, by family, in the order in which they run and are listed. A family may take several files, which
/// then stand one after the other.
pub static FAMILIES: &[(&str, &[&dyn Rule])] = &[
    ("PARSE", parse::RULES),
    ("PARSE", lost_characters::RULES),
    ("PARSE", second_report::RULES),
    ("STRUCT", structure::RULES),
    ("FORM", form::RULES),
    ("FORM", cells::RULES),
    ("TABLE2", table2::RULES),
    ("TABLE3", table3::RULES),
    ("TABLE4", table4::RULES),
    ("NARR", narrative::RULES),
    ("INTERNAL", arithmetic::RULES),
    ("CROSS-YEAR", years::RULES),
    ("CONSOLIDATION", consolidation::RULES),
    ("PRIVACY", privacy::RULES),
];

/// All rules.
pub fn catalogue() -> impl Iterator<Item = &'static dyn Rule> {
    FAMILIES.iter().flat_map(|(_, rules)| rules.iter().copied())
}

/// The title of a rule.
pub fn title(code: &str, lang: Lang) -> &'static str {
    find(code).map_or("", |rule| rule.meta().title_in(lang))
}

/// The title of the rule that says a finding, be it one of ours or of the house.
pub fn title_of(finding: &Finding, lang: Lang) -> &str {
    finding.title.as_deref().map_or_else(|| title(finding.code, lang), |own| own.get(lang))
}

/// What is said of a check that held or could not be made, by its code and the title that it carries.
pub fn holds_of<'a>(code: &str, own: &'a Option<Arc<Words>>, lang: Lang) -> &'a str {
    own.as_deref().map_or_else(|| holds(code, lang), |own| own.get(lang))
}

/// What is said where the rule of that code holds. Its title says what is wrong where it fails: in a list of what holds
/// that would be denied twice.
pub fn holds(code: &str, lang: Lang) -> &'static str {
    find(code).map_or("", |rule| rule.meta().holds_in(lang))
}

/// The rule of that code.
pub fn find(code: &str) -> Option<&'static dyn Rule> {
    catalogue().find(|r| r.meta().code == code)
}

/// Whether these words name a rule, or by their beginning several (`T3`, `NARR`): what the options select by.
pub fn is_code(words: &str) -> bool {
    let begins = |code: &str| code.strip_prefix(words).is_some_and(|rest| rest.starts_with('-'));
    catalogue().any(|r| r.meta().code == words || begins(r.meta().code))
}

/// Whether any rule is chosen under these settings. What always runs counts where it is asked for by name.
#[cfg(feature = "house-rules")]
pub fn chooses_any(options: &crate::options::Options) -> bool {
    catalogue().map(|rule| rule.meta()).any(|meta| options.chooses(meta.code, meta.on))
        || options.house_rules.rules().iter().any(|rule| options.chooses(rule.code, true))
}

/// The family of a code; empty for a code that is none.
pub fn family(code: &str) -> &'static str {
    let family = FAMILIES.iter().find(|(_, rules)| rules.iter().any(|r| r.meta().code == code));
    family.map_or("", |(family, _)| family)
}
