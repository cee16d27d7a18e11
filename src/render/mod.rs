//! Findings for people and programs, one file per form of output. All are pure: values in, text out.
//! Whatever leaves the program this way has personal data masked.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

#[cfg(any(feature = "cli", feature = "border"))]
pub mod csv;
#[cfg(feature = "files")]
pub mod docx;
#[cfg(feature = "cli")]
pub mod facts;
pub mod html;
pub mod json;
pub mod markdown;
pub mod marks;
#[cfg(feature = "cli")]
pub mod own;
#[cfg(any(feature = "cli", feature = "module"))]
pub mod pictures;
pub mod positions;
pub mod problems;
#[cfg(feature = "rule-docs")]
pub mod rule_pages;
pub mod sarif;
#[cfg(feature = "cli")]
pub mod text;
pub mod views;
#[cfg(feature = "files")]
pub mod xlsx;

use crate::Checked;
use crate::checked::{self, SetOutcomes, Verdict};
use crate::finding::Lang;
use crate::report::Report;
use crate::text::masked;

/// One of two wordings.
fn pick<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A file's name as it may be shown: personal numbers masked, and no character that would steer a terminal.
pub fn shown_name(name: &str) -> String {
    masked(name).chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

/// Who reports on which year, on one line.
pub fn title(report: &Report, lang: Lang) -> String {
    let body = problems::body(report, lang);
    match (report.identity.year.as_ref(), lang) {
        (Some(year), Lang::Zh) => format!("{body} {}年度", year.value),
        (Some(year), Lang::En) => format!("{body} {}", year.value),
        (None, Lang::Zh) => format!("{body} 年度未识别"),
        (None, Lang::En) => format!("{body} (year not found)"),
    }
}

/// The verdict on one report in a sentence.
pub fn verdict(checked: &Checked, lang: Lang) -> String {
    let unread = checked::unread_tables(checked);
    checked::sentence(checked.verdict(), &checked.outcomes.tally(), &unread, lang)
}

/// The verdict on what was found between reports.
pub fn verdict_between(found: &SetOutcomes, lang: Lang) -> String {
    let tally = found.tally();
    let verdict = match (tally.errors + tally.warnings, tally.passed, tally.not_evaluated) {
        (1.., ..) => Verdict::Findings,
        (0, 0, _) => Verdict::Empty,
        (0, _, 0) => Verdict::Clean,
        _ => Verdict::Partial,
    };
    checked::sentence(verdict, &tally, &[], lang)
}
