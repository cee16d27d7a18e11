//! When work was done: the years of what a report tells.

use super::dated::{COUNTED_WORK, Dated, behind_itself, clause_behind, goes_on_with_this_year, is_itself};
use super::whole::whole_years;
use super::{Time, in_characters, leading_year, settled_year, times_told};
use crate::finding::{Finding, Severity, Words};
use crate::locate::targets;
use crate::num::Num;
use crate::reading::prose::words::begins_with_means;
use crate::report::SectionKind;
use crate::report::prose::{Fact, FactKind};
use crate::rules::deeds::GOES_ABOUT;
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::{Span, WordList};

/// What the numbers of section three or four that are said to be of another year come to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stale {
    /// The section has no such numbers.
    None,
    /// They are those of this year's table: the year is what is wrong.
    AsTheTable,
    /// They are others: last year's text was left.
    Others,
}

/// The facts of a section that a table counts, of another year than the report's.
fn of_another_year<'c>(cx: &'c Context<'_>, section: SectionKind) -> impl Iterator<Item = &'c Fact> {
    let counted = move |f: &&Fact| f.section == Some(section) && f.slot.table().is_some() && !f.part_year;
    cx.report.facts.iter().filter(counted).filter(|f| !f.this_year && f.kind == FactKind::Printed)
}

/// Compares the numbers of a section that are said to be of another year with the report's table.
fn stale(cx: &Context<'_>, section: SectionKind) -> Stale {
    /// So many numbers alike are no chance.
    const SEVERAL: usize = 2;
    let equals = |fact: &Fact| {
        let targets = targets::of(cx.report, fact.slot, fact.detail);
        targets.iter().any(|target| target.value(cx.report) == Some(fact.value))
    };
    let numbers: Vec<(Num, bool)> =
        of_another_year(cx, section).map(|fact| (fact.value, equals(fact))).collect();
    let same = numbers.iter().filter(|(_, equal)| *equal).count();
    // Small numbers are alike by chance: the largest one tells.
    match numbers.iter().max_by_key(|(value, _)| *value) {
        None => Stale::None,
        Some((_, true)) if same == numbers.len() || same >= SEVERAL => Stale::AsTheTable,
        Some(_) => Stale::Others,
    }
}

/// FORM-YEAR-BODY.
pub struct YearBody;

impl YearBody {
    /// Tells of a year that was left over.
    fn tell(
        &self,
        year: u16,
        found: u16,
        severity: Severity,
        stale: Stale,
        place: Span,
        sink: &mut Sink<'_>,
    ) {
        let (zh, en) = match stale {
            _ if found > year => (
                "而所述工作已经完成，疑为年份未改",
                "though it tells of work done: the year is probably wrong",
            ),
            Stale::None => ("疑为以往年度的内容未修改", "which may be left from then"),
            Stale::AsTheTable => (
                "而所列数字与本年度的表格相同，疑为年份未改",
                "though its numbers are those of this year's table",
            ),
            Stale::Others => (
                "所列数字也与表格不同，疑为以往年度的内容未修改",
                "and its numbers are not the table's: probably left from then",
            ),
        };
        let message = Words::new(
            format!("本报告为{year}年度，此处写“{found}年”，{zh}。"),
            format!("This report is on {year}; here it says {found}, {en}."),
        );
        sink.fails(Finding::new(self.meta().code, severity, message).subject(place));
    }
}

impl Rule for YearBody {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-YEAR-BODY",
            severity: Severity::Error,
            on: true,
            title: ("正文年份疑误", "Wrong year in body"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
各部分里说明何时做了工作的年份（“20××年，我局……”“各级机关20××年未收取……”）是否为报告年度。
## 为什么
多为上年内容未修改。
## 会报告
```gouji
基础：局 2023
一：«2022年»，我局认真落实条例要求，及时公开各类信息。
```
```gouji
基础：局 2023
四：«2022年»，我局未发生因政府信息公开引起的行政复议和行政诉讼。
```
```gouji
基础：局 2023
六：按照信息处理费管理办法，本机关«2022年»未收取信息处理费。
```
```gouji
基础：局 2023
一：举办培训2次；«2022年度»没有发生因信息公开被追究责任的情形。
```
```gouji
基础：局 2023
六：各级行政机关«2022年»均未收取信息处理费。
```
```gouji
基础：局 2023
一：«2022年»组织新闻发布会3场，较上年有所增加。
```
```gouji
基础：局 2023
一：主动公开方面，«2022年度»通过门户网站发布信息80条。
```
```gouji
基础：局 2023
一：定期清理过期信息，«2022年»清理39条。
```
```gouji
基础：区 2023
一：«2022年»出版《青禾区人民政府公报》6期。
```
```gouji
基础：镇 2023
四 = «2022年»我镇没有因政府信息公开被申请行政复议或提起行政诉讼。
```
```gouji
基础：局 2023
一：«二〇二二年»，我局认真落实条例要求。
```
```gouji
基础：局 2023
五：«2022年»，我局政务公开工作取得一定成效，但解读形式仍较单一。
```
```gouji
基础：局 2023
一：截至«2022年底»，建成政务公开专区3处。
```
```gouji
基础：局 2023
六：按照信息处理费管理办法，«2022年»我局未收取信息处理费。
```
```gouji
基础：局 2023
一：«2022年»在门户网站公开信息96条。
```
```gouji
基础：局 2023
一：组织业务培训2次；«2022年»无责任追究情形。
```
```gouji
基础：局 2023
一：集中清理文件，«2022年»宣布废止9件；«2022年»发放《防汛明白纸》960份。
```
```gouji
基础：局 2023
五 = «2022年»工作的主要不足是解读形式较为单一。
```
```gouji
基础：局 2023
五 = «2022年»以来，我局政府信息公开工作取得新成效，但还存在不足：解读形式较为单一。
```
## 不报告
```gouji
基础：局 2023
五 = 2022年以来，我局连续开展栏目自查，仍存在不足：解读形式较为单一。
```
```gouji
基础：局 2023
五 = 2022年工作的主要不足已全部整改，目前解读形式仍较为单一。
```
```gouji
基础：局 2023
一：在2022年制定3项制度的基础上，健全审查机制。
```
```gouji
基础：局 2023
三：2022年未办结的8件已全部办结。
```
```gouji
基础：局 2023
一：2022年，我局公开信息80条，2023年公开96条，较上年有所增加。
```
```gouji
基础：局 2023
一：自2022年起，我局开设政务公开专区。
```
```gouji
基础：局 2023
一：2022年收到的申请较多，今年收到申请9件。
```
```gouji
基础：局 2023
一：公开信息96条，2022年公开80条，同比增长20%。
```
```gouji
基础：局 2023
四：2022年受理的复议案件2件，均在法定期限内审结。
```
## 何时不报
年份说的是某件事物（“20××年受理的案件”“20××年度决算”“20××年结转的申请”）或一次性的事（印发、建成、获评）；后文说到本年，或同段另有报告年度；“20××年以来”开头的一段只作提示，说的是连续几年的不报；第三、四部分另有本年的数字，而这一句的数字与表格不同；早于报告年度三年以上；标题、统计期限等所写的年度相持不下。第三、四部分所列数字与本年度表格相同，或没有数字又通篇没有报告年度的为错误，其余为警告。
## 容差
无。",
                "## What
Whether the years that say when work was done (“20XX 年，…”, “…20XX 年未收取…”), are the report's.
## Why
Usually last year's text left unchanged.
## Reported
## Not reported
## Silent when
The year is that of a thing (cases received in 20XX, accounts of 20XX, what was carried over) or of what happens once (issued, built, awarded); this year is told of behind it, or the report's year stands in the paragraph; 20XX 年以来 at the head of a part is for information, and nothing where several years are told of; parts three and four have numbers of this year and this sentence has others than the table; the year is more than three years back; as much speaks for one year as for another. An error in parts three and four where their numbers are those of this year's table, or where they have none and never name the report's year; otherwise a warning.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(year) = settled_year(cx) else { return };
        let said = [year.to_string(), in_characters(year)];
        let names = |p: &Passage| said.iter().any(|said| p.text().contains(said.as_str()));
        for section in SectionKind::ALL {
            let silent = |p: &&Passage| !(p.may_hold("20年") || p.may_hold("二年")) || names(p);
            let first = cx.prose_of(section).next().map(|p| p.paragraph.span);
            let names_year = cx.prose_of(section).any(names);
            let official = matches!(section, SectionKind::S3 | SectionKind::S4);
            let stale = if official { stale(cx, section) } else { Stale::None };
            let severity = match stale {
                Stale::AsTheTable => Severity::Error,
                Stale::None if official && !names_year => Severity::Error,
                _ => Severity::Warning,
            };
            let of_this_year = || {
                let mut facts = cx.report.facts.iter().filter(|f| f.section == Some(section));
                facts.any(|f| f.this_year && f.slot.table().is_some())
            };
            let body = cx.report.identity.body.as_ref().map_or("", |body| body.value.as_str());
            let told = Told { section, stale, of_this_year: of_this_year(), body };
            let mut told_here = false;
            for passage in cx.prose_of(section).filter(|p| !silent(p)) {
                let opens = first == Some(passage.paragraph.span);
                for (at, sentence) in passage.sentences() {
                    let lately = |time: &Time| {
                        time.year < year && time.year + 3 >= year
                            || time.year == year + 1 && told.is_done(time, sentence)
                    };
                    let of_work = times_told(sentence)
                        .into_iter()
                        .filter(|time| told.is_of_work(time, sentence, opens));
                    let whole = whole_years(sentence).into_iter().filter(|_| section != SectionKind::S5);
                    let whole = whole.filter(|time| told.is_of_a_whole_year(time, sentence));
                    for time in of_work.chain(whole).filter(lately).take(1) {
                        let place = passage.place(cx.report, at + time.start, at + time.end);
                        self.tell(year, time.year, severity, stale, place, sink);
                        told_here = true;
                    }
                    let since = || from_then_on(sentence, body).filter(|time| time.year + 1 == year);
                    if let Some(time) = (opens && at == 0 && !told_here).then(since).flatten() {
                        let place = passage.place(cx.report, at + time.start, at + time.end);
                        self.tell(year, time.year, Severity::Info, Stale::None, place, sink);
                        told_here = true;
                    }
                }
            }
            if stale != Stale::None && !told_here && !names_year && !told.of_this_year {
                let first =
                    of_another_year(cx, section).find_map(|fact| year_before(cx, section, fact, year));
                if let Some((found, place)) = first {
                    self.tell(year, found, severity, stale, place, sink);
                }
            }
        }
    }
}

/// The earlier year in the sentence of a number, and its place.
fn year_before(cx: &Context<'_>, section: SectionKind, fact: &Fact, year: u16) -> Option<(u16, Span)> {
    let passage = cx.prose_of(section).find(|p| p.paragraph.span.contains(fact.span))?;
    passage.sentences().find_map(|(at, sentence)| {
        let whole = passage.place(cx.report, at, at + sentence.len());
        let mut times = times_told(sentence).into_iter().filter(|_| whole.contains(fact.span));
        let time =
            times.find(|time| time.year < year && time.year + 3 >= year && !time.is_of_a_thing(sentence))?;
        Some((time.year, passage.place(cx.report, at + time.start, at + time.end)))
    })
}

/// Who a report speaks of as itself.
static ITSELF: WordList = WordList::new(&[
    "我",
    "本机关",
    "本单位",
    "本局",
    "本镇",
    "本街道",
    "全区",
    "全县",
    "全市",
    "全镇",
    "全乡",
    "全局",
    "街道",
    "镇",
    "乡",
    "局",
    "厅",
    "政府",
    "机关",
    "办公室",
    "门户网站",
    "公众号",
]);

/// What is known of a section before its sentences are read.
struct Told<'c> {
    section: SectionKind,
    stale: Stale,
    /// Whether it has counts of the report's own year.
    of_this_year: bool,
    /// The name of the body.
    body: &'c str,
}

impl Told<'_> {
    /// Whether a sentence tells by a year when the body did something, in the section's paragraph that `opens` it or not.
    fn is_of_work(&self, time: &Time, sentence: &str, opens: bool) -> bool {
        let rest = sentence.get(time.end..).unwrap_or_default();
        let ills = self.section == SectionKind::S5 && time.leads && is_of_the_works_ills(rest);
        if !ills && time.dates(sentence, self.body) != Dated::Work || self.is_on_purpose(sentence, rest) {
            return false;
        }
        let clause = clause_behind(rest);
        let adverbial = rest.starts_with(',');
        match (self.section, time.leads) {
            (SectionKind::S5, leads) => leads && (ills || looks_back(rest)),
            (SectionKind::S1, true) if adverbial => {
                opens || ITSELF.stand_in(rest) || counts_work(clause) || is_itself(clause, self.body)
            }
            (SectionKind::S1, true) => {
                counts_work(clause) || is_itself(clause, self.body) || did_not_happen(clause)
            }
            // 主动公开方面,2022年发布….
            (SectionKind::S1, false) if behind_a_topic(sentence, time.start) => {
                counts_work(clause) || is_itself(clause, self.body) || did_not_happen(clause)
            }
            // 上年结转9件,2022年办结165件: what was done and how often, and nothing that it is held against.
            (SectionKind::S1, false) => {
                let before = sentence.get(..time.start).unwrap_or_default();
                before.ends_with(',') && !adverbial && counts_work(clause) && !COMPARED.stand_in(rest)
            }
            (_, true) => true,
            // 全县各级行政机关2022年未收取: the body just before the year, and what it did just behind it.
            (_, false) => {
                let before = sentence.get(..time.start).unwrap_or_default();
                let subject = before.rsplit([',', ':', '、', ';']).next().unwrap_or_default();
                const ENDS: [&str; 11] =
                    ["机关", "单位", "局", "镇", "乡", "街道", "政府", "办公室", "县", "区", "市"];
                const DID: [&str; 8] = ["未", "没有", "无", "共", "收", "因", "被", "发"];
                let did = |words: &str| {
                    let words = words.trim_start_matches(['均', '都', '皆', '也']);
                    DID.iter().any(|verb| words.starts_with(verb))
                };
                let named = subject.is_empty() && is_itself(clause, self.body);
                named && DID.iter().any(|verb| clause.contains(verb))
                    || ENDS.iter().any(|end| subject.ends_with(end)) && did(rest)
            }
        }
    }

    /// Whether what a sentence tells of a year to come is told as done and counted.
    fn is_done(&self, time: &Time, sentence: &str) -> bool {
        static TO_COME: WordList =
            WordList::new(&["将", "拟", "计划", "要", "继续", "进一步", "力争", "争取", "打算", "预计"]);
        let rest = sentence.get(time.end..).unwrap_or_default();
        self.section != SectionKind::S5
            && time.leads
            && rest.starts_with(',')
            && !TO_COME.stand_in(rest)
            && rest.contains(|c: char| c.is_ascii_digit())
    }

    /// Whether a sentence tells what a whole year came to: 截至2022年12月31日,公开信息80条.
    fn is_of_a_whole_year(&self, time: &Time, sentence: &str) -> bool {
        let rest = sentence.get(time.end..).unwrap_or_default();
        let tells = rest.contains(|c: char| c.is_ascii_digit())
            || ITSELF.stand_in(rest)
            || is_itself(clause_behind(rest), self.body);
        tells && !self.is_on_purpose(sentence, rest)
    }

    /// Whether an older year is told of beside the report's own: 2022年收到150件,本年收到164件, or in a section that
    /// has its own account of the year, with other numbers than the table's.
    fn is_on_purpose(&self, sentence: &str, rest: &str) -> bool {
        let counts = ["件", "起", "宗"].iter().any(|unit| sentence.contains(unit));
        self.stale != Stale::AsTheTable
            && (goes_on_with_this_year(rest) || self.stale == Stale::Others && self.of_this_year && counts)
    }
}

/// Whether a sentence tells what the year came to, before what is to be done about it. Last year's problems may be gone
/// through as well.
fn looks_back(rest: &str) -> bool {
    const CAME_TO: [&str; 5] = ["取得", "存在", "不足", "成效", "差距"];
    let clause = rest.trim_start_matches(',').split([',', ';', ':']).next().unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| rest.contains(word));
    rest.starts_with(',') && ITSELF.stand_in(clause) && has(&CAME_TO) && !is_gone_through(rest)
}

/// Whether words go through what was found in a year before.
fn is_gone_through(rest: &str) -> bool {
    const ALREADY: [&str; 13] =
        ["整改", "指出", "反馈", "已", "报告", "上年", "去年", "同期", "以来", "将", "计划", "评估", "通报"];
    ALREADY.iter().any(|word| rest.contains(word))
}

/// Years from which on a part that they open tells, where the working year is meant: 2022年以来,我局认真落实…. What is told as
/// of several years is none.
fn from_then_on(sentence: &str, body: &str) -> Option<Time> {
    const OVER_YEARS: [&str; 9] = ["累计", "连续", "逐年", "持续", "历年", "年均", "至今", "先后", "截至"];
    let (year, start, end) = leading_year(sentence)?;
    let rest = sentence.get(end..)?.strip_prefix("以来,")?;
    let predicate = behind_itself(clause_behind(rest), body)?;
    let works = GOES_ABOUT.at(predicate).is_some() || rest.contains("取得") || rest.contains("不足");
    let over_years = OVER_YEARS.iter().any(|word| rest.contains(word));
    (works && !over_years).then_some(Time { year, start, end, leads: true })
}

/// Whether a clause tells that something of this work did not come about: 没有发生因信息公开被追究责任的情形.
fn did_not_happen(clause: &str) -> bool {
    const NOT: [&str; 8] =
        ["没有发生", "未发生", "没有收到", "未收到", "没有因", "未因", "没有出现", "未出现"];
    const OF_THIS_WORK: [&str; 5] = ["公开", "申请", "复议", "诉讼", "责任追究"];
    // 没有责任追究情况, 无追责情形: nothing but what article 50 asks for may follow so short a denial.
    const NONE: [&str; 4] = ["没有", "未被", "未", "无"];
    const ACCOUNTABILITY: [&str; 4] = ["责任追究", "追究责任", "追责", "问责"];
    let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let begins = |words: &[&str], text: &str| words.iter().any(|word| text.starts_with(word));
    begins(&NOT, clause) && has(&OF_THIS_WORK)
        || NONE.iter().any(|no| clause.strip_prefix(no).is_some_and(|rest| begins(&ACCOUNTABILITY, rest)))
}

/// Whether a year that opens a sentence of part five says whose ills follow: 2022年工作的主要不足有三个方面.
fn is_of_the_works_ills(rest: &str) -> bool {
    const WORK: [&str; 3] = ["政府信息公开工作", "政务公开工作", "工作"];
    const ILLS: [&str; 4] = ["不足", "问题", "差距", "短板"];
    let clause = rest.split([',', ';', ':', '。']).next().unwrap_or_default();
    let behind = WORK.iter().find_map(|work| clause.strip_prefix(work));
    behind.is_some_and(|clause| {
        clause.starts_with(['的', '中', '存', '主', '仍', '还'])
            && ILLS.iter().any(|ill| clause.contains(ill))
            && !is_gone_through(rest)
    })
}

/// Words by which a count is held against another year's.
static COMPARED: WordList =
    WordList::new(&["较", "比", "上年", "去年", "增", "减", "升", "降", "同期", "今年", "本年", "持平"]);

/// Whether what stands before a year only names what the sentence is about: 主动公开方面,.
fn behind_a_topic(sentence: &str, at: usize) -> bool {
    let topic = sentence.get(..at).and_then(|before| before.strip_suffix([',', ':']));
    topic.is_some_and(|topic| {
        topic.chars().count() <= 12 && ["方面", "情况", "工作", "上"].iter().any(|end| topic.ends_with(end))
    })
}

/// Whether a clause tells at once what was done and how often: 收到申请40件, 通过网站发布信息80条.
fn counts_work(rest: &str) -> bool {
    let clause = rest.split([',', ';', '。']).next().unwrap_or_default();
    let by_means =
        begins_with_means(clause) && !["基础", "期间", "同时"].iter().any(|word| clause.contains(word));
    let does = |verb: &&str| clause.starts_with(*verb) || by_means && clause.contains(*verb);
    COUNTED_WORK.iter().any(does) && clause.contains(|c: char| c.is_ascii_digit())
}
