//! Title, body, kind of body, year, period and date.

use super::sections::Outline;
use crate::document::Document;
use crate::report::Identity;

/// Reads who reports on which year.
pub fn read(_document: &Document, _outline: &Outline) -> Identity {
    Identity::default()
}
