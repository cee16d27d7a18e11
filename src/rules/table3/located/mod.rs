//! The headline over failing sums of table 3: the one slip, or the few, that explain them all (domain §8).

mod flow;
mod omit;
mod root;
mod shift;

use crate::finding::{Confidence, Finding, Severity, Suggestion, Words};
use crate::form::CellId;
use crate::locate::{Applications, Cause, Change, Explanation, Origin, Sum};
use crate::num::Num;
use crate::report::Report;
use crate::rules::table3::{messages, sums};
use crate::rules::{Context, Rule, Sink};
use crate::text::Span;
pub use flow::Flow;
pub use omit::Omit;
pub use root::Root;
pub use shift::Shift;

/// The most explanations that are shown.
const SHOWN: usize = 3;

fn report(cx: &Context<'_>, sink: &mut Sink<'_>, code: &str) {
    let Some(t3) = &cx.diagnosis().t3 else { return };
    // Each of the four rules reports its own kind of slip.
    if let Some(finding) = headline(cx, t3).filter(|f| f.code == code) {
        sink.fails(finding);
    }
}

/// The rule that reports a slip.
fn code_of(explanation: &Explanation) -> &'static str {
    match explanation.causes[..] {
        [Cause::Class { .. } | Cause::SpareClass(_)] => Omit.meta().code,
        [
            Cause::TotalRepeatsNew
            | Cause::CarriedOutForgotten
            | Cause::CarriedOutCounted
            | Cause::CarriedInForgotten,
        ] => Flow.meta().code,
        [Cause::RowsShifted { .. } | Cause::ColumnShifted { .. } | Cause::CellsShifted { .. }] => {
            Shift.meta().code
        }
        _ => Root.meta().code,
    }
}

/// The finding that explains all failing sums of table 3, where there is one.
pub fn headline(cx: &Context<'_>, t3: &Applications) -> Option<Finding> {
    let Origin::Explained { ways, near } = &t3.origin else { return None };
    let best = ways.first()?;
    let shown = ways.get(..(*near).clamp(1, SHOWN)).unwrap_or(ways);
    let message = if *near <= 1 { alone(t3, best, cx.report) } else { several(t3, shown, *near, cx.report) };
    let mut finding = Finding::new(code_of(best), Severity::Error, message);
    let mut cells: Vec<CellId> = Vec::new();
    for change in shown.iter().flat_map(|way| &way.changes) {
        if !cells.contains(&change.cell) {
            cells.push(change.cell);
        }
    }
    // Where nothing tells which cell it is, what fails is marked and the candidates are only named.
    let places =
        |cells: &[CellId]| -> Vec<Span> { cells.iter().filter_map(|id| cx.report.cell(*id)?.span).collect() };
    let totals: Vec<CellId> = t3.failing().flat_map(|c| totals(t3, c.sum)).collect();
    let subjects = if *near <= 1 { places(&cells) } else { places(&totals) };
    finding = subjects.into_iter().fold(finding, Finding::subject);
    for reason in shown.iter().flat_map(|way| &way.reasons) {
        if let crate::locate::Reason::Evidence(crate::locate::evidence::Source::Prose(span), _) = reason {
            finding = finding.evidence(*span);
        }
    }
    if let ([one], Some(check)) = (&best.changes[..], t3.failing().next()) {
        let (left, right) = check.sides.unwrap_or_default();
        let calculation = messages::formula(&t3.grid, check);
        // One cell: the first of its failing sums shows the matter.
        finding = if *near <= 1 && cells == [one.cell] {
            finding.sides(Num::int(left), Num::int(right), calculation)
        } else {
            finding
        };
    }
    finding.cells = cells;
    if *near <= 1 {
        finding.suggestions = suggestions(&best.changes);
    } else {
        let equal = ways.iter().take(*near);
        finding.alternatives = equal.map(|way| suggestions(&way.changes)).collect();
    }
    finding.confidence = match (*near, ways.len()) {
        (0 | 1, 0 | 1) => Confidence::CERTAIN,
        (0 | 1, _) => Confidence(900),
        (near, _) => Confidence(u16::try_from(1000 / near).unwrap_or(0)),
    };
    finding.explains = sums::fingerprints(t3, cx.report);
    Some(finding.sealed(cx.report.text()))
}

/// That table 3 was probably misread, as far as its sums show it: PARSE-CELL-AMBIG reports it.
pub fn misread(cx: &Context<'_>) -> Option<Finding> {
    let t3 = cx.diagnosis().t3.as_ref()?;
    let start = failing(t3);
    let message = match t3.origin {
        Origin::Lone(sum) => {
            let check = t3.grid.check(sum);
            let calculation = messages::formula(&t3.grid, &check);
            Words::new(
                format!(
                    "{}：{calculation}。一个错格至少会使两处不平，只有一处不平多半是识别有误，未作判定。请核对识别结果。",
                    start.zh
                ),
                format!(
                    "{}: {calculation}. One wrong cell breaks at least two sums, so this one was probably misread \
                     and is not held against the report. Please see how it was read.",
                    start.en
                ),
            )
        }
        Origin::Scrambled(rows) => Words::new(
            format!(
                "表三有 {rows} 行合计不平，三格以内的改动解释不了：多半是整表错位、识别有误或两个版本混用，未作判定。\
                 请核对识别结果，或直接打开原文件。"
            ),
            format!(
                "{rows} rows of table 3 do not add up and no three cells explain it: the table as a whole was \
                 probably misread or shifted, or mixes two versions. Please see how it was read, or open the file."
            ),
        ),
        Origin::Fault => Words::new(
            "表三的核对未通过程序自检，未作判定。请把这份报告反馈给开发者。",
            "The program's check of itself failed on table 3; nothing was decided. Please report this.",
        ),
        Origin::Sound | Origin::Explained { .. } | Origin::Unexplained => return None,
    };
    let mut cells: Vec<CellId> = Vec::new();
    if let Origin::Lone(sum) = t3.origin {
        let (left, right) = t3.grid.sides_of(sum);
        cells.extend(left.into_iter().chain(right).map(|(r, c)| t3.grid.id(r, c)));
    }
    let finding = Finding::new("PARSE-CELL-AMBIG", Severity::NotEvaluated, message).cells(cells.clone());
    let spans = cells.iter().filter_map(|id| cx.report.cell(*id)?.span);
    let finding = spans.fold(finding, Finding::subject);
    Some(match cx.report.t3.span {
        Some(span) if finding.marks.is_empty() => finding.subject(span),
        _ => finding,
    })
}

fn suggestions(changes: &[Change]) -> Vec<Suggestion> {
    let one =
        |c: &Change| Suggestion { cell: c.cell, value: Num::int(c.value), text: messages::suggestion(c) };
    changes.iter().map(one).collect()
}

/// Which sums fail: the beginning of every message.
fn failing(t3: &Applications) -> Words {
    const NAMED: usize = 4;
    let names: Vec<Words> = t3.failing().map(|c| messages::sum_name(t3.grid.form(), c.sum)).collect();
    let join =
        |of: &dyn Fn(&Words) -> &str, by: &str| names.iter().take(NAMED).map(of).collect::<Vec<_>>().join(by);
    let (etc_zh, etc_en) = if names.len() > NAMED { ("等", ", …") } else { ("", "") };
    Words::new(
        format!("{} 处合计不平（{}{etc_zh}）", names.len(), join(&|w| &w.zh, "、")),
        format!("{} sums fail ({}{etc_en})", names.len(), join(&|w| &w.en, ", ")),
    )
}

/// 改后 39 条勾稽全部成立, or how many of them could be checked.
fn afterwards(t3: &Applications) -> Words {
    let checked = t3.checks.iter().filter(|c| c.sides.is_ok()).count();
    if checked == t3.checks.len() {
        return Words::new(format!("改后 {checked} 条勾稽全部成立"), format!("then all {checked} sums hold"));
    }
    let open = unchecked(t3);
    Words::new(
        format!(
            "改后可核对的 {checked} 条勾稽全部成立（另有 {} 条无法核对{}）",
            t3.checks.len() - checked,
            open.zh
        ),
        format!("then all {checked} sums hold that can be checked (of {}{})", t3.checks.len(), open.en),
    )
}

/// Which sums across the only failing one could not be worked out: ，其中与该格有关的是….
fn unchecked(t3: &Applications) -> Words {
    let open = t3.open_across_the_only_failing();
    if open.is_empty() {
        return Words::default();
    }
    let names = messages::sum_names(t3.grid.form(), &open);
    Words::new(
        format!("，其中与不平处相交的是{}", names.zh),
        format!("; across the failing one: {}", names.en),
    )
}

/// The cells on the right side of a sum.
fn totals(t3: &Applications, sum: Sum) -> Vec<CellId> {
    t3.grid.sides_of(sum).1.into_iter().map(|(r, c)| t3.grid.id(r, c)).collect()
}

/// The message when one explanation stands alone.
fn alone(t3: &Applications, best: &Explanation, report: &Report) -> Words {
    const NUMERALS: [&str; 4] = ["", "一", "两", "三"];
    let (start, after) = (failing(t3), afterwards(t3));
    let what = messages::explanation(t3.grid.form(), best);
    let why = messages::reasons(&best.reasons, report);
    let independent = best.changes.len() == best.causes.len();
    let count = NUMERALS.get(best.changes.len()).filter(|_| independent);
    let (lead_zh, lead_en) = match count {
        Some(&"一") => ("表三".to_owned(), "Table 3: ".to_owned()),
        Some(count) => {
            (format!("表三{count}处单元格有误："), format!("Table 3, {} cells wrong: ", best.changes.len()))
        }
        // 疑似 hedges enough.
        None if what.zh.contains("疑似") => ("表三".to_owned(), "Table 3, most likely: ".to_owned()),
        None => ("表三最可能是".to_owned(), "Table 3, most likely: ".to_owned()),
    };
    // What happened first, in a sentence of its own; then what would have to change.
    let what_zh = if count.is_none() { what.zh.replacen('：', "。", 1) } else { what.zh };
    Words::new(
        format!("{lead_zh}{what_zh}。{}；{}。{}请以台账为准。", start.zh, after.zh, why.zh),
        format!(
            "{lead_en}{}. {}; {}. {}Check against your case register.",
            what.en, start.en, after.en, why.en
        ),
    )
}

/// The message when several explanations cannot be told apart.
fn several(t3: &Applications, shown: &[Explanation], near: usize, report: &Report) -> Words {
    const MARKS: [&str; SHOWN] = ["①", "②", "③"];
    let start = failing(t3);
    let list: Vec<Words> = shown
        .iter()
        .zip(MARKS)
        .map(|(way, mark)| {
            let what = messages::explanation(t3.grid.form(), way);
            let why = messages::reasons(&way.reasons, report);
            let (why_zh, why_en) = if why.zh.is_empty() {
                (String::new(), String::new())
            } else {
                (
                    format!("（{}）", why.zh.trim_end_matches('。')),
                    format!(" ({})", why.en.trim_end_matches(". ")),
                )
            };
            Words::new(format!("{mark}{}{why_zh}", what.zh), format!("{mark} {}{why_en}", what.en))
        })
        .collect();
    let join = |of: &dyn Fn(&Words) -> &str, by: &str| list.iter().map(of).collect::<Vec<_>>().join(by);
    let (such_zh, such_en) = if near > shown.len() { ("例如", ", for example") } else { ("", "") };
    let open = messages::sum_names(t3.grid.form(), &t3.open_across_the_only_failing());
    let (can_zh, can_en, open_zh, open_en) = if open.zh.is_empty() {
        ("", "", String::new(), String::new())
    } else {
        let (zh, en) = (format!("{}有格未读到，无法核对。", open.zh), format!("Not checked: {}. ", open.en));
        ("可核对的", " that can be checked", zh, en)
    };
    Words::new(
        format!(
            "表三 {}。只凭勾稽无法确定错在哪里：有 {near} 种改法都能使{can_zh}勾稽全部成立，{such_zh}{}。{open_zh}请对照台账确定。",
            start.zh,
            join(&|w| &w.zh, "；")
        ),
        format!(
            "Table 3: {}. The sums alone cannot tell where the mistake is: {near} corrections would make all of them \
             hold{can_en}{such_en}: {}. {open_en}Please decide by your case register.",
            start.en,
            join(&|w| &w.en, "; ")
        ),
    )
}
