//! In the tables of the known reports ([`crate::vectors`]): each slip that people make is called by its name, in the
//! words that a person reads.

use gouji::checked;
use gouji::finding::{Finding, Severity, Suggestion};
use gouji::form::{CellId, Form, T3_COLUMNS};
use gouji::options::Options;
use gouji::report::{CellState, Report};
use gouji::set::Roles;

use super::in_tables::{blank, cells, set, value};
use crate::vectors;

/// The known reports whose table 3 is filled, without a blank, and sound.
fn sound() -> Vec<(String, Report)> {
    let filled = |report: &Report| {
        report.t3.is_read()
            && report.t3.cells().all(|(.., cell)| cell.state == CellState::Number)
            && value(report, CellId::t3("total_handled", "total")) > 20
    };
    let all: Vec<_> = vectors::reports().into_iter().filter(|(_, report)| filled(report)).collect();
    assert!(all.len() > 8, "{} reports", all.len());
    all
}

/// The headlines about table 3: what follows from another is folded away.
fn headlines(report: &Report) -> Vec<Finding> {
    let found = checked::run(report, &Options::default(), None).findings.into_iter();
    let loud = |f: &Finding| f.code.starts_with("T3-") && f.severity == Severity::Error;
    found.filter(|f| loud(f) && f.explained_by.is_none()).collect()
}

/// The ways that the headlines propose, the best first: cells with their values.
fn ways(found: &[Finding]) -> Vec<Vec<(CellId, i64)>> {
    let all = found.iter().flat_map(|f| [&f.suggestions].into_iter().chain(&f.alternatives));
    let way = |way: &Vec<Suggestion>| {
        let mut way: Vec<_> = way.iter().filter_map(|s| Some((s.cell, s.value.to_int()?))).collect();
        way.sort_unstable();
        way
    };
    all.map(way).collect()
}

fn form(report: &Report) -> &'static Form {
    report.t3.form.expect("a form")
}

/// The row with these values.
fn set_row(report: &mut Report, row: &'static str, of: impl Fn(&'static str) -> i64) {
    T3_COLUMNS.iter().for_each(|c| set(report, CellId::t3(row, c.id), of(c.id)));
}

/// The cells in which two reports differ, with what the first has.
fn differences(right: &Report, printed: &Report) -> Vec<(CellId, i64)> {
    let differs = |id: &CellId| value(right, *id) != value(printed, *id);
    let mut all: Vec<_> =
        cells(form(right)).into_iter().filter(differs).map(|id| (id, value(right, id))).collect();
    all.sort_unstable();
    all
}

/// Wrong ways to type a number: a digit another, two digits swapped, a digit too many.
fn mistyped(n: i64) -> Vec<i64> {
    let digits = n.to_string();
    let mut swapped: Vec<char> = digits.chars().collect();
    let at = digits.len().saturating_sub(2);
    if digits.len() > 1 {
        swapped.swap(at, at + 1);
    }
    let swapped: i64 = swapped.into_iter().collect::<String>().parse().expect("digits");
    let mut wrong = vec![if n % 10 == 9 { n - 1 } else { n + 1 }, swapped, n * 10];
    wrong.retain(|w| *w != n);
    wrong
}

#[test]
fn a_mistyped_cell_is_named_with_its_number() {
    for (name, sound) in sound() {
        for cell in cells(form(&sound)) {
            let right = value(&sound, cell);
            for printed in mistyped(right) {
                let mut report = sound.clone();
                set(&mut report, cell, printed);
                let found = headlines(&report);
                let codes: Vec<_> = found.iter().map(|f| f.code).collect();
                assert_eq!(codes, ["T3-ROOT"], "{name}: {cell} {right} as {printed}");
                assert_eq!(ways(&found), [[(cell, right)]], "{name}: {right} as {printed}");
            }
        }
    }
}

#[test]
fn a_blank_is_filled_where_something_belongs_there() {
    for (name, sound) in sound() {
        for cell in cells(form(&sound)) {
            let right = value(&sound, cell);
            let mut report = sound.clone();
            blank(&mut report, cell);
            let found = headlines(&report);
            let is_total = cell.column == "total" || cell.row == "total_handled";
            if right == 0 || is_total {
                assert!(found.is_empty(), "{name}: {cell}");
            } else {
                assert_eq!(ways(&found), [[(cell, right)]], "{name}");
            }
        }
    }
}

#[test]
fn neighbours_that_changed_places_are_among_what_is_proposed() {
    for (name, sound) in sound() {
        let all = cells(form(&sound));
        for (nth, cell) in all.iter().enumerate() {
            for other in [nth + 1, nth + 7].into_iter().filter_map(|n| all.get(n)) {
                let (a, b) = (value(&sound, *cell), value(&sound, *other));
                if (cell.row != other.row && cell.column != other.column) || a == b {
                    continue;
                }
                let mut report = sound.clone();
                set(&mut report, *cell, b);
                set(&mut report, *other, a);
                let found = headlines(&report);
                let mut wanted = vec![(*cell, a), (*other, b)];
                wanted.sort_unstable();
                assert!(ways(&found).contains(&wanted), "{name}: {cell} and {other}: {found:?}");
            }
        }
    }
}

#[test]
fn another_number_in_last_years_report_is_told() {
    for (name, report) in sound() {
        let mut previous = report.clone();
        previous.identity.year.as_mut().expect("a year").value -= 1;
        set_row(&mut previous, "carried_out", |c| value(&report, CellId::t3("carried_in", c)));
        let told = |previous: &Report| {
            let set = checked::check_set(
                vec![report.clone(), previous.clone()],
                &Roles::default(),
                &Options::default(),
            );
            let found = set.across.findings.iter().filter(|f| f.code == "CY-CARRY");
            found.map(|f| (f.severity, f.cells.clone())).collect::<Vec<_>>()
        };
        assert_eq!(told(&previous), [], "{name}");
        for printed in mistyped(value(&report, CellId::t3("carried_in", "total"))) {
            let mut other = previous.clone();
            let changed = CellId::t3("carried_out", "total");
            set(&mut other, changed, printed);
            let told = told(&other);
            assert!(told.iter().any(|(s, _)| *s == Severity::Error), "{name}: {printed}: {told:?}");
        }
    }
}

/// A slip in many cells at once, made in a sound report.
type Slip = fn(&mut Report);

/// Slips by name, each with the code under which it is told, and how many cells it takes: in one column and the total a
/// forgotten row cannot be told from one that was typed wrong.
const SLIPS: &[(&str, &str, usize, Slip)] = &[
    ("the total repeats what came in", "T3-FLOW", 2, |report| {
        let right = report.clone();
        set_row(report, "total_handled", |c| value(&right, CellId::t3("new_received", c)));
    }),
    ("what goes over is forgotten", "T3-FLOW", 3, |report| {
        set_row(report, "carried_out", |_| 0);
    }),
    ("what goes over is forgotten and counted as handled", "T3-FLOW", 6, |report| {
        let right = report.clone();
        let of = |row, column| value(&right, CellId::t3(row, column));
        set_row(report, "total_handled", |c| of("total_handled", c) + of("carried_out", c));
        set_row(report, "carried_out", |_| 0);
    }),
    ("the column of totals stands a row too low from granted on", "T3-SHIFT", 3, |report| {
        let right = report.clone();
        let rows: Vec<_> = form(report).t3.iter().map(|row| row.id).skip(2).collect();
        for (nth, row) in rows.iter().enumerate() {
            let from = rows[(nth + rows.len() - 1) % rows.len()];
            set(report, CellId::t3(row, "total"), value(&right, CellId::t3(from, "total")));
        }
    }),
    ("the last rows stand a row too low", "T3-SHIFT", 3, |report| {
        let right = report.clone();
        let rows: Vec<_> = form(report).t3.iter().map(|row| row.id).skip(10).collect();
        for (nth, row) in rows.iter().enumerate() {
            let from = rows[(nth + rows.len() - 1) % rows.len()];
            set_row(report, row, |c| value(&right, CellId::t3(from, c)));
        }
    }),
    ("class six is left out of the total", "T3-OMIT", 2, |report| {
        let right = report.clone();
        let six = |c| {
            let rows = ["other_no_correction", "other_unpaid", "other_misc", "other_all"];
            rows.iter().map(|row| value(&right, CellId::t3(row, c))).sum::<i64>()
        };
        set_row(report, "total_handled", |c| value(&right, CellId::t3("total_handled", c)) - six(c));
    }),
];

#[test]
fn a_slip_in_many_cells_is_called_by_its_name() {
    for (what, code, least, slip) in SLIPS {
        let mut told = 0;
        for (name, sound) in sound() {
            let mut report = sound.clone();
            slip(&mut report);
            let wanted = differences(&sound, &report);
            if wanted.len() < *least {
                continue;
            }
            let found = headlines(&report);
            let codes: Vec<_> = found.iter().map(|f| f.code).collect();
            assert_eq!(codes, [*code], "{name}: {what}: {found:?}");
            assert!(ways(&found).contains(&wanted), "{name}: {what}: {found:?}");
            told += 1;
        }
        assert!(told > 10, "{what}: {told} reports");
    }
}
