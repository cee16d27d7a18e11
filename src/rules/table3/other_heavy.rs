//! Most of what was handled stands under 其他处理.

use super::messages;
use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};

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
