//! The same sentence twice.

use std::collections::HashMap;

use super::ordinals::without_number;
use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// STRUCT-REPEAT.
pub struct Repeated;

/// The least characters of a sentence that nobody writes twice.
const LEAST: usize = 20;

/// The least of one that follows on itself at once.
const LEAST_BESIDE: usize = 8;

/// The least of an item that its own list has twice.
const LEAST_OF_AN_ITEM: usize = 6;

/// The least of one that stands in two parts, which nobody writes twice either.
const LEAST_APART: usize = 30;

/// From so many on the text stands twice as a whole, which other rules tell.
const WHOLE: usize = 8;

impl Rule for Repeated {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-REPEAT",
            severity: Severity::Warning,
            on: true,
            title: ("同一句话出现两次", "A sentence stands twice"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
同一部分里二十字以上、不同部分里三十字以上的同一句话（或整段）是否出现了两次；只有半句（二十字以上）相同的为提示；紧接着重复的、同一列举里重复的，不足二十字也报告。
## 为什么
多为复制粘贴的遗留，后一处往往盖掉了本来要写的内容。
## 会报告
```gouji
基础：局 2023
一：我局健全信息发布审查机制，明确专人负责网站栏目的日常维护。
一：«我局健全信息发布审查机制，明确专人负责网站栏目的日常维护。»
```
```gouji
基础：局 2023
一：我局健全信息发布审查机制，明确专人负责网站栏目的日常维护和更新工作。
五：«我局健全信息发布审查机制，明确专人负责网站栏目的日常维护和更新工作。»
```
```gouji
基础：局 2023
五：推广一图读懂、场景问答等解读方式，邀请专家解读；«推广一图读懂、场景问答等解读方式，邀请专家解读»，按季通报。
```
```gouji
基础：局 2023
五：下一步：一是梳理执法信息公开清单，«梳理执法信息公开清单»，逐项核对。
```
```gouji
基础：局 2023
五：存在的问题：一是栏目更新较慢；二是解读形式单一；«三是栏目更新较慢。»
```
```gouji
基础：局 2023
六：2023年，我局未收取费用。
六：«2023年，我局未收取费用。»
```
```gouji
基础：局 2023
一：由局办公室牵头对各科室栏目更新逐月开展检查并通报结果，效果良好。
一：«由局办公室牵头对各科室栏目更新逐月开展检查并通报结果»，问题逐月减少。
```
## 不报告
```gouji
基础：局 2023
五：一是加强组织领导；二是开展业务培训。下一步：一是加强组织领导；二是细化公开目录。
```
```gouji
基础：局 2023
一：我局健全信息发布审查机制，明确专人负责网站栏目的日常维护。
五：我局健全信息发布审查机制，明确专人负责网站栏目的日常维护。
```
## 何时不报
不足二十字；在不同部分各出现一次而不足三十字（三十字以上为提示）；全文重复粘贴的，由章节重复报告。
## 容差
空白和全角半角不计。",
                "## What
Whether a sentence or paragraph of twenty characters or more stands twice in one part, or one of thirty in two; for information where only a clause of twenty or more does. What follows on itself at once, and an item that its own list has twice, may be shorter.
## Why
Usually left from copying; the second often took the place of what was to be said.
## Reported
## Not reported
## Silent when
The sentence is shorter, or stands once in each of two parts with fewer than thirty characters (with more, for information); a text that was pasted twice is told by its headings.
## Tolerance
White space and width do not count."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        let kinds = || SectionKind::ALL.into_iter().filter(|kind| !cx.may_hold_rows(*kind));
        let mut found: Vec<(Span, Span)> = kinds().flat_map(|kind| sentences(cx, kind)).collect();
        if found.len() >= WHOLE {
            return;
        }
        for kind in kinds() {
            let told = |place: &Span| found.iter().any(|(again, _)| again.overlaps(*place));
            let runs: Vec<(Span, Span)> =
                runs(cx, kind).into_iter().filter(|(again, _)| !told(again)).collect();
            found.extend(runs.into_iter().take(1));
        }
        let apart = self.apart(cx, &found);
        let told = |place: &Span| found.iter().chain(&apart).any(|(again, _)| again.overlaps(*place));
        let clauses: Vec<(Span, Span)> =
            clauses(cx).into_iter().filter(|(again, first)| !told(again) && !told(first)).collect();
        for (pairs, most, severity, zh, en) in [
            (
                clauses,
                2,
                Severity::Info,
                "这半句话在前面也出现过，请核对是否误粘。",
                "These words stood before; they may have been pasted by mistake.",
            ),
            (
                apart,
                3,
                Severity::Info,
                "这句话在另一部分也出现过，请核对是否误粘。",
                "This sentence stands in another part as well; it may have been pasted by mistake.",
            ),
            (
                found,
                3,
                Severity::Warning,
                "这句话在同一部分出现了两次，请核对是否误粘，补上应写的内容或删去一处。",
                "This sentence stands twice in one part. Put in what belongs here, or take one of them out.",
            ),
        ] {
            for (again, first) in pairs.into_iter().take(most) {
                let finding = Finding::new(self.meta().code, severity, Words::new(zh, en));
                sink.fails(finding.subject(again).evidence(first));
            }
        }
    }
}

/// Sentences of a part that stand in it again: where again, and where first. Neighbours that both do are one place.
fn sentences(cx: &Context<'_>, kind: SectionKind) -> Vec<(Span, Span)> {
    let mut found: Vec<(Span, Span)> = Vec::new();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    // The items of the list that goes on.
    let mut items: HashMap<&str, Span> = HashMap::new();
    let mut before = "";
    for passage in cx.prose_of(kind) {
        let mut last: Option<usize> = None;
        for (at, sentence) in passage.sentences() {
            let whole = sentence.trim_end_matches(['。', ';', '!', '?']);
            // 存在的问题:一是….
            let behind_the_lead = whole.rsplit(':').next().unwrap_or_default();
            let (item, number) = without_number(behind_the_lead);
            let words = if behind_the_lead.len() == whole.len() { item } else { whole };
            let place = passage.place(cx.report, at, at + sentence.len());
            if number == Some(1) {
                items.clear();
            }
            let is_item = number.is_some() && item.chars().count() >= LEAST_OF_AN_ITEM;
            let in_the_list = if is_item { items.insert(item, place) } else { None };
            let length = words.chars().count();
            let least = if words == before { LEAST_BESIDE } else { LEAST };
            before = words;
            let elsewhere = if length < LEAST_BESIDE { None } else { seen.insert(words, place) };
            let Some(first) = in_the_list.or(elsewhere.filter(|_| length >= least)) else { continue };
            match (found.last_mut(), last == Some(at)) {
                (Some((again, before)), true) => (*again, *before) = (again.join(place), before.join(first)),
                _ => found.push((place, first)),
            }
            last = Some(at + sentence.len());
        }
    }
    found
}

/// Clauses of a part that stand in it again in the same order, though their sentences begin or end otherwise: where again, and
/// where first. Numbers may come to the same in two tables, and a document may be cited twice.
fn runs(cx: &Context<'_>, kind: SectionKind) -> Vec<(Span, Span)> {
    const SHORTEST: usize = 4;
    const LEAST_COUNTED: usize = 6;
    const CITES: [&str; 8] = ["根据", "按照", "依据", "依照", "为", "围绕", "聚焦", "落实"];
    let mut clauses: Vec<(&Passage, usize, &str)> = Vec::new();
    for passage in cx.prose_of(kind) {
        for (at, clause) in clauses_of(passage) {
            // 一是梳理清单,梳理清单: the number is none of its words.
            let (bare, _) = without_number(clause);
            clauses.push((passage, at + clause.len() - bare.len(), bare));
        }
    }
    let words = |nth: usize| clauses.get(nth).map_or("", |(.., clause)| clause);
    let is_counted = |clause: &str| clause.contains(|c: char| c.is_ascii_digit());
    let own = |clause: &str| {
        let letters = || clause.chars().filter(|c| c.is_alphabetic()).count();
        !clause.contains('《') && (!is_counted(clause) || letters() >= LEAST_COUNTED)
    };
    let cites = |clause: &str| CITES.iter().any(|word| clause.starts_with(word));
    let (mut seen, mut found) = (HashMap::<&str, usize>::new(), Vec::new());
    let mut nth = 0;
    while let Some((.., clause)) = clauses.get(nth) {
        let long = clause.chars().count() >= SHORTEST && own(clause);
        let first = if long { seen.get(clause).copied() } else { None };
        let Some(first) = first else {
            if long {
                seen.insert(clause, nth);
            }
            nth += 1;
            continue;
        };
        let same = |more: &usize| {
            let (one, other) = (words(first + more), words(nth + more));
            first + more < nth && !one.is_empty() && one == other && own(one)
        };
        let run = (0..).take_while(same).count();
        let characters: usize = (0..run).map(|more| words(nth + more).chars().count()).sum();
        // A single clause may be a phrase of the office, unless it follows on itself.
        let beside = first + run == nth && characters >= LEAST_BESIDE;
        // What is cited again ends a run, unless it follows on itself.
        let run = if beside { run } else { (0..run).take_while(|more| !cites(words(nth + more))).count() };
        let characters: usize = (0..run).map(|more| words(nth + more).chars().count()).sum();
        // Numbers alone may come to the same.
        let tells = (0..run).any(|more| !is_counted(words(nth + more)));
        if tells && (beside || run >= 2 && characters >= LEAST) {
            let end = |nth: usize| {
                clauses.get(nth).map(|(p, at, clause)| p.place(cx.report, *at, at + clause.len()))
            };
            let place = |from: usize| Some(end(from)?.join(end(from + run - 1)?));
            found.extend(place(nth).zip(place(first)));
        }
        nth += run.max(1);
    }
    found
}

/// The clauses of a passage without their marks, and where they begin.
fn clauses_of(passage: &Passage) -> impl Iterator<Item = (usize, &str)> {
    let clauses = passage.pieces(|mark| !matches!(mark, '、' | '(' | ')'));
    clauses.map(|(at, clause)| (at, clause.trim_end_matches([',', '。', ';', ':', '!', '?'])))
}

/// The least characters of a single clause that stands twice.
const CLAUSE: usize = 20;

/// Single clauses that stand again where their sentences are others: where again, and where first. A phrase of the office, the
/// name of a rule or a document may come twice.
fn clauses(cx: &Context<'_>) -> Vec<(Span, Span)> {
    const PHRASES: [&str; 46] = [
        "根据",
        "按照",
        "依据",
        "依照",
        "围绕",
        "聚焦",
        "落实",
        "贯彻",
        "以习近平",
        "在",
        "为进一步",
        "坚持",
        "认真",
        "深入",
        "严格按照",
        "截至",
        "其中",
        "由于",
        "关于",
        "未发生",
        "没有",
        "未收",
        "无",
        "存在",
        "高度重视",
        "统计期限",
        "充分",
        "切实",
        "不断",
        "持续",
        "进一步",
        "着力",
        "全面",
        "有效",
        "积极",
        "大力",
        "扎实",
        "确保",
        "保障",
        "推动",
        "推进",
        "加强",
        "增强",
        "提升",
        "提高",
        "强化",
    ];
    const SET_WORDS: [&str; 18] = [
        "思想",
        "精神",
        "方针",
        "条例",
        "办法",
        "规定",
        "通知",
        "要求",
        "电话",
        "网站",
        "信息处理费",
        "复议",
        "诉讼",
        "知情权",
        "监督权",
        "合法权益",
        "公信力",
        "法治政府",
    ];
    // A number, a document or set words: it may rightly come twice.
    let is_set = |words: &str| {
        words.contains(|c: char| c.is_ascii_digit() || c == '《')
            || words.ends_with("情况")
            || PHRASES.iter().any(|word| words.starts_with(word))
            || SET_WORDS.iter().any(|word| words.contains(word))
    };
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let mut found = Vec::new();
    for kind in SectionKind::ALL.into_iter().filter(|kind| !cx.may_hold_rows(*kind)) {
        for passage in cx.prose_of(kind) {
            for (start, words) in clauses_of(passage) {
                if words.chars().count() < CLAUSE || is_set(words) {
                    continue;
                }
                let place = passage.place(cx.report, start, start + words.len());
                match seen.get(words) {
                    None => {
                        seen.insert(words, place);
                    }
                    Some(first) => found.push((place, *first)),
                }
            }
        }
    }
    if found.len() >= WHOLE { Vec::new() } else { found }
}

impl Repeated {
    /// Sentences of one part that stand in another, and not in one of those places twice: where they stand again, and where
    /// first.
    fn apart(&self, cx: &Context<'_>, told: &[(Span, Span)]) -> Vec<(Span, Span)> {
        let mut seen: HashMap<&str, (SectionKind, Span)> = HashMap::new();
        let mut found = Vec::new();
        for kind in SectionKind::ALL {
            for passage in cx.prose_of(kind) {
                for (at, sentence) in passage.sentences() {
                    let words = sentence.trim_end_matches(['。', ';', '!', '?']);
                    if words.chars().count() < LEAST_APART {
                        continue;
                    }
                    let place = passage.place(cx.report, at, at + sentence.len());
                    match seen.get(words) {
                        None => {
                            seen.insert(words, (kind, place));
                        }
                        Some((other, first)) if *other != kind => found.push((place, *first)),
                        Some(_) => {}
                    }
                }
            }
        }
        found.retain(|(again, _)| told.iter().all(|(place, _)| !place.contains(*again)));
        if found.len() >= WHOLE { Vec::new() } else { found }
    }
}
