//! House rules for the page: their file, and what they say of a report. The page has the rest of the check made before.

use std::sync::Arc;

use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::page::{language, unpack};
use crate::finding::{Lang, Role, Words};
use crate::house_rules::{HouseRules, Refusal};
use crate::options::kept;
use crate::reading;
use crate::rules::{self, Context, Sink};

/// The text of a file of house rules, if its rules can be taken. Throws what is wrong with it, a line each.
#[wasm_bindgen(js_name = pageHouseFile, skip_typescript)]
pub fn page_house_file(bytes: &[u8], lang: &str) -> Result<String, JsValue> {
    let lang = language(lang);
    let text = std::str::from_utf8(bytes).map_err(|_| {
        let zh = "不是 UTF-8 文字，请另存为 UTF-8 编码。";
        JsValue::from_str(if lang == Lang::Zh {
            zh
        } else {
            "This is no text in UTF-8: save it in that encoding."
        })
    })?;
    let text = text.trim_start_matches('\u{FEFF}');
    match HouseRules::read(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(refusals) => Err(Refusal::lines(&refusals, lang, "\n").into()),
    }
}

/// What the office's own rules say of a packed document: an array of rows for findings, what held and what could not be
/// checked. Throws where the rules among the settings cannot be read.
#[wasm_bindgen(js_name = pageHouse, skip_typescript)]
pub fn page_house(document: JsValue, settings: &str) -> Result<Array, JsError> {
    let options = kept::read(settings);
    if options.house_rules.is_empty() {
        return Err(JsError::new("no house rules"));
    }
    let document = unpack(&document).ok_or_else(|| JsError::new("not a document"))?;
    let report = reading::read(document);
    let mut sink = Sink::new(&report, &options);
    rules::house::check(&Context::new(&report, &options, None), &mut sink);
    let rows = Array::new();
    let add = |kind: &str,
               code: &str,
               title: &Option<Arc<Words>>,
               said: &Words,
               formula: Option<&str>,
               marks: &[u32],
               fingerprint: &str| {
        let (zh, en) = title.as_deref().map_or(("", ""), |title| (title.zh.as_str(), title.en.as_str()));
        let formula = formula.map_or(JsValue::NULL, JsValue::from_str);
        let texts = [kind, code, zh, en, said.zh.as_str(), said.en.as_str()];
        let row: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
        row.push(&formula);
        row.push(&Uint32Array::from(marks));
        row.push(&fingerprint.into());
        rows.push(&row);
    };
    let place = |start: usize, end: usize, is_subject: bool| {
        [start, end, usize::from(is_subject)].map(|number| u32::try_from(number).unwrap_or(u32::MAX))
    };
    for one in &sink.findings {
        let marks: Vec<u32> =
            one.marks.iter().flat_map(|m| place(m.span.start, m.span.end, m.role == Role::Subject)).collect();
        let formula = one.formula.as_deref();
        add(one.severity.name(), one.code, &one.title, &one.message, formula, &marks, &one.fingerprint);
    }
    for one in &sink.held {
        let marks: Vec<u32> = one.spans.iter().flat_map(|span| place(span.start, span.end, false)).collect();
        add("held", one.code, &one.title, &Words::default(), Some(&one.formula), &marks, "");
    }
    for one in &sink.skipped {
        add("skipped", one.code, &one.title, &one.reason, None, &[], "");
    }
    Ok(rows)
}
