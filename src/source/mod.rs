//! Bytes → [`Document`], one file per format.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

pub mod budget;
#[cfg(feature = "files")]
mod builder;
#[cfg(feature = "files")]
mod cell_marks;
#[cfg(feature = "files")]
pub mod csv;
pub mod decode;
#[cfg(feature = "files")]
pub mod doc;
#[cfg(feature = "files")]
pub mod docx;
pub mod html;
#[cfg(feature = "files")]
pub mod mht;
#[cfg(feature = "files")]
pub mod package;
#[cfg(feature = "files")]
pub mod pdf;
pub mod plain;
#[cfg(feature = "files")]
pub mod rtf;
pub mod sniff;
#[cfg(feature = "files")]
mod stream;
mod unreadable;
#[cfg(feature = "files")]
mod word_xml;
#[cfg(feature = "files")]
pub mod xlsx;
#[cfg(feature = "files")]
mod xml;

pub use sniff::from_bytes;
pub use unreadable::Unreadable;

use crate::document::Document;

/// A document of plain text in any layout.
pub fn from_text(text: impl Into<String>) -> Document {
    plain::read(text.into())
}

/// A document of HTML: a whole page, or what the clipboard holds.
pub fn from_html(html: &str) -> Document {
    html::read(html)
}
