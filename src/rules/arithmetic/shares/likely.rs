//! The count that a share is most likely of, where nothing but its place says so, and no count of the paragraph makes it
//! right. 举行新闻发布会31场,其中市级9场、部门22场;主要负责人出席20场,占64.8%.

use super::share::{Share, near};
use crate::finding::Severity;
use crate::num::slip::is_near;
use crate::report::Report;
use crate::report::prose::{Fact, Measure, Opening, counted_alike};
use crate::report::slot::SlotKind;
use crate::rules::arithmetic::exact::{Fit, percent, whole};
use crate::text::Span;

/// How many counts before it, and behind it, are looked at.
const NEAR: usize = 24;
/// How many of those behind it: a sum that closes the row.
const BEHIND: usize = 8;

/// The count that a share is most likely of; `None` where one of the paragraph, or two beside each other, make it right.
pub(super) fn base<'a>(report: &'a Report, share: &Share<'a>) -> Option<(&'a Fact, Severity)> {
    let (at, part) = (share.part_index, whole(share.part)?);
    let own = |f: &&Fact| f.passage == share.part.passage && counts(f);
    let from = at.saturating_sub(NEAR);
    let around = report.facts.get(from..(at + NEAR).min(report.facts.len())).unwrap_or(&[]);
    let around: Vec<&Fact> = around.iter().filter(own).collect();
    let fits = |of: i128| share.printed.fits(part, of) != Fit::No;
    let values: Vec<i128> = around.iter().filter_map(|f| whole(f)).collect();
    let together = values.windows(2).map(|w| w.iter().sum::<i128>());
    // 新收132件,上年结转2件,…占20.1%: of what there was in all.
    let flow = |f: &&&Fact| f.slot.kind() == SlotKind::Flow;
    let flows: Vec<i128> = around.iter().filter(flow).filter_map(|f| whole(f)).collect();
    let of_flows = flows.iter().flat_map(|a| flows.iter().map(move |b| a + b));
    let mut all = values.iter().copied().chain(together).chain(of_flows);
    if part == 0 || all.any(fits) {
        return None;
    }
    let base = candidate(report, share, &around)?;
    let of = whole(base)?;
    // 500条,占公开总数的25%;300条,占15%: of one total that is not printed, unless the base is that total misprinted.
    if is_of_unprinted(report, share, part, of) {
        return None;
    }
    let right = percent(part, of, share.printed.decimals)?;
    let off = share.percent.value.checked_sub(right)?;
    let last = crate::num::Num::new(1, share.percent.value.scale())?;
    // Rounded up, it is off by one unit of its last digit at most.
    if off <= last && off >= last.negated() {
        return None;
    }
    let loud = slipped(share, part, of);
    Some((base, if loud { Severity::Warning } else { Severity::Info }))
}

/// Whether the shares beside it are of the same whole, and the base is not that whole with a slip.
fn is_of_unprinted(report: &Report, share: &Share<'_>, part: i128, of: i128) -> bool {
    let Some((low, high)) = share.printed.implied_whole(part) else { return true };
    let common = |other: &Share<'_>| {
        let range = whole(other.part).and_then(|n| other.printed.implied_whole(n));
        let shared = range.map(|(least, most)| (least.max(low), most.min(high)));
        shared.filter(|(least, most)| other.part_index != share.part_index && least <= most)
    };
    let beside = |s: &Share<'_>| {
        s.part.passage == share.part.passage && s.part_index.abs_diff(share.part_index) <= NEAR
    };
    let mut wholes = near(report, share.part_index).filter(beside).filter_map(|s| common(&s));
    wholes.any(|(low, high)| share.of_all || !(low..=high.min(low + 50)).any(|n| one_slip(of, n)))
}

/// Whether a number is another with one slip, or a few more or less.
fn one_slip(a: i128, b: i128) -> bool {
    let numbers = i64::try_from(a).ok().zip(i64::try_from(b).ok());
    numbers.is_some_and(|(a, b)| is_near(a, b))
}

/// Whether a fact is a count that something may be a share of.
fn counts(fact: &Fact) -> bool {
    matches!(fact.measure, Measure::Count | Measure::Other | Measure::None)
}

/// Where the counts stand that have shares.
fn near_shares(report: &Report, share: &Share<'_>) -> impl Iterator<Item = Span> {
    near(report, share.part_index).map(|s| s.part.span)
}

/// The whole of the row that it stands in; else the count before it that may hold it, or the sum behind it.
fn candidate<'a>(report: &'a Report, share: &Share<'a>, around: &[&'a Fact]) -> Option<&'a Fact> {
    let part = share.part;
    // What has a share itself is beside it.
    let shared: Vec<_> = near_shares(report, share).collect();
    let may_hold = |f: &&&Fact| {
        !shared.contains(&f.span)
            && counted_alike(&f.unit, &part.unit)
            && f.is_exact()
            && (f.this_year || !part.this_year)
            && f.span != part.span
    };
    let of_passage = |whole: usize| report.facts.get(whole).map_or(0, |f| f.passage);
    let from = report.enumerations.partition_point(|e| of_passage(e.whole) < part.passage);
    let own = report.enumerations.get(from..).unwrap_or(&[]).iter();
    let mut led = own
        .take_while(|e| of_passage(e.whole) == part.passage)
        .filter(|e| matches!(e.opening, Opening::Led | Opening::Including | Opening::Apposed))
        .filter(|e| e.parts.contains(&share.part_index))
        .filter_map(|e| report.facts.get(e.whole));
    if let Some(whole) = led.find(|f| may_hold(&f)) {
        return Some(whole);
    }
    let larger = |f: &&&Fact| may_hold(f) && f.value > part.value;
    let before = around.iter().rev().filter(|f| f.span.start < part.span.start);
    let mut before = before.filter(|f| f.sentence + 1 >= part.sentence);
    if let Some(whole) = before.find(|f| larger(f) && !f.part) {
        return Some(whole);
    }
    let behind = around.iter().filter(|f| f.span.start > part.span.start).take(BEHIND);
    let mut behind = behind.filter(|f| f.sentence <= part.sentence + 1);
    let sums = |f: &Fact| {
        let said = f.quote.of(report.text());
        ["共", "合计", "总计", "全年", "总数"].iter().any(|word| said.contains(word))
    };
    behind.find(|f| larger(f) && sums(f)).copied()
}

/// Whether one slip of the share, its count or the whole makes it right: what is wrong by chance seldom comes so near.
fn slipped(share: &Share<'_>, part: i128, of: i128) -> bool {
    let meant = percent(part, of, share.printed.decimals).map(|p| i128::from(p.mantissa()));
    let wholes = share.printed.implied_whole(part).filter(|(low, high)| high - low < 50);
    let of_whole = wholes.is_some_and(|(low, high)| (low..=high).any(|n| one_slip(of, n)));
    meant.is_some_and(|meant| one_slip(share.printed.mantissa, meant))
        || one_slip(part, share.printed.implied_part(of))
        || of_whole
}
