//! 新旧表式混用.

use std::ptr;

use super::rows::first_line;
use crate::finding::{Finding, Severity, Words};
use crate::form::{FORM_2019, FORM_2021, Form, Group, Row, bare};
use crate::report::{CellState, TableRow};
use crate::rules::{Context, Meta, Rule, Sink};

/// STRUCT-FORM-MIXED.
pub struct Mixed;

/// How two generations are mixed.
pub(super) enum Mixture {
    /// Table 2 is new and only （六）其他处理 of table 3 was not split in three.
    OldOther,
    /// Table 2 is old and table 3 new.
    NewOther,
    /// Table 2 itself: rows of either kind.
    Inside { old: &'static Row, new: &'static Row },
}

/// What a row's first figure counts, Chinese and English.
fn first_column(row: &Row) -> (&'static str, &'static str) {
    row.columns.first().map_or(("", ""), |column| (column.label, column.label_en))
}

pub(super) fn mixture(cx: &Context<'_>) -> Option<Mixture> {
    let t2 = cx.report.t2.is_read().then_some(&cx.report.t2);
    let rows =
        t2.iter().flat_map(|t| &t.rows).filter(|r| r.cells.iter().any(|c| c.state != CellState::Missing));
    let (mut old, mut new) = (None, None);
    for row in rows.map(|r| r.row) {
        let of = |form: &Form| form.t2.iter().any(|r| ptr::eq(r, row));
        if of(&FORM_2019) {
            old = old.or(Some(row));
        } else if of(&FORM_2021) {
            new = new.or(Some(row));
        }
    }
    if let (Some(old), Some(new)) = (old, new) {
        return Some(Mixture::Inside { old, new });
    }
    let of_cases = cx.report.t3.is_read().then_some(cx.report.t3.form).flatten()?;
    // Only rows that were seen tell in which generation （六）其他处理 was printed; 其他 alone is a column's name too.
    let is_own = |r: &TableRow| r.label.is_some() && bare(r.row.label).chars().nth(2).is_some();
    let seen = |r: &&TableRow| is_own(r) || r.cells.iter().any(|c| c.state != CellState::Missing);
    cx.report.t3.rows.iter().filter(|r| r.row.group == Group::Other).find(seen)?;
    match (old, new) {
        (Some(_), None) if *of_cases == FORM_2021 => Some(Mixture::NewOther),
        (None, Some(_)) if *of_cases == FORM_2019 => Some(Mixture::OldOther),
        _ => None,
    }
}

impl Rule for Mixed {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-FORM-MIXED",
            severity: Severity::Error,
            on: true,
            title: ("新旧表式混用", "Mixed forms"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
同一份报告里既有2019年试行格式的表，又有2021年修订格式的表，或表二里新旧栏目并存。
## 为什么
新旧格式的栏目含义不同，混用则数据口径不一。表二已用新格式、仅表三“其他处理”没有分成三项的，数字仍可核对，列为警告。
## 会报告
```gouji
全文：
青禾区教育局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
规章\t0\t0\t0
规范性文件\t2\t2\t9
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t15
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t3
行政强制\t0
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t0
```
## 不报告
```gouji
基础：局 2023
一：2023年，我局认真落实条例要求。
```
## 何时不报
两版格式相同的部分（表四、表三其余各行）；表格没有读到。2019年度降为警告。
## 容差
无。",
                "## What
One report has tables of the 2019 form and of the 2021 form, or table 2 has columns of both.
## Why
Their columns mean different things. Where table 2 is new and only （六） of table 3 was not split in three, the figures can still be checked: a warning.
## Reported
## Not reported
## Silent when
It is about parts that both forms share; a table was not read. A warning for 2019.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(mixture) = mixture(cx) else { return };
        let (severity, words) = match &mixture {
            Mixture::OldOther => (
                Severity::Warning,
                Words::new(
                    "表二为2021年格式，表三“（六）其他处理”仍为2019年格式的一行。应分为“逾期不补正”“逾期未缴费”“其他”三行填报。",
                    "Table 2 follows the form of 2021, but （六） of table 3 is the one row of 2019; it should be three.",
                ),
            ),
            Mixture::NewOther => (
                cx.error_since_2020(),
                Words::new(
                    "表二为2019年格式，表三“（六）其他处理”为2021年格式。请按报告年度统一使用一种格式。",
                    "Table 2 follows the form of 2019 and table 3 that of 2021. Please use one form, the year's.",
                ),
            ),
            Mixture::Inside { old, new } => (
                cx.error_since_2020(),
                Words::new(
                    format!(
                        "表二新旧格式混用。“{}”一行的“{}”等栏为2019年格式，“{}”一行的“{}”为2021年格式。请统一使用报告年度的格式。",
                        old.label,
                        first_column(old).0,
                        new.label,
                        first_column(new).0
                    ),
                    format!(
                        "Table 2 mixes two forms: row “{}” (“{}”) is that of 2019, row “{}” (“{}”) that of 2021. \
                         Please use one form, the year's.",
                        old.label_en,
                        first_column(old).1,
                        new.label_en,
                        first_column(new).1
                    ),
                ),
            ),
        };
        let mut finding = Finding::new(self.meta().code, severity, words);
        let row = match &mixture {
            Mixture::Inside { old, .. } => cx.report.t2.row(old.id),
            _ => cx.report.t3.row("other_all").or_else(|| cx.report.t3.row("other_misc")),
        };
        if let Some(label) = row.and_then(|r| r.label) {
            finding = finding.subject(label);
        } else if let Some(span) = cx.report.t2.span {
            finding = finding.subject(first_line(span, cx.report.text()));
        }
        sink.fails(finding);
    }
}
