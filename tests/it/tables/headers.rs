//! Columns of tables 3 and 4 that stand elsewhere than in the form, are missing, are one too many or named twice:
//! told, and never a figure under another column's name.

use gouji::form::{FORM_2021, T3_COLUMNS, TableId};
use gouji::options::Options;
use gouji::report::BodyKind;
use gouji::{Checked, check, source};

use super::all_layouts;
use sample_reports::Sample;
use sample_reports::layouts::grid::Drawn;
use sample_reports::layouts::{Layout, render_drawn};

fn checked(text: &str, layout: Layout) -> Checked {
    let document = if layout == Layout::Html { source::from_html(text) } else { source::from_text(text) };
    check(document, &Options::default(), None)
}

/// Layouts in which a header keeps its cells apart, and its order.
fn with_header() -> impl Iterator<Item = Layout> {
    use Layout::*;
    all_layouts().filter(|l| !matches!(l, PdfLayout | PdfLayoutHeaders | PdfRaw | PdfBlocks | OneLine))
}

/// The columns of the form in the order in which a table prints them.
fn reordered(mut table: Drawn, first: usize, order: &[usize]) -> Drawn {
    let place =
        |column: usize| order.iter().position(|c| c + first == column).map_or(column, |at| at + first);
    for row in &mut table.rows {
        for cell in row.iter_mut().filter(|c| c.colspan == 1 && c.column >= first) {
            cell.column = place(cell.column);
        }
        row.sort_by_key(|c| c.column);
    }
    table
}

/// The table without one column.
fn without(mut table: Drawn, column: usize) -> Drawn {
    for row in &mut table.rows {
        row.retain(|c| c.column != column || c.colspan > 1);
        for cell in row {
            if cell.column > column {
                cell.column -= 1;
            } else if cell.column + cell.colspan > column {
                cell.colspan -= 1;
            }
        }
    }
    table.columns -= 1;
    table
}

/// The table with one column more behind another.
fn with_column(mut table: Drawn, column: usize, name: &str, figure: &str) -> Drawn {
    for row in &mut table.rows {
        let behind = row.iter().position(|c| c.column == column && c.colspan == 1);
        for cell in row.iter_mut() {
            if cell.column > column {
                cell.column += 1;
            } else if cell.column < column && cell.column + cell.colspan > column {
                cell.colspan += 1;
            }
        }
        if let Some(at) = behind {
            let mut cell = row[at].clone();
            cell.text = if cell.is_value { figure.into() } else { name.into() };
            cell.column = column + 1;
            row.insert(at + 1, cell);
        }
    }
    table.columns += 1;
    table
}

/// What is wrong with what was read: figures under other names, and a header of which nothing was said.
fn problems(sound: &Sample, checked: &Checked, table: TableId, what: &str) -> Vec<String> {
    let said = checked.outcomes.findings.iter().any(|f| f.code == "STRUCT-TABLE-ROWS");
    let unread = !checked.report.table(table).is_read()
        || checked.report.cells().filter(|(id, cell)| id.table == table && cell.value.is_none()).count() > 30;
    let mut out = super::misread(sound, &checked.report);
    if !said && !unread {
        out.push("nothing said of the header".into());
    }
    if checked.verdict().name() == "clean" {
        out.push("clean".into());
    }
    out.into_iter().take(3).map(|problem| format!("{what}: {problem}")).collect()
}

fn try_all(table: TableId, what: &str, redrawn: impl Fn(Drawn) -> Drawn) -> Vec<String> {
    let sound = Sample::random(&FORM_2021, BodyKind::Region, 3);
    let mut out = Vec::new();
    for layout in with_header() {
        let text = render_drawn(&sound, layout, |id, drawn| if id == table { redrawn(drawn) } else { drawn });
        out.extend(problems(&sound, &checked(&text, layout), table, &format!("{layout:?}, {what}")));
    }
    out
}

#[test]
fn columns_of_table_3_that_stand_elsewhere_are_read_under_their_names() {
    let mut out = Vec::new();
    for order in [[0, 2, 1, 3, 4, 5, 6], [0, 1, 2, 4, 3, 5, 6], [0, 5, 1, 2, 3, 4, 6]] {
        out.extend(try_all(TableId::T3, &format!("{order:?}"), |t| reordered(t, 3, &order)));
    }
    assert!(out.is_empty(), "{}\n{}", out.len(), out.join("\n"));
}

#[test]
fn a_column_of_table_3_that_is_missing_is_told() {
    let mut out = Vec::new();
    for (nth, column) in T3_COLUMNS.iter().enumerate() {
        out.extend(try_all(TableId::T3, column.label, |t| without(t, nth + 3)));
    }
    assert!(out.is_empty(), "{}\n{}", out.len(), out.join("\n"));
}

#[test]
fn a_column_that_the_form_does_not_have_is_told() {
    let mut out = Vec::new();
    for (column, figure) in [(4, "0"), (6, "3"), (8, "0")] {
        out.extend(try_all(TableId::T3, "事业单位", |t| with_column(t, column, "事业单位", figure)));
    }
    out.extend(try_all(TableId::T4, "撤回", |t| with_column(t, 2, "撤回申请", "0")));
    assert!(out.is_empty(), "{}\n{}", out.len(), out.join("\n"));
}

#[test]
fn a_column_named_as_another_is_neither() {
    let mut out = Vec::new();
    let renamed = |mut table: Drawn, column: usize, name: &str| {
        for cell in table.rows.iter_mut().take(3).flatten() {
            if cell.column == column && cell.colspan == 1 {
                cell.text = name.into();
            }
        }
        table
    };
    out.extend(try_all(TableId::T3, "商业企业 twice", |t| renamed(t, 5, "商业企业")));
    out.extend(try_all(TableId::T3, "其他 twice", |t| renamed(t, 6, "其他")));
    out.extend(try_all(TableId::T4, "结果维持 twice", |t| renamed(t, 1, "结果维持")));
    assert!(out.is_empty(), "{}\n{}", out.len(), out.join("\n"));
}

#[test]
fn columns_of_table_4_that_stand_elsewhere_are_read_under_their_names() {
    let mut out = Vec::new();
    for (first, order) in [(0, vec![1, 0, 2, 3, 4]), (5, vec![0, 1, 3, 2, 4]), (10, vec![4, 0, 1, 2, 3])] {
        out.extend(try_all(TableId::T4, &format!("{first} {order:?}"), |t| reordered(t, first, &order)));
    }
    let suits = |mut table: Drawn| {
        for cell in table.rows.iter_mut().flatten().filter(|c| c.column >= 5 && c.colspan <= 5) {
            cell.column = if cell.column < 10 { cell.column + 5 } else { cell.column - 5 };
        }
        table.rows.iter_mut().for_each(|row| row.sort_by_key(|c| c.column));
        table
    };
    out.extend(try_all(TableId::T4, "复议后起诉 first", suits));
    assert!(out.is_empty(), "{}\n{}", out.len(), out.join("\n"));
}

#[test]
fn a_column_of_table_4_that_is_missing_is_told() {
    let mut out = Vec::new();
    for column in [0, 2, 6, 8, 13] {
        out.extend(try_all(TableId::T4, &format!("without {column}"), |t| without(t, column)));
    }
    assert!(out.is_empty(), "{}\n{}", out.len(), out.join("\n"));
}

#[test]
fn a_sound_header_is_no_fault_in_any_layout() {
    for seed in 0..3 {
        let sound = Sample::random(&FORM_2021, BodyKind::Region, seed);
        for layout in all_layouts() {
            let checked = checked(&render_drawn(&sound, layout, |_, drawn| drawn), layout);
            let faults = TableId::ALL.iter().flat_map(|id| &checked.report.table(*id).header_faults);
            assert_eq!(faults.count(), 0, "{layout:?}");
        }
    }
}

#[test]
fn a_name_in_both_lines_of_a_header_is_one_column() {
    let sample = Sample::random(&FORM_2021, BodyKind::Region, 4);
    let text = render_drawn(&sample, Layout::TabRows, |_, table| table);
    // A cell that is merged over both lines, drawn in both, beside a name that lost a character.
    let text = text.replace("商业企业\t科研机构", "自然人\t商业企业\t科机构");
    assert!(text.contains("科机构"));
    let told = checked(&text, Layout::TabRows).outcomes.findings;
    assert!(told.iter().all(|f| f.code != "STRUCT-TABLE-ROWS"), "{told:?}");
}
