//! The list of problems as Markdown, with what could not be checked and what held.

use crate::Checked;
use crate::finding::Lang;
use crate::rules;

use super::masked;
use super::problems::{self, Problem, headings};

/// All reports, then what was found across them.
pub fn render(checked: &[Checked], across: &[Problem], lang: Lang) -> String {
    let mut out = String::new();
    for one in checked {
        report(&mut out, one, lang);
    }
    if !across.is_empty() {
        out.push_str(pick(lang, "# 报告之间\n\n", "# Across reports\n\n"));
        table(&mut out, across, lang);
    }
    out
}

fn report(out: &mut String, checked: &Checked, lang: Lang) {
    let title = super::title(&checked.report, lang);
    out.push_str(&format!(
        "# {}\n\n{}\n\n",
        escaped(&title),
        super::verdict(&checked.outcomes.tally(), lang)
    ));
    let rows = problems::problems(checked, lang);
    if !rows.is_empty() {
        out.push_str(pick(lang, "## 问题清单\n\n", "## Problems\n\n"));
        table(out, &rows, lang);
    }
    let skipped = rules::grouped(&checked.outcomes.skipped);
    if !skipped.is_empty() {
        out.push_str(pick(lang, "## 未能核对\n\n", "## Not checked\n\n"));
        for (one, count) in skipped {
            let reason = escaped(&masked(one.reason.get(lang)));
            out.push_str(&format!("- `{}` ×{count} {reason}\n", one.code));
        }
        out.push('\n');
    }
    if !checked.outcomes.held.is_empty() {
        out.push_str(pick(lang, "## 核对通过\n\n", "## What held\n\n"));
        for held in &checked.outcomes.held {
            out.push_str(&format!("- `{}` {}\n", held.code, escaped(&masked(&held.formula))));
        }
        out.push('\n');
    }
}

fn table(out: &mut String, rows: &[Problem], lang: Lang) {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(&headings(lang).map(str::to_owned)));
    out.push_str(&line(&headings(lang).map(|_| "---".to_owned())));
    for (nth, problem) in rows.iter().enumerate() {
        out.push_str(&line(&problem.row(nth + 1, lang).map(|cell| escaped(&cell))));
    }
    out.push('\n');
}

/// Text that Markdown reads as text, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '|' | '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

fn pick<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_report_says_cannot_become_markup() {
        assert_eq!(escaped("a|b <i>\n*c*"), "a\\|b \\<i\\><br>\\*c\\*");
    }
}
