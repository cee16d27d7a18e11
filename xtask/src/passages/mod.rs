//! `cargo xtask accuracy --passages FILE`: how many slips in passages of prose are noticed, and how many sound passages
//! are accused.
//!
//! A file has one passage a line, as JSON: `id`, `agency`, `year`, `quote`; `verdict` (`consistent`, `trap`, `borderline`,
//! `contradiction`); `relations`, each with `type`, `expr`, the places `at` of its numbers in the order of its formula,
//! perhaps `weak`, and `result`; and `bound_at`, the places of the numbers that they bind. Places count characters.
//!
//! Each bound number is made wrong a few times, as a slip would, where that breaks a relation beyond rounding. A slip is
//! noticed when an error or a warning that the sound passage does not have names the changed number.

mod relation;
mod slips;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::shell::{self, Result, step};
use relation::Relation;
use slips::{Kind, Random};

/// How often each number is made wrong.
const SLIPS: usize = 3;
/// How many files one call of the program takes.
const BATCH: usize = 400;

/// A passage.
struct Passage {
    id: String,
    agency: String,
    year: u64,
    quote: Vec<char>,
    verdict: String,
    relations: Vec<Relation>,
    bound: Vec<(usize, usize)>,
}

/// A passage with one number made wrong.
struct Case {
    passage: usize,
    /// Where the number begins, in characters.
    at: usize,
    was: String,
    now: String,
    kind: Kind,
    relation: String,
    file: usize,
}

/// Measures over the files that the words name.
pub fn run(words: &[String]) -> Result {
    let mut gouji: Option<PathBuf> = None;
    let mut files = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--gouji" => gouji = words.next().map(PathBuf::from),
            file => files.push(PathBuf::from(file)),
        }
    }
    if files.is_empty() {
        return Err("name a file of passages, one a line as JSON".into());
    }
    let gouji = match gouji {
        Some(given) => given,
        None => {
            let build = || {
                shell::call(shell::cargo().args([
                    "build",
                    "--quiet",
                    "--profile",
                    "native",
                    "--bin",
                    "gouji",
                ]))
            };
            step("building gouji", build)?;
            shell::root().join("target/native/gouji")
        }
    };
    files.iter().try_for_each(|file| measure(&gouji, file))
}

fn measure(gouji: &Path, file: &Path) -> Result {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let passages: Vec<Passage> =
        text.lines().filter(|l| !l.trim().is_empty()).map(passage).collect::<std::result::Result<_, _>>()?;
    let folder = std::env::temp_dir().join(format!("gouji-passages-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let outcome = weigh(gouji, &passages, &folder);
    let _ = fs::remove_dir_all(&folder);
    println!("{}: {}", file.display(), outcome?);
    Ok(())
}

fn passage(line: &str) -> std::result::Result<Passage, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let words = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let quote: Vec<char> = words("quote").chars().collect();
    let relations = value["relations"].as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(Passage {
        id: words("id"),
        agency: words("agency"),
        year: value["year"].as_u64().unwrap_or(2023),
        verdict: words("verdict"),
        relations: relations.iter().filter_map(|r| Relation::read(r, &quote)).collect(),
        bound: value["bound_at"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(relation::place)
            .collect(),
        quote,
    })
}

/// A passage in an otherwise sound frame.
fn framed(passage: &Passage, quote: &[char]) -> (String, usize) {
    let who = passage.agency.split(['(', '（']).next().unwrap_or_default();
    let year = passage.year;
    let before = format!(
        "{who}{year}年政府信息公开工作年度报告\n本报告所列数据的统计期限为{year}年1月1日起至12月31日止。\n一、总体情况\n（一）主动公开。"
    );
    let len = before.len();
    (format!("{before}{}\n", quote.iter().collect::<String>()), len)
}

fn weigh(gouji: &Path, passages: &[Passage], folder: &Path) -> std::result::Result<String, String> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut put = |text: &str| {
        let path = folder.join(format!("{:06}.txt", files.len()));
        fs::write(&path, text).map_err(|error| error.to_string())?;
        files.push(path);
        Ok::<usize, String>(files.len() - 1)
    };
    let base: Vec<usize> =
        passages.iter().map(|p| put(&framed(p, &p.quote).0)).collect::<std::result::Result<_, _>>()?;
    let mut cases = Vec::new();
    for (nth, passage) in passages.iter().enumerate() {
        if !matches!(passage.verdict.as_str(), "consistent" | "borderline") {
            continue;
        }
        let mut random = Random::new(&passage.id);
        for &(from, to) in &passage.bound {
            let was: String = passage.quote[from..to].iter().collect();
            let mut used = BTreeSet::new();
            for kind in [Kind::Digit, Kind::Small, Kind::Length].into_iter().cycle().take(SLIPS) {
                let tries = (0..40).filter_map(|_| slips::slip(&mut random, &was, kind));
                let mut tries = tries.filter(|now| !used.contains(now)).filter_map(|now| {
                    let broken = passage.relations.iter().find(|r| r.breaks((from, to), &now))?;
                    Some((now.clone(), broken.name((from, to), &now)))
                });
                let Some((now, relation)) = tries.next() else { continue };
                used.insert(now.clone());
                let mut quote = passage.quote[..from].to_vec();
                quote.extend(now.chars());
                quote.extend(&passage.quote[to..]);
                let file = put(&framed(passage, &quote).0)?;
                cases.push(Case { passage: nth, at: from, was: was.clone(), now, kind, relation, file });
            }
        }
    }
    let found = check(gouji, &files)?;
    let rows = rows(gouji, &files)?;
    Ok(report(passages, &base, &cases, &found, &rows))
}

/// A finding about the prose.
struct Finding {
    level: u8,
    code: String,
    message: String,
    formula: String,
    subjects: Vec<(usize, usize)>,
    /// Whether it stands under no other.
    leads: bool,
    /// The number that it proposes for one of the prose.
    proposal: Option<String>,
}

/// Checks files; for each the findings about its prose.
fn check(gouji: &Path, files: &[PathBuf]) -> std::result::Result<Vec<Vec<Finding>>, String> {
    let mut all = Vec::new();
    for batch in files.chunks(BATCH) {
        let out = Command::new(gouji).args(["check", "--format", "ndjson"]).args(batch).output();
        let out = String::from_utf8(out.map_err(|error| error.to_string())?.stdout)
            .map_err(|error| error.to_string())?;
        for line in out.lines() {
            let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
            if value.get("cells").is_some() {
                let findings = value["findings"].as_array().map(Vec::as_slice).unwrap_or_default();
                all.push(findings.iter().filter_map(finding).collect());
            }
        }
    }
    if all.len() == files.len() {
        Ok(all)
    } else {
        Err(format!("{} of {} files answered", all.len(), files.len()))
    }
}

fn finding(value: &Value) -> Option<Finding> {
    let words = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let code = words("code");
    let level = match value["severity"].as_str()? {
        "error" => 0,
        "warning" => 1,
        "info" => 2,
        _ => return None,
    };
    if !code.starts_with("INT-") && !code.starts_with("NARR-") {
        return None;
    }
    let spans = value["spans"].as_array().map(Vec::as_slice).unwrap_or_default().iter();
    let place = |s: &Value| Some((s["start"].as_u64()? as usize, s["end"].as_u64()? as usize));
    let subjects = spans.filter(|s| s["role"] == "subject").filter_map(place).collect();
    let leads = value["explained_by"].is_null();
    let proposal = value["replacement"]["value"].as_str().map(str::to_owned);
    Some(Finding {
        level,
        code,
        message: words("message"),
        formula: words("formula"),
        subjects,
        leads,
        proposal,
    })
}

/// For each file its relations: the row that it was read by, what was decided, and its values.
type Rows = Vec<Vec<(String, String, Vec<String>)>>;

fn rows(gouji: &Path, files: &[PathBuf]) -> std::result::Result<Rows, String> {
    let mut all = Vec::new();
    for batch in files.chunks(BATCH) {
        let out = Command::new(gouji).args(["facts", "--lang", "en"]).args(batch).output();
        let out = String::from_utf8(out.map_err(|error| error.to_string())?.stdout)
            .map_err(|error| error.to_string())?;
        for line in out.lines() {
            if line.starts_with("# ") {
                all.push(BTreeSet::new());
            }
            let read = line.strip_prefix("    relation ").and_then(|l| l.split_once('|'));
            if let (Some((row, rest)), Some(last)) = (read, all.last_mut()) {
                let (values, decision) = rest.split_once('|').unwrap_or((rest, ""));
                let decision = decision.split('[').next().unwrap_or("").trim();
                let values = values.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                last.insert((row.trim().to_owned(), decision.to_owned(), values));
            }
        }
    }
    Ok(all.into_iter().map(|set: BTreeSet<_>| set.into_iter().collect()).collect())
}

/// Whether a text names a number as a whole.
fn names(text: &str, number: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(number).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + number.len()..]);
        let point = behind.starts_with('.') && digit(behind.chars().nth(1));
        !digit(before.chars().last()) && !before.ends_with('.') && !digit(behind.chars().next()) && !point
    })
}

#[derive(Default)]
struct Count {
    all: usize,
    told: usize,
    hinted: usize,
}

impl Count {
    fn line(&self, name: &str) -> String {
        let percent =
            |n: usize| format!("{}.{}", n * 1000 / self.all.max(1) / 10, n * 1000 / self.all.max(1) % 10);
        format!(
            "| {name} | {} | {} | {} % | {} % |\n",
            self.all,
            self.told,
            percent(self.told),
            percent(self.told + self.hinted)
        )
    }
}

/// How many headlines one slip has, and whether what they propose is what stood there.
#[derive(Default)]
struct Headlines {
    one: usize,
    several: usize,
    right: usize,
    wrong: usize,
}

impl Headlines {
    fn count(&mut self, new: &[&Finding], was: &str) {
        self.one += usize::from(new.len() == 1);
        self.several += usize::from(new.len() > 1);
        for proposal in new.iter().filter_map(|f| f.proposal.as_ref()) {
            let right = *proposal == was.replace(',', "");
            *(if right { &mut self.right } else { &mut self.wrong }) += 1;
        }
    }

    fn line(&self) -> String {
        let Headlines { one, several, right, wrong } = self;
        format!(
            "slips told under one headline: {one}, under several: {several}; proposals that are right: {right}, others: {wrong}\n\n"
        )
    }
}

fn report(
    passages: &[Passage],
    base: &[usize],
    cases: &[Case],
    found: &[Vec<Finding>],
    rows: &Rows,
) -> String {
    let mut by: BTreeMap<String, Count> = BTreeMap::new();
    let mut told_by_row: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut headlines = Headlines::default();
    for case in cases {
        let passage = &passages[case.passage];
        let known: BTreeSet<_> = found[base[case.passage]].iter().map(|f| (&f.code, &f.message)).collect();
        let before: String = passage.quote[..case.at].iter().collect();
        let from = framed(passage, &passage.quote).1 + before.len();
        let to = from + case.now.len();
        let says = |f: &&Finding| {
            let marks = f.subjects.iter().any(|(a, b)| *a < to && *b > from);
            !known.contains(&(&f.code, &f.message))
                && (marks || names(&f.message, &case.now) || names(&f.formula, &case.now))
        };
        let best = found[case.file].iter().filter(says).map(|f| f.level).min();
        let new = |f: &&Finding| f.level < 2 && f.leads && !known.contains(&(&f.code, &f.message));
        headlines.count(&found[case.file].iter().filter(new).collect::<Vec<_>>(), &case.was);
        for name in ["all".to_owned(), case.relation.clone(), format!("slip: {}", case.kind.name())] {
            let count = by.entry(name).or_default();
            count.all += 1;
            count.told += usize::from(best.is_some_and(|l| l < 2));
            count.hinted += usize::from(best == Some(2));
        }
        let old: BTreeSet<_> = rows[base[case.passage]].iter().collect();
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        for row in rows[case.file].iter().filter(|r| !old.contains(r)) {
            if row.2.iter().any(|v| names(v, &case.now)) {
                reached.insert(&row.1);
            }
        }
        for decision in reached {
            told_by_row.entry(decision.to_owned()).or_default()[0] += 1;
        }
    }
    let sound = |p: &&Passage| matches!(p.verdict.as_str(), "consistent" | "trap");
    let (mut accused, mut hinted) = (0, 0);
    let mut relation_rows: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for (_, file) in passages.iter().zip(base).filter(|(p, _)| sound(p)) {
        let level = found[*file].iter().map(|f| f.level).min();
        accused += usize::from(level.is_some_and(|l| l < 2));
        hinted += usize::from(level.is_some());
        let decisions: BTreeSet<&String> = rows[*file].iter().map(|r| &r.1).collect();
        for decision in decisions {
            told_by_row.entry(decision.clone()).or_default()[1] += 1;
        }
        for (row, decision, _) in &rows[*file] {
            let count = relation_rows.entry(row.clone()).or_default();
            count[0] += 1;
            count[1] += usize::from(decision == "holds");
        }
    }
    let count = |verdict: &str| passages.iter().filter(|p| p.verdict == verdict).count();
    let heard = passages
        .iter()
        .zip(base)
        .filter(|(p, file)| p.verdict == "contradiction" && found[**file].iter().any(|f| f.level < 2));
    let heard = heard.count();
    let of_sound = passages.iter().filter(sound).count();
    let mut out = format!(
        "{} passages, {} slips\n\n{accused} of {of_sound} sound passages accused, {hinted} with hints; {heard} of {} contradictions heard\n\n",
        passages.len(),
        cases.len(),
        count("contradiction")
    );
    out += &headlines.line();
    out += "| slips by relation | planted | told | | with hints |\n| --- | ---: | ---: | ---: | ---: |\n";
    for (name, count) in &by {
        out += &count.line(name);
    }
    out += "\n| decision | slips | sound passages |\n| --- | ---: | ---: |\n";
    for (name, [slips, sound]) in told_by_row.iter().filter(|(name, _)| !name.is_empty()) {
        out += &format!("| {name} | {slips} | {sound} |\n");
    }
    out += "\n| relation row, in sound passages | read | holds |\n| --- | ---: | ---: |\n";
    for (name, [read, holds]) in &relation_rows {
        out += &format!("| {name} | {read} | {holds} |\n");
    }
    out
}
