//! The title.

use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::{Span, View, fold};

/// FORM-TITLE.
pub struct Title;

impl Rule for Title {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-TITLE",
            severity: Severity::Warning,
            on: true,
            title: ("标题不规范", "Title"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
标题是否为“××（机关全称）20××年政府信息公开工作年度报告”。没有标题或标题缺年份为警告；缺机关名称、“年度”重复、未写“政府信息公开工作年度报告”为提示。
## 为什么
标题是检索和归档的依据；网页复制时也常漏掉标题，请核对发布稿。
## 会报告
```gouji
基础：局 2023
标题：
```
```gouji
基础：市 2023
标题：«云溪市人民政府2023年度政府信息公开工作年度报告»
```
## 不报告
```gouji
基础：局 2023
标题：2023年青禾区农业农村局政府信息公开工作年度报告
```
## 何时不报
粘贴的只是报告的一段。
## 容差
年份在机关名称之前或之后均可。",
                "## What
Whether the title reads “(body) 20XX 年政府信息公开工作年度报告”. A warning without title or year; for information without the body's name, with 年度 twice, or in other words.
## Why
The title is what a report is found by; copying a page often loses it.
## Reported
## Not reported
## Silent when
Only a piece of a report was pasted.
## Tolerance
The year may stand before or behind the body's name."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_whole() {
            return;
        }
        let code = self.meta().code;
        let Some(title) = &cx.report.identity.title else {
            if let Some((span, line, lost)) = damaged_title(cx) {
                let message = Words::new(
                    format!(
                        "标题“{line}”疑漏“{lost}”字，应为“××（机关全称）20××年政府信息公开工作年度报告”。"
                    ),
                    format!(
                        "The title “{line}” seems to lack {lost}; it should read “(body) 20××年政府信息公开工作年度报告”."
                    ),
                );
                sink.fails(Finding::new(code, Severity::Warning, message).subject(span));
                return;
            }
            let message = Words::new(
                "未见标题。标题应为“××（机关全称）20××年政府信息公开工作年度报告”；如为复制遗漏，请核对原文。",
                "There is no title. It should read “(body) 20XX 年政府信息公开工作年度报告”; it may have been lost in copying.",
            );
            sink.fails(Finding::new(code, Severity::Warning, message));
            return;
        };
        let folded: String = title.value.chars().filter_map(fold).collect();
        let has_year = cx.report.identity.title_year.is_some();
        let has_body = cx.report.identity.title_body.as_ref().is_some_and(|b| title.span.contains(b.span));
        let twice = folded.contains("年度政府信息公开") && folded.contains("年度报告");
        let (severity, zh, en) = if !has_year {
            (Severity::Warning, "没有写明年份", "does not say the year")
        } else if !has_body {
            (Severity::Warning, "没有写明机关名称", "does not name the body")
        } else if twice {
            (Severity::Info, "中“年度”重复", "has 年度 twice")
        } else if !folded.contains("政府信息公开工作年度报告") {
            (Severity::Info, "未用“政府信息公开工作年度报告”的写法", "is worded otherwise than the form")
        } else {
            return;
        };
        let message = Words::new(
            format!("标题{zh}，应为“××（机关全称）20××年政府信息公开工作年度报告”。"),
            format!(
                "The title “{}” {en}; it should read “(body) 20××年政府信息公开工作年度报告”.",
                title.value
            ),
        );
        sink.fails(Finding::new(code, severity, message).subject(title.span));
    }
}

/// A line before the first section that would be the title with one more character: its place, its words, and the character.
pub(in crate::rules::form) fn damaged_title(cx: &Context<'_>) -> Option<(Span, String, char)> {
    const SUBJECT: &str = "政府信息公开工作年度报告";
    /// No title is longer.
    const LONGEST: usize = 60;
    let text = cx.report.text();
    let end = cx.report.sections.first().map_or(text.len(), |section| section.heading.start);
    let mut at = 0;
    for line in text.get(..end)?.split_inclusive('\n').take(200) {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        let folded = View::squeezed(text, span).text;
        if folded.chars().count() > LONGEST || folded.contains('。') {
            continue;
        }
        let year = folded.find('年').filter(|at| {
            folded.get(at.saturating_sub(4)..*at).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()))
        });
        let Some(rest) = year.and_then(|at| folded.get(at + '年'.len_utf8()..)) else { continue };
        let rest = rest.trim_start_matches('度');
        let lost = SUBJECT.char_indices().find(|(nth, c)| {
            let without = [
                SUBJECT.get(..*nth).unwrap_or_default(),
                SUBJECT.get(nth + c.len_utf8()..).unwrap_or_default(),
            ];
            rest == without.concat()
        });
        if let Some((_, lost)) = lost {
            return Some((span, folded, lost));
        }
    }
    None
}
