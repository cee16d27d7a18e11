//! Drives the page in real browsers, as a person would: by the keyboard, the clipboard, files and the pointer.
//!
//! A test is a function of a [`Page`]:
//!
//! ```no_run
//! use browser_tests::in_each_engine;
//!
//! in_each_engine(|page| {
//!     page.paste_text("…");
//!     page.wait("a verdict", |page| page.verdict().kind != "empty");
//! });
//! ```
//!
//! The page is built once a run (set `GOUJI_BUILT=1` to take what was built before), served on a port of its own, and
//! opened in a browser that knows nothing of other tests. When the function returns, two things are checked that hold for every test: nothing
//! went wrong in the console, and nothing was requested after loading. An engine that cannot be had is skipped, and
//! said so; Chromium must be there.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the bans guard the core; waiting for a browser needs a clock"
)]

pub mod engine;
pub mod http;
pub mod keys;
pub mod page;
pub mod papers;
pub mod pictures;
pub mod pipe;
mod pool;
pub mod session;
pub mod visit;

use std::io::Write;

pub use engine::Engine;
pub use page::{Page, Verdict};
pub use session::{Element, Session};
pub use visit::{Build, Scheme, Visit, bundle, dist};

/// Says what is skipped and why, also where the test passes: then what a test prints by the usual way is not shown.
pub fn skipped(what: &str, reason: &str) {
    // In one piece, so that lines of other threads do not come in between.
    let _ = std::io::stderr().write_all(format!("skipped: {what}: {reason}\n").as_bytes());
}

/// Opens the hosted page in every engine that is here, on a desktop screen, and runs the test.
pub fn in_each_engine(test: impl Fn(&Page)) {
    for &engine in Engine::all() {
        Visit { engine, ..Visit::default() }.run(&test);
    }
}

/// The same without watching what the page fetches: it brings in its own second module.
pub fn unwatched_in_each_engine(test: impl Fn(&Page)) {
    for &engine in Engine::all() {
        Visit { engine, ..Visit::default() }.run_unwatched(&test);
    }
}

/// Opens the hosted page in Chromium and runs the test: for what only its driver can do, or needs proof but once.
pub fn in_chromium(test: impl Fn(&Page)) {
    Visit::default().run(test);
}
