//! The sum of reports, cell by cell: what a consolidated report should say.

use std::collections::BTreeMap;

use crate::form::{CellId, Form, TableId};
use crate::num::Num;
use crate::report::{Cell, CellState, Report, Table, TableRow, TableState};

use super::links::{Consolidation, Links, is_whole, year};

/// The figures of one table, in the form's order. `None` where a cell cannot be told.
pub type Figures = Vec<Option<Num>>;

/// The cells of a table in one generation of the form, in order.
pub fn cells(form: &'static Form, table: TableId) -> Vec<CellId> {
    form.rows(table).iter().flat_map(|row| row.cells(table)).collect()
}

/// What stands in those cells of a report; a blank or a placeholder counts 0.
pub fn figures(report: &Report, cells: &[CellId]) -> Figures {
    cells.iter().map(|id| report.cell(*id).and_then(Cell::for_sums)).collect()
}

/// The sum, cell by cell; `None` where one of them cannot be told.
pub fn total(all: &[Figures], cells: usize) -> Figures {
    (0..cells)
        .map(|at| {
            all.iter()
                .try_fold(Num::ZERO, |sum, figures| sum.checked_add(figures.get(at).copied().flatten()?))
        })
        .collect()
}

/// The three tables of the sum of reports, in the generation of the form that most of them use; what other
/// generations print in rows of their own is not among it. Also for when there is no consolidated report yet.
pub fn tables(units: &[&Report]) -> [Table; 3] {
    TableId::ALL.map(|table| sum_table(units, table))
}

fn sum_table(units: &[&Report], table: TableId) -> Table {
    let read: Vec<&Report> = units.iter().copied().filter(|u| u.table(table).is_read()).collect();
    let mut forms: BTreeMap<&str, (usize, &'static Form)> = BTreeMap::new();
    for form in read.iter().filter_map(|u| u.table(table).form) {
        forms.entry(form.id).or_insert((0, form)).0 += 1;
    }
    let Some((_, form)) = forms.into_values().max_by_key(|(count, form)| (*count, form.id)) else {
        return Table::default();
    };
    let ids = cells(form, table);
    let all: Vec<Figures> = read.iter().map(|unit| figures(unit, &ids)).collect();
    let mut sums = total(&all, ids.len()).into_iter();
    let rows = form.rows(table).iter().map(|row| TableRow {
        row,
        cells: row.columns.iter().map(|_| cell_of(sums.next().flatten())).collect(),
        label: None,
    });
    Table { state: TableState::Read, form: Some(form), rows: rows.collect(), ..Table::default() }
}

fn cell_of(value: Option<Num>) -> Cell {
    match value {
        Some(value) => {
            Cell { value: Some(value), raw: value.to_string(), state: CellState::Number, ..Cell::default() }
        }
        None => Cell::default(),
    }
}

/// The reports that are added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addends {
    /// The report of the whole, where there is one.
    pub whole: Option<usize>,
    /// The reports of the units, of several versions of a report only the last.
    pub units: Vec<usize>,
    /// The year.
    pub year: Option<u16>,
}

/// Which of these reports are added up: the units of the consolidation; without one, all of the year on which most
/// report, the only government among them taken for the whole and not for a unit.
pub fn addends(reports: &[&Report], links: &Links) -> Addends {
    let year_of = |n: usize| reports.get(n).and_then(|r| year(r));
    if let Some(consolidation) = &links.consolidation {
        let (whole, units) = (consolidation.whole, links.current_units());
        return Addends { whole: Some(whole), units, year: year_of(whole) };
    }
    let superseded = |n: &usize| links.versions.iter().any(|(earlier, _)| earlier == n);
    let current: Vec<usize> = (0..reports.len()).filter(|n| !superseded(n)).collect();
    let mut counts: BTreeMap<Option<u16>, usize> = BTreeMap::new();
    current.iter().for_each(|n| *counts.entry(year_of(*n)).or_default() += 1);
    let of_year = counts.into_iter().max_by_key(|(year, count)| (*count, *year)).and_then(|(year, _)| year);
    let mut units: Vec<usize> = current.into_iter().filter(|n| year_of(*n) == of_year).collect();
    let governments: Vec<usize> =
        units.iter().copied().filter(|n| reports.get(*n).is_some_and(|r| is_whole(r))).collect();
    let whole = match governments.as_slice() {
        [one] if units.len() > 1 => Some(*one),
        _ => None,
    };
    units.retain(|n| Some(*n) != whole);
    Addends { whole, units, year: of_year }
}

/// The report that adds up the others of its year, where the figures bear it out: at least half of the cells of
/// table 3 that are not zero are the sum of the others', or would be without or with one of them.
pub fn proposed(reports: &[&Report], links: &Links) -> Option<Consolidation> {
    let wholes = (0..reports.len()).filter(|n| reports.get(*n).is_some_and(|r| is_whole(r)));
    wholes.filter_map(|whole| candidate(reports, links, whole)).max_by_key(|c| c.units.len())
}

fn candidate(reports: &[&Report], links: &Links, whole: usize) -> Option<Consolidation> {
    let government = reports.get(whole)?;
    let (form, of_year) = (government.t3.form?, year(government)?);
    let superseded = |n: usize| links.versions.iter().any(|(earlier, _)| *earlier == n);
    let versions_of_whole =
        |n: usize| links.versions.iter().any(|(a, b)| (*a == n && *b == whole) || (*a == whole && *b == n));
    let fits = |n: &usize| {
        *n != whole
            && !versions_of_whole(*n)
            && reports.get(*n).is_some_and(|r| year(r) == Some(of_year) && r.t3.is_read())
    };
    let units: Vec<usize> = (0..reports.len()).filter(fits).collect();
    let current: Vec<usize> = units.iter().copied().filter(|n| !superseded(*n)).collect();
    if current.len() < 2 || superseded(whole) {
        return None;
    }
    let ids = cells(form, TableId::T3);
    let each: Vec<Figures> = current.iter().filter_map(|n| Some(figures(reports.get(*n)?, &ids))).collect();
    let (sum, own) = (total(&each, ids.len()), figures(government, &ids));
    // One unit left out or counted twice must not hide that the report is their sum.
    let likely = std::iter::once(None).chain(each.iter().map(Some)).any(|unit| {
        [1, -1].into_iter().any(|sign| {
            let (mut agree, mut all) = (0usize, 0usize);
            for (at, pair) in own.iter().zip(&sum).enumerate() {
                let (Some(own), Some(sum)) = pair else { continue };
                let more = unit.and_then(|u| u.get(at).copied().flatten()).unwrap_or(Num::ZERO);
                let sum = sum.checked_add(if sign > 0 { more } else { more.negated() });
                all += usize::from(!own.is_zero() || sum.is_some_and(|s| !s.is_zero()));
                agree += usize::from(!own.is_zero() && sum == Some(*own));
            }
            agree >= 8 && agree * 2 >= all
        })
    });
    likely.then(|| Consolidation { whole, units, ..Consolidation::default() })
}
