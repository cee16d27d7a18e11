//! Table 2 主动公开政府信息情况: blocks by clause of article 20, each with its own heads.

use yew::prelude::*;

use super::table::{self, RowView};
use crate::app::words;
use crate::finding::Lang;
use crate::form::Row;

/// How many columns of figures the widest block has.
const WIDTH: usize = 3;

/// The blocks.
pub fn draw(rows: &[RowView], lang: Lang) -> Html {
    html! {
        <tbody>
            { for rows.iter().enumerate().map(|(at, row)| {
                let above = at.checked_sub(1).and_then(|above| rows.get(above)).map(|r| r.row);
                html! {
                    <>
                        { head(row.row, above, lang) }
                        <tr class={row.fails.then_some("fails")}>
                            <th scope="row" class="label">
                                { if lang == Lang::Zh { row.row.label } else { row.row.label_en } }
                            </th>
                            { for row.cells.iter().enumerate().map(|(at, cell)| table::cell(row, at, cell, lang)) }
                            { filler(row.cells.len()) }
                        </tr>
                    </>
                }
            }) }
        </tbody>
    }
}

/// The clause and the names of the columns, where they are not those of the row above.
fn head(row: &Row, above: Option<&Row>, lang: Lang) -> Html {
    let same_group = above.is_some_and(|above| above.group == row.group);
    let same_columns = above.is_some_and(|above| {
        above.columns.len() == row.columns.len()
            && above.columns.iter().zip(row.columns).all(|(a, b)| a.label == b.label)
    });
    html! {
        <>
            if !same_group {
                <tr class="clause">
                    <th colspan={(WIDTH + 1).to_string()} scope="colgroup">{ words::group(row.group).get(lang) }</th>
                </tr>
            }
            if !(same_group && same_columns) {
                <tr class="names">
                    <th scope="col">{ words::CONTENT.get(lang) }</th>
                    { for row.columns.iter().map(|column| html! {
                        <th scope="col">{ if lang == Lang::Zh { column.label } else { column.label_en } }</th>
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
