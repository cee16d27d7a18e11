//! The command line: the program, its manual and its completions.

use crate::shell::{self, Result};
use std::path::Path;

/// Builds the program into the folder of the release, and lets it describe itself.
pub fn make(bundle: &Path) -> Result {
    let mut build = shell::cargo();
    build.args([
        "build",
        "--profile",
        "native",
        "--package",
        "gouji",
        "--bin",
        "gouji",
        "--bin",
        "gouji-manual",
    ]);
    shell::call(shell::without_paths(build.args(["--features", "manual"]), &shell::host()?, &[]))?;
    let built = shell::target().join("native");
    let program = format!("gouji{}", std::env::consts::EXE_SUFFIX);
    let from = built.join(&program);
    std::fs::copy(&from, bundle.join(&program))
        .map_err(|e| format!("cannot copy {}: {e}", from.display()))?;
    shell::call(std::process::Command::new(built.join("gouji-manual")).arg(bundle.join("share")))
}
