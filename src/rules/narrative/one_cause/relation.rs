//! What a finding of the prose says must hold between quantities, and which changes of one number would make it hold.

use crate::finding::{Finding, Role};
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{Direction, FactKind, Ratio};
use crate::report::slot::Slot;
use crate::rules::arithmetic::{Fit, Printed};
use crate::text::Span;

/// What a finding says must hold between quantities, as numbers of facts.
pub(super) enum Relation {
    /// The prose must say what the table does.
    Table(usize, Num),
    /// Parts must come to their whole.
    Sum(usize, Vec<usize>),
    /// What came in must equal what went out.
    Balance(Vec<usize>, Vec<usize>),
    /// The same is said twice.
    Twice(usize, usize),
    /// Parts cannot exceed their whole, nor what was finished what came in.
    AtMost(Vec<usize>, Vec<usize>),
    /// A percentage of parts in a whole.
    Share { percent: usize, parts: Vec<usize>, whole: usize },
    /// A percentage by which a count grew or fell.
    Growth { percent: usize, current: usize, base: usize },
    /// A percentage by which a count grew or fell from one that is not printed.
    Possible { percent: usize, current: usize, direction: Direction },
}

/// A number of the prose that should be another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    /// Which.
    pub(super) fact: usize,
    /// The other.
    pub(super) value: Num,
    /// Whether it must be this one, and not just one from it on or up to it.
    pub(super) exact: bool,
}

impl Relation {
    /// The relation that a finding is about; `None` where it is about other things than whole numbers of the prose.
    pub(super) fn of(report: &Report, finding: &Finding) -> Option<Relation> {
        let at = |span: Span| {
            let near = report.facts.partition_point(|f| f.span.start < span.start);
            let all = report.facts.iter().enumerate().skip(near).take(4);
            all.into_iter().find(|(_, f)| f.span == span && f.kind == FactKind::Printed)
        };
        // Counts; a percentage is none.
        let fact = |span: Span| at(span).filter(|(_, f)| f.is_exact()).map(|(at, _)| at);
        let subject = finding.marks.iter().find(|m| m.role == Role::Subject)?.span;
        let evidence = || finding.marks.iter().filter(|m| m.role == Role::Evidence).map(|m| fact(m.span));
        match finding.code {
            "INT-SUM" => Some(Relation::Sum(fact(subject)?, evidence().collect::<Option<_>>()?)),
            "INT-SUB-GT" => Some(Relation::AtMost(vec![fact(subject)?], vec![evidence().next()??])),
            "INT-REPEAT" => Some(Relation::Twice(fact(subject)?, evidence().next()??)),
            "INT-PCT" | "INT-RATE" => {
                let mut parts: Vec<usize> = evidence().collect::<Option<_>>()?;
                let whole = parts.pop().filter(|_| !parts.is_empty())?;
                Some(Relation::Share { percent: at(subject)?.0, parts, whole })
            }
            "INT-YOY" | "INT-YOY-IMPOSSIBLE" => report.ratios.iter().find_map(|ratio| {
                let Ratio::Growth {
                    percent: Some(percent), current, base, direction, multiple: false, ..
                } = *ratio
                else {
                    return None;
                };
                report.facts.get(percent).filter(|fact| fact.span == subject)?;
                match base {
                    _ if finding.code == "INT-YOY-IMPOSSIBLE" => {
                        Some(Relation::Possible { percent, current, direction })
                    }
                    Some(base) => Some(Relation::Growth { percent, current, base }),
                    None => None,
                }
            }),
            "INT-FLOW" => Relation::of_flow(report, fact(subject)?, evidence().collect::<Option<_>>()?),
            code if code.starts_with("NARR-") && !finding.cells.is_empty() => {
                Some(Relation::Table(fact(subject)?, finding.right.filter(|right| right.is_int())?))
            }
            _ => None,
        }
    }

    /// The relation of a finding on what came in and what went out, of what it is about and the other counts.
    fn of_flow(report: &Report, subject: usize, others: Vec<usize>) -> Option<Relation> {
        let slot = |at: &usize| report.facts.get(*at).map_or(Slot::Other, |f| f.slot);
        // 新收36件,上年结转6件,共计45件: a sum.
        if let [a, b] = others.as_slice()
            && matches!(slot(&subject), Slot::Pool | Slot::Processed | Slot::Accepted | Slot::Applications)
            && [slot(a), slot(b)].contains(&Slot::CarriedIn)
            && [slot(a), slot(b)].iter().any(|s| matches!(s, Slot::New | Slot::Accepted))
        {
            return Some(Relation::Sum(subject, others));
        }
        // Read by its words, whatever the slots are.
        let told = report.balances.iter().find(|b| b.received == subject);
        let comes_in = |at: &usize| match told {
            Some(balance) => *at == balance.received || Some(*at) == balance.carried_in,
            None => {
                matches!(
                    slot(at),
                    Slot::New | Slot::Accepted | Slot::Pool | Slot::Processed | Slot::CarriedIn
                )
            }
        };
        let mut all = others;
        all.push(subject);
        all.sort_unstable();
        all.dedup();
        let (left, right): (Vec<usize>, Vec<usize>) = all.into_iter().partition(comes_in);
        if left.is_empty() || right.is_empty() {
            return None;
        }
        // Where nothing says what goes on, more may have come in than was finished, not less.
        let goes_on =
            |at: &usize| slot(at) == Slot::CarriedOut || told.is_some_and(|b| Some(*at) == b.carried_out);
        let printed = |at: usize| report.facts.get(at).map(|f| f.value);
        let over = total(&right, &printed)? > total(&left, &printed)?;
        let open = over && !right.iter().any(goes_on);
        Some(if open { Relation::AtMost(right, left) } else { Relation::Balance(left, right) })
    }

    /// Whether it holds between these values; `None` where they are too large to reckon with.
    pub(super) fn holds(&self, report: &Report, value: &dyn Fn(usize) -> Option<Num>) -> Option<bool> {
        Some(match self {
            Relation::Table(fact, cell) => value(*fact)? == *cell,
            Relation::Sum(whole, parts) => value(*whole)? == total(parts, value)?,
            Relation::Balance(left, right) => total(left, value)? == total(right, value)?,
            Relation::Twice(one, other) => value(*one)? == value(*other)?,
            Relation::AtMost(parts, wholes) => total(parts, value)? <= total(wholes, value)?,
            Relation::Share { percent, parts, whole } => {
                printed_as(report, *percent, total(parts, value)?, value(*whole)?)?
            }
            Relation::Growth { percent, current, base } => {
                let (current, base) = (value(*current)?, value(*base)?);
                printed_as(report, *percent, current.max(base).checked_sub(current.min(base))?, base)?
            }
            Relation::Possible { percent, current, direction } => {
                let printed = Printed::of(report.facts.get(*percent)?)?;
                printed.feasible_base(value(*current)?.to_int()?.into(), *direction).is_some()
            }
        })
    }

    /// The changes of one number that would make it hold.
    pub(super) fn changes(
        &self,
        report: &Report,
        value: &dyn Fn(usize) -> Option<Num>,
    ) -> Option<Vec<Change>> {
        let add = |facts: &[usize], gap: Num| {
            let change = |fact: &usize| {
                let value = value(*fact)?.checked_add(gap)?;
                Some(Change { fact: *fact, value, exact: true })
            };
            facts.iter().filter_map(change).collect::<Vec<_>>()
        };
        Some(match self {
            Relation::Table(fact, cell) => vec![Change { fact: *fact, value: *cell, exact: true }],
            Relation::Sum(whole, parts) => {
                let gap = value(*whole)?.checked_sub(total(parts, value)?)?;
                [add(parts, gap), add(&[*whole], gap.negated())].concat()
            }
            Relation::Balance(left, right) => {
                let gap = total(left, value)?.checked_sub(total(right, value)?)?;
                [add(right, gap), add(left, gap.negated())].concat()
            }
            Relation::Twice(one, other) => vec![
                Change { fact: *one, value: value(*other)?, exact: true },
                Change { fact: *other, value: value(*one)?, exact: true },
            ],
            Relation::Share { percent, parts, whole } => {
                let printed = Printed::of(report.facts.get(*percent)?)?;
                let (part, of) = (total(parts, value)?.to_int()?, value(*whole)?.to_int()?);
                let change = |fact: &usize, value: i128| {
                    Some(Change { fact: *fact, value: Num::int(i64::try_from(value).ok()?), exact: true })
                };
                let wholes = printed.wholes(part.into());
                let mut all: Vec<Change> = wholes.into_iter().filter_map(|w| change(whole, w)).collect();
                if let [only] = parts.as_slice() {
                    let right = printed.implied_part(of.into());
                    all.extend(change(only, right).filter(|_| printed.fits(right, of.into()) != Fit::No));
                }
                all
            }
            // The largest of what is less, and the smallest of what is more, would do.
            Relation::AtMost(parts, wholes) => {
                let over = total(parts, value)?.checked_sub(total(wholes, value)?)?;
                let mut all = [add(parts, over.negated()), add(wholes, over)].concat();
                all.iter_mut().for_each(|change| change.exact = false);
                all
            }
            // Many a number grew so.
            Relation::Growth { .. } | Relation::Possible { .. } => Vec::new(),
        })
    }

    /// Whether a number takes part in it.
    pub(super) fn has(&self, fact: usize) -> bool {
        match self {
            Relation::Table(own, _) => *own == fact,
            Relation::Sum(whole, parts) => *whole == fact || parts.contains(&fact),
            Relation::Balance(left, right) | Relation::AtMost(left, right) => {
                left.contains(&fact) || right.contains(&fact)
            }
            Relation::Share { parts, whole, .. } => *whole == fact || parts.contains(&fact),
            Relation::Possible { current, .. } => *current == fact,
            Relation::Twice(one, other) | Relation::Growth { current: one, base: other, .. } => {
                *one == fact || *other == fact
            }
        }
    }
}

/// Whether a printed percentage is that of a part in a whole, rounded or cut off.
fn printed_as(report: &Report, percent: usize, part: Num, whole: Num) -> Option<bool> {
    let printed = Printed::of(report.facts.get(percent)?)?;
    Some(printed.fits(part.to_int()?.into(), whole.to_int()?.into()) != Fit::No)
}

fn total(facts: &[usize], value: &dyn Fn(usize) -> Option<Num>) -> Option<Num> {
    facts.iter().try_fold(Num::ZERO, |sum, fact| sum.checked_add(value(*fact)?))
}
