//! Sound reports of our own writing, and one wrong figure at a time planted in their prose.
//!
//! What is sound must stay silent; what is planted must be found, with the wrong figure among the places that the
//! finding marks. `GOUJI_WRITE=1` writes what was measured into `docs/accuracy.md`.

mod template;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use gouji::checked;
use gouji::document::Document;
use gouji::finding::{Finding, Severity};
use gouji::options::Options;
use gouji::reading::prose as prose_reading;
use gouji::report::{Identity, Located, Paragraph, ParagraphKind, Report, Section, SectionKind};
use gouji::rules::narrative::Verdict;
use gouji::text::Span;

use crate::example::page::cases;
use crate::in_memory;
use sample_reports::Dice;
use template::{Figure, Template, Written};

const SEEDS: [u64; 3] = [3, 17, 40];

/// Every fixture, as as many reports as there are seeds.
fn templates() -> Vec<Template> {
    let cases = cases("prose");
    cases.iter().flat_map(|case| SEEDS.map(|seed| Template::read(case.page(), &case.block, seed))).collect()
}

/// The prose of every template under the headings of its sections, by name.
pub fn texts() -> Vec<(String, String)> {
    let text = |template: &Template| {
        let written = template.write(None);
        let mut text = format!("{}\n", template.sample.title());
        let mut last = None;
        for (section, from, to) in written.paragraphs {
            if last.replace(section) != Some(section) {
                text += &format!("{}、{}\n", section.numeral(), section.title());
            }
            text += &format!("{}\n", &written.text[from..to]);
        }
        (template.name.clone(), text)
    };
    templates().iter().map(text).collect()
}

/// The report that a template and its prose make: tables as a perfect reader would read them, prose read as ever.
fn report(template: &Template, written: &Written) -> Report {
    let sample = &template.sample;
    let at = |value: &str| Located { value: value.to_owned(), span: Span::default() };
    let identity = Identity {
        body: Some(at(sample.body)),
        kind: Some(template.kind),
        year: Some(Located { value: sample.year, span: Span::default() }),
        ..Identity::default()
    };
    let paragraphs = written.paragraphs.iter().map(|(section, from, to)| Paragraph {
        span: Span::new(*from, *to),
        gap: None,
        kind: ParagraphKind::Prose,
        section: Some(*section),
    });
    let section = |kind: SectionKind| Section {
        kind: Some(kind),
        numeral: kind.numeral().into(),
        title: kind.title().into(),
        heading: Span::default(),
        span: Span::default(),
    };
    let mut report = Report {
        document: Arc::new(Document { text: written.text.clone(), ..Document::default() }),
        identity,
        paragraphs: paragraphs.collect(),
        sections: SectionKind::ALL.into_iter().map(section).collect(),
        ..in_memory::report(sample)
    };
    let prose = prose_reading::read(&report);
    (report.facts, report.claims, report.lists) = (prose.facts, prose.claims, prose.lists);
    (report.ratios, report.speaks_of_handling_fee) = (prose.ratios, prose.handling_fee);
    report
}

/// Errors and warnings about the prose.
fn findings(report: &Report) -> Vec<Finding> {
    let found = checked::run(report, &Options::default(), None).findings;
    let ours = |f: &Finding| f.code.starts_with("NARR") || f.code.starts_with("INT");
    found.into_iter().filter(|f| ours(f) && f.severity <= Severity::Warning).collect()
}

#[test]
fn sound_prose_stays_silent() {
    let (mut errors, mut warnings, mut reports) = (Vec::new(), Vec::new(), 0);
    for template in templates() {
        let written = template.write(None);
        reports += 1;
        for finding in findings(&report(&template, &written)) {
            let line = format!("{}: {} {}", template.name, finding.code, finding.message.zh);
            if finding.severity == Severity::Error { errors.push(line) } else { warnings.push(line) }
        }
    }
    assert!(errors.is_empty(), "errors on sound reports:\n{}", errors.join("\n"));
    assert!(
        warnings.len() * 10 <= reports,
        "{} warnings on {reports}:\n{}",
        warnings.len(),
        warnings.join("\n")
    );
}

#[test]
fn what_is_not_compared_says_why() {
    for template in templates() {
        let written = template.write(None);
        let report = report(&template, &written);
        let outcomes = checked::run(&report, &Options::default(), None);
        for (fact, judged) in report.facts.iter().zip(&outcomes.judgements) {
            let why = judged.reason.as_ref().map_or("", |words| words.zh.as_str());
            let quote = fact.quote.of(&written.text);
            assert!(judged.verdict != Verdict::NotCompared || !why.is_empty(), "{}: {quote}", template.name);
        }
    }
}

/// Two rules that each leave a number to the other say nothing of it: what differs is told by a finding, and a reason that
/// points to another finding points to one that is there.
#[test]
fn what_is_left_to_another_rule_is_told_there() {
    let mut silent = Vec::new();
    for template in templates() {
        let sound = template.write(None);
        let mut dice = Dice::new(sound.text.len() as u64);
        for (nth, figure) in sound.figures.iter().enumerate() {
            let wrong = spoil(&figure.printed, &mut dice);
            let written = template.write(Some((nth, &wrong)));
            let report = report(&template, &written);
            let outcomes = checked::run(&report, &Options::default(), None);
            for (fact, judged) in report.facts.iter().zip(&outcomes.judgements) {
                let why = judged.reason.as_ref().map_or("", |words| words.zh.as_str());
                let told = |codes: &[&str]| {
                    let of_code =
                        |f: &&Finding| codes.is_empty() || codes.iter().any(|code| f.code.starts_with(code));
                    let mut found = outcomes.findings.iter().filter(of_code);
                    found.any(|f| codes == ["T3-ROOT"] || f.marks.iter().any(|m| m.span.overlaps(fact.span)))
                };
                let carried = match judged.verdict {
                    Verdict::Differs => told(&[]) || judged.severity.is_none() && !why.is_empty(),
                    Verdict::NotCompared if why.contains("前后不一致") => told(&["INT-REPEAT"]),
                    Verdict::NotCompared if why.contains("收费单位") => told(&["T2-FEE", "NARR-FEE"]),
                    Verdict::NotCompared if why.contains("疑似错格") => told(&["T3-ROOT"]),
                    _ => true,
                };
                if !carried {
                    let quote = fact.quote.of(&written.text);
                    silent.push(format!("{} {} → {wrong}: “{quote}” {why}", template.name, figure.printed));
                }
            }
        }
    }
    assert!(silent.is_empty(), "{}\n{}", silent.len(), silent.join("\n"));
}

/// What was measured for one kind of figure.
#[derive(Default)]
struct Tally {
    figures: usize,
    planted: usize,
    found: usize,
}

#[test]
fn planted_figures_are_found() {
    let (mut tallies, mut missed) = (BTreeMap::<String, Tally>::new(), Vec::new());
    for template in templates() {
        let sound = template.write(None);
        let mut dice = Dice::new(template.name.len() as u64 + sound.text.len() as u64);
        for (nth, figure) in sound.figures.iter().enumerate() {
            let tally = tallies.entry(kind_of(figure)).or_default();
            if figure.expression.starts_with("updown") || figure.expression.starts_with('Y') {
                continue;
            }
            tally.figures += 1;
            if !figure.bound {
                continue;
            }
            let wrong = spoil(&figure.printed, &mut dice);
            let written = template.write(Some((nth, &wrong)));
            let place = &written.figures[nth];
            let span = Span::new(place.start, place.end);
            tally.planted += 1;
            let found = findings(&report(&template, &written));
            if found.iter().any(|f| f.marks.iter().any(|m| m.span.overlaps(span))) {
                tally.found += 1;
            } else {
                let line =
                    written.paragraphs.iter().find(|(_, from, to)| (*from..*to).contains(&place.start));
                let line = line.and_then(|(_, from, to)| written.text.get(*from..*to)).unwrap_or_default();
                missed.push(format!(
                    "{} {{{}}} {} → {wrong}: {line}",
                    template.name, figure.expression, figure.printed
                ));
            }
        }
    }
    let sum = |pick: fn(&Tally) -> usize| tallies.values().map(pick).sum::<usize>();
    let (figures, planted, found) = (sum(|t| t.figures), sum(|t| t.planted), sum(|t| t.found));
    if std::env::var_os("GOUJI_WRITE").is_some() {
        write_accuracy(&tallies, figures, planted, found, &missed);
    }
    eprintln!("{found} of {planted} planted figures found; {figures} figures in all\n{}", missed.join("\n"));
    assert!(
        found * 100 >= planted * 95,
        "{found} of {planted} planted figures found:\n{}",
        missed.join("\n")
    );
}

/// A wrong number that looks like a slip: two digits swapped, one changed, one too many, one off.
fn spoil(printed: &str, dice: &mut Dice) -> String {
    let Ok(value) = printed.parse::<i64>() else {
        if printed.contains('.') {
            // A percentage: its whole part, by three.
            let (whole, rest) = printed.split_once('.').expect("a point");
            return format!("{}.{rest}", whole.parse::<i64>().expect("digits") + 3);
        }
        return if printed == "五" { "七".into() } else { "五".into() };
    };
    let digits: Vec<char> = printed.chars().collect();
    let mut candidates = vec![value + 1, value + 1 + dice.up_to(9), value * 10 + 3];
    if digits.len() > 1 && digits[0] != digits[1] {
        let mut swapped = digits.clone();
        swapped.swap(0, 1);
        candidates.extend(swapped.iter().collect::<String>().parse::<i64>());
    }
    dice.pick(&candidates).to_string()
}

/// Which line of the table a figure belongs to.
fn kind_of(figure: &Figure) -> String {
    let name = figure.expression.trim_start_matches("cn:");
    let kind = match name {
        _ if name.starts_with('%') => "shares and rates",
        _ if name.starts_with('^') => "growth",
        "N" | "N+I" => "received, accepted",
        "I" => "carried in",
        "T" => "handled",
        "F" => "carried out",
        "granted" | "partial" | "open" | "refuse" | "unable" | "noproc" | "other" => "outcomes",
        _ if name.starts_with("o_sub") => "rows of an outcome",
        _ if name.starts_with("a_") => "applicants",
        _ if name.starts_with("rv") || name.starts_with("su") => "reviews and suits",
        _ if name.starts_with("d_") => "normative documents",
        "lic" | "pen" | "coe" => "licences, penalties, coercion",
        _ if figure.bound => "wholes and parts",
        _ => "bound by nothing in the report",
    };
    kind.to_owned()
}

/// Puts the measurements between their marks in `docs/accuracy.md`.
fn write_accuracy(
    tallies: &BTreeMap<String, Tally>,
    figures: usize,
    planted: usize,
    found: usize,
    missed: &[String],
) {
    let mut page = String::from(
        "| figures of | in the prose | planted | found | |\n| --- | ---: | ---: | ---: | ---: |\n",
    );
    for (kind, t) in tallies.iter().filter(|(_, t)| t.figures > 0) {
        let share = (t.found * 1000)
            .checked_div(t.planted)
            .map_or_else(|| "–".to_owned(), |p| format!("{}.{} %", p / 10, p % 10));
        page += &format!("| {kind} | {} | {} | {} | {share} |\n", t.figures, t.planted, t.found);
    }
    let share = |n: usize, of: usize| {
        (n * 1000).checked_div(of).map_or_else(String::new, |p| format!("{}.{} %", p / 10, p % 10))
    };
    page += &format!("| **all** | {figures} | {planted} | {found} | {} |\n\n", share(found, planted));
    page +=
        &format!("Of all {figures} figures {} would have been noticed if wrong.\n\n", share(found, figures));
    page += "Missed:\n\n";
    page += &if missed.is_empty() {
        "none\n".to_owned()
    } else {
        missed.iter().map(|m| format!("- {m}\n")).collect::<String>()
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    let old = std::fs::read_to_string(&path).expect("docs/accuracy.md");
    let (head, tail) = old.split_once("<!-- prose:begin -->\n").expect("a mark");
    let (_, tail) = tail.split_once("<!-- prose:end -->").expect("an end mark");
    let new = format!("{head}<!-- prose:begin -->\n{page}<!-- prose:end -->{tail}");
    std::fs::write(path, new).expect("written");
}
