//! What was found between the reports, and which of them belong together.

use crate::checked::CheckedSet;
use crate::finding::{Finding, Lang};
use crate::render::problems::{self, Problem, is_folded};
use crate::set::sum;

use super::{escaped, file_of, named, pick};

/// More pairs than this are folded away.
const SHOWN: usize = 8;

/// The section's content.
pub fn draw(set: &CheckedSet, lang: Lang) -> String {
    let mut out = together(set, lang);
    out.push_str(&chooser(set, lang));
    let findings = &set.across.findings;
    let rows = problems::across(findings, &set.reports, lang);
    if rows.is_empty() {
        let none = pick(lang, "没有发现报告之间的不一致。", "Nothing was found between the reports.");
        out.push_str(&format!("<p>{none}</p>"));
    }
    let heads = findings.iter().filter(|f| !is_folded(f, findings));
    for (finding, problem) in heads.zip(&rows) {
        card(&mut out, finding, problem, lang);
    }
    out
}

/// Pairs of versions and of years, and the sum.
fn together(set: &CheckedSet, lang: Lang) -> String {
    let mut rows = Vec::new();
    for (first, second) in &set.links.versions {
        let words = format!(
            "{}<span class=\"hint\">{} ↔ {}</span>",
            named(set, *first, lang),
            file_of(set, *first),
            file_of(set, *second)
        );
        rows.push((pick(lang, "两个版本", "Two versions"), words, format!("pair {first} {second}")));
    }
    for years in &set.links.years {
        let (earlier, later) = (years.earlier, years.later);
        let words = format!("{} → {}", named(set, earlier, lang), named(set, later, lang));
        rows.push((pick(lang, "两个年度", "Two years"), words, format!("pair {earlier} {later}")));
    }
    let mut out = String::new();
    let reports: Vec<_> = set.reports.iter().map(|one| &one.report).collect();
    let addends = sum::addends(&reports, &set.links);
    if addends.units.len() > 1 {
        let units = addends.units.len();
        let whole = addends.whole.map(|whole| named(set, whole, lang));
        let words = match (whole, lang) {
            (Some(whole), Lang::Zh) => format!("{whole} ↔ {units} 家单位之和"),
            (Some(whole), Lang::En) => format!("{whole} ↔ the sum of {units} units"),
            (None, Lang::Zh) => format!("{units} 家单位之和"),
            (None, Lang::En) => format!("the sum of {units} units"),
        };
        rows.insert(0, (pick(lang, "汇总", "Sum"), words, "sum".to_owned()));
    }
    #[cfg(feature = "module")]
    if set.reports.len() > 1 {
        let words = pick(
            lang,
            "各单位的问题和数字，一个机关的两个年度",
            "Units, their findings and figures; two years of a body",
        );
        rows.insert(0, (pick(lang, "图解", "Pictures"), words.to_owned(), "pictures".to_owned()));
    }
    let list = |rows: &[(&str, String, String)]| -> String {
        let named = |view: &str| match view {
            "pictures" => pick(lang, "查看", "Show"),
            _ => pick(lang, "对照", "Side by side"),
        };
        rows.iter()
            .map(|(kind, words, view)| {
                format!(
                    "<li><span class=\"badge\">{kind}</span><span class=\"pair-words\">{words}</span>\
                     <button type=\"button\" data-view=\"{view}\">{}</button></li>",
                    named(view)
                )
            })
            .collect()
    };
    let (shown, folded) = rows.split_at(rows.len().min(SHOWN));
    if !shown.is_empty() {
        out.push_str(&format!("<ul class=\"pairs\">{}</ul>", list(shown)));
    }
    if !folded.is_empty() {
        let more = pick(lang, "更多", "More");
        let count = folded.len();
        out.push_str(&format!(
            "<details><summary>{more}<span class=\"count\">{count}</span></summary><ul class=\"pairs\">{}</ul></details>",
            list(folded)
        ));
    }
    out
}

/// Any two of the reports, chosen by hand.
fn chooser(set: &CheckedSet, lang: Lang) -> String {
    let options = |chosen: usize| -> String {
        let option = |number: usize| {
            let mark = if number == chosen { " selected" } else { "" };
            let (name, file) = (named(set, number, lang), file_of(set, number));
            let file = if file.is_empty() { file } else { format!("（{file}）") };
            format!("<option value=\"{number}\"{mark}>{name}{file}</option>")
        };
        (0..set.reports.len()).map(option).collect()
    };
    let [one, other] = [pick(lang, "第一份", "First"), pick(lang, "第二份", "Second")];
    let (summary, button) =
        (pick(lang, "任选两份对照", "Choose two to compare"), pick(lang, "对照", "Side by side"));
    format!(
        "<details class=\"chooser\"><summary>{summary}</summary><div class=\"chooser-row\">\
         <label>{one} <select>{}</select></label> <label>{other} <select>{}</select></label> \
         <button type=\"button\" data-view=\"pair\">{button}</button></div></details>",
        options(0),
        options(1)
    )
}

fn card(out: &mut String, finding: &Finding, problem: &Problem, lang: Lang) {
    let severity = problem.severity.name();
    out.push_str(&format!(
        "<article class=\"card {severity}\" data-finding=\"{}\" data-code=\"{}\" data-severity=\"{severity}\">\
         <header class=\"card-head\"><span class=\"badge\">{}</span><h3>{}</h3><span class=\"where\">{}</span></header>",
        escaped(&finding.fingerprint),
        problem.code,
        problem.severity.title(lang),
        escaped(&problem.kind),
        escaped(&problem.body)
    ));
    let parts =
        [("message", &problem.description), ("formula", &problem.calculation), ("message", &problem.advice)];
    for (class, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
        out.push_str(&format!("<p class=\"{class}\">{}</p>", escaped(text)));
    }
    out.push_str(&about(finding, lang));
    out.push_str("</article>");
}

/// The way from a finding to the reports that it is about.
fn about(finding: &Finding, lang: Lang) -> String {
    let mut reports: Vec<usize> = finding.marks.iter().map(|mark| mark.report).collect();
    reports.sort_unstable();
    reports.dedup();
    let mut buttons = String::new();
    if let [one, other] = reports.as_slice() {
        let words = pick(lang, "对照两份", "Side by side");
        buttons
            .push_str(&format!("<button type=\"button\" data-view=\"pair {one} {other}\">{words}</button>"));
    }
    if let Some(cell) = finding.cells.first().filter(|_| finding.code.starts_with("CON-")) {
        let words = pick(lang, "各单位数", "By unit");
        buttons.push_str(&format!("<button type=\"button\" data-view=\"sum {cell}\">{words}</button>"));
    }
    if buttons.is_empty() { buttons } else { format!("<footer class=\"card-foot\">{buttons}</footer>") }
}
