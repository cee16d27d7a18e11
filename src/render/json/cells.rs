//! What was read: every cell of the form, and the quantities of the prose.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::form_of;
use crate::finding::Lang;
use crate::form::{CellId, FORM_2021, Form, TableId};
use crate::num::Num;
use crate::render::masked;
use crate::render::positions::Positions;
use crate::report::{Cell, CellState, Report};
use crate::rules;

/// Every cell of the form by its id, those that were not found included.
pub(super) struct CellsJson<'a> {
    pub(super) report: &'a Report,
    pub(super) positions: &'a Positions<'a>,
}

/// Every cell of the form that a report follows; `None` for those of a table that was not read.
pub fn cells_of(report: &Report) -> impl Iterator<Item = (CellId, Option<&Cell>)> {
    let form = form_of(report)
        .or_else(|| report.identity.year.as_ref().and_then(|y| Form::for_year(y.value)))
        .unwrap_or(&FORM_2021);
    TableId::ALL.into_iter().flat_map(move |table| {
        let read = report.table(table);
        // Of a table that was not read, every cell of the form is missing.
        let rows = if read.rows.is_empty() { form.rows(table) } else { &[] };
        let lost = rows.iter().flat_map(move |row| row.columns.iter().map(move |c| (row, c, None)));
        read.cells()
            .map(|(row, column, cell)| (row, column, Some(cell)))
            .chain(lost)
            .map(move |(row, column, cell)| (CellId { table, row: row.id, column: column.id }, cell))
    })
}

impl Serialize for CellsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let missing = Cell::default();
        let all = cells_of(self.report);
        serializer
            .collect_map(all.map(|(id, cell)| (id, CellJson::new(cell.unwrap_or(&missing), self.positions))))
    }
}

#[derive(Serialize)]
pub(super) struct CellJson<'a> {
    value: Option<Num>,
    raw: Cow<'a, str>,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl<'a> CellJson<'a> {
    pub(super) fn new(cell: &'a Cell, positions: &Positions<'_>) -> CellJson<'a> {
        let place = cell.span.filter(|_| cell.state != CellState::Missing).map(|span| positions.of(span));
        CellJson {
            value: cell.value,
            raw: masked(&cell.raw),
            state: cell.state.name(),
            start: place.map(|(start, _)| start),
            end: place.map(|(_, end)| end),
        }
    }
}

#[derive(Serialize)]
pub(super) struct FactJson<'a> {
    slot: &'static str,
    value: Num,
    unit: &'a str,
    scope: &'static str,
    start: usize,
    end: usize,
    verdict: &'static str,
    cells: &'a [CellId],
    reason: Option<&'a str>,
}

impl<'a> FactJson<'a> {
    pub(super) fn new(
        fact: &'a crate::report::prose::Fact,
        judged: &'a rules::narrative::Judgement,
        positions: &Positions<'_>,
        lang: Lang,
    ) -> FactJson<'a> {
        let (start, end) = positions.of(fact.span);
        FactJson {
            slot: fact.slot.id(),
            value: fact.value,
            unit: &fact.unit,
            scope: fact.scope.name(),
            start,
            end,
            verdict: judged.verdict.name(),
            cells: &judged.cells,
            reason: judged.reason.as_ref().map(|r| r.get(lang)),
        }
    }
}
