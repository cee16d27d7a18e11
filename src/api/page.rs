//! What the page asks of this module once it is loaded: files read, lists written, pages of rules. Not part of the
//! API for scripts; the page and this module are always of one build.

use js_sys::{Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::export::{self, refused, written};
use super::house_rules::finding_row;
use super::{arguments, desk, to_js};
use crate::Checked;
use crate::checked::{self, CheckedSet, SetOutcomes};
use crate::checked::{Reason, Summary};
use crate::document::Document;
use crate::document::packed::Packed;
use crate::finding::{Finding, Lang};
use crate::options::{Options, kept};
use crate::render::json::ReportJson;
use crate::render::positions::Positions;
use crate::render::{docx, pictures, problems, rule_pages};
use crate::report::Report;
use crate::set::Roles;
use crate::source::sniff::FILE_LIMIT;
use crate::source::{Unreadable, package};
use crate::text::Span;
use crate::{reading, render, rules};

/// The documents in a file, packed. Throws the reason in words, and what to do.
#[wasm_bindgen(js_name = pageRead, skip_typescript)]
pub fn page_read(bytes: &[u8], name: &str, lang: &str) -> Result<Array, JsValue> {
    let documents = crate::source::from_bytes(name, bytes, &arguments::decode_legacy)
        .map_err(|why| JsValue::from_str(why.words().get(language(lang))))?;
    Ok(documents.into_iter().map(|document| pack(Packed::new(document))).collect())
}

/// A file of what was found in packed documents: text or bytes. `set_aside` is what the person found to be no
/// problem: the document's number, the reason's word, the fingerprint, with blanks between. `format` is its name, and
/// for lists to send back (`slips`, or one as `slip`) the numbers of the documents that get one, where not all do.
#[wasm_bindgen(js_name = pageExport, skip_typescript)]
pub fn page_export(
    documents: Array,
    settings: &str,
    set_aside: Vec<String>,
    format: &str,
    lang: &str,
) -> Result<JsValue, JsError> {
    let lang = language(lang);
    let mut set = check(&documents, settings)?;
    for (number, checked) in set.reports.iter_mut().enumerate() {
        checked.outcomes.put_aside(&reasons(&set_aside, number));
    }
    let mut words = format.split_whitespace();
    let format = words.next().unwrap_or_default();
    let mut wanted: Vec<usize> = words.filter_map(|number| number.parse().ok()).collect();
    if wanted.is_empty() {
        wanted.extend(0..set.reports.len());
    }
    if let Some(file) = export::file_of(&set, format, lang)? {
        return Ok(file);
    }
    Ok(match format {
        "json" => {
            let texts: Vec<Positions<'_>> =
                set.reports.iter().map(|one| Positions::utf16(&one.report.document, None)).collect();
            let reports = set.reports.iter().zip(&texts).map(|(one, at)| ReportJson::new(one, at, lang));
            written(&to_js(&reports.collect::<Vec<_>>())?)?
        }
        "slips" => {
            leave_out(&mut set, &set_aside);
            let parts: Result<Vec<_>, Unreadable> =
                wanted.iter().map(|number| slip(&set, *number, &set_aside, lang)).collect();
            let slips = parts.and_then(|parts| package::write(&parts)).map_err(refused(lang))?;
            Uint8Array::from(slips.as_slice()).into()
        }
        "slip" => {
            leave_out(&mut set, &set_aside);
            let number = wanted.first().copied().unwrap_or_default();
            let (_, bytes) = slip(&set, number, &set_aside, lang).map_err(refused(lang))?;
            Uint8Array::from(bytes.as_slice()).into()
        }
        "png" => {
            let pictures = pictures::of_set(&set, pictures::Place::Dots, lang).into_iter().enumerate();
            let row = |(nth, picture): (usize, pictures::Picture)| -> JsValue {
                let name = format!("{} {}.png", nth + 1, file_name(&picture.title));
                let size = [pictures::WIDTH, picture.height].map(|side| JsValue::from(side as i32));
                let [width, height] = size;
                Array::of4(&name.into(), &picture.svg.into(), &width, &height).into()
            };
            pictures.map(row).collect::<Array>().into()
        }
        "sum" => Uint8Array::from(desk::sum_of(&set, lang)?.as_slice()).into(),
        _ => return Err(JsError::new("no such format")),
    })
}

/// What the reviewer does not want on the list of one report to send back, by fingerprint; what follows from it goes, too.
fn left_out(words: &[String], number: usize) -> impl Fn(&Finding) -> bool {
    let head = format!("{number} left-out ");
    let left_out: Vec<String> =
        words.iter().filter_map(|word| word.strip_prefix(&head)).map(str::to_owned).collect();
    move |finding| {
        let is_one = |fingerprint: &String| left_out.contains(fingerprint);
        is_one(&finding.fingerprint) || finding.explained_by.as_ref().is_some_and(is_one)
    }
}

/// Leaves that out of what was found in each report.
fn leave_out(set: &mut CheckedSet, words: &[String]) {
    for (number, checked) in set.reports.iter_mut().enumerate() {
        let is_left_out = left_out(words, number);
        checked.outcomes.findings.retain(|finding| !is_left_out(finding));
    }
}

/// The list to send back to one unit (退回单), with the name of its file.
fn slip(
    set: &CheckedSet,
    number: usize,
    words: &[String],
    lang: Lang,
) -> Result<(String, Vec<u8>), Unreadable> {
    let reports = set.reports.get(number..=number).unwrap_or_default();
    let is_left_out = left_out(words, number);
    let mut findings = set.across.about(number);
    findings.retain(|finding| !is_left_out(finding));
    let outcome = SetOutcomes { findings, ..SetOutcomes::default() };
    let rows = problems::across(&outcome.findings, &set.reports, lang);
    let between = problems::Between { problems: rows, ..problems::Between::new(&outcome, reports, lang) };
    let title = reports.first().map_or_else(String::new, |one| render::title(&one.report, lang));
    let name = file_name(&title);
    let kind = if lang == Lang::Zh { "退回单" } else { "to mend" };
    // Numbered: two units may be named alike.
    Ok((format!("{:03} {name} {kind}.docx", number + 1), docx::problem_list(reports, &between, lang)?))
}

/// A title as a file may be called.
fn file_name(title: &str) -> String {
    title.chars().filter(|c| !c.is_control() && !"/\\:*?\"<>|".contains(*c)).collect()
}

/// Files in one archive: their names, and their bytes. The page draws pictures itself, since a worker may have no letters.
#[wasm_bindgen(js_name = pagePack, skip_typescript)]
pub fn page_pack(names: Vec<String>, contents: Array) -> Result<Uint8Array, JsError> {
    let bytes = contents.iter().map(|content| Uint8Array::new(&content).to_vec());
    let parts: Vec<(String, Vec<u8>)> = names.into_iter().zip(bytes).collect();
    Ok(Uint8Array::from(package::write(&parts).map_err(refused(Lang::Zh))?.as_slice()))
}

/// The person's own docx with the findings as comments at the very words. `bytes` is the file as it was read;
/// of a workbook or a PDF there is no such copy, and the answer says so.
#[wasm_bindgen(js_name = pageMarked, skip_typescript)]
pub fn page_marked(
    bytes: &[u8],
    settings: &str,
    set_aside: Vec<String>,
    lang: &str,
) -> Result<Uint8Array, JsError> {
    let lang = language(lang);
    let document = crate::source::docx::read(bytes).map_err(refused(lang))?;
    let mut checked = crate::check(document, &kept::read(settings), None);
    checked.outcomes.put_aside(&reasons(&set_aside, 0));
    Ok(Uint8Array::from(docx::marked(bytes, &checked, lang).map_err(refused(lang))?.as_slice()))
}

/// The person's own docx with what was mended as tracked changes, and how many of the changes could be made. `places` are
/// start and end of each in the text of `length` bytes that was read from the file, `words` what stands there now.
#[wasm_bindgen(js_name = pageTracked, skip_typescript)]
pub fn page_tracked(
    bytes: &[u8],
    length: usize,
    places: &[u32],
    words: Vec<String>,
    lang: &str,
) -> Result<Array, JsError> {
    let places = places.chunks_exact(2).filter_map(|place| match place {
        [start, end] => Some(Span::new(*start as usize, *end as usize)),
        _ => None,
    });
    let changes: Vec<(Span, String)> = places.zip(words).collect();
    let (copy, made) = docx::tracked_changes(bytes, length, &changes).map_err(refused(language(lang)))?;
    let made = Uint32Array::from(&[u32::try_from(made).unwrap_or(u32::MAX)][..]);
    Ok(Array::of2(&Uint8Array::from(copy.as_slice()), &made))
}

/// Reads and checks the reports in files. For each an array: what was found, the file's size and time. What was found is an
/// array for each report with the packed document, who reports, and the rest of its summary as numbers; where there is none,
/// the reason in words, and what to do; nothing where the disk did not give the file.
#[wasm_bindgen(js_name = pageLook, skip_typescript)]
pub fn page_look(files: Array, names: Vec<String>, settings: &str, lang: &str) -> Array {
    let (options, lang) = (kept::read(settings), language(lang));
    let one = |(file, name): (JsValue, String)| -> JsValue {
        let get = |what: &str| Reflect::get(&file, &what.into()).unwrap_or_default();
        let found = match bytes_of(&file) {
            None => JsValue::UNDEFINED,
            Some(bytes) => bytes
                .and_then(|bytes| look(&bytes, &name, &options))
                .unwrap_or_else(|why| why.words().get(lang).into()),
        };
        Array::of3(&found, &get("size"), &get("lastModified")).into()
    };
    files.iter().zip(names).map(one).collect()
}

/// What stands in a file, if it is not too big. In a worker it is read here and now; in the page its bytes were read before.
fn bytes_of(file: &JsValue) -> Option<Result<Vec<u8>, Unreadable>> {
    if let Some(bytes) = file.dyn_ref::<Uint8Array>() {
        return Some(Ok(bytes.to_vec()));
    }
    let file: &web_sys::Blob = file.dyn_ref()?;
    if byte_count(file) > FILE_LIMIT {
        return Some(Err(Unreadable::TooBig));
    }
    let buffer = web_sys::FileReaderSync::new().ok()?.read_as_array_buffer(file).ok()?;
    Some(Ok(Uint8Array::new(&buffer).to_vec()))
}

/// A file's size. The browser gives it as a floating-point number, always of whole bytes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and not below 0")]
fn byte_count(file: &web_sys::Blob) -> usize {
    file.size() as usize
}

fn look(bytes: &[u8], name: &str, options: &Options) -> Result<JsValue, Unreadable> {
    let documents = crate::source::from_bytes(name, bytes, &arguments::decode_legacy)?;
    let looked = documents.into_iter().map(|document| -> JsValue {
        let packed = pack(Packed::new(document.clone()));
        summed(packed, Summary::new(&crate::check(document, options, None)))
    });
    Ok(looked.collect::<Array>().into())
}

/// Checks a packed document, as fast as this module can, for the page to draw: see [`checked::packed`].
#[wasm_bindgen(js_name = pageCheck, skip_typescript)]
pub fn page_check(document: JsValue, settings: &str) -> Result<Uint8Array, JsError> {
    let document = unpack(&document).ok_or_else(|| JsError::new("not a document"))?;
    let checked = crate::check(document, &kept::read(settings), None);
    Ok(Uint8Array::from(checked::packed::pack(&checked).as_slice()))
}

/// A summary on its way to the page, behind what it is of.
fn summed(of: JsValue, summary: Summary) -> JsValue {
    let numbers = Uint32Array::from(summary.numbers().as_slice());
    Array::of5(&of, &summary.body.into(), &numbers, &summary.top.zh.into(), &summary.top.en.into()).into()
}

/// Puts packed documents on the desk, in place of what lies there or beside it.
#[wasm_bindgen(js_name = pagePut, skip_typescript)]
pub fn page_put(documents: Array, is_first: bool) -> Result<(), JsError> {
    if is_first {
        desk::clear();
    }
    desk::put(unpacked(&documents)?);
    Ok(())
}

/// A view of the documents on the desk, as HTML, and the number of the report that adds up the others (-1: there is
/// none), each report's summary with what was found between it and others, and these findings; `undefined` where the desk
/// does not hold that many documents, or there is no such view.
#[wasm_bindgen(js_name = pageView, skip_typescript)]
pub fn page_view(view: &str, count: usize, settings: &str, lang: &str) -> Option<Array> {
    let html = desk::view(view, count, settings, language(lang))?;
    let whole = desk::whole(count, settings).and_then(|whole| i32::try_from(whole).ok()).unwrap_or(-1);
    let summaries = desk::summaries(count, settings).into_iter().map(|one| summed(JsValue::UNDEFINED, one));
    let rows = |(number, findings): (usize, Vec<Finding>)| -> JsValue {
        findings.iter().map(|one| JsValue::from(finding_row(one, number))).collect::<Array>().into()
    };
    let between: Array = desk::between(count, settings).into_iter().enumerate().map(rows).collect();
    Some(Array::of4(&html.into(), &whole.into(), &summaries.collect::<Array>(), &between))
}

/// A rule's page, in Markdown; empty for a code that is none.
#[wasm_bindgen(js_name = pageRule, skip_typescript)]
pub fn page_rule(code: &str, lang: &str) -> String {
    rules::find(code).map_or_else(String::new, |rule| rule_pages::body(rule.meta(), language(lang)))
}

/// What was set aside of the document of that number.
fn reasons(set_aside: &[String], number: usize) -> Vec<(String, Reason)> {
    let one = |word: &String| {
        let (document, word) = word.split_once(' ')?;
        let (reason, fingerprint) = word.split_once(' ')?;
        if document.parse() != Ok(number) {
            return None;
        }
        Some((fingerprint.to_owned(), Reason::of(reason)?))
    };
    set_aside.iter().filter_map(one).collect()
}

pub(super) fn language(code: &str) -> Lang {
    if code == "en" { Lang::En } else { Lang::Zh }
}

fn unpacked(documents: &Array) -> Result<Vec<Document>, JsError> {
    documents.iter().map(|one| unpack(&one).ok_or_else(|| JsError::new("not a document"))).collect()
}

fn check(documents: &Array, settings: &str) -> Result<CheckedSet, JsError> {
    let options = kept::read(settings);
    let documents = unpacked(documents)?;
    let reports: Vec<Report> = documents.into_iter().map(reading::read).collect();
    if reports.len() > 1 {
        return Ok(checked::check_set(reports, &Roles::default(), &options));
    }
    let reports = reports.into_iter().map(|report| {
        let outcomes = checked::run(&report, &options, None);
        Checked { report, outcomes }
    });
    Ok(CheckedSet { reports: reports.collect(), across: Default::default(), links: Default::default() })
}

fn pack(packed: Packed) -> JsValue {
    let object = Object::new();
    let set = |name: &str, value: JsValue| {
        // An object of our own takes any property.
        let _ = Reflect::set(&object, &name.into(), &value);
    };
    set("name", packed.name.into());
    set("format", packed.format.into());
    set("text", packed.text.into());
    set("layout", Uint32Array::from(packed.layout.as_slice()).into());
    object.into()
}

pub(super) fn unpack(value: &JsValue) -> Option<Document> {
    let get = |name: &str| Reflect::get(value, &name.into()).ok();
    let text = |name: &str| get(name)?.as_string();
    let layout = get("layout")?.dyn_into::<Uint32Array>().ok()?.to_vec();
    Packed { name: text("name")?, format: text("format")?, text: text("text")?, layout }.unpack()
}
