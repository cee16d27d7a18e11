//! Rates beside the counts that they are made of (domain §5.5).

use super::exact::{Fit, Printed, percent, whole};
use crate::finding::{Finding, Severity, Words};
use crate::num::Num;
use crate::num::slip::{LONG, Slip};
use crate::report::Report;
use crate::report::prose::{Fact, Qualifier, Ratio};
use crate::report::slot::{Slot, SlotKind};
use crate::rules::narrative::quoted;
use crate::rules::{Context, Meta, Rule, Sink};

/// 办结率、公开率有误.
pub struct DoneRate;

impl Rule for DoneRate {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-RATE",
            severity: Severity::Warning,
            on: true,
            title: ("办结率、公开率有误", "A rate of completion or of disclosure is wrong"),
            holds: Some(("办结率、公开率无误", "Rates of completion and disclosure are right")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
办结率应等于办结数除以收到数，或除以收到与上年结转之和；公开率应等于公开（予以公开及部分公开）数除以答复数或收到数，公文的主动公开率应等于主动公开数除以制发数；留言、信件等的办结率、答复率应等于紧邻的办结、答复数除以收到数，回收率、参训率等由紧邻两数写明的也是（回收问卷486份，应训120人、实训114人）。有一个相符即可。
## 为什么
办结率、公开率由同一段的两个数算出。
## 会报告
```gouji
一：2023年，全区收到政府信息公开申请40件，办结36件，结转下年4件，办结率«95%»。
```
```gouji
一：2023年，全区制发公文707件，主动公开673件，主动公开率«91.59%»。
```
## 不报告
```gouji
一：2023年，全区收到政府信息公开申请40件，办结36件，结转下年4件，办结率90%。
```
## 何时不报
满意率等不核对；按时办结率、办结多于收到的只作提示；读到表三的，申请的答复率不核对，办结率100%由 NARR-ALLDONE 核对；公开率100%不核对，它多半另有所指。
## 容差
四舍五入与截断都算对。
",
                "\
## What
A rate of completion must be finished over received, or over received and carried in; a rate of disclosure what was disclosed over what was answered, received or made; a rate of answers to messages what was answered over what came, both directly before it, and so any rate whose verb the second of two counts has (回收486份, 回收率).
## Why
It follows from two numbers of the paragraph.
## Reported
36 of 40 as 95 %; 673 of 707 as 91.59 %.
## Not reported
36 of 40 as 90 %.
## Silent when
Rates of satisfaction; rates in time, and more finished than received, are only hints; where table 3 is read, answers to applications, and 100 % of them is for NARR-ALLDONE; 100 % disclosed, which is mostly of something else.
## Tolerance
Rounded and cut off are both right.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        open_rates(report, code, sink);
        answer_rates(report, code, sink);
        means(report, code, sink);
        for ratio in &report.ratios {
            let Ratio::DoneRate { percent: at } = *ratio else { continue };
            let Some(rate) = report.facts.get(at).filter(|f| f.qualifier == Qualifier::Exact && f.this_year)
            else {
                continue;
            };
            let Some(printed) = Printed::of(rate) else { continue };
            // 按时办结率 and 100% say something else, or are checked elsewhere.
            let quote = quoted(report.text(), rate.quote);
            if quote.contains('按') || printed.is_all() {
                continue;
            }
            let own = || {
                report
                    .facts_in(rate.passage)
                    .iter()
                    .filter(|f| f.certain && f.is_exact() && f.this_year && !f.part)
            };
            let one = |slots: &[Slot]| {
                let mut found = own().filter(|f| slots.contains(&f.slot));
                found.next().filter(|first| found.all(|f| f.value == first.value)).and_then(whole)
            };
            let (Some(new), Some(done)) = (one(&[Slot::New, Slot::Accepted]), one(&[Slot::Done])) else {
                continue;
            };
            let pool = new + one(&[Slot::CarriedIn]).unwrap_or(0);
            if printed.fits(done, new) != Fit::No || printed.fits(done, pool) != Fit::No {
                sink.holds_at(code, [rate.span], Vec::new(), format!("{done} ÷ {new}"));
                continue;
            }
            let Some(right) = percent(done, pool, printed.decimals) else { continue };
            sink.fails(wrong_rate(report, code, rate, (done, pool), right));
        }
    }
}

/// Means of a month: a twelfth of the year's count, rounded or cut off.
fn means(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    for ratio in &report.ratios {
        let Ratio::Mean { mean, total } = *ratio else { continue };
        let (Some(mean), Some(total)) = (report.facts.get(mean), report.facts.get(total)) else { continue };
        let exact = |f: &Fact| matches!(f.qualifier, Qualifier::Exact | Qualifier::Reaching) && !f.range;
        // Both in units of the finer of the two.
        let scale = mean.value.scale().max(total.value.scale());
        let in_units = |f: &Fact| {
            let by = 10i128.checked_pow(u32::from(scale.saturating_sub(f.value.scale())))?;
            i128::from(f.value.mantissa()).checked_mul(by)
        };
        let last_digit = |f: &Fact| {
            let power = u32::try_from(i32::from(f.place) + i32::from(scale)).ok()?;
            10i128.checked_pow(power)
        };
        let (Some(m), Some(t)) = (in_units(mean), in_units(total)) else { continue };
        let (Some(of_mean), Some(of_total)) = (last_digit(mean), last_digit(total)) else { continue };
        if !exact(mean) || !exact(total) || m <= 0 {
            continue;
        }
        if (12 * m - t).abs() < 12 * of_mean + of_total {
            sink.holds_at(code, [mean.span, total.span], Vec::new(), format!("{} ÷ 12", total.value));
            continue;
        }
        let quote = quoted(report.text(), mean.quote);
        let Some(right) = percent(t, 12 * 10i128.pow(u32::from(scale)), 2).and_then(|p| p.shifted(-2)) else {
            continue;
        };
        let message = Words::new(
            format!("{} ÷ 12 = {right}，正文写“{quote}”。请核对。", total.value),
            format!("{} ÷ 12 = {right}, the prose says “{quote}”. Check both.", total.value),
        );
        let finding = Finding::new(code, Severity::Warning, message)
            .sides(mean.value, right, format!("{} ÷ 12 = {right} ≠ {}", total.value, mean.value))
            .subject(mean.span)
            .evidence(total.span);
        sink.fails(finding);
    }
}

/// How many facts back a rate's counts are looked for: time stays in proportion to the text.
const NEAR: usize = 40;

/// Rates of answers to what is no application: answered over received. More answered than received are older ones.
fn answer_rates(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    for ratio in &report.ratios {
        let Ratio::AnswerRate { percent: at, done, all, in_time } = *ratio else { continue };
        let (Some(rate), Some(done), Some(all)) =
            (report.facts.get(at), report.facts.get(done), report.facts.get(all))
        else {
            continue;
        };
        // Of applications the tables know what was finished and what goes on.
        if all.slot.kind() == SlotKind::Flow && report.t3.is_read() {
            continue;
        }
        let exact = rate.qualifier == Qualifier::Exact || rate.qualifier == Qualifier::Reaching;
        let (Some(printed), Some(n), Some(of)) =
            (Printed::of(rate).filter(|_| exact), whole(done), whole(all))
        else {
            continue;
        };
        if printed.fits(n, of) != Fit::No {
            sink.holds_at(code, [rate.span], Vec::new(), format!("{n} ÷ {of}"));
            continue;
        }
        // 提案9件、建议6件,办结15件,办结率100%: of both together.
        let before = report.facts.get(at.saturating_sub(NEAR)..at).unwrap_or(&[]);
        let of_unit = before.iter().filter(|f| {
            (f.passage, f.sentence, &f.unit) == (rate.passage, rate.sentence, &all.unit)
                && f.span != done.span
        });
        let counts: Vec<i128> = of_unit.filter_map(whole).collect();
        let several =
            (2..=3).any(|many| counts.windows(many).any(|w| printed.fits(n, w.iter().sum()) != Fit::No));
        if several || is_of_others(report, at, printed) {
            continue;
        }
        let Some(right) = percent(n, of, printed.decimals) else { continue };
        let mut finding = wrong_rate(report, code, rate, (n, of), right);
        // More finished than came are older ones, but for a number written wrong.
        let (done_count, all_count) = (i64::try_from(n).ok(), i64::try_from(of).ok());
        let slip = done_count.zip(all_count).and_then(|(n, of)| Slip::between(n, of));
        let telling = matches!(slip, Some(Slip::Swapped | Slip::Dropped | Slip::Doubled | Slip::Added));
        // All of them, and one or two more than came: one of the two counts is wrong.
        let hardly_more = printed.is_all() && n > of && (n - of) * 50 <= of;
        // No rate of what was done in time is above all of it.
        let within = rate.value <= Num::int(100);
        if (n > of && !telling && !hardly_more) || (in_time && within) {
            finding.severity = Severity::Info;
        }
        sink.fails(finding.evidence(done.span).evidence(all.span));
    }
}

/// A printed rate that is not what its two counts come to.
fn wrong_rate(
    report: &Report,
    code: &'static str,
    rate: &Fact,
    (n, of): (i128, i128),
    right: Num,
) -> Finding {
    let quote = quoted(report.text(), rate.quote);
    let message = Words::new(
        format!("{n} ÷ {of} = {right}%，正文写“{quote}”，请核对。"),
        format!("{n} ÷ {of} = {right}%, the prose says “{quote}”. Check it."),
    );
    Finding::new(code, Severity::Warning, message)
        .sides(rate.value, right, format!("{n} ÷ {of} = {right}% ≠ {}%", rate.value))
        .subject(rate.span)
}

/// Whether two other counts beside a rate come to it, and it is theirs. One without decimals would often fit by chance.
fn is_of_others(report: &Report, at: usize, printed: Printed) -> bool {
    const BESIDE: usize = 6;
    let near = report.facts.get(at.saturating_sub(BESIDE)..at.saturating_add(BESIDE).min(report.facts.len()));
    let passage = report.facts.get(at).map(|rate| rate.passage);
    let near = near.unwrap_or(&[]).iter().filter(|f| Some(f.passage) == passage);
    let counts: Vec<i128> = near.filter_map(whole).filter(|n| *n > 0).collect();
    let fits = |n: &i128| counts.iter().any(|of| n < of && printed.fits(*n, *of) != Fit::No);
    printed.decimals > 0 && counts.iter().any(fits)
}

/// Whether a number is of the year or, with all around it, of a part of it.
fn of_its_time(fact: &Fact) -> bool {
    fact.this_year || fact.part_year
}

/// Whether one slip of digits made the one number of the other.
fn is_a_slip(meant: i128, printed: i128) -> bool {
    let both = i64::try_from(printed).ok().zip(i64::try_from(meant).ok());
    both.is_some_and(|(printed, meant)| Slip::between(printed, meant).is_some())
}

/// Rates of disclosure: what was disclosed over what was answered, received, or made.
fn open_rates(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    for ratio in &report.ratios {
        let Ratio::OpenRate { percent: at, part } = *ratio else { continue };
        let (Some(rate), Some(part)) = (report.facts.get(at), report.facts.get(part)) else { continue };
        // All of something: of what, it does not say.
        let Some(printed) = Printed::of(rate).filter(|p| !p.is_all()).filter(|_| {
            rate.qualifier == Qualifier::Exact && of_its_time(rate) && part.is_exact() && of_its_time(part)
        }) else {
            continue;
        };
        let earlier = || {
            let near = report.facts.get(at.saturating_sub(NEAR)..at).unwrap_or(&[]).iter();
            near.filter(|f| f.passage == rate.passage && f.span.start < part.span.start)
        };
        let alike = |f: &&Fact| {
            f.unit == part.unit && f.is_exact() && f.part_year == part.part_year && of_its_time(f)
        };
        let before = || earlier().filter(alike).filter(|f| f.value >= part.value);
        // 予以公开59件,部分公开15件,公开率52.1%: both together.
        let both = part.slot == Slot::Partial;
        let granted = || earlier().find(|f| both && f.slot == Slot::Granted);
        let disclosed: Vec<i128> =
            [whole(part), granted().and_then(whole).zip(whole(part)).map(|(a, b)| a + b)]
                .into_iter()
                .flatten()
                .collect();
        let fits = |of: i128| disclosed.iter().any(|n| printed.fits(*n, of) != Fit::No);
        let implied: Vec<i128> = disclosed.iter().flat_map(|n| printed.wholes(*n)).collect();
        if let Some(base) = before().filter_map(whole).find(|of| fits(*of)) {
            sink.holds_at(code, [rate.span], Vec::new(), format!("{} ÷ {base}", part.value));
            continue;
        }
        let answered =
            before().find(|f| matches!(f.slot, Slot::Done | Slot::New | Slot::Accepted) && f.certain);
        let mut made = before().filter(|f| f.sentence == part.sentence);
        // Of documents only where there is no doubt of which.
        let only = made.next().filter(|_| made.next().is_none());
        // 制发公文307件,公开673件,公开率95.2%: less than its part, and one slip from what the rate is of.
        let one_slip_away = |f: &&Fact| {
            let slipped = |w: &i128| *w >= i128::from(LONG) && is_a_slip(*w, whole(f).unwrap_or(0));
            f.value < part.value && f.sentence == part.sentence && implied.iter().any(slipped)
        };
        let less = || earlier().filter(alike).find(one_slip_away);
        let base = if part.slot.is_outcome() { answered.or(only) } else { only }.or_else(less);
        let (Some(base), Some(n)) = (base, disclosed.last().copied()) else { continue };
        let Some(of) = whole(base) else { continue };
        let Some(right) = percent(n, of, printed.decimals) else { continue };
        if is_of_others(report, at, printed) {
            continue;
        }
        let mut finding = wrong_rate(report, code, rate, (n, of), right);
        for span in granted().map(|f| f.span).into_iter().chain([part.span, base.span]) {
            finding = finding.evidence(span);
        }
        sink.fails(finding);
    }
}
