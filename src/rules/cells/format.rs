//! Numbers in an odd way of writing.

use super::{about, shortened};
use crate::finding::{Severity, Words};
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::report::{Cell, CellState};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::fold;

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
            let value = cx.report.value(first).filter(|_| way == OddWriting::Separator && cells.len() == 1);
            let (zh, en) = match value {
                Some(value) => (
                    format!("请去掉千分位逗号，填{value}"),
                    format!("has a thousands separator; please write {value}"),
                ),
                None => (zh.to_owned(), en.to_owned()),
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
    // A letter alone stands for a single digit: O.
    let is_alone = plain().nth(1).is_none() && !plain().any(|c| c == '|');
    if !plain().any(is_letter) || !is_alone && !plain().any(|c| c.is_ascii_digit()) {
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
        assert_eq!(letters_for_digits("O"), Some(Num::int(0)));
        assert_eq!(letters_for_digits("|"), None);
        assert_eq!(letters_for_digits("约2O"), None);
    }

    #[test]
    fn odd_ways_of_writing_are_told_apart() {
        assert!(has_separator("1,482") && has_separator("1，482") && !has_separator("1482"));
        assert!(has_leading_zero("007") && !has_leading_zero("0") && !has_leading_zero("0.5"));
        assert!(is_chinese("十二") && !is_chinese("12") && !is_chinese(""));
    }
}
