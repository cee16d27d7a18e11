//! 上年结转与上年报告不符.

use super::unread;
use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, T3_COLUMNS};
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::rules::years::{Pair, YearRule, explains_change, figure};

/// 上年结转 is last year's 结转下年度.
pub const CARRY: YearRule = SetRule {
    meta: &Meta {
        code: "CY-CARRY",
        severity: Severity::Error,
        on: true,
        title: ("上年结转与上年报告不符", "Carried over is not what last year's report carries out"),
        holds: Some(("上年结转与上年报告相符", "Carried over as last year's report carries out")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么
本年表三“上年结转政府信息公开申请数量”应等于上年报告表三“结转下年度继续办理”，总计和各类申请人逐列核对。
## 为什么
同一批未办结的申请，上年报告转出多少，本年就应转入多少；两个数不衔接，必有一份报告有误。总计相符而分列不符的，可能是申请人类型重新归类，只作警告。
## 会报告
```gouji
表三 · 上年结转 · 总计 = «7»
上年：
表三 · 结转下年度 = 9 2 0 0 0 0 11
```
## 不报告
```gouji
表三 · 上年结转 = 6 1 0 0 0 0 7
上年：
表三 · 结转下年度 = 6 1 0 0 0 0 7
```
## 何时不报
有一份报告的相应格没有读到，或总计格未填而分列有数。两份报告年度不相连。
## 容差
无。单位名称有变，或正文写明机构改革、口径调整的，降为警告。",
            "## What
Carried over from last year, in table 3, is what last year's report carries over to the next, in total and for each kind of applicant.
## Why
They are the same pending applications: where the two differ, one report is wrong. Where only the columns differ, applicants may have been classed anew, which is a warning.
## Reported
## Not reported
## Silent when
A cell was not read, or a total was left blank beside filled columns. The years do not follow one another.
## Tolerance
None. A warning where the body's name changed or the report tells of a reorganisation.",
        ),
    },
    check: carry,
};

fn carry(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    let mut wrong = Vec::new();
    let mut known = false;
    for column in T3_COLUMNS.iter().map(|c| c.id) {
        let (inn, out) = (CellId::t3("carried_in", column), CellId::t3("carried_out", column));
        if let (Some(now), Some(then)) = (figure(pair.later, inn), figure(pair.earlier, out)) {
            known = true;
            if now != then {
                wrong.push((column, inn, out, now, then));
            }
        }
    }
    let (earlier, later) = (pair.earlier_year(), pair.later_year());
    let total = |code: &str| code == "total";
    let Some((column, inn, out, now, then)) = wrong.iter().find(|w| total(w.0)).or(wrong.first()).copied()
    else {
        let cells = vec![CellId::t3("carried_in", "total"), CellId::t3("carried_out", "total")];
        match figure(pair.later, CellId::t3("carried_in", "total")) {
            Some(n) if known => {
                sink.holds(
                    CARRY.meta.code,
                    cells,
                    format!("{later} 上年结转 {n} = {earlier} 结转下年度 {n}"),
                );
            }
            _ => sink.skips(CARRY.meta.code, cells, unread()),
        }
        return;
    };
    let renamed = !crate::rules::years::whole::same_name(pair);
    let grave = total(column) && !renamed && !explains_change(pair.later);
    let what = T3_COLUMNS.iter().find(|c| c.id == column).map_or(("", ""), |c| (c.label, c.label_en));
    let why = if total(column) {
        Words::new(
            "上年转出的申请就是本年转入的申请，两数应当相等。请核对台账，改正有误的一份；确因机构改革、口径调整造成的，请在报告中说明。",
            "What one year carries out the next carries in. Check your case register and correct the report that is \
             wrong; say so where a reorganisation is the reason.",
        )
    } else {
        Words::new(
            "总计相符而分列不符，可能是申请人类型重新归类，请核对台账。",
            "The totals agree but the columns do not: perhaps applicants were classed anew. Check your case register.",
        )
    };
    let message = Words::new(
        format!(
            "{later} 年“上年结转”（{}）{now} 件，{earlier} 年报告“结转下年度”{then} 件。{}",
            what.0, why.zh
        ),
        format!(
            "Carried over into {later} ({}): {now}; carried out in the report on {earlier}: {then}. {}",
            what.1, why.en
        ),
    );
    let columns: Vec<String> = wrong
        .iter()
        .map(|(column, _, _, now, then)| {
            let label = T3_COLUMNS.iter().find(|c| c.id == *column).map_or("", |c| c.label);
            format!("{label} {now} ≠ {then}")
        })
        .collect();
    let severity = if grave { Severity::Error } else { Severity::Warning };
    let (mut ins, mut outs) = (vec![inn], vec![out]);
    ins.extend(wrong.iter().map(|w| w.1).filter(|id| *id != inn));
    outs.extend(wrong.iter().map(|w| w.2).filter(|id| *id != out));
    let finding = Finding::new(CARRY.meta.code, severity, message).sides(now, then, columns.join("；"));
    sink.fails(&pair.both(), pair.marked(finding, &ins, &outs));
}
