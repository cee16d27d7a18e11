//! The three tables in the official form. A cell is chosen by pointer, or by keyboard: one cell of each table is in
//! the tab order, arrow keys move, Enter chooses.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{table2, table3, table4};
use crate::app::board::{Board, Line, Status};
use crate::app::browser;
use crate::app::shared::Shared;
use crate::app::state::Chosen;
use crate::app::words;
use crate::finding::Lang;
use crate::form::{CellId, TableId};
use crate::num::Num;
use crate::report::TableRow;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub board: Shared<Board>,
    pub chosen: Option<Chosen>,
    pub lang: Lang,
    pub pick: Callback<CellId>,
}

/// All three.
#[component]
pub fn Tables(props: &Props) -> Html {
    let Props { board, chosen, lang, pick } = props;
    let chosen = match chosen {
        Some(Chosen::Cell(id)) => Some(*id),
        _ => None,
    };
    let has_marks = TableId::ALL.into_iter().any(|id| board.report().table(id).is_read());
    html! {
        <div class="tables">
            { for TableId::ALL.into_iter().map(|id| html! {
                <One board={board.clone()} {id} lang={*lang} pick={pick.clone()}
                    chosen={chosen.filter(|cell| cell.table == id)} />
            }) }
            if has_marks {
                <p class="legend">
                    <span class="key key-suspect">{ words::LEGEND_SUSPECT.get(*lang) }</span>
                    <span class="key key-failing">{ words::LEGEND_FAILING.get(*lang) }</span>
                    <span class="key key-unread">{ words::LEGEND_UNREAD.get(*lang) }</span>
                    <span class="legend-hint">{ words::INSPECT_HINT.get(*lang) }</span>
                </p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    board: Shared<Board>,
    id: TableId,
    chosen: Option<CellId>,
    lang: Lang,
    pick: Callback<CellId>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let OneProps { board, id, chosen, lang, pick } = props;
    let table = board.report().table(*id);
    let heading = html! {
        <h2><span class="table-name">{ words::table(*id).get(*lang) }</span>{ words::table_title(*id).get(*lang) }</h2>
    };
    if !table.is_read() {
        return html! {
            <section id={id.id()} class="table-section" data-table={id.id()}>
                { heading }
                <p class="lost">{ words::table_state(table.state).get(*lang) }</p>
            </section>
        };
    }
    let onclick = {
        let pick = pick.clone();
        move |event: MouseEvent| {
            if let Some(id) = browser::closest(&event, "[data-cell]").as_ref().and_then(cell_id) {
                pick.emit(id);
            }
        }
    };
    let onkeydown = {
        let pick = pick.clone();
        move |event: KeyboardEvent| press(&event, &pick)
    };
    let rows = rows(board, *id, *chosen);
    let label = [words::table(*id).get(*lang), " ", words::table_title(*id).get(*lang)].concat();
    html! {
        <section id={id.id()} class="table-section" data-table={id.id()}>
            { heading }
            <div class="scroll">
                <table class={["form ", id.id()].concat()} role="grid" aria-label={label} {onclick} {onkeydown}>
                    { match id {
                        TableId::T2 => table2::draw(&rows, *lang),
                        TableId::T3 => table3::draw(board, &rows, *lang),
                        TableId::T4 => table4::draw(board, &rows, *lang),
                    } }
                </table>
            </div>
        </section>
    }
}

/// A row as it is drawn.
#[derive(Clone)]
pub struct RowView {
    /// The row of the form.
    pub row: &'static crate::form::Row,
    /// Its cells.
    pub cells: Vec<CellView>,
    /// The cell that the tab key reaches, when it is in this row.
    pub active: Option<usize>,
    /// Whether that cell is the one that the person chose.
    pub is_chosen: bool,
    /// Whether the row does not add up.
    pub fails: bool,
}

impl PartialEq for RowView {
    fn eq(&self, other: &RowView) -> bool {
        let drawn = |row: &RowView| (row.active, row.is_chosen, row.fails);
        std::ptr::eq(self.row, other.row) && drawn(self) == drawn(other) && self.cells == other.cells
    }
}

/// A cell as it is drawn.
#[derive(Clone, PartialEq)]
pub struct CellView {
    pub id: CellId,
    pub raw: AttrValue,
    pub status: Status,
    pub proposal: Option<Num>,
}

fn rows(board: &Board, table: TableId, chosen: Option<CellId>) -> Vec<RowView> {
    let read = board.report().table(table);
    let view = |row: &TableRow| {
        let cells = row.row.columns.iter().zip(&row.cells).map(|(column, cell)| {
            let id = CellId { table, row: row.row.id, column: column.id };
            let mark = board.mark(id);
            let raw = AttrValue::from(cell.raw.clone());
            CellView { id, raw, status: mark.status, proposal: mark.proposal }
        });
        RowView {
            row: row.row,
            cells: cells.collect(),
            active: None,
            is_chosen: false,
            fails: board.failing_line(Line::Row(table, row.row.id)).is_some(),
        }
    };
    let mut rows: Vec<RowView> = read.rows.iter().map(view).collect();
    let find = |wanted: &dyn Fn(&CellView) -> bool| {
        rows.iter().enumerate().find_map(|(r, row)| Some((r, row.cells.iter().position(wanted)?)))
    };
    let active = chosen
        .and_then(|id| find(&|cell| cell.id == id))
        .or_else(|| find(&|cell| cell.status == Status::Suspect))
        .or_else(|| find(&|_| true));
    if let Some((r, c)) = active
        && let Some(row) = rows.get_mut(r)
    {
        row.active = Some(c);
        row.is_chosen = chosen.is_some();
    }
    rows
}

/// The cells of a row.
pub fn cells(row: &RowView, lang: Lang) -> Html {
    row.cells.iter().enumerate().map(|(at, view)| cell(row, at, view, lang)).collect()
}

/// One cell.
pub fn cell(row: &RowView, at: usize, view: &CellView, lang: Lang) -> Html {
    let is_active = row.active == Some(at);
    let selected = (is_active && row.is_chosen).then_some("true");
    let last = at + 1 == row.cells.len() && row.cells.len() > 3;
    html! {
        <td data-cell={view.id.to_string()} data-status={view.status.name()} aria-selected={selected}
            tabindex={if is_active { "0" } else { "-1" }} class={last.then_some("sum")}>
            { view.raw.clone() }
            if let Some(value) = view.proposal {
                <span class="proposal">
                    <span class="sr">{ words::SUSPECT.get(lang) }</span>{ value.to_string() }
                </span>
            }
            if view.status == Status::Unread && view.raw.is_empty() {
                <span class="unread-word">{ words::UNREAD.get(lang) }</span>
            }
        </td>
    }
}

/// The sign beside a heading whose sum fails.
pub fn fails(lang: Lang) -> Html {
    html! { <span class="line-fails" title={words::LINE_FAILS.get(lang)}>{ words::LINE_FAILS.get(lang) }</span> }
}

fn cell_id(element: &Element) -> Option<CellId> {
    CellId::parse(&element.get_attribute("data-cell")?)
}

fn press(event: &KeyboardEvent, pick: &Callback<CellId>) {
    let Some(here) = browser::closest(event, "[data-cell]") else { return };
    let next = match event.key().as_str() {
        "Enter" | " " => {
            event.prevent_default();
            if let Some(id) = cell_id(&here) {
                pick.emit(id);
            }
            return;
        }
        "ArrowRight" => beside(&here, true),
        "ArrowLeft" => beside(&here, false),
        "ArrowDown" => above(&here, true),
        "ArrowUp" => above(&here, false),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}

fn step(element: &Element, forward: bool) -> Option<Element> {
    if forward { element.next_element_sibling() } else { element.previous_element_sibling() }
}

fn beside(cell: &Element, forward: bool) -> Option<Element> {
    step(cell, forward).filter(|next| next.has_attribute("data-cell"))
}

/// The cell in the same place of the next row that has cells; places are counted from the right, where the columns
/// of the form line up.
fn above(cell: &Element, forward: bool) -> Option<Element> {
    let from_right =
        std::iter::successors(cell.next_element_sibling(), Element::next_element_sibling).count();
    let mut row = step(&cell.parent_element()?, forward);
    while let Some(there) = row {
        let mut next = there.last_element_child();
        for _ in 0..from_right {
            next = next.and_then(|n| n.previous_element_sibling());
        }
        if let Some(found) = next.filter(|n| n.has_attribute("data-cell")) {
            return Some(found);
        }
        row = step(&there, forward);
    }
    None
}
