//! The list of units, before anything is added up.

use super::pages::{CELL, MIX, UNIT_DUP, UNIT_ERR, UNIT_MISSING};
use crate::finding::{Finding, Mark, Role, Severity, Words};
use crate::form::TableId;
use crate::report::Report;
use crate::rules::Meta;
use crate::set::{Across, Consolidation, same_body, sum};
use crate::text::Span;

/// The whole and its units.
pub struct Units<'c> {
    /// What was given.
    pub given: &'c Consolidation,
    /// One entry for each unit.
    pub units: Vec<Unit>,
}

/// A unit with its report; where it handed in several, the last is taken.
pub struct Unit {
    /// As it is called in messages.
    pub name: String,
    /// The number of its report.
    pub report: usize,
    /// The numbers of earlier versions.
    pub earlier: Vec<usize>,
}

impl<'c> Units<'c> {
    /// Puts the reports of one unit together.
    pub fn gather(given: &'c Consolidation, sink: &Across<'_>) -> Units<'c> {
        let mut units: Vec<Unit> = Vec::new();
        for number in given.units.iter().copied().filter(|n| *n != given.whole) {
            let Some(report) = sink.report(number) else { continue };
            let body = report.identity.body.as_ref().map(|b| b.value.as_str());
            let known = units.iter_mut().find(|unit| body.is_some_and(|body| same_body(body, &unit.name)));
            match known {
                Some(unit) => unit.earlier.push(std::mem::replace(&mut unit.report, number)),
                None => {
                    let name = body.map_or_else(|| report.document.name.clone(), str::to_owned);
                    units.push(Unit { name, report: number, earlier: Vec::new() });
                }
            }
        }
        Units { given, units }
    }

    /// The whole's report.
    pub fn whole<'a>(&self, sink: &Across<'a>) -> Option<&'a Report> {
        sink.report(self.given.whole)
    }

    /// Looks at the list. `true` when the sums can be compared.
    pub fn check_list(&self, sink: &mut Across<'_>) -> bool {
        self.missing(sink);
        self.twice(sink);
        let mixed = self.mixed(sink);
        let wrong = self.wrong(sink);
        let skip = |sink: &mut Across<'_>, zh: &str, en: &str| sink.skips(CELL.code, [], Words::new(zh, en));
        if mixed {
            skip(
                sink,
                "有单位报告的年度或表式不同，未核对汇总数。",
                "Units report on another year or form; sums not compared.",
            );
        } else if wrong {
            skip(
                sink,
                "有单位报告的表三自身不平，须先退改，未核对汇总数。",
                "Units' own tables do not add up; sums not compared until they are mended.",
            );
        } else if self.units.is_empty() {
            skip(sink, "没有单位报告。", "There are no reports of units.");
        }
        !mixed && !wrong && !self.units.is_empty()
    }

    /// Units on the person's list whose report is not there.
    fn missing(&self, sink: &mut Across<'_>) {
        let there = |name: &&String| !self.units.iter().any(|unit| same_body(name, &unit.name));
        let missing: Vec<&str> = self.given.expected.iter().filter(there).map(String::as_str).collect();
        if !sink.options().runs(&UNIT_MISSING) || self.given.expected.is_empty() {
            return;
        }
        if missing.is_empty() {
            let all = self.given.expected.len();
            return sink.holds(UNIT_MISSING.code, [], format!("应报 {all} 家，已报 {all} 家"));
        }
        let list = missing.join("、");
        let message = Words::new(
            format!("缺 {} 家单位的报告：{list}。请催报或补充后再汇总。", missing.len()),
            format!("Reports of {} units are missing: {list}. Ask for them before adding up.", missing.len()),
        );
        sink.fails(&[self.given.whole], Finding::new(UNIT_MISSING.code, UNIT_MISSING.severity, message));
    }

    /// Units with more than one report.
    fn twice(&self, sink: &mut Across<'_>) {
        if !sink.options().runs(&UNIT_DUP) {
            return;
        }
        for unit in self.units.iter().filter(|u| !u.earlier.is_empty()) {
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
            sink.fails(&about, Finding::new(UNIT_DUP.code, UNIT_DUP.severity, message));
        }
    }

    /// Units that report on another year, or in another generation of the form. `true` when there are any.
    fn mixed(&self, sink: &mut Across<'_>) -> bool {
        let Some(whole) = self.whole(sink) else { return false };
        let year_of = |report: &Report| report.identity.year.as_ref().map(|y| y.value);
        let mut mixed = false;
        for unit in &self.units {
            let Some(report) = sink.report(unit.report) else { continue };
            let (own, due) = (year_of(report), year_of(whole));
            let other_year = own.zip(due).filter(|(own, due)| own != due);
            let forms = report.t3.form.zip(whole.t3.form);
            let other_form = forms.filter(|(own, due)| own != due);
            let (what, what_en) = match (other_year, other_form) {
                (Some((own, due)), _) => (
                    format!("是 {own} 年度的报告，汇总报告是 {due} 年度"),
                    format!("reports on {own}, the whole on {due}"),
                ),
                (None, Some((own, due))) => (
                    format!("表三用的是 {} 年表式，汇总报告是 {} 年表式", own.id, due.id),
                    format!("uses the form of {}, the whole that of {}", own.id, due.id),
                ),
                (None, None) => continue,
            };
            mixed = true;
            let message = Words::new(
                format!("“{}”{what}，不能相加。请换成同年度、同表式的报告。", unit.name),
                format!("{} {what_en}: they cannot be added up. Take the right report.", unit.name),
            );
            let place = report.identity.year.as_ref().map(|y| y.span);
            self.fail(sink, &MIX, unit.report, place, message);
        }
        mixed
    }

    /// Units whose own table 3 fails. `true` when there are any.
    fn wrong(&self, sink: &mut Across<'_>) -> bool {
        let fails = |unit: &&Unit| {
            let findings = sink.checked(unit.report).map(|c| &c.outcomes.findings);
            findings.is_some_and(|all| {
                all.iter().any(|f| f.severity == Severity::Error && f.code.starts_with("T3-"))
            })
        };
        let wrong: Vec<&Unit> = self.units.iter().filter(fails).collect();
        if wrong.is_empty() || !sink.options().runs(&UNIT_ERR) {
            return !wrong.is_empty();
        }
        let names: Vec<String> = wrong.iter().map(|u| format!("“{}”", u.name)).collect();
        let message = Words::new(
            format!("{} 家单位的表三自身不平：{}。请先退改，再核对汇总数。", wrong.len(), names.join("、")),
            format!(
                "Table 3 of {} units does not add up by itself: {}. Have them mended before comparing sums.",
                wrong.len(),
                names.join(", ")
            ),
        );
        let mut finding = Finding::new(UNIT_ERR.code, UNIT_ERR.severity, message);
        let place = |unit: &Unit| sink.report(unit.report).and_then(|r| r.t3.span);
        for unit in &wrong {
            let span = place(unit).unwrap_or_default();
            finding.marks.push(Mark { report: unit.report, span, role: Role::Subject });
        }
        sink.fails(&wrong.iter().map(|u| u.report).collect::<Vec<_>>(), finding);
        true
    }

    /// A finding about one report, at a place of it.
    fn fail(
        &self,
        sink: &mut Across<'_>,
        meta: &'static Meta,
        report: usize,
        at: Option<Span>,
        message: Words,
    ) {
        if sink.options().runs(meta) {
            let mut finding = Finding::new(meta.code, meta.severity, message);
            finding.marks.extend(at.map(|span| Mark { report, span, role: Role::Subject }));
            sink.fails(&[report, self.given.whole], finding);
        }
    }

    /// The figures of every unit in those cells, in the order of [`Units::units`].
    pub fn figures(&self, sink: &Across<'_>, cells: &[crate::form::CellId]) -> Vec<sum::Figures> {
        let of = |unit: &Unit| sink.report(unit.report).map_or_else(Vec::new, |r| sum::figures(r, cells));
        self.units.iter().map(of).collect()
    }

    /// Units whose table was not read.
    pub fn unread(&self, sink: &Across<'_>, table: TableId) -> Vec<&Unit> {
        let read = |unit: &&Unit| !sink.report(unit.report).is_some_and(|r| r.table(table).is_read());
        self.units.iter().filter(read).collect()
    }
}
