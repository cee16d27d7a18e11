//! Tables as programs and offices hand them on ([`sample_reports::layouts::carried`]): no figure is misread, no sound table is
//! accused, and a wrong cell is told or named as not checked.

use gouji::finding::Severity;
use gouji::form::{CellId, FORM_2019, FORM_2021, TableId};
use gouji::num::Num;
use gouji::options::Options;
use gouji::report::Report;
use gouji::{Checked, check, reading, source};

use super::emptied;
use sample_reports::layouts::carried::CARRIED;
use sample_reports::layouts::extracted::EXTRACTED;
use sample_reports::layouts::worn::{Wear, render};
use sample_reports::{BODIES, Dice, Sample};

fn handed_on() -> impl Iterator<Item = Wear> {
    CARRIED.into_iter().chain(EXTRACTED)
}

fn sample(seed: u64) -> Sample {
    let form = if seed.is_multiple_of(2) { &FORM_2021 } else { &FORM_2019 };
    Sample::random(form, BODIES[seed as usize % BODIES.len()].0, seed)
}

fn printed(sample: &Sample, id: CellId) -> Option<Num> {
    Num::parse(sample.text(id.table, id.row, id.column).trim_end_matches("万元").trim_start_matches('+'))
}

fn misread(sample: &Sample, report: &Report) -> Vec<String> {
    let read = report.cells().filter_map(|(id, cell)| Some((id, cell.value?)));
    let wrong = read.filter(|(id, value)| printed(sample, *id) != Some(*value));
    wrong
        .map(|(id, value)| {
            format!("{id} read as {value}, printed {:?}", sample.text(id.table, id.row, id.column))
        })
        .collect()
}

fn text_of(wear: &Wear, sample: &Sample, seed: u64) -> String {
    let text = render(sample, wear, seed);
    if std::env::var("GOUJI_SHOW").is_ok_and(|wanted| wanted == format!("{}/{seed}", wear.0)) {
        println!("{text}");
    }
    text
}

fn checked(text: String) -> Checked {
    check(source::from_text(text), &Options::default(), None)
}

#[test]
fn no_figure_of_a_carried_table_is_misread() {
    let mut failures = Vec::new();
    for wear in handed_on() {
        let whole = (0..40).map(|seed| (seed, sample(seed)));
        let some = (0..6)
            .flat_map(|seed| [("", 9), ("", 40), ("-", 6)].map(|(with, n)| (seed, emptied(seed, with, n))));
        for (seed, sample) in whole.chain(some) {
            let report = reading::read(source::from_text(text_of(&wear, &sample, seed)));
            let wrong = misread(&sample, &report);
            if let Some(first) = wrong.first() {
                failures.push(format!("{}/{seed}: {} misread, {first}", wear.0, wrong.len()));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// What is told of tables that say so themselves.
const OWN: [(&str, &[&str]); 5] = [
    ("a dash for each nought", &["FORM-CELL-PLACEHOLDER"]),
    ("each nought blank, tabs", &["FORM-CELL-EMPTY", "T3-BLANK"]),
    ("each nought a letter", &["FORM-CELL-FORMAT"]),
    ("last year's figure in brackets", &["FORM-CELL-TEXT"]),
    ("last year's figure behind a slash", &["FORM-CELL-TEXT"]),
];

#[test]
fn sound_carried_tables_are_accused_of_nothing() {
    const OF_TABLES: [&str; 7] = ["T2-", "T3-", "T4-", "FORM-CELL", "STRUCT-", "FORM-YEAR", "NARR"];
    let mut failures = Vec::new();
    for wear in handed_on() {
        for seed in 0..10 {
            let checked = checked(text_of(&wear, &sample(seed), seed));
            let loud = checked.outcomes.findings.iter().filter(|f| f.severity <= Severity::Warning);
            // What an office writes in place of a number is the office's own.
            let is_own = |code: &str| OWN.iter().any(|(name, own)| *name == wear.0 && own.contains(&code));
            let of_tables =
                loud.filter(|f| OF_TABLES.iter().any(|family| f.code.starts_with(family)) && !is_own(f.code));
            failures.extend(of_tables.map(|f| format!("{}/{seed}: {} {}", wear.0, f.code, f.message.zh)));
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// Whether anything says of a cell what is wrong, or that it was not checked.
fn names(checked: &Checked, cell: CellId) -> bool {
    let proposed = |f: &gouji::finding::Finding| {
        f.suggestions.iter().chain(f.alternatives.iter().flatten()).any(|s| s.cell == cell)
    };
    let told = checked.outcomes.findings.iter().any(|f| f.cells.contains(&cell) || proposed(f));
    told || checked.outcomes.skipped.iter().any(|s| s.cells.contains(&cell))
        || !checked.report.table(cell.table).is_read()
}

#[test]
fn a_wrong_cell_of_a_carried_table_is_told_or_not_checked() {
    let (mut failures, mut counts) = (Vec::new(), Vec::new());
    for wear in handed_on() {
        let (mut read, mut all) = (0, 0);
        for seed in 0..10 {
            let (sound, mut dice) = (sample(seed), Dice::new(seed + 77));
            let counted: Vec<CellId> =
                sound.cells().map(|(id, _)| id).filter(|id| id.table != TableId::T2).collect();
            for _ in 0..6 {
                let cell = *dice.pick(&counted);
                let mut wrong = sound.clone();
                let right = sound.text(cell.table, cell.row, cell.column).parse::<u64>().unwrap_or(0);
                let value = right + 1 + dice.up_to(right as i64 + 20) as u64;
                wrong.print(cell, value.to_string());
                let checked = checked(render(&wrong, &wear, seed));
                all += 1;
                read += usize::from(checked.report.value(cell).is_some());
                let of = format!("{}/{seed}, {cell} {right} → {value}", wear.0);
                failures.extend((!names(&checked, cell)).then(|| format!("{of}: silence")));
                let proposed = checked.outcomes.findings.iter().flat_map(|f| f.suggestions.iter());
                let against = proposed.filter(|s| printed(&sound, s.cell) != Some(s.value));
                failures.extend(against.map(|s| format!("{of}: {} proposed for {}", s.value, s.cell)));
            }
        }
        counts.push(format!("{read:>3} of {all} read: {}", wear.0));
    }
    println!("{}", counts.join("\n"));
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}
