//! The page comes in two parts: it can be used before the second one is there, and says so if that does not come.

use std::fs;
use std::path::PathBuf;

use browser_tests::{Build, Engine, Page, Visit};

use crate::offline::copy;
use crate::samples::{SLIP, SOUND, as_html, with_a_slip};

/// The file of the second part in a copy of the hosted page.
fn second_part(folder: &PathBuf) -> PathBuf {
    let mut files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let is_it = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("later-") && name.ends_with(".wasm")
    };
    files.find(is_it).unwrap()
}

fn wait_told(page: &Page) {
    page.wait_words(".notice.is-problem", &["核对部分没有载入"]);
    page.press_button("关闭");
    // Each thing that asks for the part in vain says so, perhaps after the first was closed.
    page.wait("the message to go", |page| {
        let close = page.all(".notice button");
        for button in &close {
            page.try_click(button);
        }
        close.is_empty()
    });
}

#[test]
fn without_its_second_part_the_page_takes_text_and_says_what_is_missing() {
    for &engine in Engine::all() {
        let folder = copy(&format!("parts-{engine:?}"));
        let place = second_part(&folder);
        let aside = folder.with_extension("later");
        fs::rename(&place, &aside).unwrap();
        let page = Visit { engine, build: Build::Folder(folder), ..Visit::default() }.open();
        page.wait_ready();

        // Everything that a person can do: nothing is lost, and nothing breaks.
        page.paste_text(SOUND);
        wait_told(&page);
        assert!(page.box_text().contains("松岭县"));
        page.paste_html(&as_html(&with_a_slip()));
        wait_told(&page);
        assert!(page.box_text().contains("松岭县"), "{}", page.box_text());
        for button in ["规则", "设置", "配色", "English", "中文"] {
            page.press_button(button);
            if ["规则", "设置"].contains(&button) {
                wait_told(&page);
            }
        }
        assert!(page.box_text().contains("松岭县"));

        // It is asked for again as soon as it is needed.
        fs::rename(&aside, &place).unwrap();
        page.press_button("样例：有错");
        page.wait_verdict("findings");
        page.wait("the cell to be marked", |page| page.cell_status(SLIP).as_deref() == Some("suspect"));
        page.press_at(".more summary");
        page.press_button("设置");
        page.wait("the settings", |page| page.exists("dialog[open]"));
        if engine == Engine::Chromium {
            let broken = |error: &String| error.contains("Uncaught");
            assert!(!page.console_errors().iter().any(broken), "{:#?}", page.console_errors());
        }
    }
}
