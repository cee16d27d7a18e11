//! The marks by which files that this program wrote are known: lists lie beside the reports, and are none.

/// The mark of Markdown and SVG, a comment.
pub const COMMENT: &str = "<!-- gouji -->";

/// The mark of web pages.
pub const GENERATOR: &str = "<meta name=\"generator\" content=\"gouji\">";

/// The property of office files. Programs that save the file anew keep it.
#[cfg(feature = "files")]
pub const PROPERTY: &str = "Gouji";
