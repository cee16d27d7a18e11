//! Characters that were lost before the text came here.

use super::{Context, Meta, Rule, Sink};
use crate::document::Format;
use crate::finding::{Finding, Severity, Words};
use crate::text::Span;

/// The rules of this file.
pub static RULES: &[&dyn Rule] = &[&CharactersLost];

/// PARSE-CHARS-LOST.
pub struct CharactersLost;

/// More places than this are counted and not marked.
const MOST_MARKED: usize = 20;

impl Rule for CharactersLost {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-CHARS-LOST",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("有字符损坏", "Characters lost"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
文本中有损坏的字符（显示为“�”）：文件传输或转换编码时丢了字节。
## 为什么
丢的可能是字，也可能是数字，该处无从核对。
## 会报告
```gouji
基础：局 2023
一：2023年，我局认真落实条例要求，主动公开政府信�96条。
```
## 不报告
```gouji
基础：局 2023
一：2023年，我局认真落实条例要求，主动公开政府信息96条。
```
## 何时不报
文本没有损坏的字符；PDF 的字体没有说明个别符号是什么字。
## 容差
无。",
                "## What
The text holds damaged characters (shown as “�”): bytes were lost when the file was sent or converted.
## Why
What was lost may be a word or a figure; it could not be checked.
## Reported
## Not reported
## Silent when
No character is damaged; the font of a PDF does not name a few of its signs.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let document = &cx.report.document;
        if !matches!(document.format, Format::Text | Format::Html) {
            return;
        }
        let mark = char::REPLACEMENT_CHARACTER;
        let mut places: Vec<Span> = Vec::new();
        for (at, lost) in document.text.match_indices(mark) {
            let end = at + lost.len();
            match places.last_mut() {
                Some(last) if last.end == at => last.end = end,
                _ => places.push(Span::new(at, end)),
            }
        }
        if places.is_empty() {
            return;
        }
        let count = places.len();
        let message = Words::new(
            format!(
                "文本有 {count} 处字符损坏（“�”），多为传输或转换编码时丢失，该处未作核对。请对照原文件。"
            ),
            format!(
                "Characters are damaged (“�”) in {count} {}, mostly lost in sending or converting the file. What stood \
                 there was not checked. Please compare with the file.",
                if count == 1 { "place" } else { "places" }
            ),
        );
        let finding = Finding::new(self.meta().code, Severity::NotEvaluated, message);
        sink.fails(places.into_iter().take(MOST_MARKED).fold(finding, Finding::subject));
    }
}
