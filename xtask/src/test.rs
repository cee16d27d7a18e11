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
        crate::bundle::make_web(&crate::bundle::folder())?;
        step("browser tests", || {
            let mut test = shell::cargo();
            test.args(["test", "--package", "browser-tests"]).args(&filter);
            shell::call(test.env("GOUJI_BUILT", "1"))
        })?;
    }
    Ok(())
}

/// Browser tests of one kind over a page built anew, with a variable that says what is wanted of them.
pub fn some_in_browsers(what: &str, kind: &str, wanted: &str, value: &str) -> Result {
    crate::page::build()?;
    crate::bundle::make_web(&crate::bundle::folder())?;
    step(what, || {
        let mut test = shell::cargo();
        test.args([
            "test",
            "--quiet",
            "--package",
            "browser-tests",
            "--test",
            "it",
            kind,
            "--",
            "--nocapture",
        ]);
        shell::call(test.env(wanted, value).env("GOUJI_BUILT", "1"))
    })
}

/// Writes the files that are made from the code anew; that they are fresh is one of the tests.
pub fn docs(_: &[String]) -> Result {
    step("writing docs/rules anew", || {
        let mut write = shell::cargo();
        write.args(["test", "--quiet", "--package", "gouji", "--test", "it", "rule_pages"]);
        shell::call(write.env("GOUJI_WRITE", "1"))
    })
}

/// Plants wrong figures in the prose of sound reports and writes what was found into docs/accuracy.md.
pub fn accuracy(_: &[String]) -> Result {
    step("measuring accuracy", || {
        let mut measure = shell::cargo();
        measure.args(["test", "--quiet", "--package", "gouji", "--test", "it", "prose::planted"]);
        shell::call(measure.env("GOUJI_WRITE", "1"))
    })
}

/// Benchmarks: natively by divan, and in the built page in Chromium.
pub fn bench(words: &[String]) -> Result {
    if !words.iter().any(|w| w == "--no-native") {
        step("native benchmarks", || shell::call(shell::cargo().args(["bench", "--bench", "check"])))?;
    }
    if words.iter().any(|w| w == "--no-browser") {
        return Ok(());
    }
    crate::page::build()?;
    let counter = crate::wasm::counter()?;
    step("benchmarks in the browser", || {
        let mut measure = shell::cargo();
        measure.args(["run", "--quiet", "--release", "--package", "browser-tests", "--bin", "measure"]);
        shell::call(measure.arg("--").arg(counter).env("GOUJI_BUILT", "1"))
    })
}

/// All that CI does. Tests run even where a lint fails: one run tells everything.
pub fn ready(words: &[String]) -> Result {
    let linted = crate::lint::run(&[]);
    run(words)?;
    linted
}
