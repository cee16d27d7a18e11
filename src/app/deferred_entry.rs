//! Functions at which the later part of the program begins.
//!
//! The page comes in two parts that are one program: what shows it and takes text, and what is fetched right after it.
//! Whatever can be reached through the functions of the three modules of this name alone (reading and rules here, files
//! in [`effects`](super::effects), drawing of results in [`components`](super::components)) is in the later part: see
//! `xtask/src/split/`. What a person does waits in [`deferred::then`](super::effects::deferred::then) before it calls
//! one; what only follows from a result needs no asking. They must not be inlined into their callers.

use crate::Checked;
use crate::app::state::Input;
use crate::document::Document;
use crate::finding::Finding;
use crate::options::Options;

/// Reads the text and runs the rules over it; beside them stands what was found between the report and others. Of a text
/// that was changed since, that has no places.
#[inline(never)]
pub fn check(input: &Input, options: &Options, between: &[Finding]) -> Checked {
    let mut checked = crate::check(input.document(), options, None);
    if !between.is_empty() {
        let is_as_it_came = input.file.is_some();
        let one = |finding: &Finding| {
            let marks = if is_as_it_came { finding.marks.clone() } else { Vec::new() };
            Finding { marks, ..finding.clone() }
        };
        checked.outcomes.add(between.iter().map(one).collect(), Vec::new(), Vec::new());
    }
    checked
}

/// The document in the HTML of the clipboard.
#[inline(never)]
pub fn from_html(html: &str) -> Document {
    crate::source::from_html(html)
}
