//! Growth (domain §5.3).

use super::exact::{Fit, Printed, percent, whole};
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::report::Report;
use crate::report::prose::{Direction, Fact, Qualifier, Ratio};
use crate::rules::narrative::quoted;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// 同比计算有误.
pub struct GrowthFits;

impl Rule for GrowthFits {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-YOY",
            severity: Severity::Error,
            on: true,
            title: ("同比计算有误", "A growth is wrong"),
            holds: Some(("同比计算无误", "Growth is right")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
句中写明了上年的数（“较上年的18件”“由72个增加到112个”“比上年增加5件”）时，增减幅应等于两数之差除以上年的数，四舍五入或截断均可。“翻一番”即增长100%，“翻两番”即增长300%，“是上年的3倍”即增长2倍。两数都写明时，所写的差额（增加70条）也应等于两数之差，不符的作提醒。带“达、约”的，或只差不到一个百分点的，作提醒。
## 为什么
基数写在句中，读者当场可以验算。
## 会报告
```gouji
一：2023年，全区举办培训55场，较上年的18场，增幅达«200%»。
```
```gouji
一：2023年，全区共收到群众来信22件，比上年（31件）下降«39%»。
```
```gouji
一：2023年，全区举办培训36场，是上年12场的«2倍»。
```
```gouji
一：2023年，全区举办培训36场，较上年的12场«翻一番»。
```
## 不报告
```gouji
一：2023年，全区公报赠阅点由72个增加到112个，增幅达55%。
```
```gouji
一：2023年，全区共收到群众来信22件，比2022年（31件）下降29%。
```
## 何时不报
基数没有写明（见 INT-YOY-IMPOSSIBLE）、百分点、约数的不报；中间隔着别的数、不能确定与哪个数相比的不报。
## 容差
四舍五入与截断都算对，按印出的小数位。
",
                "\
## What
Where the earlier number is printed (18 of last year; from 72 to 112; 5 more than last year) the growth must be the difference over it, rounded or cut off. 翻一番 is 100 % more, 翻两番 300 %; 3 times as much is 2 times more. With 达 or 约, or less than one percentage point off, it is a warning.
## Why
The base stands in the sentence, and a reader reckons at once.
## Reported
18 to 55 is 205.6 %, printed 200 %; 31 to 22 is −29 %, printed −39 %; 36 said to be twice 12, or 12 doubled.
## Not reported
72 to 112 as 55 % (cut off).
## Silent when
No base printed, percentage points, rounded numbers, other numbers in between.
## Tolerance
Rounded and cut off are both right, at the printed digit.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        for growth in growths(report) {
            sink.fails_if(growth.wrong_difference(report, code));
            let (Some(percent_fact), Some(printed), Some(base)) =
                (growth.percent, growth.printed, growth.base)
            else {
                continue;
            };
            let current = growth.current_value;
            if base <= 0 || growth.contradicts() || percent_fact.qualifier == Qualifier::AtLeast {
                continue;
            }
            let change = (current - base).abs();
            if printed.fits(change, base) != Fit::No {
                sink.holds_at(
                    code,
                    [percent_fact.span, growth.current.span],
                    Vec::new(),
                    format!("|{current} − {base}| ÷ {base}"),
                );
                continue;
            }
            let Some(right) = percent(change, base, printed.decimals) else { continue };
            let Some(finer) = percent(change, base, printed.decimals + 1) else { continue };
            // Less than a percentage point off is a slip of reckoning rather than of the counts.
            let off = printed.in_percent().and_then(|s| right.checked_sub(s));
            let slight = off.is_some_and(|o| o < Num::int(1) && o > Num::int(-1));
            let loose = percent_fact.qualifier != Qualifier::Exact || slight;
            let quote = quoted(report.text(), percent_fact.span);
            // In words: how many times as much, or what the doubling comes to.
            let times = percent(current, base, 1).and_then(|p| p.shifted(-2));
            let message = match (growth.multiple, times, printed.in_percent()) {
                (true, Some(times), _) => Words::new(
                    format!("{current}是{base}的{times}倍，正文写{quote}。请核对件数和倍数。"),
                    format!("{current} is {times} times {base}, the prose says {quote}. Check both."),
                ),
                (_, _, Some(stated)) if printed.unit == 1 => Words::new(
                    format!(
                        "由{base}到{current}，增减幅为{right}%，正文写{quote}（即{stated}%）。请核对件数和增减幅。"
                    ),
                    format!(
                        "From {base} to {current} is {right}%, the prose says {quote} (that is {stated}%). Check the counts and the growth."
                    ),
                ),
                _ => Words::new(
                    format!(
                        "由{base}到{current}，增减幅为{right}%（{finer}%），正文写{quote}。请核对件数和增减幅。"
                    ),
                    format!(
                        "From {base} to {current} is {right}% ({finer}%), the prose says {quote}. Check the counts and the percentage."
                    ),
                ),
            };
            let severity = if loose { Severity::Warning } else { Severity::Error };
            let finding = Finding::new(code, severity, message)
                .sides(
                    percent_fact.value,
                    right,
                    format!("|{current} − {base}| ÷ {base} = {right}% ≠ {quote}"),
                )
                .subject(percent_fact.span)
                .evidence(growth.current.span);
            sink.fails(growth.with_base(finding));
        }
    }
}

/// 同比不可能成立.
pub struct GrowthPossible;

impl Rule for GrowthPossible {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-YOY-IMPOSSIBLE",
            severity: Severity::Warning,
            on: true,
            title: ("同比不可能成立", "A growth that no earlier number gives"),
            holds: Some(("同比有可能的基数", "There is an earlier number that gives the growth")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
“……件，同比增长……%”没有写上年的数时，看是否存在一个整数基数，使增减幅按印出的位数恰为此数。不存在则必有一个数写错。
## 为什么
件数是整数，小的件数只能有少数几种增减幅。
## 会报告
```gouji
一：2023年，全区举办新闻发布会3场，同比增长«20%»。
```
## 不报告
```gouji
一：2023年，全区共收到政府信息公开申请146件，同比增长4.3%。
```
## 何时不报
约数、百分点、倍数以外的写法，以及增减幅不紧跟在件数之后的不报；基数写在句中的由 INT-YOY 核对。
## 容差
四舍五入与截断都算可能。
",
                "\
## What
Where no earlier number is printed, there must be a whole number from which the growth prints as it does. If none exists, one of the two figures is wrong.
## Why
Counts are whole numbers, and small ones allow only few percentages.
## Reported
3, up 20 %.
## Not reported
146, up 4.3 %.
## Silent when
Rounded numbers, percentage points, growth that does not follow its number directly; with the base printed it is INT-YOY.
## Tolerance
Rounded and cut off are both possible.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        for growth in growths(report) {
            let (Some(percent_fact), Some(printed), None) = (growth.percent, growth.printed, growth.base)
            else {
                continue;
            };
            if percent_fact.qualifier != Qualifier::Exact {
                continue;
            }
            let current = growth.current_value;
            if let Some(base) = printed.feasible_base(current, growth.direction) {
                sink.holds_at(code, [percent_fact.span], Vec::new(), format!("{base} → {current}"));
                continue;
            }
            let quote = quoted(report.text(), percent_fact.span);
            let (zh, en) = match growth.direction {
                Direction::Up => ("增长", "up"),
                Direction::Down => ("下降", "down"),
            };
            let message = Words::new(
                format!(
                    "{current}{}同比{zh}{quote}：没有一个整数基数能得出这个比例，件数或比例至少一个有误。",
                    growth.current.unit
                ),
                format!(
                    "{current}, {en} {quote}: no whole number gives that. The count or the percentage is wrong."
                ),
            );
            let finding = Finding::new(code, Severity::Warning, message)
                .subject(percent_fact.span)
                .evidence(growth.current.span);
            sink.fails(finding);
        }
    }
}

/// 增减方向与数字矛盾.
pub struct DirectionFits;

impl Rule for DirectionFits {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-DIR",
            severity: Severity::Error,
            on: true,
            title: ("增减方向与数字矛盾", "Up or down against the numbers"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
句中写明了前后两个数时，“增长、增加到”应当由小到大，“下降、减少到”应当由大到小。
## 为什么
方向写反是改稿时最常见的遗漏。
## 会报告
```gouji
一：2023年，全区公报赠阅点由112个增加到«72个»。
```
## 不报告
```gouji
一：2023年，全区公报赠阅点由72个增加到112个。
```
## 何时不报
两个数单位不同、有约数的不报。
## 容差
无。
",
                "\
## What
Where both numbers are printed, 增长 must go up and 下降 down.
## Why
A word left over from last year.
## Reported
“Rose” from 112 to 72.
## Not reported
From 72 to 112.
## Silent when
Different units, rounded numbers.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        // Of a difference without a percentage INT-YOY speaks.
        let own = |g: &Growth<'_>| g.contradicts() && (g.percent.is_some() || g.difference.is_none());
        for growth in growths(report).filter(own) {
            let (Some(base), current) = (growth.base, growth.current_value) else { continue };
            let (zh, en) = match growth.direction {
                Direction::Up => ("增长", "up"),
                Direction::Down => ("下降", "down"),
            };
            let message = Words::new(
                format!("由{base}到{current}，正文却写“{zh}”，方向与数字相反，请核对。"),
                format!(
                    "From {base} to {current}, but the prose says {en}: the direction contradicts the numbers."
                ),
            );
            let place = growth.percent.unwrap_or(growth.current);
            let finding = Finding::new(self.meta().code, Severity::Error, message)
                .sides(
                    growth.current.value,
                    Num::int(i64::try_from(base).unwrap_or(0)),
                    format!("{base} → {current}"),
                )
                .subject(place.span);
            sink.fails(growth.with_base(finding));
        }
    }
}

/// A growth with its numbers.
struct Growth<'a> {
    percent: Option<&'a Fact>,
    printed: Option<Printed>,
    current: &'a Fact,
    current_value: i128,
    base: Option<i128>,
    /// Where the base, or the difference, is printed.
    base_span: Option<Span>,
    /// The difference, where it is printed without a percentage.
    difference: Option<&'a Fact>,
    direction: Direction,
    /// How many times as much, not how much more.
    multiple: bool,
}

impl Growth<'_> {
    fn with_base(&self, finding: Finding) -> Finding {
        match self.base_span {
            Some(span) => finding.evidence(span),
            None => finding,
        }
    }

    /// 较上年的168件增加52件, where the counts are 220 and 168: what the difference is printed as and is not.
    fn wrong_difference(&self, report: &Report, code: &'static str) -> Option<Finding> {
        let (printed, base) = (self.difference.filter(|f| f.is_exact())?, self.base?);
        let by = whole(printed)?;
        let (way, right) = match self.direction {
            Direction::Up => ("增加", self.current_value - base),
            Direction::Down => ("减少", base - self.current_value),
        };
        if by == right {
            return None;
        }
        let (current, quote) = (self.current_value, quoted(report.text(), printed.quote));
        let message = Words::new(
            format!("由{base}到{current}，{way}{right}，正文写“{quote}”。请核对各数。"),
            format!(
                "From {base} to {current} is a difference of {right}, the prose says “{quote}”. Check each."
            ),
        );
        let finding = Finding::new(code, Severity::Warning, message)
            .sides(
                printed.value,
                Num::int(i64::try_from(right).ok()?),
                format!("|{current} − {base}| = {right} ≠ {by}"),
            )
            .subject(printed.span)
            .evidence(self.current.span);
        Some(self.with_base(finding))
    }

    fn contradicts(&self) -> bool {
        self.base.is_some_and(|base| match self.direction {
            Direction::Up => self.current_value < base,
            Direction::Down => self.current_value > base,
        })
    }
}

fn growths(report: &Report) -> impl Iterator<Item = Growth<'_>> {
    report.ratios.iter().filter_map(|ratio| {
        let Ratio::Growth { percent, current, base, difference, direction, multiple } = *ratio else {
            return None;
        };
        let fact = |i: usize| report.facts.get(i);
        let current = fact(current).filter(|f| f.is_exact())?;
        let current_value = whole(current)?;
        let percent = match percent {
            Some(i) => Some(fact(i)?),
            None => None,
        };
        let printed = percent.and_then(Printed::of);
        let printed = if multiple { printed.and_then(Printed::more_than_once) } else { printed };
        if percent.is_some() && printed.is_none() {
            return None;
        }
        let base_index = base.or(difference);
        let printed_difference = difference.filter(|_| base.is_some()).and_then(fact);
        let base = match (base, difference) {
            (Some(base), _) => Some(whole(fact(base).filter(|f| f.is_exact())?)?),
            (None, Some(difference)) => {
                let by = whole(fact(difference).filter(|f| f.is_exact())?)?;
                Some(if direction == Direction::Up { current_value - by } else { current_value + by })
            }
            (None, None) => None,
        };
        let base_span = base_index.and_then(fact).map(|f| f.span);
        let difference = printed_difference;
        Some(Growth {
            percent,
            printed,
            current,
            current_value,
            base,
            base_span,
            difference,
            direction,
            multiple,
        })
    })
}
