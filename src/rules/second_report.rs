//! Two reports one behind the other.

use super::{Context, Meta, Rule, Sink};
use crate::finding::{Finding, Severity, Words};
use crate::text::{Span, View};

/// The rules of this file.
pub static RULES: &[&dyn Rule] = &[&SecondReport];

/// PARSE-SECOND-REPORT.
pub struct SecondReport;

impl Rule for SecondReport {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-SECOND-REPORT",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("还有另一份报告", "Another report in the text"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
同一文本中一份报告的后面是否还有另一份报告，或者全文是否出现了两次。
## 为什么
两份报告的章节和表格不能混在一起核对。只核对第一份，另一份列为未核对；内容完全相同的为警告，请删去一份。
## 会报告
```gouji
全文：
青禾区农业农村局2023年政府信息公开工作年度报告
一、总体情况
公开信息96条。
二、主动公开政府信息情况
见附表。
三、收到和处理政府信息公开申请情况
未收到申请。
四、政府信息公开行政复议、行政诉讼情况
未发生。
«松岭县水利局2023年政府信息公开工作年度报告»
一、总体情况
公开信息41条。
二、主动公开政府信息情况
见附表。
三、收到和处理政府信息公开申请情况
未收到申请。
四、政府信息公开行政复议、行政诉讼情况
未发生。
```
## 不报告
```gouji
基础：局 2023
章节 六 = 一、其他需要报告的事项
```
## 何时不报
前后两段各不足四个法定章节；左右并排或逐行交错的两份报告，由 STRUCT-TABLE-DUP 报告。
## 容差
无。",
                "## What
Whether another report stands behind the first in the same text, or all of it stands twice.
## Why
Parts and tables of two reports cannot be checked as one. The first is checked, the other is told as not checked; where both are word for word the same it is a warning.
## Reported
## Not reported
## Silent when
Either of the two has fewer than four of the six parts; two reports side by side or line by line are told by STRUCT-TABLE-DUP.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(second) = cx.report.second else { return };
        let text = cx.report.text();
        let first_line =
            second.span.of(text).lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let first_line = first_line.split('\r').next().unwrap_or_default();
        let at = Span::new(second.span.start, second.span.start + first_line.len()).trimmed(text);
        let (severity, message) = if second.is_same {
            (
                Severity::Warning,
                Words::new(
                    "全文出现两次，内容相同，只核对了第一份。请删去一份。",
                    "All of the text stands twice, word for word; the first was checked. Please take one out.",
                ),
            )
        } else {
            const SHOWN: usize = 30;
            let words: String = View::squeezed(text, at).text.chars().take(SHOWN).collect();
            (
                Severity::NotEvaluated,
                Words::new(
                    format!("文本中还有另一份报告，只核对了第一份。另一份从“{words}”起，请分开后分别核对。"),
                    format!(
                        "Another report stands in the text (from “{words}” on) and was not checked; the first was. Please \
                         check each by itself."
                    ),
                ),
            )
        };
        sink.fails(Finding::new(self.meta().code, severity, message).subject(at));
    }
}
