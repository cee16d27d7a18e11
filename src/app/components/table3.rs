//! Table 3 收到和处理政府信息公开申请情况, as the form prints it: three columns of headings, seven of figures.

use yew::prelude::*;

use super::table::Form;
use crate::app::model::RowView;
use crate::app::words;
use crate::form::{Group, T3_COLUMNS};

/// The head and the rows.
pub fn draw(form: &Form<'_>) -> Html {
    let column = |index: usize| {
        let Some(column) = T3_COLUMNS.get(index) else { return Html::default() };
        let fails = form.column_fails(column.id);
        html! { <>{ form.column_label(column) }{ form.fails(fails) }</> }
    };
    html! {
        <>
            <thead>
                <tr>
                    <td colspan="3" rowspan="3" class="corner">{ form.t(words::CORNER) }</td>
                    <th colspan="7" scope="colgroup">{ form.t(words::APPLICANTS) }</th>
                </tr>
                <tr>
                    <th rowspan="2" scope="col">{ column(0) }</th>
                    <th colspan="5" scope="colgroup">{ form.t(words::LEGAL_PERSONS) }</th>
                    <th rowspan="2" scope="col" class="sum">{ column(6) }</th>
                </tr>
                <tr>{ for (1..6).map(|index| html! { <th scope="col">{ column(index) }</th> }) }</tr>
            </thead>
            <tbody>{ for form.rows.iter().enumerate().map(|(at, row)| line(form, at, row)) }</tbody>
        </>
    }
}

/// A row with those of its headings that begin in it: 三、 over all results, the group over its rows, its own.
fn line(form: &Form<'_>, at: usize, row: &RowView) -> Html {
    let group = row.row.group;
    let above = at.checked_sub(1).and_then(|above| form.rows.get(above)).map(|above| above.row.group);
    let is_result = |group: Group| group.is_outcome() || group == Group::Total;
    let count = |wanted: &dyn Fn(Group) -> bool| form.rows.iter().filter(|r| wanted(r.row.group)).count();
    let size = count(&|other| other == group);
    let opens_results = is_result(group) && !above.is_some_and(is_result);
    let opens_group = is_result(group) && size > 1 && above != Some(group);
    let span = match (is_result(group), size) {
        (false, _) => "3",
        (true, 1) => "2",
        (true, _) => "1",
    };
    html! {
        <tr>
            if opens_results {
                <th rowspan={count(&is_result).to_string()} scope="rowgroup" class="part">
                    <span class="upright">{ form.t(words::RESULTS_THIS_YEAR) }</span>
                </th>
            }
            if opens_group {
                <th rowspan={size.to_string()} scope="rowgroup" class="group">
                    <span class="upright-narrow">{ form.t(words::group(group)) }</span>
                </th>
            }
            <th colspan={span} scope="row" class="label">
                { form.row_label(row.row) }{ form.fails(row.fails) }
            </th>
            { form.cells(row) }
        </tr>
    }
}
