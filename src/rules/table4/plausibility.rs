//! What else strikes the eye in table 4: exchanged blocks, suits that should not be, nothing at all.

use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, TableId};
use crate::locate::evidence::said;
use crate::num::Num;
use crate::report::slot::Slot;
use crate::rules::{Context, Meta, Rule, Sink, blank_table};

/// T4-BLOCK-SWAP.
pub struct BlockSwap;

impl Rule for BlockSwap {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-BLOCK-SWAP",
            severity: Severity::Warning,
            on: true,
            title: ("两个诉讼区块疑似填反", "The two kinds of suits seem to be exchanged"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
正文写的“未经复议直接起诉”“复议后起诉”件数，与表四这两个区块的总计正好相反。
## 为什么
两个区块并排、栏目相同，最容易填反；填反后各自仍然平衡，只有与正文对照才看得出。
## 会报告
```gouji
基础：局 2023
一：本年度未经复议直接起诉2件，复议后起诉3件。
```
## 不报告
```gouji
基础：局 2023
一：本年度未经复议直接起诉3件，复议后起诉2件。
```
```gouji
基础：局 2023
一：本年度未经复议直接起诉2件，复议后起诉4件。
```
## 何时不报
两类件数相同；正文没有同时写明两类；与表四不是恰好相反（由 NARR-SUIT 等报告）。
## 容差
无。",
                "## What
What the prose says about suits without and after review is exactly the other way round in table 4.
## Why
The blocks stand side by side with the same columns and are easily exchanged; each still adds up, and only the prose shows it.
## Reported
The prose has 2 and 3, the table 3 and 2.
## Not reported
They agree; they differ in another way.
## Silent when
Both numbers are the same; the prose does not give both; they are not exactly exchanged (NARR-SUIT and others report those).
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        let cells = [CellId::t4("suit_direct", "total"), CellId::t4("suit_after", "total")];
        let [Some(direct), Some(after)] = cells.map(|id| report.value(id).and_then(Num::to_int)) else {
            return;
        };
        let (said_direct, said_after) = (said(report, Slot::DirectSuit), said(report, Slot::LaterSuit));
        let exchanged = said_direct.iter().zip(&said_after).find(|(d, a)| (d.0, a.0) == (after, direct));
        let Some((d, a)) = exchanged.filter(|_| direct != after) else { return };
        let message = Words::new(
            format!(
                "直接起诉、复议后起诉，正文 {after}、{direct} 件，表四 {direct}、{after} 件，正好相反。\
                 请核对表四两个诉讼区块是否填反。"
            ),
            format!(
                "The prose has {after} suits without and {direct} after review, table 4 has {direct} and {after}: \
                 the two blocks seem to be exchanged."
            ),
        );
        let mut finding = Finding::new(self.meta().code, Severity::Warning, message).cells(cells);
        for span in cells.iter().filter_map(|id| report.cell(*id)?.span) {
            finding = finding.subject(span);
        }
        sink.fails(finding.evidence(d.1).evidence(a.1));
    }
}

/// T4-PREREVIEW.
pub struct PreReview;

impl Rule for PreReview {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-PREREVIEW",
            severity: Severity::Info,
            on: false,
            title: ("复议前置提示", "Suits without review since 2024"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2024 年度起的报告，表四“未经复议直接起诉”有案件。
## 为什么
2023 年修订的行政复议法自 2024 年 1 月 1 日施行，对不予公开不服的须先申请复议（第二十三条），直接起诉的应当很少。
## 会报告
```gouji
基础：局 2024
```
## 不报告
```gouji
基础：局 2023
```
```gouji
基础：局 2024
表四 · 未经复议直接起诉 = 0
```
## 何时不报
默认关闭。部分公开、无法提供、逾期不答复等情形及以前年度的案件仍可直接起诉，所以只作提示。
## 容差
无。",
                "## What
In reports on 2024 and later: table 4 has suits without review.
## Why
Since 1 January 2024 a refusal must first go to administrative review (Administrative Reconsideration Law, article 23).
## Reported
Three suits without review in a report on 2024.
## Not reported
The same in a report on 2023; none in 2024.
## Silent when
Off by default. Other outcomes, silence and older cases may still go to court at once, so this is a hint only.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if cx.report.identity.year.as_ref().is_none_or(|y| y.value < 2024) {
            return;
        }
        let id = CellId::t4("suit_direct", "total");
        let Some(cell) = cx.report.cell(id) else { return };
        let Some(value) = cell.value.filter(|v| !v.is_zero()) else { return };
        let message = Words::new(
            format!("2024 年起不予公开须先复议，“未经复议直接起诉”填了 {value} 件，请核实。"),
            format!(
                "Since 2024 a refusal must first go to review; {value} suits without review. Please check."
            ),
        );
        let mut finding = Finding::new(self.meta().code, Severity::Info, message).cells([id]);
        if let Some(span) = cell.span {
            finding = finding.subject(span);
        }
        sink.fails(finding);
    }
}

/// T4-BLANK.
pub struct Blank;

impl Rule for Blank {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-BLANK",
            severity: Severity::Warning,
            on: true,
            title: ("表四空白", "Table 4 is blank"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表四十五格全部空白。
## 为什么
没有案件应填“0”。空白分不清是没有案件还是没有填。
## 会报告
```gouji
格式：网页
表四 = 空
```
## 不报告
```gouji
表四 = 0
```
```gouji
表四 = 缺
```
## 何时不报
表四没有读到；有一格填了数；表三也空白（并入 T3-BLANK）。
## 容差
无。",
                "## What
All fifteen cells of table 4 are blank.
## Why
Where there were no cases it should say 0. A blank may mean none or not filled in.
## Reported
The whole table is blank.
## Not reported
It is all 0; it is not there.
## Silent when
Table 4 was not read; one cell has a number; table 3 is blank too (T3-BLANK tells both).
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let message = Words::new(
            "表四十五格全部空白。没有行政复议、行政诉讼案件应填“0”。",
            "All fifteen cells of table 4 are blank. Where there were no cases it should say 0.",
        );
        blank_table::report(self.meta(), TableId::T4, message, cx, sink);
    }
}
