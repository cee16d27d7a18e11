//! The titles of the sections.

use std::sync::OnceLock;

use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
use crate::rules::parse::full_title;
use crate::rules::{Context, Meta, Rule, Sink};

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
            // What was lost on the way is told by PARSE-CHARS-LOST.
            if section.title.contains(char::REPLACEMENT_CHARACTER) {
                continue;
            }
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
    static USUAL: OnceLock<Vec<String>> = OnceLock::new();
    let also = USUAL.get_or_init(|| ALSO.iter().map(|title| same(title)).collect());
    let (stands, own) = (same(title), same(&plain(kind.title())));
    let mut usual = also.iter().chain([&own]);
    !usual.clone().any(|usual| *usual == stands)
        && usual.any(|usual| crate::text::one_character_off(&stands, usual))
}
