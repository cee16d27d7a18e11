//! A wrong number beside a cell, a row or a column that cannot be read: told as an error, or as not checked where
//! arithmetic cannot decide; never passed over.

use gouji::finding::{Finding, Severity};
use gouji::form::{CellId, FORM_2019, FORM_2021, TableId};
use gouji::options::Options;
use gouji::report::BodyKind;
use gouji::{Checked, check, source};

use super::wrong;
use sample_reports::layouts::{Layout, render};
use sample_reports::{Dice, Sample};

/// What stands in a cell that a narrow column hides.
const HIDDEN: &str = "#######";

fn checked(sample: &Sample, layout: Layout) -> Checked {
    let text = render(sample, layout);
    let document = if layout == Layout::Html { source::from_html(&text) } else { source::from_text(text) };
    check(document, &Options::default(), None)
}

/// Whether a finding that counts names a cell, as wrong or as one of those that may be.
fn names(finding: &Finding, cell: CellId) -> bool {
    let proposed = finding.suggestions.iter().chain(finding.alternatives.iter().flatten());
    finding.cells.contains(&cell) || proposed.into_iter().any(|s| s.cell == cell)
}

/// Whether a wrong cell was told: as an error, or as not checked because it (in table 4: its block) was not read.
fn is_told(checked: &Checked, cell: CellId) -> bool {
    let findings = &checked.outcomes.findings;
    let loud = findings.iter().any(|f| f.severity <= Severity::Warning && names(f, cell));
    let report = &checked.report;
    let unread = match cell.table {
        TableId::T4 => T4_COLUMNS.iter().any(|c| report.value(CellId::t4(cell.row, c)).is_none()),
        _ => report.value(cell).is_none(),
    };
    let skipped = !report.table(cell.table).is_read()
        || checked.outcomes.skipped.iter().any(|s| s.cells.contains(&cell));
    // At that very cell, or as a whole table.
    let said = findings.iter().any(|f| {
        f.severity == Severity::NotEvaluated
            && (f.cells.is_empty()
                || f.cells.iter().any(|id| {
                    *id == cell || cell.table == TableId::T4 && id.table == cell.table && id.row == cell.row
                }))
    });
    loud || unread && skipped && said
}

const T4_COLUMNS: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];

/// The cells that are hidden together: one, its row, its column.
fn hidden_with(sample: &Sample, cell: CellId, how: u64) -> Vec<CellId> {
    let cells = sample.cells().map(|(id, _)| id).filter(|id| id.table == cell.table);
    let together = |id: &CellId| match how {
        0 => *id == cell,
        1 => id.row == cell.row,
        _ => id.column == cell.column,
    };
    cells.filter(together).collect()
}

/// Every cell of tables 3 and 4.
fn cells(sample: &Sample) -> Vec<CellId> {
    sample.cells().map(|(id, _)| id).filter(|id| id.table != TableId::T2).collect()
}

#[test]
fn a_wrong_cell_beside_an_unread_one_is_never_passed_over() {
    // With GOUJI_ALL=1 every thirteenth pair of every layout; by default some of each.
    let all = std::env::var("GOUJI_ALL").is_ok();
    let step = if all { 13 } else { 1511 };
    let (mut tried, mut silent) = (0, Vec::new());
    // Columns of figures with the labels after them are not read at all (`in_layouts`).
    let layouts = Layout::TEXT.into_iter().filter(|layout| *layout != Layout::PdfBlocks);
    for (nth, layout) in layouts.chain([Layout::Html]).enumerate() {
        let form = if nth % 2 == 0 { &FORM_2021 } else { &FORM_2019 };
        let sound = Sample::random(form, BodyKind::Region, 21 + (nth as u64 % 3));
        let cells = cells(&sound);
        let pairs = cells.iter().flat_map(|wrong| cells.iter().map(move |unread| (*wrong, *unread)));
        let mut dice = Dice::new(nth as u64);
        for (nr, (cell, unread)) in pairs.enumerate().skip(nth * 37).step_by(step) {
            let hidden = hidden_with(&sound, unread, nr as u64 % 3);
            if hidden.contains(&cell) {
                continue;
            }
            let mut sample = sound.clone();
            let right: i64 = sound.text(cell.table, cell.row, cell.column).parse().unwrap_or(0);
            let printed = wrong(right, &mut dice);
            sample.print(cell, printed.to_string());
            hidden.iter().for_each(|id| sample.print(*id, HIDDEN));
            tried += 1;
            let checked = checked(&sample, layout);
            if !is_told(&checked, cell) {
                let read = checked.report.value(cell).map(|v| v.to_string());
                let said: Vec<_> =
                    checked.outcomes.findings.iter().map(|f| (f.code, &f.message.zh)).collect();
                silent.push(format!(
                    "{layout:?}: {cell} {right} as {printed} (read {read:?}), unread {unread} ({}): {said:?}",
                    nr % 3
                ));
            }
        }
    }
    println!("beside something unread: {} of {tried} told", tried - silent.len());
    println!("{}", silent.join("\n"));
    assert!(silent.is_empty(), "{} of {tried}\n{}", silent.len(), silent.join("\n"));
}
