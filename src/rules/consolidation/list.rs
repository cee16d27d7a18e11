//! The list of units, before anything is added up.

use super::UnitRule;
use super::units::{Unit, Units};
use crate::finding::{Finding, Mark, Role, Severity, Words};
use crate::report::Report;
use crate::report::same_body;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};

/// A unit's report is missing.
pub const UNIT_MISSING: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-UNIT-MISSING",
        severity: Severity::Warning,
        on: true,
        title: ("缺单位报告", "Units' reports are missing"),
        holds: Some(("各单位报告齐全", "Every unit's report is there")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么
应报单位名单与已有报告对照，列出缺少的单位。
## 为什么
名单不齐时汇总数必然不全。
## 会报告
```gouji
设置：应有单位 = 青禾区教育局、青禾区民政局
单位：青禾区教育局
```
## 不报告
```gouji
设置：应有单位 = 青禾区教育局
单位：青禾区教育局
```
## 何时不报
没有给出应报单位名单。
## 容差
名称省略上级地名的视为同一单位。",
            "## What
The list of units that should report beside the reports that there are.
## Why
Without all of them the sum is short.
## Reported
## Not reported
## Silent when
No list was given.
## Tolerance
A name that leaves out the city or province is the same unit.",
        ),
    },
    check: missing,
};

fn missing(units: &Units<'_>, sink: &mut SetSink<'_>) {
    let expected = &units.given.expected;
    if expected.is_empty() {
        return;
    }
    let there = |name: &&String| !units.units.iter().any(|unit| same_body(name, &unit.name));
    let missing: Vec<&str> = expected.iter().filter(there).map(String::as_str).collect();
    let meta = UNIT_MISSING.meta;
    if missing.is_empty() {
        let all = expected.len();
        return sink.holds(meta.code, [], format!("应报 {all} 家，已报 {all} 家"));
    }
    let list = missing.join("、");
    let message = Words::new(
        format!("缺 {} 家单位的报告：{list}。请催报或补充后再汇总。", missing.len()),
        format!("Reports of {} units are missing: {list}. Ask for them before adding up.", missing.len()),
    );
    sink.fails(&[units.given.whole], Finding::new(meta.code, meta.severity, message));
}

/// A unit has two reports.
pub const UNIT_DUP: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-UNIT-DUP",
        severity: Severity::Warning,
        on: true,
        title: ("同一单位有两份报告", "A unit has two reports"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
单位报告中是否有同一机关的两份。
## 为什么
两份都加进去就重复了；只加一份又可能加的是旧稿。
## 会报告
```gouji
基础：区 2023
单位：青禾区教育局
单位：青禾区教育局
```
## 不报告
```gouji
基础：区 2023
单位：青禾区教育局
单位：青禾区民政局
```
## 何时不报
机关名称没有读到。
## 容差
名称省略上级地名的视为同一单位。",
            "## What
Whether two of the units' reports are of one body.
## Why
Adding both counts the unit twice; adding one may take the old draft.
## Reported
## Not reported
## Silent when
The body was not read.
## Tolerance
A name that leaves out the city or province is the same unit.",
        ),
    },
    check: twice,
};

fn twice(units: &Units<'_>, sink: &mut SetSink<'_>) {
    for unit in units.units.iter().filter(|u| !u.earlier.is_empty()) {
        let count = unit.earlier.len() + 1;
        let message = Words::new(
            format!("“{}”有 {count} 份报告，按最后一份汇总。请确认哪一份是定稿，去掉其余的。", unit.name),
            format!(
                "There are {count} reports of {}; the last one is added up. Keep the final one only.",
                unit.name
            ),
        );
        let mut about = vec![unit.report];
        about.extend(&unit.earlier);
        sink.fails(&about, Finding::new(UNIT_DUP.meta.code, UNIT_DUP.meta.severity, message));
    }
}

/// Another year or form.
pub const MIX: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-MIX",
        severity: Severity::Error,
        on: true,
        title: ("单位报告年度或表式不一", "Units report on another year or form"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
单位报告的年度、表三表式与汇总报告是否一致。
## 为什么
不同年度、不同表式的数不能相加。
## 会报告
```gouji
基础：区 2023
单位：青禾区教育局
标题：青禾区教育局2022年政府信息公开工作年度报告
前言：本报告统计期限为2022年1月1日至2022年12月31日。
落款：2023年1月18日
```
## 不报告
```gouji
基础：区 2023
单位：青禾区教育局
```
## 何时不报
年度或表式没有读到。
## 容差
无。",
            "## What
Whether the units report on the same year, and in the same form of table 3, as the whole.
## Why
Figures of different years or forms cannot be added up.
## Reported
## Not reported
## Silent when
Year or form was not read.
## Tolerance
None.",
        ),
    },
    check: other_year_or_form,
};

fn other_year_or_form(units: &Units<'_>, sink: &mut SetSink<'_>) {
    for (unit, what) in mixed(units, sink) {
        let message = Words::new(
            format!("“{}”{}，不能相加。请换成同年度、同表式的报告。", unit.name, what.zh),
            format!("{} {}: they cannot be added up. Take the right report.", unit.name, what.en),
        );
        let year = sink.report(unit.report).and_then(|r| r.identity.year.as_ref());
        let mut finding = Finding::new(MIX.meta.code, MIX.meta.severity, message);
        finding.marks.extend(year.map(|y| Mark { report: unit.report, span: y.span, role: Role::Subject }));
        sink.fails(&[unit.report, units.given.whole], finding);
    }
}

/// Units that report on another year or in another generation of the form, with what is other.
pub fn mixed<'u>(units: &'u Units<'_>, sink: &SetSink<'_>) -> Vec<(&'u Unit, Words)> {
    let Some(whole) = units.whole(sink) else { return Vec::new() };
    let reports = units.units.iter().filter_map(|unit| Some((unit, sink.report(unit.report)?)));
    reports.filter_map(|(unit, report)| Some((unit, unfit(report, whole)?))).collect()
}

/// In what a unit's report does not fit the whole.
fn unfit(unit: &Report, whole: &Report) -> Option<Words> {
    Some(match mismatch(unit, whole)? {
        Mismatch::Year(own, due) => Words::new(
            format!("是 {own} 年度的报告，汇总报告是 {due} 年度"),
            format!("reports on {own}, the whole on {due}"),
        ),
        Mismatch::Form(own, due) => Words::new(
            format!("表三用的是 {own} 年表式，汇总报告是 {due} 年表式"),
            format!("uses the form of {own}, the whole that of {due}"),
        ),
    })
}

/// What two reports differ in that keeps their tables from being added or compared: the first one's, and the other's.
pub enum Mismatch {
    /// Their years.
    Year(u16, u16),
    /// The forms of table 3, by their years.
    Form(&'static str, &'static str),
}

/// Why the tables of two reports cannot be added or compared; `None` where they can, or where it is not known.
pub fn mismatch(one: &Report, other: &Report) -> Option<Mismatch> {
    let year = |report: &Report| report.identity.year.as_ref().map(|year| year.value);
    let form = |report: &Report| report.t3.form.map(|form| form.id);
    let years = year(one).zip(year(other)).filter(|(own, due)| own != due);
    let forms = || form(one).zip(form(other)).filter(|(own, due)| own != due);
    years
        .map(|(own, due)| Mismatch::Year(own, due))
        .or_else(|| forms().map(|(own, due)| Mismatch::Form(own, due)))
}

/// Units' own tables fail.
pub const UNIT_ERR: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-UNIT-ERR",
        severity: Severity::Warning,
        on: true,
        title: ("单位报告自身未平", "Units' own tables do not add up"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
各单位自己的表三是否还有错误。
## 为什么
单位数本身不平时，核对汇总没有意义，须先退改。
## 会报告
```gouji
基础：区 2023
单位：青禾区教育局
表三 · 重复申请 · 自然人 = 9
```
## 不报告
```gouji
基础：区 2023
单位：青禾区教育局
```
## 何时不报
表三没有读到。
## 容差
无。",
            "## What
Whether any unit's own table 3 still has errors.
## Why
The sum of figures that do not add up says nothing; they go back first.
## Reported
## Not reported
## Silent when
Table 3 was not read.
## Tolerance
None.",
        ),
    },
    check: unbalanced,
};

fn unbalanced(units: &Units<'_>, sink: &mut SetSink<'_>) {
    let failing = failing(units, sink);
    if failing.is_empty() {
        return;
    }
    let names: Vec<String> = failing.iter().map(|u| format!("“{}”", u.name)).collect();
    let message = Words::new(
        format!("{} 家单位的表三自身不平：{}。请先退改，再核对汇总数。", failing.len(), names.join("、")),
        format!(
            "Table 3 of {} units does not add up by itself: {}. Have them mended before comparing sums.",
            failing.len(),
            names.join(", ")
        ),
    );
    let mut finding = Finding::new(UNIT_ERR.meta.code, UNIT_ERR.meta.severity, message);
    for unit in &failing {
        let span = sink.report(unit.report).and_then(|r| r.t3.span).unwrap_or_default();
        finding.marks.push(Mark { report: unit.report, span, role: Role::Subject });
    }
    sink.fails(&failing.iter().map(|u| u.report).collect::<Vec<_>>(), finding);
}

/// Units whose own table 3 fails.
pub fn failing<'u>(units: &'u Units<'_>, sink: &SetSink<'_>) -> Vec<&'u Unit> {
    let fails = |unit: &&Unit| {
        sink.found_in(unit.report).iter().any(|f| f.severity == Severity::Error && f.code.starts_with("T3-"))
    };
    units.units.iter().filter(fails).collect()
}
