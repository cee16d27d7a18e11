//! Through every layout of text and through HTML: from what a person pastes to the cell that is named.

use gouji::finding::{Finding, Severity};
use gouji::form::{CellId, FORM_2019, FORM_2021, Form, T3_COLUMNS, TableId};
use gouji::num::Num;
use gouji::options::Options;
use gouji::report::BodyKind;
use gouji::{Checked, check, source};

use super::wrong;
use sample_reports::layouts::{Layout, render};
use sample_reports::{Dice, Sample};

fn checked(sample: &Sample, layout: Layout) -> Checked {
    let text = render(sample, layout);
    let document = if layout == Layout::Html { source::from_html(&text) } else { source::from_text(text) };
    check(document, &Options::default(), None)
}

fn layouts() -> impl Iterator<Item = Layout> {
    Layout::TEXT.into_iter().chain([Layout::Html]).filter(|layout| *layout != UNREAD)
}

/// Columns of figures with the labels after them: not read, and said so.
const UNREAD: Layout = Layout::PdfBlocks;

#[test]
fn a_table_that_cannot_be_read_is_accused_of_nothing() {
    let mut sample = Sample::random(&FORM_2021, BodyKind::Region, 21);
    sample.print(CellId::t3("partial", "natural"), "99");
    let checked = checked(&sample, UNREAD);
    let loud: Vec<_> = of_tables(&checked).map(|f| &f.message.zh).collect();
    assert!(loud.is_empty() || named(&checked).is_some(), "{loud:?}");
}

/// Findings about tables 3 and 4.
fn of_tables(checked: &Checked) -> impl Iterator<Item = &Finding> {
    checked.outcomes.findings.iter().filter(|f| f.code.starts_with("T3-") || f.code.starts_with("T4-"))
}

/// The changes that the headline proposes, when it is one cell and stands alone.
fn named(checked: &Checked) -> Option<(CellId, Num)> {
    let root = checked.outcomes.findings.iter().find(|f| f.code == "T3-ROOT")?;
    match &root.suggestions[..] {
        [one] if root.alternatives.is_empty() => Some((one.cell, one.value)),
        _ => None,
    }
}

#[test]
fn sound_tables_have_no_error_in_any_layout() {
    for layout in layouts() {
        for (name, sample) in Sample::named() {
            let checked = checked(&sample, layout);
            let loud: Vec<_> = of_tables(&checked)
                .filter(|f| f.severity <= Severity::Warning)
                .map(|f| &f.message.zh)
                .collect();
            assert!(loud.is_empty(), "{name} as {layout:?}: {loud:?}");
        }
    }
}

/// One in `step` cells of table 3, another one in each layout.
fn some_cells(form: &'static Form, step: usize, from: usize) -> impl Iterator<Item = CellId> {
    let cells = form.t3.iter().flat_map(|r| T3_COLUMNS.iter().map(|c| CellId::t3(r.id, c.id)));
    cells.skip(from % step).step_by(step)
}

#[test]
fn a_wrong_cell_of_table_3_is_named_in_every_layout() {
    let mut problems = Vec::new();
    let mut tried = 0;
    for (nth, layout) in layouts().enumerate() {
        for (seed, form) in [(21, &FORM_2021), (22, &FORM_2019), (23, &FORM_2021)] {
            let sound = Sample::random(form, BodyKind::Region, seed);
            let mut dice = Dice::new(nth as u64);
            for cell in some_cells(form, 12, 5 * nth + seed as usize) {
                let mut sample = sound.clone();
                let right = sound.t3(cell.row, cell.column);
                let printed = wrong(right, &mut dice);
                sample.print(cell, printed.to_string());
                tried += 1;
                let found = named(&checked(&sample, layout));
                if found != Some((cell, Num::int(right))) {
                    problems.push(format!("{layout:?}, seed {seed}: {cell} {right} as {printed}: {found:?}"));
                }
            }
        }
    }
    println!("one wrong cell: {} of {tried} named", tried - problems.len());
    assert!(problems.is_empty(), "{} of {tried}\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn a_wrong_number_in_table_4_is_found_in_every_layout() {
    let mut problems = Vec::new();
    for (nth, layout) in layouts().enumerate() {
        for (seed, form) in [(31, &FORM_2021), (33, &FORM_2019)] {
            let sound = Sample::random(form, BodyKind::Region, seed);
            let mut dice = Dice::new(nth as u64);
            for row in form.t4 {
                for column in row.columns {
                    let (cell, mut sample) = (CellId::t4(row.id, column.id), sound.clone());
                    let right = sound.t4(row.id, column.id);
                    let printed = wrong(right, &mut dice);
                    sample.print(cell, printed.to_string());
                    let checked = checked(&sample, layout);
                    let failing: Vec<_> =
                        of_tables(&checked).filter(|f| f.code.starts_with("T4-SUM")).collect();
                    let offers = |f: &&Finding| {
                        let ways = f.suggestions.iter().chain(f.alternatives.iter().flatten());
                        ways.into_iter().any(|s| (s.cell, s.value) == (cell, Num::int(right)))
                            || f.cells.contains(&cell)
                    };
                    if failing.len() != 1 || !failing.iter().all(offers) {
                        problems.push(format!("{layout:?}, seed {seed}: {cell} {right} as {printed}"));
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn two_wrong_cells_are_named_in_every_layout() {
    let (mut right, mut tried) = (0, 0);
    for (nth, layout) in layouts().enumerate() {
        let mut dice = Dice::new(90 + nth as u64);
        for seed in 0..8 {
            let form = if seed % 2 == 0 { &FORM_2021 } else { &FORM_2019 };
            let sound = Sample::random(form, BodyKind::Region, 40 + seed);
            let all: Vec<CellId> = some_cells(form, 1, 0).collect();
            let two = [*dice.pick(&all), *dice.pick(&all)];
            if two[0] == two[1] {
                continue;
            }
            let mut sample = sound.clone();
            for cell in two {
                let printed = wrong(sound.t3(cell.row, cell.column), &mut dice);
                sample.print(cell, printed.to_string());
            }
            tried += 1;
            let checked = checked(&sample, layout);
            let root = checked.outcomes.findings.iter().find(|f| f.code == "T3-ROOT");
            let named = |cell: &CellId| {
                let value = Num::int(sound.t3(cell.row, cell.column));
                root.is_some_and(|f| f.suggestions.iter().any(|s| (s.cell, s.value) == (*cell, value)))
            };
            right += usize::from(two.iter().all(named) && root.is_some_and(|f| f.suggestions.len() == 2));
        }
    }
    println!("two wrong cells through the layouts: {right} of {tried} named");
    assert!(right * 100 >= tried * 97, "only {right} of {tried}");
}

#[test]
fn a_blank_total_column_is_no_error_in_layouts_that_show_blanks() {
    // In a PDF a blank is only a wide gap, and some rows stay undecided.
    let is_pdf = |l: &Layout| matches!(l, Layout::PdfLayout | Layout::PdfLayoutHeaders);
    for layout in layouts().filter(|l| l.shows_blanks() && !is_pdf(l)) {
        let mut sample = Sample::random(&FORM_2019, BodyKind::Office, 22);
        for row in FORM_2019.t3.iter().filter(|r| r.group.is_outcome()) {
            sample.print(CellId { table: TableId::T3, row: row.id, column: "total" }, "");
        }
        let checked = checked(&sample, layout);
        let codes: Vec<_> = of_tables(&checked).map(|f| (f.code, f.severity)).collect();
        assert_eq!(codes, [("T3-TOTAL-BLANK", Severity::Warning)], "{layout:?}");
    }
}
