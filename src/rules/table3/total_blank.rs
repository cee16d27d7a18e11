//! Totals of table 3 that are blank.

use crate::finding::{Finding, Severity, Suggestion, Words};
use crate::form::CellId;
use crate::locate::sums::TOTAL;
use crate::locate::{Applications, Origin};
use crate::num::Num;
use crate::rules::{Context, Meta, Rule, Sink};

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
            let value = t3.grid.value_of(*id).filter(|_| !rests_on_doubt(t3, *id))?;
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

/// Whether what a blank total would come to rests on a cell that may be wrong, as sums that fail show: to fill it in and to
/// mend the cell are then two ways of one matter.
fn rests_on_doubt(t3: &Applications, total: CellId) -> bool {
    let Origin::Explained { ways, .. } = &t3.origin else { return t3.failing().next().is_some() };
    let doubtful = ways.iter().flat_map(|way| &way.changes).map(|change| change.cell);
    let is_grand = total.row == "total_handled" && total.column == "total";
    doubtful.into_iter().any(|cell| is_grand || cell.row == total.row || cell.column == total.column)
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
