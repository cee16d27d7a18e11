//! Sections that are missing.

use crate::finding::{Finding, Severity, Words};
use crate::form::TableId;
use crate::reading::section_of;
use crate::report::{Section, SectionKind};
use crate::rules::parse::full_title;
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-SEC-MISSING.
pub struct Missing;

impl Rule for Missing {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-SEC-MISSING",
            severity: Severity::Error,
            on: true,
            title: ("缺少法定章节", "Missing section"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
六个部分中有一个找不到标题，而它前后的部分都在。
## 为什么
条例第五十条规定了年度报告的内容，统一格式据此分为六部分，缺一不可。
## 会报告
```gouji
基础：局 2023
章节 四 = 缺
```
## 不报告
```gouji
基础：局 2023
章节 四 = 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
```
## 何时不报
粘贴的只是报告的一段（前后没有其他部分，或章节少于四个）。该部分有统计表而章节序号在此处跳号，或者标题不在而内容在，可能是复制时丢失，降为警告；2019年度各地可参照执行，也降为警告。
## 容差
标题文字认核心词，不要求逐字相同。",
                "## What
One of the six parts has no heading, and the parts before and after it have.
## Why
Article 50 of the Regulations says what a report holds, and the form has a part for each.
## Reported
## Not reported
## Silent when
Only a piece of a report was pasted. A warning where the part has a table and the numbers skip it, or its text stands there without its heading, as happens in copying, and for 2019.
## Tolerance
A heading is known by its main words."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        // A piece of a report is missing nothing.
        if cx.sections_found() < 4 || cx.parts().is_empty() {
            return;
        }
        // What stands before its beginning or behind its end was not read: PARSE-PARTIAL tells.
        let unread = cx.unread_parts();
        for kind in SectionKind::ALL {
            if cx.report.section(kind).is_some() {
                continue;
            }
            let sections = cx.parts();
            let before = sections.iter().rev().find(|s| s.kind.is_some_and(|k| k < kind));
            let after = sections.iter().find(|s| s.kind.is_some_and(|k| k > kind));
            if unread.contains(&kind) {
                continue;
            }
            let table = TableId::ALL.into_iter().find(|id| section_of(*id) == kind);
            let lost = table.is_some_and(|id| !cx.report.table(id).is_read());
            let skipped = match (before, after) {
                (Some(before), Some(after)) => numeral_value(after) > numeral_value(before) + 1,
                _ => true,
            };
            let instead = sections.iter().find(|s| s.kind.is_none() && s.numeral == kind.numeral());
            // Where the numbers skip a part whose table is known, or whose text stands there, copying may have lost the
            // heading or both.
            let unheaded = !cx.report.document.format.marks_cells() && has_text(cx, kind, before, after);
            let copied = (table.is_some() || unheaded) && skipped && instead.is_none();
            let severity = if copied { Severity::Warning } else { cx.error_since_2020() };
            let named = table.filter(|_| severity == Severity::Warning && !lost);
            // Of a part without a table its text may be there.
            let only_unheaded = unheaded && table.is_none() && severity == Severity::Warning;
            let mut words = match named {
                // The table is there, and only its heading is not.
                Some(id) => Words::new(
                    format!(
                        "{}已有，缺标题“{}”，请补标题；如为复制时丢失，请核对原文。",
                        id.name_zh(),
                        full_title(kind)
                    ),
                    format!("{} is there without its heading “{}”.", id.name_en(), full_title(kind)),
                ),
                None if only_unheaded => Words::new(
                    format!(
                        "缺标题“{}”，其内容已有，请补标题；如为复制时丢失，请核对原文。",
                        full_title(kind)
                    ),
                    format!("The text of “{}” is there without its heading.", full_title(kind)),
                ),
                None => Words::new(
                    format!("缺少“{}”。", full_title(kind)),
                    format!("Part {} “{}” is missing.", kind.id().trim_start_matches('s'), full_title(kind)),
                ),
            };
            if let Some(instead) = instead {
                words.zh += &format!("该处的标题是“{}、{}”。", instead.numeral, instead.title);
                words.en += &format!(" In its place stands “{}、{}”.", instead.numeral, instead.title);
            }
            words.zh += if severity == Severity::Warning && lost {
                "也可能是复制时丢失，请核对原文。"
            } else if named.is_some() || only_unheaded {
                ""
            } else {
                "统一格式要求六部分齐全，没有相应情况也应保留标题并写明“无”或填“0”。"
            };
            words.en += " The form has six parts; keep the heading even where there is nothing to report.";
            let mut finding = Finding::new(self.meta().code, severity, words);
            for near in before.into_iter().chain(after) {
                finding = finding.evidence(near.heading);
            }
            // No words are wrong, so the missing part is what tells this finding from another.
            finding.fingerprint = format!("{}-{}", self.meta().code.to_lowercase(), kind.id());
            sink.fails(finding);
        }
    }
}

/// Whether the text of a part stands between the two around it: words that no other part has.
fn has_text(cx: &Context<'_>, kind: SectionKind, before: Option<&Section>, after: Option<&Section>) -> bool {
    let own: &[&str] = match kind {
        SectionKind::S1 => &["依申请公开"],
        SectionKind::S5 => &["问题", "不足", "改进"],
        SectionKind::S6 => &["处理费", "需要报告"],
        SectionKind::S2 | SectionKind::S3 | SectionKind::S4 => &[],
    };
    let (from, to) = (before.map_or(0, |s| s.heading.end), after.map_or(usize::MAX, |s| s.heading.start));
    let here = cx
        .passages()
        .iter()
        .filter(|p| p.is_prose() && from <= p.paragraph.span.start && p.paragraph.span.start < to);
    // The preamble names the parts.
    let mut spoken = here.filter(|p| p.text().contains('。') && !p.text().contains("统计期限"));
    spoken.any(|p| own.iter().any(|word| p.text().contains(word)))
}

/// 一 is 1; 0 where there is no number.
pub(in crate::rules::structure) fn numeral_value(section: &Section) -> usize {
    let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    digits.iter().position(|d| *d == section.numeral).map_or(0, |at| at + 1)
}
