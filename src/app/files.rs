//! Files that the person opens or drops: text and HTML here, everything else by the second module.

use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder, TextDecoderOptions};

use super::clipboard::LIMIT;
use super::words;
use crate::document::Document;
use crate::finding::Lang;
use crate::source::{self, Unreadable, sniff};

/// Reads a file into a document, or says in words why not and what to do instead.
pub async fn read(file: &File, lang: Lang) -> Result<Document, String> {
    let name = file.name();
    let why = |answer: Unreadable| words::file(&name, answer.words().get(lang), lang);
    let size = byte_count(file);
    if size > sniff::FILE_LIMIT {
        return Err(why(Unreadable::TooBig));
    }
    let buffer = JsFuture::from(file.array_buffer());
    let failed = |_| words::file(&name, words::READING_FAILED.get(lang), lang);
    let bytes = js_sys::Uint8Array::new(&buffer.await.map_err(failed)?).to_vec();
    let documents = source::from_bytes(&name, &bytes, &legacy).map_err(why)?;
    let document = documents.into_iter().next().ok_or_else(|| why(Unreadable::Empty))?;
    if document.text.len() > LIMIT {
        return Err(words::too_long(document.text.len(), LIMIT, lang));
    }
    Ok(document)
}

/// A file's size. The browser gives it as a floating-point number, always of whole bytes.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn byte_count(file: &File) -> usize {
    file.size() as usize
}

/// The browser's own tables of older encodings.
fn legacy(label: &'static str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options(label, &options).ok()?.decode_with_u8_array(bytes).ok()
}
