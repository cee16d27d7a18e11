//! `cargo xtask lint`: what is not a test.

use crate::shell::{self, Result, step};
use crate::tools;

/// Formatting, clippy, dependencies. All of them run; the error names those that failed.
pub fn run(_: &[String]) -> Result {
    let wasm = ["--target", "wasm32-unknown-unknown", "--no-default-features", "--package", "gouji"];
    let steps: [(&str, &dyn Fn() -> Result); 5] = [
        ("formatting", &|| shell::call(shell::cargo().args(["fmt", "--all", "--check"]))),
        ("clippy", &|| clippy(&["--workspace", "--all-targets"])),
        ("clippy for the page", &|| {
            clippy(&[&wasm[..], &["--features", "page", "--bin", "gouji-page"]].concat())
        }),
        ("clippy for the second module", &|| {
            clippy(&[&wasm[..], &["--features", "module", "--bin", "gouji-module"]].concat())
        }),
        ("dependencies", &dependencies),
    ];
    let failed: Vec<&str> =
        steps.iter().filter(|(what, work)| step(what, work).is_err()).map(|(what, _)| *what).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn clippy(words: &[&str]) -> Result {
    shell::call(
        shell::cargo().args(["clippy", "--quiet", "--locked"]).args(words).args(["--", "-D", "warnings"]),
    )
}

/// Licences, doubles and sources always; advisories where their list can be fetched.
fn dependencies() -> Result {
    let deny = || -> Result<std::process::Command> {
        let mut deny = std::process::Command::new(tools::CARGO_DENY.folder()?.join("cargo-deny"));
        deny.current_dir(shell::root());
        Ok(deny)
    };
    shell::call(deny()?.args(["check", "licenses", "bans", "sources"]))?;
    match shell::output(deny()?.args(["fetch", "db"])) {
        Ok(_) => shell::call(deny()?.args(["check", "--disable-fetch", "advisories"])),
        Err(_) => {
            eprintln!("skipped: the list of security advisories cannot be fetched from here");
            Ok(())
        }
    }
}
