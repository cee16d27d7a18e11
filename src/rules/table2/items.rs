//! Items and their change over the year, in the form of 2019; a table in which nothing stands.

use super::{marked, names};
use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, TableId, ValueKind};
use crate::num::Num;
use crate::rules::{Context, Meta, Rule, Sink, blank_table};

/// T2-ITEMS-NEG.
pub struct ItemsNegative;

impl Rule for ItemsNegative {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T2-ITEMS-NEG",
            severity: Severity::Error,
            on: true,
            title: ("项目数为负", "Fewer items than none"),
            holds: Some(("增减后项目数不为负", "No fewer items than none")),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2019 年表式表二：上一年项目数量加本年增/减，不应小于 0。
## 为什么
减少的项目不会比原有的多。
## 会报告
```gouji
基础：区 2020
表二 · 行政强制 · 上一年项目数量 = «33»
表二 · 行政强制 · 本年增/减 = «-40»
```
## 不报告
```gouji
基础：区 2020
表二 · 行政强制 · 上一年项目数量 = 33
表二 · 行政强制 · 本年增/减 = -33
```
```gouji
基础：区 2020
表二 · 行政处罚 · 本年增/减 = -
```
## 何时不报
2021 年表式；有格没有读到、空白或以符号代替。
## 容差
无。",
                "## What
Form of 2019: the items of the year before plus this year's change cannot be below 0.
## Why
No more can be taken away than there were.
## Reported
33 items, 40 fewer.
## Not reported
33 items, 33 fewer; a dash is no number.
## Silent when
The form of 2021; a cell was not read, is blank or holds a mark.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for row in ["license", "other_service", "penalty", "coercion", "fee"] {
            let cells = ["prev_items", "delta"].map(|column| CellId::t2(row, column));
            let [Some(before), Some(change)] = cells.map(|id| cx.report.value(id)) else { continue };
            let Some(now) = before.checked_add(change) else { continue };
            let calculation =
                format!("{before} {} {}", if change.is_negative() { '−' } else { '+' }, change.abs());
            if !now.is_negative() {
                sink.holds(self.meta().code, cells, format!("{calculation} = {now} ≥ 0"));
                continue;
            }
            let (name, name_en) = names(cells[0]);
            let message = Words::new(
                format!("{name}：上一年 {before} 项，本年减 {} 项，减得比原有的多。请核对。", change.abs()),
                format!("{name_en}: {before} items last year and {} fewer this year.", change.abs()),
            );
            let finding = Finding::new(self.meta().code, Severity::Error, message)
                .sides(now, Num::ZERO, format!("{calculation} = {now} < 0"))
                .cells(cells);
            sink.fails(marked(finding, cx.report, &cells, &[]));
        }
    }
}

/// T2-DELTA-SIGN.
pub struct DeltaSign;

impl Rule for DeltaSign {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T2-DELTA-SIGN",
            severity: Severity::Info,
            on: true,
            title: ("增减未写正负", "Changes without a sign"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2019 年表式表二“本年增/减”各行都只写了数字，没有写增、减或正负号。
## 为什么
没有正负，读者分不清是增是减。
## 会报告
```gouji
基础：区 2020
表二 · 行政许可 · 本年增/减 = «3»
表二 · 行政处罚 · 本年增/减 = «4»
```
## 不报告
```gouji
// 有一行写了减号，其余按增理解
基础：区 2020
表二 · 行政许可 · 本年增/减 = 3
表二 · 行政处罚 · 本年增/减 = -4
```
```gouji
基础：区 2023
```
## 何时不报
2021 年表式；各行为 0、空白或以符号代替；任一行写明了增减。
## 容差
无。没有写明的按“增”核对。",
                "## What
Form of 2019: all changes of the year are bare numbers, without plus, minus or a word.
## Why
A reader cannot tell more from fewer.
## Reported
Two bare numbers.
## Not reported
One row has a minus sign, so the others are plus. The form of 2021.
## Silent when
The form of 2021; the changes are 0, blank or marks; one of them has a sign.
## Tolerance
None. Bare numbers are taken as plus.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let changes = cx.report.t2.cells().filter(|(_, column, _)| column.kind == ValueKind::SignedCount);
        let filled: Vec<_> = changes
            .filter(|(.., cell)| cell.value.is_some_and(|v| !v.is_zero()))
            .map(|(row, column, cell)| (CellId::t2(row.id, column.id), cell))
            .collect();
        if filled.is_empty() || filled.iter().any(|(_, cell)| cell.signed) {
            return;
        }
        let cells: Vec<CellId> = filled.iter().map(|(id, _)| *id).collect();
        let message = Words::new(
            "表二“本年增/减”未注明增或减，按“增”理解。请补上正负号。",
            "The changes of the year in table 2 have no sign and are taken as plus. Please add one.",
        );
        let finding = Finding::new(self.meta().code, Severity::Info, message).cells(cells.clone());
        sink.fails(marked(finding, cx.report, &cells, &[]));
    }
}

/// T2-BLANK.
pub struct Blank;

impl Rule for Blank {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T2-BLANK",
            severity: Severity::Warning,
            on: true,
            title: ("表二空白", "Table 2 is blank"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表二各格全部空白。
## 为什么
没有数据应填“0”。空白分不清是没有还是没有填。
## 会报告
```gouji
表二 = 空
```
## 不报告
```gouji
表二 = 0
```
```gouji
表二 = 缺
```
## 何时不报
表二没有读到；有一格填了数；表三也空白（并入 T3-BLANK）。
## 容差
无。",
                "## What
All cells of table 2 are blank.
## Why
Where there is nothing it should say 0. A blank may mean none or not filled in.
## Reported
The whole table is blank.
## Not reported
It is all 0; it is not there.
## Silent when
Table 2 was not read; one cell has a number; table 3 is blank too (T3-BLANK tells both).
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let message = Words::new(
            "表二各格全部空白，疑似没有填写。没有数据应填“0”。",
            "All cells of table 2 are blank. Was it filled in? Where there is nothing it should say 0.",
        );
        blank_table::report(self.meta(), TableId::T2, message, cx, sink);
    }
}
