//! Functions at which the later part of the program begins.
//!
//! The page comes in two parts that are one program: what shows it and takes text, and what is fetched right after it.
//! Whatever can be reached through the functions of the three modules of this name alone (reading and rules here, files
//! in [`effects`](super::effects), drawing of results in [`components`](super::components)) is in the later part: see
//! `xtask/src/split/`. What a person does waits in [`deferred::then`](super::effects::deferred::then) before it calls
//! one; what only follows from a result needs no asking. They must not be inlined into their callers.

use crate::document::Document;

/// The document in the HTML of the clipboard.
#[inline(never)]
pub fn from_html(html: &str) -> Document {
    crate::source::from_html(html)
}
