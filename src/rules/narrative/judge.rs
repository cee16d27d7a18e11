//! What becomes of each fact: agrees, differs, or not compared and why (domain §4.3, §4.4).

use super::fits::agrees;
use super::hints;
use super::neighbours::{agrees_with_another, beside_carried_in, is_of_handled, of_both_kinds};
use super::not_compared::{Comparison, beside_the_point, no_cell, scope_of, scope_reason, too_vague};
use super::{Judgement, Verdict};
use crate::finding::{Severity, Words};
use crate::form::{CellId, TableId};
use crate::locate;
use crate::locate::targets::{self, Target};
use crate::num::Num;
use crate::num::slip::{LONG, Slip};
use crate::report::prose::{Fact, FactKind, List, Qualifier, Scope};
use crate::report::slot::{Detail, Slot, SlotKind};
use crate::report::{BodyKind, Report, SectionKind};
use crate::rules::Context;

/// Compares every fact of the report, in the order of [`Report::facts`].
pub fn judge(cx: &Context<'_>) -> Vec<Judgement> {
    let partial = facts_of_partial_lists(cx.report);
    let named_in_part = facts_of_lists_with_more(cx.report);
    let mut judged: Vec<Judgement> = cx
        .report
        .facts
        .iter()
        .zip(partial)
        .zip(named_in_part)
        .enumerate()
        .map(|(i, ((fact, partial), in_part))| one(cx, i, fact, Lists { partial, in_part }))
        .collect();
    repeats(cx.report, &mut judged);
    judged
}

/// What the lists say of a fact that stands in them.
#[derive(Clone, Copy)]
pub(super) struct Lists {
    /// Its list adds up to something smaller than the table.
    partial: bool,
    /// Its list ends with 等.
    pub(super) in_part: bool,
}

/// A fact by itself.
fn one(cx: &Context<'_>, index: usize, fact: &Fact, lists: Lists) -> Judgement {
    let report = cx.report;
    let unnamed = fact.slot == Slot::Mixed && fact.detail == Detail::None;
    let Some(table) = fact.slot.table().filter(|_| !unnamed) else {
        return Judgement::not_compared(no_cell(fact, lists));
    };
    if let Some(reason) = beside_the_point(fact) {
        // Sections three and four speak of the year's tables: what is left out there for its year is not checked.
        let of_tables = matches!(fact.section, Some(SectionKind::S3 | SectionKind::S4));
        if of_tables && !fact.this_year && !fact.part_year {
            return Judgement { unread: true, code: code(fact), ..Judgement::not_compared(reason) };
        }
        return Judgement::not_compared(reason);
    }
    if !report.table(table).is_read() {
        let reason = Words::new(
            format!("{}没有读到，无从核对", table.name_zh()),
            format!("{} was not read", table.name_en()),
        );
        return Judgement { unread: true, code: code(fact), ..Judgement::not_compared(reason) };
    }
    let mut targets = targets::of(report, fact.slot, fact.detail);
    if fact.slot.is_applicant() && is_of_handled(report, index) {
        targets.reverse();
    }
    if let Some(slot) = of_both_kinds(report, index) {
        targets.extend(targets::of(report, slot, fact.detail));
    }
    let values: Vec<(&Target, Num)> = targets.iter().filter_map(|t| Some((t, t.value(report)?))).collect();
    let Some((expected, actual)) = values.first().copied() else {
        return unread_cell(fact);
    };
    let stated =
        if fact.slot == Slot::Fees { fact.value.shifted(-4).unwrap_or(fact.value) } else { fact.value };
    if let Some((target, value)) = values.iter().find(|(_, v)| agrees(fact, stated, *v)) {
        // A part, or another body's count, that happens to equal the whole proves nothing unless it is a count.
        let foreign =
            scope_of(report, fact) == Comparison::Skip && (value.is_zero() || fact.scope == Scope::Sub);
        if !foreign {
            return Judgement {
                verdict: Verdict::Agrees,
                cells: target.cells.clone(),
                formula: Some(format!("{} = {}", stated, target.formula(report))),
                code: code(fact),
                left: Some(stated),
                right: Some(*value),
                ..Judgement::default()
            };
        }
    }
    // The number may be the other report's.
    if report.seems_two() {
        let reason = Words::new("疑似两份报告混在一起", "two reports seem to stand in one text");
        return Judgement { unread: true, code: code(fact), ..Judgement::not_compared(reason) };
    }
    // One of its meanings was not read, and no other agrees: that may be the one.
    let is_printed = |t: &Target| t.cells.iter().all(|id| report.cell(*id).is_some());
    if targets.iter().any(|t| is_printed(t) && t.value(report).is_none()) {
        return unread_cell(fact);
    }
    let comparison = scope_of(report, fact);
    if comparison == Comparison::Skip {
        return Judgement::not_compared(scope_reason(fact));
    }
    // One cause, one headline: a sentence that has the corrected value already is evidence, and no finding.
    if let Some(target) = targets.iter().find(|t| corrected(cx, t) == Some(stated)) {
        let reason = Words::new(
            "正文的数与表三定位出的更正值相符，见疑似错格",
            "the prose has the value to which the table's suspect cell should be corrected",
        );
        return Judgement { cells: target.cells.clone(), ..Judgement::not_compared(reason) };
    }
    if fact.unit == "元" && targets.iter().any(|t| t.value(report) == Some(fact.value)) {
        let reason = Words::new(
            "与表二的数相同，只是单位不同，见收费单位的提示",
            "the same number as in table 2 in another unit; see the rule on the unit of fees",
        );
        return Judgement { cells: expected.cells.clone(), ..Judgement::not_compared(reason) };
    }
    if let Some(reason) = agrees_with_another(report, index, &targets) {
        return Judgement { cells: expected.cells.clone(), ..Judgement::not_compared(reason) };
    }
    if let Some(reason) = too_vague(fact, beside_carried_in(report, index)) {
        return Judgement::not_compared(reason);
    }
    let mut severity = usual_severity(report, fact);
    let rough = !matches!(fact.qualifier, Qualifier::Exact | Qualifier::Reaching);
    if comparison == Comparison::Loose || lists.partial || rough || is_doubtful(cx, fact) {
        severity = severity.max(Severity::Warning);
    }
    let (expected, actual) = one_slip_away(&values, stated).unwrap_or((expected, actual));
    let hint = hints::find(cx, fact, stated, expected, actual);
    if hint.as_ref().is_some_and(|h| h.doubtful) {
        severity = severity.max(Severity::Warning);
    }
    if rough {
        let reason = Words::new(
            format!("原文是约数，{}为{actual}，出入偏大", expected.called().zh),
            format!(
                "said roughly; {} gives {actual}, further off than the words allow",
                expected.called().en
            ),
        );
        return Judgement {
            verdict: Verdict::Differs,
            cells: expected.cells.clone(),
            reason: Some(reason),
            ..Judgement::default()
        };
    }
    let sides = (expected.called(), expected.formula(report));
    let hint_zh = hint.as_ref().map(|h| h.words.zh.clone()).unwrap_or_default();
    let hint_en = hint.as_ref().map(|h| h.words.en.clone()).unwrap_or_default();
    let reason = Words::new(
        format!("{}为{actual}{hint_zh}", sides.0.zh),
        format!("{} gives {actual} for {}{hint_en}", table.name_en(), expected.name.1),
    );
    Judgement {
        verdict: Verdict::Differs,
        cells: expected.cells.clone(),
        reason: Some(reason),
        code: code(fact),
        severity: Some(severity),
        formula: Some(format!("{stated} ≠ {}", sides.1)),
        left: Some(stated),
        right: Some(actual),
        unread: false,
    }
}

/// Of several sums that a slot may equal, one that a slip of digits turned into what is stated, where the expected one is
/// further off: 收办3649件 beside 本年新收 3525 and 3646 with what was carried in.
fn one_slip_away<'t>(values: &[(&'t Target, Num)], stated: Num) -> Option<(&'t Target, Num)> {
    let stated = stated.to_int()?;
    let slipped = |(_, value): &&(&'t Target, Num)| {
        let slip = value.to_int().and_then(|meant| Some((meant, Slip::between(stated, meant)?)));
        slip.is_some_and(|(meant, slip)| slip != Slip::Wrong || meant >= LONG)
    };
    values.iter().find(slipped).copied()
}

/// That the cell that would be compared was not read.
fn unread_cell(fact: &Fact) -> Judgement {
    let reason =
        Words::new("表中对应的单元格没有读出数字", "the cell it belongs to holds no number that was read");
    Judgement { unread: true, code: code(fact), ..Judgement::not_compared(reason) }
}

/// What a target comes to once the cells are corrected that explain the failing sums; `None` where none of them
/// is one of its own.
fn corrected(cx: &Context<'_>, target: &Target) -> Option<Num> {
    let diagnosis = cx.diagnosis();
    let of_t3 = match diagnosis.t3.as_ref().map(|t| &t.origin) {
        Some(locate::Origin::Explained { ways, near }) => {
            ways.get(..(*near).max(1).min(ways.len())).unwrap_or(&[])
        }
        _ => &[],
    };
    let of_t3 = of_t3.iter().map(|way| way.changes.as_slice());
    let of_t4 =
        diagnosis.t4.iter().flat_map(|b| b.ways.iter().map(|(change, _)| std::slice::from_ref(change)));
    of_t3.chain(of_t4).find_map(|changes| {
        let change = |id: &CellId| changes.iter().find(|c| c.cell == *id);
        target.cells.iter().find_map(change)?;
        target.cells.iter().try_fold(Num::ZERO, |sum, id| {
            sum.checked_add(
                change(id).map_or_else(|| targets::value(cx.report, *id), |c| Some(Num::int(c.value)))?,
            )
        })
    })
}

/// Whether the table's own sums leave it in doubt what the cells should hold.
fn is_doubtful(cx: &Context<'_>, fact: &Fact) -> bool {
    fact.slot.table() == Some(TableId::T3) && cx.diagnosis().t3.as_ref().is_some_and(|t| !t.is_trusted())
}

/// The severity that the slot allows (domain §4.3).
fn usual_severity(report: &Report, fact: &Fact) -> Severity {
    if fact.kind == FactKind::Denied {
        return Severity::Error;
    }
    let single = || report.identity.kind.is_some_and(BodyKind::is_single);
    match fact.slot.kind() {
        // 其中答复5件 may be a part of what was finished.
        SlotKind::Flow if fact.slot == Slot::Done && fact.part => Severity::Warning,
        SlotKind::NormDocs if fact.scope == Scope::Own && single() => Severity::Error,
        _ => fact.slot.spec().severity,
    }
}

/// The rule that speaks about a fact.
pub fn code(fact: &Fact) -> Option<&'static str> {
    if fact.kind == FactKind::Denied { Some("NARR-ZERO") } else { fact.slot.spec().code }
}

/// Parts of lists that add up to a whole which the table does not have: they are about something smaller.
fn facts_of_partial_lists(report: &Report) -> Vec<bool> {
    let known = |i: usize| {
        report.facts.get(i).is_some_and(|f| {
            targets::of(report, f.slot, f.detail).iter().any(|t| t.value(report) == Some(f.value))
        })
    };
    let subset = |list: &&List| {
        let Some(whole) = list.wholes.first().filter(|_| list.near > 0) else { return false };
        let sum = list
            .parts
            .iter()
            .filter_map(|p| report.facts.get(*p))
            .try_fold(Num::ZERO, |s, f| s.checked_add(f.value));
        let whole_value = report.facts.get(*whole).map(|f| f.value);
        sum.is_some() && sum == whole_value && !list.wholes.iter().take(list.near).any(|w| known(*w))
    };
    marked(report, report.lists.iter().filter(subset).flat_map(|l| &l.parts))
}

/// For each fact whether it is among these.
fn marked<'a>(report: &Report, facts: impl Iterator<Item = &'a usize>) -> Vec<bool> {
    let mut marked = vec![false; report.facts.len()];
    for fact in facts {
        marked.get_mut(*fact).into_iter().for_each(|is| *is = true);
    }
    marked
}

/// The parts and the wholes of lists that end with 等.
fn facts_of_lists_with_more(report: &Report) -> Vec<bool> {
    let lists = report.lists.iter().filter(|l| l.more);
    marked(report, lists.flat_map(|l| l.parts.iter().chain(l.wholes.iter().take(1))))
}

/// Where the same slot is said twice and only one statement agrees, a statement of unclear scope is left to
/// INT-REPEAT.
fn repeats(report: &Report, judged: &mut [Judgement]) {
    let single = report.identity.kind.is_some_and(BodyKind::is_single);
    let explicit = |f: &Fact| single || f.scope == Scope::Wide;
    let agreed: Vec<(Slot, Detail, bool)> = report
        .facts
        .iter()
        .zip(judged.iter())
        .filter(|(f, j)| j.verdict == Verdict::Agrees && f.certain && f.kind == FactKind::Printed)
        .map(|(f, _)| (f.slot, f.detail, explicit(f)))
        .collect();
    for (fact, judgement) in report.facts.iter().zip(judged) {
        let other = agreed.iter().find(|(slot, detail, _)| *slot == fact.slot && *detail == fact.detail);
        let Some((.., other_explicit)) = other else { continue };
        if judgement.verdict == Verdict::Differs && !(explicit(fact) && *other_explicit) {
            let reason = Words::new(
                "同一指标另有一处与表相符，见前后不一致的提示",
                "another statement of the same agrees; see the rule on repeats",
            );
            *judgement = Judgement::not_compared(reason);
        }
    }
}
