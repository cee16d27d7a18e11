//! The official forms as data: ids, labels, kinds of value and the words by which a row is recognised.
//!
//! A new generation of the form is a new file here. Rules and readers speak of cells by id and ask the form
//! which rows belong to which group; none of them names a generation.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

mod cell_id;
mod columns;
mod form2019;
mod form2021;
mod printed;
mod table3;

pub use cell_id::CellId;
pub use columns::{T3_COLUMNS, T4_BLOCKS, T4_COLUMNS};
pub use form2019::FORM_2019;
pub use form2021::FORM_2021;
pub use printed::{Content, Printed};

/// All generations that are known, oldest first.
pub static FORMS: &[&Form] = &[&FORM_2019, &FORM_2021];

/// One generation of the form.
#[derive(Debug)]
pub struct Form {
    /// `2019` (国办公开办函〔2019〕60号) or `2021` (国办公开办函〔2021〕30号).
    pub id: &'static str,
    /// The notice that brought it.
    pub notice: &'static str,
    /// Report years for which it is the right one (first, last); the newest has no last.
    pub years: (u16, Option<u16>),
    /// Table 2 主动公开政府信息情况: its rows, each with its own columns.
    pub t2: &'static [Row],
    /// Table 3 收到和处理政府信息公开申请情况.
    pub t3: &'static [Row],
    /// Table 4 政府信息公开行政复议、行政诉讼情况: a block of columns is a row here.
    pub t4: &'static [Row],
}

impl Form {
    /// The form for a report year; `None` before 2019.
    pub fn for_year(year: u16) -> Option<&'static Form> {
        FORMS.iter().copied().find(|f| year >= f.years.0 && f.years.1.is_none_or(|last| year <= last))
    }

    /// The rows of one table.
    pub fn rows(&self, table: TableId) -> &'static [Row] {
        match table {
            TableId::T2 => self.t2,
            TableId::T3 => self.t3,
            TableId::T4 => self.t4,
        }
    }
}

impl PartialEq for Form {
    fn eq(&self, other: &Form) -> bool {
        self.id == other.id
    }
}

/// Which table of the form; numbered as the sections are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableId {
    /// 主动公开政府信息情况.
    T2,
    /// 收到和处理政府信息公开申请情况.
    T3,
    /// 政府信息公开行政复议、行政诉讼情况.
    T4,
}

impl TableId {
    /// All three.
    pub const ALL: [TableId; 3] = [TableId::T2, TableId::T3, TableId::T4];

    /// `t2`, `t3` or `t4`.
    pub fn id(self) -> &'static str {
        match self {
            TableId::T2 => "t2",
            TableId::T3 => "t3",
            TableId::T4 => "t4",
        }
    }

    /// 表二, 表三 or 表四.
    pub fn name_zh(self) -> &'static str {
        match self {
            TableId::T2 => "表二",
            TableId::T3 => "表三",
            TableId::T4 => "表四",
        }
    }

    /// Table 2, Table 3 or Table 4.
    pub fn name_en(self) -> &'static str {
        match self {
            TableId::T2 => "Table 2",
            TableId::T3 => "Table 3",
            TableId::T4 => "Table 4",
        }
    }
}

/// A row of a table (for table 4: a block).
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The part of the cell's id between the dots.
    pub id: &'static str,
    /// The printed label, group label not included.
    pub label: &'static str,
    /// English label.
    pub label_en: &'static str,
    /// Shortest words by which the row is known, in order of trust, as they stand without white space.
    pub cores: &'static [&'static str],
    /// What part the row plays.
    pub group: Group,
    /// Its columns, left to right.
    pub columns: &'static [Column],
}

impl Row {
    /// The label as people say it in a sentence: without number and brackets, and never longer than needed.
    pub fn short(&self) -> &'static str {
        match self.id {
            "new_received" => "本年新收",
            "carried_in" => "上年结转",
            "total_handled" => "（七）总计",
            "carried_out" => "结转下年度",
            "other_misc" => "其他处理·其他",
            _ => bare(self.label).split('、').next().unwrap_or(self.label),
        }
    }

    /// Its cells, left to right, where it is a row of that table.
    pub fn cells(&self, table: TableId) -> impl Iterator<Item = CellId> + use<> {
        let row = self.id;
        self.columns.iter().map(move |column| CellId { table, row, column: column.id })
    }
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The last part of the cell's id.
    pub id: &'static str,
    /// The printed header.
    pub label: &'static str,
    /// English header.
    pub label_en: &'static str,
    /// What may stand in its cells.
    pub kind: ValueKind,
}

/// What may stand in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A whole number, not below 0.
    Count,
    /// A whole number with a sign (本年增/减).
    SignedCount,
    /// 万元, with any number of decimals.
    WanYuan,
    /// An amount with a unit of its own (采购总金额).
    Amount,
}

/// The part that a row plays. For table 3 the groups are those of the form's numbered headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// 一、二、四: what comes in and goes over.
    Flow,
    /// （一）予以公开.
    Granted,
    /// （二）部分公开.
    Partial,
    /// （三）不予公开.
    Refuse,
    /// （四）无法提供.
    Unable,
    /// （五）不予处理.
    NoProc,
    /// （六）其他处理.
    Other,
    /// （七）总计.
    Total,
    /// 第二十条第（一）项.
    Item1,
    /// 第二十条第（五）项.
    Item5,
    /// 第二十条第（六）项.
    Item6,
    /// 第二十条第（八）项.
    Item8,
    /// 第二十条第（九）项.
    Item9,
    /// A block of table 4.
    Cases,
}

impl Group {
    /// The six classes of outcome, in the form's order.
    pub const OUTCOMES: [Group; 6] =
        [Group::Granted, Group::Partial, Group::Refuse, Group::Unable, Group::NoProc, Group::Other];

    /// Whether rows of this group are added up to （七）总计.
    pub fn is_outcome(self) -> bool {
        Group::OUTCOMES.contains(&self)
    }

    /// The same in English.
    pub fn label_en(self) -> &'static str {
        match self {
            Group::Flow | Group::Cases => "",
            Group::Granted => "(1) Disclosed",
            Group::Partial => "(2) Disclosed in part",
            Group::Refuse => "(3) Refused",
            Group::Unable => "(4) Unable to provide",
            Group::NoProc => "(5) Not processed",
            Group::Other => "(6) Other handling",
            Group::Total => "(7) Total",
            Group::Item1 => "Article 20 (1)",
            Group::Item5 => "Article 20 (5)",
            Group::Item6 => "Article 20 (6)",
            Group::Item8 => "Article 20 (8)",
            Group::Item9 => "Article 20 (9)",
        }
    }

    /// The printed heading (for table 2: the clause of article 20).
    pub fn label(self) -> &'static str {
        match self {
            Group::Flow => "",
            Group::Granted => "（一）予以公开",
            Group::Partial => "（二）部分公开",
            Group::Refuse => "（三）不予公开",
            Group::Unable => "（四）无法提供",
            Group::NoProc => "（五）不予处理",
            Group::Other => "（六）其他处理",
            Group::Total => "（七）总计",
            Group::Item1 => "第二十条第（一）项",
            Group::Item5 => "第二十条第（五）项",
            Group::Item6 => "第二十条第（六）项",
            Group::Item8 => "第二十条第（八）项",
            Group::Item9 => "第二十条第（九）项",
            Group::Cases => "",
        }
    }
}

/// A label without its number (`2.重复申请` → `重复申请`) and without what stands in brackets after it.
pub fn bare(label: &str) -> &str {
    let label = label.split_once('）').filter(|(n, _)| n.starts_with('（')).map_or(label, |(_, rest)| rest);
    let label =
        label.split_once(['.', '、']).filter(|(n, _)| n.chars().count() == 1).map_or(label, |(_, l)| l);
    label.split('（').next().filter(|l| !l.is_empty()).unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_have_the_official_numbers_of_rows_and_cells() {
        let cells = |rows: &[Row]| rows.iter().map(|r| r.columns.len()).sum::<usize>();
        assert_eq!((FORM_2021.t3.len(), cells(FORM_2021.t3), cells(FORM_2021.t2)), (25, 175, 10));
        assert_eq!((FORM_2019.t3.len(), cells(FORM_2019.t3), cells(FORM_2019.t2)), (23, 161, 22));
        assert_eq!(cells(FORM_2021.t4), 15);
        assert_eq!(FORM_2021.t3.iter().filter(|r| r.group.is_outcome()).count(), 21);
        assert_eq!(FORM_2019.t3.iter().filter(|r| r.group.is_outcome()).count(), 19);
    }

    #[test]
    fn years_choose_the_form() {
        let id = |year| Form::for_year(year).map(|f| f.id);
        assert_eq!(
            (id(2018), id(2019), id(2020), id(2021), id(2026)),
            (None, Some("2019"), Some("2019"), Some("2021"), Some("2021"))
        );
    }
}
