//! What went wrong in adding up, where it explains every difference of a table.

use super::UnitRule;
use super::explain::Slip;
use super::sums::Explained;
use super::units::Units;
use crate::finding::{Finding, Mark, Role, Severity, Words};
use crate::form::TableId;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};

/// A unit was left out.
pub const OMIT: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-OMIT",
        severity: Severity::Error,
        on: true,
        title: ("疑漏汇总某单位", "A unit was left out"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
汇总报告与各单位之和的差额，是否逐格等于某一家单位的数。
## 为什么
逐格相等不会是巧合：汇总时漏加了这家单位。直接指出是哪一家，比列出几十个不等的格有用。
## 会报告
```gouji
基础：区 2023
单位：青禾区教育局
单位：白石镇人民政府
表二 = 0
表三 = 0
表三 · 本年新收 = 3 0 0 0 0 0 3
表三 · 予以公开 = 3 0 0 0 0 0 3
表三 · total_handled = 3 0 0 0 0 0 3
表四 = 0
```
## 不报告
```gouji
基础：区 2023
单位：青禾区教育局
```
## 何时不报
全为 0 的单位无从分辨；能解释的单位超过三家，改为逐格列出。
## 容差
无。",
            "## What
Whether the differences between the whole and the sum of its units are, cell by cell, the figures of one unit.
## Why
That is no chance: the unit was left out. Its name helps more than dozens of cells.
## Reported
## Not reported
## Silent when
The unit has only zeros; or more than three units would explain it, and the cells are listed instead.
## Tolerance
None.",
        ),
    },
    check: omitted,
};

fn omitted(units: &Units<'_>, sink: &mut SetSink<'_>) {
    report(units, sink, OMIT.meta, |slip| matches!(slip, Slip::Omitted(_)));
}

/// A unit was counted twice.
pub const DOUBLE: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-DOUBLE",
        severity: Severity::Error,
        on: true,
        title: ("疑重复汇总某单位", "A unit was counted twice"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
汇总报告比各单位之和多出的数，是否逐格等于某一家单位的数。
## 为什么
逐格相等说明这家单位加了两次，或汇总中还含有名单以外、数字相同的一份。
## 会报告
```gouji
表三 = 0
表三 · 本年新收 = 10 0 0 0 0 0 10
表三 · 予以公开 = 10 0 0 0 0 0 10
表三 · total_handled = 10 0 0 0 0 0 10
单位：青禾区教育局
表三 = 0
表三 · 本年新收 = 3 0 0 0 0 0 3
表三 · 予以公开 = 3 0 0 0 0 0 3
表三 · total_handled = 3 0 0 0 0 0 3
单位：白石镇人民政府
表二 = 0
表四 = 0
表三 = 0
表三 · 本年新收 = 4 0 0 0 0 0 4
表三 · 予以公开 = 4 0 0 0 0 0 4
表三 · total_handled = 4 0 0 0 0 0 4
```
## 不报告
```gouji
基础：区 2023
单位：青禾区教育局
```
## 何时不报
能解释的单位超过三家，改为逐格列出。
## 容差
无。",
            "## What
Whether what the whole has more than the sum of its units is, cell by cell, the figures of one unit.
## Why
The unit was added twice, or the whole holds a report with the same figures that is not on the list.
## Reported
## Not reported
## Silent when
More than three units would explain it; the cells are listed instead.
## Tolerance
None.",
        ),
    },
    check: doubled,
};

fn doubled(units: &Units<'_>, sink: &mut SetSink<'_>) {
    report(units, sink, DOUBLE.meta, |slip| matches!(slip, Slip::Doubled(_)));
}

/// A unit changed its figures after it was added up.
pub const STALE: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-STALE",
        severity: Severity::Error,
        on: true,
        title: ("单位改数后未重新汇总", "A unit's figures changed after adding up"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
同一单位有前后两份报告时，汇总的差额是否逐格等于两份之差。
## 为什么
退回修改后单位交了新稿，汇总表却还是按旧稿加的。
## 会报告
```gouji
基础：区 2023
单位：青禾区教育局
单位：青禾区教育局
表三 · 予以公开 = 48 9 0 1 0 2 60
表三 · 部分公开 = 11 2 0 0 1 0 14
```
## 不报告
```gouji
基础：区 2023
单位：青禾区教育局
```
## 何时不报
只有一份报告，或两份数字相同。以给出的最后一份为定稿。
## 容差
无。",
            "## What
Where a unit handed in two reports: whether the differences are, cell by cell, those between the two.
## Why
The unit mended its report, and the sum still holds the old one.
## Reported
## Not reported
## Silent when
There is one report, or both have the same figures. The last one given is taken as final.
## Tolerance
None.",
        ),
    },
    check: stale,
};

fn stale(units: &Units<'_>, sink: &mut SetSink<'_>) {
    report(units, sink, STALE.meta, |slip| matches!(slip, Slip::Stale(..)));
}

/// Reports the explanations of one kind.
fn report(units: &Units<'_>, sink: &mut SetSink<'_>, meta: &'static Meta, kind: fn(&Slip) -> bool) {
    for explained in &units.sums(sink).explained {
        for slip in explained.slips.iter().copied().filter(kind) {
            report_slip(slip, explained, units, meta, sink);
        }
    }
}

fn report_slip(
    slip: Slip,
    explained: &Explained,
    units: &Units<'_>,
    meta: &'static Meta,
    sink: &mut SetSink<'_>,
) {
    let Some(unit) = units.units.get(slip.unit()) else { return };
    let (tables, sure, one_of_two) = (&explained.tables, explained.sure, explained.slips.len() > 1);
    let names: Vec<&str> = tables.iter().map(|t| t.name_zh()).collect();
    let names_en: Vec<&str> = tables.iter().map(|t| t.name_en()).collect();
    let (names, names_en) = (names.join("、"), names_en.join(", "));
    let maybe = if sure { ("疑", "seems to have been") } else { ("可能", "may have been") };
    let with =
        if one_of_two { ("与另一家单位一起", " together with another unit") } else { ("", "") };
    let message = match slip {
        Slip::Omitted(_) => Words::new(
            format!(
                "{names}的差额{}逐格等于“{}”的数，{}漏汇总了这家单位。请补加后重新汇总。",
                with.0, unit.name, maybe.0
            ),
            format!(
                "The differences of {names_en}{} are the figures of {} cell by cell: it {} left out. Add it and sum up \
                 again.",
                with.1, unit.name, maybe.1
            ),
        ),
        Slip::Doubled(_) => Words::new(
            format!(
                "{names}多出的数{}逐格等于“{}”的数，{}重复汇总了这家单位。请减去一次后重新汇总。",
                with.0, unit.name, maybe.0
            ),
            format!(
                "What {names_en} has too much{} are the figures of {} cell by cell: it {} counted twice. Take it out \
                 once.",
                with.1, unit.name, maybe.1
            ),
        ),
        Slip::Stale(..) => Words::new(
            format!(
                "{names}的差额{}逐格等于“{}”前后两稿之差，{}按旧稿汇总。单位改数后，请按定稿重新汇总。",
                with.0, unit.name, maybe.0
            ),
            format!(
                "The differences of {names_en}{} are those between two versions of {}'s report: the earlier one {} \
                 added up. Sum up again with the final one.",
                with.1, unit.name, maybe.1
            ),
        ),
    };
    let certain = sure && units.given.complete && tables.contains(&TableId::T3);
    let severity = if certain { meta.severity } else { Severity::Warning };
    let mut finding = Finding::new(meta.code, severity, message);
    if !sure {
        finding.confidence = crate::finding::Confidence(500);
    }
    let mut about = vec![units.given.whole, unit.report];
    for table in tables {
        let span = |n: usize| sink.report(n).and_then(|r| r.table(*table).span);
        let whole = units.given.whole;
        finding.marks.extend(span(whole).map(|span| Mark { report: whole, span, role: Role::Subject }));
        finding.marks.extend(span(unit.report).map(|s| Mark {
            report: unit.report,
            span: s,
            role: Role::Evidence,
        }));
    }
    if let Slip::Stale(_, version) = slip {
        about.extend(unit.earlier.get(version));
    }
    sink.fails(&about, finding);
}
