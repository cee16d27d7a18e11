//! Amounts of money and their units.

use super::about;
use crate::finding::{Severity, Words};
use crate::form::CellId;
use crate::num::Num;
use crate::report::slot::Slot;
use crate::rules::table2::is_county_level;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// FORM-UNIT-WANYUAN.
pub struct WanYuan;

impl Rule for WanYuan {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-UNIT-WANYUAN",
            severity: Severity::Warning,
            on: true,
            title: ("“万元”疑填成“元”", "元 in place of 万元"),
            holds: None,
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
            cx.report.facts.iter().find(|f| f.slot == Slot::Fees && f.unit == "元" && f.value == amount);
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
            format!("行政事业性收费（万元）填 {amount}，{zh}，疑以“元”填报。请核对单位。"),
            format!("Fees are {amount}, in 万元 by the header; {en}. Was 元 meant?"),
        );
        let mut finding = about(self.meta().code, Severity::Warning, message, cx.report, &[id]);
        if let Some(fact) = in_yuan {
            finding = finding.evidence(fact.span);
        }
        sink.fails(finding);
    }
}

/// Whether the head of the column names the unit: 采购总金额（单位：万元）.
fn names_unit_above(text: &str, cell: Span) -> bool {
    const HEAD: usize = 400;
    const BEHIND: usize = 12;
    let before = text.get(..cell.start).unwrap_or_default();
    let from = before.char_indices().rev().nth(HEAD - 1).map_or(0, |(at, _)| at);
    let near = before.get(from..).unwrap_or_default();
    let heads = near.match_indices("金额").map(|(at, head)| near.get(at + head.len()..).unwrap_or_default());
    heads.into_iter().any(|behind| {
        let unit = behind.chars().filter(|c| !c.is_whitespace()).take(BEHIND);
        // Up to where the next column begins.
        let unit: String = unit.take_while(|c| !matches!(c, '|' | '收')).collect();
        let marked = unit.trim_start_matches(['（', '(', '：', ':', '/', '／']);
        marked.len() < unit.len()
            && ["单位", "万元", "亿元", "千元", "元"].iter().any(|word| marked.starts_with(word))
            && marked.contains('元')
    })
}

/// FORM-AMOUNT-NOUNIT.
pub struct AmountWithoutUnit;

impl Rule for AmountWithoutUnit {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-AMOUNT-NOUNIT",
            severity: Severity::Info,
            on: true,
            title: ("采购金额未注明单位", "Procurement without a unit"),
            holds: None,
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
```gouji
全文：
二、主动公开政府信息情况
第二十条第（九）项
信息内容\t采购项目数量\t采购总金额（单位：万元）
政府集中采购\t9\t3120.6
```
## 何时不报
2021 年表式；金额为 0、空白或没有读到；列名已写明单位，如“采购总金额（单位：万元）”。
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
The form of 2021; an amount of 0, blank or unread; the column's head names the unit.
## Tolerance
None. From ten million on the message says that 元 is likely.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let id = CellId::t2("procurement", "amount");
        let Some(cell) = cx.report.cell(id).filter(|c| c.unit.is_none()) else { return };
        let Some(amount) = cell.value.filter(|v| *v > Num::ZERO) else { return };
        if cell.span.is_some_and(|span| names_unit_above(cx.report.text(), span)) {
            return;
        }
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
