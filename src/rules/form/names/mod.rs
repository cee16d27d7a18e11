//! The body's name: under the report, in its opening, and as the subject of its sentences.

mod other_body;
mod reporting;
mod signature;

pub use other_body::OtherBody;
pub(super) use reporting::reporting;
pub use signature::Signature;
