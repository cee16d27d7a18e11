//! Whole reports of our own writing that carry the figures of known real ones, and all that must be said about them.
//! One page is one report ([`crate::example::page`]): who, which year, in what shape, and what it is here for.

use gouji::finding::Severity;
use gouji::report::Report;

use crate::example::Example;
use crate::example::judge::{self, Heard, ask_all, places};
use crate::example::page::cases;

/// The reports of all pages, by name.
pub fn reports() -> Vec<(String, Report)> {
    let report = |example: &Example| ask_all(example).reports.into_iter().next().expect("the report");
    cases("vectors").iter().map(|case| (case.page().to_owned(), report(&case.example()))).collect()
}

#[test]
fn known_reports_get_the_answer_they_deserve() {
    let (_, problems) = judge::problems("vectors", Heard::All);
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// Small reports with one thing wrong: what is said about it, to the words.
#[test]
fn what_is_wrong_is_said_in_the_right_words() {
    let (_, problems) = judge::problems("said", Heard::All);
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
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
    for case in cases("vectors") {
        let reckoned =
            |code: &str| ["NARR-", "INT-SUM", "INT-PCT", "INT-RATE"].iter().any(|c| code.starts_with(c));
        for held in case.verdicts().filter(|v| v.word == "核" && v.code.is_some_and(reckoned)) {
            for words in held.words {
                let Some((wrong, around)) = one_more(&case.block, words) else { continue };
                let answer = ask_all(&Example::parse(&wrong).expect("a report"));
                let text = answer.text();
                let at = places(text, &around).next().unwrap_or_else(|| panic!("{}: {around}", case.place));
                let found = answer.findings.iter().filter(|f| f.severity <= Severity::Warning);
                let told = found.flat_map(|f| &f.marks).any(|m| m.span.overlaps(at));
                tried += 1;
                if !told {
                    missed.push(format!("{}: {around}", case.place));
                }
            }
        }
    }
    println!("{} of {tried} told; not: {missed:#?}", tried - missed.len());
    assert!(tried > 60 && missed.len() * 20 <= tried, "{} of {tried}: {missed:#?}", missed.len());
}

#[test]
fn every_known_report_has_its_page() {
    let cases = cases("vectors");
    let seeds = (0..=4).map(|n| format!("s{n:03}"));
    let vectors = (1..=28).map(|n| format!("v{n:02}"));
    for wanted in seeds.chain(vectors) {
        let of = |page: &str| page.split('-').next() == Some(&wanted);
        assert!(cases.iter().any(|case| of(case.page())), "no page for {wanted}");
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
    for case in cases("vectors").iter().chain(&cases("said")) {
        for finding in ask_all(&case.example()).findings {
            let words = &finding.message;
            let hollow = ["“”", "〔〕", "[]", "()", "（）", "  ", " ,", "，，"];
            let is_hollow = hollow.iter().any(|h| words.zh.contains(h) || words.en.contains(h));
            // 第四十九条 is article 49: the other way round there may be more.
            let en = figures(&words.en);
            let lacks = figures(&words.zh).iter().any(|figure| !en.contains(figure));
            if is_hollow || words.en.is_empty() || lacks {
                odd.push(format!("{} {}: {}\n    {}", case.place, finding.code, words.zh, words.en));
            }
        }
    }
    odd.sort();
    odd.dedup();
    assert!(odd.is_empty(), "\n{}", odd.join("\n"));
}
