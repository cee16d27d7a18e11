//! What takes a while or reaches outside the page: taking in text and files, checking many, writing files. Each ends in
//! an [`Action`](super::state::Action) and draws nothing.

pub mod checking;
pub mod deferred;
pub mod deferred_entry;
pub mod drop;
pub mod exports;
pub mod folder;
pub mod house_rules;
pub mod house_rules_form;
pub mod intake;
