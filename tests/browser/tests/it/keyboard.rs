//! Everything by the keyboard alone, in the order in which it is seen.

use crate::samples::{SLIP, with_a_slip};
use browser_tests::keys::{CONTROL, ENTER, TAB};
use browser_tests::{Page, in_each_engine};
use serde_json::json;

/// Presses Tab until something that the selector finds has the keyboard.
fn tab_to(page: &Page, css: &str) {
    for _ in 0..80 {
        page.press(&[TAB]);
        if page.script("return document.activeElement.matches(arguments[0])", &[json!(css)]) == true {
            return;
        }
    }
    panic!("{:?}: Tab does not come to {css}", page.engine);
}

#[test]
fn from_nothing_to_a_finding_and_its_place() {
    in_each_engine(|page| {
        // The clipboard is filled by hand elsewhere; from here on no pointer.
        page.in_new_tab(|tab| {
            tab.go("about:blank");
            let show = "const area = document.createElement('textarea'); area.value = arguments[0];
                document.body.replaceChildren(area); area.focus(); area.select()";
            tab.script(show, &[json!(with_a_slip())]);
            tab.chord(&[CONTROL], 'c');
        });
        page.script("document.activeElement.blur()", &[]);
        tab_to(page, "textarea");
        page.chord(&[CONTROL], 'v');
        page.wait_verdict("findings");

        tab_to(page, "[data-finding] button, [data-finding][tabindex], [data-finding] a");
        page.press(&[ENTER]);
        page.wait("the finding's cell to be brought into view", |page| {
            let seen = "const cell = document.querySelector(`[data-cell=\"${arguments[0]}\"]`);
                const box = cell && cell.getBoundingClientRect();
                return !!box && box.width > 0";
            page.script(seen, &[json!(SLIP)]) == true
        });
    });
}

#[test]
fn the_focus_is_seen_wherever_it_goes() {
    in_each_engine(|page| {
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        for _ in 0..30 {
            page.press(&[TAB]);
            let bare = page.script(
                "const e = document.activeElement, s = getComputedStyle(e);
                 if (e === document.body) return null;
                 const own = s.outlineStyle !== 'none' || s.boxShadow !== 'none';
                 const label = e.closest('label, .frame, .sheet');
                 const other = label && (getComputedStyle(label).outlineStyle !== 'none' || getComputedStyle(label).boxShadow !== 'none');
                 return own || other ? null : e.outerHTML.slice(0, 120)",
                &[],
            );
            assert!(bare.is_null(), "{:?}: no sign of the focus on {bare}", page.engine);
        }
    });
}
