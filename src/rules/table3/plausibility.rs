//! What else strikes the eye in table 3: blank totals, zeros against the prose, classes that are rare.

use super::messages;
use crate::finding::{Finding, Severity, Suggestion, Words};
use crate::form::{CellId, T3_COLUMNS, TableId};
use crate::locate::evidence::said;
use crate::locate::sums::TOTAL;
use crate::num::Num;
use crate::report::slot::Slot;
use crate::report::{BodyKind, CellState};
use crate::rules::{Context, Meta, Rule, Sink, blank_table};

/// T3-TOTAL-BLANK.
pub struct TotalBlank;

impl Rule for TotalBlank {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-TOTAL-BLANK",
            severity: Severity::Warning,
            on: true,
            title: ("总计未填", "Totals are blank"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表三的总计列或（七）总计行有空白格，而它所合计的各格不为 0。
## 为什么
表式要求填写总计；空着虽然算得出，但读者无从核对，也说明报表没有填完。
## 会报告
```gouji
表三 · 予以公开 · 总计 = «空»
```
```gouji
表三 · （七）总计 = 空 空 空 空 空 空 空
```
## 不报告
```gouji
// 各格都空，不只是总计
表三 · 属于国家秘密 = 空 空 空 空 空 空 空
```
```gouji
表三 · 予以公开 · 商业企业 = 空
```
## 何时不报
空白的总计按合计都是 0，或没有读到。此时的空白由 FORM-CELL-EMPTY 报告。
## 容差
无。其余勾稽按算得的合计继续核对。",
                "## What
Totals of table 3 (its last column, or row (7)) are blank although what they add up is not 0.
## Why
The form asks for them. They can be worked out, but a reader has nothing to compare, and the table was not finished.
## Reported
One blank total; a blank row (7).
## Not reported
The whole row is blank; another cell than a total is blank.
## Silent when
All blank totals come to 0, or their parts were not read. FORM-CELL-EMPTY reports those blanks.
## Tolerance
None. The other sums are checked with the totals worked out.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(t3) = &cx.diagnosis().t3 else { return };
        let blanks = blank_totals(cx);
        if blanks.is_empty() {
            return;
        }
        let suggestion = |id: &CellId| {
            let value = t3.grid.value_of(*id)?;
            let text = Words::new(
                format!("〔{}〕空白，按合计应为 {value}", id.label_zh()),
                format!("[{}] is blank; its parts make {value}", id.label_en()),
            );
            Some(Suggestion { cell: *id, value: Num::int(value), text })
        };
        let message = Words::new(
            format!("表三有 {} 格总计未填，其余勾稽按合计数核对。请补填总计，没有的填“0”。", blanks.len()),
            format!(
                "{} totals of table 3 are blank; the other sums were checked with the totals worked out. \
                 Please fill them in, with 0 where there is nothing.",
                blanks.len()
            ),
        );
        let mut finding = Finding::new(self.meta().code, Severity::Warning, message);
        for span in blanks.iter().filter_map(|id| cx.report.cell(*id)?.span) {
            finding = finding.subject(span);
        }
        finding.suggestions = blanks.iter().filter_map(suggestion).collect();
        finding.cells = blanks;
        sink.fails(finding);
    }
}

/// The blank totals, where one of them at least is not 0: blanks among zeros are a matter of FORM-CELL-EMPTY.
pub fn blank_totals(cx: &Context<'_>) -> Vec<CellId> {
    let Some(t3) = &cx.diagnosis().t3 else { return Vec::new() };
    let grid = &t3.grid;
    let places = (0..grid.form().t3.len()).flat_map(|r| (0..=TOTAL).map(move |c| (r, c)));
    let blank: Vec<(usize, usize)> = places.filter(|(r, c)| grid.is_derived(*r, *c)).collect();
    let stands_for = |(r, c): &(usize, usize)| grid.value(*r, *c).is_some_and(|v| v != 0);
    if !blank.iter().any(stands_for) {
        return Vec::new();
    }
    blank.into_iter().map(|(r, c)| grid.id(r, c)).collect()
}

/// T3-BLANK.
pub struct Blank;

impl Rule for Blank {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-BLANK",
            severity: Severity::Warning,
            on: true,
            title: ("表三空白", "Table 3 is blank"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表三各格全部空白。
## 为什么
没有申请应填“0”。空白分不清是没有申请还是没有填。
## 会报告
```gouji
格式：网页
表三 = 空
```
## 不报告
```gouji
表三 = 0
```
```gouji
表三 = 缺
```
## 何时不报
表三没有读到；有一格填了数。表二、表四也空白的，并入同一条；正文写明收到申请的，列为错误。
## 容差
无。",
                "## What
All cells of table 3 are blank.
## Why
Where there were no applications it should say 0. A blank may mean none or not filled in.
## Reported
The whole table is blank.
## Not reported
It is all 0; it is not there.
## Silent when
Table 3 was not read; one cell has a number. Tables 2 and 4 that are blank too are told in the same finding; it is an error where the prose has applications.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        if !blank_table::is_blank(report, TableId::T3) {
            return;
        }
        let blank = [TableId::T3, TableId::T2, TableId::T4]
            .into_iter()
            .filter(|id| blank_table::is_blank(report, *id));
        let mut blank: Vec<TableId> = blank.collect();
        let table_3_first = blank.clone();
        blank.sort_by_key(|id| *id as usize);
        let zh = blank.iter().map(|id| id.name_zh()).collect::<Vec<_>>().join("、");
        let en = blank.iter().map(|id| id.name_en().to_lowercase()).collect::<Vec<_>>().join(", ");
        let said = said(report, Slot::New).into_iter().find(|(value, _)| *value > 0);
        let Some((value, span)) = said else {
            let message = Words::new(
                format!("{zh}各格全部空白。没有收到申请应填“0”。"),
                format!("All cells of {en} are blank. Where there were no applications it should say 0."),
            );
            return sink.fails(blank_table::finding(self.meta(), &table_3_first, message, cx));
        };
        let quote: String = span.of(report.text()).split_whitespace().collect();
        let message = Words::new(
            format!("{zh}各格全部空白，而正文写收到申请“{quote}”。请补填。"),
            format!(
                "All cells of {en} are blank, but the prose has “{quote}” applications ({value}). Please fill them in."
            ),
        );
        let mut finding = blank_table::finding(self.meta(), &table_3_first, message, cx).evidence(span);
        finding.severity = Severity::Error;
        sink.fails(finding);
    }
}

/// T3-ALLZERO-TEXT.
pub struct AllZeroText;

impl Rule for AllZeroText {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-ALLZERO-TEXT",
            severity: Severity::Error,
            on: true,
            title: ("表三为0但正文有申请", "Table 3 is all 0 although the prose has applications"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
正文写明本年收到若干件申请，表三却全部为 0 或空白。
## 为什么
正文与表三说的是同一件事；全为 0 多半是表没有填，或填到了别处。
## 会报告
```gouji
基础：局 2023
表三 = 0
一：2023年，我局共收到政府信息公开申请«12件»，均已按时答复。
```
## 不报告
```gouji
基础：局 2023
表三 = 0
一：2023年，我局未收到政府信息公开申请。
```
```gouji
基础：局 2023
表三 = 0
一：2022年，我局共收到政府信息公开申请12件。
```
## 何时不报
表三没有读到，或有一格不为 0（由 NARR-NEW 等规则逐项核对）；正文的数属于其他单位或其他年度。
## 容差
无。",
                "## What
The prose says how many applications came in this year, but table 3 is all 0 or blank.
## Why
Both speak of the same; a table of zeros was probably not filled in.
## Reported
The prose has 12 applications and the table none.
## Not reported
None came in; the number is another year's.
## Silent when
Table 3 was not read or has a number other than 0 (NARR-NEW and others compare those); the number of the prose is another body's or another year's.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        if !report.t3.is_read()
            || blank_table::is_blank(report, TableId::T3)
            || !report.t3.cells().all(|(.., cell)| cell.for_sums().is_some_and(Num::is_zero))
        {
            return;
        }
        let said = said(report, Slot::New).into_iter().find(|(value, _)| *value > 0);
        let Some((value, span)) = said else { return };
        let quote: String = span.of(report.text()).split_whitespace().collect();
        let message = Words::new(
            format!("正文写收到申请“{quote}”，表三却全部为 0 或空白。请核对表三是否漏填。"),
            format!("The prose has “{quote}” applications, but table 3 is all 0 or blank. Was it filled in?"),
        );
        let finding = Finding::new(self.meta().code, Severity::Error, message)
            .sides(Num::int(value), Num::ZERO, format!("{value} ≠ 0"))
            .cells([messages::id("new_received", "total")])
            .subject(span);
        sink.fails(finding);
    }
}

/// T3-OTHER-HEAVY.
pub struct OtherHeavy;

impl Rule for OtherHeavy {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-OTHER-HEAVY",
            severity: Severity::Info,
            on: false,
            title: ("“其他处理—其他”占比高", "Much was handled “otherwise”"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
“（六）其他处理 3.其他”超过办理总数的 30%，且办理总数不少于 10 件。
## 为什么
“其他”是兜底项，占比过高常常说明结果归类不准，审核时会被问到。
## 会报告
```gouji
表三 · 3.其他 · 总计 = «60»
```
## 不报告
```gouji
表三 · 3.其他 · 总计 = 40
```
```gouji
基础：街道 2023
表三 = 0
```
## 何时不报
默认关闭。2019 年表式没有这一行；有关的格没有读到；办理总数少于 10 件。
## 容差
恰好 30% 不报。",
                "## What
“(6) 3. other” is more than 30 % of all that was handled, and that is at least 10.
## Why
“Other” is for what fits nowhere else; much of it often means that outcomes were put in the wrong class.
## Reported
60 of 142.
## Not reported
40 of 142; nothing was handled.
## Silent when
Off by default. The form of 2019 has no such row; a cell was not read; fewer than 10 were handled.
## Tolerance
Exactly 30 % is not reported.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(t3) = &cx.diagnosis().t3 else { return };
        let (other, all) = (messages::id("other_misc", "total"), messages::id("total_handled", "total"));
        let (Some(part), Some(total)) = (t3.grid.value_of(other), t3.grid.value_of(all)) else { return };
        if total < 10 || part * 10 <= total * 3 {
            return;
        }
        let share = part * 100 / total;
        let message = Words::new(
            format!("“其他处理—其他”{part} 件，占办理总数 {total} 件的 {share}%。请核实是否应归入其他类别。"),
            format!(
                "{part} of {total} ({share} %) were handled “otherwise”. Do they belong in another class?"
            ),
        );
        let mut finding = Finding::new(self.meta().code, Severity::Info, message).cells([other, all]);
        if let Some(span) = cx.report.cell(other).and_then(|c| c.span) {
            finding = finding.subject(span);
        }
        sink.fails(finding);
    }
}

/// T3-RARE.
pub struct Rare;

impl Rule for Rare {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-RARE",
            severity: Severity::Info,
            on: false,
            title: ("少见类别提示", "A rare class"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
乡镇、街道的报告在“属于国家秘密”或“三安全一稳定”填了数。
## 为什么
乡镇、街道极少遇到这两类，常是填错了行；确有其事的，应有定密依据（条例第十四条）。
## 会报告
```gouji
基础：街道 2023
表三 · 属于国家秘密 · 总计 = «2»
```
## 不报告
```gouji
基础：区 2023
表三 · 属于国家秘密 · 总计 = 2
```
```gouji
基础：镇 2023
表三 · 属于国家秘密 · 总计 = 0
```
## 何时不报
默认关闭。单位类型不明，或不是乡镇、街道。
## 容差
无。",
                "## What
A town or street office has numbers under state secrets or security and stability.
## Why
They hardly ever meet with either; often the row is wrong. Where it is right there must be a ground for the classification (article 14).
## Reported
A street office refused two applications as state secrets.
## Not reported
A district did; a town has none.
## Silent when
Off by default. The kind of body is not known, or it is neither town nor street.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !matches!(cx.report.identity.kind, Some(BodyKind::Town | BodyKind::Street)) {
            return;
        }
        for row in ["refuse_state_secret", "refuse_safety_stability"] {
            let id = messages::id(row, T3_COLUMNS[TOTAL].id);
            let cell = cx.report.cell(id).filter(|c| c.state == CellState::Number);
            let Some((cell, value)) = cell.and_then(|c| Some((c, c.value.filter(|v| !v.is_zero())?))) else {
                continue;
            };
            let name = id.spec().map_or("", |(r, _)| r.short());
            let message = Words::new(
                format!("“{name}”填了 {value} 件，乡镇、街道少见。请核实是否填错行，以及定密等依据。"),
                format!("{value} under [{}], which is rare here. Is it the right row?", id.label_en()),
            );
            let mut finding = Finding::new(self.meta().code, Severity::Info, message).cells([id]);
            if let Some(span) = cell.span {
                finding = finding.subject(span);
            }
            sink.fails(finding);
        }
    }
}
