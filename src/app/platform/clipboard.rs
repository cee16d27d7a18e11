//! Paste: tables that a web page, Word or WPS puts on the clipboard keep their cells.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

/// The longest text that the box takes, in bytes. A report has some ten thousand.
pub const LIMIT: usize = 4_000_000;

/// What was pasted, as far as the page has to step in.
pub enum Pasted {
    /// Something with tables, perhaps: as HTML  and in words.
    Html(String, String),
    /// Pictures and no words.
    Picture,
    /// Files (the same as if they had been opened).
    Files(web_sys::FileList),
    /// More than the box takes, in bytes.
    TooLong(usize),
    /// Plain words: the browser pastes them itself, so that its own undo works.
    Text,
}

/// Looks at what is pasted.
pub fn read(event: &Event) -> Pasted {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
        return Pasted::Text;
    };
    let html = data.get_data("text/html").unwrap_or_default();
    let plain = data.get_data("text/plain").unwrap_or_default();
    if html.len() > 8 * LIMIT || plain.len() > LIMIT {
        return Pasted::TooLong(html.len().max(plain.len()));
    }
    if html.contains("<table") || html.contains("<TABLE") {
        return Pasted::Html(html, plain);
    }
    if plain.trim().is_empty()
        && let Some(files) = data.files().filter(|files| files.length() > 0)
    {
        let all_pictures =
            (0..files.length()).filter_map(|i| files.get(i)).all(|f| f.type_().starts_with("image/"));
        return if all_pictures { Pasted::Picture } else { Pasted::Files(files) };
    }
    Pasted::Text
}

/// The plain words of what is pasted.
pub fn plain(event: &Event) -> String {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
}
