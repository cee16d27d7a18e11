//! What becomes of each fact: agrees, differs, or not compared and why (domain §4.3, §4.4).

use super::hints;
use super::{Judgement, Verdict};
use crate::finding::{Severity, Words};
use crate::form::{CellId, TableId};
use crate::locate;
use crate::locate::targets::{self, Target};
use crate::num::Num;
use crate::report::prose::{Fact, FactKind, List, Qualifier, Scope};
use crate::report::slot::{Block, Detail, Slot, SlotKind};
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
struct Lists {
    /// Its list adds up to something smaller than the table.
    partial: bool,
    /// Its list ends with 等.
    in_part: bool,
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
    if split_agrees(report, index, &targets) {
        let reason = Words::new(
            "申请拆分后的件数与表相符",
            "the number after splitting the applications agrees with the table",
        );
        return Judgement { cells: expected.cells.clone(), ..Judgement::not_compared(reason) };
    }
    if repealed_and_lapsed(report, index, &targets) {
        let reason = Words::new(
            "废止与失效合计与表相符",
            "what was repealed and what lapsed come to the table's number together",
        );
        return Judgement { cells: expected.cells.clone(), ..Judgement::not_compared(reason) };
    }
    if finished_of_the_new(report, fact, &targets) {
        let reason = Words::new(
            "说的是当年新收中办结的，加上年结转后与表相符",
            "it counts what was finished of this year's; with those carried in it agrees with the table",
        );
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

/// The slot of a result that is told behind both kinds of suits and may be of both: 未经复议直接起诉2件、复议后起诉4件,结果维持5件.
fn of_both_kinds(report: &Report, index: usize) -> Option<Slot> {
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

/// Why a fact without a cell is not compared with one.
fn no_cell(fact: &Fact, lists: Lists) -> Words {
    match fact.slot {
        Slot::Share | Slot::Growth | Slot::DoneRate | Slot::Rate => {
            Words::new("正文没有写出可核算的总数或基数", "the prose has no whole or base to reckon it with")
        }
        Slot::Channel => Words::new("表中不分申请渠道", "the tables do not tell channels apart"),
        Slot::Mixed => Words::new("几类结果合写一个数", "several outcomes share one number"),
        Slot::HandlingFee => Words::new("信息处理费表中不列", "the handling fee stands in no table"),
        _ if lists.in_part => Words::new(
            "所列各项以“等”收尾，没有列全，合计小于总数的不作核对",
            "the list ends with 等 and names only some: less than the whole is not held against it",
        ),
        _ => Words::new("表中没有对应的项目", "no cell of the tables counts this"),
    }
}

/// Time, place and form of a fact that rule a comparison out.
fn beside_the_point(fact: &Fact) -> Option<Words> {
    if fact.section == Some(SectionKind::S5) {
        return Some(Words::new(
            "问题与改进部分的数字不核对",
            "numbers among problems and plans are not compared",
        ));
    }
    if fact.part_year {
        return Some(Words::new("说的不是全年", "it is about less than a year"));
    }
    if !fact.this_year {
        return Some(Words::new("说的不是报告年度", "it is not about the year of the report"));
    }
    if fact.range {
        return Some(Words::new("写的是一个范围", "a range is printed"));
    }
    (!fact.disclosure && fact.slot.is_case()).then(|| {
        Words::new(
            "没有说明是因政府信息公开引起的案件",
            "it is not said that these cases are about disclosure",
        )
    })
}

/// 其中新收12件,上年结转3件: a part, but just the one that the table has.
fn beside_carried_in(report: &Report, index: usize) -> bool {
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
fn is_of_handled(report: &Report, index: usize) -> bool {
    let Some(fact) = report.facts.get(index) else { return false };
    let before = report.facts.get(index.saturating_sub(10)..index).unwrap_or(&[]).iter().rev();
    let mut own = before.take_while(|f| (f.passage, f.sentence) == (fact.passage, fact.sentence));
    own.find(|f| matches!(f.slot, Slot::New | Slot::Accepted | Slot::Processed | Slot::Done))
        .is_some_and(|f| f.slot == Slot::Done)
}

/// 收到12件,拆分为15件: one of the two is the table's.
fn split_agrees(report: &Report, index: usize, targets: &[Target]) -> bool {
    let near = report.facts.get(index..).unwrap_or(&[]).iter().take(6);
    let Some(fact) = report.facts.get(index) else { return false };
    let whole = matches!(fact.slot, Slot::New | Slot::Accepted | Slot::Processed | Slot::Applications);
    let mut of_split = near.filter(|f| f.detail == Detail::Split && f.passage == fact.passage);
    whole && of_split.any(|f| targets.iter().any(|t| t.value(report) == Some(f.value)))
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

/// Words around a fact that rule an accusation out.
fn too_vague(fact: &Fact, new_beside_old: bool) -> Option<Words> {
    if !fact.certain || fact.detail == Detail::LooseTerm {
        return Some(Words::new("前后还有别的限定语，不作比较", "other words narrow what is counted"));
    }
    if fact.part
        && !new_beside_old
        && matches!(fact.slot, Slot::New | Slot::Accepted | Slot::Processed | Slot::Applications)
    {
        return Some(Words::new("只是其中一部分", "only a part is counted"));
    }
    if fact.slot == Slot::OtherApplicants {
        return Some(Words::new(
            "没有说明“其他申请人”是哪几列",
            "which columns are the others, it is not said",
        ));
    }
    if matches!(fact.slot, Slot::NormDocs | Slot::Applications) {
        return Some(Words::new("没有说明是哪一口径的件数", "it is not said which of the counts is meant"));
    }
    if fact.place > 0 && fact.slot != Slot::Fees && fact.qualifier == Qualifier::Exact {
        return Some(Words::new("以万为单位的概数", "rounded to units of ten thousand"));
    }
    None
}

/// Whether a stated value fits an actual one, by its qualifier (domain §5.4).
fn agrees(fact: &Fact, stated: Num, actual: Num) -> bool {
    let (Some(v), Some(a)) = (stated.to_int(), actual.to_int()) else {
        return stated == actual || rounds_to(fact, stated, actual);
    };
    match fact.qualifier {
        Qualifier::Exact | Qualifier::Reaching => a == v || rounds_to(fact, stated, actual),
        Qualifier::AtLeast => a >= v && a.saturating_mul(10) <= v.saturating_mul(13),
        Qualifier::AtMost => a <= v && a.saturating_mul(10) >= v.saturating_mul(9),
        Qualifier::About => (a - v).abs().saturating_mul(20) <= v.max(20),
    }
}

/// Whether the actual value, rounded half up or cut off at the printed digit, is the stated one. Only where a
/// digit beyond the printed ones exists: 1.54万 for 15432, 7730.3万元 for 7730.28.
fn rounds_to(fact: &Fact, stated: Num, actual: Num) -> bool {
    let place = if fact.slot == Slot::Fees { fact.place - 4 } else { fact.place };
    if place <= 0 && actual.is_int() {
        return false;
    }
    let Some(gap) = actual.checked_sub(stated) else { return false };
    let half = Num::new(5, 1).and_then(|n| n.shifted(place));
    let step = Num::int(1).shifted(place);
    let (Some(half), Some(step)) = (half, step) else { return false };
    (gap >= half.negated() && gap < half) || (!gap.is_negative() && gap < step)
}

/// How a fact's scope bears on the comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Strict,
    Loose,
    Skip,
}

fn scope_of(report: &Report, fact: &Fact) -> Comparison {
    let region = report.identity.kind.is_none_or(|k| k == BodyKind::Region);
    match (region, fact.scope) {
        (true, Scope::Wide) | (false, Scope::Own | Scope::Unmarked) => Comparison::Strict,
        (true, Scope::Unmarked) => Comparison::Loose,
        // 全系统 may be what a single body's table counts; 全区 is more.
        (false, Scope::Wide) => {
            let words = fact.scope_words.map_or("", |span| span.of(report.text()));
            let within = ["全系统", "全局", "全镇", "全乡", "全街道"].iter().any(|w| words.starts_with(w));
            if within { Comparison::Loose } else { Comparison::Skip }
        }
        (_, Scope::Own | Scope::Sub) => Comparison::Skip,
    }
}

fn scope_reason(fact: &Fact) -> Words {
    match fact.scope {
        Scope::Wide => Words::new(
            "说的是全区域，表中是本机关的数",
            "it is about the whole region; the table is about this body",
        ),
        Scope::Own => Words::new(
            "说的是本级，表中是全区域的数",
            "it is about the government itself; the table is about the whole region",
        ),
        _ => Words::new("说的是其中一个单位", "it is about another body or a part of the whole"),
    }
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
