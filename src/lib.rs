//! Gouji 勾稽 checks the annual reports on government information disclosure (政府信息公开工作年度报告).
//!
//! One way through, one direction: bytes → [`document`] → [`report`] → [`finding`]s → presentation. Each step is
//! a pure function over plain values; nothing further down knows what comes after it.

pub mod checked;
pub mod document;
pub mod finding;
pub mod form;
pub mod house_rules;
pub mod locate;
pub mod num;
pub mod options;
mod order;
pub mod reading;
pub mod render;
pub mod report;
pub mod rules;
pub mod set;
pub mod source;
pub mod text;

#[cfg(feature = "cli")]
pub mod cli;

#[cfg(feature = "border")]
pub mod api;
#[cfg(feature = "page")]
pub mod app;

pub use checked::{Checked, check};
