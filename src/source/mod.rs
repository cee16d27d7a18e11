//! Bytes → [`Document`], one file per format.

pub mod html;
pub mod plain;

use crate::document::Document;

/// A document of plain text in any layout.
pub fn from_text(text: impl Into<String>) -> Document {
    plain::read(text.into())
}

/// A document of HTML: a whole page, or what the clipboard holds.
pub fn from_html(html: &str) -> Document {
    html::read(html)
}
