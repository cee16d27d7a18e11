//! Balances read by the words around their counts, where the slots say nothing of them.

use super::exact::whole;
use super::sums::{Sum, weigh};
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{BalanceOf, Enumeration, Fact, List, Opening};
use crate::report::slot::Slot;
use crate::rules::Sink;

/// A term of the balance: its name in Chinese and in English, and its numbers.
pub(super) type Term = (&'static str, &'static str, Vec<i128>);

/// 收到30 + 上年结转5 = 35，办结30 + 结转下年3 = 33，差2。
pub(super) fn unbalanced(came: &[Term], went: &[Term]) -> Words {
    let total = |side: &[Term]| side.iter().flat_map(|(.., values)| values).sum::<i128>();
    let written = |side: &[Term]| {
        let term = |name: &str, values: &[i128], gap: &str| {
            let values: Vec<String> = values.iter().map(i128::to_string).collect();
            format!("{name}{gap}{}", values.join(" + "))
        };
        let named = || side.iter().filter(|(.., values)| !values.is_empty());
        let zh: Vec<String> = named().map(|(zh, _, values)| term(zh, values, "")).collect();
        let en: Vec<String> = named().map(|(_, en, values)| term(en, values, " ")).collect();
        let count = side.iter().map(|(.., values)| values.len()).sum::<usize>();
        let sum = if count > 1 { format!(" = {}", total(side)) } else { String::new() };
        Words::new(zh.join(" + ") + &sum, en.join(" + ") + &sum)
    };
    let (left, right, gap) = (written(came), written(went), (total(came) - total(went)).abs());
    Words::new(
        format!("{}，{}，差{gap}。请核对各数。", left.zh, right.zh),
        format!(
            "What came in and what went out do not agree: {}; {}: {gap} off. Check each.",
            left.en, right.en
        ),
    )
}

/// Judges those of paragraphs of which nothing was said yet. Only where no way to read what was carried comes out.
pub fn check(report: &Report, code: &'static str, told: &[usize], sink: &mut Sink<'_>) {
    for balance in &report.balances {
        let Some(read) = Read::new(report, balance) else { continue };
        // Of outcomes and what goes on the lists speak, where they do.
        let passage = |l: &List| l.parts.first().and_then(|p| report.facts.get(*p)).map_or(0, |f| f.passage);
        let own = read.received.passage;
        let from = report.lists.partition_point(|l| passage(l) < own);
        let mut lists = report.lists.iter().skip(from).take_while(|l| passage(l) == own);
        let said = lists.any(|l| match weigh(report, l) {
            // Of what was finished a list may come out, and the balance not.
            Sum::Holds(_) => {
                let told = if balance.done.is_empty() { &balance.outcomes } else { &balance.done };
                told.iter().any(|d| l.parts.contains(d))
            }
            Sum::Silent => false,
            _ => balance.done.is_empty() && balance.outcomes.iter().any(|o| l.parts.contains(o)),
        });
        if !said && !in_full(report, balance) && told.binary_search(&read.received.passage).is_err() {
            sink.fails_if(read.finding(code));
        }
    }
}

/// Whether a row of all that became of what came in comes out, with what no class of the law names: 予以公开16件,…,不作为政府
/// 信息公开申请处理11件,结转下年2件.
fn in_full(report: &Report, balance: &BalanceOf) -> bool {
    let value = |i: &usize| report.facts.get(*i).map(|f| f.value);
    let own = |list: &[usize]| {
        balance.outcomes.iter().chain(&balance.carried_out).all(|i| list.contains(i))
            && list.iter().filter_map(value).try_fold(Num::ZERO, Num::checked_add) == value(&balance.received)
    };
    let rows = report.enumerations.iter().filter(|e| e.whole == balance.received);
    // What 其中 leads in with more than the classes of the law, the list tells.
    let told_by_list = |e: &Enumeration| {
        e.opening == Opening::Led
            && !balance.outcomes.is_empty()
            && e.parts.len() > balance.outcomes.len() + 1
            && balance.outcomes.iter().chain(&balance.carried_out).all(|i| e.parts.contains(i))
    };
    if rows.clone().any(told_by_list) {
        return true;
    }
    !balance.outcomes.is_empty()
        && rows.flat_map(|e| [&e.parts].into_iter().chain(&e.readings)).any(|list| own(list))
}

/// Whether the paragraph's counts come out by their words, whatever their slots say.
pub fn comes_out(report: &Report, passage: usize) -> bool {
    let place = |b: &BalanceOf| report.facts.get(b.received).map_or(usize::MAX, |f| f.passage);
    let from = report.balances.partition_point(|b| place(b) < passage);
    let own = report.balances.get(from).filter(|b| place(b) == passage && b.of_applications);
    own.and_then(|b| Read::new(report, b)).is_some_and(|read| read.balances())
}

/// The finding on a balance that tells more than the four counts of a flow: what left without an answer, or single outcomes
/// beside what was finished. Only where no way to read it comes out.
pub fn told_in_full(report: &Report, code: &'static str, passage: usize) -> Option<Finding> {
    let place = |b: &BalanceOf| report.facts.get(b.received).map_or(usize::MAX, |f| f.passage);
    let from = report.balances.partition_point(|b| place(b) < passage);
    let own = report.balances.get(from).filter(|b| place(b) == passage && b.of_applications)?;
    let read = Read::new(report, own)?;
    let beside =
        !read.outcomes.is_empty() && read.outcomes.len() < FEW && !read.outcomes.iter().any(|f| f.part);
    if read.done.is_empty() || read.comes_out() || (!beside && read.left.is_empty()) {
        return None;
    }
    let outcomes = read.outcomes.iter().filter(|_| beside);
    let finished: Vec<&Fact> = read.done.iter().chain(outcomes).chain(&read.left).copied().collect();
    read.unbalanced(code, &finished, Severity::Warning)
}

/// So many classes of outcomes are told where all is told.
const CLASSES: usize = 3;

/// Outcomes that are fewer stand beside what was finished; more are what it consists of.
const FEW: usize = 3;

/// A balance with its values.
struct Read<'a> {
    received: &'a Fact,
    carried_in: Option<&'a Fact>,
    done: Vec<&'a Fact>,
    outcomes: Vec<&'a Fact>,
    left: Vec<&'a Fact>,
    carried_out: Option<&'a Fact>,
}

fn sum(facts: &[&Fact]) -> Option<i64> {
    facts.iter().map(|f| f.value.to_int()).try_fold(0i64, |sum, v| sum.checked_add(v?))
}

impl<'a> Read<'a> {
    fn new(report: &'a Report, balance: &BalanceOf) -> Option<Read<'a>> {
        let all = |list: &[usize]| list.iter().filter_map(|i| report.facts.get(*i)).collect::<Vec<_>>();
        Some(Read {
            received: report.facts.get(balance.received)?,
            carried_in: balance.carried_in.and_then(|i| report.facts.get(i)),
            done: all(&balance.done),
            outcomes: all(&balance.outcomes),
            left: all(&balance.left),
            carried_out: balance.carried_out.and_then(|i| report.facts.get(i)),
        })
    }

    /// What was there, and what became of it, where all is counted; `None` where a value is no whole number.
    fn values(&self) -> Option<(i64, i64, i64)> {
        let carried_in = self.carried_in.map_or(Some(0), |f| f.value.to_int())?;
        let carried_out = self.carried_out.map_or(Some(0), |f| f.value.to_int())?;
        Some((self.received.value.to_int()?, carried_in, carried_out))
    }

    /// Whether all that is counted balances as it stands.
    fn balances(&self) -> bool {
        let (Some((n, i, o)), Some(done), Some(outcomes), Some(left)) =
            (self.values(), sum(&self.done), sum(&self.outcomes), sum(&self.left))
        else {
            return false;
        };
        let all = [done, done.saturating_add(outcomes)];
        let with_left = all.map(|d| d.saturating_add(left));
        all.iter().chain(&with_left).any(|d| n.checked_add(i) == d.checked_add(o))
    }

    /// Whether some way to read it comes out: what was carried in may be held in what was received or finished, and
    /// outcomes may be told beside what was finished.
    fn comes_out(&self) -> bool {
        let (Some((n, i, o)), Some(done), Some(outcomes), Some(left)) =
            (self.values(), sum(&self.done), sum(&self.outcomes), sum(&self.left))
        else {
            return true;
        };
        let fits = |d: i64| n + i == d + o || n == d + o || n + i == d || n == d || n - o == d - i;
        let each = self.done.iter().filter_map(|f| f.value.to_int());
        let mut ways = each.chain([done, outcomes, done.saturating_add(outcomes)]);
        ways.any(|d| fits(d) || (left > 0 && fits(d.saturating_add(left))))
    }

    /// Whether it comes out only where what was carried in is held in what was received, though words set the one beside
    /// the other (新收61件,结转上年4件), or where what goes on is held in what was finished.
    fn comes_out_by_chance(&self) -> bool {
        let (Some((n, i, o)), Some(done), Some(outcomes), Some(left)) =
            (self.values(), sum(&self.done), sum(&self.outcomes), sum(&self.left))
        else {
            return false;
        };
        let set_apart =
            self.carried_in.is_some_and(|f| !f.part && i > 0 && f.sentence == self.received.sentence)
                && self.carried_out.is_some()
                && self.received.slot != Slot::Accepted
                && !self.received.part;
        let each = self.done.iter().filter_map(|f| f.value.to_int());
        let mut ways = each.chain([done, outcomes, done.saturating_add(outcomes)]);
        set_apart && !ways.any(|d| n + i == d + o || n + i == d.saturating_add(left) + o)
    }

    /// Whether outcomes that stand beside what was finished, in all classes, can be none of the counts around them.
    fn outcomes_fail(&self) -> bool {
        let (Some((n, i, o)), Some(done), Some(outcomes), Some(left)) =
            (self.values(), sum(&self.done), sum(&self.outcomes), sum(&self.left))
        else {
            return false;
        };
        let told = self.outcomes.len() > 2
            && self.done.len() == 1
            && !self.outcomes.iter().any(|f| f.part && f.rest);
        let all = [outcomes, outcomes.saturating_add(left)];
        let wholes = [n, n + i, done, done + i, n - o, n + i - o, done + o, done - i, done + i - o];
        told && outcomes > 0 && !all.iter().any(|sum| wholes.contains(sum))
    }

    fn finding(&self, code: &'static str) -> Option<Finding> {
        let comes_out = self.comes_out();
        let by_chance = comes_out && self.comes_out_by_chance();
        let of_outcomes = comes_out && !by_chance;
        if of_outcomes && !self.outcomes_fail() {
            return None;
        }
        let (n, i, o) = self.values()?;
        let done = if self.done.is_empty() || of_outcomes { &self.outcomes } else { &self.done };
        let total = sum(done)?.checked_add(sum(&self.left)?)?.checked_add(o)?;
        // Outcomes need not all be named, but cannot be more than there was.
        let sentence = self.received.sentence;
        let said = self.carried_out.is_some();
        // Where nothing says what goes on, more may be pending.
        if !said && !self.done.is_empty() && !self.left.is_empty() && total < n.saturating_add(i) {
            return None;
        }
        // …,不予处理1件,结转下年2件: what goes on, behind several classes in their sentence, closes the account.
        let closed = self.carried_out.is_some_and(|out| {
            let beside = done.iter().filter(|f| f.sentence == out.sentence && f.span.start < out.span.start);
            beside.count() == done.len() && done.len() > 1
        });
        let apart = done.iter().any(|f| f.sentence != sentence);
        let open = self.done.is_empty() && said && total < n && apart && !closed;
        if open {
            return None;
        }
        let finished: Vec<&Fact> = done.iter().chain(&self.left).copied().collect();
        let few = apart && closed && total < n && done.len() < CLASSES;
        let severity = if by_chance || few { Severity::Info } else { Severity::Warning };
        self.unbalanced(code, &finished, severity)
    }

    /// Says that what came in is not what was finished and what goes on.
    fn unbalanced(&self, code: &'static str, finished: &[&Fact], severity: Severity) -> Option<Finding> {
        let (n, i, o) = self.values()?;
        let total = sum(finished)?.checked_add(o)?;
        let terms =
            |facts: &[&Fact]| facts.iter().map(|f| f.value.to_string()).collect::<Vec<_>>().join(" + ");
        let left: Vec<&Fact> = [self.received].into_iter().chain(self.carried_in).collect();
        let right: Vec<&Fact> = finished.iter().copied().chain(self.carried_out).collect();
        let (left_terms, right_terms) = (terms(&left), terms(&right));
        let values = |facts: &[&Fact]| -> Vec<i128> { facts.iter().filter_map(|f| whole(f)).collect() };
        let message = unbalanced(
            &[
                ("收到", "received", values(&[self.received])),
                ("上年结转", "carried in", values(self.carried_in.as_slice())),
            ],
            &[
                ("办结", "finished", values(finished)),
                ("结转下年", "carried over", values(self.carried_out.as_slice())),
            ],
        );
        let mut finding = Finding::new(code, severity, message)
            .sides(Num::int(n.saturating_add(i)), Num::int(total), format!("{left_terms} ≠ {right_terms}"))
            .subject(self.received.span);
        for fact in left.iter().skip(1).chain(&right) {
            finding = finding.evidence(fact.span);
        }
        Some(finding)
    }
}
