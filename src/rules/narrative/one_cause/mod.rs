//! One cause, one headline: a slip in one number of the prose fails several checks at once. The finding about the number
//! whose change settles the most of them leads, and the others stand under it. Where either of two numbers would settle
//! the same, both are named and neither is proposed; where more would, the findings say the same in other words, and one
//! of them leads. Where different numbers would settle different ones, nothing is folded. A number that only the table
//! contradicts is proposed anew where every sum of the table that the cell takes part in was reckoned and holds.

mod relation;

use std::collections::{BTreeMap, HashSet};

use crate::finding::{Finding, Held, Replacement, Role, Severity, Skipped, Words};
use crate::form::CellId;
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::Fact;
use crate::rules::narrative::quoted;
use crate::text::Span;
use relation::{Change, Relation};

/// The most findings of one report that are compared with each other: time stays in proportion.
const MOST: usize = 200;

/// That smaller numbers agree with others proves nothing.
const TELLING: i64 = 10;

/// A cell is confirmed where it takes part in so many sums that hold: one row and one column.
const CONFIRMED_BY: usize = 2;

/// Folds the findings of the prose under those that lead, and proposes the numbers that are known.
pub fn fold(report: &Report, findings: &mut [Finding], held: &[Held], skipped: &[Skipped]) {
    put_under_gaps(findings);
    let mut open: Vec<(usize, Relation)> = findings
        .iter()
        .enumerate()
        .filter(|(_, f)| f.explains.is_empty() && f.explained_by.is_none())
        .filter_map(|(at, finding)| Some((at, Relation::of(report, finding)?)))
        .take(MOST)
        .collect();
    while let Some((changes, settled)) = best(report, findings, &open, held) {
        open.retain(|(at, _)| !settled.contains(at));
        lead(report, findings, &changes, &settled);
    }
    if !open.iter().any(|(_, relation)| matches!(relation, Relation::Table(..))) {
        return;
    }
    let confirmed = confirmed(findings, held, skipped);
    for (at, relation) in &open {
        let Relation::Table(own, value) = relation else { continue };
        let Some(fact) = report.facts.get(*own).filter(|fact| !is_held(held, fact.span)) else { continue };
        let alone = open.iter().filter(|(_, other)| other.has(*own)).count() == 1;
        let Some(finding) = findings.get_mut(*at) else { continue };
        let sure = finding.severity == Severity::Error && finding.suggestions.is_empty();
        if alone && sure && finding.cells.iter().all(|cell| confirmed.contains(cell)) {
            finding.replacement = replacement(report, fact, *value, |printed, value| {
                Words::new(
                    format!("表中此数与行、列合计都相符，正文此处{printed}应为{value}。"),
                    format!(
                        "The table's number agrees with its row and column: {printed} should be {value}."
                    ),
                )
            });
        }
    }
}

/// A sum or a balance that lacks what a number left out would say is no slip of its own.
fn put_under_gaps(findings: &mut [Finding]) {
    let subject = |f: &Finding| f.marks.iter().find(|m| m.role == Role::Subject).map(|m| m.span);
    let gaps: Vec<(Span, String)> = findings
        .iter()
        .filter(|f| f.code == "FORM-NUM-MISSING")
        .filter_map(|f| Some((subject(f)?, f.fingerprint.clone())))
        .collect();
    for finding in findings.iter_mut().filter(|f| matches!(f.code, "INT-SUM" | "INT-FLOW")) {
        let starts = finding.marks.iter().map(|m| m.span.start).min();
        let ends = finding.marks.iter().map(|m| m.span.end).max();
        let (Some(start), Some(end)) = (starts, ends) else { continue };
        let inside = |gap: &&(Span, String)| start <= gap.0.start && gap.0.end <= end;
        finding.explained_by = gaps.iter().find(inside).map(|(_, fingerprint)| fingerprint.clone());
    }
}

/// The cells with which a row and a column of their table hold, and against which nothing of the table speaks.
fn confirmed(findings: &[Finding], held: &[Held], skipped: &[Skipped]) -> HashSet<CellId> {
    let is_of_table = |code: &str| code.starts_with('T');
    let mut sums: BTreeMap<CellId, usize> = BTreeMap::new();
    for cell in held.iter().filter(|h| is_of_table(h.code)).flat_map(|h| &h.cells) {
        *sums.entry(*cell).or_default() += 1;
    }
    let failed = findings.iter().filter(|f| is_of_table(f.code)).flat_map(|f| &f.cells);
    for cell in failed.chain(skipped.iter().filter(|s| is_of_table(s.code)).flat_map(|s| &s.cells)) {
        sums.remove(cell);
    }
    sums.into_iter().filter(|(_, count)| *count >= CONFIRMED_BY).map(|(cell, _)| cell).collect()
}

/// Whether something holds with the number at a place.
fn is_held(held: &[Held], span: Span) -> bool {
    held.iter().any(|h| h.spans.contains(&span))
}

/// The changes that settle the most findings, two at least, and which: each change of one number, and every one of them
/// settles the same. No change where only one of the findings is more than a hint. `None` where there is none, or others settle as
/// many.
fn best(
    report: &Report,
    findings: &[Finding],
    open: &[(usize, Relation)],
    held: &[Held],
) -> Option<(Vec<Change>, Vec<usize>)> {
    let printed = |fact: usize| report.facts.get(fact).map(|f| f.value);
    let mut best: Vec<(Change, Vec<usize>)> = Vec::new();
    for change in open.iter().filter_map(|(_, relation)| relation.changes(report, &printed)).flatten() {
        let own: Vec<_> = open.iter().filter(|(_, relation)| relation.has(change.fact)).collect();
        if own.len() < 2 || change.value.is_negative() || best.iter().any(|(b, _)| *b == change) {
            continue;
        }
        // What is right of it elsewhere must stay right; a small number is right somewhere by chance.
        let is_right = |fact: &Fact| fact.value >= Num::int(TELLING) && is_held(held, fact.span);
        if report.facts.get(change.fact).is_some_and(is_right) {
            continue;
        }
        let changed = |fact: usize| if fact == change.fact { Some(change.value) } else { printed(fact) };
        let settled: Vec<usize> = own
            .into_iter()
            .filter(|(_, relation)| relation.holds(report, &changed) == Some(true))
            .map(|(at, _)| *at)
            .collect();
        let most = best.first().map_or(1, |(_, settled)| settled.len());
        if settled.len() > most {
            best = vec![(change, settled)];
        } else if settled.len() == most && !best.is_empty() {
            best.push((change, settled));
        }
    }
    let (_, settled) = best.first()?;
    let alike = best.iter().all(|(_, other)| other == settled);
    let settled = settled.clone();
    let is_hint = |at: &usize| findings.get(*at).is_none_or(|f| f.severity == Severity::Info);
    if alike && settled.iter().filter(|at| !is_hint(at)).count() < 2 {
        return Some((Vec::new(), settled));
    }
    let known: Vec<Change> = best.iter().map(|(change, _)| *change).filter(|change| change.exact).collect();
    alike.then_some((known, settled))
}

/// Puts the settled findings under the one that names the number, and proposes what it should be; of two numbers it says
/// what either should be.
fn lead(report: &Report, findings: &mut [Finding], changes: &[Change], settled: &[usize]) {
    let named: Vec<(&Fact, Num)> =
        changes.iter().filter_map(|c| Some((report.facts.get(c.fact)?, c.value))).collect();
    // The headline weighs at least as much as what stands under it; among equals the table is the better witness.
    let key = |at: &&usize| {
        let finding = findings.get(**at);
        let is_named = |span: Span| named.iter().any(|(fact, _)| fact.span == span);
        let names =
            finding.is_some_and(|f| f.marks.iter().any(|m| m.role == Role::Subject && is_named(m.span)));
        (finding.map(|f| f.severity), !names, !finding.is_some_and(|f| f.code.starts_with("NARR-")))
    };
    let Some(leader) = settled.iter().min_by_key(key).copied() else { return };
    let Some(fingerprint) = findings.get(leader).map(|f| f.fingerprint.clone()) else { return };
    let mut under = Vec::new();
    for at in settled.iter().filter(|at| **at != leader) {
        // Two findings of one kind about the same words share a fingerprint, and cannot stand under each other.
        if let Some(finding) = findings.get_mut(*at).filter(|f| f.fingerprint != fingerprint) {
            finding.explained_by = Some(fingerprint.clone());
            under.push(finding.fingerprint.clone());
        }
    }
    if let Some(finding) = findings.get_mut(leader).filter(|_| !under.is_empty()) {
        finding.explains = under;
        match named.as_slice() {
            [(fact, right)] => {
                finding.replacement = replacement(report, fact, *right, |printed, value| {
                    Words::new(
                        format!("正文此处{printed}应为{value}，改后有关各处都能对上。"),
                        format!("{printed} should be {value}: then everything that depends on it agrees."),
                    )
                });
            }
            // A rounded percentage that fits several.
            [(one, a), (other, b)] if one.span == other.span => {
                let quote = quoted(report.text(), one.quote);
                finding.message.zh += &format!("“{quote}”改为{a}或{b}，有关各处都能对上。");
                finding.message.en += &format!(" With {a} or {b} for “{quote}”, everything agrees.");
            }
            [(one, a), (other, b)] => {
                let (one, other) = (quoted(report.text(), one.quote), quoted(report.text(), other.quote));
                finding.message.zh += &format!("“{one}”改为{a}，或“{other}”改为{b}，有关各处都能对上。");
                finding.message.en +=
                    &format!(" With {a} for “{one}”, or {b} for “{other}”, everything agrees.");
            }
            _ => {}
        }
    }
}

/// The proposal, where the number is printed in plain digits.
fn replacement(
    report: &Report,
    fact: &Fact,
    value: Num,
    words_of: impl Fn(&str, Num) -> Words,
) -> Option<Replacement> {
    let words = fact.span.of(report.text());
    let printed = fact.value.to_string();
    let start = words.find(printed.as_str())?;
    let end = start + printed.len();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '，'));
    let before = words.get(..start)?.chars().next_back();
    let behind = words.get(end..)?.chars().next();
    if is_digit(before) || is_digit(behind) {
        return None;
    }
    let span = Span::new(fact.span.start + start, fact.span.start + end);
    Some(Replacement { span, value, text: words_of(&printed, value) })
}
