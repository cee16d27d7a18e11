//! The tables as the notices print them: headers, merged labels and the places of the figures.

use super::{CellId, Form, Group, Row, TableId};

/// What stands in a printed cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A header.
    Header(&'static str),
    /// The label of a row or a group of rows.
    Label(&'static str),
    /// A figure.
    Figure(CellId),
}

/// A cell as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Its first column, from 0.
    pub column: u16,
    /// How many columns it covers.
    pub columns: u16,
    /// How many rows it covers.
    pub rows: u16,
    /// What stands there.
    pub content: Content,
}

/// The words in the corner of table 3.
const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

impl Form {
    /// One table of the form, row by row; each row has the cells that begin in it.
    pub fn printed(&'static self, table: TableId) -> Vec<Vec<Printed>> {
        match table {
            TableId::T2 => disclosure(self.t2),
            TableId::T3 => applications(self.t3),
            TableId::T4 => cases(self.t4),
        }
    }
}

fn cell(column: usize, columns: usize, rows: usize, content: Content) -> Printed {
    Printed { column: column as u16, columns: columns as u16, rows: rows as u16, content }
}

fn figure(table: TableId, row: &'static Row, column: &'static str) -> Content {
    Content::Figure(CellId { table, row: row.id, column })
}

/// Table 2: a block for each clause of article 20, with its own headers.
fn disclosure(rows: &'static [Row]) -> Vec<Vec<Printed>> {
    let width = rows.iter().map(|r| r.columns.len()).max().unwrap_or(0);
    // The last of few columns takes the room of those that are not there.
    let span = |nth: usize, of: usize| if nth + 1 == of { width - nth } else { 1 };
    let mut out = Vec::new();
    let mut before: Option<Group> = None;
    for row in rows {
        let columns = row.columns.len();
        if before != Some(row.group) {
            before = Some(row.group);
            out.push(vec![cell(0, width + 1, 1, Content::Header(row.group.label()))]);
            let mut header = vec![cell(0, 1, 1, Content::Header("信息内容"))];
            header.extend(
                row.columns
                    .iter()
                    .enumerate()
                    .map(|(nth, column)| cell(nth + 1, span(nth, columns), 1, Content::Header(column.label))),
            );
            out.push(header);
        }
        let mut line = vec![cell(0, 1, 1, Content::Label(row.label))];
        line.extend(
            row.columns.iter().enumerate().map(|(nth, column)| {
                cell(nth + 1, span(nth, columns), 1, figure(TableId::T2, row, column.id))
            }),
        );
        out.push(line);
    }
    out
}

/// Table 3: three columns of labels, then six kinds of applicant and the total.
fn applications(rows: &'static [Row]) -> Vec<Vec<Printed>> {
    use Content::{Header, Label};
    const LABELS: usize = 3;
    let columns = rows.first().map_or(&[][..], |r| r.columns);
    let (first, last) = (columns.first().map_or("", |c| c.label), columns.last().map_or("", |c| c.label));
    let between = columns.len().saturating_sub(2);
    let mut out = vec![
        vec![cell(0, LABELS, 3, Header(CORNER)), cell(LABELS, columns.len(), 1, Header("申请人情况"))],
        vec![
            cell(LABELS, 1, 2, Header(first)),
            cell(LABELS + 1, between, 1, Header("法人或其他组织")),
            cell(LABELS + 1 + between, 1, 2, Header(last)),
        ],
        columns
            .iter()
            .enumerate()
            .skip(1)
            .take(between)
            .map(|(nth, column)| cell(LABELS + nth, 1, 1, Header(column.label)))
            .collect(),
    ];
    let results = rows.iter().filter(|r| r.group != Group::Flow).count();
    let mut before: Option<Group> = None;
    for row in rows {
        let mut line = Vec::new();
        let members = rows.iter().filter(|r| r.group == row.group).count();
        let begins = before != Some(row.group);
        if row.group == Group::Flow {
            line.push(cell(0, LABELS, 1, Label(row.label)));
        } else {
            if before.is_none_or(|b| b == Group::Flow) {
                line.push(cell(0, 1, results, Label("三、本年度办理结果")));
            }
            if members == 1 {
                line.push(cell(1, 2, 1, Label(row.label)));
            } else {
                if begins {
                    line.push(cell(1, 1, members, Label(row.group.label())));
                }
                line.push(cell(2, 1, 1, Label(row.label)));
            }
        }
        line.extend(
            row.columns
                .iter()
                .enumerate()
                .map(|(nth, column)| cell(LABELS + nth, 1, 1, figure(TableId::T3, row, column.id))),
        );
        out.push(line);
        before = Some(row.group);
    }
    out
}

/// Table 4: reviews, and suits of two kinds, side by side.
fn cases(blocks: &'static [Row]) -> Vec<Vec<Printed>> {
    use Content::Header;
    let mut rows = vec![Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    let mut at = 0;
    let reviews = blocks.first().map_or(0, |b| b.columns.len());
    let all: usize = blocks.iter().map(|b| b.columns.len()).sum();
    let [top, middle, low, figures] = rows.as_mut_slice() else { return rows };
    for (nth, block) in blocks.iter().enumerate() {
        let width = block.columns.len();
        if nth == 0 {
            top.push(cell(0, width, 1, Header(block.label)));
            top.push(cell(width, all - reviews, 1, Header("行政诉讼")));
        } else {
            middle.push(cell(at, width, 1, Header(block.label)));
        }
        for (nth_column, column) in block.columns.iter().enumerate() {
            if nth == 0 {
                middle.push(cell(at + nth_column, 1, 2, Header(column.label)));
            } else {
                low.push(cell(at + nth_column, 1, 1, Header(column.label)));
            }
            figures.push(cell(at + nth_column, 1, 1, figure(TableId::T4, block, column.id)));
        }
        at += width;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FORMS;

    #[test]
    fn every_place_of_a_table_is_covered_once() {
        for form in FORMS {
            for table in TableId::ALL {
                let rows = form.printed(table);
                let width: u16 = rows[0].iter().map(|c| c.columns).sum();
                let mut taken = vec![vec![0; usize::from(width)]; rows.len()];
                for (nth, row) in rows.iter().enumerate() {
                    for cell in row {
                        for down in taken[nth..].iter_mut().take(usize::from(cell.rows)) {
                            for place in &mut down[usize::from(cell.column)..][..usize::from(cell.columns)] {
                                *place += 1;
                            }
                        }
                    }
                }
                assert!(taken.iter().flatten().all(|n| *n == 1), "{} {table:?} {taken:?}", form.id);
            }
        }
    }

    #[test]
    fn every_figure_has_its_place() {
        for form in FORMS {
            for table in TableId::ALL {
                let placed = form.printed(table).into_iter().flatten();
                let figures = placed.filter(|c| matches!(c.content, Content::Figure(_))).count();
                assert_eq!(figures, form.rows(table).iter().map(|r| r.columns.len()).sum::<usize>());
            }
        }
    }
}
