//! The office's own rules, run over one report beside ours.

use super::passages::Passage;
use super::{Context, Sink};
use crate::finding::{Finding, Held, Skipped, Words};
use crate::house_rules::{HouseRule, Look};
use crate::options::Options;
use crate::text::Span;

/// Runs the house rules that are switched on.
pub fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    // What is no report has no sections and no body that a rule could be for, which PARSE-REPORT says.
    if !cx.is_report() {
        return;
    }
    for rule in cx.options.house_rules.rules().iter().filter(|rule| cx.options.chooses(rule.code, true)) {
        check_one(rule, cx, sink);
    }
}

/// How many of them are switched off.
pub fn off(options: &Options) -> usize {
    options.house_rules.rules().iter().filter(|rule| !options.chooses(rule.code, true)).count()
}

fn check_one(rule: &HouseRule, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let identity = &cx.report.identity;
    let (for_kind, for_year) = (rule.is_for_kind(identity.kind), rule.is_for_year(cx.year()));
    if for_kind == Some(false) || for_year == Some(false) {
        return;
    }
    let mut skips = |zh: &str, en: &str| {
        let reason = Words::new(zh, en);
        sink.skipped.push(Skipped {
            code: rule.code,
            title: Some(rule.title.clone()),
            cells: Vec::new(),
            reason,
        });
    };
    if for_kind.is_none() {
        return skips(
            "未识别机关类型，不知是否适用。",
            "The kind of body was not found, so whether it applies is not known.",
        );
    }
    if for_year.is_none() {
        return skips(
            "未识别年度，不知是否适用。",
            "The year was not found, so whether it applies is not known.",
        );
    }
    let is_there = |kind| cx.report.section(kind).is_some();
    if !rule.sections.is_empty() && !rule.sections.iter().any(|kind| is_there(*kind)) {
        return skips("没有找到所查的部分。", "The section that it looks at was not found.");
    }
    if rule.sections.is_empty() && rule.condition.needs_whole() && !cx.is_whole() {
        return skips("只读到报告的一部分。", "Only a part of the report was read.");
    }
    let passages: Vec<&Passage> =
        cx.passages().iter().filter(|passage| is_looked_at(rule, passage)).collect();
    let texts: Vec<&str> = passages.iter().map(|passage| passage.text()).collect();
    let look = rule.condition.look(&texts);
    let places = places(&look, &passages, cx);
    if look.holds {
        let formula = look.formula.unwrap_or_default();
        let title = Some(rule.title.clone());
        sink.held.push(Held { code: rule.code, title, cells: Vec::new(), spans: places, formula });
        return;
    }
    let mut finding = Finding::new(rule.code, rule.severity, rule.message(&look)).titled(&rule.title);
    finding.formula = look.formula;
    // What is there beside something missing is no more than evidence.
    let is_lacking = !look.missing.is_empty() || places.is_empty();
    if is_lacking && let Some(span) = whereabouts(rule, cx) {
        finding = finding.subject(span);
    }
    for span in places {
        finding = if is_lacking { finding.evidence(span) } else { finding.subject(span) };
    }
    sink.fails(finding);
}

/// Running text of its sections; all of it for the whole report.
fn is_looked_at(rule: &HouseRule, passage: &Passage) -> bool {
    let section = passage.paragraph.section;
    passage.is_prose()
        && (rule.sections.is_empty() || section.is_some_and(|section| rule.sections.contains(&section)))
}

fn places(look: &Look, passages: &[&Passage], cx: &Context<'_>) -> Vec<Span> {
    let place = |(nth, range): &(usize, std::ops::Range<usize>)| {
        Some(passages.get(*nth)?.place(cx.report, range.start, range.end))
    };
    look.places.iter().filter_map(place).collect()
}

/// Where something is missing: the heading of the section, the title of the report.
fn whereabouts(rule: &HouseRule, cx: &Context<'_>) -> Option<Span> {
    let section = rule.sections.iter().find_map(|kind| cx.report.section(*kind));
    let title = || cx.report.identity.title.as_ref().map(|title| title.span);
    section.map(|section| section.heading).or_else(title)
}
