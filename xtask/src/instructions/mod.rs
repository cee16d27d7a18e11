//! `cargo xtask instructions`: what a check costs, stage by stage and rule by rule, in instructions.
//!
//! They are the same on a busy machine, so a change shows: `benches/instructions.tsv` holds them for reports of our own, and
//! what grows or shrinks beyond a twentieth fails until that file is written anew, in the same commit.

pub mod callgrind;
mod stages;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use self::callgrind::Costs;
use crate::needs::Needs;
use crate::shell::{self, Result, step};

/// The document that goes before each other one: all that is made at first use counts for it. It stands in the list alone.
const FIRST: &str = "short.txt";

/// What is no more than so many thousands of instructions is no difference: tables by hash have seeds drawn by chance, and a
/// change elsewhere lets the compiler inline a small function or not.
const SLACK: u64 = 120;

/// Thousands of instructions by document and stage; of all documents together, by rule.
type Counts = BTreeMap<(String, String), u64>;

/// Counts and compares; `--write` writes the list instead, `--program` counts another build without comparing.
pub fn run(words: &[String]) -> Result {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Needs::growth().make_sure()?.run()?;
    match words.as_slice() {
        [] => {
            build()?;
            let counts = count(&callgrind::program(), &documents()?)?;
            print(&counts);
            real(&callgrind::program())?;
            compare(&counts)
        }
        ["--write"] => {
            build()?;
            let counts = count(&callgrind::program(), &documents()?)?;
            print(&counts);
            shell::write(&list(), written(&counts))
        }
        ["--program", program] => {
            print(&count(Path::new(program), &documents()?)?);
            real(Path::new(program))
        }
        _ => Err("cargo xtask instructions [--write | --program BINARY]".into()),
    }
}

/// Counts with what is here; without valgrind it says that it skips.
pub fn check() -> Result {
    if shell::find("valgrind").is_none() {
        eprintln!("skipped: what checks cost: valgrind is missing");
        return Ok(());
    }
    build()?;
    compare(&count(&callgrind::program(), &documents()?)?)
}

fn list() -> PathBuf {
    shell::root().join("benches").join("instructions.tsv")
}

fn build() -> Result {
    shell::call(shell::cargo().args(crate::test::PROGRAM))
}

/// Has the tests write the documents, which they know how to make.
fn documents() -> Result<Vec<PathBuf>> {
    let folder = shell::target().join("instructions");
    let mut write = shell::cargo();
    write.args([
        "test",
        "--quiet",
        "--workspace",
        "--exclude",
        "browser-tests",
        "--test",
        "it",
        "measured::",
    ]);
    step("writing the documents", || shell::call(write.env("GOUJI_MEASURED", &folder)))?;
    let of_ours = |file: &PathBuf| file.extension().is_some_and(|ending| ending != "callgrind");
    Ok(shell::files(&folder)?.into_iter().filter(of_ours).map(|file| folder.join(file)).collect())
}

/// Real reports, where there are any: shown, and never in the list.
fn real(program: &Path) -> Result {
    let Some(folder) = std::env::var_os("GOUJI_REPORTS").map(PathBuf::from) else { return Ok(()) };
    let copies = shell::target().join("instructions-real");
    let mut files = vec![copies.join(FIRST)];
    shell::write(&files[0], shell::read_bytes(&shell::target().join("instructions").join(FIRST))?)?;
    for name in ["yuyao-2019.txt", "suqian-2023-layout.txt", "lucheng-2019.txt"] {
        let copy = copies.join(name);
        shell::write(&copy, shell::read_bytes(&folder.join(name))?)?;
        files.push(copy);
    }
    print(&count(program, &files)?);
    Ok(())
}

/// Counts documents, several at a time.
fn count(program: &Path, files: &[PathBuf]) -> Result<Counts> {
    let first = files.iter().find(|file| file.ends_with(FIRST)).ok_or("there is no first document")?;
    step(&format!("instructions of {} documents", files.len()), || {
        let alone = callgrind::by_function(program, &[first])?;
        if let Some(stage) = stages::unknown(&alone) {
            return Err(format!(
                "no function stands for the stage {stage}: see xtask/src/instructions/stages.rs"
            ));
        }
        let others: Vec<&PathBuf> = files.iter().filter(|file| *file != first).collect();
        let beyond = |file: &&PathBuf| -> Result<Costs> {
            let both = callgrind::by_function(program, &[first, file])?;
            let before = |path: &String| alone.get(path).copied().unwrap_or(0);
            Ok(both.into_iter().map(|(path, n)| (path.clone(), n.saturating_sub(before(&path)))).collect())
        };
        let measured = shell::in_shares(&others, beyond)?.into_iter().collect::<Result<Vec<_>>>()?;
        let mut counts = Counts::new();
        let named = others.into_iter().zip(measured).chain([(first, alone.clone())]);
        for (file, costs) in named {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            for (stage, count) in stages::stages(&costs) {
                counts.insert((name.clone(), stage.to_owned()), count / 1000);
            }
            for (rule, count) in stages::rules(&costs).filter(|(_, count)| *count >= 1000) {
                *counts.entry(("rules".into(), rule.to_owned())).or_default() += count / 1000;
            }
        }
        Ok(counts)
    })
}

/// A table of documents by stages, and the rules that take most.
fn print(counts: &Counts) {
    let names: Vec<&str> = stages::stages(&Costs::new()).into_iter().map(|(name, _)| name).collect();
    let heads: String = names.iter().map(|name| format!("{name:>9}")).collect();
    println!("thousands of instructions\n{:<24}{heads}", "");
    let mut documents: Vec<&str> = counts.keys().map(|(document, _)| document.as_str()).collect();
    documents.dedup();
    for document in documents.into_iter().filter(|name| *name != "rules") {
        let cell =
            |stage: &&str| counts.get(&(document.to_owned(), (*stage).to_owned())).copied().unwrap_or(0);
        let cells: String = names.iter().map(|stage| format!("{:>9}", cell(stage))).collect();
        println!("{document:<24}{cells}");
    }
    let mut rules: Vec<(u64, &str)> = counts
        .iter()
        .filter_map(|((document, rule), count)| (document == "rules").then_some((*count, rule.as_str())))
        .collect();
    rules.sort_by(|a, b| b.cmp(a));
    println!("\nrules, of all these documents; what several share is of the first that asks");
    rules.iter().take(20).for_each(|(count, rule)| println!("{count:>9}  {rule}"));
}

fn written(counts: &Counts) -> String {
    let mut out = String::from("# Thousands of instructions: cargo xtask instructions --write\n");
    for ((document, stage), count) in counts {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{document}\t{stage}\t{count}");
    }
    out
}

fn read(list: &str) -> Counts {
    let row = |line: &str| {
        let mut cells = line.split('\t');
        let (document, stage) = (cells.next()?.to_owned(), cells.next()?.to_owned());
        Some(((document, stage), cells.next()?.parse().ok()?))
    };
    list.lines().filter_map(row).collect()
}

/// Whether the list still says what checks cost.
fn compare(counts: &Counts) -> Result {
    let differences = differences(&read(&shell::read(&list())?), counts);
    differences.iter().for_each(|line| println!("{line}"));
    match differences.len() {
        0 => Ok(()),
        some => Err(format!(
            "{some} counts differ from benches/instructions.tsv by more than a twentieth: if that is meant, \
             `cargo xtask instructions --write` and commit the list with the change"
        )),
    }
}

fn differences(was: &Counts, is: &Counts) -> Vec<String> {
    let keys = was.keys().chain(is.keys().filter(|key| !was.contains_key(*key)));
    let differ = |key: &(String, String)| {
        let (was, is) = (was.get(key).copied().unwrap_or(0), is.get(key).copied().unwrap_or(0));
        let difference = was.abs_diff(is);
        let beyond = difference > SLACK && difference * 20 > was;
        beyond.then(|| format!("{:>9} → {:>9}  {} {}", was, is, key.0, key.1))
    };
    keys.filter_map(differ).collect()
}

#[test]
fn a_twentieth_and_the_slack_are_no_difference() {
    let counts = |all: u64, rule: u64| {
        let key = |document: &str, stage: &str| (document.to_owned(), stage.to_owned());
        Counts::from([(key("a.txt", "all"), all), (key("rules", "form::terms::Term"), rule)])
    };
    let was = read(&written(&counts(10_000, 20)));
    assert_eq!(was, counts(10_000, 20));
    assert!(differences(&was, &counts(10_500, 140)).is_empty());
    assert_eq!(differences(&was, &counts(10_501, 141)).len(), 2);
    assert_eq!(differences(&was, &counts(9_499, 0)).len(), 1);
    assert_eq!(differences(&was, &Counts::new()).len(), 1);
}
