//! The same figure in several places, and how roughly a number may be said.

use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::num::slip::Slip;
use crate::report::prose::{Fact, FactKind, Qualifier, Scope, counted_alike};
use crate::report::slot::Slot;
use crate::report::{BodyKind, Report, SectionKind};
use crate::rules::narrative::{Verdict, quoted};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// 同一指标前后不一.
pub struct SaidTwice;

/// Figures that a report has once.
const ONCE: [Slot; 10] = [
    Slot::New,
    Slot::CarriedIn,
    Slot::Done,
    Slot::CarriedOut,
    Slot::Review,
    Slot::Suit,
    Slot::Cases,
    Slot::NormDocsMade,
    Slot::NormDocsRepealed,
    Slot::NormDocsValid,
];

impl Rule for SaidTwice {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-REPEAT",
            severity: Severity::Warning,
            on: true,
            title: ("同一指标前后不一", "The same figure said twice, differently"),
            holds: Some(("同一指标前后一致", "A figure said twice is the same")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
同一指标（收到、结转、办结、复议、诉讼、规范性文件数）在正文不同地方写了不同的数；“这7件”“9件申请全部……”“收到的146件申请中”一类回指的数，同一段前面没有这个数的，作提醒；可能只指其中一部分的（3件申请均涉及征地），只作提示或不报；写“与上年的48件持平”而两个数不等的，作提醒。两处都写明是谁的数，为错误；否则作提醒。
## 为什么
前后不一，至少一处是错的；多是一处改了另一处没有改。
## 会报告
```gouji
一：2023年，全区共收到政府信息公开申请146件。
三：2023年，全区共收到政府信息公开申请«164件»。
表三 = 缺
```
## 不报告
```gouji
一：2023年，全区共收到政府信息公开申请146件。
三：2023年，全区共收到政府信息公开申请146件。
```
## 何时不报
范围不同（全区与本级）、年度不同、只是其中一部分的不报；表格已能说明哪一处错的，只报那一处。
## 容差
无。
",
                "\
## What
The same figure (received, carried, finished, reviews, suits, documents) with different values in different places: an error where both say whose figure it is, else a warning. A warning too where a number that refers back (这7件, 9件申请全部…, 收到的146件申请中) was not given before in the paragraph; where only some may be meant, a hint or nothing; and where two years are said to be level (与上年的48件持平) and are not.
## Why
At least one is wrong: usually one was corrected and the other forgotten.
## Reported
146 in one place, 164 in the other.
## Not reported
146 twice.
## Silent when
Different scope or year, parts; where the table tells which one is wrong, only that one is reported.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        level(report, code, sink);
        let single = report.identity.kind.is_some_and(BodyKind::is_single);
        let of_the_body = |f: &Fact| match f.scope {
            Scope::Wide => !single,
            Scope::Own => single,
            Scope::Unmarked => true,
            Scope::Sub => false,
        };
        let agrees = |at: usize| cx.judgements().get(at).is_some_and(|j| j.verdict == Verdict::Agrees);
        let explicit = |f: &Fact| single || f.scope == Scope::Wide;
        let usable = |f: &Fact| {
            f.certain
                && f.is_exact()
                && f.this_year
                && !f.part
                && f.kind == FactKind::Printed
                && f.section != Some(SectionKind::S5)
                && of_the_body(f)
                && (f.disclosure || !f.slot.is_case())
                // 10个工作日内办结21件: some of all.
                && !f.quote.of(cx.report.text()).starts_with('内')
        };
        for slot in ONCE {
            let said: Vec<(usize, &Fact)> =
                report.facts.iter().enumerate().filter(|(_, f)| f.slot == slot && usable(f)).collect();
            // What the table has is right. What says not of whom it is, in a region's report, may be of one body.
            let agreed = said.iter().find(|(i, _)| agrees(*i));
            let Some((_, first)) = agreed.or_else(|| said.iter().find(|(_, f)| explicit(f))).copied() else {
                continue;
            };
            // 废止9件、宣布失效4件: side by side they are two things.
            let beside = |f: &Fact| {
                slot == Slot::NormDocsRepealed && (f.passage, f.sentence) == (first.passage, first.sentence)
            };
            let differs = |f: &Fact| f.value != first.value && explicit(f) && !beside(f);
            let Some((_, second)) = said.iter().copied().find(|(_, f)| differs(f)) else {
                if said.len() > 1 && said.iter().all(|(_, f)| f.value == first.value) {
                    let spans: Vec<_> = said.iter().map(|(_, f)| f.span).collect();
                    sink.holds_at(code, spans, Vec::new(), format!("{} = {}", first.value, first.value));
                }
                continue;
            };
            // The table tells which one is wrong, and another rule says so.
            let told = said.iter().any(|(i, _)| {
                cx.judgements().get(*i).is_some_and(|j| j.verdict == Verdict::Differs && j.severity.is_some())
            });
            if told {
                continue;
            }
            let text = report.text();
            let message = Words::new(
                format!(
                    "同一指标前后不一，请核对。一处写“{}”，另一处写“{}”。",
                    quoted(text, first.quote),
                    quoted(text, second.quote)
                ),
                format!(
                    "“{}” in one place, “{}” in another: the same figure, said differently.",
                    quoted(text, first.quote),
                    quoted(text, second.quote)
                ),
            );
            // Both say whose figure it is: one of them is wrong for certain.
            let explicit = first.scope != Scope::Unmarked && second.scope != Scope::Unmarked;
            let severity = if explicit { Severity::Error } else { Severity::Warning };
            let finding = Finding::new(code, severity, message)
                .sides(first.value, second.value, format!("{} ≠ {}", first.value, second.value))
                .subject(second.span)
                .evidence(first.span);
            sink.fails(finding);
        }
        named_again(report, code, sink);
    }
}

/// Counts of this year that are said to be level with another year's: 收到48件，与上年的48件持平.
fn level(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    for pair in report.facts.windows(2) {
        let [now, before] = pair else { continue };
        let text = report.text();
        let behind = text.get(before.span.end..).unwrap_or("");
        let words = Some(Span::new(now.span.end, before.span.start)).filter(|s| s.start < s.end);
        let compared = words.is_some_and(|s| s.of(text).contains(['与', '和', '同', '较']));
        let alike = (now.passage, now.sentence, &now.unit) == (before.passage, before.sentence, &before.unit);
        let exact = now.is_exact() && before.is_exact() && now.this_year && !before.this_year;
        if !(behind.starts_with("持平") && compared && alike && exact) {
            continue;
        }
        if now.value == before.value {
            sink.holds_at(
                code,
                [now.span, before.span],
                Vec::new(),
                format!("{} = {}", now.value, before.value),
            );
            continue;
        }
        let (this, other) = (quoted(text, now.quote), quoted(text, before.quote));
        let message = Words::new(
            format!("正文说两年持平，而一处写“{this}”，另一处写“{other}”。请核对。"),
            format!("The prose calls the two years level, but says “{this}” and “{other}”. Check both."),
        );
        let finding = Finding::new(code, Severity::Warning, message)
            .sides(before.value, now.value, format!("{} ≠ {}", now.value, before.value))
            .subject(now.span)
            .evidence(before.span);
        sink.fails(finding);
    }
}

/// Counts that name an earlier one again (这7件, 9件申请全部…) and are none of those before, nor two of them together.
fn named_again(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
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
        let slip = is_a_slip(fact.value, nearest.value);
        let one = meant.len() == 1 && is_a_telling_slip(fact.value, nearest.value);
        let some = fact.value < nearest.value && !reference.pointed && !reference.finished && !one;
        if some && !slip {
            continue;
        }
        let sure = !some && (reference.pointed || fact.value > nearest.value || meant.len() == 1 || slip);
        let severity = if sure { Severity::Warning } else { Severity::Info };
        let finding = Finding::new(code, severity, message)
            .sides(nearest.value, fact.value, format!("{} ≠ {}", nearest.value, fact.value))
            .subject(fact.span)
            .evidence(nearest.span);
        sink.fails(finding);
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
    a.to_int().zip(b.to_int()).is_some_and(|(a, b)| {
        let swapped = matches!(Slip::between(a, b), Some(Slip::Swapped));
        swapped || (b > 19 && (a - b).abs() <= 2)
    })
}

/// Whether one slip of the pen makes the one number of the other.
fn is_a_slip(a: Num, b: Num) -> bool {
    a.to_int()
        .zip(b.to_int())
        .is_some_and(|(a, b)| Slip::between(a, b).is_some() || Slip::between(b, a).is_some())
}

/// 约数与实际出入偏大.
pub struct RoughlyRight;

impl Rule for RoughlyRight {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-QUAL",
            severity: Severity::Info,
            on: false,
            title: ("约数与实际出入偏大", "A rounded number is far off"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
正文写“约、近、超、余”的件数，与表中实际数出入是否超出措辞允许的范围。
## 为什么
“近100件”而实际112件，措辞不当。默认不开。
## 会报告
```gouji
一：2023年，全区共收到政府信息公开申请近«100件»。
```
## 不报告
```gouji
一：2023年，全区共收到政府信息公开申请近150件。
```
## 何时不报
默认不开。
## 容差
超、余：不小于所述且不超过其1.3倍；近：所述的90%至100%；约：上下5%。
",
                "\
## What
Whether a number with 约, 近, 超 or 余 lies within what the word allows.
## Why
“Nearly 100” for 112 is the wrong word. Off by default.
## Reported
Nearly 100, where the table has 146.
## Not reported
Nearly 150.
## Silent when
Off by default.
## Tolerance
Over: up to 1.3 times; nearly: 90 to 100 %; about: 5 % either way.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for (fact, judged) in cx.report.facts.iter().zip(cx.judgements()) {
            let rough = !matches!(fact.qualifier, Qualifier::Exact | Qualifier::Reaching);
            if !rough || judged.verdict != Verdict::Differs {
                continue;
            }
            let Some(reason) = &judged.reason else { continue };
            let quote = quoted(cx.report.text(), fact.quote);
            let message =
                Words::new(format!("正文“{quote}”，{}。", reason.zh), format!("“{quote}”: {}.", reason.en));
            let finding = Finding::new(self.meta().code, Severity::Info, message)
                .sides(fact.value, judged.right.unwrap_or(Num::ZERO), "")
                .cells(judged.cells.iter().copied())
                .subject(fact.span);
            sink.fails(finding);
        }
    }
}
