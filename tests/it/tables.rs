//! Tables 2, 3 and 4 of invented reports, in every layout: each cell is read as printed, or not at all.

mod carried;
mod cases;
mod damage;
mod headers;
mod kinds;
mod lines;
mod mutants;
mod pages;
mod residue;
mod shapes;
mod twice;
mod unreadable;
mod worn;

use gouji::document::Document;
use gouji::form::{CellId, FORM_2019, FORM_2021};
use gouji::report::{BodyKind, CellState, Report};
use gouji::{reading, source};

use sample_reports::layouts::{DRESSES, Dress, Layout, render_dressed};
use sample_reports::{Dice, Sample};

/// The document of a report in a layout.
fn document(layout: Layout, text: &str) -> Document {
    if layout == Layout::Html { source::from_html(text) } else { source::from_text(text) }
}

fn all_layouts() -> impl Iterator<Item = Layout> {
    Layout::TEXT.into_iter().chain([Layout::Html])
}

/// What a printed cell is to be read as: its number, or nothing.
fn value_of(printed: &str) -> Option<String> {
    let number = printed.trim_end_matches("万元").trim_start_matches('+');
    number.parse::<u64>().map(|n| n.to_string()).or_else(|_| decimal(number)).ok()
}

fn decimal(text: &str) -> Result<String, ()> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let is_number = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    if is_number { Ok(text.to_string()) } else { Err(()) }
}

/// Cells that were read as something else than is printed.
fn misread(sample: &Sample, report: &Report) -> Vec<String> {
    let printed: std::collections::BTreeMap<CellId, &str> = sample.cells().collect();
    let mut out = Vec::new();
    for (id, cell) in report.cells() {
        let Some(value) = cell.value else { continue };
        let expected = printed.get(&id).and_then(|p| value_of(p));
        if expected != Some(value.to_string()) {
            out.push(format!("{id} is printed as {expected:?} and was read as {value}"));
        }
    }
    out
}

/// Cells that were not read though a number is printed there.
fn unread(sample: &Sample, report: &Report) -> Vec<String> {
    let mut out = Vec::new();
    for (id, printed) in sample.cells() {
        let value = report.value(id).map(|v| v.to_string());
        if value_of(printed).is_some() && value.is_none() {
            let state = report.cell(id).map_or("no such cell", |c| c.state.name());
            out.push(format!("{id} = {printed} ({state})"));
        }
    }
    out
}

fn check_all(sample: &Sample, layout: Layout, dress: Dress, what: &str) {
    let text = render_dressed(sample, layout, dress);
    let report = reading::read(document(layout, &text));
    let (wrong, missing) = (misread(sample, &report), unread(sample, &report));
    let what = format!("{what} as {layout:?} {dress:?}");
    assert!(wrong.is_empty(), "{what}: misread\n{}\n{text}", wrong.join("\n"));
    assert!(missing.is_empty(), "{what}: unread\n{}\n{text}", missing.join("\n"));
}

#[test]
fn named_reports_are_read_in_every_layout_and_dress() {
    for (name, sample) in Sample::named() {
        for layout in all_layouts() {
            // With all in one line, labels broken by spaces run into the headers before them.
            for dress in DRESSES.into_iter().filter(|d| layout != Layout::OneLine || !d.split_labels) {
                check_all(&sample, layout, dress, &name);
            }
        }
    }
}

#[test]
fn random_reports_are_read_in_every_layout() {
    for seed in 0..12 {
        for form in [&FORM_2019, &FORM_2021] {
            let sample = Sample::random(form, BodyKind::Region, seed);
            for layout in all_layouts() {
                check_all(&sample, layout, Dress::default(), &format!("seed {seed} form {}", form.id));
            }
        }
    }
}

/// Cells of a random report made blank, or printed as placeholders.
pub fn emptied(seed: u64, with: &str, one_in: u64) -> Sample {
    let mut dice = Dice::new(seed + 1000);
    let form = if dice.below(2) == 0 { &FORM_2019 } else { &FORM_2021 };
    let mut sample = Sample::random(form, BodyKind::Dept, seed);
    let ids: Vec<CellId> = sample.cells().map(|(id, _)| id).collect();
    for id in ids {
        if dice.below(one_in) == 0 {
            sample.print(id, with);
        }
    }
    sample
}

#[test]
fn placeholders_keep_their_places() {
    for seed in 0..8 {
        for mark in ["-", "—", "/", "无"] {
            let sample = emptied(seed, mark, 6);
            // Where labels and figures have come apart only the sums can tell rows, and these hold no more.
            for layout in all_layouts().filter(|layout| *layout != Layout::PdfBlocks) {
                check_all(&sample, layout, Dress::default(), &format!("seed {seed} {mark}"));
            }
        }
    }
}

#[test]
fn blanks_keep_their_places_where_they_show() {
    for seed in 0..12 {
        let sample = emptied(seed, "", 9);
        for layout in all_layouts().filter(|layout| layout.shows_blanks()) {
            let text = render_dressed(&sample, layout, Dress::default());
            let report = reading::read(document(layout, &text));
            let wrong = misread(&sample, &report);
            assert!(wrong.is_empty(), "seed {seed} {layout:?}\n{}\n{text}", wrong.join("\n"));
            let printed_blank = |id: &CellId| sample.cells().any(|(i, text)| i == *id && text.is_empty());
            for (id, cell) in report.cells().filter(|(id, _)| printed_blank(id)) {
                let told = matches!(cell.state, CellState::Blank | CellState::Missing);
                assert!(told, "seed {seed} {layout:?}: {id} is {}", cell.state.name());
            }
        }
    }
}

#[test]
fn blanks_that_do_not_show_move_no_figure() {
    for seed in 0..12 {
        let sample = emptied(seed, "", 30);
        for layout in all_layouts() {
            let text = render_dressed(&sample, layout, Dress::default());
            let report = reading::read(document(layout, &text));
            let wrong = misread(&sample, &report);
            assert!(wrong.is_empty(), "seed {seed} {layout:?}\n{}\n{text}", wrong.join("\n"));
        }
    }
}
