//! Files that the person opens or drops: text and HTML here, everything else by the second module.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder, TextDecoderOptions};

use super::clipboard::LIMIT;
use super::{second, words};
use crate::document::Document;
use crate::finding::Lang;
use crate::source::{self, Unreadable, sniff};

/// Reads a file into documents, almost always one (a workbook may hold a unit on each sheet), or says in words why
/// not and what to do instead.
pub async fn read(file: &File, lang: Lang) -> Result<Vec<Document>, String> {
    let name = file.name();
    let why = |answer: &str| words::file(&name, answer, lang);
    let size = byte_count(file);
    if size > sniff::FILE_LIMIT {
        return Err(why(Unreadable::TooBig.words().get(lang)));
    }
    let buffer = JsFuture::from(file.array_buffer());
    let failed = |_| why(words::READING_FAILED.get(lang));
    let bytes = js_sys::Uint8Array::new(&buffer.await.map_err(failed)?).to_vec();
    let documents = match source::from_bytes(&name, &bytes, &legacy) {
        Err(Unreadable::NotBuilt) => second::read(&bytes, &name, lang.code()).await.map_err(|error| {
            // The reader throws words; anything else is the module that could not be loaded.
            why(error.as_string().as_deref().unwrap_or(words::SECOND_FAILED.get(lang)))
        })?,
        other => other.map_err(|answer| why(answer.words().get(lang)))?,
    };
    match documents.iter().map(|document| document.text.len()).max() {
        None => Err(why(Unreadable::Empty.words().get(lang))),
        Some(length) if length > LIMIT => Err(words::too_long(length, LIMIT, lang)),
        Some(_) => Ok(documents),
    }
}

/// A file's size. The browser gives it as a floating-point number, always of whole bytes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and not below 0")]
fn byte_count(file: &File) -> usize {
    file.size() as usize
}

/// The browser's own tables of older encodings.
fn legacy(label: &'static str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options(label, &options).ok()?.decode_with_u8_array(bytes).ok()
}

/// Gives the person a file.
pub fn save(name: &str, media: &str, content: &wasm_bindgen::JsValue) {
    let parts = js_sys::Array::of1(content);
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(media);
    let link = || {
        let blob = web_sys::Blob::new_with_buffer_source_sequence_and_options(&parts, &kind).ok()?;
        let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        let document = web_sys::window()?.document()?;
        let link: web_sys::HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Some(url)
    };
    if let Some(url) = link() {
        // The browser takes its own hold of the content before the next turn of its loop.
        gloo::timers::callback::Timeout::new(10_000, move || {
            let _ = web_sys::Url::revoke_object_url(&url);
        })
        .forget();
    }
}
