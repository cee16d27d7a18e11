//! What is kept between visits: the person's settings; a report only where the person asked for that. Where the browser refuses (a file opened
//! from disk, storage switched off) the page works and forgets.

use web_sys::Storage;

/// All keys begin with this, so that another page on the same host is left alone.
const PREFIX: &str = "gouji.";

/// The key of the report's text, which is kept only where the person asked for that.
pub const TEXT: &str = "text";

fn store() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// A kept value.
pub fn get(key: &str) -> Option<String> {
    store()?.get_item(&[PREFIX, key].concat()).ok().flatten()
}

/// Keeps a value; an empty one is removed.
pub fn set(key: &str, value: &str) {
    let Some(store) = store() else { return };
    let key = [PREFIX, key].concat();
    // Full or refused: the setting holds until the page is closed.
    let _ = if value.is_empty() { store.remove_item(&key) } else { store.set_item(&key, value) };
}
