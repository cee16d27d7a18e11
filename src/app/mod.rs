//! The page.

use yew::prelude::*;

/// The whole page.
#[function_component]
fn App() -> Html {
    use_effect_with((), |()| {
        if let Some(body) = gloo::utils::document().body() {
            let _ = body.set_attribute("data-ready", "");
        }
    });
    html! { <main><h1>{ "勾稽" }</h1></main> }
}

/// Starts the page in `#app` of the document; in a worker, where there is no document, does nothing.
pub fn start() {
    if web_sys::window().is_none() {
        return;
    }
    if let Some(root) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<App>::with_root(root).render();
    }
}
