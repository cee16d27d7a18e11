//! Two years that are said to be level.

use crate::finding::{Finding, Severity, Words};
use crate::report::Report;
use crate::rules::Sink;
use crate::rules::narrative::quoted;
use crate::text::Span;

/// Counts of this year that are said to be level with another year's: 收到48件，与上年的48件持平.
pub(super) fn check(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
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
