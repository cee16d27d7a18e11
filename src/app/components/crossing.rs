//! The cut-out of a table where the row and the column of a cell cross, and the same number elsewhere.

use yew::prelude::*;

use super::Draw;
use crate::app::model::{CellView, ResultsModel, RowView, Status};
use crate::app::words;
use crate::checked::Checked;
use crate::finding::Lang;
use crate::form::{CellId, Group, TableId};

/// How many numbers of the prose stand beside a cell.
const SAID: usize = 2;

/// The row of the cell, and of its column what stands above, below and at the foot.
pub fn cut_out(draw: Draw<'_>, cell: CellId) -> Html {
    let rows = draw.model.rows(cell.table);
    let Some(at) = rows.iter().position(|row| row.row.id == cell.row) else { return Html::default() };
    let Some(here) = rows.get(at) else { return Html::default() };
    // A block of table 4 is a row by itself, and a row of table 2 has columns of its own.
    let has_column = cell.table == TableId::T3;
    let foot = rows.iter().position(|row| row.row.group == Group::Total);
    let near = |other: usize| has_column && (other + 1 == at || at + 1 == other || Some(other) == foot);
    let lines = rows.iter().enumerate().filter(|(other, _)| *other == at || near(*other));
    let label = |text: &'static str, english: &'static str| {
        if draw.lang == Lang::Zh { text } else { english }
    };
    html! {
            <table class="cut-out" aria-label={words::cell(cell, draw.lang)}>
                <thead>
                    <tr>
                        <td />
                        { for here.row.columns.iter().map(|column| html! {
                            <th scope="col" class={(column.id == cell.column).then_some("is-crossed")}>
                                { label(column.label, column.label_en) }
                            </th>
                        }) }
                    </tr>
                </thead>
                <tbody>
                    { for lines.map(|(other, row)| html! {
                        <tr class={(other == at).then_some("is-crossed")}>
                            <th scope="row">{ label(row.row.short(), row.row.label_en) }</th>
                            { for row.cells.iter().map(|one| figure(row, one, cell, other == at)) }
                        </tr>
                    }) }
                </tbody>
            </table>
    }
}

/// A number of the cut-out; nothing where neither the row nor the column comes by.
fn figure(row: &RowView, one: &CellView, cell: CellId, in_row: bool) -> Html {
    let in_column = one.id.column == cell.column;
    if !in_row && !in_column {
        return html! { <td /> };
    }
    let class = classes!(
        "is-crossed",
        (one.id == cell).then_some("is-here"),
        (one.status == Status::Failing).then_some("is-failing"),
        (row.row.group == Group::Total).then_some("sum-cell"),
    );
    html! { <td {class}>{ one.raw.clone() }</td> }
}

/// The number here, in the prose, and in last year's report; which of the first two is wrong, `is_cell` says.
pub fn beside(draw: Draw<'_>, cell: CellId, is_cell: bool) -> Html {
    let report = draw.model.report();
    let facts = report.facts.iter().zip(&draw.model.checked.outcomes.judgements);
    let said = facts.filter(|(_, judgement)| judgement.cells == [cell]).map(|(fact, _)| {
        let words = fact.span.of(report.text()).to_owned();
        (draw.t(words::PROSE).to_owned(), words, !is_cell)
    });
    let before = draw.previous.and_then(|previous| last_year(previous, cell, draw.lang));
    let others: Vec<(String, String, bool)> = said.take(SAID).chain(before).collect();
    if others.is_empty() {
        return Html::default();
    }
    let here = report.cell(cell).map_or("", |cell| cell.raw.as_str());
    html! {
        <dl class="beside">
            <div class={is_cell.then_some("is-wrong")}>
                <dt>{ words::table(cell.table).get(draw.lang) }</dt>
                <dd>{ here.to_owned() }</dd>
            </div>
            { for others.into_iter().map(|(name, value, is_wrong)| html! {
                <div class={is_wrong.then_some("is-wrong")}><dt>{ name }</dt><dd>{ value }</dd></div>
            }) }
        </dl>
    }
}

fn last_year(previous: &Checked, cell: CellId, lang: Lang) -> Option<(String, String, bool)> {
    let found = previous.report.cell(cell).filter(|found| !found.raw.is_empty())?;
    let year = previous.report.identity.year.as_ref().map_or(String::new(), |year| year.value.to_string());
    let name = match lang {
        Lang::Zh => [&year, " 年报"].concat(),
        Lang::En => ["report of ", &year].concat(),
    };
    Some((name, found.raw.clone(), false))
}

/// The cell that a finding is about: the one that should change, or the only one that it names.
pub fn cell_of(model: &ResultsModel, cells: &[CellId], fixed: Option<CellId>) -> Option<CellId> {
    let only = match cells {
        [one] => Some(*one),
        _ => None,
    };
    fixed.or(only).filter(|cell| model.report().table(cell.table).is_read())
}
