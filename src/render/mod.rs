//! Findings for people and programs, one file per form of output. All are pure: values in, text out.

pub mod json;
pub mod positions;
#[cfg(feature = "rule-docs")]
pub mod rule_pages;
#[cfg(feature = "cli")]
pub mod text;
