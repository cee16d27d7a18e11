//! The office's own rules among the settings: their list, a form for each, the file loaded and taken out, and why it was
//! refused. What the second module draws is put in as it is; its buttons say by `data-house` what they want.

use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::app::effects::house_rules;
use crate::app::effects::house_rules_form::{self as form, LIST, NEW};
use crate::app::model::Shared;
use crate::app::platform::{browser, files, files_module};
use crate::app::state::{Action, Dispatch};
use crate::app::words::{self, Pair};
use crate::finding::Lang;
use crate::house_rules::HouseRules as Rules;
use crate::options::Options;

/// What it is drawn of.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The settings.
    pub options: Shared<Options>,
    /// The page's language.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// What was drawn: of which rule, or of all, and its HTML.
type Drawn = (i32, AttrValue);

/// What its parts need to act.
#[derive(Clone)]
struct Desk {
    props: Props,
    /// What is shown.
    drawn: UseStateHandle<Option<Drawn>>,
    /// Why a file or a call was refused.
    refusal: UseStateHandle<Option<AttrValue>>,
    /// The rules before one of them was removed.
    before: UseStateHandle<Option<Rules>>,
    /// Which try of the form is the last.
    tries: std::rc::Rc<std::cell::RefCell<u32>>,
    node: NodeRef,
}

impl Desk {
    fn source(&self) -> &str {
        self.props.options.house_rules.source()
    }

    fn configure(&self, rules: Rules) {
        let options = Options { house_rules: rules, ..Options::clone(&self.props.options) };
        self.props.dispatch.dispatch(Action::Configure(options));
    }

    /// Has the list or a form drawn.
    fn draw(&self, at: i32) {
        let desk = self.clone();
        spawn_local(async move {
            match form::drawn(desk.source(), at, desk.props.lang).await {
                Ok(html) => desk.drawn.set(Some((at, html.into()))),
                Err(error) => desk.refuse(files_module::why(&error).get(desk.props.lang).into()),
            }
        });
    }

    fn refuse(&self, why: AttrValue) {
        self.refusal.set(Some(why));
    }

    fn form(&self) -> Option<Element> {
        self.node.cast::<Element>()?.query_selector("[data-house-form]").ok()?
    }

    /// Tries the form as it stands; where that is asked for, what is well is saved.
    fn attempt(&self, at: i32, is_asked: bool) {
        let Some(place) = self.form() else { return };
        let (desk, fields) = (self.clone(), form::fields(&place));
        let nth = {
            let mut tries = desk.tries.borrow_mut();
            *tries += 1;
            *tries
        };
        spawn_local(async move {
            let tried = form::tried(desk.source(), at, fields, desk.props.lang).await;
            // What was typed since then was tried as well.
            if *desk.tries.borrow() != nth {
                return;
            }
            match tried {
                Ok(tried) => match tried.rules.as_ref().filter(|_| is_asked) {
                    Some(rules) => {
                        desk.configure(rules.clone());
                        desk.before.set(None);
                        desk.drawn.set(None);
                    }
                    None => form::show(&place, &tried, is_asked),
                },
                Err(error) => desk.refuse(files_module::why(&error).get(desk.props.lang).into()),
            }
        });
    }

    fn remove(&self, at: i32) {
        let desk = self.clone();
        spawn_local(async move {
            match form::without(desk.source(), at).await {
                Ok(rules) => {
                    desk.before.set(Some(desk.props.options.house_rules.clone()));
                    desk.configure(rules);
                }
                Err(error) => desk.refuse(files_module::why(&error).get(desk.props.lang).into()),
            }
        });
    }

    /// Does what a button asks for: `edit 3`, `remove 3`, `save`, `cancel`.
    fn act(&self, words: &str, at: i32) {
        self.refusal.set(None);
        let (what, number) = words.split_once(' ').unwrap_or((words, ""));
        let number = number.parse().unwrap_or(NEW);
        match what {
            "edit" => self.draw(number),
            "remove" => self.remove(number),
            "save" => self.attempt(at, true),
            _ if self.source().is_empty() => self.drawn.set(None),
            _ => self.draw(LIST),
        }
    }

    fn load(&self, event: &Event) {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
        // The same file chosen again, after it was mended, is a new choice.
        field.set_value("");
        let desk = self.clone();
        spawn_local(async move {
            match house_rules::load(&file, desk.props.lang).await {
                Ok(rules) => {
                    desk.refusal.set(None);
                    desk.before.set(None);
                    desk.configure(rules);
                }
                Err(why) => desk.refuse(why.into()),
            }
        });
    }
}

/// The buttons, the list or a form, and the refusal.
#[component]
pub fn HouseRules(props: &Props) -> Html {
    let desk = Desk {
        props: props.clone(),
        drawn: use_state(|| None),
        refusal: use_state_eq(|| None),
        before: use_state(|| None),
        tries: use_mut_ref(|| 0),
        node: use_node_ref(),
    };
    let lang = props.lang;
    let t = |pair: Pair| pair.get(lang);
    let source = desk.source().to_owned();
    {
        let desk = desk.clone();
        // The list follows the rules; a form that is open stays.
        use_effect_with((source.clone(), lang), move |(source, _)| {
            if !source.is_empty() {
                desk.draw(LIST);
            } else {
                desk.drawn.set(None);
            }
        });
    }
    let at = desk.drawn.as_ref().map_or(LIST, |(at, _)| *at);
    let is_form = at != LIST;
    {
        let node = desk.node.clone();
        // Whoever opened a form is led to it.
        use_effect_with((at, desk.drawn.is_some()), move |(at, _)| {
            let heading = node.cast::<Element>().and_then(|n| n.query_selector("#house-form-title").ok()?);
            if let Some(heading) = heading.filter(|_| *at != LIST) {
                form::focus(&heading);
            }
        });
    }
    let button = |what: &'static str, words: Pair, act: Callback<MouseEvent>| {
        html! { <button type="button" data-action={what} onclick={act}>{ t(words) }</button> }
    };
    let with = |act: fn(&Desk)| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| act(&desk))
    };
    let onchange = {
        let desk = desk.clone();
        Callback::from(move |event: Event| desk.load(&event))
    };
    let onclick = {
        let desk = desk.clone();
        Callback::from(move |event: MouseEvent| {
            let wanted = browser::closest(&event, "[data-house]").and_then(|b| b.get_attribute("data-house"));
            if let Some(words) = wanted {
                desk.act(&words, at);
            }
        })
    };
    let oninput = {
        let desk = desk.clone();
        Callback::from(move |_: InputEvent| desk.attempt(at, false))
    };
    // A key that closes the dialog would take along what was typed.
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if is_form && event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    let count = source.lines().filter(|line| line.trim_start().starts_with("[[rule]]")).count();
    html! {
        <section data-house-rules={count.to_string()}>
            <h3>{ t(words::HOUSE_RULES) }</h3>
            <p class="hint">{ t(words::HOUSE_RULES_HELP) }</p>
            if !is_form {
                <div class="house-buttons">
                    { button("new-house-rule", words::NEW_RULE, with(|desk| desk.draw(NEW))) }
                    <label class="button">
                        { t(words::LOAD_RULES) }
                        <input id="house-rules-file" class="sr" type="file" accept=".toml,text/plain" {onchange} />
                    </label>
                    if !source.is_empty() {
                        { button("save-house-rules", words::SAVE_RULES, with(|desk| {
                            files::save(words::RULES_FILE.get(desk.props.lang), "application/toml", &desk.source().into());
                        })) }
                        { button("remove-house-rules", words::REMOVE_RULES, with(|desk| {
                            desk.before.set(Some(desk.props.options.house_rules.clone()));
                            desk.configure(Rules::default());
                        })) }
                    }
                </div>
            }
            if !source.is_empty() || desk.before.is_some() {
                <p role="status">
                    if !source.is_empty() {
                        { count }{ " " }{ t(words::RULES_LOADED) }{ " " }
                    }
                    if let Some(before) = desk.before.as_ref() {
                        { t(words::RULE_REMOVED) }{ " " }
                        { button("restore-house-rules", words::RESTORE_RULES, {
                            let (desk, before) = (desk.clone(), before.clone());
                            Callback::from(move |_: MouseEvent| {
                                desk.before.set(None);
                                desk.configure(before.clone());
                            })
                        }) }
                    }
                </p>
            }
            <div ref={desk.node.clone()} {onclick} {oninput} {onkeydown}>
                if let Some((_, html)) = desk.drawn.as_ref() {
                    { Html::from_html_unchecked(html.clone()) }
                }
            </div>
            if let Some(why) = desk.refusal.as_ref() {
                <div class="notice is-problem" role="alert" data-refusal="">
                    <p>{ t(words::RULES_REFUSED) }</p>
                    <ul>{ for why.lines().map(|line| html! { <li>{ line.to_owned() }</li> }) }</ul>
                </div>
            }
        </section>
    }
}
