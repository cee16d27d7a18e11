//! Table 3, 收到和处理政府信息公开申请情况: its sums, the slip that explains failing ones, and what is unusual.

mod located;
pub mod messages;
mod plausibility;
mod sums;

pub use located::misread;
pub use plausibility::blank_totals;

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
    &plausibility::TotalBlank,
    &plausibility::Blank,
    &plausibility::AllZeroText,
    &plausibility::OtherHeavy,
    &plausibility::Rare,
];
