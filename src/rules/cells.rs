//! What is printed in single cells: blanks, marks in place of numbers, words, units, odd digits, odd amounts.

use super::disclosure::is_county_level;
use super::{Context, Meta, Rule, Sink};
use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, Column, Row, TableId, ValueKind};
use crate::num::Num;
use crate::report::{Cell, CellState, Report};
use crate::text::fold;

/// The rules of this family.
pub static RULES: &[&dyn Rule] =
    &[&Empty, &Placeholder, &Text, &Unit, &Decimal, &Negative, &Format, &WanYuan, &AmountWithoutUnit];

/// How many blanks in one table are no oversight any more.
const MANY_BLANKS: usize = 5;

/// FORM-CELL-EMPTY.
struct Empty;

impl Rule for Empty {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-EMPTY",
            severity: Severity::Warning,
            on: true,
            title: ("空白单元格", "Blank cells"),
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
## 何时不报
表三的空白总计（T3-TOTAL-BLANK）、整张空白的表二和表四（T2-BLANK、T4-BLANK）由各自的规则报告；没有读到的格不算空白。
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
Other rules report blank totals of table 3 and tables 2 and 4 that are wholly blank. A cell that was not read is not blank.
## Tolerance
For sums a blank counts as 0.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let reported = super::applications::blank_totals(cx);
        for table in TableId::ALL {
            let is_blank = |cell: &Cell| cell.state == CellState::Blank;
            let wholly = cx.report.table(table).cells().all(|(.., cell)| is_blank(cell));
            if wholly && table != TableId::T3 {
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
struct Placeholder;

impl Rule for Placeholder {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-PLACEHOLDER",
            severity: Severity::Warning,
            on: true,
            title: ("用符号代替数字", "A mark in place of a number"),
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
struct Text;

impl Rule for Text {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-TEXT",
            severity: Severity::Error,
            on: true,
            title: ("单元格有文字", "Words in a cell"),
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
数字后带单位（FORM-CELL-UNIT）；用符号代替数字（FORM-CELL-PLACEHOLDER）；疑似字母 O、l 当数字（FORM-CELL-FORMAT）。
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
A number with a unit (FORM-CELL-UNIT), a mark in place of a number (FORM-CELL-PLACEHOLDER), letters in place of digits (FORM-CELL-FORMAT).
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for (id, cell) in cx.report.cells() {
            if cell.state != CellState::Text || letters_for_digits(&cell.raw).is_some() {
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

/// FORM-CELL-UNIT.
struct Unit;

impl Rule for Unit {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-UNIT",
            severity: Severity::Info,
            on: true,
            title: ("单元格带单位", "A unit in a cell"),
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
struct Decimal;

impl Rule for Decimal {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-DECIMAL",
            severity: Severity::Error,
            on: true,
            title: ("件数出现小数", "A fraction where things are counted"),
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
struct Negative;

impl Rule for Negative {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-NEGATIVE",
            severity: Severity::Error,
            on: true,
            title: ("出现负数", "A negative number"),
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
struct Format;

impl Rule for Format {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CELL-FORMAT",
            severity: Severity::Warning,
            on: true,
            title: ("数字写法不规范", "Odd digits"),
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
        for (id, cell) in cx.report.cells() {
            let (severity, zh, en) = match cell.state {
                CellState::Text | CellState::Number if letters_for_digits(&cell.raw).is_some() => {
                    (Severity::Warning, "疑似用字母代替数字", "seems to have a letter in place of a digit")
                }
                CellState::Number if has_separator(&cell.raw) => {
                    (Severity::Info, "有千分位逗号", "has a thousands separator")
                }
                CellState::Number if has_leading_zero(&cell.raw) => {
                    (Severity::Info, "有多余的前导 0", "has a leading zero")
                }
                CellState::Number if is_chinese(&cell.raw) => {
                    (Severity::Info, "是中文数字", "is a Chinese numeral")
                }
                _ => continue,
            };
            let raw = shortened(&cell.raw);
            let message = Words::new(
                format!("{}〔{}〕“{raw}”{zh}，请改为阿拉伯数字。", id.table.name_zh(), id.label_zh()),
                format!(
                    "{} [{}]: “{raw}” {en}; plain digits belong there.",
                    id.table.name_en(),
                    id.label_en()
                ),
            );
            sink.fails(about(self.meta().code, severity, message, cx.report, &[id]));
        }
    }
}

/// The number that is meant where letters stand in place of 0 and 1; `None` where none do.
fn letters_for_digits(raw: &str) -> Option<Num> {
    let is_letter = |c: char| matches!(c, 'O' | 'o' | 'l' | 'I' | '|');
    let plain: String = raw.chars().filter_map(fold).collect();
    // A letter alone is no number with a slip in it.
    if !plain.contains(is_letter) || !plain.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digit = |c: char| match c {
        'O' | 'o' => '0',
        'l' | 'I' | '|' => '1',
        _ => c,
    };
    Num::parse(&plain.chars().map(digit).collect::<String>())
}

fn has_separator(raw: &str) -> bool {
    let plain: Vec<char> = raw.chars().filter_map(fold).collect();
    plain.windows(3).any(|w| w[1] == ',' && w[0].is_ascii_digit() && w[2].is_ascii_digit())
}

fn has_leading_zero(raw: &str) -> bool {
    let plain: String = raw.chars().filter_map(fold).collect();
    let digits = plain.trim_start_matches(['+', '-']);
    let mut chars = digits.chars();
    chars.next() == Some('0') && chars.next().is_some_and(|c| c.is_ascii_digit())
}

fn is_chinese(raw: &str) -> bool {
    !raw.is_empty() && raw.chars().all(|c| "〇零一二三四五六七八九十百千万亿两".contains(c))
}

/// FORM-UNIT-WANYUAN.
struct WanYuan;

impl Rule for WanYuan {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-UNIT-WANYUAN",
            severity: Severity::Warning,
            on: true,
            title: ("“万元”疑填成“元”", "元 in place of 万元"),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
行政事业性收费（单位：万元）疑以“元”填报：格里写了“元”；与上年相差一千倍以上；单个机关达 10 亿元、县级政府达 200 亿元；或正文写的是同一个数而单位为“元”。
## 为什么
表头单位是万元，填成元就大了一万倍，汇总时会把全市的数带错。
## 会报告
```gouji
基础：局 2023
表二 · 行政事业性收费 = «20200元»
```
```gouji
基础：局 2023
表二 · 行政事业性收费 = «20200»
上年：
表二 · 行政事业性收费 = 2.02
```
```gouji
基础：街道 2023
表二 · 行政事业性收费 = «1203000»
```
## 不报告
```gouji
基础：局 2023
表二 · 行政事业性收费 = 20200
上年：
表二 · 行政事业性收费 = 18950.5
```
```gouji
基础：区 2023
表二 · 行政事业性收费 = 120300
```
## 何时不报
2019 年表式（填的是项目数）；金额为 0。
## 容差
与上年之比在一千倍以内不报。",
                "## What
Fees, which the form wants in 万元 (ten thousand yuan), seem to be in 元: the cell says 元; the number is a thousand times last year's; a single body has a billion yuan, a county twenty; or the prose has the same number with 元.
## Why
元 in place of 万元 is ten thousand times too much and spoils every sum above it.
## Reported
“20200元”; 20200 after 2.02 the year before; a street office with twelve billion.
## Not reported
20200 after 18950.5; a district with 1.2 billion.
## Silent when
The form of 2019, which counts items; an amount of 0.
## Tolerance
Up to a thousand times last year's.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let id = CellId::t2("fee", "amount");
        let Some(cell) = cx.report.cell(id) else { return };
        let Some(amount) = cell.value.filter(|v| *v > Num::ZERO) else { return };
        let last = cx.previous.and_then(|p| p.value(id)).filter(|v| *v > Num::ZERO);
        let jumps = last.filter(|last| {
            let (high, low) = (last.shifted(3), amount.shifted(3));
            high.is_some_and(|h| amount >= h) || low.is_some_and(|l| *last >= l)
        });
        let identity = &cx.report.identity;
        let limit = match identity.kind {
            Some(kind) if kind.is_single() => Some(100_000),
            Some(_) if is_county_level(identity) => Some(2_000_000),
            _ => None,
        };
        let in_yuan =
            cx.report.facts.iter().find(|f| f.slot == "fee_amt" && f.unit == "元" && f.value == amount);
        let (zh, en) = if cell.unit.as_deref() == Some("元") {
            ("格里写的单位是“元”".to_owned(), "the cell says 元".to_owned())
        } else if let Some(last) = jumps {
            (format!("上年为 {last} 万元"), format!("last year it was {last}"))
        } else if let Some(fact) = in_yuan {
            let quote = fact.span.of(cx.report.text());
            (format!("正文写的是“{quote}”"), format!("the prose says “{quote}”"))
        } else if limit.is_some_and(|limit| amount >= Num::int(limit)) {
            ("数额过大".to_owned(), "the amount is too large".to_owned())
        } else {
            return;
        };
        let message = Words::new(
            format!("行政事业性收费填 {amount}，表头单位是万元，{zh}，疑以“元”填报。请核对单位。"),
            format!("Fees are {amount}, in 万元 by the header; {en}. Was 元 meant?"),
        );
        let mut finding = about(self.meta().code, Severity::Warning, message, cx.report, &[id]);
        if let Some(fact) = in_yuan {
            finding = finding.evidence(fact.span);
        }
        sink.fails(finding);
    }
}

/// FORM-AMOUNT-NOUNIT.
struct AmountWithoutUnit;

impl Rule for AmountWithoutUnit {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-AMOUNT-NOUNIT",
            severity: Severity::Info,
            on: true,
            title: ("采购金额未注明单位", "Procurement without a unit"),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2019 年表式“政府集中采购”的采购总金额没有写单位。
## 为什么
表式没有规定单位，只写数字分不清是元还是万元。
## 会报告
```gouji
基础：区 2020
表二 · 政府集中采购 · 采购总金额 = «78359318.3»
```
## 不报告
```gouji
基础：区 2020
表二 · 政府集中采购 · 采购总金额 = 3120.6万元
```
```gouji
基础：区 2020
表二 · 政府集中采购 · 采购总金额 = 0
```
## 何时不报
2021 年表式；金额为 0、空白或没有读到。
## 容差
无。一千万以上的另注“疑以元为单位”。",
                "## What
Form of 2019: the amount of procurement has no unit.
## Why
The form gives none, so a bare number may be 元 or 万元.
## Reported
A bare number.
## Not reported
An amount in 万元; 0.
## Silent when
The form of 2021; an amount of 0, blank or unread.
## Tolerance
None. From ten million on the message says that 元 is likely.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let id = CellId::t2("procurement", "amount");
        let Some(cell) = cx.report.cell(id).filter(|c| c.unit.is_none()) else { return };
        let Some(amount) = cell.value.filter(|v| *v > Num::ZERO) else { return };
        let (zh, en) = if amount >= Num::int(10_000_000) {
            ("，疑以元为单位", "; it is probably in 元")
        } else {
            ("", "")
        };
        let message = Words::new(
            format!("采购总金额“{amount}”未注明单位{zh}。请注明元或万元。"),
            format!("The amount of procurement, {amount}, has no unit{en}. Please say 元 or 万元."),
        );
        sink.fails(about(self.meta().code, Severity::Info, message, cx.report, &[id]));
    }
}

/// The cells of a table with their row and column.
fn cells_of(
    report: &Report,
    table: TableId,
) -> impl Iterator<Item = (CellId, (&'static Row, &'static Column), &Cell)> {
    let cells = report.table(table).cells();
    cells.map(move |(row, column, cell)| {
        (CellId { table, row: row.id, column: column.id }, (row, column), cell)
    })
}

fn all_cells(report: &Report) -> impl Iterator<Item = (CellId, (&'static Row, &'static Column), &Cell)> {
    TableId::ALL.into_iter().flat_map(|table| cells_of(report, table))
}

/// A finding about some cells, marked in the text.
fn about(
    code: &'static str,
    severity: Severity,
    message: Words,
    report: &Report,
    cells: &[CellId],
) -> Finding {
    let finding = Finding::new(code, severity, message).cells(cells.iter().copied());
    let spans = cells.iter().filter_map(|id| report.cell(*id)?.span);
    spans.fold(finding, Finding::subject)
}

/// What is printed, cut where it would run on.
fn shortened(raw: &str) -> String {
    const MOST: usize = 20;
    let one_line: String = raw.split_whitespace().collect();
    match one_line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &one_line[..at]),
        None => one_line,
    }
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
