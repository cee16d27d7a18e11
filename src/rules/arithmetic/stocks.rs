//! A stock of documents, accounts or columns with what was added to it and taken from it: 上年末有效117件,新制定13件,废止4件,
//! 现行有效126件.

use super::exact::whole;
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{Fact, Measure};
use crate::rules::Sink;
use crate::text::WordList;

/// What a count says of a stock.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Added,
    Removed,
    Now,
}

static EARLIER: WordList = WordList::new(&["上年", "去年", "上一年", "年初", "原有"]);
static STANDS: WordList = WordList::new(&["底", "末", "初", "有效", "原有", "保留", "存量"]);
static NOW: WordList = WordList::new(&["现行有效", "继续有效", "保留", "现有", "存量", "年末", "年底"]);
static REMOVED: WordList = WordList::new(&["废止", "失效", "关停", "注销", "撤销", "关闭", "取消", "停用"]);
static ADDED: WordList = WordList::new(&[
    "制定",
    "制发",
    "印发",
    "出台",
    "新增",
    "新建",
    "新开",
    "新设",
    "公开规范性文件",
    "开通",
]);
/// What else changes a stock, and is no count of it.
static OTHERWISE: WordList = WordList::new(&["移交", "划转", "转入", "转出", "合并", "并入", "整合", "更名"]);

/// Judges the stocks of single sentences.
pub fn check(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    for own in report.facts.chunk_by(|a, b| (a.passage, a.sentence) == (b.passage, b.sentence)) {
        sink.fails_if(finding(report, code, own));
    }
}

fn part(report: &Report, fact: &Fact) -> Option<Part> {
    let said = fact.quote.of(report.text());
    if EARLIER.stand_in(said) && STANDS.stand_in(said) {
        return Some(Part::Before);
    }
    [(&NOW, Part::Now), (&REMOVED, Part::Removed), (&ADDED, Part::Added)]
        .into_iter()
        .find_map(|(words, part)| words.stand_in(said).then_some(part))
}

fn finding(report: &Report, code: &'static str, own: &[Fact]) -> Option<Finding> {
    let (first, last) = (own.first()?, own.last()?);
    let counts = || own.iter().filter(|f| f.measure == Measure::Count);
    // Few sentences say what there is now.
    if !counts().any(|f| NOW.stand_in(f.quote.of(report.text()))) {
        return None;
    }
    if OTHERWISE.stand_in(first.quote.join(last.quote).of(report.text())) {
        return None;
    }
    let found: Vec<(Part, &Fact)> = counts().filter_map(|f| Some((part(report, f)?, f))).collect();
    let of = |wanted: Part| found.iter().filter(|(p, _)| *p == wanted).map(|(_, f)| *f).collect::<Vec<_>>();
    let (before, now) = (of(Part::Before), of(Part::Now));
    let ([before], [now]) = (before.as_slice(), now.as_slice()) else { return None };
    let (added, removed) = (of(Part::Added), of(Part::Removed));
    let alike = found.iter().all(|(_, f)| f.unit == now.unit && f.is_exact());
    if !alike || added.len() > 2 || removed.len() > 2 || added.is_empty() && removed.is_empty() {
        return None;
    }
    let sum = |facts: &[&Fact]| facts.iter().map(|f| whole(f)).try_fold(0i128, |sum, v| Some(sum + v?));
    let (b, n) = (whole(before)?, whole(now)?);
    let right = b + sum(&added)? - sum(&removed)?;
    // Without what was added, or taken away, it may be the balance of both.
    if right == n || added.is_empty() && right < n || removed.is_empty() && right > n {
        return None;
    }
    let written = |sign: &str, facts: &[&Fact]| {
        facts.iter().map(|f| format!(" {sign} {}", f.value)).collect::<String>()
    };
    let terms = format!("{b}{}{}", written("+", &added), written("−", &removed));
    let message = Words::new(
        format!("上年末加新增减废止：{terms} = {right}，正文现有数写{n}。请核对各数。"),
        format!(
            "Last year's stock with what was added and taken away is not this year's: {terms} = {right}, the prose says {n}. Check each."
        ),
    );
    let mut finding = Finding::new(code, Severity::Warning, message)
        .sides(now.value, Num::int(i64::try_from(right).ok()?), format!("{terms} = {right} ≠ {n}"))
        .subject(now.span);
    for (_, fact) in found.iter().filter(|(p, _)| *p != Part::Now) {
        finding = finding.evidence(fact.span);
    }
    Some(finding)
}
