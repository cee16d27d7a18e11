//! Numbers that are not as they should be printed: with units, fractions, signs, letters.

use super::{about, all_cells, cells_of, shortened};
use crate::finding::{Severity, Words};
use crate::form::{CellId, TableId, ValueKind};
use crate::report::Cell;
use crate::rules::{Context, Meta, Rule, Sink};

/// FORM-CELL-UNIT.
pub struct Unit;

impl Rule for Unit {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-UNIT",
            severity: Severity::Info,
            on: true,
            title: ("单元格带单位", "A unit in a cell"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
数据格里数字后带了件、项、次、万元等单位。
## 为什么
单位已在表头写明，格里只填数字，便于汇总。
## 会报告
```gouji
表三 · 予以公开 · 自然人 = «47件»
```
## 不报告
```gouji
表三 · 予以公开 · 自然人 = 47
```
```gouji
// 2019 年表式的采购总金额没有规定单位，应当注明
基础：区 2020
表二 · 政府集中采购 · 采购总金额 = 3120.6万元
```
## 何时不报
2019 年表式的采购总金额；行政事业性收费以“元”填报的（FORM-UNIT-WANYUAN）。
## 容差
数值照常核对。",
                "## What
A number in a cell is followed by a unit.
## Why
The header gives the unit; a cell is for the number alone.
## Reported
“47件”.
## Not reported
A bare number. The form of 2019 gives no unit for procurement, which should have one.
## Silent when
The amount of procurement in the form of 2019; fees in 元 (FORM-UNIT-WANYUAN).
## Tolerance
The number is checked as usual.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for table in TableId::ALL {
            let with_unit: Vec<(CellId, &Cell)> = cells_of(cx.report, table)
                .filter(|(_, (_, column), cell)| {
                    let unit = cell.unit.as_deref().unwrap_or_default();
                    let is_money = matches!(column.kind, ValueKind::Amount);
                    let in_yuan = column.kind == ValueKind::WanYuan && unit == "元";
                    !(unit.is_empty() || is_money || in_yuan)
                })
                .map(|(id, _, cell)| (id, cell))
                .collect();
            let Some((_, first)) = with_unit.first() else { continue };
            let (count, raw) = (with_unit.len(), shortened(&first.raw));
            let message = Words::new(
                format!("{}有 {count} 格带单位（如“{raw}”），请只填数字。", table.name_zh()),
                format!(
                    "{} has a unit in {count} cell(s), such as “{raw}”; numbers alone belong there.",
                    table.name_en()
                ),
            );
            let ids: Vec<CellId> = with_unit.iter().map(|(id, _)| *id).collect();
            sink.fails(about(self.meta().code, Severity::Info, message, cx.report, &ids));
        }
    }
}

/// FORM-CELL-DECIMAL.
pub struct Decimal;

impl Rule for Decimal {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-DECIMAL",
            severity: Severity::Error,
            on: true,
            title: ("件数出现小数", "A fraction where things are counted"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
件数、项数的格里填了小数。
## 为什么
件数只能是整数。
## 会报告
```gouji
表三 · 予以公开 · 自然人 = «3.5»
```
## 不报告
```gouji
表二 · 行政事业性收费 · 本年收费金额（单位：万元） = 305.42
```
```gouji
表三 · 予以公开 · 自然人 = 47
```
## 何时不报
金额。
## 容差
“3.00”这样小数部分为 0 的不报。",
                "## What
A fraction in a cell where things are counted.
## Why
Things are counted in whole numbers.
## Reported
3.5 applications.
## Not reported
An amount of money; a whole number.
## Silent when
The cell is for money.
## Tolerance
“3.00” is whole.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for (id, (_, column), cell) in all_cells(cx.report) {
            let counted = matches!(column.kind, ValueKind::Count | ValueKind::SignedCount);
            let Some(value) = cell.value.filter(|v| counted && !v.is_int()) else { continue };
            let message = Words::new(
                format!("{}〔{}〕填的是“{value}”，件数应为整数。", id.table.name_zh(), id.label_zh()),
                format!(
                    "{} [{}] has {value}; it should be a whole number.",
                    id.table.name_en(),
                    id.label_en()
                ),
            );
            sink.fails(about(self.meta().code, Severity::Error, message, cx.report, &[id]));
        }
    }
}

/// FORM-CELL-NEGATIVE.
pub struct Negative;

impl Rule for Negative {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-NEGATIVE",
            severity: Severity::Error,
            on: true,
            title: ("出现负数", "A negative number"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
除 2019 年表式“本年增/减”以外的格里填了负数。
## 为什么
件数和金额都不会小于 0。
## 会报告
```gouji
表二 · 行政规范性文件 · 现行有效件数 = «-2»
```
## 不报告
```gouji
基础：区 2020
表二 · 行政处罚 · 本年增/减 = -11
```
```gouji
表二 · 规章 · 现行有效件数 = -
```
## 何时不报
“本年增/减”；单独一个“-”是符号，不是负数。
## 容差
无。",
                "## What
A negative number anywhere but under the change of the year in the form of 2019.
## Why
Neither counts nor amounts are below 0.
## Reported
−2 documents in force.
## Not reported
A change of −11; a dash alone is a mark.
## Silent when
The column is the change of the year.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for (id, (_, column), cell) in all_cells(cx.report) {
            let Some(value) = cell.value.filter(|v| column.kind != ValueKind::SignedCount && v.is_negative())
            else {
                continue;
            };
            let message = Words::new(
                format!("{}〔{}〕为“{value}”，不应为负数。", id.table.name_zh(), id.label_zh()),
                format!("{} [{}] is {value}; it cannot be below 0.", id.table.name_en(), id.label_en()),
            );
            sink.fails(about(self.meta().code, Severity::Error, message, cx.report, &[id]));
        }
    }
}
