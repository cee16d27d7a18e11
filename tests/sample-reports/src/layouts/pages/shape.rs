//! Tables cut apart, rows and columns besides the form's, columns in another order.

use super::super::grid::Drawn;
use super::td::{Rows, Td, cells, each_row, header, is_applications, places, row, written};
use crate::sample::Dice;

pub(super) fn hidden_cells(table: &Drawn, _: &mut Dice) -> String {
    let hidden = Td { attributes: " style=\"width:0;display: none\"".into(), ..Td::new("<p>9</p>") };
    each_row(table, |_, row| {
        let cells = std::mem::take(row);
        row.extend(cells.into_iter().flat_map(|cell| [hidden.clone(), cell]));
    })
}

pub(super) fn hidden_rows(table: &Drawn, dice: &mut Dice) -> String {
    let rows: String = cells(table)
        .iter()
        .map(|cells| {
            let old: Vec<Td> =
                cells.iter().map(|c| Td { text: "7".into(), rowspan: 1, ..c.clone() }).collect();
            let label = cells.iter().rfind(|c| !c.is_value).map_or("", |c| &c.text);
            let hidden = row(&old).replace("<tr>", "<tr style='DISPLAY:none'>").replacen(
                ">7<",
                &format!(">{label}<"),
                1,
            );
            if dice.below(4) == 0 { hidden + &row(cells) } else { row(cells) }
        })
        .collect();
    format!("<table>{rows}</table>\n")
}

/// Merged cells end with their body, so each row has its labels.
pub(super) fn body_each(table: &Drawn, _: &mut Dice) -> String {
    let rows: String = cells(table).iter().map(|r| format!("<tbody>{}</tbody>", row(r))).collect();
    format!("<table>{rows}</table>\n")
}

pub(super) fn head_and_foot(table: &Drawn, _: &mut Dice) -> String {
    let rows = cells(table);
    let (head, rest) = rows.split_at(header(table));
    let (body, foot) = rest.split_at(rest.len() - 1);
    let all = |rows: &[Vec<Td>]| rows.iter().map(|r| row(r)).collect::<String>();
    let head: String = all(head).replace("td>", "th>").replace("<td", "<th");
    format!("<table><thead>{head}</thead><tbody>{}</tbody><tfoot>{}</tfoot></table>\n", all(body), all(foot))
}

/// Two tables, cut at a random row below the header; merged cells are cut too.
fn cut(table: &Drawn, dice: &mut Dice, headed: bool, labelled: bool) -> String {
    let first = header(table);
    let rows = cells(table);
    if table.columns == 15 {
        return written(&rows);
    }
    let at = first + 1 + dice.below((rows.len() - first - 1) as u64) as usize;
    let mut above: Rows = rows[..at].to_vec();
    let mut below: Rows = rows[at..].to_vec();
    let mut hanging = Vec::new();
    for (nth, row) in above.iter_mut().enumerate() {
        for cell in row.iter_mut().filter(|c| nth + c.rowspan > at) {
            let rest = nth + cell.rowspan - at;
            cell.rowspan = at - nth;
            let text = if labelled { cell.text.as_str() } else { "" };
            hanging.push(Td { rowspan: rest, colspan: cell.colspan, ..Td::new(text) });
        }
    }
    below[0].splice(0..0, hanging);
    if headed {
        below.splice(0..0, rows[..first].iter().cloned());
    }
    written(&above) + "<p>&nbsp;</p><p align=center>- 3 -</p>" + &written(&below)
}

pub(super) fn two_tables_headed(table: &Drawn, dice: &mut Dice) -> String {
    cut(table, dice, true, false)
}

pub(super) fn two_tables(table: &Drawn, dice: &mut Dice) -> String {
    cut(table, dice, false, false)
}

pub(super) fn two_tables_labelled(table: &Drawn, dice: &mut Dice) -> String {
    cut(table, dice, true, true)
}

pub(super) fn header_again(table: &Drawn, dice: &mut Dice) -> String {
    let first = header(table);
    let mut rows = cells(table);
    // Where merged labels hang down, a header between would push them aside.
    let at = if is_applications(table) { first + 1 + dice.below(2) as usize } else { 0 };
    let again: Rows = rows[..first].to_vec();
    if is_applications(table) {
        rows.splice(at..at, again);
    }
    written(&rows)
}

/// Table 3 with 小计 over the five kinds of organisation, before or behind them.
fn with_subtotal(table: &Drawn, place: usize) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    each_row(table, |nth, row| match nth {
        0 => row[1].colspan += 1,
        1 => row[1].colspan += 1,
        2 => row.insert(place, Td::new("小计")),
        _ => {
            let first = row.iter().position(|c| c.is_value).unwrap_or(0);
            let figures: Option<Vec<i64>> =
                row[first + 1..first + 6].iter().map(|c| c.text.parse().ok()).collect();
            let sum = figures.map_or(String::new(), |f| f.iter().sum::<i64>().to_string());
            row.insert(first + 1 + place, Td { is_value: true, ..Td::new(&sum) });
        }
    })
}

pub(super) fn subtotal_column(table: &Drawn, _: &mut Dice) -> String {
    with_subtotal(table, 5)
}

pub(super) fn subtotal_first(table: &Drawn, _: &mut Dice) -> String {
    with_subtotal(table, 0)
}

pub(super) fn no_totals(table: &Drawn, _: &mut Dice) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    each_row(table, |nth, row| match nth {
        0 => row[1].colspan -= 1,
        1 => drop(row.pop()),
        2 => {}
        _ => drop(row.pop()),
    })
}

pub(super) fn totals_first(table: &Drawn, _: &mut Dice) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    each_row(table, |nth, row| match nth {
        0 | 2 => {}
        1 => row.rotate_right(1),
        _ => {
            let first = row.iter().position(|c| c.is_value).unwrap_or(0);
            row[first..].rotate_right(1);
        }
    })
}

pub(super) fn row_numbers(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    if table.columns == 15 {
        return written(&cells(table));
    }
    each_row(table, |nth, row| {
        let text = if nth < first { "序号".into() } else { (nth + 1 - first).to_string() };
        row.insert(0, Td::new(if nth > 0 && nth < first { "" } else { &text }));
    })
}

pub(super) fn blank_last(table: &Drawn, _: &mut Dice) -> String {
    each_row(table, |_, row| row.push(Td::new("&nbsp;")))
}

pub(super) fn blank_first(table: &Drawn, _: &mut Dice) -> String {
    each_row(table, |_, row| row.insert(0, Td::new("")))
}

pub(super) fn table_each(table: &Drawn, _: &mut Dice) -> String {
    if table.columns == 15 {
        return written(&cells(table));
    }
    cells(table).into_iter().map(|row| written(&[row])).collect()
}

/// One row of header: the names of the columns alone.
pub(super) fn flat_header(table: &Drawn, _: &mut Dice) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    let mut rows = cells(table);
    let mut names: Vec<Td> = vec![rows[1][0].clone()];
    names.append(&mut rows[2]);
    names.push(rows[1][2].clone());
    names.iter_mut().for_each(|name| name.rowspan = 1);
    names.insert(0, Td { colspan: 3, ..Td::new("项目") });
    rows.splice(0..3, [names]);
    written(&rows)
}

/// Cells that cover columns of no meaning, as drawing by hand leaves them: header and rows end differently.
pub(super) fn spare_columns(table: &Drawn, _: &mut Dice) -> String {
    let first = header(table);
    each_row(table, |nth, row| {
        let last = row.len() - 1;
        for (at, cell) in row.iter_mut().enumerate() {
            cell.colspan = cell.colspan * 2 + usize::from(at == last && (cell.is_value || nth < first));
        }
    })
}

/// Applicants down, outcomes across.
pub(super) fn turned(table: &Drawn, _: &mut Dice) -> String {
    if !is_applications(table) {
        return written(&cells(table));
    }
    let rows = places(table, false);
    let labels: Vec<String> = rows[3..]
        .iter()
        .map(|row| row[..3].iter().rev().map(|c| c.text.clone()).find(|t| !t.is_empty()).unwrap_or_default())
        .collect();
    let columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let mut out =
        vec![std::iter::once("申请人情况").chain(labels.iter().map(String::as_str)).map(Td::new).collect()];
    for (nth, name) in columns.iter().enumerate() {
        let figures = rows[3..].iter().map(|row| row[3 + nth].clone());
        out.push(std::iter::once(Td::new(name)).chain(figures).collect::<Vec<Td>>());
    }
    written(&out)
}

pub(super) fn words_between(table: &Drawn, dice: &mut Dice) -> String {
    let width = table.columns;
    let rows: String = cells(table)
        .iter()
        .map(|cells| {
            let words = *dice.pick(&["（续表）", "单位：件", "云溪市政务公开专栏"]);
            let between = format!("<tr><td colspan={width}>{words}</td></tr>");
            if dice.below(6) == 0 && cells.iter().all(|c| c.rowspan == 1) {
                row(cells) + &between
            } else {
                row(cells)
            }
        })
        .collect();
    format!("<table>{rows}</table>\n")
}
