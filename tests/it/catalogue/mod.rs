//! The catalogue row by row (domain §11): how much a finding of each rule weighs in which year and for which kind of
//! body. That each rule also says nothing where it should is for the examples on its page. The page beside this file
//! holds the rows:
//!
//! ```text
//! ## STRUCT-SEC-MISSING 错疑     the rule, and every severity that it may have; ° behind the code: off by default
//! 错 区 2023；章节 四 = 缺         a report in the language of the examples: the rule's finding weighs as an error
//! 疑 区 2019；章节 四 = 缺 → 四、  as a warning, and says these words
//! 静 区 2023；六 = 无             the rule says nothing
//! ```

use std::collections::BTreeSet;

use gouji::finding::{Finding, Severity};
use gouji::options::Options;
use gouji::rules::{self, FAMILIES, Meta};
use gouji::{check, set};

use crate::across_examples;
use crate::example::Example;
use crate::verdict;

/// A rule with its lines.
struct Row<'a> {
    code: &'a str,
    on: bool,
    severities: Vec<Severity>,
    lines: Vec<&'a str>,
}

fn rows(page: &str) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for line in page.lines().filter(|l| !l.is_empty() && !l.starts_with("# ") && !l.starts_with("//")) {
        if let Some(head) = line.strip_prefix("## ") {
            let (code, severities) = head.split_once(' ').expect("a code, a space, severities");
            let severity = |c: char| verdict::severity(&c.to_string()).expect("a severity");
            rows.push(Row {
                code: code.trim_end_matches('°'),
                on: !code.ends_with('°'),
                severities: severities.chars().map(severity).collect(),
                lines: Vec::new(),
            });
        } else {
            rows.last_mut().expect("a rule").lines.push(line);
        }
    }
    rows
}

/// This rule's findings in an example, and all texts that they may point into.
fn findings(meta: &Meta, example: &Example) -> Vec<Finding> {
    let mut options = Options::default();
    if !meta.on {
        options.select.insert(meta.code.to_owned());
    }
    for (name, value) in example.settings.iter().filter(|(name, _)| name == "篇幅") {
        options.section_one_limit = value.parse().unwrap_or_else(|_| panic!("{name}: {value}"));
    }
    let across = ["CROSS-YEAR", "CONSOLIDATION"].contains(&rules::family(meta.code));
    let found = if across {
        let (reports, roles) = across_examples::reports(example);
        set::check(reports, &roles, &options).across.findings
    } else {
        let previous = example.previous.as_ref().map(|p| gouji::reading::read(p.document()));
        check(example.draft.document(), &options, previous.as_ref()).outcomes.findings
    };
    found.into_iter().filter(|f| f.code == meta.code).collect()
}

/// What is wrong with the answer to a line.
fn problem(meta: &Meta, row: &Row<'_>, line: &str) -> Option<String> {
    let (line, words) = line.split_once(" → ").unwrap_or((line, ""));
    let (word, block) = line.split_once(' ')?;
    let example = match Example::parse(&format!("基础：{}", block.replace('；', "\n"))) {
        Ok(example) => example,
        Err(error) => return Some(error),
    };
    let found = findings(meta, &example);
    let said = || verdict::said(&found, example.draft.text().as_str());
    if word == "静" {
        return (!found.is_empty()).then(|| format!("should say nothing:\n      {}", said()));
    }
    let severity = verdict::severity(word)?;
    if !row.severities.contains(&severity) {
        return Some(format!("{severity:?} is not among the rule's severities"));
    }
    let says = |f: &Finding| {
        let said = format!("{} {}", f.message.zh, f.formula.as_deref().unwrap_or_default());
        words.split('；').all(|words| said.contains(words))
    };
    let right = !found.is_empty() && found.iter().all(|f| f.severity == severity) && found.iter().any(says);
    (!right).then(|| format!("should say {word} {words}:\n      {}", said()))
}

#[test]
fn every_rule_weighs_as_the_catalogue_says() {
    let page = include_str!("catalogue.txt");
    let mut problems = Vec::new();
    for row in rows(page) {
        let Some(meta) = rules::find(row.code).map(|r| r.meta()) else {
            problems.push(format!("{}: no such rule", row.code));
            continue;
        };
        if meta.on != row.on || !row.severities.contains(&meta.severity) {
            problems.push(format!("{}: on by default {}, usually {:?}", row.code, meta.on, meta.severity));
        }
        for severity in &row.severities {
            let has = |line: &&str| line.split(' ').next().and_then(verdict::severity) == Some(*severity);
            if !row.lines.iter().any(has) {
                problems.push(format!("{}: no line shows {severity:?}", row.code));
            }
        }
        problems.extend(
            row.lines
                .iter()
                .filter_map(|line| Some(format!("{}: {line}\n    {}", row.code, problem(meta, &row, line)?))),
        );
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_rule_has_its_row() {
    let rows = rows(include_str!("catalogue.txt"));
    let named: BTreeSet<&str> = rows.iter().map(|row| row.code).collect();
    assert_eq!(named.len(), rows.len(), "a code stands twice");
    let missing: Vec<&str> =
        rules::catalogue().map(|r| r.meta().code).filter(|code| !named.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(FAMILIES.iter().all(|(_, rules)| !rules.is_empty()));
}
