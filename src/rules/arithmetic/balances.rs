//! Balances read by the words around their counts, where the slots say nothing of them.

use super::sums::{Sum, weigh};
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{BalanceOf, Fact, List};
use crate::rules::Sink;

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
            Sum::Holds(_) => balance.done.iter().chain(&balance.outcomes).any(|d| l.parts.contains(d)),
            Sum::Silent => false,
            _ => balance.done.is_empty() && balance.outcomes.iter().any(|o| l.parts.contains(o)),
        });
        if !said && told.binary_search(&read.received.passage).is_err() {
            sink.fails_if(read.finding(code));
        }
    }
}

/// Whether the paragraph's counts come out by their words, whatever their slots say.
pub fn comes_out(report: &Report, passage: usize) -> bool {
    let place = |b: &BalanceOf| report.facts.get(b.received).map_or(usize::MAX, |f| f.passage);
    let from = report.balances.partition_point(|b| place(b) < passage);
    let own = report.balances.get(from).filter(|b| place(b) == passage);
    own.and_then(|b| Read::new(report, b)).is_some_and(|read| read.balances())
}

/// A balance with its values.
struct Read<'a> {
    received: &'a Fact,
    carried_in: Option<&'a Fact>,
    done: Vec<&'a Fact>,
    outcomes: Vec<&'a Fact>,
    carried_out: &'a Fact,
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
            carried_out: report.facts.get(balance.carried_out)?,
        })
    }

    /// What was there, and what became of it, where all is counted; `None` where a value is no whole number.
    fn values(&self) -> Option<(i64, i64, i64)> {
        let carried_in = self.carried_in.map_or(Some(0), |f| f.value.to_int())?;
        Some((self.received.value.to_int()?, carried_in, self.carried_out.value.to_int()?))
    }

    /// Whether all that is counted balances as it stands.
    fn balances(&self) -> bool {
        let (Some((n, i, o)), Some(done), Some(outcomes)) =
            (self.values(), sum(&self.done), sum(&self.outcomes))
        else {
            return false;
        };
        [done, done.saturating_add(outcomes)].iter().any(|d| n.checked_add(i) == d.checked_add(o))
    }

    /// Whether some way to read it comes out: what was carried in may be held in what was received or finished, and
    /// outcomes may be told beside what was finished.
    fn comes_out(&self) -> bool {
        let (Some((n, i, o)), Some(done), Some(outcomes)) =
            (self.values(), sum(&self.done), sum(&self.outcomes))
        else {
            return true;
        };
        let fits = |d: i64| n + i == d + o || n == d + o || n + i == d || n == d || n - o == d - i;
        let each = self.done.iter().filter_map(|f| f.value.to_int());
        each.chain([done, outcomes, done.saturating_add(outcomes)]).any(fits)
    }

    fn finding(&self, code: &'static str) -> Option<Finding> {
        if self.comes_out() {
            return None;
        }
        let (n, i, o) = self.values()?;
        let done = if self.done.is_empty() { &self.outcomes } else { &self.done };
        let total = sum(done)?.checked_add(o)?;
        // Outcomes need not all be named, but cannot be more than there was.
        let sentence = self.received.sentence;
        let open = self.done.is_empty() && total < n && done.iter().any(|f| f.sentence != sentence);
        if open {
            return None;
        }
        let terms =
            |facts: &[&Fact]| facts.iter().map(|f| f.value.to_string()).collect::<Vec<_>>().join(" + ");
        let left: Vec<&Fact> = [self.received].into_iter().chain(self.carried_in).collect();
        let right: Vec<&Fact> = done.iter().copied().chain([self.carried_out]).collect();
        let (left_terms, right_terms) = (terms(&left), terms(&right));
        let message = Words::new(
            format!(
                "同一段中收到、结转与办结、结转下年不平：{left_terms}，{right_terms} = {total}。请核对各数。"
            ),
            format!(
                "Received and carried in do not equal finished and carried over: {left_terms}, {right_terms} = {total}. Check each."
            ),
        );
        let mut finding = Finding::new(code, Severity::Warning, message)
            .sides(Num::int(n.saturating_add(i)), Num::int(total), format!("{left_terms} ≠ {right_terms}"))
            .subject(self.received.span);
        for fact in left.iter().skip(1).chain(&right) {
            finding = finding.evidence(fact.span);
        }
        Some(finding)
    }
}
