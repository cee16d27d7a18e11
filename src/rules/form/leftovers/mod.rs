//! What writing and editing left behind.

mod doubled_word;
mod revisions;
mod template;

pub use doubled_word::DoubledWord;
pub use revisions::Revisions;
pub use template::Template;
