//! A page of its own for each run: the list of problems, the report's text with the very words marked, and what
//! held. No script, nothing fetched; it opens by double click and prints.

use crate::Checked;
use crate::checked;
use crate::checked::SetOutcomes;
use crate::finding::{Finding, Held, Lang, Role, Severity, Skipped};
use crate::report::Report;
use crate::rules;
use crate::text::Span;

use super::marks::GENERATOR;
use super::problems::{self, Between, Problem, Unread, headings, is_folded};
use super::{masked, pick};

/// Styles: black on white, marks told apart by line style as well as by colour, and a quiet print.
const STYLE: &str = "\
body{font:16px/1.7 system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:2rem auto;max-width:72rem;\
padding:0 1rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}\
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #999;padding:.3rem .5rem;\
text-align:left;vertical-align:top}td{white-space:pre-line}\
th,td:nth-child(8){white-space:nowrap}td:nth-child(2){min-width:6em}\
.text{white-space:pre-wrap;tab-size:4;border:1px solid #ccc;padding:1rem;overflow-wrap:anywhere}\
mark{color:inherit;padding:0 .1em}mark a{color:inherit;text-decoration:none}\
.error{background:#fdd;border-bottom:3px solid #b00}.warning{background:#fe9;border-bottom:3px double #960}\
.info{background:#def;border-bottom:2px dotted #059}.not_evaluated{background:#eee;border-bottom:2px dashed #666}\
.evidence{background:none;border-bottom:1px dotted #555}\
mark:target,tr:target{outline:3px solid #05c}\
@media print{body{margin:0;max-width:none}details,.many .copy{display:none}}";

/// All reports, then what was found between them.
pub fn render(checked: &[Checked], between: &Between<'_>, lang: Lang) -> String {
    let mut page = String::from("<!DOCTYPE html>\n");
    let code = if lang == Lang::Zh { "zh-CN" } else { "en" };
    let title = pick(lang, "年度报告核对结果", "Annual reports, checked");
    page.push_str(&format!(
        "<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{GENERATOR}\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body{}>\n",
        // The texts of a whole folder are for the screen: printed, sixty reports would be a thousand pages.
        if checked.len() > 1 { " class=\"many\"" } else { "" }
    ));
    for (nth, one) in checked.iter().enumerate() {
        report(&mut page, nth, one, lang);
    }
    if !between.is_empty() {
        let SetOutcomes { held, skipped, .. } = between.outcome;
        let verdict = super::verdict_between(between.outcome, lang);
        let heading = pick(lang, "报告之间", "Between reports");
        page.push_str(&format!("<section>\n<h1>{heading}</h1>\n<p><strong>{verdict}</strong></p>\n"));
        lists(&mut page, (&between.problems, &[]), |_| None, skipped, held, lang);
        page.push_str("</section>\n");
    }
    if !between.unread.is_empty() {
        page.push_str(&format!("<section>\n<h1>{}</h1>\n<ul>\n", Unread::heading(lang)));
        let item = |u: &Unread| format!("<li>{}</li>\n", escaped(&u.line(lang)));
        page.extend(between.unread.iter().map(item));
        page.push_str("</ul>\n</section>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn report(page: &mut String, nth: usize, checked: &Checked, lang: Lang) {
    let outcomes = &checked.outcomes;
    let verdict = super::verdict(checked, lang);
    let title = escaped(&super::title(&checked.report, lang));
    page.push_str(&format!("<article>\n<h1>{title}</h1>\n<p><strong>{verdict}</strong></p>\n"));
    let rows = problems::problems(checked, lang);
    let ids = |row| Some((format!("p{nth}-{row}"), format!("m{nth}-{row}")));
    lists(page, (&rows, &problems::aside(checked, lang)), ids, &outcomes.skipped, &outcomes.held, lang);
    page.push_str(&format!(
        "<div class=\"copy\">\n<h2>{}</h2>\n<div class=\"text\">",
        pick(lang, "报告原文（已标注）", "The report, marked")
    ));
    marked_copy(page, nth, &checked.report, &outcomes.findings);
    page.push_str("</div>\n</div>\n</article>\n");
}

/// The problems and what is none, what could not be checked, and what held.
fn lists(
    page: &mut String,
    (rows, aside): (&[Problem], &[Problem]),
    ids: impl Fn(usize) -> Option<(String, String)>,
    skipped: &[Skipped],
    held: &[Held],
    lang: Lang,
) {
    if !rows.is_empty() {
        page.push_str(&format!("<h2>{}</h2>\n", pick(lang, "问题清单", "Problems")));
        table(page, rows, ids, lang);
    }
    if !aside.is_empty() {
        page.push_str(&format!("<h2>{}</h2>\n", problems::aside_heading(lang)));
        table(page, aside, |_| None, lang);
    }
    if !skipped.is_empty() {
        page.push_str(&format!("<h2>{}</h2>\n<ul>\n", pick(lang, "未能核对", "Not checked")));
        for (one, count) in checked::grouped(skipped) {
            let reason = escaped(&masked(one.reason.get(lang)));
            let title = escaped(rules::holds_of(one.code, &one.title, lang));
            let what = format!("{title} ×{count}");
            page.push_str(&format!(
                "<li>{}{}</li>\n",
                code(one.code),
                problems::item(what.trim_start(), &reason)
            ));
        }
        page.push_str("</ul>\n");
    }
    if !held.is_empty() {
        let heading = pick(lang, "核对通过", "What held");
        page.push_str(&format!("<details><summary>{heading} · {}</summary>\n<ul>\n", held.len()));
        for one in held {
            let formula = escaped(&masked(&one.formula));
            let title = escaped(rules::holds_of(one.code, &one.title, lang));
            page.push_str(&format!("<li>{}{}</li>\n", code(one.code), problems::item(&title, &formula)));
        }
        page.push_str("</ul>\n</details>\n");
    }
}

/// A rule's code, where what is said belongs to one.
fn code(code: &str) -> String {
    if code.is_empty() { String::new() } else { format!("<code>{code}</code> ") }
}

/// The list; `ids` gives a row's own id and that of its place in the marked copy.
fn table(page: &mut String, rows: &[Problem], ids: impl Fn(usize) -> Option<(String, String)>, lang: Lang) {
    page.push_str("<table>\n<thead><tr>");
    for heading in headings(lang) {
        page.push_str(&format!("<th scope=\"col\">{heading}</th>"));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for (nth, problem) in rows.iter().enumerate() {
        let ids = ids(nth);
        match &ids {
            Some((own, _)) => page.push_str(&format!("<tr id=\"{own}\">")),
            None => page.push_str("<tr>"),
        }
        for (column, cell) in problem.row(nth + 1, lang).iter().enumerate() {
            let cell = escaped(cell);
            // The place leads to the words themselves.
            match &ids {
                Some((_, place)) if column == 2 => {
                    page.push_str(&format!("<td><a href=\"#{place}\">{cell}</a></td>"));
                }
                _ => page.push_str(&format!("<td>{cell}</td>")),
            }
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

/// A place that is marked, and the row of the list that it belongs to.
struct Place {
    span: Span,
    row: usize,
    severity: Severity,
    subject: bool,
}

/// The whole text with every marked place; where places overlap the gravest shows.
fn marked_copy(page: &mut String, nth: usize, report: &Report, findings: &[Finding]) {
    let text = report.text();
    let heads = findings.iter().filter(|f| !is_folded(f, findings)).enumerate();
    let mut places: Vec<Place> = heads
        .flat_map(|(row, finding)| {
            finding.marks.iter().filter(|m| m.report == 0 && !m.span.of(text).is_empty()).map(move |mark| {
                Place {
                    span: mark.span,
                    row,
                    severity: finding.severity,
                    subject: mark.role == Role::Subject,
                }
            })
        })
        .collect();
    places.sort_by_key(|p| (p.span.start, p.span.end));
    let mut cuts: Vec<usize> = places.iter().flat_map(|p| [p.span.start, p.span.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut named = std::collections::BTreeSet::new();
    // Places that may still reach the piece at hand; they come in the order of their starts.
    let (mut open, mut next): (Vec<&Place>, usize) = (Vec::new(), 0);
    for piece in cuts.windows(2).filter_map(|pair| Some(Span::new(*pair.first()?, *pair.last()?))) {
        open.retain(|p| p.span.end > piece.start);
        while let Some(place) = places.get(next).filter(|p| p.span.start <= piece.start) {
            open.push(place);
            next += 1;
        }
        let words = escaped(&masked(piece.of(text)));
        let Some(place) = open.iter().min_by_key(|p| (!p.subject, p.severity, p.row)) else {
            page.push_str(&words);
            continue;
        };
        let class = if place.subject { place.severity.name() } else { "evidence" };
        let id =
            if named.insert(place.row) { format!(" id=\"m{nth}-{}\"", place.row) } else { String::new() };
        page.push_str(&format!(
            "<mark class=\"{class}\"{id}><a href=\"#p{nth}-{row}\">{words}</a></mark>",
            row = place.row
        ));
    }
}

/// Text that HTML reads as text.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Characters that HTML does not allow are of no use to a reader either.
            '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Words;
    use crate::{reading, source};

    #[test]
    fn overlapping_places_are_marked_once_each_and_the_text_stays_whole() {
        let text = "共收到<12>件，办结12件。";
        let report = reading::read(source::from_text(text));
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let finding =
            |severity, span| Finding::new("X", severity, Words::default()).subject(span).sealed(text);
        let findings = [finding(Severity::Warning, at("收到<12>件")), finding(Severity::Error, at("12"))];
        let mut page = String::new();
        marked_copy(&mut page, 0, &report, &findings);
        assert!(page.contains("<mark class=\"error\" id=\"m0-1\"><a href=\"#p0-1\">12</a></mark>"), "{page}");
        let mut bare = page.clone();
        while let (Some(from), Some(to)) = (bare.find('<'), bare.find('>')) {
            bare.replace_range(from..=to, "");
        }
        assert_eq!(bare, escaped(text));
    }
}
