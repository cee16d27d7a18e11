//! `cargo xtask bundle`: everything that is released, into `target/bundle/`.

pub mod cli;
pub mod extension;
pub mod npm;
pub mod one_file;
pub mod same;
pub mod sbom;
pub mod site;
pub mod wheel;
pub mod wps;
pub mod zip;

use crate::encode::Effort;
use crate::page::How;
use crate::shell::{self, Result, step};
use crate::windows;
use std::path::{Path, PathBuf};

/// Where the release lands.
pub fn folder() -> PathBuf {
    shell::target().join("bundle")
}

/// Makes everything, from a fresh build of the page.
pub fn run(_: &[String]) -> Result {
    crate::page::make(How::Released)?;
    let bundle = folder();
    make_web(&bundle, Effort::Most)?;
    step("gouji, the command line", || cli::make(&bundle))?;
    step("the Python package", || wheel::of_host(&bundle))?;
    match windows::obstacle() {
        None => step("gouji.exe, the same for Windows, by itself and for Python", || {
            windows::make(&bundle).and_then(|program| wheel::make(&bundle, &program)).map(|_| ())
        })?,
        Some(missing) => eprintln!("skipped: gouji.exe: {missing}"),
    }
    step("list of components, notes, checksums", || {
        shell::write(&bundle.join("gouji.cdx.json"), sbom::components()?)?;
        shell::write(&bundle.join("NOTES.md"), notes(&shell::read(&shell::root().join("CHANGELOG.md"))?)?)?;
        shell::write(&bundle.join("SHA256SUMS"), sbom::checksums(&bundle)?)
    })?;
    eprintln!("\neverything is in {}", bundle.display());
    Ok(())
}

/// Makes what runs in browsers and Node, from `dist/` as it is.
pub fn make_web(bundle: &Path, effort: Effort) -> Result {
    if bundle.exists() {
        std::fs::remove_dir_all(bundle).map_err(|e| format!("cannot empty {}: {e}", bundle.display()))?;
    }
    let dist = crate::page::dist();
    step("gouji.html, the one file", || {
        shell::write(&bundle.join("gouji.html"), one_file::made_from(&dist)?)
    })?;
    step("site/ and gouji-site.zip", || site::make(bundle, effort))?;
    step("npm/, the package", || npm::make(&bundle.join("npm")))?;
    step("extension/, for browsers", || extension::make(bundle))?;
    step("wps/, the add-in", || wps::make(bundle))?;
    // Pages and scripts; not the Rust examples that cargo would find there.
    let examples = shell::root().join("examples");
    for file in shell::files(&examples)?.iter().filter(|file| file.extension().is_none_or(|e| e != "rs")) {
        shell::write(&bundle.join("examples").join(file), shell::read_bytes(&examples.join(file))?)?;
    }
    Ok(())
}

/// The version of everything, from the workspace.
pub fn version() -> Result<String> {
    let manifest = shell::read(&shell::root().join("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \""));
    line.and_then(|rest| rest.strip_suffix('"')).map(String::from).ok_or("Cargo.toml names no version".into())
}

/// The newest section of the changelog.
fn notes(changelog: &str) -> Result<String> {
    let (_, newest) = changelog.split_once("\n## ").ok_or("CHANGELOG.md has no section")?;
    Ok(format!("## {}\n", newest.split("\n## ").next().unwrap_or_default().trim_end()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn notes_are_the_newest_section() {
        let notes = super::notes("# Changes\n\nWords.\n\n## 2\n\n- b\n\n## 1\n\n- a\n");
        assert_eq!(notes.as_deref(), Ok("## 2\n\n- b\n"));
    }
}
