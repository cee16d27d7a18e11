//! The page: one reducer ([`state`]), small components, hooks for what a browser does beside them.
//!
//! Nothing here reads or checks. The page hands a document to [`crate::check`], works out once what is to be drawn
//! ([`board`]), and draws it. What is not needed to show the page and take text comes a moment later ([`doors`]). No report is stored and nothing is sent: the only thing kept is the person's settings.

mod board;
mod browser;
mod clipboard;
mod components;
mod doors;
mod drop;
mod exports;
mod files;
mod folder;
mod hooks;
mod intake;
mod later;
mod marks;
mod quote;
mod samples;
mod second;
mod settings;
mod shared;
mod state;
mod storage;
mod words;

/// Starts the page in `#app` of the document; in a worker, where there is no document, does nothing.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        yew::Renderer::<components::App>::with_root(root).render();
    }
}
