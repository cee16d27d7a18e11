//! Table 4 政府信息公开行政复议、行政诉讼情况: three blocks side by side, one row of figures.

use yew::prelude::*;

use super::table::Form;
use crate::app::model::RowView;
use crate::app::words;

/// The head and the row.
pub fn draw(form: &Form<'_>) -> Html {
    let width = |blocks: &[RowView]| blocks.iter().map(|b| b.cells.len()).sum::<usize>().to_string();
    let head = |block: &RowView, rows: &'static str| {
        html! {
            <th colspan={block.cells.len().to_string()} rowspan={rows} scope="colgroup" class="block-head">
                { form.row_label(block.row) }{ form.fails(block.fails) }
            </th>
        }
    };
    let (review, suits) = form.rows.split_at(form.rows.len().min(1));
    html! {
        <>
            <thead>
                <tr>
                    { for review.iter().map(|block| head(block, "2")) }
                    <th colspan={width(suits)} scope="colgroup">{ form.t(words::LITIGATION) }</th>
                </tr>
                <tr>{ for suits.iter().map(|block| head(block, "1")) }</tr>
                <tr>
                    { for form.rows.iter().flat_map(|block| block.row.columns).map(|column| html! {
                        <th scope="col">{ form.column_label(column) }</th>
                    }) }
                </tr>
            </thead>
            <tbody><tr>{ for form.rows.iter().map(|block| form.cells(block)) }</tr></tbody>
        </>
    }
}
