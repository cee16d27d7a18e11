//! The cells in which the whole is not the sum of its units.

use super::UnitRule;
use super::sums::Compared;
use super::units::{Unit, Units};
use crate::finding::{Finding, Mark, Role, Severity, Words};
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::num::slip::Slip;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};

/// The most cells that are listed one by one.
const LISTED: usize = 20;

/// A cell is not the sum of the units'.
pub const CELL: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-CELL",
        severity: Severity::Error,
        on: true,
        title: ("汇总数不等于各单位之和", "Not the sum of the units"),
        holds: Some(("汇总数等于各单位之和", "The sum of the units")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么
汇总报告的表二、表三、表四逐格与各单位报告之和比较，列出不等的格、差额和各单位的数。
## 为什么
政府年度报告的统计表应当是所属各单位（含本级）之和，差一件就说明有单位漏报、改数或录入有误。
## 会报告
```gouji
表三 · 重复申请 · 自然人 = «53»
单位：青禾区教育局
```
## 不报告
```gouji
基础：区 2023
单位：青禾区教育局
```
## 何时不报
差额可由漏汇总、重复汇总、改数未重新汇总解释的，只报告原因；有单位报告自身不平、年度或表式不同、表格没有读到的，先处理这些单位。
## 容差
表三、表四无。行政事业性收费按最少小数位允许四舍五入误差：不超过末位的一半乘以（单位数加一）。单位名单未确认齐全的只作提示；表二有联合发文、表四有共同被告，作警告。",
            "## What
Every cell of tables 2, 3 and 4 of the consolidated report beside the sum of the units' reports, with the difference and what each unit adds.
## Why
A government's tables are the sum of its bodies', its own office among them. One application off means that a unit is missing, changed its figures, or was taken over wrongly.
## Reported
## Not reported
## Silent when
A unit left out, counted twice or changed since explains the differences, which is then reported; or units' own tables fail, are of another year or form, or were not read, which comes first.
## Tolerance
None in tables 3 and 4. Amounts of fees may differ by rounding: half of the last decimal, times the units and one. Without the complete list only for information; warnings in tables 2 and 4, where joint documents and joint defendants are counted once or twice.",
        ),
    },
    check: cells,
};

fn cells(units: &Units<'_>, sink: &mut SetSink<'_>) {
    let sums = units.sums(sink);
    for why in &sums.skipped {
        sink.skips(CELL.meta.code, [], why.clone());
    }
    for compared in sums.unexplained() {
        compared.report_cells(units, sink);
    }
    for (compared, _) in &sums.tables {
        if compared.is_sound() {
            let (count, name) = (compared.known(), compared.table.name_zh());
            let formula = format!("{name}汇总 {count} 格全部相符（{} 家单位）", units.units.len());
            sink.holds(CELL.meta.code, [], formula);
        }
    }
}

/// The units have more cases than the whole.
pub const NEG: UnitRule = SetRule {
    meta: &Meta {
        code: "CON-NEG",
        severity: Severity::Info,
        on: true,
        title: ("各单位之和大于上级", "The units have more than the whole"),
        holds: None,
        since: "0.1.0",
        docs: docs!(
            "## 查什么
表四：各单位案件数之和大于汇总报告的格。
## 为什么
复议维持后原机关和复议机关是共同被告。国办公开办函〔2016〕201号规定这类案件计入原行为机关；两家都报、汇总只计一件，因此只作提示。
## 会报告
```gouji
表四 · 复议后起诉 = 0 0 1 0 1
单位：青禾区教育局
```
## 不报告
```gouji
基础：区 2023
单位：青禾区教育局
```
## 何时不报
差额可由漏汇总某单位解释的，报告原因。
## 容差
无。",
            "## What
Table 4: cells in which the units have more cases together than the whole.
## Why
After a review that upheld, both bodies are defendants of one case, which by the notice of 2016 (no. 201) counts for the one that acted first: where both report it the whole counts it once. That is in order, so this is for information.
## Reported
## Not reported
## Silent when
A unit left out explains the differences, which is then reported.
## Tolerance
None.",
        ),
    },
    check: more_than_the_whole,
};

fn more_than_the_whole(units: &Units<'_>, sink: &mut SetSink<'_>) {
    for compared in units.sums(sink).unexplained().filter(|compared| compared.off().count() <= LISTED) {
        for difference in compared.by_size().into_iter().filter(Difference::is_joint) {
            let Some([own, total]) = compared.sides(&difference, units, sink) else { continue };
            let (id, more) = (difference.cell, difference.by.negated());
            let (name, name_en) = (id.table.name_zh(), id.table.name_en());
            let message = Words::new(
                format!(
                    "{name}〔{}〕：汇总报告 {own}，各单位合计 {total}，多 {more} 件。可能是共同被告两家都报；按国办公开办函〔2016〕201号\
                     应计入原行为机关，请核实。",
                    id.label_zh(),
                ),
                format!(
                    "{name_en}, {}: the whole has {own}, the units {total} together, {more} more: cases with two \
                     defendants counted by both? By the notice of 2016 (no. 201) they count for the body that acted first.",
                    id.label_en(),
                ),
            );
            let finding = Finding::new(NEG.meta.code, NEG.meta.severity, message);
            compared.report_cell(finding, &difference, units, sink);
        }
    }
}

/// By how much the whole is off in one cell.
struct Difference {
    /// The number of the cell in the table.
    at: usize,
    cell: CellId,
    /// The whole less the sum.
    by: Num,
}

impl Difference {
    /// Two bodies may both be defendants of one case, so that the units have more than the whole.
    fn is_joint(&self) -> bool {
        self.cell.table == TableId::T4 && self.by.is_negative()
    }
}

impl Compared {
    /// The cells that are off, largest difference first.
    fn by_size(&self) -> Vec<Difference> {
        let mut off: Vec<Difference> = self.off().map(|(at, cell, by)| Difference { at, cell, by }).collect();
        crate::order::by_key(&mut off, |d| {
            std::cmp::Reverse(if d.by.is_negative() { d.by.negated() } else { d.by })
        });
        off
    }

    /// One finding for each cell that is off, largest difference first; one for all where they are many.
    fn report_cells(&self, units: &Units<'_>, sink: &mut SetSink<'_>) {
        let off = self.by_size();
        if off.len() > LISTED {
            return self.report_together(&off, units, sink);
        }
        let guess = self.one_cell(&off, units).unwrap_or_default();
        for difference in off.iter().filter(|d| !d.is_joint()) {
            let Some([own, total]) = self.sides(difference, units, sink) else { continue };
            let (id, by) = (difference.cell, difference.by);
            let (name, name_en) = (id.table.name_zh(), id.table.name_en());
            let message = Words::new(
                format!(
                    "{name}〔{}〕：汇总报告 {own}，各单位合计 {total}，差 {by}。{}请对照各单位数逐一核对。",
                    id.label_zh(),
                    guess.zh
                ),
                format!(
                    "{name_en}, {}: the whole has {own}, the units {total} together, {by} off. {}Compare unit by unit.",
                    id.label_en(),
                    guess.en
                ),
            );
            let finding = Finding::new(CELL.meta.code, severity(self.table, units), message);
            self.report_cell(finding, difference, units, sink);
        }
    }

    /// What the whole has and what the units have together.
    fn sides(&self, difference: &Difference, units: &Units<'_>, sink: &SetSink<'_>) -> Option<[Num; 2]> {
        let own = units.whole(sink)?.cell(difference.cell)?.for_sums()?;
        Some([own, own.checked_sub(difference.by)?])
    }

    /// Says it with both sides, the parts, and the places in all reports.
    fn report_cell(
        &self,
        finding: Finding,
        difference: &Difference,
        units: &Units<'_>,
        sink: &mut SetSink<'_>,
    ) {
        let Some([own, total]) = self.sides(difference, units, sink) else { return };
        let (id, parts) = (difference.cell, self.parts(difference.at, units));
        let mut finding = finding.sides(own, total, format!("{own} ≠ {total} = {parts}")).cells([id]);
        let whole = units.given.whole;
        let place = |report: usize| sink.report(report).and_then(|r| r.cell(id)).and_then(|c| c.span);
        finding.marks.extend(place(whole).map(|span| Mark { report: whole, span, role: Role::Subject }));
        for unit in &units.units {
            let evidence = |span| Mark { report: unit.report, span, role: Role::Evidence };
            let counts = sink.report(unit.report).and_then(|r| r.value(id)).is_some_and(|n| !n.is_zero());
            finding.marks.extend(place(unit.report).filter(|_| counts).map(evidence));
        }
        sink.fails(&[whole], finding);
    }

    fn report_together(&self, off: &[Difference], units: &Units<'_>, sink: &mut SetSink<'_>) {
        let shown: Vec<String> =
            off.iter().take(5).map(|d| format!("〔{}〕差 {}", d.cell.label_zh(), d.by)).collect();
        let shown_en: Vec<String> =
            off.iter().take(5).map(|d| format!("{}: {}", d.cell.label_en(), d.by)).collect();
        let message = Words::new(
            format!(
                "{}有 {} 格与各单位之和不符，差额最大的是{}。没有哪一家漏汇总、重复汇总能解释全部差额，请核对单位名单和各单位定稿。",
                self.table.name_zh(),
                off.len(),
                shown.join("、")
            ),
            format!(
                "{} cells of {} differ from the sum of the units; the largest differences: {}. No unit left out or \
                 counted twice explains them all: check the list of units and their final reports.",
                off.len(),
                self.table.name_en(),
                shown_en.join("; ")
            ),
        );
        let mut finding = Finding::new(CELL.meta.code, severity(self.table, units), message);
        finding.cells = off.iter().map(|d| d.cell).collect();
        let whole = units.whole(sink);
        let spans = off.iter().filter_map(|d| whole?.cell(d.cell)?.span);
        let mark = |span| Mark { report: units.given.whole, span, role: Role::Subject };
        finding.marks.extend(spans.map(mark));
        sink.fails(&[units.given.whole], finding);
    }

    /// 办公室 66 + 五里镇 12 + …: the units that count, largest first.
    fn parts(&self, at: usize, units: &Units<'_>) -> String {
        let figure = |nth: usize| self.figures.get(nth).and_then(|f| f.get(at).copied().flatten());
        let mut parts: Vec<(&Unit, Num)> =
            units.units.iter().enumerate().filter_map(|(nth, unit)| Some((unit, figure(nth)?))).collect();
        parts.retain(|(_, n)| !n.is_zero());
        crate::order::by_key(&mut parts, |(_, n)| std::cmp::Reverse(*n));
        let mut shown: Vec<String> =
            parts.iter().take(8).map(|(unit, n)| format!("{} {n}", unit.name)).collect();
        let rest = parts.iter().skip(8).try_fold(Num::ZERO, |sum, (_, n)| sum.checked_add(*n));
        if let Some(rest) = rest.filter(|_| parts.len() > 8) {
            shown.push(format!("其余 {} 家 {rest}", parts.len() - 8));
        }
        if shown.is_empty() { "0".to_owned() } else { shown.join(" + ") }
    }

    /// Where one cell and the totals above it are off by the same number: whose figure may have been mistyped when
    /// it was taken over.
    fn one_cell(&self, off: &[Difference], units: &Units<'_>) -> Option<Words> {
        if self.table != TableId::T3 || off.len() > 4 {
            return None;
        }
        let is_sum = |id: &CellId| id.column == "total" || id.row == "total_handled";
        let mut single = off.iter().filter(|d| !is_sum(&d.cell));
        let (at, id, difference) = match (single.next(), single.next()) {
            (Some(one), None) => (one.at, one.cell, one.by),
            _ => return None,
        };
        let one_slip = off.iter().all(|Difference { cell: other, by, .. }| {
            *by == difference
                && (other.row == id.row || other.row == "total_handled")
                && (other.column == id.column || other.column == "total")
        });
        let difference = difference.to_int().filter(|_| one_slip)?;
        let figure = |nth: usize| self.figures.get(nth)?.get(at).copied().flatten()?.to_int();
        let slips = units.units.iter().enumerate().filter_map(|(nth, unit)| {
            let own = figure(nth).filter(|own| *own != 0 && own + difference >= 0)?;
            let slip = Slip::between((own + difference).saturating_abs(), own.saturating_abs())?;
            Some((slip == Slip::Swapped, unit.name.as_str(), own))
        });
        let slips: Vec<(bool, &str, i64)> = slips.collect();
        // Swapped digits are likelier than any other slip.
        let any_swapped = slips.iter().any(|(swapped, ..)| *swapped);
        let suspects: Vec<(&str, i64)> = slips
            .iter()
            .filter(|(swapped, ..)| *swapped == any_swapped)
            .map(|(_, name, own)| (*name, *own))
            .collect();
        if suspects.is_empty() || suspects.len() > 3 {
            return None;
        }
        let zh: Vec<String> = suspects
            .iter()
            .map(|(name, own)| format!("“{name}”的 {own} 误录为 {}", own + difference))
            .collect();
        let en: Vec<String> = suspects
            .iter()
            .map(|(name, own)| format!("{own} of {name} taken over as {}", own + difference))
            .collect();
        Some(Words::new(format!("可能是{}。", zh.join("，或")), format!("Perhaps {}. ", en.join(", or "))))
    }
}

/// Table 3 is a plain sum of all units; in tables 2 and 4 joint documents and joint defendants are counted once or
/// twice, and without the complete list a difference proves nothing.
fn severity(table: TableId, units: &Units<'_>) -> Severity {
    match (units.given.complete, table) {
        (true, TableId::T3) => Severity::Error,
        (true, _) => Severity::Warning,
        (false, _) => Severity::Info,
    }
}
