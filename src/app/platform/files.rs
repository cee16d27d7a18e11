//! Files that the person opens or drops: text and HTML here, everything else by the second module.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder, TextDecoderOptions};

use crate::app::platform::clipboard::LIMIT;
use crate::app::platform::files_module;
use crate::app::words;
use crate::document::Document;
use crate::finding::Lang;
use crate::source::{self, Unreadable, sniff};

/// Why a file was not read.
pub enum Unread {
    /// In words, and what to do instead.
    Because(String),
    /// The person stopped it.
    Stopped,
}

/// Reads a file into documents, almost always one (a workbook may hold a unit on each sheet).
pub async fn read(file: &File, lang: Lang) -> Result<Vec<Document>, Unread> {
    let name = file.name();
    let because = |answer: &str| Unread::Because(words::file(&name, answer, lang));
    let bytes = bytes(file, lang).await.map_err(Unread::Because)?;
    let documents = match source::from_bytes(&name, &bytes, &legacy) {
        Err(Unreadable::NotBuilt) => files_module::read(&bytes, &name, lang.code())
            .await
            .map_err(|error| refused(&name, &error, lang))?,
        other => other.map_err(|answer| because(answer.words().get(lang)))?,
    };
    match documents.iter().map(|document| document.text.len()).max() {
        None => Err(because(Unreadable::Empty.words().get(lang))),
        Some(length) if length > LIMIT => Err(Unread::Because(words::too_long(length, LIMIT, lang))),
        Some(_) => Ok(documents),
    }
}

/// What it means that the second module did not read a file. Its readers throw words.
pub fn refused(name: &str, error: &JsValue, lang: Lang) -> Unread {
    if files_module::is_stopped(error) {
        return Unread::Stopped;
    }
    let words = error.as_string();
    let words = words.as_deref().unwrap_or_else(|| files_module::why(error).get(lang));
    Unread::Because(words::file(name, words, lang))
}

/// A file's bytes, if it is not too big.
pub async fn bytes(file: &File, lang: Lang) -> Result<Vec<u8>, String> {
    let why = |answer: &str| words::file(&file.name(), answer, lang);
    if byte_count(file) > sniff::FILE_LIMIT {
        return Err(why(Unreadable::TooBig.words().get(lang)));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| why(words::READING_FAILED.get(lang)))?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// A file's size. The browser gives it as a floating-point number, always of whole bytes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and not below 0")]
fn byte_count(file: &File) -> usize {
    file.size() as usize
}

/// The browser's own tables of older encodings.
pub fn legacy(label: &'static str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options(label, &options).ok()?.decode_with_u8_array(bytes).ok()
}

/// Gives the person a file.
pub fn save(name: &str, media: &str, content: &JsValue) {
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
