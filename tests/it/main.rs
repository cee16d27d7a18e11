//! Tests of the core, natively. One binary, so that it links once.

mod across_examples;
mod any_input;
mod cli;
mod district;
mod doc_examples;
mod example;
mod files;
mod folding;
mod headings;
mod html;
mod identity;
mod in_memory;
mod layouts;
mod narrative;
mod outline;
mod planted;
mod prose;
mod real_tables;
mod real_years;
mod renders;
mod rule_pages;
mod sample;
mod statements;
mod structure;
mod support;
mod tables;
