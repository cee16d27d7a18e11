//! A number that is left out.

use super::blanks;
use crate::finding::{Finding, Severity, Words};
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::{Span, WordList, begins};

/// FORM-NUM-MISSING.
pub struct Number;

pub(in crate::rules) static HEADS: WordList = WordList::new(&["共", "累计", "合计", "总计", "全年"]);
/// None begins with another.
pub(in crate::rules) static VERBS: WordList = WordList::new(&[
    "主动公开",
    "公开",
    "发布",
    "收到",
    "受理",
    "办理",
    "办结",
    "答复",
    "制发",
    "接收",
    "回复",
    "新收",
]);
/// Units whose character ends few words, so that a number before them is missed.
const UNITS_OF_ROWS: [&str; 4] = ["条", "篇", "件", "人次"];
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
“全年共主动公开信息条，”“公开信息条，其中……”“召开例会次”“占%”“（）件”之类：动词和量词之间没有数字，或只留着空格；列举中前后两项都有数字、唯独一项没有。
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
```gouji
基础：局 2023
一：2023年，我局«召开工作例会次»，自然人申请«占%»。
```
```gouji
基础：局 2023
一：2023年，我局公开信息56条，发布解读稿件«（）篇»。
```
```gouji
基础：局 2023
一：开展«社会评议  次»，收到的申请均按时答复。
```
```gouji
基础：局 2023
一：公开信息56条，«比上年增加条»。
```
```gouji
基础：局 2023
一：公众号«发布图文篇»，«设立公开专区处»，«自办发布会场»。
```
```gouji
基础：局 2023
六：«承办全国人大代表建议件»、省政协提案45件。
```
```gouji
基础：局 2023
一：全年«新收政府信息公开申请»，其中自然人7件、商业企业2件。
```
## 不报告
```gouji
基础：局 2023
一：2023年，我局按时办结申请件，逐件回访。
```
```gouji
基础：局 2023
一：认真办理收到的政府信息公开申请，其中自然人7件、商业企业2件。
```
```gouji
基础：局 2023
一：在门厅设立公开专区，设置查阅点处理来访；我局全年共公开文件、共办理案件，累计公开信息百余条，合计发布若干条。
```
```gouji
基础：局 2023
一：2023年，公众号发布16条、今日头条、抖音5条。
```
```gouji
基础：局 2023
一：2023年，我局建立公开件登记簿，逐条审核各类信息，办理时限缩短率为20%。
```
## 何时不报
“件”“条”“次”是词的一部分（文件、案件、条件）；中间有汉字数词、“若干”“数”“余”“多”。
## 容差
无。",
                "## What
A verb and a unit without the number between: 全年共主动公开信息条, 占%, 评议  次; an item of a row without its number between two that have one.
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
            let mut found = left_out(passage);
            found.extend(left_out_of_a_growth(passage));
            found.extend(left_out_before_parts(passage));
            found.extend(left_out_behind_a_noun(passage));
            if passage.may_hold("%") {
                found.extend(left_out_of_a_share(passage.text()));
            }
            let counts = passage.text().bytes().any(|b| b.is_ascii_digit());
            if counts && UNITS_OF_ROWS.iter().any(|unit| passage.may_hold(unit)) {
                found.extend(left_out_in_a_row(passage));
            }
            crate::order::ascending(&mut found);
            found.dedup_by(|next, last| next.0 < last.1);
            let mut places: Vec<Span> =
                found.into_iter().map(|(start, end)| passage.place(cx.report, start, end)).collect();
            let blanks = blanks::left_out(passage.paragraph.span, cx.report.text());
            places.extend(
                blanks
                    .into_iter()
                    .filter(|blank| places.iter().all(|place| !place.overlaps(*blank)))
                    .collect::<Vec<_>>(),
            );
            for place in places {
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
fn left_out(passage: &Passage) -> Vec<(usize, usize)> {
    let text = passage.text();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (start, head) in passage.places(&HEADS) {
        let rest_at = start + head.len();
        let Some(rest) = text.get(rest_at..) else { continue };
        // 全年共主动公开: 共 is a head of its own.
        let Some(verb) = VERBS.at(rest) else { continue };
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
fn left_out_before_parts(passage: &Passage) -> Vec<(usize, usize)> {
    let text = passage.text();
    const UNITS: [&str; 10] = ["条", "件", "篇", "次", "期", "场", "个", "份", "宗", "%"];
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in passage.places(&BLANKS) {
        let rest = text.get(at..).unwrap_or_default();
        // A longer line is a template's.
        let own = !rest.starts_with('_') || !text.get(..at).is_some_and(|b| b.ends_with('_'));
        for behind in WHOLE_BLANKS.iter().filter(|_| own).filter_map(|blank| rest.strip_prefix(blank)) {
            let unit = UNITS.iter().find(|unit| begins(behind, unit));
            found.extend(unit.map(|unit| (at, at + rest.len() - behind.len() + unit.len())));
        }
    }
    for (at, verb) in passage.places(&VERBS) {
        let tail = text.get(at + verb.len()..).unwrap_or_default();
        let hit = WHOLES.iter().filter(|(noun, _)| begins(tail, noun)).find_map(|(noun, unit)| {
            let rest = tail.strip_prefix(noun)?.strip_prefix(unit)?;
            let ends = rest.starts_with(",其中") || rest.starts_with(['。', ';']) && *unit != "件";
            // 按时办结申请件: what is handled may be the applications themselves.
            let counts = !matches!(verb, "办结" | "办理");
            let before_parts = rest.starts_with(',') && *unit == "件" && noun.ends_with("申请") && counts;
            (ends || before_parts).then(|| noun.len() + unit.len())
        });
        // 收到政府信息公开申请,其中自然人29件.
        let hit = hit.or_else(|| {
            let noun = ["政府信息公开申请", "信息公开申请", "申请"].iter().find(|noun| begins(tail, noun))?;
            let parts = tail.get(noun.len()..)?.strip_prefix(",其中")?;
            let who = WHO.iter().find_map(|who| parts.strip_prefix(who))?.trim_start_matches("申请");
            let counted = who.starts_with(|c: char| c.is_ascii_digit());
            (matches!(verb, "收到" | "新收" | "接收" | "受理") && counted).then_some(noun.len())
        });
        // 已按时办结件,其中….
        let is_bare = matches!(verb, "办结" | "答复") && tail.starts_with("件,其中");
        let names_them =
            || text.get(..at).is_some_and(|b| b.ends_with(['对', '的', '将', '把', '各', '每', '类']));
        let hit = hit.or_else(|| (is_bare && !names_them()).then(|| '件'.len_utf8()));
        if let Some(length) = hit {
            found.push((at, at + verb.len() + length));
        }
    }
    crate::order::ascending(&mut found);
    found.dedup_by(|next, last| next.0 < last.1);
    found
}

/// Who applied, as the first of the parts.
const WHO: [&str; 6] = ["自然人", "公民", "个人", "法人或其他组织", "商业企业", "企业"];

/// Nouns with their unit, and what is done that they are counted for: 召开工作例会次, 上年结转件.
const COUNTED: [(&[&str], char, &[&str]); 12] = [
    (&["图文", "图文信息", "推文", "图文消息"], '篇', &["发布", "推送", "编发", "公开"]),
    (
        &["专区", "公开专区", "查阅点", "公开查阅点", "查阅场所", "公开栏"],
        '处',
        &["建成", "设立", "设置", "开设", "新增", "新设", "建设", "建有"],
    ),
    (&["信息", "动态"], '条', &["公开", "发布", "推送", "更新", "转载", "报送", "上传"]),
    (
        &["网民留言", "群众留言", "公众留言", "咨询", "网上咨询"],
        '条',
        &["回应", "答复", "回复", "办理", "收到", "受理"],
    ),
    (
        &["稿件", "解读", "政策解读", "问答", "政策问答", "报道", "解读材料", "文章", "图解", "信息", "动态"],
        '篇',
        &["发布", "公开", "推送", "转载", "编发", "制作"],
    ),
    (&["上年结转", "上年度结转", "结转下年度继续办理", "结转下年度"], '件', &[""]),
    (&["行政复议", "行政诉讼"], '件', &["申请", "提起", "发生", "引发", "收到", "办理"]),
    (
        &["例会", "会议", "推进会", "培训", "业务培训", "专题培训", "培训班", "检查", "督查", "活动"],
        '次',
        &["召开", "举办", "组织", "开展", "举行"],
    ),
    (
        &["业务培训", "专题培训", "培训班", "公报", "政府公报", "简报"],
        '期',
        &["举办", "组织", "开展", "编印", "编发", "刊发", "发行"],
    ),
    (
        &["新闻发布会", "发布会", "通气会", "座谈会", "培训会", "活动", "讲座", "宣讲"],
        '场',
        &["召开", "举办", "组织", "举行", "自办"],
    ),
    (
        &["专区", "专栏", "栏目", "查阅点", "公众号"],
        '个',
        &["建成", "设立", "设置", "开设", "新增", "新设", "建设", "开通"],
    ),
    (
        &["查询机", "一体机", "自助机", "触摸屏", "电脑", "终端", "自助终端", "查询终端"],
        '台',
        &["配备", "设置", "购置", "安装", "放置", "新增"],
    ),
];

/// A counted noun right before its unit, at the end of a clause that has no number.
fn left_out_behind_a_noun(passage: &Passage) -> Vec<(usize, usize)> {
    let number = |c: char| c.is_numeric() || "一二三四五六七八九十百千万两几余多数干每各".contains(c);
    let mut found = Vec::new();
    for (at, whole) in passage.pieces(|mark| !matches!(mark, '!' | '?')) {
        let clause = whole.trim_end_matches([',', '。', ';', '、', '(', ')']);
        let Some(last) = clause.chars().next_back().filter(|_| clause.len() < whole.len()) else { continue };
        let hit = COUNTED.iter().filter(|(_, unit, _)| *unit == last).find_map(|(nouns, unit, verbs)| {
            // 编印《政府公报》期.
            let front = clause.strip_suffix(*unit)?.trim_end_matches('》');
            // Behind the longest noun the least is left.
            let before = nouns.iter().filter_map(|noun| front.strip_suffix(noun)).min_by_key(|b| b.len())?;
            let verb = verbs.iter().filter_map(|verb| before.rfind(verb)).max()?;
            let words = before.get(verb..)?;
            let is_bare = !words.contains(number) && words.chars().count() <= 14 && !words.contains('的');
            is_bare.then(|| (at + verb.min(before.len()), at + clause.len()))
        });
        found.extend(hit);
    }
    found
}

/// A share or a growth without its number: 占%, 增长%.
fn left_out_of_a_share(text: &str) -> Vec<(usize, usize)> {
    const WORDS: [&str; 9] = ["占比", "占", "增长", "增加", "上升", "下降", "减少", "率", "率为"];
    let place = |(at, sign): (usize, &str)| {
        let before = text.get(..at)?;
        let word = WORDS.iter().filter(|word| before.ends_with(**word)).max_by_key(|word| word.len())?;
        Some((at - word.len(), at + sign.len()))
    };
    text.match_indices('%').filter_map(place).collect()
}

/// By how many more or fewer than before, without the number: 比上年增加件.
fn left_out_of_a_growth(passage: &Passage) -> Vec<(usize, usize)> {
    const THAN: [&str; 2] = ["比", "较"];
    const BEFORE: [&str; 6] = ["上年度", "上一年度", "上年", "去年", "上一年", "同期"];
    const GREW: [&str; 6] = ["增加", "减少", "增长", "下降", "多", "少"];
    const UNITS: [&str; 9] = ["件", "条", "篇", "次", "起", "期", "场", "人次", "宗"];
    if !passage.may_hold("比") && !passage.may_hold("较") {
        return Vec::new();
    }
    let clause = |(at, whole): (usize, &str)| {
        // Few clauses compare.
        let behind = THAN.iter().find_map(|word| whole.strip_prefix(word))?;
        let words = behind.trim_end_matches([',', '。', ';', ')']);
        let end = at + whole.len() - behind.len() + words.len();
        let rest = BEFORE.iter().find_map(|word| words.strip_prefix(word))?;
        let rest = GREW.iter().find_map(|word| rest.strip_prefix(word))?;
        UNITS.contains(&rest).then_some((at, end))
    };
    passage.pieces(|mark| !matches!(mark, '!' | '?')).filter_map(clause).collect()
}

/// What stands where a number belongs.
const WHOLE_BLANKS: [&str; 6] = ["()", "( )", "【】", "__", "_", "**"];

/// The same by how it begins.
pub(in crate::rules) static BLANKS: WordList = WordList::new(&["()", "( )", "【】", "_", "**"]);

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

/// What became of applications and cases, without the number.
const OUTCOMES: [&str; 16] = [
    "代表建议件",
    "委员提案件",
    "政协提案件",
    "人大建议件",
    "废止件",
    "现行有效件",
    "予以公开件",
    "部分公开件",
    "不予公开件",
    "无法提供件",
    "不予处理件",
    "其他处理件",
    "结果维持件",
    "结果纠正件",
    "其他结果件",
    "尚未审结件",
];

/// Items of a row without their number, between items that have one: 政策16条、财政预决算条、经费5条.
fn left_out_in_a_row(passage: &Passage) -> Vec<(usize, usize)> {
    const PART: [char; 5] = ['、', ',', ';', '。', ':'];
    let pieces = passage.pieces(|mark| PART.contains(&mark));
    let mark =
        |item: &str| item.chars().next_back().filter(|last| PART.contains(last)).map_or(0, char::len_utf8);
    let mut items: Vec<(usize, &str)> =
        pieces.map(|(at, item)| (at, item.get(..item.len() - mark(item)).unwrap_or(item))).collect();
    if passage.text().ends_with(PART) {
        items.push((passage.text().len(), ""));
    }
    // The first item has none before it.
    items.insert(0, (0, ""));
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
        // None of what follows ends otherwise.
        [_, (_, item), _] if !item.ends_with(['条', '篇', '件', '次', '人']) => None,
        [(_, before), (at, item), (_, behind)] => {
            let between = |unit: &&str| counted(before, unit) && bare(item, unit) && counted(behind, unit);
            // 公开件 is a word of its own; 不予公开件 between two counts is none.
            let an_outcome = OUTCOMES.iter().any(|words| item.ends_with(words));
            let beside = an_outcome && (counted(before, "件") || counted(behind, "件"));
            // 办结件 is a word as well, but not between two counts; 参训人次 is none behind one.
            let done = ["办结件", "答复件"].iter().any(|words| item.ends_with(words))
                && counted(before, "件")
                && counted(behind, "件");
            let people = ["参训人次", "参加人次", "培训人次", "参训人"].contains(item)
                && ["次", "期", "场"].iter().any(|unit| counted(before, unit));
            (["条", "篇"].iter().any(between) || beside || done || people).then(|| (*at, at + item.len()))
        }
        _ => None,
    };
    items.windows(3).filter_map(left_out).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_is_part_of_a_word_is_no_gap() {
        let found = |text: &str| {
            let found = left_out(&Passage::of(text));
            found.iter().map(|(a, b)| text[*a..*b].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            found("全年共主动公开条,共收到政府信息公开申请件。"),
            ["共主动公开条", "共收到政府信息公开申请件"]
        );
        assert_eq!(found("共办理案件,累计公开文件、共公开信息12条,共发布若干条,全年发布条例,"), [""; 0]);
    }
}
