//! What the page asks of the browser: elements, storage, the clipboard, files, and the second module of the program.

pub mod browser;
pub mod clipboard;
pub mod files;
pub mod files_module;
pub mod settings;
pub mod storage;
