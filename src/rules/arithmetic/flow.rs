//! What came in and what went out, inside one paragraph (domain §4.8, §5.5).

use super::exact::{Fit, Printed, percent, whole};
use super::{balances, pools};
use crate::finding::{Finding, Severity, Words};
use crate::locate::targets;
use crate::num::Num;
use crate::num::slip::Slip;
use crate::report::prose::{Fact, FactKind, Qualifier, Ratio, Scope};
use crate::report::slot::{Detail, Slot, SlotKind};
use crate::report::{BodyKind, Report, SectionKind};
use crate::rules::narrative::{Verdict, quoted};
use crate::rules::{Context, Meta, Rule, Sink};

/// 收、转、办、结不平.
pub struct Balance;

impl Rule for Balance {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-FLOW",
            severity: Severity::Error,
            on: true,
            title: ("收、转、办、结不平", "Received, carried and finished do not balance"),
            holds: Some(("收、转、办、结平衡", "Received, carried and finished balance")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
同一段里写明的收到数、上年结转数、办结数、结转下年数，应满足：收到＋上年结转＝办结＋结转下年。本级和各单位的数分开核对。四数齐全而不平为错误；缺结转数而表三已读到的，用表三的数；没有表三的，只在另一边已经超出的情况下提醒；此时也按句中用语（接到、接续上年、余下、正在办理）辨认各数，怎样读都不平的作提醒。新收、上年结转与并列写出的合计，也应相加相符。
## 为什么
与表三的官方勾稽关系（第一项加第二项之和，等于第三项加第四项之和）相同。
## 会报告
```gouji
一：2023年，全区收到政府信息公开申请146件，上年结转7件，办结«140件»，结转下年度继续办理11件。
```
## 不报告
```gouji
一：2023年，全区收到政府信息公开申请146件，上年结转7件，办结142件，结转下年度继续办理11件。
```
```gouji
一：2023年，全区受理政府信息公开申请153件（含上年结转7件），办结142件，结转下年11件。
```
## 何时不报
分不清是哪个单位的数，有约数、有读不懂的限定语的不报；“受理”已含结转的不报。
## 容差
无。
",
                "\
## What
Within one paragraph: received + carried in = finished + carried over, for each body by itself. An error where all four are printed; what is carried and not printed is taken from table 3; without the table a warning only where the other side already exceeds, or where the words around the counts (接到, 接续上年, 余下, 正在办理) leave no reading that balances. A printed sum of received and carried in (新收、上年结转、合计) must be their sum.
## Why
The official relation of table 3.
## Reported
146 + 7 against 140 + 11.
## Not reported
146 + 7 = 142 + 11; 153 with those carried in = 142 + 11.
## Silent when
Whose numbers they are cannot be told, rounded numbers, limiting words; accepted numbers that include those carried in.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        let mut told = Vec::new();
        for flow in flows(report) {
            let Some(weighed) = flow.weigh(report) else { continue };
            told.extend(flow.new.map(|f| f.passage));
            let known = if let Weighed::Holds(known) = weighed { known } else { None };
            let (left, right) = (flow.left_terms(known), flow.right_terms(known));
            match weighed {
                Weighed::Holds(_) => {
                    sink.holds_at(code, flow.spans(), Vec::new(), format!("{left} = {right}"));
                }
                // The table has the same numbers, and its own balance speaks: one cause, one headline.
                Weighed::Fails(_) if flow.is_in_table(cx) => {}
                // Read by its words it comes out: 接续上年度3件, 1件以无法提供办毕.
                Weighed::Fails(_) if flow.new.is_some_and(|f| balances::comes_out(report, f.passage)) => {}
                Weighed::Fails(severity) => {
                    let message = Words::new(
                        format!("同一段中收到、结转与办结、结转下年不平：{left}，{right}。请核对各数。"),
                        format!(
                            "Received and carried in do not equal finished and carried over: {left}, {right}. Check each."
                        ),
                    );
                    let mut finding = Finding::new(code, severity, message);
                    if let Some(subject) = flow.done {
                        finding = finding.subject(subject.span);
                    }
                    for span in flow.spans() {
                        finding = finding.evidence(span);
                    }
                    sink.fails(finding);
                }
            }
        }
        // Where the table is read, it says what was finished and what goes on.
        if !report.t3.is_read() {
            balances::check(report, code, &told, sink);
            pools::check(report, code, sink);
        }
    }
}

/// The four quantities of a paragraph that are said of the same bodies.
#[derive(Default)]
struct Flow<'a> {
    /// Of whom: of all that the tables count is [`Scope::Unmarked`].
    scope: Scope,
    new: Option<&'a Fact>,
    /// 办理61件: what there was to be done, where it is not said what came in.
    pool: Option<&'a Fact>,
    carried_in: Option<&'a Fact>,
    done: Option<&'a Fact>,
    carried_out: Option<&'a Fact>,
    /// Said twice with different values, or vaguely: nothing is reckoned.
    unclear: bool,
}

fn flows(report: &Report) -> Vec<Flow<'_>> {
    let mut flows = Vec::new();
    let mut rest = report.facts.as_slice();
    while let Some(passage) = rest.first().map(|f| f.passage) {
        let len = rest.iter().take_while(|f| f.passage == passage).count();
        let (own, tail) = rest.split_at(len);
        rest = tail;
        flows.extend(of_passage(report, own));
    }
    flows
}

/// The flows of one paragraph, one for each of those whose quantities it tells.
fn of_passage<'a>(report: &Report, facts: &'a [Fact]) -> Vec<Flow<'a>> {
    let mut flows: Vec<Flow<'a>> = Vec::new();
    let single = report.identity.kind.is_some_and(BodyKind::is_single);
    let (mut last, mut doubtful) = (Scope::Unmarked, false);
    for fact in facts.iter().filter(|f| f.section != Some(SectionKind::S5)) {
        let all = if single { Scope::Own } else { Scope::Wide };
        let scope = match fact.scope {
            // A paragraph on other bodies: of whom the next sentence is, it does not say.
            Scope::Unmarked => {
                doubtful |= last != Scope::Unmarked && is_of_flow(fact);
                last
            }
            scope if scope == all => Scope::Unmarked,
            scope => scope,
        };
        if fact.kind == FactKind::Printed && is_of_flow(fact) {
            last = scope;
        }
        match flows.iter_mut().find(|f| f.scope == scope) {
            Some(flow) => flow.notice(fact),
            None => {
                let mut flow = Flow { scope, ..Flow::default() };
                flow.notice(fact);
                flows.push(flow);
            }
        }
    }
    for flow in &mut flows {
        flow.unclear |= doubtful;
        // 受理答复34件(含上年结转2件): it holds what was carried in.
        flow.new = flow.new.or(flow.pool.filter(|_| flow.carried_in.is_none_or(|f| f.part)));
        // 收到30件,上年结转1件,办理24件,结转7件: here it stands for what was finished.
        let said = flow.new.is_some() && flow.carried_in.is_some() && flow.carried_out.is_some();
        flow.done = flow.done.or(flow.pool.filter(|_| said));
    }
    flows
}

fn is_of_flow(fact: &Fact) -> bool {
    matches!(
        fact.slot,
        Slot::New | Slot::Accepted | Slot::Processed | Slot::CarriedIn | Slot::Done | Slot::CarriedOut
    )
}

/// How a flow stands.
enum Weighed {
    /// It balances, with what the table has for the one quantity that is not printed.
    Holds(Option<i128>),
    Fails(Severity),
}

impl<'a> Flow<'a> {
    fn notice(&mut self, fact: &'a Fact) {
        // 其中本级收到5件: a part of all, and all of what is said of that body.
        let whole = !fact.part || self.scope != Scope::Unmarked;
        let place = match fact.slot {
            Slot::New | Slot::Accepted if whole => &mut self.new,
            Slot::Processed if whole && fact.certain => &mut self.pool,
            Slot::CarriedIn => &mut self.carried_in,
            Slot::Done => &mut self.done,
            Slot::CarriedOut => &mut self.carried_out,
            _ => return,
        };
        let differs = place.is_some_and(|other| other.value != fact.value);
        let vague = !fact.is_exact()
            || !fact.this_year
            || !(fact.certain || fact.kind == FactKind::Printed && fact.slot != Slot::New);
        self.unclear |= differs || vague;
        *place = Some(fact);
    }

    /// What the table has for a quantity that the paragraph does not print, where both count the same bodies.
    fn in_table(&self, report: &Report, slot: Slot) -> Option<i128> {
        let of_table = self.scope == Scope::Unmarked && report.t3.is_read();
        let target = targets::of(report, slot, Detail::None).into_iter().next().filter(|_| of_table)?;
        target.value(report)?.to_int().map(i128::from)
    }

    fn weigh(&self, report: &Report) -> Option<Weighed> {
        let (Some(new), Some(done), false) = (self.new, self.done, self.unclear) else { return None };
        let (new_value, done_value) = (whole(new)?, whole(done)?);
        let carried_in = self.carried_in.and_then(whole);
        let carried_out = self.carried_out.and_then(whole);
        match (carried_in, carried_out) {
            (Some(i), Some(o)) => {
                // Accepted, or received, may already hold what was carried in.
                let held = new.slot != Slot::New || self.carried_in.is_some_and(|f| f.part);
                if new_value + i == done_value + o || (held && new_value == done_value + o) {
                    return Some(Weighed::Holds(None));
                }
                // What was in hand may be all there was, or what came in.
                let in_hand = done.slot == Slot::Processed;
                if in_hand && (done_value == new_value || done_value == new_value + i) {
                    return None;
                }
                let sure = new.slot == Slot::New && new.certain && done.certain && !done.part && !in_hand;
                Some(Weighed::Fails(if sure { Severity::Error } else { Severity::Warning }))
            }
            (None, Some(o)) if new_value == done_value + o => Some(Weighed::Holds(None)),
            // 收到12件,其中10件已答复,剩余2件结转: the two are all of it.
            (None, Some(_)) if self.splits() => Some(Weighed::Fails(Severity::Warning)),
            // Not said is not none: the table, where it is read, knows better.
            (None, Some(o)) if report.t3.is_read() => {
                let i = self.in_table(report, Slot::CarriedIn)?;
                (new_value + i == done_value + o).then_some(Weighed::Holds(Some(i)))
            }
            (Some(i), None) if report.t3.is_read() => {
                let o = self.in_table(report, Slot::CarriedOut)?;
                (new_value + i == done_value + o).then_some(Weighed::Holds(Some(o)))
            }
            // Without it only what cannot be is spoken of; nothing is said to have been carried in.
            (None, Some(_)) => Some(Weighed::Fails(Severity::Warning)),
            (Some(i), None) if new_value + i < done_value && !done.part => {
                Some(Weighed::Fails(Severity::Warning))
            }
            _ => None,
        }
    }

    /// Whether what was finished and what goes over are said to be the two parts of what came in.
    fn splits(&self) -> bool {
        let (Some(new), Some(done), Some(out)) = (self.new, self.done, self.carried_out) else {
            return false;
        };
        let same = new.sentence == done.sentence && done.sentence == out.sentence;
        same && !new.part && ((done.part && out.part) || done.rest || out.rest)
    }

    /// Whether every number of it is the table's.
    fn is_in_table(&self, cx: &Context<'_>) -> bool {
        let own = [self.new, self.carried_in, self.done, self.carried_out];
        own.into_iter().flatten().all(|fact| {
            let from = cx.report.facts.partition_point(|f| f.passage < fact.passage);
            let own = cx.report.facts.iter().zip(cx.judgements()).skip(from);
            let mut same =
                own.take_while(|(f, _)| f.passage == fact.passage).filter(|(f, _)| f.span == fact.span);
            same.any(|(_, j)| j.verdict == Verdict::Agrees)
        })
    }

    fn spans(&self) -> Vec<crate::text::Span> {
        [self.new, self.carried_in, self.done, self.carried_out]
            .into_iter()
            .flatten()
            .map(|f| f.span)
            .collect()
    }

    fn left_terms(&self, known: Option<i128>) -> String {
        terms(self.new, self.carried_in, known.filter(|_| self.carried_in.is_none()))
    }

    fn right_terms(&self, known: Option<i128>) -> String {
        terms(self.done, self.carried_out, known.filter(|_| self.carried_out.is_none()))
    }
}

/// `146 + 7 = 153`; the second is what is printed, or else what the table has.
fn terms(first: Option<&Fact>, second: Option<&Fact>, known: Option<i128>) -> String {
    let first = first.and_then(whole).unwrap_or(0);
    match second.and_then(whole).or(known) {
        Some(second) => format!("{first} + {second} = {}", first + second),
        None => first.to_string(),
    }
}

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
        for ratio in &report.ratios {
            let Ratio::DoneRate { percent: at } = *ratio else { continue };
            let Some(rate) = report.facts.get(at).filter(|f| f.qualifier == Qualifier::Exact && f.this_year)
            else {
                continue;
            };
            let Some(printed) = Printed::of(rate) else { continue };
            // 按时办结率 and 100% say something else, or are checked elsewhere.
            let quote = quoted(report.text(), rate.quote);
            if quote.contains('按') || printed.mantissa == 100 * 10i128.pow(printed.decimals) {
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
            let message = Words::new(
                format!("{done} ÷ {pool} = {right}%，正文写“{quote}”，请核对。"),
                format!("{done} ÷ {pool} = {right}%, the prose says “{quote}”. Check it."),
            );
            let finding = Finding::new(code, Severity::Warning, message)
                .sides(rate.value, right, format!("{done} ÷ {pool} = {right}% ≠ {}%", rate.value))
                .subject(rate.span);
            sink.fails(finding);
        }
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
        if several {
            continue;
        }
        let Some(right) = percent(n, of, printed.decimals) else { continue };
        let mut finding = wrong_rate(report, code, rate, (n, of), right);
        // More finished than came are older ones, but for a number written wrong.
        let (done_count, all_count) = (i64::try_from(n).ok(), i64::try_from(of).ok());
        let slip =
            done_count.zip(all_count).and_then(|(n, of)| Slip::between(n, of).or(Slip::between(of, n)));
        let telling = matches!(slip, Some(Slip::Swapped | Slip::Dropped | Slip::Doubled | Slip::Added));
        if (n > of && !telling) || in_time {
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

/// Rates of disclosure: what was disclosed over what was answered, received, or made.
fn open_rates(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    for ratio in &report.ratios {
        let Ratio::OpenRate { percent: at, part } = *ratio else { continue };
        let (Some(rate), Some(part)) = (report.facts.get(at), report.facts.get(part)) else { continue };
        // All of something: of what, it does not say.
        let all = |p: &Printed| p.mantissa == 100 * 10i128.pow(p.decimals);
        let Some(printed) = Printed::of(rate).filter(|p| !all(p)).filter(|_| {
            rate.qualifier == Qualifier::Exact && rate.this_year && part.is_exact() && part.this_year
        }) else {
            continue;
        };
        let earlier = || {
            let near = report.facts.get(at.saturating_sub(NEAR)..at).unwrap_or(&[]).iter();
            near.filter(|f| f.passage == rate.passage && f.span.start < part.span.start)
        };
        let before = || {
            earlier().filter(|f| f.unit == part.unit && f.is_exact() && f.this_year && f.value >= part.value)
        };
        // 予以公开59件,部分公开15件,公开率52.1%: both together.
        let both = part.slot == Slot::Partial;
        let granted = || earlier().find(|f| both && f.slot == Slot::Granted);
        let disclosed: Vec<i128> =
            [whole(part), granted().and_then(whole).zip(whole(part)).map(|(a, b)| a + b)]
                .into_iter()
                .flatten()
                .collect();
        let fits = |of: i128| disclosed.iter().any(|n| printed.fits(*n, of) != Fit::No);
        if let Some(base) = before().filter_map(whole).find(|of| fits(*of)) {
            sink.holds_at(code, [rate.span], Vec::new(), format!("{} ÷ {base}", part.value));
            continue;
        }
        let answered =
            before().find(|f| matches!(f.slot, Slot::Done | Slot::New | Slot::Accepted) && f.certain);
        let mut made = before().filter(|f| f.sentence == part.sentence);
        // Of documents only where there is no doubt of which.
        let only = made.next().filter(|_| made.next().is_none());
        let base = if part.slot.is_outcome() { answered } else { only };
        let (Some(of), Some(n)) = (base.and_then(whole), disclosed.last().copied()) else { continue };
        let Some(right) = percent(n, of, printed.decimals) else { continue };
        sink.fails(wrong_rate(report, code, rate, (n, of), right).evidence(part.span));
    }
}
