//! The same sentence twice.

use std::collections::HashMap;

use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// STRUCT-REPEAT.
pub struct Repeated;

/// The least characters of a sentence that nobody writes twice.
const LEAST: usize = 20;

/// The least of one that stands in two parts, which nobody writes twice either.
const LEAST_APART: usize = 30;

/// From so many on the text stands twice as a whole, which other rules tell.
const WHOLE: usize = 8;

impl Rule for Repeated {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-REPEAT",
            severity: Severity::Warning,
            on: true,
            title: ("同一句话出现两次", "A sentence stands twice"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
同一部分里二十字以上、不同部分里三十字以上的同一句话（或整段）是否出现了两次。
## 为什么
多为复制粘贴的遗留，后一处往往盖掉了本来要写的内容。
## 会报告
```gouji
基础：局 2023
一：我局健全信息发布审查机制，明确专人负责网站栏目的日常维护。
一：«我局健全信息发布审查机制，明确专人负责网站栏目的日常维护。»
```
```gouji
基础：局 2023
一：我局健全信息发布审查机制，明确专人负责网站栏目的日常维护和更新工作。
五：«我局健全信息发布审查机制，明确专人负责网站栏目的日常维护和更新工作。»
```
## 不报告
```gouji
基础：局 2023
一：我局健全信息发布审查机制，明确专人负责网站栏目的日常维护。
五：我局健全信息发布审查机制，明确专人负责网站栏目的日常维护。
```
## 何时不报
不足二十字；在不同部分各出现一次而不足三十字（三十字以上为提示）；全文重复粘贴的，由章节重复报告。
## 容差
空白和全角半角不计。",
                "## What
Whether a sentence or paragraph of twenty characters or more stands twice in one part, or one of thirty in two.
## Why
Usually left from copying; the second often took the place of what was to be said.
## Reported
## Not reported
## Silent when
The sentence is shorter, or stands once in each of two parts with fewer than thirty characters (with more, for information); a text that was pasted twice is told by its headings.
## Tolerance
White space and width do not count."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        let mut found: Vec<(Span, Span)> = Vec::new();
        for kind in SectionKind::ALL.into_iter().filter(|kind| !cx.may_hold_rows(*kind)) {
            let mut seen: HashMap<&str, Span> = HashMap::new();
            for passage in cx.prose_of(kind) {
                // Neighbours that both stand twice are one place.
                let mut last: Option<usize> = None;
                for (at, sentence) in passage.sentences() {
                    let words = sentence.trim_end_matches(['。', ';', '!', '?']);
                    if words.chars().count() < LEAST {
                        continue;
                    }
                    let place = passage.place(cx.report, at, at + sentence.len());
                    let Some(first) = seen.get(words).copied() else {
                        seen.insert(words, place);
                        continue;
                    };
                    match (found.last_mut(), last == Some(at)) {
                        (Some((again, before)), true) => {
                            (*again, *before) = (again.join(place), before.join(first))
                        }
                        _ => found.push((place, first)),
                    }
                    last = Some(at + sentence.len());
                }
            }
        }
        if found.len() >= WHOLE {
            return;
        }
        for (again, first) in self.apart(cx, &found).into_iter().take(3) {
            let message = Words::new(
                "这句话在另一部分也出现过，请核对是否误粘。",
                "This sentence stands in another part as well; it may have been pasted by mistake.",
            );
            sink.fails(
                Finding::new(self.meta().code, Severity::Info, message).subject(again).evidence(first),
            );
        }
        for (again, first) in found.into_iter().take(3) {
            let message = Words::new(
                "这句话在同一部分出现了两次，请核对是否误粘，补上应写的内容或删去一处。",
                "This sentence stands twice in one part. Put in what belongs here, or take one of them out.",
            );
            sink.fails(
                Finding::new(self.meta().code, Severity::Warning, message).subject(again).evidence(first),
            );
        }
    }
}

impl Repeated {
    /// Sentences of one part that stand in another, and not in one of those places twice: where they stand again, and where
    /// first.
    fn apart(&self, cx: &Context<'_>, told: &[(Span, Span)]) -> Vec<(Span, Span)> {
        let mut seen: HashMap<&str, (SectionKind, Span)> = HashMap::new();
        let mut found = Vec::new();
        for kind in SectionKind::ALL {
            for passage in cx.prose_of(kind) {
                for (at, sentence) in passage.sentences() {
                    let words = sentence.trim_end_matches(['。', ';', '!', '?']);
                    if words.chars().count() < LEAST_APART {
                        continue;
                    }
                    let place = passage.place(cx.report, at, at + sentence.len());
                    match seen.get(words) {
                        None => {
                            seen.insert(words, (kind, place));
                        }
                        Some((other, first)) if *other != kind => found.push((place, *first)),
                        Some(_) => {}
                    }
                }
            }
        }
        found.retain(|(again, _)| told.iter().all(|(place, _)| !place.contains(*again)));
        if found.len() >= WHOLE { Vec::new() } else { found }
    }
}
