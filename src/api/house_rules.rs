//! House rules for the page: their file, and what they say of a report. The page has the rest of the check made before.

use std::sync::Arc;

use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::page::{language, unpack};
use crate::finding::{Finding, Lang, Role, Words};
use crate::house_rules::{Draft, HouseRule, HouseRules, Refusal};
use crate::options::kept;
use crate::reading;
use crate::render::views::house_form;
use crate::rules::{self, Context, Sink};
use crate::text::Span;

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

/// The pages of the office's own rules among the settings, in Markdown, one below the other; empty where there are none.
#[wasm_bindgen(js_name = pageHouseCatalogue, skip_typescript)]
pub fn page_house_catalogue(settings: &str, lang: &str) -> String {
    let lang = language(lang);
    let options = kept::read(settings);
    let page = |rule: &HouseRule| {
        let severity = rule.severity.title(lang);
        let page = rule.page(lang).replace("## ", "### ");
        format!("## {} `{}` {severity}\n{page}\n", rule.title.get(lang), rule.code)
    };
    options.house_rules.rules().iter().map(page).collect()
}

/// The office's own rules as a list; the form of one of them, of a new one for -1.
#[wasm_bindgen(js_name = pageHouseForm, skip_typescript)]
pub fn page_house_form(source: &str, at: i32, lang: &str) -> String {
    let rules = HouseRules::kept(source);
    match at {
        LIST => house_form::list(&rules, language(lang)),
        at => house_form::form(&rules, usize::try_from(at).ok(), language(lang)),
    }
}

/// In place of a rule's number: all of them.
const LIST: i32 = -2;

/// Tries the fields of a form: the whole file with the rule in it, or null; what the rule says of its first example; then a
/// field's name and what is wrong with it, one pair after the other.
#[wasm_bindgen(js_name = pageHouseTry, skip_typescript)]
pub fn page_house_try(source: &str, at: i32, names: Vec<String>, values: Vec<String>, lang: &str) -> Array {
    let (rules, lang) = (HouseRules::kept(source), language(lang));
    let draft = Draft::new(names.into_iter().zip(values));
    let said = draft.read().map(|rule| rule.says_of_its_example().get(lang).to_owned()).unwrap_or_default();
    match rules.with(usize::try_from(at).ok(), &draft) {
        Ok(rules) => Array::of2(&rules.source().into(), &said.into()),
        Err(wrong) => {
            let out = Array::of2(&JsValue::NULL, &said.into());
            for (field, words) in wrong {
                out.push(&field.into());
                out.push(&words.get(lang).into());
            }
            out
        }
    }
}

/// The file without one of its rules.
#[wasm_bindgen(js_name = pageHouseWithout, skip_typescript)]
pub fn page_house_without(source: &str, at: u32) -> String {
    HouseRules::kept(source).without(at as usize).source().to_owned()
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
    let rows: Array = sink.findings.iter().map(|one| JsValue::from(finding_row(one, 0))).collect();
    for one in &sink.held {
        let marks: Vec<u32> = one.spans.iter().flat_map(|span| place(*span, false)).collect();
        rows.push(&row(["held", one.code], &one.title, &Words::default(), Some(&one.formula), &marks, ""));
    }
    for one in &sink.skipped {
        rows.push(&row(["skipped", one.code], &one.title, &one.reason, None, &[], ""));
    }
    Ok(rows)
}

/// A finding on its way to the page, with its places in the report of that number.
pub(super) fn finding_row(one: &Finding, report: usize) -> Array {
    let marks = one.marks.iter().filter(|mark| mark.report == report);
    let marks: Vec<u32> = marks.flat_map(|mark| place(mark.span, mark.role == Role::Subject)).collect();
    let head = [one.severity.name(), one.code];
    row(head, &one.title, &one.message, one.formula.as_deref(), &marks, &one.fingerprint)
}

fn place(span: Span, is_subject: bool) -> [u32; 3] {
    [span.start, span.end, usize::from(is_subject)].map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}

/// What kind of outcome it is and of which rule, the rule's title, what is said, the calculation, places, fingerprint.
fn row(
    [kind, code]: [&str; 2],
    title: &Option<Arc<Words>>,
    said: &Words,
    formula: Option<&str>,
    marks: &[u32],
    fingerprint: &str,
) -> Array {
    let (zh, en) = title.as_deref().map_or(("", ""), |title| (title.zh.as_str(), title.en.as_str()));
    let texts = [kind, code, zh, en, said.zh.as_str(), said.en.as_str()];
    let row: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
    row.push(&formula.map_or(JsValue::NULL, JsValue::from_str));
    row.push(&Uint32Array::from(marks));
    row.push(&fingerprint.into());
    row
}
