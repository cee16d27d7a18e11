//! `cargo xtask reproduce`: two builds give the same bytes.

use crate::shell::{self, Result, step};

/// Makes the release, forgets what was compiled of ours, makes it again, and compares.
pub fn run(_: &[String]) -> Result {
    let checksums = || -> Result<String> {
        super::run(&[])?;
        shell::read(&super::folder().join("SHA256SUMS"))
    };
    let first = checksums()?;
    step("forgetting what was compiled", || {
        for profile in
            [&["--release", "--target", "wasm32-unknown-unknown"][..], &["--profile", "native"][..]]
        {
            shell::call(shell::cargo().args(["clean", "--quiet", "--package", "gouji"]).args(profile))?;
        }
        Ok(())
    })?;
    let second = checksums()?;
    let different: Vec<&str> = second.lines().filter(|line| !first.contains(line)).collect();
    if different.is_empty() && first.lines().count() == second.lines().count() {
        println!("both builds are the same, {} files", first.lines().count());
        Ok(())
    } else {
        Err(format!("the second build differs in\n{}", different.join("\n")))
    }
}
