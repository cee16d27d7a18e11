//! Each cell of a sound report made unreadable in turn: nothing is held against the report, and the cell is named.

use gouji::finding::Severity;
use gouji::form::{CellId, FORM_2019, FORM_2021};
use gouji::options::Options;
use gouji::report::BodyKind;
use gouji::{Checked, check};

use super::document;
use sample_reports::Sample;
use sample_reports::layouts::{Layout, render};

/// What counts: codes and words.
fn loud(checked: &Checked) -> Vec<String> {
    let loud = checked.outcomes.findings.iter().filter(|f| f.severity <= Severity::Warning);
    loud.map(|f| format!("{} {}", f.code, f.message.zh)).collect()
}

#[test]
fn no_unreadable_cell_is_held_against_the_report_or_passed_over() {
    let mut failures = Vec::new();
    for (form, kind, seed) in [(&FORM_2021, BodyKind::Region, 7), (&FORM_2019, BodyKind::Dept, 9)] {
        let sound = Sample::random(form, kind, seed);
        for layout in [Layout::TabRows, Layout::OuterPipes, Layout::Html] {
            let checked =
                |sample: &Sample| check(document(layout, &render(sample, layout)), &Options::default(), None);
            let before = loud(&checked(&sound));
            let cells: Vec<CellId> = sound.cells().map(|(id, _)| id).collect();
            for (id, hidden) in cells.into_iter().zip(["####", "? ?", "13 2 7"].into_iter().cycle()) {
                let mut sample = sound.clone();
                sample.print(id, hidden);
                let checked = checked(&sample);
                // The prose is made of what the cells print, and so has no sums without them.
                let of_prose = |f: &String| f.starts_with("INT-");
                let new = loud(&checked).into_iter().filter(|f| !before.contains(f) && !of_prose(f));
                let new: Vec<String> = new.collect();
                // Of table 4 one odd cell may cost the row, and with it the table.
                let named = !checked.report.table(id.table).is_read()
                    || checked.outcomes.findings.iter().any(|f| f.cells.contains(&id));
                let is_read = checked.report.value(id).is_some();
                if !new.is_empty() || !named || is_read {
                    failures
                        .push(format!("{layout:?} {id} {hidden}: named {named}, read {is_read}, {new:?}"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_sum_that_lacks_a_cell_is_not_held_against_its_other_meaning() {
    // 收办 may be what came in alone, or with what was carried over; that was not read.
    let mut sample = Sample::random(&FORM_2021, BodyKind::Region, 7);
    let (new, old) = (sample.t3("new_received", "total"), sample.t3("carried_in", "total"));
    assert!(old > 0);
    let columns: Vec<CellId> = sample.cells().map(|(id, _)| id).filter(|id| id.row == "carried_in").collect();
    let said = format!("全市共收办政府信息公开申请{}件。", new + old);
    let text = |sample: &Sample| {
        render(sample, Layout::TabRows).replacen("一、总体情况\n", &format!("一、总体情况\n{said}\n"), 1)
    };
    let told = |sample: &Sample| {
        let found = loud(&check(document(Layout::TabRows, &text(sample)), &Options::default(), None));
        found.into_iter().filter(|f| f.contains("收办")).collect::<Vec<_>>()
    };
    assert_eq!(told(&sample), Vec::<String>::new());
    columns.into_iter().for_each(|id| sample.print(id, "####"));
    assert_eq!(told(&sample), Vec::<String>::new());
}
