//! What writing and editing left behind.

mod doubled_word;
mod revisions;
mod template;

pub use doubled_word::{DOUBLED, DoubledWord};
pub use revisions::Revisions;
pub use template::{CROSSES, TRACES, Template};
