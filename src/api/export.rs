//! What was found, as files: for scripts, and for the page, which has more of them.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::arguments::{Arguments, Call};
use super::{checked_set, to_js};
use crate::checked::CheckedSet;
use crate::finding::Lang;
use crate::render::{csv, docx, html, markdown, pictures, problems, sarif, xlsx};
use crate::source::{Unreadable, docx as reader};

/// The forms that scripts can ask for.
const FORMATS: [&str; 8] = ["docx", "xlsx", "sarif", "csv", "markdown", "html", "svg", "pictures"];

/// The list of problems of reports that belong together, or of one: text, or the bytes of a document or workbook.
#[wasm_bindgen(js_name = exportReports, skip_typescript)]
pub fn export_reports(reports: JsValue, format: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let call = Call("exportReports(reports, format, options)");
    let format = call.string(&format, "format")?;
    if !FORMATS.contains(&format.as_str()) {
        let known = FORMATS.join(", ");
        return Err(call.refused(&format!("there is no format {format}; there are {known}")));
    }
    let (set, _, arguments) = checked_set(call, &reports, &options)?;
    let file = file_of(&set, &format, arguments.lang)?;
    file.ok_or_else(|| call.refused("there is no such format"))
}

/// The report's own docx with the findings as comments at the very words.
#[wasm_bindgen(js_name = markedCopy, skip_typescript)]
pub fn marked_copy(bytes: JsValue, options: JsValue) -> Result<Uint8Array, JsError> {
    let call = Call("markedCopy(bytes, options)");
    let bytes = call.bytes(&bytes, "bytes")?;
    let arguments = Arguments::read(call, &options)?;
    let refused = refused(arguments.lang);
    let document = reader::read(&bytes).map_err(&refused)?;
    let checked = crate::check(document, &arguments.options, arguments.previous.as_ref());
    Ok(Uint8Array::from(docx::marked(&bytes, &checked, arguments.lang).map_err(&refused)?.as_slice()))
}

/// A file of what was found; nothing for a form that there is not.
pub fn file_of(set: &CheckedSet, format: &str, lang: Lang) -> Result<Option<JsValue>, JsError> {
    let between = problems::Between::new(&set.across, &set.reports, lang);
    Ok(Some(match format {
        "markdown" => markdown::render(&set.reports, &between, lang).into(),
        "html" => html::render(&set.reports, &between, lang).into(),
        "csv" => {
            let names: Vec<String> = set.reports.iter().map(|one| one.report.document.name.clone()).collect();
            csv::problem_list(&set.reports, &names, &between, lang).into()
        }
        "svg" => pictures::sheet(&pictures::of_set(set, pictures::Place::File, lang), lang).into(),
        "pictures" => pictures::page(&pictures::of_set(set, pictures::Place::File, lang), lang).into(),
        "sarif" => {
            let (count, across) = (set.reports.len(), &set.across.findings);
            written(&to_js(&sarif::log(&set.reports, &[], count, across, &[], lang))?)?
        }
        "xlsx" => Uint8Array::from(xlsx::problem_list(&set.reports, &between, lang)?.as_slice()).into(),
        "docx" => {
            let list = docx::problem_list(&set.reports, &between, lang).map_err(refused(lang))?;
            Uint8Array::from(list.as_slice()).into()
        }
        _ => return Ok(None),
    }))
}

/// Why a file could not be read or made, in words.
pub fn refused(lang: Lang) -> impl Fn(Unreadable) -> JsError {
    move |why| JsError::new(why.words().get(lang))
}

/// A value as JSON text, indented for people.
pub fn written(value: &JsValue) -> Result<JsValue, JsError> {
    let text = js_sys::JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &JsValue::from(2));
    text.map(JsValue::from).map_err(|_| JsError::new("not written"))
}
