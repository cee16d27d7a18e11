//! The page: one reducer ([`state`]), small components, hooks for what a browser does beside them.
//!
//! Nothing here reads or checks. The page hands a document to [`crate::check`], works out once what is to be drawn
//! ([`model`]), and draws it ([`components`]). What the browser does is asked for in [`platform`]; what takes a while is
//! in [`effects`]. Each of these knows only those before it in: `words`, `platform`, `model`, `state`, `effects`, `hooks`,
//! `components`. What is not needed to show the page and take text comes a moment later ([`deferred_entry`]). No report
//! is stored and nothing is sent: the only thing kept is the person's settings.

mod components;
mod deferred_entry;
mod effects;
mod hooks;
mod model;
mod platform;
mod state;
mod words;

/// Starts the page in `#app` of the document; in a worker, where there is no document, does nothing.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        yew::Renderer::<components::App>::with_root(root).render();
    }
}
