//! What a draft or a template left in the text.

use crate::finding::{Finding, Severity, Words};
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::WordList;

/// FORM-TEMPLATE.
pub struct Template;

/// Words that only an instruction to the writer has, blanks to fill in, and 2023年年.
pub static TRACES: WordList = WordList::new(&[
    "(此处",
    "此处填写",
    "(填写",
    "填写说明:",
    "(示例",
    "(样表",
    "(范文",
    "(请填",
    "请填写本",
    "删除此行",
    "待补充)",
    "(待补",
    "(待定",
    "(暂缺",
    "(待填",
    "错误!未找到引用源",
    "错误!未定义书签",
    "错误!超链接引用无效",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    BLANK,
    "【】",
    TO_DO,
    TWO_YEARS,
]);

const TO_DO: &str = "TODO";

const BLANK: &str = "___";

const TWO_YEARS: &str = "年年";

impl Rule for Template {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-TEMPLATE",
            severity: Severity::Error,
            on: true,
            title: ("模板内容未替换", "Template text"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
“××局”“20XX年”“X月X日”、下划线空格、空的【】、“（此处填写…）”之类的填写提示、“错误！未找到引用源”“#REF!”“TODO”等残留，以及“2023年年”。
## 为什么
模板里的占位文字没有换成实际内容。
## 会报告
```gouji
基础：局 2023
一：2023年，«××局»认真落实条例要求。
```
```gouji
基础：局 2023
一：全年举办培训«____»次。
```
```gouji
基础：局 2023
前言：本报告依据条例编制，统计期限为«20XX年»1月1日至12月31日。
```
## 不报告
```gouji
基础：局 2023
一：申请人张××来电咨询，工作人员及时答复。
```
```gouji
基础：局 2023
一：编写了公开示范文本，制定了《申请表填写示例》，2023年年底前完成。
```
## 何时不报
隐去的人名（张××）；转换软件的标记（[image: …]）；整行都是横线的分隔线。
## 容差
无。",
                "## What
××局, 20XX年, X月X日, blanks of underscores, empty 【】, instructions to the writer, broken references of Word and Excel, TODO, and 年年.
## Why
A placeholder of the template was not replaced.
## Reported
## Not reported
## Silent when
A person's name is masked (张××); marks of converters; a line that is a rule.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        let mut told = 0;
        for passage in cx.passages() {
            for (start, end) in leftovers(passage) {
                told += 1;
                // More would only bury the rest: a template that was never filled in is plain after these.
                if told > 30 {
                    return;
                }
                let place = passage.place(cx.report, start, end);
                let words = place.of(cx.report.text());
                let message = Words::new(
                    format!("残留模板内容“{words}”，请换成实际内容或删除。"),
                    format!("“{words}” is left from a template; please replace or delete it."),
                );
                sink.fails(Finding::new(self.meta().code, Severity::Error, message).subject(place));
            }
        }
    }
}

/// The places of leftovers in a passage's folded text.
fn leftovers(passage: &Passage) -> Vec<(usize, usize)> {
    let text = passage.text();
    let mut found = Vec::new();
    if passage.holds_any(&CROSSES) {
        crosses(text, &mut found);
    }
    // A line that is only drawn is no blank.
    let drawn = || text.chars().all(|c| matches!(c, '_' | '*' | '-'));
    for (at, trace) in passage.places(&TRACES) {
        let mut place = (at, at + trace.len());
        match trace {
            BLANK => {
                // One run of them is one blank.
                let known = found.last().is_some_and(|(_, end)| at < *end);
                if known || drawn() {
                    continue;
                }
                let run = text.get(at..).unwrap_or("");
                place.1 = at + run.len() - run.trim_start_matches('_').len();
            }
            TO_DO => {
                let letter = |c: char| c.is_ascii_alphanumeric();
                let before = text.get(..at).is_some_and(|b| b.ends_with(letter));
                if before || text.get(place.1..).is_some_and(|rest| rest.starts_with(letter)) {
                    continue;
                }
            }
            TWO_YEARS => {
                let before = text.get(..at).is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()));
                let after = text.get(place.1..).and_then(|rest| rest.chars().next());
                // 2023年年底, 2023年年度.
                if !before || after.is_none_or(|c| "底初末中报度终内均审检鉴货味会间".contains(c))
                {
                    continue;
                }
                place.0 = at.saturating_sub(4);
            }
            _ => {}
        }
        found.push(place);
    }
    crate::order::ascending(&mut found);
    found.dedup_by(|next, last| next.0 < last.1);
    found
}

/// What stands for a name or a number that was left open.
pub static CROSSES: WordList = WordList::new(&["X", "x", "×", "*", "＊", "╳", "_"]);

/// The same by character.
fn is_cross(c: char) -> bool {
    matches!(c, 'X' | 'x' | '×' | '*' | '＊' | '╳' | '_')
}

/// ××局, 20XX年: two or more crosses beside a word that a name or a number belongs to.
fn crosses(text: &str, found: &mut Vec<(usize, usize)>) {
    let mut rest = text;
    while let Some(start) = rest.find(is_cross).map(|at| text.len() - rest.len() + at) {
        let run = text.get(start..).unwrap_or("");
        let length = run.len() - run.trim_start_matches(is_cross).len();
        let end = start + length;
        rest = text.get(end..).unwrap_or("");
        let count = run.get(..length).map_or(0, |r| r.chars().count());
        // Stars are Markdown's, unless they stand for digits.
        let stars = run.starts_with(['*', '＊']);
        let before = text.get(..start).unwrap_or("");
        let year = before.ends_with("20") && rest.starts_with('年');
        let unit = rest.chars().next().filter(|c| "年月日局委办厅件条市区县镇乡".contains(*c));
        let name = before.chars().next_back().is_some_and(|c| SURNAMES.contains(c));
        // 2024年X月X日: a day left open may have one cross for each number.
        let day = unit == Some('月')
            && rest
                .strip_prefix('月')
                .and_then(|r| r.strip_prefix(is_cross))
                .is_some_and(|r| r.trim_start_matches(is_cross).starts_with('日'));
        // 推送信息X条: one cross for a number.
        let one = count == 1
            && matches!(run.chars().next(), Some('X' | 'x' | '×'))
            && rest.starts_with(['件', '条', '篇', '次', '期', '场', '个'])
            && before.ends_with(|c: char| c > '\u{4DFF}')
            && !name;
        if one {
            found.push((start, end + '件'.len_utf8()));
        } else if day {
            let length = rest.find('日').map_or(0, |at| at + '日'.len_utf8());
            found.push((start, end + length));
            rest = text.get(end + length..).unwrap_or("");
        } else if count >= 2 && (year || !stars && unit.is_some_and(|c| !(name && "件条".contains(c)))) {
            let from = if year { start - 2 } else { start };
            found.push((from, end + unit.or(Some('年')).map_or(0, char::len_utf8)));
        }
    }
}

/// Common surnames: 张×× is a masked name.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
