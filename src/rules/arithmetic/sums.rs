//! Wholes and parts (domain §4.7).

use super::evidence::{self, Reading};
use super::{complete, decision, shares};
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::num::slip::Slip;
use crate::report::Report;
use crate::report::prose::{Enumeration, Fact, Family, Lead, List, Measure, Opening, Qualifier};
use crate::report::slot::Slot;
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
正文“共……件，其中甲……件、乙……件”一类的列举，分项之和应等于总数。只有列举是完整的（六类办理结果、申请人类型、维持纠正未审结等固有分类，或以“其他”收尾，或写“分别为”“具体为”，或各项占比合计为100%）才算错误；五项以上、只差一点的，和一项恰好颠倒或漏写一位的，作提醒；分项之和大于总数的也报。总数写在分项之后（……条、……条，共计……条）、逐个平台列举而没有写“其中”的，总数或分项写作约数而怎样也凑不拢的，作提醒。“其中”另起一句，以“包括、涵盖、分别为”、冒号、括号引出的，夹有别的单位或自带分项的，也都读；差额不超过总数3%（五项以上6%）的作提醒，不超过10%的，改一位就合的（不论差多少），或超过总数而另有一种读法相符的，只作提示，不计入结论。
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
一：2023年，我区公开信息69条，工作动态61条，运输管理5条，建设管理3条，航务管理1条。
```
```gouji
一：2023年，全区对25件申请收取了信息处理费2950元。其中，甲局1件，收取420元；乙局24件，收取2530元。
```
## 何时不报
“其中包括、主要有、含”只列举一部分，以“等”收尾的也是，小于总数不报；约数所能容许的、有的项没有读懂、后面又接一个“其中”、同一总数有几种分法且其一相符、连同别的单位的项相加才相符的不报；网站统计的概况类、信息公开目录只差得不多才报。
## 容差
无；约数按其字面的范围。
",
                "\
## What
In a list such as “in all …, of which …” the parts must add up to the whole. It is an error only where the list must be complete (the six outcomes, kinds of applicants, results of cases; a list that ends with 其他, or says 分别为 or 具体为, or whose shares come to 100 %); a list of five or more parts that just misses is a warning, and so is one part with two digits swapped or one missing, and a sum above the whole. So are a whole behind its parts, parts told platform by platform without 其中, and rounded numbers that no reading brings together. Lists led in a sentence of their own, by 包括, 涵盖, 分别为, a colon or brackets, with items in other units or with parts of their own, are read as well: within 3 % of the whole (6 % with five parts or more) they are a warning, within 10 %, one digit away, or above the whole though another reading comes out, only a hint.
## Why
A whole and its parts stand in one paragraph, and every reader adds them up; where they do not, no figure of the report is believed.
## Reported
3437 against 3914; 18 against 16; 2401 written as 2041 behind its parts.
## Not reported
A list that names only some (其中包括); items without 其中; two interleaved sums in 件 and 元.
## Silent when
Lists that name only some (so do those that end with 等) and stay below the whole; what rounded numbers allow; parts that were not understood; another 其中 inside; one of several splits that holds; parts that come to the whole with those in another unit; the statistics of a site (概况类, 信息公开目录) that leave much out.
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
        let mut tell = |list: &List, whole: &Fact| {
            let whole = list
                .wholes
                .iter()
                .copied()
                .find(|w| report.facts.get(*w).is_some_and(|f| f.span == whole.span));
            for part in list.parts.iter().copied().chain(whole) {
                if let Some(told) = told.get_mut(part) {
                    *told = whole;
                }
            }
        };
        let explained = explained_rows(report);
        for list in &report.lists {
            match weigh(report, list) {
                Sum::Holds(whole) => {
                    tell(list, whole);
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
                Sum::Fails { severity: Severity::Warning, .. } if is_explained(&explained, list) => {}
                Sum::Fails { whole, sum, severity } => {
                    tell(list, whole);
                    sink.fails(finding(report, code, &list.parts, whole, sum, severity));
                }
                Sum::PartExceeds { whole, .. } => tell(list, whole),
                Sum::Silent => {}
            }
        }
        enumerations(report, code, &mut told, sink);
    }
}

/// The enumerations that do not come out as they stand, but do in another reading: whole and first part, and all parts.
fn explained_rows(report: &Report) -> Vec<((usize, usize), &[usize])> {
    let read = |e: &Enumeration| match evidence::of(report, e) {
        Some(Reading::Fails(_, evidence)) => evidence.explained,
        _ => false,
    };
    let explained = report.enumerations.iter().filter(|e| e.parts.len() > 1 && read(e));
    let mut rows: Vec<_> =
        explained.filter_map(|e| Some(((e.whole, *e.parts.first()?), e.parts.as_slice()))).collect();
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
fn enumerations(report: &Report, code: &'static str, told: &mut [Option<usize>], sink: &mut Sink<'_>) {
    let said_of = |told: &[Option<usize>], list: &Enumeration| {
        let of = |i: &usize| told.get(*i).copied().flatten();
        list.parts.iter().any(|p| of(p).is_some_and(|w| w == list.whole))
            || list.parts.iter().all(|p| of(p).is_some())
    };
    // Those that come out first: what they explain is not read in another way.
    let mut failing = Vec::new();
    for list in report.enumerations.iter().filter(|l| l.opening != Opening::Bare) {
        match evidence::of(report, list) {
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
    for list in report.enumerations.iter().filter(|l| l.opening == Opening::Bare) {
        if let Some(Reading::Fails(sum, evidence)) = evidence::of(report, list) {
            failing.push((list, sum, evidence));
        }
    }
    let mut said: Vec<_> = failing
        .into_iter()
        .filter_map(|(list, sum, evidence)| Some((list, sum, decision::decide(&evidence)?.level?)))
        .collect();
    // A hint takes no number from a warning.
    crate::order::by_key(&mut said, |(_, _, severity)| *severity == Severity::Info);
    for (list, sum, severity) in said {
        let Some(whole) = report.facts.get(list.whole).filter(|_| !said_of(told, list)) else { continue };
        sink.fails(finding(report, code, &list.parts, whole, sum, severity));
        for part in list.parts.iter().chain([&list.whole]) {
            if let Some(told) = told.get_mut(*part) {
                *told = Some(list.whole);
            }
        }
    }
}

fn finding(
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
    let message = Words::new(
        format!("正文“{quote}”，而所列分项合计{sum}（{terms}），比总数{zh}{gap}。请核对总数和各分项。"),
        format!(
            "The prose says “{quote}”, but its parts come to {sum} ({terms}), {gap} {en} than the whole. Check the whole and its parts."
        ),
    );
    let mut finding = Finding::new(code, severity, message)
        .sides(whole.value, sum, format!("{} ≠ {terms} = {sum}", whole.value))
        .subject(whole.span);
    for part in list.iter().filter_map(|i| report.facts.get(*i)) {
        finding = finding.evidence(part.span);
    }
    finding
}

/// 分项大于总数.
pub struct PartExceedsWhole;

impl Rule for PartExceedsWhole {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-SUB-GT",
            severity: Severity::Error,
            on: true,
            title: ("分项大于总数", "A part exceeds the whole"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
紧跟在总数之后、以“其中”引出的第一个分项，不应大于总数；后面又接一个“其中”的那一项也不应大于总数，只作提醒。
## 为什么
分项与总数写在同一段话里，任何读者都会加一加；加不拢，整份报告的数字都会被怀疑。
## 会报告
```gouji
一：2023年，全区主动公开政府信息120条，其中规范性文件«210条»、政策解读12条。
```
## 不报告
```gouji
一：2023年，全区主动公开政府信息210条，其中规范性文件12条、政策解读120条。
```
## 何时不报
单位不同、约数、别的年度的数不报；“其中”另起一句的不报。
## 容差
无。
",
                "\
## What
The first part behind 其中 in the whole's own sentence cannot exceed it, nor the one that another 其中 divides (a warning).
## Why
A whole and its parts stand in one paragraph, and every reader adds them up; where they do not, no figure of the report is believed.
## Reported
210 of 120.
## Not reported
12 of 210.
## Silent when
Other units, rounded numbers, other years, 其中 in a sentence of its own.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        for list in &report.lists {
            let Sum::PartExceeds { whole, part, severity } = weigh(report, list) else { continue };
            let message = Words::new(
                format!(
                    "正文“{}”，其中一项{}大于总数{}，请核对。",
                    quoted(report.text(), part.quote),
                    part.value,
                    whole.value
                ),
                format!("A part, {}, exceeds its whole, {}. Check both.", part.value, whole.value),
            );
            let finding = Finding::new(self.meta().code, severity, message)
                .sides(part.value, whole.value, format!("{} > {}", part.value, whole.value))
                .subject(part.span)
                .evidence(whole.span);
            sink.fails(finding);
        }
    }
}

/// What became of a list.
pub enum Sum<'a> {
    /// Its parts come to this whole.
    Holds(&'a Fact),
    /// They do not, and should.
    Fails {
        /// The whole that is printed.
        whole: &'a Fact,
        /// What the parts come to.
        sum: Num,
        /// How sure that they should.
        severity: Severity,
    },
    /// A part is larger than the whole.
    PartExceeds {
        /// The whole.
        whole: &'a Fact,
        /// The part.
        part: &'a Fact,
        /// How sure that it is a part.
        severity: Severity,
    },
    /// Nothing can be said.
    Silent,
}

/// The list's parts as facts.
pub fn parts<'a>(report: &'a Report, list: &'a List) -> impl Iterator<Item = &'a Fact> {
    list.parts.iter().filter_map(|i| report.facts.get(*i))
}

/// The most terms of a sum that are written out, so that what is said of each part stays short.
const WRITTEN_OUT: usize = 30;

fn terms(report: &Report, list: &[usize]) -> String {
    let of = |parts: &[usize]| {
        let values = parts.iter().filter_map(|i| report.facts.get(*i)).map(|f| f.value.to_string());
        values.collect::<Vec<_>>().join(" + ")
    };
    match (list.get(..WRITTEN_OUT), list.last()) {
        (Some(first), Some(last)) if list.len() > WRITTEN_OUT => {
            format!("{} + … + {}", of(first), of(&[*last]))
        }
        _ => of(list),
    }
}

fn sum<'a>(facts: impl Iterator<Item = &'a Fact>) -> Option<Num> {
    facts.map(|f| f.value).try_fold(Num::ZERO, Num::checked_add)
}

/// Looks whether a list's parts come to one of its possible wholes, and if not, whether they must.
pub fn weigh<'a>(report: &'a Report, list: &'a List) -> Sum<'a> {
    let Some(total) = sum(parts(report, list)) else { return Sum::Silent };
    let wholes = || list.wholes.iter().filter_map(|i| report.facts.get(*i));
    let between = between(report, list);
    if list.parts.len() > 1 {
        if let Some(whole) = wholes().find(|w| w.value == total && may_hold(list, w)) {
            return Sum::Holds(whole);
        }
        if comes_to_with(report, list, total, &between) || explained(report, list, total) {
            return Sum::Silent;
        }
    }
    let Some(whole) = fitting_whole(report, list) else { return Sum::Silent };
    if of_site(report, list) && far_below(whole.value, total, SITE) {
        return Sum::Silent;
    }
    if list.mixed && !nearly(report, list, whole.value, total) {
        return Sum::Silent;
    }
    if let Some(part) = exceeding(report, list, whole) {
        return Sum::PartExceeds { whole, part, severity: Severity::Warning };
    }
    if list.open || (list.more && total <= whole.value) {
        return Sum::Silent;
    }
    if !whole.is_exact() || !parts(report, list).all(Fact::is_exact) {
        return roughly(report, list, whole, total);
    }
    let first = parts(report, list).next();
    if let Some(part) = first.filter(|p| p.value > whole.value && !p.unit.is_empty()) {
        if list.lead == Lead::Among && list.same_sentence {
            return Sum::PartExceeds { whole, part, severity: Severity::Error };
        }
        if list.lead == Lead::Nothing {
            return Sum::Silent;
        }
    }
    // 包括 need not name all, but a long row of parts that nearly fills the whole was meant to.
    let few = list.parts.len() < 5;
    let in_passing = few && matches!(list.lead, Lead::Including | Lead::Containing);
    if list.parts.len() < 2
        || (in_passing && total <= whole.value)
        || (list.lead == Lead::Containing && (few || !list.adjacent))
    {
        return Sum::Silent;
    }
    if list.family == Family::Outcomes && open_ended(report, list, whole, total) {
        return Sum::Silent;
    }
    // Whether what stands between the parts in another unit belongs to them is not certain.
    let least = if between.is_empty() { Severity::Error } else { Severity::Warning };
    match severity(report, list, whole.value, total) {
        Some(severity) => Sum::Fails { whole, sum: total, severity: severity.max(least) },
        None => Sum::Silent,
    }
}

/// Whether the parts come to a whole with what is counted otherwise between them and behind: 公开信息80条,其中公告50条,
/// 意见征集6期,其他24条.
fn comes_to_with(report: &Report, list: &List, total: Num, between: &[&Fact]) -> bool {
    let wholes: Vec<Num> = list.wholes.iter().filter_map(|i| report.facts.get(*i)).map(|f| f.value).collect();
    let Some(mut sum) = between.iter().try_fold(total, |sum, f| sum.checked_add(f.value)) else {
        return true;
    };
    if !between.is_empty() && wholes.contains(&sum) {
        return true;
    }
    let Some((at, last)) = list.parts.last().and_then(|at| Some((*at, report.facts.get(*at)?))) else {
        return false;
    };
    // 其中网站5条,公众号3条。公示栏2条: the list goes on in the next sentence.
    let next = |f: &Fact| f.sentence == last.sentence + 1 && !f.part && f.unit == last.unit;
    let goes_on = |f: &&Fact| {
        f.passage == last.passage
            && f.measure == Measure::Count
            && ((f.sentence == last.sentence && f.part == last.part) || next(f))
    };
    report.facts.iter().skip(at + 1).take(8).take_while(goes_on).any(|f| {
        sum = sum.checked_add(f.value).unwrap_or(sum);
        // 公告43条,…,回复申请公开事项5条: one that reads otherwise may still be a part of the whole at hand.
        match f.unit == last.unit {
            true => list.lead != Lead::Brackets && wholes.first() == Some(&sum),
            false => wholes.contains(&sum),
        }
    })
}

/// The last part of a list that another 其中 cuts short, where it alone is larger than the whole: 公开信息82条,包括
/// 网站35条,公众号443条,其中….
fn exceeding<'a>(report: &'a Report, list: &'a List, whole: &Fact) -> Option<&'a Fact> {
    let led = matches!(list.lead, Lead::Among | Lead::Including) && list.adjacent && list.same_sentence;
    let last =
        parts(report, list).last().filter(|_| led && list.open && list.uniform && list.parts.len() > 1);
    let others = sum(parts(report, list).take(list.parts.len().saturating_sub(1)));
    last.filter(|p| p.is_exact() && whole.is_exact() && p.value > whole.value && p.unit == whole.unit)
        .filter(|_| others != Some(whole.value))
}

/// The counts that stand among the parts of a list without being parts of it: they have another unit. Where the list
/// stands directly behind its whole, they may come first (其中文件2份,公告107条). Parts that have a value in two units (15件、1700元) are one list for each.
fn between<'a>(report: &'a Report, list: &List) -> Vec<&'a Fact> {
    let (Some(first), Some(last)) = (list.parts.first(), list.parts.last()) else { return Vec::new() };
    let whole = list.wholes.first().filter(|w| list.adjacent && **w < *first);
    let from = whole.map_or(*first, |whole| whole + 1);
    let inside = report.facts.get(from..*last).unwrap_or(&[]);
    let other = |(i, f): &(usize, &Fact)| f.measure == Measure::Count && list.parts.binary_search(i).is_err();
    let depth = report.facts.get(*first).is_some_and(|f| f.part);
    (from..).zip(inside).filter(other).map(|(_, f)| f).filter(|f| f.part == depth && f.this_year).collect()
}

/// Whether a quantity can be the whole of a list at all: reviews and suits are no part of applications.
fn may_hold(list: &List, whole: &Fact) -> bool {
    match list.family {
        Family::Proceedings => whole.slot == Slot::Cases,
        Family::Results => whole.slot.is_case(),
        _ => true,
    }
}

/// The facts of the same paragraph near a fact.
fn around(report: &Report, at: usize) -> impl Iterator<Item = &Fact> {
    let passage = report.facts.get(at).map(|f| f.passage);
    let near = report.facts.iter().skip(at.saturating_sub(60)).take(120);
    near.filter(move |f| Some(f.passage) == passage)
}

/// Outcomes set against what came in, not against what was finished: what was carried in or over, and is not
/// said, may make the difference.
fn open_ended(report: &Report, list: &List, whole: &Fact, total: Num) -> bool {
    if matches!(whole.slot, Slot::Done | Slot::Processed) {
        return false;
    }
    let slot = if total > whole.value { Slot::CarriedIn } else { Slot::CarriedOut };
    let Some(first) = list.parts.first() else { return true };
    !around(report, *first).any(|f| f.slot == slot)
}

/// How surely the parts must come to the whole; `None` where they need not.
fn severity(report: &Report, list: &List, whole: Num, total: Num) -> Option<Severity> {
    let known = list.family != Family::Other;
    let complete = complete(report, list) || shares::name_all(report, list);
    if matches!(list.lead, Lead::Closing | Lead::Unsaid) {
        return untold(report, list, whole, total).then_some(Severity::Warning);
    }
    let many = list.parts.len() >= 5;
    let led = matches!(list.lead, Lead::Among | Lead::Brackets | Lead::Respectively)
        || (matches!(list.lead, Lead::Including | Lead::Containing) && many);
    // 其中 in a sentence of its own leads in parts of the one count before it.
    let close = list.same_sentence || list.near == 1;
    // A quantity of something else in the list has a verb that the others lack.
    let plain = led && close && list.uniform;
    if list.mixed {
        return plain.then_some(Severity::Warning);
    }
    if list.partition && led && close {
        return Some(Severity::Error);
    }
    // Channels are known too, but the small ones are often left out.
    let of_channels = list.family == Family::Channels && list.parts.len() > 1;
    // Few of the channels are named.
    if of_channels && !complete && far_below(whole, total, CHANNELS) {
        return None;
    }
    if of_channels && ((led && close) || (list.lead == Lead::Nothing && list.adjacent)) {
        let sure = total > whole || complete;
        return Some(if sure && led { Severity::Error } else { Severity::Warning });
    }
    if total > whole {
        return match list.lead {
            // Parts named in passing cannot exceed the whole either.
            Lead::Including | Lead::Containing => {
                (list.uniform && (list.adjacent || (many && close))).then_some(Severity::Warning)
            }
            // 行政复议1件,维持2件: the one count of cases before them holds them all.
            Lead::Nothing if list.family == Family::Results && list.adjacent => {
                let cases = list.wholes.iter().take(list.near).filter_map(|i| report.facts.get(*i));
                let cases = cases.filter(|f| f.slot.is_case());
                (cases.count() == 1).then_some(Severity::Warning)
            }
            Lead::Nothing => (known && complete).then_some(Severity::Error),
            _ if known => Some(Severity::Error),
            _ if parts(report, list).any(|p| p.value > whole) => {
                let last = parts(report, list).last();
                let elsewhere = last.is_some_and(|p| p.value > whole && is_published_elsewhere(report, p));
                (plain && !elsewhere).then_some(Severity::Warning)
            }
            _ if complete => Some(if list.uniform { Severity::Error } else { Severity::Warning }),
            _ => plain.then_some(Severity::Warning),
        };
    }
    if complete {
        let loose = list.lead == Lead::Respectively && !list.adjacent;
        return (!loose).then_some(Severity::Error);
    }
    // 407条(动态287条,专题106条,公告14条): in brackets the parts are mostly all there are.
    // Beyond channels of publication named far short of their whole there are others.
    let own =
        list.wholes.first().and_then(|w| report.facts.get(*w)).map_or("", |f| f.quote.of(report.text()));
    // A whole that names its ways itself has no others.
    let few = list.named
        && !evidence::names_channels(own)
        && far_below(whole, total, CHANNELS)
        && !part_slipped(report, list, whole, total);
    let told = (list.named && !few) || (list.lead == Lead::Brackets && list.parts.len() > 2);
    let close = || just_misses(list, whole, total) || part_slipped(report, list, whole, total);
    (!known && plain && (told || close())).then_some(Severity::Warning)
}

/// Whether parts that no word leads in were meant to come to the whole: its words say so, or it is missed by a slip of
/// the pen.
fn untold(report: &Report, list: &List, whole: Num, total: Num) -> bool {
    let (Some(w), Some(t)) = (whole.to_int(), total.to_int()) else { return false };
    let near = || slipped(w.min(t), w.max(t)) && w.max(t) > 99;
    let beside = (w - t).abs() == 1 && w > 19;
    list.uniform && (list.named || beside || near() || part_slipped(report, list, whole, total))
}

/// Where the whole or parts of it are said roughly: nothing is said of what the words allow.
fn roughly<'a>(report: &'a Report, list: &List, whole: &'a Fact, total: Num) -> Sum<'a> {
    let led = matches!(list.lead, Lead::Among | Lead::Brackets | Lead::Respectively | Lead::Unsaid);
    if !led || list.mixed || !list.uniform || !list.adjacent || list.family != Family::Other {
        return Sum::Silent;
    }
    let sum = parts(report, list).try_fold((Num::ZERO, Num::ZERO), |(least, most), part| {
        let (low, high) = bounds(part)?;
        Some((least.checked_add(low)?, most.checked_add(high)?))
    });
    let (Some((least, most)), Some((low, high))) = (sum, bounds(whole)) else { return Sum::Silent };
    let other = |f: &&Fact| bounds(f).is_none_or(|(low, high)| least <= high && most >= low);
    // 173769万条, where the parts come to 173769: the unit is said twice over.
    let doubled = whole.place >= 4 && list.parts.len() > 1 && total.shifted(4) == Some(whole.value);
    let fits_another = list.wholes.iter().filter_map(|i| report.facts.get(*i)).any(|f| other(&f));
    let exceeds = least > high;
    let falls_short = most < low && !list.more && complete(report, list);
    if fits_another || !(exceeds || falls_short || doubled) {
        return Sum::Silent;
    }
    Sum::Fails { whole, sum: total, severity: Severity::Warning }
}

/// Between which numbers the words allow a count to be (domain §5.4): 200余 is at least 200 and less than 300.
fn bounds(fact: &Fact) -> Option<(Num, Num)> {
    let value = fact.value.to_int().filter(|v| *v >= 0 && !fact.range)?;
    let mut step = 1i64;
    while value > 0 && value % (step * 10) == 0 {
        step *= 10;
    }
    let (low, high) = match fact.qualifier {
        Qualifier::Exact | Qualifier::Reaching if fact.place <= 0 => (value, value),
        Qualifier::Exact | Qualifier::Reaching => (value - step, value + step),
        Qualifier::AtLeast => (value, value.saturating_add(step.max(value / 3))),
        Qualifier::AtMost => (value - step.max(value / 10), value),
        Qualifier::About => (value - step.max(value / 10), value.saturating_add(step.max(value / 10))),
    };
    Some((Num::int(low), Num::int(high)))
}

/// Whether one part differs by a slip of the pen from what the whole leaves for it: two digits of it
/// are swapped, or one of four and more is missing.
fn part_slipped(report: &Report, list: &List, whole: Num, total: Num) -> bool {
    let (Some(w), Some(t)) = (whole.to_int(), total.to_int()) else { return false };
    let misprinted = |part: &Fact| {
        let Some(printed) = part.value.to_int() else { return false };
        let meant = printed + w - t;
        let digits = |n: i64| n.to_string().len();
        // Of two digits in a long list some other pair would fit by chance.
        let telling = list.parts.len() < 5 || digits(meant) > 2;
        // A digit too few is common by chance where there are many parts to choose from, or round ones.
        let short = digits(meant) > 3 && list.parts.len() < 4 && printed % 10 != 0;
        telling && (digits(printed) == digits(meant) || short) && slipped(printed, meant)
    };
    w > t && parts(report, list).any(misprinted)
}

/// Whether a list that need not be complete was most likely meant to be: many parts that nearly fill the whole,
/// hardly anything left over, or a sum that is the whole but for a slip of the pen. Of hundreds a few in a hundred
/// may be left out, of a few dozen a few may be.
fn just_misses(list: &List, whole: Num, total: Num) -> bool {
    let (Some(w), Some(t)) = (whole.to_int(), total.to_int()) else { return false };
    let gap = w - t;
    let within = |percent: i64| gap.saturating_mul(100) <= w.saturating_mul(percent);
    let parts = list.parts.len();
    let few = gap < 10;
    let in_passing = matches!(list.lead, Lead::Including | Lead::Containing);
    (gap == 1 && w > 19 && !in_passing)
        || (parts >= 5 && (within(5) || (few && within(12))))
        || (parts >= 4 && (within(4) || (few && within(8))))
        || (within(2) && !in_passing)
        || ((parts >= 3 || w >= 100) && !in_passing && !list.mixed && slipped(t, w))
}

/// Whether a sum in several units is so near the whole, above or below, or differs from it by such a slip, that it was
/// meant to be it.
fn nearly(report: &Report, list: &List, whole: Num, total: Num) -> bool {
    let (more, less) = (whole.max(total), whole.min(total));
    let slipped = || more.to_int().zip(less.to_int()).is_some_and(|(m, l)| m > 999 && slipped(l, m));
    let near = || list.adjacent || !far_below(whole, total, FAR_OFF);
    let slipped_part = || near() && part_slipped(report, list, whole, total);
    just_misses(list, more, less) || slipped() || slipped_part()
}

/// Whether a sum, or a part, may be the number that was meant with a digit dropped or two neighbours swapped. A wrong
/// digit or one too many proves nothing of a list: some sum is always that near.
fn slipped(printed: i64, meant: i64) -> bool {
    matches!(Slip::between(printed, meant), Some(Slip::Swapped | Slip::Dropped))
}

/// The whole that a list most likely belongs to.
fn fitting_whole<'a>(report: &'a Report, list: &List) -> Option<&'a Fact> {
    let near = || list.wholes.iter().take(list.near).filter_map(|i| report.facts.get(*i));
    let of = |slots: &[Slot]| near().find(|f| slots.contains(&f.slot));
    match list.family {
        Family::Outcomes => of(&[Slot::Done, Slot::Processed]).or_else(|| of(&[Slot::Accepted, Slot::New])),
        Family::Applicants | Family::Channels => {
            of(&[Slot::New, Slot::Accepted, Slot::Processed, Slot::Applications, Slot::Done])
                .or_else(|| other_whole(report, list))
        }
        Family::Results => of(&[Slot::Review, Slot::Suit, Slot::Cases, Slot::DirectSuit, Slot::LaterSuit]),
        Family::Proceedings => of(&[Slot::Cases]),
        Family::Other => {
            near().next().filter(|f| !list.parts.is_empty() && f.slot != Slot::Review && f.slot != Slot::Suit)
        }
    }
}

/// The whole of a list of persons and bodies that are no applicants: 公示处罚信息96条,其中个人51条,法人43条,其他2条.
fn other_whole<'a>(report: &'a Report, list: &List) -> Option<&'a Fact> {
    let whole = list.wholes.first().and_then(|at| report.facts.get(*at))?;
    let plain = list.ends_with_rest && list.adjacent && list.same_sentence && list.near == 1;
    let alike = parts(report, list).all(|part| part.unit == whole.unit);
    (plain && alike && whole.slot == Slot::Other).then_some(whole)
}

/// Whether a quantity goes on with the list of the one before it: the same sentence, counted alike.
fn continues(last: &Fact, next: &Fact) -> bool {
    (next.passage, next.sentence, &next.unit) == (last.passage, last.sentence, &last.unit)
}

/// Whether a part is led in by a word that sets it beside what was said before.
fn begins_beside(report: &Report, part: &Fact) -> bool {
    ["以及", "另有", "另外", "同时", "此外"].iter().any(|word| part.quote.of(report.text()).starts_with(word))
}

/// Whether a part is said to be among the others too.
fn is_counted_twice(report: &Report, part: &Fact) -> bool {
    let said = part.quote.of(report.text());
    ["同时", "交叉", "重叠"].iter().any(|word| said.contains(word) && !said.starts_with(word))
}

/// Whether parts are the statistics of a government's site, which counts more than it shows: 概况类, 信息公开目录.
pub fn names_site(labels: &[&str]) -> bool {
    labels.iter().any(|l| l.contains("概况")) && labels.iter().any(|l| l.contains("目录"))
}

fn of_site(report: &Report, list: &List) -> bool {
    let labels: Vec<&str> = parts(report, list).take(8).map(|p| p.quote.of(report.text())).collect();
    list.parts.len() < 8 && names_site(&labels)
}

/// How much of a whole, in per cent, the named statistics of a site may leave out before nothing is said of it.
const SITE: i64 = 12;
/// The same of channels of publication.
const CHANNELS: i64 = 40;

/// Beyond it, in per cent of the whole, that one part with a digit dropped would mend a row of several units is chance.
const FAR_OFF: i64 = 50;

/// Whether a sum is so many per cent below the whole.
fn far_below(whole: Num, total: Num, percent: i64) -> bool {
    let (Some(w), Some(t)) = (whole.to_int(), total.to_int()) else { return false };
    w.saturating_sub(t).saturating_mul(100) > w.saturating_mul(percent)
}

/// Whether a part tells of another way of publishing: 通过公众号发布85条.
fn is_published_elsewhere(report: &Report, part: &Fact) -> bool {
    ["通过", "利用", "依托", "借助", "运用", "在"]
        .iter()
        .any(|word| part.quote.of(report.text()).starts_with(word))
}

/// Whether the parts come to something else that the paragraph says: the whole with what was carried in or
/// without what was carried out, the first of several splits, a whole and its own parts in one row.
fn explained(report: &Report, list: &List, total: Num) -> bool {
    let wholes: Vec<Num> = list.wholes.iter().filter_map(|i| report.facts.get(*i)).map(|f| f.value).collect();
    let Some(first) = list.parts.first().copied() else { return false };
    let of_passage = |slot: Slot| {
        let same = around(report, first).filter(|f| f.slot == slot);
        same.map(|f| f.value).take(4).collect::<Vec<_>>()
    };
    if list.family != Family::Other {
        let (carried_in, carried_out) = (of_passage(Slot::CarriedIn), of_passage(Slot::CarriedOut));
        let without: Option<Num> = sum(parts(report, list).filter(|f| f.slot != Slot::CarriedOut));
        let mut sums = vec![Some(total), without];
        // A part whose label is unknown is still a part, where the whole is reached with it.
        let last = list.parts.last().and_then(|p| report.facts.get(*p));
        let behind = report.facts.iter().skip(list.parts.last().map_or(0, |p| p + 1)).take(3);
        let mut running = total;
        for next in behind.take_while(|n| last.is_some_and(|l| continues(l, n))) {
            running = running.checked_add(next.value).unwrap_or(running);
            sums.push(Some(running));
        }
        let shifted = |whole: &Fact| {
            let w = whole.value;
            let mut all = vec![w];
            // What was finished is what its outcomes come to.
            if whole.slot == Slot::Done {
                return all;
            }
            all.extend(carried_in.iter().filter_map(|i| w.checked_add(*i)));
            // What was accepted may hold what was carried in; what came in does not.
            let holds_old = whole.slot != Slot::New;
            all.extend(carried_in.iter().filter(|_| holds_old).filter_map(|i| w.checked_sub(*i)));
            for base in all.clone() {
                all.extend(carried_out.iter().filter_map(|o| base.checked_sub(*o)));
            }
            all
        };
        let facts = list.wholes.iter().filter_map(|i| report.facts.get(*i));
        if facts.into_iter().any(|w| shifted(w).iter().any(|v| sums.contains(&Some(*v)))) {
            return true;
        }
        // 复议6件和诉讼3件,其中维持5件,…: parts of both together.
        let pairs = wholes.windows(2).filter_map(|w| w.first()?.checked_add(*w.get(1)?));
        return pairs.into_iter().any(|v| v == total);
    }
    // 网站50条,微信40条,两个平台同时公开30条: counted in two parts at once.
    if parts(report, list).any(|part| is_counted_twice(report, part)) {
        return true;
    }
    // Several splits, one after the other: the parts up to some place come to the whole. One part left over is no
    // split.
    let mut running = Num::ZERO;
    let count = list.parts.len();
    let mut published = false;
    for (nth, part) in parts(report, list).enumerate() {
        let Some(next) = running.checked_add(part.value) else { return true };
        // 公开内容1条,包括机构概况1条,以及财政信息2条: named beside the whole.
        let elsewhere = is_published_elsewhere(report, part);
        if nth > 0 && wholes.contains(&running) && (begins_beside(report, part) || (elsewhere && !published))
        {
            return true;
        }
        published |= elsewhere;
        running = next;
        let left = count - nth - 1;
        if nth > 0 && wholes.contains(&running) && (left > 1 || (left == 1 && !list.uniform)) {
            return !list.ends_with_rest;
        }
    }
    let values: Vec<Num> = parts(report, list).map(|f| f.value).collect();
    // 公开信息96条,其中网站41条,其中公告6条,部门信息55条: the last are parts of the whole farther off.
    if let Some((nearest, farther)) = wholes.split_first() {
        let mut with = *nearest;
        let outer = values.iter().skip(1).rev().any(|v| {
            with = with.checked_add(*v).unwrap_or(with);
            farther.contains(&with)
        });
        if outer {
            return true;
        }
    }
    // A part that is itself the sum of those behind it: the list is nested without saying so.
    let nested = values.iter().enumerate().find(|(i, v)| {
        let mut inner = Num::ZERO;
        !v.is_zero()
            && values.iter().skip(i + 1).take(30).enumerate().any(|(n, w)| {
                inner = inner.checked_add(*w).unwrap_or(inner);
                n > 0 && inner == **v
            })
    });
    let nested = nested.map(|(_, v)| *v);
    nested.is_some_and(|v| total.checked_sub(v).is_some_and(|without| wholes.contains(&without)))
}
