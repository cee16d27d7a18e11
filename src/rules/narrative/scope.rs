//! A part that is larger than the whole, or just as large.

use super::compared::quoted;
use super::two_scopes;
use crate::finding::{Finding, Severity, Words};
use crate::locate::targets;
use crate::num::Num;
use crate::report::prose::{Fact, Scope};
use crate::report::slot::{Detail, Slot};
use crate::report::{BodyKind, SectionKind};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// 本级数大于全区数.
pub struct PartExceedsWhole;

impl Rule for PartExceedsWhole {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "NARR-SCOPE-GT",
            severity: Severity::Error,
            on: true,
            title: ("本级数大于全区域数", "The government's own number exceeds the region's"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
区域（省市县区）报告的表格是全区域的数。正文写政府本级或某一部门收到的申请、发生的复议诉讼，不应大于表中的总数。
## 为什么
部分不会大于总体：要么正文写错，要么表格只填了本级、没有汇总所属单位。
## 会报告
```gouji
一：2023年，其中区政府本级收到政府信息公开申请«166件»。
```
## 不报告
```gouji
一：2023年，其中区政府本级收到政府信息公开申请66件。
```
## 何时不报
单一机关的报告、别的年度、约数、另有限定的数不报。部门的数大于全区域的只作提醒。
## 容差
无。
",
                "\
## What
The tables of a region's report hold the whole region. Applications received or cases of the government itself or of one department cannot exceed them.
## Why
A part is not larger than its whole: either the sentence is wrong, or the table was filled for the government alone.
## Reported
166 of the government itself, where the table has 146 for the region.
## Not reported
66.
## Silent when
Single bodies, other years, rounded numbers, narrowed statements. A department's number is only a warning.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        // A body whose kind is not known may be single: its own number is the table's then.
        if report.identity.kind != Some(BodyKind::Region) {
            return;
        }
        for fact in report.facts.iter().filter(|f| is_counted(f) && is_of_part(f)) {
            let targets = targets::of(report, fact.slot, Detail::None);
            let most = targets.iter().filter_map(|t| Some((t.value(report)?, t))).max_by_key(|(v, _)| *v);
            let Some((most, target)) = most else { continue };
            if fact.value <= most {
                continue;
            }
            let quote = quoted(report.text(), fact.quote);
            let message = Words::new(
                format!(
                    "正文“{quote}”，大于{}{most}。表格应是全区域的数，部分不会大于总体，请核对。",
                    target.called().zh
                ),
                format!(
                    "“{quote}” exceeds {} ({most}), which should hold the whole region.",
                    target.called().en
                ),
            );
            let severity = if fact.scope == Scope::Own { Severity::Error } else { Severity::Warning };
            let finding = Finding::new(self.meta().code, severity, message)
                .sides(fact.value, most, format!("{} > {most}", fact.value))
                .cells(target.cells.iter().copied())
                .subject(fact.span);
            sink.fails(finding);
        }
    }
}

/// 同一个数，两个范围.
pub struct SameNumber;

/// Smaller numbers are alike by chance.
const LEAST_ALIKE: u32 = 10;

/// What is counted of a region as of one body.
const COUNTED: [Slot; 7] =
    [Slot::New, Slot::Accepted, Slot::Processed, Slot::Done, Slot::Review, Slot::Suit, Slot::Cases];

/// Whether a fact is such a count of the year, exactly meant and understood.
fn is_counted(fact: &Fact) -> bool {
    COUNTED.contains(&fact.slot)
        && fact.certain
        && fact.is_exact()
        && fact.this_year
        && fact.section != Some(SectionKind::S5)
        && (fact.slot.is_flow() || fact.disclosure)
}

/// Whether a fact is about the government itself or one department, and not about the region.
fn is_of_part(fact: &Fact) -> bool {
    matches!(fact.scope, Scope::Own | Scope::Sub)
}

impl Rule for SameNumber {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "NARR-SCOPE-SAME",
            severity: Severity::Info,
            on: true,
            title: ("同一个数用于两个范围", "One number, two scopes"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
区域（省市县区）报告里，政府本级或某一部门的申请、复议诉讼件数，与全区域同一项的件数完全相同；各类报告里，“全区发布信息2240条，区政府办公室发布信息2240条”一类，两个范围做同一件事、数也相同的。
## 为什么
全区域应当包括各部门和乡镇；两个范围同一个数，往往是一处抄错，或表格只填了本级。
## 会报告
```gouji
一：2023年，全区共收到政府信息公开申请146件，其中区政府办公室收到政府信息公开申请«146件»。
```
```gouji
一：全区发布信息2240条，«区政府办公室发布信息2240条»。
```
## 不报告
```gouji
一：2023年，全区共收到政府信息公开申请146件，其中区政府办公室收到政府信息公开申请66件。
```
```gouji
一：全区发布信息2240条，区政府办公室抽查信息2240条。
```
## 何时不报
单一机关报告的申请、复议诉讼；不足10的；别的年度、约数。
## 容差
无。
",
                "\
## What
In a region's report, applications or cases of the government itself or of one department that are just as many as the whole region's; in any report, what the whole and one of its bodies are said to have done in the same words and number.
## Why
The region holds all departments and townships: one number for both was often copied, or the table was filled for the government alone.
## Reported
146 for the region and 146 for its office; 2240 releases of the region and of its office.
## Not reported
146 and 66; 2240 released, 2240 looked through.
## Silent when
Applications and cases of single bodies; fewer than ten; other years, rounded numbers.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        let mut said: Vec<Span> = Vec::new();
        if report.identity.kind == Some(BodyKind::Region) {
            let facts = || {
                report.facts.iter().filter(|f| is_counted(f) && f.value >= Num::int(i64::from(LEAST_ALIKE)))
            };
            for part in facts().filter(|f| is_of_part(f)) {
                let is_same =
                    |f: &&Fact| f.scope == Scope::Wide && f.slot == part.slot && f.value == part.value;
                let Some(whole) = facts().find(is_same) else { continue };
                said.push(part.span);
                let (one, other) = (quoted(report.text(), whole.quote), quoted(report.text(), part.quote));
                sink.fails(one_number(part.value, (&one, whole.span), (&other, part.span)));
            }
        }
        if !cx.is_report() {
            return;
        }
        for alike in two_scopes::alike(cx, LEAST_ALIKE) {
            if said.iter().any(|span| alike.part.contains(*span)) {
                continue;
            }
            let (one, other) = (quoted(report.text(), alike.whole), quoted(report.text(), alike.part));
            sink.fails(one_number(
                Num::int(i64::from(alike.value)),
                (&one, alike.whole),
                (&other, alike.part),
            ));
        }
    }
}

/// The finding that two scopes have one number.
fn one_number(value: Num, whole: (&str, Span), part: (&str, Span)) -> Finding {
    let (one, other) = (whole.0, part.0);
    let message = Words::new(
        format!("两个范围同为{value}，请核对各是谁的数。一处写“{one}”，一处写“{other}”。"),
        format!("“{one}” and “{other}” are one number for two scopes. Please see whose each is."),
    );
    Finding::new(SameNumber.meta().code, Severity::Info, message)
        .sides(value, value, format!("{value} = {value}"))
        .subject(part.1)
        .evidence(whole.1)
}
