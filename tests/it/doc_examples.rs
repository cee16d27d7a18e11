//! The examples in the documentation of the rules, run: what is said to be reported is, and what is said not
//! to be is not. The language of the blocks is that of [`crate::example`]; authors find it in `CONTRIBUTING.md`.

use gouji::finding::{Finding, Lang, Role};
use gouji::options::Options;
use gouji::rules::{self, Meta};
use gouji::{check, reading};

use crate::example::Example;

/// The fenced `gouji` blocks under one heading.
pub fn blocks<'a>(page: &'a str, heading: &str) -> Vec<&'a str> {
    let Some((_, section)) = page.split_once(&format!("## {heading}\n")) else { return Vec::new() };
    let section = section.split("\n## ").next().unwrap_or(section);
    section.split("```gouji\n").skip(1).filter_map(|b| b.split("```").next()).collect()
}

/// This rule's findings in the report of an example.
fn findings(meta: &Meta, example: &Example) -> (String, Vec<Finding>) {
    let mut options = Options::default();
    if !meta.on {
        options.select.insert(meta.code.to_owned());
    }
    for (name, value) in &example.settings {
        match name.as_str() {
            "篇幅" => options.section_one_limit = value.parse().expect("a number of characters"),
            other => panic!("no such setting: {other}"),
        }
    }
    let previous = example.previous.as_ref().map(|p| reading::read(p.document()));
    let checked = check(example.draft.document(), &options, previous.as_ref());
    let text = checked.report.text().to_owned();
    (text, checked.outcomes.findings.into_iter().filter(|f| f.code == meta.code).collect())
}

fn problem_with_reported(meta: &Meta, block: &str) -> Option<String> {
    let example = match Example::parse(block) {
        Ok(example) => example,
        Err(error) => return Some(error),
    };
    let (text, findings) = findings(meta, &example);
    if findings.is_empty() {
        return Some("is said to be reported and is not".to_owned());
    }
    let marks = || findings.iter().flat_map(|f| &f.marks).filter(|m| m.role == Role::Subject);
    for words in &example.marked_words {
        if !marks().any(|m| m.span.of(&text) == words) {
            let marked: Vec<_> = marks().map(|m| m.span.of(&text)).collect();
            return Some(format!("should mark “{words}” and marks {marked:?}"));
        }
    }
    for cell in &example.marked_cells {
        if !findings.iter().any(|f| f.cells.contains(cell)) {
            let named: Vec<_> = findings.iter().flat_map(|f| &f.cells).map(ToString::to_string).collect();
            return Some(format!("should name {cell} and names {named:?}"));
        }
    }
    None
}

fn problem_with_not_reported(meta: &Meta, block: &str) -> Option<String> {
    let example = match Example::parse(block) {
        Ok(example) => example,
        Err(error) => return Some(error),
    };
    let (_, findings) = findings(meta, &example);
    findings.first().map(|f| format!("is said not to be reported and is: {}", f.message.zh))
}

/// Families whose rules look across reports; their examples run in a test of their own.
const ACROSS: [&str; 2] = ["CROSS-YEAR", "CONSOLIDATION"];

#[test]
fn the_examples_of_every_rule_do_what_its_page_says() {
    let mut problems = Vec::new();
    for (family, rules) in rules::FAMILIES {
        for meta in rules.iter().map(|r| r.meta()) {
            let page = meta.docs.0;
            let (reported, silent) = (blocks(page, "会报告"), blocks(page, "不报告"));
            if reported.is_empty() || silent.is_empty() {
                problems.push(format!("{}: needs an example under 会报告 and one under 不报告", meta.code));
            }
            if ACROSS.contains(family) {
                continue;
            }
            let tell = |block: &str, p: String| format!("{}: {p}\n{block}", meta.code);
            problems
                .extend(reported.iter().filter_map(|b| problem_with_reported(meta, b).map(|p| tell(b, p))));
            problems
                .extend(silent.iter().filter_map(|b| problem_with_not_reported(meta, b).map(|p| tell(b, p))));
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
                rules::held(code, lang),
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
