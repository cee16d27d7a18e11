//! `cargo xtask fuzz`: changed input against every reader, the check with every form of output, house rules and settings.
//! The targets stand in `fuzz/`; what they begin with are the documents of the tests.
//!
//! cargo-fuzz needs a nightly Rust and a C++ compiler; where they are missing CI goes on without, and says so.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::needs::Needs;
use crate::outputs;
use crate::shell::{self, Result, step};
use crate::tools::crates;

/// The targets, and the ending of the documents that each begins with.
const TARGETS: [(&str, Option<&str>); 13] = [
    ("text", Some("txt")),
    ("html", Some("html")),
    ("csv", Some("csv")),
    ("mht", Some("mht")),
    ("pdf", Some("pdf")),
    ("doc", Some("doc")),
    ("rtf", Some("rtf")),
    ("word_xml", Some("xml")),
    ("docx", Some("docx")),
    ("xlsx", Some("xlsx")),
    ("check", Some("txt")),
    ("house_rules", Some("toml")),
    ("settings", None),
];

/// How long a target runs.
#[derive(Clone, Copy)]
enum Length {
    /// So many seconds, beginning with what earlier runs found: before a release.
    Seconds(u32),
    /// So many inputs in the same order each time, and half a minute at the most: in CI, where what fails is to come of the
    /// change that was made.
    Inputs(u32),
}

const BEFORE_A_RELEASE: Length = Length::Seconds(1200);
const IN_CI: Length = Length::Inputs(4000);

/// The longest input in bytes, and how many documents a target begins with.
const LONGEST: u64 = 256 << 10;
const SEEDS: usize = 200;

/// Runs all targets, or those named, for twenty minutes each or for `--seconds N`.
pub fn run(words: &[String]) -> Result {
    let (length, names) = match words {
        [option, seconds, names @ ..] if option == "--seconds" => {
            (Length::Seconds(seconds.parse().map_err(|_| "--seconds wants a number")?), names)
        }
        names => (BEFORE_A_RELEASE, names),
    };
    if let Some(missing) = missing() {
        return Err(missing.into());
    }
    if let Some(unknown) = names.iter().find(|name| !TARGETS.iter().any(|(target, _)| target == name)) {
        return Err(format!("there is no target `{unknown}`"));
    }
    Needs::fuzzing().make_sure()?.run()?;
    let is_wanted = |target: &str| names.is_empty() || names.iter().any(|name| name == target);
    fuzz(TARGETS.into_iter().filter(|(target, _)| is_wanted(target)).collect(), length)
}

/// Runs all targets for a short while, where that can be done.
pub fn check() -> Result {
    let missing = missing().map(String::from).or_else(|| crates::CARGO_FUZZ.folder().err());
    if let Some(missing) = missing {
        eprintln!("skipped: fuzzing: {missing}");
        return Ok(());
    }
    fuzz(TARGETS.to_vec(), IN_CI)
}

/// What cannot be had by a command of ours.
pub fn missing() -> Option<&'static str> {
    let toolchains = shell::output(Command::new("rustup").args(["toolchain", "list"])).unwrap_or_default();
    if !toolchains.lines().any(|line| line.starts_with("nightly")) {
        return Some("there is no nightly Rust: `rustup toolchain install nightly`");
    }
    shell::find("c++").is_none().then_some("there is no C++ compiler (c++)")
}

fn fuzz(targets: Vec<(&str, Option<&str>)>, length: Length) -> Result {
    let folder = shell::target().join("fuzz");
    step("building the fuzz targets", || {
        let mut build = Command::new("rustup");
        build.current_dir(shell::root().join("fuzz")).env("CARGO_TARGET_DIR", folder.join("build"));
        build.env("PATH", crate::tools::path_with(&[crates::CARGO_FUZZ.folder()?]));
        // Nothing of ours is unsafe: what a sanitiser would find is left to those who write the libraries.
        build.args(["run", "nightly", "cargo", "fuzz", "build", "--fuzz-dir", ".", "--sanitizer", "none"]);
        shell::call(&mut build)
    })?;
    let corpus = folder.join("documents");
    outputs::write_corpus(&corpus)?;
    for (target, ending) in &targets {
        begin(target, *ending, &corpus, &folder)?;
    }
    let programs = folder.join("build").join(shell::host()?).join("release");
    let long = match length {
        Length::Seconds(seconds) => format!("{seconds} s"),
        Length::Inputs(count) => format!("{count} inputs"),
    };
    step(&format!("fuzzing {} targets, {long} each", targets.len()), || {
        let ended = shell::in_shares(&targets, |(target, _)| throw(target, length, &programs, &folder))?;
        let failed: Vec<String> = ended.into_iter().filter_map(Result::err).collect();
        if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
    })
}

/// Copies the documents that a target begins with; what earlier runs found stands beside them and stays.
fn begin(target: &str, ending: Option<&str>, corpus: &Path, folder: &Path) -> Result {
    let seeds = folder.join("seeds").join(target);
    // libFuzzer adds to what it is given.
    if seeds.exists() {
        std::fs::remove_dir_all(&seeds).map_err(|e| format!("cannot empty {}: {e}", seeds.display()))?;
    }
    let seeds = made(seeds)?;
    let Some(ending) = ending else { return Ok(()) };
    let (mut found, mut folders) = (Vec::new(), vec![corpus.to_owned(), shell::root().join("examples")]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            let is_short = || path.metadata().is_ok_and(|about| about.len() <= LONGEST);
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) && is_short() {
                found.push(path);
            }
        }
    }
    found.sort();
    let step = found.len().div_ceil(SEEDS).max(1);
    for (nth, path) in found.iter().step_by(step).enumerate() {
        let copy = seeds.join(format!("{nth:03}"));
        std::fs::copy(path, &copy).map_err(|e| format!("cannot copy {}: {e}", path.display()))?;
    }
    Ok(())
}

fn made(folder: PathBuf) -> Result<PathBuf> {
    std::fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    Ok(folder)
}

/// Lets one target run. libFuzzer writes what breaks it into a file.
fn throw(target: &str, length: Length, programs: &Path, folder: &Path) -> Result {
    let broken = made(folder.join("broken").join(target))?;
    let log = folder.join(format!("{target}.log"));
    let out = std::fs::File::create(&log).map_err(|e| format!("cannot write {}: {e}", log.display()))?;
    let mut run = Command::new(programs.join(target));
    match length {
        Length::Seconds(seconds) => {
            let found = made(folder.join("corpus").join(target))?;
            run.arg(found).arg(format!("-max_total_time={seconds}"));
        }
        Length::Inputs(count) => {
            run.args(["-seed=1".to_owned(), format!("-runs={count}"), "-max_total_time=30".to_owned()]);
        }
    }
    run.arg(folder.join("seeds").join(target)).arg(format!("-max_len={LONGEST}"));
    run.args(["-timeout=120", "-rss_limit_mb=1024", "-print_final_stats=1"]);
    run.arg(format!("-artifact_prefix={}/", broken.display()));
    run.stdout(std::process::Stdio::null()).stderr(out);
    let ended = run.status().map_err(|e| format!("cannot run the target {target}: {e}"))?;
    if ended.success() {
        return Ok(());
    }
    let said = std::fs::read_to_string(&log).unwrap_or_default();
    let cause: Vec<&str> = said.lines().skip_while(|line| !line.contains("panicked at")).take(2).collect();
    let cause = cause.join(" ");
    Err(format!(
        "{target} broke: {cause} ({} says more, {} holds the input)",
        log.display(),
        broken.display()
    ))
}
