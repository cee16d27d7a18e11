//! The second module: readers and writers beyond text and HTML, the pages of the rules, and all that takes long. It is
//! fetched from where the page itself came from the first time that something needs it, and works in a worker where the
//! browser has one (see `web/boot.js`).

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::app::words::{self, Pair};
use crate::checked::Summary;
use crate::document::Document;
use crate::document::packed::Packed;
use crate::finding::{Finding, Held, Severity, Skipped, Words};
use crate::house_rules::intern;
use crate::rules;
use crate::text::Span;

/// What `web/boot.js` gives to the page.
pub fn gouji() -> Result<JsValue, JsValue> {
    Reflect::get(&js_sys::global(), &"gouji".into())
}

/// Whether it is here already, so that using it asks the network for nothing.
pub fn is_near() -> bool {
    gouji().and_then(|gouji| Reflect::get(&gouji, &"isNear".into())).is_ok_and(|near| near.is_truthy())
}

/// Whether a worker is there that has it and nothing else to do. Where it could be there, one is called for the next time.
pub fn is_idle() -> bool {
    let idle = || -> Result<JsValue, JsValue> {
        let gouji = gouji()?;
        let idle: Function = Reflect::get(&gouji, &"isIdle".into())?.dyn_into()?;
        idle.call0(&gouji)
    };
    idle().is_ok_and(|idle| idle.is_truthy())
}

/// Calls one of its functions; the call is on its way when this returns.
pub fn ask(name: &str, arguments: &[JsValue]) -> Result<Promise, JsValue> {
    let gouji = gouji()?;
    let ask: Function = Reflect::get(&gouji, &"ask".into())?.dyn_into()?;
    ask.call2(&gouji, &name.into(), &arguments.iter().cloned().collect::<Array>())?.dyn_into()
}

/// Calls one of its functions and waits.
pub async fn call(name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(ask(name, arguments)?).await
}

/// Calls one of its functions that needs the page itself, which no worker has, and waits.
pub async fn call_here(name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let gouji = gouji()?;
    let load: Function = Reflect::get(&gouji, &"load".into())?.dyn_into()?;
    let module = JsFuture::from(load.call0(&gouji)?.dyn_into::<Promise>()?).await?;
    let function: Function = Reflect::get(&module, &name.into())?.dyn_into()?;
    JsFuture::from(function.call1(&module, argument)?.dyn_into::<Promise>()?).await
}

/// Stops whatever it is at: who waits gets an error that [`is_stopped`].
pub fn stop() {
    let stop = gouji().and_then(|gouji| Reflect::get(&gouji, &"stop".into()));
    if let Ok(stop) = stop.and_then(JsValue::dyn_into::<Function>) {
        let _ = stop.call0(&JsValue::UNDEFINED);
    }
}

/// Whether a call failed only because the person stopped it.
pub fn is_stopped(error: &JsValue) -> bool {
    error.is_null()
}

/// What to say of a call that failed.
pub fn why(error: &JsValue) -> Pair {
    // A trap says what kind it is in the browser's own words; what could not be fetched is no such thing.
    let text = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    let is_trap =
        text.is_some_and(|text| ["unreachable", "memory", "stack"].iter().any(|w| text.contains(w)));
    if is_trap { words::SECOND_TRAPPED } else { words::SECOND_FAILED }
}

/// The documents in a file.
pub async fn read(bytes: &[u8], name: &str, lang: &str) -> Result<Vec<Document>, JsValue> {
    let answer = call("pageRead", &[Uint8Array::from(bytes).into(), name.into(), lang.into()]).await?;
    Ok(answer.dyn_into::<Array>()?.iter().filter_map(|packed| unpack(&packed)).collect())
}

/// The reports that `pageLook` found in a file: each packed, with its summary.
pub fn looked(answer: &JsValue) -> Vec<(JsValue, Summary)> {
    let one = |row: JsValue| {
        let row: Array = row.dyn_into().ok()?;
        let numbers = row.get(2).dyn_into::<Uint32Array>().ok()?.to_vec();
        let top = Words::new(row.get(3).as_string()?, row.get(4).as_string()?);
        Some((row.get(0), Summary::from_numbers(row.get(1).as_string()?, top, &numbers)?))
    };
    answer.dyn_ref::<Array>().map_or_else(Vec::new, |rows| rows.iter().filter_map(one).collect())
}

/// A document on its way to the other module.
pub fn pack(document: Document) -> JsValue {
    let packed = Packed::new(document);
    let object = Object::new();
    let fields = [
        ("name", JsValue::from(packed.name)),
        ("format", packed.format.into()),
        ("text", packed.text.into()),
        ("layout", Uint32Array::from(packed.layout.as_slice()).into()),
    ];
    for (name, value) in fields {
        // An object of our own takes any property.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

/// The way back.
pub fn unpack(value: &JsValue) -> Option<Document> {
    let get = |name: &str| Reflect::get(value, &name.into()).ok();
    let text = |name: &str| get(name)?.as_string();
    let layout = get("layout")?.dyn_into::<Uint32Array>().ok()?.to_vec();
    Packed { name: text("name")?, format: text("format")?, text: text("text")?, layout }.unpack()
}

/// The name of a packed document.
pub fn name_of(value: &JsValue) -> String {
    Reflect::get(value, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// What `pageHouse` found, or `pageView` between a report and others: findings, what held, what could not be checked. `None` where the answer is none of ours.
pub fn found(answer: &JsValue) -> Option<(Vec<Finding>, Vec<Held>, Vec<Skipped>)> {
    let (mut findings, mut held, mut skipped) = (Vec::new(), Vec::new(), Vec::new());
    for row in answer.dyn_ref::<Array>()?.iter() {
        let row: Array = row.dyn_into().ok()?;
        let text = |at: u32| row.get(at).as_string();
        let code = text(1)?;
        let ours = rules::find(&code).map(|rule| rule.meta().code);
        // Only a house rule brings its title along.
        let title = Words::new(text(2)?, text(3)?);
        let title = Some(title).filter(|title| !title.zh.is_empty()).map(std::sync::Arc::new);
        let code = ours.or_else(|| intern(&code))?;
        let (said, formula) = (Words::new(text(4)?, text(5)?), text(6));
        let places = row.get(7).dyn_into::<Uint32Array>().ok()?.to_vec();
        let spans = places.chunks_exact(3).filter_map(|place| match place {
            [start, end, is_subject] => Some((Span::new(*start as usize, *end as usize), *is_subject != 0)),
            _ => None,
        });
        match text(0)?.as_str() {
            "held" => {
                let spans = spans.map(|(span, _)| span).collect();
                held.push(Held {
                    code,
                    title,
                    cells: Vec::new(),
                    spans,
                    formula: formula.unwrap_or_default(),
                });
            }
            "skipped" => skipped.push(Skipped { code, title, cells: Vec::new(), reason: said }),
            severity => {
                let mut finding = Finding::new(code, Severity::parse(severity)?, said);
                for (span, is_subject) in spans {
                    finding = if is_subject { finding.subject(span) } else { finding.evidence(span) };
                }
                let fingerprint = text(8)?;
                findings.push(Finding { title, formula, fingerprint, ..finding });
            }
        }
    }
    Some((findings, held, skipped))
}
