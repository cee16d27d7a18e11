//! Fixed terms with a wrong or a lost character, and days that no calendar has.

use super::book_marks::unpaired;
use super::confused::confused;
use super::identity::damaged_title;
use super::legal::unclosed_name;
use super::near_terms::near;
use crate::finding::{Finding, Severity, Words};
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::{WordList, chinese_digit};

/// FORM-TERM.
pub struct Term;

/// What is written, what was meant, and what must not stand before it.
const TERMS: [(&str, &str, &str); 33] = [
    ("件接转", "件结转", ""),
    ("接转下年", "结转下年", ""),
    ("接转到下", "结转到下", ""),
    ("接转至下", "结转至下", ""),
    ("公共企事业单信息", "公共企事业单位信息", ""),
    ("企事业单信息", "企事业单位信息", "公共"),
    ("府信息公开平台", "政府信息公开平台", "政"),
    ("府信息公开工作", "政府信息公开工作", "政"),
    ("府信息公开申请", "政府信息公开申请", "政"),
    ("权力义务", "权利义务", ""),
    ("权力和义务", "权利和义务", ""),
    ("依申公开", "依申请公开", ""),
    ("依申请公信息", "依申请公开信息", ""),
    ("依申情公开", "依申请公开", ""),
    ("政府信公开", "政府信息公开", ""),
    ("政府息公开", "政府信息公开", ""),
    ("政府信息工开", "政府信息公开", ""),
    ("政府信息公幵", "政府信息公开", ""),
    ("政府信息开公", "政府信息公开", ""),
    ("主动公幵", "主动公开", ""),
    ("依申请公幵", "依申请公开", ""),
    ("行政复义", "行政复议", ""),
    ("行政复仪", "行政复议", ""),
    ("行政复意", "行政复议", ""),
    ("行政诉颂", "行政诉讼", ""),
    ("行政诉松", "行政诉讼", ""),
    ("规性文件", "规范性文件", ""),
    ("规范文性件", "规范性文件", ""),
    ("信息处理废", "信息处理费", ""),
    ("政策解渎", "政策解读", ""),
    ("政务新煤体", "政务新媒体", ""),
    ("国务院办公庁", "国务院办公厅", ""),
    ("社会评义", "社会评议", ""),
];

/// Terms of which a character is easily typed twice: 依申请公公开. The last one may begin the next word: 公开开展.
const DOUBLED_IN: [&str; 21] = [
    "政府信息公开",
    "依申请公开",
    "主动公开",
    "行政复议",
    "行政诉讼",
    "规范性文件",
    "信息处理费",
    "责任追究",
    "新闻发布会",
    "社会评议",
    "政策解读",
    "工作考核",
    "绩效考核",
    "统计期限",
    "政府公报",
    "予以公开",
    "部分公开",
    "无法提供",
    "业务培训",
    "微信公众号",
    "公开专栏",
];

/// 截止 before a time: 截止2023年底. 截至 is meant.
const UNTIL: &str = "截止";

/// What is looked for: the wrong terms, and [`UNTIL`].
pub(in crate::rules) static WRONG: WordList = WordList::new(&[
    "件接转",
    "接转下年",
    "接转到下",
    "接转至下",
    "公共企事业单信息",
    "企事业单信息",
    "府信息公开平台",
    "府信息公开工作",
    "府信息公开申请",
    "权力义务",
    "权力和义务",
    "依申公开",
    "依申请公信息",
    "依申情公开",
    "政府信公开",
    "政府息公开",
    "政府信息工开",
    "政府信息公幵",
    "政府信息开公",
    "主动公幵",
    "依申请公幵",
    "行政复义",
    "行政复仪",
    "行政复意",
    "行政诉颂",
    "行政诉松",
    "规性文件",
    "规范文性件",
    "信息处理废",
    "政策解渎",
    "政务新煤体",
    "国务院办公庁",
    "社会评义",
    UNTIL,
]);

impl Rule for Term {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-TERM",
            severity: Severity::Info,
            on: true,
            title: ("固定用语疑误", "A fixed term is off"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
固定用语漏字、错字：“公共企事业单信息”“府信息公开平台”“权力义务”“依申公开”等；“政府信息公开”“信息处理费”“行政规范性文件”等较长的用语错、漏、多打一字；形近、音近的字写错（“政策解卖”“行政处法”），末字漏掉或多打；时间之前的“截止”应为“截至”；书名号只有一半。
## 为什么
多为输入遗留，发布后最易被读者指出。
## 会报告
```gouji
基础：局 2023
一：«截止»2023年底，«公共企事业单信息»公开目录已经建成。
```
```gouji
基础：局 2023
一：规范«依申请工开»答复，清理«行政规范文件»。
```
```gouji
基础：局 2023
一：编印«《青禾区水务公报6期»。
```
```gouji
基础：局 2023
一：做好«政策解卖»，加强«政府信息公»工作。
```
```gouji
基础：局 2023
一：«依申请公»方面运行平稳，«依申请公开公»办理更加规范，1«件接转»到下一年度，未发生«责任任追究»，«行政服议»1件。
```
## 不报告
```gouji
基础：局 2023
一：征集意见的截止日期为2023年6月1日，政府信息公开平台运行平稳。
```
## 何时不报
词表以外的写法；另成一词的（“政务信息公开”“行政信息公开”“公共事业单位”）。
## 容差
无。",
                "## What
Fixed terms with a lost or wrong character (企事业单信息, 府信息公开平台, 权力义务, 依申公开), long terms with one character off, characters that look or sound alike, a last one lost or typed twice; and 截止 before a time, where 截至 is meant; half a pair of 《》.
## Why
They are left from typing, and readers see them first.
## Reported
## Not reported
## Silent when
The words are not on the list, or are words of their own (政务信息公开, 公共事业单位).
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        let prose: Vec<&Passage> = cx.passages().iter().filter(|p| p.is_prose()).collect();
        for (nth, passage) in prose.iter().enumerate() {
            let text = passage.text();
            let beside = [nth.wrapping_sub(1), nth + 1].map(|nth| prose.get(nth).copied());
            if let Some((start, end, words)) = half_a_pair(passage, beside) {
                let place = passage.place(cx.report, start, end);
                sink.fails(Finding::new(self.meta().code, Severity::Info, words).subject(place));
            }
            let mut found: Vec<(usize, &str, &str)> = Vec::new();
            for (at, end, term) in doubled(passage) {
                found.extend(text.get(at..end).map(|wrong| (at, wrong, term)));
            }
            found.extend(
                near(passage).into_iter().filter_map(|(at, end, term)| Some((at, text.get(at..end)?, term))),
            );
            found.extend(
                confused(passage)
                    .into_iter()
                    .filter_map(|(at, end, term)| Some((at, text.get(at..end)?, term))),
            );
            for (at, wrong) in passage.places(&WRONG) {
                let before = text.get(..at).unwrap_or_default();
                if wrong == UNTIL {
                    found.extend(is_before_a_time(text, at).then_some((at, UNTIL, "截至")));
                } else if let Some((_, right, not_behind)) = TERMS.iter().find(|(term, ..)| *term == wrong) {
                    let own = not_behind.is_empty() || !before.ends_with(not_behind);
                    found.extend(own.then_some((at, wrong, *right)));
                }
            }
            // One place is told once, in the shortest words.
            found.sort_by_key(|(at, wrong, _)| (*at, wrong.len()));
            let mut end = 0;
            found.retain(|(at, wrong, _)| {
                let free = *at >= end;
                end = if free { at + wrong.len() } else { end };
                free
            });
            // A title with a character lost is told as such.
            let title =
                || Some(()).filter(|()| cx.report.identity.title.is_none()).and_then(|()| damaged_title(cx));
            let in_the_title = passage.paragraph.section.is_none()
                && !found.is_empty()
                && title().is_some_and(|(title, ..)| title.overlaps(passage.paragraph.span));
            for (at, wrong, right) in found.into_iter().take(if in_the_title { 0 } else { 5 }) {
                let message = Words::new(
                    format!("“{wrong}”疑为“{right}”。"),
                    format!("“{wrong}” seems to be meant for “{right}”."),
                );
                let place = passage.place(cx.report, at, at + wrong.len());
                sink.fails(Finding::new(self.meta().code, Severity::Info, message).subject(place));
            }
        }
    }
}

/// A book mark without its other half, which does not stand in the paragraphs beside it either: its words, and what is said.
fn half_a_pair(passage: &Passage, beside: [Option<&Passage>; 2]) -> Option<(usize, usize, Words)> {
    let is_mark = |c: char| matches!(c, '《' | '》' | '〈' | '〉');
    let text = passage.text();
    let mark = unpaired(passage).filter(|_| unclosed_name(passage).is_none())?;
    if beside.into_iter().flatten().any(|passage| unpaired(passage).is_some()) {
        return None;
    }
    let is_end = |c: char| is_mark(c) || matches!(c, '。' | ',' | ';' | ':' | '(' | ')' | '"');
    // The name as far as it goes, and no more of it than shows which one it is.
    const SHOWN: usize = 20;
    let width = '《'.len_utf8();
    let (start, end, lost) = if mark.opens {
        let name = text.get(mark.at + width..)?.split(is_end).next()?;
        let shown: usize = name.chars().take(SHOWN).map(char::len_utf8).sum();
        (mark.at, mark.at + width + shown, '》')
    } else {
        let name = text.get(..mark.at)?.rsplit(is_end).next()?;
        let shown: usize = name.chars().rev().take(SHOWN).map(char::len_utf8).sum();
        (mark.at - shown, mark.at + width, '《')
    };
    let stands = text.get(start..end)?;
    Some((
        start,
        end,
        Words::new(
            format!("“{stands}”缺少“{lost}”，书名号不成对。"),
            format!("“{stands}” lacks its “{lost}”."),
        ),
    ))
}

/// Terms with a character typed twice: where, and which.
fn doubled(passage: &Passage) -> Vec<(usize, usize, &'static str)> {
    let text = passage.text();
    let mut found = Vec::new();
    for &behind_both in passage.twice() {
        let (Some(before), Some(behind)) = (text.get(..behind_both), text.get(behind_both..)) else {
            continue;
        };
        let Some(c) = before.chars().next_back() else { continue };
        let at = behind_both - c.len_utf8();
        for term in DOUBLED_IN.into_iter().filter(|term| term.contains(c)) {
            for (nth, _) in term.match_indices(c) {
                let (head, tail) = term.split_at(nth + c.len_utf8());
                // 行政复议议题 is no term with 议 typed twice.
                let begins_one = behind.starts_with(['题', '程', '定', '案', '事', '论', '会', '员', '用']);
                let ends_a_word = tail.is_empty() && (begins_one || !matches!(c, '讼' | '议' | '费'));
                let fits =
                    text.get(..at).is_some_and(|before| before.ends_with(head)) && behind.starts_with(tail);
                if fits && !ends_a_word && nth > 0 {
                    found.push((at - head.len(), behind_both + tail.len(), term));
                }
            }
        }
    }
    found
}

fn is_before_a_time(text: &str, at: usize) -> bool {
    // 报名截止2024年6月30日 says when something ends.
    const ENDS: [&str; 12] =
        ["报名", "申报", "征集", "征求", "投票", "投标", "申请", "受理", "提交", "反馈", "日期", "时间"];
    if text.get(..at).is_some_and(|before| ENDS.iter().any(|word| before.ends_with(word))) {
        return false;
    }
    let rest = text.get(at + UNTIL.len()..).unwrap_or_default();
    rest.starts_with(|c: char| c.is_ascii_digit())
        || ["目前", "年底", "年末", "到", "本年", "当前"].iter().any(|w| rest.starts_with(w))
}

/// FORM-DATE-INVALID.
pub struct NoSuchDay;

impl Rule for NoSuchDay {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-DATE-INVALID",
            severity: Severity::Error,
            on: true,
            title: ("日期不存在", "No such day"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
正文和落款里的“×月×日”“×年×月”在历法中是否存在。
## 为什么
1月32日、11月31日、平年的2月29日并不存在，多为输入之误。
## 会报告
```gouji
基础：局 2023
一：«11月31日»，我局召开政务公开工作推进会。
```
```gouji
基础：局 2023
一：2023年«13月»，我局召开政务公开工作推进会。
```
## 不报告
```gouji
基础：局 2023
一：11月30日，我局召开政务公开工作推进会。
```
## 何时不报
没有写年份的2月29日。
## 容差
无。",
                "## What
Whether the days and months in the text and under it exist.
## Why
There is no 32 January, no 31 November, and no 29 February in a common year.
## Reported
## Not reported
## Silent when
29 February without a year.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        for passage in cx.passages().iter().filter(|p| p.may_hold("月")) {
            for (start, end) in impossible_days(passage.text()).into_iter().take(5) {
                let place = passage.place(cx.report, start, end);
                let stands = place.of(cx.report.text());
                let message = match stands.split_once('月').filter(|(_, day)| !day.starts_with('0')) {
                    Some((month, day)) if matches!(month.parse::<u8>(), Ok(1..=12)) => Words::new(
                        format!("{month}月没有{day}，请核对日期。"),
                        format!("There is no such day as {stands}; please check it."),
                    ),
                    _ => Words::new(
                        format!("“{stands}”不存在，请核对日期。"),
                        format!("There is no such day as {stands}; please check it."),
                    ),
                };
                sink.fails(Finding::new(self.meta().code, Severity::Error, message).subject(place));
            }
        }
    }
}

/// A number below a hundred in characters: 三十一.
pub(super) fn in_characters(text: &str) -> Option<u8> {
    let digit = |text: &str| {
        let mut chars = text.chars();
        chars.next().and_then(chinese_digit).filter(|_| chars.next().is_none())
    };
    let Some((tens, ones)) = text.split_once('十') else { return digit(text) };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(tens * 10 + ones)
}

/// The same of days written out, 二月三十日. Without its year 29 February may exist.
fn impossible_days_in_characters(text: &str) -> Vec<(usize, usize)> {
    let is_digit = |c: char| "一二三四五六七八九十".contains(c);
    let mut found = Vec::new();
    for (at, _) in text.match_indices('月') {
        let before = text.get(..at).unwrap_or_default();
        let front = before.trim_end_matches(is_digit);
        let rest = text.get(at + '月'.len_utf8()..).unwrap_or_default();
        let behind = rest.trim_start_matches(is_digit);
        let day = rest.get(..rest.len() - behind.len()).unwrap_or_default();
        let month = before.get(front.len()..).and_then(in_characters);
        let (Some(month), Some(day_number)) = (month, in_characters(day)) else { continue };
        let last = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if front.ends_with('年') && behind.starts_with('日') && day_number > last {
            found.push((front.len(), at + '月'.len_utf8() + day.len() + '日'.len_utf8()));
        }
    }
    found
}

/// The places in folded text of days that do not exist, month and day.
pub(super) fn impossible_days(text: &str) -> Vec<(usize, usize)> {
    let mut found = impossible_days_in_characters(text);
    for (at, _) in text.match_indices('月') {
        let before = text.get(..at).unwrap_or_default();
        let front = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let month = before.get(front.len()..).unwrap_or_default();
        let rest = text.get(at + '月'.len_utf8()..).unwrap_or_default();
        let day = rest
            .get(..rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len())
            .unwrap_or_default();
        let is_short = |digits: &str| (1..=2).contains(&digits.len());
        let is_day = is_short(day) && rest.get(day.len()..).is_some_and(|r| r.starts_with('日'));
        if !is_short(month) {
            continue;
        }
        if !is_day {
            // 2023年13月, not 13月龄.
            let no_month = month.parse().is_ok_and(|month: u8| month == 0 || month > 12);
            let year = front.strip_suffix('年').is_some_and(|y| y.ends_with(|c: char| c.is_ascii_digit()));
            if no_month && year && day.is_empty() && !rest.starts_with(['龄', '大', '的', '后']) {
                found.push((front.len(), at + '月'.len_utf8()));
            }
            continue;
        }
        let (Ok(m), Ok(d)) = (month.parse::<u8>(), day.parse::<u8>()) else { continue };
        let year = front
            .strip_suffix('年')
            .map(|y| y.chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>());
        let year: Option<u16> =
            year.and_then(|digits| digits.into_iter().rev().collect::<String>().parse().ok());
        let leap = year.is_none_or(|y| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
        let last = match m {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if d == 0 || d > last {
            found.push((front.len(), at + '月'.len_utf8() + day.len() + '日'.len_utf8()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_term_is_looked_for() {
        assert!(TERMS.iter().map(|(wrong, ..)| *wrong).chain([UNTIL]).eq(WRONG.words().iter().copied()));
        let inside = |one: &str| TERMS.iter().any(|(wrong, ..)| *wrong != one && wrong.starts_with(one));
        assert!(!TERMS.iter().any(|(wrong, ..)| inside(wrong)), "two fit at one place");
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        let found = |text: &str| {
            impossible_days(text).iter().map(|(a, b)| text[*a..*b].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            found("1月32日,11月31日,13月1日,2023年2月29日"),
            ["1月32日", "11月31日", "13月1日", "2月29日"]
        );
        assert_eq!(found("2023年13月开会,2023年0月,2023年12月,13月龄,13个月"), ["13月", "0月"]);
        assert_eq!(found("1月31日,2月29日,2024年2月29日,3月15日前,12月,5月1"), [""; 0]);
    }
}
