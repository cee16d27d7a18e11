//! Numbers that are not as they should be printed: with units, fractions, signs, letters.

use super::{about, all_cells, cells_of, shortened};
use crate::finding::{Severity, Words};
use crate::form::{CellId, TableId, ValueKind};
use crate::num::Num;
use crate::report::{Cell, CellState};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::fold;

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

/// FORM-CELL-FORMAT.
pub struct Format;

impl Rule for Format {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-FORMAT",
            severity: Severity::Warning,
            on: true,
            title: ("数字写法不规范", "Odd digits"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
数字里疑似用字母 O、l、I 代替 0、1（警告）；写了千分位逗号、多余的前导 0 或中文数字（提示）。
## 为什么
字母看上去像数字，机器不认，汇总时会丢数。
## 会报告
```gouji
表三 · 予以公开 · 自然人 = «4O»
```
```gouji
表二 · 行政许可 · 本年处理决定数量 = «1,830»
```
## 不报告
```gouji
表三 · 予以公开 · 自然人 = 40
```
```gouji
// 全角数字多是复制造成的
表三 · 予以公开 · 自然人 = ４７
```
## 何时不报
全角数字、数字中的空格：多由复制或转换造成，不算填报人的错。
## 容差
能读出的数照常核对。",
                "## What
Letters O, l, I in place of 0 and 1 (warning); thousands separators, leading zeros, Chinese numerals (information).
## Why
A letter looks like a digit to people but not to programs.
## Reported
“4O”; “1,830”.
## Not reported
Plain digits; full-width ones, which mostly come from copying.
## Silent when
Full-width digits and spaces inside numbers: copying and converting make them.
## Tolerance
What can be read is checked as usual.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        // A way of writing that runs through a table is one matter.
        let mut ways: Vec<(TableId, OddWriting, Vec<CellId>)> = Vec::new();
        for (id, cell) in cx.report.cells() {
            let Some(way) = OddWriting::of(cell) else { continue };
            let known = |(table, known, _): &&mut (TableId, OddWriting, Vec<CellId>)| {
                *table == id.table && *known == way
            };
            // A letter is a slip of its own each time.
            match ways.iter_mut().find(known).filter(|_| way != OddWriting::Letters) {
                Some((.., cells)) => cells.push(id),
                None => ways.push((id.table, way, vec![id])),
            }
        }
        for (table, way, cells) in ways {
            let Some(first) = cells.first().copied() else { continue };
            let raw = shortened(cx.report.cell(first).map_or("", |cell| &cell.raw));
            let (severity, zh, en) = way.words();
            let (etc_zh, etc_en) = match cells.len() {
                1 => Default::default(),
                count => (format!("等 {count} 格"), format!(" and others ({count} cells in all)")),
            };
            let message = Words::new(
                format!("{}〔{}〕“{raw}”{etc_zh}{zh}。", table.name_zh(), first.label_zh()),
                format!("{} [{}]: “{raw}”{etc_en} {en}.", table.name_en(), first.label_en()),
            );
            sink.fails(about(self.meta().code, severity, message, cx.report, &cells));
        }
    }
}

/// An odd way of writing a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OddWriting {
    Letters,
    Separator,
    LeadingZero,
    Chinese,
}

impl OddWriting {
    fn of(cell: &Cell) -> Option<OddWriting> {
        let is_number = cell.state == CellState::Number;
        match cell.state {
            CellState::Text | CellState::Number if letters_for_digits(&cell.raw).is_some() => {
                Some(OddWriting::Letters)
            }
            _ if is_number && has_separator(&cell.raw) => Some(OddWriting::Separator),
            _ if is_number && has_leading_zero(&cell.raw) => Some(OddWriting::LeadingZero),
            CellState::Text | CellState::Number if is_chinese(&cell.raw) => Some(OddWriting::Chinese),
            _ => None,
        }
    }

    /// How much it weighs, what it is, and what belongs there.
    fn words(self) -> (Severity, &'static str, &'static str) {
        match self {
            OddWriting::Letters => (
                Severity::Warning,
                "疑似用字母代替数字，请改为阿拉伯数字",
                "seems to have a letter in place of a digit; plain digits belong there",
            ),
            OddWriting::Separator => {
                (Severity::Info, "有千分位逗号，请去掉逗号", "has a thousands separator; please leave it out")
            }
            OddWriting::LeadingZero => {
                (Severity::Info, "有多余的前导 0，请去掉", "has a leading zero; please leave it out")
            }
            OddWriting::Chinese => (
                Severity::Info,
                "是中文数字，请改为阿拉伯数字",
                "is a Chinese numeral; plain digits belong there",
            ),
        }
    }
}

/// The number that is meant where letters stand in place of 0 and 1; `None` where none do.
pub fn letters_for_digits(raw: &str) -> Option<Num> {
    let is_letter = |c: char| matches!(c, 'O' | 'o' | 'l' | 'I' | '|');
    let plain = || raw.chars().filter_map(fold);
    // A letter alone is no number with a slip in it.
    if !plain().any(is_letter) || !plain().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let digit = |c: char| match c {
        'O' | 'o' => '0',
        'l' | 'I' | '|' => '1',
        _ => c,
    };
    Num::parse(&plain().map(digit).collect::<String>())
}

fn has_separator(raw: &str) -> bool {
    let plain = || raw.chars().filter_map(fold);
    let three = plain().zip(plain().skip(1)).zip(plain().skip(2));
    three.into_iter().any(|((a, b), c)| b == ',' && a.is_ascii_digit() && c.is_ascii_digit())
}

fn has_leading_zero(raw: &str) -> bool {
    let mut plain = raw.chars().filter_map(fold).skip_while(|c| matches!(c, '+' | '-'));
    plain.next() == Some('0') && plain.next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether a cell holds a number in Chinese digits: understood by people, and not added up.
pub fn is_chinese(raw: &str) -> bool {
    !raw.is_empty() && raw.chars().all(|c| "〇零一二三四五六七八九十百千万亿两".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_place_of_digits_are_seen() {
        assert_eq!(letters_for_digits("1O"), Some(Num::int(10)));
        assert_eq!(letters_for_digits("l2"), Some(Num::int(12)));
        assert_eq!(letters_for_digits("12"), None);
        assert_eq!(letters_for_digits("O"), None);
        assert_eq!(letters_for_digits("约2O"), None);
    }

    #[test]
    fn odd_ways_of_writing_are_told_apart() {
        assert!(has_separator("1,482") && has_separator("1，482") && !has_separator("1482"));
        assert!(has_leading_zero("007") && !has_leading_zero("0") && !has_leading_zero("0.5"));
        assert!(is_chinese("十二") && !is_chinese("12") && !is_chinese(""));
    }
}
