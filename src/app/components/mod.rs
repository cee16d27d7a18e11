//! The pieces of the page. What a person does goes to the state as an action.
//!
//! Few of them are components in yew's sense: each costs some 8 KB of the first load, and pays only where it has
//! hooks or saves much drawing. [`App`], the text pane, the results, the sheet; the rest are functions of a
//! [`Draw`].

mod cause;
mod crossing;
mod deferred_entry;
mod dialogs;
mod differences;
mod facts;
mod filters;
mod folder;
mod gallery;
mod header;
mod inspector;
mod keep;
mod line;
mod map;
mod proof;
mod record;
mod results;
mod rows;
mod sheet;
mod table;
mod table2;
mod table3;
mod table4;
mod text;
mod topbar;
mod verdict;
mod welcome;
mod worklist;

use yew::prelude::*;

use crate::Checked;
use crate::app::effects::exports::Format;
use crate::app::effects::intake::{self, Page};
use crate::app::hooks::{
    use_anywhere, use_check, use_dialog, use_folder, use_gallery, use_history, use_house_pages, use_kept,
    use_keys, use_page, use_rule_page, use_unload,
};
use crate::app::model::{Chosen, Folder, ResultsModel, Shared};
use crate::app::platform::browser;
use crate::app::state::{self, Action, Dispatch, Mode, State};
use crate::app::words::{self, Pair};
use crate::finding::Lang;

/// What the functions that draw results have in common.
#[derive(Clone, Copy)]
pub struct Draw<'a> {
    /// What is drawn.
    pub model: &'a ResultsModel,
    /// In which language.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: &'a Dispatch,
    /// Folded parts that are open.
    pub open: &'a [&'static str],
    /// The finding whose reasons for being set aside are asked for.
    pub asked: Option<&'a str>,
    /// The same body's report of the year before.
    pub previous: Option<&'a Checked>,
    /// What is not written into the list to send back, where there is one.
    pub left_out: Option<&'a [AttrValue]>,
}

impl Draw<'_> {
    /// Words in the page's language.
    pub fn t(&self, pair: Pair) -> &'static str {
        pair.get(self.lang)
    }

    /// Sends an action when something is pressed.
    pub fn on_click(&self, action: Action) -> Callback<MouseEvent> {
        state::on_click(self.dispatch, action)
    }

    /// A part that is folded until the person opens it, and only then drawn.
    pub fn folded(&self, part: &'static str, summary: Html, body: impl FnOnce() -> Html) -> Html {
        let is_open = self.open.contains(&part);
        let dispatch = self.dispatch.clone();
        let ontoggle = Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            dispatch.dispatch(Action::Unfold(part, details.is_some_and(|d| d.has_attribute("open"))));
        });
        html! {
            <details {ontoggle} open={is_open}>
                <summary>{ summary }</summary>
                if is_open {
                    { body() }
                }
            </details>
        }
    }
}

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::load);
    let dialog = use_node_ref();
    use_check(&state);
    use_keys(&state);
    use_page(&state);
    use_dialog(&state, &dialog);
    use_rule_page(&state);
    use_house_pages(&state);
    use_folder(&state);
    use_history(&state);
    use_unload(&state);
    use_gallery(&state);
    use_kept(&state);
    use_anywhere(&state);
    use_effect_with((state.model.clone(), state.lang), |(model, lang)| {
        if let Some(model) = model {
            browser::set_foot(&deferred_entry::foot(model, *lang));
        }
    });
    let dispatch = state.dispatcher();
    let lang = state.lang;
    html! {
        <>
            <a class="skip" href="#results">{ words::SKIP.get(lang) }</a>
            if state.in_gallery {
                { deferred_entry::gallery(&state) }
            } else if let (true, Some(folder)) = (state.in_folder, &state.folder) {
                { header::draw(&state, &dispatch) }
                <main class="is-wide">{ deferred_entry::folder(&state, folder) }</main>
            } else {
                { single(&state) }
            }
            { dialogs::draw(&state, &dialog) }
            <div class="drop-here" aria-hidden="true">{ words::DROP_HERE.get(lang) }</div>
        </>
    }
}

/// One report: what it comes to, its map, itself, and the worklist. Until there is one, the box for its text.
fn single(state: &UseReducerHandle<State>) -> Html {
    let (lang, dispatch) = (state.lang, state.dispatcher());
    let page = Page { lang, options: state.options.clone(), folder: state.folder.clone() };
    let is_whole = |folder: &Shared<Folder>| folder.whole.is_some() && folder.whole == state.item;
    let units = state.folder.clone().filter(is_whole);
    let opened = state.folder.as_ref().and_then(|folder| folder.items.get(state.item?));
    let left_out = opened.map(|item| item.left_out.clone());
    let has_chosen = matches!(state.chosen, Some(Chosen::Finding(_)) | Some(Chosen::Cell(_)));
    let queued = state.folder.as_ref().filter(|_| state.item.is_some());
    let class = classes!(
        "app",
        if state.model.is_some() { "has-report" } else { "is-empty" },
        (state.model.is_some() && has_chosen).then_some("has-chosen"),
        queued.map(|_| "has-queue"),
    );
    html! {
        <div {class}>
            <div class="head">
                if let Some(model) = &state.model {
                    { deferred_entry::topbar(state, model) }
                } else {
                    { header::draw(state, &dispatch) }
                    { verdict::waiting(state.input.is_blank(), state.options.house_rules.is_empty(), lang) }
                }
            </div>
            <div class="map-place">
                if let Some(folder) = queued {
                    { deferred_entry::queue(state, folder) }
                } else if let Some(model) = &state.model {
                    { deferred_entry::map(model, lang) }
                }
            </div>
            <main class="doc">
                <div class="report">
                    if let Some(model) = &state.model {
                        { modes(state) }
                        <sheet::Sheet model={model.clone()} original={state.original.clone()}
                            changed={(state.mode == Mode::Differences).then(|| state.changed.clone())} mode={state.mode} chosen={state.chosen.clone()}
                            reveal={state.reveal} draft={state.draft.clone()} line={state.line} {lang}
                            dispatch={dispatch.clone()} />
                    } else if state.input.is_blank() {
                        { welcome::draw(lang) }
                    }
                </div>
                <text::TextPane input={state.input.clone()} notice={state.notice.clone()} busy={state.busy.clone()} {page}
                    dispatch={dispatch.clone()} />
                if state.model.is_some() {
                    { deferred_entry::keep(state) }
                }
            </main>
            <results::Results model={state.model.clone()} chosen={state.chosen.clone()} went={state.went}
                reveal={state.reveal} open={state.open.clone()} asked={state.asked.clone()}
                settled={state.settled.clone()} listed={state.listed.clone()} {left_out} {units}
                original={state.original.clone()} previous={state.previous.clone()}
                options={state.options.clone()} {lang} {dispatch} />
        </div>
    }
}

/// Which text is shown, and the one line of steps.
fn modes(state: &UseReducerHandle<State>) -> Html {
    let dispatch = state.dispatcher();
    let step = |id: &'static str, name: Pair, sign: &'static str, is_there: bool, action: Action| {
        html! {
            <button type="button" class="icon" data-action={id} disabled={!is_there}
                onclick={state::on_click(&dispatch, action)} aria-label={state.say(name)} title={state.say(name)}>
                { sign }
            </button>
        }
    };
    html! {
        <div class="doc-bar">
            if let Some(folder) = &state.folder {
                { deferred_entry::review(state, folder) }
            }
            <div class="segments" role="group" aria-label={state.say(words::MODE)}>
                { for Mode::ALL.into_iter().map(|mode| html! {
                    <button type="button" data-mode={mode.name()} aria-pressed={(mode == state.mode).to_string()}
                        onclick={state::on_click(&dispatch, Action::Show(mode))}>
                        { state.say(words::mode(mode.name())) }
                    </button>
                }) }
            </div>
            <div class="steps-acts">
                { step("undo", words::UNDO_STEP, "↶", !state.past.is_empty(), Action::Undo) }
                { step("redo", words::REDO_STEP, "↷", !state.future.is_empty(), Action::Redo) }
            </div>
        </div>
    }
}

/// The buttons that open files and folders.
pub fn open_buttons(page: &Page, dispatch: &Dispatch) -> Html {
    let onchange = {
        let (page, dispatch) = (page.clone(), dispatch.clone());
        Callback::from(move |event: Event| {
            let Some(chooser) = event.target_dyn_into::<web_sys::HtmlInputElement>() else { return };
            if let Some(list) = chooser.files() {
                intake::open(&list, &page, &dispatch);
            }
            // The same file can be chosen again after it was mended.
            chooser.set_value("");
        })
    };
    html! {
        <>
            <label class="button primary" title={words::OPEN_HINT.get(page.lang)}>
                { words::OPEN_FILES.get(page.lang) }
                <input type="file" id="report-files" class="sr" multiple=true onchange={onchange.clone()}
                    accept=".txt,.toml,.html,.htm,.docx,.doc,.wps,.rtf,.xlsx,.csv,.pdf,.mht,.mhtml,.md,text/plain,text/html" />
            </label>
            <label class="button">
                { words::OPEN_FOLDER.get(page.lang) }
                <input type="file" class="sr" webkitdirectory=true {onchange} />
            </label>
        </>
    }
}

/// Closes a menu once one of its buttons was pressed.
pub fn close_menu() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        let pressed = browser::closest(&event, ".menu button");
        if let Some(menu) = pressed.and_then(|button| button.closest(".menu").ok().flatten()) {
            let _ = menu.remove_attribute("open");
        }
    })
}

/// A button that unfolds the kinds of file that can be written.
pub fn export_menu(
    title: Pair,
    formats: &[Format],
    lang: Lang,
    write: impl Fn(Format) + Clone + 'static,
) -> Html {
    html! {
        <details class="menu" onclick={close_menu()}>
            <summary class="button">{ title.get(lang) }</summary>
            <ul>
                { for formats.iter().copied().map(|format| {
                    let write = write.clone();
                    let onclick = Callback::from(move |_: MouseEvent| write(format));
                    html! {
                        <li><button type="button" class="quiet" data-export={format.id} {onclick}>
                            { format.title.get(lang) }
                        </button></li>
                    }
                }) }
            </ul>
        </details>
    }
}
