//! The sums of table 4 (domain §3.2, §8.5): one a block, which finds the block but seldom the cell.

use crate::finding::{Confidence, Finding, Severity, Suggestion, Words};
use crate::form::{CellId, T4_COLUMNS};
use crate::locate::evidence::Source;
use crate::locate::{CaseBlock, Change, Reason};
use crate::num::Num;
use crate::report::{Report, TableState};
use crate::rules::table3::messages;
use crate::rules::{Context, Meta, Rule, Sink};

/// T4-SUM-REVIEW.
pub struct SumReview;

impl Rule for SumReview {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-SUM-REVIEW",
            severity: Severity::Error,
            on: true,
            title: ("行政复议合计不平", "Reviews do not add up"),
            holds: Some(("表四行政复议：各结果之和 = 总计", "Table 4 reviews: results add up")),
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
pub struct SumDirect;

impl Rule for SumDirect {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-SUM-DIRECT",
            severity: Severity::Error,
            on: true,
            title: ("未经复议直接起诉合计不平", "Suits without review do not add up"),
            holds: Some(("表四直接起诉：各结果之和 = 总计", "Table 4 direct suits: results add up")),
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
pub struct SumAfter;

impl Rule for SumAfter {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T4-SUM-AFTER",
            severity: Severity::Error,
            on: true,
            title: ("复议后起诉合计不平", "Suits after review do not add up"),
            holds: Some(("表四复议后起诉：各结果之和 = 总计", "Table 4 suits after review: results add up")),
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
            sink.skips(code, [], messages::unread("表四", "table 4"));
        }
        return;
    };
    let cells: Vec<CellId> = T4_COLUMNS.iter().map(|c| CellId::t4(id, c.id)).collect();
    match block.sides {
        Err(why) => sink.skips(code, cells, messages::unevaluated(why)),
        Ok((left, right)) => {
            let parts = messages::added_up(block.values.split_last().map_or(&[], |(_, parts)| parts));
            if left == right {
                sink.holds(code, cells, format!("{parts} = {right}"));
            } else {
                sink.fails(failing(code, cx.report, block, cells, &parts));
            }
        }
    }
}

fn failing(
    code: &'static str,
    report: &Report,
    block: &CaseBlock,
    cells: Vec<CellId>,
    parts: &str,
) -> Finding {
    let (left, right) = block.sides.unwrap_or_default();
    let spec = CellId::t4(block.id, "total").spec();
    let (name, name_en) = spec.map_or(("", ""), |(row, _)| (row.label, row.label_en));
    let guess = guess(block, report);
    let message = Words::new(
        format!(
            "表四“{name}”合计不平：各项合计 {left}，总计填 {right}，差 {}。{}请以台账为准。",
            messages::signed(left - right),
            guess.zh
        ),
        format!(
            "Table 4, {name_en}: the parts come to {left}, the total says {right}, a difference of {}. {}\
             Check against your case register.",
            messages::signed(left - right),
            guess.en
        ),
    );
    let calculation = format!("{parts} = {left} ≠ {right}");
    let mut finding =
        Finding::new(code, Severity::Error, message).sides(Num::int(left), Num::int(right), calculation);
    let span = |id: &CellId| report.cell(*id).and_then(|cell| cell.span);
    let near = block.ways.get(..block.near).unwrap_or(&block.ways);
    let suspects: Vec<CellId> = near.iter().map(|(change, _)| change.cell).collect();
    // With no one cell to name, the total stands for the block, unless it is above suspicion.
    let total_may_be_wrong = suspects.iter().any(|id| id.column == "total");
    for id in &cells {
        let Some(span) = span(id) else { continue };
        let by_total = suspects.is_empty() || suspects.len() > 1 && total_may_be_wrong;
        let subject = if by_total { id.column == "total" } else { suspects.contains(id) };
        finding = if subject { finding.subject(span) } else { finding.evidence(span) };
    }
    if let (Some(said), false) = (block.total_said, total_may_be_wrong) {
        finding = finding.evidence(said);
    }
    for (_, reasons) in near {
        for reason in reasons {
            if let Reason::Evidence(Source::Prose(span), _) = reason {
                finding = finding.evidence(*span);
            }
        }
    }
    let suggestion =
        |c: &Change| Suggestion { cell: c.cell, value: Num::int(c.value), text: messages::suggestion(c) };
    match near {
        [(only, _)] => finding.suggestions = vec![suggestion(only)],
        equal => finding.alternatives = equal.iter().map(|(c, _)| vec![suggestion(c)]).collect(),
    }
    finding.confidence = match (block.near, block.ways.len()) {
        (1, 1) => Confidence::CERTAIN,
        (0 | 1, _) => Confidence(900),
        (near, _) => Confidence(u16::try_from(1000 / near).unwrap_or(0)),
    };
    finding.cells = cells;
    finding
}

/// Which cell is wrong, as far as anything tells.
fn guess(block: &CaseBlock, report: &Report) -> Words {
    let near = block.ways.get(..block.near).unwrap_or(&block.ways);
    match near {
        [] => Words::default(),
        [(change, reasons)] => {
            let (what, why) = (messages::change(change), messages::reasons(reasons, report));
            Words::new(
                format!("最可能是{}。{}", what.zh, why.zh),
                format!("Most likely {}. {}", what.en, why.en),
            )
        }
        many => {
            let one = |(change, _): &(Change, Vec<Reason>)| messages::change(change);
            let list: Vec<Words> = many.iter().map(one).collect();
            let join =
                |of: &dyn Fn(&Words) -> &str, by: &str| list.iter().map(of).collect::<Vec<_>>().join(by);
            let total_may_be_wrong = many.iter().any(|(change, _)| change.cell.column == "total");
            let (known_zh, known_en) = match (block.total_said, block.sides) {
                (Some(_), Ok((_, total))) if !total_may_be_wrong => (
                    format!("正文也写总数 {total}；"),
                    format!("The prose has the total of {total} as well. "),
                ),
                _ => Default::default(),
            };
            Words::new(
                format!("{known_zh}只凭这一行无法确定是哪一格：{}。", join(&|w| &w.zh, "；或")),
                format!("{known_en}This row alone does not tell which cell: {}. ", join(&|w| &w.en, "; or ")),
            )
        }
    }
}
