//! The three tables of a sample as they are drawn: cells that span rows and columns.

use gouji::form::{FORM_2019, Group, Row, TableId};

use crate::sample::Sample;

/// A drawn table.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// How many columns it has.
    pub columns: usize,
    /// For each row the cells that begin in it.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a drawn table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What is printed in it.
    pub text: String,
    /// The first column that it covers.
    pub column: usize,
    /// How many columns it covers.
    pub colspan: usize,
    /// How many rows it covers.
    pub rowspan: usize,
    /// Whether the body fills it in (and not the form).
    pub is_value: bool,
}

/// What stands at one row and column of a drawn table.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// A cell begins here.
    Begins(&'a Cell),
    /// A cell that began further left in the same row.
    Widened,
    /// A cell that began in a row above; whether this is its first column.
    Hanging(bool),
}

impl Drawn {
    /// Row by row, column by column.
    pub fn places(&self) -> Vec<Vec<Place<'_>>> {
        let mut places = vec![vec![Place::Widened; self.columns]; self.rows.len()];
        for (r, row) in self.rows.iter().enumerate() {
            for cell in row {
                for place in places.iter_mut().skip(r + 1).take(cell.rowspan - 1) {
                    for (nth, slot) in place[cell.column..cell.column + cell.colspan].iter_mut().enumerate() {
                        *slot = Place::Hanging(nth == 0);
                    }
                }
                places[r][cell.column] = Place::Begins(cell);
            }
        }
        places
    }

    /// All cells in reading order.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten()
    }
}

/// Draws one table of a sample.
pub fn draw(sample: &Sample, table: TableId) -> Drawn {
    match table {
        TableId::T2 => disclosure(sample),
        TableId::T3 => applications(sample),
        TableId::T4 => cases(sample),
    }
}

fn label(text: &str, column: usize, colspan: usize, rowspan: usize) -> Cell {
    Cell { text: text.into(), column, colspan, rowspan, is_value: false }
}

fn values(sample: &Sample, table: TableId, row: &'static Row, first: usize) -> impl Iterator<Item = Cell> {
    row.columns.iter().enumerate().map(move |(nth, column)| Cell {
        is_value: true,
        ..label(sample.text(table, row.id, column.id), first + nth, 1, 1)
    })
}

/// Table 2 has four columns; the last cell of a shorter block is widened.
fn disclosure(sample: &Sample) -> Drawn {
    let widened = |mut cells: Vec<Cell>| {
        if let Some(last) = cells.last_mut() {
            last.colspan = 4 - last.column;
        }
        cells
    };
    let mut rows = Vec::new();
    let mut block = None;
    for row in sample.rows(TableId::T2) {
        if block != Some(row.group) {
            block = Some(row.group);
            rows.push(vec![label(row.group.label(), 0, 4, 1)]);
            let headers = row.columns.iter().enumerate().map(|(nth, c)| label(c.label, nth + 1, 1, 1));
            rows.push(widened(std::iter::once(label("信息内容", 0, 1, 1)).chain(headers).collect()));
        }
        let cells = std::iter::once(label(row.label, 0, 1, 1)).chain(values(sample, TableId::T2, row, 1));
        rows.push(widened(cells.collect()));
    }
    Drawn { columns: 4, rows }
}

/// Table 3 has three columns of labels and seven of figures.
fn applications(sample: &Sample) -> Drawn {
    const NOTE: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    let mut rows = vec![
        vec![label(NOTE, 0, 3, 3), label("申请人情况", 3, 7, 1)],
        vec![label("自然人", 3, 1, 2), label("法人或其他组织", 4, 5, 1), label("总计", 9, 1, 2)],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
            .iter()
            .enumerate()
            .map(|(nth, text)| label(text, nth + 4, 1, 1))
            .collect(),
    ];
    let form = sample.rows(TableId::T3);
    let results = form.iter().filter(|r| r.group != Group::Flow).count();
    for (nth, row) in form.iter().enumerate() {
        let mut cells = Vec::new();
        if row.group == Group::Granted {
            cells.push(label("三、本年度办理结果", 0, 1, results));
        }
        let grouped = row.label.starts_with(|c: char| c.is_ascii_digit());
        if grouped && form[nth - 1].group != row.group {
            let height = form.iter().filter(|r| r.group == row.group).count();
            cells.push(label(row.group.label(), 1, 1, height));
        }
        cells.push(match (row.group, grouped) {
            (Group::Flow, _) => label(row.label, 0, 3, 1),
            (_, true) => label(row.label, 2, 1, 1),
            (_, false) => label(row.label, 1, 2, 1),
        });
        cells.extend(values(sample, TableId::T3, row, 3));
        rows.push(cells);
    }
    Drawn { columns: 10, rows }
}

fn cases(sample: &Sample) -> Drawn {
    let results = |first: usize, rowspan: usize| {
        let columns = FORM_2019.t4[0].columns.iter().enumerate();
        columns.map(move |(nth, c)| label(c.label, first + nth, 1, rowspan))
    };
    let suits = [label("未经复议直接起诉", 5, 5, 1), label("复议后起诉", 10, 5, 1)];
    let rows = sample.rows(TableId::T4).iter().enumerate();
    Drawn {
        columns: 15,
        rows: vec![
            vec![label("行政复议", 0, 5, 1), label("行政诉讼", 5, 10, 1)],
            results(0, 2).chain(suits).collect(),
            results(5, 1).chain(results(10, 1)).collect(),
            rows.flat_map(|(nth, row)| values(sample, TableId::T4, row, nth * 5)).collect(),
        ],
    }
}
