//! Over tables built in memory: what the sums alone can show.

use gouji::form::{CellId, FORM_2019, FORM_2021, FORMS, Form, Group, T3_COLUMNS, TableId};
use gouji::locate::{Cause, CheckedSum, Diagnosis, Explanation, Origin, Sum, Unevaluated, diagnose};
use gouji::num::Num;
use gouji::report::{BodyKind, Cell, CellState, Report};

use super::wrong;
use crate::in_memory;
use sample_reports::{Dice, Sample};

fn sample(form: &'static Form, seed: u64) -> Sample {
    Sample::random(form, BodyKind::Region, seed)
}

pub(super) fn set(report: &mut Report, id: CellId, value: i64) {
    let table = match id.table {
        TableId::T2 => &mut report.t2,
        TableId::T3 => &mut report.t3,
        TableId::T4 => &mut report.t4,
    };
    let row = table.rows.iter_mut().find(|r| r.row.id == id.row).expect("a row of the form");
    let at = row.row.columns.iter().position(|c| c.id == id.column).expect("a column of the form");
    row.cells[at] = Cell {
        value: Some(Num::int(value)),
        raw: value.to_string(),
        state: CellState::Number,
        ..Cell::default()
    };
}

pub(super) fn blank(report: &mut Report, id: CellId) {
    set(report, id, 0);
    let row = report.t3.rows.iter_mut().find(|r| r.row.id == id.row).unwrap();
    let at = row.row.columns.iter().position(|c| c.id == id.column).unwrap();
    row.cells[at] = Cell { state: CellState::Blank, ..Cell::default() };
}

pub(super) fn value(report: &Report, id: CellId) -> i64 {
    report.value(id).and_then(Num::to_int).unwrap_or(0)
}

pub(super) fn cells(form: &'static Form) -> Vec<CellId> {
    form.t3.iter().flat_map(|r| T3_COLUMNS.iter().map(|c| CellId::t3(r.id, c.id))).collect()
}

/// The explanations, best first, and how many cannot be told apart from the first.
pub(super) fn explained(diagnosis: &Diagnosis) -> (&[Explanation], usize) {
    match &diagnosis.t3.as_ref().expect("a table 3").origin {
        Origin::Explained { ways, near } => (ways, *near),
        other => panic!("not explained: {other:?}"),
    }
}

/// The cells and values of the best explanation, when it stands alone.
pub(super) fn pinned(diagnosis: &Diagnosis) -> Option<Vec<(CellId, i64)>> {
    match &diagnosis.t3.as_ref()?.origin {
        Origin::Explained { ways, near: 1 } => {
            let mut changes: Vec<_> = ways[0].changes.iter().map(|c| (c.cell, c.value)).collect();
            changes.sort_unstable();
            Some(changes)
        }
        _ => None,
    }
}

#[test]
fn sound_tables_are_sound() {
    for form in FORMS {
        for seed in 0..300 {
            let report = in_memory::report(&sample(form, seed));
            let diagnosis = diagnose(&report, None);
            let t3 = diagnosis.t3.expect("a table 3");
            assert!(matches!(t3.origin, Origin::Sound), "seed {seed}: {:?}", t3.origin);
            assert_eq!(t3.checks.len(), if form == &&FORM_2021 { 39 } else { 37 });
            assert!(t3.checks.iter().all(|c| c.sides.is_ok()));
            assert!(diagnosis.t4.iter().all(|b| !b.fails()));
        }
    }
}

#[test]
fn any_single_wrong_cell_of_table_3_is_pinned_to_cell_and_value() {
    for form in FORMS {
        for seed in 0..6 {
            let (sound, mut dice) = (in_memory::report(&sample(form, seed)), Dice::new(seed));
            for cell in cells(form) {
                let mut report = sound.clone();
                let right = value(&report, cell);
                let printed = wrong(right, &mut dice);
                set(&mut report, cell, printed);
                let found = pinned(&diagnose(&report, None));
                assert_eq!(
                    found,
                    Some(vec![(cell, right)]),
                    "form {}, seed {seed}: {cell} {printed}",
                    form.id
                );
            }
        }
    }
}

#[test]
fn a_single_cell_left_blank_is_filled() {
    let sound = in_memory::report(&sample(&FORM_2021, 3));
    for cell in cells(&FORM_2021) {
        let right = value(&sound, cell);
        let mut report = sound.clone();
        blank(&mut report, cell);
        let diagnosis = diagnose(&report, None);
        // A blank total is not compared, a blank 0 is as good as a 0: neither is an error.
        if right == 0 || cell.column == "total" || cell.row == "total_handled" {
            assert!(matches!(diagnosis.t3.unwrap().origin, Origin::Sound), "{cell}");
        } else {
            assert_eq!(pinned(&diagnosis), Some(vec![(cell, right)]));
            assert!(matches!(explained(&diagnosis).0[0].causes[..], [Cause::Fill(id)] if id == cell));
        }
    }
}

#[test]
fn two_wrong_cells_are_pinned() {
    let (mut right, mut tried, mut dice) = (0, 0, Dice::new(5));
    for form in FORMS {
        for seed in 0..150 {
            let sound = in_memory::report(&sample(form, seed));
            let all = cells(form);
            for _ in 0..2 {
                let (one, two) = (*dice.pick(&all), *dice.pick(&all));
                if one == two {
                    continue;
                }
                let mut report = sound.clone();
                for cell in [one, two] {
                    let printed = wrong(value(&report, cell), &mut dice);
                    set(&mut report, cell, printed);
                }
                let mut expected = vec![(one, value(&sound, one)), (two, value(&sound, two))];
                expected.sort_unstable();
                tried += 1;
                right += usize::from(pinned(&diagnose(&report, None)) == Some(expected));
            }
        }
    }
    println!("two wrong cells: {right} of {tried} pinned");
    assert!(right * 100 >= tried * 97, "only {right} of {tried}");
}

#[test]
fn three_wrong_cells_are_among_the_explanations() {
    let (mut alone, mut dice) = (0, Dice::new(9));
    for seed in 0..40 {
        let sound = in_memory::report(&Sample::random(&FORM_2021, BodyKind::Region, 400 + seed));
        let all = cells(&FORM_2021);
        // One in a row and a column of its own each, so that none of them hides another.
        let three = [all[7 * (2 + seed as usize % 5)], all[7 * 10 + 1], all[7 * 16 + 2]];
        let mut report = sound.clone();
        for cell in three {
            let printed = wrong(value(&report, cell), &mut dice);
            set(&mut report, cell, printed);
        }
        let mut expected: Vec<_> = three.map(|cell| (cell, value(&sound, cell))).to_vec();
        expected.sort_unstable();
        alone += usize::from(pinned(&diagnose(&report, None)) == Some(expected));
    }
    println!("three wrong cells: {alone} of 40 pinned");
    assert!(alone >= 36, "only {alone} of 40");
}

#[test]
fn cells_that_changed_places_are_recognised() {
    let sound = in_memory::report(&Sample::random(&FORM_2021, BodyKind::Region, 3));
    let all = cells(&FORM_2021);
    let mut tried = 0;
    for (nth, cell) in all.iter().enumerate() {
        for other in [nth + 1, nth + 7].into_iter().filter_map(|n| all.get(n)) {
            let neighbours = cell.row == other.row || cell.column == other.column;
            let (a, b) = (value(&sound, *cell), value(&sound, *other));
            if !neighbours || a == b {
                continue;
            }
            let mut report = sound.clone();
            set(&mut report, *cell, b);
            set(&mut report, *other, a);
            let diagnosis = diagnose(&report, None);
            let (ways, near) = explained(&diagnosis);
            let mut expected = vec![(*cell, a), (*other, b)];
            expected.sort_unstable();
            let is_it = |way: &&Explanation| {
                let mut changes: Vec<_> = way.changes.iter().map(|c| (c.cell, c.value)).collect();
                changes.sort_unstable();
                changes == expected
            };
            tried += 1;
            assert!(ways.iter().take(near).any(|w| is_it(&w)), "{cell} and {other}: {ways:?}");
        }
    }
    assert!(tried > 100, "only {tried} pairs differ");
}

#[test]
fn a_total_added_up_from_a_wrong_cell_is_recognised() {
    let sound = in_memory::report(&Sample::random(&FORM_2021, BodyKind::Region, 3));
    let total = |row| CellId::t3(row, "total");
    for (row, by) in [("new_received", 6), ("carried_out", 3), ("granted", 4), ("total_handled", 5)] {
        let mut report = sound.clone();
        for cell in [CellId::t3(row, "natural"), total(row)] {
            let printed = value(&sound, cell) + by;
            set(&mut report, cell, printed);
        }
        let diagnosis = diagnose(&report, None);
        let (ways, near) = explained(&diagnosis);
        let is_it = |way: &Explanation| matches!(way.causes[..], [Cause::WithRowTotal(id)] if id == CellId::t3(row, "natural"));
        assert!(ways.iter().take(near).any(is_it), "{row}: {ways:?}");
        // Only the total row stands in sums that show it; elsewhere the row is left open, and that is said.
        assert_eq!(near == 1, row == "total_handled", "{row}");
    }
}

#[test]
fn a_class_left_out_of_the_total_or_counted_twice_is_recognised() {
    let sound = in_memory::report(&Sample::random(&FORM_2021, BodyKind::Region, 3));
    for class in Group::OUTCOMES {
        for sign in [-1, 1] {
            let rows: Vec<_> = FORM_2021.t3.iter().filter(|r| r.group == class).collect();
            let mut report = sound.clone();
            let mut columns = 0;
            for column in &T3_COLUMNS {
                let of_class: i64 = rows.iter().map(|r| value(&sound, CellId::t3(r.id, column.id))).sum();
                let total = CellId::t3("total_handled", column.id);
                columns += usize::from(of_class != 0);
                set(&mut report, total, value(&sound, total) + sign * of_class);
            }
            if columns < 3 {
                continue;
            }
            let diagnosis = diagnose(&report, None);
            let (ways, near) = explained(&diagnosis);
            assert_eq!(near, 1, "{class:?}");
            let expected = Cause::Class { class, row: None, twice: sign > 0 };
            let same = |cause: &Cause| match (cause, &expected) {
                // A class of one filled row is that row.
                (Cause::Class { class: a, twice: s, .. }, Cause::Class { class: b, twice: t, .. }) => {
                    (a, s) == (b, t)
                }
                _ => false,
            };
            assert!(same(&ways[0].causes[0]), "{class:?}: {:?}", ways[0]);
        }
    }
}

#[test]
fn a_forgotten_carry_over_is_recognised() {
    let sound = in_memory::report(&Sample::random(&FORM_2021, BodyKind::Region, 3));
    let row = |report: &mut Report, id, of: &dyn Fn(&'static str) -> i64| {
        T3_COLUMNS.iter().for_each(|c| set(report, CellId::t3(id, c.id), of(c.id)));
    };
    let cause = |report: &Report| explained(&diagnose(report, None)).0[0].causes.clone();

    let mut report = sound.clone();
    row(&mut report, "carried_out", &|_| 0);
    assert_eq!(cause(&report), [Cause::CarriedOutForgotten]);

    let mut report = sound.clone();
    row(&mut report, "carried_in", &|_| 0);
    assert_eq!(cause(&report), [Cause::CarriedInForgotten]);

    let mut report = sound.clone();
    row(&mut report, "total_handled", &|c| value(&sound, CellId::t3("new_received", c)));
    assert_eq!(cause(&report), [Cause::TotalRepeatsNew]);
}

#[test]
fn a_block_one_row_off_is_recognised() {
    let sound = in_memory::report(&Sample::random(&FORM_2021, BodyKind::Region, 3));
    // In one column the rows of a block hold what belongs one row higher; the last one's number went to the top.
    let cell = |row: &'static str| CellId::t3(row, "natural");
    let block = FORM_2021.t3[2..23].windows(8).max_by_key(|block| {
        block
            .windows(2)
            .filter(|pair| value(&sound, cell(pair[0].id)) != value(&sound, cell(pair[1].id)))
            .count()
    });
    let block = block.unwrap();
    let mut report = sound.clone();
    for (nth, row) in block.iter().enumerate() {
        let from = block[(nth + block.len() - 1) % block.len()].id;
        set(&mut report, cell(row.id), value(&sound, cell(from)));
    }
    let diagnosis = diagnose(&report, None);
    let (ways, _) = explained(&diagnosis);
    let shifted =
        |w: &Explanation| matches!(w.causes[..], [Cause::ColumnShifted { column: 0, down: true, .. }]);
    assert!(ways.iter().any(shifted), "{ways:?}");
    for change in &ways.iter().find(|w| shifted(w)).unwrap().changes {
        assert_eq!(change.value, value(&sound, change.cell));
    }
}

#[test]
fn one_failing_sum_beside_an_unread_cell_is_an_error() {
    // The column that would fail with it cannot be worked out: that speaks for no misreading.
    let mut report = in_memory::report(&sample(&FORM_2021, 3));
    let row = report.t3.rows.iter_mut().find(|r| r.row.id == "granted").unwrap();
    row.cells[1] = Cell::default();
    let carried = CellId::t3("partial", "biz");
    let printed = value(&report, carried) + 4;
    set(&mut report, carried, printed);
    let origin = diagnose(&report, None).t3.unwrap().origin;
    let Origin::Explained { ways, near } = origin else { panic!("{origin:?}") };
    assert_eq!(near, 1);
    assert_eq!(ways[0].changes[0].cell, carried);
}

#[test]
fn a_wrong_total_of_table_4_is_found_and_the_digits_tell_which() {
    for form in [&FORM_2019, &FORM_2021] {
        for seed in 0..60 {
            let sound = in_memory::report(&sample(form, seed));
            let mut dice = Dice::new(seed);
            for block in form.t4 {
                for column in block.columns {
                    let (cell, mut report) = (CellId::t4(block.id, column.id), sound.clone());
                    let right = value(&sound, cell);
                    set(&mut report, cell, wrong(right, &mut dice));
                    let failing: Vec<_> =
                        diagnose(&report, None).t4.into_iter().filter(|b| b.fails()).collect();
                    assert_eq!(failing.len(), 1);
                    assert_eq!(failing[0].id, block.id);
                    let offered = failing[0].ways.iter().any(|(c, _)| (c.cell, c.value) == (cell, right));
                    assert!(offered, "{cell}: {:?}", failing[0].ways);
                }
            }
        }
    }
}

#[test]
fn a_total_of_zero_over_filled_results_can_only_be_the_total() {
    let mut report = in_memory::report(&sample(&FORM_2021, 3));
    for (column, value) in [("upheld", 10), ("corrected", 1), ("other", 0), ("pending", 0), ("total", 0)] {
        set(&mut report, CellId::t4("review", column), value);
    }
    let block = &diagnose(&report, None).t4[0];
    assert_eq!(block.sides, Ok((11, 0)));
    let ways: Vec<_> = block.ways.iter().map(|(c, _)| (c.cell.column, c.value)).collect();
    assert_eq!(ways, [("total", 11)]);
}

#[test]
fn hostile_tables_are_answered_quickly() {
    // Every cell another large number: nothing explains it, and the search knows when to stop.
    for seed in 0..5 {
        let mut report = in_memory::report(&sample(&FORM_2021, seed));
        let mut dice = Dice::new(seed);
        for cell in cells(&FORM_2021) {
            set(&mut report, cell, dice.up_to(1_000_000_000_000));
        }
        let origin = diagnose(&report, None).t3.unwrap().origin;
        assert!(matches!(origin, Origin::Scrambled(_)), "{origin:?}");
    }
}

proptest::proptest! {
    /// Domain §3.1: whatever stands in the cells, the residuals of rows and columns come to the same. It is how
    /// the program knows that it has read and reckoned right.
    #[test]
    fn the_two_identities_hold_for_any_numbers(
        old in proptest::bool::ANY,
        values in proptest::collection::vec(proptest::option::weighted(0.9, 0i64..100_000_000), 175),
    ) {
        let form = if old { &FORM_2019 } else { &FORM_2021 };
        let mut report = in_memory::report(&sample(form, 1));
        for (cell, value) in cells(form).into_iter().zip(values) {
            match value {
                Some(value) => set(&mut report, cell, value),
                None => blank(&mut report, cell),
            }
        }
        let t3 = diagnose(&report, None).t3.unwrap();
        proptest::prop_assert!(!matches!(t3.origin, Origin::Fault));

        // Reckoned once more, without the program: a blank is 0, a blank total the sum of its parts.
        let at = |id: &str| form.t3.iter().position(|r| r.id == id).unwrap();
        let [new, carried, total, out] =
            ["new_received", "carried_in", "total_handled", "carried_out"].map(at);
        let residual = |sum: Sum| t3.grid.check(sum).residual();
        let columns = |of: fn(usize) -> Sum| (0..6).map(|c| residual(of(c))).sum::<i64>() - residual(of(6));
        let row = |r: usize| residual(Sum::Row(r));
        let left_out = |c: &CheckedSum| matches!(c.sides, Err(Unevaluated::PartsBlank));
        if !t3.checks.iter().any(left_out) {
            let outcomes: i64 = t3.grid.outcomes().map(row).sum();
            proptest::prop_assert_eq!(columns(Sum::Outcomes), outcomes - row(total));
            proptest::prop_assert_eq!(columns(Sum::Balance), row(new) + row(carried) - row(total) - row(out));
        }
    }
}

#[test]
fn a_blank_total_row_is_worked_out_and_the_balance_still_checked() {
    let mut report = in_memory::report(&sample(&FORM_2021, 3));
    T3_COLUMNS.iter().for_each(|c| blank(&mut report, CellId::t3("total_handled", c.id)));
    let t3 = diagnose(&report, None).t3.unwrap();
    assert!(matches!(t3.origin, Origin::Sound));
    let skipped: Vec<_> = t3.checks.iter().filter(|c| c.sides.is_err()).map(|c| c.sum).collect();
    assert!(skipped.contains(&Sum::Row(23)) && skipped.contains(&Sum::Outcomes(0)));
    assert!(!skipped.iter().any(|sum| matches!(sum, Sum::Balance(_))));

    // One column's outcome off: the balance shows it in that column and in the total.
    let cell = CellId::t3("granted", "natural");
    let printed = value(&report, cell) + 5;
    set(&mut report, cell, printed);
    let failing: Vec<_> = diagnose(&report, None).t3.unwrap().failing().map(|c| c.sum).collect();
    assert!(failing.contains(&Sum::Balance(0)), "{failing:?}");
}

#[test]
fn a_table_of_blanks_is_neither_right_nor_wrong() {
    let mut report = in_memory::report(&sample(&FORM_2021, 3));
    cells(&FORM_2021).into_iter().for_each(|cell| blank(&mut report, cell));
    let t3 = diagnose(&report, None).t3.unwrap();
    assert!(t3.checks.iter().all(|c| c.sides == Err(Unevaluated::AllBlank)));
}

#[test]
fn numbers_that_count_nothing_are_not_added_up() {
    let mut report = in_memory::report(&sample(&FORM_2021, 3));
    set(&mut report, CellId::t3("granted", "natural"), 99_999_999_999_999_999);
    let t3 = diagnose(&report, None).t3.unwrap();
    let unread: Vec<_> =
        t3.checks.iter().filter(|c| c.sides == Err(Unevaluated::Unread)).map(|c| c.sum).collect();
    assert_eq!(unread, [Sum::Row(2), Sum::Outcomes(0)]);
    assert!(matches!(t3.origin, Origin::Sound));
}

#[test]
fn a_table_that_four_wrong_cells_break_is_left_unexplained() {
    let mut report = in_memory::report(&sample(&FORM_2021, 3));
    let planted = [(2, 0, 101), (5, 1, 103), (9, 2, 107), (14, 3, 109)];
    for (row, column, by) in planted {
        let cell = CellId::t3(FORM_2021.t3[row].id, T3_COLUMNS[column].id);
        let printed = value(&report, cell) + by;
        set(&mut report, cell, printed);
    }
    let origin = diagnose(&report, None).t3.unwrap().origin;
    assert!(matches!(origin, Origin::Unexplained), "{origin:?}");
}

#[test]
fn where_nothing_crosses_no_cell_is_named_alone() {
    // The end of the table is lost: of two rows that do not add up any cell may be the wrong one.
    let labels = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开"];
    let rows = ["0 0 0 0 1 0 0", "0 0 0 0 0 0 0", "0 0 0 0 1 0 0"];
    let lines: String = labels.iter().zip(rows).map(|(label, row)| format!("{label} {row}\n")).collect();
    let text =
        format!("青禾区水务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{lines}");
    let checked = gouji::check(gouji::source::from_text(text), &Default::default(), None);
    let findings = &checked.outcomes.findings;
    assert_eq!(findings.iter().filter(|f| f.code == "T3-ROW-SUM").count(), 2);
    let root = findings.iter().find(|f| f.code == "T3-ROOT").unwrap();
    assert!(!root.alternatives.is_empty(), "{}", root.message.zh);
}
