//! An office's own rules in the page, and words looked for in all reports of a folder.

use crate::samples::{SOUND, as_file, of};
use browser_tests::keys::{ENTER, ESCAPE};
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
