//! Table 3 收到和处理政府信息公开申请情况, as the form prints it: three columns of headings, seven of figures.

use yew::prelude::*;

use super::table::{self, RowView};
use crate::app::board::{Board, Line};
use crate::app::words;
use crate::finding::Lang;
use crate::form::{Group, T3_COLUMNS, TableId};

/// The head and the rows.
pub fn draw(board: &Board, rows: &[RowView], lang: Lang) -> Html {
    let t = |pair: words::Pair| pair.get(lang);
    let column = |index: usize| {
        let Some(column) = T3_COLUMNS.get(index) else { return Html::default() };
        let label = if lang == Lang::Zh { column.label } else { column.label_en };
        let fails = board.failing_line(Line::Column(TableId::T3, column.id)).is_some();
        html! { <>{ label }if fails { { table::fails(lang) } }</> }
    };
    let in_result = |group: Group| group.is_outcome() || group == Group::Total;
    let first = rows.iter().position(|r| in_result(r.row.group));
    let results = rows.iter().filter(|r| in_result(r.row.group)).count();
    html! {
        <>
            <colgroup><col class="c-part" /><col class="c-group" /><col class="c-label" /></colgroup>
            <thead>
                <tr>
                    <td colspan="3" rowspan="3" class="corner">{ t(words::CORNER) }</td>
                    <th colspan="7" scope="colgroup">{ t(words::APPLICANTS) }</th>
                </tr>
                <tr>
                    <th rowspan="2" scope="col">{ column(0) }</th>
                    <th colspan="5" scope="colgroup">{ t(words::LEGAL_PERSONS) }</th>
                    <th rowspan="2" scope="col" class="sum">{ column(6) }</th>
                </tr>
                <tr>{ for (1..6).map(|index| html! { <th scope="col">{ column(index) }</th> }) }</tr>
            </thead>
            <tbody>
                { for rows.iter().enumerate().map(|(at, row)| {
                    let group = row.row.group;
                    let size = rows.iter().filter(|r| r.row.group == group).count();
                    let opens = at.checked_sub(1).and_then(|above| rows.get(above))
                        .is_none_or(|above| above.row.group != group);
                    let part = (first == Some(at)).then_some(results);
                    let heading = (in_result(group) && size > 1 && opens).then_some(size);
                    let span = if !in_result(group) { 3 } else if size > 1 { 1 } else { 2 };
                    html! { <Row key={row.row.id} row={row.clone()} {part} {heading} {span} {lang} /> }
                }) }
            </tbody>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: RowView,
    /// How many rows the heading 三、 covers, in its first row.
    part: Option<usize>,
    /// How many rows the group's heading covers, in its first row.
    heading: Option<usize>,
    /// How many columns the row's own heading covers.
    span: usize,
    lang: Lang,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { row, part, heading, span, lang } = props;
    let label = if *lang == Lang::Zh { row.row.label } else { row.row.label_en };
    html! {
        <tr class={row.fails.then_some("fails")}>
            if let Some(rows) = part {
                <th rowspan={rows.to_string()} scope="rowgroup" class="part">
                    <span class="upright">{ words::RESULTS_THIS_YEAR.get(*lang) }</span>
                </th>
            }
            if let Some(rows) = heading {
                <th rowspan={rows.to_string()} scope="rowgroup" class="group">
                    <span class="upright-narrow">{ words::group(row.row.group).get(*lang) }</span>
                </th>
            }
            <th colspan={span.to_string()} scope="row" class="label">
                { label }
                if row.fails {
                    { table::fails(*lang) }
                }
            </th>
            { table::cells(row, *lang) }
        </tr>
    }
}
