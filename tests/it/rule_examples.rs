//! The examples in the documentation of the rules, run: what is said to be reported is, and what is said not
//! to be is not. The language of the blocks is that of [`crate::example`]; authors find it in `CONTRIBUTING.md`.

use gouji::finding::{Finding, Lang};
use gouji::options::Options;
use gouji::rules::{self, Meta};
use gouji::{check, reading};

use crate::example::Example;
use crate::example::judge;

/// The fenced `gouji` blocks under one heading.
pub fn blocks<'a>(page: &'a str, heading: &str) -> Vec<&'a str> {
    let Some((_, section)) = page.split_once(&format!("## {heading}\n")) else { return Vec::new() };
    let section = section.split("\n## ").next().unwrap_or(section);
    section.split("```gouji\n").skip(1).filter_map(|b| b.split("```").next()).collect()
}

/// What is wrong with an example under 会报告 or 不报告.
fn problem(meta: &Meta, block: &str, is_reported: bool) -> Option<String> {
    let example = match Example::parse(block) {
        Ok(example) => example,
        Err(error) => return Some(error),
    };
    let answer = judge::ask_rule(meta, &example);
    let findings: Vec<&Finding> = answer.findings.iter().collect();
    match (is_reported, findings.first()) {
        (true, None) => Some("is said to be reported and is not".to_owned()),
        (true, Some(_)) => answer.pointing(&example, &findings),
        (false, None) => None,
        (false, Some(found)) => Some(format!("is said not to be reported and is: {}", found.message.zh)),
    }
}

#[test]
fn the_examples_of_every_rule_do_what_its_page_says() {
    let mut problems = Vec::new();
    for meta in rules::catalogue().map(|r| r.meta()) {
        for (heading, is_reported) in [("会报告", true), ("不报告", false)] {
            let blocks = blocks(meta.docs.0, heading);
            if blocks.is_empty() {
                problems.push(format!("{}: needs an example under {heading}", meta.code));
            }
            let tell = |block: &&str| {
                Some(format!("{}: {}\n{block}", meta.code, problem(meta, block, is_reported)?))
            };
            problems.extend(blocks.iter().filter_map(tell));
        }
    }
    assert!(problems.is_empty(), "{} problems\n\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn what_holds_is_not_called_by_what_would_be_wrong() {
    let mut held = std::collections::BTreeSet::from(["CON-CELL", "CON-UNIT-MISSING"]);
    for page in rules::catalogue().map(|r| r.meta().docs.0) {
        for block in blocks(page, "会报告").into_iter().chain(blocks(page, "不报告")) {
            let Ok(example) = Example::parse(block) else { continue };
            let previous = example.previous.as_ref().map(|p| reading::read(p.document()));
            let checked = check(example.draft.document(), &Options::default(), previous.as_ref());
            held.extend(checked.outcomes.held.iter().map(|held| held.code));
        }
    }
    assert!(held.len() > 35, "{held:?}");
    for code in held {
        for lang in [Lang::Zh, Lang::En] {
            assert_ne!(
                rules::holds(code, lang),
                rules::title(code, lang),
                "{code} needs words in src/rules/held.rs"
            );
        }
    }
}

#[test]
fn every_page_has_the_fixed_headings_in_both_languages() {
    let zh = ["查什么", "为什么", "会报告", "不报告", "何时不报", "容差"];
    let en = ["What", "Why", "Reported", "Not reported", "Silent when", "Tolerance"];
    for meta in rules::catalogue().map(|r| r.meta()) {
        for (page, headings) in [(meta.docs.0, zh), (meta.docs.1, en)] {
            let found: Vec<_> = page.lines().filter_map(|l| l.strip_prefix("## ")).collect();
            assert_eq!(found, headings, "{}", meta.code);
        }
    }
}

#[test]
fn an_example_changes_what_it_names() {
    let block =
        "基础：局 2023\n表三 · 重复申请 · 自然人 = «25»\nt4.review.total = 空\n一：收到申请«12件»。\n";
    let example = Example::parse(block).unwrap();
    let text = example.draft.text();
    assert!(text.starts_with("青禾区农业农村局2023年"));
    assert!(text.contains("2.重复申请\t25\t1\t0\t0\t0\t0\t6\n"), "{text}");
    assert!(text.contains("\n5\t1\t2\t1\t\t2\t0\t0\t1\t3\t"), "{text}");
    assert!(text.contains("\n收到申请12件。\n二、"), "{text}");
    assert_eq!(example.marked_words, ["12件"]);
    assert_eq!(example.marked_cells.len(), 1);
}

#[test]
fn a_line_that_means_nothing_is_refused() {
    for line in ["表三 · 没有这行 · 自然人 = 1", "表三 · 重复申请 · 无此列 = 1", "七：什么", "什么都不是"]
    {
        assert!(Example::parse(line).is_err(), "{line}");
    }
}
