//! What came in and what went out, inside one paragraph (domain §4.8, §5.5).

use super::exact::whole;
use super::{balances, finished, pools, stocks};
use crate::finding::{Finding, Severity};
use crate::locate::targets;
use crate::report::prose::{Fact, FactKind, Scope, counted_alike};
use crate::report::slot::{Detail, Slot};
use crate::report::{BodyKind, Report, SectionKind};
use crate::rules::narrative::Verdict;
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
同一段里写明的收到数、上年结转数、办结数、结转下年数，应满足：收到＋上年结转＝办结＋结转下年。本级和各单位的数分开核对。四数齐全而不平为错误；缺结转数而表三已读到的，用表三的数；没有表三的，只在另一边已经超出的情况下提醒；此时也按句中用语（接到、接续上年、余下、正在办理）辨认各数，怎样读都不平的作提醒。新收、上年结转与并列写出的合计，也应相加相符；同一句写明的上年末有效（保留）数、新增数、废止（关停）数和现行有效（保留）数也是。
## 为什么
与表三的官方勾稽关系（第一项加第二项之和，等于第三项加第四项之和）相同。
## 会报告
```gouji
一：2023年，全区收到政府信息公开申请146件，上年结转7件，办结«140件»，结转下年度继续办理11件。
```
```gouji
一：2023年，全区政务新媒体账号年初为43个，新增2个，关停14个，年末保留«29个»。
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
Within one paragraph: received + carried in = finished + carried over, for each body by itself. An error where all four are printed; what is carried and not printed is taken from table 3; without the table a warning only where the other side already exceeds, or where the words around the counts (接到, 接续上年, 余下, 正在办理) leave no reading that balances. A printed sum of received and carried in (新收、上年结转、合计) must be their sum; so must a stock of documents or accounts be last year's with what was added and taken away.
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
                    // 答复22件,不予受理1件,结转2件: with all that the words tell.
                    let full = flow.new.and_then(|f| balances::told_in_full(report, code, f.passage));
                    if let Some(mut full) = full.filter(|_| !report.t3.is_read()) {
                        full.severity = severity;
                        sink.fails(full);
                        continue;
                    }
                    let message = balances::unbalanced(&flow.came(known), &flow.went(known));
                    let mut finding = Finding::new(code, severity, message);
                    finding.formula = Some(format!("{left} ≠ {right}"));
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
        stocks::check(report, code, sink);
        finished::check(report, code, sink);
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
            Some(flow) => flow.notice(report, fact),
            None => {
                let mut flow = Flow { scope, ..Flow::default() };
                flow.notice(report, fact);
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

/// Whether a count is said to be 结转 and not from which year to which.
fn says_bare_carrying(report: &Report, fact: &Fact) -> bool {
    let said = fact.quote.of(report.text());
    said.strip_prefix("结转").is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// How a flow stands.
enum Weighed {
    /// It balances, with what the table has for the one quantity that is not printed.
    Holds(Option<i128>),
    Fails(Severity),
}

impl<'a> Flow<'a> {
    fn notice(&mut self, report: &Report, fact: &'a Fact) {
        // 其中本级收到5件: a part of all, and all of what is said of that body.
        let whole = !fact.part || self.scope != Scope::Unmarked;
        // 新收25件,结转2件,…: before what was finished, it may be the last year's.
        let bare = fact.slot == Slot::CarriedOut && self.done.is_none() && says_bare_carrying(report, fact);
        // 另有7个答复件附送了说明: in another unit, and by no words of its own, no count of applications.
        let unlike = self.new.is_some_and(|new| !counted_alike(&new.unit, &fact.unit));
        if unlike && !fact.certain && fact.part {
            return;
        }
        let place = match fact.slot {
            Slot::New | Slot::Accepted if whole => &mut self.new,
            Slot::Processed if whole && fact.certain => &mut self.pool,
            Slot::CarriedIn => &mut self.carried_in,
            Slot::Done => &mut self.done,
            Slot::CarriedOut => &mut self.carried_out,
            _ => return,
        };
        let differs = bare || place.is_some_and(|other| other.value != fact.value);
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
        // 收到12件,答复13份: letters of answer, of which there may be several to one application.
        if done.unit == "份" && new.unit != done.unit {
            return None;
        }
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

    /// What came in, with the names of its terms.
    fn came(&self, known: Option<i128>) -> [balances::Term; 2] {
        [
            ("收到", "received", self.new.and_then(whole).into_iter().collect()),
            (
                "上年结转",
                "carried in",
                self.carried_in
                    .and_then(whole)
                    .or(known.filter(|_| self.carried_in.is_none()))
                    .into_iter()
                    .collect(),
            ),
        ]
    }

    /// What went out, with the names of its terms.
    fn went(&self, known: Option<i128>) -> [balances::Term; 2] {
        [
            ("办结", "finished", self.done.and_then(whole).into_iter().collect()),
            (
                "结转下年",
                "carried over",
                self.carried_out
                    .and_then(whole)
                    .or(known.filter(|_| self.carried_out.is_none()))
                    .into_iter()
                    .collect(),
            ),
        ]
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
