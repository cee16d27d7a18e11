//! `cargo xtask bundle`: everything that is released, into `target/bundle/`.

pub mod one_file;

use crate::shell::{self, Result, step};
use std::path::PathBuf;

/// Where the release lands.
pub fn folder() -> PathBuf {
    shell::target().join("bundle")
}

/// Makes everything, from a fresh build of the page.
pub fn run(_: &[String]) -> Result {
    crate::page::build()?;
    make()
}

/// Makes everything from `dist/` as it is.
pub fn make() -> Result {
    let bundle = folder();
    if bundle.exists() {
        std::fs::remove_dir_all(&bundle).map_err(|e| format!("cannot empty {}: {e}", bundle.display()))?;
    }
    let dist = crate::page::dist();
    step("gouji.html, the one file", || {
        shell::write(&bundle.join("gouji.html"), one_file::made_from(&dist)?)
    })?;
    eprintln!("\neverything is in {}", bundle.display());
    Ok(())
}
