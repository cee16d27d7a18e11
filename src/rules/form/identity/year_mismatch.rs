//! Years of the title, the period, the preamble and the signature that differ.

use super::super::years::leading_year;
use crate::finding::{Finding, Replacement, Severity, Words};
use crate::num::Num;
use crate::report::{Located, SectionKind};
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// FORM-YEAR-MISMATCH.
pub struct YearMismatch;

/// Two official places that name different years.
pub(in crate::rules::form) struct Mismatch {
    /// The one that stands first, mostly the title.
    first: (Words, Located<u16>),
    /// The other.
    other: (Words, Located<u16>),
    /// Whether it is the first that all else speaks against.
    first_is_odd: bool,
}

impl Mismatch {
    /// Whether one of the places stands there.
    pub(super) fn is_at(&self, span: Span) -> bool {
        [&self.first, &self.other].iter().any(|(_, year)| year.span == span)
    }
}

pub(in crate::rules::form) fn mismatch(cx: &Context<'_>) -> Option<Mismatch> {
    let identity = &cx.report.identity;
    let mut places: Vec<(Words, Located<u16>)> = Vec::new();
    if let Some(year) = &identity.title_year {
        places.push((Words::new("标题", "the title"), year.clone()));
    }
    if let Some(period) = &identity.period {
        let (from, to) = (period.value.from.map(|d| d.year), period.value.to.map(|d| d.year));
        let years = [to, from].into_iter().flatten().map(|value| Located { value, span: period.span });
        places.extend(years.map(|year| (Words::new("统计期限", "the period"), year)));
    }
    if identity.title_year.is_some() {
        places.extend(preamble_years(cx).map(|year| (Words::new("前言", "the preamble"), year)));
    } else if let Some(year) = &identity.opening_year {
        places.insert(0, (Words::new("前言", "the preamble"), year.clone()));
    }
    let (first, rest) = places.split_first()?;
    let other = rest.iter().find(|(_, year)| year.value != first.1.value)?;
    let first_is_odd = identity.year.as_ref().is_some_and(|y| y.value == other.1.value);
    Some(Mismatch { first: first.clone(), other: other.clone(), first_is_odd })
}

/// What else states the report's year as `year` does: 标题, 统计期限, 前言, 正文, 落款.
fn agreeing(cx: &Context<'_>, year: u16) -> Vec<Words> {
    let identity = &cx.report.identity;
    let is_year = |other: &Located<u16>| other.value == year;
    let period = || {
        identity
            .period
            .as_ref()
            .is_some_and(|p| [p.value.from, p.value.to].into_iter().flatten().all(|day| day.year == year))
    };
    let opening =
        || preamble_years(cx).any(|y| is_year(&y)) || identity.opening_year.as_ref().is_some_and(is_year);
    let text = || {
        let prose =
            cx.passages().iter().filter(|p| p.is_prose() && p.paragraph.section == Some(SectionKind::S1));
        prose.flat_map(Passage::sentences).any(|(_, s)| leading_year(s).is_some_and(|(y, ..)| y == year))
    };
    let signed = || {
        let date = identity.date.as_ref().filter(|_| identity.date_is_signature);
        date.is_some_and(|date| date.value.year == year + 1)
    };
    let mut found = Vec::new();
    let mut add = |holds: bool, zh: &'static str, en: &'static str| {
        if holds {
            found.push(Words::new(zh, en));
        }
    };
    add(identity.title_year.as_ref().is_some_and(is_year), "标题", "the title");
    add(period(), "统计期限", "the period");
    add(opening(), "前言", "the preamble");
    add(text(), "正文", "the text");
    add(signed(), "落款", "the signature");
    found
}

/// 标题、正文和落款; the title, the text and the signature.
fn listed(names: &[Words]) -> Words {
    let join = |of: fn(&Words) -> &str, comma: &str, and: &str| match names {
        [] => String::new(),
        [one] => of(one).to_owned(),
        [most @ .., last] => most.iter().map(of).collect::<Vec<_>>().join(comma) + and + of(last),
    };
    Words::new(join(|w| &w.zh, "、", "和"), join(|w| &w.en, ", ", " and "))
}

/// The preamble: a year directly before the name of the report.
fn preamble_years(cx: &Context<'_>) -> impl Iterator<Item = Located<u16>> {
    const SUBJECT: [&str; 4] = [
        "年度政府信息公开工作年度报告",
        "年政府信息公开工作年度报告",
        "年度政府信息公开年度报告",
        "年政府信息公开年度报告",
    ];
    let front = cx.passages().iter().filter(|p| p.is_prose() && p.paragraph.section.is_none()).take(8);
    front.flat_map(|passage| {
        SUBJECT.iter().filter_map(|words| {
            let at = passage.text().find(words)?;
            let start = at.checked_sub(4)?;
            let value: u16 = passage.text().get(start..at)?.parse().ok()?;
            let quoted = passage.text().get(..start).is_some_and(|b| b.ends_with('《'));
            let is_year = (2000..2100).contains(&value) && !quoted;
            is_year.then(|| Located { value, span: passage.place(cx.report, start, at) })
        })
    })
}

impl Rule for YearMismatch {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-YEAR-MISMATCH",
            severity: Severity::Error,
            on: true,
            title: ("年度前后不一致", "Year mismatch"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
标题、统计期限、前言所写的报告年度是否相同。报告年度按各处所写的多数认定，其余核对照常进行。
## 为什么
多为由上年稿改来时漏改，读者无法判断是哪一年的数据。
## 会报告
```gouji
基础：局 2023
前言：本报告依据条例编制，统计期限为«2022年1月1日至2022年12月31日»。
```
## 不报告
```gouji
基础：局 2023
前言：本报告依据条例编制，统计期限为2023年1月1日至12月31日。
```
## 何时不报
只有一处写明年度。
## 容差
无。",
                "## What
Whether title, period and preamble name the same year. The report's year is the one that most places state, and everything else is checked by it.
## Why
Usually left from last year's draft; a reader cannot tell whose figures these are.
## Reported
## Not reported
## Silent when
Only one place names the year.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        let Some(Mismatch { first, other, first_is_odd }) = mismatch(cx) else { return };
        let (odd, right) = if first_is_odd { (first, other) } else { (other, first) };
        let by = agreeing(cx, right.1.value);
        let message = if by.len() > 1 {
            let by = listed(&by);
            Words::new(
                format!(
                    "{}写{}年，{}均为{}年，疑为{}年份未改。",
                    odd.0.zh, odd.1.value, by.zh, right.1.value, odd.0.zh
                ),
                format!(
                    "{} says {}; {} all say {}. The year was probably left unchanged.",
                    capital(&odd.0.en),
                    odd.1.value,
                    by.en,
                    right.1.value
                ),
            )
        } else {
            Words::new(
                format!(
                    "{}为{}年，{}为{}年，请核对报告年度。",
                    right.0.zh, right.1.value, odd.0.zh, odd.1.value
                ),
                format!(
                    "{} says {}, {} says {}. Please see which year this report is on.",
                    capital(&right.0.en),
                    right.1.value,
                    odd.0.en,
                    odd.1.value
                ),
            )
        };
        let replacement = only_year(cx, &odd.1).filter(|_| by.len() > 1).map(|span| Replacement {
            span,
            value: Num::from(i64::from(right.1.value)),
            text: Words::new(
                format!("将{}的{}年改为{}年。", odd.0.zh, odd.1.value, right.1.value),
                format!("In {}, change {} to {}.", odd.0.en, odd.1.value, right.1.value),
            ),
        });
        let finding = Finding::new(self.meta().code, Severity::Error, message);
        let finding = Finding { replacement, ..finding };
        sink.fails(finding.subject(odd.1.span).evidence(right.1.span));
    }
}

/// The figures of a year, where its place names it once.
fn only_year(cx: &Context<'_>, year: &Located<u16>) -> Option<Span> {
    let (words, figures) = (year.span.of(cx.report.text()), year.value.to_string());
    let mut found = words.match_indices(figures.as_str());
    let (Some((at, _)), None) = (found.next(), found.next()) else { return None };
    Some(Span::new(year.span.start + at, year.span.start + at + figures.len()))
}

/// The words with their first letter as at the beginning of a sentence.
fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
}
