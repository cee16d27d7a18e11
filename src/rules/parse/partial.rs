//! 只读到报告的一部分.

use super::{found, numerals};
use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};

/// PARSE-PARTIAL.
pub struct Partial;

impl Rule for Partial {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-PARTIAL",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("只读到报告的一部分", "Only a part was read"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
读到的文字是否从头到尾：开头或末尾的部分没有读到，或者文字在句子中间断开。
## 为什么
没有贴全的部分无从核对，既不算缺章节，也不算没有问题。
## 会报告
```gouji
全文：
三、收到和处理政府信息公开申请情况
未收到申请。
四、政府信息公开行政复议、行政诉讼情况
未发生。
五、存在的主要问题及改进情况
一是公开不够及时，二是解读«形式较为单一，图»
```
## 不报告
```gouji
基础：局 2023
章节 四 = 缺
```
## 何时不报
文本不像年度报告（PARSE-NOT-REPORT）；只有统计表，没有章节标题；缺的部分夹在读到的部分之间，或者文字完整而缺第一、第六部分（STRUCT-SEC-MISSING）。
## 容差
无。",
                "## What
Whether the text runs from beginning to end: parts at either end were not read, or it stops inside a sentence.
## Why
What was not pasted cannot be checked; it is neither missing nor sound.
## Reported
## Not reported
## Silent when
The text is no annual report; it is tables without headings; the missing part stands between others, or the text is whole and lacks part one or six (STRUCT-SEC-MISSING).
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let unread = cx.unread_parts();
        if !cx.is_report() || unread.is_empty() {
            return;
        }
        let (found, unread) = (numerals(&found(cx)), numerals(&unread));
        let mut message = Words::new(
            format!("只读到第{found}部分，第{unread}部分没有读到，未作核对。请确认粘贴的内容是否完整。"),
            format!(
                "Only parts {found} were read; parts {unread} were not and are not checked. Please see whether \
                 everything was pasted."
            ),
        );
        let mut finding = Finding::new(self.meta().code, Severity::NotEvaluated, message.clone());
        if let Some(place) = cx.break_off() {
            message.zh = format!("文字在句子中间断开，{}", message.zh);
            message.en = format!("The text stops inside a sentence. {}", message.en);
            finding.message = message;
            finding = finding.subject(place);
        }
        sink.fails(finding);
    }
}
