//! `cargo xtask wasm-native`: whether WebAssembly says what the command line says, byte for byte.
//!
//! Every document of the tests is checked by the command line of this machine and by the npm package in Node. Places, which
//! one counts in bytes and the other in UTF-16 units, are counted in bytes, and left out of web pages; nothing else is made
//! alike.

use std::process::Command;

use crate::page::{self, How};
use crate::shell::{self, Result, step};
use crate::{bundle, encode, outputs};

/// Compares the two in Node.
const COMPARE: &str = include_str!("wasm_native.mjs");

/// Builds both, and compares them.
pub fn run(_: &[String]) -> Result {
    page::make(How::Released)?;
    bundle::make_web(&bundle::folder(), encode::Effort::Little)?;
    compare()
}

/// Compares the package that was built with the command line as the tests have it.
pub fn compare() -> Result {
    let Some(node) = shell::find("node") else {
        eprintln!("skipped: whether WebAssembly says what the command line says: node is missing");
        return Ok(());
    };
    step("WebAssembly beside the command line", || {
        shell::call(shell::cargo().args(crate::test::PROGRAM))?;
        let folder = shell::target().join("wasm-native");
        let corpus = folder.join("corpus");
        outputs::write_corpus(&corpus)?;
        let script = folder.join("compare.mjs");
        shell::write(&script, COMPARE)?;
        let program = shell::target().join("debug").join(format!("gouji{}", std::env::consts::EXE_SUFFIX));
        let package = bundle::folder().join("npm");
        shell::call(Command::new(node).args([script, program, package, corpus.join("alone")]))
    })
}
