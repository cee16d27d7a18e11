//! What was finished beside what came in, where nothing else is told: 收到来信415封，回复415封.

use crate::finding::{Finding, Severity, Words};
use crate::num::slip::Slip;
use crate::report::Report;
use crate::report::prose::{Fact, Measure, counted_alike};
use crate::report::slot::SlotKind;
use crate::rules::Sink;
use crate::rules::narrative::quoted;
use crate::text::{Span, WordList};

/// How something comes to a body.
static CAME: WordList =
    WordList::new(&["收到", "受理", "接到", "承办", "接收", "登记", "收悉", "转办", "办理", "来信", "来访"]);
/// What is done with it.
static FINISHED: [&str; 8] = ["办结", "答复", "回复", "办复", "办理完毕", "处理完毕", "反馈", "办理"];
/// What says nothing of how many.
static NOTHING: [&str; 14] =
    ["，", ",", "已", "均", "全部", "共", "按时", "按期", "及时", "依法", "当年", "全年", "依规", "累计"];
/// What else there may be to finish.
static MORE: WordList = WordList::new(&["结转", "上年", "去年", "往年", "遗留", "积案", "存量"]);

/// Looks at pairs of counts that stand side by side. Older ones may be finished, and some be pending, so this is a hint.
pub fn check(report: &Report, code: &'static str, sink: &mut Sink<'_>) {
    for pair in report.facts.windows(2) {
        let [came, done] = pair else { continue };
        let plain = |f: &Fact| f.measure == Measure::Count && f.is_exact() && f.this_year && !f.part;
        let beside = (came.passage, came.sentence) == (done.passage, done.sentence)
            && counted_alike(&came.unit, &done.unit);
        if !beside || !plain(came) || !plain(done) {
            continue;
        }
        // Of applications the table knows what was finished.
        if came.slot.kind() == SlotKind::Flow && report.t3.is_read() {
            continue;
        }
        sink.fails_if(finding(report, code, came, done));
    }
}

fn finding(report: &Report, code: &'static str, came: &Fact, done: &Fact) -> Option<Finding> {
    let text = report.text();
    let between = Some(Span::new(came.span.end, done.span.start)).filter(|s| s.start < s.end)?.of(text);
    if !CAME.stand_in(came.quote.of(text)) {
        return None;
    }
    let verb = NOTHING.iter().fold(between.trim().to_owned(), |words, word| words.replace(word, ""));
    let passage = report.facts_in(came.passage);
    let told = passage.first().zip(passage.last()).map(|(a, b)| a.quote.join(b.quote).of(text))?;
    if !FINISHED.contains(&verb.as_str()) || MORE.stand_in(told) {
        return None;
    }
    let (n, d) = (came.value.to_int()?, done.value.to_int()?);
    let slip = Slip::between(n, d);
    let telling = n > 9 && d > 9 && matches!(slip, Some(Slip::Swapped));
    let shorter = n > 99 && matches!(slip, Some(Slip::Dropped | Slip::Doubled | Slip::Added));
    if n == d || !(d > n || telling || shorter) {
        return None;
    }
    let (first, second) = (quoted(text, came.quote), quoted(text, done.quote));
    let message = Words::new(
        format!("正文“{first}”，而“{second}”，前后没有提到结转或未办结，请核对两数。"),
        format!("“{first}”, but “{second}”, and nothing is said to be carried or pending. Check both."),
    );
    let finding = Finding::new(code, Severity::Info, message)
        .sides(came.value, done.value, format!("{n} ≠ {d}"))
        .subject(done.span)
        .evidence(came.span);
    Some(finding)
}
