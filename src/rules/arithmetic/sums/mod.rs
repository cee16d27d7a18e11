//! Wholes and parts (domain §4.7).

mod certainty;
mod explanations;
mod nearness;
mod part_exceeds_whole;
mod parts_add_up;
mod rounded;
mod wholes;

use super::{evidence, is_damaged};
use crate::finding::Severity;
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{Fact, Family, Lead, List, Measure};
use crate::text::Span;
pub use certainty::names_site;
use certainty::{SITE, of_site, open_ended, severity};
use explanations::{comes_to_with, explained};
use nearness::{far_below, nearly};
pub use part_exceeds_whole::PartExceedsWhole;
pub use parts_add_up::PartsAddUp;
use rounded::roughly;
pub use wholes::is_mean;
use wholes::{fitting_whole, may_hold};

/// What became of a list.
pub enum Sum<'a> {
    /// Its parts come to this whole.
    Holds(&'a Fact),
    /// They do not, and should.
    Fails {
        /// The whole that is printed.
        whole: &'a Fact,
        /// What the parts come to.
        sum: Num,
        /// How sure that they should.
        severity: Severity,
    },
    /// A part is larger than the whole.
    PartExceeds {
        /// The whole.
        whole: &'a Fact,
        /// The part.
        part: &'a Fact,
        /// How sure that it is a part.
        severity: Severity,
    },
    /// Nothing can be said.
    Silent,
}

/// The list's parts as facts.
pub fn parts<'a>(report: &'a Report, list: &'a List) -> impl Iterator<Item = &'a Fact> {
    list.parts.iter().filter_map(|i| report.facts.get(*i))
}

fn sum<'a>(facts: impl Iterator<Item = &'a Fact>) -> Option<Num> {
    facts.map(|f| f.value).try_fold(Num::ZERO, Num::checked_add)
}

/// Looks whether a list's parts come to one of its possible wholes, and if not, whether they must.
pub fn weigh<'a>(report: &'a Report, list: &'a List) -> Sum<'a> {
    let Some(total) = sum(parts(report, list)) else { return Sum::Silent };
    let wholes = || list.wholes.iter().filter_map(|i| report.facts.get(*i));
    let between = between(report, list);
    if list.parts.len() > 1 {
        if let Some(whole) = wholes().find(|w| w.value == total && may_hold(list, w)) {
            return Sum::Holds(whole);
        }
        if comes_to_with(report, list, total, &between) || explained(report, list, total) {
            return Sum::Silent;
        }
    }
    let Some(whole) = fitting_whole(report, list).filter(|w| !is_mean(report, w)) else { return Sum::Silent };
    if is_damaged(report, parts(report, list).chain([whole])) {
        return Sum::Silent;
    }
    if of_site(report, list) && far_below(whole.value, total, SITE) {
        return Sum::Silent;
    }
    if list.mixed && !nearly(report, list, whole.value, total) {
        return Sum::Silent;
    }
    if let Some(part) = exceeding(report, list, whole) {
        return Sum::PartExceeds { whole, part, severity: Severity::Warning };
    }
    if list.open || (list.more && total <= whole.value) {
        return Sum::Silent;
    }
    // 原创876条，粉丝数突破15万: what has no unit and is only about so many counts something else.
    if parts(report, list).any(|p| !p.is_exact() && p.unit.is_empty() && p.value > whole.value) {
        return Sum::Silent;
    }
    if !whole.is_exact() || !parts(report, list).all(Fact::is_exact) {
        return roughly(report, list, whole, total);
    }
    let first = parts(report, list).next();
    if let Some(part) = first.filter(|p| p.value > whole.value && !p.unit.is_empty()) {
        // 事项1124项中,依申请事项938项、公共服务事项273项,其中网上办理1087项: of a count farther off.
        let farther = list.wholes.iter().take(list.near).filter_map(|i| report.facts.get(*i));
        let beside = |far: &&Fact| {
            let between = Some(Span::new(far.span.end, whole.span.start)).filter(|s| s.start < s.end);
            between.is_some_and(|s| !s.of(report.text()).contains([';', '；', '。']))
        };
        if farther.filter(beside).any(|far| far.value >= part.value) {
            return Sum::Silent;
        }
        if stands_beyond(report, list, whole) {
            return Sum::Silent;
        }
        if list.lead == Lead::Among && list.same_sentence {
            return Sum::PartExceeds { whole, part, severity: Severity::Error };
        }
        if list.lead == Lead::Nothing {
            return Sum::Silent;
        }
    }
    // 包括 need not name all, but a long row of parts that nearly fills the whole was meant to.
    let few = list.parts.len() < 5;
    let in_passing = few && matches!(list.lead, Lead::Including | Lead::Containing);
    if list.parts.len() < 2
        || (in_passing && total <= whole.value)
        || (list.lead == Lead::Containing && (few || !list.adjacent))
    {
        return Sum::Silent;
    }
    if list.family == Family::Outcomes && open_ended(report, list, whole, total) {
        return Sum::Silent;
    }
    // Whether what stands between the parts in another unit belongs to them is not certain.
    let least = if between.is_empty() { Severity::Error } else { Severity::Warning };
    match severity(report, list, whole.value, total) {
        Some(_) if is_far_off(report, list, whole.value, total) => {
            Sum::Fails { whole, sum: total, severity: Severity::Info }
        }
        Some(severity) => Sum::Fails { whole, sum: total, severity: severity.max(least) },
        None => Sum::Silent,
    }
}

/// Whether other things are counted between a whole and its first part: 公示32个,征求意见2300条,其中停车位760个.
fn stands_beyond(report: &Report, list: &List, whole: &Fact) -> bool {
    let Some(first) = list.parts.first().and_then(|i| report.facts.get(*i)) else { return false };
    let from = list.wholes.iter().find(|i| report.facts.get(**i).is_some_and(|f| f.span == whole.span));
    let between = from.zip(list.parts.first()).and_then(|(w, p)| report.facts.get(w + 1..*p)).unwrap_or(&[]);
    between.iter().any(|f| f.measure == Measure::Count && f.unit != first.unit)
}

/// Whether no one slip would mend parts that no form or law names, and they need not be parts of one whole: two of them
/// nearly fill it and must overlap, or 原创 and 转载 are told of a kind alone. 其他 at the end says that they are all.
fn is_far_off(report: &Report, list: &List, whole: Num, total: Num) -> bool {
    if list.family != Family::Other || list.ends_with_rest || list.named {
        return false;
    }
    let values: Option<Vec<i64>> = parts(report, list).map(|p| p.value.to_int()).collect();
    let (Some(w), Some(sum), Some(values)) = (whole.to_int().filter(|w| *w > 0), total.to_int(), values)
    else {
        return false;
    };
    let doubtful = if sum > w { evidence::overlap(w, &values) } else { list.partition };
    doubtful && !evidence::is_mended(w, &values, sum)
}

/// The last part of a list that another 其中 cuts short, where it alone is larger than the whole: 公开信息82条,包括
/// 网站35条,公众号443条,其中….
fn exceeding<'a>(report: &'a Report, list: &'a List, whole: &Fact) -> Option<&'a Fact> {
    let led = matches!(list.lead, Lead::Among | Lead::Including) && list.adjacent && list.same_sentence;
    let last =
        parts(report, list).last().filter(|_| led && list.open && list.uniform && list.parts.len() > 1);
    let others = sum(parts(report, list).take(list.parts.len().saturating_sub(1)));
    // 其中办公室127条;各乡镇公开2046条,其中…: behind a semicolon the last is a whole of its own.
    let [.., before, own] = list.parts.as_slice() else { return None };
    let spans = report.facts.get(*before).zip(report.facts.get(*own));
    let between = spans.map(|(a, b)| Span::new(a.span.end, b.span.start)).filter(|s| s.start < s.end);
    if between.is_some_and(|span| span.of(report.text()).contains([';', '；'])) {
        return None;
    }
    last.filter(|p| p.is_exact() && whole.is_exact() && p.value > whole.value && p.unit == whole.unit)
        .filter(|_| others != Some(whole.value))
}

/// The counts that stand among the parts of a list without being parts of it: they have another unit. Where the list
/// stands directly behind its whole, they may come first (其中文件2份,公告107条). Parts that have a value in two units (15件、1700元) are one list for each.
fn between<'a>(report: &'a Report, list: &List) -> Vec<&'a Fact> {
    let (Some(first), Some(last)) = (list.parts.first(), list.parts.last()) else { return Vec::new() };
    let whole = list.wholes.first().filter(|w| list.adjacent && **w < *first);
    let from = whole.map_or(*first, |whole| whole + 1);
    let inside = report.facts.get(from..*last).unwrap_or(&[]);
    let other = |(i, f): &(usize, &Fact)| f.measure == Measure::Count && list.parts.binary_search(i).is_err();
    let depth = report.facts.get(*first).is_some_and(|f| f.part);
    (from..).zip(inside).filter(other).map(|(_, f)| f).filter(|f| f.part == depth && f.this_year).collect()
}

/// The facts of the same paragraph near a fact.
fn around(report: &Report, at: usize) -> impl Iterator<Item = &Fact> {
    let passage = report.facts.get(at).map(|f| f.passage);
    let near = report.facts.iter().skip(at.saturating_sub(60)).take(120);
    near.filter(move |f| Some(f.passage) == passage)
}
