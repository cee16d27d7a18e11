//! Cells in which no number stands: blank ones, marks, words.

use super::format::{is_chinese, letters_for_digits};
use super::{about, cells_of, shortened};
use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, Column, TableId, ValueKind};
use crate::report::{Cell, CellState, DamageCause};
use crate::rules::{Context, Meta, Rule, Sink, blank_table, table3};

/// How many blanks in one table are no oversight any more.
const MANY_BLANKS: usize = 5;

/// FORM-CELL-EMPTY.
pub struct Empty;

impl Rule for Empty {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-EMPTY",
            severity: Severity::Warning,
            on: true,
            title: ("空白单元格", "Blank cells"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表二、表三、表四的数据格空白。
## 为什么
没有数据应填“0”；空白分不清是没有还是漏填。一张表里空白五格以上，或空着的总计并不为 0，作为警告；零星空白只作提示。
## 会报告
```gouji
表三 · 属于国家秘密 · 商业企业 = «空»
```
```gouji
表四 · 行政复议 · 总计 = «空»
```
## 不报告
```gouji
表三 · 属于国家秘密 · 商业企业 = 0
```
```gouji
// 整张表空白另有规则
表四 = 空
```
```gouji
格式：网页
表三 = 空
```
## 何时不报
表三的空白总计（T3-TOTAL-BLANK）、整张空白的表（T2-BLANK、T3-BLANK、T4-BLANK）由各自的规则报告；没有读到的格不算空白。
## 容差
勾稽核对时空白按 0 计。",
                "## What
Blank cells in tables 2, 3 and 4.
## Why
Where there is nothing it should say 0; a blank may mean none or forgotten. Five and more in one table, or a blank total that is not 0, weigh as a warning; a few are for information.
## Reported
One blank cell; a blank total in table 4.
## Not reported
A 0; a table that is blank as a whole.
## Silent when
Other rules report blank totals of table 3 and tables that are wholly blank. A cell that was not read is not blank.
## Tolerance
For sums a blank counts as 0.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let reported = table3::blank_totals(cx);
        for table in TableId::ALL {
            let is_blank = |cell: &Cell| cell.state == CellState::Blank;
            // A table that is blank as a whole has its own rule.
            if blank_table::is_blank(cx.report, table) {
                continue;
            }
            let blanks: Vec<CellId> = cells_of(cx.report, table)
                .filter(|(id, _, cell)| is_blank(cell) && !reported.contains(id))
                .map(|(id, ..)| id)
                .collect();
            if blanks.is_empty() {
                continue;
            }
            // In table 4 a blank total over results is as missing as in table 3, where it has its own rule.
            let of_results = |id: &CellId| {
                id.table == TableId::T4
                    && id.column == "total"
                    && cx.report.t4.row(id.row).is_some_and(|row| {
                        row.cells.iter().any(|cell| cell.value.is_some_and(|v| !v.is_zero()))
                    })
            };
            let heavy = blanks.len() >= MANY_BLANKS || blanks.iter().any(of_results);
            let severity = if heavy { Severity::Warning } else { Severity::Info };
            let which = match blanks[..] {
                [one] => Words::new(format!("：〔{}〕", one.label_zh()), format!(": [{}]", one.label_en())),
                _ => Words::default(),
            };
            let message = Words::new(
                format!("{}有 {} 个空白单元格{}，无数据应填“0”。", table.name_zh(), blanks.len(), which.zh),
                format!(
                    "{} has {} blank cell(s){}; where there is nothing it should say 0.",
                    table.name_en(),
                    blanks.len(),
                    which.en
                ),
            );
            sink.fails(about(self.meta().code, severity, message, cx.report, &blanks));
        }
    }
}

/// FORM-CELL-PLACEHOLDER.
pub struct Placeholder;

impl Rule for Placeholder {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-PLACEHOLDER",
            severity: Severity::Warning,
            on: true,
            title: ("用符号代替数字", "A mark in place of a number"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
数据格里是“-”“—”“/”“无”“\\*”等符号而不是数字。
## 为什么
表式要求填数，没有的填“0”。“规章”一行和“本年增/减”一列写“-”表示不适用的很常见，只作提示。
## 会报告
```gouji
表三 · 属于国家秘密 · 商业企业 = «/»
```
```gouji
表二 · 规章 · 本年制发件数 = «-»
```
## 不报告
```gouji
表三 · 属于国家秘密 · 商业企业 = 0
```
```gouji
基础：区 2020
表二 · 行政处罚 · 本年增/减 = -4
```
## 何时不报
格里有数字时（“-4”是减 4，不是符号）。
## 容差
勾稽核对时符号按 0 计。",
                "## What
A cell holds a dash, a slash, 无, an asterisk or the like instead of a number.
## Why
The form asks for numbers, 0 where there is nothing. A dash under regulations or under the change of the year is common for “does not apply” and is for information only.
## Reported
A slash; a dash under regulations.
## Not reported
A 0; −4 is a number.
## Silent when
The cell holds a number.
## Tolerance
For sums a mark counts as 0.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for table in TableId::ALL {
            let marks =
                || cells_of(cx.report, table).filter(|(_, _, cell)| cell.state == CellState::Placeholder);
            let usual = |id: &CellId, column: &Column| {
                id.row == "regulation" || column.kind == ValueKind::SignedCount
            };
            for severity in [Severity::Warning, Severity::Info] {
                let cells: Vec<(CellId, &Cell)> = marks()
                    .filter(|(id, (_, column), _)| usual(id, column) == (severity == Severity::Info))
                    .map(|(id, _, cell)| (id, cell))
                    .collect();
                let Some((first, cell)) = cells.first() else { continue };
                let (zh, en) = (first.label_zh(), first.label_en());
                let count = cells.len();
                let raw = &cell.raw;
                let message = if count == 1 {
                    Words::new(
                        format!("{}〔{zh}〕填的是“{raw}”，没有数据应填“0”。", table.name_zh()),
                        format!(
                            "{} [{en}] has “{raw}”; where there is nothing it should say 0.",
                            table.name_en()
                        ),
                    )
                } else {
                    Words::new(
                        format!("{}有 {count} 格用“{raw}”等符号代替数字，没有数据应填“0”。", table.name_zh()),
                        format!(
                            "{} has marks such as “{raw}” in {count} cells; where there is nothing it should say 0.",
                            table.name_en()
                        ),
                    )
                };
                let ids: Vec<CellId> = cells.iter().map(|(id, _)| *id).collect();
                sink.fails(about(self.meta().code, severity, message, cx.report, &ids));
            }
        }
    }
}

/// FORM-CELL-TEXT.
pub struct Text;

impl Rule for Text {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-TEXT",
            severity: Severity::Error,
            on: true,
            title: ("单元格有文字", "Words in a cell"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
数据格里有数字和单位以外的文字。
## 为什么
表格只填数；写成“约20”，合计无法核对，数据也无法汇总。
## 会报告
```gouji
表三 · 予以公开 · 自然人 = «约47»
```
## 不报告
```gouji
表三 · 予以公开 · 自然人 = 47件
```
```gouji
表三 · 予以公开 · 自然人 = 4O
```
## 何时不报
数字后带单位（FORM-CELL-UNIT）；用符号代替数字（FORM-CELL-PLACEHOLDER）；疑似字母 O、l 当数字、写成中文数字（FORM-CELL-FORMAT）。
## 容差
无。",
                "## What
A cell holds words other than a number with its unit.
## Why
The tables are for numbers; “about 20” cannot be checked or added up.
## Reported
“约47”.
## Not reported
A number with a unit; a letter in place of a digit.
## Silent when
A number with a unit (FORM-CELL-UNIT), a mark in place of a number (FORM-CELL-PLACEHOLDER), letters in place of digits and Chinese numerals (FORM-CELL-FORMAT).
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for (id, cell) in cx.report.cells() {
            sink.fails_if(read_all_the_same(cx, self.meta().code, id, cell));
            if cell.state != CellState::Text
                || letters_for_digits(&cell.raw).is_some()
                || is_chinese(&cell.raw)
            {
                continue;
            }
            let raw = shortened(&cell.raw);
            let message = Words::new(
                format!("{}〔{}〕填的是“{raw}”，不是数字。请只填数字。", id.table.name_zh(), id.label_zh()),
                format!("{} [{}] has “{raw}”, which is no number.", id.table.name_en(), id.label_en()),
            );
            sink.fails(about(self.meta().code, Severity::Error, message, cx.report, &[id]));
        }
    }
}

/// That a number was read though something else stands with it, or its digits stand apart.
fn read_all_the_same(cx: &Context<'_>, code: &'static str, id: CellId, cell: &Cell) -> Option<Finding> {
    let (damage, value) = (cell.damage?, cell.value?);
    // Letters that people type have a rule of their own.
    if cell.state != CellState::Number || letters_for_digits(&cell.raw).is_some() {
        return None;
    }
    let raw = shortened(&cell.raw);
    let (zh, en) = match damage.cause {
        DamageCause::Note => ("数字后有注记", "a note stands behind the number"),
        DamageCause::Broken => ("数字断开", "its digits stand apart"),
        DamageCause::Letters => ("数字中夹有字母", "letters stand among its digits"),
        DamageCause::Marks => ("数字旁有杂符", "marks stand beside its digits"),
        DamageCause::Lost | DamageCause::TooNarrow | DamageCause::Formula => {
            ("字符有误", "some characters are wrong")
        }
    };
    let message = Words::new(
        format!("{}〔{}〕为“{raw}”，{zh}，按 {value} 核对。", id.table.name_zh(), id.label_zh()),
        format!("{} [{}] has “{raw}” ({en}); {value} was checked.", id.table.name_en(), id.label_en()),
    );
    Some(about(code, Severity::Info, message, cx.report, &[id]))
}
