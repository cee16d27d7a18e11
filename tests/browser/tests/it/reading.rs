//! The report as it is read on the page: marks, search, copying out, the map, what is said aloud, large text, wide and
//! narrow screens.

use crate::samples::{SOUND, as_file, of, with_a_slip};
use browser_tests::keys::{ALT, CONTROL, ENTER, F8};
use browser_tests::{Engine, Page, Visit, in_chromium, in_each_engine, unwatched_in_each_engine};
use serde_json::json;

fn open_slip(page: &Page) {
    page.paste_text(&with_a_slip());
    page.wait_verdict("findings");
}

/// How each of the four marks is drawn: its line, whatever its colour.
fn lines(page: &Page) -> Vec<String> {
    let read = "return ['wrong', 'suspect', 'held', 'apart'].map(kind => {
        const look = getComputedStyle(document.querySelector('.map-foot .m-' + kind));
        const of = name => look['textDecoration' + name] || look['webkitTextDecoration' + name];
        return of('Line') === 'none' ? look.borderBottomStyle + ' ' + look.borderBottomWidth : of('Line') + ' ' + of('Style'); })";
    let lines = page.script(read, &[]);
    lines.as_array().into_iter().flatten().filter_map(|line| Some(line.as_str()?.to_owned())).collect()
}

#[test]
fn four_marks_differ_by_their_lines() {
    in_each_engine(|page| {
        open_slip(page);
        let wanted = ["underline wavy", "dashed 2px", "solid 1px", "dotted 2px"];
        assert_eq!(lines(page), wanted);
        if page.engine == Engine::Chromium {
            let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
            page.cdp("Emulation.setEmulatedMedia", forced);
            assert_eq!(lines(page), wanted, "forced colours take none of them away");
            let words = "const mark = document.querySelector('.sheet .m-held');
                return getComputedStyle(mark).color === getComputedStyle(mark.parentElement).color";
            assert_eq!(page.script(words, &[]), true, "and what is marked is read as what stands beside it");
            page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
            let of_report = "const mark = document.querySelector('.sheet .m-held');
                return mark && getComputedStyle(mark).borderBottomStyle";
            assert_eq!(page.script(of_report, &[]), "solid", "nor does paper");
        }
    });
}

#[test]
fn the_browsers_own_search_and_copying_find_the_words_as_they_stand() {
    in_each_engine(|page| {
        open_slip(page);
        // Far below what is seen.
        page.script("getSelection().removeAllRanges(); document.activeElement.blur()", &[]);
        assert_eq!(page.script("return window.find('18427')", &[]), true);
        let copied = page.script(
            "getSelection().selectAllChildren(document.querySelector('.sheet')); return getSelection().toString()",
            &[],
        );
        let copied = copied.as_str().unwrap_or_default();
        // Nothing is put between the words, and figures of two cells stay two.
        assert!(copied.contains("83") && !copied.contains("83→38") && !copied.contains("836"), "{copied}");
    });
}

#[test]
fn a_word_that_is_being_composed_is_drawn_and_checked_when_it_is_done() {
    // Only Chromium's driver composes.
    in_chromium(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        let place =
            "const box = document.querySelector('textarea.field'), at = box.value.indexOf('全年制发') + 2;
            box.focus(); box.setSelectionRange(at, at)";
        page.script(place, &[]);
        page.cdp("Input.imeSetComposition", json!({ "text": "zhi", "selectionStart": 3, "selectionEnd": 3 }));
        page.wait("the letters", |page| page.box_text().contains("全年zhi制发"));
        std::thread::sleep(std::time::Duration::from_millis(400));
        let drawn = "return document.querySelector('.sheet').textContent.includes(arguments[0])";
        assert_eq!(page.script(drawn, &[json!("全年zhi")]), false, "letters on their way are not checked");
        page.cdp("Input.insertText", json!({ "text": "只" }));
        page.wait("the word", |page| page.script(drawn, &[json!("全年只制发")]) == true);
        assert!(page.box_text().contains("全年只制发"));
    });
}

#[test]
fn the_map_says_what_is_open_and_unread_and_leads_there() {
    in_each_engine(|page| {
        // The table of section four is not there.
        let at = with_a_slip();
        let four = at.find("\n四、").expect("section four") + 1;
        let five = at.find("\n五、").expect("section five") + 1;
        let heading = at[four..].find('\n').map_or(five, |end| four + end + 1);
        page.paste_text(&[&at[..heading], &at[five..]].concat());
        page.wait_verdict("findings");
        page.wait_words(".map", &["表三"]);
        page.wait("what is unread", |page| page.exists(".map .count-unread"));
        assert!(page.exists(".map .map-counts .count-error"));
        let press = "[...document.querySelectorAll('.map-row')].find(row => row.textContent.includes('表三')).click()";
        page.script(press, &[]);
        page.wait("table three", |page| {
            let seen = "const box = document.querySelector('#t3').getBoundingClientRect();
                return box.top < innerHeight && box.bottom > 0";
            page.script(seen, &[]) == true
        });
    });
}

#[test]
fn a_section_that_is_missing_stands_in_the_map() {
    in_each_engine(|page| {
        let at = with_a_slip();
        let five = at.find("\n五、").expect("section five") + 1;
        let six = at.find("\n六、").expect("section six") + 1;
        page.paste_text(&[&at[..five], &at[six..]].concat());
        page.wait_verdict("findings");
        page.wait_count(".map [data-missing]", 1);
        page.wait_words(".map [data-missing]", &["未找到"]);
    });
}

#[test]
fn it_is_said_aloud_which_finding_is_looked_at() {
    in_each_engine(|page| {
        open_slip(page);
        let said = "return document.querySelector('[data-spoken][aria-live]').textContent";
        assert_eq!(page.script(said, &[]), "", "nothing is said before one goes there");
        page.press(&[F8]);
        page.wait("the words", |page| {
            page.script(said, &[]).as_str().is_some_and(|said| said.contains("83") && said.contains("38"))
        });
        page.chord(&[ALT], ENTER);
        page.wait_verdict("clean");
        assert!(page.exists(".verdict-words[aria-live]") && page.exists("[data-settled][role=status]"));
    });
}

#[test]
fn what_a_change_brings_is_marked_new() {
    in_each_engine(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        page.script("document.querySelector(`[data-cell='t3.new_received.natural']`).focus()", &[]);
        page.press(&['9', ENTER]);
        page.wait_verdict("findings");
        page.wait("it is said to be new", |page| page.exists("[data-finding] [data-new]"));
        page.chord(&[CONTROL], 'z');
        page.wait_verdict("clean");
        page.wait("nothing to be new", |page| !page.exists("[data-new]"));
    });
}

#[test]
fn each_wrong_thing_is_told_and_no_empty_table_is_drawn() {
    in_each_engine(|page| {
        let budget = "松岭县教育局2024年部门预算\n一、部门预算收支总表\n预算收入 100 万元，预算支出 100 万元。\n二、预算说明\n本预算按规定公开。\n";
        let accounts = budget.replace("预算", "决算");
        let chat = "张三 09:12\n年报发我一下\n李四 09:13\n好的\n张三 09:15\n表三不对\n李四 09:20\n我改\n";
        let half = &SOUND[..SOUND.find("\n三、").expect("section three")];
        for (text, word) in [
            (budget, "预算"),
            (&accounts, "决算"),
            (chat, "聊天"),
            ("https://www.example.gov.cn/art/2024/1/20/art_1.html", "网址"),
        ] {
            page.paste_text(text);
            page.wait_words("[data-mistaken]", &[word]);
            assert!(!page.exists("[data-table]"), "{word}: no empty tables");
        }
        page.paste_text(half);
        page.wait("half a report is said to be one", |page| {
            page.exists("[data-mistaken]") || page.exists("[data-table] .blank-in")
        });
    });
}

#[test]
fn folder_report_and_dialog_are_steps_of_the_history() {
    unwatched_in_each_engine(|page| {
        let files = [as_file("甲.txt", SOUND), as_file("乙.txt", &of("松岭县水务局", 2023))];
        page.choose_files(&[&files[0], &files[1]]);
        page.wait_count("tr[data-report]", 2);
        page.press_button("单位");
        page.send_keys(&page.find(".filters input[type=search]"), "松岭");
        page.press_at("tr[data-report='甲.txt'] .link");
        page.wait_verdict("clean");
        page.press_at(".more summary");
        page.press_button("规则");
        page.wait("the dialog", |page| page.exists("dialog[open]"));
        page.script("history.back()", &[]);
        page.wait("the report alone", |page| !page.exists("dialog") && page.exists(".sheet"));
        page.script("history.back()", &[]);
        page.wait_count("tr[data-report]", 2);
        // Sorted and filtered as it was.
        let sought = "return document.querySelector('.filters input[type=search]').value";
        assert_eq!(page.script(sought, &[]), "松岭");
        assert!(page.exists("th[aria-sort=ascending]"));
        page.script("history.back()", &[]);
        page.wait("the empty page", |page| !page.exists("[data-folder]"));
    });
}

#[test]
fn lines_are_short_on_the_widest_screen() {
    for &engine in Engine::all() {
        Visit { engine, screen: (3840, 2160), ..Visit::default() }.run(|page| {
            open_slip(page);
            let ems = "const line = document.querySelector('.sheet .prose');
                return line.clientWidth / parseFloat(getComputedStyle(line).fontSize)";
            assert!(page.script(ems, &[]).as_f64().is_some_and(|ems| (30.0..=46.0).contains(&ems)));
        });
    }
}

#[test]
fn at_twice_the_size_nothing_is_cut_off() {
    for &engine in Engine::all() {
        // 200 % of a window of 1280 by 900, and text alone at 200 %.
        for (screen, text) in [((640, 450), "100%"), ((1280, 900), "200%")] {
            Visit { engine, screen, ..Visit::default() }.run(|page| {
                page.script("document.documentElement.style.fontSize = arguments[0]", &[json!(text)]);
                open_slip(page);
                let wide = "return document.documentElement.scrollWidth - innerWidth";
                assert!(page.script(wide, &[]).as_i64().is_some_and(|wide| wide <= 0), "{engine:?} {text}");
                page.screenshot_of_screen(&format!("twice-{engine:?}-{}", screen.0).to_lowercase());
                page.press_at("[data-code='T3-ROOT'] [data-action=accept]");
                page.wait_verdict("clean");
            });
        }
    }
}

#[test]
fn a_phone_shows_the_first_finding_at_once_over_its_place() {
    Visit { screen: (360, 740), ..Visit::default() }.run(|page| {
        page.script("document.querySelectorAll('.toolbar > button')[1].click()", &[]);
        page.wait_verdict("findings");
        page.wait("the finding over its place", |page| {
            let seen = "const sheet = document.querySelector('[data-finding].is-open'), place = document.querySelector('.is-here, .m-here');
                if (!sheet || !place) return false;
                const over = sheet.getBoundingClientRect(), at = place.getBoundingClientRect();
                return over.top > 0 && over.top < innerHeight && at.top >= 0 && at.bottom <= over.top + 1";
            page.script(seen, &[]) == true
        });
        page.screenshot_of_screen("phone-360");
    });
}

#[test]
fn a_table_is_taken_out_for_a_spreadsheet() {
    in_each_engine(|page| {
        open_slip(page);
        page.script(
            "window.kept = []; const make = URL.createObjectURL;
             URL.createObjectURL = blob => { window.kept.push(blob); return make.call(URL, blob); };
             HTMLAnchorElement.prototype.click = function () { window.named = this.download }",
            &[],
        );
        page.press_button("取出");
        page.press_at("[data-export='t3']");
        page.wait("the file", |page| page.script("return window.kept.length", &[]) == 1);
        let text = page.script_async("const done = arguments[0]; kept[0].arrayBuffer().then(all => done(new TextDecoder('utf-8', { ignoreBOM: true }).decode(all)))", &[]);
        let text = text.as_str().unwrap_or_default();
        assert!(
            text.starts_with('\u{feff}') && text.contains("不掌握相关政府信息\",83,")
                || text.contains("不掌握相关政府信息,83,"),
            "{text}"
        );
        assert_eq!(page.script("return window.named.slice(-4)", &[]), ".csv");
    });
}
