//! Numbers of sections and of what stands in them.

mod duplicate;
mod section_number;
mod sub_number;

pub use duplicate::Duplicate;
pub use section_number::SectionNumber;
pub use sub_number::SubNumber;
