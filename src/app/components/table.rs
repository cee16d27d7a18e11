//! The three tables in the official form. A cell is chosen by pointer, or by keyboard: one cell of each table is in
//! the tab order, arrow keys move, Enter chooses; figures, F2 or a double click type into it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::sheet::View;
use super::{table2, table3, table4};
use crate::app::model::Chosen;
use crate::app::model::{CellView, RowView, Status};
use crate::app::platform::browser;
use crate::app::state::{Action, Dispatch};
use crate::app::words;
use crate::finding::Lang;
use crate::form::{CellId, Column, Row, TableId};

/// A table at its place, or why it is not there.
pub fn draw(view: &View<'_>, id: TableId) -> Html {
    let table = view.model.report().table(id);
    let (lang, name) = (view.lang, words::table(id).get(view.lang));
    let title = words::table_title(id).get(lang);
    if !table.is_read() {
        return html! {
            <section id={id.id()} class="blank" data-table={id.id()}>
                <div class="blank-in">
                    <p><b>{ name }{ " " }{ title }</b></p>
                    <p>{ words::table_state(table.state).get(lang) }</p>
                </div>
            </section>
        };
    }
    let rows = view.model.rows(id).to_vec();
    let columns = rows.iter().flat_map(|row| row.row.columns).map(|column| column.id);
    let fresh = |cell: &CellId| {
        let before = view.original.and_then(|original| original.report().cell(*cell));
        let now = view.model.report().cell(*cell);
        before.zip(now).is_some_and(|(before, now)| before.raw != now.raw)
    };
    let cells = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.id);
    let is_of = |cell: &CellId| cell.table == id;
    let failing: Vec<&str> = columns.filter(|column| view.model.column_fails(id, column)).collect();
    let here: Vec<CellId> = view.here.iter().copied().filter(is_of).collect();
    let fresh: Vec<CellId> = cells.filter(fresh).collect();
    let draft = view.draft.filter(|(cell, _)| is_of(cell)).cloned();
    html! {
        <section id={id.id()} class="form-wrap" data-table={id.id()} aria-label={name}>
            <div class="scroll">
                <Table {id} {rows} {failing} chosen={view.chosen.filter(is_of)} {here} {fresh} {draft} {lang}
                    dispatch={view.dispatch.cloned()} />
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which.
    id: TableId,
    /// What stands in it, and how it is drawn.
    rows: Vec<RowView>,
    /// Columns that do not add up.
    failing: Vec<&'static str>,
    /// The cell that the person chose.
    chosen: Option<CellId>,
    /// The cells that the chosen finding is about.
    here: Vec<CellId>,
    /// Cells that are not as they came.
    fresh: Vec<CellId>,
    /// The cell that is typed into.
    draft: Option<(CellId, AttrValue)>,
    lang: Lang,
    /// Where actions go; `None` where nothing can be changed.
    dispatch: Option<Dispatch>,
}

/// A component, because most keys change nothing in it.
#[component]
fn Table(props: &Props) -> Html {
    let Props { id, rows, lang, dispatch, .. } = props;
    let form = Form { props, rows, active: active(props) };
    let drawn = match id {
        TableId::T2 => table2::draw(&form),
        TableId::T3 => table3::draw(&form),
        TableId::T4 => table4::draw(&form),
    };
    let class = ["form ", id.id()].concat();
    let label = [words::table(*id).get(*lang), " ", words::table_title(*id).get(*lang)].concat();
    let Some(dispatch) = dispatch else {
        return html! { <table class={class} aria-label={label}>{ drawn }</table> };
    };
    let to = dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(id) = browser::closest(&event, "[data-cell]").as_ref().and_then(cell_id) {
            pick(id, &to);
        }
    });
    let (to, values) = (dispatch.clone(), raw_values(rows));
    let ondblclick = Callback::from(move |event: MouseEvent| {
        if let Some(id) = browser::closest(&event, "[data-cell]").as_ref().and_then(cell_id) {
            begin(id, &values, &to);
        }
    });
    let (to, values) = (dispatch.clone(), raw_values(rows));
    let onkeydown = Callback::from(move |event: KeyboardEvent| press(&event, &values, &to));
    html! {
        <table class={class} role="grid" aria-label={label} {onclick} {ondblclick} {onkeydown}>{ drawn }</table>
    }
}

/// What stands in the cells of a table.
fn raw_values(rows: &[RowView]) -> Vec<(CellId, AttrValue)> {
    rows.iter().flat_map(|row| &row.cells).map(|cell| (cell.id, cell.raw.clone())).collect()
}

/// Begins to type into a cell, with what stands there.
fn begin(id: CellId, values: &[(CellId, AttrValue)], dispatch: &Dispatch) {
    let raw = values.iter().find(|(cell, _)| *cell == id).map(|(_, raw)| raw.clone());
    dispatch.dispatch(Action::Draft(Some((id, raw.unwrap_or_default()))));
}

/// A table while it is drawn.
pub struct Form<'a> {
    props: &'a Props,
    pub rows: &'a [RowView],
    /// The cell that the tab key reaches.
    active: Option<CellId>,
}

impl Form<'_> {
    /// Words in the page's language.
    pub fn t(&self, pair: words::Pair) -> &'static str {
        pair.get(self.props.lang)
    }

    /// The label of a row.
    pub fn row_label(&self, row: &Row) -> &'static str {
        if self.props.lang == Lang::Zh { row.label } else { row.label_en }
    }

    /// The label of a column.
    pub fn column_label(&self, column: &Column) -> &'static str {
        if self.props.lang == Lang::Zh { column.label } else { column.label_en }
    }

    /// The cells of a row.
    pub fn cells(&self, row: &RowView) -> Html {
        let total = if row.cells.len() > 3 { row.cells.len() } else { 0 };
        row.cells.iter().enumerate().map(|(at, view)| self.cell(view, at + 1 == total)).collect()
    }

    fn cell(&self, cell: &CellView, is_total: bool) -> Html {
        let Props { chosen, here, fresh, draft, dispatch, .. } = self.props;
        if dispatch.is_none() {
            return html! { <td class={classes!(is_total.then_some("sum-cell"))}>{ cell.raw.clone() }</td> };
        }
        let selected = (*chosen == Some(cell.id)).then_some("true");
        let reach = if self.active == Some(cell.id) { "0" } else { "-1" };
        let class = classes!(
            is_total.then_some("sum-cell"),
            matches!(cell.raw.as_str(), "0" | "").then_some("is-zero"),
            here.contains(&cell.id).then_some("is-here"),
            fresh.contains(&cell.id).then_some("is-new"),
        );
        let draft = draft.as_ref().filter(|(id, _)| *id == cell.id).map(|(_, words)| words);
        html! {
            <td data-cell={cell.id.to_string()} data-status={cell.status.name()} aria-selected={selected}
                tabindex={reach} {class}>
                if let Some(draft) = draft {
                    { self.field(cell.id, draft) }
                } else {
                    { cell.raw.clone() }
                }
                if cell.proposal.is_some() {
                    <span class="sr">{ self.t(words::SUSPECT) }</span>
                }
                if cell.status == Status::Unread && cell.raw.is_empty() {
                    <span class="unread-word">{ self.t(words::UNREAD) }</span>
                }
            </td>
        }
    }

    /// The field of a cell that is typed into. Enter puts the value in and goes down, Tab to the cell beside; leaving
    /// it puts the value in, too, and Escape gives up.
    fn field(&self, id: CellId, draft: &AttrValue) -> Html {
        let Some(dispatch) = &self.props.dispatch else { return Html::default() };
        let put = {
            let dispatch = dispatch.clone();
            move |field: Option<HtmlInputElement>| {
                if let Some(field) = field {
                    dispatch.dispatch(Action::Put(id, field.value().trim().to_owned()));
                }
            }
        };
        let to = dispatch.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                to.dispatch(Action::Draft(Some((id, field.value().into()))));
            }
        });
        let (to, done) = (dispatch.clone(), put.clone());
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            // The table has keys of its own.
            event.stop_propagation();
            let next = browser::closest(&event, "[data-cell]").and_then(|here| match event.key().as_str() {
                "Enter" => above(&here, !event.shift_key()),
                "Tab" => beside(&here, !event.shift_key()),
                _ => None,
            });
            match event.key().as_str() {
                "Enter" if !event.is_composing() && !event.alt_key() => {
                    event.prevent_default();
                    done(event.target_dyn_into());
                    go(next);
                }
                // Beside the last cell the tab key leaves the table, as anywhere.
                "Tab" if next.is_some() => {
                    event.prevent_default();
                    done(event.target_dyn_into());
                    go(next);
                }
                "Escape" => {
                    event.prevent_default();
                    to.dispatch(Action::Draft(None));
                }
                _ => {}
            }
        });
        let onblur = Callback::from(move |event: FocusEvent| put(event.target_dyn_into()));
        html! {
            <input type="text" class="cell-field" inputmode="decimal" autocomplete="off" value={draft.clone()}
                aria-label={words::cell(id, self.props.lang)} {oninput} {onkeydown} {onblur} />
        }
    }

    /// Whether a column does not add up.
    pub fn column_fails(&self, column: &str) -> bool {
        self.props.failing.contains(&column)
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

/// The cell that the tab key reaches: the chosen one, else the first suspect, else the first.
fn active(props: &Props) -> Option<CellId> {
    let cells = || props.rows.iter().flat_map(|row| &row.cells);
    let suspect = || cells().find(|cell| cell.status == Status::Suspect).or(cells().next());
    props.chosen.or_else(|| suspect().map(|cell| cell.id))
}

fn pick(id: CellId, dispatch: &Dispatch) {
    dispatch.dispatch(Action::Choose(Some(Chosen::Cell(id))));
}

fn cell_id(element: &Element) -> Option<CellId> {
    CellId::parse(&element.get_attribute("data-cell")?)
}

/// A key on a cell: figures begin to type into it, arrows move, Enter shows its calculation.
fn press(event: &KeyboardEvent, values: &[(CellId, AttrValue)], dispatch: &Dispatch) {
    let Some(here) = browser::closest(event, "[data-cell]") else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(id) = cell_id(&here) else { return };
    let key = event.key();
    let is_figure =
        key.chars().count() == 1 && key.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    if is_figure {
        event.prevent_default();
        dispatch.dispatch(Action::Figure(id, key));
        return;
    }
    let next = match key.as_str() {
        "F2" => {
            event.prevent_default();
            begin(id, values, dispatch);
            return;
        }
        "Backspace" | "Delete" => {
            event.prevent_default();
            dispatch.dispatch(Action::Draft(Some((id, AttrValue::Static("")))));
            return;
        }
        "Enter" => {
            event.prevent_default();
            dispatch.dispatch(Action::Enter(id));
            return;
        }
        " " => {
            event.prevent_default();
            pick(id, dispatch);
            return;
        }
        "ArrowRight" => beside(&here, true),
        "ArrowLeft" => beside(&here, false),
        "ArrowDown" => above(&here, true),
        "ArrowUp" => above(&here, false),
        _ => return,
    };
    event.prevent_default();
    go(next);
}

/// Puts the focus on a cell, if there is one.
fn go(cell: Option<Element>) {
    if let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
        let _ = cell.focus();
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
