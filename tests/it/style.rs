//! What the style sheets have to hold by themselves.

use std::path::Path;

/// The declarations of the first block behind a selector, a line each.
fn block<'a>(sheet: &'a str, selector: &str) -> Vec<&'a str> {
    let (_, behind) = sheet.split_once(&format!("{selector} {{")).unwrap_or_else(|| panic!("no {selector}"));
    let inside = behind.split_once('}').expect("the block's end").0;
    inside.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The dark scheme is chosen by an attribute or by the system, and its values cannot be stated once for both.
#[test]
fn the_dark_scheme_is_the_same_however_it_was_chosen() {
    let sheet = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css"))
        .expect("the sheet");
    let chosen = block(&sheet, ":root[data-theme=\"dark\"]");
    assert!(chosen.len() > 20, "{chosen:?}");
    assert_eq!(chosen, block(&sheet, ":root:not([data-theme])"));
}
