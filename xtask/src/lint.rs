//! `cargo xtask lint`: what is not a test.

use crate::needs::Needs;
use crate::shell::{self, Result, step};
use crate::tools::crates;

/// Makes sure of what lints need, and runs them.
pub fn run(_: &[String]) -> Result {
    let tools = Needs::lints().make_sure()?;
    // Of the tools that are built only the last steps make use.
    tools.run()?;
    all()
}

/// Formatting, clippy, documentation, dependencies, with the tools that are here. All of them run; the error names those
/// that failed.
pub fn all() -> Result {
    let wasm = ["--target", "wasm32-unknown-unknown", "--no-default-features", "--package", "gouji"];
    let steps: [(&str, &dyn Fn() -> Result); 7] = [
        ("formatting", &|| shell::call(shell::cargo().args(["fmt", "--all", "--check"]))),
        ("clippy", &|| clippy(&["--workspace", "--all-targets", "--features", "browser-tests/measure"])),
        ("clippy for the page", &|| {
            clippy(&[&wasm[..], &["--features", "page", "--bin", "gouji-page"]].concat())
        }),
        ("clippy for the second module", &|| {
            clippy(&[&wasm[..], &["--features", "module", "--bin", "gouji-module"]].concat())
        }),
        ("documentation", &documentation),
        ("dependencies", &dependencies),
        ("dependencies that nothing uses", &unused),
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

/// Every link in the documentation leads somewhere.
fn documentation() -> Result {
    let mut doc = shell::cargo();
    doc.args(["doc", "--quiet", "--locked", "--workspace", "--no-deps", "--lib", "--document-private-items"]);
    shell::call(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

/// Dependencies that no source file names.
fn unused() -> Result {
    let mut machete = std::process::Command::new(crates::CARGO_MACHETE.path()?);
    shell::call(machete.current_dir(shell::root()).arg("--skip-target-dir"))
}

/// Licences, doubles and sources always; advisories where their list can be fetched.
fn dependencies() -> Result {
    let deny = || -> Result<std::process::Command> {
        let mut deny = std::process::Command::new(crates::CARGO_DENY.path()?);
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
