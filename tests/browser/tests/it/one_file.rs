//! `gouji.html`, opened from the disk.

use browser_tests::{Build, Engine, Visit, bundle};

#[test]
fn it_opens_from_the_disk() {
    for &engine in Engine::all() {
        Visit { engine, build: Build::OneFile, ..Visit::default() }.run(|page| assert!(page.exists("main")));
    }
}

/// Were this to start, the test above would prove nothing: the browser would be laxer than people's.
#[test]
fn the_hosted_page_does_not_open_from_the_disk_and_says_so() {
    for &engine in Engine::all() {
        let hosted = bundle().join("../../dist/index.html");
        let page = Visit { engine, build: Build::File(hosted), ..Visit::default() }.open();
        page.wait_words("body", &["gouji.html"]);
        assert!(!page.exists("body[data-ready]"));
    }
}
