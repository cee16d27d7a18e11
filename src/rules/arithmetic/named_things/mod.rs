//! The same thing counted twice: 公报6期 in one place, 公报5期 in another.

mod phrases;

use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
use crate::rules::deeds::HELD_OR_HAS;
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::{Span, WordList};

/// 同一事物两处数量不同.
pub struct NamedThings;

/// Things of which a report on a year has one count, each with its unit.
const THINGS: [(&str, &str); 4] =
    [("公报", "期"), ("新闻发布会", "场"), ("政务公开专区", "个"), ("公开查阅点", "个")];

/// Words of a clause by which its count is of a part, of another time, or of more than the year.
static NARROWED: WordList = WordList::new(&[
    "其中",
    "累计",
    "历年",
    "上半年",
    "下半年",
    "季度",
    "每",
    "第",
    "去年",
    "上年",
    "较",
    "比",
    "以来",
    "计划",
    "将",
    "拟",
    "新增",
    "增加",
    "余",
    "约",
    "近",
    "超",
    "多期",
    "多场",
    "多个",
    "首",
    "专刊",
    "增刊",
    "移交",
    "报送",
    "归档",
    "交存",
    "月",
]);

/// The most counts that are compared.
const MOST: usize = 120;

/// A count of a thing: which, how many, and its place in a passage.
struct Count<'p> {
    name: &'p str,
    unit: &'static str,
    /// What narrows its name.
    of: &'p str,
    value: u32,
    /// Whether it is the whole year's by its words or its place.
    whole: bool,
    passage: &'p Passage,
    start: usize,
    end: usize,
}

impl Count<'_> {
    fn is_of_the_same(&self, other: &Count<'_>) -> bool {
        self.name == other.name && self.unit == other.unit && self.of == other.of
    }

    /// Whether a count of no time is more than another's of the whole year.
    fn is_more_than_all(&self, other: &Count<'_>) -> bool {
        !self.whole && other.whole && self.value > other.value
    }

    fn place(&self, cx: &Context<'_>) -> Span {
        self.passage.place(cx.report, self.start, self.end)
    }
}

/// The counts of a passage: 编印政府公报6期, 6期《政府公报》.
fn counts(passage: &Passage) -> Vec<Count<'_>> {
    let mut found = Vec::new();
    for (name, unit) in THINGS.into_iter().filter(|(name, _)| passage.may_hold(name)) {
        let text = passage.text();
        for (at, _) in text.match_indices(name).take(20) {
            let (before, behind) =
                (text.get(..at).unwrap_or_default(), text.get(at + name.len()..).unwrap_or_default());
            let is_end = |c: char| matches!(c, '。' | ',' | ';' | '、' | ':' | '(' | ')');
            let from = before.rfind(is_end).map_or(0, |end| end + 1);
            let from = (from..=at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
            let to = at + name.len() + behind.find(is_end).unwrap_or(behind.len());
            let clause = text.get(from..to).unwrap_or_default();
            let year = |w: &str| w.contains("20") && w.contains('年');
            // 计划举办培训4期、新闻发布会4场: what narrows the first of a row narrows all of it.
            let row = before.rsplit(['。', ',', ';', ':', '(', ')']).next().unwrap_or_default();
            if NARROWED.stand_in(clause) || NARROWED.stand_in(row) || year(clause) || is_anothers(row) {
                continue;
            }
            let counted = behind_name(behind, unit)
                .map(|(value, start, end)| (value, at + name.len() + start, at + name.len() + end))
                .or_else(|| before_name(before, unit));
            if let Some((value, start, end)) = counted.filter(|(_, start, end)| from <= *start && *end <= to)
            {
                found.push(Count {
                    name,
                    unit,
                    of: qualifier(before),
                    value,
                    whole: true,
                    passage,
                    start,
                    end,
                });
            }
        }
    }
    found
}

/// Whether the words before a name tell what another body did: 区住建局召开.
fn is_anothers(row: &str) -> bool {
    const BODIES: [&str; 8] = ["局", "委", "中心", "镇", "乡", "街道", "部门", "办公室"];
    const OWN: [&str; 3] = ["我", "本", "全"];
    let doer = HELD_OR_HAS.places(row).next().and_then(|(at, _)| row.get(..at));
    doer.is_some_and(|doer| {
        let other = |body: &str| {
            doer.strip_suffix(body)
                .is_some_and(|rest| !rest.is_empty() && !OWN.iter().any(|own| rest.ends_with(own)))
        };
        BODIES.iter().any(|body| other(body))
    })
}

/// What stands right before a name and narrows it: 防汛新闻发布会3场 are some of all press conferences, 《水务公报》 is another
/// gazette. Only counts of the same are compared; empty where nothing does.
fn qualifier(before: &str) -> &str {
    const OF_THE_BODY: [&str; 18] = [
        "政府", "政务", "《", "\"", "的", "了", "场", "期", "个", "共有", "有", "共", "设", "全县", "全市",
        "全区", "全镇", "全乡",
    ];
    const OTHERS: [&str; 9] = ["参加", "出版", "印发", "发行", "刊发", "赠阅", "打造", "公众", "全年"];
    let clause = before.rsplit(['。', ',', ';', ':', '(', ')', '、']).next().unwrap_or_default();
    let plain = |words: &[&str]| words.iter().any(|word| clause.ends_with(word));
    let from = clause.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    if clause.is_empty() || plain(&OF_THE_BODY) || plain(&OTHERS) || plain(HELD_OR_HAS.words()) {
        ""
    } else {
        clause.get(from..).unwrap_or_default()
    }
}

/// The count right behind a name: 》6期, 共6期. Its value and its bytes.
fn behind_name(behind: &str, unit: &str) -> Option<(u32, usize, usize)> {
    let rest = behind
        .trim_start_matches(|c: char| "》\"共计全年编印出版发行刊发了为合召开举办设立有达到".contains(c));
    let start = behind.len() - rest.len();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let value = rest.get(..digits)?.parse().ok()?;
    rest.get(digits..)?.strip_prefix(unit)?;
    Some((value, start, start + digits + unit.len()))
}

/// The count right before a name: 6期《政府公报》. Its value and its bytes.
fn before_name(before: &str, unit: &str) -> Option<(u32, usize, usize)> {
    /// A name in book marks is no longer.
    const LONGEST: usize = 14;
    let head = match before.rfind('《') {
        Some(at) if before.get(at..)?.chars().count() <= LONGEST => before.get(..at)?,
        _ => before.trim_end_matches("政府"),
    };
    let head = head.strip_suffix(unit)?;
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = head.len() - digits;
    let value = head.get(start..)?.parse().ok()?;
    Some((value, start, head.len() + unit.len()))
}

/// A sub-heading at the head of a paragraph: (五)监督保障, 5.监督保障.
fn sub_heading(text: &str) -> Option<&str> {
    let (number, rest) = match text.strip_prefix('(') {
        Some(inner) => inner.split_once(')')?,
        None => text.split_once(['.', '、'])?,
    };
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let words = || rest.split(['。', ',', ':', ';']).next();
    number.chars().all(is_number).then(words)?
}

impl Rule for NamedThings {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-NAMED",
            severity: Severity::Warning,
            on: true,
            title: ("同一事物两处数量不同", "The same thing counted twice, differently"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
政府公报（期）、新闻发布会（场）、政务公开专区和公开查阅点（个）在正文两处写了不同的数量；其他举办、召开、建成、配备的事物（“举办业务培训4期”），两处都是全年的数而不同，或一处的数多于另一处全年的数。
## 为什么
全年只有一个数；前后不一，多是一处改了另一处没有改。
## 会报告
```gouji
一：全年编印《青禾区人民政府公报》6期。
六：全年向公众赠阅政府公报«5期»。
```
```gouji
一：（五）监督保障。举办业务培训4期，参训320人次。
六：全年举办业务培训«5期»。
```
```gouji
一：（五）监督保障。将政务公开纳入综合考核，开展业务培训2次。
六：全年开展业务培训«3次»。
```
## 不报告
```gouji
一：全年编印《青禾区人民政府公报》6期。
六：全年向公众赠阅政府公报6期。
```
```gouji
一：（二）依申请公开。举办业务培训1期，规范答复文书。
一：（五）监督保障。全年举办业务培训4期。
```
```gouji
一：（五）监督保障。举办业务培训4期。
六：参加上级业务培训5期，计划举办业务培训6期、新闻发布会4场。
```
```gouji
一：全年编印政府公报6期，其中增刊公报1期。
```
```gouji
一：全年举办新闻发布会9场。
六：召开防汛新闻发布会2场。
```
```gouji
一：全年举办新闻发布会9场。
六：区水利局召开新闻发布会2场。
```
## 何时不报
写明其中、累计、季度、上年、计划、新增的，约数，另有限定的（防汛新闻发布会），移交、报送的；第五部分没有写“全年”的。
## 容差
无。
",
                "\
## What
The government gazette, press conferences, rooms and counters for disclosure with different counts in two places; anything else that was held, called, built or put up (举办业务培训4期), where both counts are the whole year's, or one is more than another's of the whole year.
## Why
The year has one count: usually one place was changed and the other forgotten.
## Reported
Six issues in one place, five in another; four courses under supervision, five in the whole year.
## Not reported
Six twice; six, of which one is a supplement; a course on applications, and four in the whole year.
## Silent when
Parts, sums over years, quarters, last year, plans, additions, rounded numbers, what is narrowed by a word before it, what is handed over; part five unless it says 全年.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let prose = cx.passages().iter().filter(|p| p.is_prose());
        // Part five speaks of what is to be done, but for the year as a whole.
        let of_the_year = |count: &Count<'_>| {
            let before = count.passage.text().get(..count.start).unwrap_or_default();
            let sentence = before.rsplit(['。', ';']).next().unwrap_or_default();
            count.passage.paragraph.section != Some(SectionKind::S5) || sentence.contains("全年")
        };
        let mut all: Vec<Count<'_>> = Vec::new();
        let (mut section, mut heading) = (None, "");
        for passage in prose {
            if passage.paragraph.section != section {
                (section, heading) = (passage.paragraph.section, "");
            }
            heading = sub_heading(passage.text()).unwrap_or(heading);
            let named = counts(passage);
            let others = cx.year().map_or_else(Vec::new, |year| phrases::counts(passage, heading, year));
            let others = others.into_iter();
            all.extend(others.filter(|other| named.iter().all(|count| count.start != other.start)));
            all.extend(named);
        }
        all.retain(of_the_year);
        let mut told: Vec<(&str, &str)> = Vec::new();
        for (nth, first) in all.iter().take(MOST).enumerate() {
            // In one paragraph a count may refer back to another: INT-REPEAT tells.
            let differs = |second: &&Count<'_>| {
                second.is_of_the_same(first)
                    && second.value != first.value
                    && second.passage.paragraph.span != first.passage.paragraph.span
                    && (first.whole && second.whole
                        || first.is_more_than_all(second)
                        || second.is_more_than_all(first))
            };
            let (name, unit) = (first.name, first.unit);
            let Some(second) = all.iter().take(MOST).skip(nth + 1).find(differs) else { continue };
            if told.contains(&(name, unit)) {
                continue;
            }
            told.push((name, unit));
            let message = Words::new(
                format!("“{name}”一处为{}{unit}，一处为{}{unit}，请核对。", first.value, second.value),
                format!("{name}: {} in one place, {} in another. Please check.", first.value, second.value),
            );
            let finding = Finding::new(self.meta().code, Severity::Warning, message);
            sink.fails(finding.subject(second.place(cx)).evidence(first.place(cx)));
        }
    }
}
