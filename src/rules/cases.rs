//! Table 4, 政府信息公开行政复议、行政诉讼情况: one sum a block, and what the prose says about the suits.

use super::applications::words;
use super::{Context, Meta, Rule, Sink};
use crate::finding::{Confidence, Finding, Severity, Suggestion, Words};
use crate::form::{CellId, T4_COLUMNS};
use crate::locate::evidence::{Source, said};
use crate::locate::{Block, Change, Reason};
use crate::num::Num;
use crate::report::{CellState, Report, TableState};

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[&SumReview, &SumDirect, &SumAfter, &BlockSwap, &PreReview, &Blank];

/// T4-SUM-REVIEW.
struct SumReview;

impl Rule for SumReview {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-SUM-REVIEW",
            severity: Severity::Error,
            on: true,
            title: ("行政复议合计不平", "Reviews do not add up"),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表四“行政复议”：结果维持、结果纠正、其他结果、尚未审结四格之和，应等于总计。
## 为什么
总计是四种结果的合计（国办公开办函〔2021〕30号、〔2019〕60号所附表式）。
## 会报告
```gouji
表四 · 行政复议 = 11 11 2 7 «13»
```
## 不报告
```gouji
表四 · 行政复议 = 11 11 2 7 31
```
```gouji
表四 · 行政复议 · 总计 = 空
```
## 何时不报
有格没有读到、总计空白、五格全空、或只填了总计时，记为未核对。
## 容差
无，整数须完全相等。只有一条勾稽，通常指不出是哪一格；正文写了有关数字、或只差一个数字时才指明。",
                "## What
Table 4, administrative review: the four results must add up to the total.
## Why
The total is the sum of the four results (the forms of 2021 and 2019).
## Reported
11 + 11 + 2 + 7 is 31, the total says 13.
## Not reported
They add up; a blank total cannot be compared.
## Silent when
A cell was not read, the total or the whole block is blank, or only the total is filled in: not evaluated.
## Tolerance
None. One sum alone seldom tells which cell is wrong; it is named where the prose or the digits tell.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report_sum(cx, sink, self.meta().code, "review");
    }
}

/// T4-SUM-DIRECT.
struct SumDirect;

impl Rule for SumDirect {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-SUM-DIRECT",
            severity: Severity::Error,
            on: true,
            title: ("未经复议直接起诉合计不平", "Suits without review do not add up"),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表四“未经复议直接起诉”：四种结果之和应等于总计。
## 为什么
总计是四种结果的合计（国办公开办函〔2021〕30号、〔2019〕60号所附表式）。
## 会报告
```gouji
表四 · 未经复议直接起诉 · 总计 = «0»
```
## 不报告
```gouji
表四 · 未经复议直接起诉 = 0 0 0 0 0
```
```gouji
表四 · 复议后起诉 · 总计 = 7
```
## 何时不报
有格没有读到、总计空白、五格全空、或只填了总计时，记为未核对。
## 容差
无，整数须完全相等。",
                "## What
Table 4, suits without review: the four results must add up to the total.
## Why
The total is the sum of the four results (the forms of 2021 and 2019).
## Reported
Results are filled in and the total says 0.
## Not reported
All are 0; another block is off.
## Silent when
A cell was not read, the total or the whole block is blank, or only the total is filled in: not evaluated.
## Tolerance
None; whole numbers must be equal.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report_sum(cx, sink, self.meta().code, "suit_direct");
    }
}

/// T4-SUM-AFTER.
struct SumAfter;

impl Rule for SumAfter {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-SUM-AFTER",
            severity: Severity::Error,
            on: true,
            title: ("复议后起诉合计不平", "Suits after review do not add up"),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表四“复议后起诉”：四种结果之和应等于总计。
## 为什么
总计是四种结果的合计（国办公开办函〔2021〕30号、〔2019〕60号所附表式）。
## 会报告
```gouji
表四 · 复议后起诉 · 结果维持 = «4»
```
## 不报告
```gouji
表四 · 复议后起诉 = 4 0 1 0 5
```
```gouji
// 复议和复议后起诉之间没有勾稽
表四 · 行政复议 = 0 0 0 0 0
```
## 何时不报
有格没有读到、总计空白、五格全空、或只填了总计时，记为未核对。
## 容差
无，整数须完全相等。",
                "## What
Table 4, suits after review: the four results must add up to the total.
## Why
The total is the sum of the four results (the forms of 2021 and 2019).
## Reported
One result is off.
## Not reported
They add up. Nothing binds reviews and suits after review.
## Silent when
A cell was not read, the total or the whole block is blank, or only the total is filled in: not evaluated.
## Tolerance
None; whole numbers must be equal.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report_sum(cx, sink, self.meta().code, "suit_after");
    }
}

fn report_sum(cx: &Context<'_>, sink: &mut Sink<'_>, code: &'static str, id: &'static str) {
    let Some(block) = cx.diagnosis().t4.iter().find(|b| b.id == id) else {
        if matches!(cx.report.t4.state, TableState::Lost | TableState::Image) {
            sink.skips(code, [], words::unread("表四", "table 4"));
        }
        return;
    };
    let cells: Vec<CellId> = T4_COLUMNS.iter().map(|c| CellId::t4(id, c.id)).collect();
    match block.sides {
        Err(why) => sink.skips(code, cells, words::unevaluated(why)),
        Ok((left, right)) => {
            let parts = words::added_up(&block.values[..block.values.len().saturating_sub(1)]);
            if left == right {
                sink.holds(code, cells, format!("{parts} = {right}"));
            } else {
                sink.fails(failing(code, cx.report, block, cells, &parts));
            }
        }
    }
}

fn failing(code: &'static str, report: &Report, block: &Block, cells: Vec<CellId>, parts: &str) -> Finding {
    let (left, right) = block.sides.unwrap_or_default();
    let spec = CellId::t4(block.id, "total").spec();
    let (name, name_en) = spec.map_or(("", ""), |(row, _)| (row.label, row.label_en));
    let guess = guess(block, report);
    let message = Words::new(
        format!(
            "表四“{name}”合计不平：{parts} = {left}，总计填 {right}，差 {}。{}请以台账为准。",
            words::signed(left - right),
            guess.zh
        ),
        format!(
            "Table 4, {name_en}: {parts} = {left}, the total says {right}, a difference of {}. {}\
             The register decides.",
            words::signed(left - right),
            guess.en
        ),
    );
    let calculation = format!("{parts} = {left} ≠ {right}");
    let mut finding =
        Finding::new(code, Severity::Error, message).sides(Num::int(left), Num::int(right), calculation);
    let span = |id: &CellId| report.cell(*id).and_then(|cell| cell.span);
    let near = &block.ways[..block.near.min(block.ways.len())];
    let suspects: Vec<CellId> = near.iter().map(|(change, _)| change.cell).collect();
    for id in &cells {
        let Some(span) = span(id) else { continue };
        // With no cell to name, the total stands for the block.
        let subject = suspects.contains(id) || (suspects.is_empty() && id.column == "total");
        finding = if subject { finding.subject(span) } else { finding.evidence(span) };
    }
    for (_, reasons) in near {
        for reason in reasons {
            if let Reason::Evidence(Source::Prose(span), _) = reason {
                finding = finding.evidence(*span);
            }
        }
    }
    let suggestion =
        |c: &Change| Suggestion { cell: c.cell, value: Num::int(c.value), text: words::suggestion(c) };
    finding.suggestions = near.iter().take(1).map(|(c, _)| suggestion(c)).collect();
    finding.alternatives = near.iter().skip(1).map(|(c, _)| vec![suggestion(c)]).collect();
    finding.confidence = match (block.near, block.ways.len()) {
        (1, 1) => Confidence::CERTAIN,
        (0 | 1, _) => Confidence(900),
        (near, _) => Confidence(u16::try_from(1000 / near).unwrap_or(0)),
    };
    finding.cells = cells;
    finding
}

/// Which cell is wrong, as far as anything tells.
fn guess(block: &Block, report: &Report) -> Words {
    let near = &block.ways[..block.near.min(block.ways.len())];
    match near {
        [] => Words::default(),
        [(change, reasons)] => {
            let (what, why) = (words::change(change), words::reasons(reasons, report));
            Words::new(
                format!("最可能是{}。{}", what.zh, why.zh),
                format!("Most likely {}. {}", what.en, why.en),
            )
        }
        many => {
            let one = |(change, _): &(Change, Vec<Reason>)| words::change(change);
            let list: Vec<Words> = many.iter().map(one).collect();
            let join =
                |of: &dyn Fn(&Words) -> &str, by: &str| list.iter().map(of).collect::<Vec<_>>().join(by);
            Words::new(
                format!("只凭这一行无法确定是哪一格：{}。", join(&|w| &w.zh, "；或")),
                format!("This row alone does not tell which cell: {}. ", join(&|w| &w.en, "; or ")),
            )
        }
    }
}

/// T4-BLOCK-SWAP.
struct BlockSwap;

impl Rule for BlockSwap {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-BLOCK-SWAP",
            severity: Severity::Warning,
            on: true,
            title: ("两个诉讼区块疑似填反", "The two kinds of suits seem to be exchanged"),
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
        let (said_direct, said_after) = (said(report, "su_direct"), said(report, "su_after"));
        let exchanged = said_direct.iter().zip(&said_after).find(|(d, a)| (d.0, a.0) == (after, direct));
        let Some((d, a)) = exchanged.filter(|_| direct != after) else { return };
        let message = Words::new(
            format!(
                "正文写未经复议直接起诉 {after} 件、复议后起诉 {direct} 件，表四分别为 {direct} 件、{after} 件，\
                 正好相反。请核对表四两个诉讼区块是否填反。"
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
struct PreReview;

impl Rule for PreReview {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-PREREVIEW",
            severity: Severity::Info,
            on: false,
            title: ("复议前置提示", "Suits without review since 2024"),
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
            format!("2024 年起对不予公开不服的须先申请复议，“未经复议直接起诉”填了 {value} 件，请核实。"),
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
struct Blank;

impl Rule for Blank {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-BLANK",
            severity: Severity::Warning,
            on: true,
            title: ("表四空白", "Table 4 is blank"),
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
表四没有读到；有一格填了数。
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
Table 4 was not read; one cell has a number.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let table = &cx.report.t4;
        if !table.is_read() || !table.cells().all(|(.., cell)| cell.state == CellState::Blank) {
            return;
        }
        let message = Words::new(
            "表四十五格全部空白。没有行政复议、行政诉讼案件应填“0”。",
            "All fifteen cells of table 4 are blank. Where there were no cases it should say 0.",
        );
        let cells = table.cells().map(|(row, column, _)| CellId::t4(row.id, column.id));
        let finding = Finding::new(self.meta().code, Severity::Warning, message).cells(cells);
        sink.fails(table.span.map_or(finding.clone(), |span| finding.subject(span)));
    }
}
