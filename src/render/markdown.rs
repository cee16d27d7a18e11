//! The list of problems as Markdown, with what could not be checked and what held.

use crate::Checked;
use crate::checked::SetOutcomes;
use crate::checked::{self, Outcomes};
use crate::finding::{Held, Lang, Skipped};
use crate::rules;

use super::marks::COMMENT;
use super::problems::{self, Between, Problem, Unread, headings};
use super::{masked, pick};

/// All reports, then what was found between them.
pub fn render(checked: &[Checked], between: &Between<'_>, lang: Lang) -> String {
    let mut out = format!("{COMMENT}\n\n");
    for one in checked {
        let Outcomes { held, skipped, .. } = &one.outcomes;
        let title = super::title(&one.report, lang);
        heading(&mut out, &title, &super::verdict(one, lang));
        part(&mut out, &problems::problems(one, lang), &problems::aside(one, lang), held, skipped, lang);
    }
    if !between.is_empty() {
        let SetOutcomes { held, skipped, .. } = between.outcome;
        let verdict = super::verdict_between(between.outcome, lang);
        heading(&mut out, pick(lang, "报告之间", "Between reports"), &verdict);
        part(&mut out, &between.problems, &[], held, skipped, lang);
    }
    if !between.unread.is_empty() {
        out.push_str(&format!("# {}\n\n", Unread::heading(lang)));
        between.unread.iter().for_each(|u| out.push_str(&format!("- {}\n", escaped(&u.line(lang)))));
    }
    out
}

fn heading(out: &mut String, title: &str, verdict: &str) {
    out.push_str(&format!("# {}\n\n{}\n\n", escaped(title), verdict));
}

fn part(
    out: &mut String,
    rows: &[Problem],
    aside: &[Problem],
    held: &[Held],
    skipped: &[Skipped],
    lang: Lang,
) {
    if !rows.is_empty() {
        out.push_str(pick(lang, "## 问题清单\n\n", "## Problems\n\n"));
        table(out, rows, lang);
    }
    if !aside.is_empty() {
        out.push_str(&format!("## {}\n\n", problems::aside_heading(lang)));
        table(out, aside, lang);
    }
    if !skipped.is_empty() {
        out.push_str(pick(lang, "## 未能核对\n\n", "## Not checked\n\n"));
        for (one, count) in checked::grouped(skipped) {
            let reason = escaped(&masked(one.reason.get(lang)));
            let title = escaped(rules::holds_of(one.code, &one.title, lang));
            let what = format!("{title} ×{count}");
            out.push_str(&format!("- {}{}\n", code(one.code), problems::item(what.trim_start(), &reason)));
        }
        out.push('\n');
    }
    if !held.is_empty() {
        out.push_str(pick(lang, "## 核对通过\n\n", "## What held\n\n"));
        for held in held {
            let (title, formula) = (rules::holds_of(held.code, &held.title, lang), masked(&held.formula));
            let told = problems::item(&escaped(title), &escaped(&formula));
            out.push_str(&format!("- {}{told}\n", code(held.code)));
        }
        out.push('\n');
    }
}

/// A rule's code, where what is said belongs to one.
fn code(code: &str) -> String {
    if code.is_empty() { String::new() } else { format!("`{code}` ") }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_report_says_cannot_become_markup() {
        assert_eq!(escaped("a|b <i>\n*c*"), "a\\|b \\<i\\><br>\\*c\\*");
    }
}
