//! The stable names of cells.

use std::fmt;

use super::{Column, FORMS, Row, TableId};

/// The address of a cell: `t3.new_received.natural`. Stable; see `docs` and the form's own files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    /// Which table.
    pub table: TableId,
    /// Which row (table 4: block).
    pub row: &'static str,
    /// Which column.
    pub column: &'static str,
}

impl CellId {
    /// A cell of table 2.
    pub const fn t2(row: &'static str, column: &'static str) -> CellId {
        CellId { table: TableId::T2, row, column }
    }

    /// A cell of table 3.
    pub const fn t3(row: &'static str, column: &'static str) -> CellId {
        CellId { table: TableId::T3, row, column }
    }

    /// A cell of table 4.
    pub const fn t4(row: &'static str, column: &'static str) -> CellId {
        CellId { table: TableId::T4, row, column }
    }

    /// The cell of that name in any generation; `None` when no form has it.
    pub fn parse(text: &str) -> Option<CellId> {
        let mut parts = text.split('.');
        let (table, row, column) = (parts.next()?, parts.next()?, parts.next()?);
        let table = TableId::ALL.into_iter().find(|t| t.id() == table)?;
        let found = FORMS.iter().flat_map(|f| f.rows(table)).filter(|r| r.id == row);
        let column =
            found.flat_map(|r| r.columns.iter().map(move |c| (r.id, c.id))).find(|(_, c)| *c == column);
        column.filter(|_| parts.next().is_none()).map(|(row, column)| CellId { table, row, column })
    }

    /// The row and column as the form prints them.
    pub fn spec(self) -> Option<(&'static Row, &'static Column)> {
        let rows = FORMS.iter().rev().flat_map(|f| f.rows(self.table)).filter(|r| r.id == self.row);
        rows.flat_map(|r| r.columns.iter().map(move |c| (r, c))).find(|(_, c)| c.id == self.column)
    }

    /// 〔重复申请 × 自然人〕 without the brackets.
    pub fn label_zh(self) -> String {
        self.spec().map_or_else(|| self.to_string(), |(r, c)| format!("{} × {}", r.short(), c.label))
    }

    /// The same in English.
    pub fn label_en(self) -> String {
        self.spec().map_or_else(|| self.to_string(), |(r, c)| format!("{} × {}", r.label_en, c.label_en))
    }
}

impl fmt::Display for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.table.id(), self.row, self.column)
    }
}

impl serde::Serialize for CellId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cell_ids_are_read_and_printed() {
        let id = CellId::parse("t3.noproc_repeat.natural").unwrap();
        assert_eq!(id.to_string(), "t3.noproc_repeat.natural");
        assert_eq!(id.label_zh(), "重复申请 × 自然人");
        assert_eq!(
            CellId::t3("other_no_correction", "biz").label_zh(),
            "申请人无正当理由逾期不补正 × 商业企业"
        );
        assert_eq!(CellId::t3("other_misc", "total").label_zh(), "其他处理·其他 × 总计");
        assert_eq!(CellId::parse("t3.noproc_repeat.nobody"), None);
        assert_eq!(CellId::parse("t3.noproc_repeat.natural.x"), None);
    }
}
