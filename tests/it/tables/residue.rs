//! What copying leaves around figures, takes from headers and rows, or puts into another order: read where there is no doubt,
//! else unread, and never held against the report.

use gouji::finding::Severity;
use gouji::form::{CellId, FORM_2019, FORM_2021, TableId};
use gouji::options::Options;
use gouji::report::BodyKind;
use gouji::{Checked, check, source};

use sample_reports::Sample;
use sample_reports::layouts::{Layout, render};

fn sample(seed: u64) -> Sample {
    Sample::random(&FORM_2021, BodyKind::Region, seed)
}

fn checked(text: &str) -> Checked {
    check(source::from_text(text.to_owned()), &Options::default(), None)
}

/// Figures that were read as something else than is printed.
fn misread(sample: &Sample, checked: &Checked) -> Vec<String> {
    let read = checked.report.cells().filter_map(|(id, cell)| Some((id, cell.value?.to_string())));
    let wrong = read.filter(|(id, value)| sample.text(id.table, id.row, id.column) != *value);
    wrong.map(|(id, value)| format!("{id}: {value}")).collect()
}

fn accused(checked: &Checked) -> Vec<String> {
    let loud = checked.outcomes.findings.iter().filter(|f| f.severity == Severity::Error);
    loud.map(|f| format!("{} {}", f.code, f.message.zh)).collect()
}

#[test]
fn marks_beside_figures_are_not_held_against_the_report() {
    let sound = sample(22);
    let id = CellId { table: TableId::T3, row: "granted", column: "biz" };
    for layout in [Layout::TabRows, Layout::PipeRows, Layout::Markdown, Layout::BareCells] {
        for dress in ["·#", "#_", "\"#\"", "(#)", "#;", "#[A3]", "#【待核】", "#\u{A4}"] {
            let mut sample = sound.clone();
            let printed = sound.text(id.table, id.row, id.column).to_owned();
            sample.print(id, dress.replace('#', &printed));
            let checked = checked(&render(&sample, layout));
            assert!(accused(&checked).is_empty(), "{layout:?} {dress}: {:?}", accused(&checked));
            assert!(
                misread(&sound, &checked).is_empty(),
                "{layout:?} {dress}: {:?}",
                misread(&sound, &checked)
            );
        }
    }
}

#[test]
fn a_figure_with_a_full_stop_is_no_blank_cell() {
    let sound = sample(22);
    let text = render(&sound, Layout::Markdown);
    for label in ["行政许可", "行政处罚", "行政强制"] {
        let line = text.lines().find(|line| line.contains(label)).expect("a row");
        let figure = line.split('|').nth(2).expect("a figure").trim();
        let damaged = text.replace(line, &line.replacen(figure, &format!("{figure}."), 1));
        let checked = checked(&damaged);
        assert!(misread(&sound, &checked).is_empty(), "{label}: {:?}", misread(&sound, &checked));
        let blank = checked.outcomes.findings.iter().find(|f| f.code == "FORM-CELL-EMPTY");
        assert!(blank.is_none(), "{blank:?}");
    }
}

#[test]
fn a_row_that_copying_lost_is_not_the_reports_fault() {
    let sound = sample(21);
    let text = render(&sound, Layout::TabMatrix);
    for row in sound.rows(TableId::T3) {
        let own = |line: &&str| line.contains(row.label) && line.contains(|c: char| c.is_ascii_digit());
        let Some(line) = text.lines().rfind(own) else { continue };
        let checked = checked(&text.replacen(&format!("{line}\n"), "", 1));
        assert!(accused(&checked).is_empty(), "{}: {:?}", row.id, accused(&checked));
        // Not silent either, and not green.
        let id = CellId { table: TableId::T3, row: row.id, column: "total" };
        let names = checked.outcomes.findings.iter().any(|f| f.cells.contains(&id));
        let skipped = checked.outcomes.skipped.iter().any(|s| s.cells.contains(&id));
        assert!(names || skipped, "{}", row.id);
    }
}

#[test]
fn a_row_of_table_2_that_is_not_there_is_named() {
    for form in [&FORM_2019, &FORM_2021] {
        let sound = Sample::random(form, BodyKind::Region, 21);
        let text = render(&sound, Layout::TabMatrix);
        for row in sound.rows(TableId::T2) {
            let line = text.lines().find(|line| line.starts_with(row.label)).expect("a row");
            let checked = checked(&text.replacen(&format!("{line}\n"), "", 1));
            let named = checked.outcomes.findings.iter().any(|f| f.cells.iter().any(|id| id.row == row.id));
            assert!(named, "{}", row.id);
            assert!(accused(&checked).is_empty(), "{}: {:?}", row.id, accused(&checked));
        }
    }
}

#[test]
fn lines_of_a_header_in_another_order_move_no_column() {
    let sound = sample(22);
    let text = render(&sound, Layout::TabMatrix);
    let (upper, lower) = (
        text.lines().find(|line| line.contains("法人或其他组织")).expect("a header"),
        text.lines().find(|line| line.contains("商业企业")).expect("a header"),
    );
    let swapped = text.replacen(&format!("{upper}\n{lower}\n"), &format!("{lower}\n{upper}\n"), 1);
    assert_ne!(swapped, text);
    assert!(misread(&sound, &checked(&swapped)).is_empty(), "{:?}", misread(&sound, &checked(&swapped)));
}

#[test]
fn a_header_that_lost_characters_names_no_other_column() {
    let sound = sample(22);
    let text = render(&sound, Layout::TabMatrix).replacen("社会公益组织", "社会公组", 1);
    let checked = checked(&text);
    assert!(misread(&sound, &checked).is_empty(), "{:?}", misread(&sound, &checked));
}

#[test]
fn a_number_over_a_line_is_no_part_of_itself() {
    let sound = sample(21);
    let text = render(&sound, Layout::TabRows);
    let line = text.lines().find(|line| line.starts_with("行政事业性收费")).expect("a row");
    let broken = text.replacen(line, &line.replacen('.', ".\n", 1), 1);
    assert!(misread(&sound, &checked(&broken)).is_empty(), "{:?}", misread(&sound, &checked(&broken)));
}

#[test]
fn lines_cut_off_at_one_place_give_no_part_of_a_number() {
    let sound = sample(24);
    let text = render(&sound, Layout::TabRows);
    for width in 18..34 {
        let cut: Vec<String> = text.lines().map(|line| line.chars().take(width).collect()).collect();
        let checked = checked(&cut.join("\n"));
        let wrong: Vec<String> =
            misread(&sound, &checked).into_iter().filter(|cell| cell.contains(".total")).collect();
        assert!(wrong.is_empty(), "{width}: {wrong:?}");
    }
}

#[test]
fn totals_left_blank_do_not_say_that_the_total_is_the_first_column() {
    let mut sound = sample(22);
    // With two equal parts a row without its total comes to its first figure.
    for (column, figure) in [
        ("natural", "1"),
        ("biz", "1"),
        ("research", "0"),
        ("charity", "0"),
        ("legal_svc", "0"),
        ("other_org", "0"),
    ] {
        sound.print(CellId::t3("refuse_process_info", column), figure);
    }
    for row in ["refuse_process_info", "refuse_admin_query"] {
        sound.print(CellId::t3(row, "total"), "");
    }
    for column in ["natural", "biz", "research", "charity", "legal_svc", "other_org"] {
        sound.print(CellId::t3("refuse_admin_query", column), "0");
    }
    let text = render(&sound, Layout::TabMatrix);
    let natural = text.lines().find(|line| line.contains("自然人")).expect("a header");
    // 总计 above the other names, as where it is merged over all lines of the header.
    let header = format!("\t\t\t\t\t\t\t\t\t总计\n{}", natural.replace("总计", ""));
    let text = text.replacen(natural, &header, 1);
    // Rows with one label end in a blank cell, those with two do not.
    let ends = |line: &str| {
        if line.matches('\t').count() == 7 { format!("{line}\t\n") } else { format!("{line}\n") }
    };
    let checked = checked(&text.lines().map(ends).collect::<String>());
    assert!(misread(&sound, &checked).is_empty(), "{:?}", misread(&sound, &checked));
    let read =
        checked.report.cells().filter(|(id, cell)| id.table == TableId::T3 && cell.value.is_some()).count();
    assert!(read > 100, "{read}");
}

#[test]
fn a_figure_that_came_apart_is_no_figure_of_the_report() {
    let sound = sample(22);
    let text = render(&sound, Layout::PipeRows);
    let total = sound.text(TableId::T3, "new_received", "total");
    let line = text.lines().find(|line| line.contains("新收") && line.contains('|')).expect("a row");
    let (before, _) = line.rsplit_once(total).expect("its total");
    let checked = checked(&text.replacen(line, &format!("{before}|0 |"), 1));
    assert!(misread(&sound, &checked).is_empty(), "{:?}", misread(&sound, &checked));
    assert!(accused(&checked).is_empty(), "{:?}", accused(&checked));
}
