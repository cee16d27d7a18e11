//! 分项之和与总数不符.

use std::cell::OnceCell;

use super::explanations::as_reported;
use super::{Sum, parts, weigh};
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::reading::prose::relations::enumerations::SUMMED_UP;
use crate::report::Report;
use crate::report::prose::{Enumeration, Fact, Lead, List, Opening};
use crate::rules::arithmetic::evidence::Reading;
use crate::rules::arithmetic::{decision, evidence};
use crate::rules::narrative::quoted;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// 分项之和与总数不符.
pub struct PartsAddUp;

impl Rule for PartsAddUp {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-SUM",
            severity: Severity::Error,
            on: true,
            title: ("分项之和与总数不符", "The parts do not add up to the whole"),
            holds: Some(("分项之和与总数相符", "The parts add up to the whole")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
正文“共……件，其中甲……件、乙……件”一类的列举，分项之和应等于总数。只有列举是完整的（六类办理结果、申请人类型、维持纠正未审结等固有分类，或以“其他”收尾，或写“分别为”“具体为”，或各项占比合计为100%）才算错误；五项以上、只差一点的，和一项恰好颠倒或漏写一位的，作提醒；分项之和大于总数的也报。总数写在分项之后（……条、……条，共计……条）、逐个平台列举而没有写“其中”的，总数或分项写作约数而怎样也凑不拢的，作提醒。“其中”另起一句，以“包括、涵盖、分别为”、冒号、括号引出的，夹有别的单位或自带分项的，也都读，“按……分”“从……看”引出的几种分法各自核对，一种分法相符之后再分一次的也与同一总数核对；没有引导词、而三项以上都没有自己的动词的（公开信息96条，政府文件12条，工作动态84条……），相差不超过总数四分之一或恰是一处笔误的也报；“共计、合计、以上……共”总括前面各项的，不论单位；差额不超过总数3%（五项以上和同一单位的三项以上6%）的、颠倒一位就合的作提醒，总数在一百以上、写明“其中”的三项以上而改一位就合的也作提醒；不超过10%的，其余改一位就合的（不论差多少），或超过总数而另有一种读法相符的，只作提示，不计入结论。
## 为什么
分项与总数写在同一段话里，任何读者都会加一加；加不拢，整份报告的数字都会被怀疑。
## 会报告
```gouji
一：2023年，全区主动公开政府信息«3437条»，其中政府文件12条，政策解读1740条，财政信息225条，公告公示110条，其他类信息1827条。
```
```gouji
一：2023年，我区公开信息«18条»，其中通知公告1条，动态要闻4条，人事任免3条，招考信息1条，惠民补贴1条，安全生产6条。
```
```gouji
一：2023年，门户网站发布514条，微信公众号发布1887条，共计«2041条»。
```
## 不报告
```gouji
一：2023年，全区公开信息97条，其中新闻65条、通知9条、政策10条等。
```
```gouji
一：2023年，全区主动公开政府信息9402条，其中包括区级政府信息260条、人事任免信息177条、重点领域信息5031条。
```
```gouji
一：2023年，我区公开信息296条，工作动态41条，运输管理5条，建设管理3条，航务管理1条。
```
```gouji
一：2023年，全区对25件申请收取了信息处理费2950元。其中，甲局1件，收取420元；乙局24件，收取2530元。
```
```gouji
一：2023年，举办新闻发布会14场，开展开放日活动9次。举办新闻发布会14场，开展开放日活动9次。
```
```gouji
一：2023年，全区收到政府信息公开申请146件，其中区政府本级66件；按提交方式分，网络100件、信函46件。
```
```gouji
一：2023年，14个镇街均建成政务公开专区，其中示范专区6个，全区设政务公开专区21个。
```
```gouji
一：2023年，全区通过政府网站公开信息860条，其中区政府门户网站公开230条；政务新媒体发布信息470条。
```
```gouji
一：2023年，全区收到政府信息公开申请146件，其中区政府本级66件；申请人中自然人140件，法人6件。
```
```gouji
四：2023年，全区因政府信息公开引起的行政复议9件，结果维持5件，结果纠正1件，其他结果2件，尚未审结1件；未发生行政诉讼案件，经复议纠正的1件已按期履行。
```
## 何时不报
“其中包括、主要有、含”只列举一部分，以“等”收尾的也是，小于总数不报；句中说明有的算在两处（同时涉及、分别计数）或没有列全（未单独列出）的，约数所能容许的、有的项没有读懂、后面又接一个“其中”、同一总数有几种分法且其一相符、连同别的单位的项相加才相符的不报；网站统计的概况类、信息公开目录只差得不多才报。
## 容差
无；约数按其字面的范围。
",
                "\
## What
In a list such as “in all …, of which …” the parts must add up to the whole. It is an error only where the list must be complete (the six outcomes, kinds of applicants, results of cases; a list that ends with 其他, or says 分别为 or 具体为, or whose shares come to 100 %); a list of five or more parts that just misses is a warning, and so is one part with two digits swapped or one missing, and a sum above the whole. So are a whole behind its parts, parts told platform by platform without 其中 (over some sentences too), and rounded numbers that no reading brings together. Lists led in a sentence of their own, by 包括, 涵盖, 分别为, a colon or brackets, with items in other units or with parts of their own, are read as well, and a second split behind one that comes out, three parts or more of which none has a verb of its own (within a quarter of the whole, or one slip away), and sums that say by 共计, 合计 or 以上 that they are of what stands before them, whatever the units: within 3 % of the whole (6 % with five parts or more, or three in one unit), or with two digits swapped, they are a warning, and so are three parts or more that 其中 leads of a hundred or more that one digit would mend; within 10 %, one digit away, or above the whole though another reading comes out, only a hint.
## Why
A whole and its parts stand in one paragraph, and every reader adds them up; where they do not, no figure of the report is believed.
## Reported
3437 against 3914; 18 against 16; 2401 written as 2041 behind its parts.
## Not reported
A list that names only some (其中包括); items without 其中; two interleaved sums in 件 and 元.
## Silent when
Lists whose sentence says that some are counted twice or left out; lists that name only some (so do those that end with 等) and stay below the whole; what rounded numbers allow; parts that were not understood; another 其中 inside; one of several splits that holds; parts that come to the whole with those in another unit; the statistics of a site (概况类, 信息公开目录) that leave much out.
## Tolerance
None; of rounded numbers what their words allow.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        // Of each fact the whole of the list of which something was said, and what is its whole itself.
        let mut told = vec![None; report.facts.len()];
        // Parts that are larger than their whole: written wrong themselves, they are no wholes of what stands behind them.
        let mut exceeding: Vec<Span> = Vec::new();
        let mut readings: Readings =
            report.enumerations.iter().map(|list| (list, evidence::of(report, list))).collect();
        // Asked for by few lists.
        let explained = OnceCell::new();
        let is_explained =
            |list: &List| is_explained(explained.get_or_init(|| explained_rows(&readings)), list);
        let summed_up = |list: &List| {
            list.lead == Lead::Closing
                && report
                    .enumerations
                    .iter()
                    .any(|e| e.row == SUMMED_UP && list.wholes.first() == Some(&e.whole))
        };
        for list in &report.lists {
            match weigh(report, list) {
                Sum::Holds(whole) => {
                    tell(report, &mut told, list, whole);
                    let spans: Vec<Span> =
                        [whole].into_iter().chain(parts(report, list)).map(|f| f.span).collect();
                    sink.holds_at(
                        code,
                        spans,
                        Vec::new(),
                        format!("{} = {}", whole.value, terms(report, &list.parts)),
                    );
                }
                // Another way to read the same words comes out.
                Sum::Fails { severity: Severity::Warning, .. } if is_explained(list) => {}
                // 340条,其中动态289条,…,专栏31条,文件4件: of those that are counted alike less is told than of all.
                Sum::Fails { .. } if list.parts.iter().all(|p| is_told(&told, list, *p)) => {}
                Sum::Fails { whole, .. } if exceeding.contains(&whole.span) => {}
                // The sum is read by its words.
                Sum::Fails { .. } if summed_up(list) => {}
                Sum::Fails { whole, sum, severity } => {
                    tell(report, &mut told, list, whole);
                    let (told, sum) = as_reported(report, list, whole, sum);
                    sink.fails(finding(report, code, &told, whole, sum, severity));
                }
                Sum::PartExceeds { whole, part, .. } => {
                    tell(report, &mut told, list, whole);
                    exceeding.push(part.span);
                }
                Sum::Silent => {}
            }
        }
        let own = |whole: usize| report.facts.get(whole).is_some_and(|f| exceeding.contains(&f.span));
        readings.retain(|(list, _)| !own(list.whole));
        enumerations(report, code, &readings, &mut told, sink);
    }
}

/// Notes that something was said of a list.
fn tell(report: &Report, told: &mut [Option<usize>], list: &List, whole: &Fact) {
    let is_whole = |at: &usize| report.facts.get(*at).is_some_and(|f| f.span == whole.span);
    let whole = list.wholes.iter().copied().find(is_whole);
    for part in list.parts.iter().copied().chain(whole) {
        if let Some(told) = told.get_mut(part) {
            *told = whole;
        }
    }
}

/// Whether something was said of a part as one of a whole that the list has too.
fn is_told(told: &[Option<usize>], list: &List, part: usize) -> bool {
    told.get(part).copied().flatten().is_some_and(|whole| list.wholes.contains(&whole))
}

/// The enumerations with what became of each.
type Readings<'r> = Vec<(&'r Enumeration, Option<Reading>)>;

/// The enumerations that do not come out as they stand, but do in another reading: whole and first part, and all parts.
fn explained_rows<'r>(readings: &Readings<'r>) -> Vec<((usize, usize), &'r [usize])> {
    let is_explained = |reading: &Option<Reading>| match reading {
        Some(Reading::Fails(_, evidence)) => evidence.explained || (evidence.of_traits && evidence.over),
        _ => false,
    };
    let explained = readings.iter().filter(|(e, reading)| e.parts.len() > 1 && is_explained(reading));
    let mut rows: Vec<_> =
        explained.filter_map(|(e, _)| Some(((e.whole, *e.parts.first()?), e.parts.as_slice()))).collect();
    crate::order::by_key(&mut rows, |row| row.0);
    rows
}

fn is_explained(rows: &[((usize, usize), &[usize])], list: &List) -> bool {
    let (Some(whole), Some(first)) = (list.wholes.first(), list.parts.first()) else { return false };
    let from = rows.partition_point(|(key, _)| *key < (*whole, *first));
    let mut same = rows.iter().skip(from).take_while(|(key, _)| *key == (*whole, *first));
    same.any(|(_, parts)| *parts == list.parts)
}

/// Judges the enumerations of which the lists say nothing.
fn enumerations(
    report: &Report,
    code: &'static str,
    readings: &Readings<'_>,
    told: &mut [Option<usize>],
    sink: &mut Sink<'_>,
) {
    let said_of = |told: &[Option<usize>], list: &Enumeration| {
        let of = |i: &usize| told.get(*i).copied().flatten();
        list.parts.iter().any(|p| of(p).is_some_and(|w| w == list.whole))
            // Parts that are wholes of their own lists are not told by these.
            || list.parts.iter().all(|p| of(p).is_some_and(|whole| whole != *p))
    };
    // Those that come out first: what they explain is not read in another way.
    let mut failing = Vec::new();
    for (list, reading) in readings.iter().filter(|(l, _)| l.opening != Opening::Bare) {
        match reading {
            Some(Reading::Holds) => {
                for part in list.parts.iter().chain([&list.whole]) {
                    if let Some(told) = told.get_mut(*part) {
                        *told = Some(list.whole);
                    }
                }
            }
            Some(Reading::Fails(sum, evidence)) => failing.push((list, sum, evidence)),
            None => {}
        }
    }
    for (list, reading) in readings.iter().filter(|(l, _)| l.opening == Opening::Bare) {
        match reading {
            Some(Reading::Fails(sum, evidence)) => failing.push((list, sum, evidence)),
            // Of so many parts hardly any come out by chance: they are of one whole, and none is a whole of the others.
            Some(Reading::Holds) if list.parts.len() > 3 => {
                for part in &list.parts {
                    if let Some(told) = told.get_mut(*part).filter(|told| told.is_none()) {
                        *told = Some(list.whole);
                    }
                }
            }
            _ => {}
        }
    }
    let mut said: Vec<_> = failing
        .into_iter()
        .filter_map(|(list, sum, evidence)| Some((list, sum, decision::decide(evidence)?.level?)))
        .collect();
    // A hint takes no number from a warning.
    crate::order::by_key(&mut said, |(_, _, severity)| *severity == Severity::Info);
    for (list, sum, severity) in said {
        let Some(whole) = report.facts.get(list.whole).filter(|_| !said_of(told, list)) else { continue };
        sink.fails(finding(report, code, &list.parts, whole, *sum, severity));
        for part in list.parts.iter().chain([&list.whole]) {
            if let Some(told) = told.get_mut(*part) {
                *told = Some(list.whole);
            }
        }
    }
}

pub(super) fn finding(
    report: &Report,
    code: &'static str,
    list: &[usize],
    whole: &Fact,
    sum: Num,
    severity: Severity,
) -> Finding {
    let quote = quoted(report.text(), whole.quote);
    let terms = terms(report, list);
    let gap = sum.checked_sub(whole.value).unwrap_or(Num::ZERO);
    let (zh, en, gap) = if gap.is_negative() { ("少", "less", gap.negated()) } else { ("多", "more", gap) };
    // 128.4万 as it is printed, and what follows from it the same way.
    let facts = || [whole].into_iter().chain(list.iter().filter_map(|i| report.facts.get(*i)));
    let short = facts().all(|f| as_printed(report, f).ends_with('万'));
    let said = |n: Num| {
        let shifted = n.shifted(-TEN_THOUSAND).filter(|_| short);
        let printed = shifted.map(|n| n.to_string());
        let trimmed = |n: String| match n.contains('.') {
            true => n.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => n,
        };
        printed.map_or_else(|| n.to_string(), |n| format!("{}万", trimmed(n)))
    };
    let (total, gap) = (said(sum), said(gap));
    let message = Words::new(
        format!("正文“{quote}”，而所列分项合计{total}，比总数{zh}{gap}。请核对总数和各分项。"),
        format!(
            "The prose says “{quote}”, but its parts come to {total}, {gap} {en} than the whole. Check the whole and its parts."
        ),
    );
    let mut finding = Finding::new(code, severity, message)
        .sides(whole.value, sum, format!("{} ≠ {terms} = {total}", as_printed(report, whole)))
        .subject(whole.span);
    for part in list.iter().filter_map(|i| report.facts.get(*i)) {
        finding = finding.evidence(part.span);
    }
    finding
}

/// 万, as a power of ten.
const TEN_THOUSAND: i8 = 4;

/// A number as it is printed where 万 stands behind it (128.4万), else its value.
fn as_printed(report: &Report, fact: &Fact) -> String {
    let said = fact.span.of(report.text());
    let length = said.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    match said.split_at_checked(length) {
        Some((digits, rest)) if length > 0 && rest.starts_with('万') => {
            format!("{}万", digits.replace(',', ""))
        }
        _ => fact.value.to_string(),
    }
}

/// The most terms of a sum that are written out, so that what is said of each part stays short.
const WRITTEN_OUT: usize = 30;

fn terms(report: &Report, list: &[usize]) -> String {
    let of = |parts: &[usize]| {
        let values = parts.iter().filter_map(|i| report.facts.get(*i)).map(|f| as_printed(report, f));
        values.collect::<Vec<_>>().join(" + ")
    };
    match (list.get(..WRITTEN_OUT), list.last()) {
        (Some(first), Some(last)) if list.len() > WRITTEN_OUT => {
            format!("{} + … + {}", of(first), of(&[*last]))
        }
        _ => of(list),
    }
}
