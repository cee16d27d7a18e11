//! 信息处理费 in section six.

use super::compared::quoted;
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::num::Num;
use crate::report::prose::{ClaimKind, Fact, Measure, Qualifier};
use crate::report::slot::Slot;
use crate::report::{ParagraphKind, Report, SectionKind};
use crate::rules::structure;
use crate::rules::{Context, Meta, Rule, Sink};

/// 未报告信息处理费情况.
pub struct Missing;

impl Rule for Missing {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "NARR-S6-FEE",
            severity: Severity::Info,
            on: true,
            title: ("未报告信息处理费情况", "The handling fee is not reported"),
            holds: Some(("已报告信息处理费情况", "The handling fee is reported")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
2021年度起，报告正文应当提到信息处理费的收取情况（一般在第六部分），没有收取也写明。
## 为什么
《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）施行后，各地年报普遍在“其他需要报告的事项”中报告收取情况。
## 会报告
```gouji
六 = 无其他需要报告的事项。
```
## 不报告
```gouji
六 = 依据《政府信息公开信息处理费管理办法》，2023年未收取信息处理费。
```
```gouji
全文：
青禾区教育局2023年政府信息公开工作年度报告
一、总体情况
2023年，我局主动公开信息12条。
二、主动公开政府信息情况
未制发规范性文件。
```
## 何时不报
2020年度及以前的报告不报；正文或第六部分没有读到的，列为未核对。本规则只作提示。
## 容差
无。
",
                "\
## What
Reports on 2021 and later should say whether the fee for handling information was charged, usually in section six, also when it was not.
## Why
Since the Measures on that fee (国办函〔2020〕109号) annual reports generally do.
## Reported
Section six says nothing of it.
## Not reported
None was charged, and section six says so; a text of which only the first sections were pasted.
## Silent when
Reports on 2020 and earlier. Not evaluated where the prose or section six was not read. For information only.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        // The measures are in force since 2021.
        let Some(year) = report.identity.year.as_ref().map(|y| y.value).filter(|y| *y >= 2021) else {
            return;
        };
        // A text without prose is for PARSE to speak of.
        if !report.paragraphs.iter().any(|p| p.kind == ParagraphKind::Prose) || report.sections.is_empty() {
            return;
        }
        if report.speaks_of_handling_fee {
            sink.holds(self.meta().code, Vec::new(), "");
            return;
        }
        if cx.unread_parts().contains(&SectionKind::S6) {
            let reason = Words::new("第六部分没有读到", "section six was not read");
            sink.skips(self.meta().code, Vec::new(), reason);
            return;
        }
        let message = Words::new(
            format!("未写{year}年度信息处理费的收取情况，请在第六部分写明（未收取的也写）。"),
            format!(
                "The report on {year} does not mention the handling fee; section six should, even if none was charged."
            ),
        );
        let mut finding = Finding::new(self.meta().code, Severity::Info, message);
        if let Some(section) = report.section(SectionKind::S6) {
            finding = finding.subject(section.heading);
        }
        // A section that says nothing says nothing of the fee.
        finding.explained_by =
            structure::empty(cx, SectionKind::S6).map(|empty| empty.sealed(report.text()).fingerprint);
        sink.fails(finding);
    }
}

/// 信息处理费表述矛盾.
pub struct Contradiction;

impl Rule for Contradiction {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "NARR-S6-FEE-CONTRA",
            severity: Severity::Error,
            on: true,
            title: ("信息处理费表述矛盾", "What is said of the handling fee contradicts itself"),
            holds: Some(("信息处理费表述一致", "What is said of the handling fee agrees")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
写“未发出收费通知”的，表三“逾期未按收费通知要求缴纳费用”总计应为0；写收取若干件的，金额不应为0；收费总额应为10元的整数倍。
## 为什么
《政府信息公开信息处理费管理办法》按件每档100元、按量每页10元起计，总额必是10元的整数倍；没有通知就不会有逾期未缴。
## 会报告
```gouji
表三 · other_unpaid = 3 0 0 0 0 0 3
六 = 2023年，«全区各单位未发出收费通知»，未收取信息处理费。
```
```gouji
六 = 2023年，全区对2件申请收取信息处理费«0元»。
```
## 不报告
```gouji
表三 · other_unpaid = 3 0 0 0 0 0 3
六 = 2023年，全区未收取信息处理费。
```
```gouji
六 = 2023年，全区对2件申请收取信息处理费380元。
```
## 何时不报
通知了但申请人没有缴，“未收取”是真的，不报；按页计费的“最后一页”不足一页的情形办法没有规定，金额不是10元整数倍只作提示。
## 容差
无。
",
                "\
## What
Where no fee notice is said to be sent, no application may be closed as unpaid in table 3; where some were charged, the amount cannot be 0; the amount must be a multiple of 10 元.
## Why
The Measures charge by 100 元 per step or by 10 元 and more per page; without a notice nobody can be late in paying.
## Reported
No notice sent, and 3 closed as unpaid.
## Not reported
None charged, 3 unpaid (notified, but not paid); 380 元.
## Silent when
Notified and unpaid is no contradiction to none charged. An amount that is no multiple of 10 is for information only.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        let cell = CellId::t3("other_unpaid", "total");
        for claim in
            report.claims.iter().filter(|c| c.kind == ClaimKind::NoFeeNotice && c.this_year && c.certain)
        {
            let Some(unpaid) = report.value(cell) else { continue };
            if unpaid.is_zero() {
                sink.holds_at(code, [claim.span], [cell], "0 = 0");
                continue;
            }
            let quote = quoted(report.text(), claim.span);
            let message = Words::new(
                format!(
                    "正文“{quote}”，而表三“逾期未按收费通知要求缴纳费用”填{unpaid}件。没有通知就不会有逾期未缴，请核对。"
                ),
                format!(
                    "The prose says “{quote}”, but table 3 closes {unpaid} as unpaid after a fee notice. Check both."
                ),
            );
            let finding = Finding::new(code, Severity::Error, message)
                .sides(unpaid, Num::ZERO, format!("{unpaid} ≠ 0"))
                .cells([cell])
                .subject(claim.span);
            sink.fails(finding);
        }
        let fees = report.facts.iter().enumerate().filter(|(_, f)| f.slot == Slot::HandlingFee);
        for (at, fact) in fees.filter(|(_, f)| f.qualifier == Qualifier::Exact && f.this_year) {
            let Some(amount) = fact.value.to_int() else { continue };
            if let Some(charged) = charged(report, at).filter(|_| amount == 0) {
                let quote = quoted(report.text(), charged.span.join(fact.span));
                let message = Words::new(
                    format!("正文“{quote}”，收取了{}件而金额为0元，请核对件数和金额。", charged.value),
                    format!("“{quote}”: charged for {}, and 0 元 in all. Check both.", charged.value),
                );
                let finding = Finding::new(code, Severity::Warning, message).subject(fact.span);
                sink.fails(finding.evidence(charged.span));
                continue;
            }
            if amount % 10 == 0 {
                sink.holds_at(code, [fact.span], Vec::new(), format!("{amount} = 10 × {}", amount / 10));
                continue;
            }
            let message = Words::new(
                format!(
                    "信息处理费{amount}元不是10元的整数倍，请核对（办法按每页10元起、每件每档100元计费）。"
                ),
                format!(
                    "A handling fee of {amount} 元 is no multiple of 10 元. The Measures charge from 10 元 a page or \
                     100 元 a step of applications. Check it."
                ),
            );
            sink.fails(Finding::new(code, Severity::Info, message).subject(fact.span));
        }
    }
}

/// The count of applications that a fee is said to be charged for: 对2件申请收取信息处理费0元, 信息处理费0元（2件）.
fn charged(report: &Report, fee: usize) -> Option<&Fact> {
    let this = report.facts.get(fee)?;
    let text = report.text();
    let counts = |f: &&Fact| {
        f.passage == this.passage
            && f.sentence == this.sentence
            && f.measure == Measure::Count
            && f.is_exact()
            && !f.value.is_zero()
    };
    let between = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let before = fee.checked_sub(1).and_then(|at| report.facts.get(at)).filter(counts).filter(|f| {
        let words = between(f.span.end, this.span.start);
        words.contains("收取") && !words.contains(['，', ',', '、', '；', ';', '未', '不'])
    });
    let behind = report
        .facts
        .get(fee + 1)
        .filter(counts)
        .filter(|f| matches!(between(this.span.end, f.span.start).trim(), "（" | "(" | "/"));
    before.or(behind)
}
