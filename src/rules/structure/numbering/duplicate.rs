//! Sections that stand twice.

use super::super::sections::numeral_value;
use crate::finding::{Finding, Severity, Words};
use crate::report::{Section, SectionKind};
use crate::rules::parse::full_title;
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-SEC-DUP.
pub struct Duplicate;

const DUPLICATE: &str = "STRUCT-SEC-DUP";

/// Two headings one after the other with the same number and different titles.
#[derive(Clone, Copy)]
pub(super) struct SameNumber<'a> {
    first: &'a Section,
    second: &'a Section,
    /// Whether the number is the second's by the form, so that the first one is wrong.
    of_the_second: bool,
}

/// Headings one after the other with the same number and different titles.
pub(super) fn repeated_numbers<'a>(cx: &Context<'a>) -> Vec<SameNumber<'a>> {
    let sections = cx.parts();
    let pairs = sections.iter().zip(sections.iter().skip(1));
    let same = pairs.filter(|(a, b)| numeral_value(a) > 0 && a.numeral == b.numeral && a.kind != b.kind);
    let own = |section: &Section| section.kind.is_some_and(|kind| kind.numeral() == section.numeral);
    same.map(|(first, second)| SameNumber { first, second, of_the_second: own(second) }).collect()
}

impl<'a> SameNumber<'a> {
    /// The heading whose number is wrong.
    pub(super) fn wrong(&self) -> &'a Section {
        if self.of_the_second { self.first } else { self.second }
    }

    /// What is said of them.
    pub(super) fn finding(&self, cx: &Context<'_>) -> Finding {
        let (first, second, wrong) = (self.first, self.second, self.wrong());
        let numeral = &first.numeral;
        let due = wrong.kind.map(|kind| kind.numeral()).filter(|due| *due != wrong.numeral);
        let (zh, en) = if self.of_the_second { ("后", "behind") } else { ("前", "before") };
        let message = match due {
            Some(due) => Words::new(
                format!("“{numeral}、{}”应为“{due}、”，与{zh}一部分重号。", wrong.title),
                format!(
                    "“{numeral}、{}” has the number of the part {en} it; it should be “{due}”.",
                    wrong.title
                ),
            ),
            None => Words::new(
                format!("序号“{numeral}、”出现两次：“{}”和“{}”。", first.title, second.title),
                format!("The number “{numeral}、” stands twice: “{}” and “{}”.", first.title, second.title),
            ),
        };
        let other = if self.of_the_second { second } else { first };
        let finding = Finding::new(DUPLICATE, cx.error_since_2020(), message);
        finding.subject(wrong.heading).evidence(other.heading)
    }
}

/// Whether the same words stand behind both headings, or before both: a stretch of the text came twice.
fn is_pasted_twice(text: &str, first: &Section, again: &Section) -> bool {
    const ENOUGH: usize = 12;
    let shown = |c: &char| !c.is_whitespace() && *c != '|';
    let behind = |section: &Section| {
        let rest = text.get(section.heading.end..).unwrap_or("");
        rest.chars().filter(shown).take(ENOUGH).collect::<String>()
    };
    let before = |section: &Section| {
        let rest = text.get(..section.heading.start).unwrap_or("");
        rest.chars().rev().filter(shown).take(ENOUGH).collect::<String>()
    };
    let same = |one: String, other: String| one == other && one.chars().count() == ENOUGH;
    same(behind(first), behind(again)) || same(before(first), before(again))
}

impl Rule for Duplicate {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: DUPLICATE,
            severity: Severity::Error,
            on: true,
            holds: None,
            title: ("章节或序号重复", "Duplicate heading"),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
同一部分的标题出现两次，或相邻两个一级标题序号相同。
## 为什么
多为复制粘贴或由旧稿改来时的遗留，读者无法判断以哪一处为准。
## 会报告
```gouji
基础：局 2023
章节 三 = «二、收到和处理政府信息公开申请情况»
```
```gouji
基础：局 2023
六：«五、存在的主要问题及改进情况»
六：解读形式较为单一。
```
```gouji
基础：局 2023
章节 四 = «五、政府信息公开行政复议、行政诉讼情况»
```
## 不报告
```gouji
全文：
目录
一、总体情况……1
二、主动公开政府信息情况……2
三、收到和处理政府信息公开申请情况……3
一、总体情况
坚持公开为常态。
二、主动公开政府信息情况
见附表。
三、收到和处理政府信息公开申请情况
见附表。
```
## 何时不报
目录、前言里罗列的标题，统计表中的行和表题。2019年度降为警告；两处标题前后的文字也相同的，多半是粘贴了两遍，也降为警告。
## 容差
无。",
                "## What
The heading of one part stands twice, or two headings in a row have the same number.
## Why
Usually left over from copying; a reader cannot tell which one holds.
## Reported
## Not reported
## Silent when
Titles listed in a table of contents or a preamble, rows and captions of tables. A warning for 2019, and where the same words stand around both: the text was pasted twice.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        // Of two reports in one text every heading stands twice, and that is told of the tables.
        if cx.report.seems_two() {
            return;
        }
        for kind in SectionKind::ALL {
            let mut same = cx.parts().iter().filter(|s| s.kind == Some(kind));
            let Some(first) = same.next() else { continue };
            // More than a few are a broken text, and say no more than these.
            for again in same.take(5) {
                let title = full_title(kind);
                let (severity, message) = if is_pasted_twice(cx.report.text(), first, again) {
                    (
                        Severity::Warning,
                        Words::new(
                            format!("“{title}”出现两次，前后文字也相同，多半是粘贴了两遍，请删去一遍。"),
                            format!(
                                "“{title}” stands twice with the same words around it; it seems to be pasted twice."
                            ),
                        ),
                    )
                } else {
                    (
                        cx.error_since_2020(),
                        Words::new(
                            format!("“{title}”出现两次，请保留一处。"),
                            format!("“{title}” stands twice; please keep one."),
                        ),
                    )
                };
                let finding = Finding::new(DUPLICATE, severity, message);
                sink.fails(finding.subject(again.heading).evidence(first.heading));
            }
        }
        for same in repeated_numbers(cx).into_iter().take(10) {
            sink.fails(same.finding(cx));
        }
    }
}
