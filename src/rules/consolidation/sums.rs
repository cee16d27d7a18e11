//! The whole beside the sum of its units, table by table.

use super::explain::{DigitSlip, Puzzle, Slip, slip_of_digits};
use super::pages::{CELL, DOUBLE, NEG, OMIT, STALE};
use super::units::{Unit, Units};
use crate::finding::{Finding, Mark, Role, Severity, Words};
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::report::CellState;
use crate::rules::Meta;
use crate::set::{Across, sum};

/// The most cells that are listed one by one.
const LISTED: usize = 20;

/// Compares the three tables, and reports what explains the differences or else the cells themselves.
pub fn compare(units: &Units<'_>, sink: &mut Across<'_>) {
    let mut slips: Vec<(Vec<Slip>, bool, Vec<TableId>)> = Vec::new();
    for table in [TableId::T3, TableId::T2, TableId::T4] {
        let Some(compared) = Compared::new(units, table, sink) else { continue };
        if compared.is_sound() {
            let (count, name) = (compared.known(), table.name_zh());
            sink.holds(
                CELL.code,
                [],
                format!("{name}汇总 {count} 格全部相符（{} 家单位）", units.units.len()),
            );
            continue;
        }
        let solutions = compared.puzzle(units, sink).solve();
        // What explains one table and another as well is one slip, shown once.
        let shared = solutions.iter().find(|s| slips.iter().any(|(known, ..)| known == *s));
        match (shared.or(solutions.first()), solutions.len()) {
            (None, _) => compared.report_cells(units, sink),
            (Some(solution), count) => {
                let sure = count == 1 || shared.is_some();
                match slips.iter_mut().find(|(known, ..)| known == solution) {
                    Some((_, _, tables)) => tables.push(table),
                    None => slips.push((solution.clone(), sure, vec![table])),
                }
                if !sure {
                    let others = solutions.iter().skip(1).cloned();
                    slips.extend(others.map(|other| (other, false, vec![table])));
                }
            }
        }
    }
    for (solution, sure, tables) in slips {
        for slip in &solution {
            report_slip(*slip, sure, solution.len() > 1, &tables, units, sink);
        }
    }
}

/// One table of the whole and the sum.
struct Compared {
    table: TableId,
    cells: Vec<CellId>,
    /// The figures of the whole.
    own: sum::Figures,
    /// The figures of each unit.
    figures: Vec<sum::Figures>,
    /// The whole less the sum; `None` where one of them cannot be told.
    difference: Vec<Option<Num>>,
}

impl Compared {
    fn new(units: &Units<'_>, table: TableId, sink: &mut Across<'_>) -> Option<Compared> {
        let whole = units.whole(sink)?;
        let unread = units.unread(sink, table);
        let form = whole.table(table).form.filter(|_| whole.table(table).is_read());
        if form.is_none() || !unread.is_empty() {
            let names: Vec<&str> = unread.iter().map(|u| u.name.as_str()).collect();
            let who = if names.is_empty() { "汇总报告".to_owned() } else { names.join("、") };
            let reason = Words::new(
                format!("{}没有读到（{who}），未核对汇总数。", table.name_zh()),
                format!("{} was not read ({who}); sums not compared.", table.name_en()),
            );
            sink.skips(CELL.code, [], reason);
            return None;
        }
        let cells = sum::cells(form?, table);
        let figures = units.figures(sink, &cells);
        let total = sum::total(&figures, cells.len());
        let own = cells.iter().zip(&total).map(|(id, total)| {
            let cell = whole.cell(*id)?;
            // A blank is 0 beside a sum of 0, and something not filled in beside any other.
            cell.for_sums().filter(|_| cell.state == CellState::Number || total.is_some_and(Num::is_zero))
        });
        let own: sum::Figures = own.collect();
        let difference = own.iter().zip(&total).map(|(own, total)| (*own)?.checked_sub((*total)?)).collect();
        Some(Compared { table, cells, own, figures, difference })
    }

    /// How many cells could be compared.
    fn known(&self) -> usize {
        self.difference.iter().flatten().count()
    }

    fn is_sound(&self) -> bool {
        self.off().next().is_none() && self.known() > 0
    }

    /// The cells that are off, with the difference.
    fn off(&self) -> impl Iterator<Item = (usize, CellId, Num)> {
        self.cells.iter().enumerate().filter_map(|(at, id)| {
            let difference = self.difference.get(at).copied().flatten()?;
            (!difference.is_zero() && !self.is_rounding(at, *id, difference)).then_some((at, *id, difference))
        })
    }

    /// Whether a difference of amounts is no more than their rounding: half of the last printed decimal for each.
    fn is_rounding(&self, at: usize, id: CellId, difference: Num) -> bool {
        if id.table != TableId::T2 || id.column != "amount" {
            return false;
        }
        let figures = self.figures.iter().chain([&self.own]);
        let printed = figures.filter_map(|f| f.get(at).copied().flatten());
        let decimals = printed.map(Num::scale).filter(|scale| *scale > 0).min().unwrap_or(0);
        let half =
            i64::try_from(self.figures.len() + 1).ok().and_then(|count| Num::new(count * 5, decimals + 1));
        let size = if difference.is_negative() { difference.negated() } else { difference };
        decimals > 0 && half.is_some_and(|half| size <= half)
    }

    /// The differences as whole numbers, without amounts and what cannot be told.
    fn puzzle(&self, units: &Units<'_>, sink: &Across<'_>) -> Puzzle {
        let at: Vec<usize> = (0..self.cells.len())
            .filter(|at| self.difference.get(*at).copied().flatten().and_then(Num::to_int).is_some())
            .filter(|at| self.cells.get(*at).is_some_and(|id| id.column != "amount"))
            .collect();
        let whole = |figures: &[Option<Num>]| -> Vec<i64> {
            at.iter()
                .map(|at| figures.get(*at).copied().flatten().and_then(Num::to_int).unwrap_or(0))
                .collect()
        };
        let figures: Vec<Vec<i64>> = self.figures.iter().map(|f| whole(f)).collect();
        let earlier: Vec<Vec<Vec<i64>>> = units
            .units
            .iter()
            .map(|unit| {
                let versions = unit.earlier.iter().filter_map(|n| sink.report(*n));
                versions.map(|report| whole(&sum::figures(report, &self.cells))).collect()
            })
            .collect();
        Puzzle::new(whole(&self.difference), &units.units, &figures, &earlier)
    }

    /// The usual weight of a difference in this table: only table 3 is a plain sum, and only over all units.
    fn severity(&self, units: &Units<'_>) -> Severity {
        severity(self.table, units)
    }

    /// One finding for each cell that is off, largest difference first; one for all where they are many.
    fn report_cells(&self, units: &Units<'_>, sink: &mut Across<'_>) {
        let mut off: Vec<(usize, CellId, Num)> = self.off().collect();
        crate::order::by_key(&mut off, |(.., d)| {
            std::cmp::Reverse(if d.is_negative() { d.negated() } else { *d })
        });
        if off.len() > LISTED {
            return self.report_together(&off, units, sink);
        }
        let guess = self.one_cell(&off, units);
        for (at, id, difference) in &off {
            self.report_cell(*at, *id, *difference, guess.as_ref(), units, sink);
        }
    }

    fn report_cell(
        &self,
        at: usize,
        id: CellId,
        difference: Num,
        guess: Option<&Words>,
        units: &Units<'_>,
        sink: &mut Across<'_>,
    ) {
        // Two bodies may both be defendants of one case, so that the units have more than the whole.
        let joint = self.table == TableId::T4 && difference.is_negative();
        let meta = if joint { &NEG } else { &CELL };
        if !sink.options().runs(meta) {
            return;
        }
        let Some(own) = units.whole(sink).and_then(|w| w.cell(id)).and_then(|c| c.for_sums()) else { return };
        let Some(total) = own.checked_sub(difference) else { return };
        let parts = self.parts(at, units);
        let (name, name_en) = (id.table.name_zh(), id.table.name_en());
        let hint = guess.cloned().unwrap_or_default();
        let message = if joint {
            Words::new(
                format!(
                    "{name}〔{}〕：汇总报告 {own}，各单位合计 {total}，多 {} 件。可能是复议机关与原机关共同被告重复计数，请核实。",
                    id.label_zh(),
                    difference.negated()
                ),
                format!(
                    "{name_en}, {}: the whole has {own}, the units {total} together, {} more: cases with two defendants \
                     counted twice?",
                    id.label_en(),
                    difference.negated()
                ),
            )
        } else {
            Words::new(
                format!(
                    "{name}〔{}〕：汇总报告 {own}，各单位合计 {total}，差 {difference}。{}请对照各单位数逐一核对。",
                    id.label_zh(),
                    hint.zh
                ),
                format!(
                    "{name_en}, {}: the whole has {own}, the units {total} together, {difference} off. {}Compare unit \
                     by unit.",
                    id.label_en(),
                    hint.en
                ),
            )
        };
        let severity = if joint { NEG.severity } else { self.severity(units) };
        let finding = Finding::new(meta.code, severity, message);
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

    fn report_together(&self, off: &[(usize, CellId, Num)], units: &Units<'_>, sink: &mut Across<'_>) {
        if !sink.options().runs(&CELL) {
            return;
        }
        let shown: Vec<String> =
            off.iter().take(5).map(|(_, id, d)| format!("〔{}〕差 {d}", id.label_zh())).collect();
        let shown_en: Vec<String> =
            off.iter().take(5).map(|(_, id, d)| format!("{}: {d}", id.label_en())).collect();
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
        let mut finding = Finding::new(CELL.code, self.severity(units), message);
        finding.cells = off.iter().map(|(_, id, _)| *id).collect();
        let whole = units.whole(sink);
        let spans = off.iter().filter_map(|(_, id, _)| whole?.cell(*id)?.span);
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
    fn one_cell(&self, off: &[(usize, CellId, Num)], units: &Units<'_>) -> Option<Words> {
        if self.table != TableId::T3 || off.len() > 4 {
            return None;
        }
        let is_sum = |id: &CellId| id.column == "total" || id.row == "total_handled";
        let mut single = off.iter().filter(|(_, id, _)| !is_sum(id));
        let (at, id, difference) = match (single.next(), single.next()) {
            (Some(one), None) => *one,
            _ => return None,
        };
        let one_slip = off.iter().all(|(_, other, d)| {
            *d == difference
                && (other.row == id.row || other.row == "total_handled")
                && (other.column == id.column || other.column == "total")
        });
        let difference = difference.to_int().filter(|_| one_slip)?;
        let figure = |nth: usize| self.figures.get(nth)?.get(at).copied().flatten()?.to_int();
        let slips = units.units.iter().enumerate().filter_map(|(nth, unit)| {
            let own = figure(nth).filter(|own| *own != 0 && own + difference >= 0)?;
            Some((slip_of_digits(own, own + difference)?, unit.name.as_str(), own))
        });
        let slips: Vec<(DigitSlip, &str, i64)> = slips.collect();
        let likeliest = slips.iter().map(|(kind, ..)| *kind).min()?;
        let suspects: Vec<(&str, i64)> = slips
            .iter()
            .filter(|(kind, ..)| *kind == likeliest)
            .map(|(_, name, own)| (*name, *own))
            .collect();
        if suspects.len() > 3 {
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

fn report_slip(
    slip: Slip,
    sure: bool,
    one_of_two: bool,
    tables: &[TableId],
    units: &Units<'_>,
    sink: &mut Across<'_>,
) {
    let Some(unit) = units.units.get(slip.unit()) else { return };
    let meta: &'static Meta = match slip {
        Slip::Omitted(_) => &OMIT,
        Slip::Doubled(_) => &DOUBLE,
        Slip::Stale(..) => &STALE,
    };
    if !sink.options().runs(meta) {
        return;
    }
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
                "{names}的差额{}逐格等于“{}”前后两份报告之差，{}按旧稿汇总、单位改数后未重新汇总。请按定稿重新汇总。",
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
