//! Growth that does not follow from its numbers.

use super::growths;
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::report::prose::Qualifier;
use crate::rules::arithmetic::exact::{Fit, percent};
use crate::rules::narrative::quoted;
use crate::rules::{Context, Meta, Rule, Sink};

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
            let loose = percent_fact.qualifier != Qualifier::Exact || slight || growth.apart;
            let quote = quoted(report.text(), percent_fact.span);
            // In words: how many times as much, or what the doubling comes to.
            let times = percent(current, base, 1).and_then(|p| p.shifted(-2)).map(|times| times.to_string());
            let times = times.as_deref().map(|times| times.trim_end_matches('0').trim_end_matches('.'));
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
                _ if growth.by.is_some() => {
                    let by = growth.by.map_or(Num::ZERO, |f| f.value);
                    Words::new(
                        format!(
                            "增减{by}到{current}，原为{base}，增减幅为{right}%（{finer}%），正文写{quote}。请核对件数和增减幅。"
                        ),
                        format!(
                            "{by} more or less to {current}, from {base}, is {right}% ({finer}%), the prose says {quote}. Check the counts and the percentage."
                        ),
                    )
                }
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
