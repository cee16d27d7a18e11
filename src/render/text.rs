//! For people at a terminal: the line of the report with the number underlined, the calculation, what to do.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::Checked;
use crate::checked::SetOutcomes;
use crate::checked::{self, Tally, Verdict};
use crate::finding::{Finding, Lang, Role, Severity, Skipped};
use crate::report::Report;
use crate::rules;
use crate::text::{LineIndex, Span};

use super::problems::{Unread, folded_under, is_folded};
use super::{masked, shown_name};

/// The most columns of the report's text that are shown of one line.
const SHOWN: usize = 76;

/// How to write.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Whether the reader is a terminal with colours.
    pub colours: bool,
}

impl Style {
    fn paint(&self, colour: &str, words: &str) -> String {
        if self.colours { format!("\u{1b}[{colour}m{words}\u{1b}[0m") } else { words.to_owned() }
    }

    fn bold(&self, words: &str) -> String {
        self.paint("1", words)
    }

    fn faint(&self, words: &str) -> String {
        self.paint("2", words)
    }

    fn severity(&self, severity: Severity) -> String {
        let colour = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Info => "1;36",
            Severity::NotEvaluated => "1;35",
        };
        self.paint(colour, severity.title(self.lang))
    }

    fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// The first `checked` reports, one after the other, what was found between all of them, a line that sums up, and one
/// that names the files that are not in it.
pub fn render(
    reports: &[Checked],
    checked: usize,
    between: &SetOutcomes,
    unread: &[Unread],
    style: &Style,
) -> String {
    let checked = reports.get(..checked).unwrap_or(reports);
    let mut out = String::new();
    for one in checked {
        report(&mut out, one, style);
        out.push('\n');
    }
    let SetOutcomes { findings, held, skipped } = between;
    if !findings.is_empty() || !held.is_empty() || !skipped.is_empty() {
        let indexes: Vec<_> = reports.iter().map(|c| LineIndex::new(c.report.text())).collect();
        out.push_str(&style.bold(style.pick("报告之间", "Between reports")));
        out.push('\n');
        for finding in findings.iter().filter(|f| !is_folded(f, findings)) {
            out.push('\n');
            let first = finding.marks.iter().find(|m| m.role == Role::Subject).map(|m| m.report);
            let place = first.and_then(|n| Some((&reports.get(n)?.report, indexes.get(n)?)));
            headline(&mut out, finding, place, style);
            followers(&mut out, finding, findings, style);
        }
        not_checked(&mut out, skipped, style);
        out.push_str(&format!("\n{}\n\n", verdict_between(between, style)));
    }
    if checked.len() > 1 {
        out.push_str(&total(checked, &between.findings, style));
    }
    if !unread.is_empty() {
        let names: Vec<String> = unread.iter().map(|u| shown_name(&u.name)).collect();
        let names = names.join(style.pick("、", ", "));
        out.push_str(&match style.lang {
            Lang::Zh => format!("另有 {} 个文件未能读取，未作核对：{names}。\n", unread.len()),
            Lang::En => format!("Not read, and so not checked: {names} ({}).\n", unread.len()),
        });
    }
    out
}

/// What could not be checked, one line for each rule and reason.
fn not_checked(out: &mut String, skipped: &[Skipped], style: &Style) {
    if !skipped.is_empty() {
        out.push('\n');
    }
    for (one, count) in checked::grouped(skipped) {
        let severity = style.severity(Severity::NotEvaluated);
        let times = if count > 1 { format!(" ×{count}") } else { String::new() };
        out.push_str(&format!("{severity} {}{times}  {}\n", one.code, one.reason.get(style.lang)));
    }
}

fn report(out: &mut String, checked: &Checked, style: &Style) {
    let report = &checked.report;
    out.push_str(&style.bold(&heading(report, style)));
    out.push('\n');
    let lines = LineIndex::new(report.text());
    let findings = &checked.outcomes.findings;
    for finding in findings.iter().filter(|f| !is_folded(f, findings)) {
        out.push('\n');
        headline(out, finding, Some((report, &lines)), style);
        followers(out, finding, findings, style);
    }
    not_checked(out, &checked.outcomes.skipped, style);
    out.push('\n');
    out.push_str(&verdict(checked, style));
    out.push('\n');
}

/// What follows from a headline, one line each.
fn followers(out: &mut String, finding: &Finding, all: &[Finding], style: &Style) {
    let folded: Vec<_> = folded_under(finding, all).collect();
    if folded.is_empty() {
        return;
    }
    let label = style.pick("由此造成", "explains");
    out.push_str(&format!("  {} {}\n", style.faint(label), folded.len()));
    for follower in folded {
        let what = follower.formula.as_deref().unwrap_or_else(|| follower.message.get(style.lang));
        out.push_str(&format!("    {} {}\n", style.faint(&pad(follower.code, 12)), masked(what)));
    }
}

/// Who reports on which year, and the file.
fn heading(report: &Report, style: &Style) -> String {
    let title = super::title(report, style.lang);
    let name = shown_name(&report.document.name);
    if name.is_empty() || title.starts_with(name.as_str()) { title } else { format!("{title} · {name}") }
}

/// One finding: what, where, the calculation, what to do. `place` is the report that its first mark is in.
fn headline(out: &mut String, finding: &Finding, place: Option<(&Report, &LineIndex)>, style: &Style) {
    let title = rules::title_of(finding, style.lang);
    out.push_str(&format!("{} {} {title}\n", style.severity(finding.severity), style.bold(finding.code)));
    for line in masked(finding.message.get(style.lang)).lines() {
        out.push_str(&format!("  {line}\n"));
    }
    let mark = finding.marks.iter().find(|m| m.role == Role::Subject);
    if let (Some((report, lines)), Some(mark)) = (place, mark) {
        quote(out, report.text(), lines, mark.span, style);
    }
    if let Some(formula) = &finding.formula {
        let formula = masked(formula);
        out.push_str(&format!("  {} {formula}\n", style.faint(style.pick("算式", "sum"))));
    }
    for advice in finding.advice(style.lang) {
        let label = style.faint(style.pick("建议", "suggestion"));
        let words = masked(advice);
        out.push_str(&format!("  {label} {words}\n"));
    }
}

/// The line of the report, with the place underlined.
fn quote(out: &mut String, text: &str, lines: &LineIndex, span: Span, style: &Style) {
    let number = lines.line(span.start);
    let Window { shown, from, to } = window(text, lines.span(text, number), span);
    let gutter = format!("{} │ ", number + 1);
    let indent = " ".repeat(gutter.width() + 2);
    out.push_str(&format!("  {}{shown}\n", style.faint(&gutter)));
    out.push_str(&format!(
        "{indent}{}{}\n",
        " ".repeat(from),
        style.paint("1;31", &"^".repeat((to - from).max(1)))
    ));
}

/// What is shown of a line, and the columns of the underline.
struct Window {
    shown: String,
    from: usize,
    to: usize,
}

/// Cuts out of `line` what lies about `span`, so that it fits a terminal; tabs become a space each, so that the
/// underline stands where it should.
fn window(text: &str, line: Span, span: Span) -> Window {
    let span = Span::new(span.start.max(line.start), span.end.clamp(span.start, line.end));
    let [before, within, after] = [Span::new(line.start, span.start), span, Span::new(span.end, line.end)]
        .map(|part| masked(part.of(text)));
    let within = clip(plain(&within), SHOWN);
    let room = SHOWN.saturating_sub(within.width());
    let left: String = clip(plain(&before).rev(), room * 2 / 3).chars().rev().collect();
    let right = clip(plain(&after), room - left.width().min(room));
    let from = left.width();
    let to = from + within.width();
    Window { shown: format!("{left}{within}{right}"), from, to }
}

/// Characters that take the room that they seem to.
fn plain(text: &str) -> impl DoubleEndedIterator<Item = char> {
    text.chars().filter(|c| *c != '\r').map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c })
}

/// The first characters, as many as fit into that many columns; cut short with an ellipsis.
fn clip(chars: impl Iterator<Item = char>, columns: usize) -> String {
    let (mut out, mut used) = (String::new(), 0);
    for c in chars {
        let width = c.width().unwrap_or(0);
        if used + width > columns {
            while used + 1 > columns {
                match out.pop() {
                    Some(last) => used -= last.width().unwrap_or(0),
                    None => break,
                }
            }
            out.push('…');
            break;
        }
        used += width;
        out.push(c);
    }
    out
}

/// The words with spaces after them, up to that many columns.
pub fn pad(words: &str, columns: usize) -> String {
    format!("{words}{}", " ".repeat(columns.saturating_sub(words.width())))
}

/// The verdict, in the colour of the gravest finding: green only where everything was read and checked.
fn verdict(checked: &Checked, style: &Style) -> String {
    let colour = match (checked.verdict(), checked.outcomes.tally()) {
        (Verdict::Clean, _) => "1;32",
        (Verdict::Findings, Tally { errors: 1.., .. }) => "1;31",
        _ => "1;33",
    };
    style.paint(colour, &super::verdict(checked, style.lang))
}

/// The same for what was found between reports.
fn verdict_between(found: &SetOutcomes, style: &Style) -> String {
    let colour = match found.tally() {
        Tally { errors: 1.., .. } => "1;31",
        Tally { warnings: 0, not_evaluated: 0, passed: 1.., .. } => "1;32",
        _ => "1;33",
    };
    style.paint(colour, &super::verdict_between(found, style.lang))
}

/// The line under many reports.
fn total(checked: &[Checked], across: &[Finding], style: &Style) -> String {
    let between = Tally::of(across);
    let tallies: Vec<_> = checked.iter().map(|c| c.outcomes.tally()).collect();
    let with_errors = tallies.iter().filter(|t| t.errors > 0).count();
    let with_gaps = tallies.iter().filter(|t| t.not_evaluated > 0).count();
    let sum = |count: fn(&Tally) -> usize| tallies.iter().map(count).sum::<usize>();
    let (errors, warnings, passed) = (sum(|t| t.errors), sum(|t| t.warnings), sum(|t| t.passed));
    match style.lang {
        Lang::Zh => format!(
            "共核对 {} 份报告：{with_errors} 份有错误（{errors} 处），警告 {warnings} 处；报告之间错误 {} 处、警告 {} 处；\
             核对通过 {passed} 项，{with_gaps} 份有未能核对的内容。\n",
            checked.len(),
            between.errors,
            between.warnings
        ),
        Lang::En => format!(
            "{} reports: {with_errors} with errors ({errors} in all), {warnings} warnings; between them {} errors and {} \
             warnings; {passed} checks held, {with_gaps} reports could not be checked in full.\n",
            checked.len(),
            between.errors,
            between.warnings
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn underlined(text: &str, number: &str) -> (String, String) {
        let at = text.find(number).unwrap();
        let mut out = String::new();
        let style = Style { lang: Lang::Zh, colours: false };
        quote(&mut out, text, &LineIndex::new(text), Span::new(at, at + number.len()), &style);
        let (line, under) = out.split_once('\n').unwrap();
        (line.to_owned(), under.trim_end().to_owned())
    }

    #[test]
    fn the_underline_stands_under_the_number_whatever_stands_before_it() {
        for text in ["重复申请\t22\t25\t0", "ab\n 共收到２２ 件，22 件", "a😀22", "22"] {
            let (line, under) = underlined(text, "22");
            let column = under.width() - 2;
            let shown: String = {
                let (mut used, mut from) = (0, 0);
                for (at, c) in line.char_indices() {
                    if used == column {
                        from = at;
                        break;
                    }
                    used += c.width().unwrap_or(0);
                }
                line[from..].to_owned()
            };
            assert!(shown.starts_with("22"), "{line}\n{under}");
        }
    }

    #[test]
    fn a_long_line_is_cut_about_the_number() {
        let text = format!("{}申请 731 件{}", "文字".repeat(300), "文字".repeat(300));
        let (line, under) = underlined(&text, "731");
        assert!(line.width() <= SHOWN + 8 && line.contains("731"), "{line}");
        assert!(line.contains('…') && under.ends_with("^^^"), "{line}\n{under}");
    }
}
