//! The same thing counted twice: 公报6期 in one place, 公报5期 in another.

use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
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

/// The most counts of one thing that are compared.
const MOST: usize = 40;

/// A count of a thing: which, how many, and its place in a passage.
struct Count<'p> {
    thing: usize,
    /// What narrows its name.
    of: &'p str,
    value: u32,
    passage: &'p Passage,
    start: usize,
    end: usize,
}

impl Count<'_> {
    fn place(&self, cx: &Context<'_>) -> Span {
        self.passage.place(cx.report, self.start, self.end)
    }
}

/// The counts of a passage: 编印政府公报6期, 6期《政府公报》.
fn counts(passage: &Passage) -> Vec<Count<'_>> {
    let mut found = Vec::new();
    for (thing, (name, unit)) in THINGS.iter().enumerate().filter(|(_, (name, _))| passage.may_hold(name)) {
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
            if NARROWED.stand_in(clause) || year(clause) {
                continue;
            }
            let counted = behind_name(behind, unit)
                .map(|(value, start, end)| (value, at + name.len() + start, at + name.len() + end))
                .or_else(|| before_name(before, unit));
            if let Some((value, start, end)) = counted.filter(|(_, start, end)| from <= *start && *end <= to)
            {
                found.push(Count { thing, of: qualifier(before), value, passage, start, end });
            }
        }
    }
    found
}

/// What stands right before a name and narrows it: 防汛新闻发布会3场 are some of all press conferences, 《水务公报》 is another
/// gazette. Only counts of the same are compared; empty where nothing does.
fn qualifier(before: &str) -> &str {
    const OF_THE_BODY: [&str; 12] =
        ["政府", "政务", "《", "\"", "的", "了", "场", "期", "个", "共有", "有", "共"];
    const VERBS: [&str; 21] = [
        "召开", "举行", "举办", "组织", "开展", "参加", "编印", "编发", "出版", "印发", "发行", "刊发",
        "赠阅", "发放", "建成", "建设", "设立", "设置", "打造", "公众", "全年",
    ];
    let clause = before.rsplit(['。', ',', ';', ':', '(', ')', '、']).next().unwrap_or_default();
    let plain = |words: &[&str]| words.iter().any(|word| clause.ends_with(word));
    let from = clause.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    if clause.is_empty() || plain(&OF_THE_BODY) || plain(&VERBS) {
        ""
    } else {
        clause.get(from..).unwrap_or_default()
    }
}

/// The count right behind a name: 》6期, 共6期. Its value and its bytes.
fn behind_name(behind: &str, unit: &str) -> Option<(u32, usize, usize)> {
    let rest =
        behind.trim_start_matches(|c: char| "》\"共计全年编印出版发行刊发了为合召开举办设立有".contains(c));
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
政府公报（期）、新闻发布会（场）、政务公开专区和公开查阅点（个）在正文两处写了不同的数量。
## 为什么
全年只有一个数；前后不一，多是一处改了另一处没有改。
## 会报告
```gouji
一：全年编印《青禾区人民政府公报》6期。
六：全年向公众赠阅政府公报«5期»。
```
## 不报告
```gouji
一：全年编印《青禾区人民政府公报》6期。
六：全年向公众赠阅政府公报6期。
```
```gouji
一：全年编印政府公报6期，其中增刊公报1期。
```
```gouji
一：全年举办新闻发布会9场。
六：召开防汛新闻发布会2场。
```
## 何时不报
写明其中、累计、季度、上年、计划、新增的，约数，另有限定的（防汛新闻发布会），移交、报送的；第五部分没有写“全年”的。
## 容差
无。
",
                "\
## What
The government gazette, press conferences, rooms and counters for disclosure with different counts in two places.
## Why
The year has one count: usually one place was changed and the other forgotten.
## Reported
Six issues in one place, five in another.
## Not reported
Six twice; six, of which one is a supplement.
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
        let all: Vec<Count<'_>> = prose.flat_map(counts).filter(of_the_year).collect();
        for (thing, (name, unit)) in THINGS.iter().enumerate() {
            let own: Vec<&Count<'_>> = all.iter().filter(|count| count.thing == thing).collect();
            // In one paragraph a count may refer back to another: INT-REPEAT tells.
            let differ = |one: &Count<'_>, other: &Count<'_>| {
                one.of == other.of
                    && one.value != other.value
                    && one.passage.paragraph.span != other.passage.paragraph.span
            };
            let firsts = own.iter().take(MOST).enumerate();
            let pair = firsts.into_iter().find_map(|(nth, first)| {
                let second = own.iter().take(MOST).skip(nth + 1).find(|second| differ(first, second))?;
                Some((first, second))
            });
            let Some((first, second)) = pair else { continue };
            let message = Words::new(
                format!("“{name}”一处为{}{unit}，一处为{}{unit}，请核对。", first.value, second.value),
                format!("{name}: {} in one place, {} in another. Please check.", first.value, second.value),
            );
            let finding = Finding::new(self.meta().code, Severity::Warning, message);
            sink.fails(finding.subject(second.place(cx)).evidence(first.place(cx)));
        }
    }
}
