//! Sections that the form does not have.

use super::missing::numeral_value;
use crate::finding::{Finding, Severity, Words};
use crate::report::{Section, SectionKind};
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-SEC-EXTRA.
pub struct Extra;

impl Rule for Extra {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-SEC-EXTRA",
            severity: Severity::Warning,
            on: true,
            title: ("多出一级章节", "Extra section"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
六个部分之外的一级标题，其序号正好接在前后两部分之间或第六部分之后。
## 为什么
统一格式为六部分；多出的内容应并入相应部分，否则其后的序号都会错位。
## 会报告
```gouji
全文：
青禾区人民政府2022年政府信息公开工作年度报告
一、总体情况
坚持公开为常态。
二、主动公开政府信息情况
见附表。
«三、解读回应工作开展情况»
发布解读材料若干。
四、收到和处理政府信息公开申请情况
见附表。
五、政府信息公开行政复议、行政诉讼情况
见附表。
```
## 不报告
```gouji
基础：局 2023
五：一、存在的问题
五：解读形式较为单一。
五：二、改进的措施
五：增加图解。
```
## 何时不报
序号接不上的（正文里的条目、截图里的文件条文）；表三中“一、本年新收”等行；占了某一法定部分位置的由 STRUCT-SEC-MISSING 说明。
## 容差
无。",
                "## What
A heading of level one beside the six, whose number fits exactly between those around it or behind the sixth.
## Why
The form has six parts; what is added shifts the numbers of all that follow.
## Reported
## Not reported
## Silent when
The number does not fit (items of a list, articles in a picture); rows of table 3; a heading in the place of a missing part is told by STRUCT-SEC-MISSING.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        extra(cx).into_iter().for_each(|section| sink.fails(one_more(cx, section)));
    }
}

/// The headings of level one that the form does not have.
fn extra<'a>(cx: &Context<'a>) -> Vec<&'a Section> {
    // One that stands where one of the six is missing: one cause, one headline.
    let replaces = |section: &Section| {
        let missing = |kind: &SectionKind| cx.report.section(*kind).is_none();
        let own = SectionKind::ALL.iter().find(|kind| kind.numeral() == section.numeral);
        own.is_some_and(missing) && cx.sections_found() >= 4
    };
    cx.parts().iter().filter(|s| s.kind.is_none() && !replaces(s)).collect()
}

/// The finding about a heading that the form does not have. It weighs as much as the numbers behind it that are wrong
/// because of it, which stand under it.
fn one_more(cx: &Context<'_>, section: &Section) -> Finding {
    let title = format!("{}、{}", section.numeral, section.title);
    let message = Words::new(
        format!("格式规定为六部分，多出“{title}”。请并入相应部分，其后各部分的序号一并更正。"),
        format!("The form has six parts; “{title}” is one more. Please put it into the part it belongs to."),
    );
    let behind = cx.parts().iter().filter(|s| s.heading.start > section.heading.start);
    let shifts = behind.into_iter().any(|s| shifted_by(cx, s).is_some());
    let severity = if shifts { cx.error_since_2020() } else { Severity::Warning };
    Finding::new("STRUCT-SEC-EXTRA", severity, message).subject(section.heading)
}

/// The last extra heading before a section whose number is off by just as many as there are.
fn shifted_by<'a>(cx: &Context<'a>, section: &Section) -> Option<&'a Section> {
    let before: Vec<&Section> =
        extra(cx).into_iter().filter(|s| s.heading.start < section.heading.start).collect();
    let due = section.kind? as usize + 1 + before.len();
    before.last().copied().filter(|_| numeral_value(section) == due)
}

/// The fingerprint of the finding about the extra heading that shifts a section's number.
pub(in crate::rules::structure) fn shifting(cx: &Context<'_>, section: &Section) -> Option<String> {
    let extra = shifted_by(cx, section)?;
    Some(one_more(cx, extra).sealed(cx.report.text()).fingerprint)
}
