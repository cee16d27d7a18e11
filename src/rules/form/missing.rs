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
“全年共主动公开信息条，”之类：动词和量词之间没有数字；列举中前后两项都有数字、唯独一项没有。
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
            if passage.may_hold_any(&UNITS_OF_ROWS) {
                found.extend(left_out_in_a_row(passage.text()));
            }
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

/// FORM-LAW.
pub struct Law;

impl Rule for Law {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-LAW",
            severity: Severity::Warning,
            on: true,
            title: ("依据文件有误", "Legal basis"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2021年度起的报告是否仍只引用2019年的通知（国办公开办函〔2019〕60号，或只写通知的名称）；是否把已被修订的国务院令第492号作为现行条例引用。
## 为什么
2021年度起适用国办公开办函〔2021〕30号；现行条例为2019年修订的国务院令第711号。
## 会报告
```gouji
基础：局 2023
前言：本报告依据《关于政府信息公开工作年度报告有关事项的通知》（«国办公开办函〔2019〕60号»）编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》（«国务院令第492号»）编制，统计期限为2023年1月1日至12月31日。
```
## 不报告
```gouji
基础：局 2020
前言：本报告依据国办公开办函〔2019〕60号编制，统计期限为2020年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据国办公开办函〔2021〕30号编制，统计期限为2023年1月1日至12月31日。
```
## 何时不报
新旧两份通知都引用了，或引用了2021年的格式；2020年度及以前引用2019年的通知。
## 容差
括号写法不限。",
                "## What
Whether a report on 2021 or later still cites the notice of 2019 alone, by number or name, or decree no. 492, which the Regulations of 2019 replaced.
## Why
Since 2021 the notice 国办公开办函〔2021〕30号 holds; the Regulations in force are decree no. 711.
## Reported
## Not reported
## Silent when
Both notices are cited, or the form of 2021; the year is 2020 or before.
## Tolerance
Any kind of bracket."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(year) = cx.year().filter(|_| cx.is_report()) else { return };
        // The notice of 2021 by its number, or by the form that it brought.
        let new_notice = || {
            cx.passages().iter().any(|p| {
                (p.may_hold(OFFICE) && cites(p.text(), 2021, 30).is_some())
                    || p.text().contains("政府信息公开工作年度报告格式》")
            })
        };
        let old_may_not_stand = year >= 2021 && !new_notice();
        for passage in
            cx.passages().iter().filter(|p| p.is_prose() && (p.may_hold("国") || p.may_hold(OLD_NOTICE)))
        {
            let old = || cites(passage.text(), 2019, 60).or_else(|| names_old_notice(passage.text()));
            if let Some((start, end)) = old_may_not_stand.then(old).flatten() {
                let message = Words::new(
                    format!("{year}年度应依据国办公开办函〔2021〕30号，此处引用的是2019年的通知。"),
                    format!(
                        "A report on {year} follows the notice of 2021 (no. 30); this cites that of 2019."
                    ),
                );
                let place = passage.place(cx.report, start, end);
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
            let decree = "国务院令第492号";
            if let Some(at) = passage.text().find(decree).filter(|_| year >= 2019) {
                let message = Words::new(
                    "国务院令第492号已被2019年修订的条例（国务院令第711号）取代，请更正。",
                    "Decree no. 492 was replaced by the Regulations as amended in 2019 (decree no. 711).",
                );
                let place = passage.place(cx.report, at, at + decree.len());
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
        }
    }
}

const OFFICE: &str = "国办公开办函";

/// The name of the notice of 2019.
const OLD_NOTICE: &str = "关于政府信息公开工作年度报告有关事项的通知";

/// The place where folded text names the notice of 2019, of the State Council's office and no other's.
fn names_old_notice(text: &str) -> Option<(usize, usize)> {
    let at = text.find(OLD_NOTICE)?;
    let before = text.get(..at)?;
    let own = before.ends_with('《')
        || ["国务院办公厅", "国务院办公厅政府信息与政务公开办公室", "国办公开办"]
            .iter()
            .any(|w| before.ends_with(w));
    own.then_some((at, at + OLD_NOTICE.len()))
}

/// The place where folded text cites 国办公开办函 of that year and number.
fn cites(text: &str, year: u16, number: u16) -> Option<(usize, usize)> {
    text.match_indices(OFFICE).find_map(|(at, _)| {
        let rest = text.get(at + OFFICE.len()..)?;
        let inner = rest.trim_start_matches(['〔', '[', '(', '【', '﹝', '「']);
        let inner =
            inner.strip_prefix(&year.to_string())?.trim_start_matches(['〕', ']', ')', '】', '﹞', '」']);
        let behind = inner.trim_start_matches('第').strip_prefix(&number.to_string())?.strip_prefix('号')?;
        Some((at, text.len() - behind.len()))
    })
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

    #[test]
    fn notices_in_every_bracket() {
        for text in ["国办公开办函〔2019〕60号", "国办公开办函[2019]60号", "国办公开办函(2019)第60号"]
        {
            assert_eq!(cites(text, 2019, 60), Some((0, text.len())), "{text}");
        }
        assert_eq!(cites("国办公开办函〔2019〕61号", 2019, 60), None);
    }
}
