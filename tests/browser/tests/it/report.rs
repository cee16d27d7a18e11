//! A report comes in and is checked: pasted, typed, opened, dropped.

use crate::samples::{SLIP, SOUND, as_file, as_html, with_a_slip};
use browser_tests::{Page, in_chromium, in_each_engine};

/// The slip is found, named, drawn and proposed.
fn shows_the_slip(page: &Page) {
    page.wait_for_verdict("the slip, and what holds", |verdict| {
        verdict.kind == "findings" && verdict.errors >= 1 && verdict.passed >= 30
    });
    page.wait_code("T3-ROOT");
    page.wait("the cell to be marked", |page| page.cell_status(SLIP).as_deref() == Some("suspect"));
}

#[test]
fn nothing_pasted_says_nothing() {
    in_chromium(|page| assert_eq!(page.verdict().kind, "empty"));
}

#[test]
fn a_sound_report_is_found_sound() {
    in_each_engine(|page| {
        page.paste_text(SOUND);
        let verdict = page.wait_verdict("clean");
        assert_eq!((verdict.errors, verdict.warnings), (0, 0), "{verdict:?} {:?}", page.codes());
        page.wait("the box to hold what was pasted", |page| page.box_text() == SOUND);
    });
}

#[test]
fn a_slip_in_pasted_text_is_named() {
    in_each_engine(|page| {
        page.paste_text(&with_a_slip());
        shows_the_slip(page);
    });
}

#[test]
fn a_slip_in_a_pasted_web_page_is_named() {
    in_each_engine(|page| {
        page.paste_html(&as_html(&with_a_slip()));
        shows_the_slip(page);
    });
}

#[test]
fn an_opened_file_is_checked() {
    in_each_engine(|page| {
        page.choose_files(&[&as_file("report.txt", &with_a_slip())]);
        shows_the_slip(page);
    });
}

#[test]
fn a_dropped_file_is_checked() {
    in_chromium(|page| {
        page.drop_files(&page.text_box(), &[&as_file("report.html", &as_html(&with_a_slip()))]);
        shows_the_slip(page);
    });
}

#[test]
fn the_result_follows_the_typing() {
    in_each_engine(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        page.script(
            "const box = arguments[0]; const at = box.value.indexOf('不掌握相关政府信息\\t38') + 10;
             box.focus(); box.setSelectionRange(at, at + 2)",
            &[page.text_box().as_argument()],
        );
        page.press(&['8', '3']);
        shows_the_slip(page);
    });
}

#[test]
fn script_in_a_report_does_not_run() {
    in_chromium(|page| {
        let hostile = "<img src=x onerror='document.title=1'><script>document.title=1</script><b onclick=1>政府信息公开工作年度报告</b>";
        page.paste_html(hostile);
        page.paste_text(hostile);
        page.wait("a verdict", |page| page.verdict().kind != "empty");
        assert_ne!(page.script("return document.title", &[]), "1");
        assert!(!page.exists("#app img, #app script"));
    });
}
