//! The hosted page without a network, and when it changes.

use browser_tests::{Build, Page, Visit};
use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the hosted page that a test may change.
fn copy(name: &str) -> PathBuf {
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

fn title(page: &Page) -> String {
    page.script("return document.title", &[]).as_str().unwrap_or_default().to_string()
}

#[test]
fn it_opens_again_with_the_server_stopped() {
    let page = open(&copy("offline"));
    page.server.as_ref().unwrap().stop();
    page.reload();
    page.wait_ready();
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

#[test]
fn an_update_waits_to_be_asked_for() {
    let folder = copy("update");
    let page = open(&folder);
    let old = title(&page);
    page.reload();
    page.wait_ready();
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index).unwrap();
    fs::write(&index, html.replace("<title>", "<title>新 ")).unwrap();
    xtask::page::service_worker(&folder).unwrap();

    page.reload();
    page.wait("word of the new version", |page| page.exists("#update button"));
    assert_eq!(title(&page), old, "nothing changes under the person's hands");

    page.click(&page.find("#update button"));
    page.wait("the new version", |page| title(page).starts_with("新"));
    page.wait_ready();
}
