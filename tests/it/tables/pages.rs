//! Tables as web pages have them ([`sample_reports::layouts::pages`]): no figure is misread, no sound table is accused, and
//! what could be read once can be read.

use gouji::finding::{Finding, Severity};
use gouji::form::{FORM_2019, FORM_2021};
use gouji::options::Options;
use gouji::{check, reading, source};

use super::{emptied, misread, unread};
use sample_reports::layouts::pages::{FRAMES, WEARS, framed, render};
use sample_reports::{BODIES, Sample};

/// A sample on a page: in what way, with which seed, the page.
struct Page {
    name: String,
    sample: Sample,
    html: String,
}

fn sound_pages() -> Vec<Page> {
    let mut pages = Vec::new();
    for seed in 0..8u64 {
        let form = if seed.is_multiple_of(2) { &FORM_2021 } else { &FORM_2019 };
        let sample = Sample::random(form, BODIES[seed as usize % BODIES.len()].0, seed);
        pages.extend(pages_of(&sample, seed, "sound"));
    }
    pages
}

/// The sound ones, and as many seeds of samples with blanks and placeholders.
fn sound_and_emptied_pages(seeds: u64) -> Vec<Page> {
    let mut pages = sound_pages();
    for seed in 0..seeds {
        for (with, one_in) in [("", 9), ("", 2), ("-", 6)] {
            pages.extend(pages_of(
                &emptied(seed, with, one_in),
                seed,
                &format!("emptied {with:?} 1/{one_in}"),
            ));
        }
    }
    pages
}

fn pages_of(sample: &Sample, seed: u64, what: &str) -> Vec<Page> {
    let page =
        |name: &str, html| Page { name: format!("{name}, {what} {seed}"), sample: sample.clone(), html };
    let worn = WEARS.iter().map(|wear| page(wear.0, render(sample, wear, seed)));
    worn.chain(FRAMES.iter().map(|frame| page(frame.0, framed(sample, frame)))).collect()
}

#[test]
fn no_figure_is_misread() {
    let pages = sound_and_emptied_pages(5);
    let failures: Vec<String> = pages
        .iter()
        .filter_map(|page| {
            let wrong = misread(&page.sample, &reading::read(source::from_html(&page.html)));
            let some = wrong.iter().take(3).cloned().collect::<Vec<_>>().join("\n  ");
            (!wrong.is_empty()).then(|| format!("{}: {} misread\n  {some}", page.name, wrong.len()))
        })
        .collect();
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn sound_tables_are_accused_of_nothing() {
    let mut failures = Vec::new();
    for page in sound_pages() {
        let checked = check(source::from_html(&page.html), &Options::default(), None);
        failures.extend(accusations(&checked.outcomes.findings).map(|said| format!("{}: {said}", page.name)));
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// What is said against the tables.
fn accusations(findings: &[Finding]) -> impl Iterator<Item = String> {
    let of_tables = |code: &str| {
        ["T2-", "T3-", "T4-", "FORM-CELL", "STRUCT-", "NARR"].iter().any(|p| code.starts_with(p))
    };
    let said = findings.iter().filter(move |f| of_tables(f.code) && f.severity <= Severity::Warning);
    said.map(|f| format!("{} {}", f.code, f.message.zh))
}

/// Cells of the samples that are not printed, or with no certainty in their place, by wear; every other one is read.
fn is_lost(wear: &str, cell: &str) -> bool {
    wear.starts_with("no column of totals") && cell.starts_with("t3.") && cell.contains(".total =")
}

#[test]
fn what_can_be_read_is_read() {
    let mut failures = Vec::new();
    for page in sound_pages() {
        let report = reading::read(source::from_html(&page.html));
        let mut missing = unread(&page.sample, &report);
        missing.retain(|cell| !is_lost(&page.name, cell));
        if !missing.is_empty() {
            let some = missing.iter().take(3).cloned().collect::<Vec<_>>().join("; ");
            failures.push(format!("{}: {} unread: {some}", page.name, missing.len()));
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// A page copied as plain text: tabs between cells, or what people and programs make of tabs.
fn copied(html: &str, between: &str) -> String {
    source::from_html(html).text.replace('\t', between)
}

#[test]
fn no_figure_of_a_copied_page_is_misread() {
    let pages = sound_and_emptied_pages(4);
    let mut failures = Vec::new();
    for page in pages {
        for between in ["\t", " | ", "  ", "\n"] {
            let text = copied(&page.html, between);
            let wrong = misread(&page.sample, &reading::read(source::from_text(text)));
            if !wrong.is_empty() {
                let some = wrong.iter().take(3).cloned().collect::<Vec<_>>().join("\n  ");
                failures.push(format!("{} {between:?}: {} misread\n  {some}", page.name, wrong.len()));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn copied_pages_are_accused_of_nothing() {
    let mut failures = Vec::new();
    for page in sound_pages() {
        for between in ["\t", " | ", "  ", "\n"] {
            let checked = check(source::from_text(copied(&page.html, between)), &Options::default(), None);
            failures.extend(
                accusations(&checked.outcomes.findings)
                    .map(|said| format!("{} {between:?}: {said}", page.name)),
            );
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}
