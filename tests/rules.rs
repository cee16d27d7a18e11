//! The rules' own examples alone: what to run after a change in a rule. `cargo rules` builds this small program without
//! optimising the core; the whole of `tests/it` holds the same tests.

#![allow(dead_code, reason = "the loader serves more pages than these")]

#[path = "it/catalogue/mod.rs"]
mod catalogue;
#[path = "it/example/mod.rs"]
mod example;
#[path = "it/messages.rs"]
mod messages;
#[path = "it/rule_examples.rs"]
mod rule_examples;
#[path = "it/rule_pages.rs"]
mod rule_pages;
