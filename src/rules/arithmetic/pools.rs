//! What came in and what was carried in, told beside what both come to: 新收36件，上年结转6件，共计42件.

use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::Fact;
use crate::report::slot::Slot;
use crate::rules::Sink;

/// Judges three counts that stand side by side.
pub fn check(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    for (nth, three) in report.facts.windows(3).enumerate() {
        let [a, b, c] = three else { continue };
        let side_by_side = a.passage == c.passage
            && b.sentence == c.sentence
            && a.scope == b.scope
            && b.scope == c.scope
            && three.iter().all(|f| f.is_exact() && !f.part_year);
        if !side_by_side {
            continue;
        }
        // The sum behind the two, or before them as the whole of which they are the parts.
        let pooled = c.slot == Slot::Pool
            || (matches!(c.slot, Slot::Processed | Slot::Accepted)
                && ["共", "合计", "总计", "总共"]
                    .iter()
                    .any(|sum| c.quote.of(report.text()).starts_with(sum)));
        // 新收6件,上年结转1件,办理7件,办结7件: what there was to do, and all of it was finished.
        let finished = report.facts.get(nth + 3).filter(|d| {
            let beside = (d.passage, d.sentence) == (c.passage, c.sentence);
            beside && d.slot == Slot::Done && d.is_exact() && d.value == c.value
        });
        let pooled = pooled || (c.slot == Slot::Processed && finished.is_some());
        let read = if pooled && a.sentence == b.sentence {
            two(a, b).map(|(new, old)| (c, new, old))
        } else if b.part && (is_whole(a) || (c.part && a.slot == Slot::New && !a.part)) {
            two(b, c).map(|(new, old)| (a, new, old))
        } else {
            None
        };
        let Some((whole, new, old)) = read else { continue };
        sink.fails_if(finding(code, whole, new, old));
    }
}

/// Whether a count may hold both.
fn is_whole(fact: &Fact) -> bool {
    matches!(fact.slot, Slot::Pool | Slot::Accepted | Slot::Processed | Slot::Applications)
}

/// What came in and what was carried in, in whichever order they stand.
fn two<'a>(a: &'a Fact, b: &'a Fact) -> Option<(&'a Fact, &'a Fact)> {
    let came = |f: &Fact| matches!(f.slot, Slot::New | Slot::Accepted) && f.this_year;
    let carried = |f: &Fact| f.slot == Slot::CarriedIn;
    match () {
        () if came(a) && carried(b) => Some((a, b)),
        () if carried(a) && came(b) => Some((b, a)),
        () => None,
    }
}

fn finding(code: &'static str, whole: &Fact, new: &Fact, old: &Fact) -> Option<Finding> {
    let (w, n, o) = (whole.value.to_int()?, new.value.to_int()?, old.value.to_int()?);
    let sum = n.checked_add(o)?;
    // What was carried in may be held in what came in.
    if sum == w || n == w {
        return None;
    }
    let message = Words::new(
        format!("新收与上年结转之和与合计不符：{n} + {o} = {sum}，正文写{w}。请核对各数。"),
        format!(
            "Received and carried in do not come to their sum: {n} + {o} = {sum}, the prose says {w}. Check each."
        ),
    );
    let finding = Finding::new(code, Severity::Warning, message)
        .sides(Num::int(w), Num::int(sum), format!("{n} + {o} = {sum} ≠ {w}"))
        .subject(whole.span);
    Some(finding.evidence(new.span).evidence(old.span))
}
