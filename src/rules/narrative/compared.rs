//! A rule that says what became of the facts of some slots: all its comparisons, in one place.

#![cfg_attr(
    not(feature = "rule-docs"),
    allow(unused_macros, unused_imports, reason = "the page leaves the texts out")
)]

use super::{Judgement, Verdict};
use crate::finding::{Finding, Words};
use crate::report::prose::Fact;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::{Span, View};

/// A page of a family (`applications`, `cases`, `documents`, `amounts`): in Chinese and in English what is compared, an
/// example that is reported and one that is not.
macro_rules! page {
    ($family:ident, [$zh:literal, $zh_reported:literal, $zh_sound:literal], [$en:literal, $en_reported:literal, $en_sound:literal]) => {
        docs!(
            concat!(
                "## 查什么\n", $zh, "\n## 为什么\n", $family!(zh why), "\n## 会报告\n", $zh_reported, "\n## 不报告\n", $zh_sound,
                "\n## 何时不报\n", $family!(zh silent), "\n## 容差\n", $family!(zh tolerance), "\n"
            ),
            concat!(
                "## What\n", $en, "\n## Why\n", $family!(en why), "\n## Reported\n", $en_reported, "\n## Not reported\n", $en_sound,
                "\n## Silent when\n", $family!(en silent), "\n## Tolerance\n", $family!(en tolerance), "\n"
            )
        )
    };
}

pub(super) use page;

/// A rule of the family that compares a slot with cells; which slots are its own, [`super::judge::code`] says.
pub struct Compared(pub &'static Meta);

impl Rule for Compared {
    fn meta(&self) -> &'static Meta {
        self.0
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let mut unread: Vec<&Words> = Vec::new();
        let mut exchanged: Vec<usize> = Vec::new();
        for (nth, (fact, judged)) in cx.report.facts.iter().zip(cx.judgements()).enumerate() {
            if judged.code != Some(self.0.code) {
                continue;
            }
            match judged.verdict {
                Verdict::Agrees => {
                    let formula = judged.formula.clone().unwrap_or_default();
                    sink.holds_at(self.0.code, [fact.span], judged.cells.clone(), formula);
                }
                Verdict::Differs if exchanged.contains(&nth) => {}
                Verdict::Differs => {
                    let other = exchanged_with(cx, nth);
                    exchanged.extend(other);
                    let found = match other {
                        Some(other) => exchange(cx, self.0.code, nth, other),
                        None => finding(cx, self.0.code, fact, judged),
                    };
                    sink.fails_if(found.map(|found| advised_once(found, sink)));
                }
                Verdict::NotCompared => {
                    let reason = judged.reason.as_ref().filter(|_| judged.unread);
                    // Said once per reason: the facts themselves are listed with theirs.
                    if let Some(reason) = reason.filter(|r| !unread.contains(r)) {
                        sink.skips(self.0.code, Vec::new(), reason.clone());
                        unread.push(reason);
                    }
                }
            }
        }
    }
}

/// What to do about a difference, said once a report.
const ADVICE: (&str, &str) = ("请对照台账改正。", " Correct the one that is wrong.");

/// The finding without the advice, where another has given it.
fn advised_once(mut finding: Finding, sink: &Sink<'_>) -> Finding {
    let (zh, en) = ADVICE;
    if sink.findings.iter().any(|other| other.message.zh.ends_with(zh)) {
        for (words, advice) in [(&mut finding.message.zh, zh), (&mut finding.message.en, en)] {
            words.truncate(words.strip_suffix(advice).map_or(words.len(), str::len));
        }
    }
    finding
}

/// The finding about a fact that differs; `None` where the difference is too slight to be one.
fn finding(cx: &Context<'_>, code: &'static str, fact: &Fact, judged: &Judgement) -> Option<Finding> {
    let severity = judged.severity?;
    let (left, right) = (judged.left?, judged.right?);
    let quote = quoted(cx.report.text(), fact.quote);
    let reason = judged.reason.as_ref()?;
    let message = Words::new(
        format!("正文“{quote}”，而{}。{}", reason.zh, ADVICE.0),
        format!("The prose says “{quote}”, but {}.{}", reason.en, ADVICE.1),
    );
    let formula = judged.formula.clone().unwrap_or_default();
    let mut finding = Finding::new(code, severity, message)
        .sides(left, right, formula)
        .cells(judged.cells.iter().copied())
        .subject(fact.span);
    for span in judged.cells.iter().filter_map(|id| cx.report.cell(*id)?.span).take(8) {
        finding = finding.evidence(span);
    }
    Some(finding)
}

/// The later fact whose number is this one's in the table, while this one's number is that one's there.
fn exchanged_with(cx: &Context<'_>, nth: usize) -> Option<usize> {
    let (fact, judged) = (cx.report.facts.get(nth)?, cx.judgements().get(nth)?);
    let is_pair = |(other, told): &(&Fact, &Judgement)| {
        told.code == judged.code
            && told.verdict == Verdict::Differs
            && told.severity.is_some()
            && (told.left, told.right) == (judged.right, judged.left)
            && other.passage == fact.passage
    };
    judged.severity?;
    let later = cx.report.facts.iter().zip(cx.judgements()).skip(nth + 1);
    later.take(NEAR).position(|pair| is_pair(&pair)).map(|at| nth + 1 + at)
}

/// Numbers further apart are no two of one list.
const NEAR: usize = 12;

/// The one finding about two numbers that have changed places.
fn exchange(cx: &Context<'_>, code: &'static str, nth: usize, other: usize) -> Option<Finding> {
    let of = |nth: usize| Some((cx.report.facts.get(nth)?, cx.judgements().get(nth)?));
    let ((fact, judged), (second, told)) = (of(nth)?, of(other)?);
    let quote = |fact: &Fact| quoted(cx.report.text(), fact.quote);
    let (one, next) = (quote(fact), quote(second));
    let table = judged.cells.first()?.table;
    let message = Words::new(
        format!("正文“{one}”“{next}”，与{}这两项正好互换，疑似填反。{}", table.name_zh(), ADVICE.0),
        format!(
            "The prose says “{one}” and “{next}”; {} has them the other way round.{}",
            table.name_en().to_lowercase(),
            ADVICE.1
        ),
    );
    let severity = judged.severity?.min(told.severity?);
    let formula = [judged.formula.clone()?, told.formula.clone()?].join("；");
    let mut finding = Finding::new(code, severity, message)
        .sides(judged.left?, judged.right?, formula)
        .cells(judged.cells.iter().chain(&told.cells).copied())
        .subject(fact.span)
        .subject(second.span);
    for span in judged.cells.iter().chain(&told.cells).filter_map(|id| cx.report.cell(*id)?.span).take(8) {
        finding = finding.evidence(span);
    }
    Some(finding)
}

/// Words of the report as a message quotes them: without breaks, and not too long (the end matters most).
pub fn quoted(text: &str, span: Span) -> String {
    let plain = View::squeezed(text, span).text;
    let length = plain.chars().count();
    if length <= 40 {
        return plain;
    }
    let tail: String = plain.chars().skip(length - 38).collect();
    format!("……{tail}")
}
