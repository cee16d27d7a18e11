//! Words that name a person, a home, a case, or that mark a secret.

use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::WordList;

/// PRIV-NAME.
pub struct Name;

/// Common surnames of one character.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚";

/// Words that begin like a name.
const WORDS: [&str; 63] = [
    "任何", "高度", "常见", "余下", "万一", "何时", "何种", "金额", "白天", "江苏", "石油", "马上", "程序",
    "易于", "常用", "龙头", "任意", "高效", "于本", "许可", "陈述", "范围", "范例", "范本", "易懂", "易读",
    "石材", "田间", "田地", "林业", "林地", "林木", "林权", "金融", "黄金", "常年", "常住", "于是", "于法",
    "许多", "曾经", "董事", "程度", "何人", "何事", "何地", "高于", "高校", "罗列", "杜绝", "陆续", "周期",
    "周边", "周知", "顾虑", "任务", "任职", "任期", "段落", "史料", "江西", "余额", "钱款",
];

impl Rule for Name {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PRIV-NAME",
            severity: Severity::Warning,
            on: true,
            title: ("含有申请人姓名", "Applicant's name"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
“申请人”之后紧跟的姓名（常见姓氏加一至两个字，后面是标点或“提”“申”“向”）。
## 为什么
申请人的姓名是个人信息，公开的文本里应写“申请人”或“王某某”。
## 会报告
```gouji
基础：局 2023
六：申请人«王小明»提出的公开申请已办结。
```
## 不报告
```gouji
基础：局 2023
六：申请人王某某提出的公开申请已办结，申请人任何时候均可查询，申请人高度认可；已听取申请人陈述、申辩。
```
## 何时不报
某、×等已隐去的姓名；不在常见姓氏之列的。
## 容差
无。",
                "## What
A name right behind 申请人: a common surname and one or two characters, before a mark or 提, 申, 向.
## Why
An applicant's name is personal; write 申请人 or 王某某.
## Reported
## Not reported
## Silent when
The name is masked (某, ×), or the surname is a rare one.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        const APPLICANT: &str = "申请人";
        for passage in cx.passages().iter().filter(|p| p.is_prose() && p.may_hold(APPLICANT)) {
            for (at, _) in passage.text().match_indices(APPLICANT) {
                let rest = passage.text().get(at + APPLICANT.len()..).unwrap_or("");
                let bare = rest.trim_start_matches([':', '(']);
                let chars: Vec<char> = bare.chars().take(4).collect();
                let Some(first) = chars.first().filter(|c| SURNAMES.contains(**c)) else { continue };
                if WORDS.iter().any(|word| bare.starts_with(word)) {
                    continue;
                }
                let ends = |nth: usize| chars.get(nth).is_some_and(|c| ",、()提申向。".contains(*c));
                let given = |nth: usize| {
                    chars
                        .get(nth)
                        .is_some_and(|c| ('\u{4E00}'..='\u{9FFF}').contains(c) && !"某的等在".contains(*c))
                };
                let length = match (given(1), given(2)) {
                    (true, true) if ends(3) => 3,
                    (true, _) if ends(2) => 2,
                    _ => continue,
                };
                let start = at + APPLICANT.len() + rest.len() - bare.len();
                let end = start + chars.iter().take(length).map(|c| c.len_utf8()).sum::<usize>();
                let place = passage.place(cx.report, start, end);
                let message = Words::new(
                    format!(
                        "疑似写出了申请人姓名“{first}{}”，建议改为“申请人”或“{first}某某”。",
                        "*".repeat(length - 1)
                    ),
                    format!(
                        "This may be an applicant's name, “{first}{}”; please mask it.",
                        "*".repeat(length - 1)
                    ),
                );
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
        }
    }
}

/// PRIV-ADDRESS.
pub struct Address;

impl Rule for Address {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PRIV-ADDRESS",
            severity: Severity::Warning,
            on: true,
            title: ("含有个人住址", "Home address"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
写到“单元……室”的详细住址，联系方式以外的地方。
## 为什么
申请人的住址是个人信息，不应公开。
## 会报告
```gouji
基础：局 2023
六：申请人住«青禾小区3号楼2单元501室»，材料已寄达。
```
## 不报告
```gouji
基础：局 2023
前言：统计期限为2023年1月1日至12月31日。地址：青禾路1号3号楼2单元501室，邮编：325000。
```
## 何时不报
同句里有“地址”“联系”“邮编”“办公”的，视为机关联系方式。
## 容差
无。",
                "## What
An address down to 单元 and 室, outside the contact line.
## Why
An applicant's home is personal.
## Reported
## Not reported
## Silent when
地址, 联系, 邮编 or 办公 stands in the same sentence: the body's own.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for passage in cx.passages().iter().filter(|p| p.is_prose() && p.may_hold("单元")) {
            for (from, sentence) in passage.sentences() {
                let Some(unit) = sentence.find("单元") else { continue };
                if ["地址", "联系", "邮编", "办公"].iter().any(|word| sentence.contains(word)) {
                    continue;
                }
                let after = sentence.get(unit..).unwrap_or("");
                let Some(room) = after.char_indices().take(10).find(|(_, c)| *c == '室').map(|(at, _)| at)
                else {
                    continue;
                };
                let before = sentence.get(..unit).unwrap_or("");
                let numbered =
                    before.ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九".contains(c));
                if !numbered || !["号楼", "幢", "栋", "小区", "号"].iter().any(|word| before.contains(word))
                {
                    continue;
                }
                let start = before.rfind([',', '。', ';', ':', '(', '住', '于', '在']).map_or(0, |at| {
                    at + before.get(at..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8)
                });
                let place = passage.place(cx.report, from + start, from + unit + room + '室'.len_utf8());
                let message = Words::new(
                    "疑似写出了个人住址，请删去门牌等详细信息。",
                    "This may be somebody's home address; please leave its details out.",
                );
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
        }
    }
}

/// PRIV-CASENO.
pub struct CaseNumber;

impl Rule for CaseNumber {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PRIV-CASENO",
            severity: Severity::Info,
            on: false,
            title: ("含有案号", "Case number"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
法院和复议机关的案号，如（2023）浙0304行初12号。
## 为什么
由案号可以查到当事人。是否写出由各机关决定，默认不启用。
## 会报告
```gouji
基础：局 2023
六：«（2023）南0304行初12号»案件已审结。
```
## 不报告
```gouji
基础：局 2023
六：本年度行政诉讼案件均已审结。
```
## 何时不报
文件字号（〔2023〕12号）。
## 容差
无。",
                "## What
Numbers of cases before courts and reviewing bodies.
## Why
A party can be found by them. It is for the body to decide, so this is off by default.
## Reported
## Not reported
## Silent when
It is the number of a document.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for passage in cx.passages() {
            let text = passage.text();
            for kind in ["行初", "行终", "行申", "行审", "行再", "民初", "行复"] {
                for (at, _) in text.match_indices(kind) {
                    let before = text.get(..at).unwrap_or("");
                    let Some(open) = before.rfind('(').filter(|open| at - open <= 30) else { continue };
                    let year = text.get(open + 1..open + 5).is_some_and(|y| y.starts_with("20"));
                    let after = text.get(at + kind.len()..).unwrap_or("");
                    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
                    let closed = after.get(digits..).is_some_and(|rest| rest.starts_with('号'));
                    if !year || digits == 0 || !closed {
                        continue;
                    }
                    let end = at + kind.len() + digits + '号'.len_utf8();
                    let message = Words::new(
                        "写出了案号，由此可以查到当事人，请确认是否应当公开。",
                        "A case number stands here, by which the party can be found; please see whether it should.",
                    );
                    let place = passage.place(cx.report, open, end);
                    sink.fails(Finding::new(self.meta().code, Severity::Info, message).subject(place));
                }
            }
        }
    }
}

/// PRIV-SECRET.
pub struct Secret;

impl Rule for Secret {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PRIV-SECRET",
            severity: Severity::Error,
            on: true,
            title: ("含有密级或内部标识", "Mark of secrecy"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
密级标志（秘密★、机密★、绝密★），以及单独成行的“内部资料”“不得公开”等字样。
## 为什么
带有密级或内部标识的文本不得公开，先查清来源。
## 会报告
```gouji
基础：局 2023
前言：«秘密★»1年 统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
六：«内部资料 注意保存»
```
## 不报告
```gouji
基础：局 2023
一：对涉及国家秘密、内部资料等不得公开的信息严格审查。
```
## 何时不报
正文里谈到国家秘密、内部资料的句子。
## 容差
无。",
                "## What
Marks of classification (秘密★ and the like), and lines that only say 内部资料 or 不得公开.
## Why
Such a text must not be published; find out first where it came from.
## Reported
## Not reported
## Silent when
A sentence speaks of secrets or internal material.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        static STARRED: WordList = WordList::new(&["秘密★", "机密★", "绝密★", "秘密☆", "机密☆", "绝密☆"]);
        const ALONE: [&str; 9] = [
            "内部资料",
            "内部文件",
            "内部资料注意保存",
            "内部资料,注意保存",
            "内部材料",
            "不得公开",
            "内部使用",
            "机密",
            "秘密",
        ];
        for passage in cx.passages() {
            let text = passage.text();
            let marked = if STARRED.words().iter().any(|word| passage.may_hold(word)) { text } else { "" };
            let starred = STARRED.places(marked).next().map(|(at, mark)| (at, at + mark.len()));
            let alone = || {
                ALONE
                    .contains(&text.trim_matches(['(', ')', '【', '】', '*', '。']))
                    .then_some((0, text.len()))
            };
            let Some((start, end)) = starred.or_else(alone) else { continue };
            let place = passage.place(cx.report, start, end);
            let words = place.of(cx.report.text());
            let message = Words::new(
                format!("出现密级或内部标识“{words}”，此类文本不得公开，请查清来源。"),
                format!("A mark of secrecy, “{words}”, stands here; such a text must not be published."),
            );
            sink.fails(Finding::new(self.meta().code, Severity::Error, message).subject(place));
        }
    }
}
