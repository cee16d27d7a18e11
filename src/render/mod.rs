//! Findings for people and programs, one file per form of output.

#[cfg(feature = "rule-docs")]
pub mod rule_pages;
