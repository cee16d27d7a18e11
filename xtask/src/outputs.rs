//! `cargo xtask outputs`: whether two builds of the command line say the same, byte for byte.
//!
//! What a change of the code without a change of behaviour must leave as it was: JSON, SARIF, text and Markdown over every
//! example of the tests, thousands of layouts and damaged documents, and the real reports where there are any.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{self, Result, step};

/// How a run differs from another of the same name is told for so many.
const TOLD: usize = 20;

/// Compares the present tree with a revision or a binary.
pub fn run(words: &[String]) -> Result {
    let against = match words {
        [option, base] if option == "--against" => base.as_str(),
        [] => "HEAD",
        _ => return Err("cargo xtask outputs [--against REVISION|BINARY]".into()),
    };
    let folder = shell::target().join("outputs");
    std::fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let base = if Path::new(against).is_file() { against.into() } else { of_revision(against, &folder)? };
    let base = base.canonicalize().map_err(|e| format!("{}: {e}", base.display()))?;
    let present = step("building the present tree", || build(&shell::root(), &folder, "present"))?;
    let corpus = folder.join("corpus");
    step("writing the documents", || write_corpus(&corpus))?;
    let calls = calls(&corpus)?;
    let differences = step(&format!("{} calls of each", calls.len()), || {
        let compared = shell::in_shares(&calls, |call| call.difference(&corpus, &base, &present))?;
        compared.into_iter().filter_map(Result::transpose).collect::<Result<Vec<_>>>()
    })?;
    if differences.is_empty() {
        println!("the same, byte for byte: {} calls over {}", calls.len(), corpus.display());
        return Ok(());
    }
    for difference in differences.iter().take(TOLD) {
        println!("{difference}\n");
    }
    Err(format!("{} of {} calls differ from {against}", differences.len(), calls.len()))
}

/// The command line of a revision, built in a worktree of its own.
fn of_revision(revision: &str, folder: &Path) -> Result<PathBuf> {
    let tree = folder.join("base");
    let git = |words: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(shell::root()).args(words);
        git
    };
    let commit = shell::output(&mut git(&["rev-parse", "--verify", &format!("{revision}^{{commit}}")]))?;
    let (commit, path) = (commit.trim(), tree.to_string_lossy());
    step(&format!("building {revision}"), || {
        if tree.join("Cargo.toml").is_file() {
            shell::call(&mut git(&["-C", &path, "checkout", "--quiet", "--detach", "--force", commit]))?;
        } else {
            shell::call(&mut git(&["worktree", "prune"]))?;
            shell::call(&mut git(&["worktree", "add", "--quiet", "--detach", "--force", &path, commit]))?;
        }
        build(&tree, folder, "base")
    })
}

/// Builds the command line of a tree, beside all else that is built here, so that what both depend on is built once; the binary
/// is kept under a name of its own.
fn build(tree: &Path, folder: &Path, name: &str) -> Result<PathBuf> {
    let target = shell::target();
    let mut build = shell::cargo();
    build.current_dir(tree).args(["build", "--quiet", "--package", "gouji", "--bin", "gouji"]);
    // Optimised enough that thousands of documents take seconds.
    build.args(["--config", "profile.dev.opt-level=1"]);
    shell::call(build.arg("--target-dir").arg(&target))?;
    let binary = format!("gouji{}", std::env::consts::EXE_SUFFIX);
    let kept = folder.join(format!("{name}-{binary}"));
    std::fs::copy(target.join("debug").join(&binary), &kept)
        .map_err(|e| format!("cannot keep {}: {e}", kept.display()))?;
    Ok(kept)
}

/// The documents, by the tests, which know all examples and layouts.
pub(crate) fn write_corpus(corpus: &Path) -> Result {
    if corpus.exists() {
        std::fs::remove_dir_all(corpus).map_err(|e| format!("cannot empty {}: {e}", corpus.display()))?;
    }
    let mut write = shell::cargo();
    write.args(["test", "--quiet", "--workspace", "--exclude", "browser-tests", "--test", "it", "corpus::"]);
    shell::call(write.env("GOUJI_CORPUS", corpus))
}

/// A call of the command line.
struct Call {
    /// Below the folder of the documents.
    folder: PathBuf,
    words: Vec<String>,
}

/// Every folder in every form of output.
fn calls(corpus: &Path) -> Result<Vec<Call>> {
    let folders = |of: &str| -> Result<Vec<PathBuf>> {
        let below = std::fs::read_dir(corpus.join(of)).map_err(|e| format!("no documents in {of}: {e}"))?;
        let mut names: Vec<PathBuf> =
            below.flatten().map(|entry| Path::new(of).join(entry.file_name())).collect();
        names.sort();
        Ok(names)
    };
    let mut calls = Vec::new();
    for folder in folders("alone")?.into_iter().chain(folders("beside")?) {
        let there = |name: &str| corpus.join(&folder).join(name).exists();
        let paths: &[&str] = match (there("previous.txt"), there("units")) {
            (true, _) => &["--previous", "previous.txt", "this.txt"],
            (_, true) => &["this.txt", "--units", "units"],
            _ => &["."],
        };
        for format in
            [["--format", "json"], ["--format", "sarif"], ["--format", "text"], ["--format", "markdown"]]
        {
            let words = ["check", "--jobs", "1"].iter().chain(&format).chain(paths);
            calls
                .push(Call { folder: folder.clone(), words: words.map(|word| (*word).to_owned()).collect() });
        }
    }
    Ok(calls)
}

impl Call {
    /// What the program says: exit status, output, complaints.
    fn output(&self, corpus: &Path, program: &Path) -> Result<Vec<u8>> {
        let mut call = Command::new(program);
        let output = call.current_dir(corpus.join(&self.folder)).args(&self.words).output();
        let output = output.map_err(|e| format!("cannot run {}: {e}", program.display()))?;
        let status = format!("\n{}\n", output.status).into_bytes();
        Ok([output.stdout, output.stderr, status].concat())
    }

    /// Where the two programs first differ, if they do.
    fn difference(&self, corpus: &Path, base: &Path, present: &Path) -> Result<Option<String>> {
        let (was, is) = (self.output(corpus, base)?, self.output(corpus, present)?);
        let Some(at) = first_difference(&was, &is) else { return Ok(None) };
        let folder = corpus.join(&self.folder);
        let document = shell::files(&folder)?
            .into_iter()
            .filter_map(|file| Some((last(&was[..at], file.to_string_lossy().as_bytes())?, file)))
            .max();
        let document = document.map_or_else(String::new, |(_, file)| file.display().to_string());
        Ok(Some(format!(
            "{}/{document}, byte {at} of `gouji {}`\n  was {}\n  is  {}",
            self.folder.display(),
            self.words.join(" "),
            around(&was, at),
            around(&is, at)
        )))
    }
}

/// The first byte in which two outputs differ.
fn first_difference(one: &[u8], other: &[u8]) -> Option<usize> {
    let both = one.iter().zip(other).position(|(one, other)| one != other);
    both.or_else(|| (one.len() != other.len()).then(|| one.len().min(other.len())))
}

/// Where some bytes stand last.
fn last(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes.windows(words.len().max(1)).rposition(|window| window == words)
}

/// The output around a place, in a line.
fn around(bytes: &[u8], at: usize) -> String {
    let part = &bytes[at.saturating_sub(60)..(at + 100).min(bytes.len())];
    String::from_utf8_lossy(part).replace('\n', "⏎")
}

#[test]
fn the_first_difference_is_found_and_shown() {
    assert_eq!(first_difference(b"same", b"same"), None);
    assert_eq!(first_difference(b"same", b"some"), Some(1));
    assert_eq!(first_difference(b"same", b"same more"), Some(4));
    assert_eq!(last(b"a.txt b.txt a.txt", b"a.txt"), Some(12));
    assert_eq!(last(b"a", b"a.txt"), None);
    assert_eq!(around(b"one\ntwo", 3), "one⏎two");
}
