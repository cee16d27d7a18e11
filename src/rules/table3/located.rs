//! The headline over failing sums of table 3: the one slip, or the few, that explain them all (domain §8).

use super::{messages, sums};
use crate::finding::{Confidence, Finding, Severity, Suggestion, Words};
use crate::form::CellId;
use crate::locate::{Applications, Cause, Change, Explanation, Origin, Sum};
use crate::num::Num;
use crate::report::Report;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// The most explanations that are shown.
const SHOWN: usize = 3;

/// T3-ROOT.
pub struct Root;

impl Rule for Root {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-ROOT",
            severity: Severity::Error,
            on: true,
            title: ("定位：疑似错格", "The cell that explains the failing sums"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表三有几处合计不平时，找出改动最少而能使全部勾稽成立的那一格（或几格），并给出应填的数。
## 为什么
表三的 175 格（2019 年表式 161 格）由 39 条（37 条）勾稽互相约束，每一格处在哪几条勾稽里各不相同，因此一格填错时必能指出是哪一格、应为多少。告诉填表人“改哪一格、改成几”，比列出几处不平有用。
多种改法都能使勾稽成立时，依次比较：正文和上年报告写的数、是否只差一个数字或换了位置、改动的格数。仍分不出时如实列出，不提修改建议。
## 会报告
```gouji
表三 · 重复申请 · 自然人 = «25»
```
```gouji
// 两格各错各的
表三 · 予以公开 · 自然人 = «74»
表三 · 行政查询 · 总计 = «9»
```
```gouji
// 错的数已经加进本行总计，只凭勾稽分不出是哪一行
表三 · 重复申请 = 8 1 0 0 0 0 9
```
## 不报告
```gouji
表三 · 重复申请 · 总计 = 空
```
```gouji
// 整行整列都改过，勾稽全部成立
表三 · 本年新收 = 119 21 0 1 2 4 147
表三 · 结转下年度 = 10 2 0 0 0 0 12
```
## 何时不报
没有一处不平；只有一处不平而其余有关勾稽都核对成立（多半是识别有误）；三格以内的改动解释不了；不平的是整类漏加、漏计结转或整块错位（另有规则）。
## 容差
无。改后各格须为不小于 0 的整数，且全部勾稽成立。",
                "## What
Where several sums of table 3 fail: the one cell (or the few) whose correction makes all of them hold, with the value that it should have.
## Why
39 sums (37 in the form of 2019) bind the 175 (161) cells, and no two cells stand in the same ones with the same signs. One wrong cell therefore shows which it is and what it should hold. Where several corrections would do, what the prose and last year's report say decides, then the likeness of the digits, then the number of cells; where nothing decides, they are listed and nothing is proposed.
## Reported
One wrong cell; two that are wrong independently; a wrong number that its row's total was added up from, which the sums alone cannot place in a row.
## Not reported
A blank total; a table in which all sums hold.
## Silent when
No sum fails; exactly one fails and all others through its cells were worked out and hold (it was probably misread); no three cells explain it; a whole class, the carry-over or a shifted block explains it (other rules).
## Tolerance
None. The corrected values must be whole, not below 0, and make every sum hold.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code);
    }
}

/// T3-OMIT.
pub struct Omit;

impl Rule for Omit {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-OMIT",
            severity: Severity::Error,
            on: true,
            title: ("总计漏加或重复加某类", "The total leaves out or repeats a class"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
（七）总计与各项结果之差，在每一列都恰好等于某一类（或其中一行）的数：总计漏加、重复加了这一类，或这一类填多了。
## 为什么
（七）总计应包括（一）至（六）全部结果。2021 年表式把“（六）其他处理”拆成三行，最容易漏加。
## 会报告
```gouji
表三 · （七）总计 = 111 19 0 1 2 3 136
```
```gouji
// “部分公开”加了两次
表三 · （七）总计 = 127 22 0 1 3 4 157
```
## 不报告
```gouji
表三 · （七）总计 · 自然人 = 111
```
只有一列对不上，是单个错格，由 T3-ROOT 报告。
```gouji
基础：街道 2023
表三 = 0
```
## 何时不报
各列之差不是同一类的数时。
## 容差
无，每一列都须恰好相等。",
                "## What
In every column the total differs from the outcomes by exactly one class (or one row of it): it was left out, counted twice, or filled in without being part of it.
## Why
(7) total must take in all outcomes (1) to (6). The form of 2021 has three rows for (6), which are easily left out.
## Reported
The total leaves out (6); the total counts (2) twice.
## Not reported
Only one column is off: that is one wrong cell, and T3-ROOT reports it.
## Silent when
The differences are not those of one class.
## Tolerance
None; every column must fit exactly.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code);
    }
}

/// T3-FLOW.
pub struct Flow;

impl Rule for Flow {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-FLOW",
            severity: Severity::Error,
            on: true,
            title: ("总计等于新收，忽略结转", "The carry-over was left out"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
（七）总计与本年新收逐列相同，而有上年结转或结转下年度；或者收支相差的数在每一列都可由漏填的结转解释；或者结转下年度全部为 0，而（七）总计把未办结的也计入了。
## 为什么
（七）总计是本年度办结的件数，等于本年新收加上年结转减结转下年度。有结转时，照抄本年新收就会不平。
## 会报告
```gouji
表三 · （七）总计 = 118 21 0 1 2 4 146
```
```gouji
表三 · 结转下年度 = 0
```
```gouji
// 未办结的 11 件计入了（七）总计
表三 · 结转下年度 = 0
表三 · （七）总计 = 124 22 0 1 2 4 153
```
## 不报告
```gouji
// 没有结转时，总计本来就等于新收
表三 · 上年结转 = 0 0 0 0 0 0 0
表三 · 结转下年度 = 3 1 0 0 0 0 4
```
```gouji
表三 · 结转下年度 · 自然人 = 6
```
## 何时不报
能用一个单格更好地解释时（由 T3-ROOT 报告）；收支平衡时。
## 容差
无，每一列都须恰好相等。",
                "## What
(7) total repeats the new applications column by column although some were carried over; or what is missing in the balance of every column is a carry-over that was not filled in; or nothing is carried over and the total counts what is not finished.
## Why
(7) is what was handled: new applications plus those carried in minus those carried out.
## Reported
The total repeats the new applications; nothing is carried over to next year although more came in than was handled, or although the total exceeds the outcomes.
## Not reported
Nothing was carried in and the balance holds; a single cell is off.
## Silent when
A single cell explains it better (T3-ROOT); the balance holds.
## Tolerance
None; every column must fit exactly.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code);
    }
}

/// T3-SHIFT.
pub struct Shift;

impl Rule for Shift {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-SHIFT",
            severity: Severity::Error,
            on: true,
            title: ("疑似错行或错列", "A block stands one row or column off"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
几处不平，把相邻几行（或一列中的几格、几行中的几格）的数字整体移动一行（一列）后全部成立。
## 为什么
填表或粘贴时整块错开一格很常见，错位后每一格看上去都像单独填错。
## 会报告
```gouji
// 自然人列“不掌握”至“仍不明确”的数字下移了一行
表三 · 本机关不掌握 · 自然人 = 0
表三 · 另行制作 · 自然人 = 31
表三 · 仍不明确 · 自然人 = 2
表三 · 信访举报投诉 · 自然人 = 1
表三 · 重复申请 · 自然人 = 3
表三 · 公开出版物 · 自然人 = 5
```
## 不报告
```gouji
表三 · 重复申请 · 自然人 = 25
```
```gouji
// 整行一起移动而行、列合计仍成立的，只凭勾稽看不出来
表三 · 重复申请 = 0 0 0 0 0 0 0
表三 · 公开出版物 = 5 1 0 0 0 0 6
```
## 何时不报
移动后仍有勾稽不成立；只是两格互换（由 T3-ROOT 报告）。
## 容差
无，移动后全部勾稽须成立。",
                "## What
Several sums fail, and all of them hold once the numbers of neighbouring rows (or of some cells of a column, or of some rows) are moved by one row or one column.
## Why
A block that was typed or pasted one place off makes every cell look wrong by itself.
## Reported
In one column the numbers of several rows stand one row too low.
## Not reported
A single wrong cell. Whole rows that moved without breaking a sum cannot be seen by sums alone.
## Silent when
A sum still fails after the move; only two cells changed places (T3-ROOT).
## Tolerance
None; every sum must hold after the move.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code);
    }
}

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
        format!("表三 {} 处合计不平（{}{etc_zh}）", names.len(), join(&|w| &w.zh, "、")),
        format!("{} sums of table 3 fail ({}{etc_en})", names.len(), join(&|w| &w.en, ", ")),
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
        Some(count) => (format!("最可能是{count}个格错："), most_likely(best.changes.len())),
        None => ("最可能是".to_owned(), "most likely ".to_owned()),
    };
    Words::new(
        format!("{}，{lead_zh}{}；{}。{}请以台账为准。", start.zh, what.zh, after.zh, why.zh),
        format!("{}; {lead_en}{}; {}. {}The register decides.", start.en, what.en, after.en, why.en),
    )
}

fn most_likely(cells: usize) -> String {
    let cells = ["", "one cell is", "two cells are", "three cells are"].get(cells).copied().unwrap_or("");
    format!("most likely {cells} wrong: ")
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
            "{}。只凭勾稽无法确定错在哪里：有 {near} 种改法都能使{can_zh}勾稽全部成立，{such_zh}{}。{open_zh}请对照台账确定。",
            start.zh,
            join(&|w| &w.zh, "；")
        ),
        format!(
            "{}. The sums alone cannot tell where the mistake is: {near} corrections would make all of them \
             hold{can_en}{such_en}: {}. {open_en}Please decide by the register.",
            start.en,
            join(&|w| &w.en, "; ")
        ),
    )
}
