//! Figures that one report hands on to the next.

use super::{Pair, YearRule, explains_change, figure, is_number};
use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, T3_COLUMNS, bare};
use crate::num::Num;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};

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
            "## 查什么\n\n\
             本年表三“上年结转政府信息公开申请数量”应等于上年报告表三“结转下年度继续办理”，总计和各类申请人逐列核对。\n\n\
             ## 为什么\n\n\
             同一批未办结的申请，上年报告转出多少，本年就应转入多少；两个数不衔接，必有一份报告有误。总计相符而分列不符的，\
             可能是申请人类型重新归类，只作警告。\n\n\
             ## 会报告\n\n\
             ```gouji\n\
             表三 · 上年结转 · 总计 = «7»\n\
             上年：\n\
             表三 · 结转下年度 = 9 2 0 0 0 0 11\n\
             ```\n\n\
             ## 不报告\n\n\
             ```gouji\n\
             表三 · 上年结转 = 6 1 0 0 0 0 7\n\
             上年：\n\
             表三 · 结转下年度 = 6 1 0 0 0 0 7\n\
             ```\n\n\
             ## 何时不报\n\n\
             有一份报告的相应格没有读到，或总计格未填而分列有数。两份报告年度不相连。\n\n\
             ## 容差\n\n\
             无。单位名称有变，或正文写明机构改革、口径调整的，降为警告。\n",
            "## What\n\n\
             Carried over from last year, in table 3, is what last year's report carries over to the next, in total \
             and for each kind of applicant.\n\n\
             ## Why\n\n\
             They are the same pending applications: where the two differ, one report is wrong. Where only the \
             columns differ, applicants may have been classed anew, which is a warning.\n\n\
             ## Reported\n\n\
             ## Not reported\n\n\
             ## Silent when\n\n\
             A cell was not read, or a total was left blank beside filled columns. The years do not follow one \
             another.\n\n\
             ## Tolerance\n\n\
             None. A warning where the body's name changed or the report tells of a reorganisation.\n",
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
    let renamed = !super::whole::same_name(pair);
    let grave = total(column) && !renamed && !explains_change(pair.later);
    let what = T3_COLUMNS.iter().find(|c| c.id == column).map_or(("", ""), |c| (c.label, c.label_en));
    let why = if total(column) {
        Words::new(
            "上年转出的申请就是本年转入的申请，两数应当相等。请核对台账，改正有误的一份；确因机构改革、口径调整造成的，请在报告中说明。",
            "What one year carries out the next carries in. Check the register and correct the report that is \
             wrong; say so where a reorganisation is the reason.",
        )
    } else {
        Words::new(
            "总计相符而分列不符，可能是申请人类型重新归类，请核对台账。",
            "The totals agree but the columns do not: perhaps applicants were classed anew. Check the register.",
        )
    };
    let message = Words::new(
        format!(
            "{later} 年“上年结转”（{}）{now} 件，{earlier} 年报告“结转下年度继续办理”{then} 件。{}",
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

fn unread() -> Words {
    Words::new("有一份报告的相应格没有读到。", "A cell was not read in one of the reports.")
}

/// 现行有效 is last year's, plus 制发, minus 废止.
pub const VALID: YearRule = SetRule {
    meta: &Meta {
        code: "CY-VALID",
        severity: Severity::Warning,
        on: true,
        title: ("现行有效件数与上年推算不符", "In force does not follow from last year"),
        holds: Some(("现行有效件数与上年推算相符", "In force as follows from last year")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么\n\n\
             2021年表式表二“规章”“行政规范性文件”：本年现行有效件数应等于上年现行有效件数加本年制发件数减本年废止件数。\n\n\
             ## 为什么\n\n\
             三个数之间有固定的推算关系。不符的常见原因：废止件数漏填，或文件到期失效、清理、机构改革未作说明。\n\n\
             ## 会报告\n\n\
             ```gouji\n\
             表二 · 行政规范性文件 · 现行有效件数 = «50»\n\
             上年：\n\
             表二 · 行政规范性文件 = 3 1 41\n\
             ```\n\n\
             ## 不报告\n\n\
             ```gouji\n\
             表二 · 行政规范性文件 = 6 2 45\n\
             上年：\n\
             表二 · 行政规范性文件 = 3 1 41\n\
             ```\n\n\
             ## 何时不报\n\n\
             有一份是2019年表式（口径不同，2020年与2021年之间没有推算关系），或相应格没有读到。\n\n\
             ## 容差\n\n\
             无；只作警告，因为失效、清理、机构改革都可能使推算不成立。\n",
            "## What\n\n\
             In the form of 2021: regulations and normative documents in force are last year's, plus those made, \
             minus those repealed.\n\n\
             ## Why\n\n\
             The three figures are tied together. Usual causes: repeals not counted, documents that lapsed or were \
             cleared out without a note.\n\n\
             ## Reported\n\n\
             ## Not reported\n\n\
             ## Silent when\n\n\
             One of the reports uses the form of 2019, which counts otherwise, or a cell was not read.\n\n\
             ## Tolerance\n\n\
             None; only a warning, because lapsed documents and reorganisations break the relation lawfully.\n",
        ),
    },
    check: valid,
};

fn valid(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for row in ["regulation", "normdoc"] {
        let cell = |column| CellId::t2(row, column);
        let ids = [cell("made"), cell("repealed"), cell("valid")];
        let printed =
            is_number(pair.later.cell(cell("valid"))) && is_number(pair.earlier.cell(cell("valid")));
        let (Some(then), Some(made), Some(repealed), Some(now)) = (
            figure(pair.earlier, cell("valid")),
            figure(pair.later, cell("made")),
            figure(pair.later, cell("repealed")),
            figure(pair.later, cell("valid")),
        ) else {
            continue;
        };
        let Some(due) = then.checked_add(made).and_then(|n| n.checked_sub(repealed)) else { continue };
        if !printed {
            continue;
        }
        if due == now {
            sink.holds(VALID.meta.code, ids, format!("{then} + {made} − {repealed} = {now}"));
            continue;
        }
        let label = cell("valid").spec().map_or(("", ""), |(row, _)| (bare(row.label), row.label_en));
        let gap = now.checked_sub(due).unwrap_or(Num::ZERO);
        let message = Words::new(
            format!(
                "{}：{} 年现行有效 {then} 件，加本年制发 {made} 件、减本年废止 {repealed} 件应为 {due} 件，本年填 {now} 件，\
                 相差 {gap} 件。请核实废止、失效件数，或在报告中说明原因（到期失效、清理、机构改革）。",
                label.0,
                pair.earlier_year()
            ),
            format!(
                "{}: {then} in force in {}, plus {made} made, minus {repealed} repealed, makes {due}; the report has \
                 {now}, {gap} off. Check repealed and lapsed documents, or give the reason.",
                label.1,
                pair.earlier_year()
            ),
        );
        let finding = Finding::new(VALID.meta.code, VALID.meta.severity, message).sides(
            due,
            now,
            format!("{then} + {made} − {repealed} = {due} ≠ {now}"),
        );
        // The cell that is off first; the same cell of the year before is evidence.
        let later = [cell("valid"), cell("made"), cell("repealed")];
        sink.fails(&pair.both(), pair.marked(finding, &later, &[cell("valid")]));
    }
}

/// 上一年项目数量 is last year's, with its 增/减 (form of 2019).
pub const ITEMS: YearRule = SetRule {
    meta: &Meta {
        code: "CY-ITEMS",
        severity: Severity::Warning,
        on: true,
        title: (
            "上一年项目数量与上年报告不衔接",
            "Items of the year before do not follow from last year's report",
        ),
        holds: Some(("上一年项目数量与上年报告衔接", "Items of the year before as in last year's report")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么\n\n\
             2019年表式表二：本年“上一年项目数量”应等于上年报告的“上一年项目数量”加“本年增/减”。\n\n\
             ## 为什么\n\n\
             上年末的项目数就是本年的“上一年项目数量”。\n\n\
             ## 会报告\n\n\
             ```gouji\n\
             基础：区 2020\n\
             表二 · 行政许可 · 上一年项目数量 = «210»\n\
             上年：\n\
             表二 · 行政许可 = 205 +3 1700\n\
             ```\n\n\
             ## 不报告\n\n\
             ```gouji\n\
             基础：区 2020\n\
             表二 = 0\n\
             表二 · 行政许可 = 208 +3 1830\n\
             上年：\n\
             表二 = 0\n\
             表二 · 行政许可 = 205 +3 1700\n\
             ```\n\n\
             ## 何时不报\n\n\
             有一份不是2019年表式，或相应格没有读到、只填了符号。\n\n\
             ## 容差\n\n\
             无；只作警告。\n",
            "## What\n\n\
             In the form of 2019: the number of items of the year before is last year's number with last year's \
             increase or decrease.\n\n\
             ## Why\n\n\
             The number at the end of last year is the one that this year begins with.\n\n\
             ## Reported\n\n\
             ## Not reported\n\n\
             ## Silent when\n\n\
             One of the reports uses another form, or a cell was not read or holds only a sign.\n\n\
             ## Tolerance\n\n\
             None; only a warning.\n",
        ),
    },
    check: items,
};

fn items(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for row in ["license", "other_service", "penalty", "coercion", "fee"] {
        let (before, delta) = (CellId::t2(row, "prev_items"), CellId::t2(row, "delta"));
        let printed = is_number(pair.later.cell(before)) && is_number(pair.earlier.cell(before));
        let (Some(then), Some(change), Some(now)) =
            (figure(pair.earlier, before), figure(pair.earlier, delta), figure(pair.later, before))
        else {
            continue;
        };
        let Some(due) = then.checked_add(change).filter(|_| printed) else { continue };
        let sum = if change.is_negative() {
            format!("{then} − {}", change.negated())
        } else {
            format!("{then} + {change}")
        };
        if due == now {
            sink.holds(ITEMS.meta.code, [before, delta], format!("{sum} = {now}"));
            continue;
        }
        let label = before.spec().map_or(("", ""), |(row, _)| (bare(row.label), row.label_en));
        let message = Words::new(
            format!(
                "{}：{} 年报告上一年项目 {then} 项、本年增减 {change} 项，本年“上一年项目数量”应为 {due} 项，现填 {now} 项。\
                 请核对两年的权责清单。",
                label.0,
                pair.earlier_year()
            ),
            format!(
                "{}: the report on {} has {then} items and a change of {change}, so this year begins with {due}, not \
                 {now}. Check both years' lists.",
                label.1,
                pair.earlier_year()
            ),
        );
        let finding = Finding::new(ITEMS.meta.code, ITEMS.meta.severity, message).sides(
            due,
            now,
            format!("{sum} = {due} ≠ {now}"),
        );
        sink.fails(&pair.both(), pair.marked(finding, &[before], &[before, delta]));
    }
}

/// 对外公开总数量 is last year's plus 新公开 (form of 2019).
pub const OPEN_TOTAL: YearRule = SetRule {
    meta: &Meta {
        code: "CY-OPENTOTAL",
        severity: Severity::Info,
        on: true,
        title: ("对外公开总数量与上年不衔接", "Documents open in all do not follow from last year"),
        holds: Some(("对外公开总数量与上年衔接", "Documents open in all as follows from last year")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么\n\n\
             2019年表式表二：本年“对外公开总数量”一般等于上年“对外公开总数量”加“本年新公开数量”；不等的提示，\
             总数比上年减少而正文未提清理、废止的警告。\n\n\
             ## 为什么\n\n\
             公开过的文件除被清理、废止外仍应公开。\n\n\
             ## 会报告\n\n\
             ```gouji\n\
             基础：区 2020\n\
             一 = 全年公开工作平稳。\n\
             表二 · 规范性文件 · 对外公开总数量 = «30»\n\
             上年：\n\
             表二 · 规范性文件 = 5 5 41\n\
             ```\n\n\
             ## 不报告\n\n\
             ```gouji\n\
             基础：区 2020\n\
             表二 · 规范性文件 = 6 6 47\n\
             上年：\n\
             表二 · 规范性文件 = 5 5 41\n\
             ```\n\n\
             ## 何时不报\n\n\
             有一份不是2019年表式，或相应格没有读到。\n\n\
             ## 容差\n\n\
             无。\n",
            "## What\n\n\
             In the form of 2019: documents open in all are usually last year's plus those newly opened; a smaller \
             number than last year's, with no word of clearing out, is a warning.\n\n\
             ## Why\n\n\
             What was opened stays open unless it is cleared out or repealed.\n\n\
             ## Reported\n\n\
             ## Not reported\n\n\
             ## Silent when\n\n\
             One of the reports uses another form, or a cell was not read.\n\n\
             ## Tolerance\n\n\
             None.\n",
        ),
    },
    check: open_total,
};

fn open_total(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for row in ["regulation", "normdoc"] {
        let (opened, all) = (CellId::t2(row, "new_open"), CellId::t2(row, "open_total"));
        let printed = is_number(pair.later.cell(all)) && is_number(pair.earlier.cell(all));
        let (Some(then), Some(new), Some(now)) =
            (figure(pair.earlier, all), figure(pair.later, opened), figure(pair.later, all))
        else {
            continue;
        };
        let Some(due) = then.checked_add(new).filter(|_| printed) else { continue };
        if due == now {
            sink.holds(OPEN_TOTAL.meta.code, [opened, all], format!("{then} + {new} = {now}"));
            continue;
        }
        let cleared = ["清理", "废止", "失效"].iter().any(|w| pair.later.text().contains(w));
        let severity = if now < then && !cleared { Severity::Warning } else { Severity::Info };
        let label = all.spec().map_or(("", ""), |(row, _)| (bare(row.label), row.label_en));
        let message = Words::new(
            format!(
                "{}：{} 年对外公开总数量 {then} 件，加本年新公开 {new} 件为 {due} 件，本年填 {now} 件。\
                 有清理、废止的请在报告中说明，否则请核对。",
                label.0,
                pair.earlier_year()
            ),
            format!(
                "{}: {then} open in all in {}, plus {new} newly opened, makes {due}; the report has {now}. Say so where \
                 documents were cleared out, otherwise check.",
                label.1,
                pair.earlier_year()
            ),
        );
        let finding = Finding::new(OPEN_TOTAL.meta.code, severity, message).sides(
            due,
            now,
            format!("{then} + {new} = {due} ≠ {now}"),
        );
        sink.fails(&pair.both(), pair.marked(finding, &[all, opened], &[all]));
    }
}

/// Cases pending at the end of last year should come up again.
pub const PENDING: YearRule = SetRule {
    meta: &Meta {
        code: "CY-PENDING",
        severity: Severity::Info,
        on: false,
        title: ("上年未审结案件去向不明", "Last year's pending cases are not accounted for"),
        holds: Some(("上年未审结案件均有去向", "Last year's pending cases are accounted for")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么\n\n\
             表四各类案件：本年总计不应少于上年报告的“尚未审结”。\n\n\
             ## 为什么\n\n\
             上年未审结的案件一般在本年有结果。是否重新计入各地口径不一，因此只作提示，默认不用。\n\n\
             ## 会报告\n\n\
             ```gouji\n\
             表四 · 行政复议 · 总计 = «2»\n\
             上年：\n\
             表四 · 行政复议 = 1 0 0 5 6\n\
             ```\n\n\
             ## 不报告\n\n\
             ```gouji\n\
             表四 · 行政复议 = 4 0 0 1 5\n\
             上年：\n\
             表四 · 行政复议 = 1 0 0 5 6\n\
             ```\n\n\
             ## 何时不报\n\n\
             相应格没有读到。\n\n\
             ## 容差\n\n\
             无。\n",
            "## What\n\n\
             Table 4: each block's total is not below last year's number of pending cases.\n\n\
             ## Why\n\n\
             Cases pending at the end of one year usually get their result in the next. Whether they are counted \
             again is not settled, so this is for information and off by default.\n\n\
             ## Reported\n\n\
             ## Not reported\n\n\
             ## Silent when\n\n\
             A cell was not read.\n\n\
             ## Tolerance\n\n\
             None.\n",
        ),
    },
    check: pending,
};

fn pending(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for block in ["review", "suit_direct", "suit_after"] {
        let (open, all) = (CellId::t4(block, "pending"), CellId::t4(block, "total"));
        let (Some(then), Some(now)) = (figure(pair.earlier, open), figure(pair.later, all)) else { continue };
        if now >= then {
            sink.holds(PENDING.meta.code, [all, open], format!("{now} ≥ {then}"));
            continue;
        }
        let label = all.spec().map_or(("", ""), |(row, _)| (row.label, row.label_en));
        let message = Words::new(
            format!(
                "{}：{} 年尚未审结 {then} 件，本年总计 {now} 件。请核实上年未审结案件是否已计入本年结果。",
                label.0,
                pair.earlier_year()
            ),
            format!(
                "{}: {then} cases were pending at the end of {}, and this year's total is {now}. Check whether their \
                 results were counted.",
                label.1,
                pair.earlier_year()
            ),
        );
        let finding = Finding::new(PENDING.meta.code, PENDING.meta.severity, message).sides(
            now,
            then,
            format!("{now} < {then}"),
        );
        sink.fails(&pair.both(), pair.marked(finding, &[all], &[open]));
    }
}
