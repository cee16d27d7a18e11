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

#[cfg(feature = "files")]
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
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

use crate::checked::Tally;
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

/// The verdict on one report in a sentence: never “all clear” where something could not be checked.
pub fn verdict(tally: &Tally, lang: Lang) -> String {
    let &Tally { errors, warnings, infos, passed, not_evaluated, .. } = tally;
    let some = |count: usize, words: String| if count > 0 { words } else { String::new() };
    match lang {
        Lang::Zh => {
            let found = match (errors + warnings, passed) {
                (0, 0) => "没有可核对的内容".to_owned(),
                (0, _) => "未发现不一致".to_owned(),
                _ => format!("{errors} 处错误，{warnings} 处警告"),
            };
            let infos = some(infos, format!("，{infos} 处提示"));
            let unread = some(not_evaluated, format!("，{not_evaluated} 项未能核对"));
            format!("{found}{infos}；核对通过 {passed} 项{unread}。")
        }
        Lang::En => {
            let s = |count: usize| if count == 1 { "" } else { "s" };
            let found = match (errors + warnings, passed) {
                (0, 0) => "nothing to check was found".to_owned(),
                (0, _) => "no inconsistency found".to_owned(),
                _ => format!("{errors} error{}, {warnings} warning{}", s(errors), s(warnings)),
            };
            let infos = some(infos, format!(", {infos} note{}", s(infos)));
            let unread = some(not_evaluated, format!(", {not_evaluated} could not be checked"));
            format!("{found}{infos}; {passed} check{} held{unread}.", s(passed))
        }
    }
}
