//! Rules between two reports of one body (domain §3.4 and §9).

mod carried;
mod growth;
mod texts;
mod whole;

use super::set_rule::{self, SetRule, SetSink};
use crate::finding::{Finding, Mark, Role};
use crate::form::CellId;
use crate::num::Num;
use crate::report::{Cell, CellState, Report};
use crate::set::Years;
use crate::text::{Span, WordList};

/// A rule between two reports of one body.
type YearRule = SetRule<fn(&Pair<'_>, &mut SetSink<'_>)>;

set_rules![YearRule:
    carried::CARRY,
    carried::VALID,
    carried::ITEMS,
    carried::OPEN_TOTAL,
    growth::YOY,
    carried::PENDING,
    whole::OUTLIER,
    texts::COPY_TEXT,
    whole::COPY_TABLE,
    whole::BODY,
    whole::GAP,
];

/// What is asked of two years that do not follow one another.
static ACROSS_A_GAP: &[YearRule] = &[whole::GAP];

/// Compares two reports of one body.
pub fn compare(years: Years, sink: &mut SetSink<'_>) {
    let (Some(earlier), Some(later)) = (sink.report(years.earlier), sink.report(years.later)) else { return };
    let pair = Pair { years, earlier, later };
    // Between years that do not follow one another nothing carries over.
    let rules = if years.consecutive { CHECKS } else { ACROSS_A_GAP };
    for check in set_rule::chosen(rules, sink.options()) {
        check(&pair, sink);
    }
}

/// Two reports of one body.
pub struct Pair<'a> {
    years: Years,
    /// The report on the earlier year.
    pub earlier: &'a Report,
    /// The report on the later year.
    pub later: &'a Report,
}

impl Pair<'_> {
    /// Both numbers, the later report first: it is the one to correct.
    fn both(&self) -> [usize; 2] {
        [self.years.later, self.years.earlier]
    }

    /// A mark in the later report.
    fn subject(&self, span: Span) -> Mark {
        Mark { report: self.years.later, span, role: Role::Subject }
    }

    /// A mark in the earlier report.
    fn evidence(&self, span: Span) -> Mark {
        Mark { report: self.years.earlier, span, role: Role::Evidence }
    }

    /// The earlier year as printed before 年.
    fn earlier_year(&self) -> String {
        let year = self.earlier.identity.year.as_ref().map(|y| y.value);
        let later = self.later.identity.year.as_ref().map(|y| y.value);
        year.or(later.map(|y| y.saturating_sub(1))).map_or_else(|| "上".to_owned(), |y| y.to_string())
    }

    /// The later year in the same way.
    fn later_year(&self) -> String {
        let year = self.later.identity.year.as_ref().map(|y| y.value);
        let earlier = self.earlier.identity.year.as_ref().map(|y| y.value);
        year.or(earlier.map(|y| y.saturating_add(1))).map_or_else(|| "本".to_owned(), |y| y.to_string())
    }

    /// Marks the cells of a finding: those of the later report as its subject, those of the earlier as evidence.
    fn marked(&self, mut finding: Finding, later: &[CellId], earlier: &[CellId]) -> Finding {
        let place = |report: &Report, id: &CellId| report.cell(*id).and_then(|c| c.span);
        finding.marks.extend(later.iter().filter_map(|id| place(self.later, id)).map(|s| self.subject(s)));
        finding
            .marks
            .extend(earlier.iter().filter_map(|id| place(self.earlier, id)).map(|s| self.evidence(s)));
        let of_earlier = earlier.iter().filter(|id| !later.contains(id));
        finding.cells(later.iter().chain(of_earlier).copied())
    }
}

/// What a cell counts for beside another year's. A blank or a dash is 0, but not where the row's other cells show
/// that it was only not filled in; a cell that was not read is nothing.
fn figure(report: &Report, id: CellId) -> Option<Num> {
    let cell = report.cell(id)?;
    let unfilled = cell.state == CellState::Blank
        && report.table(id.table).row(id.row).is_some_and(|row| row.cells.iter().any(|c| c.value.is_some()));
    if unfilled { None } else { cell.for_sums() }
}

/// Whether the report gives a reason why its figures do not follow on those of the year before. 撤并 may be of accounts
/// of social media, 口径 of answers: alone they are no reason.
fn explains_change(report: &Report) -> bool {
    WHY_CHANGED.stand_in(report.text())
}

/// Reasons why a body's figures change from one year to the next.
static WHY_CHANGED: WordList = WordList::new(&[
    "机构改革",
    "机构调整",
    "机构撤并",
    "部门撤并",
    "单位撤并",
    "乡镇撤并",
    "撤乡并镇",
    "撤镇设街",
    "职能划转",
    "职责划转",
    "行政区划调整",
    "合并组建",
    "统计口径",
    "数据口径",
    "口径调整",
    "口径变化",
    "口径不同",
    "口径不一",
    "口径有所",
]);

/// Whether a number stands in the cell.
fn is_number(cell: Option<&Cell>) -> bool {
    cell.is_some_and(|c| c.state == CellState::Number)
}
