//! What is planned: the year of the next steps.

use super::dated::behind_itself;
use super::{Time, settled_year, times_told, year_at_the_end};
use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::{Span, WordList};

/// FORM-YEAR-NEXT.
pub struct YearNext;

impl Rule for YearNext {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-YEAR-NEXT",
            severity: Severity::Warning,
            on: true,
            title: ("下一步年份疑误", "Next year's plan"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第五部分里“20××年，（我局）将（计划、拟）……”之类的计划，年份是否为报告年度的下一年。末尾“20××年（本报告年度）我局继续……”看不出是已做还是要做的，作提示。
## 为什么
多为上年内容未修改。
## 会报告
```gouji
基础：局 2023
五：«2023年»，我局将继续深化重点领域信息公开。
```
```gouji
基础：局 2023
五：改进措施：«2023年»，我局将实行周更新提醒。
```
```gouji
基础：局 2023
五：下一步，«2023年»我局继续细化公开目录。
```
```gouji
基础：局 2023
五：在«2023年的工作中»，我局将细化公开目录。
```
```gouji
基础：局 2023
五：下一步，我局将在«2023年»细化公开目录。
```
```gouji
基础：局 2023
五：下一步，我局将细化公开目录，力争«2023年»底前覆盖全部科室。
```
```gouji
基础：局 2023
五：«2023年»我局继续细化公开目录，丰富解读形式。
```
## 不报告
```gouji
基础：局 2023
五：原计划2023年底前完成的目录细化仍需推进，力争2024年底前完成。
```
```gouji
基础：局 2023
五：2024年，我局将继续深化重点领域信息公开。
```
```gouji
基础：局 2023
五：2023年，我局将政务公开纳入考核，但仍有不足。
```
```gouji
基础：局 2023
五：2023年，我局继续细化公开目录，群众查询更加方便。
```
```gouji
基础：局 2023
五：2023年，我局计划的三次培训全部完成。
```
```gouji
基础：局 2023
五：2023年主要问题：一是目录更新偏慢。二是答复格式不一。
```
```gouji
基础：局 2023
五：2025年，区级新平台将投入使用。2026年换届前，我局将细化公开目录。
```
## 何时不报
“将”作“把”解的句子；别的机关的以后年度的安排；年份说的是别的事（“20××年换届前”）；标题、统计期限等所写的年度相持不下。
## 容差
无。",
                "## What
Whether plans in part five (“20XX 年，…将继续…”) name the year after the report's. For information where the part ends with what the body goes on with in the report's own year, and nothing tells whether it was done.
## Why
Usually last year's text left unchanged.
## Reported
## Not reported
## Silent when
将 means “take”; another body's plan for a later year; the year is that of something else (20XX 年换届前); as much speaks for one year as for another.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(year) = settled_year(cx) else { return };
        let mut plans_follow = false;
        for passage in cx.prose_of(SectionKind::S5) {
            plans_follow |= PLANS_FOLLOW.stand_in(passage.text());
            if !(passage.may_hold("20年") || passage.may_hold("二年")) {
                continue;
            }
            let next = (year + 1).to_string();
            for (at, sentence) in passage.sentences() {
                // What is done beside what is planned for the next year is no plan; what must be ready by a year is.
                let times = Some(sentence).filter(|sentence| !sentence.contains(&next));
                let times =
                    times.into_iter().flat_map(|s| times_told(s).into_iter().chain(time_of_the_work(s)));
                let planned = |time: &Time| {
                    is_plan(sentence, time, plans_follow)
                        && (time.year <= year || is_by_itself(sentence, time))
                };
                let inside = inside_plans(sentence).into_iter().filter(|time| time.year <= year);
                let Some(time) = times.into_iter().filter(planned).chain(inside).next() else { continue };
                if time.year == year + 1 || time.year + 2 < year {
                    continue;
                }
                let found = time.year;
                let message = Words::new(
                    format!("本报告为{year}年度，下一步计划的年份应为{}年，此处为{found}年。", year + 1),
                    format!("This report is on {year}; its plans are for {}, not {found}.", year + 1),
                );
                let place = passage.place(cx.report, at + time.start, at + time.end);
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
        }
        if let Some((found, place)) = goes_on(cx, year).filter(|_| !plans_follow) {
            let message = Words::new(
                format!("“{found}年……继续……”如是下一步计划，应为{}年；如是已做的工作，请写明。", year + 1),
                format!(
                    "If this is planned, it is for {}, not {found}; if it was done, please say so.",
                    year + 1
                ),
            );
            sink.fails(Finding::new(self.meta().code, Severity::Info, message).subject(place));
        }
    }
}

/// The end of part five, where behind the problems the body goes on with something in the report's own year, and nothing tells
/// whether it did or will: 2023年我局继续细化公开目录.
fn goes_on(cx: &Context<'_>, year: u16) -> Option<(u16, Span)> {
    const DONE: [&str; 14] = [
        "已", "了", "取得", "得到", "完成", "更加", "明显", "有效", "但", "保持", "存在", "不足", "问题",
        "以来",
    ];
    let next = (year + 1).to_string();
    let prose = || cx.prose_of(SectionKind::S5);
    if prose().any(|p| p.text().contains(&next)) {
        return None;
    }
    let passage = prose().last()?;
    let (at, sentence) = passage.sentences().last()?;
    let behind_problems = at > 0 || prose().count() > 1;
    let time = times_told(sentence).into_iter().find(|time| time.leads && time.year == year)?;
    let rest = sentence.get(time.end..)?.trim_start_matches(',');
    let body = cx.report.identity.body.as_ref().map_or("", |body| body.value.as_str());
    let goes_on =
        ["继续", "将继续"].iter().any(|word| behind_itself(rest, body).unwrap_or(rest).starts_with(word));
    let told = DONE.iter().any(|word| rest.contains(word)) || rest.contains(|c: char| c.is_ascii_digit());
    (behind_problems && goes_on && !told)
        .then(|| (year, passage.place(cx.report, at + time.start, at + time.end)))
}

/// Whether a plan is the body's own: that of another (2026年,市级新平台将上线) may be of any year to come.
fn is_by_itself(sentence: &str, time: &Time) -> bool {
    let rest = sentence.get(time.end..).unwrap_or_default().trim_start_matches(',');
    let verbs = ["将", "拟", "计划", "要", "力争", "争取", "打算"];
    let at = verbs.iter().filter_map(|verb| rest.find(verb)).min().unwrap_or(0);
    let subject = rest.get(..at).unwrap_or_default();
    subject.is_empty()
        || subject.starts_with(['我', '本', '全'])
        || subject.ends_with(['县', '市', '区', '镇', '乡', '局', '府', '关', '位', '道', '室', '委', '厅'])
}

/// Words of intent that may stand right before a year, and whether they must have a preposition between: 将2023年的预算公开 takes.
const INTENT: [(&str, bool); 10] = [
    ("将", true),
    ("定", true),
    ("拟", false),
    ("计划", false),
    ("力争", false),
    ("争取", false),
    ("打算", false),
    ("准备", false),
    ("预计", false),
    ("确保", false),
];

/// The years inside the clause of a plan: 我局将于2024年细化…, 力争2024年底前完成.
fn inside_plans(sentence: &str) -> Vec<Time> {
    const DONE: [&str; 7] = ["已", "原", "如期", "按期", "基础", "提前", "完成了"];
    let time = |(at, _): (usize, &str)| {
        let (year, start) = year_at_the_end(sentence.get(..at)?)?;
        let before = sentence.get(..start)?;
        let bare = before.strip_suffix(['于', '在', '到', '至']).unwrap_or(before);
        let intends =
            |(word, needs): &(&str, bool)| bare.ends_with(word) && (!needs || bare.len() < before.len());
        let end = at + '年'.len_utf8();
        let clause = sentence.get(end..)?.split([',', ';', '。']).next()?;
        let front = bare.rsplit([',', ';', ':', '。']).next()?;
        let told = |words: &str| DONE.iter().any(|word| words.contains(word));
        let is_plan = INTENT.iter().any(intends) && !clause.is_empty() && !clause.starts_with('的');
        (is_plan && !told(clause) && !told(front)).then_some(Time { year, start, end, leads: false })
    };
    sentence.match_indices('年').filter_map(time).collect()
}

/// What announces that plans follow.
static PLANS_FOLLOW: WordList =
    WordList::new(&["下一步", "下步", "今后", "工作打算", "工作计划", "下一年", "新的一年"]);

/// 在2024年的工作中: the year of what is to be done, though 的 stands behind it.
fn time_of_the_work(sentence: &str) -> Option<Time> {
    let at = sentence.find("年的工作中").or_else(|| sentence.find("年工作中"))?;
    let (year, start) = year_at_the_end(sentence.get(..at)?)?;
    let leads = sentence.get(..start)?.ends_with('在');
    let rest = sentence.get(at..)?;
    let end = at + rest.find('中')? + '中'.len_utf8();
    Some(Time { year, start, end, leads })
}

/// Whether a clause that begins with a year is a plan: 2024年,我局将细化…. 将 may also mean “take”: 将政务公开纳入考核.
/// Behind 下一步 a clause that goes on with something is one, too.
fn is_plan(sentence: &str, time: &Time, plans_follow: bool) -> bool {
    let before = sentence.get(..time.start).unwrap_or_default();
    if !time.leads && !before.ends_with([',', ':', ';', ')']) {
        return false;
    }
    let rest = sentence.get(time.end..).unwrap_or_default();
    // 2026年换届前,我局将…: the year is the time of something else.
    let near: String = if rest.starts_with(',') {
        rest.chars().take(16).collect()
    } else {
        rest.chars().take(16).take_while(|c| *c != ',').collect()
    };
    const INTENDS: [&str; 9] =
        ["计划", "拟", "打算", "力争", "争取", "重点做好", "重点抓好", "重点推进", "重点从"];
    const GOES_ON: [&str; 7] = ["继续", "进一步", "持续", "着力", "加强", "加大", "不断"];
    const DONE: [&str; 11] =
        ["已", "曾", "了", "取得", "得到", "存在", "不足", "问题", "但", "完成", "计划的"];
    let clause = rest.split([',', ';', '。']).nth(usize::from(rest.starts_with(','))).unwrap_or(rest);
    let is_done = DONE.iter().any(|word| rest.contains(word));
    let opens = |words: &[&str]| {
        words.iter().any(|word| {
            near.find(word)
                .is_some_and(|at| near.get(..at).is_some_and(|subject| subject.chars().count() <= 8))
        })
    };
    if !is_done && (opens(&INTENDS) || plans_follow && opens(&GOES_ON)) && !clause.contains("年度") {
        return true;
    }
    let Some((subject, plan)) = near.split_once('将').or_else(|| must(&near)) else { return false };
    if subject.chars().count() > 10 || subject.contains(['已', '曾']) {
        return false;
    }
    const TAKEN: [&str; 11] = ["政", "信息", "公开", "工作", "年度", "《", "其", "此", "该", "有关", "相关"];
    const AS: [&str; 7] = ["纳入", "作为", "列入", "列为", "融入", "贯穿", "摆在"];
    !TAKEN.iter().any(|word| plan.starts_with(word)) && !AS.iter().any(|word| clause.contains(word))
}

/// What stands before and behind 要 as “must”; 主要, 重要, 要求 are other words.
fn must(near: &str) -> Option<(&str, &str)> {
    const BEFORE: [char; 7] = ['主', '重', '必', '首', '摘', '概', '纪'];
    const BEHIND: [char; 6] = ['求', '点', '件', '闻', '素', '领'];
    let (before, behind) = near.split_once('要')?;
    (!before.ends_with(BEFORE) && !behind.starts_with(BEHIND)).then_some((before, behind))
}
