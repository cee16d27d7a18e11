//! The three tables in the official form. A cell is chosen by pointer, or by keyboard: one cell of each table is in
//! the tab order, arrow keys move, Enter chooses.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{table2, table3, table4};
use crate::app::model::Chosen;
use crate::app::model::Shared;
use crate::app::model::{CellView, ResultsModel, RowView, Status};
use crate::app::platform::browser;
use crate::app::state::{Action, Dispatch};
use crate::app::words;
use crate::finding::Lang;
use crate::form::{CellId, Column, Row, TableId};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub model: Shared<ResultsModel>,
    pub chosen: Option<CellId>,
    pub lang: Lang,
    pub dispatch: Dispatch,
}

/// All three. A component, because it is the dearest thing to draw and most actions leave it as it is.
#[component]
pub fn Tables(props: &Props) -> Html {
    super::deferred_entry::tables(props)
}

/// What the component draws.
pub fn draw(props: &Props) -> Html {
    let Props { model, chosen, lang, dispatch } = props;
    let has_any = TableId::ALL.into_iter().any(|id| model.report().table(id).is_read());
    html! {
        <div class="tables">
            { for TableId::ALL.into_iter().map(|id| one(model, id, *chosen, *lang, dispatch)) }
            if has_any {
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

fn one(model: &ResultsModel, id: TableId, chosen: Option<CellId>, lang: Lang, dispatch: &Dispatch) -> Html {
    let table = model.report().table(id);
    let name = words::table(id).get(lang);
    let title = words::table_title(id).get(lang);
    let body = if table.is_read() {
        let click = dispatch.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            if let Some(id) = browser::closest(&event, "[data-cell]").as_ref().and_then(cell_id) {
                pick(id, &click);
            }
        });
        let press_dispatch = dispatch.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| press(&event, &press_dispatch));
        let form = Form { model, rows: rows(model, id), chosen, active: active(model, id, chosen), lang };
        html! {
            <div class="scroll">
                <table class={["form ", id.id()].concat()} role="grid" aria-label={[name, " ", title].concat()}
                    {onclick} {onkeydown}>
                    { match id {
                        TableId::T2 => table2::draw(&form),
                        TableId::T3 => table3::draw(&form),
                        TableId::T4 => table4::draw(&form),
                    } }
                </table>
            </div>
        }
    } else {
        html! { <p class="lost">{ words::table_state(table.state).get(lang) }</p> }
    };
    html! {
        <section id={id.id()} class="table-section" data-table={id.id()}>
            <h2><span class="table-name">{ name }</span>{ title }</h2>
            { body }
        </section>
    }
}

/// A table while it is drawn.
pub struct Form<'a> {
    pub model: &'a ResultsModel,
    pub rows: &'a [RowView],
    /// The cell that the person chose.
    pub chosen: Option<CellId>,
    /// The cell that the tab key reaches.
    pub active: Option<CellId>,
    pub lang: Lang,
}

impl Form<'_> {
    /// Words in the page's language.
    pub fn t(&self, pair: words::Pair) -> &'static str {
        pair.get(self.lang)
    }

    /// The label of a row.
    pub fn row_label(&self, row: &Row) -> &'static str {
        if self.lang == Lang::Zh { row.label } else { row.label_en }
    }

    /// The label of a column.
    pub fn column_label(&self, column: &Column) -> &'static str {
        if self.lang == Lang::Zh { column.label } else { column.label_en }
    }

    /// The cells of a row.
    pub fn cells(&self, row: &RowView) -> Html {
        let total = if row.cells.len() > 3 { row.cells.len() } else { 0 };
        row.cells.iter().enumerate().map(|(at, view)| self.cell(view, at + 1 == total)).collect()
    }

    fn cell(&self, view: &CellView, is_total: bool) -> Html {
        let selected = (self.chosen == Some(view.id)).then_some("true");
        let reach = if self.active == Some(view.id) { "0" } else { "-1" };
        html! {
            <td data-cell={view.id.to_string()} data-status={view.status.name()} aria-selected={selected}
                tabindex={reach} class={is_total.then_some("sum")}>
                { view.raw.clone() }
                if let Some(value) = view.proposal {
                    <span class="proposal">
                        <span class="sr">{ self.t(words::SUSPECT) }</span>{ value.to_string() }
                    </span>
                }
                if view.status == Status::Unread && view.raw.is_empty() {
                    <span class="unread-word">{ self.t(words::UNREAD) }</span>
                }
            </td>
        }
    }

    /// The sign beside a heading whose sum fails.
    pub fn fails(&self, fails: bool) -> Html {
        if fails {
            html! { <span class="line-fails">{ self.t(words::LINE_FAILS) }</span> }
        } else {
            Html::default()
        }
    }
}

fn rows(model: &ResultsModel, id: TableId) -> &[RowView] {
    let [t2, t3, t4] = &model.tables;
    match id {
        TableId::T2 => t2,
        TableId::T3 => t3,
        TableId::T4 => t4,
    }
}

/// The cell that the tab key reaches: the chosen one, else the first suspect, else the first.
fn active(model: &ResultsModel, id: TableId, chosen: Option<CellId>) -> Option<CellId> {
    let cells = || rows(model, id).iter().flat_map(|row| &row.cells);
    let suspect = || cells().find(|cell| cell.status == Status::Suspect).or(cells().next());
    chosen.filter(|chosen| chosen.table == id).or_else(|| suspect().map(|cell| cell.id))
}

fn pick(id: CellId, dispatch: &Dispatch) {
    dispatch.dispatch(Action::Choose(Some(Chosen::Cell(id))));
}

fn cell_id(element: &Element) -> Option<CellId> {
    CellId::parse(&element.get_attribute("data-cell")?)
}

fn press(event: &KeyboardEvent, dispatch: &Dispatch) {
    let Some(here) = browser::closest(event, "[data-cell]") else { return };
    let next = match event.key().as_str() {
        "Enter" | " " => {
            event.prevent_default();
            if let Some(id) = cell_id(&here) {
                pick(id, dispatch);
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
