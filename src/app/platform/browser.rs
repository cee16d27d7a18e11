//! The few things that the page asks of the browser itself.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    ScrollToOptions,
};

/// The element under an event's target that has the attribute, looking outward.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Brings an element into view with as little scrolling as that takes.
pub fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(behaviour());
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls a frame so that an element inside stands a third from its top; the rest of the page stays.
pub fn show_in(frame: &Element, element: &HtmlElement) {
    let top = element.offset_top() - frame.client_height() / 3;
    let options = ScrollToOptions::new();
    options.set_top(top.max(0).into());
    options.set_behavior(behaviour());
    frame.scroll_to_with_scroll_to_options(&options);
}

/// Without motion where the person wants none.
fn behaviour() -> ScrollBehavior {
    if matches("(prefers-reduced-motion: reduce)") { ScrollBehavior::Auto } else { ScrollBehavior::Smooth }
}

/// Whether a media query matches.
pub fn matches(query: &str) -> bool {
    let list = web_sys::window().and_then(|w| w.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Whether the event comes from somewhere that keys are typed into.
pub fn is_typing(event: &web_sys::Event) -> bool {
    // Behind a shadow root the target is the host; the path names the real one.
    let inner = event.composed_path().get(0);
    let target = inner.dyn_into::<Element>().ok();
    target.is_some_and(|t| matches!(t.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT"))
}

/// Moves the focus without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// The element that the whole page hangs from.
pub fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// The UTF-8 byte at a place counted in UTF-16 units.
pub fn byte_at(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (byte, c) in text.char_indices() {
        if left == 0 {
            return byte;
        }
        left = left.saturating_sub(c.len_utf16());
    }
    text.len()
}

/// The place in UTF-16 units of a UTF-8 byte.
pub fn units_at(text: &str, byte: usize) -> u32 {
    let units = text.get(..byte).map_or(0, |head| head.chars().map(char::len_utf16).sum::<usize>());
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_both_ways() {
        let text = "年😀报";
        for (byte, _) in text.char_indices() {
            assert_eq!(byte_at(text, units_at(text, byte)), byte);
        }
        assert_eq!(byte_at(text, 99), text.len());
    }
}

/// A parameter of the page's address: whoever embeds the page says so how it should look.
pub fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}
