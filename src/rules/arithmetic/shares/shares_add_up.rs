//! 占比之和异常.

use super::share::{Share, shares};
use super::{is_all, slack, sum_and_slack};
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::order;
use crate::report::Report;
use crate::rules::arithmetic::complete;
use crate::rules::arithmetic::exact::{percent, whole};
use crate::rules::{Context, Meta, Rule, Sink};

/// 占比之和异常.
pub struct SharesAddUp;

impl Rule for SharesAddUp {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-PCT-TOTAL",
            severity: Severity::Warning,
            on: true,
            title: ("占比之和异常", "Shares do not add up to 100 %"),
            holds: Some(("各项占比之和约为100%", "Shares add up to 100 %")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
完整列举的各项占比之和应约为100%，容许各项四舍五入或截断造成的误差；同一句里都写“占总数”的各项，占比之和不应超过100%。
## 为什么
各项占比之和偏离100%，说明至少一项算错，或各项的总数不是同一个。
## 会报告
```gouji
一：2023年，全区答复政府信息公开申请情况：«予以公开及部分公开258件，占33.9%»；不予公开35件，占4.34%；无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理0件。
```
## 不报告
```gouji
一：2023年，全区答复政府信息公开申请198件。其中，予以公开及部分公开149件，占75.2%；不予公开9件，占4.5%；无法提供35件，占17.6%；不予处理5件，占2.5%；其他处理0件。
```
## 何时不报
列举不完整、有约数、只有个别项写了占比的不报；差评率、好评率一类不成列举的不报。
## 容差
每项半个末位单位（四舍五入），或每项一个末位单位（截断，只会偏小）。
",
                "\
## What
The shares of a complete list should add up to 100 %, give or take rounding or cutting off; shares of one total (占总数) in one sentence cannot come to more.
## Why
If they do not, at least one is wrong, or they are of different wholes.
## Reported
Shares that come to 90.74 %.
## Not reported
Cut off: 99.8 %.
## Silent when
Incomplete lists, rounded numbers, lists in which only some parts have a share.
## Tolerance
Half a unit of the last digit for each share (rounded), or one unit each, downwards (cut off).
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        more_than_all(report, code, sink);
        let mut all: Vec<Share<'_>> = shares(report).collect();
        order::by_key(&mut all, |s| s.part_index);
        for list in report.lists.iter().filter(|l| complete(report, l) && !l.open) {
            // Of several shares of one part the last.
            let of = |part: usize| {
                let behind = all.partition_point(|s| s.part_index <= part);
                all.get(..behind)?.last().filter(|s| s.part_index == part)
            };
            // A part of nothing often has no share.
            let counted: Vec<usize> = list
                .parts
                .iter()
                .copied()
                .filter(|p| of(*p).is_some() || !report.facts.get(*p).is_some_and(|f| f.value.is_zero()))
                .collect();
            let found: Vec<Share<'_>> = counted.iter().filter_map(|p| of(*p)).copied().collect();
            if found.len() < 2 || found.len() != counted.len() {
                continue;
            }
            let Some((sum, slack)) = sum_and_slack(&found) else { continue };
            let hundred = Num::int(100);
            let ok = is_all(sum, slack);
            let spans: Vec<_> = found.iter().map(|s| s.percent.span).collect();
            // One cause, one headline: with the wrong shares put right, they add up.
            let right = |s: &Share<'_>| s.corrected(report).unwrap_or(s.percent.value);
            let mended = found.iter().map(right).try_fold(Num::ZERO, Num::checked_add);
            if !ok
                && (mended.is_some_and(|sum| is_all(sum, slack))
                    || of_another_whole(report, &found, sum, slack))
            {
                continue;
            }
            if ok {
                sink.holds_at(code, spans, Vec::new(), format!("Σ = {sum}% ≈ 100%"));
                continue;
            }
            let terms = found.iter().map(|s| s.percent.value.to_string()).collect::<Vec<_>>().join(" + ");
            let message = Words::new(
                format!("各项占比合计{sum}%，与100%之差超出四舍五入的误差，请逐项核对。"),
                format!(
                    "The shares come to {sum}% ({terms}), further from 100% than rounding allows. Check each."
                ),
            );
            let mut finding = Finding::new(code, Severity::Warning, message).sides(
                sum,
                hundred,
                format!("{terms} = {sum} ≠ 100"),
            );
            if let (Some(first), Some(last)) = (found.first(), found.last()) {
                let subject = first.part.quote.join(first.percent.span);
                finding = finding.subject(subject).evidence(last.percent.span);
            }
            sink.fails(finding);
        }
    }
}

/// Whether the shares come to what their parts are of another count of the paragraph: of what was received, where
/// only what was answered is listed.
fn of_another_whole(report: &Report, shares: &[Share<'_>], sum: Num, slack: Num) -> bool {
    let parts = shares.iter().filter_map(|s| whole(s.part)).sum::<i128>();
    let near = |of: i128| {
        percent(parts, of, 2)
            .and_then(|p| p.checked_sub(sum))
            .is_some_and(|gap| gap <= slack && gap >= slack.negated())
    };
    shares.first().is_some_and(|s| s.candidates(report).filter_map(whole).any(|of| of > parts && near(of)))
}

/// Shares of one total (占总数), one after the other, that come to more than all of it. Where the first of them
/// already come to 100 % there are several splits, and one after another they are all right.
fn more_than_all(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    let shares: Vec<Share<'_>> = shares(report).filter(|s| s.of_all).collect();
    let place = |s: &Share<'_>| (s.part.passage, s.part.sentence, s.part.part);
    for run in shares.chunk_by(|a, b| place(a) == place(b)) {
        // A complete list is added up below.
        let listed = |s: &Share<'_>| s.list(report).is_some_and(|l| complete(report, l) && !l.open);
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        if run.len() < 3 || run.iter().any(listed) {
            continue;
        }
        let Some(slack) = slack(run) else { continue };
        let (mut sum, mut several) = (Num::ZERO, false);
        for (nth, share) in run.iter().enumerate() {
            sum = sum.checked_add(share.percent.value).unwrap_or(sum);
            let gap = Num::int(100).checked_sub(sum);
            let full = gap.is_some_and(|g| g <= slack && g >= slack.negated());
            // Outcomes behind outcomes are no other split.
            let outcome = |s: &Share<'_>| s.part.slot.is_outcome();
            several |= full && !(outcome(share) && run.get(nth + 1).is_some_and(outcome));
        }
        let over = sum.checked_sub(Num::int(100)).is_some_and(|g| g > slack);
        if !over || several {
            continue;
        }
        let terms = run.iter().map(|s| s.percent.value.to_string()).collect::<Vec<_>>().join(" + ");
        let message = Words::new(
            format!("同一总数的各项占比合计{sum}%（{terms}），超过100%，请逐项核对。"),
            format!("Shares of one total come to {sum}% ({terms}), more than all of it. Check each."),
        );
        let finding = Finding::new(code, Severity::Warning, message)
            .sides(sum, Num::int(100), format!("{terms} = {sum} > 100"))
            .subject(first.part.quote.join(last.percent.span));
        sink.fails(finding);
    }
}
