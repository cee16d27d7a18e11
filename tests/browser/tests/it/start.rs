//! Starting: hosted anywhere, badly served, or not at all.

use browser_tests::{Page, Visit, in_each_engine, pictures};
use serde_json::json;
use xtask::shell;

#[test]
fn the_program_starts() {
    in_each_engine(|page| assert!(page.exists("main")));
}

#[test]
fn it_runs_under_any_path() {
    Visit { prefix: "/a/b/app/".into(), ..Visit::default() }
        .run(|page| assert!(page.url.ends_with("/a/b/app/")));
}

#[test]
fn a_wrong_type_for_wasm_does_no_harm() {
    let types = vec![("wasm".into(), "application/octet-stream".into())];
    Visit { types, ..Visit::default() }.run(|page| assert!(page.exists("main")));
}

/// What stands in `#app` of a page once the program runs.
fn drawn(page: &Page) -> String {
    page.script("return document.querySelector('#app').innerHTML", &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// The empty page as it stands in a file `index.html`, between these marks.
fn between<'a>(html: &'a str, mark: &str) -> &'a str {
    let (start, end) = (format!("<!--{mark}-->"), format!("<!--/{mark}-->"));
    html.split_once(&start).and_then(|(_, rest)| rest.split_once(&end)).expect("the marks").0
}

#[test]
fn the_first_page_is_the_one_that_the_program_draws() {
    let file = shell::root().join("index.html");
    for (lang, mark) in [("zh", "first"), ("en", "first-en")] {
        Visit { query: format!("?lang={lang}"), ..Visit::default() }.run_unwatched(|page| {
            let (html, drawn) = (shell::read(&file).unwrap(), drawn(page));
            let stands = between(&html, mark);
            if std::env::var_os(pictures::WRITE).is_some() {
                let (old, new) = (format!("<!--{mark}-->{stands}<!--"), format!("<!--{mark}-->{drawn}<!--"));
                shell::write(&file, html.replace(&old, &new)).unwrap();
            } else {
                assert_eq!(stands, drawn, "`cargo xtask first-page` writes it anew");
            }
        });
    }
}

/// Opens the page and holds its program back until it is let go.
fn before_the_program(query: &str, test: impl Fn(&Page, &dyn Fn())) {
    let page = Visit { query: query.into(), ..Visit::default() }.blank();
    // The module waits until it is let go.
    let held = page.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": "const real = fetch; window.letGo = new Promise(go => { window.go = go });
            window.fetch = (...all) => String(all[0]).includes('/gouji-') ? letGo.then(() => real(...all)) : real(...all)" }),
    );
    page.go(&page.url);
    page.wait("the page of the file", |page| page.exists("#app .field"));
    test(&page, &|| {
        page.script("window.go()", &[]);
        page.wait_ready();
    });
    // The browser is used again.
    page.cdp("Page.removeScriptToEvaluateOnNewDocument", held);
}

#[test]
fn the_page_is_read_before_the_program_runs_and_nothing_done_in_it_is_lost() {
    before_the_program("", |page, go| {
        assert!(!page.exists("body[data-ready]"));
        page.wait_words("#app .welcome", &["哪个数字不对"]);
        page.click(&page.text_box());
        page.press(&['a', 'b', 'c']);
        go();
        page.wait("the words to be taken over", |page| page.box_text() == "abc");
        page.wait("the caret to stay", |page| {
            page.script(
                "const b = document.activeElement; return b.matches('.field') && b.selectionEnd === 3",
                &[],
            ) == true
        });
        page.wait("them to be checked", |page| page.verdict().kind == "unread");
        page.press(&['d']);
        page.wait("what is typed on to follow", |page| page.box_text() == "abcd");
    });
}

#[test]
fn a_button_pressed_before_the_program_runs_is_pressed_once_it_does() {
    before_the_program("?x", |page, go| {
        page.press_button("样例：有错");
        go();
        page.wait_verdict("findings");
    });
}

#[test]
fn the_first_page_has_the_language_and_the_colours_that_are_wanted() {
    before_the_program("?lang=en&theme=dark", |page, go| {
        page.wait("the English page", |page| {
            page.script("const w = document.querySelector('#app .welcome h2'); return getComputedStyle(w).visibility === 'visible' && /[a-z]/.test(w.innerText)", &[]) == true
        });
        assert!(page.exists(":root[data-theme=dark][lang=en]"));
        go();
    });
    before_the_program("?gallery", |page, go| {
        let seen = "return getComputedStyle(document.querySelector('#app .welcome h2')).visibility";
        assert_eq!(page.script(seen, &[]), "hidden", "another page comes");
        go();
        page.wait("the gallery", |page| page.exists("[data-gallery]"));
    });
}

#[test]
fn nothing_moves_when_the_program_takes_over() {
    before_the_program("?y", |page, go| {
        let places = "return [...document.querySelectorAll('#app h1, #app h2, #app .lead, #app .button, #app .field')]
            .map(e => e.getBoundingClientRect()).map(r => [r.x, r.y, r.width, r.height].join(' ')).join('; ')";
        let before = page.script(places, &[]);
        go();
        assert_eq!(page.script(places, &[]), before);
    });
}
