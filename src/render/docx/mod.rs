//! Word documents: the list of problems, and copies of the report that was checked, with comments or with tracked changes.
//!
//! The parts are written by hand: a list needs one table, and the library for new documents (docx-rs) would
//! take 200 KB of the second module. Nothing of the file that a person hands in is rebuilt.

mod list;
mod marked;
mod tracked;

pub use list::problem_list;
pub use marked::marked;
pub use tracked::{tracked, tracked_changes};

/// The name space of WordprocessingML.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Text for XML; characters that XML does not allow are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

/// A run of text; line breaks become `w:br`.
fn run(prefix: &str, properties: &str, text: &str) -> String {
    let w = prefix;
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| format!("<{w}t xml:space=\"preserve\">{}</{w}t>", escaped(&line.replace('\t', " "))))
        .collect();
    format!("<{w}r>{properties}{}</{w}r>", lines.join(&format!("<{w}br/>")))
}
