//! Table 4 政府信息公开行政复议、行政诉讼情况: three blocks side by side, one row of figures.

use yew::prelude::*;

use super::table::{self, RowView};
use crate::app::board::{Board, Line};
use crate::app::words;
use crate::finding::Lang;
use crate::form::TableId;

/// The head and the row.
pub fn draw(board: &Board, blocks: &[RowView], lang: Lang) -> Html {
    let t = |pair: words::Pair| pair.get(lang);
    let name = |block: &RowView| {
        let label = if lang == Lang::Zh { block.row.label } else { block.row.label_en };
        let fails = board.failing_line(Line::Row(TableId::T4, block.row.id)).is_some();
        html! { <>{ label }if fails { { table::fails(lang) } }</> }
    };
    let (review, suits) = match blocks.split_first() {
        Some((review, suits)) => (Some(review), suits),
        None => (None, blocks),
    };
    let width = |blocks: &[RowView]| blocks.iter().map(|b| b.cells.len()).sum::<usize>().to_string();
    html! {
        <>
            <thead>
                <tr>
                    if let Some(review) = review {
                        <th colspan={review.cells.len().to_string()} rowspan="2" scope="colgroup" class="block">
                            { name(review) }
                        </th>
                    }
                    <th colspan={width(suits)} scope="colgroup">{ t(words::LITIGATION) }</th>
                </tr>
                <tr>
                    { for suits.iter().map(|block| html! {
                        <th colspan={block.cells.len().to_string()} scope="colgroup" class="block">{ name(block) }</th>
                    }) }
                </tr>
                <tr>
                    { for blocks.iter().flat_map(|block| block.row.columns).map(|column| html! {
                        <th scope="col">{ if lang == Lang::Zh { column.label } else { column.label_en } }</th>
                    }) }
                </tr>
            </thead>
            <tbody>
                <tr>{ for blocks.iter().map(|block| table::cells(block, lang)) }</tr>
            </tbody>
        </>
    }
}
