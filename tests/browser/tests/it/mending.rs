//! The report is mended in place: values accepted, typed into cells, set aside, taken back; and nothing is lost.

use crate::samples::{SLIP, SOUND, with_a_slip};
use browser_tests::keys::{ALT, CONTROL, ENTER, ESCAPE, F8, SHIFT};
use browser_tests::{Page, in_each_engine};
use serde_json::json;

/// The row of the slip, as it should be.
const MENDED: &str = "1.本机关不掌握相关政府信息\t38\t";

fn open_slip(page: &Page) {
    page.paste_text(&with_a_slip());
    page.wait_verdict("findings");
}

/// A number among those of the verdict.
fn count(page: &Page, name: &str) -> String {
    let get = "return document.querySelector('[data-verdict]').getAttribute(arguments[0])";
    page.script(get, &[json!(name)]).as_str().unwrap_or_default().to_owned()
}

/// Whether a field has the focus.
fn in_field(page: &Page) -> bool {
    page.script("return /^(TEXTAREA|INPUT|SELECT)$/.test(document.activeElement.tagName)", &[]) == true
}

#[test]
fn a_year_left_from_another_draft_is_put_right_by_one_press() {
    in_each_engine(|page| {
        assert_eq!(SOUND.matches("2023年12月31日").count(), 1, "the sample has changed");
        page.paste_text(&SOUND.replace("2023年12月31日", "2022年12月31日"));
        page.wait_code("FORM-YEAR-MISMATCH");
        page.press_at("[data-code='FORM-YEAR-MISMATCH'] [data-action=accept]");
        page.wait_verdict("clean");
        assert_eq!(page.box_text(), SOUND);
    });
}

#[test]
fn accepting_puts_the_value_in_and_undo_takes_it_out() {
    in_each_engine(|page| {
        open_slip(page);
        page.press_at("[data-code='T3-ROOT'] [data-action=accept]");
        page.wait_verdict("clean");
        assert!(page.box_text().contains(MENDED));
        assert!(page.text_at("[data-settled]").contains("38"));
        page.press_at(".doc-bar [data-action=undo]");
        page.wait_verdict("findings");
        assert_eq!(page.box_text(), with_a_slip());
        page.press_at(".doc-bar [data-action=redo]");
        page.wait_verdict("clean");
        assert_eq!(page.box_text(), SOUND);
    });
}

#[test]
fn the_keyboard_accepts_and_takes_back() {
    in_each_engine(|page| {
        open_slip(page);
        page.press(&[F8]);
        page.wait("the focus on the row", |page| {
            page.script("return document.activeElement.matches('[data-finding] .cause-row')", &[]) == true
        });
        page.chord(&[ALT], ENTER);
        page.wait_verdict("clean");
        page.chord(&[CONTROL], 'z');
        page.wait_verdict("findings");
        page.chord(&[CONTROL, SHIFT], 'z');
        page.wait_verdict("clean");
    });
}

#[test]
fn figures_typed_into_a_cell_stand_in_the_text() {
    in_each_engine(|page| {
        open_slip(page);
        page.script("document.querySelector(`[data-cell='${arguments[0]}']`).focus()", &[json!(SLIP)]);
        page.press(&['3', '8', ENTER]);
        page.wait_verdict("clean");
        assert!(page.box_text().contains(MENDED));
        page.chord(&[CONTROL], 'z');
        page.wait_verdict("findings");
    });
}

#[test]
fn no_plain_key_overwrites_the_report() {
    in_each_engine(|page| {
        open_slip(page);
        page.press(&[F8]);
        page.wait("the focus on the row", |page| page.exists(".cause-row:focus"));
        page.press(&['n', 'p', 'x']);
        page.press_at("[data-action=locate]");
        assert!(!in_field(page), "going to a place puts the focus into no field");
        page.press(&['n']);
        assert_eq!(page.box_text(), with_a_slip());
        page.click(&page.text_box());
        page.press(&[F8]);
        page.wait("the focus to leave the field", |page| !in_field(page));
    });
}

#[test]
fn what_is_no_problem_is_asked_about_counted_and_comes_back() {
    in_each_engine(|page| {
        open_slip(page);
        page.press_at("[data-action=set-aside]");
        page.press_at("[data-reason=records]");
        page.wait_verdict("partial");
        assert_eq!(count(page, "data-set-aside"), "1");
        assert!(page.exists("[data-aside]") && !page.exists("[data-code='T3-ROOT'][data-finding]"));
        // Another number is another finding.
        let at = "const box = arguments[0], at = box.value.indexOf('\\t83\\t') + 1; box.focus(); box.setSelectionRange(at, at + 1)";
        page.script(at, &[page.text_box().as_argument()]);
        page.press(&['9']);
        page.wait_verdict("findings");
        page.chord(&[CONTROL], 'z');
        page.wait_verdict("partial");
        page.press_at("[data-action=restore]");
        page.wait_verdict("findings");
    });
}

#[test]
fn a_rule_that_is_off_is_no_all_clear() {
    in_each_engine(|page| {
        page.press_button("规则");
        page.press_at("[data-rule='T3-ROW-SUM'] input");
        page.press(&[ESCAPE]);
        page.wait("the dialog to close", |page| !page.exists("dialog"));
        page.paste_text(SOUND);
        let verdict = page.wait_verdict("partial");
        assert!(verdict.text.contains("停用"), "{verdict:?}");
        assert_eq!(count(page, "data-rules-off"), "1");
    });
}

#[test]
fn three_texts_are_shown() {
    in_each_engine(|page| {
        open_slip(page);
        page.press_at("[data-code='T3-ROOT'] [data-action=accept]");
        page.wait_verdict("clean");
        page.press_at("[data-mode=differences]");
        assert!(page.text_at(".diff del").contains("83") && page.text_at(".diff ins").contains("38"));
        page.press_at("[data-mode=original]");
        assert!(page.text_at("[data-shown=original] .t3").contains("83"));
        page.press_at("[data-mode=mended]");
        page.wait("the mended text", |page| page.cell_status(SLIP).as_deref() == Some("ok"));
    });
}

#[test]
fn leaving_with_changes_is_asked_about() {
    in_each_engine(|page| {
        let asks = "const e = new Event('beforeunload', { cancelable: true }); dispatchEvent(e); return e.defaultPrevented";
        open_slip(page);
        // The page begins and ends to ask a moment after the verdict is drawn.
        page.wait("leaving not to be asked about, nothing being changed", |page| {
            page.script(asks, &[]) == false
        });
        page.press_at("[data-code='T3-ROOT'] [data-action=accept]");
        page.wait_verdict("clean");
        page.wait("leaving to be asked about", |page| page.script(asks, &[]) == true);
        page.press_at(".doc-bar [data-action=undo]");
        page.wait_verdict("findings");
        page.wait("leaving not to be asked about", |page| page.script(asks, &[]) == false);
    });
}

#[test]
fn what_is_dropped_or_pasted_anywhere_is_opened() {
    in_each_engine(|page| {
        // The keys of a paste, with the focus in no field.
        page.copy_text(&with_a_slip());
        page.script("document.activeElement.blur()", &[]);
        page.chord(&[CONTROL], 'v');
        page.wait_verdict("findings");
        let give = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);
            document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))";
        page.script(give, &[json!(SOUND)]);
        page.wait_verdict("clean");
        assert_eq!(page.box_text(), SOUND);
    });
}

#[test]
fn back_closes_what_is_open() {
    in_each_engine(|page| {
        page.press_button("规则");
        page.wait("the dialog", |page| page.exists("dialog[open]"));
        page.script("history.back()", &[]);
        page.wait("the dialog to close", |page| !page.exists("dialog"));
        page.paste_text(SOUND);
        page.wait_verdict("clean");
    });
}

#[test]
fn the_wrong_thing_is_said_in_one_sentence() {
    in_each_engine(|page| {
        page.paste_text("https://www.example.gov.cn/art/2024/1/20/art_1.html");
        page.wait_verdict("unread");
        assert!(page.text_at("[data-mistaken]").contains("网址"));
        assert!(!page.exists("[data-table]"), "no empty tables");
    });
}

#[test]
fn another_report_in_the_place_of_one_is_no_change_of_it() {
    in_each_engine(|page| {
        open_slip(page);
        page.press_at("[data-code='T3-ROOT'] [data-action=accept]");
        page.wait_verdict("clean");
        let other = with_a_slip().replace("松岭", "青禾").replace("2023", "2022");
        page.paste_text(&other);
        page.wait_verdict("findings");
        page.wait_count(".form .is-new", 0);
        assert!(!page.exists("[data-done]") && !page.exists("[data-new]"));
        // The way back leads to the one before.
        page.chord(&[CONTROL], 'z');
        page.wait_verdict("clean");
    });
}
