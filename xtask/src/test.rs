//! `cargo xtask test`: every test.

use crate::encode::Effort;
use crate::needs::Needs;
use crate::page::{self, How};
use crate::shell::{self, Result, step};

/// Has the command line as the tests have it: behind them there is nothing to do. A build without what only tests depend
/// on would be another one.
pub const PROGRAM: [&str; 6] = ["test", "--quiet", "--workspace", "--exclude", "browser-tests", "--no-run"];

/// Makes sure of what the tests need, and runs them: native tests, documentation tests and browser tests.
pub fn run(words: &[String]) -> Result {
    let browser = !words.iter().any(|w| w == "--no-browser");
    if std::env::var_os("GOUJI_REPORTS").is_none() {
        eprintln!("GOUJI_REPORTS is not set: tests on real reports will say that they are skipped");
    }
    let needs =
        if browser { Needs::native_tests().and(Needs::browser_tests()) } else { Needs::native_tests() };
    let tools = needs.make_sure()?;
    if browser {
        tools.beside(|| page::compile(How::Released))?;
    }
    all(words, browser)
}

/// Runs every test, with the tools that are here.
fn all(words: &[String], browser: bool) -> Result {
    let native = || native(words);
    if !browser {
        return native();
    }
    // What follows compiling the page waits for programs that keep one core busy, as tests of the core do now and then.
    std::thread::scope(|scope| {
        let page = scope.spawn(released_page);
        let tested = native();
        page.join().unwrap_or_else(|_| Err("the page could not be built".into()))?;
        tested
    })?;
    if filter(words).next().is_none() {
        crate::wasm_native::compare()?;
        crate::bundle::wheel::check()?;
        crate::growth::check()?;
        crate::instructions::check()?;
    }
    step("browser tests", || {
        let mut test = shell::cargo();
        test.args(["test", "--package", "browser-tests"]).args(filter(words));
        shell::call(test.env("GOUJI_BUILT", "1"))
    })
}

/// Tests of the core, of the project's own commands, and of the documentation.
fn native(words: &[String]) -> Result {
    step("native tests", || {
        let mut test = shell::cargo();
        test.args(["test", "--workspace"]);
        shell::call(test.args(["--exclude", "browser-tests"]).args(filter(words)))
    })
}

/// All that the browser tests open.
fn released_page() -> Result {
    page::assemble(How::Released)?;
    crate::bundle::make_web(&crate::bundle::folder(), Effort::Little)
}

fn filter(words: &[String]) -> impl Iterator<Item = &String> {
    words.iter().filter(|word| !word.starts_with("--"))
}

/// Installs everything that building, linting and testing need.
pub fn tools(_: &[String]) -> Result {
    Needs::lints().and(Needs::native_tests()).and(Needs::browser_tests()).make_sure()?.run()
}

/// Browser tests of one kind over a page built anew, with a variable that says what is wanted of them.
pub fn some_in_browsers(what: &str, needs: Needs, kind: &str, (wanted, value): (&str, &str)) -> Result {
    needs.make_sure()?.beside(|| page::compile(How::Released))?;
    released_page()?;
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

/// Prints what the rules say of their own examples: all, or those whose code begins with a word.
pub fn messages(words: &[String]) -> Result {
    let mut print = shell::cargo();
    print.args([
        "test",
        "--quiet",
        "--profile",
        "dev",
        "--package",
        "gouji",
        "--test",
        "rules",
        "every_message",
    ]);
    print.args(["--", "--nocapture"]);
    let wanted = words.first().map(|word| word.to_ascii_uppercase()).unwrap_or_default();
    shell::call(print.env("GOUJI_MESSAGES", wanted))
}

/// Writes the empty page into `index.html` anew, as the program draws it.
pub fn first_page(_: &[String]) -> Result {
    some_in_browsers(
        "writing the empty page into index.html",
        Needs::browser_tests(),
        "the_first_page_is",
        ("GOUJI_WRITE", "1"),
    )
}

/// Writes the pictures of the page anew that the browser tests compare with: to be looked at before they are committed.
pub fn pictures(_: &[String]) -> Result {
    some_in_browsers(
        "writing tests/browser/pictures anew",
        Needs::browser_tests(),
        "as_agreed",
        ("GOUJI_WRITE", "1"),
    )
}

/// Plants wrong figures in the prose of sound reports and writes what was found into docs/accuracy.md.
pub fn accuracy(words: &[String]) -> Result {
    if let Some((_, files)) = words.split_first().filter(|(first, _)| *first == "--passages") {
        return crate::passages::run(files);
    }
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
    Needs::measuring().make_sure()?.beside(|| page::compile(How::Released))?;
    page::assemble(How::Released)?;
    let counter = crate::wasm::counter()?;
    step("benchmarks in the browser", || {
        let mut measure = shell::cargo();
        measure.args(["run", "--quiet", "--release", "--package", "browser-tests", "--bin", "measure"]);
        measure.args(["--features", "measure"]);
        shell::call(measure.arg("--").arg(counter).args(filter(words)).env("GOUJI_BUILT", "1"))
    })
}

/// All that CI does. Tests run even where a lint fails: one run tells everything.
pub fn ready(words: &[String]) -> Result {
    let needs = Needs::lints().and(Needs::native_tests()).and(Needs::browser_tests()).and(Needs::fuzzing());
    needs.make_sure()?.beside(|| page::compile(How::Released))?;
    let done = [crate::lint::all(), all(words, true), crate::fuzz::check()];
    let failed: Vec<String> = done.into_iter().filter_map(Result::err).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}
