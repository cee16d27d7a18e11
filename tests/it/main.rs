//! Tests of the core, natively. One binary, so that it links once.

mod doc_examples;
mod example;
mod html;
mod rule_pages;
mod docx;
mod support;
