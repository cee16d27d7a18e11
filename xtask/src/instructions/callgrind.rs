//! Programs under valgrind, which counts instructions: the same on a busy machine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{self, Result};

/// The command line as the tests have it.
pub fn program() -> PathBuf {
    shell::target().join("debug").join(format!("gouji{}", std::env::consts::EXE_SUFFIX))
}

/// How many instructions checking a file takes, in all.
pub fn total(file: &Path) -> Result<u64> {
    run(&["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"], &program(), &[file])
}

/// Runs a program over files, one after the other.
fn run(tool: &[&str], program: &Path, files: &[&Path]) -> Result<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(tool).arg(program).args(["check", "--jobs", "1", "--format", "ndjson"]).args(files);
    let run = valgrind.output().map_err(|e| format!("cannot run valgrind: {e}"))?;
    let said = String::from_utf8_lossy(&run.stderr);
    let line =
        said.lines().find_map(|line| line.split_once("refs:")).ok_or_else(|| format!("valgrind: {said}"))?;
    let digits: String = line.1.chars().filter(char::is_ascii_digit).collect();
    digits.parse().map_err(|e| format!("valgrind's count {digits}: {e}"))
}

/// What each function of a run took, with all that it called, by its path; the whole run by `""`.
pub type Costs = BTreeMap<String, u64>;

/// Counts a program's run over files, function by function. What valgrind writes stands beside the last of them.
pub fn by_function(program: &Path, files: &[&Path]) -> Result<Costs> {
    let out = files.last().map(|file| file.with_extension("callgrind")).unwrap_or_default();
    let to = format!("--callgrind-out-file={}", out.display());
    let total = run(&["--tool=callgrind", "--demangle=no", &to], program, files)?;
    let mut costs = inclusive(&shell::read(&out)?);
    costs.insert(String::new(), total);
    Ok(costs)
}

/// What valgrind wrote, summed by function: its own costs and those of its calls, which stand behind a line `calls=`.
fn inclusive(profile: &str) -> Costs {
    // A name is written once, with a number that stands for it from then on.
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    let mut current = "";
    for line in profile.lines() {
        if let Some(function) = line.strip_prefix("fn=").or_else(|| line.strip_prefix("cfn=")) {
            let (number, name) = function.split_once(' ').unwrap_or((function, ""));
            if !name.is_empty() {
                names.insert(number, format!("{:#}", rustc_demangle::demangle(name)));
            }
            if line.starts_with('f') {
                current = number;
            }
        } else if line.starts_with(|c: char| c.is_ascii_digit() || "+-*".contains(c)) {
            let count = line.rsplit(' ').next().and_then(|count| count.parse::<u64>().ok());
            *sums.entry(current).or_default() += count.unwrap_or(0);
        }
    }
    let mut by_name = Costs::new();
    for (number, sum) in sums {
        *by_name.entry(names.get(number).cloned().unwrap_or_default()).or_default() += sum;
    }
    by_name
}

#[test]
fn calls_count_for_who_calls() {
    let profile = "version: 1\npositions: line\nevents: Ir\n\nfl=(1) a.rs\nfn=(1) _ZN5gouji4read17h0123456789abcdefE\n\
                   10 5\n+1 2\ncfn=(2) memcpy\ncalls=3 0\n+2 30\n\nfn=(2)\n0 30\n\nfn=(1)\n* 1\n";
    let expected = [("gouji::read".to_owned(), 38), ("memcpy".to_owned(), 30)];
    assert_eq!(inclusive(profile), Costs::from(expected));
}
