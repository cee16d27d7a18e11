//! Tracked changes and comments that a file still holds.

use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};

/// FORM-REVISIONS.
pub struct Revisions;

impl Rule for Revisions {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-REVISIONS",
            severity: Severity::Warning,
            on: true,
            title: ("文档含修订或批注", "Tracked changes"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
Word、WPS 文件或其网页里的修订痕迹、批注和隐藏文字。
## 为什么
公开后任何人都能看到修改过程和内部意见。
## 会报告
```gouji
网页：
<p>一、总体情况</p><p>全年公开<del>80</del><ins>96</ins>条。</p><p>二、主动公开政府信息情况</p><p>见附表。</p>
<p>三、收到和处理政府信息公开申请情况</p><p>未收到申请。</p>
```
## 不报告
```gouji
网页：
<p>一、总体情况</p><p>全年公开<b>96</b>条。</p><p>二、主动公开政府信息情况</p><p>见附表。</p>
<p>三、收到和处理政府信息公开申请情况</p><p>未收到申请。</p>
```
## 何时不报
纯文本和 PDF：其中没有这些痕迹。
## 容差
无。",
                "## What
Tracked changes, comments and hidden text in a Word or WPS file or its page.
## Why
Once published anybody can read the changes and the remarks.
## Reported
## Not reported
## Silent when
The source is plain text or PDF, which have none.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let extras = &cx.report.document.extras;
        let counts = [
            (extras.revisions, "处修订", "tracked changes"),
            (extras.comments, "条批注", "comments"),
            (extras.hidden, "处隐藏文字", "pieces of hidden text"),
        ];
        let there = || counts.iter().filter(|(count, ..)| *count > 0);
        if there().next().is_none() || !cx.is_report() {
            return;
        }
        let zh: Vec<String> = there().map(|(count, zh, _)| format!("{count}{zh}")).collect();
        let en: Vec<String> = there().map(|(count, _, en)| format!("{count} {en}")).collect();
        // Hidden text is neither a change nor a comment: it has to be shown before it can be deleted.
        let what_to_do = match extras {
            extras if extras.hidden == 0 => "接受或拒绝修订并删除批注",
            extras if extras.revisions == 0 && extras.comments == 0 => "显示并删除隐藏文字",
            _ => "接受或拒绝修订，删除批注，显示并删除隐藏文字",
        };
        let message = Words::new(
            format!("文档有{}未清除，发布前请{what_to_do}。", zh.join("、")),
            format!("The document holds {}; please clear them before it is published.", en.join(", ")),
        );
        sink.fails(Finding::new(self.meta().code, Severity::Warning, message));
    }
}
