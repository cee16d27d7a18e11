//! What the facts beside one say of it: which of the table's numbers it may be, and when it agrees together with another.

use crate::finding::Words;
use crate::locate::targets::{self, Target};
use crate::report::Report;
use crate::report::prose::Fact;
use crate::report::slot::{Block, Detail, Slot, SlotKind};

/// Why a fact that differs from the table is right all the same, together with what stands beside it.
pub(super) fn agrees_with_another(report: &Report, index: usize, targets: &[Target]) -> Option<Words> {
    let fact = report.facts.get(index)?;
    if split_agrees(report, index, targets) {
        return Some(Words::new(
            "申请拆分后的件数与表相符",
            "the number after splitting the applications agrees with the table",
        ));
    }
    if repealed_and_lapsed(report, index, targets) {
        return Some(Words::new(
            "废止与失效合计与表相符",
            "what was repealed and what lapsed come to the table's number together",
        ));
    }
    finished_of_the_new(report, fact, targets).then(|| {
        Words::new(
            "说的是当年新收中办结的，加上年结转后与表相符",
            "it counts what was finished of this year's; with those carried in it agrees with the table",
        )
    })
}

/// The slot of a result that is told behind both kinds of suits and may be of both: 未经复议直接起诉2件、复议后起诉4件,结果维持5件.
pub(super) fn of_both_kinds(report: &Report, index: usize) -> Option<Slot> {
    let fact = report.facts.get(index)?;
    let SlotKind::Results(Block::After | Block::Direct, result) = fact.slot.kind() else { return None };
    let before = report.facts.get(..index)?.iter().rev();
    let mut before = before.take_while(|f| f.passage == fact.passage && f.sentence == fact.sentence);
    let mut kind = || {
        before.find_map(|f| match f.slot.kind() {
            SlotKind::Results(..) => None,
            kind => Some(kind),
        })
    };
    let one = |kind: Option<SlotKind>| match kind {
        Some(SlotKind::Cases(block @ (Block::After | Block::Direct))) => Some(block),
        _ => None,
    };
    let (last, first) = (one(kind())?, one(kind())?);
    // Results between them are of the first kind, and those behind of the second.
    let own = report.facts.get(..index)?.iter().rev().take_while(|f| f.slot.kind() != SlotKind::Cases(first));
    let between = own.skip_while(|f| f.slot.kind() != SlotKind::Cases(last)).nth(1).is_some();
    (last != first && !between).then(|| Slot::of_cases(Block::Suit, Some(result)))
}

/// 收到12件,拆分为15件: one of the two is the table's.
fn split_agrees(report: &Report, index: usize, targets: &[Target]) -> bool {
    let near = report.facts.get(index..).unwrap_or(&[]).iter().take(6);
    let Some(fact) = report.facts.get(index) else { return false };
    let whole = matches!(fact.slot, Slot::New | Slot::Accepted | Slot::Processed | Slot::Applications);
    let mut of_split = near.filter(|f| f.detail == Detail::Split && f.passage == fact.passage);
    whole && of_split.any(|f| targets.iter().any(|t| t.value(report) == Some(f.value)))
}

/// Whether what was repealed and what lapsed stand side by side and only together come to the table's number: 宣布废止21件、失效9件.
fn repealed_and_lapsed(report: &Report, index: usize, targets: &[Target]) -> bool {
    let fact = |at: usize| report.facts.get(at).filter(|f| f.slot == Slot::NormDocsRepealed && f.this_year);
    let sum = |one: usize, other: usize| {
        let (one, other) = (fact(one)?, fact(other)?);
        let beside = one.passage == other.passage && one.sentence == other.sentence;
        beside.then(|| one.value.checked_add(other.value)).flatten()
    };
    let sums = [index.checked_sub(1).and_then(|before| sum(before, index)), sum(index, index + 1)];
    sums.into_iter().flatten().any(|sum| targets.iter().any(|target| target.value(report) == Some(sum)))
}

/// 收到30件,其中27件于当年办结: what was finished of what came in, and the table has those carried in besides.
fn finished_of_the_new(report: &Report, fact: &Fact, targets: &[Target]) -> bool {
    if fact.slot != Slot::Done || !fact.part {
        return false;
    }
    let old = targets::of(report, Slot::CarriedIn, Detail::None).first().and_then(|t| t.value(report));
    let with_old = old.and_then(|old| fact.value.checked_add(old));
    with_old.is_some() && targets.iter().any(|t| t.value(report) == with_old)
}

/// 其中新收12件,上年结转3件: a part, but just the one that the table has.
pub(super) fn beside_carried_in(report: &Report, index: usize) -> bool {
    let fact = |i: usize| report.facts.get(i);
    let same = |a: &Fact, b: &Fact| a.passage == b.passage && a.sentence == b.sentence;
    let Some(this) = fact(index).filter(|f| f.slot == Slot::New) else { return false };
    [index.checked_sub(1), index.checked_add(1)]
        .into_iter()
        .flatten()
        .filter_map(fact)
        .any(|f| f.slot == Slot::CarriedIn && same(f, this))
}

/// 办结142件,其中自然人115件: who applied, of what was handled.
pub(super) fn is_of_handled(report: &Report, index: usize) -> bool {
    let Some(fact) = report.facts.get(index) else { return false };
    let before = report.facts.get(index.saturating_sub(10)..index).unwrap_or(&[]).iter().rev();
    let mut own = before.take_while(|f| (f.passage, f.sentence) == (fact.passage, fact.sentence));
    own.find(|f| matches!(f.slot, Slot::New | Slot::Accepted | Slot::Processed | Slot::Done))
        .is_some_and(|f| f.slot == Slot::Done)
}
