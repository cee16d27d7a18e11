//! Claims in words against the tables (domain §4.6): nothing received, all finished, no case lost.

use super::compared::{Compared, quoted};
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::locate::targets;
use crate::num::Num;
use crate::report::prose::{Claim, ClaimKind, Scope};
use crate::report::slot::{Block, Slot};
use crate::report::{BodyKind, Report, SectionKind};
use crate::rules::{Context, Meta, Rule, Sink};

/// 正文称“无”但表中不为0.
pub static ZERO: Compared = Compared(&Meta {
    code: "NARR-ZERO",
    severity: Severity::Error,
    on: true,
    title: ("正文称“无”但表中不为0", "Said to be none, but the table has some"),
    holds: Some(("正文称“无”的，表中均为0", "Said to be none, and 0 in the table")),
    since: "0.1.0",
    docs: docs!(
        "\
## 查什么
正文写“未收到政府信息公开申请”“未发生行政复议、行政诉讼”“无结转”等，表中相应的总计应为0；单位报告写“未制发规范性文件”“未实施行政强制”“没有行政事业性收费”等，表二相应的数应为0。
## 为什么
《政府信息公开条例》第五十条要求如实报告申请、复议、诉讼情况。称“无”而表中有数，多半是沿用了上年的句子。
## 会报告
```gouji
基础：局 2023
一：2023年，«我局未收到政府信息公开申请»。
```
```gouji
基础：局 2023
一：本年度«未制发行政规范性文件»。
```
```gouji
基础：局 2023
四：2023年，«我局未发生因政府信息公开引起的行政复议、行政诉讼»。
```
## 不报告
```gouji
基础：局 2023
一：2023年，我局未收到行政许可申请。
```
```gouji
基础：局 2023
四：2023年，我局未发生因政府信息公开引起的行政诉讼败诉的情况。
```
```gouji
基础：局 2023
一：2023年，局属单位没有行政事业性收费。
```
## 何时不报
说的是别的年度、别的单位，或另有限定（如未收到涉及某事项的申请）时不报。“未发生败诉”不等于没有诉讼，由 NARR-NOLOSS 核对。
## 容差
无。
",
        "\
## What
Where the prose says that no application came in, that there was no review or suit, or that nothing was carried over, the total in the table must be 0; so must the number of table 2 where a single body says that it made no normative documents, used no coercion or took no fees.
## Why
Article 50 of the Regulations demands a true account. A denial beside a number is usually last year's sentence.
## Reported
None received, none reviewed or sued, while the tables have some.
## Not reported
No application for a licence; no suit lost.
## Silent when
Other years, other bodies, and denials narrowed to a subject. That no suit was lost is the business of NARR-NOLOSS.
## Tolerance
None.
"
    ),
});

/// 称全部办结但有结转.
pub struct AllDone;

impl Rule for AllDone {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "NARR-ALLDONE",
            severity: Severity::Error,
            on: true,
            title: ("称全部办结但有结转", "Said to be all finished, but some were carried over"),
            holds: Some(("称全部办结，表中无结转", "Said to be all finished, and nothing carried over")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
正文写“全部办结”“办结率100%”“均已办结”，表三“结转下年度继续办理”总计应为0。“均已办结”语气较弱，只作提醒。
## 为什么
《政府信息公开条例》第三十三条给了答复期限，年底收到的申请依法可以转入下年；既有结转就不能说全部办结。
## 会报告
```gouji
基础：局 2023
一：2023年，我局共收到政府信息公开申请146件，«已全部办结»。
```
## 不报告
```gouji
基础：局 2023
一：2023年，我局共收到政府信息公开申请146件，均在法定期限内答复。
```
```gouji
基础：局 2023
一：2023年，我局共收到政府信息公开申请146件，除11件结转下年办理外，全部办结。
```
```gouji
基础：局 2023
一：2022年12月收到的9件申请，均在本年办结。
```
## 何时不报
“均按时答复”“均在法定期限内办结”与有结转并不矛盾，不核对；同一段已写明结转件数的不报；说的不是信息公开申请（如热线工单、建议提案），或只是以前年度收到的申请的不报。
## 容差
无。
",
                "\
## What
Where the prose says that all applications were finished (全部办结, 办结率100%, 均已办结), nothing may be carried over in table 3. 均已办结 is weaker and only a warning.
## Why
Article 33 of the Regulations gives time to answer, so that applications of the last weeks lawfully run on into the next year; then not all are finished.
## Reported
All finished, with 11 carried over.
## Not reported
All answered in time; all finished but the 11 carried over.
## Silent when
Answered or finished in time says nothing about it; the paragraph itself names what was carried over; other things than applications were finished, or only applications of an older year.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let code = self.meta().code;
        let cell = CellId::t3("carried_out", "total");
        for claim in applicable(cx.report) {
            let ClaimKind::AllDone { plain } = claim.kind else { continue };
            let Some(carried) = cx.report.value(cell) else { continue };
            if carried.is_zero() {
                sink.holds_at(code, [claim.span], [cell], "0 = 0");
                continue;
            }
            // The paragraph explains itself.
            let explained = cx
                .report
                .facts_in(claim.passage)
                .iter()
                .any(|f| f.slot == Slot::CarriedOut && !f.value.is_zero());
            if explained || !claim.certain || is_of_an_older_year(cx, claim) {
                continue;
            }
            let quote = quoted(cx.report.text(), claim.span);
            let message = Words::new(
                format!("正文“{quote}”，而表三结转下年度继续办理{carried}件。有结转就不是全部办结，请核对。"),
                format!(
                    "The prose says “{quote}”, but table 3 carries {carried} over. Then not all are finished."
                ),
            );
            let severity = weigh(cx.report, claim, if plain { Severity::Error } else { Severity::Warning });
            let finding = Finding::new(code, severity, message)
                .sides(carried, Num::ZERO, format!("{carried} ≠ 0"))
                .cells([cell])
                .subject(claim.span);
            sink.fails(finding);
        }
    }
}

/// Whether the sentence up to the end of a claim speaks of applications of an older year only: 2022年12月收到的8件,均在本年办结.
fn is_of_an_older_year(cx: &Context<'_>, claim: &Claim) -> bool {
    let before = cx.report.text().get(..claim.span.end).unwrap_or_default();
    let sentence = before.trim_end_matches('。').rsplit(['。', '；', '\n']).next().unwrap_or_default();
    let years = || {
        sentence
            .match_indices('年')
            .filter_map(|(at, _)| sentence.get(at.checked_sub(4)?..at)?.parse::<u16>().ok())
    };
    cx.year().is_some_and(|year| years().any(|y| y < year && y > 2000) && !years().any(|y| y == year))
        && !sentence.replace("在本年", "").contains("本年")
        && sentence.contains('的')
}

/// 称零败诉、均维持与表四不符.
pub struct NoLoss;

impl Rule for NoLoss {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "NARR-NOLOSS",
            severity: Severity::Error,
            on: true,
            title: ("称零败诉、均维持与表四不符", "Said to be unbeaten, but table 4 shows otherwise"),
            holds: Some(("称零败诉、均维持与表四相符", "Said to be unbeaten, and so it is in table 4")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
正文写“零败诉”“未发生败诉”的，表四诉讼“结果纠正”应为0；写“均获维持”“全部维持”的，“结果纠正”“其他结果”都应为0。尚有未审结案件时结果未定，作提醒。
## 为什么
表四“结果纠正”就是被法院、复议机关纠正。正文的总结与表四矛盾，读者一眼可见。
## 会报告
```gouji
基础：局 2023
表四 · 未经复议直接起诉 = 2 1 0 0 3
四：2023年，我局行政诉讼5件，«继续保持零败诉»。
```
```gouji
基础：局 2023
表四 · 行政复议 = 8 0 0 1 9
四：2023年，我局因政府信息公开引起的行政复议9件，«均获维持»。
```
## 不报告
```gouji
基础：局 2023
四：2023年，我局因政府信息公开引起的行政诉讼5件，未发生败诉。
```
```gouji
基础：局 2023
表四 · 行政复议 = 8 1 0 0 9
六：2023年，我局无行政处罚被撤销。
```
## 何时不报
只说行政诉讼的不看复议；说的是处罚、许可等决定，或只说没有“撤销”的不报；区域报告中只说本级的不报；“败诉率”等比例不报。
## 容差
无。
",
                "\
## What
Where no suit is said to be lost (零败诉, 未发生败诉), corrected must be 0 for suits in table 4; where all are said to be upheld (均获维持), corrected and other result must be 0. With cases pending the result is open: a warning.
## Why
Corrected in table 4 means corrected by the court or the review organ. A boast that table 4 contradicts is seen at once.
## Reported
Unbeaten with one suit corrected; all upheld with one pending.
## Not reported
No suit lost, and none corrected.
## Silent when
Reviews, when only suits are spoken of; acts (无行政处罚被撤销), and 撤销 alone, which is one way of correcting; one body of a region; rates.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for claim in applicable(cx.report).filter(|c| c.certain) {
            let (block, all_upheld) = match claim.kind {
                ClaimKind::NoLoss(block) => (block, false),
                ClaimKind::AllUpheld(block) => (block, true),
                _ => continue,
            };
            no_loss(cx, sink, claim, block, all_upheld);
        }
    }
}

fn no_loss(cx: &Context<'_>, sink: &mut Sink<'_>, claim: &Claim, block: Block, all_upheld: bool) {
    let code = NoLoss.meta().code;
    let cells = |column| block.rows().iter().map(move |b| CellId::t4(b, column));
    let sum =
        |column| cells(column).try_fold(Num::ZERO, |s, id| s.checked_add(targets::value(cx.report, id)?));
    let (Some(corrected), Some(other), Some(pending)) = (sum("corrected"), sum("other"), sum("pending"))
    else {
        return;
    };
    let quote = quoted(cx.report.text(), claim.span);
    if is_narrower(claim.span.of(cx.report.text())) {
        return;
    }
    let (column, count, severity, zh, en) = if !corrected.is_zero() {
        ("corrected", corrected, Severity::Error, "结果纠正", "corrected")
    } else if all_upheld && !other.is_zero() {
        ("other", other, Severity::Warning, "其他结果", "other result")
    } else if all_upheld && !pending.is_zero() {
        ("pending", pending, Severity::Warning, "尚未审结", "pending")
    } else {
        sink.holds_at(code, [claim.span], cells("corrected").collect::<Vec<_>>(), "0 = 0");
        return;
    };
    let message = Words::new(
        format!("正文“{quote}”，而表四{zh}{count}件。请核对正文的说法和表四。"),
        format!("The prose says “{quote}”, but table 4 has {count} {en}. Check both."),
    );
    let finding = Finding::new(code, weigh(cx.report, claim, severity), message)
        .sides(count, Num::ZERO, format!("{count} ≠ 0"))
        .cells(cells(column))
        .subject(claim.span);
    sink.fails(finding);
}

/// Whether a claim denies less than that a case was lost: that an act was undone (无行政处罚被撤销), or that one way
/// of correcting was used.
fn is_narrower(claim: &str) -> bool {
    const ACTS: [&str; 6] = ["处罚", "许可", "强制", "征收", "决定", "规范性文件"];
    const LOST: [&str; 5] = ["败诉", "纠错", "纠正", "胜诉", "维持"];
    let has = |words: &[&str]| words.iter().any(|word| claim.contains(word));
    has(&ACTS) || claim.contains("撤销") && !has(&LOST)
}

/// Claims about this report's body and year, outside problems and plans.
fn applicable(report: &Report) -> impl Iterator<Item = &Claim> {
    let single = report.identity.kind.is_some_and(BodyKind::is_single);
    report.claims.iter().filter(move |c| {
        c.this_year
            && c.section != Some(SectionKind::S5)
            && match c.scope {
                Scope::Own => single,
                Scope::Sub => false,
                Scope::Wide | Scope::Unmarked => true,
            }
    })
}

/// A claim of unclear scope in a region's report only asks for a look.
fn weigh(report: &Report, claim: &Claim, severity: Severity) -> Severity {
    let single = report.identity.kind.is_some_and(BodyKind::is_single);
    let strict = if single { claim.scope != Scope::Wide } else { claim.scope == Scope::Wide };
    if strict { severity } else { severity.max(Severity::Warning) }
}
