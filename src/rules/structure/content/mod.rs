//! What stands in the sections.

mod article50;
mod aspects;
mod empty;
mod length;
pub(in crate::rules) mod this_work;

pub use article50::Article50;
pub use aspects::Aspects;
pub use empty::Empty;
pub(in crate::rules) use empty::empty;
pub use length::Length;
