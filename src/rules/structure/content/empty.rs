//! Sections in which nothing stands.

use crate::finding::{Finding, Severity, Words};
use crate::form::TableId;
use crate::report::{ParagraphKind, SectionKind};
use crate::rules::parse::full_title;
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-SEC-EMPTY.
pub struct Empty;

const EMPTY: &str = "STRUCT-SEC-EMPTY";

impl Rule for Empty {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: EMPTY,
            severity: Severity::Error,
            on: true,
            title: ("章节内容为空", "Empty section"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第一、五部分没有内容，或只写“无”“略”；第六部分完全空白（写“无”可以）。
## 为什么
总体情况、存在的主要问题及改进情况是条例第五十条规定必须报告的内容。
## 会报告
```gouji
基础：局 2023
五 = «无。»
```
```gouji
基础：局 2023
章节 六 = «六、其他需要报告的事项»
六 =
```
## 不报告
```gouji
基础：局 2023
六 = 无。
```
## 何时不报
该部分有图片或表格；它是文本的最后一部分而可能被截断（第一、五部分）；有统计表或标题没有读到，正文也可能在复制时丢失。第六部分空白为警告。
## 容差
无。",
                "## What
Part one or five has no text, or only “none”; part six is blank (the word “none” is enough).
## Why
Article 50 of the Regulations demands the general situation, and the problems and their remedies.
## Reported
## Not reported
## Silent when
There is a picture or a table; it is the last part of a text that may be cut off (parts one and five); a table or heading was not read, so that text may be lost too. A warning for part six.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        for kind in [SectionKind::S1, SectionKind::S5, SectionKind::S6] {
            if let Some(finding) = empty(cx, kind) {
                sink.fails(finding);
            }
        }
    }
}

/// What is said of a section that has nothing in it.
pub(in crate::rules) fn empty(cx: &Context<'_>, kind: SectionKind) -> Option<Finding> {
    // Of several one may be left over from copying: STRUCT-SEC-DUP tells.
    let mut same = cx.report.sections.iter().filter(|s| s.kind == Some(kind));
    let (Some(section), None) = (same.next(), same.next()) else { return None };
    let inside = || cx.passages().iter().filter(|p| section.span.contains(p.paragraph.span));
    let mut filled = inside().filter(|p| p.is_prose() && p.text().chars().any(char::is_alphabetic));
    let (first, more) = (filled.next(), filled.next().is_some());
    // The signature and a page's number are nothing; a table or a list is something.
    if inside().filter(|p| p.paragraph.kind == ParagraphKind::Noise).count() > 4 {
        return None;
    }
    let nothing = first.is_some_and(|p| {
        let words = p.text().trim_end_matches(['。', '.', ';', '!']);
        !more && matches!(words, "无" | "略" | "暂无" | "没有" | "无内容" | "(无)" | "无。")
    });
    let last = section.span.end == cx.report.text().len();
    let images = &cx.report.document.extras.images;
    let pictured = images.iter().any(|at| section.span.start <= *at && *at <= section.span.end)
        || section.span.of(cx.report.text()).contains("[image:");
    // Where tables or headings were lost in copying the text may have been as well.
    let copied_whole = cx.is_whole() && TableId::ALL.iter().all(|id| cx.report.table(*id).is_read());
    let empty = first.is_none() && !pictured && copied_whole && (!last || kind == SectionKind::S6);
    let (severity, fails) = match kind {
        SectionKind::S6 => (Severity::Warning, empty),
        _ => (cx.error_since_2020(), empty || nothing),
    };
    if !fails {
        return None;
    }
    let advice =
        if kind == SectionKind::S6 { "没有的请写“无”。" } else { "请补充实际情况。" };
    let message = Words::new(
        format!("第{}部分“{}”没有实质内容。{advice}", kind.numeral(), kind.title()),
        format!("Part “{}” says nothing. Please fill it in.", full_title(kind)),
    );
    let place = first.map_or(section.heading, |p| p.paragraph.span);
    Some(Finding::new(EMPTY, severity, message).subject(place))
}
