//! Outcomes that are rare.

use super::messages;
use crate::finding::{Finding, Severity, Words};
use crate::form::T3_COLUMNS;
use crate::locate::sums::TOTAL;
use crate::report::{BodyKind, CellState};
use crate::rules::{Context, Meta, Rule, Sink};

/// T3-RARE.
pub struct Rare;

impl Rule for Rare {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-RARE",
            severity: Severity::Info,
            on: false,
            title: ("少见类别提示", "A rare class"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
乡镇、街道的报告在“属于国家秘密”或“三安全一稳定”填了数。
## 为什么
乡镇、街道极少遇到这两类，常是填错了行；确有其事的，应有定密依据（条例第十四条）。
## 会报告
```gouji
基础：街道 2023
表三 · 属于国家秘密 · 总计 = «2»
```
## 不报告
```gouji
基础：区 2023
表三 · 属于国家秘密 · 总计 = 2
```
```gouji
基础：镇 2023
表三 · 属于国家秘密 · 总计 = 0
```
## 何时不报
默认关闭。单位类型不明，或不是乡镇、街道。
## 容差
无。",
                "## What
A town or street office has numbers under state secrets or security and stability.
## Why
They hardly ever meet with either; often the row is wrong. Where it is right there must be a ground for the classification (article 14).
## Reported
A street office refused two applications as state secrets.
## Not reported
A district did; a town has none.
## Silent when
Off by default. The kind of body is not known, or it is neither town nor street.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !matches!(cx.report.identity.kind, Some(BodyKind::Town | BodyKind::Street)) {
            return;
        }
        for row in ["refuse_state_secret", "refuse_safety_stability"] {
            let id = messages::id(row, T3_COLUMNS[TOTAL].id);
            let cell = cx.report.cell(id).filter(|c| c.state == CellState::Number);
            let Some((cell, value)) = cell.and_then(|c| Some((c, c.value.filter(|v| !v.is_zero())?))) else {
                continue;
            };
            let name = id.spec().map_or("", |(r, _)| r.short());
            let message = Words::new(
                format!("“{name}”填了 {value} 件，乡镇、街道少见。请核实是否填错行，以及定密等依据。"),
                format!("{value} under [{}], which is rare here. Is it the right row?", id.label_en()),
            );
            let mut finding = Finding::new(self.meta().code, Severity::Info, message).cells([id]);
            if let Some(span) = cell.span {
                finding = finding.subject(span);
            }
            sink.fails(finding);
        }
    }
}
