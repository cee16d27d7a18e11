//! 表头不完整.

use crate::finding::{Finding, Severity, Words};
use crate::form::TableId;
use crate::report::SectionKind;
use crate::rules::{Context, Meta, Rule, Sink};

/// PARSE-HEADER-ODD.
pub struct HeaderOdd;

impl Rule for HeaderOdd {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-HEADER-ODD",
            severity: Severity::Info,
            on: false,
            title: ("表头不完整", "Header broken"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
统计表的表头被截断或打散，各列按位置识别。
## 为什么
说明识别的依据：表头不可靠时，数字的位置是唯一的依据，人工核对更稳妥。
## 会报告
```gouji
全文：
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 |
结果维持 | 结果 | 其他 | 尚未 | 总计 | 未经复议直接起诉 | 复议后起诉 |
结果 | 结果 | 其他 | 尚未 | 总计 | 结果 | 结果 | 其他 | 尚未 | 总计 |
1 | 3 | 1 | 5 | 10 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
```
## 不报告
```gouji
基础：局 2023
表四 = 0
```
## 何时不报
表头完整，或表格没有读到。
## 容差
无。",
                "## What
The header of a table was cut short or broken, and its columns were recognised by position.
## Why
It tells on what the reading rests: where the header is unreliable a glance by a person is worth it.
## Reported
## Not reported
## Silent when
The header is whole, or the table was not read.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for id in TableId::ALL {
            let table = cx.report.table(id);
            if !table.is_read() || !table.header_damaged {
                continue;
            }
            let message = Words::new(
                format!("{}表头不完整，各列已按位置识别。请核对识别结果。", id.name_zh()),
                format!("The header of {} is broken; its columns were recognised by position.", id.name_en()),
            );
            let mut finding = Finding::new(self.meta().code, Severity::Info, message);
            finding = match table.span {
                Some(span) => finding.subject(span),
                None => finding,
            };
            sink.fails(finding);
        }
    }
}

/// The section names that a finding about missing parts prints: 三、收到和处理政府信息公开申请情况.
pub fn full_title(kind: SectionKind) -> String {
    format!("{}、{}", kind.numeral(), kind.title())
}
