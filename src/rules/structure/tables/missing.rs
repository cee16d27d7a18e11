//! 缺少统计表.

use crate::finding::{Finding, Severity, Words};
use crate::form::TableId;
use crate::reading::section_of;
use crate::rules::parse::is_really_missing;
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-TABLE-MISSING.
pub struct Missing;

impl Rule for Missing {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-TABLE-MISSING",
            severity: Severity::Error,
            on: true,
            title: ("缺少统计表", "Table missing"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
Word 或网页文件里，第二、三、四部分有标题而没有统计表，其他部分的表读到了。
## 为什么
三张统计表是统一格式的组成部分，没有数据也应填“0”。
## 会报告
```gouji
网页：
<p>一、总体情况</p><p>坚持公开为常态。</p><p>«三、收到和处理政府信息公开申请情况»</p><p>见附件。</p>
<p>四、政府信息公开行政复议、行政诉讼情况</p>
<table><tr><td colspan=5>行政复议<td colspan=10>行政诉讼<tr><td rowspan=2>结果维持<td rowspan=2>结果纠正<td rowspan=2>其他结果
<td rowspan=2>尚未审结<td rowspan=2>总计<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉
<tr><td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计
<tr><td>1<td>0<td>0<td>0<td>1<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>0</table>
```
## 不报告
```gouji
基础：局 2023
表四 = 缺
```
## 何时不报
纯文本和 PDF（表格可能在复制时丢失，见 PARSE-TABLE-UNREAD）；该部分有图片。
## 容差
无。",
                "## What
In a Word file or a page, part two, three or four has its heading and no table, while another table was read.
## Why
The three tables belong to the form; with nothing to report they are filled with 0.
## Reported
## Not reported
## Silent when
The source is plain text or PDF (the table may be lost, see PARSE-TABLE-UNREAD); there is a picture.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for id in TableId::ALL.into_iter().filter(|id| is_really_missing(cx, *id)) {
            let kind = section_of(id);
            let Some(section) = cx.report.section(kind) else { continue };
            let message = Words::new(
                format!("第{}部分没有统计表。没有相应情况也应保留表格并填“0”。", kind.numeral()),
                format!("{} is missing. Keep it even where all its cells are 0.", id.name_en()),
            );
            let finding = Finding::new(self.meta().code, cx.error_since_2020(), message);
            sink.fails(finding.subject(section.heading));
        }
    }
}
