//! Table 3, 收到和处理政府信息公开申请情况: its sums, the slip that explains failing ones, and what is unusual.

mod all_zero_text;
mod blank;
mod located;
pub mod messages;
mod other_heavy;
mod rare;
mod sums;
mod total_blank;

pub use located::misread;
pub use total_blank::blank_totals;

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
    &total_blank::TotalBlank,
    &blank::Blank,
    &all_zero_text::AllZeroText,
    &other_heavy::OtherHeavy,
    &rare::Rare,
];
