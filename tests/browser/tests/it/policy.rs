//! Everything that the page can do it does under the policy that `docs/admin.md` gives to administrators, and asks nobody for
//! anything once it has loaded. A breach of the policy would stand in the console, which every test reads at its end.

use crate::samples::{SLIP, as_files, as_html, with_a_slip};
use browser_tests::keys::{CONTROL, ESCAPE, F8};
use browser_tests::{Build, Page, Visit};
use serde_json::json;
use std::collections::BTreeSet;
use xtask::shell;

/// The headers of `docs/admin.md`.
fn headers() -> Vec<(String, String)> {
    let documentation = shell::read(&shell::root().join("docs/admin.md")).unwrap();
    let (_, block) = documentation.split_once("```\nContent-Security-Policy").unwrap();
    let block = format!("Content-Security-Policy{}", block.split_once("```").unwrap().0);
    let headers = block.lines().filter_map(|line| line.split_once(": "));
    headers.map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

/// All that the page can do, one after the other.
fn do_everything(page: &Page) {
    // Part of loading: the second module, its worker, and its script, which draws in the page, where they are not there already.
    let load = "const done = arguments[0];
        gouji.load().then(() => gouji.ask('version', [])).then(v => done(typeof v), e => done(String(e)))";
    assert_eq!(page.script_async(load, &[]), "string");
    page.network();
    let asked = page.server.as_ref().map_or(0, |server| server.requests().len());

    page.paste_text(&with_a_slip());
    page.wait_verdict("findings");
    page.paste_html(&as_html(&with_a_slip()));
    page.wait_verdict("findings");
    for file in as_files(&with_a_slip()) {
        page.script("arguments[0].click()", &[clear(page)]);
        page.wait_verdict("empty");
        page.drop_files(&page.text_box(), &[&file]);
        page.wait(&format!("{} to be checked", file.display()), |page| {
            page.codes().iter().any(|code| code == "T3-ROOT")
        });
    }

    page.script("document.querySelector('[data-action=locate]').click()", &[]);
    page.wait("the place in the text", |page| page.exists(".m-here, .is-here"));
    page.script("document.querySelector(arguments[0]).click()", &[json!(format!("[data-cell='{SLIP}']"))]);
    page.wait("the calculation", |page| page.exists(".inspector"));
    page.script("for (const d of document.querySelectorAll('details')) d.open = true", &[]);

    // What is handed over as a file is caught where the page makes its link.
    page.script(
        "window.saved = [];
         HTMLAnchorElement.prototype.click = function () { saved.push(this.download.split('.').pop()) };
         for (const b of document.querySelectorAll('[data-export]')) b.click()",
        &[],
    );
    let kinds = page.count("[data-export]");
    assert!(kinds >= 6);
    page.wait("every export", |page| page.script("return saved.length", &[]) == kinds);
    let saved = page.script("return saved", &[]);
    let endings: BTreeSet<&str> = saved.as_array().unwrap().iter().filter_map(|e| e.as_str()).collect();
    for ending in ["docx", "xlsx", "html", "zip", "md", "json", "sarif"] {
        assert!(endings.contains(ending), "{endings:?}");
    }

    let buttons = page.count(".top nav button, .top-acts > button");
    for nth in 0..buttons {
        let press = "const b = document.querySelectorAll('.top nav button, .top-acts > button')[arguments[0]]; b.click()";
        page.script(press, &[json!(nth)]);
        std::thread::sleep(std::time::Duration::from_millis(100));
        if page.exists("dialog[open]") {
            page.press(&[ESCAPE]);
            page.wait("the dialog to close", |page| !page.exists("dialog"));
        }
    }
    page.press(&[F8]);
    page.script("document.querySelector('[data-action=rule]').click()", &[]);
    page.wait("the rule's page", |page| page.exists("dialog[open] h3, dialog[open] h4, dialog[open] p"));
    page.press(&[ESCAPE]);
    page.chord(&[CONTROL], 'z');

    prints_the_result(page);
    let later = page.server.as_ref().map_or(0, |server| server.requests().len());
    assert_eq!(asked, later, "the server was asked for something");
    assert_eq!(page.network(), Vec::<String>::new());
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

/// The button 清空.
fn clear(page: &Page) -> serde_json::Value {
    let find = "return [...document.querySelectorAll('button')].find(b => b.innerText === '清空') || null";
    page.wait("a button 清空", |page| !page.script(find, &[]).is_null());
    page.script(find, &[])
}

/// On paper: the verdict, the findings and the tables, and nothing that is there to be pressed.
fn prints_the_result(page: &Page) {
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let shown = |css: &str| {
        let seen = "return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length).length";
        page.script(seen, &[json!(css)]).as_u64().unwrap()
    };
    for gone in ["textarea", "button", "input", "nav"] {
        assert_eq!(shown(gone), 0, "{gone} is printed");
    }
    for there in [".record-verdict", ".record .message", ".record .formula", "table [data-cell]"] {
        assert!(shown(there) > 0, "{there} is not printed");
    }
    let paper = page.call("POST", "print", json!({ "page": { "width": 21.0, "height": 29.7 } }));
    // `%PDF-` in base64.
    assert!(paper.as_str().unwrap().starts_with("JVBERi0"));
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }));
}

#[test]
fn the_hosted_page_does_everything_under_the_policy() {
    let page = Visit { headers: headers(), prefix: "/tools/gouji/".into(), ..Visit::default() }.open();
    page.wait_ready();
    page.wait_kept();
    do_everything(&page);
}

#[test]
fn the_one_file_does_everything_under_its_own() {
    let page = Visit { build: Build::OneFile, ..Visit::default() }.open();
    page.wait_ready();
    do_everything(&page);
    // It may not connect to anything, even if it wanted to.
    let reach = "const done = arguments[0];
        fetch('https://gouji.example/').then(() => done('reached'), e => done(e.name))";
    assert_eq!(page.script_async(reach, &[]), "TypeError");
    assert!(page.console_errors().iter().any(|error| error.contains("Content Security Policy")));
}
