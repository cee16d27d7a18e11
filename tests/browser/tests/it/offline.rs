//! The hosted page without a network, and when it changes.

use crate::samples::{SOUND, with_a_slip};
use browser_tests::{Build, Page, Visit};
use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the hosted page that a test may change.
pub fn copy(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("gouji-{name}-{}", std::process::id()));
    let dist = browser_tests::dist();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for file in fs::read_dir(dist).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
    folder
}

fn open(folder: &Path) -> Page {
    let page =
        Visit { build: Build::Folder(folder.to_owned()), prefix: "/a/b/".into(), ..Visit::default() }.open();
    page.wait_ready();
    page.wait_kept();
    page
}

fn is_new(page: &Page) -> bool {
    page.exists("body[data-edition=new]")
}

#[test]
fn it_opens_again_with_the_server_stopped() {
    let page = open(&copy("offline"));
    page.server.as_ref().unwrap().stop();
    page.reload();
    page.wait_ready();
    page.paste_text(&with_a_slip());
    page.wait_verdict("findings");
    page.go(&format!("{}index.html?x=1", page.url));
    page.wait_ready();
    let loaded =
        "const done = arguments[0]; gouji.load('files').then(m => done(typeof m), e => done(String(e)))";
    assert_eq!(page.script_async(loaded, &[]), "function", "the second module is kept too");
}

#[test]
fn a_damaged_copy_heals() {
    let page = open(&copy("damaged"));
    let damage = "const done = arguments[0];
        caches.keys().then(async names => {
            const cache = await caches.open(names[0]);
            for (const request of await cache.keys()) {
                if (/wasm$/.test(request.url)) await cache.delete(request);
                if (/boot.*js$/.test(request.url)) await cache.put(request, new Response('half a scr'));
            }
            done(names.length);
        })";
    assert_eq!(page.script_async(damage, &[]), 1);
    page.reload();
    page.wait_ready();
}

/// Puts a new version into the folder: the same page with a sign.
fn renew(folder: &Path) {
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index).unwrap();
    fs::write(&index, html.replace("<body>", "<body data-edition=\"new\">")).unwrap();
    xtask::page::service_worker(folder).unwrap();
}

/// Waits until the browser has looked at the server's worker and done with it what it does.
fn look_for_update(page: &Page) {
    let look = "const done = arguments[0];
        navigator.serviceWorker.getRegistration().then(r => r.update().then(() => {
            const worker = r.installing;
            if (!worker) return done(true);
            worker.addEventListener('statechange', () => done(worker.state));
        })).catch(e => done(String(e)))";
    page.script_async(look, &[]);
}

#[test]
fn a_cache_that_is_gone_is_filled_again() {
    let page = open(&copy("emptied"));
    let empty = "const done = arguments[0];
        caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => done(true))";
    assert_eq!(page.script_async(empty, &[]), true);
    page.reload();
    page.wait_ready();
    let kept = "const done = arguments[0];
        caches.keys().then(names => caches.open(names[0])).then(c => c.keys()).then(k => done(k.length))";
    page.wait("the files to be kept again", |page| page.script_async(kept, &[]).as_u64() > Some(3));
}

#[test]
fn an_update_waits_to_be_asked_for_and_keeps_what_was_typed() {
    let folder = copy("update");
    let page = open(&folder);
    page.reload();
    page.wait_ready();
    page.paste_text(&with_a_slip());
    page.wait_verdict("findings");
    renew(&folder);
    look_for_update(&page);
    page.wait("word of the new version", |page| page.exists("#update button"));
    assert!(!is_new(&page), "nothing changes under the person's hands");
    assert_eq!(page.box_text(), with_a_slip());

    // Put off: the old version goes on, and opens again as the old version.
    page.press_at("#update button:nth-of-type(2)");
    page.wait("the word to go", |page| !page.exists("#update"));
    page.reload();
    page.wait_ready();
    assert!(!is_new(&page));

    page.wait("word of the new version again", |page| page.exists("#update button"));
    page.paste_text(SOUND);
    page.wait_verdict("clean");
    page.press_at("#update button");
    page.wait("the new version", is_new);
    page.wait_ready();
    page.wait_verdict("clean");
    assert_eq!(page.box_text(), SOUND, "what was in the box is there again");
    let address = page.script("return location.href", &[]);
    assert_eq!(address, page.url, "no trace of it in the address");

    // It was handed over once, to that page; the next one starts empty.
    page.reload();
    page.wait_ready();
    page.wait_verdict("empty");
}

#[test]
fn a_half_copied_update_is_not_taken() {
    let folder = copy("half");
    let page = open(&folder);
    page.reload();
    page.wait_ready();
    // The list of files is of the new version, the page itself still of the old one.
    let index = folder.join("index.html");
    let before = fs::read(&index).unwrap();
    renew(&folder);
    let after = fs::read(&index).unwrap();
    fs::write(&index, before).unwrap();
    look_for_update(&page);
    page.reload();
    page.wait_ready();
    assert!(!page.exists("#update"));
    assert!(!is_new(&page));

    // When the rest has been copied, it is offered.
    fs::write(&index, after).unwrap();
    page.reload();
    page.wait("word of the new version", |page| page.exists("#update button"));
}

#[test]
fn without_a_service_worker_it_works_online() {
    // An intranet without https: the browser offers none.
    let page = Visit { host: "gouji.example", ..Visit::default() }.open();
    page.wait_ready();
    assert_eq!(page.script("return isSecureContext || 'serviceWorker' in navigator", &[]), false);
    page.paste_text(&with_a_slip());
    page.wait_verdict("findings");
    let loaded =
        "const done = arguments[0]; gouji.load('files').then(() => done(true), e => done(String(e)))";
    assert_eq!(page.script_async(loaded, &[]), true);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}
