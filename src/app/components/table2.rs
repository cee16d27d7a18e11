//! Table 2 主动公开政府信息情况: blocks by clause of article 20, each with its own heads.

use yew::prelude::*;

use super::table::Form;
use crate::app::words;
use crate::form::Row;

/// How many columns of figures the widest block has.
const WIDTH: usize = 3;

/// The blocks.
pub fn draw(form: &Form<'_>) -> Html {
    html! {
        <tbody>
            { for form.rows.iter().enumerate().map(|(at, row)| {
                let above = at.checked_sub(1).and_then(|above| form.rows.get(above)).map(|r| r.row);
                html! {
                    <>
                        { head(form, row.row, above) }
                        <tr>
                            <th scope="row" class="label">
                                { form.row_label(row.row) }{ form.fails(row.fails) }
                            </th>
                            { form.cells(row) }
                            { filler(row.cells.len()) }
                        </tr>
                    </>
                }
            }) }
        </tbody>
    }
}

/// The clause and the names of the columns, where they are not those of the row above.
fn head(form: &Form<'_>, row: &Row, above: Option<&Row>) -> Html {
    let same_group = above.is_some_and(|above| above.group == row.group);
    let same_columns = above.is_some_and(|above| {
        above.columns.len() == row.columns.len()
            && above.columns.iter().zip(row.columns).all(|(a, b)| a.label == b.label)
    });
    html! {
        <>
            if !same_group {
                <tr class="clause">
                    <th colspan={(WIDTH + 1).to_string()} scope="colgroup">{ form.t(words::group(row.group)) }</th>
                </tr>
            }
            if !(same_group && same_columns) {
                <tr class="names">
                    <th scope="col">{ form.t(words::CONTENT) }</th>
                    { for row.columns.iter().map(|column| html! {
                        <th scope="col">{ form.column_label(column) }</th>
                    }) }
                    { filler(row.columns.len()) }
                </tr>
            }
        </>
    }
}

/// The rest of a row that has fewer figures than the widest.
fn filler(columns: usize) -> Html {
    match WIDTH.checked_sub(columns) {
        Some(rest) if rest > 0 => html! { <td colspan={rest.to_string()} class="filler" /> },
        _ => Html::default(),
    }
}
