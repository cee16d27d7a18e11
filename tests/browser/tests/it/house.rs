//! An office's own rules in the page, and words looked for in all reports of a folder.

use crate::samples::{SOUND, as_file, of};
use browser_tests::keys::{ENTER, ESCAPE, TAB};
use browser_tests::{Engine, Page, Visit};
use std::path::Path;

/// The rules of the examples.
const RULES: &str = include_str!("../../../../examples/house-rules.toml");

/// Opens the page in Chromium and Firefox. Unwatched: the hosted page fetches its own second module.
fn in_each(test: impl Fn(&Page)) {
    for &engine in Engine::all() {
        Visit { engine, ..Visit::default() }.run_unwatched(&test);
    }
}

fn choose_rules(page: &Page, file: &Path) {
    page.send_keys(&page.find("#house-rules-file"), &file.display().to_string());
}

#[test]
fn rules_of_an_office_are_loaded_run_and_listed() {
    in_each(|page| {
        let count = RULES.matches("[[rule]]").count();
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        page.press_at(".more summary");
        page.press_button("设置");
        choose_rules(page, &as_file("规则.toml", RULES));
        page.wait("the rules", |page| page.exists(&format!("[data-house-rules='{count}']")));
        page.press(&[ESCAPE]);
        page.wait("a finding of theirs", |page| page.codes().iter().any(|code| code.starts_with("LOCAL-")));
        // Their pages stand in the catalogue.
        page.press_at(".more summary");
        page.press_at(".more nav button");
        page.wait_words("[data-house-catalogue]", &["LOCAL-S1-LENGTH", "第一部分不超过 1000 字", "会报告"]);
    });
}

#[test]
fn a_file_that_is_no_rules_says_line_and_column() {
    in_each(|page| {
        page.press_button("设置");
        let wrong = RULES.replace("length = { max = 1000 }", "length = { most = 1000 }");
        choose_rules(page, &as_file("错.toml", &wrong));
        page.wait_words("[data-refusal]", &["行", "列"]);
        assert!(page.exists("[data-house-rules='0']"), "nothing of it is in use");
    });
}

#[test]
fn rules_that_are_dropped_on_the_page_are_in_use() {
    // Firefox gives a made event no files.
    Visit::default().run_unwatched(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        page.script(
            "const data = new DataTransfer(); data.items.add(new File([arguments[0]], 'rules.toml'));
             document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))",
            &[RULES.into()],
        );
        page.wait("a finding of theirs", |page| page.codes().iter().any(|code| code.starts_with("LOCAL-")));
        page.wait_words(".notice", &["本单位规则"]);
    });
}

#[test]
fn words_are_found_in_all_reports_with_their_sentences() {
    in_each(|page| {
        let files = [
            as_file("教育.txt", &of("松岭县教育局", 2023)),
            as_file(
                "水务.txt",
                &of("松岭县水务局", 2023).replace("结转下年度继续办理5件", "转入明年办理5件"),
            ),
        ];
        page.choose_files(&files.iter().map(|file| file.as_path()).collect::<Vec<_>>());
        page.wait("both rows", |page| page.count("tr[data-report]") == 2);
        page.click(&page.find("[data-find] [type=search]"));
        for c in "转入明年".chars().chain([ENTER]) {
            page.press(&[c]);
        }
        page.wait_words(".view h2", &["1 份报告", "1 处"]);
        page.wait_words(".view [data-place]", &["转入明年办理5件"]);
        page.press_at(".view [data-place]");
        page.wait_words(".sheet .m-here", &["转入明年"]);
        page.press_button("← 返回清单");
        // As a pattern; the form stands over the places, too.
        page.click(&page.find("[data-find] [type=checkbox]"));
        page.click(&page.find("[data-find] [type=search]"));
        for c in "办结[0-9]+件".chars().chain([ENTER]) {
            page.press(&[c]);
        }
        page.wait_words(".view h2", &["2 份报告"]);
    });
}

/// Types into a field of the form, as a person does.
fn fill(page: &Page, name: &str, words: &str) {
    let field = page.find(&format!("[data-house-form] [name='{name}']"));
    page.send_keys(&field, words);
}

/// What is said beside a field.
fn why(page: &Page, name: &str) -> String {
    page.text_at(&format!("[data-house-form] [data-why='{name}']"))
}

#[test]
fn a_rule_is_written_in_the_form_tried_kept_changed_and_removed() {
    in_each(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        page.press_at(".more summary");
        page.press_button("设置");
        page.press_at("[data-action=new-house-rule]");
        page.wait("the form", |page| page.exists("[data-house-form]"));
        fill(page, "title", "不用套话");
        fill(page, "code", "local-x");
        page.wait("the code is refused", |page| why(page, "code").contains("LOCAL-"));
        for _ in 0..7 {
            page.send_keys(&page.find("[name=code]"), &browser_tests::keys::BACKSPACE.to_string());
        }
        fill(page, "code", "LOCAL-PHRASES");
        page.wait("the code is taken", |page| why(page, "code").is_empty());
        page.script(
            "const list = document.querySelector('[name=demand]'); list.value = 'forbid';
             list.dispatchEvent(new Event('input', { bubbles: true }))",
            &[],
        );
        fill(page, "patterns", "(申请");
        page.wait("the pattern is refused", |page| why(page, "patterns").contains("括号"));
        fill(page, "patterns", "|公开)");
        page.wait("the pattern is taken", |page| why(page, "patterns").is_empty());
        fill(page, "message", "通知要求不写套话（{count} 处）。");
        fill(page, "reported", "高度重视。");
        page.wait("the example is run", |page| why(page, "reported").contains("应报而未报"));
        fill(page, "reported", "公开公开。");
        fill(page, "passed", "开会三次。");
        page.wait_words("[data-said=reported]", &["通知要求不写套话（2 处）。"]);
        page.press(&[TAB]);
        page.press_button("保存");
        page.wait("the rule", |page| page.exists("[data-house-rule='LOCAL-PHRASES']"));
        assert!(!page.exists("[data-house-form]"));
        assert!(page.exists("[data-house-rules='1']"));
        // It is changed at its place.
        page.press_at("[data-house='edit 0']");
        page.wait("the form", |page| page.exists("[data-house-form='0']"));
        fill(page, "title", "两个字");
        // The field is left first: what is said beside it may move the button.
        page.press(&[TAB]);
        page.press_button("保存");
        page.wait_words("[data-house-rule]", &["两个字"]);
        page.press(&[ESCAPE]);
        page.wait_code("LOCAL-PHRASES");
        // Removed, and put back.
        page.press_at(".more summary");
        page.press_button("设置");
        page.press_at("[data-house='remove 0']");
        page.wait("no rule", |page| page.exists("[data-house-rules='0']"));
        page.press_at("[data-action=restore-house-rules]");
        page.wait("the rule", |page| page.exists("[data-house-rule='LOCAL-PHRASES']"));
    });
}

#[test]
fn what_is_not_filled_in_is_asked_for_when_it_is_saved() {
    Visit { query: "?lang=en".into(), ..Visit::default() }.run_unwatched(|page| {
        page.press_button("Settings");
        page.press_at("[data-action=new-house-rule]");
        page.wait("the form", |page| page.exists("[data-house-form]"));
        assert_eq!(why(page, "title"), "", "nothing is wrong with a form that was not begun");
        page.press_at("[data-house=save]");
        page.wait("what is missing", |page| why(page, "title").contains("fill it in"));
        let focused = page.script("return document.activeElement.name", &[]);
        assert_eq!(focused.as_str(), Some("title"), "the first field that is wrong has the focus");
        // A key that closes the dialog does not take along what was typed.
        fill(page, "title", "No phrases");
        page.press(&[ESCAPE]);
        assert_eq!(
            page.script("return document.querySelector('[name=title]').value", &[]).as_str(),
            Some("No phrases")
        );
        page.press_at("[data-house=cancel]");
        page.wait("no form", |page| !page.exists("[data-house-form]"));
    });
}

#[test]
fn the_file_of_rules_is_taken_out_as_it_is() {
    Visit::default().run_unwatched(|page| {
        page.script(
            "window.made = []; const own = URL.createObjectURL;
             URL.createObjectURL = blob => { blob.text().then(text => window.made.push(text)); return own.call(URL, blob); }",
            &[],
        );
        page.press_button("设置");
        choose_rules(page, &as_file("规则.toml", RULES));
        page.wait("the list", |page| page.exists(".house-list"));
        page.press_at("[data-action=save-house-rules]");
        page.wait("the file", |page| {
            page.script("return window.made[0] || ''", &[]).as_str() == Some(RULES)
        });
    });
}
