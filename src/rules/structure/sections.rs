//! Which sections there are, in which order, under which titles.

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
粘贴的只是报告的一段（前后没有其他部分，或章节少于四个）。该部分有统计表而章节序号在此处跳号，可能是复制时丢失，降为警告；2019年度各地可参照执行，也降为警告。
## 容差
标题文字认核心词，不要求逐字相同。",
                "## What
One of the six parts has no heading, and the parts before and after it have.
## Why
Article 50 of the Regulations says what a report holds, and the form has a part for each.
## Reported
## Not reported
## Silent when
Only a piece of a report was pasted. A warning where the part has a table and the numbers skip it, as happens in copying, and for 2019.
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
            // Where the numbers skip a part whose table is known, copying may have lost the heading or both.
            let copied = table.is_some() && skipped && instead.is_none();
            let severity = if copied { Severity::Warning } else { cx.error_since_2020() };
            let named = table.filter(|_| severity == Severity::Warning && !lost);
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
            } else if named.is_some() {
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

/// 一 is 1; 0 where there is no number.
pub(super) fn numeral_value(section: &Section) -> usize {
    let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    digits.iter().position(|d| *d == section.numeral).map_or(0, |at| at + 1)
}

/// STRUCT-SEC-ORDER.
pub struct Order;

impl Rule for Order {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-SEC-ORDER",
            severity: Severity::Error,
            on: true,
            title: ("章节顺序不对", "Wrong order"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
六个部分的先后顺序。
## 为什么
统一格式的顺序固定，便于查阅、汇总和比对。
## 会报告
```gouji
基础：局 2023
章节 三 = 三、政府信息公开行政复议、行政诉讼情况
章节 四 = «四、收到和处理政府信息公开申请情况»
```
## 不报告
```gouji
基础：局 2023
前言：本报告由总体情况、存在的主要问题及改进情况、主动公开政府信息情况等部分组成。统计期限为2023年1月1日至2023年12月31日。
```
## 何时不报
重复的标题由 STRUCT-SEC-DUP 报告。2019年度降为警告。
## 容差
无。",
                "## What
The order of the six parts.
## Why
The form fixes it, so that reports can be read and added up side by side.
## Reported
## Not reported
## Silent when
A repeated heading is reported by STRUCT-SEC-DUP. A warning for 2019.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let mut highest: Option<&Section> = None;
        let mut seen: Vec<SectionKind> = Vec::new();
        for section in cx.parts() {
            let Some(kind) = section.kind.filter(|kind| !seen.contains(kind)) else { continue };
            seen.push(kind);
            match highest {
                Some(before) if before.kind > section.kind => {
                    let (this, that) = (full_title(kind), before.kind.map(full_title).unwrap_or_default());
                    let message = Words::new(
                        format!("“{this}”出现在“{that}”之后，应在其前。请按统一格式的顺序排列。"),
                        format!("“{this}” stands behind “{that}” and belongs before it, as the form has it."),
                    );
                    let finding = Finding::new(self.meta().code, cx.error_since_2020(), message);
                    sink.fails(finding.subject(section.heading).evidence(before.heading));
                }
                _ => highest = Some(section),
            }
        }
    }
}

/// STRUCT-SEC-TITLE.
pub struct Title;

/// Wordings that are accepted silently, as far as the form and its explanatory text have them; without 的, and
/// with 及 for every “and”.
const ACCEPTED: [&[&str]; 6] = [
    &["总体情况", "总体工作情况"],
    &["主动公开政府信息", "主动公开情况", "政府信息主动公开"],
    &["收到及处理政府信息公开申请", "收到及处理政府信息依申请公开", "收到及处理依申请公开"],
    &["行政复议"],
    &["存在主要问题及改进情况", "存在问题及改进情况"],
    &["其他需要报告事项", "其他需要报告情况"],
];

/// A title as [`ACCEPTED`] spells it: 的 and 和 make no difference.
fn plain(title: &str) -> String {
    let folded: String = title.chars().filter_map(crate::text::fold).filter(|c| *c != '的').collect();
    let and = |text: String, word: &str| text.replace(word, "及");
    let folded = ["以及", "和", "与"].into_iter().fold(folded, and);
    folded.replace("问题、", "问题及").replace("收到、", "收到及")
}

impl Rule for Title {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-SEC-TITLE",
            severity: Severity::Warning,
            on: true,
            title: ("章节标题不规范", "Non-standard title"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
标题认得出是哪一部分，但文字与统一格式不同。意思完整的列为提示，缺了要素（如第五部分没有“改进”，第四部分只写复议或诉讼）或有错字、漏字的列为警告。
## 为什么
标题统一，公众和上级机关才便于查阅；缺了要素的标题往往也缺了内容。
## 会报告
```gouji
基础：局 2023
章节 五 = «五、存在问题»
```
```gouji
基础：局 2023
章节 一 = «一、概述»
```
```gouji
基础：局 2023
章节 二 = «二、主动公开政府信息情兄»
```
```gouji
基础：局 2023
章节 六 = «六、其它需要报告的事项»
```
## 不报告
```gouji
基础：局 2023
章节 五 = 五、政府信息公开工作存在的主要问题及改进情况
```
```gouji
基础：局 2023
章节 二 = 二、行政机关主动公开政府信息的情况
```
## 何时不报
统一格式及其说明中出现过的写法；标点、空格和“的”字之差。
## 容差
见上。",
                "## What
A heading whose part is plain but whose wording is not the form's. For information where the sense is whole, a warning where an element lacks (part five without improvement, part four with review or litigation alone) or a character is wrong or lost.
## Why
With the same titles reports can be found and compared; what lacks in a title often lacks in the text.
## Reported
## Not reported
## Silent when
The wording occurs in the form or its explanations, or differs in punctuation only.
## Tolerance
As above."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for section in cx.parts() {
            let Some(kind) = section.kind else { continue };
            let title = plain(&section.title);
            let accepted =
                ACCEPTED.get(kind as usize).is_some_and(|list| list.iter().any(|w| title.contains(w)));
            let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
            let whole = match kind {
                SectionKind::S3 => has(&["处理", "办理", "申请"]),
                SectionKind::S4 => has(&["复议"]) && has(&["诉讼"]),
                SectionKind::S5 => {
                    has(&["改进", "措施", "整改", "打算", "对策", "计划", "安排"]) && has(&["问题", "不足"])
                }
                _ => true,
            };
            let slip = is_slip_of(&title, kind);
            if accepted && whole && !slip {
                continue;
            }
            let severity = if whole && !slip { Severity::Info } else { Severity::Warning };
            let (stands, wanted) = (&section.title, full_title(kind));
            if slip {
                let message = Words::new(
                    format!("标题“{stands}”疑有错字或漏字，应为“{wanted}”。"),
                    format!("The heading “{stands}” has a wrong or lost character; it should be “{wanted}”."),
                );
                sink.fails(Finding::new(self.meta().code, severity, message).subject(section.heading));
                continue;
            }
            let message = Words::new(
                format!("标题“{stands}”与统一格式不同，建议改为“{wanted}”。"),
                format!("The heading “{stands}” is not worded as in the form; better “{wanted}”."),
            );
            sink.fails(Finding::new(self.meta().code, severity, message).subject(section.heading));
        }
    }
}

/// Whether a title, as [`plain`] gives it, is a usual one with one character wrong, lost or too many.
fn is_slip_of(title: &str, kind: SectionKind) -> bool {
    const ALSO: [&str; 8] = [
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "收到及处理政府信息公开申请情况",
        "存在主要问题及改进情况",
        "政府信息公开工作存在主要问题及改进情况",
        "存在问题及改进情况",
        "主动公开政府信息情况",
        "其他需要报告事项",
    ];
    // Other words for the same: 总体概况, 其他需报告的事项.
    let same = |title: &str| {
        let title = ["概况", "状况"].iter().fold(title.to_owned(), |title, word| title.replace(word, "情况"));
        title
            .replace("事宜", "事项")
            .replace("需报告", "需要报告")
            .replace("办理", "处理")
            .replace(['、', '(', ')'], "")
            .replace("及", "")
    };
    let stands = same(title);
    let usual = || ALSO.iter().map(|title| same(title)).chain([same(&plain(kind.title()))]);
    !usual().any(|usual| usual == stands)
        && usual().any(|usual| crate::text::one_character_off(&stands, &usual))
}

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
pub(super) fn shifting(cx: &Context<'_>, section: &Section) -> Option<String> {
    let extra = shifted_by(cx, section)?;
    Some(one_more(cx, extra).sealed(cx.report.text()).fingerprint)
}
