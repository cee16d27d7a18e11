//! What is left out: a number, the right notice, a telephone number.

use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::WordList;

/// FORM-NUM-MISSING.
pub struct Number;

static HEADS: WordList = WordList::new(&["共", "累计", "合计", "总计", "全年"]);
const VERBS: [&str; 11] =
    ["主动公开", "公开", "发布", "收到", "受理", "办理", "办结", "答复", "制发", "接收", "回复"];
/// What may stand between verb and unit. A single 件 behind anything else is a word of its own: 案件, 文件, 条件.
const NOUNS: [&str; 15] = [
    "",
    "信息",
    "政府信息",
    "各类信息",
    "各类政府信息",
    "政务信息",
    "政府信息公开申请",
    "信息公开申请",
    "依申请公开信息",
    "依申请公开申请",
    "规范性文件",
    "行政规范性文件",
    "政策解读",
    "公开信息",
    "网上申请",
];
/// Units whose character ends few words, so that a number before them is missed.
static UNITS_OF_ROWS: WordList = WordList::new(&["条", "篇"]);
const UNITS: [&str; 6] = ["件", "条", "篇", "次", "起", "宗"];

impl Rule for Number {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-NUM-MISSING",
            severity: Severity::Error,
            on: true,
            title: ("漏填数字", "Missing number"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
“全年共主动公开信息条，”“公开信息条，其中……”“（）件”之类：动词和量词之间没有数字；列举中前后两项都有数字、唯独一项没有。
## 为什么
数字漏填，句子不成立。
## 会报告
```gouji
基础：局 2023
一：2023年，我局全年«共主动公开政府信息条»，其中网站公开若干。
```
```gouji
基础：局 2023
一：2023年，我局公开政策文件16条、«财政预决算条»、行政许可5条。
```
## 不报告
```gouji
基础：局 2023
一：我局全年共公开文件、共办理案件，累计公开信息百余条，合计发布若干条。
```
```gouji
基础：局 2023
一：2023年，公众号发布16条、今日头条、抖音5条。
```
## 何时不报
“件”“条”“次”是词的一部分（文件、案件、条件）；中间有汉字数词、“若干”“数”“余”“多”。
## 容差
无。",
                "## What
A verb and a unit without the number between: 全年共主动公开信息条; an item of a row without its number between two that have one.
## Why
The number was left out and the sentence says nothing.
## Reported
## Not reported
## Silent when
The unit is part of a word (文件, 案件, 条件), or a number stands there in words.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        for passage in cx.passages().iter().filter(|p| p.is_prose()) {
            let mut found = if passage.may_hold_any(&HEADS) { left_out(passage.text()) } else { Vec::new() };
            found.extend(left_out_before_parts(passage.text()));
            if passage.may_hold_any(&UNITS_OF_ROWS) {
                found.extend(left_out_in_a_row(passage.text()));
            }
            crate::order::ascending(&mut found);
            found.dedup_by(|next, last| next.0 < last.1);
            for (start, end) in found {
                let place = passage.place(cx.report, start, end);
                let words = place.of(cx.report.text());
                let message = Words::new(
                    format!("“{words}”漏填数字，请补上。"),
                    format!("A number is left out in “{words}”."),
                );
                sink.fails(Finding::new(self.meta().code, Severity::Error, message).subject(place));
            }
        }
    }
}

/// Places in folded text where a number is left out.
fn left_out(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (start, head) in HEADS.places(text) {
        let rest_at = start + head.len();
        let Some(rest) = text.get(rest_at..) else { continue };
        // 全年共主动公开: 共 is a head of its own.
        let Some(verb) = VERBS.iter().find(|verb| rest.starts_with(**verb)) else { continue };
        let tail = rest.get(verb.len()..).unwrap_or("");
        let hit = NOUNS.iter().find_map(|noun| {
            let unit = tail.strip_prefix(noun)?;
            let unit = UNITS.iter().find(|u| unit.starts_with(**u)).map(|u| (u, unit.get(u.len()..)))?;
            let ends = unit.1.is_some_and(|after| after.starts_with([',', '。', ';', '、', '(']));
            ends.then(|| noun.len() + unit.0.len())
        });
        if let Some(length) = hit {
            found.push((start, rest_at + verb.len() + length));
        }
    }
    found.dedup_by(|next, last| next.0 < last.1);
    found
}

/// Places where a whole lacks its number before its parts or an end (公开信息条,其中…; 收到申请件,), and empty brackets
/// before a unit.
fn left_out_before_parts(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for blank in ["()", "( )", "【】"] {
        for unit in ["条", "件", "篇"] {
            let words = [blank, unit].concat();
            found.extend(text.match_indices(words.as_str()).map(|(at, _)| (at, at + words.len())));
        }
    }
    for verb in VERBS {
        for (at, _) in text.match_indices(verb) {
            let tail = text.get(at + verb.len()..).unwrap_or_default();
            let hit = WHOLES.iter().find_map(|(noun, unit)| {
                let rest = tail.strip_prefix(noun)?.strip_prefix(unit)?;
                let ends = rest.starts_with(",其中") || rest.starts_with(['。', ';']) && *unit != "件";
                let before_parts = rest.starts_with(',') && *unit == "件" && noun.ends_with("申请");
                (ends || before_parts).then(|| noun.len() + unit.len())
            });
            if let Some(length) = hit {
                found.push((at, at + verb.len() + length));
            }
        }
    }
    crate::order::ascending(&mut found);
    found.dedup_by(|next, last| next.0 < last.1);
    found
}

/// Nouns and units between which the number of a whole is missed.
const WHOLES: [(&str, &str); 9] = [
    ("信息", "条"),
    ("政府信息", "条"),
    ("各类信息", "条"),
    ("政务信息", "条"),
    ("各类政府信息", "条"),
    ("申请", "件"),
    ("公开申请", "件"),
    ("信息公开申请", "件"),
    ("政府信息公开申请", "件"),
];

/// Items of a row without their number, between items that have one: 政策16条、财政预决算条、经费5条.
fn left_out_in_a_row(text: &str) -> Vec<(usize, usize)> {
    let mut items: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    for item in text.split(['、', ',', ';', '。', ':']) {
        items.push((start, item));
        start += item.len();
        start += text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    let counted = |item: &str, unit: &str| {
        item.strip_suffix(unit).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
    };
    // 头条 is a word; so are 百余条 and 若干条.
    let bare = |item: &str, unit: &str| {
        let rest = item.strip_suffix(unit).unwrap_or("");
        let number = "一二三四五六七八九十百千万两几余多数干每各头";
        (2..=10).contains(&rest.chars().count())
            && rest.chars().all(|c| c > '\u{4DFF}')
            && !rest.ends_with(|c| number.contains(c))
    };
    let left_out = |three: &[(usize, &str)]| match three {
        [(_, before), (at, item), (_, behind)] => ["条", "篇"]
            .iter()
            .any(|unit| counted(before, unit) && bare(item, unit) && counted(behind, unit))
            .then(|| (*at, at + item.len())),
        _ => None,
    };
    items.windows(3).filter_map(left_out).collect()
}

/// FORM-CONTACT.
pub struct Contact;

impl Rule for Contact {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-CONTACT",
            severity: Severity::Info,
            on: false,
            title: ("联系方式缺失", "Contact"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
报告里有没有联系电话。
## 为什么
公众对报告有疑问时可以联系。国家统一格式没有硬性要求，默认不启用。
## 会报告
```gouji
基础：局 2023
前言：本报告依据条例编制，统计期限为2023年1月1日至12月31日。
```
## 不报告
```gouji
基础：局 2023
前言：本报告依据条例编制，统计期限为2023年1月1日至12月31日。联系电话：0000-2200110。
```
## 何时不报
粘贴的只是报告的一段。
## 容差
无。",
                "## What
Whether a telephone number stands in the report.
## Why
So that the public can ask. The form does not insist on it, and the rule is off by default.
## Reported
## Not reported
## Silent when
Only a piece of a report was pasted.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let has = |text: &str| {
            ["电话", "联系方式", "热线"].iter().any(|w| text.contains(w))
                && text.bytes().any(|b| b.is_ascii_digit())
        };
        if !cx.is_whole() || cx.passages().iter().any(|p| has(p.text())) {
            return;
        }
        let message = Words::new("未见联系电话。", "There is no telephone number to ask at.");
        sink.fails(Finding::new(self.meta().code, Severity::Info, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_is_part_of_a_word_is_no_gap() {
        let found =
            |text: &str| left_out(text).iter().map(|(a, b)| text[*a..*b].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            found("全年共主动公开条,共收到政府信息公开申请件。"),
            ["共主动公开条", "共收到政府信息公开申请件"]
        );
        assert_eq!(found("共办理案件,累计公开文件、共公开信息12条,共发布若干条,全年发布条例,"), [""; 0]);
    }
}
