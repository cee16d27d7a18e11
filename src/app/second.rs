//! The second module: readers and writers beyond text and HTML, and the pages of the rules. It is fetched from
//! where the page itself came from, the first time that something needs it (see `web/boot.js`).

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::document::Document;
use crate::document::packed::Packed;

/// Whether it is here already, so that using it asks the network for nothing.
pub fn is_here() -> bool {
    Reflect::has(&js_sys::global(), &"gouji_files".into()).unwrap_or(false)
}

/// Loads it, once, and gives its exports.
async fn load() -> Result<JsValue, JsValue> {
    let gouji = Reflect::get(&js_sys::global(), &"gouji".into())?;
    let load: Function = Reflect::get(&gouji, &"load".into())?.dyn_into()?;
    JsFuture::from(load.call1(&gouji, &"files".into())?.dyn_into::<Promise>()?).await
}

/// Calls one of its functions.
pub async fn call(name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let exports = load().await?;
    let function: Function = Reflect::get(&exports, &name.into())?.dyn_into()?;
    function.apply(&JsValue::UNDEFINED, &arguments.iter().cloned().collect::<Array>())
}

/// The documents in a file.
pub async fn read(bytes: &[u8], name: &str, lang: &str) -> Result<Vec<Document>, JsValue> {
    let answer = call("pageRead", &[Uint8Array::from(bytes).into(), name.into(), lang.into()]).await?;
    Ok(answer.dyn_into::<Array>()?.iter().filter_map(|packed| unpack(&packed)).collect())
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

fn unpack(value: &JsValue) -> Option<Document> {
    let get = |name: &str| Reflect::get(value, &name.into()).ok();
    let text = |name: &str| get(name)?.as_string();
    let layout = get("layout")?.dyn_into::<Uint32Array>().ok()?.to_vec();
    Packed { name: text("name")?, format: text("format")?, text: text("text")?, layout }.unpack()
}
