//! Tables as converters leave them ([`sample_reports::layouts::worn`]): no figure is misread, no sound table is accused, and
//! what could be read once can be read.

use gouji::finding::Severity;
use gouji::form::{FORM_2019, FORM_2021};
use gouji::options::Options;
use gouji::{check, reading, source};

use super::{emptied, misread, unread};
use sample_reports::layouts::worn::{WEARS, Wear, render};
use sample_reports::{BODIES, Sample};

fn sample(seed: u64) -> (u64, Sample) {
    let form = if seed.is_multiple_of(2) { &FORM_2021 } else { &FORM_2019 };
    (seed, Sample::random(form, BODIES[seed as usize % BODIES.len()].0, seed))
}

fn samples() -> Vec<(u64, Sample)> {
    (0..10).map(sample).collect()
}

fn wrong_in(wear: &Wear, seed: u64, sample: &Sample) -> Option<String> {
    let text = render(sample, wear, seed);
    let wrong = misread(sample, &reading::read(source::from_text(text.clone())));
    let some: Vec<String> = wrong.iter().take(4).cloned().collect();
    (!wrong.is_empty()).then(|| {
        format!(
            "{}, seed {seed}: {} misread\n  {}\n{}",
            wear.0,
            wrong.len(),
            some.join("\n  "),
            if std::env::var("SHOW").is_ok() { &text } else { "" }
        )
    })
}

#[test]
fn no_figure_is_misread() {
    let mut failures = Vec::new();
    for wear in WEARS {
        failures.extend((0..40).map(sample).filter_map(|(seed, sample)| wrong_in(&wear, seed, &sample)));
        for seed in 0..6 {
            for (with, one_in) in [("", 9), ("", 40), ("-", 6)] {
                failures.extend(wrong_in(&wear, seed, &emptied(seed, with, one_in)));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn sound_tables_are_accused_of_nothing() {
    let mut failures = Vec::new();
    for wear in WEARS {
        for (seed, sample) in samples() {
            let text = render(&sample, &wear, seed);
            let checked = check(source::from_text(text), &Options::default(), None);
            let of_tables = |code: &str| {
                ["T2-", "T3-", "T4-", "FORM-CELL", "STRUCT-TABLE", "STRUCT-FORM", "NARR"]
                    .iter()
                    .any(|p| code.starts_with(p))
            };
            for finding in checked
                .outcomes
                .findings
                .iter()
                .filter(|f| of_tables(f.code) && f.severity <= Severity::Warning)
            {
                failures.push(format!("{}, seed {seed}: {} {}", wear.0, finding.code, finding.message.zh));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// Cells of these samples that are not read, by wear; every other cell is.
const UNREAD: [(&str, usize); 2] = [
    // Which digits of two lines are one figure is not certain enough.
    ("figures over two lines in narrow columns", 143),
    // Of a label over four lines the last, in front of the figures, might be another row's.
    ("quoted cells over lines, tabs", 35),
];

#[test]
fn what_can_be_read_is_read() {
    let mut failures = Vec::new();
    for wear in WEARS {
        let (mut all, mut lost, mut some) = (0, 0, Vec::new());
        for (seed, sample) in samples() {
            let report = reading::read(source::from_text(render(&sample, &wear, seed)));
            let missing = unread(&sample, &report);
            all += sample.cells().count();
            lost += missing.len();
            some.extend(missing.into_iter().take(3).map(|m| format!("{seed}: {m}")));
        }
        let known = UNREAD.iter().find(|(name, _)| *name == wear.0).map_or(0, |(_, lost)| *lost);
        if lost > known {
            some.truncate(6);
            failures.push(format!("{}: {lost} of {all} unread: {}", wear.0, some.join("; ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
