//! Files and folders that are dropped on the page.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DragEvent, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

use crate::app::effects::intake::{self, Page};
use crate::app::state::Dispatch;

/// Whether the drop brings files and not words.
pub fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.files().is_some_and(|files| files.length() > 0))
}

/// Whether what is held over the page may be files: their number is not told before they are dropped.
pub fn may_have_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// Opens words that were dropped outside the text box.
pub fn open_words(event: &DragEvent, page: &Page, dispatch: &Dispatch) {
    let Some(data) = event.data_transfer() else { return };
    let words = |kind: &str| data.get_data(kind).unwrap_or_default();
    intake::take_words(words("text/html"), words("text/plain"), page, dispatch);
}

/// Opens what was dropped; folders with all that they hold.
pub fn open(event: &DragEvent, page: &Page, dispatch: &Dispatch) {
    let Some(data) = event.data_transfer() else { return };
    // The list is gone when the event is over: the entries must be taken now.
    let items = data.items();
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|i| items.get(i)?.webkit_get_as_entry().ok().flatten()).collect();
    if !entries.iter().any(FileSystemEntry::is_directory) {
        if let Some(files) = data.files() {
            intake::open(&files, page, dispatch);
        }
        return;
    }
    let (page, dispatch) = (page.clone(), dispatch.clone());
    spawn_local(async move { intake::open_all(files_in(entries).await, &page, &dispatch) });
}

/// Every file in these entries, with its path. What cannot be opened is left out.
async fn files_in(mut entries: Vec<FileSystemEntry>) -> Vec<(String, File)> {
    let mut files = Vec::new();
    while let Some(entry) = entries.pop() {
        if let Some(folder) = entry.dyn_ref::<FileSystemDirectoryEntry>() {
            let reader = folder.create_reader();
            // A reader gives its entries in portions, at the end an empty one.
            while let Ok(portion) = JsFuture::from(portion(&reader)).await {
                let portion: Array = portion.unchecked_into();
                if portion.length() == 0 {
                    break;
                }
                entries.extend(portion.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
            }
        } else if let Some(entry) = entry.dyn_ref::<FileSystemFileEntry>() {
            let path = entry.full_path().trim_start_matches('/').to_owned();
            if let Ok(file) = JsFuture::from(file(entry)).await {
                files.push((path, file.unchecked_into()));
            }
        }
    }
    files
}

fn portion(reader: &FileSystemDirectoryReader) -> Promise {
    promise(|resolve, reject| reader.read_entries_with_callback_and_callback(resolve, reject))
}

fn file(entry: &FileSystemFileEntry) -> Promise {
    promise(|resolve, reject| {
        entry.file_with_callback_and_callback(resolve, reject);
        Ok(())
    })
}

/// The old interface of entries calls back; a promise can be awaited.
fn promise(start: impl Fn(&js_sys::Function, &js_sys::Function) -> Result<(), JsValue>) -> Promise {
    Promise::new(&mut |resolve, reject| {
        if start(&resolve, &reject).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    })
}
