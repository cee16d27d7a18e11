//! What was made public in the year, counted in two places: 主动公开政府信息561条 here, 通过政府网站公开政府信息581条 there.
//!
//! The two may be counts of two things, so that only numbers one slip apart are told, and only as a hint.

use super::differing;
use crate::finding::{Severity, Words};
use crate::num::slip::{LONG, is_near};
use crate::reading::prose::words::BY_MEANS;
use crate::report::prose::{Fact, Scope};
use crate::report::{Report, SectionKind};
use crate::rules::narrative::quoted;
use crate::rules::passages::{Passage, names_another_year};
use crate::rules::{Context, Sink};
use crate::text::WordList;

/// Verbs of making public.
const VERBS: [&str; 10] =
    ["主动公开", "公开", "发布", "公示", "公布", "推送", "更新", "上传", "刊发", "刊登"];

/// What may stand between the verb and 信息 and says nothing of what kind it is.
const PLAIN: [&str; 12] =
    ["各类", "各项", "各种", "政府", "政务", "有关", "相关", "公示", "公开", "公布", "工作", "了"];

/// What may stand between 信息 and the number.
const BEFORE_THE_NUMBER: [&str; 10] =
    ["共计", "总计", "合计", "累计", "共", "总数", "总量", "数量", "数", "达"];

/// Words by which a count is of a part, of another time, of more than the year, or of something else.
static NARROWED: WordList = WordList::new(&[
    "其中",
    "另",
    "上半年",
    "下半年",
    "季度",
    "每",
    "月",
    "去年",
    "上年",
    "较",
    "比",
    "以来",
    "历年",
    "计划",
    "将",
    "依申请",
    "受理",
    "栏目",
    "专栏",
]);

/// Names of the body's site.
static SITE: WordList =
    WordList::new(&["网站", "门户", "官网", "外网", "政府网", "政务网", "公开网", "网上", "网页", "平台"]);

/// Names of other ways.
static OTHER_WAYS: WordList = WordList::new(&[
    "微信",
    "公众号",
    "微博",
    "新媒体",
    "客户端",
    "头条",
    "抖音",
    "视频号",
    "短视频",
    "媒体",
    "公开栏",
    "公示栏",
    "宣传栏",
    "电子屏",
    "显示屏",
    "报纸",
    "报刊",
    "电视",
    "广播",
    "公报",
    "窗口",
    "手册",
    "资料",
    "渠道",
    "方式",
    "途径",
    "线下",
]);

/// By which way something was made public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way<'p> {
    /// None is said.
    Unsaid,
    /// The site, in these words.
    Site(&'p str),
}

/// A count of all that was made public.
struct Total<'r> {
    /// Its number among the facts.
    at: usize,
    fact: &'r Fact,
    way: Way<'r>,
}

/// The most counts that are compared.
const MOST: usize = 40;

/// Tells what is said again and differs, as a hint.
pub(super) fn check(cx: &Context<'_>, code: &'static str, sink: &mut Sink<'_>) {
    for (first, second) in find(cx) {
        let (one, other) = (first.value, second.value);
        if one == other {
            sink.holds_at(code, [first.span, second.span], Vec::new(), format!("{one} = {other}"));
            continue;
        }
        let text = cx.report.text();
        let (here, there) = (quoted(text, first.quote), quoted(text, second.quote));
        let message = Words::new(
            format!("公开信息的条数，一处写“{here}”，另一处写“{there}”，如为同一个数请核对。"),
            format!(
                "What was made public is “{here}” here and “{there}” there. If it is one number, check both."
            ),
        );
        sink.fails(differing(code, Severity::Info, message, first, second));
    }
}

/// The counts that are said again: equal, or one slip apart.
fn find<'c>(cx: &'c Context<'_>) -> Vec<(&'c Fact, &'c Fact)> {
    let prose = cx.passages().iter().filter(|p| p.is_prose() && p.may_hold("信息"));
    let of_the_year = |p: &&Passage| p.paragraph.section != Some(SectionKind::S5);
    let totals: Vec<Total<'_>> =
        prose.filter(of_the_year).flat_map(|passage| totals(cx, passage)).take(MOST).collect();
    let mut found = Vec::new();
    for (nth, second) in totals.iter().enumerate() {
        let before = totals.get(..nth).unwrap_or(&[]);
        // The same number, else the nearest that it may have been typed for.
        let same = before.iter().find(|first| first.fact.value == second.fact.value);
        let first = same.or_else(|| before.iter().rev().find(|first| may_be_one(cx.report, first, second)));
        found.extend(first.map(|first| (first.fact, second.fact)));
    }
    found
}

/// Whether two counts that differ may be meant as one.
fn may_be_one(report: &Report, first: &Total<'_>, second: &Total<'_>) -> bool {
    let one_slip = first.fact.value.to_int().zip(second.fact.value.to_int()).is_some_and(|(a, b)| {
        // In the same words also shorter ones.
        let same_way = matches!((first.way, second.way), (Way::Site(a), Way::Site(b)) if a == b);
        let least = if same_way { 10 } else { LONG };
        a.max(b) >= least && is_near(a, b)
    });
    let scope = |total: &Total<'_>| total.fact.scope == Scope::Wide;
    one_slip
        && scope(first) == scope(second)
        && is_one_way(first.way, second.way)
        && !are_parts(report, first, second)
}

/// Whether two ways may be one: the same, or one of them unsaid.
fn is_one_way(first: Way<'_>, second: Way<'_>) -> bool {
    match (first, second) {
        (Way::Site(first), Way::Site(second)) => {
            // Two sites that are named: 区政府网站 and 区司法局网站.
            let named = |site: &str| site.contains(['局', '委', '厅', '办', '院', '镇']);
            first == second || !(named(first) || named(second))
        }
        _ => true,
    }
}

/// Whether a list of several parts has the one as its whole or beside the other.
fn are_parts(report: &Report, first: &Total<'_>, second: &Total<'_>) -> bool {
    let has = |list: &[usize], total: &Total<'_>| list.contains(&total.at);
    report.lists.iter().filter(|list| list.parts.len() > 1).any(|list| {
        let of = |one, other| has(&list.parts, one) && (has(&list.wholes, other) || has(&list.parts, other));
        of(first, second) || of(second, first)
    })
}

/// The counts of a paragraph.
fn totals<'c>(cx: &'c Context<'_>, passage: &'c Passage) -> Vec<Total<'c>> {
    let mut found = Vec::new();
    for clause in passage.clause_pieces() {
        let words = clause.text.trim_end_matches([',', ':', '(', ')', '。', ';', '!', '?']);
        let Some((front, count)) = counted(words) else { continue };
        let Some(way) = published(front).and_then(way) else { continue };
        let told = passage.up_to_end_of(clause);
        if NARROWED.stand_in(told) || names_another_year(told, cx.year()) {
            continue;
        }
        let at = clause.start + front.len();
        let place = passage.place(cx.report, at, at + count);
        let mut facts = cx.report.facts.iter().enumerate();
        let fact = facts.find(|(_, fact)| fact.span.start == place.start && is_plain(fact));
        found.extend(fact.map(|(at, fact)| Total { at, fact, way }));
    }
    found
}

/// Whether a count is exactly meant, of this year, and of no other body.
fn is_plain(fact: &Fact) -> bool {
    fact.is_exact() && fact.this_year && !fact.part_year && !fact.part && fact.scope != Scope::Sub
}

/// The words before the number that ends a clause, and the bytes of its figures.
fn counted(clause: &str) -> Option<(&str, usize)> {
    let unit = ["条", "篇", "条次", "件"].iter().find_map(|unit| clause.strip_suffix(unit))?;
    let front = unit.trim_end_matches(|c: char| c.is_ascii_digit());
    let figures = unit.len() - front.len();
    (figures > 0).then_some((front, figures))
}

/// What stands before the verb where the words before a number say that information was made public, of no kind named.
fn published(front: &str) -> Option<&str> {
    let mut words = front;
    while let Some(rest) = BEFORE_THE_NUMBER.iter().find_map(|word| words.strip_suffix(word)) {
        words = rest;
    }
    words = words.strip_suffix("信息")?;
    // 发布公示信息: the verb is the first of those that stand there.
    let mut before = None;
    loop {
        if let Some(rest) = VERBS.iter().find_map(|verb| words.strip_suffix(verb)) {
            (words, before) = (rest, Some(rest));
        } else if let Some(rest) = PLAIN.iter().find_map(|word| words.strip_suffix(word)) {
            words = rest;
        } else {
            return before;
        }
    }
}

/// By which way, from the words before the verb; `None` for any but the site.
fn way(before: &str) -> Option<Way<'_>> {
    if OTHER_WAYS.stand_in(before) || before.contains('、') {
        return None;
    }
    if !SITE.stand_in(before) {
        return Some(Way::Unsaid);
    }
    let from =
        BY_MEANS.iter().filter_map(|word| before.find(word).map(|at| at + word.len())).min().unwrap_or(0);
    Some(Way::Site(before.get(from..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way_of(clause: &str) -> Option<Way<'_>> {
        published(counted(clause)?.0).and_then(way)
    }

    #[test]
    fn what_was_made_public_is_counted_by_its_way() {
        assert_eq!(way_of("2023年我局主动公开各类信息561条"), Some(Way::Unsaid));
        assert_eq!(way_of("通过区政府门户网站发布公示信息共561条"), Some(Way::Site("区政府门户网站")));
        assert_eq!(way_of("公开政府信息数561条"), Some(Way::Unsaid));
    }

    #[test]
    fn a_kind_or_another_way_is_no_total() {
        for clause in
            ["发布动态信息20条", "通过微信公众号发布信息20条", "公开信息公开指南1条", "信息20条", "发布20条"]
        {
            assert_eq!(way_of(clause), None, "{clause}");
        }
    }
}
