//! What arithmetic within the prose says about facts that no cell counts: shares, growth, wholes and their parts.

use super::{Judgement, Verdict};
use crate::finding::{Finding, Held, Role, Severity, Words};
use crate::report::prose::Fact;
use crate::rules::{Meta, arithmetic};
use crate::text::Span;

/// Gives each fact that was compared with no cell the verdict of the INT rule that reckoned with it; what fails
/// outweighs what holds. A verdict that a table gave stays.
pub fn settle(facts: &[Fact], judgements: &mut [Judgement], findings: &[Finding], held: &[Held]) {
    let mut by_place: Vec<(Span, &mut Judgement)> = facts.iter().map(|f| f.span).zip(judgements).collect();
    crate::order::by_key(&mut by_place, |(span, _)| span.start);
    let mut say = |span: Span, verdict: Verdict, rule: &'static Meta, formula: &str| {
        let at = by_place.partition_point(|(fact, _)| fact.start < span.start);
        let Some((fact, judgement)) = by_place.get_mut(at) else { return };
        if *fact == span && judgement.verdict == Verdict::NotCompared {
            judgement.verdict = verdict;
            judgement.code = Some(rule.code);
            judgement.formula = Some(formula.to_owned());
            judgement.reason = Some(reason(verdict, rule, formula));
        }
    };
    for finding in findings.iter().filter(|f| f.severity <= Severity::Warning) {
        let Some(rule) = arithmetic_rule(finding.code) else { continue };
        let formula = finding.formula.as_deref().unwrap_or_default();
        for mark in finding.marks.iter().filter(|m| m.role == Role::Subject) {
            say(mark.span, Verdict::Differs, rule, formula);
        }
    }
    // That a number stands twice in the same way does not show that it is right.
    for held in held.iter().filter(|h| h.code != "INT-REPEAT") {
        let Some(rule) = arithmetic_rule(held.code) else { continue };
        for span in &held.spans {
            say(*span, Verdict::Agrees, rule, &held.formula);
        }
    }
}

fn arithmetic_rule(code: &str) -> Option<&'static Meta> {
    arithmetic::RULES.iter().map(|rule| rule.meta()).find(|meta| meta.code == code)
}

fn reason(verdict: Verdict, rule: &Meta, formula: &str) -> Words {
    if verdict == Verdict::Agrees {
        return Words::new(
            format!("正文内核算相符：{formula}"),
            format!("agrees within the prose: {formula}"),
        );
    }
    Words::new(format!("{}：{formula}", rule.title.0), format!("{}: {formula}", rule.title.1))
}
