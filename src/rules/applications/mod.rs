//! Table 3, 收到和处理政府信息公开申请情况: its sums, the slip that explains failing ones, and what is unusual.

mod located;
mod plain;
mod sums;
pub mod words;

pub use located::misread;
pub use plain::blank_totals;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &located::Root,
    &located::Omit,
    &located::Flow,
    &located::Shift,
    &sums::RowSum,
    &sums::ColumnSum,
    &sums::Balance,
    &plain::TotalBlank,
    &plain::AllZeroText,
    &plain::OtherHeavy,
    &plain::Rare,
];
