//! Whose report it is, and of which year.

mod period;
mod title;
mod year_mismatch;

pub use period::Period;
pub use title::Title;
pub(super) use title::damaged_title;
pub use year_mismatch::YearMismatch;
pub(super) use year_mismatch::mismatch;
