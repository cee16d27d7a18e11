//! HTML, from a file or the clipboard.
//!
//! A small reader of its own: what a report needs of HTML is its lines and its tables, out of whatever Word, WPS,
//! a browser or a content system wrote, and the page's first load has no room for a browser's parser. Three
//! steps: [`tokens`] cuts the source into tags and text, [`tree`] makes lines and tables of them, [`write`](mod@write) puts
//! these down as text, every byte with its place in the source.

mod entities;
mod tokens;
mod tree;
mod write;

use crate::document::Document;

/// Reads HTML. Never fails: what is no HTML is text. Takes time in proportion to the size, whatever is left open.
pub fn read(html: &str) -> Document {
    write::write(&tree::build(html), html.len())
}
