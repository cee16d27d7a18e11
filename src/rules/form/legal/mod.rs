//! What a report says that it rests on: decrees, notices, articles.

mod articles;
mod law;
mod notices;
mod regulations;

pub use law::Law;
pub(super) use regulations::unclosed_name;
