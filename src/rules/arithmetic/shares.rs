//! Shares (domain §5.1, §5.2).

use super::complete;
use super::exact::{Fit, Printed, percent, whole};
use super::sums::{Sum, weigh};
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::order;
use crate::report::Report;
use crate::report::prose::{Enumeration, Fact, List, Qualifier, Ratio, counted_alike};
use crate::report::slot::Slot;
use crate::rules::narrative::quoted;
use crate::rules::{Context, Meta, Rule, Sink};

/// 占比计算有误.
pub struct ShareFits;

impl Rule for ShareFits {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-PCT",
            severity: Severity::Error,
            on: true,
            title: ("占比计算有误", "A share is wrong"),
            holds: Some(("占比计算无误", "Shares are right")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
“……件，占……%”应等于该件数除以总数，四舍五入或截去末位均可。总数取“占总数”所指的数、列举的总数、办结数或收到数，有一个相符即可。各项占比恰好凑成100%、一项因此差一点的，只作提醒。
## 为什么
占比由正文自己的两个数算出，算错说明其中一个数改过而没有重算。
## 会报告
```gouji
一：2023年，全区答复政府信息公开申请805件。其中，予以公开及部分公开258件，占«33.9%»；不予公开35件，占4.34%；无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理89件，占11.1%。
```
## 不报告
```gouji
一：2023年，全区答复政府信息公开申请198件。其中，予以公开及部分公开149件，占75.2%；不予公开9件，占4.5%；无法提供35件，占17.6%；不予处理5件，占2.5%；其他处理0件。
```
## 何时不报
找不到确定的总数、约数、“共占”以及占比自有主语的、“分别占”后面的比例与前面的件数个数不等的不报；只要与段中任一总数相符就不报。
## 容差
四舍五入与截断都算对，按印出的小数位。
",
                "\
## What
“… items, p %” must be that number over the whole, rounded half up or cut off at the printed digit. The whole may be what 占总数 means, the list's, the finished or the received: one that fits is enough. Where shares come to exactly 100 % and one is a little off for that, it is a warning.
## Why
A share follows from two numbers of the same paragraph; a wrong one shows that one of them was changed later.
## Reported
258 of 805 is 32.0 %, printed 33.9 %.
## Not reported
Shares cut off: 149 of 198 as 75.2 %.
## Silent when
No certain whole, rounded numbers, 共占, 分别占 with more or fewer shares than counts, a share with a subject of its own; any count of the paragraph that fits.
## Tolerance
Rounded and cut off are both right, at the printed digit.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        for share in shares(report) {
            let Some((base, severity)) = share.base(report) else { continue };
            let (Some(part), Some(of)) = (whole(share.part), whole(base)) else { continue };
            if let Some(of) = share.right_of(report, base) {
                let formula = format!("{} ≈ {}", share.percent.value, share.quotient(of));
                sink.holds_at(code, [share.percent.span, share.part.span], Vec::new(), formula);
                continue;
            }
            let decimals = share.printed.decimals;
            let (Some(right), Some(finer)) = (percent(part, of, decimals), percent(part, of, decimals + 1))
            else {
                continue;
            };
            let (quote, implied) =
                (quoted(report.text(), share.percent.span), share.printed.implied_part(of));
            let evened = share.is_evened_out(report, right);
            let severity = if evened { severity.max(Severity::Warning) } else { severity };
            let why = match () {
                () if evened => Words::new(
                    "；各项占比合计恰为100%，这一项可能是为凑足100%而改的",
                    "; the shares come to exactly 100%, so this one may have been adjusted to make them",
                ),
                () if implied != part => Words::new(
                    format!("；{quote}对应约{implied}"),
                    format!("; {quote} would be about {implied}"),
                ),
                () => Words::new("", ""),
            };
            let message = Words::new(
                format!(
                    "正文占比写{quote}，而{part} ÷ {of} = {right}%（{finer}%）{}。请核对件数和占比。",
                    why.zh
                ),
                format!(
                    "The share is printed as {quote}, but {part} ÷ {of} = {right}% ({finer}%){}. Check both.",
                    why.en
                ),
            );
            let finding = Finding::new(code, severity, message)
                .sides(
                    share.percent.value,
                    right,
                    format!("{part} ÷ {of} = {right}% ≠ {}%", share.percent.value),
                )
                .subject(share.percent.span)
                .evidence(share.part.span)
                .evidence(base.span);
            sink.fails(finding);
        }
    }
}

/// 占比为截断值.
pub struct ShareTruncated;

impl Rule for ShareTruncated {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-PCT-TRUNC",
            severity: Severity::Info,
            on: false,
            title: ("占比为截断值", "A share is cut off, not rounded"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
占比与四舍五入的结果差末位一个单位，是直接截去尾数得来的。
## 为什么
截断不算错，许多报告如此；统一四舍五入更规范。默认不开。
## 会报告
```gouji
一：2023年，全区答复政府信息公开申请198件。其中，予以公开及部分公开149件，占«75.2%»；不予公开9件，占4.5%；无法提供35件，占17.6%；不予处理5件，占2.5%；其他处理0件。
```
## 不报告
```gouji
一：2023年，全区答复政府信息公开申请100件。其中，予以公开及部分公开50件，占50%；不予公开50件，占50%。
```
## 何时不报
默认不开。
## 容差
无。
",
                "\
## What
A share that is one unit of its last digit below the rounded value: the rest was cut off.
## Why
That is no mistake, and many reports do it; rounding is the usual way. Off by default.
## Reported
149 of 198 as 75.2 %.
## Not reported
50 of 100 as 50 %.
## Silent when
Off by default.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        for share in shares(report) {
            let Some(part) = whole(share.part) else { continue };
            let fits: Vec<(i128, Fit)> = share
                .candidates(report)
                .filter_map(whole)
                .map(|of| (of, share.printed.fits(part, of)))
                .collect();
            if fits.iter().any(|(_, f)| *f == Fit::Rounded) {
                continue;
            }
            let Some((of, _)) = fits.into_iter().find(|(_, f)| *f == Fit::Truncated) else { continue };
            let Some(right) = percent(part, of, share.printed.decimals) else { continue };
            let message = Words::new(
                format!("{}四舍五入为{right}%，正文是截去尾数的写法。", share.quotient(of)),
                format!("{} rounds to {right}%; the prose cuts the rest off.", share.quotient(of)),
            );
            let finding = Finding::new(self.meta().code, Severity::Info, message).subject(share.percent.span);
            sink.fails(finding);
        }
    }
}

/// 占比之和异常.
pub struct SharesAddUp;

impl Rule for SharesAddUp {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-PCT-TOTAL",
            severity: Severity::Warning,
            on: true,
            title: ("占比之和异常", "Shares do not add up to 100 %"),
            holds: Some(("各项占比之和约为100%", "Shares add up to 100 %")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
完整列举的各项占比之和应约为100%，容许各项四舍五入或截断造成的误差；同一句里都写“占总数”的各项，占比之和不应超过100%。
## 为什么
各项占比之和偏离100%，说明至少一项算错，或各项的总数不是同一个。
## 会报告
```gouji
一：2023年，全区答复政府信息公开申请情况：«予以公开及部分公开258件，占33.9%»；不予公开35件，占4.34%；无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理0件。
```
## 不报告
```gouji
一：2023年，全区答复政府信息公开申请198件。其中，予以公开及部分公开149件，占75.2%；不予公开9件，占4.5%；无法提供35件，占17.6%；不予处理5件，占2.5%；其他处理0件。
```
## 何时不报
列举不完整、有约数、只有个别项写了占比的不报；差评率、好评率一类不成列举的不报。
## 容差
每项半个末位单位（四舍五入），或每项一个末位单位（截断，只会偏小）。
",
                "\
## What
The shares of a complete list should add up to 100 %, give or take rounding or cutting off; shares of one total (占总数) in one sentence cannot come to more.
## Why
If they do not, at least one is wrong, or they are of different wholes.
## Reported
Shares that come to 90.74 %.
## Not reported
Cut off: 99.8 %.
## Silent when
Incomplete lists, rounded numbers, lists in which only some parts have a share.
## Tolerance
Half a unit of the last digit for each share (rounded), or one unit each, downwards (cut off).
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        more_than_all(report, code, sink);
        let mut all: Vec<Share<'_>> = shares(report).collect();
        order::by_key(&mut all, |s| s.part_index);
        for list in report.lists.iter().filter(|l| complete(report, l) && !l.open) {
            // Of several shares of one part the last.
            let of = |part: usize| {
                let behind = all.partition_point(|s| s.part_index <= part);
                all.get(..behind)?.last().filter(|s| s.part_index == part)
            };
            // A part of nothing often has no share.
            let counted: Vec<usize> = list
                .parts
                .iter()
                .copied()
                .filter(|p| of(*p).is_some() || !report.facts.get(*p).is_some_and(|f| f.value.is_zero()))
                .collect();
            let found: Vec<Share<'_>> = counted.iter().filter_map(|p| of(*p)).copied().collect();
            if found.len() < 2 || found.len() != counted.len() {
                continue;
            }
            let Some((sum, slack)) = sum_and_slack(&found) else { continue };
            let hundred = Num::int(100);
            let ok = is_all(sum, slack);
            let spans: Vec<_> = found.iter().map(|s| s.percent.span).collect();
            // One cause, one headline: with the wrong shares put right, they add up.
            let right = |s: &Share<'_>| s.corrected(report).unwrap_or(s.percent.value);
            let mended = found.iter().map(right).try_fold(Num::ZERO, Num::checked_add);
            if !ok
                && (mended.is_some_and(|sum| is_all(sum, slack))
                    || of_another_whole(report, &found, sum, slack))
            {
                continue;
            }
            if ok {
                sink.holds_at(code, spans, Vec::new(), format!("Σ = {sum}% ≈ 100%"));
                continue;
            }
            let terms = found.iter().map(|s| s.percent.value.to_string()).collect::<Vec<_>>().join(" + ");
            let message = Words::new(
                format!("各项占比合计{sum}%（{terms}），与100%之差超出四舍五入所能造成的误差，请逐项核对。"),
                format!(
                    "The shares come to {sum}% ({terms}), further from 100% than rounding allows. Check each."
                ),
            );
            let mut finding = Finding::new(code, Severity::Warning, message).sides(
                sum,
                hundred,
                format!("{terms} = {sum} ≠ 100"),
            );
            if let (Some(first), Some(last)) = (found.first(), found.last()) {
                let subject = first.part.quote.join(first.percent.span);
                finding = finding.subject(subject).evidence(last.percent.span);
            }
            sink.fails(finding);
        }
    }
}

/// Whether each part of a list has a share and these come to 100 %: by its own words it names all there is.
pub fn name_all(report: &Report, list: &List) -> bool {
    of_parts(report, &list.parts) == Some(true)
}

/// Whether the shares of parts come to 100 %; `None` where not each part has one.
pub fn of_parts(report: &Report, parts: &[usize]) -> Option<bool> {
    let (first, last) = (parts.first()?, parts.last()?);
    let own: Vec<Share<'_>> =
        near(report, *first).filter(|s| s.part_index <= *last && parts.contains(&s.part_index)).collect();
    let named = |part: &usize| own.iter().any(|s| s.part_index == *part);
    if own.len() < 2 || own.len() != parts.len() || !parts.iter().all(named) {
        return None;
    }
    sum_and_slack(&own).map(|(sum, slack)| is_all(sum, slack))
}

/// Whether the shares of a list are all of one total (占总数) that is not the list's own whole: 网站800条,其中动态500条,
/// 占公开总数的25%;公告300条,占公开总数的15%.
fn one_other_whole(report: &Report, list: &List) -> bool {
    let Some(first) = list.parts.first() else { return false };
    let own: Vec<Share<'_>> =
        near(report, *first).filter(|s| list.parts.binary_search(&s.part_index).is_ok()).collect();
    let common = own.iter().try_fold((1, i128::MAX), |(low, high), share| {
        let (least, most) = share.printed.implied_whole(whole(share.part)?)?;
        Some((least.max(low), most.min(high)))
    });
    let Some((low, high)) = common.filter(|(low, high)| own.len() > 1 && low <= high) else { return false };
    let own_whole = |of: i128| (low..=high).contains(&of);
    own.iter().all(|s| s.of_all)
        && !list.wholes.first().and_then(|i| report.facts.get(*i)).and_then(whole).is_some_and(own_whole)
}

/// What shares come to, and how far that may be from 100 %.
fn sum_and_slack(shares: &[Share<'_>]) -> Option<(Num, Num)> {
    let sum = shares.iter().map(|s| s.percent.value).try_fold(Num::ZERO, Num::checked_add)?;
    Some((sum, slack(shares)?))
}

/// How far the sum of shares may be off: each may be cut off by one unit of its last digit.
fn slack(shares: &[Share<'_>]) -> Option<Num> {
    let decimals = shares.iter().map(|s| s.percent.value.scale()).min().unwrap_or(0);
    Num::new(i64::try_from(shares.len()).unwrap_or(i64::MAX), decimals)
}

/// Whether shares come to 100 %, each cut off by one unit of its last digit, or rounded by half of one.
fn is_all(sum: Num, slack: Num) -> bool {
    let hundred = Num::int(100);
    let above = sum.checked_sub(hundred);
    let half_above = above.and_then(|a| a.checked_add(a));
    hundred.checked_sub(sum).is_some_and(|g| g < slack) && half_above.is_some_and(|a| a <= slack)
}

/// Whether the shares come to what their parts are of another count of the paragraph: of what was received, where
/// only what was answered is listed.
fn of_another_whole(report: &Report, shares: &[Share<'_>], sum: Num, slack: Num) -> bool {
    let parts = shares.iter().filter_map(|s| whole(s.part)).sum::<i128>();
    let near = |of: i128| {
        percent(parts, of, 2)
            .and_then(|p| p.checked_sub(sum))
            .is_some_and(|gap| gap <= slack && gap >= slack.negated())
    };
    shares.first().is_some_and(|s| s.candidates(report).filter_map(whole).any(|of| of > parts && near(of)))
}

/// Shares of one total (占总数), one after the other, that come to more than all of it. Where the first of them
/// already come to 100 % there are several splits, and one after another they are all right.
fn more_than_all(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    let shares: Vec<Share<'_>> = shares(report).filter(|s| s.of_all).collect();
    let place = |s: &Share<'_>| (s.part.passage, s.part.sentence, s.part.part);
    for run in shares.chunk_by(|a, b| place(a) == place(b)) {
        // A complete list is added up below.
        let listed = |s: &Share<'_>| s.list(report).is_some_and(|l| complete(report, l) && !l.open);
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        if run.len() < 3 || run.iter().any(listed) {
            continue;
        }
        let Some(slack) = slack(run) else { continue };
        let (mut sum, mut several) = (Num::ZERO, false);
        for (nth, share) in run.iter().enumerate() {
            sum = sum.checked_add(share.percent.value).unwrap_or(sum);
            let gap = Num::int(100).checked_sub(sum);
            let full = gap.is_some_and(|g| g <= slack && g >= slack.negated());
            // Outcomes behind outcomes are no other split.
            let outcome = |s: &Share<'_>| s.part.slot.is_outcome();
            several |= full && !(outcome(share) && run.get(nth + 1).is_some_and(outcome));
        }
        let over = sum.checked_sub(Num::int(100)).is_some_and(|g| g > slack);
        if !over || several {
            continue;
        }
        let terms = run.iter().map(|s| s.percent.value.to_string()).collect::<Vec<_>>().join(" + ");
        let message = Words::new(
            format!("同一总数的各项占比合计{sum}%（{terms}），超过100%，请逐项核对。"),
            format!("Shares of one total come to {sum}% ({terms}), more than all of it. Check each."),
        );
        let finding = Finding::new(code, Severity::Warning, message)
            .sides(sum, Num::int(100), format!("{terms} = {sum} > 100"))
            .subject(first.part.quote.join(last.percent.span));
        sink.fails(finding);
    }
}

/// A share with the count that has it.
#[derive(Clone, Copy)]
struct Share<'a> {
    percent: &'a Fact,
    part: &'a Fact,
    part_index: usize,
    printed: Printed,
    of_all: bool,
}

fn shares(report: &Report) -> impl Iterator<Item = Share<'_>> {
    report.ratios.iter().filter_map(|ratio| read(report, ratio))
}

fn read<'a>(report: &'a Report, ratio: &Ratio) -> Option<Share<'a>> {
    let Ratio::Share { percent, part, of_all, .. } = *ratio else { return None };
    let (p, n) = (report.facts.get(percent)?, report.facts.get(part)?);
    let exact = p.qualifier == Qualifier::Exact && n.is_exact() && p.this_year;
    let printed = Printed::of(p).filter(|_| exact)?;
    Some(Share { percent: p, part: n, part_index: part, printed, of_all })
}

/// The shares around a fact: those of its list are among them.
fn near(report: &Report, at: usize) -> impl Iterator<Item = Share<'_>> {
    let from = report.ratios.partition_point(|r| match r {
        Ratio::Share { part, .. } => *part + 100 < at,
        Ratio::Growth { current, .. } => *current + 100 < at,
        Ratio::DoneRate { percent } | Ratio::OpenRate { percent, .. } | Ratio::AnswerRate { percent, .. } => {
            *percent + 100 < at
        }
    });
    report.ratios.iter().skip(from).take(200).filter_map(|ratio| read(report, ratio))
}

/// The most parts of a list whose shares are reckoned: no report has more, and time is in proportion to the text.
const LONGEST: usize = 100;

/// How many counts back one is looked for that a share may be of: time is in proportion to the text.
const FAR: usize = 200;

impl<'a> Share<'a> {
    /// The list that it is a part of. Lists stand in the order of their paragraphs, led ones first.
    fn list(&self, report: &'a Report) -> Option<&'a List> {
        let passage = |l: &List| l.parts.first().and_then(|p| report.facts.get(*p)).map_or(0, |f| f.passage);
        let from = report.lists.partition_point(|l| passage(l) < self.part.passage);
        let same = report.lists.iter().skip(from).take_while(|l| passage(l) == self.part.passage);
        let own = |l: &&List| l.parts.len() <= LONGEST && l.parts.binary_search(&self.part_index).is_ok();
        same.take(400).find(own)
    }

    /// The count that the share is most likely of, and how much a wrong share weighs.
    fn base(&self, report: &'a Report) -> Option<(&'a Fact, Severity)> {
        if let Some(list) = self.list(report) {
            match weigh(report, list) {
                Sum::Holds(_) if self.of_all && one_other_whole(report, list) => return None,
                Sum::Holds(base) => {
                    let sure = complete(report, list);
                    return Some((base, if sure { Severity::Error } else { Severity::Warning }));
                }
                // The whole is printed and the list names every class: no other base is meant.
                Sum::Fails { whole, severity, .. } => return Some((whole, severity)),
                _ => {}
            }
        }
        if let Some(base) = self.whole_of_row(report) {
            return Some((base, Severity::Warning));
        }
        // 占总数: of what came in, or was finished.
        if !self.of_all {
            return None;
        }
        if let Some(base) = self.whole_of_others(report) {
            return Some((base, Severity::Warning));
        }
        let flows = [Slot::New, Slot::Accepted, Slot::Processed, Slot::Done, Slot::Applications];
        let near = self.part_index.saturating_sub(FAR)..self.part_index;
        let before = report.facts.get(near).unwrap_or(&[]).iter().rev();
        let mut near = before.take_while(|f| f.passage == self.part.passage);
        let whole = |f: &&Fact| flows.contains(&f.slot) && f.certain && f.is_exact() && f.this_year;
        near.find(|f| whole(f) && f.value >= self.part.value).map(|f| (f, Severity::Warning))
    }

    /// The whole of the row that it stands in, where the share of another part of that row is right of it, or the parts
    /// come to it.
    fn whole_of_row(&self, report: &'a Report) -> Option<&'a Fact> {
        let of_passage = |e: &Enumeration| report.facts.get(e.whole).map_or(0, |f| f.passage);
        let from = report.enumerations.partition_point(|e| of_passage(e) < self.part.passage);
        let own = report.enumerations.get(from..).unwrap_or(&[]).iter().take(FAR);
        let own = own.take_while(|e| of_passage(e) == self.part.passage);
        let mut wholes =
            own.filter(|e| e.parts.len() > 1 && e.parts.contains(&self.part_index)).filter_map(|e| {
                let base = report.facts.get(e.whole).filter(|f| f.is_exact())?;
                let of = whole(base)?;
                let right = |s: &Share<'_>| {
                    s.part_index != self.part_index
                        && e.parts.contains(&s.part_index)
                        && !s.part.value.is_zero()
                        && whole(s.part).is_some_and(|part| s.printed.fits(part, of) != Fit::No)
                };
                near(report, self.part_index).any(|s| right(&s)).then_some(base)
            });
        wholes.next()
    }

    /// The whole of its list, where another share of that total (占总数) in the list is right of it.
    fn whole_of_others(&self, report: &'a Report) -> Option<&'a Fact> {
        let list = self.list(report)?;
        let base = list.wholes.iter().take(list.near).filter_map(|i| report.facts.get(*i)).next()?;
        let of = whole(base).filter(|_| base.is_exact())?;
        let other = |s: &Share<'_>| {
            s.of_all
                && s.part_index != self.part_index
                && list.parts.binary_search(&s.part_index).is_ok()
                && !s.part.value.is_zero()
                && whole(s.part).is_some_and(|part| s.printed.fits(part, of) != Fit::No)
        };
        near(report, self.part_index).any(|s| other(&s)).then_some(base)
    }

    /// Every count of the paragraph that the share may be of: one that fits is enough.
    fn candidates(&self, report: &'a Report) -> impl Iterator<Item = &'a Fact> {
        let (passage, unit, least) = (self.part.passage, self.part.unit.clone(), self.part.value);
        let near = report.facts.iter().skip(self.part_index.saturating_sub(200)).take(400);
        near.filter(move |f| {
            f.passage == passage && (counted_alike(&f.unit, &unit) || f.unit.is_empty()) && f.value >= least
        })
    }

    /// What it is a right share of: its base, or else another count of the paragraph. Where the other shares of its
    /// list are of the list's whole, it is too.
    fn right_of(&self, report: &'a Report, base: &Fact) -> Option<i128> {
        let fits = |share: &Share<'_>, of: i128| {
            whole(share.part).is_some_and(|part| share.printed.fits(part, of) != Fit::No)
        };
        if let Some(of) = whole(base).filter(|of| fits(self, *of)) {
            return Some(of);
        }
        // The whole is misprinted, and its parts are shared out by what they come to: one cause, one headline.
        if let Some(of) = self.of_its_parts(report) {
            return Some(of);
        }
        let of_list = |s: &Share<'_>| {
            let list = self.list(report);
            s.part_index != self.part_index && list.is_some_and(|list| list.parts.contains(&s.part_index))
        };
        let of_base = |s: &Share<'_>| !s.part.value.is_zero() && whole(base).is_some_and(|of| fits(s, of));
        let siblings = near(report, self.part_index).filter(of_list).filter(of_base).count();
        self.candidates(report).filter_map(whole).find(|of| siblings < 2 && fits(self, *of))
    }

    /// Whether it is a little off, and the shares of its list come to 100 % to the last digit: offices even out the
    /// error of rounding in one of them.
    fn is_evened_out(&self, report: &'a Report, right: Num) -> bool {
        let Some(list) = self.list(report) else { return false };
        let own: Vec<Share<'_>> = near(report, self.part_index)
            .filter(|s| list.parts.binary_search(&s.part_index).is_ok())
            .collect();
        let unit = i64::try_from(own.len()).ok().and_then(|n| Num::new(n, self.percent.value.scale()));
        let off = self.percent.value.checked_sub(right);
        let little = off.zip(unit).is_some_and(|(off, unit)| off <= unit && off >= unit.negated());
        own.len() == list.parts.len()
            && little
            && sum_and_slack(&own).is_some_and(|(sum, _)| sum == Num::int(100))
    }

    /// What the parts of its list come to, where that is not the whole that is printed and it is a right share of it.
    fn of_its_parts(&self, report: &'a Report) -> Option<i128> {
        let (Sum::Fails { sum, .. }, part) = (weigh(report, self.list(report)?), whole(self.part)?) else {
            return None;
        };
        sum.to_int().map(i128::from).filter(|sum| self.printed.fits(part, *sum) != Fit::No)
    }

    /// What it should be, where it is wrong.
    fn corrected(&self, report: &'a Report) -> Option<Num> {
        let (base, _) = self.base(report)?;
        if self.right_of(report, base).is_some() {
            return None;
        }
        percent(whole(self.part)?, whole(base)?, self.printed.decimals)
    }

    fn quotient(&self, of: i128) -> String {
        let Some(part) = whole(self.part) else { return String::new() };
        let finer = percent(part, of, self.printed.decimals + 1).map_or_else(String::new, |p| p.to_string());
        format!("{part} ÷ {of} = {finer}%")
    }
}
