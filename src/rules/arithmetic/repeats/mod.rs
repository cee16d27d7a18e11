//! The same figure in several places, and how roughly a number may be said.

mod level;
mod named_again;
mod published;
mod rough;

pub use rough::RoughlyRight;

use crate::finding::{Finding, Severity, Words};
use crate::report::prose::{Fact, FactKind, Scope};
use crate::report::slot::Slot;
use crate::report::{BodyKind, SectionKind};
use crate::rules::narrative::{Verdict, quoted};
use crate::rules::{Context, Meta, Rule, Sink};

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
同一指标（收到、结转、办结、复议、诉讼、规范性文件数）在正文不同地方写了不同的数；“这7件”“9件申请全部……”“收到的146件申请中”一类回指的数，同一段前面没有这个数的，作提醒；可能只指其中一部分的（3件申请均涉及征地），只作提示或不报；写“与上年的48件持平”而两个数不等的，作提醒。全年公开信息的条数两处相差一笔之误（561条与581条）的，作提示。两处都写明是谁的数，为错误；否则作提醒。
## 为什么
前后不一，至少一处是错的；多是一处改了另一处没有改。
## 会报告
```gouji
一：2023年，全区共收到政府信息公开申请146件。
三：2023年，全区共收到政府信息公开申请«164件»。
表三 = 缺
```
```gouji
一：2023年，主动公开政府信息561条。全年通过政府网站公开政府信息«581条»。
```
## 不报告
```gouji
一：2023年，主动公开政府信息561条。全年通过微信公众号公开政府信息581条。
```
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
The same figure (received, carried, finished, reviews, suits, documents) with different values in different places: an error where both say whose figure it is, else a warning. A warning too where a number that refers back (这7件, 9件申请全部…, 收到的146件申请中) was not given before in the paragraph; where only some may be meant, a hint or nothing; a hint where two counts of what was made public in the year are one slip of the pen apart; and where two years are said to be level (与上年的48件持平) and are not.
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
        level::check(report, code, sink);
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
            sink.fails(differing(code, severity, message, first, second));
        }
        named_again::check(report, code, sink);
        published::check(cx, code, sink);
    }
}

/// That a number is not the one said before.
fn differing(code: &'static str, severity: Severity, message: Words, before: &Fact, now: &Fact) -> Finding {
    Finding::new(code, severity, message)
        .sides(before.value, now.value, format!("{} ≠ {}", before.value, now.value))
        .subject(now.span)
        .evidence(before.span)
}
