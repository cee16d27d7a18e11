//! `cargo xtask test`: every test.

use crate::shell::{self, Result, step};

/// Native tests, documentation tests and browser tests.
pub fn run(words: &[String]) -> Result {
    let browser = !words.iter().any(|w| w == "--no-browser");
    let filter: Vec<&String> = words.iter().filter(|w| !w.starts_with("--")).collect();
    if std::env::var_os("GOUJI_REPORTS").is_none() {
        eprintln!("GOUJI_REPORTS is not set: tests on real reports will say that they are skipped");
    }
    step("native tests", || {
        let mut test = shell::cargo();
        test.args(["test", "--workspace"]);
        shell::call(test.args(["--exclude", "browser-tests"]).args(&filter))
    })?;
    if browser {
        crate::page::build()?;
        step("browser tests", || {
            let mut test = shell::cargo();
            test.args(["test", "--package", "browser-tests"]).args(&filter);
            shell::call(test.env("GOUJI_DIST", crate::page::dist()))
        })?;
    }
    Ok(())
}
