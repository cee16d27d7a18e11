//! The worklist and the tables as a workplace: what is listed, blocks of a spreadsheet, keys inside a table.

use crate::samples::{SLIP, SOUND, with_a_slip};
use browser_tests::keys::{CONTROL, DOWN, ENTER, F8, SHIFT, TAB};
use browser_tests::{Page, Visit, in_each_engine};
use serde_json::json;

fn open_sample(page: &Page) {
    page.press_button("样例：有错");
    page.wait_verdict("findings");
}

fn focus(page: &Page, cell: &str) {
    page.script("document.querySelector(`[data-cell='${arguments[0]}']`).focus()", &[json!(cell)]);
}

/// The cell that has the focus.
fn focused(page: &Page) -> String {
    let cell = page.script("return document.activeElement.dataset.cell || ''", &[]);
    cell.as_str().unwrap_or_default().to_owned()
}

/// Takes the next choice of a field, by the keyboard.
fn next_choice(page: &Page, field: &str) {
    let css = format!("[data-filter={field}]");
    page.script("document.querySelector(arguments[0]).focus()", &[json!(css)]);
    page.press(&[DOWN]);
}

#[test]
fn the_proposed_value_stays_while_the_reasons_are_asked_for() {
    in_each_engine(|page| {
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        page.press_at("[data-action=set-aside]");
        page.wait("the reasons", |page| page.exists("[data-reason=records]"));
        assert!(page.exists("[data-action=set-aside][aria-expanded=true]"));
        // Accepting is still there, and a second press on the question takes it back.
        page.press_at("[data-action=set-aside]");
        page.wait_count("[data-reason]", 0);
        page.press_at("[data-action=set-aside]");
        page.press_at("[data-code='T3-ROOT'] [data-action=accept]");
        page.wait_verdict("clean");
    });
}

#[test]
fn findings_are_chosen_by_place_and_kind_put_together_and_counted() {
    in_each_engine(|page| {
        open_sample(page);
        let all = page.count("[data-finding]");
        assert!(all > 3, "{all}");
        next_choice(page, "rule");
        page.wait("one kind only", |page| {
            let codes = page.codes();
            !codes.is_empty() && codes.len() < all && codes.iter().all(|code| *code == codes[0])
        });
        page.script("document.querySelector('[data-filter=rule]').focus()", &[]);
        page.press(&[browser_tests::keys::HOME]);
        page.wait_count("[data-finding]", all);
        next_choice(page, "place");
        page.wait("one place only", |page| (1..all).contains(&page.count("[data-finding]")));
        page.script("document.querySelector('[data-filter=place]').focus()", &[]);
        page.press(&[browser_tests::keys::HOME]);
        page.wait_count("[data-finding]", all);
        next_choice(page, "group");
        page.wait("groups", |page| page.count("[data-group]") > 1);
        page.wait_count("[data-finding]", all);
        // What is done is counted.
        assert!(!page.exists("[data-done]"));
        page.press_at("[data-finding].is-open [data-action=accept]");
        page.wait("one is done", |page| page.exists("[data-done='1']"));
    });
}

#[test]
fn the_table_and_the_prose_stand_beside_the_cell() {
    in_each_engine(|page| {
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        // The row as it stands, and of the column the cells above, below and at the foot.
        page.wait_words(".cut-out .is-here", &["83"]);
        assert_eq!(page.count(".cut-out tbody tr"), 4);
        assert_eq!(page.count(".cut-out tbody tr.is-crossed td.is-crossed"), 7);
    });
}

#[test]
fn a_total_that_the_prose_confirms_is_not_marked() {
    in_each_engine(|page| {
        let wrong = SOUND.replace("\n7\t2\t3\t1\t13\t", "\n5\t2\t3\t1\t13\t");
        assert_ne!(wrong, SOUND, "the sample has changed");
        page.paste_text(&wrong);
        page.wait_verdict("findings");
        page.press_at("[data-code='T4-SUM-REVIEW']");
        // Any of the four results may be the wrong one.
        page.wait_count(".is-here[data-cell^='t4.review.']", 4);
        assert!(!page.exists(".is-here[data-cell='t4.review.total']"));
    });
}

#[test]
fn a_block_of_a_spreadsheet_goes_into_the_cells_in_one_step() {
    in_each_engine(|page| {
        let wrong =
            with_a_slip().replace("2.没有现成信息需要另行制作\t3\t", "2.没有现成信息需要另行制作\t33\t");
        page.paste_text(&wrong);
        page.wait_verdict("findings");
        // A column with a second one beside it, and thousands as a spreadsheet shows them.
        page.copy_text("38\t6\n3\t0\n");
        focus(page, SLIP);
        page.chord(&[CONTROL], 'v');
        page.wait_verdict("clean");
        assert_eq!(page.box_text(), SOUND);
        page.wait_words(".notice", &["4 格"]);
        page.chord(&[CONTROL], 'z');
        page.wait_verdict("findings");
        assert_eq!(page.box_text(), wrong);
        // What is not figures alone is put nowhere.
        page.copy_text("不掌握\t38\n没有现成\t3\n");
        focus(page, SLIP);
        page.chord(&[CONTROL], 'v');
        page.wait_words(".notice.is-problem", &["不全是数字"]);
        assert_eq!(page.box_text(), wrong);
    });
}

#[test]
fn enter_goes_down_and_tab_goes_beside() {
    in_each_engine(|page| {
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        focus(page, SLIP);
        page.press(&['3', '8']);
        page.wait("the field", |page| page.exists(".cell-field"));
        page.press(&[TAB]);
        page.wait_verdict("clean");
        page.wait("the cell beside", |page| focused(page) == "t3.unable_not_held.biz");
        focus(page, SLIP);
        page.press(&['3', '9']);
        page.wait("the field", |page| page.exists(".cell-field"));
        page.press(&[ENTER]);
        page.wait("the cell below", |page| focused(page) == "t3.unable_need_making.natural");
        page.wait_verdict("findings");
    });
}

#[test]
fn large_and_plain_text_are_kept_as_settings() {
    in_each_engine(|page| {
        let size = |page: &Page| {
            page.script("return parseFloat(getComputedStyle(document.documentElement).fontSize)", &[])
                .as_f64()
        };
        let usual = size(page).unwrap();
        page.press_at("[data-action=size]");
        page.wait("large text", |page| size(page).is_some_and(|size| size > 1.2 * usual));
        page.press_at("[data-action=size]");
        page.wait("plain", |page| page.exists(":root[data-size=plain]"));
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        assert_eq!(page.script("return document.querySelector('.map').offsetHeight", &[]), 0);
        assert!(
            page.script("return document.documentElement.scrollWidth - innerWidth", &[]).as_i64() <= Some(0)
        );
    });
}

#[test]
fn the_text_is_kept_only_where_that_was_asked_for() {
    for &engine in browser_tests::Engine::all() {
        browser_tests::Visit { engine, ..Default::default() }.run_unwatched(|page| {
            let stored = |page: &Page| page.script("return localStorage.getItem('gouji.text')", &[]);
            page.paste_text(&with_a_slip());
            page.wait_verdict("findings");
            assert!(stored(page).is_null(), "nothing is kept unasked");
            page.press_at("[data-action=keep]");
            page.wait("it is kept", |page| stored(page).as_str() == Some(with_a_slip().as_str()));
            page.reload();
            page.wait_verdict("findings");
            assert_eq!(page.box_text(), with_a_slip());
            page.press_at("[data-action=remove-all]");
            page.wait("it is gone", |page| stored(page).is_null());
        });
    }
}

#[test]
fn an_error_is_reported_without_the_report() {
    in_each_engine(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        page.press_at(".more summary");
        page.press_button("关于与帮助");
        assert!(!page.text_at("[data-build]").is_empty());
        page.press_at("[data-blurred] summary");
        page.wait("the copy", |page| page.exists("textarea.blurred"));
        let copy = page.script("return document.querySelector('textarea.blurred').value", &[]);
        let copy = copy.as_str().unwrap_or_default();
        assert!(
            copy.contains("本机关不掌握相关政府信息") && !copy.contains("松岭") && !copy.contains("18427")
        );
    });
}

#[test]
fn a_report_with_four_errors_is_mended_by_presses_alone() {
    in_each_engine(|page| {
        open_sample(page);
        for _ in 0..3 {
            let left = page.count("[data-finding]");
            page.press_at("[data-finding].is-open [data-action=accept]");
            page.wait("one less", |page| page.count("[data-finding]") < left);
        }
        // Of two sides that do not agree the person says which is wrong.
        page.wait_count("[data-finding].is-open [data-action=change]", 2);
        page.press_at("[data-finding].is-open [data-action=change]");
        page.wait_verdict("clean");
        assert_eq!(page.box_text(), SOUND);
    });
}

#[test]
fn paper_says_on_each_page_whose_report_and_which_day() {
    in_each_engine(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        let foot = "return getComputedStyle(document.documentElement).getPropertyValue('--foot')";
        let year = "return new Date().toISOString().slice(0, 10)";
        let today = page.script(year, &[]).as_str().unwrap_or_default().to_owned();
        page.wait("the foot", |page| {
            let words = page.script(foot, &[]);
            words
                .as_str()
                .is_some_and(|w| ["松岭县人民政府", &today, "勾稽"].iter().all(|part| w.contains(part)))
        });
    });
}

/// A report with so many lists in its prose that do not come to their whole.
fn with_many_findings(count: usize) -> String {
    let list = |nth: usize| {
        let (here, there) = (1013 + nth, 2014 + nth * 3);
        format!("第{}轮培训共有{}人参加，其中现场{here}人、在线{there}人。\n", nth + 1, here + there - 300)
    };
    let lists: String = (0..count).map(list).collect();
    SOUND.replacen("一、总体情况\n", &format!("一、总体情况\n{lists}"), 1)
}

#[test]
fn of_many_findings_all_stand_there_soon_and_the_keys_lead_to_the_last() {
    in_each_engine(|page| {
        let text = with_many_findings(200);
        assert!(text.len() > SOUND.len());
        page.paste_text(&text);
        page.wait_verdict("findings");
        page.wait("all of them", |page| page.count("[data-finding]") >= 200);
        // One stop for the tab key, whichever is drawn last.
        assert_eq!(page.count(".cause-row[tabindex='0']"), 1);
        page.chord(&[SHIFT], F8);
        page.chord(&[SHIFT], F8);
        page.wait("the last one", |page| {
            let last = "const rows = [...document.querySelectorAll('.causes > [data-finding]')], row = document.activeElement;
                const box = row.getBoundingClientRect();
                return row.matches('.cause-row') && rows.indexOf(row.closest('[data-finding]')) > 190
                    && box.top >= 0 && box.bottom <= innerHeight";
            page.script(last, &[]) == true
        });
    });
}

#[test]
fn a_key_draws_the_line_anew_that_it_changes_and_no_other() {
    in_each_engine(|page| {
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        page.script(
            "window.drawn = new Set();
             new MutationObserver(all => all.forEach(one => {
                 const at = one.target.nodeType === 1 ? one.target : one.target.parentElement;
                 window.drawn.add((at.closest('[data-line], [data-cell], tr') || at).textContent);
             })).observe(document.querySelector('.sheet'), { subtree: true, childList: true, characterData: true, attributes: true });
             const box = document.querySelector('textarea.field'), at = box.value.indexOf('全年制发') + 4;
             box.focus(); box.setSelectionRange(at, at)",
            &[],
        );
        page.press(&['x']);
        page.wait("the line", |page| page.script("return window.drawn.size > 0", &[]) == true);
        page.wait("the verdict", |page| {
            page.script("return document.querySelector('.sheet').textContent.includes('全年制发x')", &[])
                == true
        });
        let drawn = page.script("return [...window.drawn]", &[]);
        let drawn = drawn.as_array().cloned().unwrap_or_default();
        assert!(
            drawn.len() == 1 && drawn[0].as_str().is_some_and(|line| line.contains("全年制发x")),
            "{drawn:?}"
        );
    });
}

/// What stands in a cell.
fn text_of(page: &Page, cell: &str) -> String {
    let read = "const c = document.querySelector(`[data-cell='${arguments[0]}']`); return c && c.firstChild && c.firstChild.data";
    page.script(read, &[json!(cell)]).as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_is_typed_is_checked_aside_where_the_module_is_there() {
    // The page fetches its own second module, which a watched visit would not let it.
    Visit::default().run_unwatched(|page| {
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        let spy = "const done = arguments[0], ask = gouji.ask;
            window.asked = [];
            gouji.ask = (name, all) => { window.asked.push(name); return window.isBroken && name === 'pageCheck' ? Promise.reject('broken') : ask(name, all); };
            ask('version', []).then(() => done(gouji.isIdle()), error => done(String(error)))";
        assert_eq!(page.script_async(spy, &[]), true, "a worker is there");
        let type_in = |page: &Page, from: &str, to: char| {
            let at = "const box = document.querySelector('textarea.field'), at = box.value.indexOf(arguments[0]) + 1;
                box.focus(); box.setSelectionRange(at, at + 2)";
            page.script(at, &[json!(from)]);
            page.press(&[to]);
        };
        type_in(page, "\t83\t", '5');
        page.wait("the cell", |page| text_of(page, SLIP) == "5");
        assert!(page.script("return window.asked", &[]).to_string().contains("pageCheck"));
        let aside = page.verdict();
        // A worker that breaks off is no reason not to check, and the result is the same.
        page.script("window.isBroken = true", &[]);
        page.chord(&[CONTROL], 'z');
        page.wait("the cell as it was", |page| text_of(page, SLIP) == "83");
        type_in(page, "\t83\t", '5');
        page.wait("the cell", |page| text_of(page, SLIP) == "5");
        assert_eq!(page.verdict(), aside);
    });
}

#[test]
fn what_is_typed_without_a_pause_is_one_step() {
    in_each_engine(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        // In one go: between keys of a driver on a busy machine there may be a pause.
        page.script(
            "const box = document.querySelector('textarea.field'); box.focus(); box.setSelectionRange(0, 0);
             for (const letter of 'abc') document.execCommand('insertText', false, letter)",
            &[],
        );
        page.wait("the words", |page| page.box_text().starts_with("abc"));
        page.chord(&[CONTROL], 'z');
        page.wait("one step back", |page| page.box_text() == SOUND);
    });
}
