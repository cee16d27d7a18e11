//! What article 50(4) asks for: assessment, evaluation, accountability.

use crate::finding::{Finding, Severity, Words};
use crate::report::{BodyKind, SectionKind};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::WordList;

use super::this_work::{RESULTS, of_this_work};

/// STRUCT-ART50-4.
pub struct Article50;

impl Rule for Article50 {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-ART50-4",
            severity: Severity::Warning,
            on: true,
            title: ("政府报告缺考核、评议、责任追究", "Article 50(4)"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
各级人民政府（含乡镇）的报告是否在第一或第六部分写到政府信息公开的工作考核、社会评议、责任追究结果。
## 为什么
条例第五十条第一款第四项：各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况。
## 会报告
```gouji
基础：县 2023
一 = 2023年，我县主动公开各类信息，办理依申请公开，规范政府信息管理，加强平台建设，强化监督保障。
```
## 不报告
```gouji
基础：局 2023
一 = 2023年，我局主动公开各类信息，办理依申请公开，规范政府信息管理，加强平台建设，强化监督保障。
```
## 何时不报
部门、办公室、街道的报告；报告没有读全。缺两项以上为警告，缺一项为提示。
## 容差
考评、督查、评价、问责、追责等视同；说的是别的工作（环保督查、低保考核）不算。",
                "## What
Whether a government's report (townships included) speaks in part one or six of assessment, public appraisal or accountability for this work.
## Why
Article 50 of the Regulations, paragraph 1 item 4, asks governments to report their results.
## Reported
## Not reported
## Silent when
The body is a department, an office or a street; the report was not read whole. A warning where two or more are missing, for information where one is.
## Tolerance
Usual synonyms count; an assessment of other work does not."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let governs = matches!(cx.report.identity.kind, Some(BodyKind::Region | BodyKind::Town));
        if !governs || !cx.is_whole() {
            return;
        }
        let parts = [SectionKind::S1, SectionKind::S6];
        let told = |words: &'static WordList| {
            parts.iter().any(|part| cx.prose_of(*part).any(|p| of_this_work(p, words)))
        };
        let missing: Vec<_> = RESULTS.iter().filter(|(.., words)| !told(words)).collect();
        if missing.is_empty() {
            return;
        }
        let zh: Vec<&str> = missing.iter().map(|(zh, ..)| *zh).collect();
        let en: Vec<&str> = missing.iter().map(|(_, en, _)| *en).collect();
        let message = Words::new(
            format!(
                "未见“{}”，请补充。条例第五十条要求各级人民政府写明工作考核、社会评议和责任追究结果。",
                zh.join("”“")
            ),
            format!(
                "Article 50 of the Regulations asks a government to report on assessment, public appraisal and \
                 accountability; not there: {}.",
                en.join(", ")
            ),
        );
        let severity = if missing.len() > 1 { Severity::Warning } else { Severity::Info };
        let heading = cx.report.section(SectionKind::S1).map(|s| s.heading).unwrap_or_default();
        sink.fails(Finding::new(self.meta().code, severity, message).subject(heading));
    }
}
