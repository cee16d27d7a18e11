//! Counts that refer back: 这7件, 9件申请全部….

use super::differing;
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::num::slip::Slip;
use crate::report::Report;
use crate::report::prose::{Fact, counted_alike};
use crate::rules::Sink;
use crate::rules::narrative::quoted;

/// Counts that name an earlier one again (这7件, 9件申请全部…) and are none of those before, nor two of them together.
pub(super) fn check(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    for reference in &report.references {
        let Some(fact) = report.facts.get(reference.at) else { continue };
        let earlier: Vec<&Fact> = reference.earlier.iter().filter_map(|i| report.facts.get(*i)).collect();
        if let Some(same) = earlier.iter().find(|f| f.value == fact.value) {
            sink.holds_at(
                code,
                [same.span, fact.span],
                Vec::new(),
                format!("{} = {}", same.value, fact.value),
            );
            continue;
        }
        // 办结25件,已办结的29件中: that the two differ is said.
        let is_said = |f: &Finding| f.code == code && f.marks.iter().any(|mark| mark.span == fact.span);
        if is_made_of(report, reference.at, fact, &earlier) || sink.findings.iter().any(is_said) {
            continue;
        }
        let distance = |f: &&Fact| {
            let gap = f.value.checked_sub(fact.value).unwrap_or(Num::int(i64::MAX));
            if gap.is_negative() { gap.negated() } else { gap }
        };
        let meant: Vec<&Fact> = reference.meant.iter().filter_map(|i| report.facts.get(*i)).collect();
        let Some(nearest) = meant.iter().copied().min_by_key(distance) else { continue };
        let text = report.text();
        let (again, said) = (quoted(text, fact.quote), quoted(text, nearest.quote));
        let message = Words::new(
            format!("正文“{again}”是指前面说过的数，而前面没有这个数，最接近的是“{said}”，请核对。"),
            format!(
                "“{again}” refers to a number given before, but there is none; the nearest is “{said}”. Check both."
            ),
        );
        // Some of them may be meant: 收到8件,3件申请均涉及征地.
        let slip = whole(fact.value, nearest.value).is_some_and(|(a, b)| Slip::between(a, b).is_some());
        let one = meant.len() == 1 && is_a_telling_slip(fact.value, nearest.value);
        let some = fact.value < nearest.value && !reference.pointed && !reference.finished && !one;
        if some && !slip {
            continue;
        }
        let sure = !some && (reference.pointed || fact.value > nearest.value || meant.len() == 1 || slip);
        let severity = if sure { Severity::Warning } else { Severity::Info };
        sink.fails(differing(code, severity, message, nearest, fact));
    }
}

/// Whether a count is what others of the paragraph come to: two or three before it (这9件), what one of them leaves of
/// another (其余9件), or with what stands behind it one of those before: 收到6件,5件均已答复,1件撤回.
fn is_made_of(report: &Report, at: usize, fact: &Fact, earlier: &[&Fact]) -> bool {
    let sum = |w: &[&Fact]| w.iter().map(|f| f.value).try_fold(Num::ZERO, Num::checked_add);
    let is = |value: Option<Num>| value == Some(fact.value);
    if (2..=4).any(|n| earlier.windows(n).any(|w| is(sum(w)))) {
        return true;
    }
    let leaves = |w: &[&Fact]| matches!(w, [whole, parts @ ..] if sum(parts).is_some_and(|p| is(whole.value.checked_sub(p))));
    if (2..=4).any(|n| earlier.windows(n).any(leaves)) {
        return true;
    }
    let behind = report.facts.get(at + 1..).unwrap_or(&[]).iter().take(4);
    let beside = behind.take_while(|f| (f.passage, f.sentence) == (fact.passage, fact.sentence));
    let mut running = fact.value;
    beside.filter(|f| counted_alike(&f.unit, &fact.unit)).any(|f| {
        running = running.checked_add(f.value).unwrap_or(running);
        earlier.iter().any(|e| e.value == running)
    })
}

/// Whether a count is so near another, or so written, that hardly a part of it is meant: 38件 and 83件, 1237条 and 1238条.
fn is_a_telling_slip(a: Num, b: Num) -> bool {
    whole(a, b).is_some_and(|(a, b)| {
        let swapped = matches!(Slip::between(a, b), Some(Slip::Swapped));
        swapped || (b > 19 && (a - b).abs() <= 2)
    })
}

fn whole(a: Num, b: Num) -> Option<(i64, i64)> {
    a.to_int().zip(b.to_int())
}
