//! The form of a house rule: drawn, tried and put into the file by the second module.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use crate::app::platform::files_module;
use crate::finding::Lang;
use crate::house_rules::HouseRules;

/// In place of a rule's number: all of them, as a list.
pub const LIST: i32 = -2;

/// In place of a rule's number: one that is not there yet.
pub const NEW: i32 = -1;

/// The list, or the form of a rule, as HTML.
pub async fn drawn(source: &str, at: i32, lang: Lang) -> Result<String, JsValue> {
    let answer = files_module::call("pageHouseForm", &[source.into(), at.into(), lang.code().into()]).await?;
    Ok(answer.as_string().unwrap_or_default())
}

/// The file without a rule.
pub async fn without(source: &str, at: i32) -> Result<HouseRules, JsValue> {
    let answer = files_module::call("pageHouseWithout", &[source.into(), at.into()]).await?;
    Ok(HouseRules::kept(&answer.as_string().unwrap_or_default()))
}

/// What came of trying a form.
pub struct Tried {
    /// The whole file with the rule in it, where all is well.
    pub rules: Option<HouseRules>,
    /// What the rule says of its first example.
    said: String,
    /// Fields, and what is wrong with them.
    wrong: Vec<(String, String)>,
}

/// Names and values of the fields of a form.
type Fields = (Array, Array);

/// Tries the fields of a form.
pub async fn tried(source: &str, at: i32, fields: Fields, lang: Lang) -> Result<Tried, JsValue> {
    let (names, values) = fields;
    let arguments = [source.into(), at.into(), names.into(), values.into(), lang.code().into()];
    let answer: Array = files_module::call("pageHouseTry", &arguments).await?.dyn_into()?;
    let text = |at: u32| answer.get(at).as_string();
    let wrong = (2..answer.length()).step_by(2);
    Ok(Tried {
        rules: text(0).map(|source| HouseRules::kept(&source)),
        said: text(1).unwrap_or_default(),
        wrong: wrong.filter_map(|at| Some((text(at)?, text(at + 1)?))).collect(),
    })
}

/// What stands in the fields of a form. A box that is ticked is a field of its own; of several the values stand in a row.
pub fn fields(form: &Element) -> Fields {
    let (names, values) = (Array::new(), Array::new());
    let put = |name: String, value: String| {
        // Boxes of one name become one field.
        match names.iter().position(|known| known.as_string().as_deref() == Some(name.as_str())) {
            Some(at) => {
                let at = u32::try_from(at).unwrap_or_default();
                let before = values.get(at).as_string().unwrap_or_default();
                values.set(at, [before.as_str(), " ", &value].concat().into());
            }
            None => {
                names.push(&name.into());
                values.push(&value.into());
            }
        }
    };
    for control in each(form, "[name]") {
        if let Some(field) = control.dyn_ref::<HtmlInputElement>() {
            if field.type_() != "checkbox" || field.checked() {
                put(field.name(), field.value());
            }
        } else if let Some(field) = control.dyn_ref::<HtmlTextAreaElement>() {
            put(field.name(), field.value());
        } else if let Some(field) = control.dyn_ref::<HtmlSelectElement>() {
            put(field.name(), field.value());
        }
    }
    (names, values)
}

/// The elements of a form that a selector names.
fn each(form: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = form.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Writes beside each field what is wrong with it. While nothing was saved yet what is merely empty is not wrong.
pub fn show(form: &Element, tried: &Tried, is_asked: bool) {
    let (names, values) = fields(form);
    let is_filled = |field: &str| {
        let at = names.iter().position(|name| name.as_string().as_deref() == Some(field));
        let value = at.and_then(|at| values.get(u32::try_from(at).ok()?).as_string());
        value.is_some_and(|value| !value.trim().is_empty())
    };
    for place in each(form, "[data-why]") {
        let field = place.get_attribute("data-why").unwrap_or_default();
        let own = tried.wrong.iter().filter(|(name, _)| *name == field);
        let words: Vec<&str> =
            own.filter(|_| is_asked || is_filled(&field)).map(|(_, words)| words.as_str()).collect();
        let words = words.join(" ");
        place.set_text_content(Some(&words));
        for control in each(form, &["[name='", &field, "']"].concat()) {
            // An element of the form takes any attribute.
            let _ = match words.is_empty() {
                true => control.remove_attribute("aria-invalid"),
                false => control.set_attribute("aria-invalid", "true"),
            };
        }
    }
    for (name, said) in
        [("reported", tried.said.as_str()), ("passed", if tried.said.is_empty() { "" } else { "✓" })]
    {
        for place in each(form, &["[data-said='", name, "']"].concat()) {
            let words =
                if said.is_empty() || name == "passed" { said.to_owned() } else { ["✓ ", said].concat() };
            place.set_text_content(Some(&words));
        }
    }
    if let Some(chosen) = each(form, "[name='demand']").first().and_then(|c| c.dyn_ref::<HtmlSelectElement>())
    {
        let _ = form.set_attribute("data-demand", &chosen.value());
    }
    if is_asked && let Some(first) = each(form, "[aria-invalid]").first() {
        focus(first);
    }
}

/// Puts the focus on an element, whatever kind it is.
pub fn focus(element: &Element) {
    if let Ok(focus) = Reflect::get(element, &"focus".into()).and_then(|f| f.dyn_into::<Function>()) {
        let _ = focus.call0(element);
    }
}
