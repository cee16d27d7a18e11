//! Where the sums leave several cells open: what the prose and last year's report decide.

use gouji::finding::Finding;
use gouji::options::Options;
use gouji::{check, reading};

use crate::example::Example;

/// The finding of that code in the report of an example.
fn found(code: &str, block: &str) -> Finding {
    let example = Example::parse(block).unwrap();
    let previous = example.previous.map(|p| reading::read(p.document()));
    let checked = check(example.draft.document(), &Options::default(), previous.as_ref());
    let mut findings = checked.outcomes.findings.into_iter();
    findings.find(|f| f.code == code).unwrap_or_else(|| panic!("no {code} in {block}"))
}

/// What it proposes, and how many other ways it shows.
fn proposed(finding: &Finding) -> (Vec<String>, usize) {
    let changes = finding.suggestions.iter().map(|s| format!("{} = {}", s.cell, s.value));
    (changes.collect(), finding.alternatives.len())
}

#[test]
fn the_prose_tells_that_the_total_of_a_block_is_wrong() {
    let open = found("T4-SUM-REVIEW", "基础：局 2023\n表四 · 行政复议 = 15 1 2 1 27");
    assert!(open.suggestions.is_empty());
    assert_eq!(open.alternatives.len(), 5, "{}", open.message.zh);
    assert!(open.message.zh.contains("只凭这一行无法确定是哪一格"), "{}", open.message.zh);

    let told = found(
        "T4-SUM-REVIEW",
        "基础：局 2023\n表四 · 行政复议 = 15 1 2 1 27\n一：本年度因政府信息公开引起的行政复议19件。",
    );
    assert_eq!(proposed(&told), (vec!["t4.review.total = 19".to_owned()], 0));
    assert!(told.message.zh.contains("依据：正文写的是“"), "{}", told.message.zh);
}

#[test]
fn a_total_that_the_prose_repeats_is_not_blamed() {
    let finding = found(
        "T4-SUM-REVIEW",
        "基础：局 2023\n表四 · 行政复议 = 15 1 2 1 27\n一：本年度因政府信息公开引起的行政复议27件。",
    );
    let all = finding.suggestions.iter().chain(finding.alternatives.iter().flatten());
    let columns: Vec<_> = all.map(|s| s.cell.column).collect();
    assert_eq!(columns, ["upheld", "corrected", "other", "pending"]);
    assert!(finding.message.zh.contains("正文也写总数 27"), "{}", finding.message.zh);
}

#[test]
fn results_of_one_digit_are_doubted_before_a_total_that_the_prose_repeats() {
    let finding = found(
        "T4-SUM-REVIEW",
        "基础：局 2023\n表四 · 行政复议 = 6 3 4 1 12\n一：本年度因政府信息公开引起的行政复议12件。",
    );
    let columns: Vec<_> = finding.alternatives.iter().flatten().map(|s| s.cell.column).collect();
    assert_eq!(columns, ["upheld", "corrected", "other"]);
}

#[test]
fn the_prose_tells_in_which_row_a_propagated_error_lies() {
    let block = "基础：局 2023\n表三 · 重复申请 = 8 1 0 0 0 0 9\n";
    let open = found("T3-ROOT", block);
    assert!(!open.alternatives.is_empty());
    assert!(open.message.zh.contains("只凭勾稽无法确定错在哪里"), "{}", open.message.zh);
    assert!(open.confidence.0 < 200);

    let told = found("T3-ROOT", &format!("{block}一：2023年，我局办结的申请中，重复申请6件。"));
    let expected = ["t3.noproc_repeat.natural = 5", "t3.noproc_repeat.total = 6"].map(str::to_owned);
    assert_eq!(proposed(&told), (expected.to_vec(), 0), "{}", told.message.zh);
}

#[test]
fn last_years_report_tells_what_was_carried_in() {
    let block = "基础：局 2023\n表三 · 上年结转 = 9 1 0 0 0 0 10\n";
    assert!(!found("T3-ROOT", block).alternatives.is_empty());

    let told = found("T3-ROOT", &format!("{block}上年：\n表三 · 结转下年度 = 6 1 0 0 0 0 7\n"));
    let expected = ["t3.carried_in.natural = 6", "t3.carried_in.total = 7"].map(str::to_owned);
    assert_eq!(proposed(&told), (expected.to_vec(), 0), "{}", told.message.zh);
    assert!(told.message.zh.contains("上年报告的结转下年度是"), "{}", told.message.zh);
}
