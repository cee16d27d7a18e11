//! Whether the tables are there, once, whole, and of the right generation.

mod duplicate;
mod generation;
mod missing;
mod mixed;
mod old_statistics;
mod rows;

pub use duplicate::Duplicate;
pub use generation::Generation;
pub use missing::Missing;
pub use mixed::Mixed;
pub use old_statistics::OldStatistics;
pub use rows::{Rows, missing_rows};
