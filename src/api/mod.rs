//! The JavaScript border: the only place that knows JavaScript values.
//!
//! Arguments come as whatever the caller wrote, and a wrong one throws an `Error` that says what was expected.
//! Results are plain objects of the shape that [`crate::render::json`] defines, with places in UTF-16 units.

mod arguments;
#[cfg(feature = "module")]
mod desk;
#[cfg(feature = "module")]
mod export;
#[cfg(feature = "module")]
mod house_rules;
#[cfg(feature = "module")]
mod page;
mod types;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::checked::CheckedSet;
use crate::document::Document;
use crate::render::json::{self, ReportJson, RuleJson, SetJson};
use crate::render::positions::Positions;
use crate::{checked, reading, source};
use arguments::{Arguments, Call};

/// Checks a report in plain text, in any layout.
#[wasm_bindgen(skip_typescript)]
pub fn check(text: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let call = Call("check(text, options)");
    let text = call.string(&text, "text")?;
    let arguments = Arguments::read(call, &options)?;
    report(source::from_text(text.as_str()), &arguments, Some(&text))
}

/// Checks a report in HTML: a whole page, or what the clipboard holds. Places count in the source.
#[wasm_bindgen(js_name = checkHtml, skip_typescript)]
pub fn check_html(html: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let call = Call("checkHtml(html, options)");
    let html = call.string(&html, "html")?;
    let arguments = Arguments::read(call, &options)?;
    report(source::from_html(&html), &arguments, Some(&html))
}

/// Checks the bytes of a file of any kind that this build reads. A workbook with a unit on each sheet gives an
/// array of reports, every other file one. Each carries the text that its places count in.
#[wasm_bindgen(js_name = checkFile, skip_typescript)]
pub fn check_file(bytes: JsValue, name: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let call = Call("checkFile(bytes, name, options)");
    let (bytes, name) = (call.bytes(&bytes, "bytes")?, call.string(&name, "name")?);
    let arguments = Arguments::read(call, &options)?;
    let documents = arguments::documents(&name, &bytes, arguments.lang)?;
    let mut reports = Vec::new();
    for document in documents {
        reports.push(report(document, &arguments, None)?);
    }
    match <[JsValue; 1]>::try_from(reports) {
        Ok([one]) => Ok(one),
        Err(several) => Ok(several.into_iter().collect::<js_sys::Array>().into()),
    }
}

/// Checks reports that belong together: years of one body, a consolidated report and its units. Which belong
/// together is found by the bodies' names, the years and the sums; `options.consolidated` says it where the caller
/// knows.
#[wasm_bindgen(js_name = checkSet, skip_typescript)]
pub fn check_set(reports: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let (set, held, arguments) = checked_set(Call("checkSet(reports, options)"), &reports, &options)?;
    let positions: Vec<Positions<'_>> = set
        .reports
        .iter()
        .zip(&held)
        .map(|(one, held)| Positions::utf16(&one.report.document, held.as_deref()))
        .collect();
    to_js(&SetJson::new(&set, &positions, arguments.lang))
}

/// Reads and checks what a call gives as reports that belong together; with each the text or HTML that the caller holds.
fn checked_set(
    call: Call,
    reports: &JsValue,
    options: &JsValue,
) -> Result<(CheckedSet, Vec<Option<String>>, Arguments), JsError> {
    let given = call.documents(reports, "reports")?;
    let mut arguments = Arguments::read(call, options)?;
    let (mut read, mut held) = (Vec::new(), Vec::new());
    // A workbook with a unit on each sheet is several reports: where each of those given begins.
    let mut starts = Vec::new();
    for one in given {
        starts.push(read.len());
        for document in one.documents {
            held.push(one.source.clone());
            read.push(reading::read(document));
        }
    }
    let roles = arguments.roles(call, &starts, read.len())?;
    if let Some(previous) = arguments.previous.take() {
        read.push(previous);
        held.push(None);
    }
    let set = checked::check_set(read, &roles, &arguments.options);
    Ok((set, held, arguments))
}

/// The catalogue of rules, and those of an office's own file.
#[wasm_bindgen(skip_typescript)]
pub fn rules(lang: JsValue, file: JsValue) -> Result<JsValue, JsError> {
    let call = Call("rules(lang, file)");
    let lang = call.lang(&lang, "lang")?;
    let house = call.house_rules(&file, "file", lang)?;
    let mut all = json::catalogue(lang);
    all.extend(house.rules().iter().map(|rule| RuleJson::of_the_house(rule, lang)));
    to_js(&all)
}

/// The version of the program.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Checks one document and gives the report as an object. `held` is the text or HTML that the caller has.
fn report(mut document: Document, arguments: &Arguments, held: Option<&str>) -> Result<JsValue, JsError> {
    if let Some(name) = &arguments.name {
        document.name.clone_from(name);
    }
    let checked = crate::check(document, &arguments.options, arguments.previous.as_ref());
    let positions = Positions::utf16(&checked.report.document, held);
    to_js(&ReportJson::new(&checked, &positions, arguments.lang))
}

/// A plain object: maps as objects, nothing as `null`.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsError::from)
}
