//! Work with what was found: ignoring and taking back, clearing and putting back, many reports at once.

use crate::samples::{SOUND, as_file, with_a_slip};
use browser_tests::in_chromium;

/// Presses the first button with this text.
#[test]
fn an_ignored_finding_leaves_the_verdict_and_comes_back() {
    in_chromium(|page| {
        page.paste_text(&with_a_slip());
        let before = page.wait_verdict("findings");
        page.press_button("忽略");
        page.wait("the finding to go", |page| page.verdict().errors < before.errors);
        assert!(page.exists(".aside"), "what was ignored is counted");
        page.press_button("全部恢复");
        page.wait("the finding to come back", |page| page.verdict().errors == before.errors);
    });
}

#[test]
fn a_cleared_text_can_be_had_back() {
    in_chromium(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        page.press_button("清空");
        page.wait_verdict("empty");
        assert_eq!(page.box_text(), "");
        page.press_button("恢复原文");
        page.wait_verdict("clean");
        assert_eq!(page.box_text(), SOUND);
    });
}

#[test]
fn a_cell_shows_its_calculation() {
    in_chromium(|page| {
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        page.press_at("[data-cell='t3.unable_not_held.natural']");
        page.wait("the calculation", |page| page.exists(".step-fails"));
        page.wait_words(".inspector", &["83 + 6 + 0 + 1 + 2 + 0 = 92 ≠ 47"]);
    });
}

#[test]
fn many_reports_make_a_table_and_each_opens() {
    in_chromium(|page| {
        let (sound, wrong) = (as_file("甲.txt", SOUND), as_file("乙.txt", &with_a_slip()));
        page.choose_files(&[&sound, &wrong]);
        page.wait("both rows", |page| page.count("tr[data-report]") == 2);
        assert!(page.exists("tr.row-error[data-report='乙.txt']"), "the worst stands first");
        page.press_at("tr.row-clean button");
        page.wait_verdict("clean");
        page.press_button("← 返回清单");
        page.wait("the table", |page| page.count("tr[data-report]") == 2);
    });
}
