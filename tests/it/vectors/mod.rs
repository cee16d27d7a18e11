//! Whole reports of our own writing that carry the figures of known real ones, and all that must be said about them.
//!
//! One page is one report. Its head says what is expected, a line each; from `基础：` on it is a report in the language
//! of [`crate::example`]:
//!
//! ```text
//! # who, which year, in what shape, and what it is here for
//! 用 PARSE-HEADER-ODD                   this rule is switched on
//! 跨                                    what is asked for is said across the years, not of the one report
//! 错 NARR-OUTCOME «258件»：272 + 3 = 275；337   an error of this rule marks exactly these words; these figures stand in
//!                                       its message or its formula
//! 疑 T3-TOTAL-BLANK t3.granted.total    a warning names this cell (示 for information, 未 not evaluated)
//! 核 T3-BALANCE：859 + 18 = 805 + 72    this check was made and holds, with this calculation
//! 核 NARR-DONE «805件»                  the same, of these words
//! 静 «161件» 本级                        these words stand in the report and no finding marks them
//! 略 T3-ROW-SUM：空白                     this check was not made, for a reason with these words
//! 余 T3-BALANCE                         whatever else these rules say is not what the page is about
//! ```
//!
//! Nothing else may be said, of whatever severity.

use gouji::finding::{Finding, Held, Mark, Role, Severity};
use gouji::form::CellId;
use gouji::options::Options;
use gouji::report::Report;
use gouji::rules::{self, Outcomes};
use gouji::set;
use gouji::text::Span;
use gouji::{Checked, check};

use crate::across_examples;
use crate::example::Example;
use crate::verdict;

/// A line of the head after its first word.
struct Line<'a> {
    code: &'a str,
    words: Vec<&'a str>,
    cells: Vec<CellId>,
    figures: Vec<&'a str>,
}

impl<'a> Line<'a> {
    fn read(line: &'a str) -> Line<'a> {
        let mut words = Vec::new();
        let (mut front, mut rest) = (Vec::new(), line);
        while let Some((before, tail)) = rest.split_once('«') {
            let (marked, after) = tail.split_once('»').expect("« without »");
            front.push(before);
            words.push(marked);
            rest = after;
        }
        let (last, figures) = rest.split_once('：').unwrap_or((rest, ""));
        front.push(last);
        let mut front = front.into_iter().flat_map(str::split_whitespace);
        let code = front.next().unwrap_or_default();
        let cells = front.map(|id| CellId::parse(id).unwrap_or_else(|| panic!("no cell {id}: {line}")));
        let figures = figures.split('；').map(str::trim).filter(|f| !f.is_empty());
        Line { code, words, cells: cells.collect(), figures: figures.collect() }
    }

    /// Whether a finding is what the line asks for.
    fn is_met_by(&self, severity: Severity, finding: &Finding, text: &str) -> bool {
        let said = format!("{} {}", finding.message.zh, finding.formula.as_deref().unwrap_or_default());
        finding.code == self.code
            && finding.severity == severity
            && self.words.iter().all(|words| verdict::marks(finding, text, words))
            && self.cells.iter().all(|cell| finding.cells.contains(cell))
            && self.figures.iter().all(|figure| said.contains(figure))
    }

    /// Whether a check that holds is what the line asks for.
    fn is_held_by(&self, held: &Held, text: &str) -> bool {
        let about = |words: &str| {
            let meets = |span: &Span| places(text, words).any(|place| place.overlaps(*span));
            held.spans.iter().any(meets)
        };
        held.code == self.code
            && self.words.iter().all(|words| about(words))
            && self.cells.iter().all(|cell| held.cells.contains(cell))
            && self.figures.iter().all(|figure| held.formula.contains(figure))
    }
}

/// Where these words stand.
fn places<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len()))
}

/// A check that holds, as a person reads it in a failing test.
fn held_as_shown(held: &Held, text: &str) -> String {
    let places: Vec<&str> = held.spans.iter().map(|span| span.of(text)).collect();
    format!("held: {} {places:?}", held.formula)
}

/// Head and report of a page.
fn parts(page: &str) -> (&str, &str) {
    page.split_at(page.find("基础：").expect("基础："))
}

/// The report of a page, checked; a report with units, with what is said across them.
fn checked(head: &str, block: &str) -> Checked {
    let example = Example::parse(block).expect("a report");
    let mut options = Options::default();
    let switched_on: Vec<&str> = head.lines().filter_map(|l| l.strip_prefix("用 ")).collect();
    if !switched_on.is_empty() {
        let on = rules::catalogue().map(|r| r.meta()).filter(|m| m.on).map(|m| m.code);
        options.select = on.chain(switched_on).map(str::to_owned).collect();
    }
    if !example.units.is_empty() || head.lines().any(|line| line == "跨") {
        let (reports, roles) = across_examples::reports(&example);
        let set = set::check(reports, &roles, &options);
        let report = set.reports.into_iter().next().expect("the whole").report;
        let set::Outcome { findings, held, skipped } = set.across;
        return Checked { report, outcomes: Outcomes { findings, held, skipped, judgements: Vec::new() } };
    }
    let previous = example.previous.as_ref().map(|p| gouji::reading::read(p.document()));
    check(example.draft.document(), &options, previous.as_ref())
}

/// The reports of all pages, by name.
pub fn reports() -> Vec<(String, Report)> {
    let report = |page: &str| {
        let (head, block) = parts(page);
        checked(head, block).report
    };
    verdict::pages("vectors").into_iter().map(|(name, page)| (name, report(&page))).collect()
}

/// What is wrong with the answer to a page.
fn problems(head: &str, checked: &Checked) -> Vec<String> {
    let (text, found) = (checked.report.text(), &checked.outcomes.findings);
    let mut unmet = Vec::new();
    let mut met = vec![false; found.len()];
    for line in head.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let expected = Line::read(rest);
        let is_met = match (word, verdict::severity(word)) {
            ("跨", _) => true,
            ("用", _) => rules::find(expected.code).is_some_and(|r| !r.meta().on),
            ("略", _) => {
                let is_so = |reason: &str| expected.figures.iter().all(|words| reason.contains(words));
                checked.outcomes.skipped.iter().any(|s| s.code == expected.code && is_so(&s.reason.zh))
            }
            ("余", _) => rules::find(expected.code).is_some(),
            ("核", _) => checked.outcomes.held.iter().any(|held| expected.is_held_by(held, text)),
            ("静", _) => {
                let marks = found.iter().flat_map(|f| &f.marks).filter(|m| m.role == Role::Subject);
                let marks: Vec<&Mark> = marks.collect();
                let quiet = |words: &str| {
                    let mut of = places(text, words).peekable();
                    of.peek().is_some() && !of.any(|place| marks.iter().any(|m| m.span.overlaps(place)))
                };
                !expected.words.is_empty() && expected.words.iter().all(|words| quiet(words))
            }
            (_, Some(severity)) => {
                let hit = found
                    .iter()
                    .zip(&met)
                    .position(|(f, taken)| !taken && expected.is_met_by(severity, f, text));
                hit.inspect(|hit| met[*hit] = true).is_some()
            }
            (_, None) => false,
        };
        if !is_met {
            let held = checked.outcomes.held.iter().filter(|held| held.code == expected.code);
            let held: Vec<String> = held.map(|held| held_as_shown(held, text)).collect();
            unmet.push(format!("not so: {line}\n      {}", held.join("\n      ")));
        }
    }
    let left: Vec<&str> = head.lines().filter_map(|line| line.strip_prefix("余 ")).collect();
    let more = found.iter().zip(&met).filter(|(f, met)| !**met && !left.contains(&f.code));
    let more: Vec<&Finding> = more.map(|(f, _)| f).collect();
    if !more.is_empty() {
        unmet.push(format!("not expected:\n      {}", verdict::said(more, text)));
    }
    unmet
}

/// What is wrong with the answers to the pages of a folder. A page may hold several reports, a line of `====` between.
fn answers(folder: &str) -> String {
    let mut all = Vec::new();
    for (name, page) in verdict::pages(folder) {
        for part in page.split("====\n") {
            let (head, block) = parts(part);
            let problems = problems(head, &checked(head, block));
            if !problems.is_empty() {
                let about = head.lines().next().unwrap_or_default();
                all.push(format!("{name} {about}\n    {}", problems.join("\n    ")));
            }
        }
    }
    all.join("\n")
}

#[test]
fn known_reports_get_the_answer_they_deserve() {
    let wrong = answers("vectors");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Small reports with one thing wrong: what is said about it, to the words.
#[test]
fn what_is_wrong_is_said_in_the_right_words() {
    let wrong = answers("said");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A report with one more in place of the number of some words, and the words around it as they stand then. A digit
/// before the words would make them the end of another number.
fn one_more(block: &str, words: &str) -> Option<(String, String)> {
    let from = words.find(|c: char| c.is_ascii_digit())?;
    let length = words[from..].find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len() - from);
    let number: u64 = words[from..from + length].parse().ok()?;
    let wrong = format!("{}{}{}", &words[..from], number + 1, &words[from + length..]);
    let whole = |at: &usize| !block[..*at].ends_with(|c: char| c.is_ascii_digit());
    let at = block.match_indices(words).map(|(at, _)| at).find(whole)?;
    let line = block[..at].rfind('\n').map_or(0, |end| end + 1);
    let before: String = block[line..at].chars().rev().take_while(|c| *c != '：').take(6).collect();
    let around = before.chars().rev().collect::<String>() + &wrong;
    Some((format!("{}{wrong}{}", &block[..at], &block[at + words.len()..]), around))
}

#[test]
fn a_number_one_off_in_what_is_known_to_agree_is_told() {
    let (mut tried, mut missed) = (0, Vec::new());
    for (name, page) in verdict::pages("vectors") {
        let (head, block) = parts(&page);
        let reckoned =
            |line: &&str| ["NARR-", "INT-SUM", "INT-PCT", "INT-RATE"].iter().any(|c| line.starts_with(c));
        for line in head.lines().filter_map(|l| l.strip_prefix("核 ")).filter(reckoned) {
            let expected = Line::read(line);
            for words in expected.words {
                let Some((wrong, around)) = one_more(block, words) else { continue };
                let checked = checked(head, &wrong);
                let text = checked.report.text();
                let at = places(text, &around).next().unwrap_or_else(|| panic!("{name}: {around}"));
                let found = checked.outcomes.findings.iter().filter(|f| f.severity <= Severity::Warning);
                let told = found.flat_map(|f| &f.marks).any(|m| m.span.overlaps(at));
                tried += 1;
                if !told {
                    missed.push(format!("{name}: {around}"));
                }
            }
        }
    }
    println!("{} of {tried} told; not: {missed:#?}", tried - missed.len());
    assert!(tried > 60 && missed.len() * 20 <= tried, "{} of {tried}: {missed:#?}", missed.len());
}

#[test]
fn every_known_report_has_its_page() {
    let names: Vec<String> = verdict::pages("vectors").into_iter().map(|(name, _)| name).collect();
    let seeds = (0..=4).map(|n| format!("s{n:03}"));
    let vectors = (1..=28).map(|n| format!("v{n:02}"));
    for wanted in seeds.chain(vectors) {
        assert!(names.iter().any(|name| name.split('-').next() == Some(&wanted)), "no page for {wanted}");
    }
}

/// The figures of two and more digits in a message; smaller ones may be words in one language.
fn figures(message: &str) -> Vec<&str> {
    let mut figures: Vec<&str> =
        message.split(|c: char| !c.is_ascii_digit() && c != '.').map(|f| f.trim_matches('.')).collect();
    // 02 of a date is 2 in the other language.
    figures.iter_mut().for_each(|f| *f = f.trim_start_matches('0'));
    figures.retain(|f| f.len() > 1);
    figures.sort_unstable();
    figures.dedup();
    figures
}

#[test]
fn messages_say_the_same_in_both_languages() {
    let mut odd = Vec::new();
    for (name, page) in ["vectors", "said"].iter().flat_map(|folder| verdict::pages(folder)) {
        for part in page.split("====\n") {
            let (head, block) = parts(part);
            for finding in checked(head, block).outcomes.findings {
                let words = &finding.message;
                let hollow = ["“”", "〔〕", "[]", "()", "（）", "  ", " ,", "，，"];
                let is_hollow = hollow.iter().any(|h| words.zh.contains(h) || words.en.contains(h));
                // 第四十九条 is article 49: the other way round there may be more.
                let en = figures(&words.en);
                let lacks = figures(&words.zh).iter().any(|figure| !en.contains(figure));
                if is_hollow || words.en.is_empty() || lacks {
                    odd.push(format!("{name} {}: {}\n    {}", finding.code, words.zh, words.en));
                }
            }
        }
    }
    odd.sort();
    odd.dedup();
    assert!(odd.is_empty(), "\n{}", odd.join("\n"));
}
