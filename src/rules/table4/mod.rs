//! Table 4, 政府信息公开行政复议、行政诉讼情况: one sum a block, and what the prose says about the suits.

mod plausibility;
mod sums;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &sums::SumReview,
    &sums::SumDirect,
    &sums::SumAfter,
    &plausibility::BlockSwap,
    &plausibility::PreReview,
    &plausibility::Blank,
];
