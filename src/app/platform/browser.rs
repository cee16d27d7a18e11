//! The few things that the page asks of the browser itself.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The element under an event's target that has the attribute, looking outward.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Brings an element into view with as little scrolling as that takes. From afar at once: a smooth way is planned to where
/// the element stands now, and what is first laid out on that way moves it.
pub fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(if is_far(element) { ScrollBehavior::Auto } else { behaviour() });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether more than what the window shows lies between an element and what is seen.
fn is_far(element: &Element) -> bool {
    let (place, height) = (element.get_bounding_client_rect(), root().map_or(0, |root| root.client_height()));
    place.bottom() < (-height).into() || place.top() > (2 * height).into()
}

/// Whether the page is laid out for a phone.
pub fn is_narrow() -> bool {
    let width = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element());
    width.is_some_and(|root| (1..736).contains(&root.client_width()))
}

/// Brings an element to the middle of what is seen.
pub fn show_centred(element: &Element) {
    centre(element, behaviour());
}

/// The same without a way to there: who comes back stands where they left.
pub fn stand_at(element: &Element) {
    centre(element, ScrollBehavior::Auto);
}

fn centre(element: &Element, behaviour: ScrollBehavior) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(behaviour);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings an element to the top of what is seen.
pub fn show_top(id: &str) {
    let element = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element {
        show_start(&element);
    }
}

/// Brings an element's beginning to the top of what is seen.
pub fn show_start(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_behavior(behaviour());
    element.scroll_into_view_with_scroll_into_view_options(&options);
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

/// Whether the event comes from somewhere that keys are typed into; a box to tick takes none but space.
pub fn is_typing(event: &web_sys::Event) -> bool {
    // Behind a shadow root the target is the host; the path names the real one.
    let inner = event.composed_path().get(0);
    let target = inner.dyn_into::<Element>().ok();
    let takes_keys = "textarea, select, input:not([type=checkbox])";
    target.is_some_and(|t| t.matches(takes_keys).unwrap_or(false))
}

/// Whether the event comes from an element that the selector finds.
pub fn is_at(event: &web_sys::Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(selector).unwrap_or(false))
}

/// Whether nothing has the focus: what had it is gone.
pub fn has_no_focus() -> bool {
    let active = web_sys::window().and_then(|w| w.document()).and_then(|d| d.active_element());
    active.is_none_or(|element| element.tag_name() == "BODY")
}

/// The element around what has the focus that the selector finds.
pub fn active(selector: &str) -> Option<Element> {
    let active = web_sys::window().and_then(|w| w.document()).and_then(|d| d.active_element())?;
    active.closest(selector).ok().flatten()
}

/// By what this build can be told from others: the beginning of its program's digest. Two builds of one source have the
/// same, whenever they were made.
pub fn build() -> Option<String> {
    let script = root()?.query_selector("[data-wasm-integrity]").ok()??;
    let digest = script.get_attribute("data-wasm-integrity")?;
    Some(digest.rsplit('-').next()?.chars().take(12).collect())
}

/// Says what stands at the foot of each printed page, as a value for the style sheet.
pub fn set_foot(words: &str) {
    let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    let plain: String =
        words.chars().map(|c| if matches!(c, '"' | '\\') || c.is_control() { ' ' } else { c }).collect();
    let _ = root.style().set_property("--foot", &["\"", &plain, "\""].concat());
}

/// Shows, or no longer, that what is held over the page can be dropped.
pub fn set_over(is_over: bool) {
    if let Some(body) = web_sys::window().and_then(|w| w.document()).and_then(|d| d.body()) {
        let _ =
            if is_over { body.set_attribute("data-over", "") } else { body.remove_attribute("data-over") };
    }
}

/// Where the caret stands inside an element, in UTF-16 units; `None` where something is selected.
pub fn caret_in(element: &Element) -> Option<u32> {
    let selection = web_sys::window()?.get_selection().ok()??;
    if !selection.is_collapsed() {
        return None;
    }
    let mut node = selection.anchor_node().filter(|node| element.contains(Some(node)))?;
    let mut units = selection.anchor_offset();
    while !node.is_same_node(Some(element)) {
        while let Some(before) = node.previous_sibling() {
            let words = before.text_content().unwrap_or_default();
            units += u32::try_from(words.encode_utf16().count()).unwrap_or(0);
            node = before;
        }
        node = node.parent_node()?;
    }
    Some(units)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_lead_to_bytes() {
        let text = "年😀报";
        for (byte, _) in text.char_indices() {
            let units = text[..byte].encode_utf16().count().try_into().unwrap();
            assert_eq!(byte_at(text, units), byte);
        }
        assert_eq!(byte_at(text, 99), text.len());
    }
}

/// A parameter of the page's address: whoever embeds the page says so how it should look.
pub fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}
