//! The five aspects of section one.

use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::WordList;

/// STRUCT-ASPECTS.
pub struct Aspects;

/// The five aspects of part one, each with words of which one is enough.
static ASPECTS: [(&str, &str, WordList); 5] = [
    (
        "主动公开",
        "disclosure on own initiative",
        WordList::new(&["主动公开", "公开政府信息", "公开各类", "公开信息", "发布"]),
    ),
    (
        "依申请公开",
        "disclosure on application",
        WordList::new(&["依申请", "公开申请", "申请公开", "申请人", "信息申请"]),
    ),
    (
        "政府信息管理",
        "management of information",
        WordList::new(&[
            "信息管理",
            "审核",
            "审查",
            "管理制度",
            "规范性文件",
            "目录",
            "清理",
            "保密",
            "管理机制",
            "规范管理",
            "信息资源",
        ]),
    ),
    (
        "平台建设",
        "platforms",
        WordList::new(&[
            "平台",
            "网站",
            "专栏",
            "新媒体",
            "公众号",
            "微信",
            "公示栏",
            "公开栏",
            "专区",
            "公报",
            "载体",
            "渠道",
        ]),
    ),
    (
        "监督保障",
        "supervision",
        WordList::new(&[
            "监督",
            "保障",
            "考核",
            "培训",
            "考评",
            "评议",
            "督查",
            "检查",
            "组织领导",
            "领导小组",
            "责任",
        ]),
    ),
];

impl Rule for Aspects {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-ASPECTS",
            severity: Severity::Warning,
            on: true,
            title: ("总体情况五方面不全", "Five aspects"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2021年度起，第一部分是否写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。
## 为什么
国办公开办函〔2021〕30号要求总体情况从这五个方面报告。
## 会报告
```gouji
基础：局 2023
一 = 2023年，我局及时主动公开各类信息，规范办理公开申请，做好门户网站专栏维护，健全审核制度。
```
## 不报告
```gouji
基础：局 2023
一 = 2023年，我局及时主动公开各类信息，规范办理公开申请，做好门户网站专栏维护，健全审核制度，组织业务培训。
```
## 何时不报
2020年度及以前；第一部分没有读到。不要求用小标题，写到即可。缺两个方面以上为警告；缺一个，或第一部分不足120字的列为提示。
## 容差
各方面按一组常用词认定，有一个即可。",
                "## What
From 2021 on, whether part one speaks of the five aspects: disclosure on own initiative, on application, management of information, platforms, supervision.
## Why
The notice of 2021 asks for them.
## Reported
## Not reported
## Silent when
The year is 2020 or before; part one was not read. Sub-headings are not asked for. A warning where two or more are missing; for information where one is, or part one has fewer than 120 characters.
## Tolerance
One of a group of usual words is enough for each."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(section) = cx.report.section(SectionKind::S1).filter(|_| cx.year() >= Some(2021)) else {
            return;
        };
        if !cx.is_report() || cx.prose_of(SectionKind::S1).next().is_none() {
            return;
        }
        let missing: Vec<_> = ASPECTS
            .iter()
            .filter(|(.., words)| !cx.prose_of(SectionKind::S1).any(|p| p.holds_any(words)))
            .collect();
        if missing.is_empty() {
            return;
        }
        let zh: Vec<&str> = missing.iter().map(|(zh, ..)| *zh).collect();
        let en: Vec<&str> = missing.iter().map(|(_, en, _)| *en).collect();
        let message = Words::new(
            format!("总体情况未见“{}”。2021年起总体情况应包括主动公开等五个方面，请补充。", zh.join("”“")),
            format!("Part one does not speak of {}; since 2021 it covers five aspects.", en.join(", ")),
        );
        // A few lines are a short report of a small body, or a piece of a longer one.
        let length: usize = cx.prose_of(SectionKind::S1).map(|p| p.text().chars().count()).sum();
        let severity = if length < 120 || missing.len() < 2 { Severity::Info } else { Severity::Warning };
        sink.fails(Finding::new(self.meta().code, severity, message).subject(section.heading));
    }
}
